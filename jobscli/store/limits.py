"""How large a store may be that is opened or written, and how long a field in it; the environment may say otherwise."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jobscli.errors import StoreError, UsageError
from jobscli.language import _

# TinyDB holds a store whole, in about twelve times the memory of its file: 128 MB are 1.5 GB.
BYTES = "JOBSCLI_MAX_STORE", 128 * 1024 * 1024
# As long as a whole document may be: what `read` takes can be stored. A store that we write has far shorter ones.
CHARACTERS = "JOBSCLI_MAX_FIELD", 2_000_000


def allowed(limit: tuple[str, int]) -> int:
    """The limit that holds: the one that the environment names, else ours. Raises UsageError for one that is none."""
    name, usual = limit
    told = os.environ.get(name, "")
    if not told:
        return usual
    if not (told.isascii() and told.isdigit() and len(told) <= 15 and int(told) > 0):
        raise UsageError(_("环境变量 {name} 要是一个正整数，不是“{told}”").format(name=name, told=f"{told:.40}"))
    return int(told)


def refuse_large(path: Path, size: int) -> None:
    """Raise StoreError when a store at `path` of `size` bytes is over the limit."""
    most = allowed(BYTES)
    if size > most:
        raise StoreError(
            _(
                "数据文件 {path} 超过了 {most:,} 字节的上限；记录这么多，用档案（jobscli archive create 文件夹）；"
            ).format(path=path, most=most)
            + _("信得过这个文件，也可以设环境变量 {name} 放宽").format(name=BYTES[0])
        )


def refuse_long(path: Path, content: bytes, tables: dict[str, dict[str, Any]]) -> None:
    """Raise StoreError when a field in `tables`, which the bytes `content` hold, is over the limit.

    No field is longer than the longest line, and a store has a record a line: its fields are looked at only where
    a line is as long as that.
    """
    most = allowed(CHARACTERS)
    if is_short(content):
        return
    for table, rows in tables.items():
        for number, row in rows.items():
            for text in _texts(row):
                if len(text) > most:
                    name = f"{row.get('id', '')!s:.60}" or f"{table}#{number}"
                    raise StoreError(
                        _("数据文件 {path} 的 {id} 有 {n:,} 字的字段，超过了 {most:,} 字的上限；").format(
                            path=path, id=name, n=len(text), most=most
                        )
                        + _("信得过它，就设环境变量 {name} 放宽").format(name=CHARACTERS[0])
                    )


def is_short(content: bytes) -> bool:
    """Whether no line of `content` is over the limit of a field, so that no field in it is."""
    most = allowed(CHARACTERS)
    start = 0
    while len(content) - start > most:
        end = content.rfind(b"\n", start, start + most + 1)
        if end < 0:
            return False
        start = end + 1
    return True


def _texts(value: Any) -> Iterator[str]:
    """The strings in `value`, the names of its fields too; `value` is as shallow as a row of a store."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
