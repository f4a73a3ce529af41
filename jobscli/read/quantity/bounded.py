"""An amount with the bound words beside it, as one quantity."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, cast

from jobscli.read.quantity.bounds import word_before, word_behind
from jobscli.read.quantity.grammar import BEHIND_STARTS
from jobscli.read.quantity.implicit_units import Implied
from jobscli.read.quantity.model import Bound, Kind, Quantity
from jobscli.read.quantity.value import Amount

_MANY = frozenset({"quantity.tenths", "quantity.times"})


class _BoundWords(NamedTuple):
    """The bound of a number, the stretch that takes in its words, and the word before it."""

    start: int
    end: int
    bound: Bound
    word: str
    rules: tuple[str, ...]


def bound_words(text: str, amount: Amount) -> _BoundWords:
    """The bound words beside a number. Of two the one behind decides; of a range they are told already."""
    start, end, word = amount.start, amount.end, ""
    rules = (amount.rule,) if amount.rule else ()
    bound: Bound = "exact"
    if amount.more:
        bound, rules = "at_least", (*rules, "bound.more")
    if amount.high is not None:
        bound = "between"
    elif (before := word_before(text, start)) is not None and before.bound is not None:
        bound = before.bound
        word, start, rules = before.text, start - len(before.text), (*rules, "bound.before")
    if text[end] == "多" and amount.rule in _MANY:
        bound, end, rules = "at_least", end + 1, (*rules, "bound.more")  # 三成多
    if text[end] in BEHIND_STARTS and (behind := word_behind(text, end)) is not None:
        end += len(behind.text)
        rules = (*rules, "bound.behind" if behind.bound else "bound.mark")
        if behind.bound is not None and amount.high is None:
            bound = behind.bound
    return _BoundWords(start, end, bound, word, rules)


def of_amount(amount: Amount, words: _BoundWords) -> Quantity:
    """The quantity that a number with its unit is, with its bound words."""
    return Quantity(
        start=words.start,
        end=words.end,
        number=amount.start,
        value=cast("Decimal", amount.value),
        unit=amount.unit,
        kind=cast("Kind", amount.kind),
        bound=words.bound,
        high=amount.high,
        weak=amount.weak,
        tail=amount.end,
        per=amount.per,
        word=words.word,
        rules=words.rules,
    )


def with_implied_unit(amount: Amount, words: _BoundWords, meant: Implied) -> Quantity:
    """The quantity that a number without a unit is by the words around it."""
    made = of_amount(amount, words)
    rules, end, tail, bound, high = (*made.rules, meant.rule), made.end, made.tail, made.bound, made.high
    if meant.tail >= 0:
        end = tail = meant.tail
    if meant.behind is not None:
        end, bound, rules = end + len(meant.behind.text), meant.behind.bound or bound, (*rules, "bound.behind")
    if high is not None and amount.value:
        high *= meant.value / amount.value
    return made._replace(
        start=meant.begin if meant.begin >= 0 else made.start,
        end=end,
        value=meant.value,
        unit=meant.unit,
        kind=meant.kind,
        bound=bound,
        high=high,
        note=meant.note,
        tail=tail,
        named=meant.named,
        rules=rules,
        inferred=meant.inferred,
    )
