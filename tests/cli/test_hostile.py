"""Any store, any words, any command line: an answer or a sentence, and never a traceback.

The examples are the same on every run and few; `tests/fuzz/` looks further, by hand.
"""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobscli.cli.commands import COMMANDS
from tests.builders import write
from tests.cli.line import typed
from tests.show.shelf import RECORDS

FORMATS = ["table", "json", "jsonl", "csv", "tsv", "md"]
ASKING = [
    [], ["province", "江苏"], ["rank", "创业担保贷款"], ["compare", "江苏", "陕西"], ["search", "贷款"], ["metrics"],
    ["measures"], ["statistics", "--sort", "-value"], ["systems"], ["documents"], ["show", "s31"], ["show", "m30"],
    ["cite", "s31"], ["cite", "s31", "--format", "bibtex"], ["check"],
]  # fmt: skip

same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

# Text with what terminals, spreadsheets, parsers and paths take for more than text.
text = st.text(st.characters(exclude_characters="\0"), max_size=12) | st.sampled_from(
    [
        "江苏",
        "贷款",
        "=1+1",
        "\x1b[2J",
        "\u202e",
        "\ud800",
        "[/]",
        "{0}",
        "%s",
        "../..",
        "-",
        "--",
        "9" * 400,
        "²",
        "\n",
    ]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)


def ends_well(words: list[str], db: Path | None = None) -> None:
    result = typed(*words, db=db)
    told = f"{words}\n{result.stderr}"
    assert result.exception is None or isinstance(result.exception, SystemExit), told
    assert result.exit_code in (0, 1, 2, 3, 5), told
    assert "程序出错" not in result.stderr, told
    assert "Traceback" not in result.stderr + result.stdout, told
    assert result.exit_code != 0 or result.stdout or result.stderr, told
    assert result.exit_code not in (2, 3, 5) or result.stderr.startswith("jobscli: "), told
    assert result.exit_code not in (2, 3) or result.stdout == "", told


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@given(value=values, words=st.sampled_from(ASKING), form=st.sampled_from(FORMATS))
@same_folder
def test_any_json_is_a_store_or_is_refused(folder: Path, value: Any, words: list[str], form: str) -> None:
    db = folder / "store.json"
    db.write_text(json.dumps(value), encoding="utf-8")
    ends_well([*words, "--format", form], db)


@given(changes=st.data(), words=st.sampled_from(ASKING), form=st.sampled_from(FORMATS))
def strange_fields(folder: Path, changes: st.DataObject, words: list[str], form: str) -> None:
    db = write(folder / "store.json", *RECORDS)
    tables = copy.deepcopy(json.loads(db.read_text(encoding="utf-8")))
    for _change in range(changes.draw(st.integers(1, 3))):
        rows = tables[changes.draw(st.sampled_from(["documents", "sections", "measures", "statistics"]))]
        row = rows[changes.draw(st.sampled_from(sorted(rows)))]
        field = changes.draw(st.sampled_from(sorted(row)) | text)
        if changes.draw(st.booleans()):
            row[field] = changes.draw(values)
        else:
            row.pop(field, None)
    db.write_text(json.dumps(tables), encoding="utf-8")
    ends_well([*words, "--format", form], db)


def test_a_store_with_strange_fields(folder: Path) -> None:
    settings(same_folder, max_examples=20)(strange_fields)(folder)


@pytest.mark.slow
def test_many_stores_with_strange_fields(folder: Path) -> None:
    settings(same_folder, max_examples=1_000)(strange_fields)(folder)


@given(st.lists(text | st.sampled_from(["OR", "NOT", "AND", "“", '"']), min_size=1, max_size=4))
def test_any_words_are_searched(words: list[str]) -> None:
    ends_well(["search", "--", *words])


OPTIONS = [
    "--db", "--format", "-f", "--raw", "--province", "--region", "-p", "--kind", "--topic", "--group", "--document",
    "--metric", "--unit", "--status", "--aspect", "--bound", "--scope", "--period", "--period-basis", "--population",
    "--place", "--confidence", "--section", "--sort", "--limit", "-n", "--exact", "--across", "--ascending", "--top",
    "--low-confidence", "--style", "--accessed", "--measures", "--statistics", "--help", "--version", "--source",
    "--repair", "--replace", "--year", "--nothing", "-x", "--", "-",
]  # fmt: skip
GIVEN = [
    "江苏", "JS", "安徽", "贷款", "s427", "m362", "mohrss-2018", "json", "csv", "table", "loan", "目标", "全年",
    "2018", "none", "scope", "-value", "id", "3", "0", "-1", "2015", "2026-11-24", "bibtex", "store.json", "empty",
    "folder", "-扶贫",
]  # fmt: skip


# A path may lead anywhere, and `read /` would read the whole machine: only names within the folder are given. Of half
# characters a command line has those that stand for bytes.
inside = st.text(st.characters(exclude_characters="\0/\\", exclude_categories=["Cs"]), max_size=12).filter(
    lambda word: word.strip(".") == word
) | st.sampled_from(["=1+1", "\x1b[2J", "\u202e", "\udcff", "[/]", "{0}", "%s", "9" * 400, "²", "\n"])


@given(
    st.sampled_from(["", *COMMANDS]),
    st.lists(st.sampled_from(OPTIONS) | st.sampled_from(GIVEN) | inside, max_size=6),
)
def any_command_line(folder: Path, command: str, words: list[str]) -> None:
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    write(folder / "store.json", *RECORDS)
    (folder / "empty").write_text("")
    (folder / "folder").mkdir()
    ends_well([command, *words] if command else words)


def test_any_command_line_ends_with_a_sentence(folder: Path) -> None:
    settings(same_folder, max_examples=25)(any_command_line)(folder)


@pytest.mark.slow
def test_many_command_lines_end_with_a_sentence(folder: Path) -> None:
    settings(same_folder, max_examples=1_500)(any_command_line)(folder)
