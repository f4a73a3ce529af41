"""Lists: records by any field, metrics, named systems; and the overview."""

from __future__ import annotations

import pytest

from jobscli.ask.overview import overview
from jobscli.ask.query import listing, metric_list, systems
from jobscli.errors import UsageError
from tests.builders import Shelf, document, measure, name, statistic


def test_a_listing_has_no_hidden_limit(shelf: Shelf) -> None:
    store = shelf(*(statistic(start=start) for start in range(1500)))
    assert len(listing(store, "statistics").records) == 1500
    assert len(listing(store, "statistics", limit=3).records) == 3


def test_a_listing_sorts_by_any_field_of_its_table(shelf: Shelf) -> None:
    store = shelf(*(statistic(start=start, value=value) for start, value in enumerate([5, 9, 7])))
    assert [each.value for each in listing(store, "statistics", sort=["-value"]).records] == [9, 7, 5]
    with pytest.raises(UsageError) as refusal:
        listing(store, "statistics", sort=["valeu"])
    assert (refusal.value.message, refusal.value.hints) == ("不能按“valeu”排序", (("可以按", "value"),))
    with pytest.raises(UsageError):
        listing(store, "measures", sort=["value"])


def test_an_empty_listing_is_an_empty_list_and_a_word(shelf: Shelf) -> None:
    answer = listing(shelf(), "measures")
    assert (answer.tree(), answer.rows()) == ([], [])
    assert answer.notice == "没有符合条件的记录；少给一个条件试试"


def test_a_row_is_flat(shelf: Shelf) -> None:
    store = shelf(measure(topics=("创业", "培训"), names=(name("甲"), name("乙"))))
    (row,) = listing(store, "measures").rows()
    assert (row["topics"], row["groups"], row["names"]) == ("创业；培训", "", "甲；乙")
    (tree,) = listing(store, "measures").tree()
    assert (tree["topics"], tree["groups"]) == (["创业", "培训"], [])


def test_the_metrics_with_what_there_is_of_each(shelf: Shelf) -> None:
    store = shelf(
        statistic(start=1, region="安徽", document="hui"),
        statistic(start=2, region="江苏", unit="户", period=None),
        statistic(start=3, region="江苏", period="2017"),
        statistic(start=4, region="江苏", metric="就业见习", unit=None),
    )
    answer = metric_list(store)
    assert answer.tree() == [
        {
            "metric": "创业担保贷款",
            "units": ["元", "户"],
            "regions": ["江苏", "安徽"],
            "statistics": 3,
            "periods": ["2017", "2018"],
        },
        {"metric": "就业见习", "units": [], "regions": ["江苏"], "statistics": 1, "periods": ["2018"]},
    ]
    assert answer.rows()[0] == {
        "metric": "创业担保贷款",
        "units": "元；户",
        "regions": "江苏；安徽",
        "statistics": 3,
        "periods": "2017；2018",
    }


def test_what_is_of_employment_stands_before_what_more_regions_tell(shelf: Shelf) -> None:
    grain = [
        statistic(region=each, start=n, metric="粮食产量", unit="吨") for n, each in enumerate(("江苏", "安徽"), 1)
    ]
    answer = metric_list(shelf(*grain, statistic(start=9, metric="城镇新增就业", unit="人")))
    assert [each.metric for each in answer.metrics] == ["城镇新增就业", "粮食产量"]
    assert not answer.whole


def test_names_that_only_one_text_gives_come_when_they_are_asked_for(shelf: Shelf) -> None:
    store = shelf(statistic(), statistic(start=2, metric="自己的叫法"), statistic(start=3, metric="又一个"))
    answer = metric_list(store)
    assert ([each.metric for each in answer.metrics], answer.others) == (["创业担保贷款"], 2)
    assert len(metric_list(store, everything=True).metrics) == 3
    assert [each.metric for each in metric_list(store, text="叫法").metrics] == ["自己的叫法"]
    only = metric_list(shelf(statistic(metric="自己的叫法")))
    assert (only.metrics, only.notice) == ((), "只有 1 个只有一个地区用的名称：jobscli metrics --all")
    two = shelf(statistic(metric="叫法"), statistic(metric="叫法", document="hui", region="安徽"))
    assert [each.metric for each in metric_list(two).metrics] == ["叫法"]


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("贷款", ["创业担保贷款"]),
        ("没有的", []),
        ("LOAN", ["创业担保贷款"]),
        ("創業", ["创业担保贷款"]),
        ("零就业", []),
    ],
)
def test_metrics_by_a_part_of_any_name(shelf: Shelf, text: str, metrics: list[str]) -> None:
    answer = metric_list(shelf(statistic(), statistic(start=2, metric="就业见习")), text=text)
    assert [each.metric for each in answer.metrics] == metrics
    assert (answer.notice is None) == bool(metrics)


def test_a_system_with_what_the_text_says_of_it(shelf: Shelf) -> None:
    store = shelf(
        measure(start=1, summary="贷给创业者", names=(name("富民创业贷"), name("4+", explained=False))),
        measure(start=2, names=(name("富民创业贷"),)),
        measure(start=3, region="安徽", names=(name("富民创业贷", kind="descriptive"),)),
        statistic(start=4, measure="su/m1"),
        statistic(start=5, measure="su/m2"),
    )
    tree = systems(store).tree()
    assert [(each["name"], each["region"], each["measure"], each["explained"]) for each in tree] == [
        ("富民创业贷", "江苏", "su/m1", True),
        ("4+", "江苏", "su/m1", False),
        ("富民创业贷", "安徽", "su/m3", True),
    ]
    assert tree[0]["summary"] == "贷给创业者"
    assert [each["id"] for each in tree[0]["statistics"]] == ["su/s4"]
    assert systems(store).rows()[0]["statistics"] == "23亿元"
    assert [each.name for each in systems(store, text="４").systems] == ["4+"]
    assert systems(store, text="没有").notice == "没有这样的名字；jobscli systems 列出全部"


def test_the_overview_counts_each_region(shelf: Shelf) -> None:
    store = shelf(
        document(id="su", regions=("江苏", "安徽")),
        measure(start=1, kind="brand", names=(name("粤菜师傅"), name("4+"))),
        measure(start=2, kind="policy", names=(name("某意见"),)),
        statistic(start=3),
    )
    assert overview(store).tree() == [
        {"region": "江苏", "measures": 2, "statistics": 1, "names": ["粤菜师傅"]},
        {"region": "安徽", "measures": 0, "statistics": 0, "names": []},
    ]
    assert overview(shelf()).tree() == []


def test_the_overview_has_the_latest_documents_and_the_shortest_names(shelf: Shelf) -> None:
    years = {"old": 2016, "undated": None, "new": 2025, "newer": 2025, "mid": 2020}
    store = shelf(
        *(document(id=identity, sha256=identity, year=year, regions=("江苏",)) for identity, year in years.items()),
        measure(document="new", start=1, kind="brand", names=(name("富民创业贷"), name("四个平台"), name("南粤家政"))),
        measure(document="new", start=2, kind="loan", names=(name("四个平台"), name("双创贷"))),
    )
    told = overview(store)
    assert ([each.id for each in told.documents], told.held) == (["newer", "new", "mid"], 5)
    assert told.regions == (("江苏", 2, 0, ("双创贷", "南粤家政", "四个平台")),)
