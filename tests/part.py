"""A part of a wide table for plain pytest, which is to be quick; `.ci/run` tries all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def part(rows: Iterable[Any], every: int) -> list[Any]:
    """Parameters for `parametrize`: the first of `every` so many as it is, those after it marked `slow`.

    >>> [each if isinstance(each, str) else (*each.values, each.marks[0].name) for each in part("abcd", 3)]
    ['a', ('b', 'slow'), ('c', 'slow'), 'd']
    """
    return [
        row if n % every == 0 else pytest.param(*_values(row), marks=pytest.mark.slow) for n, row in enumerate(rows)
    ]


def _values(row: Any) -> tuple[Any, ...]:
    return row if isinstance(row, tuple) else (row,)
