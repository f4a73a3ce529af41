"""An archive: the records of very many documents in one folder, behind the same face as a JSON file of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jobscli.store.archive import remake
from jobscli.store.archive.folder import LOG, MARK, create, damaged, opened, refuse_other
from jobscli.store.archive.reader import Reader
from jobscli.store.archive.store import ArchiveStore
from jobscli.store.lock import locked

__all__ = ["LOG", "ArchiveStore", "create", "differing", "rebuild", "refuse_other"]


def differing(path: Path) -> Iterator[tuple[str, str]]:
    """The documents of which the index at `path` does not have just what was stored, each with what is wrong.

    Raises StoreError when the index cannot be read.
    """
    try:
        yield from remake.differing(path, Reader(opened(path)))
    except (OSError, ValueError) as error:
        raise damaged(path, error) from None


def rebuild(path: Path, wait: float | None = None) -> int:
    """Make the index of the archive at `path` anew from its log; gives how many documents it has then.

    Another writer is waited for `wait` seconds. Raises StoreError when there is nothing to make it from.
    """
    with locked(path / MARK, wait):
        return remake.rebuild(path)
