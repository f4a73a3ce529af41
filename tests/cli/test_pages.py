"""How long a page is, how wide, and whether what it folds can be opened."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from rich.cells import cell_len

from jobscli import api
from jobscli.record import Document, Record
from tests.accuracy.documents import SHARED
from tests.builders import document, measure, section, statistic, write
from tests.cli.line import typed
from tests.part import part

REPORTS = SHARED / "corpus" / "reports-2026"
COMMANDS = [
    "",
    "province {0}",
    "province {0} --all",
    "province 长三角",
    "compare {0} {1}",
    "compare {0} {1} --all",
    "compare {0} {1} --topic 创业",
    "rank 城镇新增就业 --all",
    "rank 就业率",
    "rank 城镇新增就业 --across period,scope",
    "statistics",
    "measures",
    "documents",
    "metrics --all",
    "systems",
    "search 就业",
    "ask 哪个省城镇新增就业最多",
    "ask 补贴能相加吗",
    "ask 各省高校毕业生有什么举措",
    "rules",
    "--help",
    "rank --help",
    "province --help",
]


def report(region: str, name: str, year: int, sections: int, plans: int) -> list[Record]:
    """A work report of so many sections, each of so many plans and figures, a few of another field."""
    records: list[Record] = [document(id=name, title=f"{year + 1}年{region}政府工作报告", year=year, regions=(region,))]
    for n in range(1, sections + 1):
        at = n * 1_000
        own = section(document=name, region=region, number=str(n), title=f"第{n}部分的工作安排", start=at, end=at + 999)
        records.append(own)
        records += [
            measure(
                document=name,
                region=region,
                section=own.id,
                title=f"推进第{n}部分第{k}项就业创业和技能培训工作",
                status="target",
                start=at + 10 + k,
                topics=("创业",),
            )
            for k in range(plans)
        ]
        records += [
            statistic(
                document=name,
                region=region,
                section=own.id,
                start=at + 500 + 10 * k,
                metric=f"{'就业' if k % 3 else '绿化'}事项{n}之{k}",
                label=f"{'就业' if k % 3 else '绿化'}事项{n}之{k}",
                unit="人",
                period=str(year),
                status="target" if k % 2 else "achieved",
            )
            for k in range(plans)
        ]
    return records


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two regions with reports of two years, and one with a report alone."""
    records = [
        *report("江苏", "su25", 2024, 12, 9),
        *report("江苏", "su26", 2025, 14, 12),
        *report("安徽", "wan25", 2024, 6, 4),
        *report("安徽", "wan26", 2025, 20, 7),
        *report("河南", "yu26", 2025, 25, 2),
    ]
    return write(tmp_path_factory.mktemp("long") / "store.json", *records)


def page(db: Path, words: str, columns: int = 100) -> list[str]:
    result = typed(*shlex.split(words), db=db, COLUMNS=str(columns))
    assert result.exit_code == 0, words
    return result.stdout.splitlines()


@pytest.mark.parametrize("region", ["江苏", "安徽", "河南"])
def test_a_region_fits_two_screens(long: Path, region: str) -> None:
    assert len(page(long, f"province {region}")) <= 90
    assert len(page(long, f"province {region} --all")) > 90


@pytest.mark.parametrize("regions", [*combinations(["江苏", "安徽", "河南"], 2)])
def test_two_regions_fit_three_screens(long: Path, regions: tuple[str, str]) -> None:
    assert len(page(long, f"compare {' '.join(regions)}")) <= 135


def test_the_latest_document_comes_first_and_the_others_are_a_line_with_their_command(long: Path) -> None:
    lines = page(long, "province 江苏")
    assert lines[0].startswith("江苏  168 项举措（都是计划）  168 个数字  说的是 2025 年  su26")
    assert lines[-2:] == [
        "《2025年江苏政府工作报告》",
        "  说的是 2024 年  108 项举措  108 个数字  jobscli province 江苏 --document su25",
    ]


def test_what_is_the_same_text_under_another_name_is_said_to_be(tmp_path: Path) -> None:
    same = [
        replace(each, sha256="f" * 64) if isinstance(each, Document) else each
        for name in ("first", "second")
        for each in report("江苏", name, 2025, 14, 12)
    ]
    lines = page(write(tmp_path / "store.json", *same), "province 江苏")
    assert lines[-2:] == [
        "  说的是 2025 年，内容和 second 一样  168 项举措  168 个数字",
        "jobscli province 江苏 --document first",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("words", ["province 江苏", "province 安徽", "province 河南", "compare 江苏 安徽"])
def test_every_fold_says_the_command_that_opens_it(long: Path, words: str) -> None:
    shown = "\n".join(page(long, words))
    found = re.findall(r"jobscli [^\s：]+(?: [^\s：]+)*", shown)
    assert found
    for command in dict.fromkeys(found):
        result = typed(*shlex.split(command)[1:], db=long)
        assert (result.exit_code, len(result.stdout.splitlines()) > 3) == (0, True), command


@pytest.mark.parametrize("columns", part([60, 80, 120], 3))
@pytest.mark.parametrize("words", COMMANDS)
def test_no_line_is_wider_than_the_terminal(long: Path, words: str, columns: int) -> None:
    lines = page(long, words.format("江苏", "安徽"), columns)
    assert [each for each in lines if cell_len(each) > columns] == []


@pytest.mark.slow
@pytest.mark.skipif(not REPORTS.exists(), reason="the reports are not beside the checkout")
def test_real_reports_fit_their_pages_at_every_width(tmp_path: Path) -> None:
    db = tmp_path / "store.json"
    assert typed("add", *sorted(REPORTS.glob("*.txt")), db=db).exit_code == 0
    regions = [region for region, *_rest in api.overview(db=db).regions]
    assert len(regions) > 10
    long = [each for each in regions if len(page(db, f"province {each}")) > 90]
    pairs = [each for each in combinations(regions, 2) if len(page(db, f"compare {' '.join(each)}")) > 135]
    assert (long, pairs) == ([], [])
    for columns in (60, 80, 120):
        for words in COMMANDS:
            lines = page(db, words.format(*regions), columns)
            assert [each for each in lines if cell_len(each) > columns] == [], (words, columns)
