"""A store against its rules, and against the original: what `check` does; going back is here too.

`check` reads the rows as they stand in the file, so that a bad one keeps no other from being looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from jobscli import words
from jobscli.audit import back, corrected, references
from jobscli.audit.older import older
from jobscli.audit.records import Records, read_records
from jobscli.audit.report import CHECKSUM, Audit, Checked, Problem, Restored, Source, Undone, is_shipped, merged
from jobscli.errors import StoreError, UsageError
from jobscli.language import _
from jobscli.record import Document
from jobscli.store import disk, is_folder, paths
from jobscli.store.backup import copies
from jobscli.store.cluster import is_cluster, read_only

__all__ = [
    "Audit",
    "Checked",
    "Originals",
    "Problem",
    "Restored",
    "Source",
    "Undone",
    "accept",
    "check",
    "repair",
    "undo",
]


class Originals(NamedTuple):
    """The files to compare with, and what they do not say themselves: whose original it is, how it is read."""

    files: Sequence[Path] = ()
    document: str | None = None
    encoding: str | None = None
    text_column: str | None = None


NONE = Originals()


class _Shelf(NamedTuple):
    """One store: where it is, what could be read of it, what was checked, and what it holds."""

    place: Path
    records: Records
    checks: list[Checked]
    tables: disk.Tables

    def of(self, document: str) -> Records:
        """The records of one document."""
        if not is_folder(self.place):
            return self.records.of(document)
        if is_cluster(self.place):
            from jobscli.audit import clustered

            return read_records(clustered.tables_of(self.place, [document]))[0]
        from jobscli.audit import archived

        return read_records(archived.tables_of(self.place, [document]))[0]


def check(db: Path | str | None = None, originals: Originals = NONE) -> Audit:
    """Check the store at `db`, by default the one that comes with jobscli and the user's own; see `Audit`.

    With `originals`, the records of their documents are proved against them too. Raises StoreError when a store
    cannot be read, DocumentError when an original cannot, UsageError when it is of no document in the store.
    """
    if originals.document is not None and len(originals.files) != 1:
        raise UsageError(_("--document 说的是一个 --source 是哪份文件，两个要一起用"))
    shelves = [_shelf(place) for place in _places(db)]
    shelves[-1].checks.append(_twice(shelves))
    sources = tuple(source for file in originals.files for source in _proved(file, originals, shelves))
    made, faults = corrected.check([shelf.tables for shelf in shelves])
    shelves[-1].checks.append(faults)
    shelves = [shelf._replace(checks=corrected.without(shelf.checks, made)) for shelf in shelves]
    return Audit(
        places=tuple(shelf.place for shelf in shelves),
        checked=merged(each for shelf in shelves for each in shelf.checks),
        sources=sources,
        faulty=tuple(shelf.place for shelf in shelves if any(each.problems for each in shelf.checks)),
        older=tuple(each for shelf in shelves if not is_shipped(shelf.place) for each in older(shelf.records)),
    )


def repair(db: Path | str | None = None, wait: float | None = None) -> Audit:
    """Put the newest good copy in the place of a damaged store, the user's own or the one at `db`, and check it.

    See `back.restore` for what is raised and what counts as damage; another writer is waited for `wait` seconds.
    """
    places = paths(Path(db) if db is not None else None)
    path = places[-1]
    if len(places) > 1 and all(map(disk.missing, (path, *copies(path)))):
        nothing = _("还没有自己的数据文件 {path}，没有要恢复的").format(path=path)
        return Audit(places=(), checked=(), repair=Restored(str(path), nothing, None, None))
    if is_folder(path):
        if is_cluster(path):
            raise read_only(path)
        from jobscli.audit import archived

        repaired = archived.repair(path, wait)
        return replace(check(path), repair=repaired)
    restored = back.restore(path, lambda tables: _checked(tables)[1], wait)
    done = _("{found}；已用 {copy} 恢复").format(found=restored.found, copy=restored.copy) if restored.copy else None
    return replace(_check_after(path, done), repair=restored)


def accept(db: Path | str | None = None, wait: float | None = None) -> Audit:
    """Take the store, the user's own or the one at `db`, as its user has changed it by hand; see `back.accept`."""
    path = paths(Path(db) if db is not None else None)[-1]
    if is_cluster(path):
        raise read_only(path)
    if is_folder(path):
        raise UsageError(
            _("档案没有可以手工改的文件，也就没有要认可的"), [(_("恢复"), f"jobscli check --repair --db {path}")]
        )
    renewed = back.accept(path, lambda tables: _checked(tables)[1], wait)
    done = _("{path} 的校验和已按现在的内容重算").format(path=path) if renewed else None
    return replace(_check_after(path, done), accepted=renewed)


