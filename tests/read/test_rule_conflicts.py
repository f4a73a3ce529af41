"""Which rules could answer for the same figure is known, and their order is held by sentences of the gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from types import ModuleType

import pytest

from jobscli.read.statistic import bound, head, location, naming, status
from jobscli.read.statistic.naming import population
from jobscli.read.statistic.time import resolve
from tests.gold import conflicts
from tests.gold.form import Case, load
from tests.gold.reading import faults

# Each stage that asks its rules in turn, by the first part of its rules' ids.
STAGES: dict[str, ModuleType] = {
    "naming": naming,
    "population": population,
    "bound": bound,
    "status": status,
    "time": resolve,
    "place": location,
}
# Its rules are the patterns of a file.
HEAD = "head"


def order(stage: str) -> list[str]:
    """The ids of the rules of a stage, in the order in which they are asked."""
    return (
        [each.id for each in head._rules().rules] if stage == HEAD else [rule for rule, _apply in STAGES[stage].RULES]
    )


@cache
def deciding() -> dict[str, tuple[Case, ...]]:
    """The cases of the gold in which each rule decides."""
    found: dict[str, dict[str, Case]] = defaultdict(dict)
    for path, case in load():
        if "xfail" not in case.options:
            for answers in conflicts.asked(case):
                found[answers[0][0]][f"{path.stem}/{case.id}"] = case
    return {rule: tuple(cases.values()) for rule, cases in found.items()}


# The last of their stages: they say what holds where no rule answers, so that the trace has a name for it.
DEFAULTS = ("head.level", "bound.printed", "status.section")
RULES = [rule for stage in (HEAD, *STAGES) for rule in order(stage)]


def test_the_table_of_conflicts_is_what_the_rules_do() -> None:
    now = conflicts.written(conflicts.conflicts())
    assert now == conflicts.TABLE.read_text(encoding="utf-8"), "judge the difference of `pytest --update-gold`"


def test_every_conflict_is_of_one_stage_and_in_its_order() -> None:
    at = {rule: n for n, rule in enumerate(RULES)}
    for first, second in conflicts.table():
        assert first.partition(".")[0] == second.partition(".")[0]
        assert at[first] < at[second], f"{first} is asked before {second}"


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_decides_a_figure_of_the_gold(rule: str) -> None:
    assert deciding().get(rule), f"{rule} decides nothing in tests/gold: a sentence is missing, or the rule is"


@cache
def meeting() -> dict[conflicts.Conflict, tuple[Case, ...]]:
    """The cases of the gold in which two rules would say different things of a figure, one of them deciding."""
    found: dict[conflicts.Conflict, dict[str, Case]] = defaultdict(dict)
    for path, case in load():
        if "xfail" not in case.options:
            for answers in conflicts.asked(case):
                for rule, answer in answers[1:]:
                    if answer != answers[0][1]:
                        found[conflicts.Conflict(answers[0][0], rule)][f"{path.stem}/{case.id}"] = case
    return {key: tuple(cases.values()) for key, cases in found.items()}


def noticed(cases: Sequence[Case]) -> bool:
    """Whether a case is read otherwise than it says, or not at all."""
    try:
        return any(faults(case) for case in cases)
    except (AssertionError, ValueError):  # the last rule of a stage always answers, and is relied upon
        return True


Put = Callable[[str, list[str]], None]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Iterator[Put]:
    """A function that puts the rules of a stage into another order, or leaves some out."""

    def reordered(stage: str, rules: list[str]) -> None:
        if stage == HEAD:
            known = head._rules()
            by_id = {each.id: each for each in known.rules}
            changed = known._replace(rules=tuple(by_id[rule] for rule in rules))
            monkeypatch.setattr(head, "_rules", lambda: changed)
        else:
            module = STAGES[stage]
            apply = dict(module.RULES)
            monkeypatch.setattr(module, "RULES", tuple((rule, apply[rule]) for rule in rules))
        head._found.cache_clear()

    yield reordered
    head._found.cache_clear()


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in DEFAULTS])
def test_the_gold_notices_a_rule_that_is_gone(rule: str, put: Put) -> None:
    stage = rule.partition(".")[0]
    cases = deciding().get(rule, ())
    put(stage, [each for each in order(stage) if each != rule])
    assert noticed(cases)


@pytest.mark.parametrize("conflict", sorted(meeting()), ids=" ".join)
def test_the_gold_notices_two_rules_that_changed_places(conflict: conflicts.Conflict, put: Put) -> None:
    stage, cases = conflict.first.partition(".")[0], meeting()[conflict]
    swap = {conflict.first: conflict.second, conflict.second: conflict.first}
    put(stage, [swap.get(each, each) for each in order(stage)])
    assert noticed(cases)
