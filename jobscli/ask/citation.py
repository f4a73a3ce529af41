"""`cite`: the records to be cited, each with its document, the edition of GB/T 7714 and the day it was looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobscli.ask.lookup import Entry, meant
from jobscli.ask.stated import text_stated
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store import Store

STYLES = ("2025", "2015")


@dataclass(frozen=True)
class Citation:
    """A record with its document, to be cited in the form of the edition `style`; `accessed` is an ISO date."""

    entry: Entry
    style: str = STYLES[0]
    accessed: str | None = None


def citations(
    store: Store,
    identities: Sequence[str],
    *,
    style: str = STYLES[0],
    accessed: str | None = None,
    url: str | None = None,
) -> tuple[Citation, ...]:
    """The records that `identities` mean, each once, in the order in which they were asked for.

    They are ids, documents, and words, see `meant`. `accessed` is the ISO date on which the reader saw the
    source, `url` where. Raises UsageError for an unknown id
    or style, for a date that is none, and for an address of several documents.
    """
    check_form(style, accessed)
    found = list(meant(store, identities))
    if url is not None:
        address = text_stated("url", url)
        if len({each.document.id for each in found}) > 1:
            raise UsageError(_("--url 只能用于同一份文件里的编号"))
        found = [replace(each, document=replace(each.document, url=address)) for each in found]
    return tuple(Citation(each, style, accessed) for each in found)


def check_form(style: str, accessed: str | None) -> None:
    """Raise UsageError for an edition that there is none of, and for a date that is none."""
    if style not in STYLES:
        raise UsageError(_("没有“{style}”这种著录格式").format(style=style), [(_("都有"), "  ".join(STYLES))])
    if accessed is not None and not _is_date(accessed):
        raise UsageError(_("引用日期“{date}”不是日期").format(date=accessed), [(_("写作"), "--accessed 2026-11-24")])


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
