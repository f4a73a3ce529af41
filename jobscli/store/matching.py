"""Which records a filter accepts and which words a record contains, for stores that hold plain rows.

The cost of every test is linear in the length of the row: words are looked for as they are, no pattern is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from jobscli.store.face import Where, Words
from jobscli.words import fold

Row = TypeVar("Row")

# The fields that `match` reads, and what a hit in each is worth: a title before a summary before a figure.
WEIGHTS: dict[str, dict[str, int]] = {
    "measures": {"title": 8, "names": 6, "summary": 4},
    "sections": {"title": 5, "summary": 2},
    "statistics": {"metric": 3, "label": 3, "text": 3, "population": 2, "place": 2, "quote": 1},
}

# Marks that people leave out or put in at will: 《…》, “…”, commas and stops, brackets, blanks.
_DROPPED = dict.fromkeys(map(ord, "《》〈〉「」『』“”‘’\"'、。,;:!?()[]【】… \t\r\n\u3000"))


def bare(text: str) -> str:
    """`text` folded and without marks and blanks, as it is searched.

    >>> bare("“粤菜师傅”，49.2 億元")
    '粤菜师傅49.2亿元'
    """
    return fold(text).translate(_DROPPED)


def accepts(where: Where, row: Mapping[str, Any]) -> bool:
    """Whether `where` accepts `row`; a field that the row lacks is None."""
    return all(_meets(row.get(field), wanted) or _inferred(field, row, wanted) for field, wanted in where.items())


def _inferred(field: str, row: Mapping[str, Any], wanted: Iterable[Any]) -> bool:
    """Whether a figure that prints no unit has a wanted one by what it must be."""
    return field == "unit" and row.get("unit") is None and row.get("unit_inferred") in wanted


def _meets(value: Any, wanted: Iterable[Any]) -> bool:
    if isinstance(value, list):
        return any(each in value for each in wanted)
    return value in wanted


def best_field(words: Words, table: str, row: Mapping[str, Any]) -> tuple[str, int] | None:
    """The field of `row` in which most weight of `words` lies, and the score; None when it does not match.

    The score is the sum, over the words asked for, of the weight of the best field that has the word; the word
    itself counts before the synonyms that stand for it.
    """
    texts = {field: bare(_text(row.get(field))) for field in WEIGHTS[table]}
    if any(word in text for word in words.none_of for text in texts.values()):
        return None
    score = 0
    gains: dict[str, int] = {}
    for group in words.all_of:
        found = _best(group, texts, WEIGHTS[table])
        if found is None:
            return None
        field, gain = found
        score += gain
        gains[field] = gains.get(field, 0) + gain
    if not gains:
        return None
    return max(gains, key=lambda field: gains[field]), score


def _best(group: tuple[str, ...], texts: Mapping[str, str], weights: Mapping[str, int]) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for position, word in enumerate(group):
        for field, text in texts.items():
            if word in text:
                gain = 10 * weights[field] + (5 if position == 0 else 0)
                if best is None or gain > best[1]:
                    best = field, gain
    return best


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
