"""The command `jobscli`: its commands, and what it does without one."""

import sys
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command

from jobscli.cli import options
from jobscli.cli.commands import COMMANDS
from jobscli.cli.errors import ErrorGroup
from jobscli.cli.file_options import handed_on
from jobscli.cli.help import Command, in_our_words
from jobscli.cli.output import put, writing
from jobscli.language import _


class CommandGroup(ErrorGroup):
    """All commands. One is built when it is asked for: to build all takes longer than most of them take to answer."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (the group's own signature)
        """The names of all commands, in the order in which help lists them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of that name, or None where there is none."""
        return _built(cmd_name) if cmd_name in COMMANDS else None

    def get_help(self, ctx: Any) -> str:
        """The page that `--help` shows."""
        return in_our_words(super().get_help(ctx))


@cache
def _built(name: str) -> Any:
    module = import_module(f"jobscli.cli.commands.{name}")
    one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    function = getattr(module, name)
    told = _(function.__doc__)  # what a command does is said to the user too
    one.command(name, cls=getattr(module, "COMMAND_CLASS", Command), help=told)(handed_on(function))
    return get_command(one)


app = typer.Typer(
    cls=CommandGroup,
    help=_("各省为就业做了什么、报了什么数，每个数都能查回原文。"),
    invoke_without_command=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


@app.callback()
def overview(
    ctx: typer.Context,
    db: options.Db = None,
    version: Annotated[bool, typer.Option("--version", help=_("版本"))] = False,
    form: options.FormBefore = "",
    master: options.Master = None,
) -> None:
    """各省为就业做了什么、报了什么数，每个数都能查回原文。"""
    ctx.obj = {"db": db, "form": form}
    if master is not None:
        from jobscli import api

        ctx.with_resource(api.on_master(master))
    if version:
        from jobscli import __version__

        with writing():
            sys.stdout.write(f"jobscli {__version__}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from jobscli import api

        form = options.format_named(ctx, form)
        put(api.overview(db), form, db=db)
