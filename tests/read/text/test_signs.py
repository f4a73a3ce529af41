"""The signs that a text is read in: what publications print in other ways, at the places where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.read import About, read_text
from jobscli.read.text.signs import NOTHING, known, visible


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("全年全省新增城鎮就業１３．５萬人", "全年全省新增城镇就业13.5万人"),
        ("１，２３４人", "1,234人"),
        ("中衞市「十四五」規劃", "中卫市“十四五”规划"),
        ("⼈均可⽀配收⼊增⻓6.2％", "人均可支配收入增长6.2%"),
        ("二〇〇九年工作回顾", "2009年工作回顾"),
        ("二○一六—二零二〇年", "2016—2020年"),
        ("二〇二六年一月二十七日", "2026年1月27日"),
        ("截至 2023 年 6 月 30 日", "截至 2023年6月30日"),
        ("1–9月", "1—9月"),
        ("城镇新增就业&nbsp;5万人", "城镇新增就业 5万人"),
        ("<p>城镇新增就业<b>5</b>万人</p>", "城镇新增就业5万人"),
        ("> 城镇新增就业5万人", "城镇新增就业5万人"),
        ("城镇新增\u200b就业\xad5\u2009万人", "城镇新增就业5 万人"),
        ("城镇登记失业率3.1%.\n下一步", "城镇登记失业率3.1%。\n下一步"),
        ("就業(yè)形勢", "就业形势"),
    ],
)
def test_what_is_printed_in_another_way(printed: str, same: str) -> None:
    assert visible(known(printed)) == same


@pytest.mark.parametrize(
    "text", ["著名企业", "2019 120 日均", "12 月均收入", "-5.2%", "一. 就业", "x < y", "首页 > 就业", "二九年级"]
)
def test_what_stays_as_it_is_printed(text: str) -> None:
    assert known(text) == text


@given(st.text(alphabet="就業年月日二〇一九十0123５．％.,–&nbsp;<p>\xa0\xad　 ⼈「」\r\n", max_size=80))
def test_every_sign_stays_at_its_place(text: str) -> None:
    assert len(known(text)) == len(text)


# From the work reports of 南开区 (2010) and 青海 (2013): a heading, and what is told below it.
REPORT = """\
南开区政府工作报告
现在，我代表南开区人民政府，向大会作政府工作报告，请予审议。
2009年工作回顾
创岗安置3.5万人，城镇登记失业率保持在3.4%以下。
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2009年工作回顾", "2009年工作回顧"),
        ("2009年工作回顾", "二〇〇九年工作回顾"),
        ("2009年工作回顾", "2009 年工作回顾"),
        ("2009年工作回顾", "\u2003\u20032009\xa0年工作回顾"),
        ("2009年工作回顾", "<p>2009年工作回顾</p>"),
        ("\n", "\n> "),
        ("工作", "⼯作"),
        ("工作", "工\xad作"),
    ],
)
def test_a_heading_in_another_layout_tells_the_same_year(old: str, new: str) -> None:
    read = read_text(REPORT.replace(old, new), "x", About()).statistics
    assert [(each.metric, each.period, each.status, each.place) for each in read] == [
        ("创岗安置", "2009", "achieved", "南开区"),
        ("城镇登记失业率", "2009", "achieved", "南开区"),
    ]


def test_a_title_is_told_as_it_is_printed() -> None:
    read = read_text("中衞市２０２０年政府工作報告\n\n一、2019年工作回顧\n\n城鎮新增就業5萬人。\n", "x", About())
    assert read.document.title == "中衞市２０２０年政府工作報告"
    assert (read.document.place, [each.title for each in read.sections]) == ("中卫", ["2019年工作回顧"])


def test_the_clock_of_a_page_tells_no_year() -> None:
    text = "今天是2031年11月28日 星期五\n2023年1—9月，全区城镇新增就业1.2万人。\n"
    assert [each.period for each in read_text(text, "x", About()).statistics] == ["2023-01/2023-09"]


def test_nothing_is_no_blank() -> None:
    assert NOTHING.strip() == NOTHING
