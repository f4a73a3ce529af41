"""What a reader is told about a document by whoever has it, beside its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the user states: it goes before anything that the text says. All of it may be missing."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO date
    year: int | None = None  # the year that its figures speak of
    region: str | None = None
    place: str | None = None
    url: str | None = None
