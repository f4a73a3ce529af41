"""What a measure is: by its verb, else by the last noun of a kind in what the verb acts upon.

The rules stand in KINDS; the first that answers decides. Their sentences and examples are in words/rules/measure.toml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from jobscli.read.rule import Rules, first
from jobscli.words.automaton import Token
from jobscli.words.measuring import Sense, any_verb_of_kind, senses, verb_kinds

Kind = Literal[
    "policy", "fund", "subsidy", "loan", "platform", "monitoring", "service", "training",
    "event", "brand", "mechanism", "standard", "facility", "organisation", "action",
]  # fmt: skip
_KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}


class Words(NamedTuple):
    """The words of a measure that may tell its kind."""

    clause: str  # from its verb on
    tokens: Sequence[Token[Sense]]  # of its clause from the verb on
    names: Sequence[Sequence[Token[Sense]]]  # of each of its proper names


def kind(words: Words) -> Kind:
    """What the measure is that `words` are of."""
    found: tuple[str, Kind] | None = first(KINDS, words)
    return found[1] if found is not None else "action"


def kind_of_words(words: str) -> Kind:
    """What a measure is of which only `words` are known, such as a heading."""
    return kind(Words(words, senses().find(words), ()))


def _by_verb(words: Words) -> Kind | None:
    """By a verb that says of what kind is what it acts upon, unless a noun behind it says otherwise."""
    verb = any_verb_of_kind().match(words.clause)
    if verb is None:
        return None
    for told in verb_kinds()[verb.group()]:
        behind = verb.end()
        if told.nouns is not None and told.nouns.search(words.clause, behind) is None:
            continue
        if told.unless is None or told.unless.search(words.clause, behind) is None:
            return _KINDS[told.kind]
    return None


def _by_name(words: Words) -> Kind | None:
    return next((found for each in words.names if (found := _last_noun(each))), None)


def _by_noun(words: Words) -> Kind | None:
    return _last_noun(words.tokens)


def _last_noun(tokens: Sequence[Token[Sense]]) -> Kind | None:
    """The kind of the noun that ends last; of two that end together, of the longer. Tokens come by their ends."""
    last: Token[Sense] | None = None
    for token in reversed(tokens):
        if last is not None and token.end < last.end:
            break
        if token.kind.of == "kind" and (last is None or token.start < last.start):
            last = token
    return _KINDS[last.kind.name] if last is not None else None


KINDS: Rules[[Words], Kind] = (
    ("measure.kind-verb", _by_verb),
    ("measure.kind-name", _by_name),
    ("measure.kind-noun", _by_noun),
)
