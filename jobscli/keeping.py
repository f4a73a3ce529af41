"""The functions of `api` that keep documents and what is said of them, check the store, or take something back."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store import libraries
from jobscli.store.asked import to_ask, to_change

if TYPE_CHECKING:
    from jobscli.audit import Audit, Undone
    from jobscli.errata import Corrections
    from jobscli.ingest import How, Ingested, Step
    from jobscli.ingest.archived import Archive
    from jobscli.ingest.clustered import Clustered

Db = Path | str | None


def add_files(
    files: Iterable[Path | str],
    how: How | None = None,
    *,
    replace: bool = False,
    jobs: int | None = None,
    step: Step | None = None,
    db: Db = None,
    wait: float | None = None,
) -> Ingested:
    """Read the documents in the files and store what they say."""
    from jobscli import ingest

    opened = to_change(db, wait)
    return ingest.add_files(opened, map(Path, files), how or ingest.How(), replaced=replace, jobs=jobs, step=step)


def read_again(
    *documents: Path | str,
    everything: bool = False,
    how: How | None = None,
    replace: bool = False,
    jobs: int | None = None,
    step: Step | None = None,
    db: Db = None,
    wait: float | None = None,
) -> Ingested:
    """Read stored documents anew from their files: those named, by id or by where their file is now.

    With none named it is those that an older jobscli has read, with `everything` all that have a file. What was stated
    of them stays stated, and what is corrected stays corrected. `replace` reads a file that has changed, too.
    """
    from jobscli.ingest.again import read_again as again

    opened = to_change(db, wait)
    names = tuple(map(str, documents))
    return again(opened, names, how, everything=everything, replaced=replace, jobs=jobs, step=step)


def remove(*documents: str, db: Db = None, wait: float | None = None) -> Ingested:
    """Take documents out of the store."""
    from jobscli import ingest

    return ingest.remove(to_change(db, wait), documents)


def corrections(identity: str | None = None, *, db: Db = None) -> Corrections:
    """What is corrected in the records of the store, or in the one of that id."""
    from jobscli.errata import listed

    return listed(to_ask(db), identity)


def correct(
    identity: str, fields: Mapping[str, str], why: str, *, db: Db = None, wait: float | None = None
) -> Corrections:
    """Say what fields of a figure, a measure or a document should be, `{"status": "目标"}`, and why.

    What was read stays beside it. Raises UsageError for a record, a field or a value that does not exist.
    """
    from jobscli.errata import correct as made

    return made(to_change(db, wait), identity, fields, why)


def uncorrect(identity: str, *fields: str, db: Db = None, wait: float | None = None) -> Corrections:
    """Take back what is corrected in a record, or only in these of its fields."""
    from jobscli.errata import uncorrect as made

    return made(to_change(db, wait), identity, fields)


def check(
    *sources: Path | str,
    document: str | None = None,
    encoding: str | None = None,
    text_column: str | None = None,
    db: Db = None,
) -> Audit:
    """The store against its rules and, with the originals `sources`, against them.

    `document` says whose original one source is, `encoding` and `text_column` how the sources are read.
    """
    from jobscli import audit

    with libraries(_path(db)):
        return audit.check(db, audit.Originals(tuple(map(Path, sources)), document, encoding, text_column))


def repair(db: Db = None, wait: float | None = None) -> Audit:
    """Put the newest good copy in the place of a damaged store."""
    from jobscli import audit

    with libraries(_path(db)):
        return audit.repair(db, wait)


def accept(db: Db = None, wait: float | None = None) -> Audit:
    """Take a store as its user has changed it by hand: it gets the checksum of what it holds now."""
    from jobscli import audit

    return audit.accept(db, wait)


def undo(db: Db = None, wait: float | None = None) -> Undone:
    """Take back the last change of the store."""
    from jobscli import audit

    return audit.undo(db, wait)


def archive_create(path: Path | str) -> Archive:
    """Make an archive, a store for very many documents, in a new folder."""
    with libraries(Path(path)):
        from jobscli.ingest import archived

        return archived.created(Path(path))


def archive_import(
    source: Path | str | None = None, *, db: Db = None, step: Step | None = None, wait: float | None = None
) -> Archive:
    """Bring what another store holds, a file or an archive, into the archive at `db`; by default the user's own."""
    from jobscli.store import own_path

    old = own_path() if source is None else Path(source)
    if source is None and not old.exists():
        raise UsageError(
            _("还没有自己存下的文件可搬：{path} 不在").format(path=old),
            [(_("可以"), "jobscli add 文件… --db 档案"), ("", "jobscli archive import 数据文件 --db 档案")],
        )
    with libraries(_path(db)):
        from jobscli.ingest import archived

        return archived.imported(old, archived.place_of(_path(db), None), step=step, wait=wait)


def archive_info(path: Path | str | None = None, *, db: Db = None) -> Archive:
    """What an archive holds, and how large it is."""
    with libraries(_path(path) or _path(db)):
        from jobscli.ingest import archived

        return archived.told(archived.place_of(_path(db), _path(path)))


def cluster_read(
    place: Path | str,
    folder: Path | str,
    how: How | None = None,
    *,
    master: str | None = None,
    lot: int | None = None,
    step: Step | None = None,
) -> Clustered:
    """Read the documents in the folder `place`, or the texts of Parquet, on the Spark at `master` into a new folder.

    That is then a store to ask: `db=folder`. What it has of them already is not read again; `lot` documents are put
    into it in one step.
    """
    from jobscli import ingest
    from jobscli.ingest import clustered

    with libraries(Path(folder)), on_master(master):
        return clustered.read(Path(place), Path(folder), how or ingest.How(), lot=lot, step=step)


def cluster_info(folder: Path | str) -> Clustered:
    """What a folder holds that a cluster has read, and what was refused."""
    from jobscli.ingest import clustered

    with libraries(Path(folder)):
        return clustered.told(Path(folder))


def on_master(master: str | None) -> AbstractContextManager[None]:
    """Within, folders that a cluster has read are asked through the Spark at `master`."""
    from jobscli.store.cluster import master as named

    return named.on_master(master)


def _path(given: Db) -> Path | None:
    named = given or os.environ.get("JOBSCLI_DB")
    return Path(named) if named else None
