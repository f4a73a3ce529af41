"""Break Chinese text by Chinese rules: how wide text is on a terminal, and where a line of it may end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

# A line may not begin with these (避头) and may not end with those (避尾): W3C, Requirements for Chinese Text
# Layout, 3.1.6.
_NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…—·％%,.;:?!)]}")
_NOT_LAST = frozenset("（《〈「『【〔“‘([{")
_AFTER = frozenset("，。；：、！？")

# What stays in one piece: a number (2021/2025 too) with its sign, point and unit's first mark; a word in Latin letters.
_PIECE = re.compile(r"[+\-−]?\d[\d.,]*(?:/\d[\d.,]*)*[%％‰]?|[A-Za-z0-9_./:+\-]+|.", re.DOTALL)


@lru_cache(8192)
def width(text: str) -> int:
    """How many cells `text` takes."""
    return cell_len(text)


def _pieces(text: str) -> Iterator[str]:
    """The pieces between which a line may break."""
    parts: list[str] = []
    for part in _PIECE.findall(text):
        if parts and part[0] not in _NOT_FIRST and parts[-1][-1] not in _NOT_LAST:
            yield "".join(parts)
            parts = []
        parts.append(part)
    if parts:
        yield "".join(parts)


def wrap(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` cells; no line opens with a closing mark, no number is split.

    A last line of one or two characters is not left alone. A piece that is wider than `room` is split.

    >>> wrap("替企业压低用工成本，稳住岗位。", 20)
    ['替企业压低用工成本，', '稳住岗位。']
    >>> wrap("期间不同（江苏2021/2025，安徽2025）", 22)
    ['期间不同（江苏', '2021/2025，安徽2025）']
    """
    room = max(room, 4)
    if width(text) <= room and not text[:1].isspace():
        return [text.rstrip()]
    lines = list(_filled(text, room))
    if len(lines) > 1 and width(lines[-1]) <= 4 < room // 2 and not lines[-2].endswith(" "):
        last = list(_pieces(lines[-2]))
        moved = last.pop() if len(last) > 1 else ""
        if len(last) > 1:
            moved = last.pop() + moved
        joined = (moved + lines[-1]).lstrip()
        if moved and width(joined) <= room:
            lines[-2:] = ["".join(last), joined]
    return [line.rstrip() for line in lines] or [""]


def _filled(text: str, room: int) -> Iterator[str]:
    line: list[str] = []
    used = 0
    for piece in _pieces(text):
        size = width(piece)
        if piece.isspace() and used + size > room:
            line.append(piece)  # hangs over the edge, and is taken off in the end
            continue
        while used + size > room and line:
            kept, line = _at_punctuation(line, room)
            yield kept
            used = sum(map(width, line))
        if size > room:  # and then nothing stands before it in its line
            *whole, piece = _split(piece, room)
            yield from whole
            size = width(piece)
        if line or not piece.isspace():
            line.append(piece)
            used += size
    if line:
        yield "".join(line)


def _at_punctuation(line: list[str], room: int) -> tuple[str, list[str]]:
    """Break after a punctuation mark when one stands in the last quarter of the line."""
    used = sum(map(width, line))
    for index in range(len(line) - 1, 0, -1):
        used -= width(line[index])
        if used < room * 0.75:
            break
        if line[index - 1][-1] in _AFTER:
            rest = line[index:]
            while rest and rest[0].isspace():
                del rest[0]
            return "".join(line[:index]), rest
    return "".join(line), []


def _split(piece: str, room: int) -> Iterator[str]:
    """`piece` in parts of at most `room` cells, each as long as it can be."""
    start = used = 0
    for index, char in enumerate(piece):
        size = width(char)
        if used + size > room and index > start:
            yield piece[start:index]
            start, used = index, 0
        used += size
    yield piece[start:]
