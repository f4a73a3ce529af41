"""What `units.toml` says: units, classifiers, the words of bounds, the characters of numbers in other scripts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

from jobscli.words.reading import any_of

Class = Literal["people", "money", "rate", "count", "measure", "duration", "name"]
CLASSES: tuple[Class, ...] = ("people", "money", "rate", "count", "measure", "duration", "name")
COUNTED: tuple[Class, ...] = ("people", "money", "rate", "count", "measure")


class Unit(NamedTuple):
    """The unit that a printed form stands for, as a record carries it, and its class."""

    unit: str
    kind: Class


class Units(NamedTuple):
    """The units by how they are printed."""

    printed: Mapping[str, Unit]

    def expression(self, *classes: str) -> str:
        """An expression for the printed forms of these classes, the longest first, the commonest characters first."""
        forms: dict[str, list[str]] = {}
        for form, unit in self.printed.items():
            if unit.kind in classes:
                forms.setdefault(form[0], []).append(form)
        return "(?:" + "|".join(_longest_first(row) for row in forms.values()) + ")"


def _longest_first(forms: Iterable[str]) -> str:
    """The forms that begin with one character, which stands in front: 个(?:百分点|人(?![才民])|)."""
    guards = table()["not_before"]
    rows = sorted(forms, key=lambda form: (-len(form), form))
    tails = [re.escape(form[1:]) + (f"(?!{guards[form]})" if form in guards else "") for form in rows]
    return re.escape(rows[0][0]) + (f"(?:{'|'.join(tails)})" if tails != [""] else "")


@cache
def table() -> Mapping[str, Any]:
    """`units.toml` as it stands."""
    return tomllib.loads((resources.files("jobscli.words") / "units.toml").read_text(encoding="utf-8"))


@cache
def units() -> Units:
    """The units of `units.toml`. A form printed in two classes belongs to the first."""
    printed: dict[str, Unit] = {}
    for kind in CLASSES:
        for unit, forms in table()[kind].items():
            for form in forms:
                printed.setdefault(form, Unit(unit, kind))
    return Units(printed)


_SIZE = re.compile("[十百千万亿]+")


def unit_named(text: str) -> str | None:
    """The unit that a user means by `text`, as a record carries it; with a multiplier before it, too.

    >>> unit_named("亿元"), unit_named("万名"), unit_named("个百分点"), unit_named("千克"), unit_named("贷款")
    ('元', '人', '百分点', '公斤', None)
    """
    for form in (text, _SIZE.sub("", text, count=1) if _SIZE.match(text) else text):
        if found := units().printed.get(form):
            return found.unit
    return None


class Nouns(NamedTuple):
    """The nouns that tell what a number without a classifier counts, and the unit of those that are not people."""

    expression: re.Pattern[str]
    others: Mapping[str, str]


@cache
def nouns() -> Nouns:
    others = {noun: unit for unit, row in table()["other_nouns"].items() for noun in row}
    return Nouns(re.compile(any_of([*table()["people_nouns"]["words"], *others])), others)
