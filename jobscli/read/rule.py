"""A rule of the reader as a value: its stable id, what it holds in a sentence, and the examples that show it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple


class Rule(NamedTuple):
    """What a rule says of itself; what it does is a function of its stage."""

    id: str  # stable and public: measure.status-heading
    stage: str  # the step that it belongs to
    sentence: str  # what it holds, in Chinese
    sentence_en: str
    examples: tuple[str, ...]  # texts that would be read otherwise without it
    counter: tuple[str, ...]  # texts that it must leave alone


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """The rules of `words/rules/NAME.toml`, in the order of the file."""
    with (resources.files("jobscli.words") / "rules" / f"{name}.toml").open("rb") as file:
        rows = tomllib.load(file)["rule"]
    return tuple(
        Rule(
            row["id"],
            row["stage"],
            row["sentence"],
            row["sentence_en"],
            tuple(row["examples"]),
            tuple(row.get("not", ())),
        )
        for row in rows
    )
