"""Where an answer becomes output: the answer on stdout, a notice on stderr, and nothing else."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from jobscli.errors import StoreError, UsageError
from jobscli.language import _

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")


def place(ctx: typer.Context, db: Path | None) -> Path | None:
    """The store that the user named, before or after the command."""
    return db if db is not None else (ctx.obj or {}).get("db")


def put(
    ctx: typer.Context,
    answer: Any,
    form: str | None,
    *,
    raw: bool = False,
    more: Sequence[str] = (),
    db: Path | None = None,
) -> None:
    """Show `answer` in the format that the user named after the command or before it, by default as a table.

    `more` are formats that only this command has; `db` is the store that was asked, for the ids on a screen.
    Raises UsageError for a format that does not exist.
    """
    form = form or (ctx.obj or {}).get("form") or "table"
    if form not in (*FORMATS, *more):
        from jobscli import words

        known = (*FORMATS, *more)
        close = words.near(form, known) or list(known)
        raise UsageError(_("没有 {form} 这种格式").format(form=form), [(_("可以用"), "  ".join(close))])
    if form == "table":
        _screen(answer, place(ctx, db))
    else:
        _text(answer, form, raw)
    if answer.notice:
        from jobscli.show.terminal import tell

        tell(answer.notice, getattr(answer, "hints", ()))


def _screen(answer: Any, db: Path | None) -> None:
    from jobscli import api
    from jobscli.show.layout import ids_of, with_ids
    from jobscli.show.screens import screen_of
    from jobscli.show.terminal import show

    screen = screen_of(answer)
    if not screen.blocks:
        return
    try:
        shown = api.shown_ids(ids_of(screen), db=db)
    except StoreError:  # a bad record, which this answer does not need or tells of; ids in full stay right
        shown = {}
    show(with_ids(screen, shown))


def _text(answer: Any, form: str, raw: bool) -> None:
    from jobscli.show import machine

    if form in ("bibtex", "csl-json"):
        text = machine.bibtex(answer) if form == "bibtex" else machine.json_text(answer.csl())
    elif raw and form in ("csv", "tsv"):
        text = machine.raw(answer, form)
    else:
        text = machine.FORMATS[form](answer)
    sys.stdout.write(text)
    if form in ("csv", "tsv") and not raw:
        _say_guarded(answer)


def _say_guarded(answer: Any) -> None:
    from jobscli.show import machine

    n = sum(machine.is_formula(value) for row in answer.rows() for value in row.values())
    if n:
        from jobscli.show.terminal import tell

        tell(_("{n} 个单元格里有 = + - @ 开头的文字，前面加了 '，免得表格软件当公式运行；--raw 原样输出").format(n=n))
