"""A paragraph -> the spans of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Sentences end at 。！？; a closing quotation mark or bracket belongs to the sentence before, and so does
# the end of bold type: “……。” **……。**
_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’）」』)*]*|\Z)")
_LONGEST = 600  # code points; longer ones, as of a text without full stops, are cut at a semicolon or comma
_CUT = re.compile("[；;，,]")
_BLANK = " \t　\u200b\r\n"


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of `text` between `start` and `end`, without the blanks around them."""
    for found in _SENTENCE.finditer(text, start, end):
        first, last = found.span()
        if last - first > _LONGEST:
            yield from _pieces(text, first, last)
        elif (span := _trimmed(text, first, last)) is not None:
            yield span


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cuts = [found.end() for found in _CUT.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        cut = cuts[-1] if cuts else start + _LONGEST
        yield start, cut
        start = cut
    if (span := _trimmed(text, start, end)) is not None:
        yield span


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without the blanks at both its ends; None where nothing else is in it."""
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return (start, end) if start < end else None
