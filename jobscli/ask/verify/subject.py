"""Which records measure what a claim measures: those of its metric, and those that name it in nearly the same words.

A metric of the vocabulary is told by its name; where a claim says more than that name (富民创业贷 for 创业担保贷款),
the record has to say it, too. What a text alone calls so (投资, 新建项目) is told by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.agreement import AGREE, agreement
from jobscli.ask.clause import clause, named
from jobscli.ask.verify.derived import base_of
from jobscli.record import Measure, Statistic
from jobscli.store import Store

_ENOUGH = 0.6  # so much of what one side says the other has to say
_SHORT = 4  # characters of a name that alone tells nothing
_ALIKE = 0.7  # so much of the longer of two names the shorter has to be
_CLAUSE = 0.5  # so much of the claim's sentence a record of such a name has to have
_REORDERED = 0.75  # so much of each of two names the other has to have
_DIGITS = 3  # so many digits do not agree by chance
_NEAR = 0.4  # from here on the names of two metrics are near
_NEAREST = 8

Pairs = frozenset[str]


class Candidate(NamedTuple):
    """A record beside a claim: how much of what the claim names it says, and the reverse, from 0 to 1."""

    record: Statistic
    said: float
    meant: float
    same: bool  # whether it is of the claim's metric, or named alike
    general: bool  # whether the claim names it by a word that alone tells nothing

    @property
    def is_of(self) -> bool:
        """Whether the record measures what the claim does, so that it may bear the claim out."""
        return self.same and self.said >= _ENOUGH

    @property
    def answers(self) -> bool:
        """Whether the claim measures just what the record does, so that the record may contradict it."""
        return self.is_of and self.meant >= _ENOUGH


class Candidates:
    """The records of a store that claims may be held against."""

    def __init__(self, store: Store, claims: Sequence[Statistic]) -> None:
        """Find the records of the claims' metrics, of their labels, and of metrics named nearly so: in three passes."""
        self._near = _Names(str(key[0]) for key, _n in store.count("statistics", {}, ("metric",)))
        wanted = {each.metric: self._near.of(each) for each in claims}
        whole = [name for each in claims for name in (_fuller(each), base_of(each)) if name]
        names = dict.fromkeys([*wanted, *whole, *(name for near in wanted.values() for name in near)])
        labels = dict.fromkeys(name for each in claims for name in (each.label, named(each)) if len(name) > _SHORT)
        found = [*typed.statistics(store, {"metric": list(names)}), *typed.statistics(store, {"label": list(labels)})]
        self._records = list({each.id: each for each in found}.values())
        unquoted = [each.measure for each in self._records if each.measure and not each.quote]
        self._measures: Mapping[str, Measure] = {
            each.id: each for each in (typed.measures(store, {"id": unquoted}) if unquoted else ())
        }
        self._of: dict[str, list[Statistic]] = {}
        for each in self._records:
            self._of.setdefault(each.metric, []).append(each)
        self._labelled: dict[str, list[Statistic]] = {}
        for each in self._records:
            self._labelled.setdefault(each.label, []).append(each)

    def measuring(self, metric: str) -> Sequence[Statistic]:
        """The records of a metric."""
        return self._of.get(metric, ())

    def of(self, claim: Statistic) -> list[Candidate]:
        """The records to hold `claim` against, those of its own metric first."""
        found = {each.id: each for each in self._of.get(claim.metric, ())}
        for name in (claim.label, named(claim)):
            found.update((each.id, each) for each in self._labelled.get(name, ()))
        for name in (_fuller(claim) or "", *self._near.of(claim)):
            found.update((each.id, each) for each in self._of.get(name, ()))
        return [self._candidate(claim, each) for each in found.values()]

    def _candidate(self, claim: Statistic, record: Statistic) -> Candidate:
        measure = self._measures.get(record.measure or "")
        told = f"{measure.title}，{measure.summary or ''}" if measure else ""
        there = _pairs(f"{record.metric}，{record.label}，{record.population or ''}，{record.quote or ''}，{told}")
        here = _pairs(f"{claim.metric}，{claim.label}，{claim.population or ''}，{claim.quote or ''}")
        known = words.metric(claim.metric) is not None and claim.metric == record.metric
        own, others = (_beyond(claim), _beyond(record)) if known else (_pairs(named(claim)), _pairs(named(record)))
        said, meant = _share(own, there), _share(others, here)
        same = (
            record.metric in (claim.metric, _fuller(claim))
            or named(claim) == named(record)
            or _contains(claim, record)
            or _is_reordered(claim, record)
            or _is_said_there(claim, record)
        )
        general = not known and len(named(claim)) <= _SHORT
        if general and _share(_pairs(_VERBS.sub("，", clause(claim))), there) < _CLAUSE:
            said = 0.0
        return Candidate(record, said, meant, same, general)


