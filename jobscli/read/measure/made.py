"""A deed in its sentence -> the Measure: its title, kind, topics, groups, names, and how sure it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from jobscli.read.clean import Clean
from jobscli.read.measure.clause import Clause, Deed
from jobscli.read.measure.name import names
from jobscli.read.measure.theme import Theme, which
from jobscli.read.measure.title import LONGEST, kind, title
from jobscli.read.outline import Outline, Sentence
from jobscli.read.where import UNKNOWN
from jobscli.record import Confidence, Kind, Measure, Name
from jobscli.words.measuring import expression, expressions, field

_MARK = re.compile(r"^[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]")
_BLANKS = re.compile(r"\s+")


# Where a statistic of the document stands, and whether it is aimed at.
Place = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class Context:
    """Where a deed stands."""

    outline: Outline
    sentence: Sentence
    read: Clean
    theme: Theme | None
    whole: bool  # whether the document is on employment as a whole
    places: Sequence[Place]

    @property
    def rules(self) -> bool:
        """Whether it stands in a list of policies, which tells rules in force."""
        return self.sentence.part.status == "limit"


def made(context: Context, deed: Deed) -> Measure | None:
    """The measure that `deed` is; None where nothing says what was acted upon."""
    text, head, theme = context.read.text, deed.head, context.theme or Theme()
    start, end = context.read.back(deed.start), context.read.end(deed.end)
    figures = list(_figures(context, start, end))
    aims = [aim for _begin, stop, aim in figures if stop <= head.end]
    planned = deed.planned or context.sentence.part.status == "target" or (bool(aims) and all(aims))
    found = list(names(text, deed.start, deed.end, head.verb, context.whole, planned))
    own = [name.name for begin, stop, name in found if head.verb <= begin and stop <= head.end]
    called = _called(context, deed, [(begin, stop) for begin, stop, _aim in figures], own)
    if not called:
        return None
    words = text[deed.start : deed.end]
    first = words if context.whole else text[deed.start : head.end]  # what came of it may be about more
    said = field().search(words) is not None
    return Measure(
        id=f"{context.outline.document.id}/m{start}",
        document=context.outline.document.id,
        region=context.sentence.region or UNKNOWN,
        section=context.sentence.section,
        title=called,
        summary=words.strip("“”—") if words.count("“") != words.count("”") else words,
        kind=cast(Kind, kind(text, head.verb, head.end, [*own, called])),
        topics=_said("topic", theme.topics, first, words) or which("otherwise", words)[:1],
        groups=_said("group", theme.groups, first, words),
        names=tuple(_printed(context, *each) for each in found),
        start=start,
        end=end,
        paragraph=context.sentence.paragraph,
        status="target" if planned else "achieved",
        rule=f"{head.how}-{'words' if said else 'heading'}",
        confidence=cast(Confidence, _confidence(context, head, said)),
    )


def _called(context: Context, deed: Deed, figures: Sequence[tuple[int, int]], own: Sequence[str]) -> str:
    text = context.read.text
    called = title(text, deed.head, figures, own, text[deed.start : deed.head.start])
    return (_policy(context, deed.head, called) if context.rules else None) or called


def _policy(context: Context, head: Clause, called: str) -> str | None:
    """What a list of policies itself calls the policy that a sentence tells of: 稳岗返还：…, or the heading above.

    A heading on something of another kind than what the deed itself is `called` is not its name.
    """
    named = expression("title", "of_policy")
    own = kind(called, 0, None, ()) if head.how != "rule" and named.search(called) else None
    for words in (context.read.text.partition("：")[0], context.sentence.title):
        name = _MARK.sub("", words)
        if len(name) <= LONGEST and named.search(name) and own in (None, kind(name, 0, None, ())):
            return name
    return None


def _confidence(context: Context, head: Clause, said: bool) -> str:
    """How sure it is that a clause is a measure: its verb says so, its words do or only its heading."""
    if said:
        return "high" if context.rules or head.how == "act" else "medium"
    return "medium" if head.how == "act" else "low"


def _said(vocabulary: str, given: tuple[str, ...], *words: str) -> tuple[str, ...]:
    """What the first of `words` that say anything say, or else their heading, in the order of the vocabulary."""
    said = next((found for each in words if (found := set(which(vocabulary, each)))), set(given))
    return tuple(name for name in expressions(vocabulary) if name in said)


def _figures(context: Context, start: int, end: int) -> Iterator[Place]:
    """The statistics between `start` and `end` of the document, by their spans in the clean sentence."""
    first, last = (bisect_left(context.places, (at, 0)) for at in (start, end))
    for begin, stop, aim in context.places[first:last]:
        yield _forth(context.read, begin), _forth(context.read, stop), aim


def _forth(read: Clean, offset: int) -> int:
    return offset - read.start if read.at is None else bisect_left(read.at, offset)


def _printed(context: Context, start: int, end: int, name: Name) -> Name:
    """The name as the document prints it, with its own commas and without line breaks."""
    printed = context.outline.text[context.read.back(start) : context.read.end(end)]
    return replace(name, name=_BLANKS.sub("", printed))
