"""The last good copies: the version before a change is kept as `.bak`, the two before it as `.bak2` and `.bak3`."""

from __future__ import annotations

import contextlib
from itertools import pairwise
from pathlib import Path

from jobscli.store import disk
from jobscli.store.atomic import exchange, held, is_file, real, replace, temporary, unwritable

SUFFIXES = (".bak", ".bak2", ".bak3")


def backups(path: Path) -> list[Path]:
    """Where the last three versions of the store at `path` are kept, newest first."""
    target = real(path)
    return [target.with_name(target.name + suffix) for suffix in SUFFIXES]


def commit(path: Path, content: bytes) -> None:
    """Put `content` in the place of the store at `path`, whose version before becomes the newest backup.

    The backups are moved on when all that takes room is on the disk. Raises StoreError, the store as it was.
    """
    target = real(path)
    try:
        with temporary(target, content, target) as fresh:
            keep(target)
            exchange(target, fresh)
    except OSError as error:
        raise unwritable(path, error) from None


def keep(target: Path) -> None:
    """Keep the file `target`, or an empty store where there is none yet, as the newest of its backups.

    A backup that holds the same already stays the newest: a change that failed is tried again without loss.
    """
    places = backups(target)
    content = target.read_bytes() if target.exists() else disk.written(disk.empty())
    if held(places[0]) == content:
        return
    with temporary(places[0], content, target) as fresh:
        for earlier, later in reversed(list(pairwise(places))):
            if is_file(earlier):
                earlier.replace(later)
        fresh.replace(places[0])


def bring_back(path: Path) -> disk.Tables | None:
    """Put the newest backup that differs from the store at `path` in its place, and give what it holds, if any.

    Raises StoreError when that backup is damaged, the store as it was.
    """
    target = real(path)
    try:
        now = held(target)
        older = [place for place in backups(target) if is_file(place)]
        while older and held(older[0]) == now:  # what a change that failed has left
            older[0].unlink()
            del older[0]
        if not older:
            return None
        content = older[0].read_bytes()
    except OSError as error:
        raise unwritable(path, error) from None
    tables = disk.checked(older[0], content)
    replace(path, content, like=older[0])
    with contextlib.suppress(OSError):  # what stays is the store itself, and is passed over next time
        older[0].unlink()
        for place, earlier in zip(backups(target), older[1:], strict=False):
            earlier.replace(place)
    return tables
