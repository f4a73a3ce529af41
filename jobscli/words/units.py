"""The units and classifiers of `units.toml`, and the nouns that tell the unit of a number that prints none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from jobscli.words.reading import any_of

CLASSES = ("people", "money", "rate", "count", "measure", "duration", "name")


@cache
def table() -> Mapping[str, Any]:
    """`units.toml` as it stands."""
    return tomllib.loads((resources.files("jobscli.words") / "units.toml").read_text(encoding="utf-8"))


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
    for kind in CLASSES:
        for unit, forms in table()[kind].items():
            for form in forms:
                printed.setdefault(form, (unit, kind))
    return Units(printed)


@cache
def nouns() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The nouns that tell what a number without a classifier counts, and the unit of those that are not people."""
    others = {noun: unit for unit, row in table()["other_nouns"].items() for noun in row}
    return re.compile(any_of([*table()["people_nouns"]["words"], *others])), others
