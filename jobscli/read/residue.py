"""The numerals of a document that are in no statistic, each with the reason why it is no figure.

What the rules for quantities passed over brings its own reason; the others are told by the characters beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from jobscli.read.quantity import NonQuantity as Passed
from jobscli.read.quantity.non_quantities import beside
from jobscli.record import Excluded, Reason, Statistic

_NUMERAL = "[0-9０-９〇零一二两三四五六七八九十百千万亿半]"
NUMERALS = re.compile(f"{_NUMERAL}{_NUMERAL}*")  # one first: the engine looks for a set of characters at once
_NEAR = 2  # numerals of one reason that stand so close are one: 2018年1月


def residue(
    text: str, document: str, statistics: Sequence[Statistic], passed: Sequence[Passed]
) -> tuple[Excluded, ...]:
    """Every run of numerals of `text` that no statistic covers; runs close by with one reason are one record.

    `passed` are the numerals that were looked at and found to be none, with offsets of the document.
    """
    figures = sorted((each.start, each.end) for each in statistics)
    told = sorted((each.start, each.end, each.reason) for each in passed if each.reason)
    made: list[tuple[int, int, Reason]] = []
    at = 0
    for start, end, joined in _bare(text, figures):
        while at < len(told) and told[at][1] <= start:
            at += 1
        passed_over = at < len(told) and told[at][0] <= start
        reason = cast(Reason, told[at][2] if passed_over else beside(text, start, end).reason)
        if joined and made and made[-1][2] == reason and start - made[-1][1] <= _NEAR:
            start = made.pop()[0]
        made.append((start, end, reason))
    return tuple(
        Excluded(document=document, start=start, end=end, text=text[start:end], reason=reason)
        for start, end, reason in made
    )


def _bare(text: str, figures: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The numerals outside of all figures, and whether no figure stands between one and the last."""
    at, count, joined = 0, len(figures), False
    for run in NUMERALS.finditer(text):
        start, end = run.span()
        while at < count and figures[at][1] <= start:
            at, joined = at + 1, False
        if at == count or figures[at][0] >= end:
            yield start, end, joined
            joined = True
            continue
        other = at
        while start < end:
            inside = other < count and figures[other][0] < end
            stop = max(start, figures[other][0]) if inside else end
            if start < stop:
                yield start, stop, joined
                joined = True
            if not inside:
                break
            start, other, joined = max(start, figures[other][1]), other + 1, False
