"""Two documents side by side: aims moved, figures restated, measures kept, dropped, new and done."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.diff import Difference, Side, diff, stored
from jobscli.errors import UsageError
from jobscli.record import Measure, Statistic
from tests.builders import Shelf, document, measure, statistic

AIM = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "status": "target"}


def side(year: int, *records: Measure | Statistic, **changes: Any) -> Side:
    """The report whose figures speak of `year`, with what it says."""
    own = document(**{"id": f"su-{year + 1}", "year": year, **changes})
    measures = tuple(each for each in records if isinstance(each, Measure))
    return Side(own, measures, tuple(each for each in records if isinstance(each, Statistic)))


def aim(year: int, text: str, value: float | str, **changes: Any) -> Statistic:
    return statistic(**{**AIM, "document": f"su-{year}", "period": str(year), "text": text, "value": value, **changes})


def moved(answer: Difference) -> list[tuple[str, str | None, str | None]]:
    return [
        (each.change, each.old.text if each.old else None, each.new.text if each.new else None)
        for each in answer.targets
    ]


@pytest.mark.parametrize(
    ("text", "value", "bound", "change"),
    [
        ("130万人", 1_300_000, "exact", "raised"),
        ("110万人", 1_100_000, "exact", "lowered"),
        ("120万人以上", 1_200_000, "at_least", "reworded"),
        ("120万人", 1_200_000, "exact", "same"),
    ],
)
def test_the_aim_of_one_year_against_that_of_the_next(text: str, value: int, bound: str, change: str) -> None:
    old, new = side(2022, aim(2023, "120万人", 1_200_000)), side(2023, aim(2024, text, value, bound=bound))
    assert moved(diff(old, new)) == [(change, "120万人", text)]


def test_an_aim_with_what_came_of_it() -> None:
    done = statistic(
        **{**AIM, "status": "achieved", "period": "2023", "text": "138.3万人", "value": 1_383_000, "start": 9}
    )
    answer = diff(side(2022, aim(2023, "120万人", 1_200_000)), side(2023, aim(2024, "120万人", 1_200_000), done))
    (target,) = answer.targets
    assert target.result == done
    assert answer.tree()["targets"][0]["result"]["text"] == "138.3万人"


def test_neighbouring_rates_are_two_numbers() -> None:
    rate = {"metric": "地区生产总值", "label": "地区生产总值", "unit": "%", "aspect": "change"}
    old, new = side(2022, aim(2023, "6%", 6, **rate)), side(2023, aim(2024, "5%左右", 5, bound="about", **rate))
    assert moved(diff(old, new)) == [("lowered", "6%", "5%左右")]


def test_an_aim_dropped_and_one_that_is_new() -> None:
    other = aim(2024, "5.5%左右", "5.5", metric="城镇调查失业率", label="城镇调查失业率", unit="%", bound="about")
    answer = diff(side(2022, aim(2023, "120万人", 1_200_000)), side(2023, other))
    assert moved(answer) == [("new", None, "5.5%左右"), ("dropped", "120万人", None)]


def test_the_aim_of_a_plan_is_held_against_the_same_plan() -> None:
    plan = {"period": "2021/2025", "scope": "cumulative", "start": 80}
    old, new = side(2021, aim(2022, "600万人", 6_000_000, **plan)), side(2023, aim(2024, "650万人", 6_500_000, **plan))
    assert moved(diff(old, new)) == [("raised", "600万人", "650万人")]


def test_a_figure_told_otherwise_is_restated() -> None:
    plain = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "period": "2022"}
    old = side(2022, statistic(**plain, text="132万人", value=1_320_000))
    new = side(2023, statistic(**plain, text="131.5万人", value=1_315_000))
    assert diff(old, new).restated == ()  # 132 may be 131.5 rounded
    new = side(2023, statistic(**plain, text="130.9万人", value=1_309_000))
    (found,) = diff(old, new).restated
    assert (found.change, found.any.text) == ("restated", "130.9万人")


def test_two_editions_are_held_against_each_other_figure_by_figure() -> None:
    plain = {"metric": "就业见习人数", "label": "就业见习人数", "unit": "人", "period": "2022", "value": 500}
    old = side(2022, statistic(**plain))
    answer = diff(old, side(2022, statistic(**{**plain, "metric": "创业担保贷款"}), id="edition"))
    assert [each.change for each in answer.figures] == ["dropped", "new"]
    assert answer.metrics == (("dropped", "就业见习人数"), ("new", "创业担保贷款"))
    assert diff(old, side(2023)).figures == ()


def test_measures_kept_done_dropped_and_new() -> None:
    old = side(
        2022,
        measure(title="实施就业优先战略", status="target", start=1),
        measure(title="建设零工市场", start=2),
        measure(title="调整最低工资标准", start=3),
    )
    new = side(
        2023,
        measure(title="深入实施就业优先战略", start=1),
        measure(title="建设零工市场", start=2),
        measure(title="推进长期护理保险", start=3),
    )
    assert [(each.change, each.any.title) for each in diff(old, new).measures] == [
        ("done", "深入实施就业优先战略"),
        ("same", "建设零工市场"),
        ("new", "推进长期护理保险"),
        ("dropped", "调整最低工资标准"),
    ]


def test_other_regions_and_the_wrong_order_are_told() -> None:
    answer = diff(side(2023), side(2022, regions=("安徽",)))
    assert answer.notice == (
        "两份文件不是同一个地方的（江苏，安徽），没变、不再提都要留意；前一份比后一份新；先写旧的，再写新的"
    )
    assert diff(side(2022), side(2023)).notice is None


def test_rows_say_what_became_of_each() -> None:
    answer = diff(side(2022, aim(2023, "120万人", 1_200_000)), side(2023, aim(2024, "130万人", 1_300_000)))
    assert answer.rows() == [
        {
            "part": "target", "change": "raised", "name": "城镇新增就业", "old": "120万人", "new": "130万人",
            "old_period": "2023", "new_period": "2024", "old_id": "su-2023/s30", "new_id": "su-2024/s30",
        }
    ]  # fmt: skip


def test_a_stored_document_is_found_by_its_id(shelf: Shelf) -> None:
    store = shelf(document(id="江苏省-2023"), statistic(document="江苏省-2023"), measure(document="江苏省-2023"))
    found = stored(store, "江苏省-2023")
    assert (len(found.measures), len(found.statistics)) == (1, 1)
    with pytest.raises(UsageError, match="“江苏省-2024”不是文件，也不是库里文件的编号"):
        stored(store, "江苏省-2024")
