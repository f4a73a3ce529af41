"""A JSON file that is either the old one or the new one, whatever happens: TinyDB's storage, made safe.

TinyDB's own storage truncates the file and writes it anew in place. Here a change is written to a temporary file
in the same folder, flushed to the disk, and put in the place of the old one by a rename, after which the folder
is flushed too: the procedure that SQLite's rollback journal and LMDB rest on, reduced to one file. The version
before is kept as `.bak`, the two before it as `.bak2` and `.bak3`.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.record import number

Tables = dict[str, dict[str, Any]]

APPLICATION = "jobscli"
SCHEMA = 1
BACKUPS = (".bak", ".bak2", ".bak3")
# What a record holds is three deep, and a figure has at most 40 digits. Beyond these bounds is only what is meant to
# break its reader: lists as deep as the stack, 1E+99999999, which takes minutes to write and 100 MB.
DEEPEST = 16
FARTHEST = 300


class DamagedError(StoreError):
    """A file that was read and holds no store: empty, cut off, not JSON, not ours. `found` says which."""

    def __init__(self, found: str, way_out: str) -> None:
        super().__init__(_("{found}；{way_out}").format(found=found, way_out=way_out))
        self.found = found


def read(path: Path) -> Tables:
    """The tables that the file at `path` holds.

    Raises StoreError when it is missing, unreadable or of a newer schema, DamagedError when it is not JSON or not ours.
    """
    return checked(path, _bytes(path))


def checked(path: Path, content: bytes) -> Tables:
    """The tables in `content`, the bytes of the file at `path`. Raises StoreError when it is no store of ours."""
    return _ours(path, _parsed(path, content))


def missing(path: Path) -> bool:
    """Whether there is nothing of that name. A link to nothing is something, and so is what cannot be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, ValueError):  # no file can have a name with a NUL or half a character
        return True
    except OSError:
        pass
    return False


def _bytes(path: Path) -> bytes:
    try:
        refuse_no_file(path)
        return path.read_bytes()
    except (FileNotFoundError, ValueError):
        raise absent(path) from None
    except OSError as error:
        raise StoreError(_("读不了数据文件 {path}：{why}").format(path=path, why=error.strerror)) from None


def refuse_no_file(path: Path) -> None:
    """Raise StoreError when `path` is a folder, a device or a pipe, FileNotFoundError when it is nothing."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise StoreError(_("{path} 不是文件；用 --db 指一个数据文件").format(path=path))


def absent(path: Path) -> StoreError:
    return StoreError(_("没有数据文件 {path}；用 jobscli add --db 建立，或去掉 --db 用自带的数据").format(path=path))


def _parsed(path: Path, content: bytes) -> Any:
    if not content.strip():
        raise DamagedError(_("数据文件 {path} 是空的").format(path=path), _repair(path))
    try:
        return json.loads(content.decode("utf-8-sig"), parse_float=_decimal, parse_constant=_refuse)
    except (ValueError, RecursionError, ArithmeticError):
        found = _("数据文件 {path} 已损坏，不是完整的 JSON").format(path=path)
        raise DamagedError(found, _repair(path)) from None


def _decimal(literal: str) -> Decimal:
    made = Decimal(literal)
    if abs(made.adjusted()) > FARTHEST:
        raise ValueError(literal)
    return made


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _repair(path: Path) -> str:
    return _("用 jobscli check --repair --db {path} 恢复").format(path=path)


def _ours(path: Path, data: Any) -> Tables:
    strange = DamagedError(_("{path} 不是 jobscli 的数据文件").format(path=path), _("用 --db 指另一个"))
    if not isinstance(data, dict):
        raise strange
    for rows in data.values():
        if not isinstance(rows, dict) or not all(map(_is_row, rows.items())):
            raise strange
    meta: dict[str, Any] = next(iter(data.get("meta", {}).values()), {})
    if meta.get("application") != APPLICATION or type(meta.get("schema")) is not int:
        raise strange
    if meta["schema"] != SCHEMA:
        raise StoreError(
            _("{path} 是第 {found} 版的数据，这个 jobscli 只认第 {known} 版；请升级 jobscli").format(
                path=path, found=meta["schema"], known=SCHEMA
            )
        )
    return data


def _is_row(item: tuple[str, Any]) -> bool:
    key, row = item
    # Row numbers of ordinary length: int() of a long string of digits is slow, and of ² fails.
    return key.isascii() and key.isdigit() and len(key) < 16 and isinstance(row, dict) and _is_shallow(row, DEEPEST)


def _is_shallow(value: dict[str, Any] | list[Any], left: int) -> bool:
    """Whether no list or object in `value` is nested deeper than `left`."""
    inside = value.values() if isinstance(value, dict) else value
    return left > 0 and all(_is_shallow(each, left - 1) for each in inside if type(each) in (dict, list))


def empty() -> Tables:
    """The tables of a new store."""
    return {"meta": {"1": {"application": APPLICATION, "schema": SCHEMA}}}


def written(tables: Tables) -> bytes:
    """`tables` as the file's bytes: one record a line, so that a change shows as a small diff."""
    parts = []
    for name, rows in tables.items():
        lines = ",\n".join(f'"{key}": {_line(row)}' for key, row in rows.items())
        parts.append(f"{json.dumps(name)}: {{\n{lines}\n}}" if rows else f"{json.dumps(name)}: {{}}")
    # Half a surrogate pair, which UTF-8 does not have, becomes the JSON escape that it was read from.
    return ("{" + ",\n".join(parts) + "}\n").encode("utf-8", "backslashreplace")


