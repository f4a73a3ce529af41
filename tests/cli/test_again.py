"""`add --again` and the standard input: what is read anew, what is told, what is not lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import jobscli
from jobscli import __version__
from jobscli.cli.app import app
from jobscli.store import disk
from tests.cli.line import refused, said, tree, typed

REPORT = """\
2026年江苏省政府工作报告

一、2025年工作回顾

全年城镇新增就业130.5万人，发放创业担保贷款超过60亿元。
"""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "own.json"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "files" / "jiangsu-2026.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path


def piped(content: str | bytes, *words: object, db: Path | None = None) -> Result:
    before = ["--db", str(db)] if db is not None else []
    return CliRunner().invoke(app, [*before, *map(str, words)], prog_name="jobscli", input=content)


def aged(db: Path, **changes: Any) -> None:
    """Make of the store one that an older version wrote: figures as it read them, fields that it did not have."""
    tables = disk.read(db)
    for row in tables["documents"].values():
        row |= {"reader": "0.0.9", **changes}
    for row in tables["statistics"].values():
        row["metric"] = "旧名"
    db.write_bytes(disk.written(tables))


def metrics(db: Path) -> set[str]:
    return {each["metric"] for each in tree("statistics", db=db)}


def test_what_an_older_version_read_is_counted_and_read_anew_in_one_step(report: Path, db: Path) -> None:
    assert typed("add", report, "--region", "安徽", "--year", "2024", db=db).exit_code == 0
    aged(db)
    checked = typed("check", db=db)
    assert checked.exit_code == 0
    assert "1 份文件是旧版 0.0.9 读的，重读用 jobscli add --again" in checked.stderr
    assert [each["reader"] for each in tree("check", db=db)["older"]] == ["0.0.9"]
    assert (
        "jiangsu-2026 是旧版 0.0.9 读的，重读用 jobscli add --again"
        in typed("add", report, "--region", "安徽", "--year", "2024", db=db).stderr
    )
    answer = typed("add", "--again", db=db)
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.startswith("换新  jiangsu-2026  安徽")
    assert metrics(db) == {"城镇新增就业", "创业担保贷款"}
    (found,) = tree("documents", db=db)
    assert (found["reader"], found["regions"], found["year"]) == (__version__, ["安徽"], 2024)  # stated, and still so
    assert found["stated"] == ["year", "region"]
    assert typed("add", "--again", db=db).stderr == f"jobscli: 没有要重读的：都是这一版（{__version__}）读的\n"
    typed("undo", db=db)
    assert metrics(db) == {"旧名"}


def test_what_nobody_knows_to_be_stated_is_not_lost(report: Path, db: Path) -> None:
    report.write_text("城镇新增就业130.5万人。", encoding="utf-8")
    typed("add", report, "--region", "安徽", "--year", "2024", "--publisher", "省厅", db=db)
    aged(db, stated=None)
    typed("add", "--again", "jiangsu-2026", db=db)
    (found,) = tree("documents", db=db)
    assert (found["regions"], found["year"], found["publisher"]) == (["安徽"], 2024, "省厅")


def test_a_file_that_is_gone_or_has_changed_or_moved_is_told(report: Path, db: Path) -> None:
    typed("add", report, db=db)
    aged(db)
    before = db.read_bytes()
    report.write_text(REPORT.replace("130.5", "131.5"), encoding="utf-8")
    code, told = refused("add", "--again", "jiangsu-2026", db=db)
    assert (code, db.read_bytes()) == (5, before)
    changed = f"{report} 的内容变了（sha256 不同），没有重读，原来读的还在；要读新的内容，加 --replace"
    assert told == f"jobscli: jiangsu-2026：{changed}\n"
    report.unlink()
    code, told = refused("add", "--again", db=db)
    assert (code, db.read_bytes()) == (5, before)
    assert told.startswith(f"jobscli: jiangsu-2026：文件 {report} 不在了，没有重读，原来读的还在；")
    moved = report.with_name("别处.txt")
    moved.write_text(REPORT, encoding="utf-8")
    assert typed("add", "--again", moved, db=db).exit_code == 0
    (found,) = tree("documents", db=db)
    assert (found["id"], found["file"]) == ("jiangsu-2026", str(moved))
    assert metrics(db) == {"城镇新增就业", "创业担保贷款"}


def test_a_changed_file_is_read_with_replace(report: Path, db: Path) -> None:
    typed("add", report, db=db)
    report.write_text(REPORT.replace("130.5", "131.5"), encoding="utf-8")
    assert typed("add", "--again", "--all", "--replace", db=db).exit_code == 0
    assert 1_315_000 in [each["value"] for each in tree("statistics", db=db)]


def test_one_that_is_gone_keeps_no_other_from_being_read(report: Path, db: Path) -> None:
    other = report.with_name("anhui-2026.txt")
    other.write_text(REPORT.replace("江苏", "安徽"), encoding="utf-8")
    typed("add", report, other, "--jobs", "1", db=db)
    aged(db)
    other.unlink()
    result = typed("add", "--again", db=db)
    assert result.exit_code == 5
    assert result.stdout.startswith("换新  jiangsu-2026")
    assert {each["id"]: each["reader"] for each in tree("documents", db=db)} == {
        "jiangsu-2026": __version__,
        "anhui-2026": "0.0.9",
    }


def test_rows_of_a_table_are_read_anew_each_under_its_id(tmp_path: Path, db: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("编号,正文\n甲,江苏城镇新增就业130万人。\n乙,安徽城镇新增就业70万人。\n", encoding="utf-8")
    typed("add", table, db=db)
    ids = [each["id"] for each in tree("documents", db=db)]
    aged(db)
    assert typed("add", "--again", db=db).exit_code == 0
    assert [each["id"] for each in tree("documents", db=db)] == ids
    assert metrics(db) == {"城镇新增就业"}


def test_a_row_that_is_alone_in_the_store_is_read_anew(tmp_path: Path, db: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("编号,正文\n甲,江苏城镇新增就业130万人。\n乙,安徽城镇新增就业70万人。\n", encoding="utf-8")
    typed("add", table, db=db)
    first, second = [each["id"] for each in tree("documents", db=db)]
    typed("remove", first, db=db)
    aged(db)
    assert typed("add", "--again", second, db=db).exit_code == 0
    assert [(each["id"], each["reader"]) for each in tree("documents", db=db)] == [(second, __version__)]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (["--again", "nothing"], "没有文件“nothing”"),
        (["--again", "jiangsu-2026", "--all"], "--all 是全部"),
        (["--again", "--id", "x"], "--again 不改编号"),
        (["--all"], "--all 要和 --again 一起用"),
        ([], "缺少 FILE…"),
        (["-"], "从标准输入读的没有文件名；用 --id 给它一个编号"),
        (["-", "a.txt", "--id", "x"], "- 是标准输入，要单独读"),
        (["-", "--id", "x", "--text-column", "y"], "从标准输入读不了表格"),
    ],
)
def test_what_cannot_be_meant_is_refused(report: Path, db: Path, words: list[str], begins: str) -> None:
    typed("add", report, db=db)
    before = db.read_bytes()
    code, told = refused("add", *words, db=db)
    assert (code, db.read_bytes()) == (2, before)
    assert told.startswith(f"jobscli: {begins}"), told


def test_what_came_with_jobscli_has_no_file() -> None:
    assert refused("add", "--again", "mohrss-2018")[0] == 5
    assert refused("add", "--again", "--all") == (0, f"jobscli: 没有要重读的：都是这一版（{__version__}）读的\n")


def test_a_document_comes_through_a_pipe(db: Path) -> None:
    result = piped(REPORT, "add", "-", "--id", "管道", db=db)
    assert (result.exit_code, result.stderr) == (0, "")
    (found,) = tree("documents", db=db)
    assert (found["id"], found["file"], found["reader"]) == ("管道", None, __version__)
    assert [each["value"] for each in tree("statistics", db=db)] == [1_305_000, 6_000_000_000]
    assert refused("add", "--again", "管道", db=db) == (
        5,
        "jobscli: 管道：是从标准输入读的，没有文件可重读；再读一次用 jobscli add - --id 管道 --replace\n",
    )
    assert piped(REPORT, "add", "-", "--id", "管道", db=db).stderr == "jobscli: 内容和已有的一样，什么都没有变\n"


def test_reading_from_a_pipe_needs_no_id() -> None:
    result = piped("江苏2025年城镇新增就业130万人。", "read", "-", "--format", "json")
    assert result.exit_code == 0
    assert '"id": "stdin/s13"' in result.stdout
    page = piped("<html><title>江苏</title><body><p>城镇新增就业130万人。</p></body></html>", "read", "-")
    assert "城镇新增就业130万人" in page.stdout


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "是空的"), (b"\x1f\x8b\x08", "是压缩文件"), (b"x" * 99, "文件太大")]
)
def test_what_comes_through_a_pipe_may_be_no_document(content: bytes, why: str) -> None:
    result = piped(content, "read", "-", "--max-bytes", "50")
    assert (result.exit_code, result.stdout) == (5, "")
    assert result.stderr.startswith(f"jobscli: 标准输入：{why}")


def test_the_same_content_under_two_names_is_told_once(report: Path, db: Path) -> None:
    other = report.with_name("副本.txt")
    other.write_bytes(report.read_bytes())
    result = typed("add", report, other, "--jobs", "1", db=db)
    assert result.exit_code == 0
    told = "副本 的内容和已有的 jiangsu-2026 一样；不要两份，用 jobscli remove 副本 移除"
    assert result.stderr == f"jobscli: {told}\n"


def test_beside_a_table_stderr_has_what_is_no_figure(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("江苏2025年城镇新增就业130万人。数为5.5万2024年。", encoding="utf-8")
    counts = tree("read", path)
    result = typed("read", path, "--format", "csv")
    assert result.stderr.startswith(
        f"jobscli: x：{len(counts['statistics'])} 个数字；{len(counts['excluded'])} 个数不是数据；"
        f"{len(counts['problems'])} 处没读懂"
    )
    for each in counts["problems"]:
        assert f"没读懂 @{each['start']}  {each['text']}  {each['reason']}" in result.stderr


def test_it_is_offered_to_python(report: Path, db: Path) -> None:
    jobscli.add_files([report], db=db)
    aged(db)
    assert [each["id"] for each in jobscli.check(db=db).tree()["older"]] == ["jiangsu-2026"]
    assert jobscli.read_again("jiangsu-2026", db=db).count("replaced") == 1
    assert jobscli.read_again(everything=True, db=db).count("unchanged") == 1


def test_a_store_of_an_older_schema_is_read_and_written_anew(report: Path, db: Path) -> None:
    typed("add", report, db=db)
    tables = disk.read(db)
    for row in tables["documents"].values():
        del row["stated"]
    tables["meta"]["1"]["schema"] = 1
    db.write_bytes(disk.written(tables))
    assert tree("documents", db=db)[0]["stated"] is None
    assert typed("check", db=db).exit_code == 0
    said("correct", "jiangsu-2026", "年份=2024", "--why", "x", db=db)
    assert b'"schema": 3' in db.read_bytes().splitlines()[1]
    assert tree("documents", db=db)[0]["year"] == 2024
