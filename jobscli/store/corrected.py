"""What the user has corrected, laid over the rows as they were read: every question sees it, no change writes it.

A correction knows its record by id and words. When a document is read anew a figure may stand at another place or
reach further, so it is looked for by its words too; one that finds no figure is told, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jobscli.correction import Correction, table_of
from jobscli.record import FIELD_TYPES, TABLES, UNSTATED_REGION

Row = Mapping[str, Any]
Change = tuple[str, object, str]  # field, value, why

# Whose region and place follow those of their document, and who tells of a correction.
_TOLD = ("documents", "measures", "statistics")
_PARTS = ("sections", "measures", "statistics", "words")


class Overlay:
    """The corrections of a store, by what they are of."""

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self.corrections = tuple(corrections)
        self._by_table: dict[str, list[Correction]] = {}
        for each in self.corrections:
            self._by_table.setdefault(table_of(each.record), []).append(each)
        self._whole: dict[str, list[Correction]] = {}  # of documents, which their parts follow
        for each in self._by_table.get("documents", ()):
            self._whole.setdefault(each.document, []).append(each)

    def touches(self, table: str) -> bool:
        """Whether a row of `table` may be another than it was read."""
        return table in self._by_table or (table in _PARTS and bool(self._whole))

    def over(self, table: str, rows: Sequence[Row], documents: Iterable[Row]) -> list[Row]:
        """`rows`, all that `table` has, with what is corrected in them; `documents` are the rows of that table."""
        own: dict[str, list[Change]] = {}
        for each, identity in self.placed(table, rows):
            if identity is not None:
                own.setdefault(identity, []).append((each.field, each.value, each.why))
        read = {_text(each, "id"): each for each in documents if each.get("id") in self._whole}
        return [self._row(table, row, own.get(_text(row, "id"), ()), read) for row in rows]

    def _row(self, table: str, row: Row, own: Sequence[Change], read: Mapping[str, Row]) -> Row:
        document = read.get(_text(row, "document")) if table in _PARTS else None
        named = {field for field, _value, _why in own}
        followed = _followed(table, row, document, self._whole[_text(document, "id")]) if document is not None else ()
        changes = [*own, *(each for each in followed if each[0] not in named)]
        if not changes:
            return row
        told = [{"field": field, "read": row.get(field), "why": why} for field, _value, why in changes]
        values = {field: value for field, value, _why in changes}
        return {**row, **values, **({"corrected": told} if table in _TOLD else {})}

    def placed(self, table: str, rows: Sequence[Row]) -> Iterator[tuple[Correction, str | None]]:
        """Each correction of `table` with the id of the row that it is of, None where there is none any more."""
        wanted = self._by_table.get(table, ())
        documents = {each.document for each in wanted}
        field = "id" if table == "documents" else "document"
        held = [row for row in rows if row.get(field) in documents] if wanted else []
        by_id = {_text(row, "id"): row for row in held}
        for each in wanted:
            row = by_id.get(each.record)
            if row is None or _words(table, row) not in (None, each.text):
                row = _found(table, each, held)
            yield each, None if row is None else _text(row, "id")


def _text(row: Row, field: str) -> str:
    found = row.get(field)
    return found if isinstance(found, str) else ""


def _words(table: str, row: Row) -> str | None:
    """The words by which a row is known again; a document is known by its id."""
    return {"statistics": _text(row, "text"), "measures": _text(row, "title")}.get(table)


def _found(table: str, wanted: Correction, rows: Sequence[Row]) -> Row | None:
    """The row that `wanted` is of now: one on part of the same words, else the only one of that metric and wording."""
    text, start = wanted.text, wanted.start
    if text is None or start is None:
        return None
    own = [row for row in rows if row.get("document") == wanted.document and type(row.get("start")) is int]
    near = [row for row in own if _overlaps(row, start, text, _words(table, row) or "")]
    if len(near) == 1:
        return near[0]
    alike = [row for row in own if _words(table, row) == text and row.get("metric") == wanted.metric]
    return alike[0] if len(alike) == 1 else None


def _overlaps(row: Row, start: int, text: str, words: str) -> bool:
    """Whether the row stands on the words that were at `start`, or a part of them, or more than them."""
    begins = row["start"]
    longer, shorter = (words, text) if len(words) > len(text) else (text, words)
    return bool(shorter) and shorter in longer and begins < start + len(text) and start < begins + len(words)


def _followed(table: str, row: Row, document: Row, whole: Sequence[Correction]) -> Iterator[Change]:
    """What of a part of `document`, as it was read, was taken from it, and follows what is corrected of it."""
    facts = {each.field: each for each in whole}
    region, place, year = facts.get("regions"), facts.get("place"), facts.get("year")
    regions = document.get("regions")
    at_home = row.get("region") == _one(regions)
    if region is not None and at_home and _one(region.value) is not None:
        yield "region", _one(region.value), region.why
    if (
        place is not None
        and at_home
        and "place" in FIELD_TYPES[TABLES[table]]
        and row.get("place") == document.get("place")
    ):
        yield "place", place.value, place.why
    if year is not None and row.get("period_basis") == "document" and row.get("period") == str(document.get("year")):
        yield "period", None if year.value is None else str(year.value), year.why
        if year.value is None:
            yield "period_basis", None, year.why


def _one(regions: object) -> object:
    """The region of what is about one; what is about none is in no region in particular."""
    if not isinstance(regions, list) or len(regions) > 1:
        return None
    return regions[0] if regions else UNSTATED_REGION
