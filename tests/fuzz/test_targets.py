"""Each target of the fuzzer on its seeds, on what was found, and on some hundreds of changes of both."""

from __future__ import annotations

import importlib
from random import Random
from typing import Any

import pytest

from tests.fuzz.__main__ import TARGETS

CHANGES = {"store": 20, "text": 15, "files": 100, "command": 20}


QUICK = ("text", "command")  # of the others the gate tries these changes too, among the ten times as many


@pytest.mark.parametrize(
    ("name", "times"),
    [*((name, 1) for name in QUICK), *(pytest.param(name, 10, marks=pytest.mark.slow) for name in TARGETS)],
)
def test_seeds_and_changes_of_them_break_no_promise(name: str, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    target: Any = importlib.import_module(f"tests.fuzz.{name}")
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    seeds = [*target.FOUND, *target.seeds()]
    random = Random(9)
    for seed in (*seeds, *(changed(random.choice(seeds), random) for _change in range(times * CHANGES[name]))):
        target.one(seed)


def changed(seed: bytes, random: Random) -> bytes:
    """`seed` with some bytes exchanged, cut out or doubled."""
    made = bytearray(seed)
    for _change in range(random.randint(1, 8)):
        at = random.randrange(len(made) + 1)
        kind = random.randrange(3)
        made[at : at + kind % 2] = random.randbytes(1) if kind < 2 else made[at : at + random.randrange(20)]
    return bytes(made)
