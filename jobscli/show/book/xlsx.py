"""A book -> an Excel workbook: typed numbers, heads that stay in sight, columns by display width, ready to print.

Nothing of it is a formula or a link: text from documents is written as text, whatever it begins with.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from jobscli.errors import JobsError
from jobscli.language import _
from jobscli.show.book.model import Book, Cell, Column, Line, Sheet
from jobscli.show.book.screen_sheet import said
from jobscli.show.sanitise import visible
from jobscli.show.screen import CARE, HERE, MATCH, NAME, PLAIN, SKIP, Styled
from jobscli.show.wrap import width, wrap

_FONT = "等线"  # the font of a Chinese Excel; others put theirs in its place
_SIZE = 11
_ROW = 16  # points of a line of text
_MOST_ROWS = 1_048_576  # of a sheet, and characters of a cell: limits of the format
_MOST_CHARACTERS = 32_767
_PAPER = 9  # A4
_LANDSCAPE = 200  # cells of a terminal that a page holds across in the smallest type that is read with ease, 8 points
_PORTRAIT = 95  # cells of a terminal that a page holds upright at a size that is easy to read

_STYLES: dict[str, dict[str, Any]] = {
    PLAIN: {},
    NAME: {"bold": True},
    MATCH: {"bold": True, "underline": 1},
    SKIP: {"font_color": "#767676"},
    HERE: {"bold": True, "font_color": "#1F5FA8"},
    CARE: {"font_color": "#A8500F"},
}
_KINDS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bg_color": "#E4ECF5", "bottom": 1, "bottom_color": "#7F9DB9"},
    "text": {},
    "row": {},
    "gap": {},
    "ruled": {"bottom": 4, "bottom_color": "#C8C8C8"},
}


def workbook(book: Book) -> bytes:
    """The bytes of a workbook with the sheets of `book`.

    Raises JobsError where the library is not there, and for a table that no sheet can hold.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        told = _("写 xlsx 要多装一个库：{command}；或者换成 -o 文件名.csv")
        raise JobsError(told.format(command="pip install xlsxwriter")) from None
    for sheet in book.sheets:
        if len(sheet.lines) > _MOST_ROWS:
            told = _("{n} 行，一张表放不下（最多 {most} 行）；少要一些，或换成 csv")
            raise JobsError(told.format(n=len(sheet.lines), most=_MOST_ROWS))
    made = io.BytesIO()
    usual = {"font_name": _FONT, "font_size": _SIZE, "valign": "vcenter"}
    target = Workbook(made, {"in_memory": True, "default_format_properties": usual})
    target.set_properties({"title": _plain(book.title)[:200]})
    pen = _Pen(target)
    for sheet in book.sheets:
        pen.sheet(sheet)
    target.close()
    return made.getvalue()


