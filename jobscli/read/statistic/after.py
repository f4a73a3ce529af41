"""Heads that the figure before tells: what a value became, the rate of a goal, the distance to a goal."""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscli.read.rule import Rules, first
from jobscli.read.statistic.model import Head, Mention, Settled
from jobscli.read.statistic.view import View

# What a change or a count became, whatever the verb: 51家|整合为33家.
_BECAME = re.compile("[\u4e00-\u9fff]{1,4}[为到至成]")
_NEWLY_INSURED = re.compile("[，、；]?(?:当年|全年|其中)?(?:新增|净增)(?:参保)?(?:人数|人员)?(?:达到?|为)?")
_OR = re.compile("或[即约]?")
_BELOW_OR_ABOVE = re.compile("）?(?:[低高少多快慢]出?了?)")


class After(NamedTuple):
    """A mention, and the figure that was decided before it."""

    mention: Mention
    before: Settled


def became(case: After) -> Head | None:
    """市属国企由46家重组成28家: the second is what it became."""
    mention, before = case
    if before.head.kind != "start" or _BECAME.fullmatch(mention.left) is None:
        return None
    return Head("raised", mention.first)


def completion_of_told(case: After) -> Head | None:
    """完成年度目标任务12500人的98.5%: a rate of the goal right before it."""
    mention, before = case
    if before.head.kind != "target" or mention.kind not in ("rate", "share") or mention.left != "的":
        return None
    return Head("completion", mention.first)


def gap_to_told(case: After) -> Head | None:
    """比年度控制目标4.5%低1.14个百分点: the distance to the goal right before it."""
    mention, before = case
    if before.head.kind != "target" or _BELOW_OR_ABOVE.fullmatch(mention.left) is None:
        return None
    return Head("gap", mention.first)


def more_than_base(case: After) -> Head | None:
    """比2000年的8194元多7628元: how much more than the earlier value told right before it."""
    mention, before = case
    if before.head.kind != "base" or _BELOW_OR_ABOVE.fullmatch(mention.left) is None:
        return None
    return Head("change", mention.first, mention.left.startswith(("低", "少", "慢")))


def alternative(case: After) -> Head | None:
    """较上月减少2千人或0.49%: the same change, in other terms; and of the people in them: 较上期增加7家、253人."""
    mention, before = case
    people = mention.left == "、" and (before.mention.kind, mention.kind) == ("count", "people")
    if before.head.kind != "change" or not (people or _OR.fullmatch(mention.left)):
        return None
    return Head("change", mention.first, before.head.negative)


def newly_insured(case: After) -> Head | None:
    """失业保险参保人员总数达到21.2万人，新增参保人数47621人: how many more of those just told."""
    mention, before = case
    if not before.naming.metric.endswith("参保人数") or _NEWLY_INSURED.fullmatch(mention.left) is None:
        return None
    return Head("change", mention.first)


RULES: Rules[[After], Head] = (
    ("head.became", became),
    ("head.completion-of-told", completion_of_told),
    ("head.gap-to-told", gap_to_told),
    ("head.more-than-base", more_than_base),
    ("head.alternative", alternative),
    ("head.newly-insured-of-told", newly_insured),
)


def head_after(mention: Mention, view: View) -> tuple[str, Head] | None:
    """The rule that answers, with its head; None where the figure before says nothing of this one."""
    before = view.newest
    return first(RULES, After(mention, before)) if before is not None else None
