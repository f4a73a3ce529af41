"""Text as the rules read it: no blanks inside, half-width digits, full-width punctuation; with the way back.

Web pages print 42.72 万人, 比 上年, ５．１％ and half-width commas between Chinese words, and footnote marks between a
name and its figure (农民工[5]总量). The rules see none of it, and offsets still refer to the text as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WIDTH = str.maketrans(
    "０１２３４５６７８９．％＋／－：:;(?!｜Ｎ［］",
    "0123456789.%+/-：：；（？！|N[]",
)
_ODD = re.compile(r"[\s　０-９．％＋／－:;(),?!｜｝［］\[【①-⑳ⅰ-ⅿ​﻿\xa0]")
# Blanks, and what is printed for a footnote: [1], 【2】, ①, after a word.
_DROP = re.compile(r"[\s​﻿]+|(?<=[一-鿿])(?:\[[0-9]{1,2}\]|【[0-9]{1,2}】|[①-⑳]+)(?=[一-鿿0-9])")
# A comma that is no part of a number; 3, 260人 is one, whose layout put a blank behind the comma.
_COMMA = re.compile(
    r",(?![0-9]{3}(?![0-9]))"
    r"(?!(?:(?<=[^0-9.][0-9],)|(?<=[^0-9.][0-9]{2},)|(?<=[^0-9.][0-9]{3},)) [0-9]{3}(?![0-9,]))"
    r"|(?<![0-9]),"
)
# A half-width full stop between Chinese characters; behind a numeral it numbers a heading.
_STOP = re.compile(r"(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十])\.(?=[\u4e00-\u9fff])")
# １，２３４ is one number; a comma between half-width digits may part two.
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
# ASCII parentheses close as Chinese ones do; kept apart from the table because ( and ) are common in both.
_CLOSE = str.maketrans(")", "）")
_PUNCTUATION = re.compile("[，。；、：,;]")
# What parts the clauses of a line that has no punctuation: a tab, the end of a cell, or a blank that no figure touches.
_GAP = re.compile(
    r"[ 　\xa0]*[\t\r\n][\s　\xa0]*|(?<=[一-鿿%％）)])[ 　\xa0]+(?=[一-鿿“《])|(?<=[0-9])[ 　\xa0]+(?=[0-9])"
)
# What stands before and behind a blank that a layout put into a numeral: 四点 五个百分点, 一百 个百分点.
_IN_NUMERAL = re.compile(
    "[〇零一二两兩三四五六七八九十百千点點个個分之][ 　]+[〇零一二两兩三四五六七八九十百千点點个個分之折成]"
)
# The blank between the cells of a row: not one within a figure (5126　人) or between a name and its figure.
_WIDE = re.compile(r"[　\t]|  ")
_CELL = re.compile(
    r"(?<=[一-鿿%％）)”》])(?:[ \xa0]*[　\t][ 　\t\xa0]*|[ \xa0]{2,})(?=[一-鿿“《（(])"
    r"|(?<=[0-9])(?:[ \xa0]*[　\t][ 　\t\xa0]*|[ \xa0]{2,})(?=[一-鿿“《](?![\s，。；、）)　]|人|元|[万亿千百]))"
)


# A heading that only a blank parts from what it is of: 2.创业担保贷款 个人贷款最高额度15万元.
_HEADED = re.compile(
    "(?:[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]) ?"
    "[\u4e00-\u9fff“”]{2,16}[ 　](?=[ 　]*[\u4e00-\u9fff“])"
)


# The last column of a list, who is to see to it: 农村居民增长8.5% 区统计局.
_COLUMN = re.compile(
    "(?<=[%％人元个家户场次上内右])[ 　]+(?=[\u4e00-\u9fff、]{1,12}(?:局|委|办|部|中心|街道|办事处)[ 　]*$)"
)


def _parted(gap: re.Match[str]) -> str:
    """A comma for a blank that parts clauses; the blank itself within a numeral."""
    blank = gap.group()
    return blank if _IN_NUMERAL.match(gap.string, gap.start() - 1) else "，" + " " * (len(blank) - 1)


def _is_row(raw: str) -> bool:
    """Whether the wide blanks of a line part cells: it has a tab, opens with a number, or has several."""
    return "\t" in raw or raw[0].isdigit() or len(_CELL.findall(raw)) > 1


@dataclass(frozen=True, slots=True)
class Clean:
    """A stretch of text made clean. `at[i]` is where its i-th character stands in the document."""

    text: str
    start: int
    at: tuple[int, ...] | None  # None where nothing was dropped

    def back(self, index: int) -> int:
        """The document's offset of the clean character at `index`."""
        if self.at is None:
            return self.start + index
        return self.at[index] if index < len(self.at) else (self.at[-1] + 1 if self.at else self.start)

    def end(self, index: int) -> int:
        """The document's offset behind the clean character before `index`."""
        return self.back(index - 1) + 1 if index > 0 else self.back(0)


def clean(raw: str, start: int) -> Clean:
    """`raw`, which stands at `start` of its document, as the rules read it."""
    if "." in raw:
        raw = _STOP.sub("；", raw)
    if _ODD.search(raw) is None:
        return Clean(raw, start, None)
    column = _COLUMN.search(raw)
    if column is not None:
        raw = raw[: column.start()] + "，" + raw[column.start() + 1 :]
    headed = _HEADED.match(raw)
    if headed is not None:
        raw = raw[: headed.end() - 1] + "：" + raw[headed.end() :]
    if _PUNCTUATION.search(raw) is not None:
        if _WIDE.search(raw) and _is_row(raw):
            raw = _CELL.sub(lambda gap: "，" + " " * (len(gap.group()) - 1), raw)
    else:
        raw = _GAP.sub(_parted, raw)  # a blank is all that parts the clauses
    raw = _WIDE_COMMA.sub(",", raw)
    same = raw.translate(_WIDTH).translate(_CLOSE)
    same = _COMMA.sub("，", same)
    if _DROP.search(same) is None:
        return Clean(same, start, None)
    kept: list[str] = []
    at: list[int] = []
    last = 0
    for gap in _DROP.finditer(same):
        kept.append(same[last : gap.start()])
        at.extend(range(start + last, start + gap.start()))
        last = gap.end()
    kept.append(same[last:])
    at.extend(range(start + last, start + len(same)))
    return Clean("".join(kept), start, tuple(at))
