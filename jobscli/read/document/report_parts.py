"""The parts of a work report and of other documents: what each gives to its figures, and the words that open it."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.document.calendar import plan_of, plan_years
from jobscli.read.model import ContextKind, ContextStatus, DocumentKind, ReferenceDate, SectionContext, Side
from jobscli.words.reading import cues

KINDS: tuple[ContextKind, ...] = ("past_term", "past_year", "next_term", "next_year")


def report_context(kind: ContextKind, reference: ReferenceDate, side: Side = "") -> SectionContext:
    """The context of that kind in a work report, with its years by the reference date."""
    now = reference.now
    if now is None:
        return SectionContext(kind, "target" if kind.startswith("next") else "achieved", side=side)
    if kind == "past_year":
        return SectionContext(kind, "achieved", "annual", str(now - 1), side)
    if kind == "next_year":
        return SectionContext(kind, "target", "annual", str(now), side)
    if kind == "past_term":
        return SectionContext(kind, "achieved", None, f"{now - 5}/{now - 1}", side)
    years = plan_years(plan_of(now)) if plan_of(now - 1) != plan_of(now) else None
    first, last = years or (now, now + 4)
    return SectionContext(kind, "target", None, f"{first}/{last}", side)


@cache
def part_cues(now: int, late: bool) -> tuple[tuple[ContextKind, re.Pattern[str]], ...]:
    """The cues of each kind with the years and plans of a report given in `now`, or `late` in the year before."""
    past, following = plan_of(now - 1), plan_of(now)
    if past == following:  # in mid-plan the plan itself is neither behind nor ahead
        past, following = plan_of(now - 5), plan_of(now + 5)
    ends = plan_years(following)
    words = {"今年": "明年"} if late else {}
    words |= {
        "PAST": past if len(past) > 2 else f"(?<=“){past}",
        "NEXTEND": str(ends[1] if ends else now + 5),
        "NEXT": following if len(following) > 2 else f"(?<=“){following}",
        "LASTYEAR": str(now - 1),
        "THISYEAR": str(now),
    }
    filled = {kind: _filled(cues("part")[kind], words) for kind in KINDS}
    if late:
        filled["past_year"] += "|今年"
    return tuple((kind, re.compile(pattern)) for kind, pattern in filled.items())


def _filled(pattern: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        pattern = pattern.replace(name, word)
    return pattern


def plain_context(kind: DocumentKind, reference: ReferenceDate, years: tuple[int, int] | None) -> SectionContext:
    """The context of a document that is no report, outside of plans and accounts."""
    status: ContextStatus | None = kind if kind in ("target", "budget", "limit") else None
    if years is not None and kind == "target":
        return SectionContext("next_term", status, None, f"{years[0]}/{years[1]}")
    if kind == "target" and reference.stated and reference.year:
        return SectionContext(status=status, scope="annual", period=str(reference.year))
    if reference.span is not None:
        return SectionContext(scope=reference.span[0], period=reference.span[1])
    return SectionContext(status=status)
