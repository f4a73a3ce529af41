"""A clean sentence -> the quantities in it, with value, unit and bound; what is no quantity, with the reason.

Not quantities: dates, years, ordinals, ranks, document numbers, numbers in names, ages and spans of time.
Every expression looks at a bounded window, so that a megabyte of digits or of 亿 costs no more than its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from jobscli.read.numeral import MYRIADS, chinese, multiplier
from jobscli.words.reading import nouns, units

_COUNTED = units().expression("people", "money", "rate", "count", "measure")
_ANY = units().expression("people", "money", "rate", "count", "measure", "duration", "name")
_HAN = "一二两三四五六七八九十百千万亿零〇"
# A number: digits with or without separators; 百分之五; 三分之二; 1/10; Chinese numerals before a unit.
_ARABIC = r"(?P<arabic>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?(?![0-9])|[0-9]++(?:\.[0-9]++)?)"
_PART = rf"(?P<part>[{_HAN}0-9]{{1,6}})分之(?P<of>[{_HAN}0-9.点]{{1,8}})"
_WRITTEN = (
    rf"(?P<han>[{_HAN}]{{1,12}}(?:点[一二三四五六七八九零〇]{{1,4}})?|[几数上成][十百千万亿]{{1,3}})"
    rf"(?=(?:余|多|来)?[万亿]?(?:{_COUNTED}|成|番))"
)
_BARE = rf"(?P<bare>(?<=[近超逾约])[{_HAN}]{{1,6}}(?=[余多]?[万亿]?[\u4e00-\u9fff]))"
_HALF = r"(?P<half>一半|半数|过半)"
_CORE = re.compile(f"{_PART}|{_ARABIC}|{_WRITTEN}|{_HALF}|{_BARE}")
# 千瓦, 千米, 百分点 begin with a sign that multiplies elsewhere.
_SIGN = r"(?:[十万亿]|千(?![瓦克米伏卡赫])|百(?!分点))"
_TAIL = re.compile(
    rf"(?P<signs>{_SIGN}{{0,3}})(?P<more>[余多来](?!.?月))?(?P<again>{_SIGN}{{0,2}})(?P<unit>{_ANY})?"
    r"(?P<per>[/／](?:人|户|家|年|月|天|日|次|个|吨|亩|人年|小时|平方米)(?:[·.]?[年月天])?)?(?P<late>多(?=[，。；、人名户家个]))?"
)
_RANGE = re.compile("(?:—{1,2}|-{1,2}|–|~|～|至|到)(?=[0-9一二两三四五六七八九十])")
_BEFORE = (
    ("at_most", re.compile("(?:不超过|不高于|不多于|不大于|低于|不足|小于|少于|不到|至多|最多|最高|最高可达|控制在)$")),
    ("at_least", re.compile(
        "(?:超过|(?<!不)超|逾|突破|不少于|不低于|不小于|不下|至少|(?<!不)高于|(?<!不)多于|(?<!不)大于|迈上|站上|跃上|跨过|跨越|跨上|冲上|破)了?$"
    )),
    ("about", re.compile("(?:将近|接近|大约|约为|约|近|大概|差不多|大致)$")),
)  # fmt: skip
_NOT_BELOW = re.compile("(?:不低于|不少于|不小于)$")
_AFTER = re.compile(
    "(?P<least>（含）以上|以上（含）|（含[^）]{0,6}）以上|及其?以上|(?:之)?以上|开外|有余)|(?P<most>（含）以[下内]|（含[^）]{0,6}）以下|及以下|以内|之内|以下)|(?P<about>左右|上下)|(?P<mark>大关|关口|台阶)"
)
_KIND = {"people": "people", "money": "money", "rate": "rate", "count": "count", "measure": "measure"}
_RATIO_NAME = re.compile("(?:倍率|倍差|比率|比值|系数|指数|比例?|供需比|供求比|人比|之比|收入比)(?:[^，。；、]{0,10}|[^。；]{0,8}，分别(?:为|达))$")
_HEADED = re.compile(
    rf"(?:[（(](?:单位[:：]?)?(?P<signs>[百千万亿]{{0,2}})(?P<unit>{_COUNTED})[)）](?:达到|达|为|是|[:：，|])?"
    rf"|(?<=[^0-9])[，|](?P<cell_signs>[百千万亿]{{0,2}})(?P<cell>{_COUNTED})[，|])$"
)


@dataclass(slots=True)
class Quantity:
    """One quantity. Offsets are of the clean sentence; `start:end` takes in the bound words, `number` does not."""

    start: int
    end: int
    number: int
    value: Decimal
    unit: str | None
    kind: str  # people | money | rate | count | measure | ratio | bare
    bound: str = "exact"
    high: Decimal | None = None
    # A small number in Chinese numerals (四个地方标准): a statistic only where the text counts a known metric.
    weak: bool = False
    note: str | None = None
    # Where the number itself ends: behind its unit, before 以上 or 左右.
    tail: int = 0
    per: bool = False
    # Where the words that name it end, when a unit of its own stands between: （万人）22.5, or a cell of a table.
    named: int = -1
    word: str = ""  # the bound word before the number


@dataclass(slots=True)
class Excluded:
    """A numeral that is no quantity, and why: a reason of `record.REASONS`, or "" for one not understood."""

    start: int
    end: int
    reason: str


def quantities(text: str) -> tuple[list[Quantity], list[Excluded]]:
    """The quantities of a clean sentence from left to right, and the numerals that are none."""
    found: list[Quantity] = []
    excluded: list[Excluded] = []
    at = 0
    while (core := _CORE.search(text, at)) is not None:
        got = _read(text, core)
        at = max(got.end, core.end())
        if isinstance(got, Excluded):
            if found and core.lastgroup == "arabic" and _goes_on(text, found[-1], core):
                found.append(_alike(text, found[-1], core))
                continue
            excluded.append(got)
        else:
            found.append(got)
    return found, excluded


_RATIO_LINK = re.compile("[、和，及与]|(?:缩小|下降|提高|上升|扩大|降低|调整|回落)?(?:为|到|至)")


def _goes_on(text: str, before: Quantity, core: re.Match[str]) -> bool:
    """Whether a bare number goes on with a list of ratios: 分别为1.20、1.20、1.32."""
    return before.kind == "ratio" and _RATIO_LINK.fullmatch(text, before.end, core.start()) is not None


def _alike(text: str, before: Quantity, core: re.Match[str]) -> Quantity:
    value = Decimal(core.group().replace(",", ""))
    made = Quantity(core.start(), core.end(), core.start(), value, before.unit, before.kind, tail=core.end())
    _bounds(text, made)
    return made


def _read(text: str, core: re.Match[str]) -> Quantity | Excluded:
    start, end = core.span()
    tail = _TAIL.match(text, end)
    assert tail is not None
    if core.lastgroup == "arabic":
        reason, stop = _no_quantity(text, start, end, tail)
        if reason is not None:
            return Excluded(start, stop, reason)
    value, weak, unit, kind, more = _value(text, core, tail)
    if value is None:
        return Excluded(start, tail.end(), "word")
    tailed = core.end() if core.lastgroup in ("of", "half") else tail.end() + (kind in ("tenths", "times"))
    quantity = Quantity(
        start, tailed, start, value, unit, kind, weak=weak, tail=tailed, per=tail.group("per") is not None
    )
    if core.lastgroup == "of" and tail.group("unit") == "个百分点":
        quantity.end = quantity.tail = tail.end()
    if more:
        quantity.bound = "at_least"
    ranged = _ranged(text, quantity, core, tail)
    if isinstance(ranged, Excluded):
        return ranged
    _bounds(text, quantity)
    if kind == "tenths":
        quantity.kind = "rate"
    if quantity.unit is None and quantity.kind in ("bare", "ratio"):
        return _unprinted(text, quantity, core)
    return _checked(text, quantity, core)


def _no_quantity(text: str, start: int, end: int, tail: re.Match[str]) -> tuple[str | None, int]:
    """Why a number in digits is no quantity, and where it ends; (None, 0) where it may be one."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    unit = tail.group("unit")
    kind = units().printed[unit][1] if unit else ""
    if end - start > 18:
        return "name", end
    if (
        before
        and (before.isascii() and before.isalpha() or before in "+第.〔#№_")
        or after in "+＋〕_"
        or _latin(text, end)
    ):
        return ("ordinal" if before == "第" else "name"), max(end, tail.end() if before == "第" else end)
    if kind == "duration" or after == "年" or kind == "name" and not tail.group("signs"):
        return _time(text, start, end, tail, kind)
    if after in "./：" and end + 1 < len(text) and text[end + 1].isdigit() and after != "/":
        return _divided(text, start, end, after)
    if before in ("：", "∶") and start > 1 and text[start - 2].isdigit():
        return "name", end
    if not unit and not tail.group("signs") and end - start >= 7 and text[start:end].isdigit():
        return "name", end  # a telephone number
    if (
        text[max(0, start - 2) : start] in ("前", "居前", "排前", "列前")
        or before == "前"
        and unit in ("位", "名", "强", None)
    ):
        return "rank", tail.end()
    if after == "强" or unit == "位" and _RANKED.search(text[max(0, start - 10) : start]):
        return "rank", tail.end()
    if after in "-—～~至到" and (dated := _DATES.match(text, start)):
        return dated.lastgroup or "date", dated.end()
    return None, 0


