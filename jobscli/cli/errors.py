"""The one place where errors become words and exit codes, whatever command they come from."""

import io
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from jobscli.cli.output import ClosedError, ReaderGone, silence, tell_what_can_be_told, writing
from jobscli.cli.parser_errors import complaint
from jobscli.errors import DocumentError, JobsError, StoreError, UsageError
from jobscli.language import _

# A sentence or a hint that is longer than this has a word of the user's in it, as long as they please.
_LONGEST = 600
_BEGINNING, _END = 300, 120


class ErrorGroup(TyperGroup):
    """A group of commands: whatever ends one leaves through here, under `CliRunner` too."""

    def make_context(self, *arguments: Any, **more: Any) -> Any:
        """Read the command line; `--help` is shown meanwhile."""
        with writing():
            return super().make_context(*arguments, **more)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:  # not of stdout; the library would end with 1 and no word
            raise StoreError(_failed(error)) from error

    def main(self, args: Sequence[str] | None = None, standalone_mode: bool = True, **extra: Any) -> Any:  # type: ignore[override]
        """Run, tell what went wrong in a sentence, and exit with its code."""
        _stay_readable()
        try:
            code = super().main(args, standalone_mode=False, **extra)
            with writing():
                sys.stdout.flush()
        except JobsError as error:
            code = _told(error.message, error.hints, error.exit_code)
        except typer.Abort:
            code = _told(_("已中止"), (), 130)
        except typer.TyperException as error:
            code = _told(*complaint(error), UsageError.exit_code)
        except (BrokenPipeError, ReaderGone):
            silence("stdout")
            code = 0
        except MemoryError:
            code = _told(_("内存不够；文件太大，分开来读"), (), DocumentError.exit_code)
        except Exception as error:
            code = _unforeseen(error)
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


class _Closed(io.TextIOBase):
    """A stdout that was closed before we began: what is written to it is lost, and that is told."""

    def write(self, _text: str) -> int:
        raise ClosedError


def _stay_readable() -> None:
    """A terminal that cannot print a character gets a question mark, not a traceback; no stream is missing.

    A file or a pipe gets UTF-8 where its encoding has no Chinese: a question mark there would lose what was asked for.
    """
    if sys.stdout is None or sys.stderr is None:
        # A file that we open must not get the number of a stream that is closed, to which others may write.
        while os.open(os.devnull, os.O_RDWR) < 2:
            pass
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 (open until the process ends)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace", **({} if stream.isatty() or _has_chinese(stream.encoding) else _UTF_8))


_UTF_8 = {"encoding": "utf-8"}


def _has_chinese(encoding: str) -> bool:
    try:
        "省".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _told(message: str, hints: Iterable[tuple[str, str]], code: int) -> int:
    tell_what_can_be_told(_brief(message), [(label, _brief(words)) for label, words in hints])
    return code


def _brief(text: str) -> str:
    """`text` without the middle of a word of 100,000 characters that someone has typed."""
    if len(text) <= _LONGEST:
        return text
    left_out = _("……（略去 {n} 字）……").format(n=len(text) - _BEGINNING - _END)
    return text[:_BEGINNING] + left_out + text[-_END:]


def _unforeseen(error: Exception) -> int:
    """A file that the system does not let us read or write, and nobody has said so yet; else a fault of ours."""
    if os.environ.get("JOBSCLI_TRACEBACK"):
        raise error
    if isinstance(error, OSError):
        return _told(_failed(error), (), StoreError.exit_code)
    hint = (_("看详情"), "JOBSCLI_TRACEBACK=1")
    return _told(
        _("程序出错（{what}），请报告").format(what=f"{type(error).__name__}: {error}"), [hint], JobsError.exit_code
    )


def _failed(error: OSError) -> str:
    what = "：".join(str(part) for part in (error.filename, error.strerror or error) if part)
    return _("读写出错：{what}").format(what=what)
