"""A text that lost its line breaks: where its headings begin within the one long line that it became."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobscli.read.numeral import chinese

_LONG = 300  # a shorter line is a paragraph
_SKIPPED = 3  # one may run into its section's heading, and is not seen
_HEADING = re.compile(
    "(?:(?<=[。！？；;）)\\s])|(?<=公报|报告|清单|方案|意见|通知|办法|分析)|^)(?:(?P<top>[一二三四五六七八九十]{1,3})、|[（(](?P<sub>[一二三四五六七八九十]{1,3})[）)])(?=[\u4e00-\u9fff“0-9])"
)


def unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of the line from `start` to `end` that its headings 一、 二、 and （一） （二） part.

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
    top = sub = 0
    for found in _HEADING.finditer(text, start, end):
        number = chinese(found.group("top") or found.group("sub"))
        if found.group("top") and number == top + 1:
            top += 1
        elif found.group("sub") and number is not None and top and (number == 1 or sub < number <= sub + _SKIPPED):
            sub = int(number)
        else:
            continue
        yield found.start()
