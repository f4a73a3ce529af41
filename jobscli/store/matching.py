"""Which records a filter accepts and which words a record contains, for stores that hold plain rows.

The cost of every test is linear in the length of the row: words are looked for as they are, no pattern is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from jobscli.store.ends import ends_of
from jobscli.store.face import TAIL, Where, Words
from jobscli.words import fold, say

Row = TypeVar("Row")

# The fields that `match` reads, and what a hit in each is worth: a title before a summary before a figure.
WEIGHTS: dict[str, dict[str, int]] = {
    "measures": {"title": 8, "names": 6, "summary": 4, "topics": 1, "groups": 1},
    "sections": {"title": 5, "summary": 2},
    "statistics": {"metric": 3, "label": 3, "text": 3, "population": 2, "place": 2, "said": 1, "quote": 1},
}
# The fields of a figure of which a reader sees the words for their values: in the field `said` of these weights.
SAID = ("scope", "status")
# What the measure of a figure is called: it completes what the figure says, and alone finds the measure only.
MEASURE = "measure"
MEASURE_WEIGHT = 1

# Marks that people leave out or put in at will: 《…》, “…”, commas and stops, brackets, blanks.
_DROPPED = dict.fromkeys(map(ord, "《》〈〉「」『』“”‘’\"'、。,;:!?()[]【】… \t\r\n\u3000"))
# Of these, the marks that end a phrase: what stands before and behind is not said in one breath.
BREAK = "\x1f"
_BREAKING = {**_DROPPED, **dict.fromkeys(map(ord, "。,;:!?…()【】\n"), BREAK)}
# Texts that are folded once: a sentence stands in each of its figures, a metric in those of every region.
_REMEMBERED = 8192
# A remark of ours on the text, which is no content: 标准原文没有写.
_REMARK = re.compile("[^，。；（）]*(?:原文|什么|哪|怎样|多少)[^，。；（）]*")
# The characters of numbers: 15 is not found in 150, nor 千亿 in 五千亿.
IN_NUMBERS = frozenset("0123456789.〇零一二两三四五六七八九十百千万")


@lru_cache(_REMEMBERED)
def bare(text: str) -> str:
    """`text` folded and without marks and blanks, as it is searched.

    >>> bare("“粤菜师傅”，49.2 億元")
    '粤菜师傅49.2亿元'
    """
    return fold(text).translate(_DROPPED)


@lru_cache(_REMEMBERED)
def phrased(text: str) -> str:
    """`text` as `bare` has it, but for a sign where a mark ends a phrase: no word reaches across one.

    >>> phrased("给一次性补贴；“标准”未写").split("\x1f")
    ['给一次性补贴', '标准未写']
    """
    return fold(text).translate(_BREAKING)


def accepts(where: Where, row: Mapping[str, Any]) -> bool:
    """Whether `where` accepts `row`; a field that the row lacks is None."""
    return all(
        any(end in wanted for end in ends_of(row.get("id")))
        if field == TAIL
        else _meets(row.get(field), wanted) or _inferred(field, row, wanted)
        for field, wanted in where.items()
    )


def at_once(where: Where) -> Where:
    """`where` with long lists of values as sets: a row is not held against thousands of ids one by one."""
    return {field: frozenset(wanted) if len(wanted) > _FEW else wanted for field, wanted in where.items()}


_FEW = 8  # values of a field that are as soon looked through


def _inferred(field: str, row: Mapping[str, Any], wanted: Iterable[Any]) -> bool:
    """Whether a figure that prints no unit has a wanted one by what it must be."""
    return field == "unit" and row.get("unit") is None and _is_one_of(row.get("unit_inferred"), wanted)


def _meets(value: Any, wanted: Iterable[Any]) -> bool:
    if isinstance(value, list):
        return any(_is_one_of(each.get("name") if isinstance(each, dict) else each, wanted) for each in value)
    return _is_one_of(value, wanted)


def _is_one_of(value: Any, wanted: Iterable[Any]) -> bool:
    """Whether `value` is wanted; what a damaged store has in its place, a row or a list, is not."""
    return not isinstance(value, dict | list) and value in wanted


def best_field(words: Words, table: str, row: Mapping[str, Any], called: str = "") -> tuple[str, int] | None:
    """The field of `row` in which most weight of `words` lies, and the score; None when it does not match.

    The score is the sum, over the words asked for, of the weight of the best field that has the word; the word
    itself counts before the synonyms that stand for it. `called` is what the measure of a figure is called: it may have
    some of the words, but not all.
    """
    texts = {field: searched(field, row) for field in WEIGHTS[table]}
    weights = WEIGHTS[table]
    if called:
        texts[MEASURE] = called
        weights = {**weights, MEASURE: MEASURE_WEIGHT}
    if any(word in text for word in words.none_of for text in texts.values()):
        return None
    score = 0
    gains: dict[str, int] = {}
    for group in words.all_of:
        found = _best(group, texts, weights)
        if found is None:
            return None
        field, gain = found
        score += gain
        gains[field] = gains.get(field, 0) + gain
    if not gains.keys() - {MEASURE}:
        return None
    return max(gains, key=lambda field: gains[field]), score


def _best(group: tuple[str, ...], texts: Mapping[str, str], weights: Mapping[str, int]) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for position, word in enumerate(group):
        for field, text in texts.items():
            if word in text and (by_itself if len(word) == _PAIR and not is_number(word) else stands)(word, text):
                gain = 10 * weights[field] + (5 if position == 0 else 0)
                if best is None or gain > best[1]:
                    best = field, gain
    return best


def stands(word: str, text: str) -> bool:
    """Whether `word` stands in `text` somewhere by itself: a number is not found within a longer one.

    >>> stands("10亿", "110亿元"), stands("10亿", "约10亿元"), stands("亿", "110亿元")
    (False, True, True)
    """
    at = text.find(word)
    if at < 1 or not is_number(word):
        return at >= 0
    while at > 0 and text[at - 1] in IN_NUMBERS:
        at = text.find(word, at + 1)
    return at >= 0


_PAIR = 2  # characters of a word that may be the end of one and the beginning of the next


def by_itself(word: str, text: str) -> bool:
    """Whether the two characters of `word` stand in `text` somewhere as one word, and not only where two others meet.

    >>> by_itself("家政", "国家政策性资金"), by_itself("家政", "养老、家政服务"), by_itself("劳动", "有劳动能力")
    (False, True, True)
    """
    at = text.find(word)
    while at > 0 and _across(text, at):
        at = text.find(word, at + 1)
    return at >= 0


def _across(text: str, at: int) -> bool:
    """Whether the two characters at `at` are of two words, 国家 and 政策, and no word stands before or behind them."""
    from jobscli.words.pairs import pairs  # which most questions do not need

    end = at + _PAIR
    if text[at - 1 : at + 1] not in pairs() or text[end - 1 : end + 1] not in pairs():
        return False
    return text[at - _PAIR : at] not in pairs() and text[end : end + _PAIR] not in pairs()


def is_number(word: str) -> bool:
    """Whether `word` begins as a number, which is not found within a longer one."""
    return word[:1].isdecimal() or (word[:1] in IN_NUMBERS and ("万" in word or "亿" in word))


def called(row: Mapping[str, Any]) -> str:
    """What the measure in `row` is called, bare: its title, its names, what it is about."""
    return BREAK.join(searched(field, row) for field in ("title", "names", "topics"))


def searched(field: str, row: Mapping[str, Any]) -> str:
    """A field as it is searched; `said` is what a reader sees of a figure's scope and status."""
    if field == "said":
        return _said(*(str(row.get(name)) for name in SAID))
    value = row.get(field)
    if not value:
        return ""
    text = _text(value)
    if field in ("title", "names", "text"):
        return bare(text)
    return phrased(_REMARK.sub("", text) if field == "summary" and "原文" in text else text)


@lru_cache(64)
def _said(*values: str) -> str:
    return BREAK.join(say(name, value) for name, value in zip(SAID, values, strict=True))


def _text(value: Any) -> str:
    if isinstance(value, list):  # names; no word reaches from one into the next
        return "\x1f".join(str(each.get("name", "")) if isinstance(each, dict) else str(each) for each in value)
    return "" if value is None else str(value)


def ordered(rows: list[Row], order: tuple[str, ...], value: Callable[[Row, str], Any]) -> list[Row]:
    """`rows` by the fields of `order`, `-field` downwards; what is missing comes last either way."""
    for field in reversed(order):
        name = field.removeprefix("-")
        rows = sorted(rows, key=lambda row, name=name: _sortable(value(row, name)), reverse=field != name)  # type: ignore[misc]
        rows.sort(key=lambda row, name=name: value(row, name) is None)  # type: ignore[misc]
    return rows


def _sortable(value: Any) -> tuple[int, Any]:
    """Numbers before text."""
    if isinstance(value, int | float | Decimal):
        return 0, value
    return 1, str(value)
