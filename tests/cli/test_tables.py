"""`panel`, `targets` and `series` on the command line: the words they take, and what is wrong with others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jobscli import api
from tests.builders import write
from tests.cli.line import refused, said, tree, typed
from tests.show.tables import RECORDS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports in a file."""
    return write(tmp_path_factory.mktemp("tables") / "store.json", *RECORDS)


def test_the_functions_are_those_of_the_command_line(store: Path) -> None:
    assert tree("panel", "城镇新增就业", "--regions", "江苏,安徽", "--years", "2022-", db=store) == (
        api.panel("城镇新增就业", regions="江苏,安徽", years="2022-", db=store).tree()
    )
    assert tree("panel", "城镇新增就业", "--long", "--status", "目标", db=store) == (
        api.panel("城镇新增就业", long=True, status="目标", db=store).tree()
    )
    assert tree("targets", "江苏", "城镇新增就业", "--cities", db=store) == (
        api.targets("江苏", "城镇新增就业", cities=True, db=store).tree()
    )
    assert tree("series", "城镇新增就业", "苏州", "--as-of", "2023-12-31", db=store) == (
        api.series("城镇新增就业", "苏州", as_of="2023-12-31", db=store).tree()
    )
    assert tree("rank", "城镇新增就业", "--level", "市", "--in", "江苏", db=store) == (
        api.rank("城镇新增就业", level="市", within="江苏", db=store).tree()
    )


def test_a_ranking_knows_what_was_known_on_a_day(store: Path) -> None:
    parts = tree("rank", "城镇新增就业", "--as-of", "2023-12-31", "--period", "2022", db=store)["rankings"]
    assert [(row["region"], row["value"]) for row in parts[0]["rows"]] == [("江苏", 1_320_000), ("安徽", 700_000)]


def test_a_row_a_figure_has_the_reference_of_its_document(store: Path) -> None:
    line = said("panel", "城镇新增就业", "--long", "--years", "2023", "--regions", "江苏", "-f", "jsonl", db=store)
    assert '"citation": "江苏人民政府. 2024年政府工作报告[EB/OL]. （2024-01-20）. 江苏，第 2 段."' in line


def test_what_a_flat_row_cannot_say_is_said_beside_it(store: Path) -> None:
    told = {
        ("panel", "城镇新增就业", "--years", "2022"): "* 1 格：别处另有一个数，--long 都列出",
        ("panel", "城镇新增就业", "--years", "2022", "--long"): "1 格没有数，不在这些行里",
        ("targets", "江苏", "城镇新增就业"): "rate 是推算的：实绩 ÷ 目标所写的数",
    }
    for line, sentence in told.items():
        assert sentence in typed(*line, "-f", "csv", db=store).stderr


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("panel 就业 --years 去年", "“去年”不是年份"),
        ("panel 城镇新增就业 --level 乡", "没有“乡”这一级"),
        ("panel 城镇新增就业 --in 苏州", "--in 要写省：苏州在江苏"),
        ("panel 城镇新增就业 --as-of 2023", "“2023”不是日期"),
        ("panel 城镇新增就业 --regions 朝阳区", "“朝阳区”有 2 处，写明是哪一处"),
        ("panel 空气", "没有“空气”这个指标"),
        ("panel", "缺少 METRIC…"),
        ("targets 江束", "没有“江束”这个地区"),
        ("targets 江苏 空气", "没有“空气”这个指标"),
        ("targets --cities", "--cities 要写明是哪个省"),
        ("series 城镇新增就业 江束", "没有“江束”这个地区"),
        ("series 城镇新增就业", "缺少 REGION"),
        ("rank 城镇新增就业 -p 江苏,苏州", "江苏、江苏苏州不是同一级，不能排在一起"),
    ],
)
def test_what_is_wrong_is_one_sentence(store: Path, line: str, message: str) -> None:
    code, told = refused(*line.split(), db=store)
    assert code == 2
    assert told.splitlines()[0] == f"jobscli: {message}"


def test_what_is_not_there_is_no_error(store: Path) -> None:
    for line, message in (
        ("panel 城镇新增就业 --years 1990", "没有可列的“城镇新增就业”；存着的文件说的是 2021—2023 年"),
        ("series 城镇登记失业率 苏州", "江苏苏州没有“城镇登记失业率”这样的数；jobscli panel 城镇登记失业率 看哪里有"),
        (
            "targets 河南 城镇新增就业",
            "河南没有定过城镇新增就业目标，或没有那一年的文件；jobscli documents 列出文件",
        ),
    ):
        result = typed(*line.split(), db=store)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.splitlines()[0] == f"jobscli: {message}"


def test_other_commands_load_nothing_of_theirs(store: Path) -> None:
    told = """\
import sys
from jobscli.__main__ import main
sys.argv = ["jobscli", "rank", "城镇新增就业", "--format", "json"]
try:
    main()
finally:
    names = ("jobscli.tables", "jobscli.ask.panel", "jobscli.ask.series", "jobscli.ask.targets", "jobscli.show.grid")
    print([name for name in names if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", told],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "JOBSCLI_DB": str(store), "PYTHONUTF8": "1"},
    )
    assert done.stderr.splitlines()[-1] == "[]"
