"""Why a figure came out as it did: for each field the rule that decided, the words it rests on, and who else answers.

The words that a decision rests on are those without which it would be another: the sentence is read again with each of
its words blanked out in turn. Where no single word decides, the whole clause may; where none of the sentence does, the
decision rests on its section or document, and `words` is "".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jobscli.read.model import Explained, Outline, Why
from jobscli.read.rule import Rules, all_answers
from jobscli.read.statistic import sentences
from jobscli.read.statistic.head import heads
from jobscli.read.statistic.model import Mention, Settled
from jobscli.read.statistic.sentence import Read, SentenceIn
from jobscli.read.statistic.stages import Asked
from jobscli.read.statistic.table import read_given
from jobscli.read.statistic.view import Unnamed, View
from jobscli.read.tokens.lexer import OTHER, PLACE, TIME, UNKNOWN

ALL = "all"
# What stands for a word that is blanked out: no rule knows it, and it keeps the offsets.
_BLANK = "〼"
# The fields of a record that a step of the trace decides, where it is not the one of its name.
_FIELDS = {"scope": ("scope", "period"), "place": ("region", "place")}
_CLASS = {OTHER: "FIGURE", PLACE: "PLACE", TIME: "TIME", UNKNOWN: ""}
_LAST = "confidence"  # the field that the last stage decides

Spans = list[tuple[int, int]]


class _Tracing(Asked):
    """Asks the rules, and keeps for each field those that would have answered after the one that did."""

    __slots__ = ("others",)

    def __init__(self) -> None:
        super().__init__()
        self.others: dict[str, tuple[str, ...]] = {}

    def instead(self, field: str, rule: str) -> None:
        """Keep the rule that decides after all; the one that it goes before would have answered too."""
        self.others[field] = (self.trace[field], *self.others[field])
        super().instead(field, rule)

    def __call__(self, field: str, rules: Rules[[Any], Any], case: Any) -> Any:
        if isinstance(case, Unnamed):
            decided = self.trace["aspect"]
            found = [rule for rule, _head in heads(case.view.words, case.mention)]
            self.others["aspect"] = tuple(rule for rule in found if rule != decided)
        answers = all_answers(rules, case)
        if not answers:
            return None
        self.trace[field], value = answers[0]
        self.others[field] = tuple(rule for rule, _value in answers[1:])
        return value


def explain(document: Outline, wanted: tuple[str, ...] = (ALL,)) -> tuple[Explained, ...]:
    """The figures of a document with the reasons for their fields.

    Each of `wanted` is the id of a figure or the end of it (s428, 428), words of its sentence or of itself, or `all`.
    """
    return tuple(
        explained
        for given, _read in sentences(document)
        if any(_may_be_wanted(given, each) for each in wanted)
        for explained in _of_sentence(document, given, wanted)
    )


def _may_be_wanted(given: SentenceIn, wanted: str) -> bool:
    at = _offset(wanted)
    sentence = given.sentence
    return wanted == ALL or wanted in sentence.text or (at is not None and sentence.start <= at < sentence.end)


def _offset(wanted: str) -> int | None:
    """The offset of a figure that an id, or the tail of one, says."""
    tail = wanted.rpartition("/")[2].removeprefix("s")
    return int(tail) if tail.isascii() and tail.isdecimal() and len(tail) < 10 else None


def _of_sentence(document: Outline, given: SentenceIn, wanted: tuple[str, ...]) -> Iterator[Explained]:
    asked: list[_Tracing] = []

    def tracing() -> _Tracing:
        asked.append(_Tracing())
        return asked[-1]

    read = read_given(given, tracing)
    # One that is no figure after all was not asked to the end.
    traced = [each for each in asked if _LAST in each.trace]
    pairs = zip(read.settled, traced, strict=True)
    chosen = [pair for pair in pairs if any(_is_wanted(each, given, read, pair[0]) for each in wanted)]
    if chosen:
        rests = _rests_on(given, read, [each for each, _asked in chosen])
        for (each, its), found in zip(chosen, rests, strict=True):
            yield _explained(document, read, each, its.others, found)


def _is_wanted(wanted: str, given: SentenceIn, read: Read, each: Settled) -> bool:
    if wanted == ALL or _offset(wanted) == read.normal.back(each.mention.quantity.start):
        return True
    if given.figure is not None and any(map(str.isdigit, wanted)):
        return wanted in _printed(read, each)  # of a row of a table each number is a sentence of its own
    named = [other for other in read.settled if wanted in _printed(read, other)]
    return wanted in given.sentence.text and (each in named or not named)


def _printed(read: Read, each: Settled) -> str:
    return read.normal.text[each.mention.quantity.start : each.mention.quantity.end]


def _explained(
    document: Outline, read: Read, each: Settled, others: Mapping[str, tuple[str, ...]], rests: Mapping[str, Spans]
) -> Explained:
    assert read.view is not None  # a sentence with a figure has one
    normal, quantity = read.normal, each.mention.quantity
    start, end = normal.back(quantity.start), normal.end(quantity.end)
    why = [
        Why("value", rule, start, end, _printed(read, each), ())
        for rule in quantity.rules[:1]
        if not rule.startswith("bound.")
    ]
    for field, rule in _decided(each).items():
        spans = [(quantity.start, quantity.end)] if rule in quantity.rules else _joined(rests.get(field, []))
        first, last = (spans[0][0], spans[-1][1]) if spans else (quantity.start, quantity.end)
        words = "…".join(normal.text[a:b] for a, b in spans)
        why += [
            Why(name, rule, normal.back(first), normal.end(last), words, others.get(field, ()))
            for name in _FIELDS.get(field, (field,))
        ]
    return Explained(start, end, document.text[start:end], tuple(_classes(read.view, each.mention)), tuple(why))


def _decided(each: Settled) -> dict[str, str]:
    """The rule of each field. The bound word at a number is its own rule; whom it covers the name may have said."""
    rules = dict(each.trace)
    if rules["bound"] == "bound.printed":
        rules["bound"] = next(
            (rule for rule in each.mention.quantity.rules if rule.startswith("bound.")), rules["bound"]
        )
    if each.naming.population is not None:
        rules.setdefault("population", rules["metric"])
    return rules


def _joined(spans: Spans) -> Spans:
    """`spans`, of which those that touch are one."""
    joined: Spans = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _classes(view: View, mention: Mention) -> Iterator[tuple[str, str]]:
    """The words of a mention's clause with their classes, as the patterns see them."""
    from jobscli.words.lexicon import kinds

    for at in range(mention.clause_first, mention.last):
        word, sign = view.words.words(at, at + 1), view.words.signs[at]
        yield word, _CLASS[sign] if sign in _CLASS else " ".join(sorted(kinds().get(word, ())))


