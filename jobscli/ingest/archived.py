"""`archive`: a store of very many documents is made, filled from another, and told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from jobscli.errors import JobsError, UsageError
from jobscli.ingest.holding import Holding, in_official_order, size_of
from jobscli.language import _
from jobscli.record import TABLES
from jobscli.store import archive, is_folder, open_store
from jobscli.store.cluster import is_cluster

# Documents that are stored in one step: what was stored before a process was stopped need not be stored again.
LOT = 200

Step = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Archive(Holding):
    """What an archive holds.

    `outcomes` has what became of the documents that were brought in, where that was asked for.
    """

    undo: int  # changes that can be taken back
    outcomes: tuple[tuple[str, int], ...] = ()

    def tree(self) -> dict[str, Any]:
        """The documented object."""
        return {
            "archive": str(self.path),
            "tables": dict(self.tables),
            "regions": list(self.regions),
            "years": list(self.years),
            "size": self.size,
            "undo": self.undo,
            "outcomes": dict(self.outcomes),
        }


def created(path: Path) -> Archive:
    """A new archive in the folder `path`. Raises StoreError when something is there."""
    archive.create(path)
    return told(path, notice=_("建好了；存进文件用 jobscli add 文件… --db {path}").format(path=path))


def told(path: Path, outcomes: Sequence[tuple[str, int]] = (), notice: str | None = None) -> Archive:
    """What the archive at `path` holds. Raises StoreError when it is none."""
    archive.refuse_other(path)
    store = archive.ArchiveStore(path)
    years = sorted(int(key[0]) for key, _n in store.count("documents", {}, ("year",)) if key[0] is not None)
    return Archive(
        path=path,
        tables=tuple((table, store.number(table)) for table in TABLES),
        regions=in_official_order(store.values("documents", "regions")),
        years=tuple(years),
        size=size_of(path),
        undo=store.undoable(),
        outcomes=tuple(outcomes),
        notice=notice,
    )


def imported(source: Path, path: Path, *, step: Step | None = None, wait: float | None = None) -> Archive:
    """Bring what the store at `source` holds into the archive at `path`, a lot at a time.

    A document that is there already is left as it is, so that an import which was stopped goes on where it was. What
    is corrected in the documents comes with them.
    """
    archive.refuse_other(path)
    if source.resolve() == path.resolve():
        raise UsageError(_("不能把档案导入自己"))
    old, new = open_store([source]), open_store([path], wait)
    total = sum(n for _key, n in old.count("documents", {}, ("id",)))
    counts: dict[str, int] = {}
    batches, done = old.batches(), 0
    while lot := list(islice(batches, LOT)):
        for outcome in new.put(*lot):
            counts[outcome] = counts.get(outcome, 0) + 1
        done += len(lot)
        if step:
            step(done, total)
    made = [each for each, identity in old.corrections() if identity is not None]
    known = {(each.record, each.field) for each, _identity in new.corrections()}
    new.correct([each for each in made if (each.record, each.field) not in known])
    return told(path, tuple(counts.items()), _summary(counts))


def _summary(counts: dict[str, int]) -> str:
    said = {
        "added": _("导入 {n} 份"),
        "unchanged": _("{n} 份已经在里面"),
        "conflict": _("{n} 份编号相同而内容不同，没有换"),
    }
    return _("，").join(said[each].format(n=n) for each, n in counts.items()) or _("没有可导入的文件")


def place_of(db: Path | None, given: Path | None) -> Path:
    """The archive that the user names. Raises UsageError where none is named."""
    path = given or db
    if path is None:
        raise UsageError(_("没有说是哪个档案"), [(_("写作"), "jobscli archive info DIR")])
    if is_cluster(path):
        raise JobsError(
            _("{path} 是 jobscli cluster read 写的；看它有什么用 jobscli cluster info {path}，").format(path=path)
            + _("搬进档案用 jobscli archive import {path} --db 档案").format(path=path)
        )
    if not is_folder(path):
        raise JobsError(_("没有档案 {path}；用 jobscli archive create {path} 建一个").format(path=path))
    return path
