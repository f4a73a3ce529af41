"""`rules`: by which rules documents are read."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def rules(
    identity: Annotated[
        str | None,
        typer.Argument(
            metavar="ID|STAGE",
            help=_("规则的编号，如 naming.share，看它的例子和反例；或一步的名字，如 naming"),
            show_default=False,
        ),
    ] = None,
    form: options.Form = "",
    raw: options.Raw = False,
) -> None:
    """读文件用的规则：每条管什么；带编号看一条的例子和反例。"""
    put(api.rules(identity), form, raw=raw)
