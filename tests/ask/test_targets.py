"""Targets of one place and of many: what was set, what came of it, who set none."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.targets import targets
from jobscli.ask.targets_answer import Targets
from jobscli.errors import UsageError
from jobscli.record import Record
from jobscli.store import Store
from tests.builders import Shelf, new_jobs, report

SU_22, SU_23, SU_24 = (report("江苏", year) for year in (2022, 2023, 2024))
WAN_22, WAN_23 = report("安徽", 2022), report("安徽", 2023)
YU_22, YU_23 = report("河南", 2022), report("河南", 2023)
CITY_22, CITY_23 = report("江苏", 2022, place="苏州"), report("江苏", 2023, place="苏州")
RATE = {"metric": "城镇登记失业率", "unit": "%", "text": "4%以内", "value": 4, "bound": "at_most", "start": 910}

RECORDS: tuple[Record, ...] = (
    SU_22, SU_23, SU_24, WAN_22, WAN_23, YU_22, YU_23, CITY_22, CITY_23,
    new_jobs(SU_22, 120, status="target", bound="at_least", text="120万人以上"),
    new_jobs(SU_23, 138),
    new_jobs(SU_23, 120, status="target"),
    new_jobs(SU_24, 143),
    new_jobs(SU_24, 125, status="target"),
    new_jobs(SU_22, 0, status="target", **RATE),
    new_jobs(SU_23, 3, **{**RATE, "text": "3%", "value": 3, "bound": "exact", "scope": "year_end", "start": 110}),
    new_jobs(WAN_22, 68, status="target"),
    new_jobs(WAN_23, 60),
    new_jobs(CITY_22, 20, status="target"),
    new_jobs(CITY_23, 23),
)  # fmt: skip


def asked(store: Store, *names: str | None, **options: Any) -> Targets:
    rows: dict[str, Any] = {name: options.pop(name) for name in ("level", "within", "cities") if name in options}
    return targets(store, *names, rows=rows, **options)


def told(answer: Targets) -> list[tuple[Any, ...]]:
    return [(row["region"], row["place"], row["year"], row["target"], row["result"], row["verdict"], row["rate"])
            for row in answer.rows()]  # fmt: skip


def test_one_metric_of_one_place_year_by_year(shelf: Shelf) -> None:
    answer = asked(shelf(*RECORDS), "江苏", "城镇新增就业")
    assert told(answer) == [
        ("江苏", None, "2023", 1_200_000, 1_380_000, "met", 115),
        ("江苏", None, "2024", 1_200_000, 1_430_000, "met", 119.2),
        ("江苏", None, "2025", 1_250_000, None, "not_due", None),
    ]
    assert asked(shelf(*RECORDS), "城镇新增就业", "江苏").tree() == answer.tree()
    assert answer.untold == "rate 是推算的：实绩 ÷ 目标所写的数，%"


def test_a_rate_is_held_against_the_one_of_the_year_s_end(shelf: Shelf) -> None:
    (row,) = asked(shelf(*RECORDS), "江苏", "登记失业率").rows()
    assert (row["verdict"], row["gap"], row["rate"], row["result_scope"]) == ("met", -1, None, "year_end")


def test_all_targets_of_a_place_are_those_of_the_last_year_told_and_the_next(shelf: Shelf) -> None:
    assert [(row["metric"], row["year"]) for row in asked(shelf(*RECORDS), "江苏").rows()] == [
        ("城镇新增就业", "2024"),
        ("城镇新增就业", "2025"),
    ]
    assert [row["metric"] for row in asked(shelf(*RECORDS), "江苏", years="2023").rows()] == [
        "城镇新增就业",
        "城镇登记失业率",
    ]


def test_of_all_provinces_who_met_who_missed_and_who_set_none(shelf: Shelf) -> None:
    answer = asked(shelf(*RECORDS), "城镇新增就业", years="2023")
    assert told(answer) == [
        ("江苏", None, "2023", 1_200_000, 1_380_000, "met", 115),
        ("安徽", None, "2023", 680_000, 600_000, "missed", 88.2),
        ("河南", None, "2023", None, None, "no_target", None),
    ]
    assert answer.summary()["missed"] == 1
    assert answer.tree()["silent"] == [
        {"region": "河南", "place": None, "code": "410000", "year": "2023", "verdict": "no_target"}
    ]


def test_without_a_metric_the_places_are_counted(shelf: Shelf) -> None:
    answer = asked(shelf(*RECORDS), years="2023")
    assert [(each.place.name, len(each.outcomes), len(each.of("met"))) for each in answer.counts()] == [
        ("江苏", 2, 2),
        ("安徽", 1, 0),
        ("河南", 0, 0),
    ]


def test_a_province_stands_beside_its_cities(shelf: Shelf) -> None:
    store = shelf(*RECORDS)
    assert told(asked(store, "江苏", "城镇新增就业", cities=True, years="2023")) == [
        ("江苏", None, "2023", 1_200_000, 1_380_000, "met", 115),
        ("江苏", "苏州", "2023", 200_000, 230_000, "met", 115),
    ]
    assert [row["place"] for row in asked(store, None, "城镇新增就业", within="江苏").rows()] == ["苏州"]
    with pytest.raises(UsageError, match="--cities 要写明是哪个省"):
        asked(store, None, "城镇新增就业", cities=True)


def test_what_was_known_on_a_day(shelf: Shelf) -> None:
    (row,) = asked(shelf(*RECORDS), "江苏", "城镇新增就业", day="2023-06-30").rows()
    assert (row["year"], row["verdict"]) == ("2023", "not_due")


def test_a_place_without_targets_says_so(shelf: Shelf) -> None:
    answer = asked(shelf(*RECORDS), "河南", "城镇新增就业")
    assert answer.rows() == []
    assert answer.notice == "河南没有定过城镇新增就业目标，或没有那一年的文件；jobscli documents 列出文件"


def test_which_other_years_have_targets(shelf: Shelf) -> None:
    store = shelf(*RECORDS)
    assert asked(store, "江苏").other_years == ("2023", "2023")
    assert asked(store, "江苏", years=["2024"]).other_years == ()
    assert asked(store, "江苏", "城镇新增就业").other_years == ()


@pytest.mark.parametrize(
    ("name", "alike"),
    [
        ("补贴性职业技能培训", True),
        ("职业技能培训人数", True),
        ("培训职业技能", True),
        ("职业技能培训经费", False),
        ("技能", False),
        ("新增参加企业组织的职业技能培训的职工", False),
    ],
)
def test_what_is_told_under_a_name_like_that_of_the_target_stands_beside_it(
    shelf: Shelf, name: str, alike: bool
) -> None:
    trained = {"unit": "人次", "text": "60万人次", "value": 600_000}
    aim = new_jobs(SU_22, 60, status="target", metric="职业技能培训", label="职业技能培训", **trained)
    result = new_jobs(SU_23, 60, metric=name, label=name, **trained)
    (outcome,) = asked(shelf(SU_22, SU_23, aim, result), "江苏", "职业技能培训").outcomes
    assert (outcome.verdict, [each.metric for each in outcome.near]) == ("unreported", [name] if alike else [])