def _fuller(claim: Statistic) -> str | None:
    """The metric of the vocabulary whose name stands whole before the number where but its end was taken for it."""
    if words.metric(claim.metric) is not None or len(claim.label) < _SHORT:
        return None
    before = (claim.quote or "").partition(claim.text)[0]
    ending = (each.name for each in words.metrics().values() if each.name.endswith(claim.label))
    return next((name for name in ending if name in before), None)


def _contains(claim: Statistic, record: Statistic) -> bool:
    """Whether one has nearly the other's own name in its own, which is long enough to tell something."""
    if words.metric(claim.metric) is not None or words.metric(record.metric) is not None:
        return False
    shorter, longer = sorted((named(claim), named(record)), key=len)
    if len(shorter) < _SHORT or shorter not in longer:
        return False
    return len(shorter) >= _ALIKE * len(longer) or (len(shorter) > _SHORT and _is_its_number(claim, record))


def _is_its_number(claim: Statistic, record: Statistic) -> bool:
    """Whether both are one number of one region, with so many digits that this is no chance."""
    enough = len(claim.value.normalize().as_tuple().digits) >= _DIGITS
    return enough and claim.region == record.region and agreement(claim, record) in AGREE


def _is_said_there(claim: Statistic, record: Statistic) -> bool:
    """Whether the record's own clause has the whole name that the claim has, of which it was read by a part."""
    name = named(claim)
    return words.metric(claim.metric) is None and len(name) > _SHORT and name in clause(record)


def _is_reordered(claim: Statistic, record: Statistic) -> bool:
    """Whether both are named in the same words in another order: 留省就业的高校毕业生 for 高校毕业生留省就业."""
    if words.metric(claim.metric) is not None:
        return False
    one, other = (_pairs(named(each).replace("的", "")) for each in (claim, record))
    return len(one) >= _SHORT and min(_share(one, other), _share(other, one)) >= _REORDERED


def _beyond(statistic: Statistic) -> Pairs:
    """What a figure's label says beyond the name of its metric, and the verbs that go with any."""
    known = words.metric(statistic.metric)
    names = sorted((known.name, *known.aliases) if known else (), key=len, reverse=True)
    sentence = statistic.quote or ""
    if known and statistic.label not in sentence and sentence.partition(statistic.text)[0].endswith(known.name):
        return frozenset()  # what the label has was taken from behind the number
    rest = named(statistic)
    for name in names:
        rest = rest.replace(name, "，")
    return _pairs(_VERBS.sub("，", rest))


_VERBS = re.compile(
    "已经|目标|定[在为]?|设[在为定]|[把将]|[实兑]现|完成|开展|组织|发放|提供|达到?|控制在|保持在?|稳定在|新增|人[数次]|总[体额]|增长|提高|下降"
)


@lru_cache(maxsize=1 << 16)  # the same records stand beside many claims
def _pairs(text: str) -> Pairs:
    """The pairs of neighbouring letters in `text`, none over a mark."""
    return frozenset(one + other for one, other in pairwise(text) if (one + other).isalnum())


def _share(of: Pairs, among: Pairs) -> float:
    return len(of & among) / len(of) if of else 1.0


class _Names:
    """The names of a store's metrics by their pairs of letters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._having: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            for pair in _pairs(name):
                self._having.setdefault(pair, []).append(name)
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, claim: Statistic) -> tuple[str, ...]:
        """The names nearest to what `claim` measures, the nearest first."""
        key = claim.metric, claim.label
        if key not in self._found:
            known = words.metric(claim.metric) is not None
            self._found[key] = self._nearest(_pairs(claim.metric if known else named(claim)))
        return self._found[key]

    def _nearest(self, own: Pairs) -> tuple[str, ...]:
        shared: dict[str, int] = {}
        for pair in own:
            for name in self._having.get(pair, ()):
                shared[name] = shared.get(name, 0) + 1
        scores = {name: n / (len(own) + len(_pairs(name)) - n) for name, n in shared.items()}
        near = sorted((name for name, score in scores.items() if score >= _NEAR), key=lambda name: -scores[name])
        return tuple(near[:_NEAREST])
