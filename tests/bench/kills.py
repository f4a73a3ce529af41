"""What is left of a store whose writer is killed: ours beside TinyDB's own storage, in figures.

    python -m tests.bench.kills [--kills N] [--seed N]

A process adds documents in a loop to a store that holds thirty, each with records in four tables, and says of each
when it is done; it is killed (SIGKILL) at a random moment, N times for each of the two. Both make the same calls of
TinyDB in the same order. After each kill the store is opened and every document in it compared, record by record,
with what was added. A store that does not open, or holds half a document, is put aside, and so is every store after
twenty kills: the next kill meets a new one. What a store held that no longer opens is counted as lost.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tinydb import TinyDB

from jobscli.errors import StoreError
from jobscli.record import TABLES, to_json
from jobscli.store.tiny import TinyStore
from tests.store.processes import heard_from, started, whole

A_STORE = 20  # kills, after which a new one is begun: the larger a store, the longer each look at it
LONGEST = 0.2  # seconds until a kill: several documents
FIRST = 30  # documents that a store holds to begin with: 200 kB, the size of a year of provincial reports

# The rows of each table of a store, and the rows that one document has in each.
Rows = dict[str, list[Any]]


class Kept(NamedTuple):
    """A way to keep documents: add those with these ids; read all rows, None when that cannot be done."""

    name: str
    add: Callable[[Path, Sequence[str]], None]
    read: Callable[[Path], Rows | None]


@dataclass
class Damage:
    """What kills have done. A document is acknowledged when the process has said that it is stored."""

    kills: int = 0
    documents_acknowledged: int = 0
    stores_that_no_longer_open: int = 0
    acknowledged_documents_lost: int = 0
    half_documents: int = 0


def add_ours(path: Path, identities: Sequence[str]) -> None:
    """Add documents to our store."""
    TinyStore(path).put(*map(whole, identities))


def read_ours(path: Path) -> Rows | None:
    """The rows of our store."""
    try:
        return {table: [to_json(each) for each in TinyStore(path).find(table)] for table in TABLES}
    except StoreError:
        return None


def add_plain(path: Path, identities: Sequence[str]) -> None:
    """Add documents to a TinyDB file as TinyDB writes it."""
    with TinyDB(path, encoding="utf-8", ensure_ascii=False) as db:
        for identity in identities:
            for table, records in whole(identity).tables().items():
                db.table(table).insert_multiple([to_json(each) for each in records])


def read_plain(path: Path) -> Rows | None:
    """The rows of a TinyDB file."""
    try:
        with TinyDB(path, access_mode="r", encoding="utf-8") as db:
            return {table: [dict(row) for row in db.table(table)] for table in TABLES}
    except ValueError:
        return None


OURS = Kept("jobscli", add_ours, read_ours)
PLAIN = Kept("TinyDB", add_plain, read_plain)


def change(told: Connection, kept: Kept, path: Path, first: int) -> None:
    """Add documents numbered from `first`, without end, and tell of each when it is stored."""
    told.send("ready")
    while True:
        kept.add(path, [f"d{first}"])
        told.send(f"d{first}")
        first += 1


def damage(kept: Kept, folder: Path, kills: int, random: Random) -> Damage:
    """Kill a writer `kills` times, and count what is broken after each."""
    found = Damage()
    path, present = folder, set[str]()
    for kill in range(kills):
        if kill % A_STORE == 0 or not present:
            path = folder / f"store{kill}.json"
            present = {f"first{n}" for n in range(FIRST)}
            kept.add(path, sorted(present))
        told = killed(kept, path, kill * 10_000, random.uniform(0, LONGEST))
        rows = kept.read(path)
        good, halves = sorted_out(rows or {})
        found.kills += 1
        found.documents_acknowledged += len(told)
        found.stores_that_no_longer_open += rows is None
        found.acknowledged_documents_lost += len({*present, *told} - {*good})
        found.half_documents += len(halves)
        present = set() if rows is None or halves else set(good)
    return found


def killed(kept: Kept, path: Path, first: int, seconds: float) -> list[str]:
    """Let a process add documents for so long, kill it, and say which documents it has acknowledged."""
    with started(change, kept, path, first) as (process, heard):
        heard.recv()
        time.sleep(seconds)
        process.kill()
        process.join()
        return list(heard_from(heard))


def sorted_out(rows: Rows) -> tuple[list[str], list[str]]:
    """The ids of the documents that are there as they were added, and of those of which a part is missing."""
    found: dict[str, Rows] = {}
    for table, records in rows.items():
        for row in records:
            identity = row["id" if table == "documents" else "document"]
            found.setdefault(identity, {name: [] for name in TABLES})[table].append(row)
    good = [identity for identity, parts in found.items() if parts == expected(identity)]
    return good, [identity for identity in found if identity not in good]


def expected(identity: str) -> Rows:
    """The rows of a whole document."""
    return {table: [to_json(each) for each in records] for table, records in whole(identity).tables().items()}


def main() -> None:
    """Print the figures of both, side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2018)
    given = parser.parse_args()
    told = []
    for kept in (OURS, PLAIN):
        with tempfile.TemporaryDirectory() as folder:
            told.append(damage(kept, Path(folder), given.kills, Random(given.seed)))
    print(f"{'':32}{OURS.name:>10}{PLAIN.name:>10}")
    for each in fields(Damage):
        ours, plain = (getattr(one, each.name) for one in told)
        print(f"{each.name.replace('_', ' '):32}{ours:10}{plain:10}")


if __name__ == "__main__":
    main()
