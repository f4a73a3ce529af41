"""The sheet that shows an answer as its screen does: the same lines in the same order, each part in a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from jobscli import words
from jobscli.language import _
from jobscli.show import screen as shown
from jobscli.show.book.model import (
    PLAIN_NUMBER,
    REFERENCE,
    Align,
    Cell,
    Column,
    Line,
    Sheet,
    Value,
    align_of,
    number_form,
    worded,
    written,
)
from jobscli.show.cited import ranges
from jobscli.show.screen import (
    PLAIN,
    SKIP,
    Block,
    FigureLine,
    Gap,
    Grid,
    GridCell,
    MeasureBlock,
    Row,
    Screen,
    Styled,
    figures_of,
)
from jobscli.show.wrap import width

_NUMBER = re.compile(r"[+−-]?\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WIDEST = 46  # cells of a column; longer text is folded
_ROOM = 72  # cells of all columns, so that a sheet of text can be read

_NOTHING = Styled("")

# The parts of a figure line, each with what stands in its column.
_PARTS: dict[str, Callable[[FigureLine], Value]] = {
    "rank": lambda figure: _typed(figure.rank),
    "lead": lambda figure: figure.lead,
    "qualifier": lambda figure: "".join(each.text for each in figure.qualifier).strip(),
    "bound": lambda figure: figure.bound,
    "number": lambda figure: _typed(figure.number),
    "unit": lambda figure: figure.unit,
    "label": lambda figure: _labelled(figure),
}
_TITLES = {
    "id": _("编号"),
    "rank": _("名次"),
    "qualifier": _("口径"),
    "bound": _("界限"),
    "number": _("数值"),
    "unit": _("单位"),
    "label": _("说法"),
    "reference": _("文献"),
}


def screen_sheet(name: str, screen: Screen, ids: Mapping[str, str], number: Callable[[str], int | None]) -> Sheet:
    """The sheet `name` of `screen`; `ids` has how ids are shown, `number` the number of the reference of an id."""
    figures = list(figures_of(screen.blocks))
    parts = [part for part, value in _PARTS.items() if any(value(each) not in ("", None) for each in figures)]
    page = _Page(parts, ids, number, [isinstance(each, Row) for each in screen.blocks])
    lines = [line for index, block in enumerate(screen.blocks) for line in page.lines(block, index)]
    if lines and lines[0].kind == "text" and len(lines[0].cells) == 1:
        lines[0] = lines[0]._replace(kind="title")
    if figures:
        lines.insert(_place_of_head(screen.blocks, lines), _head(parts, figures))
    count = max((each.start + len(each.cells) for each in lines if each.kind in ("row", "head")), default=1)
    return Sheet(name, _columns(lines, count), tuple(lines), frozen=0)


def _place_of_head(blocks: Sequence[Block], lines: Sequence[Line]) -> int:
    """Where the heads of figures stand: under the title, but above the first of them where a table goes before."""
    if any(isinstance(each, Grid | Row) for each in blocks):
        return next((at for at, each in enumerate(lines) if each.figure), 0)
    return 1 if lines[0].kind == "title" else 0


class _Page:
    """Which columns the figures have, and what stands in them."""

    def __init__(
        self, parts: list[str], ids: Mapping[str, str], number: Callable[[str], int | None], rows: Sequence[bool]
    ) -> None:
        self.parts, self.ids, self.number, self.rows = parts, ids, number, rows

    def lines(self, block: Block, index: int) -> Iterator[Line]:
        """The lines of the sheet for a block of the screen, which is its `index`th."""
        if isinstance(block, Gap):
            yield Line((), "gap")
        elif isinstance(block, FigureLine):
            yield self._figure(block)
        elif isinstance(block, Grid):
            yield from self._grid(block)
        elif isinstance(block, Row):
            yield self._row(block, is_first=not (index and self.rows[index - 1]))
        elif isinstance(block, MeasureBlock):
            number = self.number(block.id)
            mark = (Styled(f"  [{number}]", SKIP),) if number else ()
            yield from self._text((*block.head, *mark), Styled(block.id, SKIP))
            yield from self._text(block.body)
            yield from map(self._figure, block.figures)
        else:
            inside = bool(block.left.text) or block.indent > 0
            yield from self._text(block.spans, block.left) if inside else self._text(block.spans, at=0)

    def _figure(self, figure: FigureLine) -> Line:
        cells = [Cell(self.ids.get(figure.id, figure.id), SKIP)]
        for part in self.parts:
            style = _style(part, figure)
            value = _PARTS[part](figure)
            signed = part == "number" and figure.number.startswith("+")
            form = number_form(value, signed=signed) if isinstance(value, Decimal) else ""
            form = PLAIN_NUMBER if form and part == "rank" else form
            if part == "label":  # comes last, where it has room
                cells.append(self._reference(figure.id))
            cells.append(Cell(value, style, form))
        cells += [self._reference(figure.id)] if "label" not in self.parts else []
        return Line(tuple(cells), figure=True)

    def _reference(self, identity: str) -> Cell:
        number = self.number(identity)
        return Cell(Decimal(number), SKIP, REFERENCE) if number else Cell()

    def _row(self, row: Row, *, is_first: bool) -> Line:
        is_head = is_first and all(each.style == SKIP for each in row.cells[:1])
        cells = [Cell(each.text.strip() if is_head else _typed(each.text.strip()), each.style) for each in row.cells]
        numbered = [
            each._replace(form=number_form(each.value, grouped=not _YEAR.fullmatch(str(each.value))))
            if isinstance(each.value, Decimal)
            else each
            for each in cells
        ]
        return Line(tuple(numbered), "head" if is_head else "row")

    def _grid(self, grid: Grid) -> Iterator[Line]:
        """The lines of a table of numbers; what is said behind a row stands in a cell of its own."""
        has_tail = any(row.tail for row in grid.rows)
        if any(grid.heads):
            heads = [Cell(grid.corner), *(Cell(each, align="right") for each in grid.heads)]
            heads += [Cell(grid.tail, align="left")] if has_tail else []
            yield Line((*heads, Cell(_TITLES["reference"], align="left")), "head")
        for row in grid.rows:
            tail = "\n".join(self.ids.get(each.text, each.text) for each in row.tail)
            numbers = [number for each in row.cells if (number := self.number(each.id))]
            cells = [Cell(row.name.text, row.name.style), *map(_grid_cell, row.cells)]
            cells += [Cell(tail, align="left")] if has_tail else []
            yield Line((*cells, Cell(ranges(numbers) if numbers else None, SKIP, align="left")))

    def _named(self, span: Styled) -> Iterator[Styled]:
        """A piece of text; an id as it is shown, with the number of its reference."""
        yield Styled(self.ids.get(span.text, span.text), span.style)
        if number := self.number(span.text):
            yield Styled(f" [{number}]", SKIP)

    def _text(self, spans: Sequence[Styled], left: Styled = _NOTHING, at: int = 1) -> Iterator[Line]:
        text = tuple(one for each in spans if each.text for one in self._named(each))
        if text or left.text:
            first = (Cell(self.ids.get(left.text, left.text), left.style),) if at else ()
            yield Line((*first, Cell(text)), "text", 0 if first else at)


def _grid_cell(cell: GridCell) -> Cell:
    """A number that is one, its bound and its mark told by how it is written; what is no number as text."""
    style = cell.style or (shown.NAME if cell.achieved else PLAIN)
    value = _typed(cell.number)
    if not isinstance(value, Decimal):
        return Cell(" ".join(filter(None, (cell.bound, cell.number))) + cell.mark, style, align="right")
    form = number_form(value, signed=cell.number.startswith("+"))
    return Cell(value, style, worded(form, f"{cell.bound} " if cell.bound else "", cell.mark), "right")


def _style(part: str, figure: FigureLine) -> str:
    if part == "number":
        return shown.NAME if figure.achieved else PLAIN
    if part in ("rank", "lead"):
        return shown.NAME
    if part == "bound" or (part == "qualifier" and any(each.style == shown.CARE for each in figure.qualifier)):
        return shown.CARE
    return PLAIN


def _typed(text: str) -> Value:
    """A text that is a number as one; 20 至 30 stays text.

    >>> _typed("+10"), _typed("149.4"), _typed("20 至 30"), _typed("")
    (Decimal('10'), Decimal('149.4'), '20 至 30', '')
    """
    return Decimal(text.replace("−", "-")) if _NUMBER.fullmatch(text) else text


def _labelled(figure: FigureLine) -> str:
    if not figure.population or figure.population in figure.label:
        return figure.label
    return f"{figure.label}（{figure.population}）" if figure.label else figure.population


def _head(parts: Sequence[str], figures: Sequence[FigureLine]) -> Line:
    leads = {each.lead for each in figures if each.lead}
    if all(each in words.regions() for each in leads):
        lead = _("地区")
    else:
        lead = _("年份") if all(map(_YEAR.fullmatch, leads)) else ""
    titles = {**_TITLES, "lead": lead}
    shown = ["id", *(part for part in parts if part != "label"), "reference", *(["label"] if "label" in parts else [])]
    return Line(tuple(Cell(titles[part]) for part in shown), "head", figure=True)


def _columns(lines: Sequence[Line], count: int) -> tuple[Column, ...]:
    """The columns, as wide as what stands in them, and one without a heading where text has too little room.

    Those of a table of numbers are all of one width, and what else stands in them does not part them.
    """
    cells: list[list[Cell]] = [[] for _column in range(count)]
    for line in lines:
        if line.kind in ("row", "head"):
            for at, cell in enumerate(line.cells, line.start):
                cells[at].append(cell)
        elif line.kind == "text" and len(line.cells) > 1:
            cells[0].append(line.cells[0])
    numbers = [any(each.align == "right" for each in column) for column in cells]
    even = max((_widest(column, aligned=True) for column in cells), default=0)
    sizes = [even if is_number else _widest(column) for column, is_number in zip(cells, numbers, strict=True)]
    own = [
        Column("", "", "", size, wraps=not is_number, align=_align(column))
        for size, column, is_number in zip(sizes, cells, numbers, strict=True)
    ]
    return (*own, *([Column("", "", "", _ROOM - sum(sizes))] if sum(sizes) < _ROOM else []))


def _widest(cells: Sequence[Cell], *, aligned: bool = False) -> int:
    sizes = [_broad(said(each)) + 2 for each in cells if each.align == "right" or not aligned]
    return max(4, min(max(sizes, default=0), _WIDEST))


def _broad(text: str) -> int:
    return max(map(width, text.split("\n")))


def _align(cells: Sequence[Cell]) -> Align:
    """Where cells stand that do not say so themselves."""
    return align_of([each for each in cells if each.align is None])


def said(cell: Cell) -> str:
    """What a cell shows, as text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "".join(each.text for each in value)
    return written(value, cell.form) if isinstance(value, Decimal) else str(value)
