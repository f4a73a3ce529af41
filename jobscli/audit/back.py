"""Going back: the newest good copy in the place of a damaged store, and the last change taken back.

And the one way forward: a store that its user has changed by hand gets the checksum of what it holds now.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from jobscli.audit.report import STRUCTURE, Checked, Problem, Restored, Undone, is_installed, is_shipped
from jobscli.correction import Correction
from jobscli.errors import JobsError, StoreError
from jobscli.language import _
from jobscli.store import Store, disk, open_store
from jobscli.store.atomic import held, is_file, real, replace
from jobscli.store.backup import copies
from jobscli.store.lock import locked

Check = Callable[[disk.Tables], list[Checked]]


def restore(path: Path, check: Check, wait: float | None = None) -> Restored:
    """Put the newest copy that has no fault of structure in the place of a store that cannot be read or has one.

    The damaged file is kept as `.damaged-1` (or the next free number) beside it. Nothing is locked or written when
    there is nothing to restore. Raises StoreError, the file as it was, when there is no good copy, and when a newer
    one could not be read: it may hold what the older ones lack.
    """
    if is_shipped(path):
        raise JobsError(_("{path} 是 jobscli 自带的，不能改写；坏了就重新安装 jobscli").format(path=path))
    if damage(path, check) is None:
        return Restored(str(path), None, None, None)
    with locked(path, wait):
        found = damage(path, check)  # another process may have repaired it meanwhile
        if found is None:
            return Restored(str(path), None, None, None)
        copy, good = _newest_good(path, check, found)
        return Restored(str(path), found, str(copy), _exchange(path, copy, good))


def _newest_good(path: Path, check: Check, found: str) -> tuple[Path, bytes]:
    """The newest copy of the store that is good, and its bytes; `found` is what is wrong with the store."""
    for copy in copies(path):
        try:
            if not is_file(copy):  # there is none, or a link or a folder, which is none of ours
                continue
            looked = disk.look(copy)
        except disk.DamagedError:
            continue
        except (StoreError, OSError) as error:
            why = error.message if isinstance(error, StoreError) else disk.unreadable(copy, error).message
            raise StoreError(
                _("{found}；没有恢复，因为 {copy} 较新却没能读（{why}）：让它能读再恢复，或移开它用更旧的").format(
                    found=found, copy=copy, why=why
                )
            ) from None
        if looked.agrees is not False and not _faults(looked.tables, check):
            return copy, looked.content
    raise StoreError(_("{found}，旁边也没有好的备份；移开它，再用 jobscli add 重新加入文件").format(found=found))


def _exchange(path: Path, copy: Path, good: bytes) -> str | None:
    """Keep the damaged file under another name, where there is one, and put `good`, what `copy` holds, in its place."""
    damaged = None if disk.missing(path) else disk.held(path)
    kept = None
    if damaged is not None:
        kept = _kept(path, damaged)
        replace(kept, damaged, like=path)
    replace(path, good, like=path if damaged is not None else copy)
    return None if kept is None else str(kept)


def _kept(path: Path, damaged: bytes) -> Path:
    """A name beside the store that nothing has yet, or under which a repair that was killed has kept the same."""
    target, number = real(path), 1
    while os.path.lexists(kept := Path(f"{target}.damaged-{number}")) and held(kept) != damaged:
        number += 1
    return kept


def damage(path: Path, check: Check) -> str | None:
    """What keeps the store at `path` from being read, or the first fault of its structure; None when it has none.

    Raises StoreError where no copy would help: no permission, a folder, a newer schema, no store and no copy.
    """
    try:
        tables = disk.read(path)
    except disk.DamagedError as error:
        return error.found
    except StoreError:
        if not disk.missing(path) or all(map(disk.missing, copies(path))):
            raise
        return _("数据文件 {path} 不见了").format(path=path)
    problems = _faults(tables, check)
    return _told(path, problems) if problems else None


def _faults(tables: disk.Tables, check: Check) -> list[Problem]:
    return [problem for each in check(tables) if each.check in STRUCTURE for problem in each.problems]


def _told(path: Path, problems: list[Problem]) -> str:
    first = problems[0]
    return _("数据文件 {path} 有 {n} 处坏记录，头一处是 {id} 的 {field}：{detail}").format(
        path=path, n=len(problems), id=f"{first.id:.60}", field=first.field, detail=first.detail
    )


def accept(path: Path, check: Check, wait: float | None = None) -> bool:
    """Give the store at `path`, which its user has changed by hand, the checksum of what it holds now.

    False when the checksum agrees already. The `db.json` of a checkout is its maintainers' to change; one that is
    installed is not. Raises JobsError when a record cannot be read, the file as it was.
    """
    if is_installed(path):
        raise JobsError(_("{path} 是 jobscli 自带的，不能改写；变过就重新安装 jobscli").format(path=path))
    if disk.look(path).agrees:
        return False
    # Nothing writes the one of a checkout but this, and a lock would stay beside it.
    with nullcontext() if is_shipped(path) else locked(path, wait):
        tables = disk.look(path).tables
        problems = _faults(tables, check)
        if problems:
            raise JobsError(_("{told}；先改好再认可").format(told=_told(path, problems)))
        replace(path, disk.written(tables))
    return True


def undo(places: list[Path], wait: float | None = None) -> Undone:
    """Take back the last change of the store that is written, the last of `places`.

    Raises JobsError for the store that came with jobscli, StoreError where no copy of the time before is left.
    """
    if is_shipped(places[-1]):
        raise JobsError(_("{path} 是 jobscli 自带的，没有可以撤回的改动").format(path=places[-1]))
    store = open_store(places, wait)
    before = _corrections(store)
    returned, left = store.undo()
    after = _corrections(store)
    return Undone(tuple(returned), tuple(left), _apart(after, before), _apart(before, after))


def _corrections(store: Store) -> list[Correction]:
    try:
        return [each for each, _at in store.corrections()]
    except StoreError:  # whoever takes something back is told of it
        return []


def _apart(those: list[Correction], others: list[Correction]) -> tuple[tuple[str, str], ...]:
    """Which record and field `those` correct and the `others` do not, or otherwise."""
    return tuple((each.record, each.field) for each in those if each not in others)
