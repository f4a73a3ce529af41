"""One sentence with its figures -> its statistics: what each measures, then its status, its time, its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobscli.language import _
from jobscli.read.document.locations import Locations
from jobscli.read.model import Outline, Problem, ReferenceDate, SectionContext, Sentence
from jobscli.read.quantity import Excluded, quantities
from jobscli.read.quantity.unprinted import ratio_changes
from jobscli.read.statistic.figure import Figure, figures
from jobscli.read.statistic.limit import grants
from jobscli.read.statistic.lists import runs
from jobscli.read.statistic.rules import name
from jobscli.read.statistic.scope import a_year_before, governing, span
from jobscli.read.statistic.status import status
from jobscli.read.statistic.term import Span
from jobscli.read.statistic.threshold import singled_out
from jobscli.read.statistic.when import Time, times
from jobscli.read.text.normalise import Normalised
from jobscli.record import UNSTATED_REGION, Statistic

OPENING = 16  # a time word that opens a sentence governs the rest of its paragraph
# Labels that say what of a grant follows, and not which grant.
_RATIO = re.compile("求人倍率|求职人数的?(?:比率|比例|比值)")
_NO_TOPIC = re.compile(
    "^(?:扶持|补贴|补助|奖励|贷款|享受|支持)?(?:标准|对象|条件|期限|内容|范围|方式|额度|流程|材料|政策)$"
)
_RUN_IN = 24  # or that opens it behind the words of a heading that lost its line break
ITEM = re.compile("[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]")
# What an item of a list is about: 2.创业担保贷款：个人最高贷款额度30万元.
_LABEL = re.compile(
    "(?:[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十0-9]{1,3}）|[·•●■◆-])?([^，。；：0-9]{2,16})："
)
_CONTEXT = 600  # how far back in its paragraph a short name's meaning is looked for
_LEAD = 120  # how much of the sentence before a figure tells its status and its time
_TIMELY = re.compile("[年月季期]|目前|至今|现有|当前|迄今")
_YEAR_BASE = re.compile("[比较]([12][0-9]{3})年(?!以来)")
# A change whose own words say since when: 年均增长5.2%，较“十三五”末净增1万亿元.
_OWN_BASE = re.compile("[较比]“?十[一二三四五六七八九]五”?(?:期?末|时期|期间)")
_FOLLOWS = re.compile(
    "[，、]?(?:共|直接|间接|并|可|其中)*(?:带动|扶持|惠及|吸纳|服务|覆盖|帮助|帮扶|支持|受益|安置|培训|解决|为|就业(?=[0-9])|就业$|实现就业|上岗)"
)
# What is told of many regions is of none of those named before: …超过20元的有15个省份.
_OF_REGIONS = re.compile("(?:的(?:共?有|达到?|共)?[0-9一二三四五六七八九十]{1,3}个)?(?:省|地区|自治区|直辖市)")


def clock_of(clock: ReferenceDate, part: SectionContext) -> ReferenceDate:
    """In a part of a report a month or 年底 without a year is of the part's year."""
    if part.period is not None and len(part.period) == 4:
        return replace(clock, year=int(part.period))
    return clock


def _limited_too(figure: Figure) -> bool:
    """Whether a figure behind a limit is one: …，总额不超过2万元; 最高额度由15万元提高到30万元."""
    if figure.quantity.word in ("不超过", "最高", "最多"):
        return True
    if figure.chained and figure.piece.endswith("、") and figure.quantity.kind == "money":
        return True  # 提供最高200万元的创业担保贷款、8万元的创业扶持资金
    return figure.raised and figure.chained and figure.rule in ("continued", "only-whom", "run-member", "known")


def _since(figure: Figure, when: Span, part: SectionContext) -> Span | None:
    """The years of the term that a change goes over where it names the one before them: 比2007年增加716元."""
    named = _YEAR_BASE.search(figure.piece) if figure.aspect == "change" else None
    if named is None or when.period is None or re.fullmatch("[0-9]{4}", when.period) is None:
        return None
    term = f"{int(named.group(1)) + 1}/{when.period}"
    return Span("cumulative", term, when.basis) if part.period == term else None


