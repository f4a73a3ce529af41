"""The words that make a number a bound, and where they stand: 超过, 不少于, 近 before it, 以上, 左右 behind it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from jobscli.read.quantity.grammar import BEHIND, BEHIND_STARTS
from jobscli.read.quantity.model import Bound
from jobscli.words.units import table


class BoundWord(NamedTuple):
    """A bound word. `bound` is None for one that is another word (节约) or only marks what was passed (大关)."""

    text: str
    bound: Bound | None


@cache
def _words() -> dict[str, tuple[BoundWord, ...]]:
    """The words before a number by their last character, the longest first."""
    facts = table()["bounds"]
    rows: dict[str, list[BoundWord]] = {}
    for kind, words in facts["before"].items():
        bound = None if kind == "none" else cast("Bound", kind)
        for word in words:
            forms = (word, word + "了") if word in facts["perfective"] else (word,)
            for form in forms:
                rows.setdefault(form[-1], []).append(BoundWord(form, bound))
    return {last: tuple(sorted(row, key=lambda word: -len(word.text))) for last, row in rows.items()}


_BEFORE = _words()
# The last characters of a bound word before a number: one where a word has only one, else two.
BOUND_ENDS = frozenset(word.text[-2:] for row in _BEFORE.values() for word in row)


def word_before(text: str, at: int) -> BoundWord | None:
    """The bound word that ends at `at`; of several the longest: in 不低于 it is not 低于."""
    if at and (text[at - 1] in BOUND_ENDS or text[at - 2 : at] in BOUND_ENDS):
        for word in _BEFORE[text[at - 1]]:
            if text.endswith(word.text, 0, at):
                return word if word.bound else None
    return None


def word_behind(text: str, at: int) -> BoundWord | None:
    """The bound word that begins at `at`."""
    if text[at : at + 1] not in BEHIND_STARTS:
        return None
    found = BEHIND.match(text, at)
    if found is None:
        return None
    kind = found.lastgroup
    return BoundWord(found.group(), None if kind == "mark" else cast("Bound", kind))
