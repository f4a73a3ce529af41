"""The commands that take documents in and out: read, add, remove."""

from contextlib import AbstractContextManager, nullcontext
from typing import Annotated, Any

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put, tell_what_can_be_told
from jobscli.cli.reading_options import Files, How, Jobs, states_documents
from jobscli.language import _


@states_documents
def read(files: Files, how: How, jobs: Jobs = None, form: options.Form = "", raw: options.Raw = False) -> None:
    """读文件，看里面说了什么，不存。"""
    with _progress(files) as step:
        answer = api.read_files(files, how, jobs=jobs, step=step)
    put(answer, form, raw=raw)
    _tell(answer)


@states_documents
def add(
    files: Files,
    how: How,
    replace: Annotated[bool, typer.Option("--replace", help=_("已有同编号的文件时换成新的"))] = False,
    jobs: Jobs = None,
    wait: options.Wait = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """读文件并存下来，以后的查询就有它。"""
    with _progress(files) as step:
        answer = api.add_files(files, how, replace=replace, jobs=jobs, step=step, db=db, wait=wait)
    stored = answer.count("added") + answer.count("replaced")
    put(answer, form, raw=raw, db=db, done=_("存好了") if stored else "")
    _tell(answer)
    if answer.count("conflict"):
        raise typer.Exit(1)


def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT…", help=_("文件的编号，见 jobscli documents"))],
    wait: options.Wait = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """移除文件和从它读出的一切；jobscli undo 可以撤回。"""
    put(api.remove(*documents, db=db, wait=wait), form, raw=raw, db=db, done=_("移除了"))


def _progress(files: Any) -> AbstractContextManager[Any]:
    """A bar on stderr when there is more than one file and a person looks on."""
    import os
    import sys

    # A name too long is no folder; `Path.is_dir` would raise.
    if (len(files) < 2 and not any(map(os.path.isdir, files))) or not sys.stderr.isatty():
        return nullcontext(lambda _done, _total: None)
    from jobscli.show.progress import progress

    return progress(_("读文件"))


def _tell(answer: Any) -> None:
    """Name what was refused, whole or in part, and end with the exit code of a refused file."""
    for each in (*answer.partly, *answer.refused):
        tell_what_can_be_told(each.message)
    if answer.refused:
        raise typer.Exit(5)
