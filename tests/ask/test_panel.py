"""A table of places by years: its rows and columns, what it takes, what each format is given of it."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.lookup import Entry
from jobscli.ask.panel import panel
from jobscli.ask.panel_answer import Panel
from jobscli.errors import UsageError
from jobscli.record import Record
from jobscli.store import Store
from tests.builders import Shelf, new_jobs, report, section, statistic

SU_22, SU_23 = report("江苏", 2022), report("江苏", 2023)
WAN_22, WAN_24 = report("安徽", 2022), report("安徽", 2024)
CITY = report("江苏", 2023, place="苏州")
NATION = report("全国", 2023)

RECORDS: tuple[Record, ...] = (
    SU_22,
    SU_23,
    WAN_22,
    WAN_24,
    CITY,
    NATION,
    new_jobs(SU_22, 132),
    new_jobs(SU_23, "138.3"),
    new_jobs(SU_23, 131, period="2022", start=150),
    new_jobs(SU_23, 120, status="target"),
    new_jobs(WAN_24, 70, bound="at_least", text="70万人以上"),
    new_jobs(WAN_24, 290, scope="cumulative", period="2021/2024", start=300),
    new_jobs(CITY, 23),
    new_jobs(NATION, 1244),
    section(id="江苏-2024/h90", document="江苏-2024", title="就业更加充分", start=90),
)


def asked(store: Store, *metrics: str, **options: Any) -> Panel:
    rows: dict[str, Any] = {name: options.pop(name) for name in ("regions", "level", "within") if name in options}
    return panel(store, metrics or ["城镇新增就业"], rows=rows, **options)


def test_places_stand_under_each_other_and_years_beside_each_other(shelf: Shelf) -> None:
    answer = asked(shelf(*RECORDS))
    assert answer.rows() == [
        {
            "region": "江苏",
            "place": None,
            "code": "320000",
            "metric": "城镇新增就业",
            "unit": "万人",
            "2022": "131*",
            "2023": 138.3,
            "2024": None,
        },
        {
            "region": "安徽",
            "place": None,
            "code": "340000",
            "metric": "城镇新增就业",
            "unit": "万人",
            "2022": "×",
            "2023": None,
            "2024": "至少 70",
        },
        {
            "region": "全国",
            "place": None,
            "code": None,
            "metric": "城镇新增就业",
            "unit": "万人",
            "2022": None,
            "2023": 1244,
            "2024": None,
        },
    ]
    assert answer.untold == (
        "× 1 格：有文件，没有报这个数；空 2 格：没有这一年的文件；* 1 格：别处另有一个数，--long 都列出"
    )


def test_cells_of_other_scopes_are_counted_and_shown_when_asked_for(shelf: Shelf) -> None:
    store = shelf(*RECORDS)
    assert asked(store).tables[0].elsewhere == {"cumulative": 1}
    totals = asked(store, scope="累计")
    assert (totals.periods, totals.rows()[0]["2021/2024"]) == (("2021/2024",), 290)


def test_the_targets_are_another_table(shelf: Shelf) -> None:
    answer = asked(shelf(*RECORDS), status="目标", years="2023-2025")
    assert [(row["region"], row["2023"], row["2024"], row["2025"]) for row in answer.rows()][:2] == [
        ("江苏", "×", 120, None),
        ("安徽", "×", None, "×"),
    ]


def test_cities_stand_in_the_table_of_their_level_alone(shelf: Shelf) -> None:
    store = shelf(*RECORDS)
    rows = asked(store, within="江苏", level="市").rows()
    assert [(row["place"], row["code"], row["2023"]) for row in rows] == [("苏州", "320500", 23), (None, None, 1244)]
    rows = asked(store, regions="江苏,苏州", years="2023").rows()
    assert [(row["region"], row["place"], row["2023"]) for row in rows[:2]] == [
        ("江苏", None, 138.3),
        ("江苏", "苏州", 23),
    ]


def test_what_was_known_on_a_day(shelf: Shelf) -> None:
    rows = asked(shelf(*RECORDS), day="2023-06-30").rows()
    assert [(row["region"], row["2022"]) for row in rows] == [("江苏", 132), ("安徽", "×")]


def test_several_metrics_have_a_column_each(shelf: Shelf) -> None:
    rate = new_jobs(SU_22, 3, metric="城镇登记失业率", text="3%", value=3, unit="%", start=120)
    answer = asked(shelf(*RECORDS, rate), "城镇新增就业,登记失业率", years="2022")
    assert answer.rows() == [
        {
            "region": "江苏",
            "place": None,
            "code": "320000",
            "year": 2022,
            "城镇新增就业（万人）": "131*",
            "城镇登记失业率（%）": 3,
        },
        {
            "region": "安徽",
            "place": None,
            "code": "340000",
            "year": 2022,
            "城镇新增就业（万人）": "×",
            "城镇登记失业率（%）": "×",
        },
    ]


def test_a_row_a_figure_has_what_papers_code(shelf: Shelf) -> None:
    def reference(entry: Entry) -> str:
        return f"{entry.document.title}，{entry.section.title if entry.section else ''}"

    store = shelf(*RECORDS, new_jobs(SU_23, 135, section="江苏-2024/h90", period="2021", start=200))
    answer = asked(store, years="2021-2022", reference=reference)
    rows = answer.rows()
    assert list(rows[0]) == [
        "region", "place", "code", "year", "metric", "value", "high", "unit", "bound", "text", "status", "scope",
        "population", "document", "section", "id", "citation", "quote", "in_table", "differs",
    ]  # fmt: skip
    assert (rows[0]["year"], rows[0]["section"], rows[0]["citation"]) == (
        2021,
        "就业更加充分",
        "2024年政府工作报告，就业更加充分",
    )
    assert [(row["year"], row["value"], row["in_table"], row["differs"]) for row in rows[1:]] == [
        (2022, 1_310_000, True, "132万人（江苏-2023/s100）"),
        (2022, 1_320_000, False, "131万人（江苏-2024/s150）"),
    ]
    assert answer.tree() == rows


def test_the_json_tells_of_every_cell(shelf: Shelf) -> None:
    tree = asked(shelf(*RECORDS)).tree()
    assert (tree["periods"], [each["region"] for each in tree["places"]]) == (
        ["2022", "2023", "2024"],
        ["江苏", "安徽"],
    )
    (table,) = tree["metrics"]
    assert table["coverage"] == {"figure": 2, "differs": 1, "aside": 0, "unreported": 1, "no_document": 2}
    assert (table["unit"], table["scopes"], table["status"]) == ("人", ["annual"], "achieved")
    first = table["cells"][0]
    assert (first["region"], first["period"], first["state"]) == ("江苏", "2022", "differs")
    assert (first["statistic"]["text"], [each["text"] for each in first["differing"]]) == ("131万人", ["132万人"])
    assert [each["statistic"]["value"] for each in table["national"]] == [12_440_000]


def test_a_metric_that_only_other_scopes_have_shows_those(shelf: Shelf) -> None:
    answer = asked(shelf(SU_22, new_jobs(SU_22, 8000, metric="常住人口", scope="year_end")), "常住人口")
    assert (answer.tables[0].sought.scopes, answer.rows()[0]["2022"]) == (("year_end",), 8000)


def test_a_word_of_several_metrics_and_what_is_no_metric_are_refused(shelf: Shelf) -> None:
    store = shelf(
        statistic(metric="高校毕业生就业率"), statistic(metric="贫困劳动力转移就业率", start=80), statistic(start=90)
    )
    with pytest.raises(UsageError, match="“就业率”可以是 2 个指标，写明是哪一个"):
        asked(store, "就业率")
    with pytest.raises(UsageError, match="没有“空气”这个指标"):
        asked(store, "空气")
    with pytest.raises(UsageError, match="没有“随便”这个口径"):
        asked(store, "贷款", scope="随便")


def test_results_and_targets_stand_beside_each_other(shelf: Shelf) -> None:
    answer = asked(shelf(*RECORDS), status="已实现,目标", years="2023-2024")
    names = ("region", "year", "城镇新增就业（万人）", "城镇新增就业目标（万人）")
    assert [tuple(row[name] for name in names) for row in answer.rows()] == [
        ("江苏", 2023, 138.3, "×"),
        ("江苏", 2024, None, 120),
        ("安徽", 2023, None, "×"),
        ("安徽", 2024, "至少 70", None),
    ]  # fmt: skip


def test_where_all_were_read_with_low_confidence_it_says_how_they_are_taken_in(shelf: Shelf) -> None:
    one = report("浙江", 2024)
    store = shelf(one, new_jobs(one, 30.5, place="杭州", confidence="low"))
    found = panel(store, ["城镇新增就业"], rows={"level": "市", "within": "浙江"})
    assert found.notice == "没有可列的“城镇新增就业”；有 1 个读数把握低，用 --low-confidence 列入"
