"""The lines of printed pages -> paragraphs: a line that the page's edge broke is joined to the next.

A line goes on in the next one when it reaches the right edge of the text and the next begins at the left edge. An
indented line begins a paragraph, a line that ends early ends one. Page numbers and running heads are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# In widths of a character: how far from the right edge a full line may end (a punctuation mark or a word did not
# fit), and how far from the left edge a line may begin that is not indented (two characters in Chinese print).
RAGGED = 2.0
INDENT = 0.9
# Two lines of one paragraph are of one size, but for digits and letters at their ends.
SAME_SIZE = 1.3
# A line that stands at the top or the foot of this many pages is a running head.
RUNNING = 3

_PAGE_NUMBER = re.compile(
    r"[\s—–‐\-－·•.．\[\]()（）第共/页PpAaGgEe]*[0-9０-９]{1,4}(?:[\s—–\-－/共第页of]+[0-9]{1,4})?[\s—–‐\-－·•.．\])）页]*"
)
_DIGITS = re.compile("[0-9]+")
_UNBROKEN = re.compile("[A-Za-z0-9.,%+-]{1,40}")
_LATIN = re.compile("[A-Za-z,;.]$")
# A heading begins a paragraph wherever it stands.
_HEADING = re.compile(
    "(?:第[一二三四五六七八九十]+[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])"
)
_STOP = "。！？；：.!?;:”"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: where it begins and ends, and how high it is, in points. All zero where that is not known."""

    text: str
    left: float
    right: float
    height: float


def join(pages: Sequence[Sequence[Line]]) -> str:
    """The text of `pages`, a line for each paragraph.

    >>> full, rest = Line("　　全省新增就业", 10, 90, 10), Line("万人。", 10, 40, 10)
    >>> join([[full, rest, Line("下一段。", 30, 70, 10)]])
    '全省新增就业万人。\\n下一段。'
    """
    running = _running(pages)
    paragraphs: list[list[str]] = []
    last: Line | None = None
    edge = 0.0  # the right one, where the last line stands
    for page in pages:
        rim, (begin, _end) = _rim(page), _edges(page)
        lines = [line for i, line in enumerate(page) if i not in rim or not _furniture(line, begin, running)]
        left, right = _edges(lines)
        for line in lines:
            if last is not None and _continues(last, line, left, edge):
                paragraphs[-1].append(line.text.strip())
            else:
                paragraphs.append([line.text.strip()])
            last, edge = line, right
    return "\n".join(map(_joined, paragraphs))


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """The left and the right edge of the text: the leftmost begin, the rightmost end, of what is as large as most."""
    if not lines:
        return 0.0, 0.0
    usual = sorted(line.height for line in lines)[len(lines) // 2]
    body = [line for line in lines if line.height <= usual * SAME_SIZE] or lines
    return min(line.left for line in body), max(line.right for line in body)


def _continues(last: Line, line: Line, left: float, edge: float) -> bool:
    sizes = sorted((last.height, line.height))
    if line.left > left + INDENT * line.height or sizes[1] > sizes[0] * SAME_SIZE or not last.height:
        return False
    # A figure or a Latin word is not broken: where it would not have fitted, the line before it is full.
    word = _UNBROKEN.match(line.text.lstrip())
    if last.right < edge - (RAGGED + (len(word[0]) / 2 if word else 0)) * last.height:
        return False
    return not (last.text.rstrip().endswith(tuple(_STOP)) and _HEADING.match(line.text.lstrip()))


def _rim(page: Sequence[Line]) -> set[int]:
    """Which lines of a page can be its running head, its foot and its number."""
    deep = 2 if len(page) > 2 * RUNNING else 1
    return {*range(min(deep, len(page))), *range(max(len(page) - deep, 0), len(page))}


def _furniture(line: Line, left: float, running: set[str]) -> bool:
    text = line.text.strip()
    if text.isdigit() and line.left <= left + INDENT * line.height:
        return False  # not set off as a page's number is: the end of a figure
    return _PAGE_NUMBER.fullmatch(text) is not None or _signature(line) in running


def _running(pages: Sequence[Sequence[Line]]) -> set[str]:
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_signature(page[at]) for at in _rim(page)})
    return {text for text, n in seen.items() if n >= RUNNING and 2 * n > len(pages)}


def _signature(line: Line) -> str:
    return _DIGITS.sub("0", "".join(line.text.split()))


def _joined(parts: list[str]) -> str:
    """The parts of a paragraph as one line; only two Latin words are parted by a blank."""
    text = parts[0]
    if len(parts) == 1:
        return text
    found = [text]
    for before, after in pairwise(parts):
        if before.endswith(("\x02", "\xad")):  # PDFium's and Unicode's mark of a hyphen that the line's end put in
            found[-1] = found[-1][:-1]
        elif _LATIN.search(before) and after[:1].isascii() and after[:1].isalpha():
            found.append(" ")
        found.append(after)
    return "".join(found)
