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
from collections.abc import Iterator
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
LOCK_SECONDS = 30.0


def read(path: Path) -> Tables:
    """The tables that the file at `path` holds.

    Raises StoreError when it is missing, unreadable, not JSON, not ours, or of a newer schema.
    """
    return _checked(path, _parsed(path, _bytes(path)))


def _bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise StoreError(_("{path} 不是文件；用 --db 指一个数据文件").format(path=path))
        return path.read_bytes()
    except FileNotFoundError:
        hint = _("没有数据文件 {path}；用 jobscli add --db 建立，或去掉 --db 用自带的数据")
        raise StoreError(hint.format(path=path)) from None
    except OSError as error:
        raise StoreError(_("读不了数据文件 {path}：{why}").format(path=path, why=error.strerror)) from None


def _parsed(path: Path, content: bytes) -> Any:
    if not content.strip():
        raise StoreError(_("数据文件 {path} 是空的；{repair}").format(path=path, repair=_repair(path)))
    try:
        return json.loads(content.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError, ArithmeticError):
        raise StoreError(
            _("数据文件 {path} 已损坏，不是完整的 JSON；{repair}").format(path=path, repair=_repair(path))
        ) from None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _repair(path: Path) -> str:
    return _("用 jobscli check --repair --db {path} 恢复").format(path=path)


def _checked(path: Path, data: Any) -> Tables:
    strange = StoreError(_("{path} 不是 jobscli 的数据文件；用 --db 指另一个").format(path=path))
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
    return key.isascii() and key.isdigit() and len(key) < 16 and isinstance(row, dict)


def empty() -> Tables:
    """The tables of a new store."""
    return {"meta": {"1": {"application": APPLICATION, "schema": SCHEMA}}}


def written(tables: Tables) -> bytes:
    """`tables` as the file's bytes: one record a line, so that a change shows as a small diff."""
    parts = []
    for name, rows in tables.items():
        lines = ",\n".join(f'"{key}": {_line(row)}' for key, row in rows.items())
        parts.append(f"{json.dumps(name)}: {{\n{lines}\n}}" if rows else f"{json.dumps(name)}: {{}}")
    return ("{" + ",\n".join(parts) + "}\n").encode("utf-8")


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
    target = path.resolve()  # a symbolic link stays a link
    fresh = _temporary(target, content)
    former = fresh.with_name(fresh.name.replace(".tmp", ".old.tmp"))
    try:
        if target.exists():
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
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


def _second_name(target: Path, former: Path) -> None:
    try:
        os.link(target, former)
    except OSError:  # a file system without hard links
        former.write_bytes(target.read_bytes())


def _temporary(target: Path, content: bytes) -> Path:
    import tempfile  # brings random and shutil with it, which reading does not need

    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


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
    """Keep the file at `path`, or an empty store where there is none yet, as the newest of its backups."""
    places = backups(path.resolve())
    try:
        content = path.read_bytes() if path.exists() else written(empty())
        for earlier, later in reversed(list(pairwise(places))):
            if earlier.exists():
                earlier.replace(later)
        _replace(places[0], content)
    except OSError as error:
        raise unwritable(path, error) from None


def bring_back(path: Path) -> bool:
    """Put the newest backup in the place of the store at `path`; false when there is none."""
    places = backups(path.resolve())
    if not places[0].exists():
        return False
    try:
        _replace(path, places[0].read_bytes())
        places[0].unlink()
        for earlier, later in pairwise(places):
            if later.exists():
                later.replace(earlier)
    except OSError as error:
        raise unwritable(path, error) from None
    return True


@contextlib.contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Be the only writer of the store at `path`, across processes; leftovers of a killed one are cleared away.

    Raises StoreError when another writer holds it for longer than `seconds`, and says which process that is.
    """
    from filelock import FileLock, Timeout

    holder = path.with_name(path.name + ".writer")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_name(path.name + ".lock"), timeout=seconds)
        with lock:
            holder.write_text(f"{os.getpid()}\n", encoding="ascii")
            _clear(path.resolve())
            try:
                yield
            finally:
                with contextlib.suppress(OSError):
                    holder.unlink()
    except Timeout:
        raise StoreError(
            _("另一个进程（{who}）正在写 {path}，等了 {seconds:g} 秒；等它写完再试").format(
                who=_who(holder), path=path, seconds=seconds
            )
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None


def _who(holder: Path) -> str:
    try:
        return _("进程号 {pid}").format(pid=holder.read_text(encoding="ascii").strip()[:20])
    except (OSError, ValueError):
        return _("进程号不明")


def _clear(target: Path) -> None:
    for left in target.parent.glob(f".{_plain(target.name)}.*.tmp"):
        with contextlib.suppress(OSError):
            left.unlink()


def _plain(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
