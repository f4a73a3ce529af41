"""A long answer on a terminal is given to a pager; in a pipe, on a dumb or a tall terminal it is not."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import statistic, write
from tests.cli.line import said
from tests.part import part

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write(tmp_path / "store.json", *(statistic(start=30 + 10 * n) for n in range(30)))


def on_terminal(db: Path, rows: int = 10, **environment: str) -> str:
    """What `province 江苏` writes to a terminal of so many rows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 80, 0, 0))
    command = [sys.executable, "-m", "jobscli", "province", "江苏", "--db", str(db)]
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "PAGER", "NO_COLOR")}
    given = {**kept, "TERM": "xterm-256color", **environment}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=given) as process:
        os.close(theirs)
        told = b""
        while select.select([ours], [], [], 30)[0]:
            try:
                read = os.read(ours, 65536)
            except OSError:  # both ends are closed
                break
            if not read:
                break
            told += read
    os.close(ours)
    assert process.returncode == 0
    return told.decode()


PAGED = "sed s/^/>/"


@pytest.mark.parametrize("name", ["PAGER", "JOBSCLI_PAGER"])
def test_a_long_answer_goes_through_the_users_pager(db: Path, name: str) -> None:
    screen = on_terminal(db, 10, **{name: PAGED})
    assert screen.startswith(">\x1b[1m江苏")
    assert "\n\x1b[38;5;244mjobscli show" in screen  # the next commands stand behind it


def test_our_own_variable_comes_first(db: Path) -> None:
    assert not on_terminal(db, PAGER=PAGED, JOBSCLI_PAGER="cat").startswith(">")


@pytest.mark.parametrize(
    ("rows", "pager", "term"),
    part([(200, PAGED, "xterm"), (10, PAGED, "dumb"), (10, "", "xterm"), (10, "no-such", "xterm")], 4),
)
def test_without_a_pager_the_answer_stands_as_it_is(db: Path, rows: int, pager: str, term: str) -> None:
    screen = on_terminal(db, rows, PAGER=pager, TERM=term)
    assert ">" not in screen
    assert screen.count("发放贷款") == 30


def test_a_pager_that_fails_or_leaves_early_breaks_nothing(db: Path) -> None:
    assert "jobscli show" in on_terminal(db, PAGER="false")


def test_a_pipe_has_no_pager(db: Path) -> None:
    assert ">" not in said("province", "江苏", db=db, PAGER=PAGED)
