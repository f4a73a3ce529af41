"""`read`: what a document says; nothing is stored."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.reading import progress, put_with_refused
from jobscli.cli.reading_options import Files, How, Jobs, states_documents
from jobscli.language import _


@states_documents
def read(
    files: Files,
    how: How,
    jobs: Jobs = None,
    explain: Annotated[
        str | None,
        typer.Option(
            help=_("这个数为什么这样读：编号（几个用逗号隔开）、句中的词，或 all"),
            metavar="ID|TEXT|all",
            show_default=False,
        ),
    ] = None,
    form: options.Form = "",
    raw: options.Raw = False,
) -> None:
    """读文件，看里面说了什么，不存；--explain 说明一个数为什么这样读。"""
    with progress(files) as step:
        if explain is None:
            answer = api.read_files(files, how, jobs=jobs, step=step)
        else:
            answer = api.explain(files, explain, how, jobs=jobs, step=step)
    put_with_refused(answer, form, raw=raw)
