"""One metric of one place, year by year."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.series import Series, series
from jobscli.errors import UsageError
from jobscli.record import Record
from tests.builders import Shelf, new_jobs, report

R21, R22, R23, R25 = (report("江苏", year) for year in (2021, 2022, 2023, 2025))
RECORDS: tuple[Record, ...] = (
    R21,
    R22,
    R23,
    R25,
    new_jobs(R21, 140),
    new_jobs(R22, 132),
    new_jobs(R23, 138),
    new_jobs(R23, 130, period="2022", start=150),
    new_jobs(R22, 120, status="target"),
    new_jobs(R25, 150, bound="at_least", text="150万人以上"),
)


def years(answer: Series) -> list[tuple[Any, ...]]:
    return [(row["year"], row["value"], row["state"], row["change"], row["change_basis"]) for row in answer.rows()]


def test_each_year_has_its_figure_and_what_it_changed_by(shelf: Shelf) -> None:
    answer = series(shelf(*RECORDS), "城镇新增就业", "江苏")
    assert years(answer) == [
        (2021, 1_400_000, "figure", None, None),
        (2022, 1_300_000, "differs", -7.1, "computed"),
        (2023, 1_380_000, "figure", 6.2, "computed"),
        (2024, None, "no_document", None, None),
        (2025, 1_500_000, "figure", None, None),
    ]
    assert [row["restated"] for row in answer.rows()][1] == "132万人（江苏-2023/s100，2023-01-20）"
    assert [each.when for each in answer.years[1].restated] == ["before"]
    assert [row["target"] for row in answer.rows()] == [None, None, 1_200_000, None, None]


def test_what_a_text_prints_goes_before_what_is_computed(shelf: Shelf) -> None:
    printed = new_jobs(R22, 5, aspect="change", text="5%", value=-5, unit="%", start=110)
    (row,) = [row for row in series(shelf(*RECORDS, printed), "城镇新增就业", "江苏").rows() if row["year"] == 2022]
    assert (row["change"], row["change_unit"], row["change_basis"]) == (-5, "%", "printed")


def test_a_printed_change_that_cannot_be_from_the_year_before_is_not_taken_for_it(shelf: Shelf) -> None:
    printed = new_jobs(R22, 5, aspect="change", text="61.5%", value="61.5", unit="%", start=110)
    (row,) = [row for row in series(shelf(*RECORDS, printed), "城镇新增就业", "江苏").rows() if row["year"] == 2022]
    assert (row["change"], row["change_basis"]) == (-7.1, "computed")


def test_a_rate_changes_by_points(shelf: Shelf) -> None:
    of_rate = {"metric": "城镇登记失业率", "unit": "%"}
    store = shelf(
        R21, R22, new_jobs(R21, 3, text="3%", value=3, **of_rate), new_jobs(R22, 3, text="2.8%", value="2.8", **of_rate)
    )
    tree = series(store, "登记失业率", "江苏").tree()
    assert tree["years"][1]["change"] == {
        "value": -0.2,
        "unit": "百分点",
        "basis": "computed",
        "statistic": None,
        "computed_from": ["江苏-2022/s100", "江苏-2023/s100"],
    }


def test_what_was_known_on_a_day(shelf: Shelf) -> None:
    answer = series(shelf(*RECORDS), "城镇新增就业", "江苏", day="2023-12-31")
    assert [(row["year"], row["value"], row["restated"]) for row in answer.rows()] == [
        (2021, 1_400_000, None),
        (2022, 1_320_000, None),
    ]


def test_the_two_names_may_stand_either_way(shelf: Shelf) -> None:
    store = shelf(*RECORDS)
    assert series(store, "江苏", "城镇新增就业").tree() == series(store, "城镇新增就业", "江苏").tree()
    with pytest.raises(UsageError, match="没有“江束”这个地区"):
        series(store, "城镇新增就业", "江束")


def test_a_place_without_the_metric_says_so(shelf: Shelf) -> None:
    answer = series(shelf(*RECORDS), "城镇新增就业", "苏州")
    assert (answer.rows(), answer.notice) == (
        [],
        "江苏苏州没有“城镇新增就业”这样的数；jobscli panel 城镇新增就业 看哪里有",
    )


def test_from_a_stock_to_what_came_to_it_nothing_fell(shelf: Shelf) -> None:
    before, after = report("河南", 2007), report("河南", 2008)
    of = {"metric": "农村劳动力转移就业"}
    store = shelf(
        *(before, after),
        new_jobs(before, 1974, label="农村劳动力转移就业", **of),
        new_jobs(after, 181, label="新增农村劳动力转移就业", **of),
    )
    found = series(store, "农村劳动力转移就业", "河南")
    assert [(each.period, each.change) for each in found.years] == [("2007", None), ("2008", None)]


def test_of_whom_else_there_are_figures_is_told(shelf: Shelf) -> None:
    income = {"metric": "居民人均可支配收入", "unit": "元"}
    store = shelf(
        R22,
        R23,
        new_jobs(R22, 5, population="全体居民", **income),
        new_jobs(R22, 7, population="城镇居民", start=150, **income),
        new_jobs(R23, 3, population="农村居民", place="苏州", start=200, **income),
    )
    answer = series(store, "居民人均可支配收入", "江苏")
    assert (answer.sought.population, answer.others) == ("全体居民", ("全体居民", "城镇居民"))
