"""Another user than root, where the tests run as root: permissions mean nothing to root."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from jobscli.store.tiny import TinyStore
from tests.builders import batch

NOBODY = 65534

posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users and permissions of POSIX")
root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")


@contextmanager
def nobody() -> Iterator[None]:
    """Be a user without rights: that one who runs the tests, or nobody where it is root."""
    if os.geteuid() != 0:
        yield
        return
    _loaded()
    groups = os.getgroups()
    os.setgroups([])
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


@cache
def _loaded() -> None:
    """Load all that a change loads, once: nobody may not be able to read where Python is installed."""
    with open_folder() as folder:
        store = TinyStore(folder / "store.json")
        store.put(batch("a"))
        store.undo()


@contextmanager
def open_folder(mode: int = 0o777) -> Iterator[Path]:
    """A folder in which all may write: those of pytest are closed to a user without rights."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(mode)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
