"""One claim beside the records of its subject -> its verdict: borne out, contradicted, of something else, or unknown.

A claim is borne out by a record that agrees in every field that the claim states and in its number, bound included.
It is different where a record has its number of something else, in one field (a target for a result, a total for a
year), or the number under another bound; contradicted where records of just that thing have other numbers only. What
nothing of that is true of is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jobscli import words
from jobscli.ask.agreement import AGREE, Agreement, agreement
from jobscli.ask.verify import told
from jobscli.ask.verify.answer import Verified
from jobscli.ask.verify.derived import Derived
from jobscli.ask.verify.difference import differing, left_open, years_apart
from jobscli.ask.verify.subject import Candidate
from jobscli.record import UNSTATED_REGION, Statistic

# What is most often mixed up within one text, and cannot agree by chance: the number is of the same place and time.
_HOW = frozenset(("status", "aspect", "price_basis", "population", "unit", "place", "scope", "period"))
_DIGITS = 3  # so many digits of a number do not agree by chance in another region or year
_RATES = frozenset(("%", "‰", "百分点", "千分点"))  # of which the same are told everywhere
_ORDER: dict[Agreement, int] = {"same": 0, "rounded": 1, "implied": 2, "bound": 3, "loose": 4, "other": 5}


class Weighed(NamedTuple):
    """A record beside a claim: how their numbers agree, and in which fields they differ."""

    candidate: Candidate
    number: Agreement
    fields: tuple[str, ...]
    apart: int  # years between them

    @property
    def record(self) -> Statistic:
        return self.candidate.record

    @property
    def steps(self) -> int:
        """In how many ways they differ; a total of some years for one of them is one, and so is a city elsewhere, and
        what was planned for the next year."""
        fields = set(self.fields)
        planned = fields == {"status", "period"} and self.apart == 1
        return len(fields) - ({"scope", "period"} <= fields) - ({"region", "place"} <= fields) - planned


def verdict(claim: Statistic, candidates: Iterable[Candidate], counted: Derived | None = None) -> Verified:
    """What the records say of `claim`; `counted` is what they give for it where it can be computed from them."""
    weighed = [_weighed(claim, each) for each in candidates]
    of_it = sorted((each for each in weighed if each.candidate.is_of), key=_closeness)
    here = [each for each in of_it if not each.fields]
    if counted is not None and not here and counted.agrees(claim):
        return _computed(claim, counted)
    for judged in (_borne_out, _bounded, _how_else, _contradicted):
        if (found := judged(claim, here, of_it)) is not None:
            return found
    if counted is not None and not here:
        return _computed(claim, counted)
    return _elsewhere(claim, here, of_it) or _unknown(claim, weighed)


def _computed(claim: Statistic, counted: Derived) -> Verified:
    """What follows from the records, which do not tell it themselves."""
    agrees = counted.agrees(claim)
    why = told.computed(claim, counted.shown, counted.told, agrees=agrees)
    first, *rest = counted.basis
    return Verified(claim, "supported" if agrees else "contradicted", why, first, basis=(first, *rest))


def _weighed(claim: Statistic, candidate: Candidate) -> Weighed:
    fields = differing(claim, candidate.record)
    number = agreement(claim, candidate.record)
    return Weighed(candidate, number, fields, years_apart(claim, candidate.record))


def _closeness(each: Weighed) -> tuple[int, int, bool, int, float]:
    """What differs in least goes first, then the number, the region, the nearest year, and the words."""
    words_shared = each.candidate.said + each.candidate.meant
    return each.steps, _ORDER[each.number], "region" in each.fields, each.apart, -words_shared


def _borne_out(claim: Statistic, here: Sequence[Weighed], _of_it: Sequence[Weighed]) -> Verified | None:
    agreeing = [each for each in here if each.number in AGREE]
    if not agreeing:
        return None
    best = min(agreeing, key=lambda each: (bool(left_open(claim, each.record)), *_closeness(each)))
    others = _others(best, here)
    why = told.borne_out(claim, best.record, best.number, others)
    return Verified(claim, "supported", why, best.record, (), others)


def _others(best: Weighed, here: Sequence[Weighed]) -> tuple[Statistic, ...]:
    """What other documents say of just the same thing, where that is something else."""
    own = best.record
    found = [
        each.record
        for each in here
        if each.record.document != own.document
        and each.number not in AGREE
        and each.candidate.answers
        and not each.candidate.general
        and not differing(own, each.record)
        and agreement(own, each.record) not in AGREE
    ]
    return tuple({(each.document, each.value): each for each in found}.values())


def _bounded(claim: Statistic, here: Sequence[Weighed], _of_it: Sequence[Weighed]) -> Verified | None:
    """The same number under another bound."""
    found = [each for each in here if each.number == "bound"]
    if not found:
        return None
    return Verified(claim, "different", told.bounded(claim, found[0].record), found[0].record, ("bound",))


def _how_else(claim: Statistic, here: Sequence[Weighed], of_it: Sequence[Weighed]) -> Verified | None:
    """The number, of the same place, but a target, a total, of other people …"""
    by_chance = digits(claim) < _DIGITS and any(each.candidate.answers for each in here)
    found = [
        each
        for each in of_it
        if each.steps == 1
        and set(each.fields) <= _HOW
        and each.fields != ("period",)
        and not (by_chance and "period" in each.fields and each.record.scope != "cumulative")
        and (each.number in AGREE or (each.number == "bound" and each.fields == ("status",)))
        and (claim.region != UNSTATED_REGION or not here)
    ]
    return _different(claim, found, here) if found else None


def _contradicted(claim: Statistic, here: Sequence[Weighed], of_it: Sequence[Weighed]) -> Verified | None:
    """Records of just this have other numbers; not where the number, with digits enough, is that of another year."""
    answering = [each for each in here if each.candidate.answers] or _only(here)
    if not answering or _one_of_many(claim, answering):
        return None
    if digits(claim) >= _DIGITS and (found := _elsewhere(claim, answering, of_it)):
        return found
    best = min(answering, key=lambda each: (_ORDER[each.number], _distance(claim, each.record)))
    if best.number == "loose":
        return Verified(claim, "different", told.loose(claim, best.record), best.record, ("bound",))
    others = _others(best, answering)
    return Verified(claim, "contradicted", told.contradicted(claim, best.record, others), best.record, (), others)


def _only(here: Sequence[Weighed]) -> Sequence[Weighed]:
    """The records of a metric of the vocabulary where they are one number: what the claim calls so can be no other."""
    known = all(words.metric(each.record.metric) for each in here)
    return here if known and len({each.record.value for each in here}) == 1 else ()


def _one_of_many(claim: Statistic, answering: Sequence[Weighed]) -> bool:
    """Whether the claim fits figures of several regions, or several of one text, so that none contradicts it."""
    if claim.region == UNSTATED_REGION and len({each.record.region for each in answering}) > 1:
        return True
    by_text: dict[str, set[object]] = {}
    for each in answering:
        by_text.setdefault(each.record.document, set()).add(each.record.value)
    return answering[0].candidate.general and max(map(len, by_text.values())) > 1


def _elsewhere(claim: Statistic, here: Sequence[Weighed], of_it: Sequence[Weighed]) -> Verified | None:
    """The number, of another region or year; of another in two ways only where its digits cannot agree by chance."""
    enough = _DIGITS + 1 + (claim.unit in _RATES)
    steps = 2 if digits(claim) >= enough and not here else 1
    found = [each for each in of_it if 0 < each.steps <= steps and each.number in ("same", "rounded")]
    return _different(claim, found, here) if found else None


def digits(claim: Statistic) -> int:
    """How many digits tell a number: 3 of 141万, 1 of 5%."""
    return len(claim.value.normalize().as_tuple().digits)


def _different(claim: Statistic, found: Sequence[Weighed], here: Sequence[Weighed]) -> Verified:
    best = found[0]
    answering = [each.record for each in here if each.candidate.answers]
    why = told.different(claim, best.record, best.fields, best.number, answering[:1])
    fields = (*best.fields, "bound") if best.number == "bound" else best.fields
    return Verified(claim, "different", why, best.record, fields)


def _unknown(claim: Statistic, weighed: Sequence[Weighed]) -> Verified:
    """Nothing bears on the claim: the nearest record, by what it measures, then by place, time and what it is."""
    if not weighed:
        return Verified(claim, "unknown", told.unknown(claim, None, ()))
    nearest = min(
        weighed,
        key=lambda each: (
            not each.candidate.is_of,
            not each.candidate.same,
            "region" in each.fields,
            "place" in each.fields,
            each.apart,
            "status" in each.fields,
            each.steps,
            -each.candidate.said,
            _distance(claim, each.record),
        ),
    )
    return Verified(claim, "unknown", told.unknown(claim, nearest.record, nearest.fields), nearest.record)


def _distance(claim: Statistic, record: Statistic) -> float:
    """How far apart two numbers lie, as a share of the larger."""
    largest = max(abs(claim.value), abs(record.value))
    return float(abs(claim.value - record.value) / largest) if largest else 0.0
