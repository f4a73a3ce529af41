"""`province`: what was done in one region, and what came of it."""

from typing import Annotated, Literal

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.errors import UsageError
from jobscli.language import _


def province(
    region: Annotated[
        str, typer.Argument(metavar="REGION", help=_("地区：江苏、jiangsu、JS、320000 都行；长三角是几个地区"))
    ],
    section: options.Section = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    document: options.Document = None,
    period: options.Period = None,
    status: options.Status = None,
    statistics: Annotated[bool, typer.Option("--statistics", help=_("只要数字"))] = False,
    measures: Annotated[bool, typer.Option("--measures", help=_("只要举措"))] = False,
    whole: Annotated[bool, options.everything(_("别的领域的数字也列出"))] = False,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """一个省的举措，每项下面是它的数字。"""
    if statistics and measures:
        raise UsageError(_("--statistics 和 --measures 只能给一个"))
    only: Literal["statistics", "measures"] | None = "statistics" if statistics else "measures" if measures else None
    answer = api.province(
        region,
        section=section,
        kind=kind,
        topic=topic,
        group=group,
        document=document,
        period=period,
        status=status,
        only=only,
        whole=whole,
        db=db,
    )
    put(answer, form, raw=raw, db=db)
