"""Tables: what the heads of row and column say of a number, in every form in which a text has one."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from jobscli.read import read_text
from jobscli.read.document.outline import outline
from jobscli.read.files import load
from jobscli.read.quantity import NonQuantity
from jobscli.read.rule import rules_in
from jobscli.read.statistic.table import of_tables

RULES = rules_in("table")
EXAMPLES = [pytest.param(rule.id, each, id=f"{rule.id}-{n}") for rule in RULES for n, each in enumerate(rule.examples)]
COUNTER = [pytest.param(rule.id, each, id=f"{rule.id}-{n}") for rule in RULES for n, each in enumerate(rule.counter)]
CODE = Path(__file__).parents[2] / "jobscli/read"


def rules_of(example: str) -> tuple[str, ...]:
    """The rules that decide what is marked in an example."""
    start, end = example.index("{"), example.index("}") - 1
    text = example.replace("{", "").replace("}", "")
    for found in of_tables(outline(text, "x")):
        if isinstance(found, NonQuantity):
            if (found.start, found.end) == (start, end):
                return (found.rule,)
            continue
        _given, read = found
        for each in read.settled:
            quantity = each.mention.quantity
            if read.normal.back(quantity.start) == start and read.normal.end(quantity.end) == end:
                return (*quantity.rules, *each.trace.values())
    raise AssertionError(example)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_decided_by_its_rule(rule: str, example: str) -> None:
    assert rule in rules_of(example)


@pytest.mark.parametrize(("rule", "example"), COUNTER)
def test_a_counter_example_is_left_to_others(rule: str, example: str) -> None:
    assert rule not in rules_of(example)


def test_no_rule_is_used_that_is_not_told() -> None:
    code = [*(CODE / "table").glob("*.py"), CODE / "statistic/table.py"]
    used = {
        found
        for path in code
        for found in re.findall('"(table[.][a-z]+(?:-[a-z]+)*)"', path.read_text(encoding="utf-8"))
    }
    assert used == {rule.id for rule in RULES}


def told(text: str, name: str = "x") -> list[tuple[str, str, str | None, str | None]]:
    """The figures of a text: number, metric, period, place."""
    return [(each.text, each.metric, each.period, each.place) for each in read_text(text, name).statistics]


TITLE = "湖南省2024年就业主要指标"
YEARS = [
    ("30.1", "城镇新增就业", "2023", None),
    ("32.6", "城镇新增就业", "2024", None),
    ("3.1", "城镇登记失业率", "2023", None),
    ("2.9", "城镇登记失业率", "2024", None),
]
ROWS = [
    ["指标", "单位", "2023年", "2024年"],
    ["城镇新增就业", "万人", "30.1", "32.6"],
    ["城镇登记失业率", "%", "3.1", "2.9"],
]
FORMS = {
    "bars": "\n".join(f"| {' | '.join(row)} |" for row in ROWS),
    "bars inside": "\n".join(" | ".join(row) for row in ROWS),
    "tabs": "\n".join("\t".join(row) for row in ROWS),
    "blanks": "\n".join("    ".join(row) for row in ROWS),
    "one blank": "\n".join(" ".join(row) for row in ROWS),
    "a cell a line": "\n".join(cell for row in ROWS for cell in row),
    "drawn": "┌──┬──┐\n" + "\n".join(f"│{'│'.join(row)}│" for row in ROWS) + "\n└──┴──┘",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_table_is_read_alike_in_every_form(form: str) -> None:
    assert told(f"{TITLE}\n\n{FORMS[form]}\n") == YEARS


def test_years_may_stand_in_rows_and_indicators_in_columns() -> None:
    table = "年份\t城镇新增就业（万人）\t城镇登记失业率（%）\n2023\t30.1\t3.1\n2024\t32.6\t2.9"
    assert sorted(told(f"{TITLE}\n\n{table}")) == sorted(YEARS)


def test_cells_over_several_rows_and_columns_are_of_each(tmp_path: Path) -> None:
    page = (
        f"<title>{TITLE}</title><h1>{TITLE}</h1><p>单位：万人</p><table>"
        '<tr><th rowspan="2">地区</th><th rowspan="2">指标</th><th colspan="2">年度</th></tr>'
        "<tr><th>2023年</th><th>2024年</th></tr>"
        '<tr><td rowspan="2">长沙市</td><td>城镇新增就业</td><td>15.2</td><td>15.8</td></tr>'
        "<tr><td>失业人员再就业</td><td>5.2</td><td>5.1</td></tr></table>"
    )
    (tmp_path / "表.html").write_text(page, encoding="utf-8")
    (found,) = load(tmp_path / "表.html")
    assert told(found.text) == [
        ("15.2", "城镇新增就业", "2023", "长沙"),
        ("15.8", "城镇新增就业", "2024", "长沙"),
        ("5.2", "失业人员再就业", "2023", "长沙"),
        ("5.1", "失业人员再就业", "2024", "长沙"),
    ]


def test_a_document_without_a_region_is_about_those_of_its_tables() -> None:
    rows = ["地区\t年份\t城镇新增就业（万人）", "江苏\t2023\t138", "福建\t2023\t52.1"]
    assert read_text("\n".join(rows), "就业").document.regions == ("江苏", "福建")
    assert read_text("城镇新增就业138万人。", "x").document.regions == ()


def test_a_csv_without_texts_is_a_table(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text(
        "地区,年份,城镇新增就业（万人）\n江苏,2023,138.3\n浙江,2024,116.4\n", encoding="utf-8"
    )
    (found,) = load(tmp_path / "表.csv")
    read = read_text(found.text, found.name).statistics
    assert [(each.region, each.period, each.value, each.unit) for each in read] == [
        ("江苏", "2023", Decimal(1383000), "人"),
        ("浙江", "2024", Decimal(1164000), "人"),
    ]


def test_a_head_says_whether_a_growth_is_real_or_nominal() -> None:
    table = """\
