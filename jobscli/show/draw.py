"""A screen -> lines of styled text at a width: where each column stands, where lines break, what stands beside what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from jobscli.record import tail
from jobscli.show.columns import Columns, columns_of, fraction, left_of, whole
from jobscli.show.grid import drawn
from jobscli.show.sanitise import clean
from jobscli.show.screen import (
    BAR,
    CARE,
    ID,
    MATCH,
    NAME,
    NARROW,
    PLAIN,
    SKIP,
    TEXT,
    WIDE,
    Bar,
    Block,
    FigureLine,
    Gap,
    Grid,
    Line,
    MeasureBlock,
    Row,
    Screen,
    Styled,
    figures_of,
    ids_of,
    with_ids,
)
from jobscli.show.wrap import width, wrap
from jobscli.store.matching import bare

Drawn = list[Styled]

# Under a wide screen's measure texts; the figures begin right of it.
_BESIDE = 54
# Where their labels have less room there, they stand under it on a wide screen, too.
_BESIDE_LABEL = 18
# The first cell of a row is folded to what room there is beside the others, but to no less.
_FIRST = 12
# A label has at least so much room, or stands under its number.
_LABEL = 8


def draw(screen: Screen, room: int) -> Iterator[Drawn]:
    """The lines of `screen`, each at most `room` cells wide where its words allow it."""
    left = left_of(screen.blocks)
    for blocks in _pages(screen.blocks):
        pen = _Pen(room, left, columns_of(list(figures_of(blocks)), room - left), screen.indent)
        for block in blocks:
            yield from pen.block(block)


def height(blocks: Sequence[Block], room: int = 100) -> int:
    """How many lines `blocks` take in a room of so many cells, ids told by their tails as on a screen."""
    return sum(1 for _line in _lines(blocks, room))


def _lines(blocks: Sequence[Block], room: int) -> Iterator[Drawn]:
    page = Screen(blocks=tuple(blocks))
    return draw(with_ids(page, {each: tail(each) for each in ids_of(page)}), room)


def fits(blocks: Sequence[Block], lines: int) -> bool:
    """Whether `blocks` take at most so many lines in 100 cells; a few short ones do, and are not drawn for that."""
    rows = sum(1 + len(getattr(each, "figures", ())) for each in blocks)
    return rows < lines // 3 or sum(1 for _line in islice(_lines(blocks, 100), lines + 1)) <= lines


def _pages(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The runs of `blocks` that share their columns."""
    starts = [index for index, each in enumerate(blocks) if isinstance(each, Gap) and each.anew]
    for start, end in pairwise([0, *starts, len(blocks)]):
        yield blocks[start:end]


