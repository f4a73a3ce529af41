"""Sentences -> Measures: what a government did for employment, clause by clause.

What was done is a measure, and so is what a report announces for the coming year: its status is `target`, as that of
a figure that is aimed at. A wish or a weakness is none. A document of policies (补贴, 限额) tells rules in force, and
they are measures. Words of its own say that a measure is about employment, unless its document is as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jobscli.read.clean import Clean, clean
from jobscli.read.measure.clause import FIGURE, Clause, Deed, deeds, rule
from jobscli.read.measure.name import names
from jobscli.read.measure.title import LONGEST, kind, title
from jobscli.read.outline import Outline, Sentence
from jobscli.read.where import UNKNOWN
from jobscli.record import Measure, Name, Statistic
from jobscli.words.measuring import expression, expressions

# A measure is said in so many characters at least: 稳定就业。 says nothing.
_SHORTEST = 6
# A heading with more topics than this is on none of them.
_FEW = 2
# A heading on them says with whom, not for whom: 稳定企业用工.
_NOT_PEOPLE = ("企业", "小微企业")
_MARK = re.compile(r"^[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]")
_BLANKS = re.compile(r"\s+")


def find_measures(
    outline: Outline, statistics: Sequence[Statistic]
) -> tuple[tuple[Measure, ...], tuple[Statistic, ...]]:
    """The measures of a document in the order of its text, and `statistics` with the measure that each belongs to.

    Of a machine-read measure `summary` is its own words. A statistic belongs to the measure whose words it stands in.
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
            people = tuple(each for each in _which("group", title) if each not in _NOT_PEOPLE)
            sections[section.id] = _Theme(topics if len(topics) <= _FEW else (), people)
    return whole, sections


def _measures(outline: Outline, places: Sequence[tuple[int, int]]) -> Iterator[Measure]:
    whole, sections = _themes(outline)
    field, empty = expression("field", "words"), expression("verb", "empty")
    for sentence in outline.sentences:
        if len(sentence.text) < _SHORTEST or sentence.text == outline.document.title:
            continue
        if sentence.heading and FIGURE.search(sentence.text) is None:
            continue  # what a heading says is said again below it, but for a list of aims: 三、培训8000人次
        theme = sections.get(sentence.section or "", whole)
        if theme is None and field.search(sentence.text) is None:
            continue
        read = clean(sentence.text, sentence.start)
        if empty.search(read.text) is None:
            for deed in _deeds(read.text, sentence, theme, whole is not None):
                if deed.end - deed.start >= _SHORTEST:
                    yield _measure(outline, sentence, read, deed, theme, whole is not None, places)


def _deeds(text: str, sentence: Sentence, theme: _Theme | None, whole: bool) -> Iterator[Deed]:
    """What was done or is planned in a sentence and is about employment.

    Where the document is about employment as a whole, all of its deeds are; else a clause's own words say so.
    """
    field, lists = expression("field", "words"), expression("field", "list")

    def accepts(start: int, clause: Clause) -> bool:
        said = text[start : clause.end]
        if field.search(said) is None:
            return whole and clause.strong
        return "等" not in said or field.search(lists.sub("", said)) is not None

    rules = sentence.part.status == "limit"
    if not rules and (not whole or sentence.part.status == "target"):
        yield from deeds(text, apart=accepts)
        return
    for deed in list(deeds(text, conditions=rules)) or (rule(text) if rules else ()):
        if theme is not None or field.search(text, deed.start if rules else deed.head.start, deed.head.end):
            yield deed


def _measure(
    outline: Outline,
    sentence: Sentence,
    read: Clean,
    deed: Deed,
    theme: _Theme | None,
    whole: bool,
    places: Sequence[tuple[int, int]],
) -> Measure:
    field, theme = expression("field", "words"), theme or _Theme()
    head, words = deed.head, read.text[deed.start : deed.end]
    start, end = read.back(deed.start), read.end(deed.end)
    planned = deed.planned or sentence.part.status == "target"
    found = list(names(read.text, deed.start, deed.end, head.verb, whole, planned))
    own = [name.name for begin, stop, name in found if head.verb <= begin and stop <= head.end]
    own_words = words if whole else read.text[deed.start : head.end]  # what came of it may be about more
    called = title(read.text, head, _figures(read, start, end, places), own)
    if sentence.part.status == "limit":
        called = _policy(read.text, sentence.title, head, called) or called
    said = field.search(words) is not None
    return Measure(
        id=f"{outline.document.id}/m{start}",
        document=outline.document.id,
        region=sentence.region or UNKNOWN,
        section=sentence.section,
        title=called,
        summary=words.strip("“”—") if words.count("“") != words.count("”") else words,
        kind=kind(read.text, head.verb, head.end, [*own, called]),
        topics=_said("topic", theme.topics, own_words, words) or _which("otherwise", words)[:1],
        groups=_said("group", theme.groups, own_words, words),
        names=tuple(_printed(outline.text, read, *each) for each in found),
        start=start,
        end=end,
        paragraph=sentence.paragraph,
        status="target" if planned else "achieved",
        rule=f"{head.how}-{'words' if said else 'heading'}",
        confidence="high" if said and sentence.part.status == "limit" else _confidence(head, said),
    )


def _policy(text: str, heading: str, head: Clause, called: str) -> str | None:
    """What a list of policies itself calls the policy that a sentence tells of: 稳岗返还：…, or the heading above.

    A heading on something of another kind than what the deed itself is `called` is not its name.
    """
    named = expression("title", "of_policy")
    own = kind(called, 0, None, ()) if head.how != "rule" and named.search(called) else None
    for words in (text.partition("：")[0], heading):
        name = _MARK.sub("", words)
        if len(name) <= LONGEST and named.search(name) and own in (None, kind(name, 0, None, ())):
            return name
    return None


def _confidence(head: Clause, said: bool) -> str:
    """How sure it is that a clause is a measure: its verb says so, its words do or only its heading."""
    if said:
        return "high" if head.how in ("act", "rule") else "medium"
    return "medium" if head.how == "act" else "low"


def _said(group: str, given: tuple[str, ...], *words: str) -> tuple[str, ...]:
    """What the first of `words` that say anything say, or else their heading, in the order of the vocabulary."""
    said = next((found for each in words if (found := set(_which(group, each)))), set(given))
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
