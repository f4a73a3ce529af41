"""The options that several commands share: one word for one thing everywhere."""

from pathlib import Path
from typing import Annotated

import typer

from jobscli.language import _

Db = Annotated[
    Path | None, typer.Option("--db", help=_("只用这个数据文件"), metavar="PATH", show_default=False, readable=False)
]
Form = Annotated[
    str | None, typer.Option("--format", "-f", help=_("输出格式：table、json、jsonl、csv、tsv、md"), metavar="FORMAT")
]
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
Status = Annotated[Values, typer.Option("--status", help=_("性质：已实现、目标、限额"), metavar="STATUS")]
Done = Annotated[Values, typer.Option("--status", help=_("已实现的，或还在计划的"), metavar="STATUS")]
Aspect = Annotated[Values, typer.Option("--aspect", help=_("水平或变动"), metavar="ASPECT")]
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
