"""Why a figure came out as it did: for each field the rule that decided, the words it rests on, and who else answers.

The words that a decision rests on are those without which it would be another: the sentence is read again with each of
its words blanked out in turn. Where no single word decides, the whole clause is given; where none of the sentence does,
the decision rests on its section or document, and `words` is "".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from jobscli.read.document.outline import outline
from jobscli.read.model import About, Outline, Sentence
from jobscli.read.rule import Rules, all_answers
from jobscli.read.statistic import entered_sentences
from jobscli.read.statistic.head import heads
from jobscli.read.statistic.model import Mention, Settled
from jobscli.read.statistic.sentence import Read, SentenceIn, read_sentence
from jobscli.read.statistic.stages import Asked
from jobscli.read.statistic.view import Unnamed, View
from jobscli.read.text.normalise import Normalised

# What stands for a word that is blanked out: no rule knows it, and it keeps the offsets.
_BLANK = "〼"


class Why(NamedTuple):
    """One field of a figure: what was decided, by which rule, on which words, and the rules that were not asked.

    `start` and `end` are code points of the document's text; both are those of the figure where `words` is "".
    """

    field: str
    value: str | None
    rule: str
    start: int
    end: int
    words: str
    others: tuple[str, ...]


class Explained(NamedTuple):
    """A figure of the document, its words by class, and the reasons for its fields."""

    start: int
    end: int
    text: str
    words: tuple[tuple[str, str], ...]  # each word of its clause, with the classes it is of
    why: tuple[Why, ...]


class _Tracing(Asked):
    """Asks the rules, and keeps for each field those that would have answered after the one that did."""

    __slots__ = ("others",)

    def __init__(self) -> None:
        super().__init__()
        self.others: dict[str, tuple[str, ...]] = {}

    def __call__(self, field: str, rules: Rules[[Any], Any], case: Any) -> Any:
        if isinstance(case, Unnamed):
            self.others["aspect"] = tuple(rule for rule, _head in heads(case.view.words, case.mention)[1:])
        return self._keep(field, all_answers(rules, case))

    def _keep(self, field: str, found: Sequence[tuple[str, Any]]) -> Any:
        if not found:
            return None
        self.note(field, found[0][0])
        self.others[field] = tuple(rule for rule, _value in found[1:])
        return found[0][1]


def explain(text: str, name: str, about: About | None = None, wanted: str = "all") -> list[Explained]:
    """The figures of a document with the reasons for their fields.

    `wanted` is an offset such as `s428` or `428`, words of a figure's sentence, or `all`.
    """
    document = outline(text, name, about)
    found = []
    for given in entered_sentences(document):
        read = read_sentence(given, _Tracing)
        for each in read.settled:
            start = read.normal.back(each.mention.quantity.start)
            if _is_wanted(wanted, start, given.sentence, each, read):
                found.append(_explained(document, given, read, each))
    return found


def _is_wanted(wanted: str, start: int, sentence: Sentence, each: Settled, read: Read) -> bool:
    if wanted == "all" or wanted.rpartition("/")[2] in (f"s{start}", str(start)):
        return True
    quantity = each.mention.quantity
    return wanted in sentence.text and (
        wanted in read.normal.text[quantity.start : quantity.end] or not _names_a_figure(wanted, read)
    )


def _names_a_figure(wanted: str, read: Read) -> bool:
    quantities = (each.mention.quantity for each in read.settled)
    return any(wanted in read.normal.text[each.start : each.end] for each in quantities)


def _explained(document: Outline, given: SentenceIn, read: Read, each: Settled) -> Explained:
    normal, quantity = read.normal, each.mention.quantity
    start, end = normal.back(quantity.start), normal.end(quantity.end)
    assert read.view is not None  # a sentence with a figure has one
    rests = _rests_on(given, read, each)
    others = _others(given, each)
    why = []
    for step in each.trace:
        spans = rests.get(step.field, [])
        first, last = (spans[0][0], spans[-1][1]) if spans else (quantity.start, quantity.end)
        words = "…".join(normal.text[a:b] for a, b in spans)
        why.append(
            Why(
                step.field,
                _value(each, step.field),
                step.rule,
                normal.back(first),
                normal.end(last),
                words,
                others.get(step.field, ()),
            )
        )
    return Explained(start, end, document.text[start:end], tuple(_classes(read.view, each.mention)), tuple(why))


def _classes(view: View, mention: Mention) -> Iterator[tuple[str, str]]:
    """The words of a mention's clause with their classes, as the patterns see them."""
    from jobscli.read.tokens.lexer import OTHER, PLACE, TIME, UNKNOWN
    from jobscli.words.lexicon import kinds

    special = {OTHER: "FIGURE", PLACE: "PLACE", TIME: "TIME", UNKNOWN: ""}
    for at in range(mention.clause_first, mention.last):
        word, sign = view.words.words(at, at + 1), view.words.signs[at]
        yield word, special[sign] if sign in special else " ".join(sorted(kinds().get(word, ())))


def _value(each: Settled, field: str) -> str | None:
    values: dict[str, Any] = {
        "aspect": each.head.kind,
        "metric": each.naming.metric,
        "population": each.naming.population,
        "bound": each.amount.bound,
        "status": each.status,
        "scope": "，".join(str(part) for part in each.when if part),
        "place": "，".join(part for part in each.location if part),
    }
    value = values.get(field)
    return None if value is None else str(value)


def _others(given: SentenceIn, each: Settled) -> dict[str, tuple[str, ...]]:
    """Per field, the rules behind the one that decided which would have answered too."""
    made: list[_Tracing] = []

    def tracing() -> _Tracing:
        made.append(_Tracing())
        return made[-1]

    read_sentence(given, tracing)
    return next((asked.others for asked in made if tuple(asked.trace) == each.trace), {})


def _rests_on(given: SentenceIn, read: Read, each: Settled) -> dict[str, list[tuple[int, int]]]:
    """Per field, the words of the sentence without which it would have been decided otherwise."""
    found: dict[str, list[tuple[int, int]]] = {}
    assert read.view is not None
    words, quantity = read.view.words, each.mention.quantity
    for start, end, sign in zip(words.starts, words.ends, words.signs, strict=True):
        if sign == "@" or (start < quantity.end and quantity.start < end):
            continue
        other = _without(given, start, end, quantity.start)
        for step in each.trace:
            if (
                other is None
                or other.rule(step.field) != step.rule
                or _value(other, step.field) != _value(each, step.field)
            ):
                found.setdefault(step.field, []).append((start, end))
    return found


def _alike(other: Settled, each: Settled, field: str) -> bool:
    """Whether both decided a field by the same rule and alike."""
    return other.rule(field) == each.rule(field) and _value(other, field) == _value(each, field)


def _without(given: SentenceIn, start: int, end: int, at: int) -> Settled | None:
    """The figure at `at` in the sentence with the characters from `start` to `end` blanked out."""
    normal = given.sentence.normal
    text = normal.text[:start] + _BLANK * (end - start) + normal.text[end:]
    blanked: Normalised = normal._replace(text=text)
    sentence = given.sentence._replace(normal=blanked)
    read = read_sentence(given._replace(sentence=sentence))
    return next((each for each in read.settled if each.mention.quantity.start == at), None)
