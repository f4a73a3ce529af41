"""Load the words that `jobscli.read.measure` goes by, from `measures.toml`, each compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

from jobscli.words.automaton import Lexicon
from jobscli.words.expression import quick
from jobscli.words.reading import any_of


class VerbKind(NamedTuple):
    """A verb that tells the kind of a measure, where one of `nouns` follows (any, if None) and none of `unless`."""

    kind: str
    nouns: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@cache
def _file() -> Mapping[str, Any]:
    with (resources.files("jobscli.words") / "measures.toml").open("rb") as file:
        return tomllib.load(file)


def table(name: str) -> Mapping[str, Any]:
    """One table of `measures.toml`."""
    found: Mapping[str, Any] = _file()[name]
    return found


@cache
def words(group: str, name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(table(group)[name].split())


@cache
def number(group: str, name: str) -> int:
    """A whole number of the table `group`."""
    return int(table(group)[name])


@cache
def any_word(group: str, *names: str) -> re.Pattern[str]:
    """An expression that matches the longest word of these lists at a place."""
    return re.compile(any_of(word for name in names for word in words(group, name)))


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """The expression `name_pattern`, or any of those in `name_patterns`."""
    own = table(group)
    many = own.get(f"{name}_patterns")
    return re.compile(quick("|".join(f"(?:{each})" for each in many) if many else own[f"{name}_pattern"]))


@cache
def field() -> Lexicon[str]:
    """Employment, incomes and social insurance."""
    return Lexicon({"field": words("field", "words")}, words("field", "guards"))


@cache
def theme() -> Lexicon[str]:
    """Words of headings: kind `field` says that they are on employment, `mixed` that they are on much else."""
    kinds = {"field": words("theme", "words"), "mixed": words("theme", "mixed")}
    return Lexicon(kinds, words("theme", "guards"), overlapping=True)


@cache
def elsewhere() -> Lexicon[str]:
    """Words of other fields."""
    return Lexicon({"elsewhere": words("theme", "elsewhere")})


@cache
def care() -> Lexicon[str]:
    """Whom social protection is for."""
    return Lexicon({"care": words("theme", "care")})


@cache
def wish() -> Lexicon[str]:
    """What makes a sentence a wish, a weakness or a speech, wherever it stands."""
    return Lexicon({"wish": words("wish", "words")})


class Sense(NamedTuple):
    """What a word of a measure says: a topic, a group, a kind, or that a name may end with it (`suffix`)."""

    of: Literal["topic", "group", "kind", "suffix"]
    name: str


@cache
def senses() -> Lexicon[Sense]:
    """The topics, groups, kinds and names of measures by their words, all that overlap."""
    found = {Sense(of, name): own.split() for of in _SENSES for name, own in table(of).items()}
    found[Sense("suffix", "")] = table("name")["descriptive"].split()
    guards = (*(f"{of}_guards" for of in _SENSES), "suffix_guards")
    return Lexicon(found, [word for name in guards for word in words(name, "words")], overlapping=True)


_SENSES: tuple[Literal["topic", "group", "kind"], ...] = ("topic", "group", "kind")


@cache
def otherwise() -> Lexicon[str]:
    """The topics of measures whose words name none, by more general words."""
    return Lexicon({topic: own.split() for topic, own in table("otherwise").items()}, overlapping=True)


@cache
def order(vocabulary: str) -> tuple[str, ...]:
    """The topics or groups in the order of the vocabulary."""
    return tuple(table(vocabulary))


@cache
def verb_kinds() -> Mapping[str, tuple[VerbKind, ...]]:
    """By verb, the kinds that it may tell, in the order of the table."""
    found: dict[str, list[VerbKind]] = {}
    for row in _file()["verb_kind"]:
        told = VerbKind(row["kind"], _optional(row.get("nouns")), _optional(row.get("unless")))
        for verb in row["verbs"].split():
            found.setdefault(verb, []).append(told)
    return {verb: tuple(told) for verb, told in found.items()}


@cache
def any_verb_of_kind() -> re.Pattern[str]:
    """An expression for the verbs that may tell a kind."""
    return re.compile(any_of(verb_kinds()))


def _optional(listed: str | None) -> re.Pattern[str] | None:
    return re.compile(any_of(listed.split())) if listed else None


def one_of(*parts: str) -> str:
    """An expression for any of these expressions."""
    return f"(?:{'|'.join(parts)})"


def words_of(names: Iterable[tuple[str, str]]) -> str:
    """An expression for the longest word of several lists, as a part of a larger one."""
    return any_of(word for group, name in names for word in words(group, name))
