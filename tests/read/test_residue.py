"""The numerals that are no figures: each of a text stands in one statistic or in one of these, with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.read import Reading, read_text
from jobscli.read.residue import NUMERALS
from jobscli.record import REASONS


def reasons(text: str) -> dict[str, str]:
    return {each.text: each.reason for each in read_text(text, "x").excluded}


@pytest.mark.parametrize(
    ("text", "numeral", "reason"),
    [
        ("全省在2024年召开会议。", "2024", "date"),
        ("会议于3月5日开幕。", "3月5", "date"),
        ("第十四届大会审议通过。", "十四", "ordinal"),
        ("（三）稳定就业。", "三", "ordinal"),
        ("各项指标进入前5位。", "5", "rank"),
        ("建设用了18个月。", "18", "duration"),
        ("完善三级服务体系。", "三", "structure"),
        ("坚持一企一策帮扶。", "一企一", "slogan"),
        ("进一步做好工作。", "一", "word"),
        ("拨打12333咨询。", "12333", "name"),
    ],
)
def test_a_numeral_that_is_no_figure_has_a_reason(text: str, numeral: str, reason: str) -> None:
    assert reasons(text)[numeral] == reason


def test_a_figure_is_not_excluded() -> None:
    found = read_text("2024年，城镇新增就业3.2万人，一批项目落地。", "x")
    assert [each.text for each in found.excluded] == ["2024", "一"]


def covered(found: Reading, text: str) -> None:
    spans = {(each.start, each.end) for each in found.statistics} | {(each.start, each.end) for each in found.excluded}
    depth = [sum(start <= at < end for start, end in spans) for at in range(len(text))]
    assert all(depth[at] == 1 for run in NUMERALS.finditer(text) for at in range(*run.span()))
    assert all(text[each.start : each.end] == each.text and each.reason in REASONS for each in found.excluded)


PIECES = [
    "城镇新增就业", "万", "1.2", "１２", "一", "半", "十", "年", "月", "第", "（", "）", "，", "。", "、", "\n", "人",
    "%", "亿元", "分别", "和", "至", "2024年", "“", "”", "前", "个", "零", "二〇二四", "12345", "增长", "1:4.4", "1/10",
    "一企一策",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_numeral_is_in_one_statistic_or_one_exclusion(text: str) -> None:
    covered(read_text(text, "x"), text)
