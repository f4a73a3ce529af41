"""Rules as values: what each one holds, with examples, from `words/rules/*.toml`; and the one way to apply them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


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


Rules = Sequence[tuple[str, Callable[P, T | None]]]


def first(rules: Sequence[tuple[str, Callable[..., T | None]]], *case: Any) -> tuple[str, T] | None:
    """The first rule that answers, with its answer; None where none does."""
    for identity, apply in rules:
        value = apply(*case)
        if value is not None:
            return identity, value
    return None


def all_answers(rules: Sequence[tuple[str, Callable[..., T | None]]], *case: Any) -> list[tuple[str, T]]:
    """Every rule that would answer, with its answer, in their order: what `--explain` shows."""
    found = ((identity, apply(*case)) for identity, apply in rules)
    return [(identity, value) for identity, value in found if value is not None]
