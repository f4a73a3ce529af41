"""Each screen of a table over several documents, as it stands at 60, 80 and 120 columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobscli.show.wrap import width
from tests.builders import new_jobs, report, write
from tests.cli.line import said, typed
from tests.show.tables import RECORDS

SCREENS = [
    (
        60,
        "panel 城镇新增就业",
        """\
城镇新增就业  万人，全年，已实现   3 个地方  2021—2023 年
5 个数，4 格没有

      2021      2022    2023
江苏   140      131*   138.3
安徽        至少 70     72.2
河南              △      △
全国                  1244

s150    江苏 2022  131 万人  江苏-2024
s100hy             132 万人  江苏-2023

别的口径没有列入：累计 1 个；--scope 累计

△ 只报了别的口径、几年的总数，或读数把握低
（空）没有这一年的文件  * 另有文件说的不同，列在表下
至少、约照原文
""",
    ),
    (
        80,
        "panel 城镇新增就业",
        """\
城镇新增就业  万人，全年，已实现   3 个地方  2021—2023 年  5 个数，4 格没有

      2021      2022    2023
江苏   140      131*   138.3
安徽        至少 70     72.2
河南              △      △
全国                  1244

s150    江苏 2022  131 万人  江苏-2024
s100hy             132 万人  江苏-2023

别的口径没有列入：累计 1 个；--scope 累计

△ 只报了别的口径、几年的总数，或读数把握低  （空）没有这一年的文件
* 另有文件说的不同，列在表下  至少、约照原文
""",
    ),
    (
        80,
        "panel 城镇新增就业 城镇登记失业率 --years 2022",
        """\
城镇新增就业、城镇登记失业率   3 个地方  2022 年

      城镇新增就业（万人）  城镇登记失业率（%）
江苏                  131*                    3
安徽              至少 70                     ×
河南                    △                     ×

× 有文件，没有报这个数  △ 只报了别的口径、几年的总数，或读数把握低
* 另有文件说的不同，列在表下  至少、约照原文
""",
    ),
    (
        80,
        "panel 城镇新增就业 --status 已实现,目标 --years 2023-2024",
        """\
城镇新增就业   万人，全年   3 个地方  2023—2024 年

      2023 已实现  2023 目标  2024 目标
江苏        138.3   至少 120        125
安徽         72.2         75          ×
河南          △            ×          ×

× 有文件，没有报这个数  △ 只报了别的口径、几年的总数，或读数把握低
至少、约照原文
""",
    ),
    (
        80,
        "panel 城镇新增就业 --long --years 2022",
        """\
城镇新增就业  万人，全年，已实现   3 个地方  2022 年  2 个数，1 格没有

        江苏
s150    2022      131 万人  江苏-2024（别处另有一个数）
s100hy            132 万人  江苏-2023（别处另有一个数）

        安徽
s100zp  2022  至少 70 万人  安徽-2023
""",
    ),
    (
        60,
        "series 城镇新增就业 江苏",
        """\
江苏  城镇新增就业  万人，全年，已实现   2021—2023 年
3 个数

      已实现       比上年  年初目标
2021   140                           s100gk
2022   131    -6.4 % 推算       120
  s150 先报 132（江苏-2023，2023-01-20）
2023   138.3  +5.6 % 推算  至少 120  s100gw

推算：由相邻两年的确数算出，原文没有写
""",
    ),
    (
        80,
        "series 城镇新增就业 江苏",
        """\
江苏  城镇新增就业  万人，全年，已实现   2021—2023 年  3 个数

      已实现       比上年  年初目标  出处
2021   140                           s100gk
2022   131    -6.4 % 推算       120  s150 先报 132（江苏-2023，2023-01-20）
2023   138.3  +5.6 % 推算  至少 120  s100gw

推算：由相邻两年的确数算出，原文没有写
""",
    ),
    (
        60,
        "targets 江苏 城镇新增就业",
        """\
江苏  城镇新增就业  万人   2022—2024 年  完成 2、尚无报告 1

          目标   实绩   完成率      结果
2022       120  131    109.2 %      完成
  “力争全年城镇新增就业120万人” s900gk 实绩 s150
2023  至少 120  138.3  115.3 %      完成
  “城镇新增就业120万人以上” s900hy 实绩 s100gw
2024       125                  尚无报告
  “城镇新增就业125万人” s900gw

完成率是推算的：实绩 ÷ 目标所写的数
次年的报告又说到目标：数相同 0，不同 0，没有再提 2
""",
    ),
    (
        80,
        "targets 江苏 城镇新增就业",
        """\
江苏  城镇新增就业  万人   2022—2024 年  完成 2、尚无报告 1

          目标   实绩   完成率      结果  原话
2022       120  131    109.2 %      完成  “力争全年城镇新增就业120万人” s900gk
                                          实绩 s150
2023  至少 120  138.3  115.3 %      完成  “城镇新增就业120万人以上” s900hy
                                          实绩 s100gw
2024       125                  尚无报告  “城镇新增就业125万人” s900gw

完成率是推算的：实绩 ÷ 目标所写的数
次年的报告又说到目标：数相同 0，不同 0，没有再提 2
""",
    ),
    (
        120,
        "targets 江苏 城镇新增就业",
        """\
