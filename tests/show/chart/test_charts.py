"""The charts of answers: what is drawn, what is left out and why, and where it comes from."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jobscli.ask import panel as panels
from jobscli.ask import query, rank
from jobscli.ask import series as runs
from jobscli.ask import targets as aims
from jobscli.ask.sources import mentioned, sources
from jobscli.errors import JobsError
from jobscli.record import Record
from jobscli.show.chart.charts import chart_of
from jobscli.show.chart.model import Bars, Chart, Curves
from jobscli.store import Store
from tests.builders import Shelf, document, statistic

JOBS = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人"}


def drawn(store: Store, answer: Any) -> Chart:
    return chart_of(answer, sources(store, mentioned(answer.tree())))


def jobs(region: str, year: int, value: str, **changes: Any) -> list[Record]:
    """A report of a region on a year, and the figure in it."""
    identity = f"{region}-{year}"
    told = {"document": identity, "region": region, "period": str(year), "text": f"{value}万人", **JOBS}
    own = {"publisher": f"{region}省人民政府", "published": f"{year + 1}-01-20"}
    return [
        document(id=identity, title="政府工作报告", year=year, regions=(region,), **own),
        statistic(**{**told, "value": Decimal(value) * 10_000, **changes}),
    ]


def bars(panel: Bars | Curves) -> list[tuple[str, str, str]]:
    assert isinstance(panel, Bars)
    return [(each.rank, each.name, each.amount.said) for each in panel.bars]


def test_a_metric_with_figures_of_one_year_is_bars_beside_others(shelf: Shelf) -> None:
    store = shelf(*jobs("江苏", 2025, "141"), *jobs("江苏", 2024, "120", status="target", period="2025", start=60))
    asked = panels.panel(store, ["城镇新增就业"], rows={}, years=["2024-2025"], status=["achieved", "target"])
    done, aims_of = drawn(store, asked).panels
    assert bars(done) == [("", "江苏", "141")]
    assert (done.told, aims_of.told) == ("2025 年，万人，全年，已实现", "2025 年，万人，全年，目标")


def test_a_ranking_is_bars_with_what_was_left_out_below(shelf: Shelf) -> None:
    store = shelf(
        *jobs("江苏", 2025, "141"),
        *jobs("安徽", 2025, "75", bound="at_least"),
        *jobs("河南", 2025, "110", status="target"),
        *jobs("北京", 2025, "5", metric="城镇登记失业率", unit="%"),
    )
    made = drawn(store, rank.rank(store, "城镇新增就业", wanted={}))
    assert made.title == "城镇新增就业"
    (panel,) = made.panels
    assert (panel.title, panel.told) == ("全年", "2025 年，已实现，万人")
    assert bars(panel) == [("1", "江苏", "141"), ("2", "安徽", "至少 75")]
    assert made.notes == (
        "名次不能确定：江苏 1 到 2，安徽 1 到 2；安徽只报了“至少”。",
        "没有列入：是目标，不是已实现的数：河南 110万人",
        "没有数字：北京",
    )
    assert made.sources == (
        "[1] 江苏省人民政府《政府工作报告》，2026-01-20",
        "[2] 安徽省人民政府《政府工作报告》，2026-01-20",
    )


def test_of_very_many_only_how_many_were_left_out(shelf: Shelf) -> None:
    records = [each for year in range(1990, 2020) for each in jobs("江苏", year, "100", status="target")]
    store = shelf(*jobs("江苏", 2025, "141"), *records)
    made = drawn(store, rank.rank(store, "城镇新增就业", wanted={}))
    assert made.notes == ("没有列入：30 个是目标，不是已实现的数",)


def test_parts_that_are_too_many_are_named(shelf: Shelf) -> None:
    store = shelf(*(each for year in range(2018, 2024) for each in jobs("江苏", year, "130")))
    made = drawn(store, rank.rank(store, "城镇新增就业", wanted={}))
    assert len(made.panels) == 4
    assert made.notes == ("还有 2 组没有画：全年 2019 年、全年 2018 年",)


def test_a_panel_is_curves_with_gaps_and_years_without_the_figure(shelf: Shelf) -> None:
    store = shelf(
        *jobs("江苏", 2021, "140"),
        *jobs("江苏", 2022, "4", metric="城镇登记失业率", unit="%"),
        *jobs("江苏", 2023, "138"),
        *jobs("安徽", 2021, "70"),
        *jobs("安徽", 2023, "72"),
    )
    made = drawn(store, panels.panel(store, ["城镇新增就业"], rows={}))
    assert made.title == "城镇新增就业  2021—2023 年"
    (panel,) = made.panels
    assert isinstance(panel, Curves)
    su, wan = panel.curves
    assert [each and each.said for each in su.points] == ["140", None, "138"]
    assert (su.unreported, wan.unreported) == (frozenset({1}), frozenset())
    assert made.notes == ("共 4 个数，1 处有文件而没有这个数，1 处没有文件",)
    assert made.sources == (
        "江苏省人民政府 2 份文件，说的是 2021—2023 年",
        "安徽省人民政府 2 份文件，说的是 2021—2023 年",
    )


def test_a_panel_of_one_year_is_bars_in_official_order(shelf: Shelf) -> None:
    store = shelf(*jobs("河南", 2025, "120"), *jobs("江苏", 2025, "141"))
    made = drawn(store, panels.panel(store, ["城镇新增就业"], rows={}))
    assert bars(made.panels[0]) == [("", "江苏", "141"), ("", "河南", "120")]


def test_a_series_has_its_targets_beside_it(shelf: Shelf) -> None:
    aim = statistic(
        document="江苏-2023", region="江苏", period="2024", start=90, value=1_200_000, **JOBS, status="target"
    )
    store = shelf(*jobs("江苏", 2023, "138"), *jobs("江苏", 2024, "143"), aim)
    made = drawn(store, runs.series(store, "城镇新增就业", "江苏"))
    (panel,) = made.panels
    assert isinstance(panel, Curves)
    assert [each.name for each in panel.curves] == ["实绩", "年初目标"]
    assert [each and (each.said, each.aim) for each in panel.curves[1].points] == [None, ("120", True)]


def test_targets_of_several_places_are_results_with_a_mark(shelf: Shelf) -> None:
    aim = {"period": "2024", "start": 90, "status": "target", **JOBS}
    store = shelf(
        *jobs("江苏", 2023, "138"),
        *jobs("江苏", 2024, "143"),
        statistic(document="江苏-2023", region="江苏", value=1_200_000, text="120万人", **aim),
        *jobs("安徽", 2023, "70"),
        *jobs("安徽", 2024, "4", metric="城镇登记失业率", unit="%"),
        statistic(document="安徽-2023", region="安徽", value=680_000, text="68万人", **aim),
    )
    made = drawn(store, aims.targets(store, metric="城镇新增就业", rows={}, years="2024"))
    (panel,) = made.panels
    assert isinstance(panel, Bars)
    assert [(each.name, each.amount.said, each.aim and each.aim.said) for each in panel.bars] == [
        ("江苏", "143", "120"),
        ("安徽", "68", None),
    ]
    assert made.notes == ("有报告而没有实绩：安徽",)


@pytest.mark.parametrize("metric", ["城镇新增就业", "城镇登记失业率"])
def test_what_has_no_figures_is_not_drawn(shelf: Shelf, metric: str) -> None:
    store = shelf(*jobs("江苏", 2025, "141", status="target"))
    with pytest.raises(JobsError, match="画不出图"):
        drawn(store, rank.rank(store, metric, wanted={}))


def test_a_list_is_no_picture(shelf: Shelf) -> None:
    store = shelf(*jobs("江苏", 2025, "141"))
    with pytest.raises(JobsError, match="这个答案不是一组能比的数，画不出图"):
        drawn(store, query.listing(store, "statistics"))
