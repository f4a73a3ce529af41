"""`verify` and `check --contradictions` as a user types them: screens, formats, exit codes, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jobscli.cli.app import app
from jobscli.show.wrap import width
from tests.builders import REPORT
from tests.cli.line import refused, tree, typed

DRAFT = """\
江苏就业工作讲话稿

同志们：

2025年，全省城镇新增就业145万人，发放创业担保贷款超过60亿元。

广东2025年城镇新增就业130.5万人。2026年，江苏城镇新增就业目标是120万人以上。

零工市场46家。
"""

SCREEN = """\
讲话稿.txt   5 个数：2 个有据，1 个查不到，1 个口径不同，1 个不符

不符      第 3 段  江苏 2025年 城镇新增就业 145万人
          原文是江苏2025年全年“130.5万人”
          s37  《2026年江苏省政府工作报告》

口径不同  第 4 段  广东 2025年 城镇新增就业 130.5万人
          这个数是江苏2025年全年“130.5万人”；地区是江苏，不是广东
          s37  《2026年江苏省政府工作报告》

查不到    第 5 段  江苏 2025年 零工市场 46家
          库里没有这个指标的数

有据      2 个   --all 列出
"""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store with a report."""
    place, report = tmp_path / "store.json", tmp_path / "江苏省-2026.txt"
    report.write_text(REPORT, encoding="utf-8")
    assert typed("add", report, db=place).exit_code == 0
    return place


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    place = tmp_path / "讲话稿.txt"
    place.write_text(DRAFT, encoding="utf-8")
    return place


def test_the_screen_has_first_what_is_to_be_mended(db: Path, draft: Path) -> None:
    result = typed("verify", draft, db=db, COLUMNS="80")
    assert result.stdout == SCREEN
    assert (result.exit_code, result.stderr) == (1, "jobscli: 有 2 个数和原文对不上\n")


def test_all_lists_what_is_borne_out(db: Path, draft: Path) -> None:
    told = typed("verify", draft, "--all", db=db, COLUMNS="80").stdout
    assert "有据      第 3 段  江苏 2025年 发放创业担保贷款 超过60亿元" in told
    assert "--all" not in told


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_the_screen_fits_any_terminal(db: Path, draft: Path, columns: int) -> None:
    lines = typed("verify", draft, "--all", db=db, COLUMNS=str(columns)).stdout.splitlines()
    assert max(map(width, lines)) <= columns


def test_json_has_the_place_the_verdict_and_the_record(db: Path, draft: Path) -> None:
    found = tree("verify", draft, db=db)
    first = found[0]
    assert list(first)[:6] == ["text", "start", "end", "verdict", "record", "why"]
    assert DRAFT[first["start"] : first["end"]] == first["text"] == "145万人"
    assert (first["verdict"], first["record"]["text"]) == ("contradicted", "130.5万人")
    assert [each["verdict"] for each in found] == ["contradicted", "supported", "different", "supported", "unknown"]
    assert found[-1]["record"] is None


def test_a_table_has_the_words_of_the_record(db: Path, draft: Path) -> None:
    head, first, *_rest = typed("verify", draft, "--format", "csv", db=db).stdout.splitlines()
    assert head.startswith("text,start,end,verdict,why,label")
    assert first.startswith("145万人,")
    assert "江苏省-2026/s37" in first


def test_a_draft_comes_from_the_standard_input(db: Path) -> None:
    text = "江苏2025年城镇新增就业130.5万人。"
    result = CliRunner().invoke(app, ["--db", str(db), "verify", "-", "--format", "json"], input=text.encode())
    assert (result.exit_code, [each["verdict"] for each in json.loads(result.stdout)]) == (0, ["supported"])


def test_what_is_stated_of_the_draft_counts(db: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("城镇新增就业130.5万人。", encoding="utf-8")
    (open_claim,) = tree("verify", draft, db=db)
    assert open_claim["why"].endswith("文稿没有说地区、年份，按原文的相合")
    (stated,) = tree("verify", draft, "--region", "广东", "--year", "2025", db=db)
    assert (stated["verdict"], stated["fields"]) == ("different", ["region"])


def test_a_draft_is_never_stored(db: Path, draft: Path) -> None:
    before = db.read_bytes()
    typed("verify", draft, db=db)
    assert db.read_bytes() == before


def test_what_is_no_document_is_refused(db: Path, tmp_path: Path) -> None:
    code, told = refused("verify", tmp_path / "没有.txt", db=db)
    assert code == 5
    assert "没有.txt" in told


FINDING = """\
江苏  城镇新增就业  2025 年  两份文件的数不同
  “130.5万人”和“128万人”，推算：相差 1.9%
"""


def test_contradictions_stand_under_one_another(db: Path, tmp_path: Path) -> None:
    later = tmp_path / "江苏省-2027.txt"
    text = "2027年江苏省政府工作报告\n\n一、2026年工作回顾\n\n2025年城镇新增就业128万人。\n"
    later.write_text(text, encoding="utf-8")
    assert typed("add", later, db=db).exit_code == 0
    result = typed("check", "--contradictions", db=db, COLUMNS="80")
    assert (result.exit_code, result.stderr) == (1, "jobscli: 有 1 处矛盾\n")
    assert [each["kind"] for each in tree("check", "--contradictions", "-p", "江苏", db=db)["findings"]] == ["restated"]
    assert tree("check", "--contradictions", "--metric", "失业率", db=db)["findings"] == []
    assert FINDING in result.stdout
    assert "全年城镇新增就业130.5万人，发放创业担保贷款超过60亿元。" in result.stdout


def test_a_store_without_contradictions_says_so(db: Path) -> None:
    result = typed("check", "--contradictions", db=db)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "jobscli: 没有两份文件说同一件事，没有可对照的；用 jobscli add 多存几份\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--contradictions", "--repair"], "--contradictions 不能和 --source、--document、--repair、--accept 一起用"),
        (["-p", "江苏"], "-p 和 --metric 只和 --contradictions 一起用"),
        (["--contradictions", "-p", "江束"], "没有“江束”这个地区"),
    ],
)
def test_what_means_nothing_is_refused(db: Path, words: list[str], told: str) -> None:
    code, said = refused("check", *words, db=db)
    assert code == 2
    assert told in said
