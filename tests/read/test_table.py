"""Tables: what the heads of row and column say of a number, in every form in which a text has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jobscli.read.document.outline import outline
from jobscli.read.quantity import NonQuantity
from jobscli.read.rule import rules_in
from jobscli.read.statistic.table import of_tables

RULES = rules_in("table")
EXAMPLES = [pytest.param(rule.id, each, id=f"{rule.id}-{n}") for rule in RULES for n, each in enumerate(rule.examples)]
COUNTER = [pytest.param(rule.id, each, id=f"{rule.id}-{n}") for rule in RULES for n, each in enumerate(rule.counter)]
CODE = Path(__file__).parents[2] / "jobscli/read"


def rules_of(example: str) -> tuple[str, ...]:
    """The rules that decide what is marked in an example."""
    start, end = example.index("{"), example.index("}") - 1
    text = example.replace("{", "").replace("}", "")
    for found in of_tables(outline(text, "x")):
        if isinstance(found, NonQuantity):
            if (found.start, found.end) == (start, end):
                return (found.rule,)
            continue
        _given, read = found
        for each in read.settled:
            quantity = each.mention.quantity
            if read.normal.back(quantity.start) == start and read.normal.end(quantity.end) == end:
                return (*quantity.rules, *(step.rule for step in each.trace))
    raise AssertionError(example)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_decided_by_its_rule(rule: str, example: str) -> None:
    assert rule in rules_of(example)


@pytest.mark.parametrize(("rule", "example"), COUNTER)
def test_a_counter_example_is_left_to_others(rule: str, example: str) -> None:
    assert rule not in rules_of(example)


def test_no_rule_is_used_that_is_not_told() -> None:
    code = [*(CODE / "table").glob("*.py"), CODE / "statistic/table.py"]
    used = {
        found
        for path in code
        for found in re.findall('"(table[.][a-z]+(?:-[a-z]+)*)"', path.read_text(encoding="utf-8"))
    }
    assert used == {rule.id for rule in RULES}
