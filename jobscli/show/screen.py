"""A screen as plain data: lines of text, entries with their figures, gaps. What a screen says, not how it is drawn.

The rules are in README, “How to read a screen”: the left cells hold ids and nothing else; what qualifies a figure
stands left of it; decimal points and units stand in one column per section; text comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

# The styles a span may have; `terminal` gives each its weight and colour.
PLAIN = ""
NAME = "name"  # bold: names, counts, what was achieved
SKIP = "skip"  # grey: may be passed over
HERE = "here"  # blue and bold: where you are
BAR = "bar"  # blue
CARE = "care"  # rust: read with care
MATCH = "match"  # bold and underlined: what was searched

ID = 8  # cells at the left that hold ids
TEXT = 72  # a line of text is at most so wide
WIDE = 110  # from here on the figures stand beside their measure
NARROW = 72  # below this nothing is indented


class Styled(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: str = PLAIN


StyledText = tuple[Styled, ...]


class Bar(NamedTuple):
    """A bar from zero: `solid` of `whole` is certain, up to `possible` may be, and beyond when `is_open`."""

    solid: float
    possible: float
    is_open: bool = False


class FigureLine(NamedTuple):
    """One figure line: id, rank, lead, qualifier, bound, number, unit, label, bar. Empty parts take no room."""

    id: str = ""
    rank: str = ""
    lead: str = ""
    qualifier: StyledText = ()
    bound: str = ""
    number: str = ""
    achieved: bool = True
    unit: str = ""
    label: str = ""
    population: str = ""
    bar: Bar | None = None


class Line(NamedTuple):
    """A line of text that is folded: `left` stands in the id column, `spans` right of it."""

    spans: StyledText
    left: Styled = Styled("")
    indent: int = ID
    hang: int = 0
    fold: bool = True  # a line to be pasted stays one line, however long
    units: bool = False  # whether it is folded only where two blanks stand


class Row(NamedTuple):
    """A row of a table whose columns are `sizes` wide: its first cell is folded, or the others go under it."""

    cells: StyledText
    sizes: tuple[int, ...]


class MeasureBlock(NamedTuple):
    """A measure: its title line, its summary, and its figures beside or under them."""

    id: str
    head: StyledText
    body: StyledText = ()
    figures: tuple[FigureLine, ...] = ()


class GridCell(NamedTuple):
    """A number with its bound before it and a mark behind it, or a sign in its place; what has no style is a number.

    `id` is that of the figure, which a grid has no room to show.
    """

    number: str = ""
    bound: str = ""
    mark: str = ""
    achieved: bool = True
    style: str = PLAIN
    id: str = ""


class GridRow(NamedTuple):
    """A row of a grid: its name, a cell for each column, and what is said behind them, a line each."""

    name: Styled
    cells: tuple[GridCell, ...]
    tail: StyledText = ()


class Grid(NamedTuple):
    """A table of numbers under `heads`; `corner` stands over the names, `tail` over what is said behind.

    Where its columns do not fit beside each other, a row of nothing but the signs in `folded` is only named under the
    part, after the words that go with the first sign that it has.
    """

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    corner: str = ""
    tail: str = ""
    folded: tuple[tuple[str, str], ...] = ()


class Gap(NamedTuple):
    """Empty lines; after one that is `anew`, the columns are set anew, as for another document."""

    lines: int = 1
    anew: bool = False


Block = Line | Row | MeasureBlock | FigureLine | Grid | Gap


class Screen(NamedTuple):
    """The blocks of an answer, and the commands that might come next."""

    blocks: tuple[Block, ...]
    foot: tuple[str, ...] = ()
    indent: bool = True  # whether figures stand two cells in, under their measure


# A record's id: its document, then what it is and where it begins. A line to paste ends like one, after a sentence.
_ID = re.compile(r"[^\s。][^。]*/[smh]\d+b?")
# The one in a command, whose document may have blanks in its name.
_IN_COMMAND = re.compile(r"(?<=^jobscli (?:show|cite) )\S.*/[smh]\d+b?(?= |$)")


def ids_of(screen: Screen) -> list[str]:
    """The ids of records that `screen` shows, in full."""
    found: dict[str, None] = {}
    for block in screen.blocks:
        if isinstance(block, FigureLine | MeasureBlock):
            found[block.id] = None
        elif isinstance(block, Line):
            found.update(dict.fromkeys(span.text for span in (block.left, *block.spans)))
        elif isinstance(block, Grid):
            found.update(dict.fromkeys(span.text for row in block.rows for span in row.tail))
    found.update(dict.fromkeys(each.id for each in figures_of(screen.blocks)))
    found.update(dict.fromkeys(each for command in screen.foot for each in _IN_COMMAND.findall(command)))
    return [each for each in found if _ID.fullmatch(each)]


def cited_in(block: Block) -> list[str]:
    """What may be ids of records that a block shows or, as a table of numbers does, stands for, as one reads it."""
    if isinstance(block, FigureLine):
        return [block.id]
    if isinstance(block, MeasureBlock):
        return [block.id, *(each.id for each in block.figures)]
    if isinstance(block, Grid):
        return [cell.id for row in block.rows for cell in row.cells]
    return [each.text for each in block.spans] if isinstance(block, Line) else []


def with_ids(screen: Screen, shown: Mapping[str, str]) -> Screen:
    """`screen` with its ids as `shown` has them."""

    def of(span: Styled) -> Styled:
        return Styled(shown.get(span.text, span.text), span.style)

    def block_of(block: Block) -> Block:
        if isinstance(block, FigureLine):
            return block._replace(id=shown.get(block.id, block.id))
        if isinstance(block, MeasureBlock):
            figures = tuple(each._replace(id=shown.get(each.id, each.id)) for each in block.figures)
            return block._replace(id=shown.get(block.id, block.id), figures=figures)
        if isinstance(block, Line):
            return block._replace(left=of(block.left), spans=tuple(map(of, block.spans)))
        if isinstance(block, Grid):
            return block._replace(rows=tuple(row._replace(tail=tuple(map(of, row.tail))) for row in block.rows))
        return block

    foot = tuple(_IN_COMMAND.sub(lambda found: shown.get(found[0], found[0]), each) for each in screen.foot)
    return screen._replace(blocks=tuple(map(block_of, screen.blocks)), foot=foot)


def text(content: str, style: str = PLAIN) -> Line:
    """A line that begins at the left edge."""
    return Line(spans=(Styled(content, style),), indent=0)


def note(content: str, style: str = PLAIN) -> Line:
    """A line that begins beside the ids."""
    return Line(spans=(Styled(content, style),))


def heading(left: str, title: str, *counts: Styled) -> Line:
    """Where you are: a number or nothing at the left, a title, and what there is."""
    return Line(left=Styled(left, HERE), spans=(Styled(title, HERE), *counts))


def counted(n: int, what: str) -> StyledText:
    """A count in bold with what is counted."""
    return Styled(f"  {n} ", NAME), Styled(what)


def figures_of(blocks: Sequence[Block]) -> Iterator[FigureLine]:
    """Every figure of a screen, wherever it stands."""
    for block in blocks:
        if isinstance(block, FigureLine):
            yield block
        elif isinstance(block, MeasureBlock):
            yield from block.figures
