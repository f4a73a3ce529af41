"""Markdown and HTML in a text: what is markup in a line, and which stretches are no content at all."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"""
    <!--.*?--> | !\[[^\]]*\]\([^)]*\)             # a comment, an image
    | </?[A-Za-z][^<>\n]{0,80}>                   # a tag: <br>, </b>
    | ^[ \t]*\#{1,6}[ \t]* | ^[ \t]*>[ \t]* | [ \t]*\#+[ \t]*$
    | \*+ | (?<!\w)__ | __(?!\w)                  # emphasis
    """,
    re.VERBOSE | re.DOTALL,
)
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\n]{1,500}\)")
_FOOTNOTE = re.compile(r"[\[［〔]\^?[0-9]{1,2}[\]］〕]\s*$")
# A row of one sign, ******** or --------, can be taken in one way only.
_LEAD = re.compile(r"(?:(?P<hashes>\#{1,6}+)|<[A-Za-z][^<>\n]{0,80}>|[>*\s])*")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>")
_LONGEST_TAG = 84
_NO_CONTENT = re.compile(
    r"(?:<!--.*?-->|!\[[^\]]*\]\([^)]*\)|</?[A-Za-z][^<>\n]{0,80}>|\s|[-=*_~]{3,}+|[*#>])++", re.DOTALL
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def without_markup(line: str) -> str:
    """A line's words without markup.

    >>> without_markup("## **一、就业**"), without_markup("[通知](http://a.cn/1)[1]")
    ('一、就业', '通知')
    """
    return _FOOTNOTE.sub("", _LINK.sub(r"\1", _MARKUP.sub("", line))).strip()


def inner(line: str) -> tuple[int, int, int]:
    """Where a line's words begin and end within it, and how many # stand before them.

    >>> inner("## **一、就业**")
    (5, 9, 2)
    """
    lead = _LEAD.match(line)
    start = lead.end() if lead is not None else 0
    hashes = len(lead.group("hashes") or "") if lead is not None else 0
    return start, _content_end(line, start), hashes


def _content_end(line: str, start: int) -> int:
    """Where the blanks, signs and tags at the end of a line begin, from the right: a row of them is gone over once."""
    end = len(line)
    while end > start:
        if line[end - 1] in "*#" or line[end - 1].isspace():
            end -= 1
            continue
        tag = line.rfind("<", max(start, end - _LONGEST_TAG), end) if line[end - 1] == ">" else -1
        if tag < 0 or _TAG.fullmatch(line, tag, end) is None:
            break
        end = tag
    return end


def is_markup(line: str) -> bool:
    """Whether a line is markup and nothing else: an image, a rule, <details>."""
    return line[0] in "<!-=*_~#>" and _NO_CONTENT.fullmatch(line) is not None


def comments(text: str) -> list[tuple[int, int]]:
    """The spans of the comments of `text`, in order."""
    return [found.span() for found in _COMMENT.finditer(text)] if "<!--" in text else []
