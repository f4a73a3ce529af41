"""A statistic against its words in the original: value, unit and bound follow from them."""

from __future__ import annotations

import re
from decimal import Decimal

from jobscli import words
from jobscli.audit.reread import AFTER_BOUND, AFTER_WORD, BEFORE_BOUND, BEFORE_WORD, BESIDE, Reread, plain, reread
from jobscli.language import _
from jobscli.record import Statistic

# From a bound word to our quantity: words, and other quantities of the same list, but no comma.
_BETWEEN = "[^0-9。;,]{0,16}"
_QUANTITY = r"[0-9][0-9.]*+[百千万亿]{0,2}+[^0-9。;,、和与及或]{0,6}+"
_AND = "(?:以及|和|与|及|或|、)"
_GOVERNS = re.compile(rf"{_BETWEEN}(?:{_QUANTITY}{_AND}{_BETWEEN}){{0,4}}$")
_GOVERNED = re.compile(rf"{_BETWEEN}{_AND}{_BETWEEN}(?:{_QUANTITY}{_AND}{_BETWEEN}){{0,4}}{_QUANTITY}$")
_LARGEST = 12  # 万亿
_DOWN = re.compile("[降减落滑低少缩窄负跌-]")
_DOWN_BESIDE = re.compile("(?:下降|降低|减少|回落|下滑|收窄|缩小|下跌)了?$")


def faults(figure: Statistic, before: str, after: str) -> list[tuple[str, str]]:
    """(field, what is wrong) where value, high, unit or bound do not follow from the words of `figure`.

    `before` and `after` are the text to its left and right: a bound word may stand there, before a list of two.
    """
    found = reread(figure.text, before)
    if found is None:
        return [("value", _("从“{text}”读不出数来").format(text=f"{figure.text:.40}"))]
    if found.unit is None and _of_table(figure):  # its unit, and the 万 in it, stand in the head
        found = found._replace(unit=figure.unit, value=_multiplied(found.value, figure.value), rest="")
    read = (
        ("value", found.value, figure.value, _same(found.value, figure.value)),
        ("high", found.high, figure.high, _same(found.high, figure.high)),
        ("unit", found.unit, figure.unit, _fits(figure, found)),
    )
    told = _("“{text}”读作 {found}，记作 {own}")
    wrong = [
        (field, told.format(text=f"{figure.text:.40}", found=_or_nothing(said_so), own=_or_nothing(own)))
        for field, said_so, own, right in read
        if not right
    ]
    left, right = plain(before[-BESIDE:]), plain(after[:BESIDE])
    return [*wrong, *_sign(figure, left), *_bound(figure, found, left, right)]


def _of_table(figure: Statistic) -> bool:
    """Whether a figure stands in a table: by its rule, or by the row and head that are its quotation."""
    quote = figure.quote or ""
    return (figure.rule or "").startswith("table.") or any(sign in quote for sign in "\n\t|")


def _multiplied(read: Decimal, own: Decimal) -> Decimal:
    """`read` times the power of ten that makes it `own`; as it stands where none does."""
    if not read or not own:
        return read
    times = abs(own) / read
    return abs(own) if times == Decimal(10) ** times.adjusted() and 0 <= times.adjusted() <= _LARGEST else read


def _or_nothing(value: object) -> object:
    return _("没有") if value is None else value


def _same(read: Decimal | None, own: Decimal | None) -> bool:
    """Whether they are the same size, to the digits that a JSON number keeps of a third."""
    if read is None or own is None:
        return read is own
    return abs(read - abs(own)) <= abs(read) * Decimal("1e-12")


def _sign(figure: Statistic, before: str) -> list[tuple[str, str]]:
    """A decline is negative: so the clause says that something fell, and where it says so, the change is negative."""
    clause = re.split("[。;]", before)[-1]
    if figure.value < 0 and not _DOWN.search(clause + figure.text):
        return [("value", _("是负数，原文没有说下降"))]
    if figure.value > 0 and figure.aspect == "change" and _DOWN_BESIDE.search(clause):
        return [("value", _("原文说下降，应是负数"))]
    return []


def _fits(figure: Statistic, found: Reread) -> bool:
    if figure.unit is None:
        return found.unit is None
    in_note = figure.note is not None and figure.unit in figure.note
    if found.unit == "个" and figure.unit == "百分点":  # 1个和2.2个百分点: the unit stands behind the list
        return in_note
    if found.unit is not None:
        return figure.unit == found.unit
    if found.rest.startswith(figure.unit):  # a unit that the vocabulary does not have
        return True
    metric = words.metric(figure.metric)
    usual = metric.unit if metric is not None else figure.unit
    return in_note or (figure.note is not None and figure.unit == usual)


def _bound(figure: Statistic, found: Reread, left: str, right: str) -> list[tuple[str, str]]:
    """The bound is said by the words, right beside them, or before or behind the list in which they stand."""
    if found.high is not None or figure.bound == "between":
        return [] if figure.bound == "between" else [("bound", _("原文是区间"))]
    told = found.bounds | _adjacent(left, right)
    if figure.bound in told or (not told and figure.bound in ("exact", *_listed(left, right))):
        return []
    said_so = "、".join(sorted(told)) or "exact"
    detail = _("“{text}”和前后的词说的是 {bounds}，记作 {own}")
    return [("bound", detail.format(text=f"{figure.text:.40}", bounds=said_so, own=figure.bound))]


def _adjacent(left: str, right: str) -> set[str]:
    before = [word for word in BEFORE_WORD.finditer(left[-8:]) if word.end() == len(left[-8:])]
    after = AFTER_WORD.match(right)
    return {BEFORE_BOUND[word.group()] for word in before} | ({AFTER_BOUND[after.group()]} if after else set())


def _listed(left: str, right: str) -> set[str]:
    """The bounds of words further off: 最高可申请贷款500万元, 最高可达50万元和300万元, 50万元和300万元以内."""
    before = (word for word in BEFORE_WORD.finditer(left) if _GOVERNS.match(left, word.end()))
    after = (word for word in AFTER_WORD.finditer(right) if _GOVERNED.match(right[: word.start()]))
    return {BEFORE_BOUND[word.group()] for word in before} | {AFTER_BOUND[word.group()] for word in after}
