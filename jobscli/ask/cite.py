"""`cite`: the reference of a record, after GB/T 7714, BibTeX or CSL-JSON, and its figure in one line to paste.

GB/T 7714—2025 is in force since 2026-07-01. The forms follow the examples that zotero-chinese publishes for each
edition: an electronic publication is `题名[EB/OL]. （发布日期）[引用日期]. 网址.`, in 2025 with full-width marks,
in 2015 with half-width ones. A web address or a date of access that nobody gave is left out, not invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from jobscli.ask.answer import Flat
from jobscli.ask.comparable import spoken
from jobscli.ask.lookup import Entry, entry
from jobscli.ask.stated import text_stated
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Document, Section, Statistic
from jobscli.store import Store

STYLES = ("2025", "2015")


@dataclass(frozen=True)
class Citation:
    """One reference, with the figure that it is of."""

    entry: Entry
    citation: str
    figure: str | None
    accessed: str | None = None
    notice: str | None = None

    def rows(self) -> list[Flat]:
        """One row: id, citation, figure."""
        return list(self.tree())

    def tree(self) -> list[dict[str, Any]]:
        """A list of one: id, citation, figure."""
        return [{"id": self.entry.record.id, "citation": self.citation, "figure": self.figure}]

    def csl(self) -> list[dict[str, Any]]:
        """The document as CSL-JSON, the record's place under `note`."""
        document = self.entry.document
        item: dict[str, Any] = {
            "id": self.entry.record.id,
            "type": "webpage",
            "language": "zh-CN",
            "title": document.title,
            "note": place(self.entry),
        }
        if document.publisher:
            item["author"] = [{"literal": document.publisher}]
        if document.published:
            item["issued"] = _parts(document.published)
        if document.url:
            item["URL"] = document.url
        if self.accessed:
            item["accessed"] = _parts(self.accessed)
        return [item]

    def bibtex(self) -> str:
        """The document as a BibTeX entry of the type `online`, the record's place under `note`."""
        document = self.entry.document
        fields = {
            "author": document.publisher,
            "title": document.title,
            "date": document.published,
            "url": document.url,
            "urldate": self.accessed,
            "note": place(self.entry),
            "langid": "chinese",
        }
        key = "".join(each if each.isalnum() or each in "-_." else ":" for each in self.entry.record.id)
        texts = {name: _tex(value) for name, value in fields.items() if value}
        if "author" in texts:
            texts["author"] = f"{{{texts['author']}}}"  # one institution, not a person's names
        if document.url:
            texts["url"] = document.url.translate(_URL)
        lines = [f"  {name} = {{{value}}}," for name, value in texts.items()]
        return "\n".join([f"@online{{{key},", *lines, "}"]) + "\n"


@dataclass(frozen=True)
class References:
    """The answer to `cite`: the citations in the order in which they were asked for."""

    citations: tuple[Citation, ...]

    @property
    def notice(self) -> str | None:
        """What is to be told of any of them."""
        return next((each.notice for each in self.citations if each.notice), None)

    def rows(self) -> list[Flat]:
        """One row a citation."""
        return self.tree()

    def tree(self) -> list[dict[str, Any]]:
        """A list of them: id, citation, figure."""
        return [row for each in self.citations for row in each.tree()]

    def csl(self) -> list[dict[str, Any]]:
        """Their documents as CSL-JSON."""
        return [item for each in self.citations for item in each.csl()]

    def bibtex(self) -> str:
        """Their documents as BibTeX entries, one below the other."""
        return "\n".join(each.bibtex() for each in self.citations)


def cite(
    store: Store, identity: str, *, style: str = "2025", accessed: str | None = None, url: str | None = None
) -> Citation:
    """The reference of the record that `identity` means, with its section and paragraph.

    `accessed` is the ISO date on which the reader saw the source, `url` where. Raises UsageError for an unknown id
    or style, and for a date that is none.
    """
    if style not in STYLES:
        raise UsageError(_("没有“{style}”这种著录格式").format(style=style), [(_("都有"), "  ".join(STYLES))])
    if accessed is not None and not _is_date(accessed):
        raise UsageError(_("引用日期“{date}”不是日期").format(date=accessed), [(_("写作"), "--accessed 2026-11-24")])
    found = entry(store, identity)
    if url is not None:
        found = replace(found, document=replace(found.document, url=text_stated("url", url)))
    figure = line(found) if isinstance(found.record, Statistic) else None
    notice = (
        None if found.document.url else _("数据里没有这份文件的网址；投稿前用 --url 和 --accessed 补上网址和引用日期")
    )
    return Citation(found, reference(found, style, accessed), figure, accessed, notice)


