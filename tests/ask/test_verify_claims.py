"""A hundred claims made from stored figures, two of three with one thing changed: 95 are judged right, none borne out.

The second set has other wordings and was drawn by another seed than the one that the rules were made with.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from jobscli import api
from jobscli.ask import typed
from jobscli.ask.verify import Draft, verify
from jobscli.read import read_text
from jobscli.store import Store, open_store, shipped_path
from tests.ask.claims import FORMS, OTHER_FORMS, Claim, claims, judged, quoted

SHARED = Path(__file__).parents[3] / "shared" / "corpus"
REPORTS = SHARED / "reports-2026"
COMPILATION = SHARED / "mohrss-2018.txt"

SETS = [(1, FORMS), (2026, OTHER_FORMS)]


def verdicts(store: Store, made: Sequence[Claim]) -> list[tuple[Claim, str]]:
    """Each claim, read as a draft of its own, with the verdict on its number."""
    read = [read_text(claim.text, "draft") for claim in made]
    found = iter(verify(store, [Draft(each.document, each.sections, each.statistics) for each in read]).found)
    told = {
        claim.text: [(one.claim.text, str(one.verdict)) for one in (next(found) for _ in each.statistics)]
        for claim, each in zip(made, read, strict=True)
    }
    return list(judged(made, told.__getitem__))


def wrong(found: Sequence[tuple[Claim, str]]) -> list[str]:
    return [f"{claim.changed}: {claim.text} {verdict}" for claim, verdict in found if verdict not in claim.right]


def borne_out(found: Sequence[tuple[Claim, str]]) -> list[str]:
    return [claim.text for claim, verdict in found if claim.changed and verdict == "supported"]


@pytest.mark.skipif(not COMPILATION.exists(), reason="the compilation is not beside the checkout")
@pytest.mark.parametrize(("seed", "forms"), SETS)
def test_claims_from_the_compilation(seed: int, forms: Sequence[str]) -> None:
    store = open_store([shipped_path()])
    figures = quoted(typed.statistics(store), COMPILATION.read_text(encoding="utf-8"))
    made = claims(figures, 60, seed, forms)
    found = verdicts(store, made)
    assert len(made) >= 20
    assert borne_out(found) == []
    assert len(wrong(found)) <= len(made) // 20, wrong(found)


@pytest.mark.slow
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the reports are not beside the checkout")
@pytest.mark.parametrize(("seed", "forms"), SETS)
def test_claims_from_reports(seed: int, forms: Sequence[str], tmp_path: Path) -> None:
    place = tmp_path / "reports.json"
    api.add_files([REPORTS], db=place, jobs=os.cpu_count())
    store = open_store([place])
    made = claims(typed.statistics(store), 100, seed, forms)
    found = verdicts(store, made)
    assert len(made) == 100
    assert borne_out(found) == []
    assert len(wrong(found)) <= 5, wrong(found)
