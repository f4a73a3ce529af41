"""A panel of employment, unemployment and income over all local reports beside the checkout, its coverage counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobscli import api
from tests.accuracy.documents import SHARED

LOCAL = SHARED / "corpus" / "local"
METRICS = ("城镇新增就业", "城镇登记失业率", "城镇居民人均可支配收入")
# Cells with a figure, at least, of provinces and of prefectures; many reports tell but a total, a rate of growth, or
# a target. 2026-11: 163, 114, 154 and 166, 109, 118.
FIGURES = {"省": (155, 108, 146), "市": (158, 103, 112)}
DIFFERING = 10  # cells of which two documents, or two places of one, tell what cannot both be; 8 of 823 in 2026-11
# What a year's figure of a province can be: people, per cent, yuan.
SPAN = {"城镇新增就业": (50_000, 3_000_000), "城镇登记失业率": (1, 8), "城镇居民人均可支配收入": (800, 100_000)}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them in an archive: a file would be too large."""
    made = tmp_path_factory.mktemp("local") / "archive"
    api.archive_create(made)
    added = api.add_files(sorted(LOCAL.rglob("*.md")), db=made)
    assert len(added.rows()) > 500
    return made


@pytest.mark.slow
@pytest.mark.skipif(not LOCAL.is_dir(), reason="local reports are not beside the checkout")
@pytest.mark.parametrize("level", FIGURES)
def test_most_reports_have_their_cell(store: Path, level: str) -> None:
    tables = api.panel(*METRICS, level=level, db=store).tables
    counted = [table.coverage() for table in tables]
    assert [table.name for table in tables] == list(METRICS)
    found = [each["figure"] + each["differs"] for each in counted]
    assert all(n >= least for n, least in zip(found, FIGURES[level], strict=True)), counted
    assert sum(each["differs"] for each in counted) <= DIFFERING, counted


@pytest.mark.slow
@pytest.mark.skipif(not LOCAL.is_dir(), reason="local reports are not beside the checkout")
@pytest.mark.parametrize("metric", METRICS)
def test_no_figure_of_a_province_is_out_of_all_proportion(store: Path, metric: str) -> None:
    low, high = SPAN[metric]
    (table,) = api.panel(metric, db=store).tables
    figures = [cell.figure for cell in table.cells.values() if cell.figure]
    assert [f"{each.id} {each.text}" for each in figures if not low <= each.value <= high] == []
    assert {each.population for each in figures} == {table.sought.population}
