"""A field of a row as a cell: its heading and meaning, its value in words where it is of a closed vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from jobscli import words
from jobscli.language import _
from jobscli.show.book.model import PLAIN_NUMBER, Cell, Column, number_form
from jobscli.show.screen import CARE, NAME, PLAIN, SKIP
from jobscli.words.columns import columns

# The fields of closed vocabularies, each with the name of its vocabulary.
_VOCABULARIES = {
    "status": "status",
    "scope": "scope",
    "bound": "bound",
    "aspect": "aspect",
    "price_basis": "price_basis",
    "kind": "kind",
    "confidence": "confidence",
    "period_basis": "basis",
}
_AMOUNTS = frozenset(("value", "high"))  # figures, whose digits stand in groups
_CARE = frozenset(("left_out", "corrected"))
_SKIP = frozenset(("id", "document", "section", "measure", "of", "rule", "start", "end"))


def column(field: str) -> Column:
    """The column of `field`; one that no list has is headed by its name."""
    found = columns().get(field)
    return Column(field, found.title, found.told) if found else Column(field, field)


def in_order(fields: Iterable[str]) -> list[str]:
    """`fields` in the order in which a spreadsheet has them, those of no list last."""
    known = {name: place for place, name in enumerate(columns())}
    return sorted(fields, key=lambda field: known.get(field, len(known)))


def cell(field: str, value: Any) -> Cell:
    """The cell of a row for that field: a number typed, a date as one, a word of a closed vocabulary in Chinese."""
    style = CARE if field in _CARE else SKIP if field in _SKIP else PLAIN
    if value is None or isinstance(value, bool):
        return Cell({None: None, True: _("是"), False: _("否")}[value], style)
    if isinstance(value, int | float):
        number = Decimal(value) if isinstance(value, int) else Decimal(str(value))
        form = number_form(value if isinstance(value, int) else number, grouped=field in _AMOUNTS)
        return Cell(number, NAME if field == "value" else style, form)
    text = str(value)
    if field in _VOCABULARIES:
        text = words.say(_VOCABULARIES[field], text)
    if (known := columns().get(field)) is not None:
        text = known.words.get(text, text)
    if field == "published" and (day := _day(text)):
        return Cell(day, style, "yyyy-mm-dd")
    if field == "period" and text.isdecimal() and len(text) == 4:
        return Cell(Decimal(text), style, PLAIN_NUMBER)
    return Cell(text, style)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year >= 1900 else None  # a spreadsheet knows no day before
