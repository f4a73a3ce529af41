"""What a user names is found under any of its names, or refused with the nearest."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask import typed
from jobscli.ask.filters import narrowed, where
from jobscli.ask.periods import period_named
from jobscli.errors import UsageError
from tests.builders import Shelf, measure, statistic


def test_where_reads_every_name(shelf: Shelf) -> None:
    store = shelf(statistic(unit="人次", place="苏州", population="农民工"))
    assert where(
        store,
        region=["苏,ah"],
        metric=["贷款"],
        kind=["政策", "loan"],
        topics=["创业"],
        status=["目标，限额"],
        scope=["全年"],
        unit=["人次,none"],
        population=["无"],
        period=["2021/2025,十四五,2019年1—9月"],
        place=["苏州"],
        document=["su"],
        bound=None,
        confidence=[],
    ) == {
        "region": ["江苏", "安徽"],
        "metric": ["创业担保贷款"],
        "kind": ["policy", "loan"],
        "topics": ["创业"],
        "status": ["target", "limit"],
        "scope": ["annual"],
        "unit": ["人次", None],
        "population": [None],
        "period": ["2021/2025", "2021/2025", "2019-01/2019-09"],
        "place": ["苏州"],
        "document": ["su"],
    }


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2025", "2025"),
        ("2025年", "2025"),
        ("２０２５ 年", "2025"),
        ("2021/2025", "2021/2025"),
        ("2021-2025", "2021/2025"),
        ("2021—2025年", "2021/2025"),
        ("2021年至2025年", "2021/2025"),
        ("十四五", "2021/2025"),
        ("“十四五”时期", "2021/2025"),
        ("十五五", "2026/2030"),
        ("2019-9", "2019-09"),
        ("2019年9月", "2019-09"),
        ("2019-01/2019-09", "2019-01/2019-09"),
        ("2019年1—9月", "2019-01/2019-09"),
        ("2019年1月至2019年9月", "2019-01/2019-09"),
        ("2018年10月至2019年3月", "2018-10/2019-03"),
    ],
)
def test_a_period_is_found_under_any_of_its_names(text: str, period: str) -> None:
    assert period_named(text) == period
    assert period_named(period) == period


@pytest.mark.parametrize(
    "text",
    ["", "去年", "25", "20255", "2025/2021", "2019-13", "2019-00", "2019年9—3月", "2019-10/2018-03", "百五", "x2025"],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refusal:
        period_named(text)
    assert refusal.value.message == f"“{text}”不是期间"
    assert refusal.value.hints == (("写作", "2025  2021/2025  2019-01/2019-09"),)


def test_a_name_of_a_metric_may_say_whom_it_covers(shelf: Shelf) -> None:
    income: dict[str, Any] = {"metric": "居民人均可支配收入"}
    store = shelf(statistic(**income, population="城镇居民"), statistic(**income, population="农村居民", start=40))
    assert where(store, metric=["城镇居民人均可支配收入"]) == {
        "metric": ["居民人均可支配收入"],
        "population": ["城镇居民"],
    }
    both = where(store, metric=["城镇居民人均可支配收入,农村居民人均可支配收入"])
    assert both["population"] == ["城镇居民", "农村居民"]
    assert where(store, metric=["城镇居民人均可支配收入"], population=["农村居民"])["population"] == ["农村居民"]
    assert "population" not in where(store, metric=["居民人均可支配收入"])
    assert "population" not in where(store, metric=["城镇居民人均可支配收入,贷款"])


def test_where_nothing_is_near_all_are_listed(shelf: Shelf) -> None:
    store = shelf(statistic(place="苏州", population="农民工"), statistic(place="无锡", start=40))
    for field, value, said, hint in (
        ("place", "xyz", "地方", "无锡  苏州"),
        ("population", "xyz", "人群", "农民工"),
        ("unit", "xyz", "单位", "元"),
        ("document", "zzz", "文件", "su"),
    ):
        with pytest.raises(UsageError) as refusal:
            where(store, **{field: [value]})
        assert refusal.value.message == f"没有“{value}”这个{said}"
        assert refusal.value.hints == (("都有", hint),)
    with pytest.raises(UsageError) as refusal:
        where(shelf(), unit=["元"])
    assert (refusal.value.message, refusal.value.hints) == ("没有“元”这个单位", ())


@pytest.mark.parametrize(
    ("field", "value", "message", "hint"),
    [
        ("region", "江束", "没有“江束”这个地区", ("是不是", "江苏  江西")),
        ("metric", "创担贷", "没有“创担贷”这个指标", ("是不是", "创业担保贷款")),
        ("kind", "政测", "没有“政测”这个类别", ("是不是", "政策")),
        ("kind", "polcy", "没有“polcy”这个类别", ("是不是", "policy")),
        ("topics", "创业者", "没有“创业者”这个主题", ("是不是", "创业")),
        ("groups", "农民", "没有“农民”这个人群", ("是不是", "农民工")),
        ("status", "目的", "没有“目的”这个性质", ("是不是", "目标")),
        ("unit", "元角", "没有“元角”这个单位", ("是不是", "元")),
        ("document", "su2", "没有“su2”这个文件", ("是不是", "su")),
        ("period", "去年", "“去年”不是期间", ("写作", "2025  2021/2025  2019-01/2019-09")),
        ("period", "2019-13", "“2019-13”不是期间", ("写作", "2025  2021/2025  2019-01/2019-09")),
        ("scope", "全年度", "没有“全年度”这个口径", ("是不是", "全年")),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    shelf: Shelf, field: str, value: str, message: str, hint: tuple[str, str]
) -> None:
    with pytest.raises(UsageError) as refusal:
        where(shelf(statistic()), **{field: [value]})
    assert refusal.value.message == message
    assert refusal.value.hints[0] == hint
    assert refusal.value.exit_code == 2
    assert len(refusal.value.hints) > 1 or field in ("unit", "document", "period")


def test_all_values_are_listed_as_people_say_them(shelf: Shelf) -> None:
    hints = {}
    for field in ("status", "topics"):
        with pytest.raises(UsageError) as refusal:
            where(shelf(), **{field: ["没有"]})
        hints[field] = dict(refusal.value.hints)["都有"]
    assert hints["status"] == "已实现  目标  预计  预算  限额"
    assert hints["topics"].startswith("就业创业政策  稳岗  创业  ")


def test_a_general_word_for_a_metric_filters_by_all_that_have_it(shelf: Shelf) -> None:
    store = shelf(statistic(metric="高校毕业生就业率"), statistic(start=2, metric="贫困劳动力转移就业率"))
    assert where(store, metric="就业率") == {"metric": ["高校毕业生就业率", "贫困劳动力转移就业率"]}


@pytest.mark.parametrize("group", ["长三角", "苏皖,沪浙", "上海,江苏,浙江,安徽"])
def test_a_group_of_regions_filters_by_all_of_them(shelf: Shelf, group: str) -> None:
    assert set(where(shelf(), region=group)["region"]) == {"上海", "江苏", "浙江", "安徽"}


def test_figures_are_narrowed_by_what_their_measures_are(shelf: Shelf) -> None:
    store = shelf(
        measure(kind="loan", topics=("创业",), groups=("农民工",)),
        statistic(start=1, measure="su/m20", metric="甲"),
        statistic(start=2, metric="创业担保贷款"),
        statistic(start=3, metric="乙"),
    )

    def ids(**given: str) -> list[str]:
        return [each.id for each in typed.statistics(store, narrowed(store, "statistics", given))]

    assert ids(kind="贷款") == ids(group="农民工") == ids(topic="创业", group="农民工") == ["su/s1"]
    assert ids(topic="创业") == ["su/s1", "su/s2"]
    assert ids(topic="创业", metric="创业担保贷款") == ["su/s2"]
    assert ids(kind="政策") == []
