"""Rules as values: what each one holds stands in `words/rules/*.toml`; here is the one way to apply them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

from jobscli.words.rule import Rule, rule_named, rules, rules_in, table, tables

__all__ = ["Rule", "Rules", "all_answers", "first", "rule_named", "rules", "rules_in", "table", "tables"]

P = ParamSpec("P")
T = TypeVar("T")

Rules = Sequence[tuple[str, Callable[P, T | None]]]


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
