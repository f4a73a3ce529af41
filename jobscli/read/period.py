"""The years that a document speaks from, and the plans and terms that its words name."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Five-year plans: the ordinal in their name -> their years. The eleventh ran from 2006 to 2010.
_ORDINALS = "一二三四五六七八九"


def plan(name: str) -> tuple[int, int] | None:
    """The years of a plan by its number: 十四五 is 2021 to 2025.

    >>> plan("十四五"), plan("十五五"), plan("百五")
    ((2021, 2025), (2026, 2030), None)
    """
    if len(name) != 3 or name[0] != "十" or name[2] != "五" or name[1] not in _ORDINALS:
        return None
    first = 2006 + 5 * _ORDINALS.index(name[1])
    return first, first + 4


def plan_of(year: int) -> str:
    """The name of the plan that `year` falls in."""
    return f"十{_ORDINALS[max(0, min(8, (year - 2006) // 5))]}五"


@dataclass(frozen=True, slots=True)
class Clock:
    """When a document speaks: `year` is that of its figures, `now` the one it calls 今年."""

    year: int | None = None
    now: int | None = None
    month: int | None = None
    # Whether `year` was stated for the document, or only read off its text.
    sure: bool = False
    # Scope and period of a document that is of a part of a year: an analysis of a second quarter.
    span: tuple[str, str] | None = None
    # Whether the text's date is all that tells its year: 上半年 is then the one that was last over.
    dated: bool = False


_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0", "О": "0"}
HAN_YEAR = re.compile("[一二][〇零○九Ｏ][〇零○一二三四五六七八九][〇零○一二三四五六七八九](?=年)")


def han_year(text: str) -> int:
    """The year that Chinese digits write: 二〇一九 is 2019."""
    return int("".join(_HAN_DIGITS[c] for c in text))
