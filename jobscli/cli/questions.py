"""The commands that answer a question: province, compare, metrics, systems."""

from typing import Annotated, Literal

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.errors import UsageError
from jobscli.language import _


def province(
    region: Annotated[str, typer.Argument(metavar="REGION", help=_("地区：江苏、jiangsu、JS、320000 都行"))],
    section: options.Section = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    statistics: Annotated[bool, typer.Option("--statistics", help=_("只要数字"))] = False,
    measures: Annotated[bool, typer.Option("--measures", help=_("只要举措"))] = False,
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
        only=only,
        db=db,
    )
    put(answer, form, raw=raw, db=db)


def compare(
    regions: Annotated[list[str], typer.Argument(metavar="REGION REGION…", help=_("两个或更多地区"))],
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """几个省对照：都有的指标能不能比，各自有什么，各自做了什么。"""
    put(api.compare(*regions, db=db), form, raw=raw, db=db)


def metrics(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=_("名字里有这个词的"), show_default=False)] = None,
    region: options.Region = None,
    status: options.Status = None,
    period: options.Period = None,
    everything: Annotated[bool, typer.Option("--all", help=_("连同文件自己起的指标名"))] = False,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """能排名的指标，各有哪些省的数。"""
    answer = api.metrics(text, everything=everything, region=region, status=status, period=period, db=db)
    put(answer, form, raw=raw, db=db)


def systems(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=_("名字里有这个词的"), show_default=False)] = None,
    region: options.Region = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """有名字的系统、平台、品牌、计划和机制。"""
    answer = api.systems(text, region=region, kind=kind, topic=topic, group=group, db=db)
    put(answer, form, raw=raw, db=db)
