"""`show`: one record by its id, whole or by its tail, with the document that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.answer import Flat, flat
from jobscli.ask.ids import shown_ids
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Document, Measure, Section, Statistic, tail, to_json
from jobscli.store import TAIL, Store, Where
from jobscli.store.ends import marked_tail

Record = Measure | Statistic | Section | Document


@dataclass(frozen=True)
class Entry:
    """A record with its document, its section, and, for a measure, its figures; for a figure, its measure."""

    record: Record
    document: Document
    section: Section | None
    measure: Measure | None = None
    statistics: tuple[Statistic, ...] = ()
    notice: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)  # of a document: how many records of each table it has

    def rows(self) -> list[Flat]:
        """The record as one row."""
        return [flat(self.record)]

    def tree(self) -> dict[str, Any]:
        """The record, with its document whole under `document`; a document with the number of its records."""
        if isinstance(self.record, Document):
            return {**to_json(self.record), "counts": dict(self.counts)}
        return {**to_json(self.record), "document": to_json(self.document)}


@dataclass(frozen=True)
class Several:
    """Several records, each once, the figures of a measure under it."""

    entries: tuple[Entry, ...]
    notice: str | None = None

    @classmethod
    def of(cls, store: Store, records: Iterable[Record]) -> Several:
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


# A year among words, and what looks like an id, whole or its tail, with the letters of a document or without.
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})年?(?![0-9])")
_ID = re.compile(r".*/[smh]\d+b?|[smh]?\d+b?[a-z]{0,2}|[smh]\S*", re.IGNORECASE)


def entries(store: Store, identities: Sequence[str]) -> Several:
    """The records that `identities` mean, see `meant`. Raises UsageError as `entry` does."""
    return Several(meant(store, identities))


def meant(store: Store, identities: Sequence[str]) -> tuple[Entry, ...]:
    """The records that `identities` mean, each once: ids, documents, and words.

    Words that stand in a row, each alone, are one phrase: 河南 就业率 is a figure, not two records. A phrase that was
    quoted, and so has a blank in it, stands by itself. Words that a few figures have alike mean all of these.
    Raises UsageError as `entry` does.
    """
    documents = {each.id for each in typed.documents(store, {"id": list(identities)})}
    phrases: list[list[str]] = []
    joins = False
    for each in identities:
        is_id = _ID.fullmatch(each.strip()) and not _YEAR.fullmatch(each.strip())
        is_word = each not in documents and not is_id and not each.strip().count(" ")
        if is_word and joins:
            phrases[-1].append(each)
        else:
            phrases.append([each])
        joins = is_word
    found = [each for phrase in phrases for each in _entries(store, " ".join(phrase))]
    return tuple({each.record.id: each for each in found}.values())


def _entries(store: Store, identity: str) -> list[Entry]:
    """The record of an id, or the few that words may mean."""
    asked = identity.strip()
    if not asked or _ID.fullmatch(asked) or typed.documents(store, {"id": [asked]}):
        return [entry(store, identity)]
    found = _by_words(store, identity)
    documents = _documents_of(store, found)
    return [_entry(store, each, documents) for each in found] or [entry(store, identity)]


def entry(store: Store, identity: str) -> Entry:
    """The record that `identity` means: a full id, or the tail of one when no other document has it too, or words.

    The id of a document is the document.

    Raises UsageError when there is none, with the nearest ids, or when there are several, with all of them.
    """
    asked = identity.strip()
    whole = typed.documents(store, {"id": [asked]}) if asked else []
    if whole:
        return _entry(store, whole[0], {asked: whole[0]})
    if asked and not _ID.fullmatch(asked) and (by_words := _by_words(store, identity)):
        if len(by_words) > 1:
            raise _too_many(store, identity, by_words)
        return _entry(store, by_words[0], _documents_of(store, by_words))
    where: Where = {"id": [asked]} if "/" in asked else {TAIL: [words.fold(asked)]}
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


def _documents_of(store: Store, records: Iterable[Record]) -> dict[str, Document]:
    """The documents of `records`, by id."""
    ids = {each.id if isinstance(each, Document) else each.document for each in records}
    return {each.id: each for each in typed.documents(store, {"id": ids})}


_FEW = 4  # records that words may mean and that are shown together


def _by_words(store: Store, text: str) -> list[Measure | Statistic | Section]:
    """The few records that are meant by the words `text`: the figures of that metric, region and year, or the best hit.

    Raises UsageError with the nearest when more may be meant.
    """
    from jobscli.ask.search import search

    years = _YEAR.findall(text)
    text = " ".join(_YEAR.sub(" ", text).split()) or text
    found = [each.record for each in (search(store, [text], exact=True).found or search(store, [text]).found)]
    if years:
        found = [each for each in found if isinstance(each, Statistic) and each.period in years] or found
    figures = [each for each in found if isinstance(each, Statistic)]
    plain = [each for each in figures if each.status == "achieved" and each.aspect == "level"]
    if len(found) < 2:
        return found
    if len(plain) == 1 and all(each.metric == plain[0].metric for each in figures):
        return [*plain]
    said = [word for word in text.split() if words.region(word) is None]
    bare = " ".join(said)
    own = [each for each in plain if each.place is None and any(bare == one for one in (each.metric, each.label))]
    if years and 0 < len(own) <= _FEW:
        return [*own]
    titled = [each for each in found if isinstance(each, Measure) and bare in (each.title, *_called(each))]
    for few in (
        [each for each in plain if any(word in (each.label, each.metric) for word in said)],
        titled,
        [each for each in figures if all(word in each.metric for word in said)],
        [each for each in plain if all(word in each.metric for word in said)],
    ):
        if said and 0 < len(few) <= _FEW:
            return [*few]
    own.sort(key=lambda each: each.period or "", reverse=True)
    raise _too_many(store, text, [*own, *(each for each in found if each not in own)])


def _too_many(store: Store, text: str, found: Sequence[Measure | Statistic | Section]) -> UsageError:
    nearest = found[:5]
    ids = shown_ids(store, [each.id for each in nearest])
    named = [
        _("{id}（{region}，{title}）").format(id=ids[each.id], region=each.region, title=_title(each))
        for each in nearest
    ]
    return UsageError(
        _("“{text}”可以是 {n} 条记录，请写编号，或添上年份").format(text=f"{text:.40}", n=len(found)),
        [(_("最近的") if at == 0 else "", each) for at, each in enumerate(named)],
    )


def _called(measure: Measure) -> list[str]:
    return [name.name for name in measure.names]


def _title(record: Measure | Statistic | Section) -> str:
    if not isinstance(record, Statistic):
        return record.title
    when = _("{period} 年").format(period=record.period) if (record.period or "").isdecimal() else record.period or ""
    return " ".join(filter(None, (record.place, when, record.label, record.text)))


def _entry(store: Store, record: Any, documents: dict[str, Document]) -> Entry:
    if isinstance(record, Document):
        tables = ("sections", "measures", "statistics")
        counts = {table: sum(n for _key, n in store.count(table, {"document": [record.id]}, ())) for table in tables}
        return Entry(record, record, None, counts=counts)
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


def _but_for_a_digit(end: str) -> list[str]:
    """What `end`, the end of an id, may be a slip for: s427 for s417, s42 and s4279."""
    found: dict[str, None] = {}
    for at in range(1, min(len(end), 12) + 1):
        for digit in ("", *"0123456789"):
            found |= {end[:at] + digit + end[at + 1 :]: None, end[:at] + digit + end[at:]: None}
    return [each for each in found if each != end]


def _hints(store: Store, identity: str) -> list[tuple[str, str]]:
    prefix = identity.rpartition("/")[2][:1].lower()
    table = {"s": "statistics", "m": "measures"}.get(prefix)
    if table is None:
        return [
            (_("编号"), _("形如 s427（数字）、m362（举措），在各屏左边")),
            (_("列出"), "jobscli statistics"),
        ]
    own = identity.rpartition("/")[2]
    if store.most is None:
        known = [str(key[0]) for key, _n in store.count(table, {}, ("id",))]
        close = words.near(own, {tail(each): each for each in known})
    else:  # of very many those are asked for that are it but for a digit
        held = store.tails(_but_for_a_digit(own.lower()))
        close = [each for each, n in held.items() if n][:3]
    return [(_("相近"), "  ".join(close))] * bool(close) + [(_("列出"), f"jobscli {table}")]
