"""The rules as an answer, and what is said of one that does not exist."""

from __future__ import annotations

import pytest

import jobscli
from jobscli.errors import UsageError
from jobscli.words.rule import rule_named, rules
from tests.cli.line import refused, tree


def test_all_rules_are_there_once() -> None:
    found = jobscli.rules().tree()
    assert sorted(each["id"] for each in found) == sorted(rules())
    assert tree("rules") == found


def test_they_stand_in_the_order_in_which_they_are_asked() -> None:
    ids = [each["id"] for each in jobscli.rules().tree()]
    assert ids.index("quantity.terms") < ids.index("head.completion") < ids.index("naming.completion")
    assert ids.index("naming.completion") < ids.index("naming.list-member") < ids.index("status.part")


def test_one_rule_as_json() -> None:
    assert tree("rules", "naming.gap") == [
        {
            "id": "naming.gap",
            "stage": "naming",
            "sentence": "高于、低于全国或目标多少，量的是与参照的差距，不是指标本身，也不是变动。",
            "sentence_en": "The distance to another place's value or to a goal is a gap: "
            "neither the metric itself nor its change.",
            "examples": ["城镇登记失业率3.1%，低于全国平均{0.4个百分点}。"],
            "not": ["城镇登记失业率3.1%，比上年低{0.4个百分点}。"],
        }
    ]
    (row,) = jobscli.rules("naming.gap").rows()
    assert (row["examples"], row["not"]) == (
        "城镇登记失业率3.1%，低于全国平均{0.4个百分点}。",
        "城镇登记失业率3.1%，比上年低{0.4个百分点}。",
    )


def test_case_and_blanks_do_not_matter() -> None:
    assert jobscli.rules(" Naming.Gap ").tree() == jobscli.rules("naming.gap").tree()


@pytest.mark.parametrize(
    ("typed", "near"),
    [("naming.shar", "naming.share"), ("past-sectio", "status.past-section"), ("namign", "naming")],
)
def test_a_rule_that_does_not_exist_is_refused_with_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        jobscli.rules(typed)
    assert near in dict(caught.value.hints)["是不是"].split()
    code, told = refused("rules", typed)
    assert code == 2
    assert told.startswith(f"jobscli: 没有规则“{typed}”\n")
    assert near in told


def test_a_rule_is_found_by_its_id_whatever_its_file() -> None:
    for identity in ("naming.share", "exclusion.date", "bound.behind", "measure.wish"):
        found = rule_named(identity)
        assert found is not None
        assert found.id == identity
    assert rule_named("known") is None
    assert rule_named("") is None


@pytest.mark.parametrize("stage", ["naming", "Naming", "指标"])
def test_the_name_of_a_stage_lists_its_rules(stage: str) -> None:
    assert tree("rules", stage) == [each for each in tree("rules") if each["id"].startswith("naming.")]


def test_every_stage_of_the_list_can_be_asked_for() -> None:
    for rule in rules().values():
        assert rule.id in [each["id"] for each in jobscli.rules(rule.stage).tree()]
    assert {each["id"].partition(".")[0] for each in jobscli.rules("measure").tree()} == {"measure"}
