"""Our own words against the original: nouns and names that it prints, labels that say what their figures count.

Looked at are the records that a person wrote, those without a rule: what the reader makes is worded by its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobscli import words
from jobscli.audit.records import Records
from jobscli.audit.report import Checked, Problem
from jobscli.audit.reread import plain
from jobscli.language import _
from jobscli.read.tokens.lexer import cut
from jobscli.record import Document, Measure, Section, Statistic
from jobscli.words.lexicon import kinds

Found = Iterator[Problem]

_NOUNS = frozenset({"NOUN", "RATE_NOUN", "POPULATION", "POPULATION_HEAD"})
_QUOTED = re.compile("[“《]([^“”《》]+)[”》]")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NAMED = ("的", "人", "数", "额", "总", "所", "各")  # characters alone that name nothing
_SHOWN = 20  # characters of a quotation that a problem repeats
_SHORTEST = 2  # a part of a word says something from so many characters on


class _Text(NamedTuple):
    """What a record may draw its words from: the text under its heading, and the heading of its document."""

    section: str
    document: str

    def prints(self, word: str) -> bool:
        return word in self.section or word in self.document


def checks(text: str, records: Records) -> list[Checked]:
    """The checks of one document's hand-made `records` against `text`."""
    original = _Originals(text, records)
    figures = [each for each in records.statistics if each.rule is None]
    measures = [each for each in records.measures if each.rule is None]
    said = [told for section in records.sections for told in _of_section(section)]
    said += [told for measure in measures for told in _of_measure(measure)]
    said += [_Said(each, "label", each.label) for each in figures]
    return [
        Checked("source_quotes", _("处引号和数字：照印的"), len(said), tuple(_quotes(original, said))),
        Checked("source_nouns", _("处用语：名词见于它的标题之下"), len(said), tuple(_nouns(original, said))),
        Checked(
            "source_labels",
            _("个数字：说明单独读也知道数的是什么"),
            len(figures),
            tuple(_subjects(original, figures, measures)),
        ),
    ]


class _Said(NamedTuple):
    """A field that we worded."""

    record: Section | Measure | Statistic
    field: str
    value: str


def _of_section(section: Section) -> Iterator[_Said]:
    """Its title is printed."""
    if section.summary:
        yield _Said(section, "summary", section.summary)


def _of_measure(measure: Measure) -> Iterator[_Said]:
    yield _Said(measure, "title", measure.title)
    if measure.summary:
        yield _Said(measure, "summary", measure.summary)


class _Originals:
    """The text around each record."""

    def __init__(self, text: str, records: Records) -> None:
        self._text = text
        self._regions = {each.region: each for each in records.sections if each.number == "0"}
        self._sections = {each.id: plain(text[max(0, each.start) : max(0, each.end)]) for each in records.sections}
        self._whole = _whole(records.documents[:1])
        self._under = {each.id: self._all_under(each, records) for each in records.sections if each.number == "0"}

    def _all_under(self, head: Section, records: Records) -> str:
        """What the heading of a region stands above: all of its sections."""
        return "".join(self._sections[each.id] for each in records.sections if each.region == head.region)

    def around(self, record: Section | Measure | Statistic) -> _Text:
        section = record.id if isinstance(record, Section) else record.section
        own = plain(self._text[max(0, record.start) : max(0, record.end)])
        head = self._regions.get(record.region)
        above = (self._sections[head.id] if head else "") + record.region + self._whole
        return _Text(self._under.get(section or "") or self._sections.get(section or "", own), above)


def _whole(documents: Sequence[Document]) -> str:
    return "".join(
        plain(f"{each.title}{each.publisher or ''}{each.year or ''}{''.join(each.regions)}") for each in documents
    )


def _quotes(told: _Originals, said: Sequence[_Said]) -> Found:
    for record, field, value in said:
        text = told.around(record)
        flat = plain(value)
        printed = frozenset(_DIGITS.findall(text.section) + _DIGITS.findall(text.document))
        lost = [name for name in _QUOTED.findall(flat) if not text.prints(name)]
        for name in lost + [number for number in _DIGITS.findall(flat) if number not in printed]:
            yield Problem(record.id, field, _("“{name}”不在那里").format(name=f"{name:.{_SHOWN}}"))


def _nouns(told: _Originals, said: Sequence[_Said]) -> Found:
    for record, field, value in said:
        text = told.around(record)
        for noun in _nouns_in(plain(value)):
            if not any(text.prints(each) or _pieced(each, text) for each in words.synonyms(noun)):
                yield Problem(record.id, field, _("“{name}”不在那里").format(name=noun))


def _nouns_in(value: str) -> Iterator[str]:
    made = cut(value, ())
    for start, end in zip(made.starts, made.ends, strict=True):
        word = made.text[start:end]
        if len(word) >= _SHORTEST and _NOUNS & kinds().get(word, frozenset()):
            yield word


def _pieced(word: str, text: _Text) -> bool:
    """Whether `word` is put together of parts that are printed: 企业 and 职工 of 企业职工."""
    reached = {0}
    for start in range(len(word)):
        if start in reached:
            ends = range(start + _SHORTEST, len(word) + 1)
            reached |= {end for end in ends if text.prints(word[start:end])}
            reached |= {start + 1} if word[start] in _NAMED else set()
    return len(word) in reached


def _subjects(told: _Originals, figures: Sequence[Statistic], measures: Sequence[Measure]) -> Found:
    """A label has the words of its metric that its section prints, or a name of its measure: 基地 alone is of whom?"""
    names = {each.id: [plain(name.name) for name in each.names] for each in measures}
    for figure in figures:
        label = plain(figure.label)
        if any(name in label for name in names.get(figure.measure or "", ())):
            continue
        lost = list(_lost(_counted(figure), label, told.around(figure).section))
        if lost:
            detail = _("“{label}”没有说“{lost}”").format(label=figure.label, lost="、".join(lost))
            yield Problem(figure.id, "label", detail)


def _counted(figure: Statistic) -> str:
    """The name of the metric without the unit, which stands behind the number."""
    metric = plain(figure.metric)
    return metric.removesuffix(figure.unit) if figure.unit else metric


def _lost(metric: str, label: str, section: str) -> Iterator[str]:
    """The parts of a metric's name, from the left, that the section prints and the label does not say."""
    at = 0
    while at < len(metric):
        parts = [metric[at:end] for end in range(len(metric), at + _SHORTEST - 1, -1)]
        said = next((part for part in parts if any(each in label for each in words.synonyms(part))), None)
        part = said or next((part for part in parts if part in section), None)
        if part is not None and said is None:
            yield part
        at += len(part or metric[at])
