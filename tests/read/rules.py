"""The statistics reader with the rules of one stage in another order, or without one; and what a stage decides then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from jobscli.read import About
from jobscli.read.document.outline import outline
from jobscli.read.statistic import bound, entered_sentences, head, location, naming, stages, status
from jobscli.read.statistic.model import Settled
from jobscli.read.statistic.naming import population
from jobscli.read.statistic.sentence import read_sentence
from jobscli.read.statistic.time import resolve

BECAME = "head.became"  # the one rule of heads that is no pattern


class Stage(NamedTuple):
    """A stage: the field of the trace that it decides, where its rules stand, and its decision of a figure."""

    field: str
    module: Any
    decision: Callable[[Settled], object]


STAGES: dict[str, Stage] = {
    "head": Stage("aspect", head, lambda each: (each.head.kind, each.head.negative)),
    "naming": Stage("metric", naming, lambda each: each.naming.metric),
    "population": Stage("population", population, lambda each: each.naming.population),
    "bound": Stage("bound", bound, lambda each: each.amount.bound),
    "status": Stage("status", status, lambda each: each.status),
    "time": Stage("scope", resolve, lambda each: (each.when.scope, each.when.period)),
    "place": Stage("place", location, lambda each: each.location),
}


def rule_ids(stage: str) -> list[str]:
    """The ids of a stage's rules as the code has them, in their order."""
    if stage == "head":
        return [*(rule.id for rule in head._rules().rules), BECAME]
    return [identity for identity, _rule in STAGES[stage].module.RULES]


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
        other = all_of_them._replace(rules=tuple(named[identity] for identity in ids if identity != BECAME))
        put(head, "_rules", lambda: other)
        if BECAME not in ids:
            put(stages, "_BECAME", re.compile("(?!)"))
    else:
        module = STAGES[stage].module
        for name in ("RULES", "_ALONE"):  # `_ALONE` of status: its rules but for those that look at the figure before
            if hasattr(module, name):
                rules = dict(getattr(module, name))
                put(module, name, tuple((identity, rules[identity]) for identity in ids if identity in rules))
    head._found.cache_clear()
    try:
        yield
    finally:
        for module, name, value in reversed(kept):
            setattr(module, name, value)
        head._found.cache_clear()


def figures(text: str, name: str = "x", about: About | None = None) -> dict[tuple[int, int], Settled]:
    """The figures of a document with their spans: code points, half open."""
    found = {}
    for given in entered_sentences(outline(text, name, about)):
        read = read_sentence(given)
        for each in read.settled:
            quantity = each.mention.quantity
            found[read.normal.back(quantity.start), read.normal.end(quantity.end)] = each
    return found


def marked(example: str) -> Settled | None:
    """The figure of an example that stands within its braces; None where none is read there."""
    start, end = example.index("{"), example.index("}") - 1
    text = example.replace("{", "").replace("}", "")
    return next((each for (first, last), each in figures(text).items() if first < end and start < last), None)
