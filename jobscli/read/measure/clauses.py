"""A normalised sentence -> its clauses: the stretches between commas, semicolons, colons and full stops."""

from __future__ import annotations

import re
from typing import NamedTuple

# 城乡低保标准，分别由560元提高到600元 is one clause.
_STOPS = re.compile("，(?!分别[由从])|[；。！？：]|$")
_PLAIN = re.compile("(?:[^，；。！？：]|，(?=分别[由从]))+")
_OPEN, _CLOSE = "“《（‘", "”》）’"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
# What a sentence begins with and is no part of it: the mark of a list, or of somebody's words, which part as others do.
_LIST_MARK = re.compile(
    "[—●■◆★▲□○·•]+|[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[）)、]|[.．](?![0-9]))|[一二三四五六七八九十]{1,2}是(?!否)"
)
_OPENINGS = frozenset("—●■◆★▲□○·•（(0123456789一二三四五六七八九十“")
_SPEECH_MARK = re.compile("“(?=[^”]*(?:[，。；]|$))")


class Clause(NamedTuple):
    """A stretch of a normalised sentence, half open, without the mark that ends it."""

    start: int
    end: int


def split(text: str) -> list[Clause]:
    """The clauses of a normalised sentence; a comma within quotation marks or brackets parts nothing.

    >>> text = "举办“一处登记，全省服务”活动，发放补贴。"
    >>> [text[clause.start : clause.end] for clause in split(text)]
    ['举办“一处登记，全省服务”活动', '发放补贴']
    """
    start = 0
    if text[:1] in _OPENINGS:
        opening = _LIST_MARK.match(text) or _SPEECH_MARK.match(text)
        start = opening.end() if opening is not None else 0
    if _MARKS.search(text, start) is None:
        return [Clause(found.start(), found.end()) for found in _PLAIN.finditer(text, start)]
    return _split_around_marks(text, start)


def _split_around_marks(text: str, start: int) -> list[Clause]:
    last = max(text.rfind(mark) for mark in _CLOSE)
    found, at, depth = [], start, 0
    for stop in _STOPS.finditer(text, start):
        depth += sum(1 if mark in _OPEN else -1 for mark in _MARKS.findall(text, at, stop.start()))
        at = stop.start()
        if depth > 0 and at < last:  # a mark that is never closed holds nothing together
            continue
        depth = 0
        if at > start:
            found.append(Clause(start, at))
        start = stop.end()
    return found
