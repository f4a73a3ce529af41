"""`archive` and `--db FOLDER` as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from jobscli.cli.app import app
from jobscli.ingest import told
from tests.builders import REPORT, document, statistic, write


def run(*words: object, **env: str) -> Result:
    """What `jobscli` with these words does."""
    return CliRunner().invoke(app, [str(each) for each in words], env=env)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    assert run("archive", "create", tmp_path / "archive").exit_code == 0
    return tmp_path / "archive"


def reports(folder: Path, n: int) -> list[Path]:
    folder.mkdir()
    made = [folder / f"江苏省{2020 + each}年政府工作报告.txt" for each in range(n)]
    for each, path in enumerate(made):
        path.write_text(REPORT.replace("2026", str(2020 + each)).replace("2025", str(2019 + each)), encoding="utf-8")
    return made


def test_what_is_added_to_an_archive_is_answered_as_from_a_file(place: Path, tmp_path: Path) -> None:
    files = reports(tmp_path / "in", 3)
    assert run("add", *files, "--db", place).exit_code == 0
    assert run("add", *files, "--db", tmp_path / "store.json").exit_code == 0
    for words in (
        ["province", "江苏"],
        ["search", "创业"],
        ["metrics"],
        ["rank", "城镇新增就业"],
        ["documents"],
        ["panel", "城镇新增就业"],
        ["statistics"],
    ):
        one, other = (run(*words, "--db", db) for db in (place, tmp_path / "store.json"))
        assert (one.exit_code, one.stdout) == (other.exit_code, other.stdout), words


def test_files_that_are_stored_already_are_not_read_again(place: Path, tmp_path: Path) -> None:
    files = reports(tmp_path / "in", 3)
    run("add", *files[:2], "--db", place)
    files[0].write_text(REPORT, encoding="utf-8")
    answer = run("add", *files, "--db", place, "--format", "json")
    assert {each["document"]: each["outcome"] for each in json.loads(answer.stdout)} == {
        "江苏省2020年政府工作报告": "conflict",
        "江苏省2021年政府工作报告": "unchanged",
        "江苏省2022年政府工作报告": "added",
    }


def test_a_file_of_records_is_brought_in_with_what_is_corrected_in_it(place: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "store.json", document(), statistic())
    assert run("correct", "s30", "status=目标", "--why", "说的是明年", "--db", file).exit_code == 0
    answer = run("archive", "import", file, "--db", place, "--format", "json")
    assert json.loads(answer.stdout)["outcomes"] == {"added": 1}
    assert json.loads(run("show", "s30", "--db", place, "--format", "json").stdout)["status"] == "target"
    again = run("archive", "import", file, "--db", place, "--format", "json")
    assert json.loads(again.stdout)["outcomes"] == {"unchanged": 1}
    assert len(json.loads(run("correct", "--db", place, "--format", "json").stdout)) == 1


def test_where_nothing_is_stored_there_is_nothing_to_bring(place: Path, tmp_path: Path) -> None:
    answer = run("archive", "import", "--db", place, XDG_DATA_HOME=str(tmp_path / "none"))
    assert answer.exit_code == 2
    assert answer.stderr.startswith("jobscli: 还没有自己存下的文件可搬：")


def test_info_tells_what_an_archive_holds(place: Path, tmp_path: Path) -> None:
    run("add", *reports(tmp_path / "in", 2), "--db", place)
    told = json.loads(run("archive", "info", place, "--format", "json").stdout)
    assert (told["tables"]["documents"], told["tables"]["statistics"]) == (2, 6)
    assert (told["regions"], told["years"], told["undo"]) == (["江苏"], [2019, 2020], 1)
    assert "2  文件" in run("archive", "info", place).stdout


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("archive", "crate", "x"), 2, "没有 archive crate 这个动作"),
        (("archive", "create"), 2, "缺少 PATH"),
        (("archive", "info", "/nowhere"), 1, "没有档案 /nowhere"),
        (("archive", "info"), 2, "没有说是哪个档案"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], code: int, told: str) -> None:
    answer = run(*words, JOBSCLI_DB="")
    assert answer.exit_code == code
    assert told in answer.stderr


def test_check_finds_nothing_in_a_good_archive_and_repairs_a_bad_one(place: Path, tmp_path: Path) -> None:
    run("add", *reports(tmp_path / "in", 2), "--db", place)
    good = run("check", "--db", place)
    assert (good.exit_code, "没有问题" in good.stderr) == (0, True)
    next((place / "index").glob("*.term")).unlink()
    assert run("documents", "--db", place).exit_code == 3
    repaired = run("check", "--repair", "--db", place)
    assert (repaired.exit_code, "已用" in repaired.stderr) == (0, True)
    assert run("documents", "--db", place).exit_code == 0


def test_a_file_that_has_grown_too_large_says_once_what_moves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three = reports(tmp_path / "in", 3)
    store = tmp_path / "s.json"
    assert "archive" not in run("add", one, "--db", store).stderr
    counted = [json.loads(run(table, "--db", store, "--format", "json").stdout) for table in ("measures", "statistics")]
    monkeypatch.setattr(told, "ROOM", 3 * sum(map(len, counted)))  # more than one report has, less than two have
    said = ["jobscli archive create" in run("add", each, "--db", store).stderr for each in (two, three)]
    assert said == [True, False]
