"""Characters, lines, headings and sentences: what the rules see, and the way back to the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.read.text.headings import chapters, mark
from jobscli.read.text.lines import is_furniture, lines, without_pages
from jobscli.read.text.markup import comments, inner, is_markup, without_markup
from jobscli.read.text.normalise import is_usual, normalise
from jobscli.read.text.sentences import sentences
from jobscli.words.reading import cues


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("城镇新增就业 42.72 万人", "城镇新增就业42.72万人"),
        ("5．1％", "5.1%"),
        ("就业,收入", "就业，收入"),
        ("1,200万人", "1,200万人"),
        ("农民工[5]总量", "农民工总量"),
        ("就业.收入", "就业；收入"),
        ("**20.城镇新增就业22万人", "20.城镇新增就业22万人"),
        ("<br>（1）就业", "（1）就业"),
    ],
)
def test_the_normal_form_of_a_text(raw: str, normal: str) -> None:
    assert normalise(raw, 0).text == normal


@given(st.text(alphabet="就业新增 12３,.，（）()[1]*<br>\n\t　①%", max_size=60), st.integers(0, 9))
def test_every_character_of_the_normal_form_stands_in_the_document(raw: str, start: int) -> None:
    found = normalise(raw, start)
    last = start - 1
    for index in range(len(found.text)):
        assert last < found.back(index) < start + len(raw)
        assert found.end(index + 1) == found.back(index) + 1
        last = found.back(index)


@given(st.text(alphabet="就业新增12.，。、5% ", max_size=40))
def test_what_is_usual_is_normalised_alike_when_that_is_told(raw: str) -> None:
    if is_usual(raw, 0, len(raw)):
        assert normalise(raw, 0, usual=True) == normalise(raw, 0)


@pytest.mark.parametrize("row", cues("heading")["marks"], ids=lambda row: str(row["example"]))
def test_each_mark_is_told_by_its_example_at_its_level(row: dict[str, str]) -> None:
    assert mark(row["example"]).level == cues("heading")["marks"].index(row) + 1


@pytest.mark.parametrize("line", ["2.5万人", "就业", "", "十分充分", "第三产业"])
def test_no_mark(line: str) -> None:
    assert mark(line).level == 0


def test_a_line_that_lost_its_breaks_is_parted_at_its_chapters() -> None:
    long = "稳定就业，扩大就业，提高质量。" * 12
    text = f"公报一、综合{long}二、就业{long}"
    assert [text[start:end][:4] for start, end in chapters(text, 0, len(text))] == ["公报", "一、综合", "二、就业"]


def test_three_alone_parts_nothing() -> None:
    text = "稳定就业。" * 70 + "三、就业"
    assert list(chapters(text, 0, len(text))) == [(0, len(text))]


@pytest.mark.parametrize(
    "line",
    [
        "— 3 —",
        "第3页 共10页",
        "今天是2026年11月28日 星期六",
        "2025-01-15 08:30 某某日报",
        "首页 | 政务公开 | 就业服务",
        "全国城镇新增就业1256万人 03-27",
        "查看原文",
        "扫一扫：分享",
        "原标题：某某",
        "发布时间：2024-01-12 09:30  来源：县人社局  浏览次数：1204  【字体：大 中 小】  打印  关闭",
        "2018-03-05 17:29:59 来源: 某网",
        "2022-11-30 09:12 | 某某区人社局",
        "【纠错】 责任编辑: 某某",
        "索 引 号：000014349/2020-00012 主题分类：劳动就业",
        "A1:新闻总第5016期 >2021-05-07编印",
        "上一篇：我县城镇新增就业1.2万人",
    ],
)
def test_what_the_page_prints_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "2024年城镇新增就业75.6万人",
        "2024年",
        "第3产业",
        "城镇新增就业 万人 75.6",
    ],
)
def test_what_a_text_says_is_none(line: str) -> None:
    assert not is_furniture(line)


def test_a_table_of_one_cell_a_line_is_joined() -> None:
    text = "城镇新增就业\n万人\n5.2\n"
    assert [text[start:end] for start, end, _indented in lines(text)] == ["城镇新增就业\n万人\n5.2"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## **一、就业**", "一、就业"),
        ("统计公报[1]", "统计公报"),
        ("[通知](http://a.cn/1)", "通知"),
        ("<b>就业</b>", "就业"),
        ("![图](a.png)就业", "就业"),
    ],
)
def test_a_line_without_markup(line: str, words: str) -> None:
    assert without_markup(line) == words


def test_where_the_words_of_a_line_are() -> None:
    line = "### **（一）培训**"
    start, end, hashes = inner(line)
    assert (line[start:end], hashes) == ("（一）培训", 3)


def test_markup_alone_is_no_content() -> None:
    assert [is_markup(line) for line in ("---", "<details>", "![](a.png)", "- 就业", "**就业**")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert comments("就业<!-- 图 -->培训") == [(2, 12)]


def test_sentences_keep_what_closes_them() -> None:
    text = "**稳定就业。**“真好！”他说。"
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == ["**稳定就业。**", "“真好！”", "他说。"]


def test_a_text_without_full_stops_is_cut() -> None:
    text = "就业，" * 500
    spans = list(sentences(text, 0, len(text)))
    assert all(end - start <= 600 for start, end in spans)
    assert "".join(text[start:end] for start, end in spans) == text


def test_what_is_printed_on_each_page_is_left_out() -> None:
    text = "某省厅公报\n— 1 —\n就业情况通报\n全年开展职业技能培训\n某省厅公报\n— 2 —\n45.3万人次。\n"
    shown = without_pages(text)
    assert len(shown) == len(text)
    assert shown.split() == ["就业情况通报", "全年开展职业技能培训", "45.3万人次。"]
    assert without_pages("就业\n— 1 —\n培训") == "就业\n— 1 —\n培训"
