"""References after GB/T 7714, BibTeX and CSL-JSON."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.ask.citation import citations
from jobscli.show.references import References, tex
from jobscli.store import Store, open_store, shipped_path
from tests.builders import Shelf, document, section, statistic


def cite(store: Store, *identities: str, **options: Any) -> References:
    return References(citations(store, identities, **options))


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
                "江苏，发放富民创业贷：超过23亿元（全年，2018 年，年份取自文件，原句没有写）。"
                "人力资源和社会保障部《督查激励 促进就业——促进就业工作先进地区典型经验汇编》，2021-11-11，"
                "mohrss-2018/s427"
            ),
            "corrected": [],
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
    assert answer.tree()[0]["citation"] == citation
    assert (answer.notice is None) == ("url" in changes)


def test_an_address_may_be_given_with_the_question(shelf: Shelf) -> None:
    answer = cite(filled(shelf), "s30", url=WEB)
    assert answer.notice is None
    assert (
        answer.tree()[0]["citation"]
        == f"人社厅. 就业工作：典型经验[EB/OL]. （2019-03-01）. {WEB}. 江苏，“降本减负”一节，第 2 段."
    )


def test_quotation_marks_in_a_heading_are_inner_ones(shelf: Shelf) -> None:
    store = shelf(document(), section(title="打好“组合拳”"), statistic(section="su/h10", note="原文没有写元。"))
    (row,) = cite(store, "s30").rows()
    assert "“打好‘组合拳’”一节" in row["citation"]
    assert "（全年，2018 年；原文没有写元）" in row["figure"]


def test_a_heading_is_cited_without_a_figure(shelf: Shelf) -> None:
    (row,) = cite(filled(shelf), "h10").rows()
    assert row["figure"] is None
    assert row["citation"] == "人社厅. 就业工作：典型经验[EB/OL]. （2019-03-01）. 江苏，“降本减负”一节."


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
    escaped = tex(text)
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


def test_several_references_in_the_order_asked_for(shelf: Shelf) -> None:
    store = filled(shelf)
    found = cite(store, "h10", "s30", "h10", accessed="2026-11-24")
    assert [each["id"] for each in found.tree()] == [cite(store, name).tree()[0]["id"] for name in ("h10", "s30")]
    assert found.rows() == [{**each, "corrected": None} for each in found.tree()]
    assert [item["id"] for item in found.csl()] == [each["id"] for each in found.tree()]
    assert found.bibtex().count("@online{") == 2
    assert found.notice == cite(store, "s30").notice
