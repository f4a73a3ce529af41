"""The screens of `read --explain` and of `rules`, and the last line of `read`, as they stand."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

import jobscli
from jobscli.show.screen import Line
from jobscli.show.screens import screen_of
from jobscli.words import terms
from jobscli.words.lexicon import classes
from tests.cli.line import said, tree, typed

REPORT = """\
2026年青海省政府工作报告

一、2025年工作回顾

城镇新增就业6.5万人，城镇调查失业率控制在5.5%以内。
"""

EXPLAINED = """\
青海报告  《2026年青海省政府工作报告》


s51     城镇新增就业6.5万人，城镇调查失业率控制在5.5%以内。

切分    城镇调查失业率 名词·率  控制在 保持·达到  5.5%以内 数

读成    水平  head.held
        稳定在、控制在多少，是保持的水平。
        所据  控制在
        本来还能说  head.reached

指标    城镇调查失业率  naming.vocabulary
        数旁边的话里有词表所记的指标名字或它的说法，就是那个指标。
        所据  城镇调查失业率

界限    至多  bound.behind
        数后的以上、以内、左右等词定下限、上限、约数，先于数前的词。
        所据  5.5%以内

性质    已实现  status.past-section
        报告里回顾过去的部分，数是已实现的，句中有“确保”“力争”也一样；
        说“预计”的附注；“到”比报告还晚的年份的不算。
        所据  标题“2025年工作回顾”

期间    全年，2025 年，期间取自上文  time.section
        句子没有说时间，随所在的部分：2025年工作回顾里的是2025年全年。
        所据  标题“2025年工作回顾”

地点    青海  place.sentence
        句子没有点名别处，随本段、本节或文件所说的地方。
        所据  这一句以外：段落、标题或文件

把握    高  confidence.well-founded
        指标、时间、性质和地点都有话可据，把握高。
"""

ONE = """\
naming.heading  指标

        标题或条目已经写明是哪一项补贴、贷款，下面的金额不必再写名字。
        Under a heading that names a grant or loan a sum needs no name of its
        own.

例子    一、创业担保贷款
        个人{最高20万元}。

        三、一次性创业补贴
        本科生{5000元}。

不是    一、创业担保贷款
        财政贴息{2000万元}。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "青海报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_why_a_figure_was_read_so(report: Path) -> None:
    assert said("read", report, "--explain", "s51") == EXPLAINED
    assert said("read", report, "--explain", "5.5") == EXPLAINED


def test_every_figure_is_explained(report: Path) -> None:
    screen = said("read", report, "--explain", "all")
    assert screen.count("\n切分    ") == 2
    assert EXPLAINED.partition("s51")[2] in screen


def test_a_rule_with_its_examples() -> None:
    assert said("rules", "naming.heading") == ONE


def test_all_rules_stand_stage_by_stage() -> None:
    lines = said("rules").splitlines()
    assert lines[0].endswith(" 条规则，每一步里排在前面的先问，先答的算数")
    stages = [line.strip() for line, before in zip(lines[3:], lines[1:], strict=False) if before == lines[1] == ""]
    assert stages.index("数怎么写") < stages.index("指标") < stages.index("性质") < stages.index("举措：整句")
    at = lines.index("        naming.share")
    assert lines[at + 1].startswith("        占某个总体的多少，量的是比重，名字里写明占什么")


def test_every_class_of_words_is_said() -> None:
    assert set(terms("word_class")) == {*classes(), "FIGURE", "PLACE", "TIME"}


def test_a_reading_ends_with_what_became_of_every_numeral(report: Path) -> None:
    assert said("read", report).splitlines()[-1] == "2 个数字；3 个数不是数据（日期 2、序数 1）；0 处没读懂"
    report.write_text("没有数字。", encoding="utf-8")
    assert said("read", report).splitlines()[-1] == "0 个数字；0 个数不是数据；0 处没读懂"


