"""Sentences with their quantities -> Statistics.

Each sentence is a function of itself, its context and what the one before it handed on. Within it every mention goes
through the stages: head (level, change, gap …), naming, population, bound, status, time, place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jobscli.language import _
from jobscli.read.model import Outline, Problem, ReferenceDate, SectionContext, Sentence
from jobscli.read.quantity import NonQuantity
from jobscli.read.quantity.grammar import MAY
from jobscli.read.statistic.model import Settled
from jobscli.read.statistic.sentence import (
    ITEM,
    PARTED,
    TIMELY,
    Read,
    SentenceIn,
    clock_of,
    opening_of,
    read_sentence,
    said_of_next,
)
from jobscli.read.statistic.table import of_tables
from jobscli.read.statistic.time.expressions import times
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.read.statistic.view import Handed
from jobscli.record import Statistic

_LEAD = 80  # what of a sentence is read for the time that it opens with
_LEADS = 20  # characters in which a sentence without a figure may name the time of the next
# A paragraph that parts what the one before told: 分城乡看，…; 城镇常住居民人均可支配收入….
_PARTS = re.compile(
    rf"""
    (?:[一二三四]是|（[一二三四]）|[一二三四]、|[0-9][.．、])? [ \u3000]*
    (?: {PARTED}[，：,] | (?:其中[，,：]?)?(?:全体|城镇|农村|城乡)(?:常住)?居民 )
    """,
    re.VERBOSE,
)
# What announces the paragraphs below it as aims: 今后五年的四项新目标是：.
_AIMS_BELOW = re.compile("(?:目标|任务)(?:任务|值)?(?:是|为|如下|分别为|有|包括)?[：:][ \u3000]*$")
_AIMS_LABEL = re.compile(
    "(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）)?[ \u3000]*"
    "(?:主要|预期|发展|工作|奋斗|总体|主要预期)目标[ \u3000]*"
)
_LISTED = re.compile(
    "[ \u3000]*(?:[一二三四五六七八九十]{1,2}(?:是|、)|[（(]?[0-9一二三四五六七八九十]{1,2}[)）.．、]"
    "|第[一二三四五六七八九十]|[—－-]{1,3}|[●■◆★▲○·•])"
)
# What announces items below it, of its own time: 主要税收收入项目情况如下：.
_ITEMS_BELOW = re.compile("(?:如下|其中|分别[是为]|包括)[：:][ \u3000]*$")
_ITEM_ENDS = re.compile("[；;][ \u3000]*$")
_AIMS_TAIL = 24  # characters of a sentence that may announce the aims below it
_CARRY = 500  # how far a paragraph's temporal expression is carried, in a paragraph that is a whole document


class Statistics(NamedTuple):
    """The statistics of a document, what looked like a figure and was not understood, and what is none."""

    statistics: tuple[Statistic, ...]
    problems: tuple[Problem, ...]
    non_quantities: tuple[NonQuantity, ...]  # with offsets of the document


_NOTHING = Handed()
_PARTS_TOLD = re.compile("[ 　]*其中[，,：:]?")  # a paragraph that goes on with parts of what the one before told
# A paragraph of the time that the one before told: 同期, and as a text in traditional script writes it.
_SAME_TIME = re.compile("[ 　]*(?:同期|两段时间相比)")
_ACCOUNT = Handed(told=True)  # in a document that is an account of what was done


@dataclass(slots=True)
class _Paragraph:
    """Where the sentences of a paragraph stand: what is handed on, and what may end it."""

    begins: Handed = _NOTHING  # what its first sentence has
    handed: Handed = _NOTHING
    start: int = 0
    part: SectionContext | None = None
    region: str | None = None
    months: TimeExpression | None = None  # with which a paragraph opened, for those that part what it told
    last: TimeExpression | None = None  # the one of the last figure in a paragraph before
    items: bool = False  # whether the paragraph below is an item of what was announced
    aims: str = ""  # whether the paragraph below was announced as an aim, or all those of a list

    def _tells_parts(self, sentence: Sentence) -> bool:
        """Whether a paragraph goes on with parts of what the one before it told: 其中，男性90万人."""
        return sentence.context is self.part and _PARTS_TOLD.match(sentence.normal.text) is not None

    def enter(self, sentence: Sentence) -> None:
        """Take in what holds for a sentence: a new paragraph, section or region ends what the last one handed on."""
        if sentence.first and not sentence.goes_on and not self._tells_parts(sentence):
            self._paragraph(sentence)
        elif self.handed.opening is not None and (
            _elsewhere(sentence, self.region)
            or sentence.context is not self.part
            or sentence.start - self.handed.opened_at > _CARRY
        ):
            self.handed = self.handed._replace(opening=None)
        if sentence.goes_on:
            self.handed = self.handed._replace(announced=False)  # aims are told in the line that announces them
        self.part, self.region = sentence.context, sentence.region
        tail = sentence.normal.text[-_AIMS_TAIL:]
        colon = tail.rstrip()[-1:] in ("：", ":")
        below = colon and _ITEMS_BELOW.search(tail) is not None
        self.items = below or (self.items and _ITEM_ENDS.search(tail) is not None)
        if colon and _AIMS_BELOW.search(tail) is not None:
            self.aims = "listed"
        elif len(sentence.normal.text) <= _AIMS_TAIL and _AIMS_LABEL.fullmatch(sentence.normal.text) is not None:
            self.aims = "next"

    def _paragraph(self, sentence: Sentence) -> None:
        """Enter a paragraph: it has the months of the one before where it parts what that told, and its aims."""
        opened, self.last = self.handed.opening, self.handed.last or self.last
        if opened is not None:
            self.months = opened if opened.kind == "months" else None
        self.handed, self.start = self.begins, sentence.start
        if self.last is not None and _SAME_TIME.match(sentence.normal.text) is not None:
            self.handed = self.handed._replace(last=self.last)
        parts = self.months is not None and _PARTS.match(sentence.normal.text) is not None
        if sentence.context.scope is None and (parts or (self.items and opened is not None)):
            held = self.months if parts else opened
            self.handed = self.handed._replace(opening=held, opened_at=sentence.start)
        if self.aims == "next" or (self.aims and _LISTED.match(sentence.normal.text) is not None):
            self.handed = self.handed._replace(announced=True)
            self.aims = "listed"
        else:
            self.aims = ""


def statistics(outline: Outline) -> Statistics:
    """What the sentences of a document say in figures."""
    made: list[Statistic] = []
    passed: list[NonQuantity] = []
    for given, read in _of_text(outline):
        made += _records(outline, given.sentence, read)
        for each in read.non_quantities:
            start, end = read.normal.back(each.start), read.normal.end(each.end)
            passed.append(NonQuantity(start, end, each.reason, each.rule))
    if outline.tables:
        for found in of_tables(outline):
            if isinstance(found, NonQuantity):
                passed.append(found)
            else:
                made += _records(outline, found[0].sentence, found[1])
        made.sort(key=lambda each: (each.start, each.end))
        passed.sort(key=lambda each: each.start)
    return Statistics(tuple(made), tuple(_problems(outline, passed)), tuple(passed))


def _problems(outline: Outline, passed: Iterable[NonQuantity]) -> Iterator[Problem]:
    """What looked like a figure and was not understood."""
    for each in passed:
        if not each.reason:
            words = outline.text[each.start : each.end]
            yield Problem(start=each.start, end=each.end, text=words, reason=_(each.problem))


def sentences(outline: Outline) -> Iterator[tuple[SentenceIn, Read]]:
    """The sentences that may have a figure, and the numbers of tables, each a sentence of its own: what `read_given`
    took of each, and what it read.
    """
    yield from _of_text(outline)
    for found in of_tables(outline):
        if not isinstance(found, NonQuantity):
            yield found


def _of_text(outline: Outline) -> Iterator[tuple[SentenceIn, Read]]:
    """The sentences of the text that may have a figure, each with what the one before handed on."""
    here = _Paragraph(begins=_ACCOUNT if outline.kind == "achieved" else _NOTHING)
    for sentence in outline.sentences:
        here.enter(sentence)
        if MAY.search(sentence.normal.text) is None:
            if TIMELY.search(sentence.normal.text, 0, _LEADS) is not None:
                here.handed = _with_opening(here.handed, sentence, outline.reference)
            here.handed = said_of_next(here.handed, sentence.normal.text)
            continue
        given = SentenceIn(outline, sentence, here.handed, here.start)
        read = read_sentence(given)
        here.handed = read.handed
        yield given, read


def _elsewhere(sentence: Sentence, region: str | None) -> bool:
    """Whether a sentence turns to another province than the one before, or to the next item of a list."""
    turned = sentence.region != region and {sentence.region, region}.isdisjoint({None, "全国"})
    return turned or ITEM.match(sentence.normal.text) is not None


def _with_opening(handed: Handed, sentence: Sentence, clock: ReferenceDate) -> Handed:
    """The temporal expression that a sentence without a figure opens with holds for the next."""
    text = sentence.normal.text[:_LEAD]
    opening = opening_of(text, times(text, clock_of(clock, sentence.context)).governing, len(text))
    if opening is None or sentence.context.kind:
        return handed
    return handed._replace(opening=opening, opened_at=sentence.start)


def _records(outline: Outline, sentence: Sentence, read: Read) -> Iterator[Statistic]:
    starts = {each.mention.number: read.normal.back(each.mention.quantity.start) for each in read.settled}
    for each in read.settled:
        yield _record(outline, sentence, read, each, starts)


def _record(outline: Outline, sentence: Sentence, read: Read, each: Settled, starts: dict[int, int]) -> Statistic:
    """The record of a figure; `starts` are the offsets of all of its sentence, by their numbers."""
    quantity, name = each.mention.quantity, each.naming
    start, end = starts[each.mention.number], read.normal.end(quantity.end)
    document = outline.document.id
    of = name.other("change_of")
    return Statistic(
        id=f"{document}/s{start}",
        document=document,
        region=each.location.region,
        section=sentence.section,
        paragraph=sentence.paragraph,
        place=each.location.place,
        metric=name.metric,
        label=name.label or name.metric,
        text=outline.text[start:end],
        value=each.amount.value,
        high=each.amount.high,
        unit=each.amount.unit,
        unit_inferred=each.amount.inferred,
        bound=each.amount.bound,
        aspect=name.aspect,
        price_basis=each.price,
        of=f"{document}/s{starts[of]}" if of in starts else None,
        status=each.status,
        scope=each.when.scope,
        period=each.when.period,
        period_basis=each.when.basis if each.when.period else None,
        population=name.population,
        start=start,
        end=end,
        note=each.note,
        rule=each.trace.get("metric"),
        confidence=each.confidence,
        quote=sentence.text,
    )
