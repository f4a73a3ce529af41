"""A quantity in its clause, with what the rules find out about it one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jobscli.read.quantity import Quantity

_PARTS = re.compile("[，；。：！？]")
_STOP = re.compile("[，；。：！？、）（]")
_ASIDE = re.compile("（[^（）#@]{0,24}）|“|”")
_LEFT, _RIGHT = 90, 40  # how far a rule looks
_NOUN_FOLLOWS = re.compile("(?:的)?[\u4e00-\u9fff“《]")
_NO_NOUN = re.compile(
    "(?:的)?(?:[和及与或以并且同而，、]|左右|其中|增长|占|比|较|同比|环比|年均|提高|提升|下降|增加|扩大|缩小|减少|降低|降至|升至|上升|回落|超过|至|到|达|任务|目标|（|$)"
)
# Steps that were crossed stand between a name and its figure: 地区生产总值跨越3个千亿元台阶，达到1.5万亿元.
_STEPS = re.compile(
    "(?:连续|接连|先后|连|又|再|五年|成功)*(?:跨越|跨过|跨上|迈上|迈过|跃上|登上|站上|越过|突破|跨|迈)了?"
    "[0-9一二两三四五六七八九十]{1,2}个[^，。；、]{1,8}?(?:台阶|关口|大关)[、，]?(?:双双)?"
)
# What links the figures of one list: 4.2%、5.3% and 6%和7.4%.
LINK = re.compile("(?:、|和|及|与|以及|，|；)(?:分别)?")


@dataclass(slots=True)
class Figure:
    """One quantity as the rules see it. `piece` is what stands between it and the figure or comma before it."""

    quantity: Quantity
    piece: str
    right: str
    clause: str  # the clause with # for this figure and @ for others
    wide: str  # the same with up to 90 characters of the sentence before it
    linked: bool  # nothing but 、 or 和 stands between it and the figure before
    chained: bool  # no comma stands between it and the figure before
    before: bool  # a noun stands right behind the figure
    aside: int = -1  # where the bracket opens that it stands in, among other words; -1 outside of one
    label: str = ""
    metric: str = ""
    canonical: bool = False
    population: str | None = None
    aspect: str = "level"
    comes_from: bool = False  # the X of 从X提高到Y
    based: bool = False  # the level before, told beside a change: 较上年的5.2%下降
    reached: bool = False  # a level that was reached: 达到, 突破, 提高到
    raised: bool = False  # the Y of 从X提高到Y
    of: int | None = None  # the index of the figure whose change this is
    leans: int | None = None  # the figure whose time is this one's too: its change, its share
    group: int = -1  # the run of linked figures that it stands in
    place: int = 0  # and its place in it
    rule: str = ""
    confidence: str = "medium"
    status: str = ""
    note: str | None = None
    dropped: bool = False


def figures(text: str, found: Sequence[Quantity]) -> list[Figure]:
    """The quantities of a sentence in their clauses."""
    made: list[Figure] = []
    crossed = list(_STEPS.finditer(text)) if _STEP_SIGN.search(text) else []
    for index, quantity in enumerate(found):
        before = found[index - 1].end if index else 0
        after = found[index + 1].start if index + 1 < len(found) else len(text)
        named = _named_until(text, quantity)
        start = _clause_start(text, named)
        if crossed and (step := next((m for m in crossed if m.end() == start), None)) is not None:
            start = _clause_start(text, step.start())
        if text.endswith("其中，", 0, start) and start - 3 >= before:
            start -= 3
        piece = _uncrossed(text[max(start, before) : named])
        between = text[before : quantity.start]
        right = _right(text, quantity.end, after)
        made.append(
            Figure(
                quantity,
                piece,
                right,
                _masked(text, found, index, start, _clause_end(text, quantity.end)),
                _masked(text, found, index, max(0, quantity.start - _LEFT), _clause_end(text, quantity.end)),
                linked=bool(index) and LINK.fullmatch(between) is not None,
                chained=bool(index) and before >= start,
                aside=_aside(text, quantity, named),
                before=_NO_NOUN.match(right) is None and _NOUN_FOLLOWS.match(right) is not None,
            )
        )
    return made


_STEP_SIGN = re.compile("台阶|关口|大关")
_BRACKETED = re.compile("[）)]")


def _named_until(text: str, quantity: Quantity) -> int:
    """Where the words that name a figure end: before it, or before the bracket that it stands in alone."""
    if quantity.named >= 0:
        return quantity.named
    if text[quantity.start - 1 : quantity.start] == "（" and _BRACKETED.match(text, quantity.end):
        return quantity.start - 1
    return quantity.start


def _aside(text: str, quantity: Quantity, named: int) -> int:
    """Where the bracket opens that a figure shares with other words: （其中省外6.02万人）; -1 where there is none."""
    if named != quantity.start:
        return -1
    opened = text.rfind("（", max(0, named - _LEFT), named)
    if opened < 0 or text.find("）", opened, named) >= 0 or text.find("）", quantity.end, quantity.end + _LEFT) < 0:
        return -1
    return opened


def _clause_start(text: str, at: int) -> int:
    """Where the clause of a figure begins: behind a comma, or within the bracket that is open there."""
    floor = max(0, at - _LEFT)
    start = floor
    for found in _PARTS.finditer(text, floor, at):
        start = found.end()
    opened = text.rfind("（", start, at)
    return opened + 1 if opened >= 0 and text.find("）", opened, at) < 0 else start


def _clause_end(text: str, at: int) -> int:
    found = _PARTS.search(text, at, at + _RIGHT)
    return found.start() if found else min(len(text), at + _RIGHT)


def _right(text: str, at: int, limit: int) -> str:
    """What stands behind a figure up to the next figure, comma or bracket."""
    stop = min(limit, at + _RIGHT)
    found = _STOP.search(text, at, stop)
    return text[at : found.start() if found else stop]


def _masked(text: str, found: Sequence[Quantity], index: int, start: int, end: int) -> str:
    """A stretch of the sentence with # for the figure at `index`, @ for the others, and no asides in brackets."""
    parts: list[str] = []
    at = start
    for i in range(max(0, index - 12), min(len(found), index + 8)):
        quantity = found[i]
        if quantity.end <= start or quantity.start >= end or quantity.start < at:
            continue
        parts += (text[at : quantity.start], "#" if i == index else "@")
        at = quantity.end
    parts.append(text[at:end])
    return _uncrossed(_ASIDE.sub("", "".join(parts)))


def _uncrossed(words: str) -> str:
    return _STEPS.sub("", words) if _STEP_SIGN.search(words) else words
