"""`series`: one metric of one place, year by year."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def series(
    metric: Annotated[str, typer.Argument(metavar="METRIC", help=_("指标：城镇新增就业、城镇登记失业率……"))],
    region: Annotated[str, typer.Argument(metavar="REGION", help=_("地方：江苏、苏州、320500 都行"))],
    years: options.Years = None,
    status: Annotated[str | None, typer.Option(help=_("已实现（默认）、目标……"), metavar="STATUS")] = None,
    scope: options.OfScope = None,
    aspect: options.OfAspect = None,
    price_basis: options.OfPriceBasis = None,
    unit: options.OfUnit = None,
    population: options.OfPopulation = None,
    low_confidence: options.LowConfidence = False,
    as_of: options.AsOf = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """一个地方一个指标，一年一行：比上年怎样，后来有没有改口。"""
    answer = api.series(
        metric,
        region,
        years=years,
        as_of=as_of,
        low_confidence=low_confidence,
        db=db,
        status=status,
        scope=scope,
        aspect=aspect,
        price_basis=price_basis,
        unit=unit,
        population=population,
    )
    put(answer, form, raw=raw, db=db)
