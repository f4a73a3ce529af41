"""Another user than root, where the tests run as root: permissions mean nothing to root."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534

posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users and permissions of POSIX")
root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")


@contextmanager
def nobody() -> Iterator[None]:
    """Be a user without rights: that one who runs the tests, or nobody where it is root."""
    if os.geteuid() != 0:
        yield
        return
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


@contextmanager
def open_folder(mode: int = 0o777) -> Iterator[Path]:
    """A folder in which all may write: those of pytest are closed to a user without rights."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(mode)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
