"""The scripts of this folder: what they count on a document made here; that they agree with the tools they follow."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.accuracy import cases, names
from tests.accuracy.documents import SHARED, Answers, Job, read_all
from tests.accuracy.score import (
    accepts,
    by,
    close,
    corpus_of,
    golds,
    main,
    misses,
    of_field,
    of_rule,
    options_of,
    says,
    score,
    set_aside,
    summary,
)  # fmt: skip

beside = pytest.mark.skipif(not (SHARED / "tools").is_dir(), reason="the tools are not beside the checkout")


def tool(name: str) -> ModuleType:
    """A script of the tools, as a module."""
    spec = importlib.util.spec_from_file_location(f"tool_{name}", SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Done:
    """A run that ended well, with what it said."""

    stdout: str
    returncode: int = 0
    stderr: str = ""


TEXT = "2024年，全市城镇新增就业3.2万人，同比增长5%。发放补贴200万元。"


def row(text: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    empty = dict.fromkeys(("metric", "unit", "bound", "status", "aspect", "scope", "population"))
    return {
        "document": "made",
        "text": text,
        "start": start,
        "end": start + len(text),
        "fit": "strict",
        **empty,
        **fields,
    }


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Annotations of one document of four figures, one of which is not there."""
    rows = [
        row("3.2万人", value=32000, metric="城镇新增就业", unit="人", scope="annual", period="2024"),
        row("5%", value=5, metric="城镇新增就业", aspect="change", period="2023"),
        row("2024", value=7, metric="求人倍率"),
        row("200万元", value=2000000, fit="borderline"),
    ]
    (tmp_path / "corpus" / "made").mkdir(parents=True)
    (tmp_path / "gold").mkdir()
    (tmp_path / "corpus" / "made" / "made.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "corpus" / "made" / "made.spans").write_text(f"0\t{len(TEXT)}\n", encoding="utf-8")
    path = tmp_path / "gold" / "made.jsonl"
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows), encoding="utf-8")
    return path


def test_numbers_of_a_document(made: Path) -> None:
    found = score(made)
    assert summary(found) == {
        "documents": 1,
        "failed": [],
        "figures": 3,
        "recall": 0.6667,
        "joint": 0.3333,
        "precision": 1.0,
        "precision_inside": 1.0,
        "confidence": {"medium": "1 of 2 right"},
        "fields": {
            "metric": 1.0, "unit": 1.0, "bound": None, "status": None, "aspect": 1.0, "scope": 1.0, "period": 0.5,
            "population": None, "region": None, "place": None,
        },
    }  # fmt: skip
    assert of_field(found.judged, "metric") == {"right": 1.0, "recall": 0.6667, "precision": 1.0, "figures": 3}
    assert [each.partition(":")[0] for each in misses(found)] == [
        "made 24 '5%' 城镇新增就业 [naming.continuation, medium]",
        "made 0 '2024'",
    ]


def test_numbers_of_rules_and_documents(made: Path) -> None:
    rules = by(score(made), of_rule)
    assert {name: (one["figures"], one["joint"], one["wrong"]) for name, one in rules.items() if one["figures"]} == {
        "-": (1, 0.0, {}),
        "naming.continuation": (1, 0.0, {"period": 1}),
        "naming.vocabulary": (1, 1.0, {}),
    }
    assert by(score(made), lambda _row, document: document)["made"]["recall"] == 0.6667


def test_a_statistic_on_no_annotation_is_stray(made: Path) -> None:
    kept = [line for line in made.read_text("utf-8").splitlines(keepends=True) if '"3.2万人"' not in line]
    made.write_text("".join(kept), encoding="utf-8")
    numbers = summary(score(made))
    assert (numbers["precision"], numbers["precision_inside"]) == (0.5, 0.6667)


def test_a_set_aside_document_is_left_to_held_out(made: Path) -> None:
    aside = set_aside("made")
    assert score(made, lambda document: set_aside(document) != aside).documents == 0
    assert score(made, lambda document: set_aside(document) == aside).documents == 1


@pytest.mark.parametrize(("document", "aside"), [("a", False), ("d", True), ("e", True), ("f", False)])
def test_a_third_is_set_aside_by_name(document: str, aside: bool) -> None:
    assert set_aside(document) is aside


def test_what_an_annotation_takes() -> None:
    gold = {"metric": None, "not_metric": ["求人倍率"], "scope": "annual", "scope_alt": ["unstated"], "period": None}
    assert says(gold, "metric")
    assert not accepts(gold, "metric", "求人倍率")
    assert accepts(gold, "metric", "anything else")
    assert accepts(gold, "scope", "unstated")
    assert not accepts(gold, "period", "2024")
    assert not says(gold, "place")
    assert accepts({"status": "target"}, "status", "budget")
    assert not accepts({"status": "achieved"}, "status", "forecast")


