"""A writer is killed at random moments: what it has acknowledged is there, and nothing is there by half.

`--kills N` says how often in the long run; the moments come from a seed, so that one can be repeated as far as a clock
allows.
"""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from jobscli.store import disk
from jobscli.store.backup import backups
from jobscli.store.tiny import TinyStore
from tests.builders import batch
from tests.store.processes import change, changes, documents, heard_from, started, whole

A_STORE = 20  # kills, after which a new one is begun: a large one takes long to look through
CHANGES = 4  # a kill comes after at most so many changes,
LONGEST = 0.005  # and then so many seconds: about two changes more


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    kill_and_look(tmp_path, 20)


@pytest.mark.slow
def test_nor_does_one_that_is_killed_often(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    kill_and_look(tmp_path, pytestconfig.getoption("--kills"))


def kill_and_look(tmp_path: Path, kills: int) -> None:
    """Kill a writer so many times, and look each time at what there is."""
    random = Random(2018)
    struck = 0
    for kill in range(kills):
        path = tmp_path / f"store{kill // A_STORE}.json"
        present = documents(path) if path.exists() else []
        first = kill * 1000 + 1
        with started(change, path, first) as (process, heard):
            assert heard.recv() == "ready"
            told = [heard.recv() for _change in range(random.randrange(CHANGES))]
            time.sleep(random.uniform(0, LONGEST))
            process.kill()
            process.join()
            told += heard_from(heard)
        struck += path.with_name(path.name + ".writer").exists()
        steps = list(islice(changes(first), len(told) + 1))
        assert told == steps[:-1]
        expected = after(present, steps[:-1])
        found = documents(path) if path.exists() else []
        assert found in (expected, after(expected, steps[-1:])), f"kill {kill}"
        for each in backups(path):
            assert not each.exists() or disk.read(each)
        if kill % A_STORE == A_STORE - 1:
            assert TinyStore(path).put(batch("last")) == ("added",)
            assert [each.name for each in tmp_path.iterdir() if each.name.endswith((".tmp", ".writer"))] == []
    assert struck * 10 > kills, "hardly a kill came in the middle of a change"


def after(present: list[str], steps: list[tuple[int, str]]) -> list[str]:
    """The documents that are there when `steps` were made."""
    found = list(present)
    for number, done in steps:
        if done == "added":
            found.append(f"d{number}")
        else:
            found.remove(f"d{number}")
    return found


def test_the_test_would_see_a_half_document(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    TinyStore(path).put(whole("d1"))
    assert documents(path) == ["d1"]
    TinyStore(path).put(whole("d2")._replace(measures=whole("d2").measures[:-1]))
    with pytest.raises(AssertionError):
        documents(path)
