"""Patterns over words: `COMPARE PAST_REF{1,3} PARTICLE? #` becomes a regular expression over the signs of a sentence.

A name in capitals is any word of that class of the lexicon, a Chinese word is that word, `#` the figure in question,
`@` another figure, `.` any word but a mark or a figure. TIME is a temporal expression, PLACE the name of a place, WORD
what the lexicon does not have. Everything else is as in regular expressions; blanks mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from jobscli.read.tokens.lexer import MARKS, PLACE, TIME, UNKNOWN, word_signs
from jobscli.words.lexicon import classes

_SPECIAL = {"TIME": TIME, "PLACE": PLACE, "WORD": UNKNOWN}
_PARTS = re.compile(
    r"\(\?P<\w+>|\(\?(?:[:=!]|<[=!])|(?P<name>[A-Z_]+)|(?P<word>[\u4e00-\u9fff]+)|(?P<any>\.)|(?P<blank>\s+)"
)


@cache
def signs_of(name: str) -> str:
    """The signs of all words of a class, or of one of TIME, PLACE, WORD."""
    if name in _SPECIAL:
        return _SPECIAL[name]
    own = word_signs()
    return "".join(own[word] for word in classes()[name])


def compiled(source: str, sets: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """The expression that a pattern stands for; `sets` are further names for several classes together.

    Raises KeyError for a class or word that the lexicon does not have.
    """
    own = sets or {}

    def signs(name: str) -> str:
        return "".join(signs(each) for each in own[name].split()) if name in own else signs_of(name)

    def part(found: re.Match[str]) -> str:
        if found.group("name"):
            return f"[{re.escape(signs(found.group('name')))}]"
        if found.group("word"):
            return word_signs()[found.group("word")]
        if found.group("any"):
            return f"[^#@{MARKS}]"
        return "" if found.group("blank") else found.group()

    return re.compile(_PARTS.sub(part, source))