_RANKED = re.compile("[居列第前排名于升至进位]$")
# 1—9月, 2021—2025年, 16—24岁, 3至5年: the unit of the second number tells.
_DATES = re.compile(
    "[0-9]{1,4}(?:年|月|日)?[-—～~至到]{1,2}[0-9]{1,4}(?:(?P<date>年|月|日)|(?P<duration>周?岁|个?工作日|天|个月|小时|分钟))"
)


def _latin(text: str, end: int) -> bool:
    """Whether a Latin letter follows that makes the number a part of a name: 5G, 3D, 4K."""
    return end < len(text) and text[end].isascii() and text[end].isalpha()


def _time(text: str, start: int, end: int, tail: re.Match[str], kind: str) -> tuple[str, int]:
    if kind == "name":
        return ("date" if tail.group("unit") in ("时", "点", "分", "时许") else "name"), tail.end()
    digits = text[start:end]
    year = len(digits) == 4 and digits[:2] in ("19", "20") and text[end : end + 1] == "年"
    month = tail.group("unit") in ("月", "月份", "日") and not tail.group("more")
    return ("date" if year or month and len(digits) <= 2 else "duration"), tail.end()


def _divided(text: str, start: int, end: int, sign: str) -> tuple[str | None, int]:
    """A clock time (17:38), a version or a number with dots (1.2.3) is a name; 1:4.4 after 比 is a ratio."""
    following = re.compile(r"[0-9.：]{1,12}").match(text, end + 1)
    stop = following.end() if following else end
    if sign == "：" and _RATIO_NAME.search(text[max(0, start - 16) : start]):
        return None, 0
    return ("date" if sign == "：" else "name"), stop