def _line(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False, allow_nan=False, default=_number)


def _number(value: object) -> int | float:
    if isinstance(value, Decimal):
        return number(value)
    raise TypeError(type(value).__name__)


def replace(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file at `path`, so that a reader sees the old or the new, never a part.

    Returns once it would survive a loss of power. Raises StoreError, the file as it was.
    """
    try:
        _replace(path, content)
    except OSError as error:
        raise unwritable(path, error) from None


def unwritable(path: Path, error: OSError) -> StoreError:
    """The error that says why `path` could not be written."""
    why = {
        errno.ENOSPC: _("磁盘已满"),
        errno.EROFS: _("文件夹是只读的"),
        errno.EACCES: _("没有写的权限"),
        errno.EPERM: _("没有写的权限"),
    }.get(error.errno or 0, error.strerror)
    return StoreError(_("写不了数据文件 {path}：{why}；原来的数据没有变").format(path=path, why=why))


def _replace(path: Path, content: bytes) -> None:
    target = real(path)
    fresh = _temporary(target, content, _mode(target))
    former = fresh.with_name(fresh.name.replace(".tmp", ".old.tmp"))
    try:
        if target.exists():
            _second_name(target, former)
        fresh.replace(target)
        try:
            _flush_folder(target.parent)
        except OSError:  # not durable, so not done: the former file goes back
            former.replace(target) if former.exists() else target.unlink()
            raise
    finally:
        for left in (fresh, former):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def real(path: Path) -> Path:
    """The file that `path` names: a symbolic link stays a link, and what it points to is written."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        raise absent(path) from None


def _mode(target: Path) -> int | None:
    """The permissions of a file that is there; None leaves those of a new one to the user's mask."""
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else None


def _second_name(target: Path, former: Path) -> None:
    try:
        os.link(target, former)
    except OSError:  # a file system without hard links
        former.write_bytes(target.read_bytes())


def _temporary(target: Path, content: bytes, mode: int | None) -> Path:
    """A file beside `target` that holds `content`, flushed to the disk."""
    fresh = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(fresh, flags, 0o666 if mode is None else mode)
    try:
        with os.fdopen(handle, "wb") as file:
            if mode is not None:
                fresh.chmod(mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    return fresh


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there, and a rename is durable by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def backups(path: Path) -> list[Path]:
    """Where the last three versions of the store at `path` are kept, newest first."""
    return [path.with_name(path.name + suffix) for suffix in BACKUPS]


def keep(path: Path) -> None:
    """Keep the file at `path`, or an empty store where there is none yet, as the newest of its backups.

    A backup that holds the same already stays the newest: a change that failed is tried again without loss.
    """
    target = real(path)
    places = backups(target)
    try:
        content = target.read_bytes() if target.exists() else written(empty())
        if _holds(places[0]) == content:
            return
        fresh = _temporary(places[0], content, _mode(target))
        try:
            for earlier, later in reversed(list(pairwise(places))):
                if earlier.exists():
                    earlier.replace(later)
            fresh.replace(places[0])
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from None


def bring_back(path: Path) -> Tables | None:
    """Put the newest backup that differs from the store at `path` in its place, and give what it holds, if any.

    Raises StoreError when that backup is damaged, the store as it was.
    """
    target = real(path)
    try:
        now = _holds(target)
        older = [place for place in backups(target) if _holds(place) is not None]
        while older and _holds(older[0]) == now:  # what a change that failed has left
            older[0].unlink()
            del older[0]
        if not older:
            return None
        content = older[0].read_bytes()
        tables = checked(older[0], content)
        _replace(target, content)
    except OSError as error:
        raise unwritable(path, error) from None
    with contextlib.suppress(OSError):  # what stays is the store itself, and is passed over next time
        older[0].unlink()
        for place, earlier in zip(backups(target), older[1:], strict=False):
            earlier.replace(place)
    return tables


def _holds(place: Path) -> bytes | None:
    return place.read_bytes() if place.exists() else None
