"""Text as the rules match it: no blanks inside, half-width digits, full-width punctuation; with the way back.

Web pages print 42.72 万人, 比 上年, ５．１％ and half-width commas between Chinese words, and footnote marks between a
name and its figure (农民工[5]总量). The rules see none of it, and offsets still refer to the text as it was.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscli.read.text.headings import ITEM_MARK
from jobscli.read.text.minguo import MINGUO, year_of
from jobscli.words.units import COUNTED, units

_WIDTH = str.maketrans(
    "．％＋／－：:;(?!｜Ｎ［］)―",
    ".%+/-：：；（？！|N[]）—",
)
# A text without any of these is normal as it stands. The blanks are spelled out: a class with \s is slower to search.
_BLANKS = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f　\ufeff"
_UNUSUAL = re.compile(rf"[{_BLANKS}．％＋／－：:;(),?!｜｝―［］\[【①-⑳ⅰ-ⅿ*<#]")
# Blanks, markup (**培训**, <br>, ## ), and the mark of a footnote behind a word: 农民工[1]总量, 就业【2】, 收入①.
_DROPPED = re.compile(
    rf"""
    {MINGUO.pattern} | [\s\u200b]+ | \*{{2,}} | </?[A-Za-z][^<>]{{0,80}}> | ^\#+ | ^[-*+•·]\s+(?=[一-鿿“])
    | (?<=[一-鿿]) (?: \[[0-9]{{1,2}}\] | 【[0-9]{{1,2}}】 | [①-⑳]+ ) (?=[一-鿿0-9])
    """,
    re.VERBOSE,
)
# A comma that parts clauses (就业,收入): one that stands in no number. 1,200 is a number, and so is 3, 260人, where
# the layout put a blank behind the comma.
_COMMA = re.compile(
    r"""
    , (?![0-9]{3}(?![0-9]))
      (?! (?: (?<=[^0-9.][0-9],) | (?<=[^0-9.][0-9]{2},) | (?<=[^0-9.][0-9]{3},) ) [ ] [0-9]{3} (?![0-9,]) )
    | (?<![0-9]) ,
    """,
    re.VERBOSE,
)
# A half-width full stop between Chinese characters (就业.收入); behind a numeral it numbers a heading (一.就业).
_STOP = re.compile(r"\.(?<=[\u4e00-\u9fff]\.)(?<![一二三四五六七八九十]\.)(?=[\u4e00-\u9fff])")
# 11，515万人 is one number, where its unit follows: bulletins of the 1980s part thousands so.
_PARTED = re.compile("，[0-9]{3}|1[01][0-9]年")
_THOUSANDS = re.compile(
    r"[1-9](?<![0-9.,，第][1-9])[0-9]{0,2}(?:，[0-9]{3}(?![0-9]))+(?=(?:\.[0-9]+)?[余多]?[ 　]?(?:[十百千万亿]|"
    + units().expression(*COUNTED)
    + "))"
)
_PUNCTUATION = re.compile("[，。；、：,;]")
# A blank that a layout put into a numeral: 四点 五个百分点, 一百 个百分点, 拾 万.
_NUMERAL = "〇零一二两三四五六七八九十百千点个分之壹贰叁肆伍陆柒捌玖拾佰仟"
_IN_NUMERAL = re.compile(f"[{_NUMERAL}][ 　]+[{_NUMERAL}折成]")
# What parts the clauses of a line that has no punctuation: a tab, the end of a cell, or a blank that no figure
# touches (城镇新增就业 5万人 城镇登记失业率 3%).
_GAP = re.compile(
    r"""
    [\x20　\xa0]* [\t\r\n] [\s　\xa0]*
    | (?<=[一-鿿%％）)]) [\x20　\xa0]+ (?=[一-鿿“《])
    | (?<=[0-9]) [\x20　\xa0]+ (?=[0-9])
    """,
    re.VERBOSE,
)
# The blank between the cells of a row, which is no blank within a figure (5126　人) or between a name and its figure.
_WIDE = re.compile(r"[　\t]|  ")
_CELL_BLANK = r"(?:[\x20\xa0]*[　\t][\x20　\t\xa0]*|[\x20\xa0]{2,})"
_CELL = re.compile(
    rf"""
    (?<=[一-鿿%％）)”》]) {_CELL_BLANK} (?=[一-鿿“《（(])
    | (?<=[0-9]) {_CELL_BLANK} (?=[一-鿿“《](?![\s，。；、）)　]|人|元|[万亿千百]))
    """,
    re.VERBOSE,
)
# A heading that only a blank parts from what it is of: 2.创业担保贷款 个人贷款最高额度15万元.
_HEADED = re.compile(
    rf"""
    {ITEM_MARK} \x20? [\u4e00-\u9fff“”]{{2,16}} [\x20　] (?=[\x20　]*[\u4e00-\u9fff“])
    """,
    re.VERBOSE,
)
# The blank between a figure and the name of the next: 城镇新增就业51.4万人 农村劳动力转移就业58.6万人.
_NEXT_FIGURE = re.compile(
    r"""
    (?: (?<=[0-9][万亿][人元户]) | (?<=[0-9][人元家个户场%％]) ) [\x20　\n] (?=[一-鿿]{4,16}[0-9])
    (?! # of the figure itself
        发放|提供|实现|开展|追|补|给|享受|参加|就业(?!困难)|完成|取得|免|落实|返还|拨付|兑现|带动|比|同比|占)
    """,
    re.VERBOSE,
)
# The last column of a list, the office in charge: 农村居民增长8.5% 区统计局.
_OFFICE = re.compile(
    r"""
    (?<=[%％人元个家户场次上内右]) [\x20　]+
    (?= [\u4e00-\u9fff、]{1,12} (?:局|委|办|部|中心|街道|办事处) [\x20　]* $ )
    """,
    re.VERBOSE,
)


class Normalised(NamedTuple):
    """A stretch of a document in its normal form.

    `start` is where it begins in the document; `offsets[i]` is where its i-th character stands there (code points),
    None where nothing was dropped.
    """

    text: str
    start: int
    offsets: tuple[int, ...] | None

    def back(self, index: int) -> int:
        """The document's offset of the character at `index`."""
        offsets = self.offsets
        if offsets is None:
            return self.start + index
        if index < len(offsets):
            return offsets[index]
        return offsets[-1] + 1 if offsets else self.start

    def end(self, index: int) -> int:
        """The document's offset behind the character before `index`."""
        return self.back(index - 1) + 1 if index > 0 else self.back(0)


