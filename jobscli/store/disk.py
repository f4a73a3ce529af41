"""What the file of a store holds: the tables in its bytes, what is refused, the bytes of the tables."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.record import number
from jobscli.store import checksum, limits
from jobscli.store.lines import FIELD as LINES
from jobscli.store.lines import Lines, lines

Tables = dict[str, dict[str, Any]]

APPLICATION = "jobscli"
SCHEMA = 3
# The notes that tell in the first schema what has a field of its own in the second.
_NOTES = {
    "实际增速，已扣除价格因素": {"price_basis": "real"},
    "名义增速，未扣除价格因素": {"price_basis": "nominal"},
    "未印单位，应是元": {"unit_inferred": "元"},
}


def _second(tables: Tables) -> Tables:
    """A store of the first schema as one of the second, which has what users correct and what they state besides."""
    figures = tables.get("statistics", {})
    notes = {key: row.get("note") for key, row in figures.items()}
    told = {key: _NOTES[note] for key, note in notes.items() if isinstance(note, str) and note in _NOTES}
    if not told:
        return tables
    return {**tables, "statistics": figures | {key: figures[key] | {"note": None} | told[key] for key in told}}


def _third(tables: Tables) -> Tables:
    """A store of the second schema as one of the third, which has what documents say word for word, read anew."""
    return tables


# What makes of a store of an older schema one of the next.
MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {1: _second, 2: _third}
# What a record holds is three deep, and a figure has at most 40 digits. Beyond these bounds is only what is meant to
# break its reader: lists as deep as the stack, 1E+99999999, which takes minutes to write and 100 MB.
DEEPEST = 16
FARTHEST = 300
NOWHERE = Path(os.devnull) / "store.json"  # the own store of a user without a home: nothing is ever there


_WHY = {
    errno.EACCES: _("没有读的权限"),
    errno.EPERM: _("没有读的权限"),
    errno.ENOSPC: _("磁盘已满"),
    errno.EDQUOT: _("磁盘配额已满"),
    errno.EFBIG: _("文件超过了允许的大小"),
    errno.EROFS: _("文件夹是只读的"),
    errno.EIO: _("磁盘读写出错"),
    errno.ENOENT: _("没有这个文件夹"),
    errno.ENOTDIR: _("上一级不是文件夹"),
    errno.EISDIR: _("旁边该是备份或锁的地方是文件夹"),
    errno.ELOOP: _("链接绕成了圈"),
    errno.ENAMETOOLONG: _("文件名太长"),
}


class DamagedError(StoreError):
    """A file that was read and holds no store: empty, cut off, not JSON, not ours, changed. `found` says which."""

    def __init__(self, found: str, way_out: str) -> None:
        super().__init__(_("{found}；{way_out}").format(found=found, way_out=way_out))
        self.found = found


class Found(NamedTuple):
    """What a file holds: its bytes, the tables in them, and whether their checksum agrees, None without one."""

    content: bytes
    tables: Tables
    agrees: bool | None


def read(path: Path) -> Tables:
    """The tables that the file at `path` holds.

    Raises StoreError when it is missing, unreadable, too large or of a newer schema, DamagedError when it is not JSON,
    not ours, or changed since it was written.
    """
    return _unchanged(path, look(path))


def look(path: Path) -> Found:
    """What the file at `path` holds, though it may have changed since it was written. Raises as `read` does."""
    try:
        return looked_at(path, held(path))
    except MemoryError:
        raise _too_large(path) from None


def opened(path: Path) -> tuple[bytes | Tables, Lines | None]:
    """The bytes of the file at `path` and their lines, where we wrote it so, else its tables. Raises as `read` does."""
    try:
        content = held(path)
        found = as_written(content)
        return (checked(path, content), None) if found is None else (content, found)
    except MemoryError:
        raise _too_large(path) from None


def _too_large(path: Path) -> StoreError:
    return StoreError(_("数据文件 {path} 太大，内存不够").format(path=path))


def as_written(content: bytes) -> Lines | None:
    """The lines of the store in `content`, where we wrote it so and nothing changed it since; None of any other."""
    return lines(content, _is_ours_now, _loaded)


def _is_ours_now(meta: Any) -> bool:
    return isinstance(meta, dict) and meta.get("application") == APPLICATION and meta.get("schema") == SCHEMA


def checked(path: Path, content: bytes) -> Tables:
    """The tables in `content`, the bytes of the file at `path`. Raises StoreError as `read` does."""
    return _unchanged(path, looked_at(path, content))


def looked_at(path: Path, content: bytes) -> Found:
    """What `content`, the bytes of the file at `path`, holds, though it may have changed. Raises as `read` does."""
    tables = _ours(path, _parsed(path, content))
    limits.refuse_long(path, content, tables)
    meta = _meta(tables)
    # Only what has the two fields of before there were any has none: a digit may have changed in the name of the field.
    none = meta.keys() <= {"application", "schema"}
    agrees = None if none else checksum.agrees(meta.get(checksum.FIELD), content, lambda: canonical(tables))
    return Found(content, migrated(tables), agrees)


def _unchanged(path: Path, found: Found) -> Tables:
    if found.agrees is False:
        raise DamagedError(
            _("数据文件 {path} 存下以后变过，和它的校验和对不上").format(path=path),
            _("用 jobscli check --db {path} 看怎么办").format(path=path),
        )
    return found.tables


def missing(path: Path) -> bool:
    """Whether there is nothing of that name. A link to nothing is something, and so is what cannot be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, ValueError):  # no file can have a name with a NUL or half a character
        return True
    except OSError:
        pass
    return False


