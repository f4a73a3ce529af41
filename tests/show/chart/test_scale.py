"""An axis: its marks stand at round numbers, and every value lies on it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.show.chart.scale import scale


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        (["149.4", "5.1"], ["0", "50", "100", "150"]),
        (["3.25", "4"], ["0", "1", "2", "3", "4"]),
        (["0.21"], ["0.00", "0.05", "0.10", "0.15", "0.20", "0.25"]),
        (["-14", "5"], ["-15", "-10", "-5", "0", "5"]),
        (["12.4"], ["0.0", "2.5", "5.0", "7.5", "10.0", "12.5"]),
        (["12500", "48000"], ["0", "10,000", "20,000", "30,000", "40,000", "50,000"]),
        ([], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    ],
)
def test_the_marks_are_round(values: list[str], marks: list[str]) -> None:
    assert [shown for _value, shown in scale(map(Decimal, values), 0, 100).marks()] == marks


def test_without_zero_the_axis_is_about_the_values() -> None:
    axis = scale(map(Decimal, ("96.2", "96.9")), 0, 100, zero=False)
    assert (axis.low, axis.high) == pytest.approx((96.2, 97.0))


@given(st.lists(st.decimals(-(10**12), 10**12, places=4), min_size=1, max_size=9), st.booleans())
def test_every_value_lies_on_it(values: list[Decimal], zero: bool) -> None:
    axis = scale(values, 0, 100, zero=zero)
    assert all(-1e-6 <= axis.at(each) <= 100 + 1e-6 for each in values)
    assert 2 <= len(axis.marks()) <= 12


def test_what_has_no_end_does_not_stretch_it() -> None:
    assert scale([Decimal(3), Decimal("Infinity")], 0, 100).high == 3.0
