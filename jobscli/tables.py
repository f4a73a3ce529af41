"""The functions of `api` that make tables of many documents: places by years, targets with results, one series."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from jobscli.store.asked import to_ask

if TYPE_CHECKING:
    from jobscli.ask.panel import Taken
    from jobscli.ask.panel_answer import Panel
    from jobscli.ask.regions import Names
    from jobscli.ask.series import Series
    from jobscli.ask.targets_answer import Targets

Db = Path | str | None


def panel(
    *metrics: str,
    regions: Names | None = None,
    level: str | None = None,
    within: Names | None = None,
    years: Names | None = None,
    as_of: str | None = None,
    low_confidence: bool = False,
    long: bool = False,
    db: Db = None,
    **taken: Unpack[Taken],
) -> Panel:
    """Metrics as a table of places by years; `long` makes a row a figure, with its reference.

    `regions` are names of places, of groups of them and of levels, `level` and `within` those of a level in provinces;
    `taken` what the cells take: status, aspect, price_basis, unit, population, scope; `as_of` an ISO date.
    """
    from jobscli.ask import panel as ask
    from jobscli.ask.filters import known_only

    known_only(taken, ask.Taken.__annotations__)
    if long:
        from jobscli.show.references import reference
    rows = {"regions": regions, "level": level, "within": within}
    return ask.panel(
        to_ask(db),
        metrics,
        rows=rows,
        years=years,
        day=as_of,
        low_confidence=low_confidence,
        reference=reference if long else None,
        **taken,
    )


def targets(
    region: str | None = None,
    metric: str | None = None,
    *,
    level: str | None = None,
    within: Names | None = None,
    cities: bool = False,
    years: Names | None = None,
    as_of: str | None = None,
    low_confidence: bool = False,
    whole: bool = False,
    db: Db = None,
) -> Targets:
    """What reports set for the coming year and what came of it, of one place or of all, of one metric or of all.

    `cities` puts the prefectures of a province beside it; `whole` puts metrics of other fields on the screen, too.
    """
    from jobscli.ask import targets as ask

    return ask.targets(
        to_ask(db),
        region,
        metric,
        rows={"level": level, "within": within, "cities": cities},
        years=years,
        day=as_of,
        low_confidence=low_confidence,
        whole=whole,
    )


def series(
    metric: str,
    region: str,
    *,
    years: Names | None = None,
    as_of: str | None = None,
    low_confidence: bool = False,
    db: Db = None,
    **taken: Unpack[Taken],
) -> Series:
    """One metric of one place year by year, what it changed by, who told it otherwise; `taken` as in `panel`."""
    from jobscli.ask import series as ask
    from jobscli.ask.filters import known_only
    from jobscli.ask.panel import Taken

    known_only(taken, Taken.__annotations__)
    return ask.series(to_ask(db), metric, region, years=years, day=as_of, low_confidence=low_confidence, **taken)
