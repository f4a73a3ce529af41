"""Quantities in their sentence and outline -> Statistics.

Sentence by sentence: the quantities, their clauses, the runs they stand in; then for each figure from left to
right what it measures, whether it is a level or a change, its status, its scope and period. Later figures lean on
earlier ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobscli.language import _
from jobscli.read.clean import Clean, clean
from jobscli.read.outline import UNKNOWN, Outline, Sentence, regions_named
from jobscli.read.part import Part
from jobscli.read.period import Clock
from jobscli.read.problem import Problem
from jobscli.read.quantity import Excluded, quantities
from jobscli.read.statistic.figure import Figure, figures
from jobscli.read.statistic.lists import runs
from jobscli.read.statistic.naming import city
from jobscli.read.statistic.rules import name
from jobscli.read.statistic.scope import Span, governing, span
from jobscli.read.statistic.status import status
from jobscli.read.statistic.when import Time, times
from jobscli.record import Statistic

# A sentence without one of these has no figure.
_MAY = re.compile("[0-9０-９百千万亿成倍番半]|分之|[一二两三四五六七八九十](?:个|项|次|元|所)")
_OPENING = 16  # a time word that opens a sentence governs the rest of its paragraph
# What an item of a list is about: 2.创业担保贷款：个人最高贷款额度30万元.
_LABEL = re.compile(
    "(?:[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十0-9]{1,3}）|[·•●■◆-])?([^，。；：0-9]{2,16})："
)
_CONTEXT = 600  # how far back in its paragraph a short name's meaning is looked for
_CARRY = 500  # how far, in a paragraph that is a whole document
_TIMELY = re.compile("[年月季期]|目前|至今")


def statistics(outline: Outline) -> tuple[tuple[Statistic, ...], tuple[Problem, ...]]:
    """The statistics of a document, and what looked like a figure and was not understood."""
    made: list[Statistic] = []
    problems: list[Problem] = []
    carried: Time | None = None
    prior: list[Figure] = []
    paragraph = since = 0
    part = Part()
    for sentence in outline.sentences:
        if sentence.first:
            carried, paragraph, prior = None, sentence.start, []
        if sentence.part is not part or sentence.start - since > _CARRY:
            carried, part = None, sentence.part
        if _MAY.search(sentence.text) is None:
            if _TIMELY.search(sentence.text[:20]):
                opened = _opened(sentence.text[:40], _clock_of(outline.clock, sentence.part))
                carried, since = (opened, sentence.start) if opened else (carried, since)
            continue
        # In a report the part says when; a time word there is of its own sentence.
        reader = _Reader(outline, sentence, None if part.kind else carried, paragraph, prior)
        made += reader.statistics()
        prior = [figure for figure in reader.seen if not figure.dropped]
        problems += reader.problems
        if reader.opened is not None:
            carried, since = reader.opened, sentence.start
    return tuple(made), tuple(problems)


def _opened(text: str, clock: Clock) -> Time | None:
    found = [time for time in times(clean(text, 0).text, clock) if time.start < _OPENING and not time.local]
    return found[-1] if found else None


def _clock_of(clock: Clock, part: Part) -> Clock:
    """In a part of a report a month or 年底 without a year is of the part's year."""
    if part.period is not None and len(part.period) == 4:
        return replace(clock, year=int(part.period))
    return clock


