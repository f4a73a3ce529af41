"""`metrics`: what can be ranked."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def metrics(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=_("名字里有这个词的"), show_default=False)] = None,
    region: options.Region = None,
    status: options.Status = None,
    period: options.Period = None,
    everything: Annotated[bool, typer.Option("--all", help=_("连同别的领域的、文件自己起的指标名"))] = False,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """能排名的指标，各有哪些省的数。"""
    answer = api.metrics(text, everything=everything, region=region, status=status, period=period, db=db)
    put(answer, form, raw=raw, db=db)
