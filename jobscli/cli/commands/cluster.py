"""`cluster`: very many documents are read by a Spark cluster, and what came of it is told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put, tell_what_can_be_told
from jobscli.cli.reading import counted
from jobscli.cli.reading_options import How, states_documents
from jobscli.errors import UsageError
from jobscli.language import _

ACTIONS = ("read", "info")
_NAMED = 20  # so many refusals are told, more are not

Action = Annotated[str, typer.Argument(help=_("read 读，info 看看读出了什么、没读成哪些"), metavar="read|info")]
Source = Annotated[
    Path | None,
    typer.Argument(
        help=_("要读的文件夹，或一行一篇正文的 Parquet；info 时是 read 写的那个文件夹"),
        metavar="INPUT",
        show_default=False,
        readable=False,
    ),
]
Target = Annotated[
    Path | None,
    typer.Argument(help=_("写进哪个文件夹；写了一半的接着写"), metavar="[OUTPUT]", show_default=False, readable=False),
]
Lot = Annotated[
    int | None,
    typer.Option("--lot", min=1, help=_("多少份一批；一批要么都在要么都不在"), metavar="N", show_default=False),
]


@states_documents
def cluster(
    action: Action,
    source: Source = None,
    target: Target = None,
    *,
    how: How,
    lot: Lot = None,
    master: options.Master = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """在 Spark 集群上读很多文件，读进一个 Parquet 文件夹；以后用 --db 那个文件夹查。"""
    if action not in ACTIONS:
        raise UsageError(_("没有 cluster {action} 这个动作").format(action=action), [(_("可以用"), "  ".join(ACTIONS))])
    if action == "info":
        folder = source or db
        if folder is None:
            raise UsageError(_("缺少 INPUT"), [(_("写作"), "jobscli cluster info DIR")])
        answer = api.cluster_info(folder)
        put(answer, form, raw=raw)
        _tell_refused(answer.refused, folder)
        return
    if source is None or target is None:
        raise UsageError(_("缺少 INPUT 或 OUTPUT"), [(_("写作"), "jobscli cluster read INPUT OUTPUT --master URL")])
    with counted(_("读文件")) as step:
        answer = api.cluster_read(source, target, how, master=master, lot=lot, step=step)
    put(answer, form, raw=raw, done=_("读好了"))
    _tell_refused(answer.refused, target)


def _tell_refused(refused: Sequence[tuple[str, str]], folder: Path) -> None:
    """Say why files were not read: they keep no others out, and the command has done what it was to do."""
    for _file, why in refused[:_NAMED]:
        tell_what_can_be_told(why)
    if len(refused) > _NAMED:
        rest = _("还有 {n} 份：jobscli cluster info {path} --format json 全部列出")
        tell_what_can_be_told(rest.format(n=len(refused) - _NAMED, path=folder))
