"""What the heading or the title says of the measures under it: that they are on employment, on what, for whom."""

from __future__ import annotations

from dataclasses import dataclass

from jobscli.read.model import Outline
from jobscli.words.measuring import expression, expressions

# A heading with more topics than this is on none of them.
_FEW = 2
# A heading on them says with whom, not for whom: 稳定企业用工.
_NOT_PEOPLE = ("企业", "小微企业")


@dataclass(frozen=True, slots=True)
class Theme:
    """What a measure is about and for whom where its own words say neither."""

    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


def themes(outline: Outline) -> tuple[Theme | None, dict[str, Theme]]:
    """The theme of the document, or None where it is on much else, and those of its sections by id."""
    about, mixed = expression("theme", "heading"), expression("theme", "mixed")
    named = expression("theme", "title").search(outline.document.title) is not None
    whole = Theme() if named and outline.kind != "report" else None
    sections = {}
    for section in outline.sections:
        title = section.title
        if whole or (about.search(title) and not mixed.search(title)):
            # A heading with many topics says only that they are to come.
            topics = which("topic", title)
            people = tuple(each for each in which("group", title) if each not in _NOT_PEOPLE)
            sections[section.id] = Theme(topics if len(topics) <= _FEW else (), people)
    return whole, sections


def which(vocabulary: str, words: str) -> tuple[str, ...]:
    """The topics or groups that `words` name, in the order of the vocabulary."""
    return tuple(name for name, cue in expressions(vocabulary).items() if cue.search(words))
