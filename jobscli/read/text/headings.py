"""How a heading begins: the mark it opens with and the level of that mark; and a text that lost its line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jobscli.read.text.numerals import chinese
from jobscli.words.expression import quick
from jobscli.words.reading import cues

# The levels of a heading without a mark: a line of its own, and a first sentence that runs into its paragraph.
PLAIN, RUN_IN = 100, 101
CHINESE_NUMBER = 3  # the level of 一、, by which reports number their chapters

_LONGEST_MARK = 20
_LONG = 300  # code points; a shorter line is one paragraph
_SKIPPED = 3  # how many sub-headings may run into a section's heading, so that they are not seen
# A heading within a line, and what stands right before one: …有所下降。二、就业情况, 统计公报一、综合.
_WITHIN_LINE = re.compile(
    quick(
        r"""
    (?: (?P<top>[一二三四五六七八九十]{1,3})、 | [（(](?P<sub>[一二三四五六七八九十]{1,3})[）)] )
    (?=[\u4e00-\u9fff“0-9])
    """,
        re.VERBOSE,
    ),
    re.VERBOSE,
)
_BEFORE = (*"。！？；;）)", "公报", "报告", "清单", "方案", "意见", "通知", "办法", "分析")


# What an item of a list opens with: 2., 三、, （四）.
ITEM_MARK = "(?:[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）])"


class Mark(NamedTuple):
    """The mark that a line opens with. The outermost level is 1; 0 says that there is none."""

    level: int
    length: int  # code points


NO_MARK = Mark(0, 0)


@cache
def _marks() -> tuple[frozenset[str], re.Pattern[str]]:
    """The characters that marks open with, and the marks, outermost first."""
    table = cues("heading")
    patterns = [each["pattern"] for each in table["marks"]]
    return frozenset(table["opening"]), re.compile("|".join(f"(?P<m{i}>{each})" for i, each in enumerate(patterns)))


def mark(line: str) -> Mark:
    """The mark that `line` opens with.

    >>> mark("一、就业"), mark("（一）就业"), mark("2.5万人")
    (Mark(level=3, length=2), Mark(level=4, length=3), Mark(level=0, length=0))
    """
    opening, marks = _marks()
    if line[:1] not in opening:
        return NO_MARK
    found = marks.match(line, 0, _LONGEST_MARK)
    if found is None or found.lastgroup is None:
        return NO_MARK
    return Mark(int(found.lastgroup[1:]) + 1, found.end())


def chapters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the line from `start` to `end` that its headings 一、 二、 and （一） （二） part.

    Only headings that count on from one another are some: a line with 三、 alone stays whole.
    """
    cuts = list(_cuts(text, start, end)) if end - start > _LONG else []
    if len(cuts) < 2:
        yield start, end
        return
    for first, last in zip([start, *cuts], [*cuts, end], strict=True):
        if last > first:
            yield first, last


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the headings of a line begin that count on from one another."""
    top = sub = 0
    for found in _WITHIN_LINE.finditer(text, start, end):
        at = found.start()
        if not (at == 0 or text[at - 1].isspace() or text.endswith(_BEFORE, max(0, at - 2), at)):
            continue
        number = chinese(found.group("top") or found.group("sub"))
        if found.group("top") and number == top + 1:
            top += 1
        elif found.group("sub") and number is not None and top and (number == 1 or sub < number <= sub + _SKIPPED):
            sub = int(number)
        else:
            continue
        yield at