def references(
    store: Store, identities: Sequence[str], *, style: str = "2025", accessed: str | None = None, url: str | None = None
) -> References:
    """The reference of each of `identities`; see `cite`. Raises UsageError for an address of several documents."""
    found = tuple(cite(store, each, style=style, accessed=accessed, url=url) for each in dict.fromkeys(identities))
    if url and len({each.entry.document.id for each in found}) > 1:
        raise UsageError(_("--url 只能用于同一份文件里的编号"))
    return References(found)


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def reference(found: Entry, style: str, accessed: str | None) -> str:
    """The reference after GB/T 7714 of the edition `style`, then the place of the record in the document."""
    document = found.document
    opening, closing = ("（", "）") if style == "2025" else ("(", ")")
    title = document.title if style == "2025" else document.title.replace("：", ":")
    who = f"{document.publisher}. " if document.publisher else ""
    when = f"{opening}{document.published}{closing}" if document.published else ""
    seen = f"[{accessed}]" if accessed else ""
    dates = f" {when}{seen}." if when or seen else ""
    url = f" {document.url}." if document.url else ""
    return f"{who}{title}[EB/OL].{dates}{url} {place(found)}."


def place(found: Entry) -> str:
    """Where in the document the record stands: 江苏，一、降本减负,稳定企业用工需求，第 5 段."""
    section = found.section
    parts = [found.record.region]
    if section is not None and section.number != "0":
        parts.append(_heading(section))
    paragraph = getattr(found.record, "paragraph", None)
    if paragraph is not None:
        parts.append(_("第 {n} 段").format(n=paragraph))
    return "，".join(parts)


def _heading(section: Section) -> str:
    inner = section.title.replace("“", "‘").replace("”", "’")
    return _("“{title}”一节").format(title=inner)


def line(found: Entry) -> str:
    """A figure in one line: as printed, its scope, its period and how we know it, its source."""
    record = found.record
    if not isinstance(record, Statistic):
        raise TypeError(type(record).__name__)
    what = f"{record.region}{record.place or ''}，{record.label}：{record.text}"
    whom = _("，人群：{population}").format(population=record.population) if record.population else ""
    kind = "" if record.status == "achieved" else f"，{spoken('status', record.status)}"
    mind = f"；{record.note.rstrip('。')}" if record.note else ""
    return f"{what}（{scope_and_period(record)}{whom}{kind}{mind}）。{_source(found.document)}，{record.id}"


def scope_and_period(record: Statistic) -> str:
    """The scope and the period of a figure, and how we know them: 全年，2018 年（年份取自文件，原句没有写）."""
    scope = _("口径未注明") if record.scope == "unstated" else spoken("scope", record.scope)
    if record.period is None:
        return _("{scope}，期间未注明").format(scope=scope)
    period = period_said(record.period)
    if record.period_basis == "document":
        return _("{scope}，{period}，年份取自文件，原句没有写").format(scope=scope, period=period)
    if record.period_basis == "context":
        return _("{scope}，{period}，期间取自上文").format(scope=scope, period=period)
    return f"{scope}，{period}"


def period_said(period: str) -> str:
    """A period in words.

    >>> period_said("2018"), period_said("2021/2025"), period_said("2019-01/2019-09")
    ('2018 年', '2021—2025 年', '2019 年 1—9 月')
    """
    start, _slash, end = period.partition("/")
    year, _dash, month = start.partition("-")
    month = _month(month)
    if not end:
        return f"{year} 年 {month} 月" if month else f"{period} 年"
    last_year, _dash, last_month = end.partition("-")
    last_month = _month(last_month)
    if month and last_month:
        if year == last_year:
            return f"{year} 年 {month}—{last_month} 月"
        return f"{year} 年 {month} 月—{last_year} 年 {last_month} 月"
    return f"{start}—{end} 年"


def _month(digits: str) -> str:
    """A month without its zero; what is no number is none."""
    return digits.lstrip("0") if digits.isdecimal() else ""


def _source(document: Document) -> str:
    who = document.publisher or _("发布者不详")
    return f"{who}《{document.title}》" + (f"，{document.published}" if document.published else "")


def _parts(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-") if part.isdecimal() and len(part) < 9]]}


# A brace in an address would end the field; the percent signs of the rest stay, as biblatex takes them.
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": "", "\r": "", "\t": ""})
_TEX = str.maketrans({mark: f"\\{mark}" for mark in "&%$#_{}"} | {"\\": r"\textbackslash{}"})


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)
