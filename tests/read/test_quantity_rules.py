"""The rules of quantities: what each says of its examples, and that no id is used that no rule has."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from jobscli.read import quantity
from jobscli.read.quantity import NonQuantity, Quantity, quantities
from jobscli.read.quantity.implicit_units import ratio_changes
from jobscli.read.rule import Rule, rules
from jobscli.read.text.normalise import normalise

STAGES = ("quantity", "bound", "exclusion")
RULES = [rule for rule in rules().values() if rule.stage in STAGES]
IDS = re.compile('"((?:quantity|bound|exclusion)\\.[a-z-]+)"')
# Ids that the code puts together.
MADE = {"exclusion.date-range", "exclusion.duration-range", "exclusion.item", "exclusion.structure"}
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTER = [(rule, example) for rule in RULES for example in rule.counter]


class Marked(NamedTuple):
    text: str
    start: int
    end: int
    outcome: str


def marked(example: str) -> Marked:
    """An example without its braces, where they stood, and what is said of it."""
    words, _, outcome = example.partition(" → ")
    before, _, rest = words.partition("{")
    inside, _, after = rest.partition("}")
    return Marked(before + inside + after, len(before), len(before) + len(inside), outcome)


def read(text: str) -> list[Quantity | NonQuantity]:
    assert normalise(text, 0).text == text
    found, none = quantities(text)
    return [*found, *ratio_changes(text, none), *none]


def ids(outcome: Quantity | NonQuantity) -> tuple[str, ...]:
    return outcome.rules if isinstance(outcome, Quantity) else (outcome.rule,)


def said(outcome: Quantity | NonQuantity) -> str:
    """What came of a numeral, as the examples say it."""
    if isinstance(outcome, NonQuantity):
        return outcome.reason or "problem"
    ends = [outcome.value] if outcome.high is None else [outcome.value, outcome.high]
    value = "~".join(f"{Decimal(each).normalize():f}" for each in ends)
    return f"{value} {outcome.unit or '-'} {outcome.bound}"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.id} {e}" for r, e in EXAMPLES])
def test_a_rule_decides_its_example(rule: Rule, example: str) -> None:
    case = marked(example)
    decided = [each for each in read(case.text) if rule.id in ids(each)]
    assert (case.start, case.end, case.outcome) in [(each.start, each.end, said(each)) for each in decided]


@pytest.mark.parametrize(("rule", "example"), COUNTER, ids=[f"{r.id} {e}" for r, e in COUNTER])
def test_a_rule_leaves_what_is_not_its_own(rule: Rule, example: str) -> None:
    case = marked(example)
    beside = [each for each in read(case.text) if each.start < case.end and case.start < each.end]
    assert beside, "the example has no numeral where it says"
    assert [each for each in beside if rule.id in ids(each)] == []


def test_the_code_and_the_rules_know_the_same_ids() -> None:
    folder = Path(quantity.__file__).parent
    used = {found for path in folder.glob("*.py") for found in IDS.findall(path.read_text(encoding="utf-8"))}
    assert used | MADE == {rule.id for rule in RULES}


def test_every_rule_has_an_example_and_both_sentences() -> None:
    for rule in RULES:
        assert rule.examples, rule.id
        assert rule.sentence.endswith("。"), rule.id
        assert rule.sentence_en.endswith("."), rule.id


def test_what_is_told_as_not_understood_has_a_sentence() -> None:
    for text in ("增长5.5万2024年", "发放9万9万元", "完成3512。"):
        assert [each.problem for each in quantities(text)[1]] != [""]
    assert quantities("5G基站")[1][0].problem == ""
