"""What two documents say of one thing at one time: restated values, restated aims, and the statistical bulletin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from jobscli.ask.span import Span, named_number, span_of
from jobscli.ask.things import Cell, Cells, When, by_document
from jobscli.audit.contradictions.answer import Kind
from jobscli.language import _
from jobscli.record import Document, Statistic

_BULLETIN = re.compile("统计公报|执行结果的?公报")
_MOST = 2  # so many different numbers of one thing a document may give before its name tells no one thing


class Found(NamedTuple):
    """A contradiction before its cause is judged."""

    kind: Kind
    figures: tuple[Statistic, ...]
    told: str


class Compared(NamedTuple):
    """A comparison that was made, and what it found, if anything."""

    found: Found | None


def restated(cells: Cells, documents: Mapping[str, Document]) -> Iterator[Compared]:
    """Each cell of which several documents have figures: whether any number of the one meets one of the other."""
    for _thing, when, cell in cells:
        texts: Mapping[str, Cell] = by_document(cell)
        if any(len({each.value for each in own}) > _MOST for own in texts.values()):
            continue
        if when.status == "target":
            texts = _of_the_aim(texts, when, documents)
        if len(texts) < 2:
            continue
        pair = _apart(list(texts.values()), when)
        if pair is None:
            yield Compared(None)
            continue
        ordered = tuple(sorted(pair, key=lambda each: (documents[each.document].year or 0, each.document)))
        yield Compared(Found(_kind(when, ordered, documents), ordered, _told(ordered)))


def _of_the_aim(texts: Mapping[str, Cell], when: When, documents: Mapping[str, Document]) -> Mapping[str, Cell]:
    """The document that set the aim of a year and the one that gives account of that year, where there are both.

    What a plan of several years names for its last year may be another aim, and is no contradiction.
    """
    if when.year is None:
        return {}
    years = {identity: documents[identity].year for identity in texts}
    found = {identity: own for identity, own in texts.items() if years[identity] in (when.year - 1, when.year)}
    return found if len({years[identity] for identity in found}) == 2 else {}


def _apart(texts: Sequence[Cell], when: When) -> tuple[Statistic, Statistic] | None:
    """The figures of two documents of which no number meets one of the other; of several pairs the farthest."""
    span = span_of if when.status == "achieved" else named_number
    found = []
    for one, other in combinations(texts, 2):
        pairs = [(a, b) for a in one for b in other]
        if not any(_meet(span(a), span(b), a, b) for a, b in pairs):
            found.append(min(pairs, key=lambda pair: abs(pair[0].value - pair[1].value)))
    return max(found, key=lambda pair: abs(pair[0].value - pair[1].value), default=None)


def _meet(one: Span, other: Span, a: Statistic, b: Statistic) -> bool:
    return one.meets(other) or a.value == b.value


def _kind(when: When, pair: Sequence[Statistic], documents: Mapping[str, Document]) -> Kind:
    bulletins = [_BULLETIN.search(documents[each.document].title) is not None for each in pair]
    if any(bulletins) and not all(bulletins):
        return "bulletin"
    return "target" if when.status == "target" else "restated"


def _told(pair: Sequence[Statistic]) -> str:
    one, other = pair
    if one.value and one.unit not in ("%", "‰", "百分点"):
        share = abs(other.value - one.value) / abs(one.value) * 100
        return _("“{one}”和“{other}”，推算：相差 {share}%").format(one=one.text, other=other.text, share=f"{share:.2g}")
    return _("“{one}”和“{other}”").format(one=one.text, other=other.text)
