"""`ask`: a question as people type it, answered by one command, which is shown above the answer."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def ask(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help=_("问题：哪个省创业担保贷款发得最多？"))],
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """照平常的话提问：第一行是它化成的命令，下面是答案。不联网，不用模型。"""
    put(api.answer(" ".join(question), db=db), form, raw=raw, db=db)
