"""Load the words that `jobscli.read` goes by: cues, places, and how texts name the metrics.

Facts stand in `cues.toml`; a new cue word is a line there and no branch in the code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
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
    """The compiled expression of one cue; of a list, of any of it. `{CLASS}` is any word of a class of the lexicon."""
    return re.compile(cue_source(group, name))


def cue_source(group: str, name: str) -> str:
    """The expression of one cue with its classes filled in."""
    from jobscli.words.lexicon import filled

    value = cues(group)[name]
    return filled("|".join(value) if isinstance(value, list) else value)


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


@cache
def cities() -> re.Pattern[str]:
    """The names of cities and prefectures, with 市 where it is printed."""
    names = [city for row in _file("cities").values() for city in row]
    return re.compile(any_of(names) + "市?")


@cache
def province_of() -> Mapping[str, str]:
    """The province of each city in `cities.toml`."""
    return {city: province for province, row in _file("cities").items() for city in row}


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
