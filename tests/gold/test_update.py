"""Bringing gold up to date changes what was asked for: one case, or all of them and the tables that are of all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.gold import alternatives, answers, compounds, conflicts, form, reading

GOLD = """\
# Plans.
[first]
| 力争2021年调查失业率控制在5.5%以内。

[second]
| 力争2022年调查失业率控制在5%以内。
"""


def copied(table: Path, folder: Path) -> Path:
    """A table that is slow to make, in another folder."""
    return Path(shutil.copy(table, folder))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mine.gold").write_text(GOLD, encoding="utf-8")
    for module, name, path in (
        (form, "FOLDER", tmp_path),
        (reading, "FOLDER", tmp_path),
        (conflicts, "TABLE", tmp_path / "conflicts.txt"),
        (compounds, "TABLE", tmp_path / "compounds.txt"),
        (alternatives, "TABLE", copied(alternatives.TABLE, tmp_path)),
        (answers, "TABLE", tmp_path / "answers.txt"),
        (answers, "tables", tuple),  # of the rules, whose examples are read for that table
    ):
        monkeypatch.setattr(module, name, path)
    return tmp_path


LEFT = (
    "left as they are: conflicts.txt, compounds.txt, alternatives.txt, answers.txt "
    "(`pytest --update-gold` without --only-case)\n"
)


def test_one_case_is_written_and_no_table(folder: Path) -> None:
    told = reading.updated("second")
    assert told.endswith(LEFT)
    assert "+* 5%以内" in told
    assert "5.5%以内  value" not in told
    assert {path.name for path in folder.iterdir()} == {"mine.gold", "alternatives.txt"}
    assert reading.updated("second") == "gold is as it was\n" + LEFT


def test_a_word_that_no_case_has_is_told(folder: Path) -> None:
    assert reading.updated("third") == "no case has third in its id or in the name of its file\n" + LEFT
    assert (folder / "mine.gold").read_text(encoding="utf-8") == GOLD


def test_all_of_it_is_written_with_the_tables(folder: Path) -> None:
    assert "+status." in reading.updated()
    assert (folder / "compounds.txt").exists()
    assert reading.updated() == "gold is as it was\n"


@pytest.mark.slow
def test_a_conflict_keeps_its_case_while_it_shows_there(folder: Path) -> None:
    reading.update()
    table = folder / "conflicts.txt"
    first = table.read_text(encoding="utf-8")
    assert "mine/first" in first
    assert "mine/second" not in first
    table.write_text(first.replace("mine/first", "mine/second"), encoding="utf-8")
    assert reading.updated() == "gold is as it was\n"
    table.write_text("<<<<<<< HEAD\n" + first.replace("mine/first", "mine/gone"), encoding="utf-8")
    reading.update()
    assert table.read_text(encoding="utf-8") == first
