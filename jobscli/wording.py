"""Wording: what a paragraph of a document says, so that "no text has this word" can be answered of the text itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A paragraph, or with `pairs` a document as a whole; `start:end` are code points of its text, half open.

    Of a user's own document it is the `text`, without the breaks of its lines. Of one that must not be copied it is an
    index from which the text cannot be put together again: the distinct `words` of the paragraph, sorted, and of the
    whole document the distinct `pairs` of characters that stand side by side, sorted.
    """

    document: str
    region: str
    section: str | None
    start: int
    end: int
    text: str | None = None
    words: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
