"""Open what the user named, if it is a regular file, and nothing else: no pipe, device, folder or link to itself."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from jobscli.errors import DocumentError
from jobscli.language import _
from jobscli.read.files.limits import Limits, megabytes, over

# What `expand` takes from a folder.
SUFFIXES = (
    ".txt",
    ".text",
    ".md",
    ".html",
    ".htm",
    ".shtml",
    ".xhtml",
    ".docx",
    ".docm",
    ".pdf",
    ".csv",
    ".tsv",
    ".xlsx",
    ".xlsm",
)

# Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever. Windows has neither flag nor such pipes.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)

_WHY = {
    errno.ENOENT: _("没有这个文件"),
    errno.ENOTDIR: _("没有这个文件"),
    errno.EACCES: _("没有读取权限"),
    errno.EPERM: _("没有读取权限"),
    errno.ELOOP: _("是指向自己的链接"),
    errno.ENAMETOOLONG: _("文件名太长"),
    errno.ENXIO: _("是套接字或设备，不是普通文件"),
}

_KINDS = (
    (stat.S_ISDIR, _("是文件夹，里面没有能读的文件（{suffixes}）")),
    (stat.S_ISFIFO, _("是管道，不是普通文件")),
    (stat.S_ISSOCK, _("是套接字，不是普通文件")),
    (stat.S_ISCHR, _("是设备，不是普通文件")),
    (stat.S_ISBLK, _("是设备，不是普通文件")),
)


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[tuple[int, bytes]]:
    """The descriptor and the content of the regular file at `path`.

    Raises DocumentError when there is none, it cannot be read, is empty or has more than `limits.max_bytes`.
    """
    try:
        # stat before open: opening a device can already do something (rewind a tape), opening a pipe takes its turn.
        _refuse_kind(path.stat().st_mode)
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise DocumentError(_why(error)) from None
    except ValueError:  # a NUL in the name
        raise DocumentError(_WHY[errno.ENOENT]) from None
    try:
        yield descriptor, _content(descriptor, limits)
    finally:
        os.close(descriptor)


@contextmanager
def spooled(data: bytes, limits: Limits) -> Iterator[tuple[int, bytes]]:
    """The same for a content that stands in no file; the descriptor is of one without a name."""
    if len(data) > limits.max_bytes:
        raise over("max_bytes", limits.max_bytes, _("文件太大"))
    if not data:
        raise DocumentError(_("是空的"))
    with TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        yield file.fileno(), data


def _content(descriptor: int, limits: Limits) -> bytes:
    status = os.fstat(descriptor)
    _refuse_kind(status.st_mode)  # it may have been exchanged since it was looked at
    if status.st_size > limits.max_bytes:
        raise over("max_bytes", limits.max_bytes, _("文件有 {size}").format(size=megabytes(status.st_size)))
    try:
        # A file in /proc says size 0 and has content; one that grows meanwhile is cut and refused.
        with os.fdopen(os.dup(descriptor), "rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise DocumentError(_why(error)) from None
    if len(data) > limits.max_bytes:
        raise over("max_bytes", limits.max_bytes, _("文件太大"))
    if not data:
        raise DocumentError(_("文件是空的"))
    return data


def _refuse_kind(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    for is_kind, words in _KINDS:
        if is_kind(mode):
            raise DocumentError(words.format(suffixes=" ".join(SUFFIXES)))
    raise DocumentError(_("不是普通文件"))


def _why(error: OSError) -> str:
    known = _WHY.get(error.errno or 0)
    return known or _("读不了：{reason}").format(reason=error.strerror)


def expand(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: a path that is no folder as it is, a folder as its files with a readable suffix.

    A folder is taken with all that is below it, by name, its own files before its folders'. Hidden files and
    folders, links and what is no regular file are passed over: whoever wants one of these names it. A folder
    that has nothing to read or cannot be opened is given as it is, so that `load` says why.
    """
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 (of a name too long `Path.is_dir` raises)
            yield path
            continue
        found = False
        for each in _below(path):
            found = True
            yield each
        if not found:
            yield path


def _below(folder: Path) -> Iterator[Path]:
    waiting = [folder]  # a list and no recursion: folders can be nested deeper than Python calls
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError:
            if here != folder:
                yield here
            continue
        entries = [entry for entry in entries if not entry.name.startswith(".")]
        for entry in entries:
            if entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in SUFFIXES:
                yield Path(entry.path)
        waiting += [Path(e.path) for e in reversed(entries) if e.is_dir(follow_symlinks=False)]
