"""A question -> the pieces of it that say something of the matter, without manners, regions and small words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from jobscli import words
from jobscli.words.lexicon import guards, kinds
from jobscli.words.load import _toml

_LONGEST_WORD = 12
_LONGEST_SMALL = 6


def without_fillers(text: str) -> str:
    """`text` without what is said for manners, or about oneself.

    >>> without_fillers("请问一下，能不能告诉我安徽的驿站有多少"), without_fillers("could you tell me what 2611 is")
    (' ， 安徽的驿站有多少', '  what 2611 is')
    """
    for each in _fillers():
        text = each.sub(" ", text)
    return text


@cache
def _fillers() -> tuple[re.Pattern[str], ...]:
    said = _toml("questions")["filler"]
    return tuple(re.compile(each) for each in (*str(said["chinese"]).split("\n"), *str(said["english"]).split("\n")))


# A number with its unit, and a year: they are no words.
_NUMBER = re.compile(
    r"\d[\d.]*(?:万亿|[十百千]?[亿万])?多?(?:%|元|人次|人|家|个|场|名|项|户|所|年|月|日)?|[十百千]+[万亿]"
)


def pieces(text: str, regions: Iterable[str], names: Iterable[str] = ()) -> tuple[str, ...]:
    """What is left of `text` without `regions`, numbers and the words that say nothing of the matter.

    A word of the field and one of the `names` stand by themselves; other words that stand together are one piece. A
    small word is not seen inside a common one: 就 in 成就.
    """
    pieces: list[str] = []
    word = ""
    text = _without_regions(text, regions)
    kept = _kept() | frozenset(names)
    at = 0
    while at < len(text):
        held, small = _longest(text, at, kept, _LONGEST_WORD), _longest(text, at, _small(), _LONGEST_SMALL)
        common = _longest(text, at, _common(), _LONGEST_WORD)
        if small and _longest(text, at + len(small), kept, _LONGEST_WORD)[len(common) - len(small) :]:
            common = ""  # 和 before 平台 is not in 和平
        if not held and (number := _NUMBER.match(text, at)):
            pieces.append(word)
            word = ""
            at = number.end()
        elif held and len(held) >= max(len(small), len(common)):
            held += "率" if text[at + len(held) : at + len(held) + 1] == "率" else ""
            pieces += [word, held]
            word = ""
            at += len(held)
        elif len(common) > max(len(small), 1) and not text[at].isspace():
            word += common
            at += len(common)
        elif small or text[at].isspace():
            pieces.append(word)
            word = ""
            at += len(small) or 1
        else:
            word += text[at]
            at += 1
    done = (each.removesuffix("了") for each in (*pieces, word))  # 培训了 is no word of a text
    return tuple(dict.fromkeys(each for each in done if len(each) > 1))


def is_small(text: str, at: int) -> bool:
    """Whether a small word begins there, which is no slip of a name: 就业方面 and 就业了 for 就业率."""
    return bool(_longest(text, at, _small(), _LONGEST_SMALL))


def _without_regions(text: str, regions: Iterable[str]) -> str:
    for region in regions:
        known = words.regions()[region]
        text = text.replace(known.full, " ").replace(known.name, " ")
    for name in _toml("region_groups"):
        text = text.replace(name, " ") if "东西部" not in text else text
    return text


def _longest(text: str, at: int, known: frozenset[str], most: int) -> str:
    """The longest word of `known` that stands in `text` at that place."""
    return next((text[at : at + n] for n in range(most, 0, -1) if text[at : at + n] in known), "")


@cache
def _small() -> frozenset[str]:
    field = [each for each, of in kinds().items() if of <= _BETWEEN and len(each) > 1]
    return frozenset((*str(_toml("questions")["small"]["chinese"]).split(), *field))


# Classes of the lexicon of which a word stands between what matters.
_BETWEEN = {"ADVERB", "EXISTENTIAL", "PREPOSITION", "CONJUNCTION", "REACH", "TELLING", "DEMONSTRATIVE", "DISTRIBUTIVE"}


@cache
def _kept() -> frozenset[str]:
    """The terms of the vocabulary, which no small word takes apart."""
    said = _toml("synonyms")
    grouped = [word for group in said["groups"] for word in group]
    kinds_said = words.terms("kind").values()
    named = [name for each in words.metrics().values() for name in (each.name, *each.aliases)]
    field = [each for each, of in kinds().items() if of & {"POPULATION", "NOUN", "RATE_NOUN"} and len(each) > 2]
    return frozenset(
        (*words.terms("topic"), *words.terms("group"), *kinds_said, *grouped, *said["wider"], *named, *field)
    )


@cache
def _common() -> frozenset[str]:
    """Words of two characters and more that are taken whole, of the field or not."""
    return frozenset(each for each in (*guards(), *kinds()) if len(each) > 1) - _small()
