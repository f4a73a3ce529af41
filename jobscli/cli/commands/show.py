"""`show`: all of one record."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def show(
    identities: Annotated[
        list[str],
        typer.Argument(
            metavar="ID…", help=_("一个或几个编号：s427、m362，写全 mohrss-2018/s427；文件的编号；或几个词")
        ),
    ],
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """一条记录的全部：原文怎么写，口径、期间、界限，在文件的哪里。"""
    found = api.entries(*identities, db=db)
    put(found.entries[0] if len(found.entries) == 1 else found, form, raw=raw, db=db)
