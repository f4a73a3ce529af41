"""The ids of a screen: found in full wherever it may hold one, and shown as they can be pasted."""

from __future__ import annotations

import pytest

from jobscli.show.screen import NAME, SKIP, FigureLine, Gap, Line, MeasureBlock, Screen, Styled, ids_of, with_ids

SCREEN = Screen(
    blocks=(
        Line(left=Styled("su/h10", SKIP), spans=(Styled("江苏", NAME), Styled("  su/h11"))),
        Line(spans=(Styled("举措"), Styled("su/m20"), Styled("  富民创业贷"))),
        Gap(),
        MeasureBlock("su/m30", head=(Styled("su/m1"),), figures=(FigureLine("su/s31"), FigureLine("我的 报告/s32b"))),
        FigureLine("su/s40", label="su/s41", lead="su"),
        FigureLine("su/s31"),
        Line(spans=(Styled("江苏，发放贷款：23亿元。《江苏就业工作》，su/s42"),)),
        Line(spans=(Styled("没有 https://example.org/a/s43 吗"),)),
    ),
    foot=(
        "jobscli show su/m30",
        "jobscli cite 我的 报告/s32b --format bibtex",
        "jobscli rank 创业担保贷款",
        "jobscli province 江苏",
        "jobscli check --source FILE",
    ),
)


def test_the_ids_of_a_screen_are_those_of_its_records() -> None:
    assert set(ids_of(SCREEN)) >= {"su/h10", "su/m20", "su/m30", "su/s31", "我的 报告/s32b", "su/s40"}
    assert {"su/h11", "  su/h11", "su/m1", "su/s41", "su", "", "江苏"}.isdisjoint(ids_of(SCREEN))
    assert len(ids_of(SCREEN)) == len(set(ids_of(SCREEN)))


def test_ids_are_shown_as_they_are_told_and_nothing_else_changes() -> None:
    shown = with_ids(
        SCREEN, {"su/h10": "h10", "su/m20": "m20", "su/m30": "m30la", "su/s31": "s31", "我的 报告/s32b": "s32bxy"}
    )
    assert shown == Screen(
        blocks=(
            Line(left=Styled("h10", SKIP), spans=(Styled("江苏", NAME), Styled("  su/h11"))),
            Line(spans=(Styled("举措"), Styled("m20"), Styled("  富民创业贷"))),
            Gap(),
            MeasureBlock("m30la", head=(Styled("su/m1"),), figures=(FigureLine("s31"), FigureLine("s32bxy"))),
            FigureLine("su/s40", label="su/s41", lead="su"),
            FigureLine("s31"),
            *SCREEN.blocks[6:],
        ),
        foot=("jobscli show m30la", "jobscli cite s32bxy --format bibtex", *SCREEN.foot[2:]),
    )
    assert with_ids(SCREEN, {}) == SCREEN


@pytest.mark.parametrize("text", ["su/s1", "a/b/m20", "我的 报告/h3", "su/s4b", "x/y z/s1"])
def test_what_is_an_id(text: str) -> None:
    assert ids_of(Screen(blocks=(FigureLine(text),))) == [text]
    assert ids_of(Screen(blocks=(), foot=(f"jobscli show {text}",))) == [text]


@pytest.mark.parametrize("text", ["", "s1", "/s1", "su/", "su/x1", "su/s", "su/s1c", "su/s1/", " su/s1", "su/s1la"])
def test_what_is_none(text: str) -> None:
    assert ids_of(Screen(blocks=(FigureLine(text), Line(left=Styled(text), spans=())), foot=())) == []
