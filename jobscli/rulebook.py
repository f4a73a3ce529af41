"""The rules of the reader as an answer: all, or those of a stage, in the order in which they are asked, or one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jobscli import words
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.words.rule import Rule
from jobscli.words.rule import rules as all_rules

# The files of rules in the order of the work: what a number is, what it measures, whose it is; then the measures.
_ORDER = (
    "quantity",
    "exclusion",
    "head",
    "naming",
    "population",
    "bound",
    "status",
    "time",
    "price",
    "place",
    "table",
    "measure",
)


@dataclass(frozen=True)
class Rulebook:
    """The answer to `rules`; `whole` where one was asked for, which is shown with its examples."""

    rules: tuple[Rule, ...]
    whole: bool = False
    notice: str | None = None

    def rows(self) -> list[dict[str, Any]]:
        """One row a rule, its examples joined by line breaks."""
        return [
            {**each, "examples": "\n".join(each["examples"]), "not": "\n".join(each["not"])} for each in self.tree()
        ]

    def tree(self) -> list[dict[str, Any]]:
        """A list of the rules."""
        return [
            {
                "id": rule.id,
                "stage": rule.stage,
                "sentence": rule.sentence,
                "sentence_en": rule.sentence_en,
                "examples": list(rule.examples),
                "not": list(rule.counter),
            }
            for rule in self.rules
        ]


def rulebook(identity: str | None = None) -> Rulebook:
    """All rules of the reader, those of a stage, or the one of that id.

    A stage has its name in the ids (naming) or on the screen (指标). Raises UsageError, with the nearest, where there
    is none.
    """
    known = all_rules()
    order = {stage: n for n, stage in enumerate(_ORDER)}
    every = tuple(sorted(known.values(), key=lambda rule: order.get(rule.id.partition(".")[0], len(order))))
    if identity is None:
        return Rulebook(every)
    wanted = words.fold(identity.strip())
    if of_stage := tuple(rule for rule in every if wanted in _stages(rule)):
        return Rulebook(of_stage)
    rule = known.get(wanted)
    if rule is None:
        raise UsageError(
            _("没有规则“{id}”").format(id=identity),
            [*_near(identity, [*known], {each.partition(".")[0] for each in known}), (_("列出"), "jobscli rules")],
        )
    return Rulebook((rule,), whole=True)


def _stages(rule: Rule) -> set[str]:
    """What the stage of a rule is called."""
    return {rule.id.partition(".")[0], rule.stage, words.say("stage", rule.stage)}


def _near(identity: str, known: list[str], stages: set[str]) -> list[tuple[str, str]]:
    """The nearest ids and stages: by the whole, or by the name alone where no stage was given."""
    names = {each.partition(".")[2]: each for each in known}
    close = words.near(identity, [*sorted(stages), *known]) or [names[each] for each in words.near(identity, names)]
    return [(_("是不是"), "  ".join(close))] if close else []
