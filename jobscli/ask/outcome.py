"""What came of a target: the figure that the next report tells, how far it is from the number, whether it was kept.

A target and a result belong together when they are of one place, metric, aspect, unit, scope, period and population.
The rate is computed from the number that the target writes; of a percentage there is none, but a distance in points.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from jobscli import words
from jobscli.ask.cells import Library
from jobscli.ask.comparable import interval
from jobscli.ask.places import Place
from jobscli.ask.years import last_year
from jobscli.record import Statistic

# `unclear`: a bound or a 左右 leaves it open, nothing tells whether more or less is wanted, one growth is real and the
# other not, or the two are out of all proportion; `unreported`: there is a document of that year without the figure;
# `no_document`: none of that year, though of later ones; `not_due`: of no later year either, so that the report on it
# is still to come.
Verdict = Literal["met", "missed", "unclear", "unreported", "no_document", "not_due"]
# Whether the report on the year tells the same number as the target; `silent` where it tells none.
Retold = Literal["same", "differs", "silent"]

RATES = ("%", "‰", "百分点", "千分点")
_TENTH = Decimal("0.1")
# Where the result is so many per cent of the target, one of the two is likelier of another thing than that it was kept.
_LEAST, _MOST = 33, 300


class Outcome(NamedTuple):
    """A target of a place and what came of it."""

    place: Place
    target: Statistic  # as the earliest document has it
    result: Statistic | None
    verdict: Verdict
    rate: Decimal | None  # result ÷ the number of the target, in %; computed
    gap: Decimal | None  # result − the number of the target, of percentages
    retold: Retold | None  # None where there is no report on the year
    retelling: Statistic | None  # the target as the report on the year tells it
    account: str | None  # what that report says of the target in words
    others: tuple[Statistic, ...] = ()  # further figures of that target, other than the retelling
    near: tuple[Statistic, ...] = ()  # results of its year under names like its own, where none has its name

    @property
    def period(self) -> str:
        """The year or the years that the target is for."""
        return self.target.period or ""

    @property
    def key(self) -> tuple[str | None, ...]:
        """What the target is of, apart from its place and its period."""
        each = self.target
        return each.metric, each.population, each.aspect, each.unit or each.unit_inferred, each.scope


def outcome(place: Place, targets: list[Statistic], result: Statistic | None, kept: Library, latest: int) -> Outcome:
    """What came of the target that `targets` tell, the one that was told first before the rest.

    `latest` is the last year that a document of the place speaks of.
    """
    target, *rest = targets
    year = last_year(target.period or "0")
    reports = kept.of(place, str(year), "achieved")
    told = [each for each in rest if each.document in reports] if target.document not in reports else [target]
    differing = [each for each in told if each.value != target.value]
    retelling = next(iter(differing or told), None)
    retold: Retold | None = None
    if reports:
        retold = "silent" if retelling is None else "differs" if differing else "same"
    return Outcome(
        place,
        target,
        result,
        _verdict(target, result, bool(reports), year > latest),
        _rate(target, result),
        _gap(target, result),
        retold,
        retelling,
        _account(result),
        tuple(each for each in rest if each is not retelling),
    )


def is_alike(target: Statistic, result: Statistic) -> bool:
    """Whether a result of another name may be of what a target is of: one name has all characters of the other.

    职业技能培训 is aimed at, and 补贴性职业技能培训 is told.
    """
    same = ("place", "population", "aspect", "period")
    if target.metric == result.metric or any(getattr(target, at) != getattr(result, at) for at in same):
        return False
    if (target.unit or target.unit_inferred) != (result.unit or result.unit_inferred):
        return False
    shorter, longer = sorted((target.metric, result.metric), key=len)
    if len(shorter) < _NAME or 2 * len(shorter) < len(longer) or not set(shorter) <= set(longer):
        return False
    _before, inside, behind = longer.rpartition(shorter)
    return not inside or _NO_HEAD.fullmatch(behind) is not None


_NAME = 4  # characters of a name that tells what it is of
# What may stand behind a name that is of the same: 台黑高速公路, and not 地区生产总值能耗.
_NO_HEAD = re.compile("(?:公路|企业|项目|工程|人员|人数|个数|总数|总量|总额|数量|数)?")


def _verdict(target: Statistic, result: Statistic | None, reported: bool, ahead: bool) -> Verdict:
    if result is None:
        return "unreported" if reported else "not_due" if ahead else "no_document"
    low, high = interval(result)
    wanted = _less_is_wanted(target)
    rate = _rate(target, result)
    if wanted is None or target.price_basis != result.price_basis or (rate is not None and not _LEAST < rate < _MOST):
        return "unclear"
    if wanted:
        limit = target.high or target.value
        met, missed = high <= limit, low > limit
    else:
        met, missed = low >= target.value, high < target.value
    if met:
        return "met"
    return "missed" if missed and target.bound != "about" else "unclear"


def _less_is_wanted(target: Statistic) -> bool | None:
    """Whether a target is a ceiling; None where neither its words nor its metric tell."""
    if target.bound in ("at_most", "at_least"):
        return target.bound == "at_most"
    known = words.metric(target.metric)
    if known is not None:
        return known.low_is_good
    return None if (target.unit or target.unit_inferred) in RATES else False


def _rate(target: Statistic, result: Statistic | None) -> Decimal | None:
    if result is None or target.aspect != "level" or target.unit in RATES or target.value <= 0:
        return None
    return (result.value / target.value * 100).quantize(_TENTH, ROUND_HALF_UP)


def _gap(target: Statistic, result: Statistic | None) -> Decimal | None:
    return result.value - target.value if result is not None and target.unit in RATES else None


_CLAUSE = re.compile(r"[^，。；：！？;]+")
_OF_TARGETS = re.compile("目标|任务|计划|预期|指标")
_REACHED = re.compile("完成|超过|超额|实现|达到|达成|好于|低于|高于|优于|以内")


def clause(figure: Statistic) -> str:
    """The words around a figure up to the next marks: 力争全年新增城镇就业85万人; without a quote its own."""
    found = [each[0].strip() for each in _CLAUSE.finditer(figure.quote or "") if figure.text in each[0]]
    named = f"{figure.population or ''}{figure.label}{figure.metric}"
    pieces = {named[at : at + 2] for at in range(len(named) - 1)}
    best = max(found, key=lambda text: sum(piece in text for piece in pieces), default=figure.text)
    return _among(best, figure.text)


def _among(text: str, printed: str) -> str:
    """Of what 、 parts the piece that holds the figure, where each has a number of its own."""
    pieces = text.split("、")
    if "分别" in text or not all(any(char.isdecimal() for char in each) for each in pieces):
        return text
    return next((each for each in pieces if printed in each and len(each) > len(printed) + 1), text)


def _account(result: Statistic | None) -> str | None:
    """What the sentence of a result says of the target: 超额完成120万的目标任务."""
    if result is None or not result.quote:
        return None
    at = result.quote.find(result.text)
    rest = result.quote[max(at, 0) :]
    own = _CLAUSE.findall(rest)[:3]
    return next((each.strip() for each in own if _tells_of_target(each, result.metric)), None)


def _tells_of_target(text: str, metric: str) -> bool:
    """Whether a clause says how a target was reached, and not that of another metric."""
    others = (name for each in words.metrics().values() if each.name != metric for name in (each.name, *each.aliases))
    told = _OF_TARGETS.search(text) and _REACHED.search(text)
    return bool(told) and not any(name in text for name in others if len(name) > 2)
