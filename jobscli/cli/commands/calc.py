"""`calc`: what may be computed from figures, and why the rest may not."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def calc(
    terms: Annotated[
        list[str], typer.Argument(metavar="ID SIGN ID…", help=_("编号或词，中间是 + - × ÷：s4359 ÷ s4346"))
    ],
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """推算：和、差、比，由变动推上年，由占比推总数；口径不同或可能重叠的不算，说明缘故。"""
    put(api.calc(*terms, db=db), form, raw=raw, db=db)
