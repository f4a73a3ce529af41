"""Whether a figure was achieved, is aimed at, or is a limit that a policy sets."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.rule import Rules, asked_of, first, that_may_answer
from jobscli.read.statistic.status import aims, benefits, conditions, grants, norms
from jobscli.read.statistic.status.case import Case, Shape
from jobscli.read.statistic.status.plans import (
    budgeted,
    demanded,
    done,
    foreseen,
    goal_before,
    in_a_document,
    in_a_later_year,
    list_of_aims,
    looks_ahead,
    plan_section,
    planned,
)
from jobscli.record import Status
from jobscli.words.reading import cue

# What is still to be held or done: 110场招聘会|将在全市各地举办, 1000名律师|将纳入人才库.
_WILL_BE = re.compile(
    "[^，。；0-9将]{1,10}将(?:在|于|陆续|分别|集中|先后)?[^，。；]{0,14}(?:举办|举行|开展|推出|启动|召开|开讲|上线|开放|纳入|参加|奔赴|接受|享受|获得|上岗|入职|投用|投入使用|建成|竣工|开工)"
)
# The word for an aim right before its figure, or before the bracket that the figure stands in.
_OWN_AIM = re.compile("(?<!超)(?<!过)(?:目标|任务|计划|指标)(?:任务|目标|数|值)?[是为：（]?(?:控制在|定为|确定为)?$")
_HELD_UNDER = re.compile("(?:控制|调控)(?:目标|指标)[是为：（]?$")
_OWN_BUDGET = re.compile("预算数?[是为：（]?$")
_EXPECTED = re.compile("(?<!年初)(?<!于)(?<!比)预计(?!的?(?:目标|增[速长幅])的?)")


@asked_of(after="limit")
def after_a_limit(case: Case) -> Status | None:
    """A figure that a list or 总额不超过 joins to a limit is one."""
    if case.mention.linked or grants.in_its_bracket(case):
        return "limit"
    if grants.is_member(case) and not case.part.kind.startswith("past"):
        return "limit"
    return "limit" if _limited_too(case) and _plain(case) == "achieved" else None


def _plain(case: Case) -> Status:
    alone = [row for row in rules_of(case.shape) if row[1] not in (part_of, after_a_limit)]
    found: tuple[str, Status] | None = first(alone, case)
    return "achieved" if found is None else found[1]


def _limited_too(case: Case) -> bool:
    """Whether a figure behind a limit is one: …，总额不超过2万元; 最高额度由15万元提高到30万元."""
    mention = case.mention
    if mention.quantity.word in ("不超过", "最高", "最多"):
        return True
    if mention.chained and mention.left.endswith("、") and mention.kind == "money":
        return True  # 提供最高200万元的创业担保贷款、8万元的创业扶持资金
    if case.part.status in ("target", "budget"):  # what a standard is to become is an aim
        return False
    return case.head.kind == "raised" and mention.chained and case.relation in ("same_as", "")


@asked_of(relation="part_of")
def part_of(case: Case) -> Status | None:
    """A part has the status of its whole."""
    whole = case.view.of_index(case.naming.other("part_of")) or case.last
    return whole.status if whole is not None else None


@asked_of(relation="completion_of")
def completion(case: Case) -> Status | None:
    """How much of a plan was done is a result."""
    demanded = case.amount.bound == "at_least" and case.after.startswith("的")  # 完成任务100%以上的，…给予奖励
    return None if demanded else "achieved"


@asked_of(relation="gap_to", no_part="limit")
def gap(case: Case) -> Status | None:
    """A gap has the status of its section."""
    return case.part.status or "achieved" if by_norm(case) is None else None


def goal_behind(case: Case) -> Status | None:
    """5.5%左右的预期目标, 110场招聘会将在全市举办: the word for a goal or a plan stands behind the figure."""
    behind = cue("status", "target_after").match(case.after) or ("将" in case.after and _WILL_BE.match(case.after))
    return (
        "target"
        if behind or aims.of_listed_goal(case) or aims.of_goal_met(case) or aims.is_held_against(case)
        else None
    )


@asked_of(part="limit")
def policy(case: Case) -> Status | None:
    """In a document of limits a figure is one unless the sentence tells a result or an aim."""
    return grants.of_policy(case)


def aim_of(case: Case) -> Status | None:
    """完成年度任务（6万名）的195.5%, 完成年初预算5亿元的52%, 不高于控制目标（5.5%）: what others are held against."""
    if case.relation != "target_for":
        return "target" if case.head.kind == "target" and _HELD_UNDER.search(case.mention.left) else None
    if case.mention.kind == "money" and _OWN_BUDGET.search(case.mention.left):
        return "budget"
    return "target" if _OWN_AIM.search(case.mention.left) else None


def ceiling(case: Case) -> Status | None:
    """最高可申请20万元, 每人1000元: a ceiling, or an amount for each."""
    return "limit" if grants.is_ceiling(case) else None


@asked_of(no_side="past")
def rule_of_policy(case: Case) -> Status | None:
    """A sentence of a report or a feature that tells what a policy grants: 对…的，给予…补贴."""
    if grants.limits(case) or (case.view.granting and grants.of_grant(case)):
        return "limit"
    return None


@asked_of(side=None)
def condition(case: Case) -> Status | None:
    """What those must have whom a rule is for: 在孵实体不少于30户，孵化成功率不低于60%."""
    return "limit" if not case.view.clock.late and conditions.is_condition(case) else None


def by_norm(case: Case) -> Status | None:
    """按日工资的300%支付, 缴费基数上限为20094元: what a rule in force sets, unless an account tells it."""
    if case.part.kind.startswith("past"):
        return None
    if norms.sets_a_norm(case) or benefits.is_benefit_raised(case) or benefits.is_raise_for_each(case):
        return "limit"
    return "limit" if case.part.status is None and benefits.is_benefit(case) else None


@asked_of(side="past")
def past_section(case: Case) -> Status | None:
    """In the account of past years a figure was achieved; 到2020年有望翻番 is told in one, and was not."""
    later = case.time is not None and case.time.kind == "by" and case.is_later
    return None if later else "achieved"


def plain(_case: Case) -> Status:
    """Nothing marks the figure as a target, a forecast or a limit: it was achieved."""
    return "achieved"


# What joins a figure to the one before it goes first.
RULES: Rules[[Case], Status] = (
    ("status.part", part_of),
    ("status.after-limit", after_a_limit),
    ("status.completion", completion),
    ("status.gap", gap),
    ("status.aim-of", aim_of),
    ("status.goal-behind", goal_behind),
    ("status.policy", policy),
    ("status.planned", planned),
    ("status.ceiling", ceiling),
    ("status.grant", rule_of_policy),
    ("status.condition", condition),
    ("status.norm", by_norm),
    ("status.past-section", past_section),
    ("status.done", done),
    ("status.budget", budgeted),
    ("status.looks-ahead", looks_ahead),
    ("status.list-of-aims", list_of_aims),
    ("status.goal-before", goal_before),
    ("status.plan-section", plan_section),
    ("status.forecast", foreseen),
    ("status.later-year", in_a_later_year),
    ("status.demanded", demanded),
    ("status.announced", in_a_document),
    ("status.plain", plain),
)


@cache
def rules_of(shape: Shape) -> Rules[[Case], Status]:
    """The rules that can answer for a figure of that shape."""
    return that_may_answer(RULES, shape)


def note(case: Case, state: Status) -> str | None:
    """What a reader must know of the status: a result that was only expected when the account was given."""
    if state != "achieved" or not case.part.kind.startswith("past"):
        return None
    told, end = case.view.text, case.mention.quantity.start  # of the whole sentence behind the word
    expected = "预计" in told and _EXPECTED.search(told, 0, end) is not None
    return "原文说的是预计数" if expected else None
