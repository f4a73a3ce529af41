"""The rules of the reader as they are told: a sentence in two languages and examples, from `words/rules/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


class Rule(NamedTuple):
    """A rule. `id` is public and stable: `stage.name`. An example marks with braces the figure that it decides."""

    id: str
    stage: str
    sentence: str  # what it holds, in Chinese
    sentence_en: str
    examples: tuple[str, ...]  # each is decided by this rule alone
    counter: tuple[str, ...] = ()  # what it must not take


@cache
def tables() -> tuple[Mapping[str, Any], ...]:
    """The files of rules, parsed, in the order of their names."""
    folder = resources.files("jobscli.words") / "rules"
    files = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return tuple(tomllib.loads(each.read_text(encoding="utf-8")) for each in files)


def rows(stage: str) -> Iterator[Mapping[str, Any]]:
    """The rows of the rules of one stage, in their order."""
    for table in tables():
        yield from (row for row in table.get("rule", ()) if row["id"].partition(".")[0] == stage)


@cache
def rules_in(name: str) -> tuple[Rule, ...]:
    """The rules of `words/rules/NAME.toml`, in the order of the file."""
    text = (resources.files("jobscli.words") / "rules" / f"{name}.toml").read_text(encoding="utf-8")
    return tuple(_rule(row) for row in tomllib.loads(text)["rule"])


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        row["id"],
        row.get("stage", row["id"].partition(".")[0]),
        row["sentence"],
        row["sentence_en"],
        tuple(row.get("examples", ())),
        tuple(row.get("not", ())),
    )


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id."""
    return {row["id"]: _rule(row) for table in tables() for row in table.get("rule", ())}


def rule_named(identity: str) -> Rule | None:
    """The rule of that id, None where there is none (any more); only the file of its stage is read where it has one."""
    try:
        own = rules_in(identity.partition(".")[0])
    except FileNotFoundError:
        own = ()
    return next((rule for rule in own if rule.id == identity), None) or rules().get(identity)
