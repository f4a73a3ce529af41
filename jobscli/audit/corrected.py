"""What users have corrected: each names a field and a value that may stand there, and finds the record it is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jobscli.audit.records import value_faults
from jobscli.audit.report import Checked, Problem
from jobscli.correction import FIELDS, FOLLOWING, TABLE, Correction, table_of
from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.record import TABLES, from_json
from jobscli.store.corrected import Overlay
from jobscli.store.disk import Tables

Made = frozenset[tuple[str, str]]  # record and field


def check(stores: Sequence[Tables]) -> tuple[Made, Checked]:
    """What is corrected in the records of `stores`, of which the last is the user's, and what is wrong with it."""
    rows = stores[-1].get(TABLE, {})
    found: list[Correction] = []
    problems: list[Problem] = []
    for number, row in rows.items():
        try:
            kind: Any = Correction
            found.append(from_json(kind, row))
        except StoreError as error:
            problems.append(Problem(f"{TABLE}#{number}", "record", error.message))
    placed = _placed(found, stores)
    for each in found:
        at = placed.get((each.record, each.field))
        problems += [Problem(each.record, field, told) for field, told in _faults(each, at)]
    made = frozenset((str(at["id"]), each.field) for each in found if (at := placed.get((each.record, each.field))))
    return made, Checked(TABLE, _("处更正：取值对，找得到所改的记录"), len(rows), tuple(problems))


def _placed(found: Sequence[Correction], stores: Sequence[Tables]) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The row that each correction is of."""
    overlay = Overlay(found)
    at: dict[tuple[str, str], Mapping[str, Any]] = {}
    for tables in stores:
        for table in TABLES if found else ():
            rows = list(tables.get(table, {}).values())
            by_id = {str(row.get("id")): row for row in rows}
            for each, identity in overlay.placed(table, rows):
                if identity is not None:
                    at.setdefault((each.record, each.field), by_id[identity])
    return at


def _faults(made: Correction, row: Mapping[str, Any] | None) -> Iterator[tuple[str, str]]:
    table = table_of(made.record)
    if made.field not in (*FIELDS.get(table, ()), *FOLLOWING.values()):
        yield made.field, _("这一项不能更正")
        return
    if not made.why.strip():
        yield made.field, _("更正没有理由")
    if row is None:
        yield made.field, _("更正找不到它的数了；不要了就用 jobscli correct {id} --remove").format(id=made.record)
        return
    kind: Any = TABLES[table]
    try:
        record = from_json(kind, {**row, made.field: made.value})
    except StoreError as error:
        yield made.field, _("更正的值不对：{why}").format(why=error.message)
        return
    for field, told in value_faults(table, record):
        if field == made.field:
            yield field, _("更正的值不对：{why}").format(why=told)


def without(checks: Sequence[Checked], made: Made) -> list[Checked]:
    """`checks` without what they say of fields that the user has corrected: what was read is known to be wrong."""
    if not made:
        return list(checks)
    return [
        each
        if each.check == TABLE
        else replace(each, problems=tuple(p for p in each.problems if (p.id, p.field) not in made))
        for each in checks
    ]
