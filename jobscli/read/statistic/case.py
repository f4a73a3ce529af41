"""One figure to be named among those of its sentence, and the ways to settle it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobscli.read.document.regions import is_place
from jobscli.read.statistic.change import Change
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.naming import bare, population

COMPLETED = re.compile(
    "(?:完成|达到?|占|实现|为|是|相当于)(?:了)?[^，。；#@]{0,14}(?:计划|目标|任务|预算|预期)(?:任务|目标|数|量)?(?:的)?$"
)
AMONG = re.compile("^[、，；]?其中[，：、]?")
# Possessive: a row of 达到 can be parted in exponentially many ways, and the first is as good as any.
_PLAIN_LINK = re.compile(
    "^(?:[、和及与，]|以及|分别|达到?|突破|首次|超过?|为|共|累计|并|已|其中|现已|又|再|仍|约|近|可达|总额|总计|合计|全年|当年|今年|去年|同比|环比|到|至|上线|目标|是|的|仅|还|即|而|这一?(?:数字|指标|数据|比例|数值|数|人数)|该(?:数字|指标|数据|比例|数值)|(?:上年|去年)?同期(?:这一(?:数字|指标|数据|比例))?|前年|连续[0-9一二三四五六七八九十]+年|继续|保持在?|稳定在|维持在|"
    "最?[高低多少]的?(?:能|可以|可|地区|省份|达)*|均|各|也|则|比|上年|增加到|提高到)*+$"
)


@dataclass(slots=True)
class Case:
    """A figure to be named, among the figures of its sentence, with what the words before it make of it."""

    seen: list[Figure]
    index: int
    change: Change
    context: str  # what the paragraph said before
    topic: str  # the heading it stands under
    prior: Sequence[Figure] = ()  # those of the sentence before, in the same paragraph
    before: int = 0  # where in the context the sentence of the figure begins

    @property
    def said(self) -> str:
        """What the paragraph said before the sentence of the figure."""
        return self.context[: self.before]

    @property
    def figure(self) -> Figure:
        return self.seen[self.index]

    @property
    def told(self) -> Figure | None:
        """The figure that a change speaks of: not how far a plan was done, nor the aim."""
        beside = ("completion", "gap", "aim")
        return next((f for f in self.earlier if f.rule not in beside and not f.based), None)

    @property
    def last(self) -> Figure | None:
        """The figure named before this one."""
        return next(self.earlier, None)

    def place_of(self, figure: Figure | None) -> int | None:
        """The index of a figure of this sentence."""
        return next((i for i, each in enumerate(self.seen) if each is figure), None)

    @property
    def earlier(self) -> Iterator[Figure]:
        """The figures named before this one, the nearest first; those of a bracket that is closed told only aside."""
        aside = self.figure.aside
        for each in reversed(self.seen[: self.index]):
            if each.metric and not each.dropped and each.aside in (-1, aside):
                yield each


def told(figure: Figure, made: Change) -> None:
    figure.comes_from, figure.reached, figure.raised = made.comes_from, made.reached, made.raised
    figure.based = made.based


def settle(case: Case, metric: str, label: str, confidence: str, known: bool) -> bool:
    figure = case.figure
    figure.metric = metric if known else _in_full(metric)
    figure.label, figure.canonical, figure.confidence = label or metric, known, confidence
    figure.population = population(figure, metric, label or metric) or (None if known else _paid_to(case))
    return True


def _in_full(name: str) -> str:
    """A name as statistics write it out: 规上工业 and 规模以上工业 are one."""
    return name.replace("规上", "规模以上").replace("限上", "限额以上")


def _paid_to(case: Case) -> str | None:
    """Whom a sum goes to: 为13.12万农民工补发工资待遇21.85亿元."""
    figure, last = case.figure, case.last
    if last is None or not figure.chained or figure.quantity.kind != "money" or last.quantity.kind != "people":
        return None
    return last.population if last.before and "为@" in figure.clause else None


def copy(figure: Figure, model: Figure) -> None:
    figure.metric, figure.label, figure.canonical = model.metric, model.label, model.canonical
    figure.population, figure.confidence = model.population, model.confidence


def level_of(case: Case, base: Figure) -> int | None:
    """The index of the level that a change is of."""
    place = case.place_of(base)
    return place if base.aspect == "level" or place is None else base.of


def bare_piece(case: Case) -> bool:
    return bare_words(case.change.subject)


def bare_words(words: str) -> bool:
    """Whether words before a figure name nothing: links, times, 其中."""
    if _PLAIN_LINK.match(words) is not None:
        return True
    own = bare(words)
    return not own or is_place(own)
