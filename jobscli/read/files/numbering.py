"""The numbers that Word puts before a paragraph by itself: 一、 （一） 1. stand in no text of the file.

Without them a document that was numbered automatically would have no headings. WordprocessingML: ECMA-376 part 1,
17.9 (numbering) and 17.18.59 (number formats).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_DIGITS = "〇一二三四五六七八九"


def _counted(n: int) -> str:
    """`n` below ten thousand in Chinese, as counted.

    >>> [_counted(n) for n in (1, 10, 12, 20, 105, 110)]
    ['一', '十', '十二', '二十', '一百〇五', '一百一十']
    """
    said, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // size % 10
        if digit:
            said += ("〇" if gap and said else "") + _DIGITS[digit] + unit
        gap = digit == 0
    return said.removeprefix("一") if 10 <= n < 20 else said


def _letters(n: int) -> str:
    """`n` as Word letters it: A…Z, AA, BB."""
    return chr(ord("A") + (n - 1) % 26) * min((n - 1) // 26 + 1, 8)


def _roman(n: int) -> str:
    said = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        said += sign * (n // value)
        n %= value
    return said


def _circled(n: int) -> str:
    return chr(ord("①") + n - 1) if n <= 20 else str(n)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "japaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
    "taiwaneseCounting": _counted,
    "ideographDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
    "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[n - 1] if n <= 10 else str(n),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "none": lambda _n: "",
}

# Higher numbers than these are printed as digits: no document counts so far, and a file can claim anything.
MOST = 9_999
# A list has nine levels.
LEVELS = 9


@dataclass(slots=True)
class Level:
    """One level of a list: how it counts, and the text around the numbers (`（%1）`)."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)  # abstract list -> its levels
    numbers: dict[str, str] = field(default_factory=dict)  # number id -> abstract list
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style -> number id, level
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def next(self, number: str, depth: int) -> str:
        """The mark before the next paragraph of list `number` at level `depth`, empty where there is no such list."""
        name = self.numbers.get(number, "")
        level = self.lists.get(name, {}).get(depth)
        if level is None or not 0 <= depth < LEVELS:
            return ""
        counts = self.counts.setdefault(name, [None] * LEVELS)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        if level.format == "bullet":
            return "●"
        text = level.text
        for place in range(depth + 1):
            text = text.replace(f"%{place + 1}", self._said(name, place))
        return text

    def _said(self, name: str, place: int) -> str:
        level = self.lists[name].get(place, Level())
        count = self.counts[name][place]
        count = level.start if count is None else count
        if not 0 < count <= MOST:
            return str(count)
        return _FORMATS.get(level.format, str)(count)
