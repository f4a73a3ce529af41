"""`check` and `undo` as a user types them: what is printed where, and with which exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from jobscli.cli.app import app
from jobscli.store import shipped_path
from jobscli.store.tiny import TinyStore
from tests import builders
from tests.store.processes import hold, started

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "mohrss-2018.txt"
TEXT = "江苏就业工作2018\n全年办会3场。"
PLAIN = {"metric": "招聘活动场次", "text": "3场", "value": 3, "unit": "场", "start": 15, "end": 17}


def run(*words: object, **env: str) -> Result:
    """What `jobscli` with these words does."""
    return CliRunner().invoke(app, [str(each) for each in words], env=env)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store without a fault."""
    year = builders.excluded(start=6, end=10)
    return builders.write(tmp_path / "store.json", builders.document(), builders.statistic(**PLAIN), year)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A store with two faults."""
    wrong = builders.statistic(**{**PLAIN, "unit": "人", "section": "su/h9"})
    return builders.write(tmp_path / "faulty.json", builders.document(), wrong)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The original of these."""
    path = tmp_path / "su.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_shipped_store_has_no_faults() -> None:
    found = run("check")
    assert (found.exit_code, found.stderr) == (0, "jobscli: 18 项检查，没有问题\n")
    assert found.stdout.startswith(f"查了 {shipped_path()}\n\n")
    assert "88 个数字：字段、类型、取值 没有问题" in " ".join(found.stdout.split())


@pytest.mark.skipif(not CORPUS.is_file(), reason="the compilation of 2018 is not beside the checkout")
def test_the_shipped_store_is_proved_by_the_compilation() -> None:
    found = run("check", "--source", CORPUS)
    assert (found.exit_code, found.stderr) == (0, "jobscli: 29 项检查，没有问题\n")
    assert found.stdout.count("没有问题") == 29
    assert f"对照 {CORPUS}（mohrss-2018）".replace("\n", "") in found.stdout.replace("\n", "")
    counts = {each["check"]: each["count"] for each in _json("check", "--source", CORPUS)["checked"]}
    assert counts["source_numerals"] == 391
    assert counts["source_texts"] == counts["source_values"] == counts["statistics"]


def test_the_compilation_changed_in_one_character_is_found_out(tmp_path: Path) -> None:
    if not CORPUS.is_file():
        pytest.skip("the compilation of 2018 is not beside the checkout")
    changed = tmp_path / "mohrss-2018.txt"
    changed.write_bytes(CORPUS.read_bytes().replace("55.9亿".encode(), "56.9亿".encode()))
    found = run("check", "--source", changed, "--format", "json")
    assert found.exit_code == 1
    problems = json.loads(found.stdout)["problems"]
    figure = {"id": "mohrss-2018/s312", "field": "text", "detail": "那里印的是“56.9亿元”，记作“55.9亿元”"}
    assert [each for each in problems if each["field"] != "words"] == [figure]
    told = {each["detail"] for each in problems if each["field"] == "words"}  # by the index of the paragraph's words
    assert "“55”不在那一段里" in told
    assert "sha256 不同" in found.stderr


def _json(*words: object) -> Any:
    return json.loads(run(*words, "--format", "json").stdout)


