"""What is read in the sentences of `tests/gold/`, figure by figure and field by field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.read import About, read_text
from tests.gold.form import Case, load
from tests.gold.reading import faults, kept


def cases() -> list[object]:
    """Every case under its file and id; one that is not read right yet must fail."""
    return [
        pytest.param(
            case,
            id=f"{path.stem}/{case.id}",
            marks=[pytest.mark.xfail(strict=True, reason=case.options["xfail"])] if "xfail" in case.options else [],
        )
        for path, case in load()
    ]


@pytest.mark.parametrize("case", cases())
def test_reads_what_the_text_says(case: Case) -> None:
    assert faults(case, kept(case)) == []


WORDS = [
    "城镇新增就业",
    "其中",
    "分别",
    "同比增长",
    "达到",
    "、",
    "，",
    "。",
    "；",
    "（",
    "）",
    "“",
    "”",
    "占",
    "从",
    "到",
    "提高到",
    "年均",
    "累计",
    "万人",
    "亿元",
    "%",
    "个百分点",
    "至",
    "—",
    "-",
    "约",
    "近",
    "超",
    "以上",
    "左右",
    "以内",
    "为",
    "名",
    "家企业",
    "发放",
    "稳岗补贴",
    "的",
    "目标",
    "完成",
    "年计划的",
    "一",
    "三",
    "十",
    "千",
    "万",
    "亿",
    "百分之",
    "分之",
    "几",
    "余",
    "多",
    "1",
    "2.5",
    "30",
    "2025年",
    "1—9月",
    "9月底",
    "截至",
    "五年来",
    "今年",
    "去年",
    "每人",
    "元/人",
    "最高",
    "不超过",
    "江苏",
    "四川",
    "成都市",
    "一、",
    "（一）",
    ":",
    "1/10",
    "∶",
    "失业率",
    "创业担保贷款",
    "：",
    "贷款",
    "比上年",
    "环比",
    "①",
    "[3]",
    "０",
    "％",
    "\n",
    "\r\n",
    "\t",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_whatever_the_words_the_records_hold_together(text: str) -> None:
    statistics = read_text(text, "x", About(published="2019-10-22")).statistics
    known = {statistic.id for statistic in statistics}
    assert len(known) == len(statistics)
    for statistic in statistics:
        assert text[statistic.start : statistic.end] == statistic.text
        assert statistic.of is None or statistic.of in known
        assert statistic.metric
        assert statistic.label
        assert statistic.rule