| 指标 | 绝对数（元） | 比上年实际增长（%） | 比上年名义增长（%） | 比上年增长（%） |
|---|---|---|---|---|
| 居民人均可支配收入 | 39218 | 6.1 | 6.3 | 6.3 |
"""
    found = [(each.text, each.aspect, each.price_basis) for each in read_text(table, "2023年统计公报").statistics]
    assert found == [
        ("39218", "level", None),
        ("6.1", "change", "real"),
        ("6.3", "change", "nominal"),
        ("6.3", "change", None),
    ]


def test_no_number_of_a_table_vanishes() -> None:
    table = "| 地区 | | 备注 |\n| --- | --- | --- |\n| 长沙市 | 15.8 | 见附件2 |\n| 株洲市 | 7.4 | |\n| 合计 | 70 | |"
    read = read_text(f"通知\n\n{table}", "x")
    shown = {each.text for each in read.statistics} | {each.text for each in read.problems}
    assert {"15.8", "7.4", "70"} <= shown


def test_lists_of_addresses_are_no_tables() -> None:
    assert told("某市人社局通知\n\n联系电话：65225661\n邮编：215000\n浏览次数：1204\n") == []


def cells(text: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Of each figure the words, the metric, the place, the period and whom it covers."""
    return [
        (each.text, each.metric, each.place, each.period, each.population) for each in read_text(text, "x").statistics
    ]


@pytest.mark.parametrize("blank", ["　", "　　", "  ", " "])
def test_the_caption_says_what_columns_of_years_are_of(blank: str) -> None:
    rows = ("城市", "2020年", "2021年"), ("合肥", "48283", "53208"), ("芜湖", "45728", "50100")
    lines = "\n".join(blank.join(row) for row in rows)
    text = f"表3 2020—2021年各市城镇居民人均可支配收入\n单位：元\n{lines}\n注：来自各市统计公报。\n"
    income = "居民人均可支配收入"
    assert cells(text) == [
        ("48283", income, "合肥", "2020", "城镇居民"),
        ("53208", income, "合肥", "2021", "城镇居民"),
        ("45728", income, "芜湖", "2020", "城镇居民"),
        ("50100", income, "芜湖", "2021", "城镇居民"),
    ]


