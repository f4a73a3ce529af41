"""Sentences -> Measures: what a government did for employment, clause by clause.

Only what was done is a measure: what a report announces for the coming year is not, nor is a wish or a weakness. A
document of policies (补贴, 限额) tells rules in force, and they are measures. A measure needs a topic of its own words,
unless its document or heading is about employment as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jobscli.read.clean import Clean, clean
from jobscli.read.measure.clause import Deed, deeds
from jobscli.read.measure.name import names
from jobscli.read.measure.title import kind, title
from jobscli.read.outline import Outline, Sentence
from jobscli.read.where import UNKNOWN
from jobscli.record import Measure, Name, Statistic
from jobscli.words.measuring import any_topic, expression, expressions

# A measure is said in so many characters at least: 稳定就业。 says nothing.
_SHORTEST = 6
# A heading with more topics than this is on none of them.
_FEW = 2
_BLANKS = re.compile(r"\s+")


def find_measures(
    outline: Outline, statistics: Sequence[Statistic]
) -> tuple[tuple[Measure, ...], tuple[Statistic, ...]]:
    """The measures of a document in the order of its text, and `statistics` with the measure that each belongs to.

    Of a machine-read measure `summary` is None. A statistic belongs to the measure whose words it stands in.
    """
    places = sorted((figure.start, figure.end) for figure in statistics)
    found = list(_measures(outline, places))
    starts = [measure.start for measure in found]
    tied = []
    for figure in statistics:
        at = bisect_left(starts, figure.start + 1) - 1
        inside = at >= 0 and figure.end <= found[at].end
        tied.append(replace(figure, measure=found[at].id) if inside else figure)
    return tuple(found), tuple(tied)


@dataclass(frozen=True, slots=True)
class _Theme:
    """What the heading or the title says of all sentences under it: that they are on employment, on what, for whom."""

    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


def _themes(outline: Outline) -> tuple[_Theme | None, dict[str, _Theme]]:
    """The theme of the document, or None where it is on much else, and those of its sections by id."""
    about, mixed = expression("theme", "heading"), expression("theme", "mixed")
    named = expression("theme", "title").search(outline.document.title) is not None
    whole = _Theme() if named and outline.kind != "report" else None
    sections = {}
    for section in outline.sections:
        title = section.title
        if whole or (about.search(title) and not mixed.search(title)):
            # A heading with many topics says only that they are to come.
            topics = _which("topic", title)
            sections[section.id] = _Theme(topics if len(topics) <= _FEW else (), _which("group", title))
    return whole, sections


def _measures(outline: Outline, places: Sequence[tuple[int, int]]) -> Iterator[Measure]:
    whole, sections = _themes(outline)
    lead, empty = expression("lead", "words"), expression("verb", "empty")
    for sentence in outline.sentences:
        if sentence.heading or sentence.part.status == "target" or len(sentence.text) < _SHORTEST:
            continue
        theme = sections.get(sentence.section or "", whole)
        if theme is None and lead.search(sentence.text) is None:
            continue
        read = clean(sentence.text, sentence.start)
        if empty.search(read.text) is None:
            rules = sentence.part.status == "limit"
            for deed in deeds(read.text, conditions=rules):
                own = read.text[deed.start if rules else deed.head.start : deed.head.end]
                if deed.end - deed.start >= _SHORTEST and (theme or any_topic().search(own)):
                    yield _measure(outline, sentence, read, deed, theme or _Theme(), places)


def _measure(
    outline: Outline, sentence: Sentence, read: Clean, deed: Deed, theme: _Theme, places: Sequence[tuple[int, int]]
) -> Measure:
    head, words = deed.head, read.text[deed.start : deed.end]
    start, end = read.back(deed.start), read.end(deed.end)
    found = list(names(read.text, deed.start, deed.end, head.verb))
    own = [name.name for begin, stop, name in found if head.verb <= begin and stop <= head.end]
    called = title(read.text, head.verb, head.end, _figures(read, start, end, places), own)
    return Measure(
        id=f"{outline.document.id}/m{start}",
        document=outline.document.id,
        region=sentence.region or UNKNOWN,
        section=sentence.section,
        title=called,
        kind=kind(read.text, head.verb, head.end, [*own, called]),
        topics=_said("topic", theme.topics, words),
        groups=_said("group", theme.groups, words),
        names=tuple(_printed(outline.text, read, *each) for each in found),
        start=start,
        end=end,
        paragraph=sentence.paragraph,
    )


def _said(group: str, given: tuple[str, ...], words: str) -> tuple[str, ...]:
    """What the words say, or their heading where they say nothing, in the order of the vocabulary."""
    said = set(_which(group, words)) or set(given)
    return tuple(name for name in expressions(group) if name in said)


def _which(group: str, words: str) -> tuple[str, ...]:
    return tuple(name for name, cue in expressions(group).items() if cue.search(words))


def _figures(read: Clean, start: int, end: int, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of the statistics between `start` and `end` of the document, in the clean sentence."""
    found = []
    for place in places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]:
        found.append((_forth(read, place[0]), _forth(read, place[1])))
    return found


def _forth(read: Clean, offset: int) -> int:
    return offset - read.start if read.at is None else bisect_left(read.at, offset)


def _printed(text: str, read: Clean, start: int, end: int, name: Name) -> Name:
    """The name as the document prints it, with its own commas and without line breaks."""
    return replace(name, name=_BLANKS.sub("", text[read.back(start) : read.end(end)]))
