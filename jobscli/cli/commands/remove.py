"""`remove`: a document and all that was read in it is taken out."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT…", help=_("文件的编号，见 jobscli documents"))],
    wait: options.Wait = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """移除文件和从它读出的一切；jobscli undo 可以撤回。"""
    put(api.remove(*documents, db=db, wait=wait), form, raw=raw, db=db, done=_("移除了"))
