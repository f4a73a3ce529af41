"""`-o`, `--plot` and `--cite` on the command line: what is written, what is said, and what it costs where none is."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from jobscli.cli.commands import COMMANDS
from jobscli.cli.file_options import CITED, DRAWN
from jobscli.words.columns import columns
from tests.builders import document, measure, name, section, statistic, write
from tests.cli.line import refused, said, typed
from tests.cli.test_commands import LINES, words_of
from tests.part import part

ASKING = [each for each in LINES if each]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_answer_is_in_the_file_and_stdout_is_empty(folder: Path) -> None:
    result = typed("rank", "创业担保贷款", "-o", "a.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "jobscli: 写好了 a.csv：4 行",
        "jobscli: 没有数字的地区：安徽；没有列入的数字 2 个；--format json 都有",
    ]
    content = (folder / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content[3:].decode().replace("\r\n", "\n") == typed("rank", "创业担保贷款", "--format", "csv").stdout


def test_a_csv_opens_as_a_table_with_its_heads(folder: Path) -> None:
    typed("statistics", "--province", "江苏", "-o", "a.csv")
    with (folder / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["region"] == "江苏"


@pytest.mark.parametrize("form", part(["html", "csv", "json", "txt", "xlsx"], 4))
@pytest.mark.parametrize("command", ASKING)
def test_every_answer_goes_into_every_file(folder: Path, command: str, form: str) -> None:
    if form == "xlsx":
        pytest.importorskip("xlsxwriter", reason="extra xlsx")
    result = typed(*words_of(command), "-o", f"a.{form}")
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    assert f"写好了 a.{form}：" in result.stderr
    assert [each.name for each in folder.iterdir()] == [f"a.{form}"]


@pytest.mark.parametrize("command", ASKING)
def test_every_column_of_every_answer_has_a_heading(command: str) -> None:
    text = typed(*words_of(command), "--format", "csv").stdout
    fields = next(csv.reader(io.StringIO(text)), [])
    periods = [each for each in fields if each.isdecimal()]  # of a panel
    assert [each for each in fields if each not in columns() and each not in periods] == []


def test_a_format_that_is_named_goes_before_that_of_the_name(folder: Path) -> None:
    typed("metrics", "-o", "a.dat", "--format", "json")
    typed("--format", "json", "metrics", "-o", "b.csv")
    assert json.loads((folder / "a.dat").read_text("utf-8")) == json.loads((folder / "b.csv").read_text("utf-8"))


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["-o", "a.doc"], 2, "看不出 a.doc 是什么格式"),
        (["-o", "a"], 2, "看不出 a 是什么格式"),
        (["--format", "xlsx"], 2, "xlsx 要写进文件"),
        (["--format", "html"], 2, "html 要写进文件"),
        (["-o", "no/a.csv"], 1, "没有 no 这个文件夹；先建好它，或换个地方"),
        (["-o", "there.csv"], 1, "已经有 there.csv 了，没有动它；要换掉它，加 --force"),
        (["-o", ".", "--format", "csv"], 1, ". 是文件夹；写上文件名"),
        (["--plot", "a.pdf"], 2, "看不出 a.pdf 是什么图"),
        (["--plot", "there.svg"], 1, "已经有 there.svg 了，没有动它；要换掉它，加 --force"),
        (["--plot", "a.svg", "--plot-width", "100"], 2, "--plot-width 的值不对：100 不行，要 480 到 2400"),
        (["--cite", "--accessed", "昨天"], 2, "引用日期“昨天”不是日期"),
        (["--style", "2005"], 2, "没有“2005”这种著录格式"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(folder: Path, words: list[str], code: int, told: str) -> None:
    for there in ("there.csv", "there.svg"):
        (folder / there).write_text("mine")
    found, sentence = refused("rank", "创业担保贷款", *words)
    assert (found, sentence.splitlines()[0]) == (code, f"jobscli: {told}")
    assert {each.name: each.read_text() for each in folder.iterdir()} == {"there.csv": "mine", "there.svg": "mine"}


def test_a_file_is_replaced_when_that_is_asked_for(folder: Path) -> None:
    (folder / "a.md").write_text("mine")
    assert typed("metrics", "-o", "a.md", "--force").exit_code == 0
    assert (folder / "a.md").read_text("utf-8").startswith("| metric |")


def test_the_store_that_is_asked_is_not_written_over(folder: Path) -> None:
    db = write(folder / "x.json", statistic())
    before = db.read_bytes()
    assert refused("metrics", "-o", db, "--force", db=db) == (
        1,
        f"jobscli: {db} 是数据文件，不能写成答案；换个文件名\n",
    )
    assert db.read_bytes() == before


def test_a_command_that_changes_something_is_refused_before_it_does(folder: Path) -> None:
    db = write(folder / "x.json", statistic())
    before = db.read_bytes()
    assert refused("remove", "su", "-o", "no/a.csv", db=db)[0] == 1
    assert db.read_bytes() == before


def test_what_is_asked_wrongly_leaves_no_file(folder: Path) -> None:
    assert refused("province", "江束", "-o", "a.csv")[0] == 2
    assert list(folder.iterdir()) == []


def test_a_cell_that_would_run_is_said_in_a_file_too(folder: Path) -> None:
    db = write(folder / "x.json", statistic(text="=1+1"))
    told = typed("statistics", "-o", "a.csv", db=db).stderr
    assert "写好了 a.csv：1 行" in told
    assert "1 个单元格里有 = + - @ 开头的文字" in told
    typed("statistics", "-o", "b.csv", "--raw", db=db)
    assert ",'=1+1," in (folder / "a.csv").read_text("utf-8")
    assert ",=1+1," in (folder / "b.csv").read_text("utf-8")


def test_a_picture_stands_beside_the_answer(folder: Path) -> None:
    result = typed("rank", "创业担保贷款", "--plot", "a.svg")
    assert result.stdout == said("rank", "创业担保贷款")
    assert result.stderr == "jobscli: 画好了 a.svg\n"
    assert "至少 1000" in (folder / "a.svg").read_text("utf-8")


def test_what_cannot_be_drawn_is_said_and_nothing_written(folder: Path) -> None:
    db = write(folder / "x.json", statistic(status="target"))
    code, told = refused("rank", "创业担保贷款", "--plot", "a.svg", "-o", "a.csv", db=db)
    assert (code, told) == (1, "jobscli: 没有能排的数，画不出图\n")
    assert [each.name for each in folder.iterdir()] == ["x.json"]


def test_references_are_numbered_on_the_screen_and_in_every_format() -> None:
    screen = said("rank", "创业担保贷款", "--cite", "--accessed", "2026-11-24")
    assert "s4130   1  陕西         49.2 亿元[1]" in screen
    assert screen.endswith(
        """
        参考文献
