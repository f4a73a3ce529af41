"""`add`: a document is read and stored."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.reading import progress, put_with_refused
from jobscli.cli.reading_options import Files, How, Jobs, states_documents
from jobscli.errors import JobsError
from jobscli.language import _


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
    with progress(files) as step:
        answer = api.add_files(files, how, replace=replace, jobs=jobs, step=step, db=db, wait=wait)
    stored = answer.count("added") + answer.count("replaced")
    put_with_refused(answer, form, raw=raw, db=db, done=_("存好了") if stored else "")
    if answer.count("conflict"):
        raise typer.Exit(JobsError.exit_code)
