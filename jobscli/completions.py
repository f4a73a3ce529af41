"""What a word on the command line may become: regions, metrics, ids, documents, values of a vocabulary or a field.

A shell asks at every Tab, so a store is only glanced at where that is enough (`store/glance.py`), and what is not
needed is not loaded: regions and vocabularies take no store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Protocol

from jobscli import words
from jobscli.store import paths
from jobscli.store.glance import glance

Candidate = tuple[str, str]  # what may be typed, and what it is

# So many are offered, of more nobody looks through the list.
MOST = 200
_VOCABULARIES = (
    "kind", "topic", "group", "status", "aspect", "price_basis", "bound", "scope", "basis", "confidence", "level",
)  # fmt: skip
_FIELDS = ("unit", "population", "place", "period")
_LETTERS = {"s": "statistics", "m": "measures", "h": "sections"}


class Counting(Protocol):
    """What is asked of a store here: see `Store.count`."""

    def count(
        self, table: str, where: dict[str, object], by: tuple[str, ...]
    ) -> Iterable[tuple[tuple[object, ...], int]]:
        """How many records there are for each combination of values of the fields `by`."""
        ...


def candidates(kind: str, beginning: str = "", db: Path | str | None = None) -> list[Candidate]:
    """What a word of `kind` may become that begins so, the likeliest first, each with what it is.

    None of a kind that has no values of its own. `db` is the store to ask, as in `api`. Raises StoreError where it
    cannot be read.
    """
    if kind in _VOCABULARIES:
        found = _vocabulary(kind, beginning)
    elif kind == "region":
        found = _regions(beginning)
    elif kind in _FIELDS:
        counts = _opened(db).count("statistics", {}, (kind,))
        found = ((str(value), "") for (value,), _n in _most(counts) if value is not None)
    else:
        found = _LIVE[kind](_opened(db), beginning) if kind in _LIVE else iter(())
    begun = islice((each for each in found if each[0].startswith(beginning)), MOST)
    return list(dict(begun).items())


class _Nothing:
    """A store that is not asked."""

    def count(
        self,
        table: str,  # noqa: ARG002
        where: dict[str, object],  # noqa: ARG002
        by: tuple[str, ...],  # noqa: ARG002
    ) -> Iterable[tuple[tuple[object, ...], int]]:
        """No records of any kind."""
        return ()


def _opened(db: Path | str | None) -> Counting:
    """A glance at the store, else the store itself."""
    found = glance(paths(Path(db) if db is not None else None))
    if found is not None:
        return found
    from jobscli.store.asked import to_ask
    from jobscli.store.cluster import is_cluster

    if any(map(is_cluster, paths(Path(db) if db is not None else None))):
        return _Nothing()  # to start Spark takes longer than anybody waits for a Tab
    return to_ask(db)  # type: ignore[return-value]  # a store takes more than is asked of it here


def _most(counts: Iterable[tuple[tuple[object, ...], int]]) -> list[tuple[tuple[object, ...], int]]:
    return sorted(counts, key=lambda each: -each[1])


def _vocabulary(field: str, beginning: str) -> Iterator[Candidate]:
    """The values as they are said, or, where Latin letters are typed, as records have them."""
    for value, said in words.terms(field).items():
        yield (value, said) if beginning.isascii() and beginning else (_called(field, value, said), value)


def _called(field: str, value: str, said: str) -> str:
    """How a value is typed in Chinese: what is said of a topic tells what it takes in."""
    return value if field in ("topic", "group") else said


def _regions(beginning: str) -> Iterator[Candidate]:
    """The regions by name, or by pinyin where Latin letters are typed."""
    for region in words.regions().values():
        if beginning.isascii() and beginning:
            yield from ((spelling, region.name) for spelling in region.pinyin)
        else:
            yield region.name if region.name.startswith(beginning) else region.full, region.full


def _metrics(store: Counting, beginning: str) -> Iterator[Candidate]:
    """The metrics that have figures, those of most figures first; all of them when a name is begun."""
    known = words.metrics()
    for (name,), n in _most(store.count("statistics", {}, ("metric",))):
        if beginning or name in known:
            yield str(name), f"{n}"


def _documents(store: Counting, beginning: str) -> Iterator[Candidate]:  # noqa: ARG001 (as the others are called)
    return ((str(identity), str(title)) for (identity, title), _n in store.count("documents", {}, ("id", "title")))


def _ids(store: Counting, beginning: str) -> Iterator[Candidate]:
    """The ids of records by their tails, with letters of the document where several have one, in full behind a /."""
    yield from _documents(store, beginning)
    table = _LETTERS.get(beginning.rpartition("/")[2][:1])
    tables = [table] if table else list(_LETTERS.values()) if "/" in beginning else []
    for each in tables:
        ids = [str(identity) for (identity,), _n in store.count(each, {}, ("id",))]
        if "/" in beginning:
            yield from ((identity, "") for identity in ids)
            continue
        tails = {identity: identity.rpartition("/")[2] for identity in ids}
        held = Counter(tails.values())
        begun = [each for each in ids if tails[each].startswith(beginning) or beginning.startswith(tails[each])]
        yield from ((_end(identity, held[tails[identity]]), identity) for identity in begun)


def _end(identity: str, held: int) -> str:
    if held == 1:
        return identity.rpartition("/")[2]
    from jobscli.store.ends import marked_tail

    return marked_tail(identity)


def _sought(store: Counting, beginning: str) -> Iterator[Candidate]:
    """What is often looked for: what measures are called, topics, metrics."""
    if beginning:
        yield from ((str(title), "") for (title,), _n in store.count("measures", {}, ("title",)))
    yield from ((value, "") for value in words.terms("topic"))
    yield from _metrics(store, beginning)


_LIVE = {"metric": _metrics, "document": _documents, "id": _ids, "words": _sought}
