"""Which lines of a store may have a word, told without parsing them: most have not, and need no closer look.

A word is looked for folded and without marks, a line holds a text as it is printed. Where a text has no ideographs but
those of GB 2312, to fold it changes none of them (`words.fold`), and marks are what may stand between two of them; so a
line without the word's ideographs in their order, nothing but other characters between, cannot have the word. Lines
that are folded otherwise are always looked at; which of them a store has is told in its `meta`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Any

from jobscli.store.face import Words
from jobscli.store.lines import FIELD, Find, Lines, literal, told_of
from jobscli.store.matching import SAID, WEIGHTS, phrased
from jobscli.store.rows import Row
from jobscli.words import is_simplified, terms

# Of more lines that are folded otherwise it is not told where they are, and none is passed over.
_MOST = 300
# In GB 2312, and nevertheless folded to ideographs.
_ENCLOSED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
# The bytes of characters other than ideographs from U+4000: what begins with E4 to E9 is one of these.
_GAP = b"[^\n\xe4-\xe9]*"


def beyond(text: str) -> str:
    """The characters of `text` that are, or fold to, ideographs that GB 2312 does not have, sorted.

    >>> beyond("信阳浉河——㈠江蘇１")
    '㈠浉蘇'
    """
    found: set[str] = set()

    def note(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        found.update(error.object[error.start : error.end])
        return "", error.end

    codecs.register_error("jobscli.beyond", note)
    text.encode("gb2312", "jobscli.beyond")
    found.update(each for each in _ENCLOSED if each in text)
    return "".join(sorted(each for each in found if any(map(_is_ideograph, unicodedata.normalize("NFKC", each)))))


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def told(others: bytes) -> dict[str, dict[str, Any]]:
    """What `meta` says in `lines.FIELD` of a store's tables: `others`, the bytes behind it."""
    found = told_of(others, beyond(others.decode()), _moves)
    many = sum(len(each["beyond"]) for each in found.values()) > _MOST
    return {table: {**each, "beyond": None if many else each["beyond"]} for table, each in found.items()}


def _moves(text: str) -> bool:
    """Whether `text` is folded otherwise than character by character: 創業; 浉河 is not, though GB 2312 lacks it."""
    rare = beyond(text)
    return unicodedata.normalize("NFKC", rare) != rare or not is_simplified(text)


def candidates(lines: Lines, words: Words) -> dict[str, list[Row]] | None:
    """By table the rows of which some have `words`, and no other has; None where that cannot be told.

    A figure has a word when its measure has it, but not all.
    """
    found = _places(lines, words, WEIGHTS)
    if found is None:
        return None
    having = [{each.get("id") for each in lines.parsed("measures", places)} for places in found["measures"]]
    chosen = {table: lines.parsed(table, _in_all(each)) for table, each in found.items()}
    if len(having) > 1:
        chosen["statistics"] = _with_measure(lines, found["statistics"], having)
    return chosen


def paragraphs(lines: Lines, words: Words) -> list[Row] | None:
    """The paragraphs of which some say `words`, and no other does; all of an index, in which words lie apart."""
    found = _places(lines, words, ("words",))
    if found is None:
        return None
    index = lines.places("words", map(literal, (b'"words": ["', b'"pairs": ["')))
    return lines.parsed("words", sorted({*_in_all(found["words"]), *index}))


def _places(lines: Lines, words: Words, tables: Collection[str]) -> dict[str, list[list[int]]] | None:
    """By table, for each group of `words`, the places of the lines that may have one of it; None: that is not told."""
    about = lines.rows("meta")[0][FIELD]
    beyond = [about[table]["beyond"] if table in about else [] for table in tables]
    groups = [_finds(group) for group in words.all_of]
    if None in beyond or not all(groups):
        return None
    return {
        table: [sorted({*lines.places(table, finds), *rare}) for finds in groups]
        for table, rare in zip(tables, beyond, strict=True)
    }


def _in_all(places: Sequence[Sequence[int]]) -> list[int]:
    return sorted(set(places[0]).intersection(*places[1:])) if places else []


def _with_measure(lines: Lines, found: Sequence[Sequence[int]], having: Sequence[Collection[object]]) -> list[Row]:
    """The figures that have one group of words themselves, and each of the others, or their measure has it."""
    own = [set(places) for places in found]
    some = sorted(set.union(*own))
    return [
        row
        for place, row in zip(some, lines.parsed("statistics", some), strict=True)
        if all(place in places or row.get("measure") in ids for places, ids in zip(own, having, strict=True))
    ]


def _finds(group: Sequence[str]) -> list[Find]:
    """What finds every line that may have a word of `group`; nothing where nothing can."""
    found = [_find(word) for word in group]
    if any(each is None for each in found):
        return []
    needles = [needle for word in group for needle in _said(word)]
    return [*(each for each in found if each is not None), *map(literal, needles)]


def _find(word: str) -> Find | None:
    """What finds the longest row of ideographs in `word`; None of a word without any."""
    row = max(_IDEOGRAPHS.findall(word), key=len, default="")
    if not row or beyond(row):
        return None
    pattern = re.compile(_GAP.join(each.encode() for each in row))

    def find(content: bytes, start: int, end: int) -> int:
        found = pattern.search(content, start, end)
        return found.start() if found else -1

    return find


def _said(word: str) -> list[bytes]:
    """How a line holds that of which a reader sees `word`: a target is `"status": "target"` there."""
    return [
        f'"{field}": "{value}"'.encode()
        for field in SAID
        for value, said in terms(field).items()
        if word in phrased(said)
    ]
