"""What is said of a figure in a sentence: its period and how we know it, where it stands, and all of it in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobscli.ask.comparable import price_said, scope_said, spoken, unit_said
from jobscli.ask.corrected import corrected_told, printed
from jobscli.ask.periods import period_said
from jobscli.language import _
from jobscli.record import Document, Section, Statistic
from jobscli.show.figure_line import measured

if TYPE_CHECKING:
    from jobscli.ask.lookup import Entry


def line(found: Entry) -> str:
    """A figure in one line: as printed, its scope, its period and how we know it, its source."""
    record = found.record
    if not isinstance(record, Statistic):
        raise TypeError(type(record).__name__)
    what = f"{record.region}{record.place or ''}，{measured(record)}：{printed(record)}"
    whom = _("，人群：{population}").format(population=record.population) if record.population else ""
    kind = "" if record.status == "achieved" else f"，{spoken('status', record.status)}"
    told = price_said(record)
    kind += f"，{told}" if told else ""
    inferred = record.unit is None and record.unit_inferred is not None
    kind += _("，单位是{unit}").format(unit=unit_said(record)) if inferred else ""
    mind = f"；{record.note.rstrip('。')}" if record.note else ""
    corrected = _("，").join(corrected_told(record))
    mended = _("；更正：{told}").format(told=corrected) if corrected else ""
    doubt = _("；机器读出，把握低") if record.confidence == "low" else ""
    said = f"{scope_and_period(record)}{whom}{kind}{mind}{mended}{doubt}"
    return f"{what}（{said}）。{_source(found.document)}，{record.id}"


def location(found: Entry) -> str:
    """Where in the document the record stands: 江苏，“降本减负,稳定企业用工需求”一节，第 5 段; of a document ""."""
    section = found.section
    if isinstance(found.record, Document):
        return _amended(found)
    parts = [found.record.region + (getattr(found.record, "place", None) or "")]
    if section is not None and section.number != "0":
        parts.append(_heading(section))
    paragraph = getattr(found.record, "paragraph", None)
    if paragraph is not None:
        parts.append(_("第 {n} 段").format(n=paragraph))
    return "，".join(parts) + _amended(found)


def _amended(found: Entry) -> str:
    """What of a reference is not as it was read: the document's title, date and address, the place of the record."""
    told = corrected_told(found.document, _CITED)
    if not isinstance(found.record, (Section, Document)):
        told += corrected_told(found.record, frozenset(("region",)))
    return _("（更正：{told}）").format(told="；".join(told)) if told else ""


# The fields of a document that its reference prints.
_CITED = frozenset(("title", "publisher", "published", "url"))


def _heading(section: Section) -> str:
    inner = section.title.replace("“", "‘").replace("”", "’")
    return _("“{title}”一节").format(title=inner)


def _source(document: Document) -> str:
    who = document.publisher or _("发布者不详")
    return f"{who}{titled(document)}" + (f"，{document.published}" if document.published else "")


def titled(document: Document) -> str:
    """The title of a document as a sentence names it; what is a title within it is marked by 〈〉."""
    title = document.title
    if title.startswith("《") and title.find("》") == len(title) - 1 and title.count("《") == 1:
        return title
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def scope_and_period(record: Statistic) -> str:
    """The scope and the period of a figure, and how we know them: 全年，2018 年（年份取自文件，原句没有写）."""
    scope = _("口径未注明") if record.scope == "unstated" else scope_said(record)
    if record.period is None:
        return _("{scope}，期间未注明").format(scope=scope)
    period = period_said(record.period)
    if record.period_basis == "document":
        return _("{scope}，{period}，年份取自文件，原句没有写").format(scope=scope, period=period)
    if record.period_basis == "context":
        return _("{scope}，{period}，期间取自上文").format(scope=scope, period=period)
    return f"{scope}，{period}"
