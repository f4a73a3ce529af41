"""What a job is given to do with each source, as plain data: it is known where neither Spark nor pyarrow is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

# Numerals that were not understood, and the files or rows that were read: tables that only such a folder has.
PROBLEMS, SOURCES = "problems", "sources"


class Said(NamedTuple):
    """A row that reading a source gave, of its `document`th document; `measure` is the one that a figure belongs to."""

    document: int
    table: str
    row: dict[str, Any]
    measure: dict[str, Any] | None = None


class Held(NamedTuple):
    """A document that is there: by what another with the same id is refused."""

    id: str
    file: str | None
    sha256: str | None


# What a task gives; the number says how often it was tried before, on this machine or another.
Read = Callable[[bytes, int], Iterable[Said]]
# The sentence that refuses the first, whose id the second has.
Clash = Callable[[Held, Held], str]