def test_a_line_for_each_check_with_its_count(store: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("check", "--db", store.name).exit_code == 3  # not where the command runs
    monkeypatch.chdir(store.parent)  # a path of any length would go over the line
    found = run("check", "--source", source.name, "--db", store.name)
    assert (
        found.stdout
        == """\
查了 store.json

7 个表：都认识                          没有问题
1 份文件：字段、类型                    没有问题
1 份文件：年份、日期、地区、网址        没有问题
0 个标题：字段、类型、取值              没有问题
0 项举措：字段、类型、取值              没有问题
1 个数字：字段、类型、取值              没有问题
1 处排除：字段、类型、缘由              没有问题
0 段原文或它的索引：字段、类型          没有问题
2 个编号：不重复，合乎写法              没有问题
2 处引用：都在，同属一份文件            没有问题
0 个变动：说到的那个数在                没有问题
0 项举措和数字：地区和所在标题一致      没有问题
1 个数字：单位合乎指标                  没有问题
1 个数字：是区间才有上端                没有问题
1 个期间：写法对，有来历                没有问题
2 处位置：先后对，在所在标题之内        没有问题
0 个校验和：存下以后没有变过            没有问题
0 处更正：取值对，找得到所改的记录      没有问题

对照 su.txt（su）

1 个数字：原文就在那里，一字不差        没有问题
1 个数字：数值、单位、界限出自原文的词  没有问题
0 个标题：见于原文                      没有问题
0 个标题和举措：位置在原文之内          没有问题
0 个名称：见于举措或它的标题之下        没有问题
1 处排除：原文就在那里，一字不差        没有问题
5 个数码：恰在一个数字或一处排除里      没有问题
0 段：词和原文一样，一个不多，一个不少  没有问题
1 处引号和数字：照印的                  没有问题
1 处用语：名词见于它的标题之下          没有问题
1 个数字：说明单独读也知道数的是什么    没有问题
"""
    )


def test_faults_are_printed_as_the_answer_and_end_with_1(faulty: Path) -> None:
    found = run("check", "--db", faulty)
    assert found.exit_code == 1
    assert found.stdout.endswith(
        """\
1 处位置：先后对，在所在标题之内    没有问题
0 个校验和：存下以后没有变过        没有问题
0 处更正：取值对，找得到所改的记录  没有问题

        su
s15     section  没有 su/h9
s15     unit  “人”不是招聘活动场次的单位“场”，也没有说明
"""
    )
    assert found.stderr == f"jobscli: 有 2 处问题\n\n恢复  jobscli check --repair --db {faulty}\n"


def test_odd_figures_alone_are_not_to_be_repaired(tmp_path: Path) -> None:
    odd = builders.statistic(**{**PLAIN, "unit": "人"})
    found = run("check", "--db", builders.write(tmp_path / "odd.json", builders.document(), odd))
    assert (found.exit_code, found.stderr) == (1, "jobscli: 有 1 处问题\n\n看记录  jobscli show su/s15\n")


def test_json_is_the_documented_object(faulty: Path) -> None:
    tree = _json("check", "--db", faulty)
    assert list(tree) == ["checked", "problems", "older"]
    assert tree["checked"][5] == {
        "check": "statistics",
        "what": "个数字：字段、类型、取值",
        "count": 1,
        "problems": 0,
    }
    assert tree["problems"] == [
        {"id": "su/s15", "field": "section", "detail": "没有 su/h9"},
        {"id": "su/s15", "field": "unit", "detail": "“人”不是招聘活动场次的单位“场”，也没有说明"},
    ]
    assert _json("check")["problems"] == []


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("jsonl", '{"id": "su/s15", "field": "section", "detail": "没有 su/h9"}'),
        ("csv", "id,field,detail"),
        ("tsv", "id\tfield\tdetail"),
        ("md", "| id | field | detail |"),
    ],
)
def test_in_the_flat_formats_a_problem_is_a_row(faulty: Path, store: Path, form: str, first: str) -> None:
    found = run("check", "--db", faulty, "--format", form)
    assert (found.exit_code, found.stdout.splitlines()[0]) == (1, first)
    assert (run("check", "--db", store, "--format", form).stdout, run("check", "--db", store).exit_code) == ("", 0)


def test_a_narrow_terminal_folds_and_loses_nothing(faulty: Path) -> None:
    found = run("check", "--db", faulty, COLUMNS="40")
    assert "没有问题" in found.stdout
    assert "“人”不是招聘活动场次的单位“场”" in "".join(found.stdout.split())


def test_of_many_problems_the_screen_says_how_many_are_left(tmp_path: Path) -> None:
    rows = [
        builders.statistic(**{**PLAIN, "start": start, "end": start + 2, "unit": "人"}) for start in range(150)
    ]  # fmt: skip
    found = run("check", "--db", builders.write(tmp_path / "many.json", builders.document(), *rows))
    assert found.stdout.count("也没有说明") == 100
    assert found.stdout.endswith("还有 50 处没有列出：jobscli check --format json\n")


