"""The screen of `read --explain`: why a figure was read as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from jobscli import words
from jobscli.ask.comparable import spoken
from jobscli.language import _
from jobscli.read.model import Explained, Problem, Why
from jobscli.readings import Readings, explained_figures, is_said, rests_on
from jobscli.record import Excluded, Statistic, tail
from jobscli.show.screen import CARE, NAME, SKIP, Block, Gap, Line, Screen, Styled, StyledText
from jobscli.show.sentences import scope_and_period, titled
from jobscli.words.rule import rule_named

# What would answer for nearly every figure, and so tells nothing of one.
_LAST_RESORTS = frozenset(
    {
        "naming.own-words",
        "naming.clause-before",
        "naming.unnamed",
        "confidence.well-founded",
        "head.level",
        "bound.printed",
        "status.plain",
        "time.document",
        "place.sentence",
    }
)
Printed = Statistic | Excluded | Problem  # what has words of the document and their offsets
_SPOKEN = ("aspect", "price_basis", "bound", "status")


def explained(answer: Readings) -> Screen:
    """Each figure that was asked for: its sentence, the words of its clause, then field by field who decided."""
    blocks: list[Block] = []
    first = ""
    for reading in answer.readings:
        figures = list(explained_figures(reading))
        printed: list[Printed] = [*reading.statistics, *reading.excluded, *reading.problems]
        titles = {each.id: each.title for each in reading.sections}
        if figures:
            head = (Styled(reading.document.id, NAME), Styled(f"  {titled(reading.document)}", SKIP))
            blocks += [*([Gap(2)] if blocks else []), Line(spans=head, indent=0)]
        for statistic, why in figures:
            title = titles.get(statistic.section or "")
            blocks += [Gap(2), *_figure(statistic, why, title, printed)]
            first = first or next(each.rule for each in why.why if each.field == "metric")
    return Screen(blocks=tuple(blocks), foot=(f"jobscli rules {first}",) if first else ())


def _figure(
    statistic: Statistic, explained: Explained, title: str | None, beside: Sequence[Printed]
) -> Iterator[Block]:
    yield Line(left=Styled(tail(statistic.id), SKIP), spans=_quote(statistic, beside))
    yield Gap()
    cut: list[Styled] = []
    for word, classes in explained.words:
        cut += [Styled("  ")] if cut else []
        cut += [Styled(word), *([Styled(f" {_classes(classes)}", SKIP)] if classes else [])]
    yield Line(left=Styled(_("切分"), SKIP), spans=tuple(cut), units=True)
    for (rule, _start, _others), whys in groupby(explained.why, key=lambda why: (why.rule, why.start, why.others)):
        yield from _field(statistic, next(whys), rule, title)


def _quote(statistic: Statistic, beside: Sequence[Printed]) -> StyledText:
    """The sentence, with the figure in bold."""
    quote = statistic.quote or statistic.text
    at = _at(statistic, quote, beside)
    end = at + len(statistic.text)
    parts = ((quote[:at].lstrip(), ""), (quote[at:end], NAME), (quote[end:].rstrip(), ""))
    return tuple(Styled(text, style) for text, style in parts if text)


def _at(statistic: Statistic, quote: str, beside: Sequence[Printed]) -> int:
    """Where in its sentence a figure stands: of the places with its words the one that the others bear out.

    The others are the numbers of the document, `beside` it, whose words then stand where their offsets say.
    """
    places = [found.start() for found in re.finditer(re.escape(statistic.text), quote)] or [0]

    def agreeing(at: int) -> int:
        start = statistic.start - at  # of the sentence
        near = (each for each in beside if start <= each.start and each.end <= start + len(quote))
        return sum(1 if quote.startswith(each.text, each.start - start) else -1 for each in near)

    return max(places, key=agreeing)


def _classes(classes: str) -> str:
    return "·".join(dict.fromkeys(words.say("word_class", each) for each in classes.split()))


def _field(statistic: Statistic, why: Why, rule: str, title: str | None) -> Iterator[Block]:
    """A field with its value and its rule, then what the rule holds, the words and the others."""
    name = words.say("field", why.field)
    told = rule_named(rule)
    yield Gap()
    yield Line(left=Styled(name, SKIP), spans=(Styled(_value(statistic, why.field), NAME), Styled(f"  {rule}", SKIP)))
    yield Line(spans=(Styled(told.sentence if told is not None else ""),))
    if rests := why.words if is_said(why.words) else rests_on(why, title):
        yield Line(spans=(Styled(_("所据  "), SKIP), Styled(rests)))
    if others := [each for each in why.others if each not in _LAST_RESORTS]:
        yield Line(spans=(Styled(_("本来还能说  "), SKIP), Styled("  ".join(others), CARE)))


def _value(statistic: Statistic, field: str) -> str:
    if field == "scope":
        return scope_and_period(statistic)
    if field == "region":
        return f"{statistic.region}{statistic.place or ''}"
    value = getattr(statistic, field)
    if field == "confidence":
        return words.say("confidence", str(value))
    if field in _SPOKEN:
        return spoken(field, value)
    return _("未注明") if value is None else statistic.text if field == "value" else str(value)
