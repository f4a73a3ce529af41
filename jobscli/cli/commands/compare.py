"""`compare`: regions side by side."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def compare(
    regions: Annotated[
        list[str], typer.Argument(metavar="REGION REGION…", help=_("两个或更多地方：江苏 安徽，苏州 无锡"))
    ],
    metric: options.Metric = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    document: options.Document = None,
    period: options.Period = None,
    status: options.Status = None,
    whole: Annotated[bool, options.everything(_("别的领域的指标也列出"))] = False,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """几个地方对照：都有的指标能不能比，各自有什么，各自做了什么；省、市、县都行。"""
    answer = api.compare(
        *regions,
        whole=whole,
        db=db,
        metric=metric,
        kind=kind,
        topic=topic,
        group=group,
        document=document,
        period=period,
        status=status,
    )
    put(answer, form, raw=raw, db=db)
