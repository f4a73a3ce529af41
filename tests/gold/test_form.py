"""Gold bites: each field of a figure, a figure too many, the order; and its form keeps what is written in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gold.form import Case, Figure, Said, escape, load, parse, table, unescape, with_fields, write
from tests.gold.reading import DEFAULTS, faults, read, said

TEXT = """\
# Why it is here.
[two-figures]  published=2020-10-20  title=某市 公报
| 9月份，全国城镇调查失业率为5.2%，\\r
|
| 比上月低0.1个百分点。\\s
= title=某市 公报  year=2020
* 5.2%         value=5.2   metric=城镇调查失业率
* 0.1个百分点  value=-0.1  metric=城镇调查失业率  aspect=change  of=5.2%
- 9=date
! 25  看不出
"""


def test_a_case_is_what_its_lines_say() -> None:
    (case,) = parse(TEXT)
    assert case == Case(
        "two-figures",
        {"published": "2020-10-20", "title": "某市 公报"},
        "9月份，全国城镇调查失业率为5.2%，\r\n\n比上月低0.1个百分点。 ",
        Said(
            {"title": "某市 公报", "year": "2020"},
            (
                Figure("5.2%", {"value": "5.2", "metric": "城镇调查失业率"}),
                Figure("0.1个百分点", {"value": "-0.1", "metric": "城镇调查失业率", "aspect": "change", "of": "5.2%"}),
            ),
            (("9", "date"),),
            (("25", "看不出"),),
        ),
        ("Why it is here.",),
        2,
    )
    assert write([case]) == TEXT


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("5%  value=5", "line 3 is none of"),
        ("* 5%  value", "line 3: no field=value"),
        ("* 5%  value=5  value=6", "line 3: no field=value, or one too many"),
        ("[x]", "line 3: no id, or one that stands above already"),
        ("! 25", "line 3 is none of"),
    ],
)
def test_a_line_that_is_none_is_told_with_its_number(line: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse(f"[x]\n| 5%\n{line}\n")


@given(st.text(st.sampled_from(" \t\n\r\\\u3000ns=*|5万人\xa0")))
def test_what_is_escaped_comes_back(words: str) -> None:
    assert unescape(escape(words)) == words
    case = Case("x", {"title": words} if words else {}, words, Said(None, (Figure("5", {"note": words}),), (), ()))
    assert parse(write([case])) == (replace(case, line=1),)


def test_columns_stand_below_one_another() -> None:
    rows = [("5万人", {"value": "50000", "unit": "人"}), ("3%", {"value": "3"}), ("8户", {"unit": "户", "rule": "x"})]
    assert table(rows) == [
        "5万人  value=50000  unit=人",
        "3%     value=3",
        "8户                 unit=户  rule=x",
    ]


CASE = parse(
    """\
[x]  published=2024-04-18
| 一季度，城镇新增就业6.2万人，其中高校毕业生1.9万人。
* 6.2万人  value=62000  unit=人  metric=城镇新增就业
* 1.9万人  value=19000  unit=人  metric=城镇新增就业：高校毕业生
"""
)[0]


def found() -> Case:
    return replace(CASE, said=said(CASE, read(CASE)))


def rewritten(*figures: Figure) -> Case:
    return replace(CASE, said=replace(found().said, figures=figures))


def test_what_is_read_is_what_gold_then_says() -> None:
    assert faults(found()) == []


@pytest.mark.parametrize("name", sorted(DEFAULTS))
def test_every_field_is_compared(name: str) -> None:
    first, second = found().said.figures
    assert faults(rewritten(first, replace(second, fields={**second.fields, name: "7"}))) != []


@pytest.mark.parametrize("name", sorted(found().said.figures[0].fields))
def test_a_field_that_is_left_out_has_its_default(name: str) -> None:
    first, second = found().said.figures
    fewer = {field: value for field, value in first.fields.items() if field != name}
    assert [each.partition(":")[0] for each in faults(rewritten(replace(first, fields=fewer), second))] == ["6.2万人"]


def test_a_figure_too_many_is_a_fault() -> None:
    assert any(each.startswith("1.9万人: read as") for each in faults(rewritten(found().said.figures[0])))


def test_a_figure_that_is_missing_is_a_fault() -> None:
    assert any(each.startswith("8人: not read") for each in faults(rewritten(*found().said.figures, Figure("8人", {}))))


def test_what_is_no_figure_is_compared() -> None:
    case = found()
    assert case.said.excluded == (("一", "duration"),)
    assert faults(replace(case, said=replace(case.said, excluded=()))) != []


def test_an_update_of_one_field_leaves_the_others() -> None:
    old = (Figure("5%", {"value": "5", "rule": "a"}), Figure("6%", {"value": "6"}))
    new = (Figure("5%", {"value": "7", "rule": "b"}),)
    assert with_fields(old, new, ["rule"]) == (Figure("5%", {"value": "5", "rule": "b"}), Figure("6%", {"value": "6"}))


def test_every_case_has_an_id_of_its_own_in_its_file() -> None:
    ids = [(path.name, case.id) for path, case in load()]
    assert len(ids) == len(set(ids))
    assert len(ids) > 190
