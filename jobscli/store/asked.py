"""The store that a question is asked of: read once however often that is, and anew when a file of it has changed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.store import Store, open_store, paths


def to_ask(db: Path | str | None = None) -> Store:
    """The store at `db`, or what comes with jobscli and the user's own."""
    return _opened(tuple((place, _state(place)) for place in paths(Path(db) if db is not None else None)))


def to_change(db: Path | str | None, wait: float | None) -> Store:
    """The store to change, which is read anew when it is ours to write.

    Raises JobsError for one that is only read, and where there is no place for the user's own.
    """
    from jobscli.store.cluster import is_cluster, read_only
    from jobscli.store.disk import NOWHERE

    places = paths(Path(db) if db is not None else None)
    if places[-1] == NOWHERE:
        raise StoreError(_("不知道您的用户目录（没有设 HOME），没有地方存；设好 HOME，或用 --db 指一个数据文件"))
    if len(places) == 1 and is_cluster(places[0]):
        raise read_only(places[0])
    return open_store(places, wait)


@lru_cache(maxsize=1)
def _opened(files: tuple[tuple[Path, tuple[int, ...] | None], ...]) -> Store:
    """The store in `files`, each with its state: a command asks it twice, and it is parsed once."""
    return open_store([place for place, _was in files])


def _state(place: Path) -> tuple[int, ...] | None:
    """What changes when a file is written anew; None where there is none."""
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