class _Reader:
    """Reads the statistics of one sentence."""

    def __init__(
        self, outline: Outline, sentence: Sentence, carried: Time | None, paragraph: int, prior: Sequence[Figure]
    ) -> None:
        self._outline = outline
        self._sentence = sentence
        self._carried = carried
        self._clock = _clock_of(outline.clock, sentence.part)
        self._context = outline.text[max(paragraph, sentence.start - _CONTEXT) : sentence.end]
        self._topic = sentence.title
        self._prior = prior
        self.seen: list[Figure] = []
        self._clean: Clean = clean(sentence.text, sentence.start)
        self._times: list[Time] = []
        self._regions: list[tuple[int, str]] = []
        self._spans: dict[int, Span] = {}
        self.opened: Time | None = None
        self.problems: list[Problem] = []

    def statistics(self) -> Iterator[Statistic]:
        text = self._clean.text
        found, excluded = quantities(text)
        self._report(excluded)
        if _TIMELY.search(text):
            self._times = times(text, self._clock)
            opening = [t for t in self._times if t.start < _OPENING and not t.local]
            self.opened = opening[-1] if opening else None
        if not found:
            return
        labelled = _LABEL.match(text)
        if labelled is not None:
            self._topic = labelled.group(1)
        if self._sentence.open:
            self._regions = list(regions_named(text))
        self.seen = seen = figures(text, found)
        runs(seen)
        taken: set[int] = set()
        for index, figure in enumerate(seen):
            name(seen, index, self._context, self._topic, self._prior)
            if figure.dropped:
                continue
            yield self._statistic(seen, index, taken)

    def _statistic(self, seen: list[Figure], index: int, taken: set[int]) -> Statistic:
        figure = seen[index]
        quantity = figure.quantity
        text, sentence, clock = self._clean.text, self._sentence, self._clock
        lead = text[max(0, quantity.start - 120) : quantity.start]
        opening = index - figure.place if figure.group >= 0 else index
        before = seen[opening - 1].quantity.start if opening else 0
        time = governing(text, self._times, quantity.start, before, self._carried)
        figure.status = status(figure, lead, sentence.part, self._outline.kind, clock)
        if figure.status == "achieved" and quantity.word in ("不超过", "最高", "最多") and index:
            figure.status = "limit" if seen[index - 1].status == "limit" else "achieved"  # …，总额不超过2万元
        when = span(figure, time, sentence.part, clock, lead, time is self._carried)
        base = seen[figure.leans].quantity.end if figure.leans is not None else 0
        its = figure.rule == "completion" or time is None or time.end <= base
        if when.scope != "annual_average" and figure.leans in self._spans and its:
            when = self._spans[figure.leans or 0]
        self._spans[index] = when
        start, end = self._clean.back(quantity.start), self._clean.end(quantity.end)
        document = self._outline.document.id
        place = city(figure.piece) or sentence.place
        identity = f"{document}/s{start}"
        taken.add(start)
        return Statistic(
            id=identity,
            document=document,
            region=self._region(quantity.start),
            section=sentence.section,
            paragraph=sentence.paragraph,
            place=place,
            metric=figure.metric,
            label=figure.label,
            text=self._outline.text[start:end],
            value=quantity.value,
            high=quantity.high,
            unit=quantity.unit,
            bound=quantity.bound,
            aspect=figure.aspect,
            of=self._of(seen, figure),
            status=figure.status,
            scope=when.scope,
            period=when.period,
            period_basis=when.basis if when.period else None,
            population=figure.population,
            start=start,
            end=end,
            note=figure.note or quantity.note,
            rule=figure.rule,
            confidence=figure.confidence,
            quote=sentence.text,
        )

    def _region(self, at: int) -> str:
        """The region a figure is of: the last one that its sentence names before it, where the document is of none."""
        named = [name for start, name in self._regions if start < at]
        return (named[-1] if named else self._sentence.region) or UNKNOWN

    def _of(self, seen: list[Figure], figure: Figure) -> str | None:
        if figure.of is None or seen[figure.of].dropped:
            return None
        start = self._clean.back(seen[figure.of].quantity.start)
        return f"{self._outline.document.id}/s{start}"

    def _report(self, excluded: list[Excluded]) -> None:
        for each in excluded:
            if not each.reason:
                start, end = self._clean.back(each.start), self._clean.end(each.end)
                reason = _("这个数没有印单位，看不出它量的是什么")
                self.problems.append(Problem(start=start, end=end, text=self._outline.text[start:end], reason=reason))
