"""Quantities in their sentence and outline -> Statistics.

Sentence by sentence: the quantities, their clauses, the runs they stand in; then for each figure from left to
right what it measures, whether it is a level or a change, its status, its scope and period. Later figures lean on
earlier ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobscli.read.model import Outline, Problem, ReferenceDate, SectionContext, Sentence
from jobscli.read.quantity import Excluded
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.sentence import ITEM, OPENING, Reader, clock_of
from jobscli.read.statistic.when import Time, times
from jobscli.read.text.normalise import normalise
from jobscli.record import Statistic

# A sentence without one of these has no figure.
_MAY = re.compile("[0-9０-９百千万亿成倍番半]|分之|[一二两三四五六七八九十](?:个|项|次|元|所)")
_CARRY = 500  # how far, in a paragraph that is a whole document
_TIMELY = re.compile("[年月季期]|目前|至今|现有|当前|迄今")


def statistics(outline: Outline) -> tuple[tuple[Statistic, ...], tuple[Problem, ...], tuple[Excluded, ...]]:
    """The statistics of a document, what looked like a figure and was not understood, and what is none.

    Offsets are of the document in all three.
    """
    made: list[Statistic] = []
    problems: list[Problem] = []
    excluded: list[Excluded] = []
    carried: Time | None = None
    last: Time | None = None
    prior: Sequence[Figure] = ()
    paragraph = since = 0
    part, region, topic = SectionContext(), None, ""
    for sentence in outline.sentences:
        if sentence.first:
            carried, paragraph, prior, last, topic = None, sentence.start, (), None, ""
        elif _elsewhere(sentence, region):
            carried = None
        region = sentence.region
        if sentence.context is not part or sentence.start - since > _CARRY:
            carried, part = None, sentence.context
        if _MAY.search(sentence.text) is None:
            if _TIMELY.search(sentence.text[:20]):
                opened = _opened(sentence.text[:40], clock_of(outline.reference, sentence.context))
                carried, since = (opened, sentence.start) if opened else (carried, since)
            continue
        # In a report the part says when; a time word there is of its own sentence.
        reader = Reader(outline, sentence, None if part.kind else carried, paragraph, prior, last, topic)
        made += reader.statistics()
        last, topic = reader.last or last, reader.label
        problems += reader.problems
        excluded += reader.excluded
        prior = [figure for figure in reader.seen if not figure.dropped]
        if reader.opened is not None:
            carried, since = reader.opened, sentence.start
    return tuple(made), tuple(problems), tuple(excluded)


def _elsewhere(sentence: Sentence, region: str | None) -> bool:
    """Whether a sentence turns to another province than the one before, or to the next item of a list."""
    turned = sentence.region != region and {sentence.region, region}.isdisjoint({None, "全国"})
    return turned or ITEM.match(sentence.text) is not None


def _opened(text: str, clock: ReferenceDate) -> Time | None:
    found = [time for time in times(normalise(text, 0).text, clock) if time.start < OPENING and not time.local]
    return found[-1] if found else None
