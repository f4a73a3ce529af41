"""Which figure stands in a cell, which others tell something else, and why a cell is empty."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.cells import Cell, Sought, agree, cells, library, printed_step
from jobscli.ask.places import Place
from jobscli.record import Document, Statistic
from tests.builders import new_jobs, report, statistic

SU = Place("江苏")
OF_2022, OF_2023 = report("江苏", 2022), report("江苏", 2023)


def cell(figures: list[Statistic], period: str, *documents: Document, **sought: Any) -> Cell:
    wanted = Sought(**{"metric": "城镇新增就业", "unit": "人", **sought})
    kept = library(documents or (OF_2022, OF_2023))
    return cells(wanted, figures, [SU], [period], kept)[SU, period]


def texts(figures: tuple[Statistic, ...]) -> list[str]:
    return [each.text for each in figures]


def test_a_document_with_the_figure_and_one_without_it_and_none_are_three_things() -> None:
    figures = [new_jobs(OF_2022, 132)]
    assert cell(figures, "2022").state == "figure"
    assert cell(figures, "2023").state == "unreported"
    assert cell(figures, "2024").state == "no_document"


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "cumulative"},
        {"scope": "unstated"},
        {"confidence": "low"},
        {"scope": "year_end"},
        {"scope": "cumulative", "period": "2018/2022"},
        {"scope": "annual_average", "period": "2018/2022"},
    ],
)
def test_what_is_told_in_another_way_is_not_what_nobody_tells(changes: dict[str, Any]) -> None:
    found = cell([new_jobs(OF_2022, 132, **changes)], "2022")
    assert (found.state, texts(found.aside)) == ("aside", ["132万人"])


@pytest.mark.parametrize(
    "changes",
    [
        {"place": "苏州"},
        {"region": "安徽"},
        {"status": "target", "period": "2022"},
        {"aspect": "change"},
        {"population": "农民工"},
        {"unit": "%"},
    ],
)
def test_what_is_of_another_thing_is_nothing_to_the_cell(changes: dict[str, Any]) -> None:
    assert cell([new_jobs(OF_2022, 132, **changes)], "2022").state == "unreported"


def test_an_exact_figure_goes_before_a_bounded_one_and_a_later_document_before_an_earlier() -> None:
    bounded = new_jobs(OF_2023, 130, period="2022", bound="at_least", text="超过130万人")
    first, again = new_jobs(OF_2022, 132), new_jobs(OF_2023, "132.5", period="2022")
    found = cell([bounded, first, again], "2022")
    assert found.figure == again
    assert texts(found.differing) == []
    assert texts(found.agreeing) == ["132万人", "超过130万人"]


def test_a_later_document_that_tells_another_value_differs() -> None:
    found = cell([new_jobs(OF_2022, 132), new_jobs(OF_2023, 129, period="2022")], "2022")
    assert (found.state, found.figure and found.figure.text, texts(found.differing)) == (
        "differs",
        "129万人",
        ["132万人"],
    )


def test_a_place_s_own_document_goes_before_one_of_a_place_in_it() -> None:
    city = report("江苏", 2022, place="苏州", published="2023-02-20")
    found = cell([new_jobs(OF_2022, 132), new_jobs(city, 5, place=None)], "2022", OF_2022, city)
    assert (found.figure and found.figure.text, texts(found.differing)) == ("132万人", ["5万人"])


def test_a_target_is_the_one_that_the_report_of_the_year_before_sets() -> None:
    plan = report("江苏", 2020)
    of_plan = new_jobs(plan, 100, status="target", period="2023")
    told_again = new_jobs(OF_2023, 125, status="target", period="2023", start=50)
    found = cell(
        [of_plan, told_again, new_jobs(OF_2022, 120, status="target")], "2023", plan, OF_2022, OF_2023, status="target"
    )
    assert (found.figure and found.figure.text, texts(found.differing)) == ("120万人", ["100万人", "125万人"])


def test_of_a_target_it_is_the_report_of_the_year_before_that_may_be_silent() -> None:
    assert cell([], "2023", OF_2022, status="target").state == "unreported"
    assert cell([], "2023", OF_2023, status="target").state == "no_document"


def test_scopes_are_taken_in_their_order() -> None:
    year, end = new_jobs(OF_2022, 4), new_jobs(OF_2022, 5, scope="year_end", start=10)
    both = cell([year, end], "2022", scopes=("year_end", "annual"))
    assert (both.figure, both.differing) == (end, (year,))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"text": "4.8万人", "value": 48_000}, {"text": "4.78万人", "value": 47_800}, True),
        ({"text": "120万人", "value": 1_200_000}, {"text": "118万人", "value": 1_180_000}, False),
        (
            {"text": "超过140万人", "value": 1_400_000, "bound": "at_least"},
            {"text": "141.2万人", "value": 1_412_000},
            True,
        ),
        (
            {"text": "140万人以内", "value": 1_400_000, "bound": "at_most"},
            {"text": "141.2万人", "value": 1_412_000},
            False,
        ),
    ],
)
def test_figures_agree_where_both_can_be_true(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    assert agree(statistic(**one), statistic(**other)) is same
    assert agree(statistic(**other), statistic(**one)) is same


@pytest.mark.parametrize(
    ("text", "step"), [("13.3万人", 1000), ("2.35%", "0.01"), ("3亿元", 10**8), ("十万人", 0), ("１３．３万人", 1000)]
)
def test_the_step_of_the_last_printed_place(text: str, step: float | str) -> None:
    assert float(printed_step(statistic(text=text))) == float(step)
