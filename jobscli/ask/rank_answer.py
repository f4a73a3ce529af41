"""The answer to `rank`: its parts, what was left out and why, who has no figure; as rows and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jobscli.ask.answer import Flat, flat
from jobscli.ask.places import PROVINCES, Rows
from jobscli.ask.standing import Ranked
from jobscli.language import _
from jobscli.record import Statistic, number, to_json


@dataclass(frozen=True)
class Comparable:
    """Figures that may be compared, ranked; `crossed` names the dimensions in which they still differ."""

    rows: tuple[Ranked, ...]
    national: tuple[Statistic, ...]
    notes: tuple[str, ...]
    crossed: tuple[str, ...] = ()
    regions: int = 0  # that have a figure here, those beyond `top` too
    rest: tuple[Ranked, ...] = ()  # those beyond `top`

    @property
    def sample(self) -> Statistic:
        """A figure of the part, for what all of them share."""
        return self.rows[0].statistic if self.rows else self.national[0]


@dataclass(frozen=True)
class LeftOut:
    """A figure that the ranking does not take: the field that differs, and the sentence that says so."""

    statistic: Statistic
    reason: str
    detail: str


@dataclass(frozen=True)
class Ranking:
    """The answer to `rank`."""

    metric: str
    parts: tuple[Comparable, ...]
    left_out: tuple[LeftOut, ...]
    missing: tuple[str, ...]
    across: tuple[str, ...] = ()
    notice: str | None = None
    chosen: frozenset[str] = frozenset()  # the fields that the user narrowed by
    population: str | None = None  # whom the ranked figures cover
    siblings: tuple[Statistic, ...] = ()  # what those without a figure tell of metrics near to this
    asked: str | None = None  # the word that was taken for the metric, where that is no name of it
    shape: Rows = PROVINCES  # of which places
    whole: bool = False  # whether what was left out is wanted one by one

    @property
    def untold(self) -> str | None:
        """What a table of the ranks alone does not show."""
        told = [_("没有数字的地区：{names}").format(names=_("、").join(self.missing))] if self.missing else []
        told += [_("没有列入的数字 {n} 个").format(n=len(self.left_out))] if self.left_out else []
        if self.rows() and told:
            return _("；").join(told) + _("；--format json 都有")
        return None

    def rows(self) -> list[Flat]:
        """One row for each rank in each part."""
        return [
            {
                "metric": self.metric,
                "ranking": index,
                "rank": each.rank,
                "rank_best": each.best,
                "rank_worst": each.worst,
                **flat(each.statistic),
            }
            for index, part in enumerate(self.parts, 1)
            for each in part.rows
        ]

    def passed_over(self) -> list[Flat]:
        """One row a figure that is in no part, and why."""
        return [{"left_out": each.detail, **flat(each.statistic)} for each in self.left_out]

    def tree(self) -> dict[str, Any]:
        """See DESIGN of the JSON in the README: rankings, left_out, missing."""
        return {
            "metric": self.metric,
            "rankings": [_part_tree(part) for part in self.parts],
            "left_out": [
                {
                    "statistic": each.statistic.id,
                    "region": each.statistic.region,
                    "place": each.statistic.place,
                    "value": number(each.statistic.value),
                    "reason": each.reason,
                    "detail": each.detail,
                    "corrected": to_json(each.statistic)["corrected"],
                }
                for each in self.left_out
            ],
            "missing": list(self.missing),
            "siblings": [to_json(each) for each in self.siblings],
        }


def _part_tree(part: Comparable) -> dict[str, Any]:
    shared = {
        name: None if name.removesuffix("_inferred") in part.crossed else getattr(part.sample, name)
        for name in (
            "unit",
            "unit_inferred",
            "aspect",
            "price_basis",
            "status",
            "scope",
            "period",
            "population",
            "place",
        )
    }
    if len({each.statistic.place for each in part.rows}) > 1:
        shared["place"] = None
    return {
        **shared,
        "notes": list(part.notes),
        "national": [to_json(each) for each in part.national],
        "rows": [_row_tree(each) for each in part.rows],
    }


def _row_tree(row: Ranked) -> dict[str, Any]:
    found = row.statistic
    return {
        "rank": row.rank,
        "rank_best": row.best,
        "rank_worst": row.worst,
        "region": found.region,
        "place": found.place,
        "value": number(found.value),
        "high": None if found.high is None else number(found.high),
        "bound": found.bound,
        "text": found.text,
        "unit": found.unit,
        "unit_inferred": found.unit_inferred,
        "scope": found.scope,
        "period": found.period,
        "period_basis": found.period_basis,
        "statistic": found.id,
        "corrected": to_json(found)["corrected"],
    }
