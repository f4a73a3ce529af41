"""What `read` and `add` have in common beside their options: a bar while they read, and the files that were refused."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import typer

from jobscli.cli.output import put, tell_what_can_be_told
from jobscli.errors import DocumentError
from jobscli.language import _


def progress(files: Any) -> AbstractContextManager[Any]:
    """A bar on stderr when there is more than one file and a person looks on."""
    # A name too long is no folder; `Path.is_dir` would raise.
    if (len(files) < 2 and not any(map(os.path.isdir, files))) or not sys.stderr.isatty():
        return nullcontext(lambda _done, _total: None)
    from jobscli.show.progress import progress as bar

    return bar(_("读文件"))


def counted(what: str = _("导入")) -> AbstractContextManager[Any]:
    """A bar on stderr for documents that are brought in, when a person looks on; `what` is done with them."""
    if not sys.stderr.isatty():
        return nullcontext(lambda _done, _total: None)
    from jobscli.show.progress import progress as bar

    return bar(what)


def put_with_refused(answer: Any, form: str, **more: Any) -> None:
    """Show `answer`, see `put`, and name what was refused, whole or in part, even when the answer cannot be written.

    Ends the command with the exit code of a refused file where there is one.
    """
    try:
        put(answer, form, **more)
    finally:
        for each in (*answer.partly, *answer.refused):
            tell_what_can_be_told(each.message)
    if answer.refused:
        raise typer.Exit(DocumentError.exit_code)
