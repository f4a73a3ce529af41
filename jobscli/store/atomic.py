"""A file that is either the old one or the new one, whatever happens.

TinyDB's own storage truncates the file and writes it anew in place. Here a change is written to a temporary file
in the same folder, flushed to the disk, and put in the place of the old one by a rename, after which the folder
is flushed too: the procedure that SQLite's rollback journal and LMDB rest on, reduced to one file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.store import disk

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


def unwritable(path: Path, error: OSError) -> StoreError:
    """The error that says why `path` could not be written."""
    known = {errno.EACCES: _("没有写的权限"), errno.EPERM: _("没有写的权限")}
    why = known.get(error.errno or 0) or disk.why(error)
    return StoreError(_("写不了数据文件 {path}：{why}；原来的数据没有变").format(path=path, why=why))


def real(path: Path) -> Path:
    """The file that `path` names: a symbolic link stays a link, and what it points to is written."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        raise disk.absent(path) from None


def is_file(path: Path) -> bool:
    """Whether a regular file is at `path`: a link, a pipe or a folder beside a store is not ours."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def held(path: Path) -> bytes | None:
    """What the regular file at `path` holds; None where there is none. Raises StoreError when it cannot be read."""
    try:
        return path.read_bytes() if is_file(path) else None
    except OSError as error:
        why = disk.why(error)
        raise StoreError(_("读不了 {path}：{why}；原来的数据没有变").format(path=path, why=why)) from None


def refuse_read_only(path: Path, target: Path) -> None:
    """Raise StoreError when we may not write the file `target` that `path` names.

    A rename asks for the right to change the folder alone, and would put a new file in the place of one that its owner
    has closed; in a folder as /tmp, where only the owner may do so, it fails when all else is done.
    """
    try:
        found, folder = target.stat(), target.parent.stat()
        effective = os.access in os.supports_effective_ids
        allowed = os.access(target, os.W_OK, effective_ids=effective)
    except FileNotFoundError:
        return
    except OSError as error:
        raise unwritable(path, error) from None
    foreign = hasattr(os, "geteuid") and os.geteuid() not in (0, found.st_uid, folder.st_uid)
    if not allowed or (foreign and folder.st_mode & stat.S_ISVTX):
        raise StoreError(_("数据文件 {path} 是只读的，或是别人的，没有写的权限；原来的数据没有变").format(path=path))


def replace(path: Path, content: bytes, like: Path | None = None) -> None:
    """Put `content` in the place of the file at `path`, so that a reader sees the old or the new, never a part.

    A file that is new gets the owner and permissions of `like`. Returns once all would survive a loss of power. Raises
    StoreError, the file as it was.
    """
    try:
        target = real(path)
        with temporary(target, content, target if like is None or target.exists() else like) as fresh:
            exchange(target, fresh)
    except OSError as error:
        raise unwritable(path, error) from None


@contextlib.contextmanager
def temporary(target: Path, content: bytes, like: Path) -> Iterator[Path]:
    """A temporary file beside `target` that holds `content`, flushed to the disk, of the owner and permissions of
    `like`.

    Where there is no file `like`, the user's mask decides. What is left of it in the end is taken away.
    """
    fresh = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    known = like.stat() if like.exists() else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # A file that will be another's, or closed to some, is so before anything is in it.
    handle = os.open(fresh, flags, 0o666 if known is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            if known is not None:
                give(file.fileno(), known)
                fresh.chmod(stat.S_IMODE(known.st_mode))
            file.write(content)
            file.flush()
            flush(file.fileno())
        yield fresh
    finally:
        discard(fresh)


def give(handle: int, like: os.stat_result) -> None:
    """Give the open file `handle` the owner and the group of `like`: a store is its user's though root writes it.

    Who is not root can only give it to a group of their own, and does so where it is possible.
    """
    found = os.fstat(handle)
    if (found.st_uid, found.st_gid) == (like.st_uid, like.st_gid) or not hasattr(os, "fchown"):
        return
    if os.geteuid() == 0:
        os.fchown(handle, like.st_uid, like.st_gid)
        return
    with contextlib.suppress(OSError):
        os.fchown(handle, -1, like.st_gid)


def exchange(target: Path, fresh: Path) -> None:
    """Put the file `fresh` in the place of `target`, and flush their folder; `target` as it was when that fails.

    Raises OSError, and StoreError when even to put the former file back has failed.
    """
    former = fresh.with_name(fresh.name.replace(".tmp", ".old.tmp"))
    try:
        if target.exists():
            _second_name(target, former)
        fresh.replace(target)
        try:
            flush_folder(target.parent)
        except OSError as error:  # not durable, so not done: the former file goes back
            _put_back(target, former, error)
            raise
    finally:
        discard(former)


def _put_back(target: Path, former: Path, reason: OSError) -> None:
    try:
        former.replace(target) if former.exists() else target.unlink()
    except OSError:
        raise StoreError(
            _("数据文件 {path} 已经换成新的，但不能确认落了盘：{why}；用 jobscli documents 看看，再备份一份").format(
                path=target, why=disk.why(reason)
            )
        ) from None


def _second_name(target: Path, former: Path) -> None:
    try:
        os.link(target, former)
    except OSError:  # a file system without hard links
        former.write_bytes(target.read_bytes())


def discard(path: Path) -> None:
    """Take away the file at `path`; where that fails it stays, and the next writer tries again."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make `folder` and those above it that are not there, each flushed into the one that it is in."""
    if folder.is_dir():
        return
    make_folder(folder.parent, mode)
    folder.mkdir(mode, exist_ok=True)
    flush_folder(folder.parent)


def flush(handle: int) -> None:
    """Flush the open file `handle` to the disk itself; macOS does not do so with fsync, and asks for its own call."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is None:
        os.fsync(handle)
        return
    try:
        fcntl.fcntl(handle, full)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTTY, errno.ENOTSUP, errno.EOPNOTSUPP):
            raise
        os.fsync(handle)  # a file system that does not know it


def flush_folder(folder: Path) -> None:
    """Flush the names in `folder` to the disk, where the system knows how."""
    if os.name == "nt":  # a folder cannot be opened there, and a rename is durable by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        flush(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF):  # a file system that knows no flushing of folders
            raise
    finally:
        os.close(handle)
