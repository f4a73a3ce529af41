"""Which documents an older jobscli has read, whose rules may have read them worse than ours."""

from __future__ import annotations

from collections.abc import Iterable

from jobscli.record import Document


def is_older(reader: str | None, ours: str) -> bool:
    """Whether the version `reader` goes before `ours`; what was read before versions were kept does.

    >>> is_older("0.9.2", "0.10.0"), is_older("1.0", "1.0"), is_older("2.0", "1.0"), is_older(None, "1.0")
    (True, False, False, True)
    """
    return reader is None or _parts(reader) < _parts(ours)


def _parts(version: str) -> list[int]:
    numbers = (part for part in version.split(".")[:4])
    return [int(part) if part.isascii() and part.isdecimal() and len(part) < 6 else 0 for part in numbers]


def versions_told(documents: Iterable[Document]) -> str:
    """The versions that read them, as a sentence names them."""
    found = sorted({each.reader or "" for each in documents}, key=_parts)
    return "、".join(each[:20] or "?" for each in found)
