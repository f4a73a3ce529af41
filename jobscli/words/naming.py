"""How texts name the metrics, from `naming.toml`: forms, half names, what may stand for a metric that was just told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from jobscli.words.lexicon import classes
from jobscli.words.reading import any_of

# How texts name the metrics of metrics/national.toml, then those of metrics/mohrss-2018.toml.
FILES = ("naming", "naming-mohrss-2018")
UNIT_CLASSES = ("people", "money", "rate", "count", "ratio")
_NAME = re.compile("[A-Z_]+")


class Form(NamedTuple):
    """One way to name a metric: slots in their order, each a set of words, some of which may be missing."""

    metric: str
    slots: tuple[tuple[frozenset[str], bool], ...]  # the words of a slot, and whether it may be missing
    weight: int  # the characters that it has at least: of two forms that fit, the one that says more wins


class HalfName(NamedTuple):
    """A name that says only half of what is counted; what must have said the rest is an expression over characters."""

    metric: str
    words: frozenset[str]
    about: re.Pattern[str]
    needs: frozenset[str]  # one of these must be in the name itself; none: no word must
    alone: bool  # whether the change itself is enough: 平均提高14.3%


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("jobscli.words") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _words_of(name: str) -> frozenset[str]:
    """The words of a class of this file, or of the lexicon."""
    own: Mapping[str, str] = _table("naming")["classes"]
    return frozenset(own[name].split() if name in own else classes()[name])


def _slot(source: str) -> frozenset[str]:
    """The words of a slot; `#` is the figure itself, for a form that it stands inside."""
    found: set[str] = set()
    for word in source.split("|"):
        found |= _words_of(word) if _NAME.fullmatch(word) else {word}
    return frozenset(found)


def _several(source: str) -> frozenset[str]:
    return frozenset(word for each in source.split() for word in _slot(each))


@cache
def forms(unit_class: str) -> tuple[Form, ...]:
    """The forms of the metrics that are counted in that class of unit, in the order of the files."""
    return tuple(
        Form(metric, slots, sum(min(map(len, words)) for words, missing in slots if not missing))
        for name in FILES
        for metric, row in _table(name).get(unit_class, {}).items()
        for source in row["forms"]
        for slots in [tuple((_slot(each.removesuffix("?")), each.endswith("?")) for each in source.split())]
    )


@cache
def barred() -> Mapping[tuple[str, str], frozenset[str]]:
    """The words that make a name another thing, by class of unit and metric."""
    return {
        (unit_class, metric): _several(row.get("without", ""))
        for name in FILES
        for unit_class in UNIT_CLASSES
        for metric, row in _table(name).get(unit_class, {}).items()
    }


@cache
def must_be_told() -> Mapping[str, re.Pattern[str]]:
    """The words that must stand before the figure for a metric whose forms alone could be of other things."""
    return {
        metric: re.compile(any_of(_several(row["about"])))
        for name in FILES
        for unit_class in UNIT_CLASSES
        for metric, row in _table(name).get(unit_class, {}).items()
        if "about" in row
    }


class Narrower(NamedTuple):
    """The metric that is meant where one of `verbs` stands before a figure in a text `about` it: 募集岗位 of 见习."""

    metric: str
    verbs: re.Pattern[str]
    about: re.Pattern[str]


@cache
def narrower() -> Mapping[str, Narrower]:
    """By the metric that the forms alone would give."""
    rows = (item for name in FILES for unit_class in UNIT_CLASSES for item in _table(name).get(unit_class, {}).items())
    return {
        metric: Narrower(each["metric"], *(re.compile(any_of(_several(each[key]))) for key in ("verbs", "about")))
        for metric, row in rows
        if (each := row.get("narrower")) is not None
    }


def form_words() -> Iterator[str]:
    """Every word that a form or a half name is made of: words of the lexicon by that alone."""
    for unit_class in UNIT_CLASSES:
        for form in forms(unit_class):
            for words, _missing in form.slots:
                yield from sorted(words - {"#"})
    for row in half_names():
        yield from sorted(row.words | row.needs)
    for words in barred().values():
        yield from sorted(words)
    for words in ellipses().values():
        yield from sorted(words)


@cache
def half_names() -> tuple[HalfName, ...]:
    """The names that say only half, in the order of the file."""
    return tuple(
        HalfName(
            row["metric"],
            _several(row["words"]),
            re.compile(any_of(_several(row["about"])) + "(?!金(?!额))"),  # not 失业保险 in 失业保险金
            _several(row.get("needs", "")),
            row.get("alone", False),
        )
        for row in _table("naming")["half"]
    )


@cache
def ellipses() -> Mapping[str, frozenset[str]]:
    """The words that may stand alone for a metric that was just told."""
    return {metric: _several(words) for metric, words in _table("naming")["ellipsis"].items()}


def population_name(words: str) -> str:
    """A population as records name it.

    >>> population_name("城镇常住居民"), population_name("农民工")
    ('城镇居民', '农民工')
    """
    named: Mapping[str, str] = _table("naming")["population"]
    return named.get(words, words)


def metric_per(metric: str, unit: str) -> str:
    """The metric that one is for a figure printed with `unit`: 最低工资标准 per hour is another.

    >>> metric_per("最低工资标准", "18.3元/小时"), metric_per("最低工资标准", "1895元/月")
    ('小时最低工资标准', '最低工资标准')
    """
    others: Mapping[str, str] = _table("naming")["per"].get(metric, {})
    return next((other for span, other in others.items() if unit.endswith(span)), metric)
