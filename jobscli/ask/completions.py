"""What a word on the command line may become: regions, metrics, ids, documents, values of a vocabulary or a field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from jobscli import words
from jobscli.ask import typed
from jobscli.record import Document, tail
from jobscli.store import Store
from jobscli.store.ends import marked_tail

Candidate = tuple[str, str]  # what may be typed, and what it is

# So many are offered, of more nobody looks through the list.
MOST = 200
_VOCABULARIES = (
    "kind",
    "topic",
    "group",
    "status",
    "aspect",
    "price_basis",
    "bound",
    "scope",
    "basis",
    "confidence",
    "level",
)
_FIELDS = {"unit": "unit", "population": "population", "place": "place", "period": "period"}
_LETTERS = {"s": "statistics", "m": "measures", "h": "sections"}


def candidates(store: Store, kind: str, beginning: str) -> list[Candidate]:
    """What of `kind` begins with `beginning`, the likeliest first; none of a kind that has no values of its own."""
    if kind in _VOCABULARIES:
        found = _vocabulary(kind, beginning)
    elif kind in _FIELDS:
        counts = store.count("statistics", {}, (_FIELDS[kind],))
        found = ((str(value), "") for (value,), _n in _most(counts) if value is not None)
    else:
        found = _LIVE[kind](store, beginning) if kind in _LIVE else iter(())
    chosen = dict(each for each in found if each[0].startswith(beginning))
    return list(chosen.items())[:MOST]


def _most(counts: Iterable[tuple[tuple[object, ...], int]]) -> list[tuple[tuple[object, ...], int]]:
    return sorted(counts, key=lambda each: -each[1])


def _vocabulary(field: str, beginning: str) -> Iterator[Candidate]:
    """The values as they are said, or, where Latin letters are typed, as records have them."""
    for value, said in words.terms(field).items():
        yield (value, said) if beginning.isascii() and beginning else (_called(field, value, said), value)


def _called(field: str, value: str, said: str) -> str:
    """How a value is typed in Chinese: what is said of a topic tells what it takes in."""
    return value if field in ("topic", "group") else said


def _regions(store: Store, beginning: str) -> Iterator[Candidate]:
    """The regions by name, or by pinyin where Latin letters are typed; those that documents speak of first."""
    held = set(store.values("documents", "regions"))
    for region in sorted(words.regions().values(), key=lambda each: each.name not in held):
        if beginning.isascii() and beginning:
            yield from ((spelling, region.name) for spelling in region.pinyin)
        else:
            yield region.name if region.name.startswith(beginning) else region.full, region.full


def _metrics(store: Store, beginning: str) -> Iterator[Candidate]:
    """The metrics that have figures, those of most figures first; all of them when a name is begun."""
    known = words.metrics()
    for (name,), n in _most(store.count("statistics", {}, ("metric",))):
        if beginning or name in known:
            yield str(name), f"{n}"


def _documents(store: Store, beginning: str) -> Iterator[Candidate]:  # noqa: ARG001 (as the others are called)
    for each in store.find("documents", {}, ("id",)):
        if isinstance(each, Document):
            yield each.id, each.title


def _ids(store: Store, beginning: str) -> Iterator[Candidate]:
    """The ids of records by their tails, with letters of the document where several have one, in full behind a /."""
    yield from _documents(store, beginning)
    table = _LETTERS.get(beginning.rpartition("/")[2][:1])
    tables = [table] if table else list(_LETTERS.values()) if "/" in beginning else []
    for each in tables:
        ids = [str(identity) for (identity,), _n in store.count(each, {}, ("id",))]
        if "/" in beginning:
            yield from ((identity, "") for identity in ids)
            continue
        ids = [identity for identity in ids if tail(identity).startswith(beginning[:-2] or beginning)]
        held = Counter(map(tail, ids))
        for identity in ids:
            yield (tail(identity) if held[tail(identity)] == 1 else marked_tail(identity)), identity


def _sought(store: Store, beginning: str) -> Iterator[Candidate]:
    """What is often looked for: names of systems and programmes, topics, metrics."""
    if beginning:
        yield from ((name.name, each.region) for each in typed.measures(store) for name in each.names)
    yield from ((value, "") for value in words.terms("topic"))
    yield from _metrics(store, beginning)


_LIVE = {
    "region": _regions,
    "metric": _metrics,
    "document": _documents,
    "id": _ids,
    "words": _sought,
}
