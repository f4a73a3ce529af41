"""One writer at a time: the lock of a store across processes, and who holds it."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.store import disk
from jobscli.store.atomic import held, make_folder, real, unwritable

LOCK_SECONDS = 30.0


@contextlib.contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Be the only writer of the store at `path`, across processes; leftovers of a killed one are cleared away.

    Raises StoreError when another writer holds it for longer than `seconds`, and says which process that is.
    """
    from filelock import FileLock, Timeout

    target = real(path)  # two names of one store have one lock
    holder = target.with_name(target.name + ".writer")
    try:
        if path.is_symlink() and disk.missing(target):
            raise disk.absent(path)
        with contextlib.suppress(FileNotFoundError):  # beside a folder or a device no lock is made
            disk.refuse_no_file(path)
        make_folder(target.parent)
        lock = FileLock(target.with_name(target.name + ".lock"), timeout=seconds)
        with lock:
            try:
                _sign(holder)
                _clear(target)
                yield
            finally:
                with contextlib.suppress(OSError):
                    holder.unlink()
    except Timeout:
        raise StoreError(
            _("另一个进程（{who}）正在写 {path}，等了 {seconds:g} 秒；等它写完再试").format(
                who=_who(holder), path=path, seconds=seconds
            )
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None


def _sign(holder: Path) -> None:
    """Write who we are into a new file `holder`: one that a killed writer left, or a link, is not written into."""
    holder.unlink(missing_ok=True)
    with holder.open("x", encoding="ascii") as file:
        file.write(f"{os.getpid()}\n")


def _who(holder: Path) -> str:
    try:
        return _("进程号 {pid:d}").format(pid=int((held(holder) or b"")[:20]))
    except (OSError, ValueError):
        return _("进程号不明")


def _clear(target: Path) -> None:
    """Take away the temporary files of a writer of `target` that was killed, and nothing else."""
    left = re.compile(re.escape(f".{target.name}") + r"(\.bak[23]?)?\.[0-9a-f]{8}(\.old)?\.tmp")
    for each in target.parent.iterdir():
        if left.fullmatch(each.name):
            with contextlib.suppress(OSError):
                each.unlink()
