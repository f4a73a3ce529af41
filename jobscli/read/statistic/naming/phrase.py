"""The words of a phrase as a name: without those that only tell, and with the ending that counts those who act."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.statistic.model import Mention, Span
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.noun_phrase import said
from jobscli.read.tokens.lexer import UNKNOWN, Words, word_signs
from jobscli.read.tokens.pattern import signs_in

NOTHING = Span(0, 0)
_NEW_JOBS = re.compile("新增.*就业")  # a name that counts already
_COUNTED = {"人": "人数", "户": "户数"}


def phrase(words: Words, span: Span) -> str:
    """The text of a phrase without the words in it that only tell: 偿还|了|拖欠…债务, 设施农业|实现|产值."""
    signs, may_tell = words.signs, _telling_signs()
    for at in range(span.last - 1, span.first, -1):
        if signs[at] in may_tell and _only_tells(words, at, span):
            return tidy(f"{phrase(words, Span(span.first, at))}{said(words, Span(at + 1, span.last))}")
    return said(words, span)


@cache
def _telling_signs() -> frozenset[str]:
    """Words that may only tell: a quick look that spares most words the questions of `_only_tells`."""
    return signs_in("TELLING WHOLE") | {word_signs()[word] for word in ("了", "实现", "完成")}


def _only_tells(words: Words, at: int, span: Span) -> bool:
    """Whether such a word within a phrase only tells that something was done, or of all of them."""
    signs, actions, word = words.signs, signs_in("ACTION"), words.words(at, at + 1)
    if word == "了":
        return True
    if at + 1 == span.last:
        return False
    if word in ("实现", "完成"):
        return is_nominal(signs[at - 1]) and is_nominal(signs[at + 1])
    if signs[at] in signs_in("WHOLE") and signs[at - 1] in actions:
        return words.words(at + 1, at + 2) != "的"
    return signs[at] in signs_in("TELLING") and signs[at + 1] in actions


def is_nominal(sign: str) -> bool:
    return sign == UNKNOWN or sign in signs_in("NOUN COUNT_NOUN POPULATION POPULATION_HEAD")


def joined(words: Words, *spans: Span) -> str:
    return "".join(phrase(words, span) for span in spans)


def number_of(name: str, mention: Mention) -> str:
    """The name of those who do what a verb says: 享受低保人数, 纳入城乡低保户数."""
    ending = _COUNTED.get(mention.quantity.unit or "")
    if not name or ending is None or name.endswith(("数", "人", "者", "员", "户")) or _NEW_JOBS.fullmatch(name):
        return name
    return f"{name}{ending}"
