"""The numerals of a document that are in no statistic, each with the reason why it is no figure.

What the rules for quantities passed over brings its own reason; the others are told by the characters beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from jobscli.read.quantity import NonQuantity as Passed
from jobscli.record import Excluded, Reason, Statistic

NUMERALS = re.compile("[0-9０-９〇零一二两三四五六七八九十百千万亿半]+")
_BESIDE = 8  # how many characters on either side tell what a numeral is
_NEAR = 2  # numerals of one reason that stand so close are one: 2018年1月

_YEAR = re.compile("(?:19|20|１９|２０)[0-9０-９]{2}|[一二][〇零九][〇零一二三四五六七八九]{2}")
_SPAN_YEAR = re.compile("[年\\-/.—–～~至到、]")
_ARTICLE = re.compile("[个步批轮体方种些条系大流直定般致起项场次座支位件处部类级切]")  # 进一步, 一批, 新一轮
_SET = re.compile(
    "一[\u4e00-\u9fff]一[\u4e00-\u9fff]|[千百万][\u4e00-\u9fff][千百万一][\u4e00-\u9fff]|两[\u4e00-\u9fff]三[\u4e00-\u9fff]"
)
# The surest first: a reason, what stands right before a numeral, what stands right behind it.
_WAYS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (reason, re.compile(f"(?:{before})$"), re.compile(after))
    for reason, before, after in (
        ("ordinal", "第", ""),
        ("ordinal", "(?:^|[\r\n。；;：:　])[ 　\t]*[（(]?", "[、.．)）]|是(?![一二三])"),
        ("rank", "前|居|列|排名?", "[位名强]"),
        ("date", "", "年?[0-9０-９]{1,2}月|月份?[0-9底末初中上下至]|月份|[0-9０-９]?日|时[许分]?|点[钟整半0-9]|世纪"),
        ("date", "", "[:：][0-9]{2}"),
        ("date", "[0-9０-９][年月\\-/.:：]", "[\\-/.:：日\\s，。）)]"),
        ("duration", "", "个?(?:多?[年月天周季]|小时|工作日|季度|星期|分钟|周?岁|学年)|年[来间制]"),
        ("name", "[A-Za-z“‘《〈+＋·〔\\-.]", ""),
        ("name", "", "[A-Za-z+＋·〕”’》〉]|[号届]"),
        ("structure", "", "[大项个类条种级方步重支期批次轮层件部位场所处产维环区纵横网库链]|位一体|体化"),
    )
)  # fmt: skip


def residue(
    text: str, document: str, statistics: Sequence[Statistic], passed: Sequence[Passed]
) -> tuple[Excluded, ...]:
    """Every run of numerals of `text` that no statistic covers; runs close by with one reason are one record.

    `passed` are the numerals that were looked at and found to be none, with offsets of the document.
    """
    figures = sorted((each.start, each.end) for each in statistics)
    told = sorted((each.start, each.end, each.reason) for each in passed if each.reason)
    made: list[list[int | str]] = []
    at = 0
    for start, end, joined in _bare(text, figures):
        while at < len(told) and told[at][1] <= start:
            at += 1
        reason = told[at][2] if at < len(told) and told[at][0] <= start else _reason(text, start, end)
        if joined and made and made[-1][2] == reason and start - int(made[-1][1]) <= _NEAR:
            made[-1][1] = end
        else:
            made.append([start, end, reason])
    return tuple(
        Excluded(
            document=document,
            start=int(start),
            end=int(end),
            text=text[int(start) : int(end)],
            reason=cast(Reason, reason),
        )
        for start, end, reason in made
    )


def _bare(text: str, figures: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The numerals outside of all figures, and whether no figure stands between one and the last."""
    at, joined = 0, False
    for run in NUMERALS.finditer(text):
        start, end = run.span()
        while at < len(figures) and figures[at][1] <= start:
            at, joined = at + 1, False
        other = at
        while start < end:
            inside = other < len(figures) and figures[other][0] < end
            stop = max(start, figures[other][0]) if inside else end
            if start < stop:
                yield start, stop, joined
                joined = True
            if not inside:
                break
            start, other, joined = max(start, figures[other][1]), other + 1, False


def _reason(text: str, start: int, end: int) -> str:
    """The reason by the characters beside a numeral; a word where nothing else is told."""
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    if _YEAR.fullmatch(text, start, end) and (_SPAN_YEAR.match(after) or before[-1:] in "—–-～~至到"):
        return "date"
    if text[start:end] == "一" and before[-1:] != "第" and _ARTICLE.match(after):
        return "word"
    for reason, left, right in _WAYS:
        if right.match(after) and left.search(before):
            return reason
    if _SET.match(text, start) or _SET.match(text, max(0, start - 2)):
        return "slogan"
    return "name" if text[start] in "0123456789０１２３４５６７８９" else "word"
