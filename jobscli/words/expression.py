"""Expressions that a search gets along with fast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_Range = tuple[int, int]  # characters by their code points, both ends included
_FOLDING = re.IGNORECASE | re.LOCALE  # a character stands for others
_WIDE = 1000  # a range of more says nothing: any Chinese character


def quick(expression: str, flags: int = 0) -> str:
    """`expression` with the characters in front that a match can begin with, where its parse tells them.

    Python tries an expression at each character anew. One that begins with what may be missing, or looks back, is then
    tried way by way; with a set of characters in front, a place where none can begin costs one look. One of which all
    ways begin with a character stays: Python looks for those by itself, and faster.

    >>> quick("(?:从|自)?今年|(?<!以)上年"), quick("今年|上年")
    ('(?=[上今从自])(?:(?:从|自)?今年|(?<!以)上年)', '今年|上年')
    """
    first = _first_of(expression, flags)
    if not first or _begins_plainly(expression, flags):
        return expression
    end = "\n" if flags & re.VERBOSE else ""  # it may end in a comment
    return f"(?=[{''.join(_range(*each) for each in sorted(set(first)))}])(?:{expression}{end})"


def begins(expression: str) -> frozenset[str] | None:
    """The characters that a match of `expression` begins with; None where its parse does not tell.

    >>> sorted(begins("a?[bc]d") or ())
    ['a', 'b', 'c']
    """
    first = _first_of(expression, 0)
    return None if not first else frozenset(chr(at) for low, high in first for at in range(low, high + 1))


def _begins_plainly(expression: str, flags: int) -> bool:
    """Whether an expression, or each way of it, begins with a character or a set of them."""
    parsed = _parsed(expression, flags)
    if parsed is None:
        return False
    row, op = parsed
    while row and row[0][0] is op.SUBPATTERN:
        row = row[0][1][3]
    code, value = row[0]
    return code in (op.LITERAL, op.IN, op.AT) or (
        code is op.BRANCH and all(way and way[0][0] is op.LITERAL for way in value[1])
    )


def _range(low: int, high: int) -> str:
    return re.escape(chr(low)) if low == high else f"{re.escape(chr(low))}-{re.escape(chr(high))}"


def needed(expression: str, besides: str) -> frozenset[str] | None:
    """Characters of which a match of `expression` has at least one, the fewest that its parse tells; None for none.

    A set with one of `besides`, which every text has, tells nothing.

    >>> sorted(needed("a?#[bc]+(?:d|ef)x*", "#") or ())
    ['b', 'c']
    """
    parsed = _parsed(expression, 0)
    if parsed is None:
        return None
    tree, op = parsed
    ranges = [found for found in _all_of_row(tree, op) if all(high - low < _WIDE for low, high in found)]
    sets = (frozenset(chr(at) for low, high in found for at in range(low, high + 1)) for found in ranges)
    return min((each for each in sets if each.isdisjoint(besides)), key=len, default=None)


def _all_of_row(row: Any, op: Any) -> Iterator[list[_Range]]:
    """The sets of characters of which a match of one node after the other has one each."""
    for code, value in row:
        if code is op.SUBPATTERN and not value[1] & _FOLDING:
            yield from _all_of_row(value[3], op)
        elif code in (op.LITERAL, op.IN, op.BRANCH, op.MAX_REPEAT):
            found, may_be_empty = _of_node(code, value, op)
            if found and not may_be_empty:
                yield found


def _first_of(expression: str, flags: int) -> list[_Range] | None:
    """The characters that a match begins with; None where anything may stand there, or nothing."""
    parsed = _parsed(expression, flags)
    if parsed is None:
        return None
    found, may_be_empty = _of_row(*parsed)
    within = found is not None and all(high <= 0xFFFF for _low, high in found)
    return found if within and not may_be_empty else None


def _parsed(expression: str, flags: int) -> tuple[Any, Any] | None:
    """The parse of an expression, and the names of what is in it; None where case does not matter."""
    try:
        # Python's own parser is private to it: a version without it searches as well, only slower.
        from re import _constants as op  # type: ignore[attr-defined]
        from re import _parser as parser  # type: ignore[attr-defined]
    except ImportError:
        return None
    tree = parser.parse(expression, flags)
    return None if tree.state.flags & _FOLDING else (tree, op)


def _of_row(row: Any, op: Any) -> tuple[list[_Range] | None, bool]:
    """The first characters of one node after the other, and whether all of them may match nothing."""
    first: list[_Range] = []
    for code, value in row:
        found, may_be_empty = _of_node(code, value, op)
        if found is None:
            return None, True
        first += found
        if not may_be_empty:
            return first, False
    return first, True


def _of_node(code: Any, value: Any, op: Any) -> tuple[list[_Range] | None, bool]:
    if code is op.LITERAL:
        return [(value, value)], False
    if code is op.IN:
        known = all(kind in (op.LITERAL, op.RANGE) for kind, _value in value)
        return [(of, of) if kind is op.LITERAL else of for kind, of in value] if known else None, False
    if code is op.BRANCH:
        ways = [_of_row(way, op) for way in value[1]]
        known = all(found is not None for found, _empty in ways)
        return [one for found, _empty in ways for one in found or ()] if known else None, any(e for _f, e in ways)
    if code is op.SUBPATTERN:
        return _of_row(value[3], op) if not value[1] & _FOLDING else (None, True)
    if code is op.ATOMIC_GROUP:
        return _of_row(value, op)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        found, may_be_empty = _of_row(value[2], op)
        return found, may_be_empty or value[0] == 0
    if code in (op.ASSERT, op.ASSERT_NOT, op.AT):
        return [], True  # looks and takes nothing: the next node tells
    return None, True
