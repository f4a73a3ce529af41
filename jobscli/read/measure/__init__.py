"""Sentences -> Measures: what a government did for employment, clause by clause.

What was done is a measure, and so is what a report announces for the coming year: its status is `target`, as that of
a figure that is aimed at. A wish or a weakness is none. A document of policies (补贴, 限额) tells rules in force, and
they are measures. Words of its own say that a measure is about employment, unless its document is as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobscli.read.measure.clause import FIGURE, Clause, Deed, deeds, rule
from jobscli.read.measure.made import Context, Place, made
from jobscli.read.measure.theme import themes
from jobscli.read.model import Outline
from jobscli.record import Measure, Statistic
from jobscli.words.measuring import expression, field

# A measure is said in so many characters at least: 稳定就业。 says nothing.
_SHORTEST = 6


def find_measures(
    outline: Outline, statistics: Sequence[Statistic]
) -> tuple[tuple[Measure, ...], tuple[Statistic, ...]]:
    """The measures of a document in the order of its text, and `statistics` with the measure that each belongs to.

    Of a machine-read measure `summary` is its own words. A statistic belongs to the measure whose words it stands in.
    """
    places = sorted((figure.start, figure.end, figure.status == "target") for figure in statistics)
    found = list(_measures(outline, places))
    starts = [measure.start for measure in found]
    tied = []
    for figure in statistics:
        at = bisect_left(starts, figure.start + 1) - 1
        inside = at >= 0 and figure.end <= found[at].end
        tied.append(replace(figure, measure=found[at].id) if inside else figure)
    return tuple(found), tuple(tied)


def _measures(outline: Outline, places: Sequence[Place]) -> Iterator[Measure]:
    whole, sections = themes(outline)
    about, empty = field(), expression("verb", "empty")
    for sentence in outline.sentences:
        if len(sentence.text) < _SHORTEST or sentence.text == outline.document.title:
            continue
        if sentence.heading and FIGURE.search(sentence.text) is None:
            continue  # what a heading says is said again below it, but for a list of aims: 三、培训8000人次
        theme = sections.get(sentence.section or "", whole)
        if theme is None and about.search(sentence.text) is None:
            continue
        read = sentence.normal
        if empty.search(read.text) is None:
            context = Context(outline, sentence, read, theme, whole is not None, places)
            found = (made(context, deed) for deed in _deeds(context) if deed.end - deed.start >= _SHORTEST)
            yield from (measure for measure in found if measure is not None)


def _deeds(context: Context) -> Iterator[Deed]:
    """What was done or is planned in a sentence and is about employment.

    Where the document is about employment as a whole, all of its deeds are; else a clause's own words say so.
    """
    about, lists = field(), expression("field", "list")
    text, rules, whole = context.read.text, context.rules, context.whole

    def accepts(start: int, clause: Clause) -> bool:
        said = text[start : clause.end]
        if about.search(said) is None:
            return whole and clause.strong
        return "等" not in said or about.search(lists.sub("", said)) is not None

    if not rules and (not whole or context.sentence.context.status == "target"):
        yield from deeds(text, apart=accepts)
        return
    for deed in list(deeds(text, conditions=rules)) or (rule(text) if rules else ()):
        if context.theme is not None or about.search(text, deed.start if rules else deed.head.start, deed.head.end):
            yield deed
