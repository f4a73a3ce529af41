"""Which years a user asks for, and which periods a table has columns for."""

from __future__ import annotations

import pytest

from jobscli.ask.years import Span, columns, ends_in, years_named
from jobscli.errors import UsageError


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2024", [(2024, 2024)]),
        ("2003-2025", [(2003, 2025)]),
        ("2003—2005，2024年", [(2003, 2005), (2024, 2024)]),
        ("-2010", [(1900, 2010)]),
        ("2015至", [(2015, 2200)]),
        ("十四五", [(2021, 2025)]),
    ],
)
def test_years_are_read_as_people_write_them(text: str, spans: list[tuple[int, int]]) -> None:
    assert list(years_named(text)) == spans


@pytest.mark.parametrize("text", ["去年", "24", "2024-05", "2025-2003"])
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="不是年份"):
        years_named(text)


def test_a_period_lies_in_the_years_in_which_it_ends() -> None:
    assert ends_in("2021/2025", (Span(2025, 2025),))
    assert not ends_in("2021/2025", (Span(2021, 2024),))
    assert ends_in("1998", ())


def test_columns_leave_no_year_out_between_the_first_and_the_last() -> None:
    assert columns({"2003", "2006"}, ()) == ("2003", "2004", "2005", "2006")
    assert columns({"2003", "2006"}, years_named("2004-")) == ("2004", "2005", "2006")
    assert columns({"2003"}, years_named("2002-2004")) == ("2002", "2003", "2004")
    assert columns(set(), years_named("2024")) == ("2024",)
    assert columns({"2011/2015", "2006/2010"}, ()) == ("2006/2010", "2011/2015")