class _Pen(NamedTuple):
    room: int
    left: int
    columns: Columns
    indent: bool

    def block(self, block: Block) -> Iterator[Drawn]:
        if isinstance(block, Gap):
            yield from ([] for _line in range(block.lines))
        elif isinstance(block, Line):
            yield from self._line(block)
        elif isinstance(block, Row):
            yield from self._row(block)
        elif isinstance(block, FigureLine):
            yield from self._figure(block, self.left)
        elif isinstance(block, Grid):
            yield from drawn(block, self.room)
        elif block.figures and self.room >= WIDE and self._label_room(self.left, _BESIDE) >= _BESIDE_LABEL:
            yield from self._beside(block)
        else:
            yield from self._entry_text(block, min(TEXT, self.room - self.left))
            start = self.left + (2 if self.indent and self.room >= NARROW else 0)
            for figure in block.figures:
                yield from self._figure(figure, start)

    def _line(self, line: Line) -> Iterator[Drawn]:
        start = line.indent if line.indent != ID or line.left.text or self.room > 40 else 0
        start = self.left if start == ID else start
        if not line.fold:
            yield [*_padded([line.left], start), *(Styled(clean(span.text), span.style) for span in line.spans)]
            return
        folded = _fold(line.spans, min(TEXT + ID, self.room) - start, line.hang, units=line.units)
        for index, spans in enumerate(folded):
            left = line.left if index == 0 else Styled("")
            yield [*_padded([left], start), *spans]

    def _row(self, row: Row) -> Iterator[Drawn]:
        cells = [Styled(clean(each.text), each.style) for each in row.cells]
        under = sum(row.sizes[1:]) + 2 * len(row.sizes) - 4
        first = min(row.sizes[0], self.room - under - 2)
        if first >= min(row.sizes[0], _FIRST):
            folded = _fold(cells[:1], first, 2) or [[Styled("")]]
            yield [*_padded(folded[0], first + 2), *_in_columns(cells[1:], row.sizes[1:])]
            yield from folded[1:]
            return
        yield from _fold(cells[:1], self.room)
        yield [Styled(" " * min(row.sizes[0] + 2, max(self.room - under, 2))), *_in_columns(cells[1:], row.sizes[1:])]

    def _entry_text(self, entry: MeasureBlock, room: int) -> Iterator[Drawn]:
        lines = [*_fold(entry.head, room), *(_fold(entry.body, room) if entry.body else [])]
        for index, spans in enumerate(lines):
            yield [*_padded([Styled(entry.id if index == 0 else "", SKIP)], self.left), *spans]

    def _beside(self, entry: MeasureBlock) -> Iterator[Drawn]:
        left = list(self._entry_text(entry, _BESIDE - self.left - 2))
        right = [line for figure in entry.figures for line in self._figure(figure, self.left, _BESIDE)]
        for index in range(max(len(left), len(right))):
            text = left[index] if index < len(left) else []
            yield [*_padded(text, _BESIDE), *right[index]] if index < len(right) else text

    def _figure(self, figure: FigureLine, start: int, offset: int = 0) -> Iterator[Drawn]:
        """One figure line; its label is folded under itself, a population that has no room goes under it."""
        columns = self.columns
        if width(figure.id) >= max(start, ID):  # one that is told by its document
            yield [Styled(figure.id, SKIP)]
            figure = figure._replace(id="")
        if _width(figure.qualifier) > columns.qualifier:  # one of the few that are wider
            yield [*_padded([Styled(figure.id, SKIP)], start), *figure.qualifier]
            yield from self._figure(figure._replace(id="", qualifier=()), start, offset)
            return
        line = _padded([Styled(figure.id, SKIP)], start)
        for text, size in (([Styled(figure.rank, NAME)], columns.rank), ([Styled(figure.lead, NAME)], columns.lead)):
            line += _padded(text, size + 2) if size else []
        if columns.qualifier:
            line += _padded(list(figure.qualifier), columns.qualifier + 2)
        line += self._number(figure)
        rest = self._label_room(start, offset) - max(width(figure.unit) - columns.unit, 0)
        if figure.bar is not None:
            label = width(figure.label)
            line += [Styled(figure.label), Styled("  ")] if label else []
            line += _bar(figure.bar, (rest - label) // 2 if not label else (rest - label - 2) // 2)
        if rest < _LABEL and figure.bar is None:
            yield line
            yield from ([Styled(" " * start), Styled(each)] for each in _labels(figure, self.room - offset - start))
            return
        labels = [] if figure.bar is not None else _labels(figure, rest)
        yield [*line, *([Styled(labels[0])] if labels else [])]
        for each in labels[1:]:
            yield [Styled(" " * (start + columns.text)), Styled(each)]

    def _label_room(self, start: int, offset: int) -> int:
        return self.room - offset - start - self.columns.text

    def _number(self, figure: FigureLine) -> Drawn:
        gap = self.columns.whole - width(whole(figure))
        weight = NAME if figure.achieved else PLAIN
        bound = [Styled(figure.bound, CARE), Styled(" ")] if figure.bound else []
        number = Styled(figure.number, weight)
        after = self.columns.fraction - width(fraction(figure)) + 1
        unit = _padded([Styled(figure.unit)], self.columns.unit + 2)
        return [Styled(" " * gap), *bound, number, Styled(" " * after), *unit]


def _labels(figure: FigureLine, room: int) -> list[str]:
    label = clean(figure.label)
    if not figure.population or figure.population in figure.label:
        return wrap(label, room) if label else []
    whom = clean(figure.population)
    together = f"{label}（{whom}）"
    if width(together) <= room:
        return [together]
    return [*(wrap(label, room) if label else []), *wrap(whom, room)]


def _bar(bar: Bar, room: int) -> Drawn:
    """`━` for what is certain and `┄` for what is possible: of one width class, so that no terminal lies."""
    room = max(room, 4)
    solid = max(round(bar.solid * room), 1 if bar.solid else 0)
    possible = max(round(bar.possible * room) - solid, 1 if bar.is_open else 0)
    return [Styled("━" * solid, BAR), Styled("┄" * possible + (">" if bar.is_open else ""), CARE)]


def _padded(spans: Sequence[Styled], size: int) -> Drawn:
    used = _width(spans)
    return [*spans, Styled(" " * max(size - used, 1 if used else size))] if size else list(spans)


def _in_columns(cells: Sequence[Styled], sizes: Sequence[int]) -> Drawn:
    """Two blanks between columns, none after the last."""
    line: Drawn = []
    for cell, size in zip(cells[:-1], sizes, strict=False):
        line += _padded([cell], size + 2)
    return [*line, cells[-1]]


def _width(line: Sequence[Styled]) -> int:
    return sum(width(span.text) for span in line)


def _fold(spans: Sequence[Styled], room: int, hang: int = 0, *, units: bool = False) -> list[Drawn]:
    """`spans` in lines of at most `room` cells, each line after the first `hang` cells in."""
    texts = [Styled(clean(span.text), span.style) for span in spans if span.text]
    whole = "".join(span.text for span in texts)
    lines = _hanging(whole, room, hang) if hang else _in_units(whole, room) if units else wrap(whole, room)
    if len(texts) == 1 and not hang:
        return [[Styled(line, texts[0].style)] for line in lines]
    drawn: list[Drawn] = []
    styles = [span.style for span in texts for _char in span.text]
    position = 0
    for index, line in enumerate(lines):
        position = whole.find(line[:1], position) if line else position
        found: Drawn = [Styled(" " * hang)] if index and hang else []
        own = zip(line, styles[position : position + len(line)], strict=False)
        found += [Styled("".join(char for char, _style in run), style) for style, run in groupby(own, itemgetter(1))]
        position += len(line)
        drawn.append(found)
    return drawn


def _in_units(text: str, room: int) -> list[str]:
    """`text` in lines that end where two blanks stand; within a unit only where it is wider than a line."""
    lines: list[str] = []
    for unit in text.split("  "):
        if lines and width(lines[-1]) + 2 + width(unit) <= room:
            lines[-1] += f"  {unit}"
        else:
            lines += wrap(unit, room)
    return lines


def _hanging(text: str, room: int, hang: int) -> list[str]:
    first = wrap(text, room)[0]
    rest = text[text.find(first) + len(first) :].lstrip()
    return [first, *(wrap(rest, room - hang) if rest else [])]


def marked(content: str, words: Sequence[str], style: str = PLAIN) -> tuple[Styled, ...]:
    """`content` with every occurrence of the `words` marked as a match, found as a store finds them."""
    if not words:
        return (Styled(content, style),)
    folded = [(each, index) for index, char in enumerate(content) for each in _bare(char)]
    text = "".join(each for each, _index in folded)
    taken = [False] * len(content)
    for word in map(bare, words):
        start = text.find(word) if word else -1
        while start >= 0:
            first, last = folded[start][1], folded[start + len(word) - 1][1]
            taken[first : last + 1] = [True] * (last + 1 - first)
            start = text.find(word, start + len(word))
    runs = groupby(zip(content, taken, strict=True), itemgetter(1))
    return tuple(Styled("".join(char for char, _hit in run), MATCH if hit else style) for hit, run in runs)


@cache
def _bare(char: str) -> str:
    return bare(char)
