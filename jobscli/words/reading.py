"""Load the words that `jobscli.read` goes by: cues, units, and how texts name the metrics.

Facts stand in `cues.toml` and `units.toml`; a new cue word or unit is a line there and no branch in the code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("jobscli.words") / f"{name}.toml").read_text(encoding="utf-8"))


def cues(group: str) -> Mapping[str, Any]:
    """One table of `cues.toml`: the name of a cue -> its expression or words."""
    found: Mapping[str, Any] = _file("cues")[group]
    return found


@cache
def cue(group: str, name: str) -> re.Pattern[str]:
    """The compiled expression of one cue."""
    return re.compile(cues(group)[name])


def any_of(words: Iterable[str]) -> str:
    """An expression that matches the longest of `words` at a place, grouped by their first character.

    Python tries alternatives one by one; grouped by first character, a place where none can begin costs one look.
    """
    heads: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        heads.setdefault(word[0], []).append(word[1:])
    parts = []
    for head, tails in sorted(heads.items()):
        tail = "|".join(re.escape(t) for t in tails)
        parts.append(re.escape(head) + (f"(?:{tail})" if tails != [""] else ""))
    return "(?:" + "|".join(parts) + ")"


@dataclass(frozen=True, slots=True)
class Units:
    """The units by how they are printed: printed form -> (unit, class)."""

    printed: Mapping[str, tuple[str, str]]

    def expression(self, *classes: str) -> str:
        """An expression for the printed forms of these classes, the longest first."""
        return any_of(form for form, (_unit, kind) in self.printed.items() if kind in classes)


@cache
def units() -> Units:
    """The units of `units.toml`. A form printed in two classes belongs to the first."""
    printed: dict[str, tuple[str, str]] = {}
    for kind in ("people", "money", "rate", "count", "measure", "duration", "name"):
        for unit, forms in _file("units")[kind].items():
            for form in forms:
                printed.setdefault(form, (unit, kind))
    return Units(printed)


@cache
def nouns() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The nouns that tell what a number without a classifier counts, and the unit of those that are not people."""
    table = _file("units")
    others = {noun: unit for unit, row in table["other_nouns"].items() for noun in row}
    return re.compile(any_of([*table["people_nouns"]["words"], *others])), others


# What the shorthands of naming.toml stand for: from a name to its figure, and within a name.
_TO_FIGURE = "(?:[^#@，；。]{0,14}?)"
_WITHIN = "(?:[^#@，；。]{0,10}?)"


@cache
def namings(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For figures of one class of unit: the metric that an expression over the clause tells, the first first."""
    table: Mapping[str, list[str]] = _file("naming").get(kind, {})
    return tuple(
        (metric, re.compile("|".join(f"(?:{each})" for each in ways).replace("~", _TO_FIGURE).replace("…", _WITHIN)))
        for metric, ways in table.items()
    )


@cache
def weak_names() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """The metric that a name is of which says half of it, and the words that must stand before it."""
    rows: list[dict[str, str]] = _file("naming")["weak"]
    return tuple((row["metric"], re.compile(row["own"]), re.compile(row["about"])) for row in rows)


@cache
def loose_names() -> frozenset[str]:
    """Aliases that a user may type but that a text also uses for other things: 带动就业, 政策措施."""
    return frozenset(_file("naming")["loose"]["aliases"])


@cache
def elliptic(metric: str) -> tuple[re.Pattern[str] | None, bool]:
    """What may stand alone for `metric` once it was told, and whether it says whom the figure is of."""
    row = _file("naming")["elliptic"].get(metric)
    return (re.compile(row["words"]), row["whom"]) if row else (None, False)
