"""The commands that list or show records: measures, statistics, documents, show, cite."""

from gettext import gettext as _
from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.door import place, put

Identity = Annotated[str, typer.Argument(metavar="ID", help=_("编号：s428、m406，或写全 mohrss-2018/s428"))]


def measures(
    ctx: typer.Context,
    region: options.Region = None,
    kind: options.Kind = None,
    topic: options.Topic = None,
    group: options.Group = None,
    document: options.Document = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    form: options.Form = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """列出举措，按任何字段筛选。"""
    answer = api.records(
        "measures",
        sort=sort or (),
        limit=limit,
        db=place(ctx, db),
        region=region,
        kind=kind,
        topics=topic,
        groups=group,
        document=document,
    )
    put(answer, form, raw=raw)


def statistics(
    ctx: typer.Context,
    region: options.Region = None,
    metric: options.Metric = None,
    unit: options.Unit = None,
    status: options.Status = None,
    aspect: options.Aspect = None,
    bound: options.Bound = None,
    scope: options.Scope = None,
    period: options.Period = None,
    period_basis: options.Basis = None,
    population: options.Population = None,
    place_named: options.Place = None,
    confidence: options.Confidence = None,
    document: options.Document = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    form: options.Form = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """列出数字，按任何字段筛选。"""
    answer = api.records(
        "statistics",
        sort=sort or (),
        limit=limit,
        db=place(ctx, db),
        region=region,
        metric=metric,
        unit=unit,
        status=status,
        aspect=aspect,
        bound=bound,
        scope=scope,
        period=period,
        period_basis=period_basis,
        population=population,
        place=place_named,
        confidence=confidence,
        document=document,
    )
    put(answer, form, raw=raw)


def documents(
    ctx: typer.Context, form: options.Form = "table", raw: options.Raw = False, db: options.Db = None
) -> None:
    """列出文件：标题、发布者、说的是哪一年。"""
    put(api.records("documents", sort=("year", "id"), db=place(ctx, db)), form, raw=raw)


def show(
    ctx: typer.Context,
    identity: Identity,
    form: options.Form = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """一条记录的全部：原文怎么写，口径、期间、界限，在文件的哪里。"""
    put(api.entry(identity, db=place(ctx, db)), form, raw=raw)


def cite(
    ctx: typer.Context,
    identity: Identity,
    style: Annotated[str, typer.Option(help=_("GB/T 7714 的版本：2025 或 2015"), metavar="YEAR")] = "2025",
    accessed: Annotated[
        str | None, typer.Option(help=_("引用日期，如 2026-11-24"), metavar="DATE", show_default=False)
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help=_("另有 bibtex、csl-json"), metavar="FORMAT")] = "table",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """引文：GB/T 7714—2025，或 BibTeX、CSL-JSON。"""
    answer = api.cite(identity, style=style, accessed=accessed, db=place(ctx, db))
    put(answer, form, raw=raw, more=("bibtex", "csl-json"))


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    for command in (measures, statistics, documents, show, cite):
        app.command()(command)
