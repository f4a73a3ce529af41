"""A normalised sentence -> its words, each with a sign that stands for the word or its class.

All words of the lexicon are found in one pass of an automaton; of the overlapping ones the cheapest row is taken:
few words, known ones, so that 用人需求同比 is 用人|需求|同比 and not 用人需|求同|比. What is no word of the lexicon
stays as it is. One sign (a character) a word makes a sentence a string, over which patterns are regular expressions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from jobscli.words import regions
from jobscli.words.automaton import Automaton
from jobscli.words.cities import province_of
from jobscli.words.lexicon import classes, guards, kinds
from jobscli.words.naming import form_words

# Signs of what is no single word of the lexicon.
UNKNOWN, PLACE, TIME, OTHER, FIGURE = "w", "l", "t", "@", "#"
MARKS = "，；：。、（）"
_SAME = {
    "！": "。",
    "？": "。",
    "﹔": "；",
    ",": "，",
    ";": "；",
    ":": "：",
    "(": "（",
    ")": "）",
    "—": "，",
    "|": "，",
}
_QUOTES = frozenset("“”‘’《》「」【】 ")
_GUARD = frozenset({"GUARD"})
_FIRST_SIGN = 0xE000  # of the private use area, which no text has: one character a word
_AREA = ("市", "县", "区", "州", "盟", "旗", "镇", "乡", "师", "团", "地区", "新区")
_LONGEST_AREA = 6
_TOWNS = "城市"  # names no area, though it ends as one
_RATIO = "收入比"  # before a time an income is compared: 城乡居民收入|比2010年翻一番
# Prices of a cut. A known word costs less than its characters apart; a character alone is the weakest evidence; a
# common word that is none of the lexicon's costs less than two characters, more than a word.
_WORD, _CHARACTER, _COMMON, _NONE = 1.0, 1.3, 1.6, 1.5


class Words(NamedTuple):
    """A sentence cut into words: word i is `text[starts[i]:ends[i]]`, its sign `signs[i]`.

    Quotation marks are no words, and neither are brackets that hold no figure, with what stands in them.
    """

    text: str
    signs: str
    starts: list[int]
    ends: list[int]

    def words(self, first: int, last: int) -> str:
        """The text from the word at `first` up to the one before `last`; "" where there is none."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


class _Cut(NamedTuple):
    signs: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class _Lexicon(NamedTuple):
    words: Automaton
    lengths: tuple[int, ...]
    prices: tuple[float, ...]
    signs: tuple[str, ...]


@cache
def word_signs() -> dict[str, str]:
    """The sign of every word that a pattern may name: not of those that only guard others."""
    named = dict.fromkeys([*(word for word, of in kinds().items() if of != _GUARD), *form_words()])
    return {word: chr(_FIRST_SIGN + index) for index, word in enumerate(named)}


@cache
def _lexicon() -> _Lexicon:
    own = word_signs()
    signs = {
        **dict.fromkeys(guards(), UNKNOWN),
        **dict.fromkeys(classes()["GUARD"], UNKNOWN),
        **dict.fromkeys(_places(), PLACE),
        **own,
        **_SAME,
        **{mark: mark for mark in MARKS},
    }
    words = tuple(signs)
    common = set(guards()) - set(own) - set(classes()["GUARD"])
    prices = tuple(_COMMON if word in common else _WORD if len(word) > 1 else _CHARACTER for word in words)
    return _Lexicon(Automaton(words), tuple(map(len, words)), prices, tuple(signs.values()))


def _places() -> set[str]:
    named = {name for region in regions().values() for name in (region.name, region.full)} - {"全国"}
    return {*named, *province_of(), *(f"{city}{sign}" for city in province_of() for sign in ("市", "地区"))}


def cut(text: str, marks: Sequence[tuple[int, int, str]]) -> Words:
    """The words of a normalised sentence; `marks` are spans that are known already, with their signs, in order.

    What is marked with no sign is left out.
    """
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, sign in (*marks, (len(text), len(text), "")):
        compared = sign == TIME and text.endswith(_RATIO, at, start)
        for part, behind in ((at, start - 1), (start - 1, start)) if compared else ((at, start),):
            if behind > part:
                own, first, last = _pieces(text[part:behind])
                signs.append(own)
                starts += [part + each for each in first] if part else first
                ends += [part + each for each in last] if part else last
        if end > start and sign:
            signs.append(sign)
            starts.append(start)
            ends.append(end)
        at = max(at, end)
    made = Words(text, "".join(signs), starts, ends)
    return _without_asides(made) if "（" in made.signs else made


@lru_cache(maxsize=1 << 15)
def _pieces(text: str) -> _Cut:
    """The cut of a stretch between figures and times, with offsets of its own: the cheapest row of words that it can
    be cut into. Unknown characters that touch are one word; quotation marks are left out.
    """
    _words, lengths, _prices, known = _lexicon()
    back = _cheapest(text)
    signs: list[str] = []  # from the end of the stretch, as all three
    starts: list[int] = []
    ends: list[int] = []
    end = len(text)
    while end > 0:
        chosen = back[end]
        if chosen >= 0:
            start, sign = end - lengths[chosen], known[chosen]
        elif text[end - 1] in _QUOTES:
            end -= 1
            continue
        else:
            start, sign = end - 1, UNKNOWN
            while start > 0 and back[start] < 0 and text[start - 1] not in _QUOTES:
                start -= 1
        if sign == UNKNOWN:
            if 1 < end - start <= _LONGEST_AREA and text.endswith(_AREA, start, end) and text[start:end] != _TOWNS:
                sign = PLACE
            elif signs and signs[-1] == UNKNOWN and starts[-1] == end:
                starts[-1] = end = start
                continue
        signs.append(sign)
        starts.append(start)
        ends.append(end)
        end = start
    return _Cut("".join(reversed(signs)), tuple(reversed(starts)), tuple(reversed(ends)))


def _cheapest(text: str) -> list[int]:
    """The word with which the cheapest row of words up to each offset ends, by its index; -1 where none does."""
    words, _lengths, prices, _signs = _lexicon()
    size = len(text)
    cost = [0.0] * (size + 1)
    back = [-1] * (size + 1)
    at = 0
    for index, start, end in words.find(text):
        while at < end:
            at += 1
            cost[at] = cost[at - 1] + (0.0 if text[at - 1] in _QUOTES else _NONE)
        with_it = cost[start] + prices[index]
        if with_it <= cost[end]:
            cost[end], back[end] = with_it, index
    return back


def _without_asides(words: Words) -> Words:
    """The words without the brackets that hold no figure, and what stands in them."""
    signs = words.signs
    kept: list[int] = []
    at = 0
    while at < len(signs):
        if signs[at] == "（":
            close = signs.find("）", at, at + 40)
            if close > 0 and OTHER not in signs[at:close]:
                at = close + 1
                continue
        kept.append(at)
        at += 1
    if len(kept) == len(signs):
        return words
    return Words(
        words.text,
        "".join(signs[i] for i in kept),
        [words.starts[i] for i in kept],
        [words.ends[i] for i in kept],
    )
