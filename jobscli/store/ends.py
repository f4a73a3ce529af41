"""By what the id of a record may be called: its tail, or that with two letters of its document."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jobscli.store import checksum


def tail(identity: str) -> str:
    """The part of an id behind its document, as `record.tail`, for whom needs no record."""
    return identity.rpartition("/")[2]


def marked_tail(identity: str) -> str:
    """The tail with two letters that tell its document, for screens where the tail alone is of several.

    The letters follow from the document's id alone, so that they stay. The letter of a second record on one span,
    b, is not among them.

    >>> marked_tail("mohrss-2018/s427")
    's427ry'
    """
    return tail(identity) + _mark(identity.rpartition("/")[0])


@lru_cache(4096)
def _mark(document: str) -> str:
    digest = bytes.fromhex(checksum.of(document.encode("utf-8", "surrogatepass")))
    return _LETTERS[digest[0] % len(_LETTERS)] + _LETTERS[digest[1] % len(_LETTERS)]


_LETTERS = "acdefghijklmnopqrstuvwxyz"
# With what the tails of ids begin, and the table of the records that have them.
TABLE_OF_TAIL = {"s": "statistics", "m": "measures", "h": "sections"}


def ends_of(identity: Any) -> tuple[str, ...]:
    """The tail of an id, bare and marked; none of what is no id of a part of a document."""
    return (tail(identity), marked_tail(identity)) if isinstance(identity, str) and "/" in identity else ()
