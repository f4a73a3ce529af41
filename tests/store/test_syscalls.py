"""Every change of a store, on a C library whose calls fail: see `syscalls.py`, which judges what comes of it.

Where there is no compiler or no preloading, `test_disk.py` lets Python's own calls fail, and that is all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COMPILER = shutil.which("cc")

pytestmark = pytest.mark.skipif(
    COMPILER is None or not sys.platform.startswith("linux"), reason="preloading asks for Linux and a C compiler"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The failing C library, compiled."""
    made = tmp_path_factory.mktemp("preload") / "preload.so"
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-o", made, HERE / "preload.c", "-ldl"], check=True)
    return made


def run(library: Path, *words: object) -> str:
    """What `syscalls.py` prints; it must end with 0."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.syscalls", *map(str, words)],
        env={**os.environ, "LD_PRELOAD": str(library)},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_call_that_fails_breaks_no_promise(library: Path) -> None:
    assert run(library, 30).endswith(", 0 broken\n")


@pytest.mark.slow
def test_many_calls_that_fail_break_no_promise(library: Path) -> None:
    """A budget of cases, not of time; all of them are some 5,400 and take a minute of CPU."""
    told = run(library, 1500, 1)
    assert told.startswith("1500 of ")
    assert told.endswith(", 0 broken\n")
