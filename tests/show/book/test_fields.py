"""A field of a row as a typed cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobscli.ask.answer import flat
from jobscli.ask.targets_answer import _FIELDS as FIELDS
from jobscli.show.book.fields import cell, column, in_order
from jobscli.words.columns import columns
from tests.builders import document, measure, statistic


@pytest.mark.parametrize(
    ("field", "value", "shown", "form"),
    [
        ("value", 2_300_000_000, Decimal(2_300_000_000), "#,##0"),
        ("value", 96.83, Decimal("96.83"), "#,##0.00"),
        ("value", -0.21, Decimal("-0.21"), "#,##0.00"),
        ("rank", 3, Decimal(3), "0"),
        ("year", 2018, Decimal(2018), "0"),
        ("period", "2018", Decimal(2018), "0"),
        ("period", "2021/2025", "2021/2025", ""),
        ("published", "2026-01-26", date(2026, 1, 26), "yyyy-mm-dd"),
        ("published", "1899-12-31", "1899-12-31", ""),
        ("published", "2026", "2026", ""),
        ("status", "target", "目标", ""),
        ("scope", "annual_average", "每年", ""),
        ("period_basis", "document", "取自文件", ""),
        ("comparable", True, "是", ""),
        ("text", "2018", "2018", ""),
        ("note", None, None, ""),
    ],
)
def test_a_value_is_typed_and_said_in_chinese(field: str, value: Any, shown: object, form: str) -> None:
    found = cell(field, value)
    assert (found.value, found.form) == (shown, form)


def test_every_field_of_a_record_has_a_heading() -> None:
    for record in (document(), measure(), statistic()):
        assert [field for field in flat(record) if field not in columns()] == []


def test_every_field_of_targets_has_a_heading() -> None:
    assert [field for field in FIELDS if field not in columns()] == []


def test_what_is_read_stands_before_what_is_computed_with() -> None:
    assert in_order(["rule", "value", "unheard", "quote", "region"]) == ["region", "value", "quote", "rule", "unheard"]


def test_a_field_of_no_list_is_headed_by_its_name() -> None:
    assert (column("unheard").title, column("value").title) == ("unheard", "数值")
