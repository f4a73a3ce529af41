"""`show`: one record by its id, whole or by its tail, with the document that it was read from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.answer import Flat, flat
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Document, Measure, Section, Statistic, tail, to_json
from jobscli.store import TAIL, Store, Where
from jobscli.store.ends import marked_tail


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


@dataclass(frozen=True)
class Several:
    """Several records, each once, the figures of a measure under it."""

    entries: tuple[Entry, ...]
    notice: str | None = None

    @classmethod
    def of(cls, store: Store, records: Iterable[Measure | Statistic | Section]) -> Several:
        """The entries of `records`."""
        kept = {each.id: each for each in records}.values()
        documents = _documents_of(store, kept)
        return cls(tuple(_entry(store, each, documents) for each in kept))

    def rows(self) -> list[Flat]:
        """One row a record."""
        rows = [{"record": type(each.record).__name__.lower(), **flat(each.record)} for each in self.entries]
        keys = list(dict.fromkeys(key for row in rows for key in row))
        return [{key: row.get(key) for key in keys} for row in rows]

    def tree(self) -> list[dict[str, Any]]:
        """The list of records, each with its document whole."""
        return [each.tree() for each in self.entries]


# What looks like an id, whole or its tail, with the letters of a document or without.
_ID = re.compile(r".*/[smh]\d+b?|[smh]?\d+b?[a-z]{0,2}|[smh]\S*", re.IGNORECASE)


def entries(store: Store, identities: Sequence[str]) -> Several:
    """The records that `identities` mean, each an id or words. Raises UsageError as `entry` does."""
    found = [entry(store, each) for each in identities]
    return Several(tuple({each.record.id: each for each in found}.values()))


def entry(store: Store, identity: str) -> Entry:
    """The record that `identity` means: a full id, or the tail of one when no other document has it too, or words.

    Raises UsageError when there is none, with the nearest ids, or when there are several, with all of them.
    """
    if identity.strip() and not _ID.fullmatch(identity.strip()) and (meant := _by_words(store, identity)):
        return _entry(store, meant, _documents_of(store, [meant]))
    where: Where = {"id": [identity.strip()]} if "/" in identity else {TAIL: [words.fold(identity.strip())]}
    found: list[Any] = [
        each for table in ("statistics", "measures", "sections") for each in store.find(table, where, limit=_SEVERAL)
    ]
    if len(found) > 1:
        raise UsageError(
            _("“{id}”在几份文件里都有，请写全").format(id=identity),
            [(_("都有"), "  ".join(f"{marked_tail(each.id)}（{each.document}）" for each in found))],
        )
    if not found:
        raise UsageError(_("没有编号“{id}”").format(id=identity), _hints(store, identity))
    return _entry(store, found[0], _documents_of(store, found))


_SEVERAL = 50  # records of one end of an id that are named at most


def _documents_of(store: Store, records: Iterable[Measure | Statistic | Section]) -> dict[str, Document]:
    """The documents of `records`, by id."""
    return {each.id: each for each in typed.documents(store, {"id": {one.document for one in records}})}


def _by_words(store: Store, text: str) -> Measure | Statistic | Section | None:
    """The one record that is meant by the words `text`: the figure of that metric and region, or the only best hit.

    Raises UsageError with the nearest few when several may be meant.
    """
    from jobscli.ask.search import search

    found = [each.record for each in (search(store, [text], exact=True).found or search(store, [text]).found)]
    figures = [each for each in found if isinstance(each, Statistic)]
    plain = [each for each in figures if each.status == "achieved" and each.aspect == "level"]
    if len(found) < 2:
        return found[0] if found else None
    if len(plain) == 1 and all(each.metric == plain[0].metric for each in figures):
        return plain[0]
    labelled = [each for each in plain if any(word in (each.label, each.metric) for word in text.split())]
    if len(labelled) == 1:
        return labelled[0]
    titled = [each for each in found if isinstance(each, Measure) and text in (each.title, *_called(each))]
    if len(titled) == 1:
        return titled[0]
    named = [
        _("{id}（{region}，{title}）").format(id=tail(each.id), region=each.region, title=_title(each))
        for each in found
    ]
    raise UsageError(
        _("“{text}”可以是 {n} 条记录，请写编号").format(text=f"{text:.40}", n=len(found)),
        [(_("最近的") if at == 0 else "", each) for at, each in enumerate(named[:5])],
    )


def _called(measure: Measure) -> list[str]:
    return [name.name for name in measure.names]


def _title(record: Measure | Statistic | Section) -> str:
    return f"{record.label} {record.text}" if isinstance(record, Statistic) else record.title


def shown_ids(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """How each of `ids` is shown so that it can be pasted: its tail, or, where other records have that too, more.

    The store need not have them: what `read` shows is not stored.
    """
    wanted = list(dict.fromkeys(ids))
    own = Counter(end for each in wanted for end in (tail(each), marked_tail(each)))
    held = store.tails(own)
    having = {end: max(n, held[end]) for end, n in own.items()}
    return {each: _shortest(each, having) for each in wanted}


def _shortest(identity: str, having: Mapping[str, int]) -> str:
    return next((end for end in (tail(identity), marked_tail(identity)) if having[end] < 2), identity)


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
