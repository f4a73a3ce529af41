"""`correct`: what a user says of a record that was read wrongly, kept beside what was read."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.errors import UsageError
from jobscli.language import _


def correct(
    identity: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help=_("编号：s427、m362，或文件的编号；不写就列出全部更正"), show_default=False
        ),
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD=VALUE…]",
            help=_("改成什么：性质=目标、scope=全年、数值=131万、year=2025；--remove 时只写项目"),
            show_default=False,
        ),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help=_("理由，必填"), metavar="TEXT", show_default=False)] = None,
    remove: Annotated[bool, typer.Option("--remove", help=_("撤掉这条记录的更正，或只撤所写的项目"))] = False,
    wait: options.Wait = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """更正读错的数字、举措或文件；读出的值还留着，重新读也不丢。不写编号就列出更正。"""
    named = fields or []
    if identity is None or (not named and not remove and why is None):
        if remove or why is not None:
            raise UsageError(_("没有说更正哪一条"), [(_("写作"), _("jobscli correct s427 性质=目标 --why 理由"))])
        put(api.corrections(identity, db=db), form, raw=raw, db=db)
        return
    if remove:
        if why is not None:
            raise UsageError(_("--remove 和 --why 不能一起用"))
        taken = api.uncorrect(identity, *(each.partition("=")[0] for each in named), db=db, wait=wait)
        put(taken, form, raw=raw, db=db, done=_("撤掉了"))
        return
    made = api.correct(identity, _parted(named), why or "", db=db, wait=wait)
    put(made, form, raw=raw, db=db, done=_("更正了") if made.corrected else "")


def _parted(words: list[str]) -> dict[str, str]:
    """The values by their fields, each word a field=value; a full-width sign is one, too."""
    found: dict[str, str] = {}
    for word in words:
        field, sign, value = word.replace("＝", "=", 1).partition("=") if "=" not in word else word.partition("=")
        if not sign or not field.strip():
            raise UsageError(
                _("“{word}”不是 项目=值").format(word=f"{word:.60}"),
                [(_("写作"), _("性质=目标  数值=131万  year=2025"))],
            )
        if field.strip() in found:
            raise UsageError(_("“{field}”写了两次").format(field=field.strip()))
        found[field.strip()] = value
    if not found:
        raise UsageError(_("没有说改什么"), [(_("写作"), _("性质=目标  数值=131万  year=2025"))])
    return found
