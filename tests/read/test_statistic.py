"""Sentences in the manner of such documents, with what must be read in them: data in `tests/gold/`.

`developed.jsonl` are those that the rules were made on, `held_out.jsonl` those that they were not, `bugs.jsonl` what
once went wrong, and `known_failures.jsonl` what still does, under a strict xfail. A line has a text, what is stated
about its document, and its figures: each names its printed text and the fields that must hold. A text with no figure
has none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.read import About, Reading, read_text
from jobscli.record import Statistic, number

GOLD = Path(__file__).parents[1] / "gold"
ABOUT = ("published", "year", "title", "region", "place")


def cases(name: str) -> list[Any]:
    """The cases of one file, with the text as their name."""
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [pytest.param(row, id=row["text"][-40:].replace("\n", " ")) for row in rows]


def read(row: dict[str, Any]) -> Reading:
    stated = {field: row[field] for field in ABOUT if field in row}
    return read_text(row["text"], row.get("name", "case"), About(**stated))


def wrong(row: dict[str, Any]) -> list[str]:
    """What does not hold of the figures of a case."""
    found = list(read(row).statistics)
    faults = []
    for figure in row["figures"]:
        hit = next((s for s in found if s.text == figure["text"]), None)
        if hit is None:
            faults.append(f"{figure['text']} is not read; read are {[s.text for s in found]}")
            continue
        found.remove(hit)
        for field, wanted in figure.items():
            got = said(hit, field)
            if got != wanted:
                faults.append(f"{figure['text']}: {field} is {got!r}, not {wanted!r}")
    if not row["figures"]:
        faults += [f"{s.text} is read as {s.metric}" for s in found]
    return faults


def said(statistic: Statistic, field: str) -> object:
    value = getattr(statistic, field)
    return number(value) if field in ("value", "high") and value is not None else value


@pytest.mark.parametrize("row", [*cases("developed"), *cases("held_out"), *cases("bugs")])
def test_reads_what_the_text_says(row: dict[str, Any]) -> None:
    assert wrong(row) == []


@pytest.mark.parametrize("row", cases("known_failures"))
@pytest.mark.xfail(strict=True, reason="known, not yet read right")
def test_does_not_read_yet(row: dict[str, Any]) -> None:
    assert wrong(row) == []


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
