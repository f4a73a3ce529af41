"""Where an answer becomes output: the answer on stdout, a notice on stderr, and nothing else."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from jobscli.errors import JobsError, StoreError
from jobscli.language import _


class ReaderGone(Exception):  # noqa: N818 (no error of ours)
    """Whoever read our output has left, as `head` does."""


class ClosedError(OSError):
    """What is written to a stdout that was closed from the beginning."""

    def __init__(self) -> None:
        super().__init__(errno.EBADF, _("标准输出是关着的"))


class UnwrittenError(JobsError):
    """An answer that could not be written; its sentence begins with what was done before, if anything."""


@contextmanager
def writing(done: str = "") -> Iterator[None]:
    """Within, what fails is what is written to stdout; `done` says what has been done and holds all the same.

    Raises UnwrittenError, or ReaderGone where a pipe has nobody at its other end.
    """
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGone from error
    except (OSError, MemoryError) as error:
        silence("stdout")
        why = error.strerror or str(error) if isinstance(error, OSError) else _("内存不够")
        told = _("{done}，但答案写不出去：{why}") if done else _("答案写不出去：{why}")
        raise UnwrittenError(told.format(done=done, why=why)) from error


def silence(name: str) -> None:
    """Let what is still to be flushed to the stream `name` go nowhere, quietly."""
    stream = getattr(sys, name)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except OSError:  # it is no file
        setattr(sys, name, os.fdopen(nowhere, "w"))
    else:
        os.close(nowhere)


def tell_what_can_be_told(message: str, hints: Iterable[tuple[str, str]] = ()) -> None:
    """Write a sentence to stderr; where nobody can be told, the exit code says it alone."""
    from jobscli.show.terminal import tell

    try:
        tell(message, hints)
    except OSError:
        silence("stderr")


def put(answer: Any, form: str, *, raw: bool = False, db: Path | None = None, done: str = "") -> None:
    """Show `answer` in the format `form`, and on stderr what there is to notice.

    `raw` leaves formulas in csv and tsv; `db` is the store that was asked, for the ids on a screen; `done` is what the
    command has changed, in a word. Raises UnwrittenError when the answer cannot be written.
    """
    write = _screen(answer, db) if form == "table" else partial(sys.stdout.write, _text(answer, form, raw))
    with writing(done):
        write()
        sys.stdout.flush()
    if form in ("csv", "tsv") and not raw:
        _say_guarded(answer)
    if form in ("csv", "tsv", "md") and getattr(answer, "untold", None):
        tell_what_can_be_told(answer.untold)
    if answer.notice:
        tell_what_can_be_told(answer.notice, getattr(answer, "hints", ()))


def _screen(answer: Any, db: Path | None) -> Callable[[], object]:
    """What writes the screen of `answer`, with the ids that the store at `db` takes."""
    from jobscli import api
    from jobscli.cli.pager import page
    from jobscli.show.screen import ids_of, with_ids
    from jobscli.show.screens import screen_of
    from jobscli.show.terminal import show

    screen = screen_of(answer)
    if not screen.blocks:
        return lambda: None
    try:
        shown = api.shown_ids(ids_of(screen), db=db)
    except StoreError:  # a bad record, which this answer does not need or tells of; ids in full stay right
        shown = {}
    return partial(show, with_ids(screen, shown), page)


def _text(answer: Any, form: str, raw: bool) -> str:
    from jobscli.show import machine

    if form == "bibtex":
        return machine.bibtex(answer)
    if form == "csl-json":
        return machine.json_text(answer.csl())
    if raw and form in ("csv", "tsv"):
        return machine.raw(answer, form)
    return machine.FORMATS[form](answer)


def _say_guarded(answer: Any) -> None:
    from jobscli.show import machine

    n = sum(machine.is_formula(value) for row in answer.rows() for value in row.values())
    if n:
        tell_what_can_be_told(
            _("{n} 个单元格里有 = + - @ 开头的文字，前面加了 '，免得表格软件当公式运行；--raw 原样输出").format(n=n)
        )
