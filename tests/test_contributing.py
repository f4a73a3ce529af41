"""CONTRIBUTING is true: what it names is there, and its example is read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import jobscli
from jobscli.words.lexicon import kinds
from tests.gold import conflicts
from tests.gold.form import load
from tests.read import test_rule_conflicts as rules

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_example_is_a_case_of_the_gold() -> None:
    case = next(case for _path, case in load("list") if case.id == "second-verb-of-a-list")
    assert f"[{case.id}]\n| {case.text}\n" in TEXT
    assert [each.fields["metric"] for each in case.said.figures if each.text == "2.1万人"] == ["扶持创业"]
    assert "ACTION" in kinds()["扶持"]


def test_the_rules_and_stages_that_it_names_are_there() -> None:
    assert set(re.findall(r"`(naming\.[a-z-]+)`", TEXT)) <= set(rules.RULES)
    told = re.search(r"is the stage: (.*?),\neach", TEXT)
    assert told is not None
    assert set(re.findall("`([a-z]+)`", told.group(1))) == {rules.HEAD, *rules.STAGES}


def test_the_scripts_that_it_names_are_all_there_are() -> None:
    scripts = {
        path.name for path in (ROOT / "tests/accuracy").glob("*.py") if "__main__" in path.read_text(encoding="utf-8")
    }
    assert set(re.findall(r"`([a-z_]+\.py)(?: --raise)?`", TEXT)) >= scripts


def test_the_files_that_it_names_are_there() -> None:
    named = set(re.findall(r"`((?:tests|jobscli|\.ci)/[\w./-]+[\w/])`", TEXT))
    assert len(named) > 8
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_what_is_public_is_there() -> None:
    from jobscli import api

    assert "jobscli.api.__all__" in TEXT
    assert api.__all__
    assert jobscli.__version__
    assert conflicts.TABLE.exists()
