"""Numbers that print no unit: of a ratio, of a table whose heading names it, before a noun; and parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, cast

from jobscli.read.quantity.bounds import BoundWord, word_behind
from jobscli.read.quantity.grammar import HEADED, MOVED, RATIO_NAME, SHARED
from jobscli.read.quantity.model import Bound, Kind, NonQuantity, Quantity, Reason
from jobscli.read.quantity.value import Amount
from jobscli.read.text.numerals import MYRIADS, multiplier
from jobscli.words.reading import any_of
from jobscli.words.units import nouns, table, units

# Names that count people: 参保人数达|5126万, 就业规模|1.2亿.
_FROM = "(?:由(?:[0-9]{4}年的?)?(?:[0-9]{1,5}(?:\\.[0-9]{1,4})?[万亿])?)?+"  # 由1992年的706万减少到
_TO = f"(?:已|首次|累计|总数|分别|{MOVED})*+[了到至]?(?:达到?|为|约|共|超过?|突破)?"
_BEFORE_IT = "(?:[0-9]{1,5}(?:\\.[0-9]{1,4})?[万亿](?:[、和及]|以及)){0,5}$"  # 参保人数分别达到5126万、|4800万
_HEADS = re.compile(any_of(table()["head_counts"]["names"]) + _FROM + _TO + _BEFORE_IT)
_PEOPLE = re.compile(any_of(table()["people_nouns"]["words"]) + _FROM + _TO + "$")
# Staff that a firm's name stands before: 37万|国有企业下岗失业人员 are people, no firms.
_STAFF = re.compile("(?:下岗|失业|离?退休|在岗|在职|困难|特困|富余|参保)*(?:职工|人员|员工)")
# The other side of a ratio: 1|：4.4; a third number makes it a structure, 25|：29：46.
_AGAINST = re.compile(r"[：∶](?P<second>[0-9]{1,3}(?:\.[0-9]{1,3})?)(?![0-9])(?P<third>[：∶][0-9.]{1,6})?")
_SCALE = re.compile("[：∶][0-9]{4,9}(?![0-9.])")  # of a map: 1∶2000
_WHOLE = re.compile("/(?P<below>[0-9]{1,4})(?![0-9/])")
_SLASH = re.compile("(?:/[0-9]+)+")
_FUND = re.compile(any_of(table()["funds"]["words"]))
_EACH = re.compile("分别|依次|各")
_STATED = ("大于", "高于", "超过", "小于", "低于", "不低于", "不小于", "不超过")
_MONEY = re.compile("(?<![A-Za-z0-9.])[$＄¥￥]$")  # 为$|18,700
_HEADED_ENDS = frozenset("）)达到为是:：，|")
_LEAD = 24  # how much before a number tells what it is of
_LISTED_LEAD = 60  # and how much where other numbers of its list may stand between
_NOUN = 14  # the farthest that a noun may stand behind a number that prints no classifier

# A change or a level of a ratio: 下降了|0.02, 分别为|1.05.
_DECIMAL = re.compile(r"(?P<number>[0-9]{1,2}\.[0-9]{1,3})(?P<above>以上)?")
_MOVED = re.compile(
    f"(?:{MOVED}了?|[升降提增减][至到]|约为?|分别为|达到?|突破|超过|为|(?:保持|稳定|维持|始终|均)在|[年月期季度]的)$"
)
# A number of a list that ends in a name or a span of time: 10|、15、16号线.
_LISTED = re.compile("(?:[、和及与][0-9]{1,4}(?![0-9.])){1,12}(?P<unit>[号届级期年月日岁])")
_LISTED_REASONS: dict[str, Reason] = {
    "号": "name", "届": "name", "级": "name", "期": "name", "年": "date", "月": "date", "日": "date", "岁": "duration",
}  # fmt: skip
_YEAR = re.compile("19[5-9][0-9]|20[0-6][0-9]")
# A whole number in Chinese numerals, which is no word as 百万 is: 比去年底减少一百万.
LARGE = re.compile("[一二两三四五六七八九][一二两三四五六七八九十百千零〇]{1,12}万(?:[一二三四五六七八九]千)?")
_AGES = re.compile("[~～—－-]{1,2}[0-9]{1,3}岁")
_PAUSE = re.compile("[，。；、：\n]")
_LINKED = re.compile("、|和|以?及|与")


class Implied(NamedTuple):
    """What the words around a number that prints no unit make of it."""

    value: Decimal
    unit: str | None
    kind: Kind
    rule: str
    note: str | None = None
    inferred: str | None = None  # the unit that it must have, though nothing prints it
    named: int = -1
    begin: int = -1  # where it begins, when its unit stands before it: $|18,700
    tail: int = -1  # where the number ends, when it goes on: 1|：4.4
    behind: BoundWord | None = None


def implied(text: str, amount: Amount, start: int, end: int, word: str) -> Implied | NonQuantity:
    """What a number without a unit is of; `start:end` takes in its bound words, `word` is the one before it."""
    value = amount.value or Decimal(0)
    lead = text[max(0, start - _LEAD) : start]
    if value == 1 and word in _STATED:  # 求人倍率均大于1: said in words
        return NonQuantity(start, end, "word", "exclusion.one")
    if lead and lead[-1] in _HEADED_ENDS and (headed := HEADED.search(lead)) is not None:
        unit = units().printed[headed["unit"] or headed["cell"]]
        times = multiplier(headed["signs"] or headed["cell_signs"] or "")
        named = start - len(headed.group())
        return Implied(value * times, unit.unit, cast("Kind", unit.kind), "quantity.headed", named=named)
    if _MONEY.search(lead) is not None:
        return Implied(value, "元", "money", "quantity.money-sign", begin=start - 1)
    if amount.digits and text[amount.digits] == "个":
        return Implied(value, None, "money", "quantity.sum", inferred="元")
    after = text[end : end + 1]
    if after == "/" and text[end + 1 : end + 2].isdigit():
        return _fraction(text, value, start, end)
    ratio = RATIO_NAME.search(lead) is not None
    if after in ("：", "∶") and (value == 1 or ratio):
        return _opposed(text, value, start, end)
    if ratio and _AGES.match(text, end) is None:
        return Implied(value, None, "ratio", "quantity.ratio")
    if _HEADS.search(text, max(0, start - _LISTED_LEAD), start):
        return Implied(value, "人", "people", "quantity.head-count", "未印量词，是人")
    if (shared := SHARED.match(text, end)) is not None and (
        _EACH.search(lead) or "." in text[amount.start : amount.digits]
    ):
        unit = units().printed[shared["unit"]]
        times = 1 if amount.signs else multiplier(shared["signs"])
        note = f"单位（{shared['signs']}{unit.unit}）印在后面"
        return Implied(value * times, unit.unit, cast("Kind", unit.kind), "quantity.shared-unit", note)
    return _by_noun(text, amount, value, start, end)


def points_of_list(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities where a classifier of a list stands for points: 分别高于全省、全国1个|和2.2个百分点."""
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        listed = following.unit == "百分点" and one.unit == "个" and text[one.end - 1] == "个"
        if listed and _LINKED.fullmatch(text, one.end, following.start) is not None:
            note, rules = "单位（百分点）印在后面", (*one.rules, "quantity.shared-unit")
            found[at] = one._replace(unit="百分点", kind=following.kind, note=note, rules=rules)
    return found


