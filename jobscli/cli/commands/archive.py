"""`archive`: a store for very many documents, made, filled from another, and told of."""

from pathlib import Path
from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.cli.reading import counted
from jobscli.errors import UsageError
from jobscli.language import _

ACTIONS = ("create", "import", "info")

Action = Annotated[
    str, typer.Argument(help=_("create 新建，import 导入，info 看看有什么"), metavar="create|import|info")
]
Place = Annotated[
    Path | None,
    typer.Argument(
        help=_("新建或要看的文件夹；导入时是要导入的数据文件或 cluster read 的文件夹，不写就是自己的"),
        metavar="[PATH]",
        show_default=False,
    ),
]


def archive(
    action: Action,
    place: Place = None,
    wait: options.Wait = None,
    form: options.Form = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """建档案：几万条以上的记录放在一个文件夹里，所有命令照样用（--db 文件夹）。"""
    if action not in ACTIONS:
        raise UsageError(_("没有 archive {action} 这个动作").format(action=action), [(_("可以用"), "  ".join(ACTIONS))])
    if action == "create" and place is None:
        raise UsageError(_("缺少 PATH"), [(_("写作"), f"jobscli archive {action} PATH")])
    if action == "create":
        answer = api.archive_create(place or "")
    elif action == "import":
        with counted() as step:
            answer = api.archive_import(place, db=db, step=step, wait=wait)
    else:
        answer = api.archive_info(place, db=db)
    put(answer, form, raw=raw, db=db)
