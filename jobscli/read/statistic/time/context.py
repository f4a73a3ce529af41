"""What the part of a document and its year give to a figure whose own words tell no time, or tell it only in part."""

from __future__ import annotations

from jobscli.read.model import ReferenceDate, SectionContext
from jobscli.read.statistic.model import Period
from jobscli.read.statistic.time.said import TimeExpression, as_long
from jobscli.record import PeriodBasis, Scope


def of_context(scope: Scope, part: SectionContext, clock: ReferenceDate) -> Period:
    """The time of the part, else the year that the document names as that of its figures, and not in passing."""
    if part.period:
        return Period(scope, part.period, "context")
    return Period(scope, str(clock.year), "document") if clock.year and clock.named else Period(scope, None, None)


def basis_of(time: TimeExpression | None, part: SectionContext) -> PeriodBasis | None:
    """How a period is known that an expression tells, or else the part."""
    if time is not None and time.period:
        return "stated" if time.stated else "document"
    return "context" if part.period else None


def are_of_the_part(time: TimeExpression, part: SectionContext) -> bool:
    """Whether 五年 without more are the years of the part, as in the account of “十一五”."""
    return part.kind == "past_term" and not time.stated and as_long(time.period, part.period)


def ahead(time: TimeExpression, part: SectionContext) -> bool:
    """Whether 五年 without more is of the years that the part plans."""
    return part.kind == "next_term" and not time.stated
