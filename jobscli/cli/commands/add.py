"""`add`: a document is read and stored."""

from typing import Annotated, Any

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.reading import progress, put_with_refused
from jobscli.cli.reading_options import FilesOrNone, How, Jobs, states_documents
from jobscli.errors import JobsError, UsageError
from jobscli.language import _


@states_documents
def add(
    files: FilesOrNone = None,
    *,
    how: How,
    replace: Annotated[bool, typer.Option("--replace", help=_("已有同编号的文件时换成新的"))] = False,
    again: Annotated[
        bool, typer.Option("--again", help=_("从原来的文件重读：写编号或文件现在的位置，不写就是旧版读的那些"))
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help=_("和 --again 一起：全部重读"))] = False,
    jobs: Jobs = None,
    wait: options.Wait = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """读文件并存下来，以后的查询就有它；--again 把存过的重读一遍，更正和所说的地区、年份都留着。"""
    if everything and not again:
        raise UsageError(_("--all 要和 --again 一起用"))
    if not files and not again:
        raise UsageError(_("缺少 FILE…"), [(_("用法"), "jobscli add --help")])
    named = files or []
    with progress(named) as step:
        more: Any = {"replace": replace, "jobs": jobs, "step": step, "db": db, "wait": wait}
        if again:
            answer = api.read_again(*named, everything=everything, how=how, **more)
        else:
            answer = api.add_files(named, how, **more)
    stored = answer.count("added") + answer.count("replaced")
    put_with_refused(answer, form, raw=raw, db=db, done=_("存好了") if stored else "")
    if answer.count("conflict"):
        raise typer.Exit(JobsError.exit_code)
