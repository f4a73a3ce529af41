"""What a user states about the documents that a command opens: the options that `read` and `add` share."""

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from jobscli.ingest import How
from jobscli.language import _

_FILES_TOLD = _("文件或文件夹：txt、md、html、docx、xlsx、pdf、csv；- 是标准输入")
Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help=_FILES_TOLD, readable=False)]
FilesOrNone = Annotated[
    list[Path] | None, typer.Argument(metavar="FILE…", help=_FILES_TOLD, readable=False, show_default=False)
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help=_("用几个进程，默认是处理器数"), metavar="N", show_default=False),
]


def _text(*names: str, told: str, shape: str = "TEXT") -> Any:
    return Annotated[str | None, typer.Option(*names, help=told, metavar=shape, show_default=False)]


def _number(*names: str, told: str) -> Any:
    return Annotated[int | None, typer.Option(*names, min=1, help=told, metavar="N", show_default=False)]


# The name in `How` or `Limits` or `About` -> its option.
OPTIONS: dict[str, Any] = {
    "region": _text("--region", "--province", told=_("地区，文件里看不出时"), shape="REGION"),
    "place": _text("--place", told=_("省以下的地方，如 荆门市"), shape="PLACE"),
    "year": _number("--year", told=_("文件说的是哪一年")),
    "title": _text("--title", told=_("标题")),
    "publisher": _text("--publisher", told=_("发布者")),
    "published": _text("--published", told=_("发布日期，如 2026-01-20"), shape="DATE"),
    "url": _text("--url", told=_("网址"), shape="URL"),
    "id": _text("--id", told=_("编号，默认是文件名"), shape="ID"),
    "encoding": _text("--encoding", told=_("文字编码，认不出时用"), shape="NAME"),
    "text_column": _text(
        "--text-column", told=_("CSV、Parquet 里哪一列是正文；没有正文的 CSV 按数据表读"), shape="NAME"
    ),
    "max_bytes": _number("--max-bytes", told=_("文件大小的上限，字节")),
    "max_unpacked": _number("--max-unpacked", told=_("解压后大小的上限，字节")),
    "max_characters": _number("--max-characters", told=_("一份文件字数的上限")),
    "max_rows": _number("--max-rows", told=_("CSV、xlsx 行数的上限")),
    "max_pages": _number("--max-pages", told=_("PDF 页数的上限")),
    "max_seconds": _number("--max-seconds", told=_("读一份文件用时的上限，处理器的秒数")),
    "max_memory": _number("--max-memory", told=_("打开 PDF 时内存的上限，字节")),
}


def states_documents(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command`, which takes a `how: How`, an option for everything that may be stated of documents."""
    own = [each for name, each in inspect.signature(command).parameters.items() if name != "how"]
    keyword = inspect.Parameter.KEYWORD_ONLY
    added = [inspect.Parameter(name, keyword, default=None, annotation=kind) for name, kind in OPTIONS.items()]

    @wraps(command)
    def stated(*args: Any, **given: Any) -> None:
        from jobscli import api

        about = {name: given.pop(name) for name in OPTIONS}
        command(*args, how=api.how(**about), **given)

    stated.__signature__ = inspect.Signature([*own, *added])  # type: ignore[attr-defined]
    stated.__annotations__ = {each.name: each.annotation for each in (*own, *added)}
    return stated


__all__ = ["Files", "FilesOrNone", "How", "Jobs", "states_documents"]
