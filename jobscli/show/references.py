"""References after GB/T 7714, BibTeX and CSL-JSON: the answer to `cite`.

GB/T 7714—2025 is in force since 2026-07-01. The forms follow the examples that zotero-chinese publishes for each
edition: an electronic publication is `题名[EB/OL]. （发布日期）[引用日期]. 网址.`, in 2025 with full-width marks,
in 2015 with half-width ones. A web address or a date of access that nobody gave is left out, not invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jobscli.ask.answer import Flat, corrected_flat
from jobscli.ask.citation import STYLES, Citation
from jobscli.ask.lookup import Entry
from jobscli.language import _
from jobscli.record import Document, Statistic, to_json
from jobscli.show.sentences import line, location


@dataclass(frozen=True)
class References:
    """The answer to `cite`: the references of the citations, in their order, each figure in one line to paste."""

    citations: tuple[Citation, ...]

    @property
    def notice(self) -> str | None:
        """What a reference lacks before it can be printed."""
        if all(each.entry.document.url for each in self.citations):
            return None
        return _("数据里没有这份文件的网址；投稿前用 --url 和 --accessed 补上网址和引用日期")

    def rows(self) -> list[Flat]:
        """One row a reference: id, citation, figure, what is corrected."""
        return [{**each, "corrected": corrected_flat(each["corrected"])} for each in self.tree()]

    def tree(self) -> list[dict[str, Any]]:
        """A list of them: id, citation, figure, what is corrected."""
        return [
            {
                "id": each.entry.record.id,
                "citation": gb_t_7714(each),
                "figure": figure(each),
                "corrected": to_json(each.entry.record).get("corrected", []),
            }
            for each in self.citations
        ]

    def csl(self) -> list[dict[str, Any]]:
        """Their documents as CSL-JSON, the place of each record under `note`."""
        return [csl(each) for each in self.citations]

    def bibtex(self) -> str:
        """Their documents as BibTeX entries, one below the other."""
        return "\n".join(map(bibtex, self.citations))


def figure(citation: Citation) -> str | None:
    """The figure that is cited, in one line; None for a measure and a heading."""
    return line(citation.entry) if isinstance(citation.entry.record, Statistic) else None


def gb_t_7714(citation: Citation) -> str:
    """The reference after GB/T 7714 of the edition `style`, then the place of the record in the document."""
    whole = of_document(citation.entry.document, style=citation.style, accessed=citation.accessed)
    place = location(citation.entry)
    return f"{whole} {place}." if place else whole


def of_document(document: Document, *, style: str = STYLES[0], accessed: str | None = None) -> str:
    """The reference of a whole document after GB/T 7714 of the edition `style`; `accessed` is an ISO date."""
    opening, closing = ("（", "）") if style == "2025" else ("(", ")")
    title = document.title if style == "2025" else document.title.replace("：", ":")
    who = f"{document.publisher}. " if document.publisher else ""
    when = f"{opening}{document.published}{closing}" if document.published else ""
    seen = f"[{accessed}]" if accessed else ""
    dates = f" {when}{seen}." if when or seen else ""
    url = f" {document.url}." if document.url else ""
    return f"{who}{title}[EB/OL].{dates}{url}"


def reference(entry: Entry) -> str:
    """The reference of a record after the present edition, without a date of access."""
    return gb_t_7714(Citation(entry))


def csl(citation: Citation) -> dict[str, Any]:
    """The document as an item of CSL-JSON, the record's place under `note`."""
    document = citation.entry.document
    item: dict[str, Any] = {
        "id": citation.entry.record.id,
        "type": "webpage",
        "language": "zh-CN",
        "title": document.title,
    }
    if place := location(citation.entry):
        item["note"] = place
    if document.publisher:
        item["author"] = [{"literal": document.publisher}]
    if document.published:
        item["issued"] = _parts(document.published)
    if document.url:
        item["URL"] = document.url
    if citation.accessed:
        item["accessed"] = _parts(citation.accessed)
    return item


def _parts(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-") if part.isdecimal() and len(part) < 9]]}


def bibtex(citation: Citation) -> str:
    """The document as a BibTeX entry of the type `online`, the record's place under `note`."""
    document = citation.entry.document
    fields = {
        "author": document.publisher,
        "title": document.title,
        "date": document.published,
        "url": document.url,
        "urldate": citation.accessed,
        "note": location(citation.entry),
        "langid": "chinese",
    }
    key = "".join(each if each.isalnum() or each in "-_." else ":" for each in citation.entry.record.id)
    texts = {name: tex(value) for name, value in fields.items() if value}
    if "author" in texts:
        texts["author"] = f"{{{texts['author']}}}"  # one institution, not a person's names
    if document.url:
        texts["url"] = document.url.translate(_URL)
    lines = [f"  {name} = {{{value}}}," for name, value in texts.items()]
    return "\n".join([f"@online{{{key},", *lines, "}"]) + "\n"


# A brace in an address would end the field; the percent signs of the rest stay, as biblatex takes them.
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": "", "\r": "", "\t": ""})
_TEX = str.maketrans({mark: f"\\{mark}" for mark in "&%$#_{}"} | {"\\": r"\textbackslash{}"})


def tex(text: str) -> str:
    """`text` with what TeX would obey escaped."""
    return " ".join(text.split()).translate(_TEX)
