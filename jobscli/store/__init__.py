"""Records <-> disk. `open_store` gives a `Store`; `face.py` says what that is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jobscli.errors import StoreError
from jobscli.language import _

if TYPE_CHECKING:
    from jobscli.store.face import ANY, TAIL, Batch, Hit, Outcome, Saying, Scalar, Store, Where, Words

__all__ = [
    "ANY",
    "TAIL",
    "Batch",
    "Hit",
    "Outcome",
    "Saying",
    "Scalar",
    "Store",
    "Where",
    "Words",
    "open_store",
    "own_path",
    "paths",
    "shipped_path",
]


def open_store(places: Sequence[Path], wait: float | None = None) -> Store:
    """The store in `places`: one alone, a file or the folder of an archive or of a cluster, or several files read as
    one, of which the last is written.

    A last place of several that does not exist yet is passed over until something is put there. A change waits `wait`
    seconds for another writer, by default half a minute.
    """
    from jobscli.store.tiny import TinyStore

    if len(places) == 1:
        if is_folder(places[0]):
            return _folder(places[0], wait)
        return TinyStore(places[0], wait=wait)
    from jobscli.store.union import Union

    own = TinyStore(places[-1], optional=True, wait=wait)
    return Union([*(TinyStore(place, corrected_in=own) for place in places[:-1]), own])


def is_folder(path: Path) -> bool:
    """Whether a folder stands at `path`: what cannot be looked at is for whoever reads it to tell."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _folder(place: Path, wait: float | None) -> Store:
    """What a folder holds: an archive, or what a cluster has read."""
    from jobscli.store.cluster import is_cluster

    with libraries(place):
        if is_cluster(place):
            from jobscli.store.cluster.store import ClusterStore

            return ClusterStore(place)
        from jobscli.store.archive import ArchiveStore

        return ArchiveStore(place, wait)


# The libraries of folders, and what is said where one is not installed.
_LIBRARIES = {
    "tantivy": _("读档案 {path} 要用 {library}；装上它：pip install tantivy"),
    **dict.fromkeys(
        ("pyarrow", "pyspark", "pandas", "py4j"), _("读 {path} 要用 {library}；装上它：pip install 'jobscli[spark]'")
    ),
}


@contextmanager
def libraries(path: Path | None) -> Iterator[None]:
    """Within, a library that the folder `path` needs and that is not installed is a StoreError that says how."""
    try:
        yield
    except ImportError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in _LIBRARIES:
            raise
        raise StoreError(_LIBRARIES[missing].format(path=path, library=missing)) from None


def paths(db: Path | None) -> list[Path]:
    """The files to open: `db` alone, or JOBSCLI_DB alone, or the shipped one and the user's own."""
    named = db or os.environ.get("JOBSCLI_DB")
    return [Path(named)] if named else [shipped_path(), own_path()]


def shipped_path() -> Path:
    """The `db.json` that came with jobscli: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for place in (package / "db.json", package.parent / "db.json"):
        try:
            found = stat.S_ISREG(place.stat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:  # it is there and may not be looked at: whoever reads it is told why
            return place
        if found:
            return place
    raise StoreError(_("自带的数据 db.json 不见了；重新安装 jobscli，或用 --db 指一个数据文件"))


def own_path() -> Path:
    """The user's own store, in the user's data directory; it may not exist yet. NOWHERE for a user without a home."""
    from platformdirs import user_data_path

    try:
        own = user_data_path("jobscli", appauthor=False) / "store.json"
        if own.parts[0] != "~":  # which older versions leave there for a user without a home
            return own
    except RuntimeError:  # HOME is not set, and the system knows no such user: a container's
        pass
    from jobscli.store.disk import NOWHERE

    return NOWHERE


if not TYPE_CHECKING:  # a checker must know which names there are

    def __getattr__(name):
        """What `face.py` has is loaded when it is first asked for: to know where a store is takes no records."""
        if name not in __all__:
            raise AttributeError(f"module 'jobscli.store' has no attribute {name!r}")
        from jobscli.store import face

        return getattr(face, name)
