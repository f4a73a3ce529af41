"""Where columns stand and what each character looks like."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.ask.magnitude import digits, magnitude, number, shared_magnitude
from jobscli.show.draw import draw, marked
from jobscli.show.figure_line import figure, qualifier
from jobscli.show.screen import (
    CARE,
    MATCH,
    NAME,
    PLAIN,
    SKIP,
    Bar,
    FigureLine,
    Gap,
    Grid,
    GridCell,
    GridRow,
    Line,
    MeasureBlock,
    Row,
    Screen,
    Styled,
    ids_of,
    with_ids,
)
from jobscli.show.wrap import width
from tests.builders import statistic


def lines(*blocks: Any, room: int = 80, indent: bool = False) -> list[str]:
    drawn = draw(Screen(blocks=blocks, indent=indent), room)
    return ["".join(span.text for span in line).rstrip() for line in drawn]


# --- grids ---


def test_a_part_of_a_grid_only_names_the_rows_of_signs_alone() -> None:
    def row(name: str, *cells: str) -> GridRow:
        return GridRow(Styled(name), tuple(GridCell(each) for each in cells))

    rows = (row("江苏", "140", "141"), row("江西", "×", "12"), row("重庆", "", ""), row("天津", "37", "×"))
    grid = Grid(
        ("2024", "2025"), rows, folded=(("×", "{heads} 年没有报：{names}"), ("", "{heads} 年没有文件：{names}"))
    )
    assert lines(grid, room=40) == [
        "      2024  2025",
        "江苏   140   141",
        "江西     ×    12",
        "重庆",
        "天津    37     ×",
    ]
    assert lines(grid, room=14) == [
        "      2024",
        "江苏   140",
        "天津    37",
        "2024 年没有",
        "报：江西",
        "2024 年没有文",
        "件：重庆",
        "",
        "      2025",
        "江苏   141",
        "江西    12",
        "2025 年没有",
        "报：天津",
        "2025 年没有文",
        "件：重庆",
    ]


# --- rows ---


@pytest.mark.parametrize(
    ("room", "drawn"),
    [
        (21, ["指标      元    豫  2"]),
        (20, ["指标", "         元    豫  2"]),
        (12, ["指标", "  元    豫  2"]),
        (4, ["指标", "  元    豫  2"]),
    ],
)
def test_a_row_without_room_goes_under_its_name(room: int, drawn: list[str]) -> None:
    cells = tuple(map(Styled, ("指标", "元", "豫", "2")))
    assert lines(Row(cells, (8, 4, 2, 1)), room=room) == drawn


def test_a_name_that_is_too_long_is_folded_beside_its_row() -> None:
    row = Row((Styled("离校未就业高校毕业生就业率"), Styled("%")), (20, 1))
    assert lines(row) == ["离校未就业高校毕业生  %", "  就业率"]
    assert lines(row, room=15) == ["离校未就业高  %", "  校毕业", "  生就业率"]
    assert lines(row, room=12) == ["离校未就业高", "校毕业生", "就业率", "           %"]


# --- the figure line ---


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"text": "55.9亿元", "value": 5_590_000_000}, "亿"),
        ({"text": "突破千亿元", "value": 100_000_000_000}, "亿"),
        ({"text": "6000多万个", "value": 60_000_000}, "万"),
        ({"text": "5120名", "value": 5120}, ""),
        ({"text": "下降2万人", "value": -20_000}, "万"),
        ({"text": "两亿元", "value": 0}, ""),
        ({"text": "0.1亿元", "value": 10_000_000}, "亿"),
        ({"text": "0.05亿元", "value": 5_000_000}, ""),
    ],
)
def test_a_figure_is_told_in_the_magnitude_of_its_text(changes: dict[str, Any], name: str) -> None:
    assert magnitude(statistic(**changes))[0] == name


def test_figures_to_be_compared_share_the_largest_magnitude_that_suits_the_smallest() -> None:
    large = statistic(text="49.2亿元", value=4_920_000_000)
    small = statistic(text="300万元", value=3_000_000)
    assert shared_magnitude([large])[0] == "亿"
    assert shared_magnitude([large, small])[0] == "万"
    assert shared_magnitude([large, small, statistic(text="30元", value=30)])[0] == ""
    assert shared_magnitude([])[0] == ""
    assert shared_magnitude([large, statistic(text="1000万元", value=10_000_000)])[0] == "亿"
    assert shared_magnitude([large, statistic(text="999万元", value=9_990_000)])[0] == "万"
    assert shared_magnitude([large, statistic(text="0.1万元", value=1000)])[0] == "万"
    assert shared_magnitude([statistic(text="20000元", value=20_000)])[0] == ""


def test_an_id_that_fills_the_column_of_ids_widens_it_for_all() -> None:
    short, long = figure(statistic(id="a/s1")), figure(statistic(id="a/s2"))
    shown = lines(short._replace(id="s1"), long._replace(id="s12345xy"), Line(spans=(Styled("说明"),)))
    assert [each[:10] for each in shown] == ["s1       全", "s12345xy 全", "         说"]


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=3))
def test_digits_are_the_number_without_an_exponent(value: Decimal) -> None:
    assert Decimal(digits(value)) == value
    assert "E" not in digits(value)
    assert digits(value) == "0" or not digits(value).endswith((".", "0")) or "." not in digits(value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": "55.9"}, "55.9"),
        ({"value": 10, "aspect": "change"}, "+10"),
        ({"value": "-0.21", "aspect": "change"}, "-0.21"),
        ({"value": 0, "aspect": "change"}, "0"),
        ({"value": 20, "high": 30, "bound": "between"}, "20 至 30"),
        ({"value": "0.1", "text": "1/10以上", "unit": None, "bound": "at_least"}, "1/10"),
    ],
)
def test_the_printed_number(changes: dict[str, Any], said: str) -> None:
    assert number(statistic(**changes), Decimal(1)) == said


@pytest.mark.parametrize(
    ("bound", "unit", "said"),
    [
        ("at_most", "%", "降幅至少 14"),
        ("at_least", "百分点", "降幅至多 14"),
        ("at_most", "人", "减少至少 14"),
        ("at_least", "人", "减少至多 14"),
        ("about", "%", "约 -14"),
    ],
)
def test_how_far_a_decline_goes_is_told_without_its_sign(bound: str, unit: str, said: str) -> None:
    shown = figure(statistic(aspect="change", value=-14, bound=bound, unit=unit, text="14"))
    assert f"{shown.bound} {shown.number}" == said


@pytest.mark.parametrize(
    ("changes", "year", "said"),
    [
        ({}, False, [("全年", PLAIN)]),
        ({}, True, [("2018 ", PLAIN), ("全年", PLAIN)]),
        ({"period": None}, True, [("全年", PLAIN)]),
        ({"scope": "unstated"}, False, [("未注明", SKIP)]),
        ({"status": "target"}, False, [("〔目标〕", CARE), ("全年", PLAIN)]),
        ({"status": "target", "scope": "unstated"}, False, [("〔目标〕", CARE)]),
        ({"status": "limit", "bound": "at_most", "scope": "unstated"}, False, [("〔上限〕", CARE)]),
        ({"status": "limit", "bound": "at_least", "scope": "unstated"}, False, [("〔门槛〕", CARE)]),
        ({"status": "limit", "scope": "unstated"}, False, [("〔标准〕", CARE)]),
    ],
)
def test_what_qualifies_a_figure(changes: dict[str, Any], year: bool, said: list[tuple[str, str]]) -> None:
    assert [tuple(span) for span in qualifier(statistic(**changes), year=year)] == said


def test_a_figure_that_was_not_achieved_is_not_bold() -> None:
    for status, bold in (("achieved", ["23"]), ("target", []), ("limit", [])):
        (line,) = draw(Screen(blocks=(figure(statistic(status=status)),)), 80)
        assert [span.text for span in line if span.style == NAME and span.text.strip()] == bold


parts = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"\As[0-9]{1,4}\Z"),
        "lead": st.sampled_from(["", "江苏", "内蒙古"]),
        "bound": st.sampled_from(["", "至少", "约"]),
        "number": st.from_regex(r"\A[+-]?[1-9][0-9]{0,5}(\.[0-9]{1,2})?\Z"),
        "unit": st.sampled_from(["", "元", "万个", "百分点"]),
        "qualifier": st.sampled_from([(), (Styled("全年"),), (Styled("〔上限〕", CARE),)]),
    }
)


@given(st.lists(parts, min_size=1, max_size=6), st.integers(60, 120), st.booleans())
def test_decimal_points_and_units_stand_in_one_column(rows: list[dict[str, Any]], room: int, under: bool) -> None:
    figures = tuple(FigureLine(**row, label="￥") for row in rows)
    blocks = (MeasureBlock(id="m1", head=(Styled("题"),), figures=figures),) if under else figures
    drawn = [line for line in lines(*blocks, room=room) if "￥" in line]
    assert len(drawn) == len(figures)
    points = set()
    labels = set()
    for line, row in zip(drawn, rows, strict=True):
        whole = row["number"].partition(".")[0]
        before = line[: line.index("￥")]
        place = before.rindex(row["number"]) if row["number"] in before else -1
        points.add(width(before[:place]) + len(whole))
        labels.add(width(before))
    assert len(points) == 1
    assert len(labels) == 1


@given(st.floats(0, 1), st.booleans(), st.integers(12, 120))
def test_a_bar_takes_at_most_the_room_there_is(solid: float, is_open: bool, room: int) -> None:
    bar = Bar(solid=solid, possible=1 if is_open else solid, is_open=is_open)
    (line,) = lines(FigureLine(id="s1", number="5", unit="元", bar=bar), room=room)
    bars = line.count("━") + line.count("┄")
    assert 0 <= bars <= max(room // 2, 4)
    assert ("━" in line) == bool(solid)
    assert line.endswith("┄>") == ("┄" in line) == is_open


# --- ids ---


def test_the_ids_of_a_screen_are_shown_as_they_can_be_pasted_and_lines_to_paste_as_they_are() -> None:
    paste = "江苏，发放贷款：超过23亿元（全年，2018 年）。省厅《某总结》，su/s31"
    screen = Screen(
        blocks=(
            Line(left=Styled("我的 报告/h1"), spans=(Styled("变动的是 "), Styled("su/s32"))),
            MeasureBlock(id="su/m30", head=(Styled("题"),), figures=(FigureLine(id="su/s33b"),)),
            Line(spans=(Styled(paste),)),
        ),
        foot=("jobscli show su/s34", "jobscli metrics"),
    )
    ids = ids_of(screen)
    assert ids == ["我的 报告/h1", "su/s32", "su/m30", "su/s33b", "su/s34"]
    shown = with_ids(screen, {each: each.rpartition("/")[2] for each in ids})
    assert ["".join(span.text for span in line).split() for line in draw(shown, 80)][:2] == [
        ["h1", "变动的是", "s32"],
        ["m30", "题"],
    ]
    assert "su/s31" in "".join(span.text for line in draw(shown, 80) for span in line)
    assert shown.foot == ("jobscli show s34", "jobscli metrics")


# --- text ---


styled = st.lists(
    st.tuples(st.text("江苏就业 ，。ab12", max_size=30), st.sampled_from([PLAIN, NAME, MATCH])), max_size=6
)


@given(styled, st.integers(20, 90), st.sampled_from([0, 6]))
def test_every_character_keeps_its_style_when_a_line_is_folded(
    spans: list[tuple[str, str]], room: int, hang: int
) -> None:
    block = Line(spans=tuple(Styled(*each) for each in spans), indent=0, hang=hang)
    given_ = [(char, style) for text, style in spans for char in text if char != " "]
    drawn = [
        (char, span.style)
        for line in draw(Screen(blocks=(block,)), room)
        for span in line
        for char in span.text
        if char != " "
    ]
    assert drawn == given_


@given(styled, st.integers(40, 130), st.sampled_from([0, 6]))
def test_a_line_of_text_is_at_most_as_wide_as_the_terminal_and_as_is_read_well(
    spans: list[tuple[str, str]], room: int, hang: int
) -> None:
    block = Line(spans=tuple(Styled(*each) for each in spans), hang=hang)
    assert all(width(line) <= min(room, 80) for line in lines(block, room=room))


@given(st.lists(st.text("江苏ab", min_size=1, max_size=12), min_size=1, max_size=12), st.integers(20, 60))
def test_words_are_not_joined_where_a_hanging_line_breaks(words: list[str], room: int) -> None:
    text = " ".join(words)
    drawn = lines(Line(spans=(Styled(text),), indent=0, hang=6), room=room)
    assert all(each.split() == [] or "".join(drawn) for each in drawn)
    joined = " ".join(drawn).split()
    assert sum(len(each) for each in joined) == sum(len(each) for each in words)
    starts = {sum(len(each) for each in words[:index]) for index in range(len(words))}
    found, position = set(), 0
    for each in joined:
        found.add(position)
        position += len(each)
    assert starts <= found


@pytest.mark.parametrize(
    ("content", "words", "told"),
    [
        ("富民创业贷", ["创业"], "富民[创业]贷"),
        ("创业创业", ["创业"], "[创业创业]"),
        ("创业担保贷款", ["创业", "创业担保"], "[创业担保]贷款"),
        ("ABC", ["b"], "A[B]C"),
        ("ＡＢ１２", ["b1"], "Ａ[Ｂ１]２"),
        ("发放49.2亿元", ["49.2億"], "发放[49.2亿]元"),
        ("“粤菜师傅” 工程", ["粤菜师傅工程"], "“[粤菜师傅” 工程]"),
        ("《实施意见》", ["《实施意见》"], "《[实施意见]》"),
        ("İİ创业", ["创业"], "İİ[创业]"),
        ("创业", ["创业", "", "没有"], "[创业]"),
        ("创业", [], "创业"),
    ],
)
def test_a_match_is_marked_as_it_was_found(content: str, words: list[str], told: str) -> None:
    spans = marked(content, words)
    assert "".join(f"[{span.text}]" if span.style == MATCH else span.text for span in spans) == told


@given(st.text(), st.lists(st.text(max_size=3), max_size=3))
def test_marking_changes_no_character(content: str, words: list[str]) -> None:
    assert "".join(span.text for span in marked(content, words)) == content


def test_columns_are_set_anew_for_another_document() -> None:
    long = figure(statistic(id="a/s1", scope="cumulative", period="2021/2025", unit="标准立方米"), year=True)
    short = figure(statistic(id="b/s1"))
    alone = lines(short)
    assert lines(long, Gap(anew=True), short)[-1:] == alone
    assert lines(long, Gap(), short)[-1:] != alone


def test_figures_stand_beside_their_measure_only_where_their_labels_have_room() -> None:
    beside = MeasureBlock("m1", (Styled("富民创业贷"),), figures=(figure(statistic()),))
    assert len(lines(beside, room=120)) == 1
    wide = figure(statistic(scope="cumulative", population="离校未就业应届毕业生"), year=True)._replace(
        qualifier=(Styled("〔目标〕2026/2030 每年"),), number="1234567890.123"
    )
    assert len(lines(beside._replace(figures=(wide,)), room=112)) == 2
