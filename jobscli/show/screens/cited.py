"""The screen of an answer with its references: a mark at each figure, and the list of documents under it."""

from __future__ import annotations

from collections.abc import Callable

from jobscli.language import _
from jobscli.show.cited import Cited, ranges
from jobscli.show.screen import (
    HERE,
    SKIP,
    Block,
    FigureLine,
    Gap,
    Grid,
    GridRow,
    Line,
    MeasureBlock,
    Screen,
    Styled,
    cited_in,
)
from jobscli.show.screens import screen_of

Number = Callable[[str], int | None]


def cited(answer: Cited) -> Screen:
    """The screen of the answer itself, its figures marked, then the references that the marks name."""
    screen = screen_of(answer.answer)
    blocks = [_marked(each, answer.found.number) for each in screen.blocks]
    used = {answer.found.number(each) for block in screen.blocks for each in cited_in(block)}
    listed = [each for each in answer.found.documents if answer.found.numbers[each.id] in used]
    if listed:
        blocks += [Gap(), Line(spans=(Styled(_("参考文献"), HERE),))]
    for each in listed:
        number, _blank, whole = answer.reference(each).partition(" ")
        blocks.append(Line(spans=(Styled(whole),), left=Styled(number, SKIP)))
    return screen._replace(blocks=tuple(blocks))


def _marked(block: Block, number: Number) -> Block:
    if isinstance(block, FigureLine):
        return block._replace(unit=f"{block.unit}{_mark(block.id, number)}")
    if isinstance(block, MeasureBlock):
        mark = _mark(block.id, number)
        figures = tuple(each._replace(unit=f"{each.unit}{_mark(each.id, number)}") for each in block.figures)
        return block._replace(head=(*block.head, Styled(mark, SKIP)) if mark else block.head, figures=figures)
    if isinstance(block, Line):
        spans = ((each, Styled(_mark(each.text, number), SKIP)) for each in block.spans)
        return block._replace(spans=tuple(one for pair in spans for one in pair if one.text))
    if isinstance(block, Grid):
        return block._replace(rows=tuple(_row(each, number) for each in block.rows), tail=block.tail or _("文献"))
    return block


def _row(row: GridRow, number: Number) -> GridRow:
    """A row of numbers with the marks of all its figures behind it."""
    found = [each for cell in row.cells if (each := number(cell.id))]
    return row._replace(tail=(*row.tail, Styled(ranges(found), SKIP))) if found else row


def _mark(identity: str, number: Number) -> str:
    found = number(identity) if identity else None
    return f"[{found}]" if found else ""
