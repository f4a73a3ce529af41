"""A text -> its lines: those joined that a layout broke, and page furniture told from content.

Nothing is changed or moved: a line is a span of the text (code points, half open).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from jobscli.read.text.gloss import without_glosses
from jobscli.read.text.headings import chapters, mark
from jobscli.words import metrics
from jobscli.words.expression import quick
from jobscli.words.load import simplified
from jobscli.words.reading import any_of, cues
from jobscli.words.units import units

LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
_BLANK = " \t　\xa0\ufeff\u200b"
SENTENCE_END = frozenset("。！？；：…”）】》!?;:")
_CLAUSE = re.compile("[，。；、,]")
_SHORT = 60  # code points; no line of the page's own words that begins so is longer
_LONGEST_BAR = 120  # the longest row of a page's own words
# Lines of the page, in this order: its number (— 3 —, 第3页), the day and hour (今天是2026年11月28日 星期六), the day
# that it is from with its source (2025-01-15 08:30 某某日报), its menu (首页 | 政务公开), an entry of a list of pages.
_PAGE_LINE = re.compile(
    r"""
    [-—–·]+\s*[0-9]{1,4}\s*[-—–·]+ | 第\s*[0-9]{1,4}\s*页(?:[，,\s]*共\s*[0-9]{1,4}\s*页)?
    | (?:今天|现在|当前时间)是?[:：]?\s*20[0-9]{2}\s*[-年].{0,40}
    | 20[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?(?:\s+星期[一二三四五六日天])?
      (?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)? (?:[\s　|｜]+[^\s，。；：0-9|｜]{2,16})?
    | 20[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?
      \s*(?:来源|作者)\s*[:：][^。]{0,80}
    | .{0,12}总?第[ ]?[0-9]{1,6}期.{0,20}
    | 首页\s*[|｜>·].{0,100}
    | [^。；]{6,60}[\s　]+[（(\[]?(?:20[0-9]{2}[-/.])?[01][0-9]-[0-3][0-9][）)\]]?
    """,
    re.VERBOSE,
)
# Of a page in traditional characters; and what stands beside another of its kind: 发布时间：… 来源：… 浏览次数：….
_TRADITIONAL = re.compile("[來責輯評論關閱發時間糾錯載圖聞號體頁題]")
_FIELDS = re.compile(
    "(?:来源|字号|字体|浏览|点击|阅读|作者|编辑|时间|日期|主办|承办|标识码|备案|索引号|主题分类|发文机关|发布机构)[^，。：:]{0,4}[:：]"
)
# The number of a page on a line of its own: — 3 —, 第3页.
_PAGE_NUMBER = re.compile(
    quick(r"^[ 	　]*(?:[-—–·]+ ?[0-9]{1,4} ?[-—–·]+|第 ?[0-9]{1,4} ?页)[ 	　]*$", re.MULTILINE), re.MULTILINE
)
_AROUND = "：:>|»· \t【】[]─│┌┐└┘├┤┬┴┼━┃"  # signs that stand around the page's words, or alone
_INNER = re.compile("(?<=[\u4e00-\u9fff])[ 　]+(?=[\u4e00-\u9fff])")  # 索 引 号
_BUTTONS = re.compile("^(?:【[^】]{1,6}】[ 　]*)+")  # 【纠错】 责任编辑：…
_BAR_PARTS = re.compile("[\\s　|｜>》»【】\\[\\]（）()·:：/]+")
_COUNT = re.compile("[0-9:：. -]{1,20}次?")  # 浏览次数：1204, 12:30
_CELL = 14  # the longest cell that holds a number
_UNITS = units().expression("people", "money", "rate", "count")
# A cell that is a number with its unit: 5.2, 1,200万元, 85%以上.
_NUMBER_CELL = re.compile(f"[0-9]+(?:[.,][0-9]+)*[万亿]?(?:{_UNITS})?(?:以上|左右|以内)?")
_UNIT_CELL = re.compile(f"[（(]?[万亿]{{0,2}}(?:{_UNITS})[)）]?")  # 万人, （%）
_NAME_CELL = re.compile("[\u4e00-\u9fff][\u4e00-\u9fff（）()]{3,}")  # 城镇新增就业（累计）
# A row of a table that kept its number: 2　支持创业带动就业　支持成功自主创业2000人.
_NUMBERED_ROW = re.compile(
    "[0-9]{1,3}(?: ?[　\t][ 　\t]*| {1,6})(?=[\u4e00-\u9fff]{2})(?![万亿千百]*[人元个家户名次场项位所件])"
)
_CELLS = re.compile("[　\t]|  ")
_MANY, _NARROW, _RAGGED = 6, 20, 3  # lines enough to tell a width, the narrowest, and how even they are
_TEAR = 10  # how much on either side of a break may be of one name
_CAPTION_END = ("摄", "供图", "记者")  # how a photograph's caption ends


class Line(NamedTuple):
    """A line without the blanks around it."""

    start: int
    end: int
    indented: bool  # by two blanks or more


# What a site says of itself: 浙ICP备05073341号, 某某传媒中心版权所有.
_LICENCE = re.compile("ICP[备证]|公网安备|版权所有")


@cache
def _furniture() -> tuple[frozenset[str], re.Pattern[str]]:
    table = cues("furniture")
    opening = "|".join(map(re.escape, table["opening"]))
    return frozenset(table["words"]), re.compile(rf"(?:{opening})[^，。]{{0,4}}[:：]|^【字号|^(?:ICP|©)")


def is_furniture(line: str) -> bool:
    """Whether `line` is what the page prints around the text: 下载, 打印, 来源：…, and signs without a word.

    >>> is_furniture("【字号："), is_furniture("来源：某某日报"), is_furniture("城镇新增就业1万人")
    (True, True, False)
    """
    bare = line.strip(_AROUND)
    if not bare or len(line) > _LONGEST_BAR:
        return not bare
    if _TRADITIONAL.search(line):
        line, bare = simplified(without_glosses(line)), simplified(without_glosses(bare))
    words, opening = _furniture()
    if bare in words or _PAGE_LINE.fullmatch(line) or ("。" not in line and _LICENCE.search(line) is not None):
        return True
    if len(line) < _SHORT and opening.match(_INNER.sub("", _BUTTONS.sub("", line))) is not None:
        return True
    return (opening.match(line) is not None and len(_FIELDS.findall(line)) > 1 and "。" not in line) or _is_bar(line)


def lists_elsewhere(line: str) -> bool:
    """Whether what follows `line` is the page's list of other pages: 相关阅读, 推荐阅读."""
    return line.strip(_AROUND) in _elsewhere()


@cache
def _elsewhere() -> frozenset[str]:
    return frozenset(cues("furniture")["elsewhere"])


def _is_bar(line: str) -> bool:
    """Whether a line is a row of the page's own words: 【字体：大 中 小】 【打印】 浏览次数：1204."""
    words, opening = _furniture()
    parts = [part for part in _BAR_PARTS.split(line) if part]
    if len(parts) < 2:
        return False
    named = False
    for part in parts:
        if part in words or opening.match(f"{part}："):
            named = True
        elif _COUNT.fullmatch(part) is None:
            return False
    return named


def without_pages(text: str) -> str:
    """`text` with blanks, sign for sign, for the numbers of its pages and for what stands beside more than one.

    So the sentence that a page broke goes on in its next line, and offsets stay.
    """
    numbers = [found.span() for found in _PAGE_NUMBER.finditer(text)]
    if len(numbers) < 2:
        return text
    beside = [span for start, end in numbers for span in (_line_before(text, start), _line_behind(text, end))]
    seen = Counter(text[start:end].strip() for start, end in beside if end - start <= _SHORT)
    headers = [(a, b) for a, b in beside if seen[text[a:b].strip()] > 1 and text[a:b].strip()]
    parts = list(text)
    for start, end in (*numbers, *headers):
        first = start - 1 if start and parts[start - 1] == "\n" else start
        first -= 1 if first and parts[first - 1] == "\r" else 0
        parts[first:end] = " " * (end - first)
    return "".join(parts)


def _line_before(text: str, start: int) -> tuple[int, int]:
    end = max(0, start - 1)
    return text.rfind("\n", 0, end) + 1, end


def _line_behind(text: str, end: int) -> tuple[int, int]:
    stop = text.find("\n", end + 1)
    return min(end + 1, len(text)), stop if stop >= 0 else len(text)


def lines(text: str) -> list[Line]:
    """The lines of `text` in order, as its author meant them: broken ones joined, those of a lost layout parted."""
    return list(_joined(text, list(_printed(text))))


def _printed(text: str) -> Iterator[Line]:
    """The lines as they are printed, and the chapters of one that lost its line breaks."""
    for found in LINE.finditer(text):
        raw = found.group()
        bare = raw.strip(_BLANK)
        if bare:
            lead = len(raw) - len(raw.lstrip(_BLANK))
            first = found.start() + lead
            for start, end in chapters(text, first, first + len(bare)):
                yield Line(start, start + len(text[start:end].rstrip(_BLANK)), lead >= 2 and start == first)


def _rows(text: str, printed: Iterable[Line]) -> list[Line]:
    """The lines, with the cells of a table joined that stand on lines of their own: name, unit, number."""
    kept: list[Line] = []
    for line in printed:
        if line.end - line.start <= _CELL and kept and _NUMBER_CELL.fullmatch(text, line.start, line.end):
            unit = len(kept) > 1 and _UNIT_CELL.fullmatch(text, kept[-1].start, kept[-1].end) is not None
            name = kept[-2] if unit else kept[-1]
            if name.end - name.start <= 2 * _CELL and _NAME_CELL.fullmatch(text, name.start, name.end):
                del kept[-2 if unit else -1 :]
                line = Line(name.start, line.end, name.indented)
        kept.append(line)
    return kept


def _joined(text: str, printed: Sequence[Line]) -> Iterator[Line]:
    """The lines, with those joined that a layout broke within a sentence."""
    held: Line | None = None
    width, full = _width(printed), False
    for line in _rows(text, printed):
        if held is not None and (_goes_on(text, held, line) or (full and _flows(text, held, line))):
            held = Line(held.start, line.end, held.indented)
        else:
            if held is not None:
                yield held
            held = line
        full = 0 < width <= line.end - line.start and not line.indented
    if held is not None:
        yield held


def _width(printed: Sequence[Line]) -> int:
    """The length that a layout broke the lines of a text at, or 0 where it did not."""
    long = sorted(line.end - line.start for line in printed if line.end - line.start > _CELL)
    if len(long) < _MANY:
        return 0
    width = long[len(long) // 2] - _RAGGED
    even = sum(width <= length <= width + 3 * _RAGGED for length in long)
    return width if width > _NARROW and even >= 0.6 * len(long) and long[-1] <= width + 4 * _RAGGED else 0


def _flows(text: str, held: Line, line: Line) -> bool:
    """Whether a line goes on below one that is full and happens to end with a sentence or a cell."""
    if text.count("\n", held.end, line.start) > 1 or _NUMBERED_ROW.match(text, line.start, line.end):
        return False
    return _is_body(text, line)


def _is_body(text: str, line: Line) -> bool:
    """Whether a line opens with no heading's mark and is no furniture."""
    opening = text[line.start : min(line.end, line.start + _SHORT)]
    return mark(opening).level == 0 and not is_furniture(opening)


def _goes_on(text: str, held: Line, line: Line) -> bool:
    """Whether `line` goes on with the sentence that the held lines left open."""
    if text[line.start] in "，。；、：）,;":
        return True
    ended = line.indented or text[held.end - 1] in SENTENCE_END or text.count("\n", held.end, line.start) > 1
    if ended or _is_row(text, held, line):
        return False
    if _torn(text, held, line):
        return True
    return _leaves_open(text, held) and _is_body(text, line)


def _is_row(text: str, held: Line, line: Line) -> bool:
    """Whether a line, or the one before it, is a row of a table by its number and cells."""
    if _NUMBERED_ROW.match(text, line.start, line.end):
        return True
    numbered = _NUMBERED_ROW.match(text, held.start, held.end)
    return numbered is not None and _CELLS.search(text, held.start, held.end) is not None


def _leaves_open(text: str, held: Line) -> bool:
    """Whether a line breaks off within a sentence: it is long, has a clause in it, and is no caption."""
    tail = text[max(held.start, held.end - 200) : held.end]
    if len(tail) < _SHORT and (found := mark(tail)).level:
        tail = tail[found.length :].replace("、", "")
    if _CLAUSE.search(tail) is None or (held.end - held.start < 15 and tail[-1] not in "，、,"):
        return False
    return not tail.endswith(_CAPTION_END)


_LEADS_ON = "为达是"
_ENDS_A_FIGURE = "元人%％户家个"
_ON_THE_YEAR = ("比上年", "同比", "较上年", "比去年")


@cache
def _names() -> re.Pattern[str]:
    """The names of metrics that a break may tear in two."""
    return re.compile(
        any_of(name for each in metrics().values() for name in (each.name, *each.aliases) if len(name) > 4)
    )


def _torn(text: str, held: Line, line: Line) -> bool:
    """Whether the break tears a figure from its unit or a metric's name in two: 城镇新增⏎就业 5.2⏎万人."""
    if text[held.end - 1].isdigit() and _UNIT_CELL.match(text, line.start, line.end):
        return True
    if text[held.end - 1] in _LEADS_ON and text[line.start].isdigit():
        return True  # 年平均工资为⏎119928元
    if text[held.end - 1] in _ENDS_A_FIGURE and text.startswith(_ON_THE_YEAR, line.start):
        return True  # 119928元⏎比上年增加8538元
    tail = text[max(held.start, held.end - _TEAR) : held.end]
    both = tail + text[line.start : min(line.end, line.start + _TEAR)]
    return any(found.start() < len(tail) < found.end() for found in _names().finditer(both))
