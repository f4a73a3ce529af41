"""Many words found in a text in one pass, by an Aho-Corasick automaton: the one door to `ahocorasick_rs`."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

# Between the two parts of a word that is printed A…B stand so many characters at most, and no mark.
_WITHIN = 10
_REACH = 20  # the first part and the gap, at most
_MARKS = frozenset("，。；！？：")

_SURROGATE = re.compile("[\ud800-\udfff]")

K = TypeVar("K", bound=Hashable)


class Token(NamedTuple, Generic[K]):
    """A word of the lexicon in a text, with its kind; offsets are characters of the text, half open."""

    kind: K
    start: int
    end: int


class Lexicon(Generic[K]):
    """Words by kind; a word may have several kinds. Guards are whole words inside which nothing of ours is seen.

    A word `A…B` is found at B where A stands at most ten characters before it in the same clause. The longest word at
    a place wins and words do not overlap, unless `overlapping`, where every word is found that no guard covers.

    >>> lexicon = Lexicon({"training": ["培训"], "job": ["就业", "岗前…培训"]}, guards=["培训机构"])
    >>> lexicon.find("开展岗前技能培训")
    [Token(kind='training', start=6, end=8), Token(kind='job', start=6, end=8)]
    >>> lexicon.find("就业培训机构")
    [Token(kind='job', start=0, end=2)]
    """

    __slots__ = ("_automaton", "_kinds", "_overlapping", "_pairs")

    def __init__(
        self, words: Mapping[K, Iterable[str]], guards: Iterable[str] = (), *, overlapping: bool = False
    ) -> None:
        kinds: dict[str, list[K]] = {guard: [] for guard in guards}
        pairs: dict[str, list[tuple[str, K]]] = {}
        for kind, own in words.items():
            for word in own:
                before, gap, last = word.rpartition("…")
                kinds.setdefault(last, [])
                if gap:
                    pairs.setdefault(last, []).append((before, kind))
                elif kind not in kinds[last]:
                    kinds[last].append(kind)
        self._kinds = [tuple(own) for own in kinds.values()]
        self._pairs = [tuple(pairs.get(word, ())) for word in kinds]
        self._overlapping = overlapping
        self._automaton = AhoCorasick(
            list(kinds),
            matchkind=MatchKind.Standard if overlapping else MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA if overlapping else Implementation.DFA,
        )

    def find(self, text: str, shift: int = 0) -> list[Token[K]]:
        """The words of `text` in their order; `shift` is added to their offsets."""
        hits = self._hits(text)
        if not hits:
            return []
        if self._overlapping:
            hits = self._unguarded(hits)
        found = []
        kinds, pairs = self._kinds, self._pairs
        for word, start, end in hits:
            for kind in kinds[word]:
                found.append(Token(kind, start + shift, end + shift))
            for before, kind in pairs[word]:
                if _stands_before(text, before, start):
                    found.append(Token(kind, start + shift, end + shift))
        return found

    def kinds(self, text: str) -> set[K]:
        """The kinds of the words in `text`."""
        return {token.kind for token in self.find(text)}

    def starts(self, text: str) -> list[int]:
        """Where the words of `text` stand, in their order: a quick look at a whole document."""
        kinds, pairs = self._kinds, self._pairs
        return [
            start
            for word, start, _end in self._hits(text)
            if kinds[word] or any(_stands_before(text, before, start) for before, _kind in pairs[word])
        ]

    def _hits(self, text: str) -> list[tuple[int, int, int]]:
        """Which word stands where, by its number; a lone surrogate, which has no UTF-8, is in no word."""
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=self._overlapping)
        except UnicodeEncodeError:
            whole = _SURROGATE.sub("\ufffd", text)
            return self._automaton.find_matches_as_indexes(whole, overlapping=self._overlapping)

    def _unguarded(self, hits: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """The hits without those that a guard covers; a guard says nothing by itself."""
        covers = [(start, end) for word, start, end in hits if not self._kinds[word] and not self._pairs[word]]
        if not covers:
            return hits
        return [hit for hit in hits if not any(start <= hit[1] and hit[2] <= end for start, end in covers)]


def _stands_before(text: str, before: str, start: int) -> bool:
    at = text.rfind(before, start - _REACH if start > _REACH else 0, start)
    if at < 0:
        return False
    behind = at + len(before)
    return start - behind <= _WITHIN and _MARKS.isdisjoint(text[behind:start])


class Automaton(Protocol):
    """Finds all words of a fixed list in a text, in one pass."""

    def find_matches_as_indexes(self, haystack: str, overlapping: bool = False) -> list[tuple[int, int, int]]:
        """The matches as (index of the word, start, end), ordered by their end where `overlapping`."""


def automaton(words: Sequence[str]) -> Automaton:
    """An automaton over `words`; a match's first number is the index in that list."""
    return AhoCorasick(list(words))
