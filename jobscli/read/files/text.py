"""Bytes -> text: byte order mark, then UTF-8, then GB18030, which is what Chinese offices produce."""

from __future__ import annotations

import codecs
import re

from jobscli.errors import DocumentError, UsageError
from jobscli.language import _
from jobscli.read.files.labels import UNASKED, of_label

# UTF-32 before UTF-16: FF FE 00 00 begins with FF FE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f￾￿]")
_PLAIN = re.compile(r"[\x00-\x7f]+")

# How many characters of a text are looked at to tell whether it is one.
SAMPLE = 20_000
# More control characters than this share of them, and it is a binary file.
MOST_CONTROL = 0.01
# In Chinese text nearly all characters are punctuation or among the 3,755 of GB 2312's first level; in Big5 or
# random bytes read as GB18030 it is a third. Work reports have 0.97 and more.
LEAST_COMMON = 0.7

# What GB18030 makes of the labels that Chinese pages carry: each is a part of it.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "euc-cn": "gb18030"}


def codec(name: str) -> str:
    """The name that Python knows for the text encoding `name`.

    Raises UsageError when there is none, or when it is no encoding of text (hex, zip).
    """
    name = _WIDER.get(name.lower(), name)
    try:
        codecs.lookup(name)
        "".encode(name)  # LookupError for hex and zip
    except (LookupError, ValueError, UnicodeError):
        raise UsageError(
            _("不认识的编码 {name!a}；可用的有 utf-8、gb18030、big5、utf-16 等").format(name=name)
        ) from None
    return name


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of `data`, without its byte order mark and otherwise untouched.

    Raises DocumentError when it is no text, or not in `encoding`, or its encoding does not show.
    """
    text = _marked(data)
    if text is None:
        text = _in(data, codec(encoding)) if encoding else _guessed(data)
    text = text.removeprefix("\ufeff")
    refuse_no_text(text)
    return text


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in(data[len(mark) :], encoding)
    return None


def _in(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        at = getattr(error, "start", 0) + 1
        raise DocumentError(_("第 {at} 个字节起不是 {encoding} 文本").format(at=at, encoding=encoding)) from None


def _guessed(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + 1
    if b"\0" not in data[:SAMPLE]:  # GB18030 text has none, and most binary files do
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            pass
        else:
            if common(text) >= LEAST_COMMON:
                return text
    raise DocumentError(
        _("不是文本，或编码不明（第 {at} 个字节起不是 UTF-8，也不像 GB18030）；是文本的话用 --encoding 指明").format(
            at=at
        )
    )


def common(text: str) -> float:
    """The share of the characters beyond ASCII that Chinese text is commonly made of, in the first SAMPLE of them."""
    sample = _PLAIN.sub("", text[: SAMPLE * 8])[:SAMPLE]
    if not sample:
        return 1.0
    encoded = sample.encode("gb2312", "ignore")
    # Rows A1-A3 are punctuation and full-width forms, B0-D7 the first level.
    return sum(1 for row in encoded[::2] if row <= 0xA3 or 0xB0 <= row <= 0xD7) / len(sample)


def refuse_no_text(text: str) -> None:
    """Raise DocumentError when `text` is blank, or what a binary file looks like when it is decoded."""
    if not text or text.isspace():
        raise DocumentError(_("文件里没有文字"))
    if "\0" in text:
        raise DocumentError(_("含有空字符，不是文本；没有标记的 UTF-16 请用 --encoding utf-16-le 指明"))
    sample = text[:SAMPLE]
    if len(_CONTROL.findall(sample)) > MOST_CONTROL * len(sample):
        raise DocumentError(_("含有许多控制字符，不是文本"))


def decode_page(data: bytes, encoding: str | None, declared: str | None) -> str:
    """The text of a web page: the encoding that it declares stands between the mark and the guess.

    It counts only where it is one that pages have (`labels`). Pages are pasted together, so that a stray byte in
    another encoding is common: where the declared or first encoding fails only here and there, the stray bytes
    become U+FFFD.
    """
    if encoding or _marked(data) is not None:
        return decode(data, encoding)
    own = of_label(declared) if declared else None
    tries = [name for name in (own, "utf-8", "gb18030") if name]
    if own == UNASKED:
        tries[:2] = reversed(tries[:2])
    for name in tries:
        try:
            text = data.decode(name)
        except UnicodeError:
            continue
        if name != "gb18030" or common(text) >= LEAST_COMMON or own == name:
            refuse_no_text(text)
            return text
    text = data.decode(tries[0], "replace")
    if text.count("\ufffd") > MOST_CONTROL * len(text):
        raise DocumentError(_("网页的编码不明；用 --encoding 指明"))
    return text
