"""Every rule of the measures: its examples are read otherwise without it, and its counter-examples are not."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from jobscli import read
from jobscli.read import measure
from jobscli.read.measure import actions, kind, predicates, status
from jobscli.read.rule import Rule, rules_in
from jobscli.record import to_json

RULES = rules_in("measure")
# Where the rules stand that decide: each a tuple of pairs of an id and a function.
TABLES: tuple[tuple[ModuleType, str], ...] = (
    (measure, "REFUSALS"),
    (predicates, "PREDICATES"),
    (actions, "CLAUSE_REFUSALS"),
    (actions, "OWN_WORDS"),
    (actions, "MANY_FIELDS"),
    (actions, "THEMED"),
    (measure, "IN_FORCE"),
    (kind, "KINDS"),
    (status, "STATUSES"),
)


def ids(module: ModuleType, table: str) -> list[str]:
    pairs: tuple[tuple[str, Callable[..., Any]], ...] = getattr(module, table)
    return [identity for identity, _decide in pairs]


def measures(text: str) -> list[dict[str, Any]]:
    return [to_json(found) for found in read.read_text(text, "湖滨").measures]


def without(rule: Rule, patch: pytest.MonkeyPatch) -> None:
    """Take the rule out of the table that it stands in."""
    for module, table in TABLES:
        pairs = getattr(module, table)
        patch.setattr(module, table, tuple(pair for pair in pairs if pair[0] != rule.id))


EXAMPLES = [pytest.param(rule, text, id=f"{rule.id}: {text}") for rule in RULES for text in rule.examples]
COUNTERS = [pytest.param(rule, text, id=f"{rule.id}: {text}") for rule in RULES for text in rule.counter]


def test_every_rule_that_decides_is_told_once() -> None:
    decide = [identity for module, table in TABLES for identity in ids(module, table)]
    assert sorted(decide) == sorted(rule.id for rule in RULES)


def test_a_rule_says_what_it_holds_in_both_languages() -> None:
    for rule in RULES:
        assert rule.id.startswith("measure.")
        assert rule.sentence.endswith("。")
        assert rule.sentence_en.endswith(".")
        assert rule.examples


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_an_example_is_read_otherwise_without_its_rule(rule: Rule, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = measures(text)
    without(rule, monkeypatch)
    assert measures(text) != told


@pytest.mark.parametrize(("rule", "text"), COUNTERS)
def test_a_counter_example_is_left_alone(rule: Rule, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = measures(text)
    without(rule, monkeypatch)
    assert measures(text) == told
