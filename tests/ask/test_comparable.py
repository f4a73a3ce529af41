"""When two figures may stand beside each other, between which values a figure lies, and how a difference is told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.ask.comparable import DIMENSIONS, INFINITY, differences, interval, scope_said, spoken, why
from jobscli.record import BOUNDS, STATUSES
from tests.builders import statistic


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("unit", "户"),
        ("aspect", "change"),
        ("price_basis", "real"),
        ("status", "target"),
        ("scope", "cumulative"),
        ("period", "2019"),
        ("population", "农民工"),
        ("place", "苏州"),
    ],
)
def test_each_dimension_keeps_figures_apart(field: str, value: str) -> None:
    assert differences(statistic(), statistic(**{field: value})) == [field]


def test_the_words_the_bound_and_the_value_do_not_keep_figures_apart() -> None:
    other = statistic(value=1, text="1元", label="新增贷款", bound="about", region="安徽", document="hui", note="注")
    assert differences(statistic(), other) == []


def test_an_inferred_unit_is_no_printed_one() -> None:
    inferred = statistic(unit=None, unit_inferred="元")
    assert differences(statistic(unit="元"), inferred) == ["unit"]
    assert differences(statistic(unit=None), inferred) == ["unit"]
    assert differences(inferred, inferred) == []
    assert why("unit", inferred, "元") == "单位是元（推定），不是元"


def test_several_differences_are_told_in_one_order() -> None:
    other = statistic(period="2019", unit="户", aspect="change", place="苏州")
    assert differences(statistic(), other) == ["aspect", "place", "unit", "period"]


@pytest.mark.parametrize(
    ("changes", "span"),
    [
        ({}, (23, 23)),
        ({"bound": "about"}, (23, 23)),
        ({"bound": "at_least"}, (23, INFINITY)),
        ({"bound": "at_most"}, (0, 23)),
        ({"bound": "at_most", "value": -3}, (-3, -3)),
        ({"bound": "at_most", "value": -14, "aspect": "change"}, (-INFINITY, -14)),
        ({"bound": "at_least", "value": -14, "aspect": "change"}, (-14, 0)),
        ({"bound": "between", "high": 30}, (23, 30)),
        ({"bound": "between"}, (23, 23)),
        ({"bound": "at_least", "status": "target"}, (23, 23)),
        ({"bound": "at_most", "status": "limit"}, (23, 23)),
        ({"bound": "between", "high": 30, "status": "target"}, (23, 30)),
    ],
    ids=str,
)
def test_the_interval_in_which_the_true_value_lies(changes: dict[str, Any], span: tuple[Decimal, Decimal]) -> None:
    assert interval(statistic(**{"value": 23, **changes})) == span


@given(
    st.sampled_from(BOUNDS),
    st.sampled_from(STATUSES),
    st.decimals(min_value=-1000, max_value=1000, places=2),
    st.decimals(min_value=0, max_value=100, places=2),
)
def test_the_printed_value_is_always_within(bound: str, status: str, value: Decimal, more: Decimal) -> None:
    high = value + more if bound == "between" else None
    low, top = interval(statistic(bound=bound, status=status, value=value, high=high))
    assert low <= value <= top


@pytest.mark.parametrize(
    ("field", "changes", "wanted", "sentence"),
    [
        ("aspect", {"aspect": "change"}, "level", "是变动，不是水平"),
        ("aspect", {}, "change", "是水平，不是变动"),
        ("status", {"status": "limit"}, "achieved", "是限额，不是已实现的数"),
        ("population", {"population": "农民工"}, None, "人群不同：农民工"),
        ("population", {}, "农民工", "人群不同：未注明"),
        ("place", {"place": "苏州"}, None, "只是苏州的数"),
        ("place", {}, "苏州", "是全省的数，不是苏州的"),
        ("unit", {"unit": None}, "元", "单位是未注明，不是元"),
        ("scope", {"scope": "cumulative"}, "annual", "口径是累计，不是全年"),
        ("period", {"period": "2019"}, "2018", "期间是2019年，不是2018年"),
        ("confidence", {"confidence": "low"}, None, "机器读出，把握低；用 --low-confidence 列入"),
    ],
)
def test_a_difference_is_told_in_a_sentence(
    field: str, changes: dict[str, Any], wanted: str | None, sentence: str
) -> None:
    assert why(field, statistic(**changes), wanted) == sentence


@pytest.mark.parametrize("field", DIMENSIONS)
def test_what_nobody_said_is_said_to_be_unsaid(field: str) -> None:
    assert spoken(field, None) == "未注明"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scope": "monthly", "period": "2025-09"}, "当月"),
        ({"scope": "monthly", "period": None, "status": "limit"}, "每月"),
        ({"scope": "monthly", "period": "2025"}, "每月"),
        ({"scope": "annual", "period": "2025"}, "全年"),
    ],
)
def test_what_is_paid_by_the_month_is_of_no_one_month(changes: dict[str, Any], said: str) -> None:
    assert scope_said(statistic(**changes)) == said
