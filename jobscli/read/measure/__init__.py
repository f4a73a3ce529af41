"""Sentences -> Measures: what a government did, or plans, for employment, incomes and social insurance.

    sentence -> clauses -> predicates -> actions -> measure: title, kind, topics, groups, names, status

What was done is a measure, and so is what a report announces for the coming year: its status is `target`, as that of
a figure that is aimed at. A wish, a weakness or a result is none. A list of policies (补贴, 限额) tells rules in force,
and they are measures. Words of its own say that a measure is on the field, unless its heading or its document is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from jobscli.read.measure.actions import IN_FORCE, QUANTITY, Action, Predicates, by_clause, by_sentence
from jobscli.read.measure.build import Context, Figures, build_measure
from jobscli.read.measure.topics import Theme, Themes, themes
from jobscli.read.model import Outline, Sentence
from jobscli.record import Measure, Statistic
from jobscli.words.measuring import field, pattern, wish

# A measure is said in so many characters at least: 稳定就业。 says nothing.
_SHORTEST = 6


def find_measures(
    outline: Outline, statistics: Sequence[Statistic]
) -> tuple[tuple[Measure, ...], tuple[Statistic, ...]]:
    """The measures of a document in the order of its text, and `statistics` with the measure that each belongs to.

    Of a machine-read measure `summary` is its own words. A statistic belongs to the measure whose words it stands in.
    """
    found = list(_measures(outline, Figures(statistics)))
    starts = [measure.start for measure in found]
    tied = []
    for statistic in statistics:
        at = bisect_left(starts, statistic.start + 1) - 1
        inside = at >= 0 and statistic.end <= found[at].end
        tied.append(replace(statistic, measure=found[at].id) if inside else statistic)
    return tuple(found), tuple(tied)


def _measures(outline: Outline, figures: Figures) -> Iterator[Measure]:
    """The measures of a document, sentence by sentence."""
    told = themes(outline)
    whole = told.document is not None
    planned: tuple[str | None, int] | None = None  # the paragraph of which a sentence before said what is to come
    for sentence, theme in _candidates(outline, told):
        normal = sentence.normal
        own, where = figures.of(sentence, normal), (sentence.section, sentence.paragraph)
        context = Context(outline, sentence, normal, theme, whole, own, where == planned)
        found = Predicates(normal.text, [token.start for token in field().find(normal.text)])
        actions = [action for action in _actions(context, found) if action.end - action.start >= _SHORTEST]
        planned = where if any(each.ahead for each in actions) else planned
        if not actions or _refused(sentence, normal.text):
            continue
        for action in actions:
            measure = build_measure(context, action, found.has_field(action.start, action.end))
            if measure is not None:
                yield measure


def _refused(sentence: Sentence, normal: str) -> bool:
    return any(refuses(sentence, normal) for _rule, refuses in REFUSALS)


def _candidates(outline: Outline, told: Themes) -> Iterator[tuple[Sentence, Theme | None]]:
    """The sentences that hold a word of the field or stand under a heading on it, each with its theme."""
    starts = field().starts(outline.text)
    starts.append(len(outline.text))
    at, title, sections = 0, outline.document.title, told.sections
    for sentence in outline.sentences:
        start, end, text = sentence.start, sentence.end, sentence.text
        while starts[at] < start:
            at += 1
        theme = sections.get(sentence.section or "", told.document)
        unnamed = starts[at] >= end and theme is None
        if unnamed and not ((" " in text or "\n" in text or "　" in text) and _has_broken_words(text)):
            continue
        if end - start >= _SHORTEST and text != title:
            yield sentence, theme


def _has_broken_words(text: str) -> bool:
    """Whether a word of the field stands in a sentence that layout has put blanks into: 就 业, 务工\n人员."""
    return bool(field().starts("".join(text.split())))


def _actions(context: Context, found: Predicates) -> Iterable[Action]:
    """What was done or is planned in a sentence and is on the field.

    Where the document is on the field as a whole, all of its actions are; else a clause's own words or its heading say
    so.
    """
    rules = context.in_force
    if not rules and (not context.on_field or context.sentence.context.status == "target"):
        return by_clause(found, context.theme is not None)
    actions = list(by_sentence(found, conditions=rules))
    if not actions and rules:
        actions = [action for _rule, tell in IN_FORCE for action in tell(found.text)]
    if context.theme is not None:
        return actions
    return [each for each in actions if found.has_field(each.start if rules else each.head.start, each.head.end)]


def _is_heading(sentence: Sentence, normal: str) -> bool:
    """What a heading says is said again below it, but for a list of aims: 三、培训8000人次."""
    return sentence.heading and QUANTITY.search(normal) is None


def _is_wish(_sentence: Sentence, normal: str) -> bool:
    return pattern("wish", "any").search(normal) is not None or bool(wish().find(normal))


REFUSALS: tuple[tuple[str, Callable[[Sentence, str], bool]], ...] = (
    ("measure.heading", _is_heading),
    ("measure.wish", _is_wish),
)
