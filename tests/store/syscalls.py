"""Faults of the C library's calls, under `preload.c`: each change of a store, in a process of its own, judged after.

    LD_PRELOAD=./preload.so python -m tests.store.syscalls CASES [SEED]

The cases are drawn from all that there are: a change, the number of a call in it, an error or a kill, once or for all
later calls of that name. Prints how many were tried; ends with 1 when one broke what the store promises.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from jobscli import audit
from jobscli.errors import JobsError
from jobscli.store import disk
from jobscli.store.backup import copies
from jobscli.store.tiny import TinyStore
from tests.builders import batch

KILL = 0
CODES = (KILL, errno.EIO, errno.ENOSPC, errno.EACCES)
SAID = {0: "KILL", **errno.errorcode}
KEPT = ("store.json", "store.json.lock", "store.json.damaged-1")


def _add(path: Path) -> object:
    return TinyStore(path).put(batch("new"))


def _replace(path: Path) -> object:
    return TinyStore(path).put(batch("a", measures=()), replace=True)


def _remove(path: Path) -> object:
    return TinyStore(path).remove("a")


def _undo(path: Path) -> object:
    return TinyStore(path).undo()


def _repair(path: Path) -> object:
    return audit.repair(path)


def _accept(path: Path) -> object:
    return audit.accept(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "add": _add, "replace": _replace, "remove": _remove, "undo": _undo, "repair": _repair, "accept": _accept,
}  # fmt: skip


class Case(NamedTuple):
    """A change, the number of the call that fails in it, how, and whether the later ones of that name do so too."""

    change: str
    at: int
    code: int
    lasting: bool

    def __str__(self) -> str:
        return f"{self.change}: call {self.at}, {SAID[self.code]}{', lasting' if self.lasting else ''}"


class Came(NamedTuple):
    """What a change came to: "done", "killed", the sentence that was told, or what should not be; and the call."""

    how: str
    words: str
    call: str
    calls: int


def prepared(folder: Path, change: str) -> Path:
    """A store of which three versions are kept, such as `change` is for."""
    path = folder / "store.json"
    for identity in "abcd":
        TinyStore(path).put(batch(identity))
    if change == "repair":
        path.write_bytes(b"{")
    elif change == "accept":
        path.write_bytes(path.read_bytes().replace(b"2300000000", b"2400000000", 1))
    return path


def tried(case: Case, path: Path) -> Came:
    """Make the change in a process of its own, on the failing library."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            came = _within(case, path)
            os.write(writing, json.dumps(came).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return Came(*json.loads(said)) if said else Came("killed", "", "", case.at)


def _within(case: Case, path: Path) -> Came:
    library = ctypes.CDLL(None)
    name = ctypes.create_string_buffer(32)
    library.faults_arm(case.at, case.code, int(case.lasting))
    try:
        CHANGES[case.change](path)
        how, words = "done", ""
    except JobsError as error:
        how, words = "told", error.message
    except BaseException as error:
        how, words = "failed", f"{type(error).__name__}: {error}"
    calls = library.faults_disarm(name, len(name))
    return Came(how, words, name.value.decode(), calls)


def broken(case: Case, came: Came, path: Path, old: bytes, new: bytes) -> str | None:
    """What the store has not kept of its promises, if anything."""
    now = path.read_bytes()
    if now not in (old, new):
        return "neither the old store nor the new one"
    if came.how == "failed":
        return "no sentence was told"
    if came.how == "done" and now != new:
        return "said to be done, and is not"
    if "原来的数据没有变" in came.words and now != old:
        return "said to be as it was, and is not"
    if came.how == "told" and now != old and not ("已经换成新的" in came.words or "但这以后没能检查" in came.words):
        return "changed, and not told so"
    return _after(case, path)


def _after(case: Case, path: Path) -> str | None:
    """The store opens or can be repaired, can be changed, keeps three versions, and nothing is left beside it."""
    if case.change == "repair":
        audit.repair(path)
    elif case.change == "accept":
        audit.accept(path)
    if TinyStore(path).put(batch("after")) != ("added",):
        return "cannot be changed afterwards"
    names = {*KEPT, *(each.name for each in copies(path))}
    left = [each.name for each in path.parent.iterdir() if each.name not in names]
    if left:
        return f"left {left}"
    versions = [path.read_bytes()]
    for _version in range(2 if case.change == "undo" else 3):
        TinyStore(path).undo()
        versions.append(path.read_bytes())
        disk.checked(path, versions[-1])
    return None if len(set(versions)) == len(versions) else "a version was used up"


def judged(case: Case, template: Path, new: bytes, place: Path) -> tuple[Came, str | None]:
    """What the case came to, and what was broken."""
    shutil.copytree(template, place)
    path = place / "store.json"
    old = path.read_bytes()
    came = tried(case, path)
    try:
        return came, broken(case, came, path, old, new)
    except JobsError as error:
        return came, f"afterwards: {error.message}"


def main(budget: int, seed: int = 2018) -> int:
    """Try `budget` cases; the exit code."""
    random = Random(seed)
    seen: Counter[str] = Counter()
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        templates, news, cases = {}, {}, []
        for change in CHANGES:
            templates[change] = Path(folder, change)
            templates[change].mkdir()
            prepared(templates[change], change)
            whole = Path(folder, f"{change}-whole")
            shutil.copytree(templates[change], whole)
            CHANGES[change](whole / "store.json")  # loads what it needs, too
            news[change] = (whole / "store.json").read_bytes()
            shutil.copytree(templates[change], Path(folder, f"{change}-count"))
            calls = tried(Case(change, 10**6, errno.EIO, False), Path(folder, f"{change}-count", "store.json")).calls
            cases += [
                Case(change, at, code, lasting)
                for at in range(1, calls + 1)
                for code in CODES
                for lasting in (False, True)
                if not (lasting and code == KILL)
            ]
        for number, case in enumerate(random.sample(cases, min(budget, len(cases)))):
            place = Path(folder, str(number))
            came, wrong = judged(case, templates[case.change], news[case.change], place)
            seen[came.how] += 1
            if wrong is not None:
                faults += 1
                print(f"{case} ({came.call}): {wrong}: {came.how} {came.words}")
            shutil.rmtree(place)
    print(f"{min(budget, len(cases))} of {len(cases)} cases: {dict(sorted(seen.items()))}, {faults} broken")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