def _check_after(path: Path, done: str | None) -> Audit:
    """Check the store; when that fails, the error says what was `done` before, if anything was."""
    try:
        return check(path)
    except StoreError as error:
        if done is None:
            raise
        raise StoreError(
            _("{done}，但这以后没能检查：{why}；再用 jobscli check --db {path} 查一遍").format(
                done=done, why=error.message, path=path
            )
        ) from None


def undo(db: Path | str | None = None, wait: float | None = None) -> Undone:
    """Take back the last `add` or `remove` in the user's own store, or in the one at `db`; see `back.undo`."""
    return back.undo(paths(Path(db) if db is not None else None), wait)


def _places(db: Path | str | None) -> list[Path]:
    """The stores to check: the user's own may not be there yet."""
    found = paths(Path(db) if db is not None else None)
    return found[:-1] if len(found) > 1 and disk.missing(found[-1]) else found


def _shelf(place: Path) -> _Shelf:
    if is_folder(place):
        if is_cluster(place):
            from jobscli.audit import clustered

            return _Shelf(place, *clustered.checked(place, _checked), {})
        from jobscli.audit import archived

        documents, checks = archived.checked(place, _checked)
        return _Shelf(place, documents, checks, archived.corrected_in(place))
    found = disk.look(place)
    records, checks = _checked(found.tables)
    return _Shelf(place, records, [*checks, _unchanged(place, found.agrees)], found.tables)


def _unchanged(place: Path, agrees: bool | None) -> Checked:
    """The check of the store's checksum; a store of before there were any has none."""
    wrong = Problem(place.name, "sha256", _("存下以后变过，和校验和对不上"))
    what = _("个校验和：存下以后没有变过")
    return Checked(CHECKSUM, what, int(agrees is not None), (wrong,) if agrees is False else ())


def _checked(tables: disk.Tables) -> tuple[Records, list[Checked]]:
    records, found = read_records(tables)
    return records, [*found, *references.checks(records)]


def _twice(shelves: Sequence[_Shelf]) -> Checked:
    """A document in both stores is found twice by every question; within one store `references` looks for it."""
    known = Counter(each for shelf in shelves for each in {document.id for document in shelf.records.documents})
    problems = [Problem(each, "id", _("两个数据文件里都有这份文件")) for each, n in known.items() if n > 1]
    return Checked("ids", "", 0, tuple(problems))


def _proved(file: Path, originals: Originals, shelves: Sequence[_Shelf]) -> Iterator[Source]:
    """Prove the records of the documents in `file`, one or those of a table's rows, and add that to their store's."""
    from jobscli.audit import original
    from jobscli.read.files import load_all

    loaded = load_all(file, encoding=originals.encoding, text_column=originals.text_column)
    named = originals.document if len(loaded) == 1 else None
    for each in loaded:
        shelf, document = _owner(file, (each.sha256, each.name), named, shelves)
        shelf.checks.extend(original.checks(each.text, shelf.of(document.id)))
        yield Source(str(file), document.id, document.sha256 in (None, each.sha256))


def _owner(file: Path, mark: tuple[str, str], named: str | None, shelves: Sequence[_Shelf]) -> tuple[_Shelf, Document]:
    """Whose original `file` is: the document with its sha256, else the one `named`, else the one with its stem."""
    sha256, stem = mark
    known = [(shelf, document) for shelf in shelves for document in shelf.records.documents]
    same = [(shelf, document) for shelf, document in known if document.sha256 == sha256]
    wanted = [(shelf, document) for shelf, document in same or known if document.id == (named or stem)]
    if found := wanted or same:
        return found[0]
    ids = [document.id for _shelf, document in known]
    if named is not None:
        raise UsageError(_("没有编号为“{id}”的文件").format(id=named), _known(named, ids))
    hints = [*_known(stem, ids), (_("指明"), f"jobscli check --source {file} --document ID")]
    raise UsageError(_("看不出 {file} 是哪份文件的原文").format(file=file), hints)


def _known(name: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    close = words.near(name, ids) or list(ids[:3])
    return [(_("有的"), "  ".join(close))] * bool(close) + [(_("列出"), "jobscli documents")]
