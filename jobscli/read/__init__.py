"""A document's text -> what it says: an outline, statistics, measures, and what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobscli.read.document.outline import outline
from jobscli.read.measure import find_measures
from jobscli.read.model import About, Explained, Outline, Problem, Reading
from jobscli.read.residue import residue
from jobscli.read.statistic import statistics
from jobscli.read.wording import wordings
from jobscli.record import UNSTATED_REGION, Document, Statistic
from jobscli.words import regions

__all__ = ["About", "Problem", "Reading", "read_text"]


def read_text(
    text: str,
    name: str,
    about: About | None = None,
    sha256: str | None = None,
    path: str | None = None,
    explain: tuple[str, ...] | None = None,
) -> Reading:
    """Read `text`, the content of a file called `name` (without its ending) that stands at `path`.

    Offsets in the result are code points of `text` as it is given, `\\r\\n` and full-width forms untouched. Each of
    `explain` is the id of a figure, words of its sentence, or `all`: of these `explained` then has the reasons.
    """
    found = outline(text, name, about, sha256, path)
    told, problems, passed = statistics(found)
    measures, told = find_measures(found, told)
    return Reading(
        document=_with_regions(found, told),
        sections=found.sections,
        measures=measures,
        statistics=told,
        problems=problems,
        excluded=residue(text, found.document.id, told, passed),
        words=wordings(found),
        explained=None if explain is None else _explained(found, explain),
    )


def _with_regions(found: Outline, told: Sequence[Statistic]) -> Document:
    """The document of `found`; of one that names no region, but has tables that do, it is about theirs."""
    document = found.document
    if document.regions or not found.tables:
        return document
    named = {each.region for each in told} - {UNSTATED_REGION}
    return replace(document, regions=tuple(sorted(named, key=list(regions()).index)))


def _explained(found: Outline, wanted: tuple[str, ...]) -> tuple[Explained, ...]:
    from jobscli.read.statistic.explain import explain

    return explain(found, wanted)
