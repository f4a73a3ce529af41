"""The index of a document is proved against its text, and does not give the text away."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

import jobscli
from jobscli.audit.index import indexed, problems
from jobscli.read import read_text
from jobscli.store import disk, shipped_path
from jobscli.wording import Wording
from tests.builders import REPORT

TEXT = """\
江苏经验

在全国率先出台“促进就业九条”，深化智能匹配新模式。

全年支持高校毕业生、农民工、退役军人等重点群体在城乡各地创业，发放创业担保
贷款49.2亿元。
"""


def rows(text: str = TEXT) -> tuple[Wording, ...]:
    return read_text(text, "su").words


def test_the_paragraphs_of_a_document_are_read_with_their_regions_and_sections() -> None:
    found = [(each.section, each.region, each.text) for each in rows(REPORT)]
    assert found == [
        (None, "江苏", "2026年江苏省政府工作报告"),
        ("su/h16", "江苏", "一、2025年工作回顾"),
        ("su/h16", "江苏", "全年城镇新增就业130.5万人，发放创业担保贷款超过60亿元。"),
        ("su/h62", "江苏", "二、2026年主要任务"),
        ("su/h62", "江苏", "城镇新增就业120万人以上。"),
    ]


def test_a_paragraph_of_several_lines_is_one_text() -> None:
    assert (rows()[-1].text or "").endswith("发放创业担保贷款49.2亿元。")


def test_a_text_and_its_index_are_proved() -> None:
    assert list(problems(TEXT, rows())) == []
    assert list(problems(TEXT, indexed(rows()))) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda row: {"words": (*row.words, "零工")}, "“零工”不在那一段里", id="a word too many"),
        pytest.param(lambda row: {"words": row.words[1:]}, "没有编进索引", id="a word too few"),
        pytest.param(lambda row: {"start": row.end - 1}, "有 ", id="a paragraph too short"),
    ],
)
def test_an_index_that_says_more_or_less_than_the_text_is_found_out(change: Any, told: str) -> None:
    first, *others = indexed(rows())
    values = {name: getattr(first, name) for name in Wording.__dataclass_fields__}
    found = list(problems(TEXT, [Wording(**{**values, **change(first)}), *others]))
    assert any(told in each.detail for each in found)


def test_a_pair_too_many_or_too_few_is_found_out() -> None:
    *others, whole = indexed(rows())
    values = {name: getattr(whole, name) for name in Wording.__dataclass_fields__}
    found = list(problems(TEXT, [*others, Wording(**{**values, "pairs": ("零工", *whole.pairs[1:])})]))
    assert [each.detail for each in found] == [f"少了原文里的“{whole.pairs[0]}”", "“零工”是原文里没有的"]


def test_a_text_that_is_not_the_original_is_found_out() -> None:
    assert [each.detail for each in problems(TEXT.replace("九条", "十条"), rows())] == ["原文那里不是这一段"]


def test_the_shipped_index_has_no_sentence_in_it() -> None:
    """Its pairs are followed from one to the next as far as only one can follow: that never makes six characters."""
    held = [row for row in disk.read(shipped_path())["words"].values() if row["document"] == "mohrss-2018"]
    assert [row for row in held if row["text"] is not None] == []
    assert all(row["words"] == sorted(set(row["words"])) for row in held)
    following, leading = defaultdict(set), defaultdict(set)
    for pair in held[-1]["pairs"]:
        following[pair[0]].add(pair[1])
        leading[pair[1]].add(pair[0])
    longest = 0
    for pair in held[-1]["pairs"]:
        chain = pair
        while len(following[chain[-1]]) == 1 and len(chain) < 40:
            (after,) = following[chain[-1]]
            if len(leading[after]) > 1:
                break
            chain += after
        longest = max(longest, len(chain))
    assert longest < 6
    assert max(len(word) for row in held for word in row["words"]) <= 12


def test_the_shipped_store_tells_which_provinces_say_a_word() -> None:
    assert jobscli.search("率先", db=shipped_path()).said.silent == ("陕西",)
    none = jobscli.search("数字经济", db=shipped_path())
    assert none.notice == "没有：江苏、安徽、河南、广东、陕西的原文都没有“数字经济”"
    made_up = jobscli.search("网络直播形式", db=shipped_path()).said
    assert (made_up.printed, made_up.made_up) == ((), ("安徽",))