class _Pen:
    """What writes sheets into one workbook, each format made once."""

    def __init__(self, target: Any) -> None:
        self.target = target
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.shapes: dict[tuple[Any, ...], Any] = {}

    def format(self, **properties: Any) -> Any:
        """The format that has these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.target.add_format(properties)
        return self.formats[key]

    def sheet(self, sheet: Sheet) -> None:
        """Write `sheet` and set it up for the screen and for paper."""
        page = self.target.add_worksheet(sheet.name)
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, column.width)
        folding = [at for at, column in enumerate(sheet.columns) if column.wraps]
        for at, line in enumerate(sheet.lines):
            self._line(page, sheet, at, line, folding)
        _set_up(page, sheet)

    def _line(self, page: Any, sheet: Sheet, at: int, line: Line, folding: Sequence[int]) -> None:
        kind = "ruled" if sheet.filtered and line.kind == "row" else line.kind
        if kind in ("row", "ruled", "head"):
            own = (each - line.start for each in folding if 0 <= each - line.start < len(line.cells))
            high = max((_folded(line.cells[each], sheet.columns[line.start + each]) for each in own), default=1)
            page.set_row(at, high * _ROW + 2)
        elif kind == "gap":
            page.set_row(at, _ROW * 0.6)
        for position, cell in enumerate(line.cells, line.start):
            last = position == line.start + len(line.cells) - 1
            if line.kind in ("text", "title") and last:
                self._across(page, sheet, at, position, cell, line.kind)
            elif cell.value not in (None, "") or kind in ("ruled", "head"):
                self._cell(page, at, position, cell, self._format(cell, kind, sheet.columns[position]))

    def _format(self, cell: Cell, kind: str, column: Column) -> Any:
        is_number = isinstance(cell.value, Decimal | int | date)
        is_live = isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@")
        shape = (cell.style, cell.form if is_number else None, cell.align or column.align, bool(cell.align))
        key = (*shape, kind, not is_number and (column.wraps or kind == "head"), is_live)
        if key not in self.shapes:
            self.shapes[key] = self.format(**_properties(*key))
        return self.shapes[key]

    def _cell(self, page: Any, row: int, column: int, cell: Cell, form: Any) -> None:
        value = cell.value
        if value is None:
            page.write_blank(row, column, None, form)
        elif isinstance(value, Decimal | int):
            page.write_number(row, column, float(value), form)
        elif isinstance(value, date):
            page.write_datetime(row, column, value, form)
        else:
            page.write_string(row, column, _plain(said(cell)), form)

    def _across(self, page: Any, sheet: Sheet, row: int, column: int, cell: Cell, kind: str) -> None:
        """A text across all columns right of `column`, folded, its pieces in their styles."""
        spans = cell.value if isinstance(cell.value, tuple) else (Styled(said(cell), cell.style),)
        text = _plain("".join(each.text for each in spans))
        style = spans[0].style if len(spans) == 1 else PLAIN
        form = self.format(**{**_STYLES.get(style, {}), **_KINDS[kind], "text_wrap": True})
        last = len(sheet.columns) - 1
        if last > column:
            page.merge_range(row, column, row, last, "", form)
        pieces = list(self._pieces(spans, kind))
        if len(pieces) > 2 and len(text) < _MOST_CHARACTERS:
            page.write_rich_string(row, column, *pieces, form)
        else:
            page.write_string(row, column, text, form)
        room = sum(each.width for each in sheet.columns[column:])
        scale = _KINDS[kind].get("font_size", _SIZE) / _SIZE
        folded = len(wrap(text, max(int(room / scale) - 1, 4)))
        page.set_row(row, folded * _ROW * scale + 2)

    def _pieces(self, spans: Sequence[Styled], kind: str) -> Iterator[Any]:
        for each in spans:
            if text := _plain(each.text):
                yield self.format(**{**_STYLES.get(each.style, {}), **_KINDS[kind]})
                yield text


def _properties(
    style: str, form: str | None, align: str, own: bool, kind: str, wraps: bool, is_live: bool
) -> dict[str, Any]:
    """How a cell looks: `own` says that its place is its own and not its column's, `is_live` that it may be taken for a
    formula by whoever edits it.
    """
    properties = {**_STYLES.get(style, {}), **_KINDS[kind]}
    if align != "left" or own:
        properties |= {"align": align, **({"indent": 1} if align != "center" else {})}
    if form is not None:
        properties["num_format"] = form
    if wraps:
        properties["text_wrap"] = True
    return properties | ({"quote_prefix": True} if is_live else {})


def _folded(cell: Cell, column: Column) -> int:
    """In how many lines a cell stands, some of them short, since a spreadsheet breaks Chinese text where it will."""
    room = max(column.width - 2, 4)
    text = said(cell)
    if 2 * len(text) <= room and "\n" not in text:  # no character is wider than two cells
        return 1
    return sum(-(-width(each) // room) or 1 for each in text.split("\n"))


def _plain(text: str) -> str:
    """`text` as a cell may hold it: no controls, and no more than the format allows."""
    safe = visible(text).replace("\r\n", "\n")
    if len(safe) <= _MOST_CHARACTERS:
        return safe
    mark = _("……（太长，略去后面）")
    return safe[: _MOST_CHARACTERS - len(mark)] + mark


def _set_up(page: Any, sheet: Sheet) -> None:
    """Heads that stay in sight and on every page, A4, wide sheets across, very wide ones on several pages in a row, on
    each of which the first columns come again.
    """
    page.hide_gridlines(2)
    head = sheet.head
    if head is not None:
        page.freeze_panes(head + 1, sheet.frozen)
        page.repeat_rows(head)
        if sheet.filtered and len(sheet.lines) > head + 1:
            page.autofilter(head, 0, len(sheet.lines) - 1, len(sheet.columns) - 1)
    page.set_paper(_PAPER)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    pages = -(-round(sheet.wide) // _LANDSCAPE) or 1
    page.fit_to_pages(pages, 0)
    if pages > 1 and sheet.frozen:
        page.repeat_columns(0, sheet.frozen - 1)
    if sheet.wide > _PORTRAIT:
        page.set_landscape()
    if sheet.printed:
        page.print_area(0, 0, max(len(sheet.lines) - 1, 0), sheet.printed - 1)
    page.set_footer(_("&L&A&R第 &P 页，共 &N 页"))
