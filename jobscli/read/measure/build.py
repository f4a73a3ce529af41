"""An action in its sentence -> the Measure: its title, kind, topics, groups, names, status, and how sure it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from jobscli.read.measure.actions import Action
from jobscli.read.measure.grammar import grammar
from jobscli.read.measure.kind import Words, kind, kind_of_words
from jobscli.read.measure.names import NameFound, Stretch, names
from jobscli.read.measure.status import Signs, status
from jobscli.read.measure.title import LONGEST, Span, title
from jobscli.read.measure.topics import Theme, groups_of, topics_of
from jobscli.read.model import Outline, Sentence
from jobscli.read.text.normalise import Normalised
from jobscli.record import UNSTATED_REGION, Confidence, Measure, Name, Statistic
from jobscli.words.measuring import pattern, senses

_LIST_MARK = re.compile(r"^[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]")
_UMBRELLA = ("政策", "扶持", "支持")  # what a heading over many policies ends in
_BLANKS = re.compile(r"\s+")


class Figure(NamedTuple):
    """Where a statistic stands, half open, and its status."""

    start: int
    end: int
    status: str


class Figures:
    """The statistics of a document, found by where they stand."""

    __slots__ = ("_found", "_starts")

    def __init__(self, statistics: Sequence[Statistic]) -> None:
        self._found = sorted(Figure(each.start, each.end, each.status) for each in statistics)
        self._starts = [each.start for each in self._found]

    def of(self, sentence: Sentence, normal: Normalised) -> list[Figure]:
        """Those of a sentence, by their offsets in the normalised sentence."""
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        found = self._found[first:last]
        return [Figure(_forth(normal, each.start), _forth(normal, each.end), each.status) for each in found]


def _forth(normal: Normalised, offset: int) -> int:
    return offset - normal.start if normal.offsets is None else bisect_left(normal.offsets, offset)


class Context(NamedTuple):
    """Where an action stands."""

    outline: Outline
    sentence: Sentence
    normal: Normalised
    theme: Theme | None  # of its section, paragraph or document, where that is on the field
    on_field: bool  # whether the document is on the field as a whole
    figures: Sequence[Figure]  # of the sentence, in order; their offsets are those of the normalised sentence
    planned: bool = False  # whether a sentence before it in its paragraph says what is to come

    @property
    def in_force(self) -> bool:
        """Whether it stands in a list of policies, which tells rules in force."""
        return self.sentence.context.status == "limit"


def build_measure(context: Context, action: Action, has_field: bool) -> Measure | None:
    """The measure that an action is; None where nothing says what was acted upon.

    `has_field` says whether its own words name the field; else its heading does.
    """
    text, head, theme = context.normal.text, action.head, context.theme or Theme()
    start, end = context.normal.back(action.start), context.normal.end(action.end)
    figures = [each for each in context.figures if action.start <= each.start and each.end <= action.end]
    told = status(_signs(context, action, figures))
    words = text[action.start : action.end]
    tokens = senses().find(words, action.start)
    stretch = Stretch(text, action.start, action.end, action.verb)
    found = names(stretch, tokens, context.on_field, told == "target")
    own = [each for each in found if action.verb <= each.start and each.end <= head.end]
    called = _called(context, action, figures, own)
    if not called:
        return None
    of_clause = tokens if action.end == head.end else [token for token in tokens if token.end <= head.end]
    of_names = [[token for token in of_clause if each.start <= token.start and token.end <= each.end] for each in own]
    narrow = tokens if context.on_field else of_clause  # what came of it may be about more
    sentence = context.sentence
    return Measure(
        id=f"{context.outline.document.id}/m{start}",
        document=context.outline.document.id,
        region=sentence.region or UNSTATED_REGION,
        place=sentence.place,
        section=sentence.section,
        title=called,
        summary=words.strip("“”—") if words.count("“") != words.count("”") else words,
        kind=kind(Words(text[action.verb : head.end], of_clause, of_names)),
        topics=topics_of(narrow, tokens, theme, words),
        groups=groups_of(narrow, tokens, theme),
        names=tuple(_printed(context, each) for each in found),
        start=start,
        end=end,
        paragraph=sentence.paragraph,
        status=told,
        quote=sentence.text,
        rule=action.rule,
        confidence=_confidence(context, action, has_field),
    )


def _whole(called: str, words: str) -> str:
    """`called`, or of a title that begins within the name of a document the name: 《关于|调整失业保险金标准的通知》.

    Nothing where it begins within a bracket: （下称|申请人）.
    """
    if "》" in called and "《" not in called:
        opening = words.rfind("《", 0, words.find(called))
        return words[opening : words.index("》", opening) + 1] if opening >= 0 else ""
    return "" if called.find("）") >= 0 > called.find("（") else called


def _signs(context: Context, action: Action, figures: Sequence[Figure]) -> Signs:
    """What tells whether an action was done: its own words, its figures, its heading, its paragraph."""
    heading, head = context.sentence.context.status, action.head
    planned = context.planned and pattern("ahead", "past").search(context.normal.text) is None
    if not context.figures:
        return Signs(action.ahead, (), (), heading, planned)
    own = [each.status for each in figures if head.start <= each.start and each.end <= head.end]
    return Signs(action.ahead, own, [each.status for each in context.figures], heading, planned)


def _called(context: Context, action: Action, figures: Sequence[Figure], own: Sequence[NameFound]) -> str:
    """The title of an action with those `figures` and names of its `own`, or what a list of policies calls it."""
    text = context.normal.text
    spans = [Span(each.start, each.end) for each in figures]
    called = title(text, action, spans, [each.name.name for each in own])
    policy = _policy(context, action, called) if context.in_force else None
    return _whole(policy or called, text[action.start : action.end])


def _policy(context: Context, action: Action, called: str) -> str | None:
    """What a list of policies itself calls the policy that a sentence tells of: 稳岗返还：…, or the heading above.

    A heading on something of another kind than what the action itself is `called` is not its name.
    """
    of_policy = pattern("policy", "names")
    says = action.manner != "in-force" or called.startswith(("给予", "发放", "予以"))
    own = kind_of_words(called) if says and of_policy.search(called) else None
    for words in (context.normal.text.partition("：")[0], context.sentence.section_title):
        name = _LIST_MARK.sub("", words)
        umbrella = name.endswith(_UMBRELLA) and grammar().verb.match(name) is not None  # 落实降本减负政策
        if len(name) <= LONGEST and of_policy.search(name) and own in (None, kind_of_words(name)) and not umbrella:
            return name
    return None


def _confidence(context: Context, action: Action, has_field: bool) -> Confidence:
    """How sure it is that a clause is a measure: its verb says so, its words do or only its heading."""
    if has_field:
        return "high" if context.in_force or action.manner == "act" else "medium"
    return "medium" if action.manner == "act" else "low"


def _printed(context: Context, found: NameFound) -> Name:
    """The name as the document prints it, with its own commas and without line breaks."""
    printed = context.outline.text[context.normal.back(found.start) : context.normal.end(found.end)]
    return replace(found.name, name=_BLANKS.sub("", printed))
