"""What other processes do to a store while a test looks on: write, read, hold it, be killed in the middle."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from jobscli import audit
from jobscli.record import TABLES, Record
from jobscli.store import Batch, open_store
from jobscli.store.lock import locked
from jobscli.store.tiny import TinyStore
from tests.builders import batch, measure, section, statistic

# A process costs a fork of one that has imported everything already.
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.store.processes"])


@contextmanager
def started(act: Callable[..., None], *arguments: Any) -> Iterator[tuple[BaseProcess, Connection]]:
    """A process that does `act(told, *arguments)`, and the end of the pipe where what it tells comes out."""
    heard, told = _context.Pipe(duplex=False)
    process = _context.Process(target=act, args=(told, *arguments), daemon=True)
    process.start()
    told.close()
    try:
        yield process, heard
    finally:
        process.kill()
        process.join()
        heard.close()


def heard_from(heard: Connection) -> Iterator[Any]:
    """What a process has told until its end."""
    while True:
        try:
            yield heard.recv()
        except EOFError:
            return


def whole(identity: str) -> Batch:
    """A document of that id with twelve records, of which none may be missing."""
    return batch(
        identity,
        sections=tuple(section(document=identity, start=start) for start in range(3)),
        measures=tuple(measure(document=identity, start=start) for start in range(4)),
        statistics=tuple(statistic(document=identity, start=start) for start in range(5)),
        excluded=(),
    )


def documents(path: Path) -> list[str]:
    """The ids of the documents at `path`. Raises AssertionError when one of them is not there whole."""
    store = open_store([path])
    found: dict[str, dict[str, list[Record]]] = {}
    for table in TABLES:
        for record in store.find(table):
            identity = str(getattr(record, "id" if table == "documents" else "document"))
            found.setdefault(identity, {name: [] for name in TABLES})[table].append(record)
    for identity, tables in found.items():
        expected = {table: list(records) for table, records in whole(identity).tables().items()}
        assert tables == expected, identity
    return list(found)


def add(told: Connection, path: Path, identities: list[str]) -> None:
    """Add the documents one after another, and tell of each what became of it."""
    for identity in identities:
        told.send((identity, TinyStore(path).put(whole(identity))))


def read(told: Connection, path: Path) -> None:
    """Read the store again and again, and tell what there is."""
    while True:
        told.send(documents(path) if path.exists() else [])


def hold(told: Connection, path: Path) -> None:
    """Be the writer, and stay so."""
    with locked(path):
        told.send("held")
        time.sleep(600)


def change(told: Connection, path: Path, first: int) -> None:
    """Add documents numbered from `first`, and take every third out again; tell of each change when it is done."""
    told.send("ready")
    for number, done in changes(first):
        if done == "added":
            open_store([path]).put(whole(f"d{number}"))
        else:
            open_store([path]).remove(f"d{number}")
        told.send((number, done))


def changes(first: int) -> Iterator[tuple[int, str]]:
    """The changes that `change` makes, without end."""
    while True:
        yield first, "added"
        if first % 3 == 0:
            yield first, "removed"
        first += 1


# What changes the folder of a store, where it is looked up: a process is killed just before one of these.
STEPS = ("link", "replace", "rename", "unlink", "chmod", "fsync")


def killed(told: Connection, path: Path, act: str, at: int) -> None:
    """Do `act` ("add x", "remove x", "undo", "repair"), and be killed just before the step numbered `at`, from 1."""
    done = 0

    def counting(true: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **more: Any) -> Any:
            nonlocal done
            done += 1
            if done == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return true(*arguments, **more)

        return step

    for name in STEPS:
        setattr(os, name, counting(getattr(os, name)))
    name, _, identity = act.partition(" ")
    if name == "add":
        TinyStore(path).put(whole(identity))
    elif name == "remove":
        TinyStore(path).remove(identity)
    elif name == "undo":
        TinyStore(path).undo()
    else:
        audit.repair(path)
    told.send("done")


def was_killed(path: Path, act: str, at: int) -> bool:
    """Whether a process that does `act` on the store at `path` has a step numbered `at`, before which it was killed."""
    with started(killed, path, act, at) as (process, heard):
        finished = list(heard_from(heard)) == ["done"]
        process.join()
        assert finished == (process.exitcode == 0)
        return not finished