def test_a_figure_that_was_read_is_shown_with_the_sentence_of_its_rule(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "own.json"
    assert typed("add", report, db=db).exit_code == 0
    screen = "".join(said("show", "s51", db=db).split())
    assert (
        "读法机器读出，把握高：数旁边的话里有词表所记的指标名字或它的说法，就是那个指标。（naming.vocabulary）"
        in screen
    )


@pytest.mark.parametrize("name", ["报告.txt", "2026 年（一）的报告.txt", "it's.txt", "-x.txt"])
def test_the_next_command_names_the_file_as_it_was_given(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(REPORT, encoding="utf-8")
    (command,) = screen_of(jobscli.read_files([name])).foot
    assert name not in ("报告.txt", "-x.txt") or "'" not in command
    assert typed(*shlex.split(command)[1:]).exit_code == 0


def test_of_several_files_the_next_command_names_the_first_and_of_a_text_none(report: Path) -> None:
    screen = screen_of(jobscli.read_files([report.parent, report]))
    assert screen.foot == (f"jobscli read {report.parent} --format json",)
    bad = report.with_name("空.txt")
    bad.touch()
    assert screen_of(jobscli.read_files([bad, report])).foot == (f"jobscli read {report} --format json",)
    assert screen_of(jobscli.read_text(REPORT)).foot == ()


def bold(path: Path, wanted: str) -> list[str]:
    """What stands before the figure in bold and the figure itself, in the sentence that is explained."""
    screen = screen_of(jobscli.explain([path], wanted))
    quoted = [each for each in screen.blocks if isinstance(each, Line) and each.left.text.startswith("s")]
    return [span.text for span in quoted[0].spans[:2]]


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("城镇新增就业5000人，失业人员再就业5000人。", [0, 1]),
        ("　　今年15000人次参加培训，失业人员再就业5000人，困难人员就业5000人。", [0, 1, 2]),
        ("2024年城镇新增就业6万人、2025年6万人。", [0, 1]),
    ],
)
def test_of_equal_numbers_the_one_that_is_explained_is_bold(report: Path, sentence: str, marked: list[int]) -> None:
    report.write_text(f"青海省2025年报告\n\n全年就业5000人。{sentence}\n", encoding="utf-8")
    figures = jobscli.read_files([report]).readings[0].statistics
    own = [each for each in figures if each.quote and each.quote.strip() == sentence.strip()]
    assert len(own) == len(marked)
    at = report.read_text(encoding="utf-8").index(sentence.strip())
    for each in own:
        before, figure = bold(report, each.id.rpartition("/")[2])
        assert (len(before), figure) == (each.start - at, each.text)


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_words_that_were_cut_out_are_not_cut_again(report: Path, columns: int) -> None:
    text = "全省推进公共就业服务体系建设，帮助离校未就业高校毕业生实现就业和困难人员就业援助共5000人。"
    report.write_text(text, encoding="utf-8")
    (figure,) = jobscli.explain([report]).readings[0].explained or ()
    screen = said("read", report, "--explain", "all", COLUMNS=str(columns))
    cut = screen.partition("切分")[2].partition("\n\n")[0].splitlines()
    shown = [each.strip().split(" ")[0] for line in cut for each in line.strip().split("  ")]
    assert len(cut) > 1
    assert shown == [word for word, _classes in figure.words]


def test_the_last_resorts_are_told_to_machines_alone(report: Path) -> None:
    others = {
        rule
        for figure in tree("read", report, "--explain", "all")["statistics"]
        for why in figure["trace"]
        for rule in why["others"]
    }
    assert {"naming.own-words", "naming.unnamed", "status.plain", "time.document", "head.level"} <= others
    screen = said("read", report, "--explain", "all")
    told = [rule for line in screen.splitlines() if "本来还能说" in line for rule in line.split()[1:]]
    assert told == ["head.reached"]


def test_what_the_document_or_nothing_decides_is_said(report: Path) -> None:
    report.write_text("青海省2025年就业公报\n\n一、就业\n\n城镇登记失业率3.1%，调查失业率5.5%。\n", encoding="utf-8")
    trace = {each["field"]: each for each in tree("read", report, "--explain", "3.1")["statistics"][0]["trace"]}
    assert trace["metric"]["words"]
    assert trace["metric"]["rests_on"] is None
    assert (trace["scope"]["rule"], trace["scope"]["rests_on"]) == ("time.document", "文件")
    assert (trace["status"]["rule"], trace["status"]["rests_on"]) == ("status.plain", None)
    assert trace["region"]["rests_on"] == "这一句以外：段落、标题或文件"
    assert "所据  文件\n" in said("read", report, "--explain", "3.1")
