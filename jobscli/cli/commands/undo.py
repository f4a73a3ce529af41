"""`undo`: the last change is taken back."""

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def undo(wait: options.Wait = None, form: options.Form = "", raw: options.Raw = False, db: options.Db = None) -> None:
    """撤回上一次改动：add、correct 或 remove。"""
    put(api.undo(db, wait), form, raw=raw, db=db, done=_("撤回了"))
