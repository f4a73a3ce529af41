"""The reader is no worse than it was, over all annotated documents and cases beside the checkout."""

from __future__ import annotations

import tomllib

import pytest

from tests.accuracy import floors
from tests.accuracy.documents import SHARED
from tests.accuracy.floors import below, measured, raised, written


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="annotated documents are not beside the checkout")
def test_no_number_is_below_its_floor() -> None:
    assert below(measured(), floors.floors()) == []


def test_what_is_lower_than_its_floor_is_told() -> None:
    now = {"a": {"recall": 0.5, "joint": 0.75}, "b": {"right": 3.0}}
    assert below(now, {"a": {"recall": 0.5, "joint": 0.8}, "b": {"right": 4}, "c": {"right": 1}}) == [
        "a joint: 0.75, floor 0.8",
        "b right: 3.0, floor 4",
    ]


def test_what_is_no_longer_measured_is_below_its_floor() -> None:
    assert below({"a": {}}, {"a": {"joint": 0.1}}) == ["a joint: 0, floor 0.1"]


def test_floors_only_rise() -> None:
    now = {"a": {"recall": 0.5, "joint": 0.9}, "new": {"right": 2.0}}
    assert raised(now, {"a": {"recall": 0.6, "joint": 0.8}, "old": {"right": 1}}) == {
        "a": {"recall": 0.6, "joint": 0.9},
        "old": {"right": 1},
        "new": {"right": 2.0},
    }


def test_floors_are_written_as_they_are_read() -> None:
    numbers = floors.floors()
    assert {"held-out", "reports-2026", "other", "kinds", "names", "cases"} <= set(numbers)
    assert tomllib.loads(written(numbers)) == numbers
