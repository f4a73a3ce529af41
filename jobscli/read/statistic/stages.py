"""The stages over one mention: head, naming, population, bound, status, time, place; each gives one decision.

`Asked` is how a stage puts its question to its rules: the first that answers decides, and is noted in the trace.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from jobscli.read.rule import Rules, first
from jobscli.read.statistic import bound as bounds
from jobscli.read.statistic import confidence, location, naming, status
from jobscli.read.statistic.after import head_after
from jobscli.read.statistic.confidence import Decided
from jobscli.read.statistic.head import head as head_of
from jobscli.read.statistic.model import Head, Mention, Naming, Settled, Step
from jobscli.read.statistic.naming import population
from jobscli.read.statistic.naming.noun_phrase import unnamed
from jobscli.read.statistic.naming.vocabulary import unit_class
from jobscli.read.statistic.status.case import case as status_case
from jobscli.read.statistic.time import resolve, shared
from jobscli.read.statistic.time.anchor import time_of
from jobscli.read.statistic.time.case import TimeCase, lead_of
from jobscli.read.statistic.time.expressions import TimeExpression
from jobscli.read.statistic.view import Named, View
from jobscli.record import Bound, Confidence, Status
from jobscli.words import metrics
from jobscli.words.naming import metric_per

T = TypeVar("T")
# Words that tell a growth with prices taken out; 实际到位资金增长 and 实际利用外资增长 are none.
_REAL = re.compile(
    "(?:实际|(?:扣除|剔除)(?:价格|物价)[^，。；@]{0,8}|按?(?:可比|不变)价格?(?:计算)?)"
    "(?:分别|年均|年平均|同比|平均|每年|均|累计|[比较](?:上年|去年)(?:同期)?)*(?:增长|下降|提高|上升|递增|回落|增速|增幅|增加)"
)
# Metrics that are amounts, and rates of a policy too: a return of 50% of what was paid.
_RATED = ("稳岗返还",)
# 预期目标为“增长3.5%”，实际增长3.1%: what came of a goal, whatever the prices.
_EXPECTED = re.compile("(?:目标|计划)(?:值|数)?(?:为|是)[^；。：]{0,24}，[^，]{0,8}$|指标[^，]{0,8}$")


class Asked:
    """Puts questions to rules and keeps the trace: for each field the rule that decided."""

    __slots__ = ("trace",)

    def __init__(self) -> None:
        self.trace: list[Step] = []

    def note(self, field: str, rule: str) -> None:
        """Keep that `rule` decided `field`."""
        self.trace.append(Step(field, rule))

    def instead(self, field: str, rule: str) -> None:
        """Keep that `rule` decided `field` after all, and not the one that was noted last."""
        self.trace[-1] = Step(field, rule)

    def __call__(self, field: str, rules: Rules[[Any], T], case: Any) -> T | None:
        """What the first of `rules` that answers says of `case`."""
        found = first(rules, case)
        if found is None:
            return None
        self.note(field, found[0])
        return found[1]

    def decided(self, field: str, rules: Rules[[Any], T], case: Any) -> T:
        """The same of rules of which the last always answers."""
        found = self(field, rules, case)
        assert found is not None
        return found


class Outcome(NamedTuple):
    """A mention decided, or left out, and the temporal expression that governed it."""

    settled: Settled | None
    time: TimeExpression | None


def settle(mention: Mention, view: View, asked: Callable[[], Asked] = Asked) -> Outcome:
    """All stages over one mention; nothing is settled where it is no figure after all."""
    ask = asked()
    time = time_of(mention, view)
    rule, head = decided_head(mention, view)
    ask.note("aspect", rule)
    name = checked(mention, per_unit(mention, view, ask.decided("metric", naming.RULES, unnamed(view, mention, head))))
    if mention.quantity.weak and not name.canonical and mention.quantity.bound == "exact":
        return Outcome(None, time)
    case = Named(mention, head, name, view)
    whom = ask("population", population.RULES, case) if name.population is None else name.population
    if whom != name.population:
        name = name._replace(population=whom)
        case = Named(mention, head, name, view)
    bound: Bound = ask.decided("bound", bounds.RULES, case)
    amount = bounds.amount(mention, name, bound, view)
    asked_of = status_case(mention, head, name, amount, view, time)
    state: Status = ask.decided("status", status.RULES, asked_of)
    carried = time is not None and time is view.carried
    when_case = TimeCase(
        mention, head, name, state, view, time, carried, view.sentence.context, view.clock, lead_of(view, mention)
    )
    changed, when = shared.period(when_case, ask.decided("scope", resolve.RULES, when_case))
    if changed is not None:
        ask.instead("scope", changed)
    place = ask.decided("place", location.RULES, case)
    note = note_of(mention, name) or status.note(asked_of, state) or price_note(mention, name, view)
    sure: Confidence = ask.decided("confidence", confidence.RULES, Decided(name, bound, when, place, view, ask.trace))
    return Outcome(Settled(mention, head, name, state, when, place, amount, note, sure, tuple(ask.trace)), time)


def decided_head(mention: Mention, view: View) -> tuple[str, Head]:
    """The head of a mention: a member of a list has that of its first, unless it has words of its own."""
    rule, head = head_of(view.words, mention)
    if mention.coordination >= 0 and mention.place:
        opening = view.list_of(mention)[0]
        if (head.kind in ("level", "held", "reached") or rule == "head.points") and head.cut <= mention.at:
            rule, model = head_of(view.words, opening)
            return rule, Head(model.kind, head.cut, model.negative)
    return head_after(mention, view) or (rule, head)


def per_unit(mention: Mention, view: View, name: Naming) -> Naming:
    """The metric as its unit makes it: a minimum wage per hour is another than one per month."""
    if not name.canonical or not mention.quantity.per:
        return name
    metric = metric_per(name.metric, view.text[mention.quantity.number : mention.quantity.tail])
    return name if metric == name.metric else name._replace(metric=metric)


def in_full(name: str) -> str:
    """A name as statistics write it out: 规上工业 and 规模以上工业 are one."""
    return name.replace("规上", "规模以上").replace("限上", "限额以上")


def checked(mention: Mention, name: Naming) -> Naming:
    """A canonical metric whose unit cannot be that of the figure is none: no % for a number of people."""
    if not name.canonical:
        full = in_full(name.metric)
        return name if full == name.metric else name._replace(metric=full)
    if _agrees(mention, name):
        return name
    unit = mention.quantity.unit or "数"
    return name._replace(metric=f"{name.metric}（{unit}）", canonical=False, confidence="low")


def _agrees(mention: Mention, name: Naming) -> bool:
    unit, kind = metrics()[name.metric].unit, mention.kind
    if name.aspect == "change" and kind in ("rate", "share", "times"):
        return True
    if name.metric in _RATED and kind == "rate":
        return True
    return kind == "bare" or unit_class(unit) == ("count" if kind == "measure" else kind)


def price_note(mention: Mention, name: Naming, view: View) -> str | None:
    """Whether a growth is a real one, with prices taken out, or a nominal one; None where the text says neither."""
    if name.aspect != "change" or mention.kind != "rate":
        return None
    left = view.list_of(mention)[0].left if mention.coordination >= 0 else mention.left
    if _REAL.search(left) is not None and _EXPECTED.search(mention.context) is None:
        return "实际增速，已扣除价格因素"
    return "名义增速，未扣除价格因素" if "名义" in left else None


def note_of(mention: Mention, name: Naming) -> str | None:
    """What a reader must know of the unit."""
    quantity = mention.quantity
    if quantity.note is not None:
        return quantity.note
    if quantity.unit is None and not name.canonical:
        return "比值，没有单位" if quantity.kind in ("ratio", "share") else "未印单位"
    usual = metrics()[name.metric].unit if name.canonical and name.aspect == "level" else None
    if usual is not None and quantity.unit is not None and quantity.unit != usual:
        return f"按{quantity.unit}计，不是{usual}"
    return None
