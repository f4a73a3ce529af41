"""`diff` as a user types it: two files, two stored documents, or one of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobscli.show.wrap import width
from tests.builders import REPORT
from tests.cli.line import refused, said, tree, typed

NEXT = """\
2027年江苏省政府工作报告

一、2026年工作回顾

全年城镇新增就业132万人。建成零工市场。

二、2027年主要任务

城镇新增就业125万人以上。城镇调查失业率5.5%左右。
"""

SCREEN = """\
旧  《2026年江苏省政府工作报告》  说的是 2025 年
新  《2027年江苏省政府工作报告》  说的是 2026 年

目标  提高 1  新提 1
  城镇新增就业  提高
s81     旧  2026 年  120万人以上
s71     新  2027 年  125万人以上
s37vs   结果  2026 年  132万人
  城镇调查失业率  新提
s86     新  2027 年  5.5%左右

举措  新提 1  不再提 1
  新提
m43     建成零工市场
  不再提
m45     发放创业担保贷款

新的不再报的指标  创业担保贷款
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "江苏省-2026.txt", tmp_path / "江苏省-2027.txt"
    old.write_text(REPORT, encoding="utf-8")
    new.write_text(NEXT, encoding="utf-8")
    return old, new


@pytest.fixture
def db(tmp_path: Path, files: tuple[Path, Path]) -> Path:
    place = tmp_path / "store.json"
    assert typed("add", *files, db=place).exit_code == 0
    return place


def changes(*words: object, db: Path) -> list[tuple[str, str]]:
    return [(each["change"], each["metric"]) for each in tree("diff", *words, db=db)["targets"]]


def test_two_files_a_file_and_a_document_or_two_documents(db: Path, files: tuple[Path, Path]) -> None:
    old, new = files
    expected = [("raised", "城镇新增就业"), ("new", "城镇调查失业率")]
    for words in ((old, new), (old, "江苏省-2027"), ("江苏省-2026", "江苏省-2027")):
        assert changes(*words, db=db) == expected


def test_the_screen_has_the_aims_with_what_came_of_them(db: Path) -> None:
    assert said("diff", "江苏省-2026", "江苏省-2027", db=db, COLUMNS="80") == SCREEN


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_the_screen_fits_any_terminal(db: Path, columns: int) -> None:
    lines = said("diff", "江苏省-2026", "江苏省-2027", "--all", db=db, COLUMNS=str(columns)).splitlines()
    assert max(map(width, lines)) <= columns


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "jsonl"])
def test_a_row_is_an_aim_a_figure_a_metric_or_a_measure(db: Path, form: str) -> None:
    told = said("diff", "江苏省-2026", "江苏省-2027", "--format", form, db=db)
    assert "raised" in told
    assert "120万人以上" in told


def test_what_is_neither_file_nor_document_is_refused(db: Path) -> None:
    code, told = refused("diff", "江苏省-2026", "江苏省-202", db=db)
    assert code == 2
    assert "“江苏省-202”不是文件，也不是库里文件的编号" in told
    assert "江苏省-2026" in told