[1]     人力资源和社会保障部. 督查激励 促进就业——促进就业工作先进地区典型经验汇
        编[EB/OL]. （2021-11-11）[2026-11-24].
"""
    )
    found = json.loads(said("rank", "创业担保贷款", "--cite", "--format", "json"))
    assert [each["number"] for each in found["references"]] == [1]
    assert set(found["references"][0]["records"]) >= {"mohrss-2018/s4130", "mohrss-2018/s427"}
    rows = list(csv.DictReader(io.StringIO(typed("rank", "创业担保贷款", "--cite", "--format", "csv").stdout)))
    assert {(each["reference"], each["citation"][:10]) for each in rows} == {("1", "人力资源和社会保障部")}
    assert (
        typed("rank", "创业担保贷款", "--cite", "--format", "md").stdout.splitlines()[-1].startswith(r"\[1\] 人力资源")
    )


def test_a_document_has_one_number_on_the_screen_and_in_a_workbook(folder: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="extra xlsx")
    from python_calamine import CalamineWorkbook

    db = write(
        folder / "x.json",
        document(title="江苏省工作总结"),
        document(id="wan", title="安徽就业工作", regions=("安徽",)),
        section(),
        measure(names=(name("富民创业贷"),)),
        statistic(section="su/h10"),
        statistic(document="wan", region="安徽", value=4_000_000_000, text="40亿元"),
    )
    screen = said("rank", "创业担保贷款", "--cite", db=db)
    typed("rank", "创业担保贷款", "-o", "a.xlsx", db=db)
    rows = CalamineWorkbook.from_path(folder / "a.xlsx").get_sheet_by_name("参考文献").to_python()
    assert [row[:2] for row in rows[1:]] == [[1, "安徽就业工作[EB/OL]."], [2, "江苏省工作总结[EB/OL]."]]
    assert "[1]     安徽就业工作[EB/OL].\n[2]     江苏省工作总结[EB/OL].\n" in screen


def test_the_commands_that_can_be_drawn_and_cited_are_there() -> None:
    assert {*DRAWN, *CITED} <= set(COMMANDS)
    for command in COMMANDS:
        text = said(command, "--help")
        assert ("--plot" in text, "--cite" in text) == (command in DRAWN, command in CITED)
        assert "--output" in text


HEAVY = ("jobscli.export", "jobscli.show.book", "jobscli.show.chart", "jobscli.show.cited", "xlsxwriter", "resvg_py")


@pytest.mark.parametrize(
    ("options", "loaded"),
    part(
        [
            ([], []),
            (["--format", "csv"], []),
            (["-o", "a.csv"], ["jobscli.export"]),
            (["-o", "a.html"], ["jobscli.export", "jobscli.show.book", "jobscli.show.cited"]),
            (["--plot", "a.svg"], ["jobscli.export", "jobscli.show.chart", "jobscli.show.cited"]),
        ],
        4,
    ),
)
def test_nothing_of_it_is_loaded_where_nothing_is_asked_for(
    folder: Path, options: list[str], loaded: list[str]
) -> None:
    program = f"""
import sys
from jobscli.cli.app import app
app(["rank", "创业担保贷款", *{options}], standalone_mode=False)
print([each for each in {HEAVY} if each in sys.modules], file=sys.stderr)
"""
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={"PYTHONPATH": root},
    )
    assert done.stderr.splitlines()[-1] == str(loaded)
