"""The last good copies: the version before a change is kept as `.bak`, the two before it as `.bak2` and `.bak3`.

While a change is under way there may be a fourth, `.bak4`: a change that fails, or is killed, has then made a copy of a
version that is still the store itself, and must not have cost the oldest of the three.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.store import disk, limits
from jobscli.store.atomic import discard, exchange, held, is_file, real, replace, temporary, unwritable

SUFFIXES = (".bak", ".bak2", ".bak3")
SPARE = ".bak4"


def backups(path: Path) -> list[Path]:
    """Where the last three versions of the store at `path` are kept, newest first."""
    return copies(path)[: len(SUFFIXES)]


def copies(path: Path) -> list[Path]:
    """The same, and last the fourth that a change which was killed may leave."""
    target = real(path)
    return [target.with_name(target.name + suffix) for suffix in (*SUFFIXES, SPARE)]


def commit(path: Path, content: bytes) -> None:
    """Put `content` in the place of the store at `path`, whose version before becomes the newest backup.

    The backups are moved on when all that takes room is on the disk. Raises StoreError, the store as it was.
    """
    limits.refuse_large(path, len(content))
    target = real(path)
    try:
        with temporary(target, content, target) as fresh:
            keep(target)
            exchange(target, fresh)
    except OSError as error:
        raise unwritable(path, error) from None
    _drop_spare(target)


def keep(target: Path) -> None:
    """Keep the file `target`, or an empty store where there is none yet, as the newest of its backups.

    When the newest that is there holds the same already, nothing is moved: a change that failed, or an undo that was
    killed, is tried again without loss. The others move up to the first free place.
    """
    places = copies(target)
    content = target.read_bytes() if target.exists() else disk.written(disk.empty())
    newest = next(filter(is_file, places), None)
    if newest is not None and held(newest) == content:
        return
    free = next((n for n, place in enumerate(places) if not is_file(place)), len(places) - 1)
    with temporary(places[0], content, target) as fresh:
        for n in range(free, 0, -1):
            places[n - 1].replace(places[n])
            _close_as(places[n], target)
        fresh.replace(places[0])


def _close_as(place: Path, target: Path) -> None:
    """Give an old copy the permissions of the store: what its user has closed since is closed in the copies too."""
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(target.stat().st_mode)
        if stat.S_IMODE(place.stat().st_mode) != mode:
            os.chmod(place, mode)  # noqa: PTH101 (looked up where the tests let it fail)


def _drop_spare(target: Path) -> None:
    """Take the fourth copy away, now that the store differs from the first and there are three without it."""
    *three, spare = copies(target)
    with contextlib.suppress(OSError):
        if all(map(is_file, three)):
            discard(spare)


def bring_back(path: Path) -> disk.Tables | None:
    """Put the newest backup that differs from the store at `path` in its place, and give what it holds, if any.

    Raises StoreError when that backup is damaged or cannot be read, the store as it was.
    """
    target = real(path)
    try:
        now = held(target)
        older = [place for place in copies(target) if is_file(place)]
        while older and held(older[0]) == now:  # what a change that failed has left
            older[0].unlink()
            del older[0]
    except OSError as error:
        raise unwritable(path, error) from None
    if not older:
        return None
    try:
        content = disk.held(older[0])
        tables = disk.checked(older[0], content)
    except disk.DamagedError as error:
        raise StoreError(
            _("撤不回去，{found}；移开它就撤到更早的一版；原来的数据没有变").format(found=error.found)
        ) from None
    replace(path, content, like=older[0])
    with contextlib.suppress(OSError):  # what stays is the store itself, and is passed over next time
        older[0].unlink()
        for place, earlier in zip(copies(target), older[1:], strict=False):
            earlier.replace(place)
    return tables
