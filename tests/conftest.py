"""Every test is alone: no store of the user's, no terminal but one of 80 columns without colour."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from jobscli.record import Record
from jobscli.store import Store
from tests import builders

# The same examples on every run, within a fixed budget; of these the gate tries many more, and
# `--hypothesis-profile=long` looks further.
settings.register_profile("same", derandomize=True, deadline=None, database=None, max_examples=15)
settings.register_profile("gate", derandomize=True, deadline=None, database=None, max_examples=200)
settings.register_profile("long", deadline=None, database=None, max_examples=10_000)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=40, help="how often test_crash kills a writer in the long run (40)")
    gold = parser.getgroup("gold", "tests/gold: sentences with what must be read in them")
    gold.addoption("--update-gold", action="store_true", help="write what is read now, print the difference")
    gold.addoption("--only-case", default="", metavar="WORD", help="of the cases whose id or file holds the word")
    gold.addoption("--only-field", default="", metavar="FIELDS", help="nothing but these fields of the figures")


def pytest_collection_finish() -> None:
    """Leave what was collected, which stays, out of every later collection of garbage."""
    gc.collect()
    gc.freeze()


_DIFFERENCE = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Bring gold up to date before the tests of it are collected."""
    if config.getoption("update_gold"):
        from tests.gold.reading import updated

        only = [name for name in config.getoption("only_field").split(",") if name]
        config.stash[_DIFFERENCE] = updated(config.getoption("only_case"), only)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what `--update-gold` changed."""
    terminalreporter.write(config.stash.get(_DIFFERENCE, ""))


_NUMBERS = count(1)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in (
        "JOBSCLI_DB",
        "JOBSCLI_MAX_STORE",
        "JOBSCLI_MAX_FIELD",
        "JOBSCLI_TRACEBACK",
        "NO_COLOR",
        "FORCE_COLOR",
        "TTY_COMPATIBLE",
        "COLORTERM",
        "LINES",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_NUMBERS))  # mktemp would look at all the others
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))


@pytest.fixture(scope="session")
def forked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What a shell runs in the place of `python -m jobscli`, without the cost of a start."""
    from tests.cli.forked import Forked

    server = Forked(tmp_path_factory.mktemp("forked"))
    yield server.command
    server.close()


@pytest.fixture
def shelf(tmp_path: Path) -> builders.Shelf:
    """A function from records to a store that holds them."""
    numbers = count(1)

    def hold(*records: Record) -> Store:
        return builders.stored(tmp_path / f"shelf{next(numbers)}.json", *records)

    return hold


@pytest.fixture
def _no_gc_callbacks() -> Iterator[None]:
    """Without hypothesis's callbacks of the garbage collector: what a signal's handler raises in one goes nowhere."""
    kept = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks[:] = kept
