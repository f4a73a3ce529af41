"""What the reader finds in the original of 2018, and in annotated documents, against what was read by hand.

The originals stand beside the checkout where they may be read and are no part of the project.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from jobscli import audit
from jobscli.read import Reading, read_text
from jobscli.record import Statistic, number
from jobscli.store import shipped_path
from jobscli.words import metrics
from jobscli.words.naming import forms

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
ORIGINAL = CORPUS / "mohrss-2018.txt"

LONGEST_NAME = 30  # titles of sections and names of policies have fewer characters

original = pytest.mark.skipif(not ORIGINAL.exists(), reason="the original of 2018 is not beside the checkout")


def rows(table: str) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((ROOT / "db.json").read_text(encoding="utf-8"))[table]
    return list(found.values())


@pytest.fixture(scope="module")
def reading() -> Reading:
    with ORIGINAL.open(encoding="utf-8", newline="") as file:
        return read_text(file.read(), "mohrss-2018")


def match(row: dict[str, Any], reading: Reading) -> Statistic | None:
    """The statistic on the same words with the same value; the sign of a decline aside."""
    for each in reading.statistics:
        if each.start < row["end"] and row["start"] < each.end and abs(number(each.value)) == abs(row["value"]):
            return each
    return None


@original
def test_finds_the_figures_of_the_compilation(reading: Reading) -> None:
    figures = rows("statistics")
    found = [row for row in figures if match(row, reading) is not None]
    assert len(found) >= 0.98 * len(figures)


@original
@pytest.mark.parametrize(("field", "least"), [("unit", 0.98), ("bound", 0.98), ("metric", 0.76), ("status", 0.95)])
def test_reads_the_fields_of_the_compilation(reading: Reading, field: str, least: float) -> None:
    pairs = [(row, match(row, reading)) for row in rows("statistics")]
    right = [row for row, found in pairs if found is not None and getattr(found, field) == row[field]]
    assert len(right) >= least * len(pairs)


@original
def test_finds_the_sections_of_the_compilation(reading: Reading) -> None:
    wanted = {(row["region"], row["number"], row["start"]) for row in rows("sections")}
    assert {(s.region, s.number, s.start) for s in reading.sections} == wanted


@original
def test_the_shipped_records_are_proved_by_the_compilation() -> None:
    answer = audit.check(shipped_path(), audit.Originals([ORIGINAL]))
    assert answer.problems == ()
    assert {"source_quotes", "source_nouns", "source_labels"} <= {each.check for each in answer.checked}


@original
def test_no_sentence_of_the_compilation_is_in_the_shipped_records() -> None:
    text = ORIGINAL.read_text(encoding="utf-8")
    sentences = {each for each in re.split("[。;\\n]", text) if len(each) > LONGEST_NAME}
    own = [
        row[field] or "" for row in rows("measures") + rows("sections") for field in ("summary", "note") if field in row
    ]
    own += [row["label"] for row in rows("statistics")]
    assert [words for words in own if any(each.replace(",", "，") in words for each in sentences)] == []


@pytest.mark.parametrize("kind", ["people", "money", "rate", "count", "ratio"])
def test_every_way_of_naming_is_of_a_metric(kind: str) -> None:
    assert [form.metric for form in forms(kind) if form.metric not in metrics()] == []
