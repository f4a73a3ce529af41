"""The answer to `targets`: each target with what came of it, who set none, as rows and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from jobscli.ask.answer import Flat
from jobscli.ask.outcome import Outcome, clause
from jobscli.ask.panel import Asked
from jobscli.ask.panel_answer import metric_of
from jobscli.ask.places import Place
from jobscli.ask.years import Span
from jobscli.language import _
from jobscli.record import Document, number, to_json

VERDICTS = ("met", "missed", "unclear", "unreported", "no_document", "not_due")


class Silent(NamedTuple):
    """A place that has set no target for a year, or of which there is no report that would have."""

    place: Place
    period: str
    verdict: Literal["no_target", "no_document"]


class Count(NamedTuple):
    """Of one place how many targets there are, and what came of them."""

    place: Place
    outcomes: tuple[Outcome, ...]

    def of(self, verdict: str) -> list[Outcome]:
        """Those that came to `verdict`."""
        return [each for each in self.outcomes if each.verdict == verdict]


@dataclass(frozen=True)
class Targets:
    """The answer to `targets`, of one place (`alone`) or of several, of one metric or of all."""

    outcomes: tuple[Outcome, ...]
    places: tuple[Place, ...]
    silent: tuple[Silent, ...]
    spans: tuple[Span, ...]
    asked: Asked | None
    alone: bool
    documents: Mapping[str, Document]
    day: str | None = None
    whole: bool = False
    notice: str | None = None
    other_years: tuple[str, ...] = ()  # the first and the last of those that have targets, too, and were not named

    @property
    def untold(self) -> str | None:
        """What the rate of a row is."""
        if any(each.rate is not None for each in self.outcomes):
            return _("rate 是推算的：实绩 ÷ 目标所写的数，%")
        return None

    def counts(self) -> list[Count]:
        """The targets by place."""
        return [Count(each, tuple(one for one in self.outcomes if one.place == each)) for each in self.places]

    def summary(self) -> dict[str, int]:
        """How many targets came to what."""
        counted: Counter[str] = Counter(each.verdict for each in self.outcomes)
        return {verdict: counted[verdict] for verdict in VERDICTS}

    def rows(self) -> list[Flat]:
        """One row a target; of one metric also one for each place that has set none."""
        found = [_row(each) for each in self.outcomes]
        empty = dict.fromkeys(found[0]) if found else dict.fromkeys(_FIELDS)
        found += [
            {**empty, **_named(each.place), "metric": self._metric(), "year": each.period, "verdict": each.verdict}
            for each in (self.silent if self.asked else ())
        ]
        return found

    def _metric(self) -> str | None:
        return self.asked.metric if self.asked else None

    def tree(self) -> dict[str, Any]:
        """The targets with their figures, the places without one, and how many came to what."""
        return {
            "metric": self._metric(),
            "places": [_named(each) for each in self.places],
            "as_of": self.day,
            "summary": self.summary(),
            "targets": [
                {
                    **_row(each),
                    "target": to_json(each.target),
                    "result": to_json(each.result) if each.result else None,
                    "retelling": to_json(each.retelling) if each.retelling else None,
                    "others": [to_json(one) for one in each.others],
                    "near": [to_json(one) for one in each.near],
                }
                for each in self.outcomes
            ],
            "silent": [{**_named(each.place), "year": each.period, "verdict": each.verdict} for each in self.silent],
        }


def _row(each: Outcome) -> Flat:
    target, result, retelling = each.target, each.result, each.retelling
    return {
        **_named(each.place),
        "metric": target.metric,
        "population": target.population,
        "aspect": target.aspect,
        "scope": target.scope,
        "year": each.period,
        "unit": target.unit or target.unit_inferred,
        "target": number(target.value),
        "target_high": None if target.high is None else number(target.high),
        "target_bound": target.bound,
        "target_text": target.text,
        "target_words": clause(target),
        "target_document": target.document,
        "target_id": target.id,
        "result": number(result.value) if result else None,
        "result_bound": result.bound if result else None,
        "result_text": result.text if result else None,
        "result_scope": result.scope if result else None,
        "result_document": result.document if result else None,
        "result_id": result.id if result else None,
        "verdict": each.verdict,
        "rate": None if each.rate is None else number(each.rate),
        "gap": None if each.gap is None else number(each.gap),
        "retold": each.retold,
        "retold_text": retelling.text if retelling else None,
        "retold_id": retelling.id if retelling else None,
        "account": each.account,
    }


_FIELDS = (
    "region", "place", "code", "metric", "population", "aspect", "scope", "year", "unit", "target", "target_high",
    "target_bound", "target_text", "target_words", "target_document", "target_id", "result", "result_bound",
    "result_text", "result_scope", "result_document", "result_id", "verdict", "rate", "gap", "retold", "retold_text",
    "retold_id", "account",
)  # fmt: skip


def _named(place: Place) -> Flat:
    return {"region": place.region, "place": place.place, "code": place.code}


def metric_said(each: Outcome) -> str:
    """What a target is of: 城镇新增就业, 城镇居民人均可支配收入增长."""
    name = metric_of(each.target.metric, each.target.population)
    return _("{name}增长").format(name=name) if each.target.aspect == "change" else name
