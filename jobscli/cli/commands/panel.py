"""`panel`: metrics as a table of places by years."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def panel(
    metrics: Annotated[list[str], typer.Argument(metavar="METRIC…", help=_("指标，一个或几个：城镇新增就业……"))],
    regions: options.Places = None,
    level: options.Level = None,
    within: options.Within = None,
    years: options.Years = None,
    status: Annotated[
        list[str] | None, typer.Option(help=_("已实现（默认）、目标、预计……；几个时各成一列"), metavar="STATUS")
    ] = None,
    scope: options.OfScope = None,
    aspect: options.OfAspect = None,
    price_basis: options.OfPriceBasis = None,
    unit: options.OfUnit = None,
    population: options.OfPopulation = None,
    long: Annotated[bool, typer.Option("--long", help=_("一个数一行，带原文、文件、引文"))] = False,
    low_confidence: options.LowConfidence = False,
    as_of: options.AsOf = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """一张表：各地各年的数，每格都能查回原文。"""
    answer = api.panel(
        *metrics,
        regions=regions,
        level=level,
        within=within,
        years=years,
        as_of=as_of,
        low_confidence=low_confidence,
        long=long,
        db=db,
        status=status,
        scope=scope,
        aspect=aspect,
        price_basis=price_basis,
        unit=unit,
        population=population,
    )
    put(answer, form, raw=raw, db=db)
