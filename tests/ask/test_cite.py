"""References after GB/T 7714, BibTeX and CSL-JSON, and a figure in one line to paste."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.ask.cite import _tex, cite, period_said, references, scope_and_period
from jobscli.errors import UsageError
from jobscli.store import Store, open_store, shipped_path
from tests.builders import Shelf, document, section, statistic


def filled(shelf: Shelf, **changes: Any) -> Store:
    plain = {"title": "就业工作：典型经验", "publisher": "人社厅", "published": "2019-03-01"}
    return shelf(document(**{**plain, **changes}), section(title="降本减负"), statistic(section="su/h10"))


WEB = "https://example.org/a_b?c=1&d=2"


def test_the_compilation_of_2018_is_cited() -> None:
    store = open_store([shipped_path()])
    assert cite(store, "s427").tree() == [
        {
            "id": "mohrss-2018/s427",
            "citation": (
                "人力资源和社会保障部. 督查激励 促进就业——促进就业工作先进地区典型经验汇编[EB/OL]. （2021-11-11）."
                " 江苏，“降本减负,稳定企业用工需求”一节，第 5 段."
            ),
            "figure": (
                "江苏，发放贷款：超过23亿元（全年，2018 年，年份取自文件，原句没有写）。"
                "人力资源和社会保障部《督查激励 促进就业——促进就业工作先进地区典型经验汇编》，2021-11-11，"
                "mohrss-2018/s427"
            ),
        }
    ]


@pytest.mark.parametrize(
    ("style", "changes", "accessed", "citation"),
    [
        (
            "2025",
            {"url": WEB},
            "2026-11-24",
            f"人社厅. 就业工作：典型经验[EB/OL]. （2019-03-01）[2026-11-24]. {WEB}. 江苏，“降本减负”一节，第 2 段.",
        ),
        (
            "2015",
            {"url": WEB},
            "2026-11-24",
            f"人社厅. 就业工作:典型经验[EB/OL]. (2019-03-01)[2026-11-24]. {WEB}. 江苏，“降本减负”一节，第 2 段.",
        ),
        ("2025", {}, None, "人社厅. 就业工作：典型经验[EB/OL]. （2019-03-01）. 江苏，“降本减负”一节，第 2 段."),
        (
            "2025",
            {"published": None},
            "2026-11-24",
            "人社厅. 就业工作：典型经验[EB/OL]. [2026-11-24]. 江苏，“降本减负”一节，第 2 段.",
        ),
        (
            "2025",
            {"published": None, "publisher": None},
            None,
            "就业工作：典型经验[EB/OL]. 江苏，“降本减负”一节，第 2 段.",
        ),
    ],
)
def test_what_is_not_known_is_left_out(
    shelf: Shelf, style: str, changes: dict[str, Any], accessed: str | None, citation: str
) -> None:
    answer = cite(filled(shelf, **changes), "s30", style=style, accessed=accessed)
    assert answer.citation == citation
    assert (answer.notice is None) == ("url" in changes)


def test_an_address_may_be_given_with_the_question(shelf: Shelf) -> None:
    answer = cite(filled(shelf), "s30", url=WEB)
    assert answer.notice is None
    assert (
        answer.citation == f"人社厅. 就业工作：典型经验[EB/OL]. （2019-03-01）. {WEB}. 江苏，“降本减负”一节，第 2 段."
    )


def test_quotation_marks_in_a_heading_are_inner_ones(shelf: Shelf) -> None:
    store = shelf(document(), section(title="打好“组合拳”"), statistic(section="su/h10", note="原文没有写元。"))
    answer = cite(store, "s30")
    assert "“打好‘组合拳’”一节" in answer.citation
    assert answer.figure is not None
    assert "（全年，2018 年；原文没有写元）" in answer.figure


def test_a_style_that_is_not_known_is_refused(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as refusal:
        cite(filled(shelf), "s30", style="1987")
    assert (refusal.value.message, refusal.value.hints) == ("没有“1987”这种著录格式", (("都有", "2025  2015"),))


@pytest.mark.parametrize("accessed", ["yesterday", "2026-13-01", "2026-02-30", "26-1-1", "2026/01/01", ""])
def test_a_date_of_access_is_a_date(shelf: Shelf, accessed: str) -> None:
    with pytest.raises(UsageError, match="引用日期"):
        cite(filled(shelf), "s30", accessed=accessed)


def test_a_heading_is_cited_without_a_figure(shelf: Shelf) -> None:
    answer = cite(filled(shelf), "h10")
    assert answer.figure is None
    assert answer.citation == "人社厅. 就业工作：典型经验[EB/OL]. （2019-03-01）. 江苏，“降本减负”一节."


def test_bibtex(shelf: Shelf) -> None:
    store = filled(shelf, url=WEB, title="50% 的 {就业} & 创业_#1")
    assert cite(store, "s30", accessed="2026-11-24").bibtex() == (
        r"""@online{su:s30,
  author = {{人社厅}},
  title = {50\% 的 \{就业\} \& 创业\_\#1},
  date = {2019-03-01},
  url = {https://example.org/a_b?c=1&d=2},
  urldate = {2026-11-24},
  note = {江苏，“降本减负”一节，第 2 段},
  langid = {chinese},
}
"""
    )


@given(st.text())
def test_tex_has_no_mark_that_is_not_escaped(text: str) -> None:
    escaped = _tex(text)
    for mark in "&%$#_":
        assert escaped.count(mark) == escaped.count(f"\\{mark}")
    assert escaped.count("{") == escaped.count("}") or text.count("{") != text.count("}")


def test_csl_json(shelf: Shelf) -> None:
    assert cite(filled(shelf, url=WEB), "s30", accessed="2026-11-24").csl() == [
        {
            "id": "su/s30",
            "type": "webpage",
            "language": "zh-CN",
            "title": "就业工作：典型经验",
            "note": "江苏，“降本减负”一节，第 2 段",
            "author": [{"literal": "人社厅"}],
            "issued": {"date-parts": [[2019, 3, 1]]},
            "URL": WEB,
            "accessed": {"date-parts": [[2026, 11, 24]]},
        }
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "全年，2018 年"),
        ({"period_basis": "document"}, "全年，2018 年，年份取自文件，原句没有写"),
        ({"period_basis": "context"}, "全年，2018 年，期间取自上文"),
        ({"scope": "unstated"}, "口径未注明，2018 年"),
        ({"scope": "unstated", "period": None}, "口径未注明，期间未注明"),
        ({"scope": "cumulative", "period": "2021/2025"}, "累计，2021—2025 年"),
    ],
    ids=str,
)
def test_scope_and_period_and_how_they_are_known(changes: dict[str, Any], said: str) -> None:
    assert scope_and_period(statistic(**changes)) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2018", "2018 年"),
        ("2018-03", "2018 年 3 月"),
        ("2021/2025", "2021—2025 年"),
        ("2019-01/2019-09", "2019 年 1—9 月"),
        ("2019-11/2020-02", "2019 年 11 月—2020 年 2 月"),
        ("", " 年"),
        ("strange/", "strange/ 年"),
    ],
)
def test_a_period_in_words(period: str, said: str) -> None:
    assert period_said(period) == said


def test_the_line_to_paste_says_whom_and_which_status(shelf: Shelf) -> None:
    store = shelf(
        document(), statistic(status="limit", population="农民工", place="苏州", bound="at_most", text="不超过50万元")
    )
    assert cite(store, "s30").figure == (
        "江苏苏州，发放贷款：不超过50万元（全年，2018 年，人群：农民工，限额）。发布者不详《江苏就业工作》，su/s30"
    )


def test_several_references_in_the_order_asked_for(shelf: Shelf) -> None:
    store = filled(shelf)
    found = references(store, ["h10", "s30", "h10"], accessed="2026-11-24")
    assert [each["id"] for each in found.tree()] == [cite(store, name).tree()[0]["id"] for name in ("h10", "s30")]
    assert found.rows() == found.tree()
    assert [item["id"] for item in found.csl()] == [each["id"] for each in found.tree()]
    assert found.bibtex().count("@online{") == 2
    assert found.notice == cite(store, "s30").notice
