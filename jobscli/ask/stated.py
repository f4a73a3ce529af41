"""What a user states of a document that is read or cited: taken as it is meant, or refused with a sentence."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict

from jobscli.ask.regions import region_named
from jobscli.errors import UsageError
from jobscli.language import _


class Options(TypedDict, total=False):
    """How documents are read: what is stated of them, then how their files are opened; None is as if not given."""

    id: str | None
    title: str | None
    publisher: str | None
    published: str | None  # ISO date
    year: int | None  # that the figures speak of
    region: str | None  # by any of its names
    place: str | None
    url: str | None
    encoding: str | None
    text_column: str | None  # of a CSV
    max_bytes: int | None
    max_unpacked: int | None
    max_characters: int | None
    max_pages: int | None
    max_rows: int | None
    max_seconds: int | None
    max_memory: int | None


# How each text is called, and how many characters it may have. An id is a file's name as a rule, of at most 255 bytes;
# the longest titles that governments print have some 100 characters, a list of all ministries some 300; an address
# beyond 2,000 opens in no browser.
_TEXTS = {
    "id": (_("编号（--id）"), 200),
    "title": (_("标题（--title）"), 500),
    "publisher": (_("发布者（--publisher）"), 500),
    "place": (_("地方（--place）"), 100),
    "url": (_("网址（--url）"), 2_000),
}


def stated(field: str, value: Any) -> Any:
    """What `value` means that a user states as `field`: a region by any of its names, a day, a text, or as it is.

    Raises UsageError for what means nothing, and for a text that is blank or too long.
    """
    if field == "region":
        return _region(value)
    if field == "published":
        return day_named(value)
    return text_stated(field, value) if field in _TEXTS else value


def _region(text: str) -> str:
    try:
        return region_named(text)
    except UsageError as error:
        from jobscli.words.divisions import divisions_called

        places = [each for each in divisions_called(text) if each.level > 1]
        hints = [(_("试试"), f"--region {each.region} --place {each.called}") for each in places[:1]]
        raise UsageError(error.message, hints or error.hints) from None


def text_stated(field: str, text: str) -> str:
    """`text` without blanks around it.

    Raises UsageError where nothing is left of it, for one that is too long, and for an id of more than one line.
    """
    name, most = _TEXTS[field]
    plain = text.strip()
    if not plain:
        raise UsageError(_("{name}是空白的；写出来，或者不用这个选项").format(name=name))
    if len(plain) > most:
        told = _("{name}太长：有 {n} 字，最多 {most} 字")
        raise UsageError(told.format(name=name, n=len(plain), most=most))
    if field == "id" and not plain.isprintable():
        raise UsageError(_("{name}里有换行或看不见的字符").format(name=name))
    return plain


def day_named(text: str) -> str:
    """The day that `text` is, which is one when it is written as ISO 8601 has it."""
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise UsageError(_("“{text}”不是日期").format(text=text), [(_("写作"), "2026-01-20")])
