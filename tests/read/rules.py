"""The statistics reader with the rules of one stage in another order, or without one; and what a stage decides then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from jobscli.read import About
from jobscli.read.document.outline import outline
from jobscli.read.statistic import after, bound, confidence, head, location, naming, price, sentences, status
from jobscli.read.statistic.model import Settled
from jobscli.read.statistic.naming import population
from jobscli.read.statistic.time import resolve, shared


class Stage(NamedTuple):
    """A stage: the field of the trace that it decides, its decision of a figure, and where its rules stand."""

    field: str
    decision: Callable[[Settled], object]
    tables: tuple[tuple[Any, str], ...]  # module and name, in the order in which they are asked


STAGES: dict[str, Stage] = {
    "head": Stage("aspect", lambda each: (each.head.kind, each.head.negative), ()),
    "naming": Stage("metric", lambda each: each.naming.metric, ((naming, "RULES"),)),
    "population": Stage("population", lambda each: each.naming.population, ((population, "RULES"),)),
    "bound": Stage("bound", lambda each: each.amount.bound, ((bound, "RULES"),)),
    "status": Stage("status", lambda each: each.status, ((status, "RULES"),)),
    "time": Stage(
        "scope",
        lambda each: (each.when.scope, each.when.period),
        ((resolve, "RULES"), (shared, "OWN"), (shared, "SHARED")),
    ),
    "price": Stage("price_basis", lambda each: each.price, ((price, "RULES"),)),
    "place": Stage("place", lambda each: each.location, ((location, "RULES"),)),
    "confidence": Stage("confidence", lambda each: each.confidence, ((confidence, "RULES"),)),
}


def rule_ids(stage: str) -> list[str]:
    """The ids of a stage's rules as the code has them, in their order."""
    if stage == "head":
        return [*(rule.id for rule in head._rules().rules), *dict(after.RULES)]
    return [identity for module, name in STAGES[stage].tables for identity, _rule in getattr(module, name)]


@contextmanager
def arranged(stage: str, ids: Sequence[str]) -> Iterator[None]:
    """Within, the rules of `stage` are those of `ids`, in that order."""
    kept: list[tuple[Any, str, Any]] = []

    def put(module: Any, name: str, value: Any) -> None:
        kept.append((module, name, getattr(module, name)))
        setattr(module, name, value)

    if stage == "head":
        all_of_them = head._rules()
        named = {rule.id: rule for rule in all_of_them.rules}
        other = head._indexed([named[identity] for identity in ids if identity in named], all_of_them.patterns)
        put(head, "_rules", lambda: other)
        told = dict(after.RULES)
        put(after, "RULES", tuple((identity, told[identity]) for identity in ids if identity in told))
    else:
        for module, name in STAGES[stage].tables:
            rules = dict(getattr(module, name))
            put(module, name, tuple((identity, rules[identity]) for identity in ids if identity in rules))
    _forget()
    try:
        yield
    finally:
        for module, name, value in reversed(kept):
            setattr(module, name, value)
        _forget()


def _forget() -> None:
    """Drop what was kept of the rules as they were."""
    for kept in (head._found, naming.rules_of, status.rules_of):
        kept.cache_clear()


def figures(text: str, name: str = "x", about: About | None = None) -> dict[tuple[int, int], Settled]:
    """The figures of a document with their spans: code points, half open."""
    found = {}
    for _given, read in sentences(outline(text, name, about)):
        for each in read.settled:
            quantity = each.mention.quantity
            found[read.normal.back(quantity.start), read.normal.end(quantity.end)] = each
    return found


def marked(example: str) -> Settled | None:
    """The figure of an example that stands within its braces; None where none is read there."""
    start, end = example.index("{"), example.index("}") - 1
    text = example.replace("{", "").replace("}", "")
    return next((each for (first, last), each in figures(text).items() if first < end and start < last), None)
