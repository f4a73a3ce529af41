"""`cite`: references, ready to paste."""

from typing import Annotated

import typer

from jobscli import api
from jobscli.cli import options
from jobscli.cli.output import put
from jobscli.language import _


def cite(
    identities: Annotated[
        list[str],
        typer.Argument(metavar="ID…", help=_("一个或几个编号：s427、m362；文件的编号；或几个词：河南 就业率")),
    ],
    style: Annotated[str, typer.Option(help=_("GB/T 7714 的版本：2025 或 2015"), metavar="YEAR")] = "2025",
    accessed: Annotated[
        str | None, typer.Option(help=_("引用日期，如 2026-11-24"), metavar="DATE", show_default=False)
    ] = None,
    url: Annotated[str | None, typer.Option(help=_("原文的网址"), metavar="URL", show_default=False)] = None,
    form: options.ReferenceForm = "",
    raw: options.Raw = False,
    db: options.Db = None,
) -> None:
    """引文：GB/T 7714—2025，或 BibTeX、CSL-JSON。"""
    answer = api.cite(*identities, style=style, accessed=accessed, url=url, db=db)
    put(answer, form, raw=raw, db=db)
