"""A document's text -> what it says: an outline, statistics, measures, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass

from jobscli.read.about import About
from jobscli.read.excluded import excluded
from jobscli.read.measure import find_measures
from jobscli.read.outline import outline
from jobscli.read.problem import Problem
from jobscli.read.statistic import statistics
from jobscli.record import Document, Excluded, Measure, Section, Statistic

__all__ = ["About", "Problem", "Reading", "read_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one document."""

    document: Document
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    statistics: tuple[Statistic, ...]
    problems: tuple[Problem, ...]
    excluded: tuple[Excluded, ...] = ()  # the numerals that are in no statistic


def read_text(text: str, name: str, about: About | None = None, sha256: str | None = None) -> Reading:
    """Read `text`, the content of a file called `name` (without its ending).

    Offsets in the result are code points of `text` as it is given, `\\r\\n` and full-width forms untouched.
    """
    found = outline(text, name, about, sha256)
    told, problems, passed = statistics(found)
    measures, told = find_measures(found, told)
    return Reading(
        document=found.document,
        sections=found.sections,
        measures=measures,
        statistics=told,
        problems=problems,
        excluded=excluded(text, found.document.id, told, passed),
    )
