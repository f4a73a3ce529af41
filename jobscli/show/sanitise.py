"""Text from data is shown as text: what a terminal would obey, or would hide, becomes visible and harmless."""

from __future__ import annotations

import re
from functools import cache

# C0 and C1 controls, the bidirectional marks and overrides, zero-width and other invisible formatters, the line
# and paragraph separators, lone surrogates, tags. Unicode's general categories Cc, Cf (in part), Zl, Zp, Cs.
_HARMFUL = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


@cache
def _harmful() -> re.Pattern[str]:
    return re.compile(_HARMFUL)


def clean(text: str) -> str:
    """`text` in one line, with harmful characters replaced: controls by their pictures, the rest by U+FFFD.

    >>> clean("a\\x1b[31m\\u202eb\\r\\nc")
    'a␛[31m�b c'
    """
    if text.isprintable():  # most text is, and needs no second look
        return text
    return _harmful().sub(_picture, text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def visible(text: str) -> str:
    """`text` with its line breaks and tabs, and the other harmful characters replaced as by `clean`.

    A carriage return that ends no line would let what follows overwrite what stands there.

    >>> visible("a\\x1b[31m\\tb\\r\\nc\\rd")
    'a␛[31m\\tb\\r\\nc␍d'
    """
    if text.isprintable():
        return text
    return _harmful().sub(lambda match: match.group() if _breaks(match) else _picture(match), text)


def _breaks(match: re.Match[str]) -> bool:
    return match.group() in "\t\n" or (match.group() == "\r" and match.string.startswith("\n", match.end()))


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


def escaped(text: str) -> str:
    r"""JSON text with the same characters as \u escapes, which a parser reads back as they were.

    >>> escaped('"\u202e"')
    '"\\u202e"'
    """
    return _harmful().sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\n":
        return char
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
