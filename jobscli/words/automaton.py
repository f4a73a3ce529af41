"""The one door to the library that finds many words at once (an Aho-Corasick automaton)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ahocorasick_rs import AhoCorasick


class Automaton(Protocol):
    """Finds all words of a fixed list in a text, in one pass."""

    def find_matches_as_indexes(self, haystack: str, overlapping: bool = False) -> list[tuple[int, int, int]]:
        """The matches as (index of the word, start, end), ordered by their end where `overlapping`."""


def automaton(words: Sequence[str]) -> Automaton:
    """An automaton over `words`; a match's first number is the index in that list."""
    return AhoCorasick(list(words))
