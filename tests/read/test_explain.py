"""Why a figure was read so: the rule of each field, the words without which it would be another, who else answers."""

from __future__ import annotations

import pytest

from jobscli.read import read_text
from jobscli.read.model import Explained, Why

TEXT = """\
2026年江苏政府工作报告

一、2025年工作回顾

城镇新增就业6.5万人，城镇调查失业率控制在5.5%以内，比上年下降0.1个百分点。最低工资标准由2280元重定为2490元。
"""


def explained(wanted: str = "all", text: str = TEXT) -> tuple[Explained, ...]:
    found = read_text(text, "x", explain=(wanted,)).explained
    assert found is not None
    return found


def why(field: str, wanted: str, text: str = TEXT) -> Why:
    (figure,) = explained(wanted, text)
    (found,) = [each for each in figure.why if each.field == field]
    return found


def test_nobody_asked_and_nothing_is_explained() -> None:
    assert read_text(TEXT, "x").explained is None


def test_each_field_of_the_record_has_its_rule() -> None:
    (figure,) = explained("5.5%")
    assert (TEXT[figure.start : figure.end], figure.text) == ("5.5%以内", "5.5%以内")
    assert [(each.field, each.rule, each.words) for each in figure.why] == [
        ("aspect", "head.held", "控制在"),
        ("metric", "naming.vocabulary", "城镇调查失业率"),
        ("bound", "bound.behind", "5.5%以内"),
        ("status", "status.past-section", ""),
        ("scope", "time.section", ""),
        ("period", "time.section", ""),
        ("region", "place.sentence", ""),
        ("place", "place.sentence", ""),
        ("confidence", "confidence.well-founded", ""),
    ]


def test_words_stand_where_the_offsets_say() -> None:
    found = why("metric", "0.1个")
    assert TEXT[found.start : found.end] == "城镇调查失业率控制在5.5%以内，比上年下降"
    assert found.words == "城镇调查失业率…，比上年下降"


def test_what_no_word_decides_stands_at_the_figure() -> None:
    found = why("status", "5.5%")
    assert (TEXT[found.start : found.end], found.words) == ("5.5%以内", "")


def test_the_rules_that_would_have_answered_too_are_told_in_their_order() -> None:
    assert why("aspect", "5.5%").others == ("head.reached", "head.level")
    assert why("status", "5.5%").others == ("status.plain",)


def test_a_rule_that_is_no_pattern_goes_before_those_that_are() -> None:
    found = why("aspect", "2490")
    assert (found.rule, found.others) == ("head.became", ("head.reached", "head.level"))


def test_a_rule_that_changes_a_time_goes_before_the_one_that_made_it() -> None:
    found = why("period", "91%", "2024年某市就业公报\n\n2023届高校毕业生就业率达到91%。")
    assert (found.rule, found.others, found.words) == ("time.cohort", ("time.document",), "2023届")


def test_whom_a_name_says_is_of_the_rule_of_the_name() -> None:
    found = why("population", "18315", "全体居民人均可支配收入28456元，农村居民18315元。")
    assert found.rule == "naming.population-only"


def test_why_a_growth_is_a_real_one() -> None:
    found = why("price_basis", "6.1%", "全省居民人均可支配收入39218元，按可比价格计算，比上年增长6.1%。")
    assert (found.rule, found.words) == ("price.clause-before", "按可比价格计算，…上年增长")
    found = why("price_basis", "6.1%", "全省居民人均可支配收入增长6.3%，扣除价格因素，实际增长6.1%。")
    assert (found.rule, found.others) == ("price.real", ("price.clause-before",))


def test_how_a_number_is_written_is_a_rule_too() -> None:
    found = why("value", "13万2千", "培训农民工13万2千人。")
    assert (found.rule, found.words) == ("quantity.terms", "13万2千人")


def test_the_words_of_the_clause_have_their_classes() -> None:
    (figure,) = explained("5.5%")
    assert figure.words == (("城镇调查失业率", "NOUN RATE_NOUN"), ("控制在", "HOLD REACH"), ("5.5%以内", "FIGURE"))


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        ("all", ["6.5万人", "5.5%以内", "0.1个百分点", "2280元", "2490元"]),
        ("s34", ["6.5万人"]),
        ("34", ["6.5万人"]),
        ("x/s34", ["6.5万人"]),
        ("失业率", ["6.5万人", "5.5%以内", "0.1个百分点"]),
        ("最低工资", ["2280元", "2490元"]),
        ("0.1", ["0.1个百分点"]),
        ("s35", []),
        ("没有的话", []),
    ],
)
def test_figures_are_chosen_by_id_and_by_words(wanted: str, texts: list[str]) -> None:
    assert [each.text for each in explained(wanted)] == texts


def test_two_figures_that_are_decided_alike_keep_their_own_others() -> None:
    first, second = explained("all", "失业人员再就业2.1万人。推进改厕，达到8.2万户。")
    assert [each.others for figure in (first, second) for each in figure.why if each.field == "metric"] == [
        ("naming.own-words", "naming.clause-before", "naming.unnamed"),
        (),
    ]
