"""A store's file in the form that we write, a record a line: of its lines those are parsed that a question needs.

To parse a store whole takes longer than to answer most questions: of 31 reports (7 MB) 60 ms, where a fast JSON reader
still takes 27 and 17 to be loaded, and to look for a value in the bytes takes 2. What is not in this form, by its
checksum and its outline, is no `Lines` and is parsed whole.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from jobscli.record import FIELD_TYPES, TABLES, Name
from jobscli.store import checksum, limits
from jobscli.store.face import ANY, TAIL, Scalar, Where
from jobscli.store.matching import accepts
from jobscli.store.rows import Row

# The field of `meta` that tells of each table its size, its rows, and the lines that `sift` may not pass over.
FIELD = "lines"
_META = b'{"meta": {\n'
_HEAD = 16384  # `meta` is written first
_TABLE = re.compile(rb',\n"([a-z]+)": \{(?:(\})|\n)')
# Of more values than this it is faster to look a field's values up than to look for each of them.
_FEW = 4
# What stands in the parts of a row too, so that the first of that name need not be the row's own.
_NESTED = frozenset(FIELD_TYPES[Name])

Parse = Callable[[bytes], Any]
# Where in some bytes, from one place to another, something stands: its place, -1 where it does not.
Find = Callable[[bytes, int, int], int]
# By table where its lines begin and end, and how many there are.
Spans = dict[str, tuple[int, int, int]]


class Lines:
    """The rows of a store by table, as bytes until they are asked for; a row is known by the place of its line.

    Places are counted from the first line of a table; `spans` says where in `content` the lines of each are.
    """

    def __init__(self, content: bytes, spans: Spans, parse: Parse) -> None:
        self._content = content
        self._spans = spans
        self._parse = parse

    def rows(self, table: str, where: Where = ANY) -> list[Row]:
        """The rows of `table` that `where` accepts, in their order.

        Raises ValueError, TypeError, RecursionError or ArithmeticError where the lines hold none.
        """
        sought: list[list[Find]] = [
            finds for field, wanted in where.items() for finds in self._finds(table, field, wanted)
        ]
        if not sought:
            start, end, _rows = self._span(table)
            rows = _objects(self._parse(b"{" + self._content[start:end] + b"}").values())
        else:
            fewest: list[Find] = min(sought, key=len)
            rows = self.parsed(table, self.places(table, fewest))
        return [row for row in rows if accepts(where, row)] if where else rows

    def parsed(self, table: str, places: Iterable[int]) -> list[Row]:
        """The rows of `table` in the lines at `places`. Raises as `rows` does."""
        return _objects(self._parse(b"[" + b",".join(self.line(table, place) for place in places) + b"]"))

    def line(self, table: str, place: int) -> bytes:
        """The JSON object in the line at `place`."""
        start, end, _rows = self._span(table)
        found = self._content.find(b",\n", start + place, end)
        return self._content[self._content.find(b"{", start + place) : found if found >= 0 else end]

    def places(self, table: str, finds: Iterable[Find]) -> list[int]:
        """Where the lines are in which one of `finds` finds something, in their order."""
        start, end, _rows = self._span(table)
        content = self._content
        found: set[int] = set()
        for find in finds:
            at = find(content, start, end)
            while at >= 0:
                found.add(content.rfind(b"\n", start, at) + 1 or start)
                line_end = content.find(b"\n", at, end)
                at = find(content, line_end, end) if line_end >= 0 else -1
        return [each - start for each in sorted(found)]

    def _span(self, table: str) -> tuple[int, int, int]:
        return self._spans.get(table, (0, 0, 0))

    def _finds(self, table: str, field: str, wanted: Collection[Scalar]) -> Iterator[list[Find]]:
        """What finds every line with one of the values `wanted` in `field`, and perhaps others; nothing where none can.

        What says nothing in the field may not have it at all.
        """
        if field == TAIL:  # of an id, bare or with two letters
            yield [literal(f'/{end}"'.encode()) for each in map(str, wanted) for end in (each, each[:-2])]
            return
        values = [_written(each) for each in wanted if isinstance(each, str)]
        if len(values) < len(wanted):
            return
        # One of several may stand anywhere in its list, and a unit in `unit_inferred`, too.
        loose = _type(table, field).startswith("tuple") or field == "unit"
        key = b"" if loose else f'"{field}": '.encode()
        if len(values) <= _FEW:
            yield [literal(key + value) for value in values]
        elif not loose and not any(b"\\" in value for value in values):
            yield [_among(key, frozenset(values))]

    def counts(self, table: str, by: tuple[str, ...], where: Where = ANY) -> dict[tuple[Scalar, ...], int] | None:
        """How many rows that `where` accepts have each combination of values of the fields `by`.

        None where that cannot be read off.
        """
        # A few values are found faster by themselves; for a unit another field may stand.
        if "unit" in where or any(len(wanted) <= _FEW for wanted in where.values()):
            return None
        columns = [self.column(table, field) for field in (*by, *where)]
        read = [column for column in columns if column is not None]
        if len(read) < len(columns):
            return None
        found: dict[tuple[Scalar, ...], int] = {}
        for values, n in Counter(zip(*read, strict=True)).items():
            if all(value in wanted for value, wanted in zip(values[len(by) :], where.values(), strict=True)):
                found[values[: len(by)]] = found.get(values[: len(by)], 0) + n
        return found

    def column(self, table: str, field: str) -> list[str | None] | None:
        """What each row has in `field`, a text or nothing; None where that cannot be read off its line."""
        kind = _type(table, field)
        start, end, rows = self._span(table)
        if not kind.startswith("str") or field in _NESTED:
            return None
        null = "null|" if kind.endswith("None") else ""
        pattern = re.compile(f'"{field}": ({null}"[^"\\\\]*")'.encode())
        values = pattern.findall(self._content, start, end)
        if len(values) != rows:
            return None
        texts = b"\n".join(values).decode().split("\n") if values else []
        return [None if text == "null" else text[1:-1] for text in texts]


def _objects(values: Iterable[Any]) -> list[Row]:
    found = list(values)
    if not all(type(each) is dict for each in found):
        raise ValueError(found)
    return found


def literal(sought: bytes) -> Find:
    """What finds `sought`."""
    return lambda content, start, end: content.find(sought, start, end)


def _among(key: bytes, values: frozenset[bytes]) -> Find:
    """What finds one of `values`, texts without escapes, behind `key`."""
    pattern = re.compile(re.escape(key) + rb'("[^"]*")')

    def find(content: bytes, start: int, end: int) -> int:
        return next((each.start() for each in pattern.finditer(content, start, end) if each[1] in values), -1)

    return find


def _type(table: str, field: str) -> str:
    return FIELD_TYPES[TABLES[table]].get(field, "") if table in TABLES else ""


def _written(text: str) -> bytes:
    """`text` as it stands in a line."""
    return json.dumps(text, ensure_ascii=False).encode("utf-8", "backslashreplace")


def lines(content: bytes, is_ours: Callable[[Any], bool], parse: Parse) -> Lines | None:
    """The lines of a store's file that is as it was written, by its checksum; None of any other.

    `is_ours` tells whether the row of `meta` is that of a store that needs no migration; `parse` reads JSON.
    """
    end = content.find(b"\n}", 0, _HEAD)
    if not content.startswith(_META) or end < 0 or not limits.is_short(content):
        return None
    try:
        meta = list(parse(b"{" + content[len(_META) : end] + b"}").values())
        if len(meta) != 1 or not is_ours(meta[0]) or not checksum.stands(meta[0].get(checksum.FIELD), content):
            return None
        told = meta[0][FIELD]
        spans = _spans(content, end + 2, {table: (each["bytes"], each["rows"]) for table, each in told.items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, ArithmeticError):
        return None
    return None if spans is None else Lines(content, {"meta": (len(_META), end, 1), **spans}, parse)


def _spans(content: bytes, at: int, told: Mapping[str, tuple[int, int]]) -> Spans | None:
    """Where the lines of each table begin and end, as `told`; None where the file has not those marks there."""
    found: Spans = {}
    for table, (size, rows) in told.items():
        head = f',\n"{table}": {{'.encode()
        if not content.startswith(head, at) or type(size) is not int or size < 0:
            return None
        start = at + len(head) + (rows > 0)
        at = start + size + 1 + (rows > 0)
        if content[start - 1 : start] != (b"\n" if rows else b"{") or not content.startswith(
            b"\n}" if rows else b"}", start + size
        ):
            return None
        found[table] = start, start + size, rows
    return found if content.startswith(b"}\n", at) and at + 2 == len(content) else None


def told_of(others: bytes, characters: str, moves: Callable[[str], bool]) -> dict[str, dict[str, Any]]:
    """What `meta` tells of the tables in `others`, the bytes behind it: their size, rows, and which lines are beyond.

    These are the lines with one of `characters` for which `moves` is true. Nothing where the tables are not in the form
    that we write.
    """
    spans: Spans = {}
    at = 0
    while head := _TABLE.match(others, at):
        start = head.end()
        end = start if head[2] else others.find(b"\n}", start)
        if end < 0 or head[1].decode() in spans:
            return {}
        spans[head[1].decode()] = start, end, 0 if head[2] else others.count(b"\n", start, end) + 1
        at = end if head[2] else end + 2
    found = Lines(others, spans, json.loads)
    finds = [literal(each.encode()) for each in characters]
    told = {}
    for table, (start, end, rows) in spans.items() if at == len(others) else ():
        places = [each for each in found.places(table, finds) if moves(found.line(table, each).decode())]
        told[table] = {"bytes": end - start, "rows": rows, "beyond": places}
    return told
