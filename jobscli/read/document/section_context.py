"""What a section gives to its figures: status, scope and period."""

from __future__ import annotations

from jobscli.read.document.heading_cues import year_of_works
from jobscli.read.document.plain_tracker import PlainTracker
from jobscli.read.document.report_tracker import ReportTracker
from jobscli.read.model import DocumentKind, ReferenceDate, SectionContext


def section_tracker(kind: DocumentKind, reference: ReferenceDate, title: str) -> ReportTracker | PlainTracker:
    """What follows the context through a document of that kind, from heading to heading and sentence to sentence."""
    return ReportTracker(reference) if kind == "report" else PlainTracker(kind, reference, title)


def of_heading(title: str, words: str, current: SectionContext) -> SectionContext:
    """What holds for the figures of a heading itself, which in an account of a year's works are aims.

    `title` is the document's, `words` are the heading's, `current` is what holds below it.
    """
    year = year_of_works(title, words)
    return SectionContext("plan", "target", "annual", year) if year is not None else current