def _by_noun(text: str, amount: Amount, value: Decimal, start: int, end: int) -> Implied | NonQuantity:
    """A large number before what it counts: 51万|新就业形态人员, 设立100亿|产业基金."""
    if amount.digits and (value < MYRIADS["万"] or not amount.signs):  # 12345热线: what is counted has a classifier
        return _about(text, value, end) or _plain(text, amount, start, end)
    behind = _PAUSE.split(text[end : end + _NOUN], maxsplit=1)[0]
    if value >= MYRIADS["亿"] and _FUND.search(behind):
        return Implied(value, None, "money", "quantity.fund", inferred="元")
    noun = nouns().expression.search(behind)
    if noun is not None:
        unit = nouns().others.get(noun.group(), "人")
        if unit != "人" and _STAFF.match(behind, noun.end()):
            unit = "人"
        return Implied(value, unit, "people" if unit == "人" else "count", "quantity.noun", f"未印量词，是{unit}")
    if _PEOPLE.search(text, max(0, start - _LEAD), start) is not None:  # 现有残疾人|5.6万，
        return Implied(value, "人", "people", "quantity.head-count", "未印量词，是人")
    if amount.digits or LARGE.fullmatch(text, amount.start, amount.end) is not None:
        return Implied(value, None, "bare", "quantity.bare")
    return NonQuantity(start, end, "word", "exclusion.word")


