"""One writer at a time: the lock of a store across processes, and who holds it."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.store import disk
from jobscli.store.atomic import discard, give, is_file, make_folder, real, refuse_read_only, unwritable

LOCK_SECONDS = 30.0
# What a system says that has no flock, or has none for this file system.
_NO_FLOCK = (errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP)
_HOLDER = rb"([0-9]{1,10}) ([!-~]{1,255})\n"


@contextlib.contextmanager
def locked(path: Path, seconds: float | None = None, mode: int = 0o777) -> Iterator[None]:
    """Be the only writer of the store at `path`, across processes; leftovers of a killed one are cleared away.

    A folder that is not there is made with the permissions `mode` that the user's mask leaves. Raises StoreError when
    the store may not be written, and when another writer holds it for longer than `seconds`, by default half a minute:
    it says which.
    """
    target = real(path)  # two names of one store have one lock
    refuse_read_only(path, target)
    try:
        if path.is_symlink() and disk.missing(target):
            raise disk.absent(path)
        with contextlib.suppress(FileNotFoundError):  # beside a folder or a device no lock is made
            disk.refuse_no_file(path)
        make_folder(target.parent, mode)
    except OSError as error:
        raise unwritable(path, error) from None
    lock = _acquired(path, target, LOCK_SECONDS if seconds is None else seconds)
    holder = _holder(target)
    try:
        try:
            _hand_over(target)
            _sign(holder)
            _clear(target)
        except OSError as error:
            raise unwritable(path, error) from None
        yield
    finally:
        discard(holder)
        with contextlib.suppress(OSError):  # what was done is done, and the lock ends with the process
            lock.release()


def _acquired(path: Path, target: Path, seconds: float) -> Any:
    """The lock of `target`, which we hold. Where there is no flock it is a file that is there or not, with our name."""
    from filelock import FileLock, SoftFileLock, Timeout

    place = _lock_file(target)
    try:
        _refuse_no_lock(path, place)
        try:
            lock: Any = FileLock(place, timeout=seconds, fallback_to_soft=False)
            lock.acquire()
        except OSError as error:
            if error.errno not in _NO_FLOCK:
                raise
            lock = SoftFileLock(target.with_name(target.name + ".locked"), timeout=seconds)
            lock.acquire()
    except Timeout:
        raise StoreError(
            _("另一个进程（{who}）正在写 {path}，等了 {seconds:g} 秒；等它写完再试").format(
                who=_who(_holder(target)), path=path, seconds=seconds
            )
        ) from None
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM) and os.path.lexists(place):
            raise _no_lock(path, place, _("没有写的权限")) from None
        raise unwritable(path, error) from None
    return lock


def _lock_file(target: Path) -> Path:
    return target.with_name(target.name + ".lock")


def _holder(target: Path) -> Path:
    return target.with_name(target.name + ".writer")


def _refuse_no_lock(path: Path, place: Path) -> None:
    """Raise StoreError when what stands in the place of the lock is a link, a folder, a pipe: none of ours."""
    try:
        found = place.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISLNK(found):
        raise _no_lock(path, place, _("它是链接，不是锁"))
    if not stat.S_ISREG(found):
        raise _no_lock(path, place, _("它是文件夹或别的，不是锁"))


def _no_lock(path: Path, place: Path, why: str) -> StoreError:
    return StoreError(
        _("写不了数据文件 {path}：锁 {lock} 用不了，{why}；没有别的进程在写就移开它；原来的数据没有变").format(
            path=path, lock=place, why=why
        )
    )


def _hand_over(target: Path) -> None:
    """Give a lock that root has just made to the store's owner, who could not open it and would be locked out.

    Only an empty file of ours that has one name: in a folder of another user's it may be anything.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not target.exists():
        return
    try:
        handle = os.open(_lock_file(target), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return
    try:
        found = os.fstat(handle)
        if stat.S_ISREG(found.st_mode) and (found.st_nlink, found.st_uid, found.st_size) == (1, 0, 0):
            give(handle, target.stat())
    finally:
        os.close(handle)


def _sign(holder: Path) -> None:
    """Write who we are into a new file `holder`: one that a killed writer left, or a link, is not written into."""
    holder.unlink(missing_ok=True)
    with holder.open("x", encoding="utf-8") as file:
        file.write(f"{os.getpid()} {_host()}\n")


def _host() -> str:
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return re.sub("[^!-~]", "?", name)[:255] or "?"


def _who(holder: Path) -> str:
    """The process that holds the lock, and the computer that it runs on: a store may lie on a shared disk."""
    found = None
    with contextlib.suppress(OSError):
        if is_file(holder):
            with holder.open("rb") as file:
                found = re.fullmatch(_HOLDER, file.read(300))
    if found is None:
        return _("进程号不明")
    return _("主机 {host} 上的进程 {pid}").format(host=found[2].decode("ascii"), pid=int(found[1]))


def _clear(target: Path) -> None:
    """Take away the temporary files of a writer of `target` that was killed, and nothing else."""
    left = re.compile(re.escape(f".{target.name}") + r"(\.bak[234]?|\.damaged-[0-9]+)?\.[0-9a-f]{8}(\.old)?\.tmp")
    for each in target.parent.iterdir():
        if left.fullmatch(each.name):
            discard(each)
