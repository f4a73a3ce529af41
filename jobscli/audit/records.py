"""Each row of a store by itself: its fields, their types, and the values that they may have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, NamedTuple

from jobscli import words
from jobscli.audit.report import Checked, Problem
from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.record import (
    ASPECTS,
    BASES,
    BOUNDS,
    CONFIDENCES,
    FIELD_TYPES,
    KINDS,
    PRICE_BASES,
    REASONS,
    SCOPES,
    STATUSES,
    TABLES,
    UNSTATED_REGION,
    Document,
    Excluded,
    Measure,
    Record,
    Section,
    Statistic,
    from_json,
)
from jobscli.store.disk import Tables
from jobscli.wording import Wording

Placed = Section | Measure | Statistic | Excluded | Wording
Faults = Iterator[tuple[str, str]]  # (field, what is wrong with it)

_YEARS = range(1900, 2101)
_LONGEST = 16  # so many accepted values are listed, more are not
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHA256 = re.compile("[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,9}")


class Records(NamedTuple):
    """The records of a store that could be read, and every id that stands in it, in a readable row or not."""

    documents: tuple[Document, ...]
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    statistics: tuple[Statistic, ...]
    excluded: tuple[Excluded, ...]
    words: tuple[Wording, ...]
    ids: Mapping[str, Counter[str]]  # by table: in how many rows each stands
    owners: Mapping[str, str]  # the document of each record that has an id

    def of(self, document: str) -> Records:
        """Those of one document."""
        documents = tuple(each for each in self.documents if each.id == document)
        kept: Any = {
            table: tuple(each for each in getattr(self, table) if each.document == document)
            for table in ("sections", "measures", "statistics", "excluded", "words")
        }
        return self._replace(documents=documents, **kept)

    def parts(self) -> tuple[Placed, ...]:
        """What has a place in a document."""
        return (*self.sections, *self.measures, *self.statistics, *self.excluded, *self.words)

    def told(self) -> tuple[Measure | Statistic, ...]:
        """What stands under a heading."""
        return (*self.measures, *self.statistics)


def read_records(tables: Tables) -> tuple[Records, list[Checked]]:
    """The records of `tables`, and the checks of every row alone: a bad row keeps no other from being looked at."""
    records: dict[str, Any] = {}
    checks = [_known(tables)]
    ids: dict[str, Counter[str]] = {}
    for table in TABLES:
        rows = tables.get(table, {})
        seen = [_row(table, number, row) for number, row in rows.items()]
        records[table] = tuple(each.record for each in seen if each.record is not None)
        ids[table] = Counter(str(row.get("id")) for row in rows.values() if "id" in row)
        if table == "documents":  # what the user stated of a document may be odd, and the store is none the worse
            bad, odd = (tuple(problem for each in seen for problem in each[kind]) for kind in (1, 2))
            checks += [Checked(table, _WHAT[table], len(rows), bad), Checked("facts", _FACTS, len(rows), odd)]
        else:
            found = tuple(problem for each in seen for problem in (*each.bad, *each.odd))
            checks.append(Checked(table, _WHAT[table], len(rows), found))
    owned = (*records["sections"], *records["measures"], *records["statistics"])
    records |= {"ids": ids, "owners": {each.id: each.document for each in owned}}
    return Records(**records), checks


_FACTS = _("份文件：年份、日期、地区、网址")
_WHAT = {
    "documents": _("份文件：字段、类型"),
    "sections": _("个标题：字段、类型、取值"),
    "measures": _("项举措：字段、类型、取值"),
    "statistics": _("个数字：字段、类型、取值"),
    "excluded": _("处排除：字段、类型、缘由"),
    "words": _("段原文或它的索引：字段、类型"),
}


def _known(tables: Tables) -> Checked:
    strange = [name for name in tables if name not in ("meta", "corrections", *TABLES)]
    problems = tuple(Problem(name, "table", _("不认识的表")) for name in strange)
    return Checked("tables", _("个表：都认识"), len(tables), problems)


def identity(record: Record) -> str:
    """The id by which a problem names `record`; an exclusion and a paragraph have none and are named by their span."""
    return f"{record.document}/{record.start}:{record.end}" if isinstance(record, Excluded | Wording) else record.id


class _Row(NamedTuple):
    """The record in a row, None when it cannot be read; the fields that keep it from that; values that are odd."""

    record: Any
    bad: tuple[Problem, ...]
    odd: tuple[Problem, ...]


def _row(table: str, number: str, row: Mapping[str, Any]) -> _Row:
    kind: Any = TABLES[table]
    bad: dict[str, str] = {}
    try:
        record: Record = from_json(kind, row)
    except StoreError:
        bad = dict(_unreadable(kind, row))
        record = from_json(kind, {**_blank(kind), **{name: value for name, value in row.items() if name not in bad}})
    # Without the fields that name it, the row's place in the file is all there is to go by.
    nameless = (
        not {"document", "start", "end"}.isdisjoint(bad)
        if table in ("excluded", "words")
        else not getattr(record, "id", "")
    )
    where = f"{table}#{number}" if nameless else identity(record)
    odd = [Problem(where, name, detail) for name, detail in _VALUES[table](record) if name not in bad]
    unread = [Problem(where, name, detail) for name, detail in bad.items()]
    return _Row(None if bad else record, tuple(unread), tuple(odd))


def _unreadable(kind: Any, row: Mapping[str, Any]) -> Faults:
    """Each field of `row` that keeps it from being a record, tried one by one on an otherwise blank one."""
    blank = _blank(kind)
    for name, value in row.items():
        try:
            from_json(kind, {**blank, name: value})
        except StoreError as error:
            yield name, error.message
    for name in blank:
        if name not in row:
            yield name, _("缺这个字段")


def _blank(kind: Any) -> dict[str, Any]:
    """The fields that a record must have, each with a value of its type."""
    blanks: dict[str, Any] = {"str": "", "int": 0, "Decimal": 0}
    return {each.name: blanks.get(FIELD_TYPES[kind][each.name]) for each in fields(kind) if each.default is MISSING}


def _among(name: str, value: object, accepted: Collection[str]) -> Faults:
    if value not in accepted:
        known = _("；可以是 {all}").format(all="、".join(accepted)) if len(accepted) <= _LONGEST else ""
        yield name, _("没有“{value}”这个取值").format(value=f"{value!s:.40}") + known


def _filled(record: Record, *names: str) -> Faults:
    for name in names:
        value = getattr(record, name)
        if value is not None and not value.strip():
            yield name, _("是空的")


def _region(name: str, value: str, also: Collection[str] = ()) -> Faults:
    if value not in words.regions() and value not in also:
        yield name, _("没有“{value}”这个地区").format(value=f"{value:.40}")


def _document(record: Document) -> Faults:
    yield from _filled(record, "id", "title", "publisher")
    if "/" in record.id or not record.id.isprintable():
        yield "id", _("编号里不能有斜杠和不可见的字符")
    if record.year is not None and record.year not in _YEARS:
        yield "year", _("{year} 不是年份").format(year=record.year)
    if record.published is not None and not _is_date(record.published):
        yield "published", _("“{value}”不是 2021-11-11 这样的日期").format(value=f"{record.published:.40}")
    for each in record.regions:
        yield from _region("regions", each)
    if len(set(record.regions)) < len(record.regions):
        yield "regions", _("地区重复")
    if record.sha256 is not None and not _SHA256.fullmatch(record.sha256):
        yield "sha256", _("不是 64 位十六进制数")
    if record.url is not None and not record.url.startswith(("https://", "http://")):
        yield "url", _("不是网址")


def _is_date(text: str) -> bool:
    try:
        return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _section(record: Section) -> Faults:
    yield from _filled(record, "id", "document", "title")
    yield from _region("region", record.region, (UNSTATED_REGION,))
    if not _NUMBER.fullmatch(record.number):
        yield "number", _("“{value}”不是 2 或 2.3 这样的节号").format(value=f"{record.number:.40}")


def _measure(record: Measure) -> Faults:
    yield from _filled(record, "id", "document", "title")
    yield from _region("region", record.region, (UNSTATED_REGION,))
    yield from _among("kind", record.kind, KINDS)
    for each in record.topics:
        yield from _among("topics", each, words.terms("topic"))
    for each in record.groups:
        yield from _among("groups", each, words.terms("group"))
    for named in record.names:
        yield from _among("names", named.kind, ("quoted", "descriptive"))
        if not named.name.strip():
            yield "names", _("名称是空的")
    yield from _among("status", record.status, ("achieved", "target"))
    if record.confidence is not None:
        yield from _among("confidence", record.confidence, CONFIDENCES)
    if record.paragraph < 1:
        yield "paragraph", _("段落从 1 数起")


def _statistic(record: Statistic) -> Faults:
    yield from _filled(record, "id", "document", "metric", "label", "text", "unit", "unit_inferred", "place")
    yield from _filled(record, "population", "note")
    yield from _region("region", record.region, (UNSTATED_REGION,))
    yield from _among("bound", record.bound, BOUNDS)
    yield from _among("aspect", record.aspect, ASPECTS)
    if record.price_basis is not None:
        yield from _among("price_basis", record.price_basis, PRICE_BASES)
    yield from _among("status", record.status, STATUSES)
    yield from _among("scope", record.scope, SCOPES)
    if record.period_basis is not None:
        yield from _among("period_basis", record.period_basis, BASES)
    if record.confidence is not None:
        yield from _among("confidence", record.confidence, CONFIDENCES)
    if record.paragraph < 1:
        yield "paragraph", _("段落从 1 数起")


def _excluded(record: Excluded) -> Faults:
    yield from _filled(record, "document", "text")
    yield from _among("reason", record.reason, REASONS)


def _wording(record: Wording) -> Faults:
    yield from _filled(record, "document")
    yield from _region("region", record.region, (UNSTATED_REGION,))
    if sum((record.text is not None, bool(record.words), bool(record.pairs))) != 1:
        yield "words", _("一段要么有原文，要么有它的词，要么是整份文件的字对")
    for name in ("words", "pairs"):
        if list(getattr(record, name)) != sorted(set(getattr(record, name))):
            yield name, _("要排好序，不重复")


_VALUES: dict[str, Callable[[Any], Faults]] = {
    "documents": _document,
    "sections": _section,
    "measures": _measure,
    "statistics": _statistic,
    "excluded": _excluded,
    "words": _wording,
}


def value_faults(table: str, record: Record) -> Faults:
    """What is odd about the values of a record of `table`."""
    return _VALUES[table](record)
