"""A document's text as paragraphs: furniture told from content, broken lines joined, headings found.

Nothing is changed or moved: a paragraph is a span of the text, and so is its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jobscli.read.unbroken import unbroken
from jobscli.read.where import heading_region
from jobscli.words import metrics
from jobscli.words.reading import any_of, cues
from jobscli.words.units import units

# The longest line that can be a heading, and the longest first sentence that runs into its paragraph as one.
LONGEST_HEADING = 60
LONGEST_PLAIN = 36
LONGEST_RUN_IN = 22
PLAIN, RUN_IN = 100, 101  # the levels of a heading without a mark

_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
_BLANK = " \t　\xa0\ufeff\u200b"
_ENDED = tuple("。！？；：…”）】》!?;:")
_INSIDE = re.compile("[，。；、,]")
_FIGURE = re.compile(r"[0-9０-９][0-9０-９.．,，%％]{0,24}\s?[万亿千百%％个人元家户项]")
_FIRST = re.compile(r"[^。！？!?\r\n]{2,60}[。]")
# A heading that a blank parts from its paragraph.
_GAPPED = re.compile("[\u4e00-\u9fff“”、（）]{2,20}(?=[ 　]{1,4}[\u4e00-\u9fff“])")
_BAR = 120  # the longest row of a page's own words
_BAR_PARTS = re.compile("[\\s　|｜>》»【】\\[\\]（）()·:：/]+")
_COUNT = re.compile("[0-9:：. -]{1,20}次?")
_CELL = 14  # the longest cell that holds a number
_NUMBER = re.compile(
    f"[0-9]+(?:[.,][0-9]+)*[万亿]?(?:{units().expression('people', 'money', 'rate', 'count')})?(?:以上|左右|以内)?"
)
_UNIT = re.compile(f"[（(]?[万亿]{{0,2}}(?:{units().expression('people', 'money', 'rate', 'count')})[)）]?")
_NAME = re.compile("[\u4e00-\u9fff][\u4e00-\u9fff（）()]{3,}")
_COLON = re.compile("[:：]")
# A label and a title, as 浙江省：打造“就业帮扶”机制; a clause with a comma or a figure behind the colon is text.
_LABELLED = re.compile("[^:：，。；0-9]{2,14}[:：][^，。；,0-9]{2,40}$")
# What a sentence that tells something opens with or has in it, and a heading has not.
_TOLD = re.compile("^[“0-9０-９　]|^(?:各位|我们|一年|这|对|据|从|经|随着|当前|目前|近日|今年|去年|全)|了|[0-9]")
# A row of a table that kept its number: 2　支持创业带动就业　支持成功自主创业2000人.
_ROW = re.compile(
    "[0-9]{1,3}(?: ?[　\t][ 　\t]*| {1,6})(?=[\u4e00-\u9fff]{2})(?![万亿千百]*[人元个家户名次场项位所件])"
)
_CELLS = re.compile("[　\t]|  ")
_MANY, _NARROW, _RAGGED = 6, 20, 3  # lines enough to tell a width, the narrowest, and how even they are
_TEAR = 10  # how much on either side of a break may be of one name
_TAIL = re.compile("[，、。；的了和及与是：]$|^各位")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line, or several that the layout broke. `heading` is the end of its heading, or 0 where it has none."""

    start: int
    end: int
    furniture: bool = False
    level: int = 0
    heading: int = 0


@cache
def _marks() -> re.Pattern[str]:
    marks = cues("heading")["marks"]
    return re.compile("|".join(f"(?P<m{i}>{mark})" for i, mark in enumerate(marks)))


@cache
def _furniture() -> tuple[frozenset[str], re.Pattern[str]]:
    table = cues("furniture")
    opening = "|".join(map(re.escape, table["opening"]))
    return frozenset(table["words"]), re.compile(rf"(?:{opening})[^，。]{{0,4}}[:：]|^【字号|^(?:ICP|©)")


def mark(line: str) -> tuple[int, int]:
    """The level of the numbering that `line` opens with and its length; (0, 0) without one. The outermost is 1."""
    found = _marks().match(line)
    if found is None or found.lastgroup is None:
        return 0, 0
    return int(found.lastgroup[1:]) + 1, found.end()


