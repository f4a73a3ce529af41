"""Whether the number of a claim agrees with that of a record: values with their bounds as intervals, and rounding.

A claim may print fewer digits than its source (141万 for 141.3万), and may say with a bound what the source says
exactly (超过140万 for 141万, 近140万 for 139.6万). The same number under another bound is another statement.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Literal, NamedTuple

from jobscli.record import Statistic

# same: the same number and bound; rounded: the record's number in fewer digits; implied: what the claim says of the
# number follows from the record's, and lies close to it; loose: it follows, but lies far off; bound: the same number
# under another bound; other: another number.
Agreement = Literal["same", "rounded", "implied", "loose", "bound", "other"]
AGREE = frozenset(("same", "rounded", "implied"))

# A rounding moves no number farther than by this share of it: 3% is none for 2.6%.
_ROUNDED = Decimal("0.05")
# So far below the number itself may lie what a claim says it exceeds: 超千亿 is said of 1187亿, not of 1870亿.
_NEAR = Decimal("0.2")

_EQUAL = Decimal("1e-9")

Kind = Literal["exact", "about", "below", "at_least", "at_most", "between"]
_MIRRORED: dict[Kind, Kind] = {"at_least": "at_most", "at_most": "at_least", "below": "below"}
_BELOW = re.compile("近(?!年)|不到|不足")
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Told(NamedTuple):
    """A number as a text tells it, its sign left out: `step` is the worth of its last digit, `coarse` that of its last
    digit that is not 0."""

    kind: Kind
    low: Decimal
    high: Decimal
    step: Decimal
    coarse: Decimal


def told(statistic: Statistic) -> Told:
    """How a figure tells its number; a decline by more than 14%, whose change is at most −14, tells 14 at least."""
    value, high = statistic.value, statistic.high if statistic.high is not None else statistic.value
    kind: Kind = statistic.bound
    if kind in ("about", "at_most") and _BELOW.search(statistic.text):
        kind = "below"
    if value < 0:
        value, high = min(-value, -high), max(-value, -high)
        kind = _MIRRORED.get(kind, kind)
    step = _step(statistic.text, high)
    return Told(kind, value, high, step, max(step, _coarse(high)))


def _step(text: str, value: Decimal) -> Decimal:
    """The worth of the last digit that `text` prints of `value`; of words alone (千亿) that of their multiplier."""
    found = _NUMERAL.findall(unicodedata.normalize("NFKC", text))
    number = Decimal(found[-1].replace(",", "")) if found else Decimal(0)
    if not number or not value:
        return next((Decimal(size) for sign, size in (("亿", 10**8), ("万", 10**4)) if sign in text), Decimal(1))
    scale = value / number
    return scale * Decimal(1).scaleb(_exponent(number))


def _coarse(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(_exponent(value.normalize())) if value else Decimal(1)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def agreement(claim: Statistic, record: Statistic) -> Agreement:
    """How the number of `claim` stands to that of `record`; both are of one unit."""
    if claim.text == record.text and claim.bound == record.bound and _close(claim.value, record.value):
        return "same"  # 1/3 has no end as a decimal
    if (claim.value < 0) != (record.value < 0) and claim.value != record.value:
        return "other"
    one, other = told(claim), told(record)
    if (one.low, one.high) == (other.low, other.high):
        return "same" if one.kind == other.kind else "bound"
    if other.kind == "exact":
        return _of_exact(one, other.low)
    if one.kind == other.kind and one.kind != "between":
        return _of_bounded(one, other)
    if one.low == one.high and other.low == other.high and is_rounding(one, other.low, one.step):
        return "bound"
    return "bound" if other.kind == "between" and one.low in (other.low, other.high) else "other"


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(other) * _EQUAL


def is_rounding(claim: Told, value: Decimal, step: Decimal) -> bool:
    """Whether the claim's number is `value` rounded to `step`, the fewer digits that it prints."""
    apart = abs(claim.low - value)
    return 0 < apart <= step / 2 and apart <= abs(value) * _ROUNDED


def _of_exact(claim: Told, value: Decimal) -> Agreement:
    """What the record tells exactly, in the words of the claim."""
    if claim.kind == "exact":
        return "rounded" if is_rounding(claim, value, claim.step) else "other"
    if claim.kind == "about":
        return "rounded" if is_rounding(claim, value, claim.coarse) else "other"
    if claim.kind == "between":
        return "implied" if claim.low <= value <= claim.high else "other"
    beyond = value - claim.low if claim.kind == "at_least" else claim.low - value
    if beyond <= 0:
        return "other"
    if claim.kind == "below":
        return "implied" if beyond <= claim.coarse and beyond <= claim.low * _ROUNDED else "other"
    return "implied" if beyond < claim.coarse and beyond <= claim.low * _NEAR else "loose"


def _of_bounded(claim: Told, record: Told) -> Agreement:
    """Two numbers under one bound: the claim's may round the record's in the direction that the bound leaves open."""
    if claim.kind == "at_least" and claim.low < record.low:
        beyond = record.low - claim.low
    elif claim.kind == "at_most" and claim.low > record.low:
        beyond = claim.low - record.low
    elif claim.kind in ("about", "below"):
        return "rounded" if is_rounding(claim, record.low, claim.coarse) else "other"
    else:
        return "other"
    return "implied" if beyond < claim.coarse and beyond <= record.low * _ROUNDED else "other"
