"""A book as plain data: sheets, their columns, their lines of cells. What it says, not how a format draws it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from jobscli.show.screen import PLAIN, StyledText

Value = str | int | Decimal | date | StyledText | None
Kind = Literal["title", "head", "text", "row", "gap"]
Align = Literal["left", "right", "center"]

PLAIN_NUMBER = "0"  # of what is counted off: a rank, a year, a paragraph
REFERENCE = '"["0"]"'  # the number of a reference: [1]


class Cell(NamedTuple):
    """A value in one of the styles of a screen; `form` is how its number is written, see `number_form`.

    `align` says at which edge it stands where that is not the one of its column.
    """

    value: Value = None
    style: str = PLAIN
    form: str = ""
    align: Align | None = None


class Line(NamedTuple):
    """A line of cells that begins in the column `start`; a text runs across all columns right of that.

    `figure` says whether it is a figure line of a screen.
    """

    cells: tuple[Cell, ...]
    kind: Kind = "row"
    start: int = 0
    figure: bool = False


class Column(NamedTuple):
    """A column: the field that it holds, its heading, what that means, how many cells of a terminal it is wide, and at
    which edge its cells stand.
    """

    field: str
    title: str
    told: str = ""
    width: int = 10
    wraps: bool = False
    align: Align = "left"


class Sheet(NamedTuple):
    """A sheet: what its tab says, its columns, its lines, of which those up to the heads stay in sight.

    `frozen` columns stay in sight, too; `printed` is how many columns go on paper, 0 for all.
    """

    name: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    frozen: int = 0
    printed: int = 0
    filtered: bool = False

    @property
    def head(self) -> int | None:
        """Which line holds the headings of its columns."""
        return next((index for index, each in enumerate(self.lines) if each.kind == "head"), None)

    @property
    def wide(self) -> int:
        """How many cells of a terminal its printed columns are wide."""
        return sum(each.width for each in self.columns[: self.printed or None])


class Book(NamedTuple):
    """The sheets of an answer under a title."""

    title: str
    sheets: tuple[Sheet, ...]


def align_of(cells: Iterable[Cell]) -> Align:
    """Where the cells of a column stand: amounts and the texts among them at the right, what is counted off centred."""
    forms = {each.form for each in cells if isinstance(each.value, Decimal | int)}
    return "left" if not forms else "center" if forms <= {PLAIN_NUMBER, REFERENCE} else "right"


def number_form(value: Decimal | int, *, signed: bool = False, grouped: bool = True) -> str:
    """How a number is written, in the language of spreadsheets: as many decimals as it has, at most six.

    >>> number_form(Decimal("149.40")), number_form(Decimal("1E+3")), number_form(Decimal("-0.5"), signed=True)
    ('#,##0.0', '#,##0', '+#,##0.0;-#,##0.0;0.0')
    """
    if isinstance(value, int) and not signed:
        return "#,##0" if grouped else "0"
    places = min(max(-int(Decimal(value).normalize().as_tuple().exponent), 0), 6)
    form = ("#,##0" if grouped else "0") + (f".{'0' * places}" if places else "")
    zero = form.removeprefix("#,##")
    return f"+{form};-{form};{zero}" if signed else form


def worded(form: str, before: str, after: str) -> str:
    """`form` with words before and after the number, which stays one: 至少 690.

    >>> worded("#,##0", "至少 ", "*")
    '"至少 "#,##0"*"'
    """
    parts = [(f'"{before}"' if before else "") + each + (f'"{after}"' if after else "") for each in form.split(";")]
    return ";".join(parts)


_DIGITS = re.compile(r"(?:#,##)?0(?:\.0+)?")


def written(value: Decimal, form: str) -> str:
    """`value` as a spreadsheet writes it in that form.

    >>> written(Decimal(7000), '"至少 "#,##0"*"'), written(Decimal("-0.5"), "+0.0;-0.0;0.0")
    ('至少 7,000*', '-0.5')
    """
    positive, *others = form.split(";")
    shape = others[0] if others and value < 0 else others[1] if len(others) > 1 and not value else positive
    found = _DIGITS.search(shape)
    if found is None:
        return str(value)
    places = len(found[0].partition(".")[2])
    number = f"{abs(value) if others else value:{',' if ',' in found[0] else ''}.{places}f}"
    return (shape[: found.start()] + number + shape[found.end() :]).replace('"', "")
