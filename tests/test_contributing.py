"""CONTRIBUTING is true: what it names is there, and its example is read as it says."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import jobscli
from jobscli.read.statistic import after, head
from jobscli.words import say
from jobscli.words.lexicon import classes, kinds
from jobscli.words.rule import rules as all_rules
from jobscli.words.rule import rules_in
from tests.accuracy import record
from tests.gold import conflicts
from tests.gold.form import load, parse
from tests.gold.reading import about
from tests.read import rules
from tests.read.test_quantity_rules import MADE

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


class Row(NamedTuple):
    """A row of the table of rules: the first part of the id, the files that tell them, the code that decides."""

    part: str
    files: set[str]
    code: list[str]


ROWS = [
    Row(part, set(re.findall("`(.*?)`", files)), re.findall("`(.*?)`", code))
    for part, files, code in re.findall(r"^\| `([a-z]+)\.\*` \| (.*?) \| (.*?) \|", TEXT, re.M)
]


def test_the_example_is_a_case_of_the_gold() -> None:
    case = next(case for _path, case in load("list") if case.id == "second-verb-of-a-list")
    assert f"[{case.id}]\n| {case.text}\n" in TEXT
    assert [each.fields["metric"] for each in case.said.figures if each.text == "2.1万人"] == ["扶持创业人数"]
    assert "ACTION" in kinds()["扶持"]
    told = next(case for _path, case in load("metric") if case.id == "sent-to-the-grassroots-to-serve")
    assert [each.fields["metric"] for each in told.said.figures if each.text == "3.1万名"] == ["选派高校毕业生到基层"]
    assert "选派高校毕业生到基层" in TEXT
    assert "ACTION" in kinds()["从事"]


def test_the_rules_and_stages_that_it_names_are_there() -> None:
    assert set(re.findall(r"`(naming\.(?!toml)[a-z-]+)`", TEXT)) <= set(rules.rule_ids("naming"))
    assert set(rules.STAGES) <= {row.part for row in ROWS}


def test_the_table_has_where_the_rules_of_each_id_are_told() -> None:
    told: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "jobscli/words/rules").glob("*.toml"):
        for rule in rules_in(path.stem):
            told[rule.id.partition(".")[0]].add(path.name)
    assert {row.part: row.files for row in ROWS} == told


def test_the_table_has_the_code_of_each_id() -> None:
    for row in ROWS:
        ids = {rule.id for rule in all_rules().values() if rule.id.partition(".")[0] == row.part}
        patterns = {each.id for each in head._rules().rules}
        code = [_code(name) for name in sorted(row.code)]
        # What is a pattern has no other code; the code puts some ids of `exclusion` together.
        missing = {each for each in ids - patterns if f'"{each}"' not in "".join(code)}
        assert missing <= MADE, row.part
        assert row.part == "head" or all(f'"{row.part}.' in each for each in code), row.part
    assert [name for row in ROWS for name in row.code if row.part == "head"] == [
        "statistic/head.py",
        "statistic/after.py",
    ]


def _code(name: str) -> str:
    path = ROOT / "jobscli/read" / name
    files = sorted(path.rglob("*.py")) if name.endswith("/") else [path]
    return "".join(each.read_text(encoding="utf-8") for each in files)


def test_the_head_rules_that_are_no_pattern_are_where_it_says() -> None:
    assert "a row of `RULES` in `statistic/after.py`" in " ".join(TEXT.split())
    patterns = [rule.id for rule in head._rules().rules]
    assert [rule.id for rule in rules_in("head")] == [*patterns, *dict(after.RULES)]


def test_the_classes_that_it_names_are_those_of_the_map() -> None:
    told = re.search(r"Chinese \((.*?)\), the lexicon and the rules in English \((.*?);", TEXT)
    assert told is not None
    names = [name.upper() for name in re.findall("`([a-z_]+)`", told.group(2))]
    assert [say("word_class", name) for name in names] == told.group(1).split(", ")
    assert {*names} <= {*classes()}


def test_every_file_of_gold_tells_its_theme_and_what_is_invented() -> None:
    for path in (ROOT / "tests/gold").glob("*.gold"):
        theme, second = path.read_text(encoding="utf-8").splitlines()[:2]
        assert theme.startswith("# ")
        assert path.stem == "unread" or re.fullmatch("# .* figures invented.* where .*source is given[.]", second)


def test_the_commands_that_it_names_are_understood() -> None:
    asked = re.search(r"\[second-verb-of-a-list\]  (.*?)`", TEXT)
    assert asked is not None
    (case,) = parse(f"[x]  {asked.group(1)}  source=s\n| 5%\n")
    assert about(case).published == "2026-02-10"
    lines = re.findall(r"^python tests/accuracy/record.py (.*)$", TEXT, re.M)
    assert [record._parser().parse_args(line.split()).command for line in lines] == ["write", "write", "compare"]


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