def test_the_unit_in_the_brackets_of_a_caption_is_that_of_the_table() -> None:
    text = "各设区市城镇新增就业（万人）\n市　　2022年　　2023年\n南京　　30.1　　31.2\n苏州　　24.5　　25.0\n"
    assert cells(text)[0] == ("30.1", "城镇新增就业", "南京", "2022", None)
    assert read_text(text, "x").statistics[0].value == Decimal(301000)


def test_rows_of_wide_blanks_keep_a_cell_that_is_no_bare_number() -> None:
    text = (
        "2023年安徽省就业工作主要指标完成情况\n\n指标　　单位　　年度目标　　完成数\n"
        "城镇新增就业　　万人　　63　　71.5\n城镇登记失业率　　%　　5以内　　2.9\n"
    )
    found = read_text(text, "x").statistics
    assert [(each.text, each.status, each.bound) for each in found] == [
        ("63", "target", "exact"),
        ("71.5", "achieved", "exact"),
        ("5以内", "target", "at_most"),
        ("2.9", "achieved", "exact"),
    ]


def test_the_names_of_rows_may_be_years_and_districts_behind_their_city() -> None:
    years = "洛阳市农村居民人均纯收入\n年份 纯收入（元） 比上年增长（%）\n2015 10866 9.0\n2016 11700 7.7\n"
    assert [(each.value, each.period) for each in read_text(years, "x").statistics] == [
        (Decimal(10866), "2015"),
        (Decimal("9.0"), "2015"),
        (Decimal(11700), "2016"),
        (Decimal("7.7"), "2016"),
    ]
    places = (
        "2022年最低工资标准\n\n| 地区 | 月最低工资标准（元） |\n|---|---|\n| 福州市鼓楼区 | 1960 |\n| 湘西州 | 1600 |\n"
    )
    found = [(each.region, each.place, each.population) for each in read_text(places, "x").statistics]
    assert found == [("福建", "鼓楼区", None), ("湖南", "湘西", None)]


CITIES = [("12.5", "城镇新增就业", "2025", "南京"), ("11.2", "城镇新增就业", "2025", "无锡")]


def test_a_row_says_whose_its_number_is_and_not_the_caption() -> None:
    table = "| 地区 | 人数 |\n| --- | --- |\n| 南京 | 12.5 |\n| 无锡 | 11.2 |"
    assert told(f"江苏省2025年各市城镇新增就业（万人）\n\n{table}\n") == CITIES


def test_tabs_within_a_row_of_bars_part_no_cells() -> None:
    table = "| 地区\t| 人数\t|\n| ---\t| ---\t|\n| 南京\t| 12.5\t|\n| 无锡\t| 11.2\t|"
    assert told(f"江苏省2025年各市城镇新增就业（万人）\n\n{table}\n") == CITIES


@pytest.mark.parametrize("behind", ["", " ", "  ", "　　"])
def test_blanks_behind_the_colon_of_a_line_part_no_cells(behind: str) -> None:
    lines = [f"{city}：{behind}{number}" for city, number in (("南京", "12.5"), ("无锡", "11.2"), ("苏州", "17.4"))]
    found = told("江苏省2025年各市城镇新增就业\n单位：万人\n\n" + "\n".join(lines) + "\n")
    assert found[:2] == CITIES


def test_a_name_alone_in_its_row_begins_no_new_head() -> None:
    table = "| 地区 | 2025年 |\n| --- | --- |\n| 南京 | 12.5 |\n| 苏南 |  |\n| 无锡 | 11.2 |"
    assert told(f"江苏省各市城镇新增就业（万人）\n\n{table}\n") == CITIES
