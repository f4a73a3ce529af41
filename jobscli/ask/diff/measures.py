"""The measures of two documents: the same ones by their proper names, or by titles that are mostly alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jobscli.ask.diff.answer import Kept
from jobscli.record import Measure

_ALIKE = 0.45  # so much of two titles' pairs of letters is in both
_NAMED = 2.0  # a proper name in common goes before any likeness of titles


def measures(old: Sequence[Measure], new: Sequence[Measure]) -> Iterator[Kept]:
    """Each measure once: kept, done where it was planned, dropped or new; in the order of the newer document."""
    before = [(each, _pairs(each.title)) for each in old]
    now = [(each, _pairs(each.title)) for each in new]
    scored = [
        (score, at, place)
        for at, (one, own) in enumerate(before)
        for place, (other, others) in enumerate(now)
        if (score := _likeness(one, other, own, others)) >= _ALIKE
    ]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _score, at, place in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if at not in used and place not in taken:
            taken[place] = at
            used.add(at)
    for place, (measure, _own) in enumerate(now):
        if place not in taken:
            yield Kept("new", None, measure)
            continue
        one = before[taken[place]][0]
        done = one.status == "target" and measure.status == "achieved"
        yield Kept("done" if done else "same", one, measure)
    yield from (Kept("dropped", one, None) for at, (one, _own) in enumerate(before) if at not in used)


def _likeness(one: Measure, other: Measure, own: frozenset[str], others: frozenset[str]) -> float:
    named = {each.name for each in one.names} & {each.name for each in other.names}
    union = own | others
    return (_NAMED if named else 0.0) + (len(own & others) / len(union) if union else 0.0)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text))
