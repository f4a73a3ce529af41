"""Every command that a screen or a message proposes is one that answers."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobscli import api
from jobscli.show.screens import screen_of
from tests.builders import measure, statistic, write
from tests.cli.line import typed


@pytest.fixture(params=["own", "bundled"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Path | None:
    """A store of two provinces in several years, and the one that comes with jobscli."""
    if request.param == "bundled":
        return None
    places = [("青海", "hai"), ("宁夏", "ning")]
    figures = [
        statistic(region=region, document=f"{name}{year}", start=30 + 10 * n, metric=metric, unit=unit, period=year)
        for region, name in places
        for year in ("2023", "2024")
        for n, (metric, unit) in enumerate([("城镇新增就业", "人"), ("地区生产总值", "元"), ("城镇调查失业率", "%")])
    ]
    aims = [statistic(region="青海", document="hai2024", start=100 + 10 * n, status="target") for n in range(20)]
    return write(tmp_path / "store.json", *figures, *aims, measure(region="青海", document="hai2024"))


def proposed(screen: str) -> list[str]:
    return re.findall(r"jobscli(?: [^\s：，；]+)+", screen)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "province {0}",
        "compare {0} {1}",
        "rank {metric}",
        "statistics",
        "measures",
        "documents",
        "metrics",
        "systems",
    ],
)
def test_what_a_screen_proposes_answers(db: Path | None, words: str) -> None:
    having = api.overview(db=db)
    regions = [region for region, *_rest in having.regions]
    words = words.format(*regions, metric=having.metric)
    result = typed(*words.split(), db=db)
    assert result.exit_code == 0
    answers: dict[str, Callable[[], Any]] = {
        "province": lambda: api.province(regions[0], db=db),
        "compare": lambda: api.compare(*regions[:2], db=db),
        "rank": lambda: api.rank(having.metric or "", db=db),
        "documents": lambda: api.records("documents", db=db),
        "statistics": lambda: api.records("statistics", db=db),
        "measures": lambda: api.records("measures", db=db),
        "metrics": lambda: api.metrics(db=db),
        "systems": lambda: api.systems(db=db),
        "": lambda: having,
    }
    screen = screen_of(answers[words.partition(" ")[0]]())
    found = [*screen.foot, *(line for line in proposed(result.stdout) if not line.endswith("--help"))]
    for command in dict.fromkeys(found):
        shown = typed(*shlex.split(command.split("  ")[0])[1:], db=db)
        assert (shown.exit_code, bool(shown.stdout.strip())) == (0, True), command
