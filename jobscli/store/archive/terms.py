"""A row of a table as a document of the index: what it can be found by, and the row itself.

Fields of an index document:

- `key`: exact values, `table=statistics`, `region=江苏`, `year#2018`, `place-` (null);
- `t_title`, `t_quote` …: a text field as overlapping pairs of its characters, with their positions, so that a word of
  two characters is a term and a longer one a phrase;
- `combo`: the values by which rows are counted, joined;
- `seq`: the how manieth row ever put in it is; `table`: of which table, as a number;
- `row`: the row as a question sees it, JSON; `read`: as it was read, where a correction is laid over it.

A row is without the fields in which it has nothing, where that is what a record without them has.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import fields as fields_of
from functools import lru_cache
from itertools import product
from operator import add
from typing import Any, NamedTuple

from jobscli.record import FIELD_TYPES, TABLES, number
from jobscli.store.ends import ends_of
from jobscli.store.face import TAIL, Scalar, Where
from jobscli.store.matching import BREAK, MEASURE, WEIGHTS, called, phrased, searched
from jobscli.store.rows import each_of

Row = Mapping[str, Any]

# Values that no question names one by one, or that are as long as a sentence: these are compared on the rows found.
_UNKEYED = frozenset(
    {
        "start",
        "end",
        "paragraph",
        "value",
        "high",
        "summary",
        "quote",
        "note",
        "corrected",
        "text",
        "words",
        "pairs",
    }
)
KEYED: dict[str, tuple[str, ...]] = {
    table: tuple(field for field in FIELD_TYPES[kind] if field not in _UNKEYED) for table, kind in TABLES.items()
}
# The parts of a document are found by it and by the tail of their id: a term of each id would be a third of all terms.
PARTS = frozenset(table for table in TABLES if table != "documents" and "id" in KEYED[table])
# What rows are counted by, each a term of its own; by other fields they are counted row by row.
COMBINED: dict[str, tuple[tuple[str, ...], ...]] = {
    "documents": (("id",), ("place",), ("year",), ("regions", "place", "year"), ("regions", "id")),
    "sections": (("region",),),
    "measures": (("region",), ("region", "kind", "names")),
    "statistics": (("region",), ("metric", "region"), ("metric", "unit"), ("metric", "period"), ("metric", "label"),
                   ("unit", "unit_inferred"), ("place",), ("population",), ("region", "place"), ("period",)),
}  # fmt: skip
# The text of a paragraph; one that has an index of its words instead is found by a key.
PARAGRAPH = "paragraph"
INDEX = "index"
TEXTS = tuple(dict.fromkeys((*(field for fields in WEIGHTS.values() for field in fields), MEASURE, PARAGRAPH)))
PREFIX = "t_"

JOINT = "\x1f"
_NOTHING = "-"
_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=number)
FEW = 16  # values for each of which the terms are looked at by themselves
LONGEST = 200  # characters of a value in a key; a longer one is known by its digest
# Hits of one score stand in the order of the tables, those of a table in the order in which they were put.
RANKS = {table: rank for rank, table in enumerate((*WEIGHTS, *(each for each in TABLES if each not in WEIGHTS)))}
TABLE_OF = tuple(RANKS)


def key(field: str, value: Scalar) -> str:
    """The term under which the rows are found that hold `value` in `field`.

    >>> key("region", "江苏"), key("year", 2018), key("place", None)
    ('region=江苏', 'year#2018', 'place-')
    """
    if value is None:
        return f"{field}-"
    if isinstance(value, str):
        return f"{field}={value}" if len(value) <= LONGEST else f"{field}~{_digest(value)}"
    return f"{field}#{value}"


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def keys(table: str, row: Row) -> list[str]:
    """The terms of all exact values of `row`."""
    found = list(_without(table, tuple(row)))
    texts = _KEYS[table]
    for field, value in row.items():
        text = texts.get(field)
        if text is None:
            continue
        if type(value) is str and len(value) <= LONGEST:
            found.append(text + value)
        elif value is None:
            found.append(f"{field}-")
        elif isinstance(value, list | tuple):
            found += [key(field, each) for each in (each_of(value) if value else ())]
        else:
            found.append(key(field, value))
    if table in PARTS and not _is_of(row.get("id"), row.get("document")):
        found.append(key("id", row.get("id")))
    return [*found, *(key(TAIL, each) for each in ends_of(row.get("id")))]


_KEYS = {
    table: {field: f"{field}=" for field in fields if field != "id" or table not in PARTS}
    for table, fields in KEYED.items()
}


@lru_cache(maxsize=1024)
def _without(table: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """The terms of a row that has just the fields `named`: of its table, and of what it has nothing in."""
    return (f"table={table}", *(f"{field}-" for field in _KEYS[table] if field not in named))


def _is_of(identity: Any, document: Any) -> bool:
    """Whether `identity` is that of a part of `document`, as each is but in a bad row."""
    return isinstance(identity, str) and "/" in identity and identity.rpartition("/")[0] == document


def combined(table: str, row: Row) -> list[str]:
    """The values of `row` by which its table is counted, a term for each combination, several for those of a list."""
    parts = {field: _part(row.get(field)) for field in _COUNTED[table]}
    listed = [field for field in LISTS[table] if row.get(field)]
    if not listed:
        return [JOINT.join([begins, *[parts[field] for field in fields]]) for begins, fields in _COMBINED[table]]
    several = {**{field: [part] for field, part in parts.items()}, **{field: _each(row[field]) for field in listed}}
    return [
        JOINT.join((begins, *each))
        for begins, fields in _COMBINED[table]
        for each in product(*(several[field] for field in fields))
    ]


def _part(value: Any) -> str:
    if type(value) is str and len(value) <= LONGEST and JOINT not in value:
        return f"={value}"
    return _NOTHING if not value and isinstance(value, list | None) else counted(value)


def _each(values: Any) -> list[str]:
    return [counted(each) for each in each_of(values)]


_COMBINED = {
    table: [(f"{table}{place}", fields) for place, fields in enumerate(each)] for table, each in COMBINED.items()
}
_COUNTED = {
    table: tuple(dict.fromkeys(field for fields in each for field in fields)) for table, each in COMBINED.items()
}


LISTS = {
    table: tuple(field for field in fields if FIELD_TYPES[TABLES[table]][field].startswith("tuple"))
    for table, fields in _COUNTED.items()
}


def counted(value: Any) -> str:
    """A value as a part of a term: nothing, a text, or something else that is known by its first character."""
    if value is None:
        return _NOTHING
    if isinstance(value, str) and JOINT not in value:
        return f"={value[:LONGEST]}"
    return f"#{_PLAIN.encode(value)}"


def uncounted(part: str) -> Any:
    """The value of which `counted` made a part of a term; a text is cut where it is very long."""
    return part[1:] if part[0] == "=" else None if part == _NOTHING else json.loads(part[1:])


class Combination(NamedTuple):
    """What rows of a table are counted by: the fields that are joined, and with what the terms of them begin."""

    begins: str
    fields: tuple[str, ...]

    def has(self, where: Where) -> bool:
        """Whether the terms tell of all that `where` asks."""
        return set(where) <= set(self.fields)

    def begins_with(self, where: Where) -> bool:
        """Whether `where` asks for a few values of the first field, so that few terms are to be looked at."""
        return 0 < len(where.get(self.fields[0], ())) <= FEW

    def asked(self, where: Where) -> dict[str, frozenset[str]]:
        """The values that `where` asks for, as parts of terms, by the fields of these terms."""
        return {field: frozenset(map(counted, where[field])) for field in self.fields if field in where}

    def prefixes(self, where: Where) -> list[str]:
        """With what the terms begin that have one of the values that `where` asks for in the first field."""
        if not self.begins_with(where):
            return [self.begins]
        more = JOINT if len(self.fields) > 1 else ""
        return [f"{self.begins}{part}{more}" for part in sorted(self.asked(where)[self.fields[0]])]


def telling(table: str, where: Where, by: Collection[str]) -> Combination | None:
    """The combination of fields that alone tells what `where` accepts, too; None where there is none."""
    lists = LISTS.get(table, ())
    for field, wanted in where.items():
        # An inferred unit stands for one; a row is counted for each value of a list, or for none; a long one is cut.
        if field in ("unit", TAIL) or (field in lists and (len(wanted) > 1 or None in wanted)):
            return None
        if any(isinstance(each, str) and (len(each) > LONGEST or JOINT in each) for each in wanted):
            return None
    return combination(table, {*by, *where})


def combination(table: str, fields: Collection[str]) -> Combination | None:
    """The smallest combination of all `fields` that counts a row for no other list; None where there is none."""
    lists = set(LISTS.get(table, ())) - set(fields)
    fitting = [each for each in _COMBINED.get(table, ()) if set(fields) <= set(each[1]) and not lists & set(each[1])]
    found = min(fitting, key=lambda each: len(each[1]), default=None)
    return found and Combination(found[0] + JOINT, found[1])


@lru_cache(maxsize=4096)
def pairs(text: str) -> str:
    r"""The overlapping pairs of the characters of `text`, a blank between them; no pair reaches across a break.

    The last character before a break stands alone, so that each character begins a term.

    >>> pairs("就业率"), pairs("a\x1fbc")
    ('就业 业率 率', 'a \x1f bc c')
    """
    return _pairs(text) if BREAK not in text else f" {BREAK} ".join(map(_pairs, text.split(BREAK)))


def _pairs(phrase: str) -> str:
    return " ".join((*map(add, phrase, phrase[1:]), phrase[-1:]))


def words_of(text: str) -> list[str]:
    """The terms that stand in a row, each at the next position, where `text` is said: two or more characters."""
    return [text[at : at + 2] for at in range(len(text) - 1)]


def indexed(table: str, place: int, row: Row, line: bytes, read: Row | None, measure: Row | None) -> dict[str, Any]:
    """The document of the index for `row` of `table`, the `place`th row put in, which is written as `line`.

    `read` is the row as it was read where something is corrected in it, `measure` the one that a figure belongs to.
    """
    found: dict[str, Any] = {"key": keys(table, row), "seq": place, "table": RANKS[table], "row": line}
    if read is not None:
        found["read"] = dumped(read)
    if table in COMBINED:
        found["combo"] = combined(table, row)
    for field in WEIGHTS.get(table, ()):
        if text := searched(field, row):
            found[PREFIX + field] = pairs(text)
    if table == "words":
        found |= _of_paragraph(row, found["key"])
    if measure is not None:
        found[PREFIX + MEASURE] = pairs(called(measure))
    return found


def _of_paragraph(row: Row, found: list[str]) -> dict[str, Any]:
    if row.get("text") is None:
        return {"key": [*found, key(INDEX, 1)]}
    return {PREFIX + PARAGRAPH: pairs(phrased(str(row["text"])))}


def sparse(table: str, row: Row) -> dict[str, Any]:
    """`row` without the fields in which it has nothing, where a record that lacks them has nothing there either."""
    needed = _NEEDED[table]
    return {field: value for field, value in row.items() if value is not None or field in needed}


_NEEDED = {
    table: frozenset(each.name for each in fields_of(kind) if each.default is not None)
    for table, kind in TABLES.items()
}


def dumped(row: Row) -> bytes:
    """`row` as JSON in UTF-8. Half a character (a lone surrogate) is written escaped."""
    try:
        return _PLAIN.encode(row).encode()
    except UnicodeEncodeError:
        return json.dumps(row, separators=(",", ":"), default=number).encode()


def fits(table: str, field: str) -> bool:
    """Whether rows of `table` are found by their values in `field`."""
    return field in KEYED[table]


def tables_with(field: str) -> list[str]:
    """The tables whose rows are found by their values in `field`."""
    return [table for table, fields in KEYED.items() if field in fields]


def known(table: str, field: str) -> bool:
    """Whether rows of `table` have a field of that name."""
    return field in FIELD_TYPES[TABLES[table]]