def held(path: Path) -> bytes:
    """The bytes of the file at `path`. Raises StoreError when it is missing, unreadable or too large."""
    try:
        refuse_no_file(path)
        limits.refuse_large(path, path.stat().st_size)
        return path.read_bytes()
    except (FileNotFoundError, ValueError):
        raise absent(path) from None
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> StoreError:
    """The error that says why `path` could not be read."""
    return StoreError(_("读不了数据文件 {path}：{why}").format(path=path, why=why(error)))


def why(error: OSError) -> str:
    """In our words, why a file could not be read or written."""
    return _WHY.get(error.errno or 0) or error.strerror or type(error).__name__


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
        return _loaded(content)
    except (ValueError, RecursionError, ArithmeticError):
        found = _("数据文件 {path} 已损坏，不是完整的 JSON").format(path=path)
        raise DamagedError(found, _repair(path)) from None


def _loaded(content: bytes) -> Any:
    return json.loads(content.decode("utf-8-sig"), parse_float=_decimal, parse_int=_whole, parse_constant=_refuse)


def _decimal(literal: str) -> Decimal:
    made = Decimal(literal)
    if abs(made.adjusted()) > FARTHEST:
        raise ValueError(literal)
    return made


def _whole(literal: str) -> int:
    # One of 4300 digits can be read, and one more than it cannot be printed. -1E300 is written with 302 characters.
    if len(literal) > FARTHEST + 2:
        raise ValueError(literal)
    return int(literal)


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
    meta = _meta(data)
    if meta.get("application") != APPLICATION or type(meta.get("schema")) is not int:
        raise strange
    if meta["schema"] != SCHEMA and meta["schema"] not in MIGRATIONS:
        raise StoreError(
            _("{path} 是第 {found} 版的数据，这个 jobscli 只认第 {known} 版；请升级 jobscli").format(
                path=path, found=meta["schema"], known=SCHEMA
            )
        )
    return data


def migrated(tables: Tables) -> Tables:
    """`tables`, of this schema or an older one, as this one has them."""
    found = _meta(tables)["schema"]
    if found == SCHEMA:
        return tables
    for schema in range(found, SCHEMA):
        tables = MIGRATIONS[schema](tables)
    first = {row: {**_meta(tables), "schema": SCHEMA} for row in list(tables["meta"])[:1]}
    return {**tables, "meta": {**tables["meta"], **first}}


def _meta(tables: Tables) -> dict[str, Any]:
    """The row that says whose store this is; empty where there is none."""
    return next(iter(tables.get("meta", {}).values()), {})


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
    """`tables` as the file's bytes: `meta` with the checksum of all, then a record a line, so that diffs are small."""
    from jobscli.store import sift

    others = _others(tables)
    meta = checksum.without(_meta(tables))
    meta.pop(LINES, None)
    told = {LINES: sift.told(others)}
    said = checksum.of(_laid_out(tables, meta | told, others))
    return _laid_out(tables, meta | {checksum.FIELD: said} | told, others)


def canonical(tables: Tables) -> bytes:
    """The bytes of which the checksum is: all but the checksum itself."""
    return _laid_out(tables, checksum.without(_meta(tables)), _others(tables))


def _laid_out(tables: Tables, meta: dict[str, Any], others: bytes) -> bytes:
    """The bytes of `tables` with `meta` in the place of their first row of meta, which comes first; then `others`."""
    first = dict.fromkeys(list(tables["meta"])[:1], meta)
    return b"{" + _encoded(_table("meta", {**tables["meta"], **first})) + others + b"}\n"


def _others(tables: Tables) -> bytes:
    """What stands in the file behind `meta`."""
    return _encoded("".join(f",\n{_table(name, rows)}" for name, rows in tables.items() if name != "meta"))


def _encoded(text: str) -> bytes:
    # Half a surrogate pair, which UTF-8 does not have, becomes the JSON escape that it was read from.
    return text.encode("utf-8", "backslashreplace")


def _table(name: str, rows: dict[str, Any]) -> str:
    lines = ",\n".join(f'"{key}": {_line(row)}' for key, row in rows.items())
    return f"{json.dumps(name)}: {{\n{lines}\n}}" if rows else f"{json.dumps(name)}: {{}}"


def _line(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False, allow_nan=False, default=_number)


def _number(value: object) -> int | float:
    if isinstance(value, Decimal):
        return number(value)
    raise TypeError(type(value).__name__)
