"""The commands that answer a question: province, search, rank, compare, metrics, systems."""

from gettext import gettext as _
from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.door import SearchCommand, place, put
from jobscli.errors import UsageError


def province(
    ctx: typer.Context,
    region: Annotated[str, typer.Argument(metavar="REGION", help=_("地区：江苏、jiangsu、JS、320000 都行"))],
    section: options.Section = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    statistics: Annotated[bool, typer.Option("--statistics", help=_("只要数字"))] = False,
    measures: Annotated[bool, typer.Option("--measures", help=_("只要举措"))] = False,
    form: options.Form = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """一个省的举措，每项下面是它的数字。"""
    if statistics and measures:
        raise UsageError(_("--statistics 和 --measures 只能给一个"))
    only = "statistics" if statistics else "measures" if measures else None
    answer = api.province(
        region,
        section=section or (),
        kind=kind or (),
        topic=topic or (),
        group=group or (),
        only=only,
        db=place(ctx, db),
    )
    put(answer, form, raw=raw)


def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help=_("几个词都要有；OR 是或，-词 或 NOT 词 不要"))],
    exact: Annotated[bool, typer.Option("--exact", help=_("只查原词，不查近义的说法"))] = False,
    region: options.Region = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    limit: options.Limit = None,
    form: options.Form = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """按词查找举措、数字和标题，近义的说法一并查。"""
    answer = api.search(
        *words,
        exact=exact,
        region=region or (),
        kind=kind or (),
        topic=topic or (),
        group=group or (),
        limit=limit,
        db=place(ctx, db),
    )
    put(answer, form, raw=raw)


def rank(
    ctx: typer.Context,
    metric: Annotated[str, typer.Argument(metavar="METRIC", help=_("指标：创业担保贷款、高校毕业生就业率……"))],
    region: options.Region = None,
    period: Annotated[str | None, typer.Option(help=_("只排这个期间：2018、2021/2025"), metavar="PERIOD")] = None,
    scope: Annotated[str | None, typer.Option(help=_("只排这个口径：全年、累计、每年……"), metavar="SCOPE")] = None,
    status: Annotated[str | None, typer.Option(help=_("已实现（默认）、目标、限额"), metavar="STATUS")] = None,
    aspect: Annotated[str | None, typer.Option(help=_("水平（默认）或变动"), metavar="ASPECT")] = None,
    unit: Annotated[str | None, typer.Option(help=_("只排这个单位"), metavar="UNIT")] = None,
    population: Annotated[str | None, typer.Option(help=_("人群"), metavar="WHO")] = None,
    place_named: Annotated[str | None, typer.Option("--place", help=_("省以下的地方"), metavar="PLACE")] = None,
    across: Annotated[str, typer.Option(help=_("跨这些口径排：period,scope,unit"), metavar="FIELDS")] = "",
    ascending: Annotated[
        bool | None, typer.Option("--ascending/--descending", help=_("从小到大，或从大到小"), show_default=False)
    ] = None,
    top: Annotated[int | None, typer.Option(min=1, help=_("每组只列前几名"), metavar="N", show_default=False)] = None,
    low_confidence: Annotated[bool, typer.Option("--low-confidence", help=_("把握低的机器读数也列入"))] = False,
    form: options.Form = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """各省排一排：只排能比的，不能比的说明缘故。"""
    answer = api.rank(
        metric,
        region=region or (),
        across=[each for each in across.replace("，", ",").split(",") if each],
        ascending=ascending,
        top=top,
        low_confidence=low_confidence,
        db=place(ctx, db),
        period=period,
        scope=scope,
        status=status,
        aspect=aspect,
        unit=unit,
        population=population,
        place=place_named,
    )
    put(answer, form, raw=raw)


def compare(
    ctx: typer.Context,
    regions: Annotated[list[str], typer.Argument(metavar="REGION REGION…", help=_("两个或更多地区"))],
    form: options.Form = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """几个省对照：都有的指标能不能比，各自有什么，各自做了什么。"""
    put(api.compare(*regions, db=place(ctx, db)), form, raw=raw)


def metrics(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=_("名字里有这个词的"), show_default=False)] = None,
    region: options.Region = None,
    status: options.Status = None,
    period: options.Period = None,
    form: options.Form = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """能排名的指标，各有哪些省的数。"""
    put(api.metrics(text, region=region, status=status, period=period, db=place(ctx, db)), form, raw=raw)


def systems(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=_("名字里有这个词的"), show_default=False)] = None,
    region: options.Region = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    form: options.Form = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """有名字的系统、平台、品牌、计划和机制。"""
    answer = api.systems(text, region=region, kind=kind, topics=topic, groups=group, db=place(ctx, db))
    put(answer, form, raw=raw)


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    for command in (province, rank, compare, metrics, systems):
        app.command()(command)
    app.command(cls=SearchCommand)(search)