def is_furniture(line: str) -> bool:
    """Whether `line` is what the page prints around the text: 下载, 打印, 来源：…, and signs without a word.

    >>> is_furniture("【字号："), is_furniture("来源：某某日报"), is_furniture("城镇新增就业1万人")
    (True, True, False)
    """
    words, opening = _furniture()
    bare = line.strip("：:>|»· \t【】[]")
    if not bare or bare in words or (len(line) < LONGEST_HEADING and opening.match(line) is not None):
        return True
    return len(line) <= _BAR and _is_bar(line)


def _is_bar(line: str) -> bool:
    """Whether a line is a row of the page's own words: 【字体：大 中 小】 【打印】 浏览次数：1204."""
    words, opening = _furniture()
    parts = [part for part in _BAR_PARTS.split(line) if part]
    own = [part for part in parts if part in words or opening.match(f"{part}：") or _COUNT.fullmatch(part)]
    return (
        len(parts) > 1 and len(own) == len(parts) and any(part in words or opening.match(f"{part}：") for part in parts)
    )


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of `text` in order."""
    found: list[Paragraph] = []
    for start, end, indented in _joined(text):
        line = text[start:end]
        if is_furniture(line):
            found.append(Paragraph(start, end, furniture=True))
        else:
            level, length = _heading(line, indented)
            found.append(Paragraph(start, end, level=level, heading=start + length if level else 0))
    return [_alone(text, found, index) for index in range(len(found))]


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    for found in _LINE.finditer(text):
        raw = found.group()
        bare = raw.strip(_BLANK)
        if bare:
            lead = len(raw) - len(raw.lstrip(_BLANK))
            first = found.start() + lead
            for start, end in unbroken(text, first, first + len(bare)):
                yield start, start + len(text[start:end].rstrip(_BLANK)), lead >= 2 and start == first


def _rows(text: str, lines: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    """The lines of `text`, with the cells of a table joined that stand on lines of their own: name, unit, number."""
    kept: list[tuple[int, int, bool]] = []
    for start, end, indented in lines:
        if end - start <= _CELL and kept and _NUMBER.fullmatch(text, start, end):
            unit = len(kept) > 1 and _UNIT.fullmatch(text, *kept[-1][:2]) is not None
            name = kept[-2] if unit else kept[-1]
            if name[1] - name[0] <= 2 * _CELL and _NAME.fullmatch(text, *name[:2]):
                del kept[-2 if unit else -1 :]
                start, indented = name[0], name[2]
        kept.append((start, end, indented))
    yield from kept


def _joined(text: str) -> Iterator[tuple[int, int, bool]]:
    """The lines of `text`, with those joined that a layout broke within a sentence."""
    held: tuple[int, int, bool] | None = None
    lines = list(_lines(text))
    width, full = _width(lines), False
    for start, end, indented in _rows(text, lines):
        if held is not None and (
            _broken(text, held, start, end, indented) or (full and _flows(text, held, start, end))
        ):
            held = (held[0], end, held[2])
        else:
            if held is not None:
                yield held
            held = (start, end, indented)
        full = 0 < width <= end - start and not indented
    if held is not None:
        yield held


def _width(lines: Sequence[tuple[int, int, bool]]) -> int:
    """The length that a layout broke the lines of a text at, or 0 where it did not."""
    long = sorted(end - start for start, end, _indented in lines if end - start > _CELL)
    if len(long) < _MANY:
        return 0
    width = long[len(long) // 2] - _RAGGED
    even = sum(width <= length <= width + 3 * _RAGGED for length in long)
    return width if width > _NARROW and even >= 0.6 * len(long) and long[-1] <= width + 4 * _RAGGED else 0


def _flows(text: str, held: tuple[int, int, bool], start: int, end: int) -> bool:
    """Whether a line goes on below one that is full and happens to end with a sentence or a cell."""
    line = text[start : min(end, start + LONGEST_HEADING)]
    if text.count("\n", held[1], start) > 1 or _ROW.match(text, start, end):
        return False
    return mark(line)[0] == 0 and not is_furniture(line)


def _broken(text: str, held: tuple[int, int, bool], start: int, end: int, indented: bool) -> bool:
    """Whether the line at `start` goes on with the sentence that the held lines left open."""
    if text[start] in "，。；、：）,;":
        return True
    if _ROW.match(text, start, end) or (_ROW.match(text, held[0], held[1]) and _CELLS.search(text, held[0], held[1])):
        return False
    if indented or text[held[1] - 1] in _ENDED or text.count("\n", held[1], start) > 1:
        return False
    if _torn(text, held, start, end):
        return True
    tail = text[max(held[0], held[1] - 200) : held[1]]
    if mark(tail)[0] and len(tail) < LONGEST_HEADING:
        tail = tail[mark(tail)[1] :].replace("、", "")
    if _INSIDE.search(tail) is None or (held[1] - held[0] < 15 and tail[-1] not in "，、,"):
        return False
    if tail.endswith(("摄", "供图", "记者")):  # a photograph's caption
        return False
    line = text[start : min(end, start + LONGEST_HEADING)]
    return mark(line)[0] == 0 and not is_furniture(line)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(
        any_of(name for each in metrics().values() for name in (each.name, *each.aliases) if len(name) > 4)
    )


def _torn(text: str, held: tuple[int, int, bool], start: int, end: int) -> bool:
    """Whether the break tears a figure from its unit or a metric's name in two: 城镇新增⏎就业 5.2⏎万人."""
    if text[held[1] - 1].isdigit() and _UNIT.match(text, start, end):
        return True
    tail = text[max(held[0], held[1] - _TEAR) : held[1]]
    both = tail + text[start : min(end, start + _TEAR)]
    return any(found.start() < len(tail) < found.end() for found in _names().finditer(both))


