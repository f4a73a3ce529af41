"""Pages that give each sentence a line of its own: which of their lines go on with the paragraph above.

There a paragraph is the run of such lines below one heading, and what it told, as its time, holds from line to line.
In any other document each line is a paragraph by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jobscli.read.document.paragraphs import Paragraph
from jobscli.read.text.signs import visible

_LEAST = 4  # lines that must be seen before they tell how a page is laid out
_SHARE = 0.9  # of the lines with text, those of one sentence
_USUAL = 90  # code points; where half of the lines are longer, each is a paragraph
_STOP = re.compile("[。！？]")
_ENDS = ("。", "；", "”", "！")
# What a line opens with that is an item of its own: 一是, 2., （三）, 第四, ●.
_ITEM = re.compile(
    "[ \u3000]*(?:[0-9一二三四五六七八九十]{1,2}[是、.．)）]|[（(]|第[一二三四五六七八九十]|[●■◆★▲○·•—－-])"
)


def going_on(text: str, found: Sequence[Paragraph]) -> frozenset[int]:
    """Where the paragraphs of `text` begin that go on with the one above; none, unless a line is a sentence there."""
    told = [each for each in found if _is_prose(each) and _STOP.search(text, each.start, each.end) is not None]
    lengths = sorted(each.end - each.start for each in told)
    if len(told) < _LEAST or lengths[len(told) // 2] > _USUAL:
        return frozenset()
    lone = {each.start for each in told if _is_one(text, each)}
    if len(lone) < _SHARE * len(told):
        return frozenset()
    pairs = pairwise(found)
    return frozenset(
        below.start
        for above, below in pairs
        if above.start in lone and _is_prose(below) and _ITEM.match(text, below.start) is None
    )


def _is_prose(paragraph: Paragraph) -> bool:
    return paragraph.heading is None and not paragraph.furniture and paragraph.table is None


def _is_one(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is one whole sentence."""
    words = visible(text[paragraph.start : paragraph.end])
    return words.endswith(_ENDS) and len(_STOP.findall(words)) < 2
