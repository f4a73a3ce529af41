"""Documents in, out and back again, as a user types it: what is said, what is stored, with which exit code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jobscli.store import own_path
from tests.builders import REPORT, statistic, write
from tests.cli.line import refused, tree, typed


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "jiangsu-2026.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def documents(*words: str) -> list[str]:
    return [each["id"] for each in tree("documents", *words)]


def test_a_document_is_added_asked_removed_and_brought_back(report: Path) -> None:
    result = typed("add", report)
    assert (result.exit_code, result.stderr) == (0, "")
    assert own_path().exists()
    assert documents() == ["mohrss-2018", "jiangsu-2026"]
    rows = [each for each in tree("statistics", "--document", "jiangsu-2026") if each["metric"] == "城镇新增就业"]
    assert {(each["value"], each["status"], each["period"]) for each in rows} == {
        (1305000, "achieved", "2025"),
        (1200000, "target", "2026"),
    }
    assert all(each["quote"] for each in rows)
    assert typed("remove", "jiangsu-2026").exit_code == 0
    assert documents() == ["mohrss-2018"]
    assert typed("undo").exit_code == 0
    assert documents() == ["mohrss-2018", "jiangsu-2026"]
    assert typed("undo").exit_code == 0
    assert documents() == ["mohrss-2018"]
    code, told = refused("undo")
    assert (code, told) == (1, f"jobscli: 没有可以撤回的改动：{own_path()} 旁边没有备份，只留最近三次的\n")


@pytest.mark.parametrize("printed", ["2026-01-20", "2026/1/20", "2026年1月20日", "20260120", "2026.1.20 09:30"])
def test_a_table_says_when_each_row_was_published(printed: str, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"标题,日期,正文\n江苏报告,{printed},城镇新增就业130万人。\n", encoding="utf-8")
    assert tree("read", table)["document"]["published"] == "2026-01-20"
    assert tree("read", table, "--published", "2026-02-01")["document"]["published"] == "2026-02-01"


def test_a_measure_keeps_its_sentence_and_show_prints_it(report: Path) -> None:
    typed("add", report)
    (found,) = tree("measures", "--document", "jiangsu-2026")
    assert found["quote"] == "全年城镇新增就业130.5万人，发放创业担保贷款超过60亿元。"
    assert "原句      全年城镇新增就业130.5万人，发放创业担保贷款超过60亿元。" in typed("show", found["id"]).stdout


def test_reading_stores_nothing(report: Path) -> None:
    answer = tree("read", report)
    assert list(answer) == ["document", "sections", "measures", "statistics", "excluded", "problems"]
    assert not own_path().exists()


def test_the_same_again_changes_nothing_and_another_version_is_a_conflict(report: Path) -> None:
    typed("add", report)
    before = own_path().read_bytes()
    assert typed("add", report).exit_code == 0
    report.write_text(REPORT.replace("130.5", "131"), encoding="utf-8")
    assert typed("add", report).exit_code == 1
    assert own_path().read_bytes() == before
    assert typed("add", report, "--replace").exit_code == 0
    assert 1310000 in [each["value"] for each in tree("statistics", "--document", "jiangsu-2026")]


def test_what_came_with_jobscli_is_not_removed() -> None:
    assert refused("remove", "mohrss-2018") == (1, "jobscli: mohrss-2018 是 jobscli 自带的，不能移除\n")


def test_a_document_that_is_not_there_is_wrong_usage() -> None:
    code, told = refused("remove", "mohrss-2019")
    assert code == 2
    assert "mohrss-2018" in told


def test_a_store_of_ones_own_is_made_where_it_is_named(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "new" / "mine.json"
    assert typed("add", report, db=db).exit_code == 0
    assert documents("--db", str(db)) == ["jiangsu-2026"]
    assert not own_path().exists()
    assert typed("undo", db=db).exit_code == 0
    assert documents("--db", str(db)) == []


@pytest.mark.parametrize("kind", ["empty", "missing", "folder without any", "binary"])
def test_a_document_that_cannot_be_read_is_exit_5_and_leaves_no_store(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "strange.txt"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "binary":
        path.write_bytes(os.urandom(5000))
    elif kind == "folder without any":
        path.mkdir()
    result = typed("add", path)
    assert (result.exit_code, result.stdout) == (5, "")
    assert result.stderr.startswith("jobscli: ")
    assert result.stderr.count("\n") == 1
    assert not own_path().exists()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"_default": {}}', '{"meta": {"1": {"application": "jobscli", "schema": 9}}}']
)
@pytest.mark.parametrize("words", [["remove", "a"], ["undo"]])
def test_a_store_that_cannot_be_read_is_not_written(content: str, words: list[str], tmp_path: Path) -> None:
    db = tmp_path / "mine.json"
    db.write_text(content)
    code, told = refused(*words, db=db)
    assert (code, told.count("\n")) == (3, 1)
    assert db.read_text() == content


def test_adding_to_a_store_that_cannot_be_read_is_exit_3(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "mine.json"
    db.write_text("{")
    code, told = refused("add", report, db=db)
    assert (code, told.count("\n")) == (3, 1)
    assert db.read_text() == "{"


def test_a_store_in_a_file_is_no_folder_to_write_in(report: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, told = refused("add", report, db=tmp_path / "file" / "mine.json")
    assert code == 3
    assert told.startswith("jobscli: 写不了数据文件")


def test_two_documents_of_one_call_go_in_together(report: Path, tmp_path: Path) -> None:
    db = write(tmp_path / "mine.json", statistic())
    other = tmp_path / "anhui-2026.txt"
    other.write_text(REPORT.replace("江苏", "安徽"), encoding="utf-8")
    assert typed("add", report, other, "--jobs", "1", db=db).exit_code == 0
    assert sorted(documents("--db", str(db))) == ["anhui-2026", "jiangsu-2026", "su"]
    assert typed("undo", db=db).exit_code == 0
    assert documents("--db", str(db)) == ["su"]


def test_files_called_after_a_year_have_ids_of_their_own(tmp_path: Path) -> None:
    for folder, region in (("江苏省", "江苏"), ("安徽省", "安徽")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "2026.md").write_text(REPORT.replace("江苏", region), encoding="utf-8")
    assert typed("add", tmp_path, "--jobs", "1").exit_code == 0
    assert sorted(documents()) == ["mohrss-2018", "安徽省-2026", "江苏省-2026"]
    (found,) = [each for each in tree("documents") if each["id"] == "江苏省-2026"]
    assert (found["regions"], found["year"]) == (["江苏"], 2025)
    assert found["file"] == str(tmp_path / "江苏省" / "2026.md")
    assert found["reader"]


def test_a_copy_in_another_folder_changes_nothing(report: Path, tmp_path: Path) -> None:
    assert typed("add", report).exit_code == 0
    before = own_path().read_bytes()
    (tmp_path / "other").mkdir()
    copy = tmp_path / "other" / report.name
    copy.write_bytes(report.read_bytes())
    result = typed("add", copy)
    assert (result.exit_code, result.stderr) == (0, "jobscli: 内容和已有的一样，什么都没有变\n")
    assert result.stdout.startswith("没有变  jiangsu-2026")
    assert own_path().read_bytes() == before
    result = typed("add", copy, "--year", "2024")
    assert result.exit_code == 1
    assert "jiangsu-2026 已经有了，内容或所说的地区、年份、标题不同；要换成新的，加 --replace" in result.stderr
    assert typed("add", copy, "--replace").exit_code == 0
    assert [each["file"] for each in tree("documents") if each["id"] == "jiangsu-2026"] == [str(copy)]


def test_one_id_for_two_files_is_refused_and_says_how_to_name_the_other(report: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / report.name
    other.write_text(REPORT.replace("130.5", "131.5"), encoding="utf-8")
    result = typed("add", report, other, "--jobs", "1")
    assert result.exit_code == 5
    assert f"{report.name}：编号“jiangsu-2026”和 {report.name} 的重复；单独存它，用 --id 另给一个编号" in result.stderr
    assert documents() == ["mohrss-2018", "jiangsu-2026"]
    assert "编号 jiangsu-2026 已是另一份文件的；单独存它，用 --id 另给一个编号" in typed("add", other).stderr
    assert typed("add", other, "--id", "jiangsu-b").exit_code == 0
    assert documents() == ["mohrss-2018", "jiangsu-2026", "jiangsu-b"]


def test_the_same_content_under_another_name_is_told(report: Path, tmp_path: Path) -> None:
    typed("add", report)
    twin = tmp_path / "twin.txt"
    twin.write_bytes(report.read_bytes())
    assert "twin 的内容和已有的 jiangsu-2026 一样；不要两份，用 jobscli remove twin 移除" in typed("add", twin).stderr


def test_a_document_whose_year_nothing_tells_says_how_to_state_it(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("江苏省就业工作\n城镇新增就业130万人。\n", encoding="utf-8")
    assert "看不出 plain 说的是哪一年；加 --year（或 --published）和 --replace 再存一次" in typed("add", path).stderr
    assert tree("add", path, "--year", "2024", "--replace")[0]["year"] == 2024
