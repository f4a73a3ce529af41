"""Regions side by side: what both have and whether it may be compared, what one has, what each did."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.compare import Comparison, compare
from jobscli.errors import UsageError
from jobscli.record import Statistic
from tests.builders import Shelf, measure, statistic


def of(region: str, value: float, **changes: Any) -> Statistic:
    return statistic(region=region, document=region, value=value, **changes)


def verdicts(answer: Comparison) -> list[tuple[str, bool, str | None]]:
    return [(pair.metric, pair.comparable, pair.reason) for pair in answer.pairs]


def test_what_both_have_is_judged_and_what_one_has_is_listed(shelf: Shelf) -> None:
    store = shelf(
        of("江苏", 1),
        of("安徽", 2),
        of("江苏", 3, start=40, metric="招聘活动场次", unit="场", scope="unstated"),
        of("安徽", 4, start=40, metric="招聘活动场次", unit="场"),
        of("江苏", 5, start=50, metric="就业见习", unit="人"),
        of("安徽", 6, start=50, metric="企业减负金额"),
        of("河南", 7),
        measure(region="江苏", document="江苏"),
    )
    answer = compare(store, ["苏", "anhui", "江苏"])
    assert answer.regions == ("江苏", "安徽")
    assert verdicts(answer) == [
        ("创业担保贷款", True, None),
        ("招聘活动场次", False, "口径不同（江苏未注明，安徽全年）"),
    ]
    assert answer.only == {"江苏": ["就业见习"], "安徽": ["企业减负金额"]}
    assert [each.id for each in answer.measures["江苏"]] == ["江苏/m20"]
    assert answer.measures["安徽"] == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"aspect": "change"}, "一个是水平，一个是变动（江苏水平，安徽变动）"),
        ({"price_basis": "real"}, "一个实际，一个名义，或没有说明（江苏未注明，安徽实际）"),
        ({"unit": None, "unit_inferred": "元"}, "单位不同（江苏元，安徽元（推定））"),
        ({"status": "target"}, "性质不同（江苏已实现，安徽目标）"),
        ({"place": "合肥"}, "所指的地方不同（江苏未注明，安徽合肥）"),
        ({"population": "农民工"}, "人群不同（江苏未注明，安徽农民工）"),
        ({"unit": None}, "单位不同（江苏元，安徽未注明）"),
        ({"scope": "cumulative"}, "口径不同（江苏全年，安徽累计）"),
        ({"period": "2019"}, "期间不同（江苏2018年，安徽2019年）"),
        ({"period": "2019", "unit": "万"}, "单位不同（江苏元，安徽万）；期间不同（江苏2018年，安徽2019年）"),
    ],
    ids=str,
)
def test_why_two_figures_may_not_be_compared(shelf: Shelf, changes: dict[str, Any], reason: str) -> None:
    answer = compare(shelf(of("江苏", 1), of("安徽", 2, **changes)), ["江苏", "安徽"])
    assert verdicts(answer) == [("创业担保贷款", False, reason)]


def test_of_several_figures_those_that_agree_are_chosen(shelf: Shelf) -> None:
    store = shelf(
        of("江苏", 1, status="target", start=1),
        of("江苏", 2, start=2),
        of("安徽", 3, status="target", start=1),
        of("安徽", 4, scope="cumulative", start=2),
        of("安徽", 5, start=3),
    )
    aims, results = compare(store, ["江苏", "安徽"]).pairs
    assert [each.id for each in aims.chosen] == ["江苏/s1", "安徽/s1"]
    assert [each.id for each in results.chosen] == ["江苏/s2", "安徽/s3"]
    assert [each.id for each in results.figures["安徽"]] == ["安徽/s2", "安徽/s3"]
    assert aims.comparable
    assert results.comparable


def test_what_is_of_other_things_stands_apart_within_one_metric(shelf: Shelf) -> None:
    store = shelf(of("江苏", 1), of("安徽", 2), of("安徽", 3, start=40, population="农民工"))
    assert verdicts(compare(store, ["江苏", "安徽"])) == [
        ("创业担保贷款", True, None),
        ("创业担保贷款", False, "只有安徽有这样的数"),
    ]


def test_a_region_that_differs_is_named_and_the_rest_compared(shelf: Shelf) -> None:
    store = shelf(of("江苏", 1), of("安徽", 2), of("河南", 3, scope="cumulative"))
    assert verdicts(compare(store, ["江苏", "安徽", "河南"])) == [
        ("创业担保贷款", True, "河南除外，口径是累计，不是全年")
    ]


def test_three_regions_of_which_one_has_no_figure(shelf: Shelf) -> None:
    answer = compare(shelf(of("江苏", 1), of("安徽", 2), of("河南", 3, metric="就业见习")), ["江苏", "安徽", "河南"])
    assert verdicts(answer) == [("创业担保贷款", True, None)]
    assert list(answer.pairs[0].figures) == ["江苏", "安徽"]
    assert answer.only == {"江苏": [], "安徽": [], "河南": ["就业见习"]}


def test_a_row_says_of_its_own_figure_whether_it_may_be_compared(shelf: Shelf) -> None:
    store = shelf(of("江苏", 1), of("安徽", 2), of("河南", 3, scope="cumulative"))
    answer = compare(store, ["江苏", "安徽", "河南"])
    assert verdicts(answer)[0][1]
    assert [(row["region"], row["comparable"]) for row in answer.rows()] == [
        ("江苏", True),
        ("安徽", True),
        ("河南", False),
    ]


def test_many_figures_and_regions_do_not_multiply_without_end(shelf: Shelf) -> None:
    regions = ["江苏", "安徽", "河南", "广东", "陕西", "山西", "湖北", "湖南", "四川", "浙江"]
    store = shelf(*(of(region, n, start=n, period=str(2000 + n)) for region in regions for n in range(12)))
    (pair,) = compare(store, regions).pairs
    assert pair.comparable


@pytest.mark.parametrize("regions", [[], ["江苏"], ["江苏", "JS"]])
def test_one_region_cannot_be_compared(shelf: Shelf, regions: list[str]) -> None:
    with pytest.raises(UsageError, match="对照要两个不同的地区"):
        compare(shelf(of("江苏", 1)), regions)


def test_a_region_without_a_document_is_said_to_be(shelf: Shelf) -> None:
    answer = compare(shelf(of("江苏", 1)), ["江苏", "广东"])
    assert answer.notice == "广东还没有文件，没有可对照的"
    assert answer.tree()["only"] == {"江苏": ["创业担保贷款"], "广东": []}


def test_the_json_and_the_rows(shelf: Shelf) -> None:
    answer = compare(shelf(of("江苏", 1), of("安徽", 2), of("安徽", 3, metric="就业见习", start=9)), ["江苏", "安徽"])
    tree = answer.tree()
    assert list(tree) == ["regions", "metrics", "only", "measures", "places"]
    (metric,) = tree["metrics"]
    assert (metric["metric"], metric["comparable"], metric["reason"]) == ("创业担保贷款", True, None)
    assert {region: [each["value"] for each in rows] for region, rows in metric["figures"].items()} == {
        "江苏": [1],
        "安徽": [2],
    }
    assert tree["only"] == {"江苏": [], "安徽": ["就业见习"]}
    assert tree["measures"] == {"江苏": [], "安徽": []}
    assert [(row["metric"], row["region"], row["comparable"]) for row in answer.rows()] == [
        ("创业担保贷款", "江苏", True),
        ("创业担保贷款", "安徽", True),
        ("就业见习", "安徽", None),
    ]


def of_city(place: str | None, value: float, **changes: Any) -> Statistic:
    return statistic(region="江苏", document=place or "江苏", place=place, value=value, **changes)


def test_cities_are_compared_by_name(shelf: Shelf) -> None:
    store = shelf(
        of_city("苏州", 1), of_city("徐州", 2), of_city("苏州", 3, start=9, metric="就业见习"), of_city(None, 9)
    )
    answer = compare(store, ["苏州市", "320300"])
    assert answer.regions == ("苏州", "徐州")
    assert verdicts(answer) == [("创业担保贷款", True, None)]
    assert [each.value for each in answer.pairs[0].chosen] == [1, 2]
    assert answer.only == {"苏州": ["就业见习"], "徐州": []}
    assert answer.tree()["places"] == [
        {"region": "江苏", "place": "苏州", "code": "320500"},
        {"region": "江苏", "place": "徐州", "code": "320300"},
    ]


def test_places_of_one_name_are_called_with_their_provinces(shelf: Shelf) -> None:
    store = shelf(
        statistic(region="北京", document="b", place="朝阳区"),
        statistic(region="吉林", document="j", place="朝阳区", scope="cumulative"),
    )
    answer = compare(store, ["110105", "220104"])
    assert answer.regions == ("北京朝阳区", "吉林朝阳区")
    assert verdicts(answer) == [("创业担保贷款", False, "口径不同（北京朝阳区全年，吉林朝阳区累计）")]
    assert compare(shelf(of_city("苏州", 1)), ["苏州", "武汉"]).regions == ("苏州", "武汉")


def test_a_province_and_a_city_stand_side_by_side_and_are_not_compared(shelf: Shelf) -> None:
    """The province's side is what is of the whole of it, not what it tells of its cities."""
    answer = compare(shelf(of_city(None, 9), of_city("徐州", 2), of_city("苏州", 1)), ["江苏", "苏州"])
    assert answer.sides.unlike == "级别不同：江苏是省，苏州是市"
    assert verdicts(answer) == [("创业担保贷款", False, "级别不同")]
    assert [each.value for each in answer.pairs[0].chosen] == [9, 1]


def test_a_city_without_a_document_is_said_to_be(shelf: Shelf) -> None:
    answer = compare(shelf(of_city("苏州", 1)), ["苏州", "无锡"])
    assert (answer.notice, answer.alone) == ("无锡还没有文件，没有可对照的", True)


def test_a_name_that_several_places_have_asks_which(shelf: Shelf) -> None:
    with pytest.raises(UsageError, match="“鼓楼区”有 4 处"):
        compare(shelf(of_city("苏州", 1)), ["苏州", "鼓楼区"])
