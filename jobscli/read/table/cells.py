"""The cells of a line, by the ways in which texts part them, and the number that a cell is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jobscli.read.table.grid import YEAR
from jobscli.read.table.head import is_unit
from jobscli.read.table.model import EMPTY, Cell, Number
from jobscli.words.units import units

_UNITS = units().expression("people", "money", "rate", "count", "measure")
# Words of a bound before a number, and behind it.
BEFORE = "约|近|超过?|逾|突破|不低于|不少于|不超过|不高于|至少|最高|≥|≤|>|<|＞|＜"
BEHIND = "以上|以下|以内|左右|余|多"
_DIGITS = r"[-−－﹣+＋]?(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
# A note behind a number: （可比价）, （*）, [4], ①, *.
_NOTE = r"(?:[（(\[【〔][^（()）\[\]【】〔〕]{0,24}[）)\]】〕]|[*＊#①-⑳†▲]|\s)*+"


@cache
def _number() -> re.Pattern[str]:
    """What a cell is that is a number: bound words, digits, a unit, a note."""
    return re.compile(
        rf"""
        (?P<before>(?:{BEFORE})?) \s*+
        (?P<digits>{_DIGITS}) \s?+
        (?P<behind>(?:{BEHIND})?)
        (?P<unit>(?:[十百千万亿]{{0,3}}(?:{_UNITS})|[万亿%％‰])?(?:/[\u4e00-\u9fff]{{1,3}})?)
        (?P<after>(?:{BEHIND})?)
        (?P<note>{_NOTE})
        """,
        re.VERBOSE,
    )


# What stands around the words of a cell and is none of them: blanks, emphasis, line breaks, escapes.
_EDGE = r"(?:[\s　\xa0\u200b\ufeff]|\*|</?[A-Za-z][^<>]{0,60}>|&nbsp;|\\(?=[*_|]))"
_LEAD, _TRAIL = re.compile(f"{_EDGE}*+"), re.compile(f"{_EDGE}+$")
_INSIDE = re.compile(r"\*+|</?[A-Za-z][^<>]{0,60}>|&nbsp;|\\(?=[*_|])|[\s　\xa0\u200b\ufeff]+")
_ITEMED = re.compile("^[0-9]{1,3}[.．、]?[ 　]+(?=[一-鿿]{2})")  # 1 城镇新增就业
_TAIL = 200  # how far from its end a cell is looked at for markup
_LONGEST_NUMBER = 60
_BAR = re.compile(r"(?<!\\)[|│┃]")
_BARS = "|│┃┌├└─┏┣┗━"
_MOST_LOOSE = 2  # bars that part cells where none opens the line
_GAP = re.compile(r"\t+|[ 　\xa0]{2,}|　")
_RULE = re.compile(r"[\s|:：+=—\u2500-\u257f-]*")  # what parts the head of a table from its rows: | --- | --- |
_BLANK = re.compile("[ \t　]+")
_ITEM = re.compile(r"(?:[-*•·]\s+)?")
# A row of single blanks: a name, then two numbers or more.
_NUMBERS = re.compile(rf"(?<![ \t　])(?:[ \t　]++(?:{_DIGITS}%?|-{{1,2}}|—+)){{2,40}}$")
# A name, a colon and a number that prints no unit of its own: 電信業: 604.5 (No.1), 服务企业（家）：12034.
_NAMED = re.compile(
    rf"""
    (?P<name>[^:：，。；|\s][^:：，。；|]{{1,40}}?) \s{{0,3}} [:：] \s{{0,3}} (?P<number>{_DIGITS}) \s{{0,3}}
    (?: [（(] (?: No\.?\ ?|第|\#|排名第? ) (?P<rank>[0-9]{{1,4}}) [名位]? [)）] )? $
    """,
    re.VERBOSE,
)


def cell(text: str, start: int, end: int) -> Cell:
    """The cell of `text` from `start` to `end`, without what is around its words."""
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead is not None else start
    last = end
    if first < last and (text[last - 1].isspace() or text[last - 1] in "*>;\\"):
        tail = max(first, last - _TAIL)
        trail = _TRAIL.search(text[tail:last])
        last = tail + trail.start() if trail is not None else last
    if first >= last:
        return EMPTY
    words = text[first:last]
    indent = sum(2 if sign == "　" else sign in " \xa0" for sign in text[start:first]) if first > start else 0
    if _INSIDE.search(words):
        words = _INSIDE.sub("", _ITEMED.sub("", words))
    return Cell(first, last, words, number(text, first, last), indent)


def number(text: str, start: int, end: int) -> Number | None:
    """The number that `text` from `start` to `end` is and nothing else, but for a note."""
    if end - start > _LONGEST_NUMBER or not any(sign.isdigit() for sign in text[start:end]):
        return None
    found = _number().fullmatch(text, start, end)
    if found is None or (found["behind"] and found["after"]):
        return None
    last = found.start("note")
    while text[last - 1].isspace():
        last -= 1
    digits = re.sub("[,，]", "", found["digits"]).translate(str.maketrans("−－﹣＋", "---+"))
    return Number(start, last, digits, found["unit"], found["before"], found["behind"] or found["after"])


def of_bars(text: str, start: int, end: int) -> list[Cell] | None:
    """The cells of a row of Markdown, or of one drawn with lines; none where the line only parts rows."""
    if text[start] not in _BARS and len(_BAR.findall(text, start, end)) < _MOST_LOOSE:
        return None
    if _RULE.fullmatch(text, start, end):
        return []
    last = end - 1 if text[end - 1] in _BARS and end - 1 > start else end
    return list(_between(text, start + (text[start] in _BARS), last, _BAR))


def of_tabs(text: str, start: int, end: int) -> list[Cell] | None:
    """The cells of a line with tabs."""
    if "\t" not in text[start:end]:
        return None
    return list(_between(text, start, end, re.compile("\t")))


def of_gaps(text: str, start: int, end: int) -> list[Cell] | None:
    """The cells of a line that parts them with two blanks or more."""
    begin = _behind_mark(text, start, end)
    while begin < end and text[begin] in " 　\t\xa0":
        begin += 1
    if _GAP.search(text, begin, end) is None:
        return None
    found = [each for each in _between(text, begin, end, _GAP) if each.text]
    return found if len(found) > 1 else None


def of_blanks(text: str, start: int, end: int) -> list[Cell] | None:
    """The cells of a line that is a name and two numbers or more with a blank before each."""
    begin = _behind_mark(text, start, end)
    line = text[begin:end]
    found = _NUMBERS.search(line)
    if found is None or found.start() == 0:
        return None
    name = cell(text, begin, begin + found.start())
    if not name.text or (name.number is not None and not YEAR.fullmatch(name.text)):
        return None
    named = _GAP.split(line[: found.start()].rstrip())
    if len(named) > 1 and any(_number().fullmatch(each) for each in named[1:]):
        return None  # wide blanks part a cell of its own from the name: 5以内
    numbers = _between(text, begin + found.start(), end, _BLANK)
    return [*_with_unit(text, name), *(each for each in numbers if each.text)]


def _behind_mark(text: str, start: int, end: int) -> int:
    """Where the words of a line begin, behind the mark of an item."""
    found = _ITEM.match(text, start, end)
    return found.end() if found is not None else start


def _with_unit(text: str, name: Cell) -> list[Cell]:
    """A name and the unit that a blank parts from it: 纱 万吨."""
    last = max(text.rfind(blank, name.start, name.end) for blank in " 　\t")
    unit = cell(text, last + 1, name.end) if last > 0 else EMPTY
    return [cell(text, name.start, last), unit] if unit.text and is_unit(unit.text) else [name]


def of_colons(text: str, start: int, end: int) -> list[Cell] | None:
    """The name and the number of a line that has nothing else."""
    begin = _behind_mark(text, start, end)
    found = _NAMED.fullmatch(text, begin, end)
    if found is None:
        return None
    made = [cell(text, *found.span("name")), cell(text, *found.span("number"))]
    if found["rank"]:
        made.append(cell(text, *found.span("rank")))
    return made


def _between(text: str, start: int, end: int, sign: re.Pattern[str]) -> Iterator[Cell]:
    last = start
    for found in sign.finditer(text, start, end):
        yield cell(text, last, found.start())
        last = found.end()
    yield cell(text, last, end)
