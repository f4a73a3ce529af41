"""`targets`: what reports set for the coming year, and what came of it."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def targets(
    region: Annotated[
        str | None, typer.Argument(metavar="[REGION]", help=_("地方：江苏、苏州；不写是各省"), show_default=False)
    ] = None,
    metric: Annotated[
        str | None, typer.Argument(metavar="[METRIC]", help=_("指标；不写是所有目标"), show_default=False)
    ] = None,
    years: Annotated[
        list[str] | None, typer.Option("--years", "--year", help=_("哪一年的目标：2024、2015-2025"), metavar="YEARS")
    ] = None,
    level: options.Level = None,
    within: options.Within = None,
    cities: Annotated[bool, typer.Option("--cities", help=_("一个省和它的各市放在一起"))] = False,
    low_confidence: options.LowConfidence = False,
    whole: Annotated[bool, options.everything(_("别的领域的目标也列出"))] = False,
    as_of: options.AsOf = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """年初定了什么目标，年末怎样：原话、实绩、完成率，谁没有交代。"""
    answer = api.targets(
        region,
        metric,
        level=level,
        within=within,
        cities=cities,
        years=years,
        as_of=as_of,
        low_confidence=low_confidence,
        whole=whole,
        db=db,
    )
    put(answer, form, raw=raw, db=db)
