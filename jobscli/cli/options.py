"""The options that several commands share: one word for one thing everywhere."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from jobscli.errors import UsageError
from jobscli.language import _

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
FILE_FORMATS = ("xlsx", "html")  # that only a file can have
REFERENCES = ("bibtex", "csl-json")  # formats of `cite` alone


def store_path(ctx: typer.Context, value: Path | None) -> Path | None:
    """The store that the user names after the command or before it; None means that of jobscli and their own."""
    return value if value is not None else (ctx.obj or {}).get("db")


def format_named(ctx: typer.Context, value: str, more: Sequence[str] = ()) -> str:
    """The format that the user names after the command or before it, else the one that the name of the file tells that
    the answer goes into, else a table; `more` are a command's own.

    Raises UsageError for one that does not exist, and for one that only files have where there is none, before the
    command does anything.
    """
    named = ctx.params.get("output")
    file = Path(named) if named else None
    form: str = value or (ctx.obj or {}).get("form") or (_told_by(file) if file is not None else "table")
    known = (*FORMATS, *more)
    if form in FILE_FORMATS and file is None:
        example = f"-o {_('文件名')}.{form}"
        raise UsageError(_("{form} 要写进文件").format(form=form), [(_("加上"), example)])
    if form not in (*known, *FILE_FORMATS):
        possible = (*known, *(FILE_FORMATS if file is not None else ()))
        raise UsageError(_("没有 {form} 这种格式").format(form=form), [(_("可以用"), "  ".join(possible))])
    return form


def _told_by(file: Path) -> str:
    from jobscli.export import form_of, unnamed

    form = form_of(file)
    if form is None:
        raise unnamed(file)
    return form


def _format_of_command(ctx: typer.Context, value: str) -> str:
    return format_named(ctx, value)


def _format_of_reference(ctx: typer.Context, value: str) -> str:
    return format_named(ctx, value, REFERENCES)


def _format(told: str, callback: Callable[[typer.Context, str], str] | None) -> Any:
    return typer.Option("--format", "-f", help=told, metavar="FORMAT", show_default=False, callback=callback)


Db = Annotated[
    Path | None,
    typer.Option(
        "--db",
        help=_("只用这个数据文件、档案或 cluster read 的文件夹"),
        metavar="PATH",
        show_default=False,
        readable=False,
        callback=store_path,
    ),
]
_MASTER_TOLD = _("Spark 在哪里：spark://主机:7077、yarn、local[*]；默认这台机器")
Master = Annotated[str | None, typer.Option("--master", help=_MASTER_TOLD, metavar="URL", show_default=False)]
# Of a question it is told where help tells what stands before all commands.
MasterOfQuestion = Annotated[str | None, typer.Option("--master", help=_MASTER_TOLD, metavar="URL", hidden=True)]
_FORMATS_TOLD = _("输出格式：table、json、jsonl、csv、tsv、md")
Form = Annotated[str, _format(_FORMATS_TOLD, _format_of_command)]
ReferenceForm = Annotated[str, _format(_("另有 bibtex、csl-json"), _format_of_reference)]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=_("写进文件，格式看后缀：xlsx、html、csv、tsv、md、json、jsonl、txt"),
        metavar="FILE",
        show_default=False,
        readable=False,
        is_eager=True,  # the format follows from it
    ),
]
Cite = Annotated[bool, typer.Option("--cite", help=_("数后标文献号，后面列参考文献"))]
Style = Annotated[
    str, typer.Option(help=_("引文用 GB/T 7714 的哪一版：2025 或 2015"), metavar="YEAR", show_default=False)
]
Accessed = Annotated[
    str | None, typer.Option(help=_("引文里的引用日期，如 2026-11-24"), metavar="DATE", show_default=False)
]
Plot = Annotated[
    Path | None,
    typer.Option("--plot", help=_("画成图：svg、png、html"), metavar="FILE", show_default=False, readable=False),
]
PlotWidth = Annotated[
    int | None,
    typer.Option("--plot-width", min=480, max=2400, help=_("图有多宽"), metavar="PIXELS", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help=_("文件已有时换掉它"))]
FormBefore = Annotated[str, _format(_FORMATS_TOLD, None)]  # the command that follows knows its formats
Wait = Annotated[
    int | None,
    typer.Option(
        "--wait", min=0, max=86_400, help=_("别的进程在写时最多等几秒，默认 30"), metavar="SECONDS", show_default=False
    ),
]
Raw = Annotated[bool, typer.Option("--raw", help=_("csv、tsv 原样输出，不防公式"))]
Values = list[str] | None
Region = Annotated[Values, typer.Option("--province", "--region", "-p", help=_("地区，可多次"), metavar="REGION")]
Kind = Annotated[Values, typer.Option("--kind", help=_("举措的类别：政策、贷款、平台……"), metavar="KIND")]
Topic = Annotated[Values, typer.Option("--topic", help=_("举措的主题：创业、就业扶贫……"), metavar="TOPIC")]
Group = Annotated[Values, typer.Option("--group", help=_("举措为了谁：高校毕业生、农民工……"), metavar="GROUP")]
Document = Annotated[Values, typer.Option("--document", help=_("文件的编号"), metavar="ID")]
Metric = Annotated[Values, typer.Option("--metric", help=_("指标"), metavar="METRIC")]
Unit = Annotated[Values, typer.Option("--unit", help=_("单位：元、人、人次、家……"), metavar="UNIT")]
Status = Annotated[Values, typer.Option("--status", help=_("性质：已实现、目标、预计、预算、限额"), metavar="STATUS")]
Done = Annotated[Values, typer.Option("--status", help=_("已实现的，或还在计划的"), metavar="STATUS")]
Aspect = Annotated[Values, typer.Option("--aspect", help=_("水平或变动"), metavar="ASPECT")]
PriceBasis = Annotated[
    Values, typer.Option("--price-basis", help=_("增速：实际或名义；none 是没有说明的"), metavar="BASIS")
]
Bound = Annotated[Values, typer.Option("--bound", help=_("界限：确数、约、至少、至多、区间"), metavar="BOUND")]
Scope = Annotated[Values, typer.Option("--scope", help=_("口径：全年、累计、每年、年末……"), metavar="SCOPE")]
Period = Annotated[Values, typer.Option("--period", help=_("期间：2018、2021/2025、2019-01/2019-09"), metavar="PERIOD")]
Population = Annotated[Values, typer.Option("--population", help=_("人群；none 是没有注明的"), metavar="WHO")]
Place = Annotated[Values, typer.Option("--place", help=_("省以下的地方；none 是全省的"), metavar="PLACE")]
Basis = Annotated[Values, typer.Option("--period-basis", help=_("期间从哪里知道：stated、context、document"))]
Confidence = Annotated[Values, typer.Option("--confidence", help=_("机器读数的把握：高、中、低"), metavar="LEVEL")]
Section = Annotated[Values, typer.Option("--section", "-s", help=_("第几节"), metavar="N")]
Sort = Annotated[Values, typer.Option("--sort", help=_("按字段排序，-value 从大到小"), metavar="FIELD")]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=1, help=_("最多几条"), metavar="N", show_default=False)]
Level = Annotated[str | None, typer.Option(help=_("哪一级：省、市、县"), metavar="LEVEL", show_default=False)]
Within = Annotated[Values, typer.Option("--in", help=_("哪个省里的，如江苏；全国是各省的"), metavar="REGION")]
Years = Annotated[Values, typer.Option("--years", help=_("年份：2003-2025、2021,2023、2015-"), metavar="YEARS")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help=_("只用这一天以前发布的文件"), metavar="DATE", show_default=False)
]
Places = Annotated[
    Values,
    typer.Option(
        "--regions", "--region", "--province", "-p", help=_("哪些地方：省、长三角、江苏,苏州"), metavar="PLACES"
    ),
]
LowConfidence = Annotated[bool, typer.Option("--low-confidence", help=_("把握低的机器读数也列入"))]
# What a figure has to be of to stand in a cell of a panel or in a year of a series.
OfScope = Annotated[Values, typer.Option("--scope", help=_("口径，默认全年；几个时按先后取"), metavar="SCOPE")]
OfAspect = Annotated[str | None, typer.Option("--aspect", help=_("水平（默认）或变动"), metavar="ASPECT")]
OfPriceBasis = Annotated[str | None, typer.Option("--price-basis", help=_("变动是实际还是名义的"), metavar="BASIS")]
OfUnit = Annotated[str | None, typer.Option("--unit", help=_("只要这个单位的"), metavar="UNIT")]
OfPopulation = Annotated[str | None, typer.Option("--population", help=_("人群"), metavar="WHO")]


def everything(told: str) -> Any:
    """The option --all, with what it adds to a screen in words."""
    return typer.Option("--all", help=told)