def _about(text: str, value: Decimal, end: int) -> Implied | None:
    """A number that 多 or 余 makes a count, right before whom it counts: 4000多|贫困人口."""
    noun = nouns().expression.match(text, end) if text[end - 1] in "多余" else None
    if noun is None or nouns().others.get(noun.group(), "人") != "人":
        return None
    return Implied(value, "人", "people", "quantity.noun", "未印量词，是人")


def _fraction(text: str, value: Decimal, start: int, end: int) -> Implied | NonQuantity:
    """1/10 and 2/3 are parts of a whole; 10/22 or 2019/10 is a date or a name."""
    below = _WHOLE.match(text, end)
    if below is None or not 0 < value < int(below["below"]) or text[start] == "0":  # 07/26 is a date
        longer = _SLASH.match(text, end)
        return NonQuantity(start, longer.end() if longer else end + 1, "name", "exclusion.slash")
    behind = word_behind(text, below.end())
    least = behind if behind is not None and behind.bound == "at_least" else None
    return Implied(value / int(below["below"]), None, "share", "quantity.slash", tail=below.end(), behind=least)


def _opposed(text: str, value: Decimal, start: int, end: int) -> Implied | NonQuantity:
    """1:4.4 is the ratio 4.4 to one, and so is 2.27:1 that of 2.27; 25:29:46 is a structure."""
    others = _AGAINST.match(text, end)
    scale = _SCALE.match(text, end) if others is None else None
    if scale is not None:
        return NonQuantity(start, scale.end(), "name", "exclusion.dotted")
    if others is None:
        return Implied(value, None, "ratio", "quantity.ratio")
    if others["third"]:
        return NonQuantity(start, others.end(), "structure", "exclusion.proportions")
    value = Decimal(others["second"]) if others["second"] != "1" else value
    behind = word_behind(text, others.end())
    about = behind if behind is not None and behind.bound == "about" else None
    return Implied(value, None, "ratio", "quantity.opposed", tail=others.end(), behind=about)


def _plain(text: str, amount: Amount, start: int, end: int) -> NonQuantity:
    """Why a small bare number is none; "" where it looked like a figure."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if _YEAR.fullmatch(text, start, end) is not None:
        return NonQuantity(start, end, "date", "exclusion.date")  # 回顾2019，
    if start == 0 and after and after in "、.．)）":
        return NonQuantity(start, end, "ordinal", "exclusion.item")
    if start == 0 or before in "“‘（《" or (after and after in "”’》"):
        return NonQuantity(start, end, "name", "exclusion.number-name")
    if (listed := _LISTED.match(text, end)) is not None:
        return NonQuantity(start, end, _LISTED_REASONS[listed["unit"]], "exclusion.listed")
    looks = amount.end - amount.start >= 2 and after in "\n，。；、" and before not in "：、-—道线"  # 国道112
    if looks:
        return NonQuantity(start, end, "", "exclusion.no-unit")
    return NonQuantity(start, end, "name", "exclusion.number-name")


def ratio_changes(text: str, numerals: Iterable[NonQuantity]) -> Iterator[Quantity]:
    """The ratios among the `numerals` of a sentence that print no unit: 东部下降了0.02，西部分别为1.05、1.11."""
    last = -1
    for each in numerals:
        printed = _DECIMAL.fullmatch(text, each.start, each.end)
        if printed is None:
            continue
        before = text[max(0, each.start - 6) : each.start]
        linked = last >= 0 and _LINKED.fullmatch(text, last, each.start) is not None
        if not linked and _MOVED.search(before) is None:
            continue
        last = each.end
        about = next((word for word in ("约为", "约") if before.endswith(word)), "")
        least = before[-2:] if before.endswith(("突破", "超过")) else ""
        bound: Bound = "at_least" if least or printed["above"] else "exact"  # 保持在1.2以上
        yield Quantity(
            start=each.start - len(about or least),
            end=each.end,
            number=each.start,
            value=Decimal(printed["number"]),
            unit=None,
            kind="ratio",
            bound="about" if about else bound,
            tail=printed.end("number"),
            word=least,
            rules=("quantity.ratio-change",),
        )
