"""Records and stores for tests: a plain one of each kind, of which a test changes what it is about."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from jobscli.record import (
    TABLES,
    Document,
    Excluded,
    Measure,
    Name,
    NameKind,
    Record,
    Section,
    Statistic,
    number,
    to_json,
)
from jobscli.store import Batch, Store, disk
from jobscli.store.tiny import TinyStore

# A work report of two figures achieved and one planned.
REPORT = """\
2026年江苏省政府工作报告

一、2025年工作回顾

全年城镇新增就业130.5万人，发放创业担保贷款超过60亿元。

二、2026年主要任务

城镇新增就业120万人以上。
"""

# A store that holds the records it is called with.
Shelf = Callable[..., Store]


def document(**changes: Any) -> Document:
    """江苏's report on 2018."""
    return Document(**{"id": "su", "title": "江苏就业工作", "year": 2018, "regions": ("江苏",), **changes})


def section(**changes: Any) -> Section:
    """Its first section; the id follows from the place."""
    plain = {"document": "su", "region": "江苏", "number": "1", "title": "稳定企业用工", "start": 10, "end": 100}
    return Section(**_identified("h", {**plain, **changes}))


def measure(**changes: Any) -> Measure:
    """A loan in it."""
    plain = {
        "document": "su",
        "region": "江苏",
        "section": None,
        "title": "富民创业贷",
        "kind": "loan",
        "start": 20,
        "end": 40,
        "paragraph": 2,
    }
    return Measure(**_identified("m", {**plain, **changes}))


def statistic(**changes: Any) -> Statistic:
    """What was lent: 23亿元 in 2018. `value` may be a number or a string."""
    plain = {
        "document": "su",
        "region": "江苏",
        "section": None,
        "paragraph": 2,
        "metric": "创业担保贷款",
        "label": "发放贷款",
        "text": "23亿元",
        "value": 2_300_000_000,
        "unit": "元",
        "scope": "annual",
        "period": "2018",
        "period_basis": "stated",
        "start": 30,
        "end": 35,
    }
    made = _identified("s", {**plain, **changes})
    for field in ("value", "high"):
        if made.get(field) is not None:
            made[field] = Decimal(str(made[field]))
    return Statistic(**made)


def report(region: str, year: int, **changes: Any) -> Document:
    """A work report of early `year + 1`, which tells of `year` and sets targets for the next."""
    plain = {
        "id": f"{changes.get('place') or region}-{year + 1}",
        "title": f"{year + 1}年政府工作报告",
        "publisher": f"{region}人民政府",
        "published": f"{year + 1}-01-20",
        "year": year,
        "regions": (region,),
    }
    return document(**{**plain, **changes})


def new_jobs(source: Document, people: float | str, **changes: Any) -> Statistic:
    """城镇新增就业 as `source` tells it, in 万人: of its year, or with `status` target of the next."""
    ahead = changes.get("status") == "target"
    period = str((source.year or 0) + ahead)
    plain = {
        "document": source.id,
        "region": source.regions[0],
        "place": source.place,
        "metric": "城镇新增就业",
        "label": "城镇新增就业",
        "text": f"{people}万人",
        "value": Decimal(str(people)) * 10_000,
        "unit": "人",
        "period": period,
        "quote": f"城镇新增就业{changes.get('text') or f'{people}万人'}。",
        "start": 900 if ahead else 100,
    }
    return statistic(**{**plain, **changes})


def excluded(**changes: Any) -> Excluded:
    """The year in its title."""
    return Excluded(**{"document": "su", "start": 0, "end": 4, "text": "2018", "reason": "date", **changes})


def name(text: str, *, kind: str = "quoted", explained: bool = True) -> Name:
    """The name of a programme."""
    return Name(name=text, kind=cast(NameKind, kind), explained=explained)


def batch(identity: str = "su", **changes: Any) -> Batch:
    """A document with one record of each kind, all under its id."""
    plain = {
        "document": document(id=identity, sha256=f"{identity}-as-read"),
        "sections": (section(document=identity),),
        "measures": (measure(document=identity),),
        "statistics": (statistic(document=identity),),
        "excluded": (excluded(document=identity),),
    }
    return Batch(**{**plain, **changes})


def write(path: Path, *records: Record) -> Path:
    """A store file at `path` with `records`, and a document for each id that they name and that is not there.

    It has no checksum, as one of before there were any, so that a test may change it by hand.
    """
    known = {each.id for each in records if isinstance(each, Document)}
    named: dict[str, list[Any]] = {}
    for each in records:
        if not isinstance(each, Document) and each.document not in known:
            named.setdefault(each.document, []).append(each)
    made = [
        document(id=identity, title=f"{identity}的文件", regions=tuple(dict.fromkeys(_regions(rows))))
        for identity, rows in named.items()
    ]
    tables = disk.empty()
    for table, kind in TABLES.items():
        rows = [to_json(each) for each in (*made, *records) if isinstance(each, kind)]
        tables[table] = {str(row): each for row, each in enumerate(rows, 1)}
    path.write_bytes(disk.canonical(tables))
    return path


def stored(path: Path, *records: Record) -> Store:
    """A store that holds `records`."""
    return TinyStore(write(path, *records))


def _regions(records: list[Any]) -> list[str]:
    return [each.region for each in records if not isinstance(each, Excluded)]


def _identified(letter: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"id": f"{fields['document']}/{letter}{fields['start']}", **fields}


def plain_number(value: Decimal) -> str:
    """`value` as JSON prints it."""
    return str(number(value))
