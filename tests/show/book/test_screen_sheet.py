"""A screen as a sheet: its lines in their order, its figures in columns."""

from __future__ import annotations

from decimal import Decimal

from jobscli.show.book.model import Sheet
from jobscli.show.book.screen_sheet import said, screen_sheet
from jobscli.show.screen import (
    CARE,
    HERE,
    NAME,
    SKIP,
    Block,
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
)


def sheet(*blocks: Block, numbers: dict[str, int] | None = None) -> Sheet:
    return screen_sheet("表", Screen(blocks), {"su/s30": "s30"}, (numbers or {}).get)


def lines(made: Sheet) -> list[tuple[str, list[str]]]:
    return [(each.kind, [said(cell) for cell in each.cells]) for each in made.lines]


TITLE = Line(spans=(Styled("创业担保贷款", NAME), Styled("   2 个地区有数")), indent=0)


def test_a_figure_has_a_column_for_each_part_that_is_used() -> None:
    made = sheet(
        TITLE,
        Gap(),
        Line(spans=(Styled("全年", HERE),)),
        FigureLine("su/s30", "1", "江苏", (), "至少", "23", True, "亿元"),
        FigureLine("su/s40", "2", "安徽", (), "", "20 至 30", True, "亿元"),
        Line(spans=(Styled("名次不能确定。", SKIP),)),
        numbers={"su/s30": 1},
    )
    assert lines(made) == [
        ("title", ["创业担保贷款   2 个地区有数"]),
        ("head", ["编号", "名次", "地区", "界限", "数值", "单位", "文献"]),
        ("gap", []),
        ("text", ["", "全年"]),
        ("row", ["s30", "1", "江苏", "至少", "23", "亿元", "[1]"]),
        ("row", ["su/s40", "2", "安徽", "", "20 至 30", "亿元", ""]),
        ("text", ["", "名次不能确定。"]),
    ]
    figure = made.lines[4].cells
    assert (figure[4].value, figure[4].style, figure[3].style) == (Decimal(23), NAME, CARE)
    assert [each.align for each in made.columns[:7]] == ["left", "center", "left", "left", "right", "left", "center"]


def test_a_change_keeps_its_sign_and_a_target_is_not_bold() -> None:
    made = sheet(FigureLine("su/s30", number="+10", unit="%"), FigureLine("su/s30", number="120", achieved=False))
    up, target = (each.cells[1] for each in made.lines[1:])
    assert (up.value, up.form, said(up)) == (Decimal(10), "+#,##0;-#,##0;0", "+10")
    assert (target.style, target.form) == ("", "#,##0")


def test_a_measure_stands_above_its_figures_with_its_reference() -> None:
    block = MeasureBlock(
        "su/m20",
        (Styled("富民创业贷", NAME),),
        (Styled("不分身份。"),),
        (FigureLine("su/s30", number="23", label="发放贷款"),),
    )
    assert lines(sheet(block, numbers={"su/m20": 2})) == [
        ("head", ["编号", "数值", "文献", "说法"]),
        ("text", ["su/m20", "富民创业贷  [2]"]),
        ("text", ["", "不分身份。"]),
        ("row", ["s30", "23", "", "发放贷款"]),
    ]


def test_a_table_of_numbers_has_numbers_though_a_bound_stands_before_them() -> None:
    grid = Grid(
        ("2024", "2025"),
        (
            GridRow(Styled("江苏", NAME), (GridCell("143.02", id="su/s30"), GridCell("120", "至少", "*", id="su/s40"))),
            GridRow(Styled("安徽", NAME), (GridCell("×", style=SKIP), GridCell())),
        ),
    )
    made = sheet(TITLE, grid, numbers={"su/s30": 1, "su/s40": 2})
    assert lines(made)[1:] == [
        ("head", ["", "2024", "2025", "文献"]),
        ("row", ["江苏", "143.02", "至少 120*", "[1,2]"]),
        ("row", ["安徽", "×", "", ""]),
    ]
    bounded = made.lines[2].cells[2]
    assert (bounded.value, bounded.form) == (Decimal(120), '"至少 "#,##0"*"')
    assert made.columns[1].width == made.columns[2].width


def test_rows_of_a_table_have_their_first_line_as_head() -> None:
    header = Row((Styled("指标", SKIP), Styled("数字", SKIP)), (10, 4))
    assert lines(sheet(header, Row((Styled("就业率", NAME), Styled("12")), (10, 4)))) == [
        ("head", ["指标", "数字"]),
        ("row", ["就业率", "12"]),
    ]
