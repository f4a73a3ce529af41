"""`rank`: who is first, among those that may be compared."""

from dataclasses import replace
from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def rank(
    metric: Annotated[str, typer.Argument(metavar="METRIC", help=_("指标：创业担保贷款、高校毕业生就业率……"))],
    region: options.Places = None,
    level: options.Level = None,
    within: options.Within = None,
    period: options.Period = None,
    scope: options.Scope = None,
    status: Annotated[
        options.Values, typer.Option(help=_("已实现（默认）、目标、预计、预算、限额"), metavar="STATUS")
    ] = None,
    aspect: options.Aspect = None,
    price_basis: options.PriceBasis = None,
    unit: options.Unit = None,
    population: options.Population = None,
    place_named: options.Place = None,
    across: Annotated[str, typer.Option(help=_("跨这些口径排：period,scope,unit"), metavar="FIELDS")] = "",
    ascending: Annotated[
        bool | None, typer.Option("--ascending/--descending", help=_("从小到大，或从大到小"), show_default=False)
    ] = None,
    top: Annotated[int | None, typer.Option(min=1, help=_("每组只列前几名"), metavar="N", show_default=False)] = None,
    low_confidence: options.LowConfidence = False,
    whole: Annotated[bool, options.everything(_("没有列入的、没有展开的组也逐个列出"))] = False,
    as_of: options.AsOf = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """各省排一排：只排能比的，不能比的说明缘故。"""
    answer = api.rank(
        metric,
        region=region,
        level=level,
        within=within,
        as_of=as_of,
        across=across,
        ascending=ascending,
        top=top,
        low_confidence=low_confidence,
        db=db,
        period=period,
        scope=scope,
        status=status,
        aspect=aspect,
        price_basis=price_basis,
        unit=unit,
        population=population,
        place=place_named,
    )
    if whole and hasattr(answer, "whole"):
        answer = replace(answer, whole=True)
    put(answer, form, raw=raw, db=db)