def test_values_are_compared_as_numbers() -> None:
    assert close(0.1 + 0.2, 0.3)
    assert not close(None, 0)
    assert not close(10, 11)


def test_the_script_speaks_json_and_ends_well(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(made), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["made"]["by_document"]["made"]["figures"] == 3
    assert main([str(made.parent), "--rules", "--documents", "--confidence", "--misses", "1"]) == 0
    assert "naming.vocabulary" in capsys.readouterr().out


def test_names_that_are_accepted(made: Path) -> None:
    (made.parent / "names.jsonl").write_text(
        json.dumps({"document": "made", "start": TEXT.index("200"), "name": "补贴", "accepted": ["发放 “补贴”"]})
        + "\n"
        + json.dumps({"document": "made", "start": TEXT.index("3.2"), "name": "就业", "accepted": []})
        + "\n"
        + json.dumps({"document": "made", "start": 0, "name": "年"})
        + "\n",
        encoding="utf-8",
    )
    assert names.summary(names.named(made.parent / "names.jsonl")) == {
        "figures": 3, "found": 0.6667, "metric": 0.3333, "label": 0.3333, "either": 0.3333, "close": 0.6667,
    }  # fmt: skip


def test_a_case_says_what_is_wrong() -> None:
    case = {
        "kind": "numbers",
        "document": {"year": 2024},
        "figures": [{"text": "3.2万人", "metric": ["求人倍率", "失业*"], "not": {"unit": "人"}}, {"text": "7人"}],
        "absent": ["200万元"],
        "never": [{"metric": "城镇新增就业", "scope": "annual"}],
        "unsaid": ["补贴"],
        "problems": ["9人"],
        "unseen": ["发 放"],
    }
    statistics = [
        {
            "id": "s1",
            "text": "3.2万人",
            "metric": "城镇新增就业",
            "unit": "人",
            "scope": "annual",
            "section": None,
            "of": None,
        },
        {
            "id": "s2",
            "text": "200万元",
            "metric": "发放补贴",
            "unit": "元",
            "scope": "unstated",
            "section": None,
            "of": "s1",
        },
    ]
    answer = {"document": {"year": 2023}, "sections": [], "measures": [], "statistics": statistics, "problems": []}
    assert cases.judge("x", case, Answers((answer,)), "发放补贴").wrong == (
        "document: year 2023, right is 2024",
        "3.2万人: metric 城镇新增就业, right is 求人倍率 or 失业*",
        "3.2万人: unit must not be 人",
        "7人: not read",
        "9人: neither read nor told",
        "200万元: is no statistic",
        "3.2万人: never metric 城镇新增就业, scope annual",
        "补贴 said in '发放补贴'",
        "发 放: shown on the screen",
    )
    assert cases.judge("x", case, Answers((), "no text")).wrong == ("refused: no text",)


@beside
@pytest.mark.slow
@pytest.mark.parametrize("path", golds([SHARED / "gold"]) if SHARED.exists() else [], ids=lambda path: path.stem)
def test_score_agrees_with_the_tool(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stated = options_of(path)
    documents = sorted({json.loads(line)["document"] for line in path.read_text("utf-8").splitlines()})
    jobs = [Job(corpus_of(path) / f"{name}.txt", tuple(stated.get(name, ()))) for name in documents]
    answers = dict(zip(documents, read_all(jobs), strict=True))

    def run(command: list[str], **_options: object) -> Done:
        name = next(Path(word).stem for word in command if word.endswith(".txt"))
        return Done(json.dumps(answers[name].objects[0], ensure_ascii=False))

    its = tool("score")
    monkeypatch.setattr(its.subprocess, "run", run)
    monkeypatch.setattr(sys, "argv", ["score.py", str(path), str(corpus_of(path)), "--json"])
    with contextlib.redirect_stdout(io.StringIO()) as said:
        assert its.main() == 0
    assert summary(score(path)) == json.loads(said.getvalue())


@beside
@pytest.mark.slow
def test_cases_agree_with_the_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    its = tool("cases")

    def run(command: str, path: Path, options: list[str]) -> Done:
        job = Job(path, tuple(options))
        if "table" in command:
            return Done(cases._screen(job))
        (answers,) = read_all([job])
        return Done(json.dumps(answers.objects, ensure_ascii=False)) if not answers.refused else Done("")

    monkeypatch.setattr(its, "run", run)
    folder = SHARED / "cases"
    for verdict in cases.run(folder):
        case = json.loads((folder / f"{verdict.case}.json").read_text("utf-8"), parse_float=Decimal)
        wrong, told = its.judge(case, folder / case["file"], "json")
        if wrong[:1] == ["refused (exit 0): no answer"]:
            assert verdict.wrong[0].startswith("refused: ")
            continue
        ours = [each for each in verdict.wrong if "cells told in problems" not in each]
        assert (ours, list(verdict.told)) == (wrong, told), verdict.case