def test_text_of_a_store_is_shown_harmlessly(tmp_path: Path) -> None:
    wild = builders.statistic(**{**PLAIN, "unit": "\x1b[31m[bold]\u202e:smile:"})
    found = run("check", "--db", builders.write(tmp_path / "wild.json", builders.document(), wild))
    assert "\x1b" not in found.stdout
    assert "\u202e" not in found.stdout
    assert "[bold]" in found.stdout


STORES: dict[str, Callable[[Path], object]] = {
    "missing": lambda _path: None,
    "empty": lambda path: path.write_bytes(b""),
    "not JSON": lambda path: path.write_bytes(b"hello"),
    "cut off": lambda path: path.write_bytes(path.with_name("store.json").read_bytes()[:100]),
    "a list": lambda path: path.write_bytes(b"[]"),
    "not ours": lambda path: path.write_bytes(b'{"a": {"1": {}}}'),
    "newer": lambda path: path.write_bytes(b'{"meta": {"1": {"application": "jobscli", "schema": 9}}}'),
    "deep": lambda path: path.write_bytes(b"[" * 100_000),
    "not UTF-8": lambda path: path.write_bytes(b"\xff\xfe{}"),
    "a folder": lambda path: path.mkdir(),
    "a link to nothing": lambda path: path.symlink_to(path.with_name("nothing")),
    "a link to itself": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("what", STORES)
@pytest.mark.parametrize("repair", [(), ("--repair",)], ids=["check", "repair"])
def test_a_store_that_cannot_be_read_ends_with_3(
    store: Path, tmp_path: Path, what: str, repair: tuple[str, ...]
) -> None:
    path = tmp_path / "damaged.json"
    STORES[what](path)
    found = run("check", *repair, "--db", path)
    assert (found.exit_code, found.stdout) == (3, "")
    assert found.stderr.startswith("jobscli: ")
    assert str(path) in found.stderr.replace("\n", "")
    assert "Traceback" not in found.stderr
    assert store.exists()


def test_jobscli_db_is_taken_too(faulty: Path) -> None:
    assert run("check", JOBSCLI_DB=str(faulty)).exit_code == 1
    assert run("--db", faulty, "check").exit_code == 1


def test_repair_restores_and_ends_with_0(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    kept = TinyStore(path, optional=True)
    for each in ("a", "b"):
        kept.put(builders.batch(each, document=builders.document(id=each), statistics=()))
    path.write_bytes(path.read_bytes()[:-20])
    found = run("check", "--repair", "--db", path, "--format", "json")
    assert found.exit_code == 0
    tree = json.loads(found.stdout)
    assert tree["repair"] == {
        "store": str(path),
        "found": f"数据文件 {path} 已损坏，不是完整的 JSON",
        "copy": f"{path}.bak",
        "kept": f"{path}.damaged-1",
    }
    assert f"已用 {path}.bak 恢复；坏的文件留在 {path}.damaged-1" in found.stderr
    again = run("check", "--repair", "--db", path)
    assert (again.exit_code, again.stderr) == (0, f"jobscli: {path} 没有坏，没有要恢复的\n")
    assert "查了" in again.stdout


def flipped(path: Path) -> Path:
    """A store in which a digit has changed since it was written."""
    TinyStore(path, optional=True).put(builders.batch("a", statistics=(builders.statistic(document="a", end=34),)))
    path.write_bytes(path.read_bytes().replace(b"2300000000", b"2300000001"))
    return path


def test_a_changed_digit_is_told_by_a_question_and_found_by_check(tmp_path: Path) -> None:
    path = flipped(tmp_path / "store.json")
    for words in (("rank", "创业担保贷款"), ("documents",), ("remove", "a")):
        found = run(*words, "--db", path, COLUMNS="300")
        assert (found.exit_code, found.stdout, found.stderr) == (
            3,
            "",
            f"jobscli: 数据文件 {path} 存下以后变过，和它的校验和对不上；用 jobscli check --db {path} 看怎么办\n",
        )
    found = run("check", "--db", path, COLUMNS="300")
    assert found.exit_code == 1
    assert "1 个校验和：存下以后没有变过        1 处问题\n" in found.stdout
    assert "store.json sha256  存下以后变过，和校验和对不上\n" in found.stdout
    assert found.stderr.endswith(
        f"是自己改的    jobscli check --accept --db {path}\n不是自己改的  jobscli check --repair --db {path}\n"
    )


def test_a_change_by_hand_is_accepted(tmp_path: Path) -> None:
    path = flipped(tmp_path / "store.json")
    found = run("check", "--accept", "--db", path, COLUMNS="300")
    assert found.exit_code == 0
    assert found.stderr.startswith(f"jobscli: {path} 的校验和已按现在的内容重算")
    assert _json("statistics", "--db", path)[0]["value"] == 2_300_000_001
    again = run("check", "--accept", "--db", path, "--format", "json")
    assert json.loads(again.stdout)["accepted"] is False


@pytest.mark.parametrize("sound", [True, False])
def test_a_change_waits_as_long_as_it_is_told(sound: bool, tmp_path: Path, source: Path) -> None:
    path = flipped(tmp_path / "store.json")
    if sound:
        run("check", "--accept", "--db", path)
    changes = (("undo",), ("remove", "a"), ("add", source)) if sound else (("check", "--repair"), ("check", "--accept"))
    with started(hold, path) as (process, heard):
        assert heard.recv() == "held"
        for words in changes:
            found = run(*words, "--wait", "0", "--db", path, COLUMNS="300")
            assert found.exit_code == 3
            assert f"上的进程 {process.pid}）正在写 {path}，等了 0 秒；等它写完再试\n" in found.stderr


@pytest.mark.parametrize("seconds", ["-1", "86401", "soon", "1.5", "nan"])
def test_a_wait_that_is_no_number_of_seconds_is_wrong_usage(seconds: str) -> None:
    found = run("undo", "--wait", seconds)
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith("jobscli: --wait 的值不对：")


def test_repair_leaves_what_comes_with_jobscli_alone() -> None:
    found = run("check", "--repair", "--db", shipped_path())
    assert (found.exit_code, found.stdout) == (1, "")
    assert "自带的，不能改写" in found.stderr
    assert run("check", "--repair").exit_code == 0


def test_sources_that_cannot_be_read_or_placed(store: Path, tmp_path: Path) -> None:
    assert run("check", "--source", tmp_path / "none.txt", "--db", store).exit_code == 5
    other = tmp_path / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    found = run("check", "--source", other, "--db", store)
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith("jobscli: 看不出 ")
    assert "--document ID" in found.stderr
    assert run("check", "--source", other, "--document", "su", "--db", store).exit_code == 0
    assert run("check", "--source", other, "--document", "sv", "--db", store).exit_code == 2
    assert run("check", "--source", other, "--encoding", "klingon", "--db", store).exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--document", "su"),
        ("--repair", "--source", "x"),
        ("--repair", "--document", "x"),
        ("--accept", "--source", "x"),
        ("--accept", "--repair"),
    ],
)
def test_options_that_do_not_go_together(store: Path, words: tuple[str, ...]) -> None:
    found = run("check", *words, "--db", store)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "一起用" in found.stderr


def test_undo_says_what_it_took_back(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    kept = TinyStore(path, optional=True)
    kept.put(builders.batch("a"))
    kept.put(builders.batch("b"))
    kept.remove("a")
    assert run("undo", "--db", path).stdout == "回来了  a\n"
    assert json.loads(run("undo", "--db", path, "--format", "json").stdout) == {
        "returned": [],
        "left": ["b"],
        "corrections": [],
    }
    assert run("undo", "--db", path).stdout == "撤走了  a\n"
    last = run("undo", "--db", path)
    assert (last.exit_code, last.stdout) == (1, "")
    assert "没有可以撤回的改动" in last.stderr


def test_undo_of_a_replacement_says_that_the_content_is_back(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    kept = TinyStore(path, optional=True)
    kept.put(builders.batch("a"))
    kept.put(builders.batch("a", document=builders.document(id="a", title="新")), replace=True)
    assert run("undo", "--db", path).stdout == "撤回了上一次改动；还是那些文件，内容和改动之前一样\n"


def test_undo_leaves_what_comes_with_jobscli_alone() -> None:
    found = run("undo", "--db", shipped_path())
    assert (found.exit_code, found.stdout) == (1, "")
    assert "自带的" in found.stderr
