"""`search`: measures, figures and headings by word."""

from typing import Annotated, Any

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.help import Command
from jobscli.cli.output import put
from jobscli.language import _


class COMMAND_CLASS(Command):  # noqa: N801 (the name by which `CommandGroup` finds it)
    """`search`, in which a single hyphen before a Chinese word excludes it and is no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Turn `-词` into `NOT 词` before options are parsed."""
        found: list[str] = []
        for position, arg in enumerate(args):
            if arg == "--":
                found += args[position:]
                break
            found += ["NOT", arg[1:]] if arg[:1] == "-" and len(arg) > 1 and not arg[1].isascii() else [arg]
        return super().parse_args(ctx, found)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help=_("几个词都要有；OR 是或，-词 或 NOT 词 不要"))],
    exact: Annotated[bool, typer.Option("--exact", help=_("只查原词，不查近义的说法"))] = False,
    region: options.Region = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    limit: options.Limit = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """按词查找举措、数字和标题，近义的说法一并查。"""
    answer = api.search(
        *words,
        exact=exact,
        region=region,
        kind=kind,
        topic=topic,
        group=group,
        limit=limit,
        db=db,
    )
    put(answer, form, raw=raw, db=db)
