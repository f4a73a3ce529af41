"""What a user says of a record that was read wrongly: kept beside what was read, and never written over it."""

from __future__ import annotations

from dataclasses import dataclass

from jobscli.record import FIELD_TYPES, field_types

TABLE = "corrections"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The value of one field as the user says it is, and what a later reading knows the record by.

    `value` and `read` are as JSON has them: text, number, list of texts, or nothing.
    """

    record: str  # the id of a document, a measure or a statistic
    document: str
    field: str
    value: object
    read: object
    why: str
    text: str | None = None  # the words of the figure, or the title of the measure
    metric: str | None = None  # of the figure, as it was read
    start: int | None = None


FIELD_TYPES[Correction] = field_types(Correction)

# What the user may correct, table by table. Where a record stands in its text is not among it: the text says so.
FIELDS: dict[str, tuple[str, ...]] = {
    "documents": ("title", "publisher", "published", "year", "regions", "place", "url"),
    "measures": ("region", "place", "title", "summary", "kind", "topics", "groups", "status", "note"),
    "statistics": (
        "region", "place", "metric", "label", "value", "high", "unit", "unit_inferred", "bound", "aspect",
        "price_basis", "status", "scope", "period", "period_basis", "population", "note",
    ),
}  # fmt: skip

# What follows from a field that is corrected.
FOLLOWING = {"place": "place_code", "unit": "unit_inferred", "aspect": "price_basis"}


def table_of(identity: str) -> str:
    """The table of the record with that id; a document's has no slash.

    >>> table_of("mohrss-2018"), table_of("mohrss-2018/m362"), table_of("mohrss-2018/s427")
    ('documents', 'measures', 'statistics')
    """
    if "/" not in identity:
        return "documents"
    return {"m": "measures", "h": "sections"}.get(identity.rpartition("/")[2][:1], "statistics")