def _value(text: str, core: re.Match[str], tail: re.Match[str]) -> tuple[Decimal | None, bool, str | None, str, bool]:
    """Value, whether it is weak, unit, kind, and whether 余 or 多 makes it a lower bound."""
    more = bool(tail.group("more") or tail.group("late"))
    unit, kind = units().printed.get(tail.group("unit") or "", (None, "bare"))
    times = multiplier(tail.group("signs") + tail.group("again"))
    if core.lastgroup == "half":
        return Decimal(50), False, "%", "rate", core.group() == "过半"
    if core.group("part"):
        return _fraction(core)
    if core.group("arabic"):
        value = Decimal(core.group("arabic").replace(",", "")) * times
        if not tail.group("unit") and text.startswith(("成", "折"), tail.end()) and value < 10:
            return _tenths(text, tail.end(), value)
        return value, False, unit, kind, more
    written = core.group("han") or core.group("bare")
    return _from_han(text, written, core, tail, (unit, kind, more, times))


def _fraction(core: re.Match[str]) -> tuple[Decimal | None, bool, str | None, str, bool]:
    """百分之五 is 5 %; 千分之三 is 3 ‰; 三分之二 is a number between 0 and 1 without a unit."""
    below, above = _number(core.group("part")), _number(core.group("of"))
    if below is None or above is None or below == 0:
        return None, False, None, "bare", False
    if below in (100, 1000):
        return above, False, "%" if below == 100 else "‰", "rate", False
    return above / below, False, None, "share", False


