"""`verify`: the figures of a draft, each held against what is stored."""

from pathlib import Path
from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.cli.reading_options import How, states_documents
from jobscli.language import _

_DRAFT_TOLD = _("文稿：txt、md、html、docx、xlsx、pdf、csv；- 是标准输入")


@states_documents
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_DRAFT_TOLD, readable=False)],
    how: How,
    whole: Annotated[bool, options.everything(_("有据的数也逐个列出"))] = False,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """核对文稿：每个数有据、不符、口径不同还是查不到，根据是哪条记录；文稿不存。有对不上的，退出码是 1。"""
    answer = api.verify(file, how, whole=whole, db=db)
    put(answer, form, raw=raw, db=db)
    if answer.error is not None:
        raise answer.error
