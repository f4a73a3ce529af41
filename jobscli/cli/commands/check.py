"""`check`: a store against its rules and against the originals; a damaged one is repaired."""

from pathlib import Path
from typing import Annotated, Any

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.errors import UsageError
from jobscli.language import _

Sources = Annotated[
    list[Path] | None,
    typer.Option("--source", help=_("对照这个原文，可多次"), metavar="FILE", show_default=False, readable=False),
]
Repair = Annotated[bool, typer.Option("--repair", help=_("数据坏了，用最新的好备份恢复；坏的文件留着"))]
Accept = Annotated[bool, typer.Option("--accept", help=_("数据是自己手工改的：认可它，重算校验和"))]
Of = Annotated[
    str | None, typer.Option("--document", help=_("原文是哪份文件的，看不出来时指明"), metavar="ID", show_default=False)
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help=_("原文的编码，看不出来时指明"), metavar="NAME", show_default=False)
]
TextColumn = Annotated[
    str | None, typer.Option("--text-column", help=_("CSV 原文里正文的列名"), metavar="NAME", show_default=False)
]

Against = Annotated[
    bool, typer.Option("--contradictions", help=_("找文件之间的矛盾：重报的数、目标、几年合计、部分和整体"))
]


def check(
    source: Sources = None,
    document: Of = None,
    encoding: Encoding = None,
    text_column: TextColumn = None,
    repair: Repair = False,
    accept: Accept = False,
    contradictions: Against = False,
    region: options.Region = None,
    metric: options.Metric = None,
    wait: options.Wait = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """查数据：字段、引用、单位、位置、校验和；给了原文，逐字对照；也找文件之间的矛盾。有问题时退出码是 1。"""
    if contradictions:
        if repair or accept or source or document:
            raise UsageError(_("--contradictions 不能和 --source、--document、--repair、--accept 一起用"))
        found = api.contradictions(region=region, metric=metric, db=db)
        put(found, form, raw=raw, db=db)
        if found.error is not None:
            raise found.error
        return
    if region or metric:
        raise UsageError(_("-p 和 --metric 只和 --contradictions 一起用"))
    if repair and accept:
        raise UsageError(_("--repair 和 --accept 不能一起用"))
    if (repair or accept) and (source or document):
        option = "--repair" if repair else "--accept"
        raise UsageError(_("{option} 和 --source、--document 不能一起用").format(option=option))
    if repair or accept:
        answer = (api.repair if repair else api.accept)(db, wait)
    else:
        answer = api.check(*source or (), document=document, encoding=encoding, text_column=text_column, db=db)
    put(answer, form, raw=raw, db=db, done=_changed(answer))
    if answer.error is not None:
        raise answer.error


def _changed(answer: Any) -> str:
    """What has been done to the store, in a word."""
    if answer.accepted:
        return _("认可了")
    return _("恢复好了") if answer.repair is not None and answer.repair.copy is not None else ""
