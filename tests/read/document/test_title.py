"""What a text says about itself, whatever a page prints around it: examples in `tests/gold/openings.jsonl`.

Each has the beginning of a text, the name of its file, and what is to be read: title, year, published, publisher,
regions; scope, period and status are those of its first figure that is no limit.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jobscli.read import read_text
from jobscli.read.document.title import plain

OPENINGS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "gold/openings.jsonl").read_text(encoding="utf-8").splitlines()
]


def ids(example: dict[str, Any]) -> str:
    return plain(str(example["text"])[:24])


@pytest.mark.parametrize("example", OPENINGS, ids=ids)
def test_what_an_opening_says_of_its_document(example: dict[str, Any]) -> None:
    wanted = {key: value for key, value in example.items() if key not in ("text", "name")}
    assert wanted
    read = read_text(example["text"], example["name"])
    document = read.document
    found: dict[str, Any] = {name: getattr(document, name) for name in ("title", "year", "published", "publisher")}
    found["regions"] = list(document.regions)
    if {"scope", "period", "status"} & set(wanted):
        first = next(each for each in read.statistics if each.status != "limit")
        found |= {"scope": first.scope, "period": first.period, "status": first.status}
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize("example", OPENINGS, ids=ids)
def test_the_title_is_no_section(example: dict[str, Any]) -> None:
    read = read_text(example["text"], example["name"])
    assert read.document.title not in [each.title for each in read.sections if each.start < 200]
