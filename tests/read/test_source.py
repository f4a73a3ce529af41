"""What a text says of itself, where ordinary lines stand below its title."""

from __future__ import annotations

import pytest

from jobscli.read import read_text

FIGURE = "城镇新增就业1300万人，比上年增加20万人。\n"


# A reader that can part such a line in two ways at each of its characters needs from minutes to years for these.
@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("就业情况统计公报", "2019 2020 2021 2022 2023 2024 2025"),
        ("2025年就业情况分析", "2026-01-20 09:30:00 2026-01-21"),
        ("2025年就业情况分析", "010-12345678 010-87654321"),
        ("就业情况统计公报", "来源：2026-01-20 来源：2026-01-21 来源：2026-01-22"),
        ("就业情况统计公报", "1 2 3 4 5 6 7 8 9 " * 60),
    ],
    ids=["years", "a date twice", "telephone numbers", "sources", "a long row"],
)
def test_a_row_of_numbers_below_the_title_is_read(title: str, line: str) -> None:
    found = read_text(f"{title}\n{line}\n{FIGURE}", "x")
    assert found.document.title == title
    assert [figure.text for figure in found.statistics][-2:] == ["1300万人", "20万人"]


def test_a_ministry_below_a_date_and_a_source_tells_of_the_nation() -> None:
    line = "2026-01-20 09:30 来源：国家统计局"
    assert read_text(f"就业情况分析\n{line}\n{FIGURE}", "x").document.regions == ("全国",)
    line = "2026-01-20 09:30 来源：国家统计局调查总队"
    assert read_text(f"就业情况分析\n{line}\n{FIGURE}", "x").document.regions == ()
