"""The rules of the reader as they are told: a sentence in two languages and examples, from `words/rules/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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
def table(name: str) -> Mapping[str, Any]:
    """`words/rules/NAME.toml`, parsed. Raises FileNotFoundError where there is none."""
    text = (resources.files("jobscli.words") / "rules" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def tables() -> tuple[Mapping[str, Any], ...]:
    """The files of rules, parsed, in the order of their names."""
    names = (each.name for each in (resources.files("jobscli.words") / "rules").iterdir())
    return tuple(table(name.removesuffix(".toml")) for name in sorted(names) if name.endswith(".toml"))


@cache
def rules_in(name: str) -> tuple[Rule, ...]:
    """The rules of `words/rules/NAME.toml`, in the order of the file."""
    return tuple(map(_rule, table(name)["rule"]))


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
    return {row["id"]: _rule(row) for each in tables() for row in each["rule"]}


def rule_named(identity: str) -> Rule | None:
    """The rule of that id, None where there is none (any more); only the file of its stage is read where it has one."""
    try:
        own = rules_in(identity.partition(".")[0])
    except FileNotFoundError:
        own = ()
    return next((rule for rule in own if rule.id == identity), None) or rules().get(identity)
