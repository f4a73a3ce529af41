"""Every name that the reader gives can be one: over all texts of the gold and over words put together at random."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobscli.read import Reading, read_text
from tests.gold.form import load
from tests.gold.reading import kept
from tests.read.names import faults

PIECES = [
    "城镇新增就业",
    "1.",
    "22.",
    "|",
    "**",
    "（",
    "）",
    "“",
    "”",
    "[28]",
    "其中",
    "等",
    "、",
    "，",
    "开展",
    "实施了",
    "为",
    "对",
    "企业",
    "农民工",
    "发放",
    "稳岗补贴",
    "享受",
    "的",
    "占",
    "共有",
    "5.2万人",
    "31%",
    "120家",
    "2亿元",
    "。",
]


def wrong(reading: Reading) -> list[tuple[str, str, list[str]]]:
    """The names in what is read that can be none."""
    found = []
    for each in reading.statistics:
        for name in dict.fromkeys((each.metric, each.label)):
            if told := faults(name, each.text):
                found.append((each.text, name, told))
    return found


def test_the_faults_of_a_name_are_seen() -> None:
    assert faults("|制造业|", "3.5%") == ["markup"]
    assert faults("22.新增项目", "120个") == ["the number of an item"]
    assert faults("（州直", "15亿元") == ["half a pair of brackets or quotation marks"]
    assert faults("的职工", "93%") == ["a mark or a link at its edge"]
    assert faults("帮助5.2万人就业", "5.2万人") == ["the figure itself"]
    assert faults("30", "30%") == ["says nothing"]
    assert faults("与会企业", "30家") == faults("“春风行动”招聘会", "120场") == []


def test_no_name_in_the_gold_has_a_fault() -> None:
    assert {case.id: found for _path, case in load() if (found := wrong(kept(case)))} == {}


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_no_text_makes_a_name_with_a_fault(text: str) -> None:
    assert wrong(read_text(text, "names")) == []
