"""Going back: the newest good copy in the place of a damaged store, and the last change taken back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from jobscli.audit.answer import STRUCTURE, Checked, Restored, Undone, is_shipped
from jobscli.errors import JobsError, StoreError
from jobscli.language import _
from jobscli.store import disk, open_store
from jobscli.store.atomic import real, replace, unwritable
from jobscli.store.backup import backups
from jobscli.store.lock import locked

Check = Callable[[disk.Tables], list[Checked]]


def restore(path: Path, check: Check) -> Restored:
    """Put the newest copy that has no fault of structure in the place of a store that cannot be read or has one.

    The damaged file is kept as `.damaged-1` (or the next free number) beside it. Nothing is locked or written when
    there is nothing to restore. Raises StoreError, the file as it was, when there is no good copy.
    """
    if is_shipped(path):
        raise JobsError(_("{path} 是 jobscli 自带的，不能改写；坏了就重新安装 jobscli").format(path=path))
    if damage(path, check) is None:
        return Restored(str(path), None, None, None)
    with locked(path):
        found = damage(path, check)  # another process may have repaired it meanwhile
        if found is None:
            return Restored(str(path), None, None, None)
        copy = next((each for each in _copies(path) if _is_good(each, check)), None)
        if copy is None:
            raise StoreError(
                _("{found}，旁边也没有好的备份；移开它，再用 jobscli add 重新加入文件").format(found=found)
            )
        return Restored(str(path), found, str(copy), _exchange(path, copy))


def _exchange(path: Path, copy: Path) -> str | None:
    try:
        good = copy.read_bytes()
        damaged = None if disk.missing(path) else path.read_bytes()
    except OSError as error:
        raise unwritable(path, error) from None
    kept = None
    if damaged is not None:
        kept = _free(path)
        replace(kept, damaged, like=path)
    replace(path, good, like=copy)
    return None if kept is None else str(kept)


def _free(path: Path) -> Path:
    """A name beside the store that nothing has yet."""
    target, number = real(path), 1
    while os.path.lexists(kept := f"{target}.damaged-{number}"):
        number += 1
    return Path(kept)


def _copies(path: Path) -> list[Path]:
    return backups(path)


def damage(path: Path, check: Check) -> str | None:
    """What keeps the store at `path` from being read, or the first fault of its structure; None when it has none.

    Raises StoreError where no copy would help: no permission, a folder, a newer schema, no store and no copy.
    """
    try:
        tables = disk.read(path)
    except disk.DamagedError as error:
        return error.found
    except StoreError:
        if not disk.missing(path) or all(map(disk.missing, _copies(path))):
            raise
        return _("数据文件 {path} 不见了").format(path=path)
    problems = [problem for each in check(tables) if each.check in STRUCTURE for problem in each.problems]
    if not problems:
        return None
    first = problems[0]
    return _("数据文件 {path} 有 {n} 处坏记录，头一处是 {id} 的 {field}：{detail}").format(
        path=path, n=len(problems), id=f"{first.id:.60}", field=first.field, detail=first.detail
    )


def _is_good(path: Path, check: Check) -> bool:
    try:
        return not disk.missing(path) and damage(path, check) is None
    except StoreError:
        return False


def undo(places: list[Path]) -> Undone:
    """Take back the last change of the store that is written, the last of `places`.

    Raises JobsError for the store that came with jobscli, StoreError where no copy of the time before is left.
    """
    if is_shipped(places[-1]):
        raise JobsError(_("{path} 是 jobscli 自带的，没有可以撤回的改动").format(path=places[-1]))
    returned, left = open_store(places).undo()
    return Undone(tuple(returned), tuple(left))
