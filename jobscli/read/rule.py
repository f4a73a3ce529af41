"""Rules as values: what each one holds stands in `words/rules/*.toml`; here is the one way to apply them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, ParamSpec, TypeVar

from jobscli.words.rule import Rule, rule_named, rules, rules_in, table, tables

__all__ = [
    "Rule", "Rules", "all_answers", "asked_of", "first", "rule_named", "rules", "rules_in", "table", "tables",
    "that_may_answer",
]  # fmt: skip

P = ParamSpec("P")
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object])

Rules = Sequence[tuple[str, Callable[P, T | None]]]

# Of what cases a rule can answer at all: for each field of their shape the values that it has in them.
_ASKED_OF: dict[Callable[..., object], Mapping[str, Collection[object]]] = {}


def asked_of(**values: str | bool | None) -> Callable[[F], F]:
    """A rule that answers no case of another shape: its values of a field are parted by blanks, `no_` before the field
    makes them those that it never has.

    A shape is what many cases share, such as the kind of a figure's unit: which rules can answer is found out once for
    all that have it, and none of the others is asked.
    """
    allowed = {name: value.split() if isinstance(value, str) else (value,) for name, value in values.items()}

    def of(rule: F) -> F:
        _ASKED_OF[rule] = allowed
        return rule

    return of


def that_may_answer(rules: Rules[[Any], T], shape: object) -> Rules[[Any], T]:
    """Those of `rules` that can answer a case of that shape, in their order."""
    return tuple(row for row in rules if _may_answer(_ASKED_OF.get(row[1], {}), shape))


def _may_answer(allowed: Mapping[str, Collection[object]], shape: object) -> bool:
    return all(
        (getattr(shape, name.removeprefix("no_")) in values) is not name.startswith("no_")
        for name, values in allowed.items()
    )


def first(rules: Rules[[Any], T], case: Any) -> tuple[str, T] | None:
    """The first rule that answers, with its answer; None where none does."""
    for identity, apply in rules:
        value = apply(case)
        if value is not None:
            return identity, value
    return None


def all_answers(rules: Rules[[Any], T], case: Any) -> list[tuple[str, T]]:
    """Every rule that would answer, with its answer, in their order: what `--explain` shows."""
    found = ((identity, apply(case)) for identity, apply in rules)
    return [(identity, value) for identity, value in found if value is not None]
