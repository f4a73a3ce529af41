"""Which figures of a metric a ranking takes, and why it leaves out the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobscli.ask.comparable import has_unit, price_said, why
from jobscli.ask.places import PROVINCES, Rows, place_of
from jobscli.ask.rank_answer import LeftOut
from jobscli.record import NATION, UNSTATED_REGION, Statistic

Accepted = tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which figures a ranking takes: the values of each field. None means any; a value None means nothing said."""

    status: Accepted = ("achieved",)
    aspect: Accepted = ("level",)
    place: Accepted = (None,)
    population: Accepted = (None,)
    price_basis: Accepted | None = None
    scope: Accepted | None = None
    period: Accepted | None = None
    unit: Accepted | None = None
    low_confidence: bool = False
    shape: Rows = PROVINCES  # of which places, where `place` names none

    def is_of(self, figure: Statistic) -> bool:
        """Whether a figure is of the place, or of one of the places, that are ranked; the country is a reference."""
        if self.place != (None,) or not self.shape.is_finer or figure.region == NATION:
            return figure.place in self.place
        return self.shape.holds(place_of(figure))


def take(figures: Iterable[Statistic], choice: Wanted) -> tuple[list[Statistic], list[LeftOut]]:
    """The figures that `choice` takes, and the others, each with its reason."""
    taken, left_out = [], []
    for each in figures:
        reason = _differs(each, choice)
        if reason is None:
            taken.append(each)
        else:
            detail = why(reason, each, *(getattr(choice, reason, None) or (None,)))
            if reason == "aspect":
                detail = "；".join(filter(None, (detail, price_said(each), each.note)))
            left_out.append(LeftOut(each, reason, detail))
    return taken, left_out


def _differs(figure: Statistic, choice: Wanted) -> str | None:
    if figure.region == UNSTATED_REGION:
        return "region"
    for name in ("status", "aspect", "place", "population", "price_basis", "scope", "period", "unit"):
        if name == "place":
            if not choice.is_of(figure):
                return name
            continue
        asked = getattr(choice, name)
        if asked is not None and not has(figure, name, asked):
            return name
    if figure.confidence == "low" and not choice.low_confidence:
        return "confidence"
    return None


def has(figure: Statistic, field: str, values: Accepted) -> bool:
    """Whether a field of a figure has one of the values; a unit also where it is the same under another name."""
    if field == "unit":
        return any(has_unit(figure, each) for each in values)
    return getattr(figure, field) in values
