"""What an answer rests on: its records, each with its document and section, and the documents in the order of use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from jobscli.ask import typed
from jobscli.ask.lookup import Entry
from jobscli.record import Document, Measure, Section, Statistic
from jobscli.store import Store

# The fields of rows and of JSON in which an answer names its own records; `measure` and `section` name others.
_NAMING = ("id", "statistic", "record")
_RECORD = re.compile(r".*/[smh]\d+b?", re.DOTALL)


class Read(Protocol):
    """A document that was read, with all that it says."""

    @property
    def document(self) -> Document: ...
    @property
    def sections(self) -> Sequence[Section]: ...
    @property
    def measures(self) -> Sequence[Measure]: ...
    @property
    def statistics(self) -> Sequence[Statistic]: ...


@dataclass(frozen=True)
class Sources:
    """The records that an answer names, by id in the order in which it uses them, and their documents."""

    entries: dict[str, Entry] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each document in the list of references, by its id: 1 is the first that is used."""
        return {each.id: number for number, each in enumerate(self.documents, 1)}

    def number(self, identity: str) -> int | None:
        """The number of the reference for the record or the document of that id, None where there is none."""
        found = self.entries.get(identity)
        return self.numbers.get(found.document.id if found else identity)

    def cited(self, document: str) -> int:
        """How many of the records stand in that document."""
        return sum(each.document.id == document for each in self.entries.values())


def mentioned(value: Any) -> Iterator[str]:
    """The ids that `value`, rows or a tree as JSON has it, names as records or documents of its own, in its order."""
    if isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, str):
                if key in _NAMING:
                    yield each
            elif isinstance(each, dict | list | tuple):
                yield from mentioned(each)
    elif isinstance(value, list | tuple):
        for each in value:
            if isinstance(each, dict | list | tuple):
                yield from mentioned(each)


def sources(store: Store, ids: Iterable[str]) -> Sources:
    """The records of `store` that have one of `ids`, in that order, each once; an id that nothing has is passed over.

    An id of a document names the document without a record of it.
    """
    wanted = list(dict.fromkeys(ids))
    asked = [each for each in wanted if _RECORD.fullmatch(each)]
    records: list[Measure | Statistic | Section] = []
    if asked:
        where = {"id": asked}
        records = [*typed.statistics(store, where), *typed.measures(store, where), *typed.sections(store, where)]
    named = {*wanted, *(each.document for each in records)}
    documents = {each.id: each for each in typed.documents(store, {"id": named})}
    sections = {each for each in (getattr(record, "section", None) for record in records) if each}
    measures = {each.measure for each in records if isinstance(each, Statistic) and each.measure}
    held = {each.id: each for each in typed.sections(store, {"id": [*sections]})} if sections else {}
    owners = {each.id: each for each in typed.measures(store, {"id": [*measures]})} if measures else {}
    found = {each.id: _entry(each, documents, held, owners) for each in records}
    entries = {each: found[each] for each in wanted if each in found}
    used = [entries[each].document if each in entries else documents.get(each) for each in wanted]
    return Sources(entries, tuple({each.id: each for each in used if each is not None}.values()))


def sources_read(readings: Iterable[Read]) -> Sources:
    """The records of documents that were read and are in no store."""
    entries: dict[str, Entry] = {}
    documents = []
    for each in readings:
        documents.append(each.document)
        held = {section.id: section for section in each.sections}
        owners = {measure.id: measure for measure in each.measures}
        own = {each.document.id: each.document}
        records: list[Measure | Statistic] = [*each.statistics, *each.measures]
        entries |= {record.id: _entry(record, own, held, owners) for record in records}
    return Sources(entries, tuple({each.id: each for each in documents}.values()))


def _entry(
    record: Measure | Statistic | Section,
    documents: dict[str, Document],
    sections: dict[str, Section],
    measures: dict[str, Measure],
) -> Entry:
    document = documents.get(record.document) or Document(id=record.document, title=record.document)
    if isinstance(record, Section):
        return Entry(record, document, record)
    owner = measures.get(record.measure or "") if isinstance(record, Statistic) else None
    return Entry(record, document, sections.get(record.section or ""), owner)
