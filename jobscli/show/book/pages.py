"""An answer -> its book: as on the screen, a row a record, the references by number, and what the columns hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from jobscli import __version__
from jobscli.ask.answer import Flat, flat
from jobscli.ask.lookup import Entry
from jobscli.ask.sources import Sources
from jobscli.language import _
from jobscli.record import Document, Measure, Statistic
from jobscli.show.book.fields import cell, column, in_order
from jobscli.show.book.model import Book, Cell, Column, Line, Sheet, align_of
from jobscli.show.book.screen_sheet import said, screen_sheet
from jobscli.show.references import gb_t_7714, of_document
from jobscli.show.screen import NAME, SKIP, Screen, Styled
from jobscli.show.wrap import width

# What the first sheet is called, by the kind of the answer.
_NAMES = {
    "Ranking": _("排名"),
    "Comparison": _("对照"),
    "Panel": _("面板"),
    "Series": _("历年"),
    "Targets": _("目标"),
    "Verification": _("核对"),
    "Contradictions": _("矛盾"),
    "Difference": _("变动"),
    "Profile": _("地区"),
    "Hits": _("查到的"),
    "Listing": _("清单"),
}
_FROZEN = 3  # columns that stay in sight
_WIDEST = 32
_LONG = frozenset(("quote", "citation"))
_WIDEST_QUOTE = 60
_FILTER = 4  # cells that the mark of a filter takes beside a heading
_WRAPPED = 20  # what is wider than this may be folded


class Rests(NamedTuple):
    """What an answer rests on, and how a document is referred to."""

    found: Sources
    reference: Callable[[Document], str] = of_document


def book_of(answer: Any, screen: Screen, ids: Mapping[str, str], rests: Rests, asked: str) -> Book:
    """The book of `answer`: `screen` is its screen, `ids` how ids are shown, `rests` what it rests on, `asked` the
    question that it answers.
    """
    found = rests.found
    kind = type(answer).__name__
    first = screen_sheet(_NAMES.get(kind, _("答案")), screen, ids, found.number)
    rows = answer.rows()
    records = list(_records(answer, rows, found))
    sheets = [first]
    if rows and not any(_named(row) in found.entries for row in rows):  # which the records do not show
        sheets.append(_table(_("表") if records else _("数据"), rows))
    sheets += records
    if found.documents:
        sheets.append(_references(found, rests.reference))
    sheets.append(_explained(answer, sheets, asked))
    title = next((said(each.cells[0]) for each in first.lines if each.kind == "title"), asked)
    return Book(title, tuple(sheets))


def _records(answer: Any, own_rows: Sequence[Flat], found: Sources) -> Iterable[Sheet]:
    """A sheet of the figures that the answer rests on, and one of its measures: a row each, those of its rows first.

    What its rows say of a record beside its own fields stands there, too: its rank, why it was left out.
    """
    told = [*own_rows, *getattr(answer, "passed_over", list)()]
    rows = [(row, found.entries[identity]) for row in told if (identity := _named(row)) in found.entries]
    shown = {each.record.id for _row, each in rows}
    rows += [({}, each) for identity, each in found.entries.items() if identity not in shown]
    for kind, name in ((Statistic, _("数据")), (Measure, _("举措"))):
        own = [{**row, **_whole(each, found)} for row, each in rows if isinstance(each.record, kind)]
        if own:
            yield _table(name, own)


def _named(row: Flat) -> str | None:
    """The id of the record that a row is of."""
    identity = row.get("id") or row.get("statistic")
    return identity if isinstance(identity, str) else None


def _whole(found: Entry, sources: Sources) -> Flat:
    """A record as a row of scalars, with its document, its section and its reference."""
    from jobscli.ask.citation import Citation

    section = found.section
    return {
        **flat(found.record),
        "reference": sources.number(found.record.id),
        "document_title": found.document.title,
        "publisher": found.document.publisher,
        "published": found.document.published,
        "url": found.document.url,
        "section_title": section.title if section is not None and section.number != "0" else None,
        "citation": gb_t_7714(Citation(found)),
    }


def _table(name: str, rows: Sequence[Flat]) -> Sheet:
    """A sheet of `rows`, without the columns in which none says anything, headings in the first line."""
    said = {key for row in rows for key, value in row.items() if value not in (None, "")}
    fields = in_order(key for key in dict.fromkeys(key for row in rows for key in row) if key in said)
    lines = [Line(tuple(cell(field, row.get(field)) for field in fields)) for row in rows]
    printed = fields.index("quote") + 1 if "quote" in fields else _last_read(fields)
    columns = [_fitted(column(field), [each.cells[at] for each in lines]) for at, field in enumerate(fields)]
    # What is not for reading stays in one line, so that it does not part the lines that are.
    columns = [each._replace(wraps=each.wraps and at < (printed or len(columns))) for at, each in enumerate(columns)]
    head = Line(tuple(Cell(each.title) for each in columns), "head")
    frozen = min(_FROZEN, len(fields) - 1)
    return Sheet(name, tuple(columns), (head, *lines), frozen, printed, filtered=True)


def _last_read(fields: Sequence[str]) -> int:
    """How many columns go on paper where there is no quotation: those before the citation."""
    return fields.index("citation") if "citation" in fields else 0


def _fitted(shape: Column, cells: Sequence[Cell]) -> Column:
    most = _WIDEST_QUOTE if shape.field in _LONG else _WIDEST
    widest = max((_wide(said(each), most) for each in cells), default=0)
    size = max(min(widest, most) + 2, width(shape.title) + _FILTER)
    return shape._replace(width=size, wraps=widest > _WRAPPED, align=align_of(cells))


def _wide(text: str, most: int) -> int:
    """How many cells `text` takes; of one that has more characters than a column may have cells, these are enough."""
    return most + 1 if len(text) > most else len(text) if text.isascii() else width(text)


def _references(found: Sources, reference: Callable[[Document], str]) -> Sheet:
    rows = [
        {
            "number": found.numbers[each.id],
            "citation": reference(each),
            "statistics": found.cited(each.id) or None,
            "title": each.title,
            "publisher": each.publisher,
            "published": each.published,
            "url": each.url,
            "document": each.id,
        }
        for each in found.documents
    ]
    order = ("number", "citation", "statistics", "title", "publisher", "published", "url", "document")
    fields = [each for each in order if any(row[each] not in (None, "") for row in rows)]
    lines = [Line(tuple(cell(field, row[field]) for field in fields)) for row in rows]
    columns = [_fitted(_as_reference(field), [each.cells[at] for each in lines]) for at, field in enumerate(fields)]
    head = Line(tuple(Cell(each.title) for each in columns), "head")
    return Sheet(_("参考文献"), tuple(columns), (head, *lines), 1, 3)


def _as_reference(field: str) -> Column:
    told = {"statistics": (_("用到"), _("这份文件里用到几条")), "citation": (_("参考文献"), _("GB/T 7714—2025 的著录"))}
    shape = column(field)
    return shape._replace(title=told[field][0], told=told[field][1]) if field in told else shape


def _explained(answer: Any, sheets: Sequence[Sheet], asked: str) -> Sheet:
    """What was asked, what the answer says beside its tables, and what each column holds."""
    told = [(_("问的是"), asked)] if asked else []
    told += [(_("由来"), _("jobscli {version} 从文件里读出；一行一条，都能查回原文").format(version=__version__))]
    untold = None if hasattr(answer, "passed_over") else getattr(answer, "untold", None)
    told += [(_("留意"), each) for each in (answer.notice, untold) if each]
    told += [(_("数值"), _("“数据”表里以元、人、个为单位，不带万、亿；第一张表照屏幕的写法"))]
    told += [(_("空栏"), _("一行都没有内容的栏不列"))]
    lines = [Line((Cell(_("说明")),), "title")]
    lines += [Line((Cell(name, SKIP), Cell((Styled(text),))), "text") for name, text in told]
    lines += [Line((), "gap"), Line(tuple(Cell(each) for each in (_("表"), _("栏"), _("字段"), _("是什么"))), "head")]
    for sheet in sheets:
        rows = [each for each in sheet.columns if each.title]
        lines += [
            Line((Cell(sheet.name), Cell(each.title, NAME), Cell(each.field, SKIP), Cell(each.told))) for each in rows
        ]
    columns = [Column("", "", "", size, wraps=True) for size in (12, 18, 18, 60)]
    return Sheet(_("说明"), tuple(columns), tuple(lines))
