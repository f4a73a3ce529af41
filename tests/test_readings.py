"""The answer to `read` and to `explain`, as JSON and as rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import jobscli
from jobscli.errors import UsageError
from jobscli.ingest import How
from tests.cli.line import refused, said, tree, typed

TEXT = "2024年某市就业公报\n\n城镇新增就业6.5万人，登记失业率3.1%。\n"


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    path = tmp_path / "公报.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_is_no_figure_is_told_with_the_reason(bulletin: Path) -> None:
    found = tree("read", bulletin)
    assert list(found) == ["document", "sections", "measures", "statistics", "excluded", "problems"]
    assert found["excluded"] == [{"document": "公报", "start": 0, "end": 4, "text": "2024", "reason": "date"}]


def test_a_reading_that_nobody_asked_to_explain_has_no_trace(bulletin: Path) -> None:
    assert all("trace" not in each for each in tree("read", bulletin)["statistics"])


def test_each_figure_has_its_trace(bulletin: Path) -> None:
    found = tree("read", bulletin, "--explain", "all")
    assert found == jobscli.explain([bulletin]).tree()
    assert [each["text"] for each in found["statistics"]] == ["6.5万人", "3.1%"]
    assert found["statistics"][1]["trace"][1] == {
        "field": "metric",
        "value": "城镇登记失业率",
        "rule": "naming.vocabulary",
        "start": 25,
        "end": 30,
        "words": "登记失业率",
        "rests_on": None,
        "others": ["naming.own-words", "naming.clause-before", "naming.unnamed"],
    }
    for each in found["statistics"]:
        for why in each["trace"]:
            assert why["value"] == each[why["field"]]


def test_only_the_figures_that_were_asked_for_are_told(bulletin: Path) -> None:
    found = tree("read", bulletin, "--explain", "3.1%")
    assert [each["text"] for each in found["statistics"]] == ["3.1%"]


def test_reasons_as_rows_are_one_a_field(bulletin: Path) -> None:
    lines = said("read", bulletin, "--explain", "3.1%", "--format", "csv").splitlines()
    assert lines[0] == "statistic,field,value,rule,start,end,words,rests_on,others"
    assert lines[2] == (
        "公报/s25,metric,城镇登记失业率,naming.vocabulary,25,30,登记失业率,,"
        "naming.own-words；naming.clause-before；naming.unnamed"
    ).replace("公报/s25", lines[2].partition(",")[0])
    objects = [json.loads(line) for line in said("read", bulletin, "--explain", "all", "-f", "jsonl").splitlines()]
    assert [len(each["statistics"]) for each in objects] == [2]


def test_a_figure_that_no_document_has_is_refused(bulletin: Path) -> None:
    code, told = refused("read", bulletin, "--explain", "s7")
    assert code == 2
    assert told.splitlines()[0] == "jobscli: 没有哪个数的编号是“s7”，也没有哪个数的句子里有它"
    with pytest.raises(UsageError):
        jobscli.explain([bulletin], "s7")


def test_several_documents_are_asked_together(bulletin: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.txt"
    other.write_text("失业人员再就业2.1万人。", encoding="utf-8")
    found = tree("read", bulletin, other, "--explain", "再就业")
    assert [[each["text"] for each in one["statistics"]] for one in found] == [[], ["2.1万人"]]
    assert typed("read", bulletin, other, "--explain", "all", "--jobs", 2).exit_code == 0


def test_a_text_is_explained_too() -> None:
    found = jobscli.read_text(TEXT, How().explaining("3.1%")).tree()
    assert [each["trace"][1]["rule"] for each in found["statistics"]] == ["naming.vocabulary"]


def explained(*words: object) -> list[str]:
    return [each["text"] for each in tree("read", *words)["statistics"]]


@pytest.mark.parametrize("wanted", ["s30", "S30", "公报/S30", " s30 "])
def test_an_id_is_known_in_any_case(bulletin: Path, wanted: str) -> None:
    assert explained(bulletin, "--explain", wanted) == ["3.1%"]


@pytest.mark.parametrize("wanted", ["s19,s30", "S30, s19", "s19，s30", "s19 s30 s19", "ALL"])
def test_several_ids_are_asked_with_commas_between(bulletin: Path, wanted: str) -> None:
    assert explained(bulletin, "--explain", wanted) == ["6.5万人", "3.1%"]
    found = jobscli.read_text(TEXT, How().explaining(wanted), name="公报").readings[0]
    assert found.explained == jobscli.explain([bulletin], "all").readings[0].explained


def test_of_several_ids_the_one_that_is_no_figure_is_named(bulletin: Path) -> None:
    code, told = refused("read", bulletin, "--explain", "s19,s7")
    assert code == 2
    assert told.splitlines()[0] == "jobscli: 没有哪个数的编号是“s7”，也没有哪个数的句子里有它"


@pytest.mark.parametrize("nothing", ["", "  "])
def test_nothing_to_explain_is_refused(bulletin: Path, nothing: str) -> None:
    told = "没有说要说明哪个数：写编号（几个用逗号隔开）、句中的词，或 all"
    assert refused("read", bulletin, "--explain", nothing) == (2, f"jobscli: {told}\n")
    with pytest.raises(UsageError):
        jobscli.explain([bulletin], nothing)


def test_what_no_word_decides_says_what_does(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("2026年青海省政府工作报告\n\n一、2025年工作回顾\n\n城镇新增就业6.5万人。\n", encoding="utf-8")
    trace = {each["field"]: each for each in tree("read", path, "--explain", "6.5")["statistics"][0]["trace"]}
    assert (trace["status"]["words"], trace["status"]["rests_on"]) == ("", "标题“2025年工作回顾”")
    assert {trace[each]["rests_on"] for each in ("scope", "period")} == {"标题“2025年工作回顾”"}


def test_a_mark_is_no_word_that_a_field_rests_on(tmp_path: Path) -> None:
    path = tmp_path / "公报.txt"
    path.write_text("2024年某市就业公报\n\n城镇新增就业1.2万人，失业人员再就业5000人，失业率3.1%。\n", encoding="utf-8")
    for figure in tree("read", path, "--explain", "all")["statistics"]:
        for why in figure["trace"]:
            if not any(map(str.isalnum, why["words"])):
                assert (why["words"], why["start"], why["end"]) == ("", figure["start"], figure["end"])
