"""Which rules could answer for the same figure is known, and their order is held by sentences of the gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import pytest

from tests.gold import conflicts
from tests.gold.conflicts import Conflict
from tests.gold.form import Case, load
from tests.gold.reading import faults
from tests.read.rules import STAGES, arranged, rule_ids

RULES = [rule for stage in STAGES for rule in rule_ids(stage)]
# They say what holds where no rule answers, so that the trace has a name for it.
DEFAULTS = ("head.level", "bound.printed", "status.plain")
# What only the examples of the rules hold (test_rules.py).
BY_EXAMPLE = ("head.reached", "head.became")


@cache
def deciding() -> dict[str, tuple[Case, ...]]:
    """The cases of the gold in which each rule decides."""
    found: dict[str, dict[str, Case]] = defaultdict(dict)
    for path, case in load():
        if "xfail" not in case.options:
            for rule in conflicts.decided(case):
                found[rule][f"{path.stem}/{case.id}"] = case
    return {rule: tuple(cases.values()) for rule, cases in found.items()}


@cache
def meeting() -> dict[Conflict, tuple[Case, ...]]:
    """The cases of the gold in which two rules would say different things of a figure, one of them deciding."""
    found: dict[Conflict, dict[str, Case]] = defaultdict(dict)
    for name, case, figures in conflicts.asked_of_gold():
        if "xfail" not in case.options:
            for answers in figures:
                for rule, answer in answers[1:]:
                    if answer != answers[0][1]:
                        found[Conflict(answers[0][0], rule)][name] = case
    return {key: tuple(cases.values()) for key, cases in found.items()}


def noticed(cases: Sequence[Case]) -> bool:
    """Whether a case is read otherwise than it says, or not at all."""
    try:
        return any(faults(case) for case in cases)
    except (AssertionError, IndexError):  # the last rule of a stage always answers, and is relied upon
        return True


def test_the_table_of_conflicts_is_what_the_rules_do() -> None:
    now = conflicts.written(conflicts.chosen(conflicts.conflicts(), conflicts.table()))
    assert now == conflicts.TABLE.read_text(encoding="utf-8"), "judge the difference of `pytest --update-gold`"


def test_every_conflict_is_of_one_stage_and_in_its_order() -> None:
    at = {rule: n for n, rule in enumerate(RULES)}
    for first, second in conflicts.table():
        assert first.partition(".")[0] == second.partition(".")[0]
        assert at[first] < at[second], f"{first} is asked before {second}"


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_decides_a_figure_of_the_gold(rule: str) -> None:
    assert deciding().get(rule), f"{rule} decides nothing in tests/gold: a sentence is missing, or the rule is"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in (*DEFAULTS, *BY_EXAMPLE)])
def test_the_gold_notices_a_rule_that_is_gone(rule: str) -> None:
    stage, cases = rule.partition(".")[0], deciding().get(rule, ())
    with arranged(stage, [each for each in rule_ids(stage) if each != rule]):
        assert noticed(cases)


# To put the last rule of a stage first is to do without the other, as the test above does.
DIFFERING = [key for key, seen in conflicts.table().items() if seen.differs and key.second not in DEFAULTS]


def test_the_pairs_that_differ_are_those_of_the_table() -> None:
    assert sorted(DIFFERING) == sorted(each for each in meeting() if each.second not in DEFAULTS)


@pytest.mark.parametrize("conflict", DIFFERING, ids=" ".join)
def test_the_gold_notices_two_rules_that_changed_places(conflict: Conflict) -> None:
    stage, cases = conflict.first.partition(".")[0], meeting().get(conflict, ())
    swap = {conflict.first: conflict.second, conflict.second: conflict.first}
    with arranged(stage, [swap.get(each, each) for each in rule_ids(stage)]):
        assert noticed(cases)
