"""What a section gives to its figures: status, scope and period, by headings and by the openings of sentences."""

from __future__ import annotations

import pytest

from jobscli.read.document.outline import outline
from jobscli.read.document.report_parts import part_cues
from jobscli.read.document.report_tracker import _HELD, _MAY_TURN
from jobscli.read.model import SectionContext

OPENING = "各位代表：\n现在，我代表省人民政府，向大会报告工作，请予审议。\n"


def context(text: str, words: str) -> SectionContext:
    return next(each.context for each in outline(text, "x").sentences if words in each.text)


@pytest.mark.parametrize(
    ("sentence", "status", "period"),
    [
        ("经济社会发展的主要预期目标是：城镇新增就业70万人。", "target", "2014"),
        ("建议2014年主要预期目标为：城镇新增就业70万人。", "target", "2014"),
        ("今年全省技术改造投资要完成70万元。", "target", "2014"),
        ("到2020年，城镇新增就业70万人。", "target", "2014/2018"),
        ("就业超过预期目标，城镇新增就业70万人。", "achieved", "2013"),
        ("圆满完成去年主要目标，城镇新增就业70万人。", "achieved", "2013"),
    ],
)
def test_a_plan_may_begin_within_a_review(sentence: str, status: str, period: str) -> None:
    text = f"政府工作报告\n{OPENING}一、2013年工作回顾\n就业稳定，收入增长。\n{sentence}\n"
    found = context(text, "70万")
    assert (found.status, found.period) == (status, period)


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("2013年，生产总值12885亿元，是2008年的2.5倍。", "2009/2013"),
        ("2013年，生产总值12885亿元，年均增长16.1%。", "2009/2013"),
        ("2013年，生产总值12885亿元，增长16.1%。", "2013"),
    ],
)
def test_what_last_year_came_to_over_a_term_does_not_end_its_part(sentence: str, period: str) -> None:
    text = f"2014年政府工作报告\n{OPENING}一、过去五年工作回顾\n{sentence}\n新增就业70万人。\n"
    assert (context(text, "12885").period, context(text, "70万").period) == ("2013", period)


def test_after_the_aims_the_headings_are_of_the_plan() -> None:
    text = (
        f"政府工作报告\n{OPENING}一、2013年工作回顾\n就业稳定。\n主要预期目标是：城镇新增就业70万人。\n"
        "一、大力发展现代农业\n转移就业5万人。\n"
    )
    assert context(text, "5万").status == "target"


def test_a_sentence_that_looks_ahead_leaves_the_review_as_it_was() -> None:
    text = f"政府工作报告\n{OPENING}一、2013年工作回顾\n到2020年，就业70万人。全年培训5万人。\n"
    assert context(text, "5万").status == "achieved"


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("（二）“十五五”规划纲要草案起草说明", "target"),
        ("（二）重点任务", "target"),
        ("（二）民生实事", "target"),
        ("（二）圆满完成目标任务", "achieved"),
    ],
)
def test_headings_of_a_report_without_a_year(heading: str, status: str) -> None:
    text = (
        "政府工作报告\n（2026年1月27日在某省第十四届人民代表大会第四次会议上）\n"
        f"（一）2025年工作回顾\n好。\n{heading}\n培训5万人。\n"
    )
    assert context(text, "5万").status == status


def test_an_outline_of_a_plan_aims_over_its_years() -> None:
    found = context("国民经济和社会发展第十一个五年规划纲要\n第一章 目标\n城镇新增就业4500万人。\n", "4500")
    assert (found.status, found.scope, found.period) == ("target", None, "2006/2010")


def test_the_draft_of_a_budget() -> None:
    text = (
        "关于2019年预算执行情况与2020年预算草案的报告\n"
        "一、2019年预算执行情况\n支出5亿元。\n二、2020年预算草案\n安排9亿元。\n"
    )
    assert context(text, "5亿").status is None
    assert (context(text, "9亿").status, context(text, "9亿").period) == ("budget", "2020")


def test_a_year_after_that_of_an_account_is_planned() -> None:
    text = "湖南省2024年就业工作总结\n2024年，城镇新增就业75.6万人。\n2025年，城镇新增就业70万人以上。\n"
    assert context(text, "75.6").status is None
    assert (context(text, "70万").status, context(text, "70万").period) == ("target", "2025")


@pytest.mark.parametrize("now", [1998, 2001, 2016, 2023, 2026])
@pytest.mark.parametrize(
    "opening",
    ["五年来，就业", "过去的一年，", "今后五年，", "今年，", "新的一年，", "“十五五”时期", "预期目标", "下一步，"],
)
def test_the_quick_look_lets_every_cue_through(opening: str, now: int) -> None:
    for kind, cue in part_cues(now, False):
        if cue.search(opening):
            assert _HELD[kind].search(opening)
            assert _MAY_TURN.search(opening)
