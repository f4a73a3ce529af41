"""A document's text -> what it says: an outline, statistics, measures, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass

from jobscli.read.about import About
from jobscli.read.outline import outline
from jobscli.record import Document, Measure, Section, Statistic

__all__ = ["About", "Problem", "Reading", "read_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What looked like a figure and was not understood, and why, in a sentence for the user."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one document."""

    document: Document
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    statistics: tuple[Statistic, ...]
    problems: tuple[Problem, ...]


def read_text(text: str, name: str, about: About = About(), sha256: str | None = None) -> Reading:
    """Read `text`, the content of a file called `name` (without its ending).

    Offsets in the result are code points of `text` as it is given, `\\r\\n` and full-width forms untouched.
    """
    found = outline(text, name, about, sha256)
    return Reading(document=found.document, sections=found.sections, measures=(), statistics=(), problems=())