def _rests_on(given: SentenceIn, read: Read, chosen: Sequence[Settled]) -> list[dict[str, Spans]]:
    """For each figure, per field, the words of the sentence without which it would have been decided otherwise."""
    assert read.view is not None
    words = read.view.words
    rests: list[dict[str, Spans]] = [{} for _each in chosen]
    for start, end, sign in zip(words.starts, words.ends, words.signs, strict=True):
        if sign == OTHER:
            continue
        others = _without(given, [(start, end)])
        for each, found in zip(chosen, rests, strict=True):
            quantity = each.mention.quantity
            if end <= quantity.start or quantity.end <= start:
                for field in _changed(each, others.get(quantity.start)):
                    found.setdefault(field, []).append((start, end))
    for each, found in zip(chosen, rests, strict=True):
        clause = [
            (words.starts[at], words.ends[at])
            for at in range(each.mention.clause_first, each.mention.at)
            if words.signs[at] != OTHER
        ]
        if clause and len(found) < len(_decided(each)):
            other = _without(given, clause).get(each.mention.quantity.start)
            for field in _changed(each, other):
                found.setdefault(field, clause)
    return rests


def _without(given: SentenceIn, blanked: Iterable[tuple[int, int]]) -> dict[int, Settled]:
    """The figures of a sentence, by where they begin, with stretches of it blanked out."""
    normal = given.sentence.normal
    text = normal.text
    for start, end in blanked:
        text = text[:start] + _BLANK * (end - start) + text[end:]
    sentence = given.sentence._replace(normal=normal._replace(text=text))
    settled = read_given(given._replace(sentence=sentence)).settled
    return {each.mention.quantity.start: each for each in settled}


def _changed(each: Settled, other: Settled | None) -> list[str]:
    """The fields of a figure that are decided otherwise in `other`; all of them where it is none there."""
    rules = _decided(each)
    if other is None:
        return [*rules]
    now = _decided(other)
    return [field for field in rules if now.get(field) != rules[field] or _value(other, field) != _value(each, field)]


def _value(each: Settled, field: str) -> object:
    values: dict[str, object] = {
        "aspect": each.head.kind,
        "metric": each.naming.metric,
        "population": each.naming.population,
        "bound": each.amount.bound,
        "status": each.status,
        "scope": each.when,
        "price_basis": each.price,
        "confidence": each.confidence,
        "place": each.location,
    }
    return values[field]
