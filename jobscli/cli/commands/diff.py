"""`diff`: two documents side by side, what the newer keeps, changes, drops and adds."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_("旧的：文件，或库里文件的编号"))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_("新的：文件，或库里文件的编号"))],
    whole: Annotated[bool, options.everything(_("没变的、就业和收入以外的也列出"))] = False,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """两份文件差在哪里：目标动了没有，数有没有重报，哪些举措保留、不再提、新提。"""
    put(api.diff(old, new, whole=whole, db=db), form, raw=raw, db=db)
