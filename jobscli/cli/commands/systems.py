"""`systems`: everything that has a name."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


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