def _heading(line: str, indented: bool) -> tuple[int, int]:
    """The level of the heading that `line` is or opens with, and its length; (0, 0) where it has none."""
    level, lead = mark(line[:20])
    single = len(line) <= LONGEST_HEADING and "。" not in line[:-1]
    head = heading_region(line, lead)
    if head is not None and head.sign and single:
        return level or PLAIN, len(line)
    if head is not None and head.sign in (":", "：") and head.end < len(line):
        return level or RUN_IN, head.end  # 江西：全省发放…。
    if level and single and (_COLON.search(line, lead, len(line) - 1) is None or _LABELLED.match(line, lead)):
        return level, len(line)
    gapped = _GAPPED.match(line, lead) if level else None
    if gapped is not None and not single:
        return level, gapped.end()  # 一、创业担保贷款 符合条件的个人…
    first = _FIRST.match(line, lead)
    if first is not None and first.end() < len(line):
        short = first.end() - lead <= (LONGEST_HEADING if level else LONGEST_RUN_IN)
        if short and _FIGURE.search(first.group()) is None and (level or _run_in(first.group())):
            return level or RUN_IN, first.end()
    if level or not single or len(line) > LONGEST_PLAIN or (indented and line[-1] in _ENDED):
        return 0, 0
    return (PLAIN, len(line)) if _TAIL.search(line) is None and line[-1] not in _ENDED else (0, 0)


def _run_in(sentence: str) -> bool:
    """Whether a first sentence without a mark reads as a heading: one comma at most, no speech, no date, no 了."""
    return sentence.count("，") + sentence.count(",") <= 1 and _TOLD.search(sentence) is None


def _alone(text: str, found: list[Paragraph], index: int) -> Paragraph:
    """A short line is a heading only above text: among other short lines it is a cell of a table or a list."""
    here = found[index]
    if here.level != PLAIN:
        return here
    head = heading_region(text[here.start : here.end])
    if head is not None and head.sign and _FIGURE.search(text, here.start, here.end) is None:
        return here
    below = next((p for p in found[index + 1 : index + 4] if not p.furniture), None)
    if below is not None and (below.end - below.start > LONGEST_HEADING or 0 < below.level < PLAIN):
        return here
    if index < 3 or (_FIGURE.search(text, here.start, here.end) is None and below is not None and below.level == PLAIN):
        return here
    return Paragraph(here.start, here.end)