江苏  城镇新增就业  万人   2022—2024 年  完成 2、尚无报告 1

          目标   实绩   完成率      结果  原话
2022       120  131    109.2 %      完成  “力争全年城镇新增就业120万人” s900gk 实绩 s150
2023  至少 120  138.3  115.3 %      完成  “城镇新增就业120万人以上” s900hy 实绩 s100gw
2024       125                  尚无报告  “城镇新增就业125万人” s900gw

完成率是推算的：实绩 ÷ 目标所写的数
次年的报告又说到目标：数相同 0，不同 0，没有再提 2
""",
    ),
    (
        80,
        "targets 江苏 --years 2022",
        """\
江苏   2022 年  完成 2

2022 年的目标
                       目标      实绩    完成率  结果  原话
城镇新增就业       120 万人  131 万人  109.2 %   完成  “力争全年城镇新增就业120
                                                       万人” s900gk 实绩 s150
城镇登记失业率  至多 4 %       3 %      -1 点    完成  “城镇登记失业率控制在
                                                       4%以内” s920 实绩 s120

完成率是推算的：实绩 ÷ 目标所写的数  点：实绩比目标所写的数高几个百分点
次年的报告又说到目标：数相同 0，不同 0，没有再提 2
""",
    ),
    (
        80,
        "targets 城镇新增就业 --years 2023",
        """\
城镇新增就业  万人   2023 年  完成 1、没完成 1

          目标   实绩   完成率    结果  原话
江苏  至少 120  138.3  115.3 %    完成  “城镇新增就业120万人以上” s900hy
                                        实绩 s100gw
安徽        75   72.2   96.3 %  没完成  “城镇新增就业75万人” s900zp
                                        实绩“没有完成75万人的目标” s100px

没有定这个目标  河南

完成率是推算的：实绩 ÷ 目标所写的数
次年的报告又说到目标：数相同 0，不同 0，没有再提 2
""",
    ),
    (
        80,
        "targets --years 2023",
        """\
各地定的目标   2023 年  完成 1、没完成 1

      定了  完成  没完成  没完成的
江苏     1     1
安徽     1             1  城镇新增就业
河南     0
""",
    ),
    (
        80,
        "targets 江苏 城镇新增就业 --cities --years 2023",
        """\
城镇新增就业  万人   2023 年  完成 2

               目标   实绩   完成率  结果  原话
江苏       至少 120  138.3  115.3 %  完成  “城镇新增就业120万人以上” s900hy
                                           实绩 s100gw
江苏 苏州        20   23.2  116 %    完成  “城镇新增就业20万人” s900ll
                                           实绩 s100dr

完成率是推算的：实绩 ÷ 目标所写的数
次年的报告又说到目标：数相同 0，不同 0，没有再提 2
江苏有 13 个地级的市、州、地区，这里有文件的 1 个
""",
    ),
    (
        80,
        "rank 城镇新增就业 --level 市 --period 2023",
        """\
城镇新增就业   1 个地区有数

        全年  2023 年，已实现，人
s100dr  1  江苏苏州          23.2 万人  ━━━━━━━━━━━━━━━━━━━━
s100ha     全国            1244   万人  参照，不占名次

        没有列入  不能和上面的比
s900ll     江苏苏州  2023    20   万人  是目标，不是已实现的数
        1 个：期间是2022年，不是2023年
""",
    ),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports in a file."""
    return write(tmp_path_factory.mktemp("tables") / "store.json", *RECORDS)


@pytest.mark.parametrize(("columns", "line", "screen"), SCREENS, ids=lambda value: str(value)[:40])
def test_a_screen_is_drawn(store: Path, columns: int, line: str, screen: str) -> None:
    assert said(*line.split(), db=store, COLUMNS=str(columns)) == screen


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("line", dict.fromkeys(line for _columns, line, _screen in SCREENS))
def test_no_line_is_wider_than_the_screen(store: Path, columns: int, line: str) -> None:
    assert max(map(width, said(*line.split(), db=store, COLUMNS=str(columns)).splitlines())) <= columns


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "md"])
@pytest.mark.parametrize("line", dict.fromkeys(line for _columns, line, _screen in SCREENS))
def test_every_table_is_there_in_every_format(store: Path, form: str, line: str) -> None:
    result = typed(*line.split(), "--format", form, db=store)
    assert (result.exit_code, result.stdout[-1]) == (0, "\n")
    assert "江苏" in result.stdout


def test_that_no_target_of_employment_was_set_is_said_in_a_sentence(tmp_path: Path) -> None:
    """No table of crosses where what was set is of other fields."""
    before = report("江苏", 2024)
    other = new_jobs(before, 5, status="target", metric="粮食产量", label="粮食产量", unit="吨", text="5吨")
    told = said("targets", "--years", "2025", db=write(tmp_path / "db.json", before, other), COLUMNS="120")
    assert "没有就业、收入和社会保障的 2025 年目标" in told
    assert "别的目标有 1 个，--all 列出" in told


def test_without_a_metric_nobody_is_said_to_have_set_none_of_it(tmp_path: Path) -> None:
    result = typed("targets", "--years", "2025", db=write(tmp_path / "db.json", report("江苏", 2024)))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "没有定过目标，或没有那一年的文件" in result.stderr
