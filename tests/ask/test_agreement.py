"""How the number of a claim stands to that of a record: rounding, bounds as intervals, the direction of 近 and 超."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jobscli.ask.agreement import agreement, told
from jobscli.ask.span import INFINITY, Span, added, joined, named_number, span_of
from jobscli.record import Statistic
from tests.builders import statistic

WAN = {"unit": "人", "metric": "城镇新增就业"}
EXACT = ("141万人", 1_410_000, "exact")


def figure(text: str, value: object, bound: str, **changes: Any) -> Statistic:
    return statistic(text=text, value=value, bound=bound, **{**WAN, **changes})


@pytest.mark.parametrize(
    ("claim", "record", "verdict"),
    [
        (EXACT, EXACT, "same"),
        (("141万人", 1_410_000, "exact"), ("141.3万人", 1_413_000, "exact"), "rounded"),
        (("1.4亿元", 140_000_000, "exact"), ("1.41亿元", 141_000_000, "exact"), "rounded"),
        (("141.3万人", 1_413_000, "exact"), EXACT, "other"),  # more digits than the source prints
        (("140万人", 1_400_000, "exact"), EXACT, "other"),  # as many digits, another number
        (("3%", 3, "exact"), ("2.6%", "2.6", "exact"), "other"),  # too far for a rounding
        (("约140万人", 1_400_000, "about"), EXACT, "rounded"),
        (("约100万人", 1_000_000, "about"), EXACT, "other"),
        (("约141万人", 1_410_000, "about"), EXACT, "bound"),
        (("超过140万人", 1_400_000, "at_least"), EXACT, "implied"),
        (("超过141万人", 1_410_000, "at_least"), EXACT, "bound"),
        (("超过145万人", 1_450_000, "at_least"), EXACT, "other"),
        (("超过100万人", 1_000_000, "at_least"), EXACT, "loose"),
        (("近140万人", 1_400_000, "about"), ("139.6万人", 1_396_000, "exact"), "implied"),
        (("近140万人", 1_400_000, "about"), EXACT, "other"),  # 近 is said from below
        (("近23亿元", 2_300_000_000, "about"), ("超23亿元", 2_300_000_000, "at_least"), "bound"),
        (("不到150万人", 1_500_000, "at_most"), ("145万人", 1_450_000, "exact"), "implied"),
        (("130万至150万人", 1_300_000, "between"), EXACT, "other"),
        (("120万人左右", 1_200_000, "about"), ("120万人以上", 1_200_000, "at_least"), "bound"),
        (("超过140万人", 1_400_000, "at_least"), ("超过141.3万人", 1_413_000, "at_least"), "implied"),
        (("超过20亿元", 2_000_000_000, "at_least"), ("超过23亿元", 2_300_000_000, "at_least"), "other"),
        (("23亿元", 2_300_000_000, "exact"), ("超过23亿元", 2_300_000_000, "at_least"), "bound"),
        (("1/3", "33.333333333333336", "exact"), ("1/3", "33.33333333333333333", "exact"), "same"),
    ],
    ids=lambda each: each if isinstance(each, str) else each[0],
)
def test_how_two_numbers_agree(claim: tuple[str, object, str], record: tuple[str, object, str], verdict: str) -> None:
    assert agreement(figure(*claim), figure(*record)) == verdict


def test_a_range_agrees_with_what_lies_in_it() -> None:
    assert agreement(figure("130万至150万人", 1_300_000, "between", high=1_500_000), figure(*EXACT)) == "implied"


def test_of_a_decline_the_bound_is_that_of_how_far_it_goes() -> None:
    fall = {"aspect": "change", "unit": "%"}
    more = figure("下降超14%", -14, "at_most", **fall)
    assert told(more).kind == "at_least"
    assert agreement(figure("下降14.2%", "-14.2", "exact", **fall), more) == "other"
    assert agreement(more, figure("下降14.2%", "-14.2", "exact", **fall)) == "implied"
    assert agreement(more, figure("增长14%", 14, "exact", **fall)) == "other"


@pytest.mark.parametrize(
    ("text", "value", "step", "coarse"),
    [
        ("141.3万人", 1_413_000, 1_000, 1_000),
        ("140万人", 1_400_000, 10_000, 100_000),
        ("千亿元", 10**11, 10**8, 10**11),
    ],
)
def test_what_the_last_digit_of_a_number_is_worth(text: str, value: int, step: int, coarse: int) -> None:
    found = told(figure(text, value, "exact"))
    assert (int(found.step), int(found.coarse)) == (step, coarse)


def test_between_which_values_a_printed_number_lies() -> None:
    assert span_of(figure("141.3万人", 1_413_000, "exact")) == Span(Decimal(1_412_500), Decimal(1_413_500))
    assert span_of(figure("超过23亿元", 2_300_000_000, "at_least")).high == INFINITY
    assert span_of(figure("近140万人", 1_400_000, "about")) == Span(Decimal(1_260_000), Decimal(1_405_000))
    assert span_of(figure("下降5%", -5, "exact", aspect="change", unit="%")) == Span(Decimal("-5.5"), Decimal("-4.5"))


def test_an_aim_is_the_number_that_it_names() -> None:
    aim = figure("120万人以上", 1_200_000, "at_least", status="target")
    assert named_number(aim) == Span(Decimal(1_200_000), Decimal(1_200_000))


def test_spans_are_added_and_joined() -> None:
    spans = [Span(Decimal(1), Decimal(2)), Span(Decimal(5), Decimal(6))]
    assert added(spans) == Span(Decimal(6), Decimal(8))
    assert joined(spans) == Span(Decimal(1), Decimal(6))
    assert spans[0].widened(Decimal(1)) == Span(Decimal(0), Decimal(4))
    assert not spans[0].meets(spans[1])
    assert not spans[0].meets(Span(Decimal(2), Decimal(3)))
    assert spans[0].meets(spans[0])
