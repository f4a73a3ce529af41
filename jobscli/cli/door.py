"""The one place where errors become words and exit codes, whatever command they come from."""

import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from jobscli.cli.complaint import complaint
from jobscli.cli.help import Command, in_our_words
from jobscli.errors import JobsError
from jobscli.language import _

# Each command and the module that holds the function of its name. A command is built when it is asked for: to
# build all of them takes longer than most of them take to answer.
COMMANDS = {
    "province": "questions",
    "search": "searching",
    "rank": "ranking",
    "compare": "questions",
    "metrics": "questions",
    "measures": "records",
    "statistics": "records",
    "systems": "questions",
    "show": "entries",
    "cite": "entries",
    "documents": "records",
    "read": "reading",
    "add": "reading",
    "remove": "reading",
    "undo": "keeping",
    "check": "keeping",
}


class _ReaderGone(Exception):  # noqa: N818 (no error of ours)
    """Whoever read our output has left; as an OSError the library would end with 1."""


class Door(TyperGroup):
    """The group of all commands: whatever ends a command leaves through here, under `CliRunner` too."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (the group's own signature)
        """The names of all commands, in the order in which help lists them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Build the command of that name, or None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"jobscli.cli.{COMMANDS[cmd_name]}")
        one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        function = getattr(module, cmd_name)
        told = _(function.__doc__)  # what a command does is said to the user too
        one.command(cmd_name, cls=getattr(module, "COMMAND_CLASS", Command), help=told)(function)
        return get_command(one)

    def get_help(self, ctx: Any) -> str:
        """The page that `--help` shows."""
        return in_our_words(super().get_help(ctx))

    def make_context(self, *arguments: Any, **more: Any) -> Any:
        """Read the command line; `--help` is shown meanwhile."""
        try:
            return super().make_context(*arguments, **more)
        except BrokenPipeError as error:
            raise _ReaderGone from error

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _ReaderGone from error

    def main(self, args: Sequence[str] | None = None, standalone_mode: bool = True, **extra: Any) -> Any:  # type: ignore[override]
        """Run, tell what went wrong in a sentence, and exit with its code."""
        _stay_readable()
        try:
            code = super().main(args, standalone_mode=False, **extra)
            sys.stdout.flush()
        except JobsError as error:
            code = _told(error.message, error.hints, error.exit_code)
        except typer.Abort:
            code = _told(_("已中止"), (), 130)
        except typer.TyperException as error:
            code = _told(*complaint(error), 2)
        except (BrokenPipeError, _ReaderGone):
            _silence(sys.stdout)
            code = 0
        except MemoryError:
            code = _told(_("内存不够；文件太大，分开来读"), (), 5)
        except Exception as error:
            code = _unforeseen(error)
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def _stay_readable() -> None:
    """A terminal that cannot print a character gets a question mark, not a traceback; a closed stream gets nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 (open until the process ends)
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _told(message: str, hints: Iterable[tuple[str, str]], code: int) -> int:
    from jobscli.show.terminal import tell

    try:
        tell(message, hints)
    except OSError:
        _silence(sys.stderr)
    return code


def _unforeseen(error: Exception) -> int:
    """An answer that cannot be written, to a full disk; else a fault of ours."""
    if os.environ.get("JOBSCLI_TRACEBACK"):
        raise error
    if isinstance(error, OSError) and error.filename is None:  # of no file that we have opened
        _silence(sys.stdout)
        return _told(_("答案写不出去：{why}").format(why=error.strerror), (), 1)
    hint = (_("看详情"), "JOBSCLI_TRACEBACK=1")
    return _told(_("程序出错（{what}），请报告").format(what=f"{type(error).__name__}: {error}"), [hint], 1)


def _silence(stream: Any) -> None:
    """Whoever read has gone, or the disk is full: what is still to be flushed goes nowhere, quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
