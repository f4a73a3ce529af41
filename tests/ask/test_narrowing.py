"""Measures and figures of a region, narrowed together."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.compare import compare
from jobscli.ask.narrowing import as_options, both_narrowed
from jobscli.ask.profile import Profiles, profile, profiles
from jobscli.errors import UsageError
from jobscli.store import Store
from tests.builders import Shelf, document, measure, statistic


def filled(shelf: Shelf) -> Store:
    return shelf(
        document(),
        document(id="su26", year=2025),
        measure(start=20, topics=("创业",)),
        measure(start=30, kind="policy", topics=("稳岗",), groups=("企业",)),
        measure(document="su26", start=20, status="target", kind="policy", topics=("稳岗",)),
        statistic(start=100, measure="su/m20"),
        statistic(start=110, measure="su/m20", status="limit"),
        statistic(document="su26", start=100, period="2025", metric="城镇新增就业", unit="人"),
        statistic(document="su26", start=110, period="2026", status="target", metric="城镇新增就业", unit="人"),
    )


@pytest.mark.parametrize(
    ("filters", "measures", "figures"),
    [
        ({}, ["su/m20", "su/m30", "su26/m20"], ["su/s100", "su/s110", "su26/s100", "su26/s110"]),
        ({"topic": "创业"}, ["su/m20"], ["su/s100", "su/s110"]),
        ({"kind": ["政策，贷款"], "document": "su"}, ["su/m20", "su/m30"], ["su/s100", "su/s110"]),
        ({"group": "企业"}, ["su/m30"], []),
        ({"status": "限额"}, ["su/m20"], ["su/s110"]),
        ({"status": ["目标", "上限"]}, ["su/m20", "su26/m20"], ["su/s110", "su26/s110"]),
        ({"period": "2018年"}, ["su/m20", "su/m30"], ["su/s100", "su/s110"]),
        ({"period": "2025,2026"}, [], ["su26/s100", "su26/s110"]),
        ({"metric": "城镇新增就业"}, [], ["su26/s100", "su26/s110"]),
        ({"document": "su26", "status": "已实现"}, [], ["su26/s100"]),
    ],
    ids=str,
)
def test_filters_keep_measures_and_figures_alike(
    shelf: Shelf, filters: dict[str, Any], measures: list[str], figures: list[str]
) -> None:
    found = both_narrowed(filled(shelf), "江苏", filters)
    assert [[each.id for each in rows] for rows in found] == [measures, figures]


def test_a_filter_that_is_none_and_a_name_that_means_nothing_are_refused(shelf: Shelf) -> None:
    with pytest.raises(UsageError, match="没有“unit”这个参数"):
        both_narrowed(filled(shelf), "江苏", {"unit": "元"})
    with pytest.raises(UsageError, match="没有“zzz”这个文件"):
        both_narrowed(filled(shelf), "江苏", {"document": "zzz"})


def test_filters_are_said_as_options() -> None:
    assert as_options({"topic": ["创业", "稳岗，培训"], "price_basis": "实际", "kind": None}) == (
        " --topic 创业,稳岗,培训 --price-basis 实际"
    )


def test_a_page_of_one_document_names_no_other(shelf: Shelf) -> None:
    answer = profile(filled(shelf), "江苏", document="su26", status="目标")
    assert [each.id for each in answer.documents] == ["su26"]
    assert answer.given == " --document su26 --status 目标"


def test_a_group_of_regions_has_a_page_each(shelf: Shelf) -> None:
    store = shelf(measure(), measure(region="安徽", document="wan"))
    answer = profiles(store, "长三角")
    assert isinstance(answer, Profiles)
    assert [each.region for each in answer.each] == ["江苏", "安徽"]
    assert answer.notice == "上海、浙江还没有文件"
    assert [row["region"] for row in answer.rows()] == ["江苏", "安徽"]
    assert [each["region"] for each in answer.tree()] == ["江苏", "安徽"]
    assert isinstance(profiles(store, "江苏,安徽"), Profiles)
    assert not isinstance(profiles(store, "苏"), Profiles)


def test_a_comparison_is_narrowed_and_leaves_out_who_has_nothing(shelf: Shelf) -> None:
    store = shelf(
        statistic(metric="城镇新增就业", unit="人"),
        statistic(region="安徽", document="wan", metric="城镇新增就业", unit="人"),
        statistic(region="安徽", document="wan", start=200),
    )
    answer = compare(store, ["长三角"], filters={"metric": "城镇新增就业"})
    assert (answer.regions, [pair.metric for pair in answer.pairs]) == (("江苏", "安徽"), ["城镇新增就业"])
    assert answer.only == {"江苏": [], "安徽": []}
    assert (answer.notice, answer.given) == ("上海、浙江还没有文件，没有可对照的", " --metric 城镇新增就业")
