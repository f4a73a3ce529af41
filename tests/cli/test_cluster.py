"""`cluster` and `--db FOLDER` of what a cluster has read, as a user types them; on a Spark of this machine."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from jobscli.cli.app import app
from jobscli.record import TABLES
from jobscli.store import open_store
from jobscli.store.cluster import folder as opened
from tests.builders import REPORT
from tests.cli.test_archive import reports
from tests.store import clustered

pytestmark = clustered.MARKS[1]
slow = pytest.mark.slow


def run(*words: object, **env: str) -> Result:
    """What `jobscli` with these words does."""
    return CliRunner().invoke(app, [str(each) for each in words], env=env)


@pytest.fixture(scope="module", autouse=True)
def _spark() -> Iterator[None]:
    yield
    clustered.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with documents of several kinds: reports, a table with a text in each row, one that is none."""
    made = tmp_path_factory.mktemp("given") / "in"
    reports(made, 5)
    (made / "表.csv").write_text(
        "id,text\n1,全年城镇新增就业5万人。\n1,全年城镇新增就业6万人。\n3,\n", encoding="utf-8"
    )
    (made / "坏.docx").write_bytes(b"no document")
    (made / "再").mkdir()
    (made / "再" / "江苏省2021年政府工作报告.txt").write_text(REPORT + "发放补贴3亿元。\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def read(folder: Path) -> Path:
    """What the cluster has made of it, in lots of three."""
    out = folder.parent / "out"
    answer = run("cluster", "read", folder, out, "--lot", 3, "--format", "json")
    assert answer.exit_code == 0, answer.stderr
    return out


def records(place: Path) -> dict[str, list[Any]]:
    """All that a store holds, in its order."""
    store = open_store([place])
    return {table: [each for batch in store.batches() for each in batch.tables()[table]] for table in TABLES}


def reasons(told: Any) -> list[tuple[str, str]]:
    """The files that were refused, and why."""
    return [(Path(each["file"]).name, each["reason"].partition("：")[2]) for each in told["refused"]]


@slow
def test_it_gives_what_add_gives_record_for_record(folder: Path, read: Path, tmp_path: Path) -> None:
    assert run("add", folder, "--db", tmp_path / "store.json").exit_code == 5  # one file is refused
    assert records(read) == records(tmp_path / "store.json")
    for words in (
        ["province", "江苏"], ["search", "创业"], ["metrics"], ["rank", "城镇新增就业", "--period", "2022"],
        ["documents"], ["show", "江苏省2020年政府工作报告/s37"],
    ):  # fmt: skip
        one, other = (run(*words, "--db", db) for db in (read, tmp_path / "store.json"))
        assert (one.exit_code, one.stdout) == (other.exit_code, other.stdout), words


@slow
def test_what_cannot_be_read_is_told_with_its_reason_and_keeps_nothing_out(read: Path) -> None:
    answer = run("cluster", "info", read, "--format", "json")
    told = json.loads(answer.stdout)
    assert reasons(told) == [
        ("坏.docx", "不是 docx 文件，或已损坏"),
        ("表.csv", "编号“表-1”和 表.csv 的重复；单独存它，用 --id 另给一个编号"),
        ("江苏省2021年政府工作报告.txt",
         "编号“江苏省2021年政府工作报告”和 江苏省2021年政府工作报告.txt 的重复；单独存它，用 --id 另给一个编号"),
    ]  # fmt: skip
    assert (told["sources"], told["lots"], told["tables"]["documents"]) == (8, 3, 6)
    assert "3 份没有读成" in run("cluster", "info", read).stdout


@slow
def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    some = tmp_path / "some"
    files = reports(some, 2)
    first = json.loads(run("cluster", "read", some, tmp_path / "out", "-f", "json").stdout)
    assert (first["read"], first["known"]) == (2, 0)
    (some / "上海市2021年政府工作报告.txt").write_text(REPORT.replace("江苏", "上海"), encoding="utf-8")
    (tmp_path / "out" / "lots" / "writing-000002").mkdir()  # what a process left that was killed
    again = json.loads(run("cluster", "read", some, tmp_path / "out", "-f", "json").stdout)
    assert (again["read"], again["known"], again["lots"]) == (1, 2, 2)
    assert [each.id for each in records(tmp_path / "out")["documents"]] == [
        *(each.stem for each in files), "上海市2021年政府工作报告",
    ]  # fmt: skip
    nothing = json.loads(run("cluster", "read", some, tmp_path / "out", "-f", "json").stdout)
    assert (nothing["read"], nothing["known"], nothing["lots"]) == (0, 3, 2)


@slow
def test_a_document_that_takes_too_long_is_one_that_is_not_read(tmp_path: Path) -> None:
    reports(tmp_path / "in", 1)
    (tmp_path / "in" / "长.txt").write_text("5%" * 200_000, encoding="utf-8")
    answer = run("cluster", "read", tmp_path / "in", tmp_path / "out", "--max-seconds", 1, "-f", "json")
    assert answer.exit_code == 0
    told = json.loads(answer.stdout)
    assert reasons(told) == [("长.txt", "解析用时过长，上限是 1 秒；可用 --max-seconds 放宽")]
    assert told["tables"]["documents"] == 1
    other = run("cluster", "read", tmp_path / "in", tmp_path / "out")
    assert (other.exit_code, "用别的选项读的（--max-seconds）" in other.stderr) == (3, True)


@slow
def test_texts_in_parquet_are_read_with_what_the_other_columns_say(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = {
        "name": ["江苏省2026年政府工作报告.txt", None, "空的"], "text": [REPORT, "全年城镇新增就业5万人。", ""],
        "year": [None, 2019, None], "region": [None, "安徽", None],
    }  # fmt: skip
    pq.write_table(pa.table(rows), tmp_path / "新闻.parquet")
    answer = run("cluster", "read", tmp_path / "新闻.parquet", tmp_path / "out", "-f", "json")
    told = json.loads(answer.stdout)
    assert reasons(told) == [("新闻.parquet", "空的：文件里没有文字")]
    found = [(each.id, each.regions, each.year) for each in records(tmp_path / "out")["documents"]]
    assert found == [("江苏省2026年政府工作报告", ("江苏",), 2025), ("新闻-2", ("安徽",), 2019)]
    figures = [(each.metric, each.region, each.period) for each in records(tmp_path / "out")["statistics"]]
    assert figures[-1] == ("城镇新增就业", "安徽", "2019")


@slow
def test_it_is_brought_into_an_archive_as_add_would_have(folder: Path, read: Path, tmp_path: Path) -> None:
    for name in ("imported", "added"):
        assert run("archive", "create", tmp_path / name).exit_code == 0
    answer = run("archive", "import", read, "--db", tmp_path / "imported", "--format", "json")
    assert json.loads(answer.stdout)["outcomes"] == {"added": 6}
    run("add", folder, "--db", tmp_path / "added")
    assert records(tmp_path / "imported") == records(tmp_path / "added") == records(read)


@slow
@pytest.mark.parametrize(
    "words",
    [
        ("add", "FILE"),
        ("remove", "x"),
        ("undo",),
        ("correct", "s1", "status=目标", "--why", "x"),
        ("check", "--repair"),
    ],
    ids=" ".join,
)
def test_what_would_change_it_says_what_to_do(read: Path, folder: Path, words: tuple[str, ...]) -> None:
    given = [str(next(folder.glob("*.txt"))) if each == "FILE" else each for each in words]
    answer = run(*given, "--db", read)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert f"jobscli archive import {read}" in answer.stderr.replace("\n", "").replace("          ", " ")


@slow
def test_it_is_checked_against_the_rules_and_the_originals(read: Path, folder: Path) -> None:
    answer = run("check", "--db", read)
    assert (answer.exit_code, "没有问题" in answer.stderr) == (0, True), answer.stderr
    assert run("check", "--db", read, "--source", folder / "江苏省2020年政府工作报告.txt").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("cluster", "raed", "a", "b"), 2, "没有 cluster raed 这个动作"),
        (("cluster", "read", "a"), 2, "缺少 INPUT 或 OUTPUT"),
        (("cluster", "info"), 2, "缺少 INPUT"),
        (("cluster", "info", "/"), 3, "/ 不是 jobscli cluster read 写的"),
        (("cluster", "read", "/nowhere", "OUT"), 2, "没有 /nowhere"),
        (("cluster", "read", "IN", "OUT", "--id", "x"), 2, "--id 只能用于一份文件"),
        (("cluster", "read", "IN", "OUT", "--master", "here"), 2, "看不懂 Spark 的地址“here”"),
        (("cluster", "read", "IN", "OUT", "--master", "spark://127.0.0.1:1"), 3, "连不上 Spark 的主节点"),
        (("cluster", "read", "IN", "FULL"), 3, "里有别的东西"),
        (("cluster", "read", "IN", "IN/inside"), 2, "不能写进要读的文件夹里"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, words: tuple[str, ...], code: int, told: str) -> None:
    reports(tmp_path / "in", 1)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    names = {
        "IN": tmp_path / "in",
        "OUT": tmp_path / "out",
        "FULL": tmp_path / "full",
        "IN/inside": tmp_path / "in" / "x",
    }
    answer = run(*(names.get(each, each) for each in words))
    assert (answer.exit_code, answer.stdout) == (code, "")
    assert told in answer.stderr
    assert not (tmp_path / "out").exists()


def test_without_pyspark_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(tmp_path / "in", 1)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    for words in (("cluster", "read", tmp_path / "in", tmp_path / "out"), ("metrics", "--db", empty(tmp_path / "db"))):
        answer = run(*words)
        assert (answer.exit_code, answer.stdout) == (3, "")
        assert "装上它：pip install 'jobscli[spark]'" in answer.stderr


def empty(place: Path) -> Path:
    """A folder into which nothing was read."""
    opened.begin(place, {})
    return place


def test_without_java_it_says_what_to_install(tmp_path: Path) -> None:
    reports(tmp_path / "in", 1)
    answer = run("cluster", "read", tmp_path / "in", tmp_path / "out", PATH="/nowhere", JAVA_HOME="")
    assert answer.exit_code == 3
    assert "Spark 要 Java 17 以上，这里没有" in answer.stderr
