"""`import jobscli`: what it offers, to a program and to a type checker."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import jobscli
from jobscli import api
from jobscli.ask.stated import Options
from jobscli.cli.reading_options import OPTIONS
from jobscli.errors import DocumentError, UsageError
from jobscli.read import About
from jobscli.read.files import Limits
from jobscli.store import tiny
from tests import builders
from tests.cli.line import tree


def test_the_functions_are_those_of_the_command_line() -> None:
    assert jobscli.province("江苏").tree() == tree("province", "江苏")
    assert jobscli.rank("创业担保贷款", scope="全年").tree() == tree("rank", "创业担保贷款", "--scope", "全年")


def test_what_is_offered_is_listed_and_nothing_else_is_there() -> None:
    assert sorted(jobscli.__all__) == sorted([*api.__all__, "__version__"])
    assert set(jobscli.__all__) <= set(dir(jobscli))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        jobscli.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_importing_it_loads_nothing() -> None:
    told = "import sys; before = set(sys.modules); import jobscli; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "['jobscli']\n"


# What a caller may get wrong -> what is said of it. Nothing but a documented error is raised.
WRONG: dict[str, tuple[Callable[[Any], object], str]] = {
    "a filter of a ranking": (lambda api: api.rank("贷款", colour="red"), "没有“colour”这个参数"),
    "a filter of metrics": (lambda api: api.metrics(colour="red"), "没有“colour”这个参数"),
    "a filter of systems": (lambda api: api.systems(unit="元"), "没有“unit”这个参数"),
    "a filter of measures": (lambda api: api.records("measures", unit="元"), "没有“unit”这个参数"),
    "a filter of documents": (lambda api: api.records("documents", metric="贷款"), "没有“metric”这个参数"),
    "a filter of statistics": (lambda api: api.records("statistics", colour=["red"]), "没有“colour”这个参数"),
    "a table": (lambda api: api.records("nonsense"), "没有“nonsense”这个表"),
    "a field to sort by": (lambda api: api.records("documents", sort="nonsense"), "不能按“nonsense”排序"),
    "what a province has": (lambda api: api.province("江苏", only="x"), "没有“x”这种记录"),
    "an option of reading": (lambda api: api.how(colour=1), "没有“colour”这个参数"),
    "a region": (lambda api: api.how(region="江束"), "没有“江束”这个地区"),
    "a day": (lambda api: api.how(published="2026"), "“2026”不是日期"),
    "an id": (lambda api: api.entry(""), "没有编号“”"),
    "words": (lambda api: api.search(), "没有要查的词"),
    "regions": (lambda api: api.compare("江苏"), "对照要两个不同的地区"),
    "a dimension": (lambda api: api.rank("贷款", across="metric"), "不能跨“metric”排名"),
    "a document": (lambda api: api.remove("x"), "没有文件“x”"),
    "a document of no source": (lambda api: api.check(document="x"), "--document 说的是一个 --source 是哪份文件"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_a_caller_gets_wrong_is_a_documented_error(what: str) -> None:
    call, says = WRONG[what]
    with pytest.raises(UsageError) as caught:
        call(api)
    assert caught.value.message.startswith(says)


def test_one_name_is_as_good_as_a_list_of_them() -> None:
    for given in ("江苏", ["江苏"], "江苏,", ("jiangsu",)):
        assert {each.region for each in api.records("statistics", region=given).records} == {"江苏"}
    assert api.rank("创业担保贷款", across="scope,period").tree() == (
        api.rank("创业担保贷款", across=["scope", "period"]).tree()
    )
    assert api.province("江苏", section="1").tree() == api.province("江苏", section=["1"]).tree()
    assert api.records("documents", region="江苏").tree() == api.records("documents", document="mohrss-2018").tree()
    assert api.records("documents", region="青海").tree() == []


def test_a_text_is_read_without_a_file() -> None:
    answer = api.read_text("城镇新增就业130万人。", api.how(region="jiangsu", year=2025, id="稿"))
    (figure,) = answer.rows()
    assert (figure["id"], figure["region"], figure["value"], figure["period"]) == ("稿/s6", "江苏", 1_300_000, "2025")
    assert api.read_text("就业").tree()["document"]["id"] == "text"
    with pytest.raises(DocumentError, match="文字有 2 字，上限是 1 字"):
        api.read_text("就业", api.how(max_characters=1))


@pytest.mark.slow
def test_a_text_that_takes_too_long_is_refused() -> None:
    with pytest.raises(DocumentError, match="可用 --max-seconds 放宽"):
        api.read_text("城镇新增就业130万人。\n" * 100_000, api.how(max_seconds=1))


def test_a_store_is_repaired_and_accepted_as_on_the_command_line(tmp_path: Path) -> None:
    db = tmp_path / "store.json"
    kept = tiny.TinyStore(db)
    kept.put(builders.batch("one"))
    kept.put(builders.batch("two"))
    content = db.read_bytes()
    db.write_bytes(b"{")
    assert api.repair(db).repair is not None
    assert [each["id"] for each in api.records("documents", db=db).tree()] == ["one"]
    db.write_bytes(content.replace("江苏就业工作".encode(), "江苏就业报告".encode()))
    assert api.check(db=db).problems
    assert api.accept(db).accepted
    assert not [each for each in api.check(db=db).checked if each.check == "checksum" and each.problems]


def test_every_option_of_reading_is_offered_to_both() -> None:
    offered = {each.name for each in (*fields(About), *fields(Limits))} | {"encoding", "text_column"}
    assert set(Options.__annotations__) == offered
    assert set(OPTIONS) == offered


@pytest.mark.slow
def test_a_caller_is_told_the_types(tmp_path: Path) -> None:
    """What a checker says of a caller's code; a misspelt name is an error, and no answer is `Any`."""
    code = tmp_path / "caller.py"
    code.write_text(
        """\
import jobscli
reveal_type(jobscli.rank('x').metric)
jobscli.rnak('x')
jobscli.rank('x', colour='red')
assert jobscli.rank('x').left_out[0].statistic.status == 'done'
""",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(code)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    for told in (
        ':2: note: Revealed type is "str"',
        ':3: error: Module has no attribute "rnak"',
        ':4: error: Unexpected keyword argument "colour" for "rank"',
        ":5: error: Non-overlapping equality check",
    ):
        assert told in done.stdout
