"""One text in the many ways in which publications print it: what is read in it must not depend on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from opencc import OpenCC

from jobscli.record import Statistic

Layout = Callable[[str], str]

_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_RADICALS = str.maketrans(
    "人一二力口大小工土日月水生用长门见车风马民西", "⼈⼀⼆⼒⼝⼤⼩⼯⼟⽇⽉⽔⽣⽤⻓⻔⻅⻋⻛⻢⺠⻄"
)
_TABLE = re.compile("\t|[|│]|　　\\S+　|  ")
_NO_OPENING = "，。；：、）”！？%％,.)"  # no line opens with one of these
LAYOUTS: dict[str, Layout] = {}


def layout(function: Layout) -> Layout:
    LAYOUTS[function.__name__] = function
    return function


@layout
def traditional(text: str) -> str:
    converted: str = OpenCC("s2hk").convert(text)
    return converted.replace("“", "「").replace("”", "」")


@layout
def full_width(text: str) -> str:
    return re.sub(r"(?<![A-Za-z/:-])[0-9]+(?:\.[0-9]+)?%?(?![A-Za-z/:-])", lambda m: m.group().translate(_WIDE), text)


@layout
def blanks_around_numbers(text: str) -> str:
    return re.sub(r"(?<=[一-鿿])(?=[0-9])|(?<=[0-9%])(?=[一-鿿])", " ", text)


@layout
def blanks_that_do_not_break(text: str) -> str:
    return blanks_around_numbers(text).replace(" ", "\xa0")


@layout
def marks_that_no_screen_shows(text: str) -> str:
    return re.sub("(?<=[一-鿿0-9])(?=[一-鿿])", "\xad", text)


@layout
def radicals(text: str) -> str:
    return text.translate(_RADICALS)


@layout
def years_in_chinese_digits(text: str) -> str:
    return re.sub("(?<![0-9.])(?:19|20)[0-9]{2}(?=年)", lambda year: year.group().translate(_CHINESE), text)


@layout
def entities(text: str) -> str:
    return text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace(" ", "&nbsp;")


@layout
def tags(text: str) -> str:
    return "\n".join(f"<p>{line}</p>" for line in text.split("\n"))


@layout
def dashes(text: str) -> str:
    return re.sub("(?<=[0-9年月日%])[-—](?=[0-9]{1,4}[年月日%])", "–", text)


@layout
def quotation(text: str) -> str:
    return re.sub("^(?=[^\n])", "> ", text, flags=re.MULTILINE)


@layout
def windows(text: str) -> str:
    return text.replace("\n", "\r\n")


@layout
def indented(text: str) -> str:
    return re.sub("^(?=[^\\s|])", "\u2003\u2003", text, flags=re.MULTILINE)


@layout
def broken(text: str) -> str:
    return "\n".join(_broken(text))


@layout
def broken_and_doubled(text: str) -> str:
    return "\n\n".join(_broken(text))


@layout
def clock(text: str) -> str:
    return f"今天是2031年11月28日 星期五\n{text}"


@layout
def a_sentence_a_line(text: str) -> str:
    return re.sub("。(?=[^\n”）])", "。\n", text)


def _broken(text: str, width: int = 34) -> Iterator[str]:
    """The lines of `text`, broken as a page of that width breaks them: no number is, and no sign opens a line."""
    for line in text.split("\n"):
        rest = f"　　{line.strip()}" if len(line) > width and _TABLE.search(line) is None else line
        while len(rest) > width and rest is not line:
            end = width
            while end < len(rest) and rest[end] in _NO_OPENING:
                end += 1
            while end > 1 and end < len(rest) and rest[end - 1] in "0123456789." and rest[end] in "0123456789.":
                end -= 1
            yield rest[:end]
            rest = rest[end:]
        yield rest


def unchanged(before: Sequence[Statistic], after: Sequence[Statistic]) -> int:
    """How many figures are read alike in two layouts of a text, in their order."""
    matcher = SequenceMatcher(None, [each.value for each in before], [each.value for each in after], autojunk=False)
    pairs = ((block.a + n, block.b + n) for block in matcher.get_matching_blocks() for n in range(block.size))
    return sum(_told(before[a]) == _told(after[b]) for a, b in pairs)


def _told(each: Statistic) -> tuple[str | None, ...]:
    metric = re.sub("[\\s“”]", "", each.metric)
    told = (each.unit, each.bound, each.status, each.aspect, each.scope, each.period, each.population)
    return (metric, *told, each.region, each.place)
