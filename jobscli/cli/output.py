"""Where an answer becomes output: the answer on stdout, a notice on stderr, and nothing else."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

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


class Destination(NamedTuple):
    """The file that the answer goes into instead of stdout, and that of its picture, `wide` pixels wide.

    One that is there is written over with `force` alone. `cite` is the edition and the date of access of references.
    """

    file: Path | None = None
    force: bool = False
    plot: Path | None = None
    wide: int | None = None
    cite: tuple[str, str | None] | None = None


_STDOUT = Destination()


_DESTINATION: ContextVar[Destination] = ContextVar("destination", default=_STDOUT)


@contextmanager
def put_into(destination: Destination) -> Iterator[None]:
    """Within, `put` writes to the file of `destination`."""
    token = _DESTINATION.set(destination)
    try:
        yield
    finally:
        _DESTINATION.reset(token)


def put(answer: Any, form: str, *, raw: bool = False, db: Path | None = None, done: str = "") -> None:
    """Show `answer` in the format `form`, or write it to the file that was asked for, and say on stderr what there is
    to notice.

    `raw` leaves formulas in csv and tsv; `db` is the store that was asked, for the ids on a screen; `done` is what the
    command has changed, in a word. Raises UnwrittenError when the answer cannot be written.
    """
    to = _DESTINATION.get()
    if to.cite is not None:
        from jobscli.export import cited

        answer = cited(answer, *to.cite, db=db)
    picture = _picture(answer, to, db)
    if to.file is not None:
        _put_in_file(answer, form, to.file, to.force, raw=raw, db=db, done=done)
    else:
        write = _screen(answer, db) if form == "table" else _stdout_of(_text(answer, form, raw))
        with writing(done):
            write()
            sys.stdout.flush()
    if to.plot is not None and picture is not None:
        from jobscli.export import put_in

        put_in(to.plot, picture, force=to.force)
        tell_what_can_be_told(_("画好了 {file}").format(file=to.plot))
    if form in ("csv", "tsv") and not raw:
        _say_guarded(answer)
    if form in ("csv", "tsv", "md") and getattr(answer, "untold", None):
        tell_what_can_be_told(answer.untold)
    if answer.notice:
        tell_what_can_be_told(answer.notice, getattr(answer, "hints", ()))


def _picture(answer: Any, to: Destination, db: Path | None) -> bytes | None:
    """The picture of `answer`, where one is asked for; what cannot be drawn is told before anything is written."""
    if to.plot is None:
        return None
    from jobscli.export import picture

    return picture(answer, to.plot, wide=to.wide, db=db)


def _put_in_file(answer: Any, form: str, file: Path, force: bool, *, raw: bool, db: Path | None, done: str) -> None:
    """Write `answer` to its file and say on stderr what is in it."""
    from jobscli import export

    content = export.content(answer, form, raw=raw, db=db, asked=_asked())
    try:
        export.put_in(file, content, force=force)
    except JobsError as error:
        told = _("{done}，但{why}").format(done=done, why=error.message) if done else error.message
        raise UnwrittenError(told) from None
    tell_what_can_be_told(_("写好了 {file}：{n} 行").format(file=file, n=len(answer.rows())))


def _asked() -> str:
    """The command line, as one may type it again for the same answer on the screen."""
    import shlex

    words = list(sys.argv[1:])
    for option in ("-o", "--output", "--plot", "--plot-width"):
        if option in words:
            at = words.index(option)
            del words[at : at + 2]
    shown = [each if each.isalnum() else shlex.quote(each) for each in words if each != "--force"]
    return " ".join(["jobscli", *shown])


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


def _stdout_of(text: str) -> Callable[[], object]:
    """What writes `text` to stdout; of nothing, it does not even try, as a stream with a buffer would not."""
    return partial(sys.stdout.write, text) if text else lambda: None


def _text(answer: Any, form: str, raw: bool) -> str:
    from jobscli.show.machine import text_in

    return text_in(answer, form, raw=raw)


def _say_guarded(answer: Any) -> None:
    from jobscli.show import machine

    n = sum(machine.is_formula(value) for row in answer.rows() for value in row.values())
    if n:
        tell_what_can_be_told(
            _("{n} 个单元格里有 = + - @ 开头的文字，前面加了 '，免得表格软件当公式运行；--raw 原样输出").format(n=n)
        )
