"""`read`: what a document says; nothing is stored."""

from jobscli import api
from jobscli.cli import options
from jobscli.cli.reading import progress, put_with_refused
from jobscli.cli.reading_options import Files, How, Jobs, states_documents


@states_documents
def read(files: Files, how: How, jobs: Jobs = None, form: options.Form = "", raw: options.Raw = False) -> None:
    """读文件，看里面说了什么，不存。"""
    with progress(files) as step:
        answer = api.read_files(files, how, jobs=jobs, step=step)
    put_with_refused(answer, form, raw=raw)