class Reader:
    """Reads the statistics of one sentence.

    `prior` are the figures of the one before in the same paragraph, `before` the time that the last of them had, and
    `label` what the last item of the paragraph's list was about.
    """

    def __init__(
        self,
        outline: Outline,
        sentence: Sentence,
        carried: Time | None,
        paragraph: int,
        prior: Sequence[Figure],
        before: Time | None,
        label: str,
    ) -> None:
        self._outline = outline
        self._sentence = sentence
        self._before = before
        self._carried = before or carried if sentence.text.startswith("其中") else carried
        self._clock = clock_of(outline.reference, sentence.context)
        self._context = outline.text[max(paragraph, sentence.start - _CONTEXT) : sentence.end]
        self._said = sentence.start - max(paragraph, sentence.start - _CONTEXT)
        self.label = label
        self._topic = label or sentence.section_title
        self._prior = prior
        self.seen: list[Figure] = []
        self._clean: Normalised = sentence.normal
        self._times: list[Time] = []
        self._locations: Locations
        self._spans: dict[int, Span] = {}
        self._granting = False
        self.opened: Time | None = None
        self.last: Time | None = None
        self.problems: list[Problem] = []
        self.excluded: list[Excluded] = []

    def statistics(self) -> Iterator[Statistic]:
        """The statistics of the sentence, from left to right."""
        text = self._clean.text
        found, excluded = quantities(text)
        if any(figure.quantity.kind == "ratio" for figure in self._prior) or _RATIO.search(text):
            moved = list(ratio_changes(text, excluded))
            excluded = [each for each in excluded if all(each.start != quantity.start for quantity in moved)]
            found = sorted([*found, *moved], key=lambda quantity: quantity.start)
        found, names = singled_out(text, found)
        self._report([*excluded, *names])
        if _TIMELY.search(text):
            item = ITEM.match(text) is not None
            self._times = [self._opens(time) for time in times(text, self._clock)]
            if item and self._times and self._times[0].start < OPENING + _RUN_IN:
                self._times[0] = replace(self._times[0], opens=True)  # 二、社会保障全年五项社会保险基金收入…
            opening = [t for t in self._times if (t.start < OPENING or (item and t.opens)) and not t.local]
            self.opened = opening[-1] if opening else None
        if not found:
            return
        labelled = _LABEL.match(text)
        if labelled is not None:
            self._topic = self.label = labelled.group(1) if _NO_TOPIC.search(labelled.group(1)) is None else self._topic
        home = self._outline.document.place
        self._locations = Locations(text, self._sentence.region, self._sentence.place, home, self._sentence.open_region)
        self._granting = grants(text)
        self.seen = figures(text, found)
        runs(self.seen)
        for index, figure in enumerate(self.seen):
            name(self.seen, index, self._context, self._topic, self._prior, self._said)
            if not figure.dropped:
                yield self._statistic(index, figure)

    def _statistic(self, index: int, figure: Figure) -> Statistic:
        quantity, sentence = figure.quantity, self._sentence
        when = self._spans[index] = self._when(index, figure)
        region, place = self._where(figure)
        start, end = self._clean.back(quantity.start), self._clean.end(quantity.end)
        document = self._outline.document.id
        return Statistic(
            id=f"{document}/s{start}",
            document=document,
            region=region,
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
            of=self._of(figure),
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

    def _opens(self, time: Time) -> Time:
        """A time word behind a blank opens a sentence whose heading lost its line break: 九、就业 全年…."""
        start = self._clean.back(time.start)
        behind_blank = time.start > 0 and self._outline.text[start - 1 : start].isspace()
        return replace(time, opens=True) if behind_blank else time

    def _when(self, index: int, figure: Figure) -> Span:
        """Scope and period of a figure, its status being settled on the way: what is aimed at lies ahead."""
        quantity, part, seen = figure.quantity, self._sentence.context, self.seen
        text = self._clean.text
        lead = text[max(0, quantity.start - _LEAD) : quantity.start]
        opening = index - figure.place if figure.group >= 0 else index
        before = seen[opening - 1].quantity.start if opening else 0
        time = governing(text, self._times, quantity.start, before, self._carried)
        if time is not None and time.kind == "same":
            time = a_year_before(time, self._times, self._before or self._carried)
        self.last = time
        base = part._replace(status="target") if part.status == "budget" else part
        figure.status = status(figure, lead, base, self._clock, self._granting)
        if part.status == "budget" and figure.status == "target" and quantity.kind == "money":
            figure.status = "budget"
        granted = index > 0 and figure.status != "limit" and seen[index - 1].status == "limit"
        if granted and (figure.linked or (figure.status == "achieved" and _limited_too(figure))):
            figure.status = "limit"
        if index and figure.rule == "among":
            figure.status = seen[index - 1].status or figure.status
        when = span(figure, time, part, self._clock, lead, time is self._carried)
        lean = seen[figure.leans].quantity.end if figure.leans is not None else 0
        its = figure.rule == "completion" or time is None or time.end <= lean
        its = its and _OWN_BASE.search(figure.piece) is None and not (index and seen[index - 1].based)
        if when.scope != "annual_average" and figure.leans in self._spans and its:
            when = self._spans[figure.leans or 0]
            return _since(figure, when, part) or when
        last = self._spans.get(index - 1)
        loose = (
            when.scope in ("unstated", "to_date")
            or when.basis == "context"
            or (time is not None and time is self._carried)
        )
        if loose and last is not None and last.scope == "cumulative" and _FOLLOWS.match(figure.piece):
            return last  # 累计发放1530亿元，直接扶持121万人次、带动就业503万人次
        return when

    def _where(self, figure: Figure) -> tuple[str, str | None]:
        """Region and place of a figure: of the last turn of its sentence, in a list of several its own."""
        if _OF_REGIONS.match(self._clean.text, figure.quantity.end):
            return self._sentence.region or UNSTATED_REGION, self._sentence.place
        length = sum(each.group == figure.group for each in self.seen) if figure.group >= 0 else None
        region, place = self._locations.at(figure.quantity.start, figure.place if length else None, length)
        return region or UNSTATED_REGION, place

    def _of(self, figure: Figure) -> str | None:
        if figure.of is None or self.seen[figure.of].dropped:
            return None
        start = self._clean.back(self.seen[figure.of].quantity.start)
        return f"{self._outline.document.id}/s{start}"

    def _report(self, excluded: list[Excluded]) -> None:
        for each in excluded:
            start, end = self._clean.back(each.start), self._clean.end(each.end)
            self.excluded.append(Excluded(start, end, each.reason))
            if not each.reason:
                reason = _("这个数没有印单位，看不出它量的是什么")
                self.problems.append(Problem(start=start, end=end, text=self._outline.text[start:end], reason=reason))
