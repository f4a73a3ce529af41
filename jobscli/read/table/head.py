"""What a head of a table says: what its figures are, of when and where, in which unit; and what its words name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from jobscli.words import regions
from jobscli.words.cities import cities, province_of_city
from jobscli.words.divisions import PROVINCE_KINDS, divisions, divisions_named, fitting, short_name
from jobscli.words.tabular import names, tabular
from jobscli.words.units import units

# What the cells of a row or column are that are no figures; "" where the head does not say.
Kind = Literal["", "ordinal", "rank", "unit", "period", "place", "note", "name"]
# What the figures are to what they are of.
Measure = Literal["", "change", "average", "share", "completion"]
Status = Literal["", "target", "forecast", "budget", "achieved"]

_FOOTNOTE = re.compile(
    r"[\[［【〔(（][0-9①-⑳*]{1,2}[)）\]］】〕](?!$)|[(（](?:[A-C]|[A-C]/[A-C](?:[×*]100%)?)[)）]$|[\[［【〔][0-9①-⑳*]{1,2}[\]］】〕]|[①-⑳*＊]"
)
_PART = re.compile("^(?:其中|其：中|#|\\+|[-—–])[:：]?")
_ITEM = re.compile("^(?:[0-9]{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,2}[)）、.])(?=[\u4e00-\u9fff])")
_BRACKET = re.compile("[（(\\[](?:单位[:：])?(?P<unit>[^（()）\\[\\]]{1,12})[)）\\]]$")
_COMMA_UNIT = re.compile("[，,：:/](?:单位[:：])?(?P<unit>[^，,：:/]{1,6})$")
_PERCENT = re.compile("[%％‰]$")
_SIGN = re.compile(PROVINCE_KINDS)
_PREFECTURE = re.compile("(?<=[\u4e00-\u9fff]{2})[州盟]$")
_TRIM = "，,、：:·|/-—_。的 "
_LONGEST = 80
_MOST_UNIT = 12
# Units of other subjects that no sentence has: 亿人公里, 万双, 亿千瓦小时.
_OTHER_UNIT = re.compile(
    "[百千]?[万亿](?:人公里|吨公里|双|千瓦(?:小时)?|重量箱|标准箱|核证吨|吨标准煤|门|线|块|支|只|辆|艘|米|公里|立方米|TEU)"
)
_BRACKETED = re.compile("[（(][\u4e00-\u9fff]{1,2}[)）]?$")  # 万台（套）


class Head(NamedTuple):
    """What one head says."""

    text: str  # simplified, without blanks and footnotes
    name: str  # the words that name something, as they stand
    kind: Kind = ""
    unit: str = ""  # as printed: 万人, %
    period: str = ""  # the words of a time
    status: Status = ""
    measure: Measure = ""
    words: str = ""  # of the change: 比上年增长
    part: bool = False  # 其中：
    region: str | None = None
    place: str | None = None
    whole: bool = False  # 全省, 合计


@cache
def _unit() -> re.Pattern[str]:
    classes = units().expression("people", "money", "rate", "count", "measure")
    return re.compile(
        f"[十百千万亿]{{0,3}}(?:{classes}|小时|天|年|标准箱|吨标准煤|千瓦时)(?:/[\u4e00-\u9fff]{{1,4}}|[·・][\u4e00-\u9fff]{{1,4}})?|[万亿]"
    )


def is_unit(words: str) -> bool:
    """Whether `words` are a unit and nothing else: 万人, %, 元/月.

    >>> is_unit("万人"), is_unit("元/月"), is_unit("就业")
    (True, True, False)
    """
    bare = _BRACKETED.sub("", words.replace("％", "%").strip("（()）"))
    return len(bare) <= _MOST_UNIT and (_unit().fullmatch(bare) or _OTHER_UNIT.fullmatch(bare)) is not None


@lru_cache(maxsize=1 << 14)
def head(words: str, region: str | None = None) -> Head:
    """What `words` say as a head of a table in a document of `region`."""
    text = _FOOTNOTE.sub("", words).strip(_TRIM)
    text = "".join(text.split()).replace("％", "%")[:_LONGEST]
    if not text:
        return Head("", "")
    for kind in names("kinds"):
        if tabular("kinds", kind).fullmatch(text):
            return Head(text, "", kind=kind)  # type: ignore[arg-type]
    if is_unit(text):
        return Head(text, "", unit=text.strip("（()）"))
    part = _PART.match(text)
    bare = text[part.end() :] if part is not None else _ITEM.sub("", text)
    bare, unit = _without_unit(bare)
    if tabular("whole").fullmatch(bare):
        return Head(text, "", unit=unit, whole=True)
    where = _place(bare, region)
    if where is not None:
        return Head(text, "", unit=unit, region=where[0], place=where[1])
    return _said(text, bare, unit, part is not None)


def _without_unit(words: str) -> tuple[str, str]:
    """`words` without the unit that they end with, and that."""
    for pattern in (_BRACKET, _COMMA_UNIT):
        found = pattern.search(words)
        if found is not None and is_unit(found["unit"]):
            return words[: found.start()], found["unit"].replace("％", "%")
    if len(words) > 1 and (found := _PERCENT.search(words)) is not None:
        return words[: found.start()], words[found.start() :]
    return words, ""


def _place(words: str, region: str | None) -> tuple[str | None, str | None] | None:
    """The region and place that `words` name, where they name one and nothing else."""
    for name in (words, _SIGN.sub("", words)):
        if name in regions():
            return name, None
    for name in (words, _PREFECTURE.sub("", words)):  # 湘西州 is 湘西
        if cities().fullmatch(name) is not None:
            return province_of_city(name), short_name(name)
    found = divisions(words)
    own = [each for each in found if region in (None, "全国", each.region)]
    if own and len({each.region for each in own}) == 1:
        return own[0].region, own[0]._replace(alone=len(own) == 1).called
    return _chain(words, region)


def _chain(words: str, region: str | None) -> tuple[str | None, str | None] | None:
    """The last of names that stand in each other: 福州市鼓楼区."""
    named = list(divisions_named(words))
    joined = all(before.end == one.start for before, one in pairwise(named))
    if len(named) < 2 or named[0].start > 0 or named[-1].end < len(words) or not joined:
        return None
    last = fitting(named[-1], region if region != "全国" else None)
    return (last.region, last.called) if last is not None else None


def _said(text: str, bare: str, unit: str, part: bool) -> Head:
    """What is said by words that are neither a place nor one of a kind of columns."""
    period = next((each for each in tabular("period").finditer(bare) if _is_time(bare, each)), None)
    rest = (bare[: period.start()] + bare[period.end() :]).strip(_TRIM) if period is not None else bare
    said = period.group() if period is not None else ""
    measure, words, rest = _measure(rest)
    if not measure and (rest in ("", "数", "值") or tabular("level").fullmatch(rest)):
        state = next((each for each in names("status") if tabular("status", each).fullmatch(rest)), "")
        return Head(text, "", unit=unit, period=said, status=state, part=part)  # type: ignore[arg-type]
    state, rest = _status(rest)
    return Head(text, rest, "", unit, said, state, measure, words, part)


def _is_time(words: str, found: re.Match[str]) -> bool:
    """Whether words of a time are one: at either end of the head, and no part of a longer name."""
    if found.end() == found.start():
        return False
    behind, before = words[found.end() :], words[: found.start()]
    if found.group() in ("累计", "平均", "五年", "三年") and behind:
        return found.start() == 0 and not behind.startswith("制")
    return not before or not behind or before[-1] in "（(，," or behind[0] in "）)，,"


def _measure(words: str) -> tuple[Measure, str, str]:
    """What the end of `words` says that the figures are, in which words, and what is left."""
    for kind in ("completion", "average", "share", "change"):
        pattern = tabular("change", "words" if kind == "change" else kind)
        for found in pattern.finditer(words):
            if found.end() != len(words) or found.start() == found.end():
                continue
            left = words[: found.start()].strip(_TRIM)
            if kind == "share" and left:
                break  # 服务业增加值占GDP比重 is a name
            if kind == "completion" and left and found.group() == "完成":
                break
            return kind, found.group(), left
    return "", "", words


def _status(words: str) -> tuple[Status, str]:
    """What the end or beginning of `words` says of the figures: 目标, 预计, 完成数; and what is left."""
    for state in names("status"):
        for found in tabular("status", state).finditer(words):
            if found.end() == len(words) or (found.start() == 0 and state != "achieved"):
                left = words[found.end() :] if found.start() == 0 else words[: found.start()]
                if state == "achieved" and found.start() > 0 and left:
                    break  # 任务完成 is a name
                return state, left.strip(_TRIM)  # type: ignore[return-value]
    return "", words
