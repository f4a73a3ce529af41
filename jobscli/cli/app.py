"""The command `jobscli`: its commands, and what it does without one."""

import sys
from typing import Annotated

import typer

from jobscli.cli import options
from jobscli.cli.errors import Door
from jobscli.cli.output import put, writing
from jobscli.language import _

app = typer.Typer(
    cls=Door,
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
) -> None:
    """各省为就业做了什么、报了什么数，每个数都能查回原文。"""
    ctx.obj = {"db": db, "form": form}
    if version:
        from jobscli import __version__

        with writing():
            sys.stdout.write(f"jobscli {__version__}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from jobscli import api

        form = options.format_named(ctx, form)
        put(api.overview(db), form, db=db)