def _number(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else chinese(text)


_TENTH = re.compile("成(?![立为功员果本效都人长就交品绩年分熟型渝])")


def _tenths(text: str, at: int, value: Decimal) -> tuple[Decimal | None, bool, str | None, str, bool]:
    if _TENTH.match(text, at) is None:
        return value, False, None, "bare", False
    return value * 10, False, "%", "tenths", False


def _from_han(
    text: str, written: str, core: re.Match[str], tail: re.Match[str], read: tuple[str | None, str, bool, int]
) -> tuple[Decimal | None, bool, str | None, str, bool]:
    """A number in Chinese numerals. 几十万 and 数百 name no number: they are read as at least their sign of place."""
    unit, kind, more, times = read
    vague = written[0] in "几数上成"
    if kind in ("duration", "name"):
        return None, False, None, kind, False
    value = Decimal(multiplier(written[1:])) if vague else chinese(written)
    if value is None:
        return None, False, None, kind, False
    value *= times
    if unit is None and text.startswith("成", tail.end()) and value < 10:
        return _tenths(text, tail.end(), value)
    if unit is None and text.startswith("番", tail.end()):
        return value, False, "番", "times", False
    plain = written.strip("百千万亿十") == "" and not vague
    bound = core.start() > 0 and text[core.start() - 1] in "近超逾约破过至达"
    if plain and not (bound or more):
        return None, False, None, kind, False  # 百亿斤粮食工程, 万名大学生计划: names
    if value < 2 and kind not in ("money", "rate") and not more:
        return None, False, None, kind, False  # 一 is an article more often than a number: 新一轮, 统一部署
    small = value < 10 and kind not in ("money", "rate") or value < 100 and kind == "count"
    return value, small and not more, unit, kind, more or vague


def _ranged(text: str, first: Quantity, core: re.Match[str], tail: re.Match[str]) -> Excluded | None:
    """Make `first` a range where a second number follows: 4.5%-5%, 2000至3000元, 30万到40万人."""
    link = _RANGE.match(text, first.end)
    if link is None or first.kind == "share" or text[max(0, core.start() - 1) : core.start()] in ("从", "由", "自"):
        return None
    second = _CORE.match(text, link.end())
    if second is None or second.lastgroup not in ("arabic", "han"):
        return None
    after = _TAIL.match(text, second.end())
    assert after is not None
    value, _weak, unit, kind, _more = _value(text, second, after)
    if kind in ("duration", "name"):
        return None if first.unit else Excluded(first.start, after.end(), "duration")
    if value is None or (first.unit and unit and first.unit != unit):
        return None
    if not tail.group("signs") and after.group("signs") and not first.unit and first.value < value:
        shared = multiplier(after.group("signs"))
        if first.value * shared <= value:
            first.value *= shared
    if value <= first.value:
        return None
    first.high, first.bound = value, "between"
    first.unit, first.kind = (unit, kind) if unit else (first.unit, first.kind)
    first.end = first.tail = after.end()
    return None


def _bounds(text: str, quantity: Quantity) -> None:
    """Take in the bound words around the number. Two of them: the one that stands closer to the value decides."""
    before = text[max(0, quantity.start - 6) : quantity.start]
    if quantity.bound != "between":
        for bound, words in _BEFORE:
            found = words.search(before)
            if found is None or (bound == "at_most" and _NOT_BELOW.search(before)):
                continue
            if found.group() != "控制在":
                quantity.bound, quantity.word = bound, found.group()
                quantity.start -= len(found.group())
            break
    after = _AFTER.match(text, quantity.end)
    if after is None:
        return
    kind = after.lastgroup
    quantity.end = after.end()
    if quantity.bound != "between" and kind != "mark":
        quantity.bound = {"least": "at_least", "most": "at_most", "about": "about"}[kind or "about"]


_FUND = re.compile("基金|资金|投资|贷款|债券|产值|规模")
_NOUN = 14  # the farthest that a noun may stand behind a number that prints no classifier


def _unprinted(text: str, quantity: Quantity, core: re.Match[str]) -> Quantity | Excluded:
    """A number that prints no unit: of a ratio, of a table whose heading names the unit, or before what it counts."""
    lead = text[max(0, quantity.start - 24) : quantity.start]
    headed = _HEADED.search(lead)
    if headed is not None:
        quantity.value *= multiplier(headed.group("signs") or headed.group("cell_signs") or "")
        quantity.unit, quantity.kind = units().printed[headed.group("unit") or headed.group("cell")]
        quantity.named = quantity.start - len(headed.group())
        return quantity
    if text[quantity.end : quantity.end + 1] == "/" and text[quantity.end + 1 : quantity.end + 2].isdigit():
        return _slashed(text, quantity)
    if text[quantity.end : quantity.end + 1] in ("：", "∶") and quantity.value == 1:
        return _opposed(text, quantity)
    if _RATIO_NAME.search(lead):
        quantity.kind = "ratio"
        return quantity
    if quantity.value < 10_000 and core.lastgroup != "bare":
        return Excluded(quantity.start, quantity.end, _plain_reason(text, quantity))
    pattern, others = nouns()
    behind = text[quantity.end : quantity.end + _NOUN]
    if quantity.value >= MYRIADS["亿"] and _FUND.search(behind):
        quantity.kind, quantity.note = "money", "未印单位，应是元"
        return quantity
    noun = pattern.search(behind)
    if noun is None:
        return quantity if core.lastgroup != "bare" else Excluded(quantity.start, quantity.end, "word")
    quantity.unit = others.get(noun.group(), "人")
    quantity.kind = "people" if quantity.unit == "人" else "count"
    quantity.note = "未印量词"
    return quantity


def _slashed(text: str, quantity: Quantity) -> Quantity | Excluded:
    """1/10 and 2/3 are parts of a whole; 10/22 or 2019/10 is a date or a name."""
    below = re.compile("[0-9]{1,4}(?![0-9/])").match(text, quantity.end + 1)
    if below is None or not 0 < quantity.value < int(below.group()):
        return Excluded(quantity.start, below.end() if below else quantity.end + 1, "name")
    quantity.value /= int(below.group())
    quantity.end = quantity.tail = below.end()
    quantity.kind = "share"
    after = _AFTER.match(text, quantity.end)
    if after is not None and after.lastgroup == "least":
        quantity.bound, quantity.end = "at_least", after.end()
    return quantity


def _opposed(text: str, quantity: Quantity) -> Quantity | Excluded:
    """1:4.4 is the ratio 4.4 to one."""
    other = re.compile(r"[：∶]([0-9]{1,3}(?:\.[0-9]{1,3})?)").match(text, quantity.end)
    if other is None:
        quantity.kind = "ratio"
        return quantity
    quantity.value = Decimal(other.group(1))
    quantity.end = quantity.tail = other.end()
    quantity.kind = "ratio"
    return quantity


def _plain_reason(text: str, quantity: Quantity) -> str:
    """The reason why a small bare number is none; "" where it looked like a figure."""
    before, after = text[quantity.start - 1 : quantity.start], text[quantity.end : quantity.end + 1]
    if before in "“‘（《" or after in "”’》" or quantity.start == 0:
        return "name"
    digits = quantity.tail - quantity.number
    return "" if digits >= 2 and after in "，。；、" and before not in "：、-—" else "name"


def _checked(text: str, quantity: Quantity, core: re.Match[str]) -> Quantity | Excluded:
    """Sort out ranks, plan names and fixed phrases among what has a unit."""
    before = text[max(0, quantity.number - 2) : quantity.number]
    if before.endswith("第"):
        return Excluded(quantity.start, quantity.end, "ordinal")
    if quantity.unit == "人" and text[quantity.tail - 1] in "名位" and before.endswith(("前", "居", "列")):
        return Excluded(quantity.start, quantity.end, "rank")
    if before.endswith(("“", "‘")) and text[quantity.end : quantity.end + 1] in "”’":
        return Excluded(quantity.start, quantity.end, "name")
    if text[quantity.start - 1 : quantity.start] in ("-", "−", "－") and not text[quantity.start - 2 : quantity.start - 1].isdigit():
        quantity.value, quantity.start = -quantity.value, quantity.start - 1
    if quantity.value >= MYRIADS["亿"] * 10**10:
        return Excluded(quantity.start, quantity.end, "name")
    _ = core
    return quantity