def is_usual(text: str, start: int, end: int) -> bool:
    """Whether `text` from `start` to `end` has nothing for `normalise` to change but a full stop between words."""
    return _UNUSUAL.search(text, start, end) is None and _PARTED.search(text, start, end) is None


def normalise(raw: str, start: int, usual: bool = False) -> Normalised:
    """The normal form of `raw`, which stands at `start` of its document; `usual` is what `is_usual` says of it.

    >>> normalise("新增 就业5.1 万人,增长", 0).text
    '新增就业5.1万人，增长'
    """
    if "." in raw:
        raw = _STOP.sub("；", raw)
    if usual:
        return Normalised(raw, start, None)
    if _PARTED.search(raw) is not None:
        raw = _THOUSANDS.sub(lambda found: found.group().replace("，", ","), raw)
    if is_usual(raw, 0, len(raw)):
        return Normalised(raw, start, None)
    same = _COMMA.sub("，", _with_clauses(raw).translate(_WIDTH))
    if _DROPPED.search(same) is None:
        return Normalised(same, start, None)
    kept: list[str] = []
    offsets: list[int] = []
    last = 0
    for gap in _DROPPED.finditer(same):
        kept.append(same[last : gap.start()])
        offsets.extend(range(start + last, start + gap.start()))
        last = gap.end()
        if gap.lastgroup is not None:  # four digits for a year of three, which stand where the last of them does
            kept.append(year_of(gap))
            offsets.extend(min(start + at, start + last - 1) for at in range(gap.start(), gap.start() + 4))
    kept.append(same[last:])
    offsets.extend(range(start + last, start + len(same)))
    return Normalised("".join(kept), start, tuple(offsets))


def _with_clauses(raw: str) -> str:
    """`raw`, sign for sign, with a comma or colon where only a blank parts two clauses, cells or a heading."""
    office = _OFFICE.search(raw)
    if office is not None:
        raw = raw[: office.start()] + "，" + raw[office.start() + 1 :]
    headed = _HEADED.match(raw)
    if headed is not None:
        raw = raw[: headed.end() - 1] + "：" + raw[headed.end() :]
    raw = _NEXT_FIGURE.sub("，", raw)
    if _PUNCTUATION.search(raw) is None:
        return _GAP.sub(_comma_and_blanks, raw)  # a blank is all that parts the clauses
    return _CELL.sub(_comma_and_blanks, raw) if _WIDE.search(raw) and _is_row(raw) else raw


def _comma_and_blanks(gap: re.Match[str]) -> str:
    """A comma for a blank that parts clauses; the blank itself within a numeral."""
    blank = gap.group()
    return blank if _IN_NUMERAL.match(gap.string, gap.start() - 1) else "，" + " " * (len(blank) - 1)


def _is_row(raw: str) -> bool:
    """Whether the wide blanks of a line part cells: it has a tab, opens with a number, or has several."""
    return "\t" in raw or raw[0].isdigit() or len(_CELL.findall(raw)) > 1
