"""Patterns over words: `COMPARE PAST_REF{1,3} PARTICLE? #` becomes a regular expression over the signs of a sentence.

A name in capitals is any word of that class of the lexicon, a Chinese word is that word, `#` the figure in question,
`@` another figure, `.` any word but a mark or a figure. TIME is a temporal expression, PLACE the name of a place, WORD
what the lexicon does not have. Everything else is as in regular expressions; blanks mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from jobscli.read.tokens.lexer import MARKS, PLACE, TIME, UNKNOWN, word_signs
from jobscli.words.lexicon import classes, kinds

_SPECIAL = {"TIME": TIME, "PLACE": PLACE, "WORD": UNKNOWN}
# Of the private use area too, whose signs no pattern sees, and below 0x10000: beyond, Python searches a set of
# characters one by one. One character for all words of the same classes.
_FIRST_KIND = 0xE000
_PARTS = re.compile(
    r"\(\?P<\w+>|\(\?(?:[:=!]|<[=!])|(?P<name>[A-Z_]+)|(?P<word>[\u4e00-\u9fff]+)|(?P<any>\.)|(?P<blank>\s+)"
)
_WORD = re.compile("[\u4e00-\u9fff]+")


@cache
def signs_of(name: str) -> str:
    """The signs of all words of a class, or of one of TIME, PLACE, WORD."""
    if name in _SPECIAL:
        return _SPECIAL[name]
    own = word_signs()
    return "".join(own[word] for word in classes()[name])


@cache
def signs_in(names: str, but: str = "") -> frozenset[str]:
    """The signs of all words of these classes that are in none of the others."""
    return frozenset("".join(map(signs_of, names.split()))).difference(*map(signs_of, but.split()))


class Patterns:
    """Patterns over the words of a sentence, compiled over signs that words of the same classes share.

    `sources` are the patterns, `sets` further names for several classes together. Words that a pattern names keep a
    sign of their own. Raises KeyError for a class or word that the lexicon does not have.
    """

    def __init__(self, sources: Sequence[str], sets: Mapping[str, str]) -> None:
        self._sets = sets
        self._literal = {word for source in sources for word in _WORD.findall(source)}
        shared: dict[frozenset[str] | str, str] = {}
        self._sign: dict[str, str] = {}
        of = kinds()
        for word in word_signs():
            group = word if word in self._literal else of.get(word, frozenset())
            self._sign[word] = shared.setdefault(group, chr(_FIRST_KIND + len(shared)))
        self._table = {ord(sign): self._sign[word] for word, sign in word_signs().items()}
        self.compiled = tuple(re.compile(_PARTS.sub(self._part, source)) for source in sources)

    def zone(self, signs: str) -> str:
        """The signs of words as these patterns see them."""
        return signs.translate(self._table)

    def _signs(self, name: str) -> str:
        if name in self._sets:
            return "".join(self._signs(each) for each in self._sets[name].split())
        if name in _SPECIAL:
            return _SPECIAL[name]
        return "".join(dict.fromkeys(self._sign[word] for word in classes()[name]))

    def _part(self, found: re.Match[str]) -> str:
        if found.group("name"):
            return f"[{re.escape(''.join(dict.fromkeys(self._signs(found.group('name')))))}]"
        if found.group("word"):
            return self._sign[found.group("word")]
        if found.group("any"):
            return f"[^#@{MARKS}]"
        return "" if found.group("blank") else found.group()
