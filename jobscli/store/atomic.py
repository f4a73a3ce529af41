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
    """What the regular file at `path` holds; None where there is none."""
    return path.read_bytes() if is_file(path) else None


def replace(path: Path, content: bytes, like: Path | None = None) -> None:
    """Put `content` in the place of the file at `path`, so that a reader sees the old or the new, never a part.

    A file that is new gets the permissions of `like`. Returns once all would survive a loss of power. Raises
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
    """A temporary file beside `target` that holds `content`, flushed to the disk, with the permissions of `like`.

    Where there is no file `like`, the user's mask decides. What is left of it in the end is taken away.
    """
    fresh = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    mode = stat.S_IMODE(like.stat().st_mode) if like.exists() else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(fresh, flags, 0o666 if mode is None else mode)
    try:
        with os.fdopen(handle, "wb") as file:
            if mode is not None:
                fresh.chmod(mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield fresh
    finally:
        _discard(fresh)


def exchange(target: Path, fresh: Path) -> None:
    """Put the file `fresh` in the place of `target`, and flush their folder; `target` as it was when that fails."""
    former = fresh.with_name(fresh.name.replace(".tmp", ".old.tmp"))
    try:
        if target.exists():
            _second_name(target, former)
        fresh.replace(target)
        try:
            _flush_folder(target.parent)
        except OSError:  # not durable, so not done: the former file goes back
            former.replace(target) if former.exists() else target.unlink()
            raise
    finally:
        _discard(former)


def _second_name(target: Path, former: Path) -> None:
    try:
        os.link(target, former)
    except OSError:  # a file system without hard links
        former.write_bytes(target.read_bytes())


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it that are not there, each flushed into the one that it is in."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there, and a rename is durable by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF):  # a file system that knows no flushing of folders
            raise
    finally:
        os.close(handle)
