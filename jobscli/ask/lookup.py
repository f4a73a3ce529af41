"""`show`: one record by its id, whole or by its tail, with the document that it was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.answer import Flat, flat
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Document, Measure, Section, Statistic, tail, to_json
from jobscli.store import Store


@dataclass(frozen=True)
class Entry:
    """A record with its document, its section, and, for a measure, its figures; for a figure, its measure."""

    record: Measure | Statistic | Section
    document: Document
    section: Section | None
    measure: Measure | None = None
    statistics: tuple[Statistic, ...] = ()
    notice: str | None = None

    def rows(self) -> list[Flat]:
        """The record as one row."""
        return [flat(self.record)]

    def tree(self) -> dict[str, Any]:
        """The record, with its document whole under `document`."""
        return {**to_json(self.record), "document": to_json(self.document)}


def entry(store: Store, identity: str) -> Entry:
    """The record that `identity` means: a full id, or the tail of one when no other document has it too.

    Raises UsageError when there is none, with the nearest ids, or when there are several, with all of them.
    """
    documents = {each.id: each for each in typed.documents(store)}
    wanted = words.fold(identity.strip()) if "/" not in identity else identity.strip()
    ids = [wanted] if "/" in wanted else _with_tail(wanted, documents)
    found: list[Any] = [
        each for table in ("statistics", "measures", "sections") for each in store.find(table, {"id": ids})
    ]
    if len(found) > 1:
        raise UsageError(
            _("“{id}”在几份文件里都有，请写全").format(id=identity),
            [(_("都有"), "  ".join(f"{marked_tail(each.id)}（{each.document}）" for each in found))],
        )
    if not found:
        raise UsageError(_("没有编号“{id}”").format(id=identity), _hints(store, identity))
    return _entry(store, found[0], documents)


def _with_tail(wanted: str, documents: Iterable[str]) -> list[str]:
    """The ids that `wanted` may stand for: it is the tail of one, or the tail with the letters of its document."""
    plain = [f"{document}/{wanted}" for document in documents]
    marked = [f"{document}/{wanted[:-2]}" for document in documents]
    return plain + [each for each in marked if marked_tail(each) == wanted]


def marked_tail(identity: str) -> str:
    """The tail with two letters that tell its document, for screens where the tail alone is of several.

    The letters follow from the document's id alone, so that they stay. The letter of a second record on one span,
    b, is not among them.

    >>> marked_tail("mohrss-2018/s427")
    's427ry'
    """
    import hashlib

    digest = hashlib.sha256(identity.rpartition("/")[0].encode("utf-8", "surrogatepass")).digest()
    return tail(identity) + _LETTERS[digest[0] % len(_LETTERS)] + _LETTERS[digest[1] % len(_LETTERS)]


_LETTERS = "acdefghijklmnopqrstuvwxyz"


# With what the tails of ids begin.
_LETTER_OF = {"s": "statistics", "m": "measures", "h": "sections"}


def shown_ids(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """How each of `ids` is shown so that it can be pasted: its tail, or, where other records have that too, more.

    The store need not have them: what `read` shows is not stored.
    """
    wanted = list(dict.fromkeys(ids))
    if len({*(each.id for each in typed.documents(store)), *(each.rpartition("/")[0] for each in wanted)}) < 2:
        return {each: tail(each) for each in wanted}
    there = set(wanted)
    asked = set(map(tail, wanted))
    for letter, table in _LETTER_OF.items():
        if any(each.startswith(letter) for each in asked):
            found = (str(key[0]) for key, _n in store.count(table, {}, ("id",)))
            there.update(each for each in found if tail(each) in asked)
    tails = Counter(map(tail, there))
    marked = Counter(marked_tail(each) for each in there if tails[tail(each)] > 1)
    return {each: _shortest(each, tails, marked) for each in wanted}


def _shortest(identity: str, tails: Mapping[str, int], marked: Mapping[str, int]) -> str:
    if tails[tail(identity)] == 1:
        return tail(identity)
    return marked_tail(identity) if marked[marked_tail(identity)] == 1 else identity


def _entry(store: Store, record: Any, documents: dict[str, Document]) -> Entry:
    document = documents.get(record.document) or Document(id=record.document, title=record.document)
    if isinstance(record, Section):
        return Entry(record, document, record)
    sections = typed.sections(store, {"id": [record.section]})
    section = sections[0] if sections else None
    if isinstance(record, Statistic):
        measures = typed.measures(store, {"id": [record.measure]}) if record.measure else []
        return Entry(record, document, section, measures[0] if measures else None)
    figures = tuple(typed.statistics(store, {"measure": [record.id]}))
    return Entry(record, document, section, None, figures)


def _hints(store: Store, identity: str) -> list[tuple[str, str]]:
    prefix = identity.rpartition("/")[2][:1].lower()
    table = {"s": "statistics", "m": "measures"}.get(prefix)
    if table is None:
        return [
            (_("编号"), _("形如 s427（数字）、m362（举措），在各屏左边")),
            (_("列出"), "jobscli statistics"),
        ]
    known = [str(key[0]) for key, _n in store.count(table, {}, ("id",))]
    by_tail = {each.rpartition("/")[2]: each for each in known}
    close = words.near(identity.rpartition("/")[2], by_tail)
    return [(_("相近"), "  ".join(close))] * bool(close) + [(_("列出"), f"jobscli {table}")]
