"""The stages over one mention: head, naming, population, bound, status, time, place; each gives one decision.

`Asked` is how a stage puts its question to its rules: the first that answers decides, and is noted in the trace.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from jobscli.read.rule import Rules, first
from jobscli.read.statistic import bound as bounds
from jobscli.read.statistic import confidence, location, naming, price, status
from jobscli.read.statistic.after import head_after
from jobscli.read.statistic.confidence import Decided
from jobscli.read.statistic.head import head as head_of
from jobscli.read.statistic.model import Amount, Head, Mention, Naming, Settled
from jobscli.read.statistic.naming import population
from jobscli.read.statistic.naming.noun_phrase import unnamed
from jobscli.read.statistic.naming.vocabulary import unit_class
from jobscli.read.statistic.status.case import case as status_case
from jobscli.read.statistic.time import resolve, shared
from jobscli.read.statistic.time.anchor import time_of
from jobscli.read.statistic.time.case import case as time_case
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.read.statistic.view import Named, View
from jobscli.record import Bound, Confidence, PriceBasis, Status
from jobscli.words import metrics
from jobscli.words.naming import metric_per

T = TypeVar("T")
# Metrics that are amounts, and rates of a policy too: a return of 50% of what was paid.
_RATED = ("稳岗返还",)


class Asked:
    """Puts questions to rules and keeps the trace: for each field the rule that decided."""

    __slots__ = ("trace",)

    def __init__(self) -> None:
        self.trace: dict[str, str] = {}

    def instead(self, field: str, rule: str) -> None:
        """Keep that `rule` decided `field` after all."""
        self.trace[field] = rule

    def __call__(self, field: str, rules: Rules[[Any], T], case: Any) -> T | None:
        """What the first of `rules` that answers says of `case`."""
        found = first(rules, case)
        if found is None:
            return None
        self.trace[field], value = found
        return value

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
    ask.trace["aspect"] = rule
    bare = unnamed(view, mention, head)
    name = checked(mention, per_unit(mention, view, ask.decided("metric", naming.rules_of(bare.shape), bare)))
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
    state: Status = ask.decided("status", status.rules_of(asked_of.shape), asked_of)
    when_case = time_case(mention, head, name, state, view, time)
    changed, when = shared.period(when_case, ask.decided("scope", resolve.RULES, when_case))
    if changed is not None:
        ask.instead("scope", changed)
    basis: PriceBasis | None = ask("price_basis", price.RULES, case) if price.is_asked(case) else None
    place = ask.decided("place", location.RULES, case)
    note = note_of(mention, name, amount) or status.note(asked_of, state)
    decided = Decided(mention, name, state, when, place, view, ask.trace)
    sure: Confidence = ask.decided("confidence", confidence.RULES, decided)
    return Outcome(Settled(mention, head, name, state, when, place, amount, basis, note, sure, ask.trace), time)


def decided_head(mention: Mention, view: View) -> tuple[str, Head]:
    """The head of a mention: a member of a list has that of its first, unless it has words of its own."""
    rule, head = head_of(view.words, mention)
    if mention.place:
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
        return mention.quantity.unit != "百分点" or not mention.left.endswith(("上浮", "下浮"))  # of a rate of interest
    if name.metric in _RATED and kind == "rate":
        return True
    return kind == "bare" or unit_class(unit) == ("count" if kind == "measure" else kind)


def note_of(mention: Mention, name: Naming, amount: Amount) -> str | None:
    """What a reader must know of the unit; of one that is inferred the record says so itself."""
    quantity = mention.quantity
    if quantity.note is not None:
        return quantity.note
    if quantity.unit is None and not name.canonical and amount.inferred is None:
        return "比值，没有单位" if quantity.kind in ("ratio", "share") else "未印单位"
    usual = metrics()[name.metric].unit if name.canonical and name.aspect == "level" else None
    if usual is not None and quantity.unit is not None and quantity.unit != usual:
        return f"按{quantity.unit}计，不是{usual}"
    return None
