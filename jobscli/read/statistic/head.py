"""The words right before a figure -> a level, a change, a gap, a share, a completion rate, a target.

The rules are the patterns of `words/rules/head.toml`, tried in their order over the words between the mark or figure
before the mention and the one behind it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from jobscli.read.rule import table
from jobscli.read.statistic.model import Head, HeadKind, Mention
from jobscli.read.tokens.lexer import FIGURE, Words
from jobscli.read.tokens.pattern import Patterns
from jobscli.words.expression import needed

_BEFORE, _BEHIND = 12, 6  # how many words before and behind a figure a pattern may look at
_POINTS = ("百分点", "千分点")


class _HeadRule(NamedTuple):
    id: str
    kinds: frozenset[str]
    makes: HeadKind
    pattern: re.Pattern[str]


class Found(NamedTuple):
    """A rule that answered, and what: `cut` counts from the first word of the zone."""

    rule: str
    kind: HeadKind
    cut: int
    negative: bool


class _Rules(NamedTuple):
    rules: tuple[_HeadRule, ...]
    patterns: Patterns
    by_sign: Mapping[str, tuple[int, ...]]  # the rules that a sign makes possible
    by_kind: dict[tuple[str, bool], Mapping[str, tuple[int, ...]]]  # the same of a kind of figures, once asked for

    def of(self, kind: str, points: bool) -> Mapping[str, tuple[int, ...]]:
        """The rules that a sign makes possible for a figure of that kind."""
        found = self.by_kind.get((kind, points))
        if found is None:
            kinds = (kind, "points") if points else (kind,)
            own = {at for at, rule in enumerate(self.rules) if not rule.kinds or not rule.kinds.isdisjoint(kinds)}
            found = {sign: tuple(at for at in rules if at in own) for sign, rules in self.by_sign.items()}
            self.by_kind[kind, points] = found
        return found


@cache
def _rules() -> _Rules:
    own = table("head")
    found = [row for row in own["rule"] if "pattern" in row]  # those without look at the figure before: after.py
    patterns = Patterns([row["pattern"] for row in found], own["sets"])
    rules = tuple(
        _HeadRule(row["id"], frozenset(row.get("of", "").split()), row["makes"], pattern)
        for row, pattern in zip(found, patterns.compiled, strict=True)
    )
    return _indexed(rules, patterns)


def _indexed(rules: Sequence[_HeadRule], patterns: Patterns) -> _Rules:
    by_sign: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        for sign in needed(rule.pattern.pattern, FIGURE) or FIGURE:  # every zone has a figure
            by_sign.setdefault(sign, []).append(number)
    return _Rules(tuple(rules), patterns, {sign: tuple(numbers) for sign, numbers in by_sign.items()}, {})


@lru_cache(maxsize=1 << 15)
def _found(zone: str, kind: str, points: bool) -> tuple[Found, ...]:
    return tuple(_each(zone, kind, points, stop=True))


def _each(zone: str, kind: str, points: bool, *, stop: bool) -> list[Found]:
    """The rules that fit `zone`, the signs around `#`, in their order; only the first where `stop`."""
    found: list[Found] = []
    rules = _rules()
    by_sign = rules.of(kind, points)
    for number in sorted(set().union(*[by_sign[sign] for sign in zone if sign in by_sign])):
        rule = rules.rules[number]
        match = rule.pattern.search(zone)
        if match is None:
            continue
        negative = "down" in rule.pattern.groupindex and match.group("down") is not None
        found.append(Found(rule.id, rule.makes, match.start(), negative))
        if stop:
            break
    return found


def zone_of(words: Words, mention: Mention) -> str:
    """The signs of the words that belong to a mention, with `#` for the figure."""
    signs = words.signs
    first = max(mention.first, mention.at - _BEFORE)
    zone = signs[first : mention.at] + FIGURE + signs[mention.at + 1 : mention.at + 1 + _BEHIND]
    return _rules().patterns.zone(zone)


def head(words: Words, mention: Mention) -> tuple[str, Head]:
    """The rule that decides and what it makes of the mention."""
    found = _found(zone_of(words, mention), mention.kind, mention.quantity.unit in _POINTS)[0]
    return found.rule, Head(found.kind, max(mention.first, mention.at - _BEFORE) + found.cut, found.negative)


def heads(words: Words, mention: Mention) -> list[tuple[str, Head]]:
    """Every rule that would answer, in their order."""
    found = _each(zone_of(words, mention), mention.kind, mention.quantity.unit in _POINTS, stop=False)
    return [
        (each.rule, Head(each.kind, max(mention.first, mention.at - _BEFORE) + each.cut, each.negative))
        for each in found
    ]
