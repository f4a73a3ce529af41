"""Whether a figure was achieved, is aimed at, or is a limit that a policy sets."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.rule import Rules, asked_of, first, that_may_answer
from jobscli.read.statistic.status import aims, grants, norms
from jobscli.read.statistic.status.case import Case, Shape
from jobscli.read.statistic.status.modality import aimed_at, is_ahead, since_turn, tells_of_past, without_met
from jobscli.record import Status
from jobscli.words.expression import quick
from jobscli.words.reading import cue

_FAR = 120  # how many characters before a figure may tell that it was done
_FAR_AHEAD = 2100  # without a year of its own nothing that a document names lies ahead
# What was done of a plan that the same sentence tells: 计划募集10万个，实际募集12万个.
_DONE = re.compile(
    "已(?:经|完成|实现|达|发放|开展|培训|募集|帮|带动|吸纳|建|有|提前|累计|全部|下达|拨付|支出|投资|投入|到位|落实|兑现|安置|转移|举办|新增|招)|实际(?!需)|目前(?:已|完成)"
)
# The figure of a plan itself: 招生计划26万多人, 目标任务130万人.
_PLANNED = re.compile(
    quick(
        "(?<!完成)(?:招生|招聘|投资|年度|培训|招录)计划(?:为|：)?$|(?:目标任务|目标值|任务数|目标)(?:为|：|按)?$|下达[^，。；@]{0,20}(?:任务|计划|指标)$"
    )
)
# What is still to be held: 110场招聘会|将在全市各地举办.
_WILL_BE = re.compile(
    "[^，。；0-9将]{1,10}将(?:在|于|陆续|分别|集中|先后)?[^，。；]{0,14}(?:举办|举行|开展|推出|启动|召开|开讲|上线|开放)"
)
# The word for an aim right before its figure, or before the bracket that the figure stands in.
_OWN_AIM = re.compile("(?<!超)(?<!过)(?:目标|任务|计划|指标)(?:任务|目标|数|值)?[是为：（]?(?:控制在|定为|确定为)?$")
_HELD_UNDER = re.compile("(?:控制|调控)(?:目标|指标)[是为：（]?$")
_OWN_BUDGET = re.compile("预算数?[是为：（]?$")
_TASK = re.compile("(?:目标|任务|计划|指标)[^，。；]{0,10}$")
# No 一般公共预算支出, which is what is spent by the name of its fund; but 人大批准的2018年财政总收入.
_BUDGET = re.compile(
    "预算(?:安排|拟支出|计划)(?!的?目标)|(?<!公共)(?<!基金)(?<!经营)(?<!一般)预算支出"
    "|人大[^，。；]{0,12}(?:批准|通过|审议)的[^，。；]{0,12}(?:收入|支出)(?!完成|实现)"
)
_EXPECTED = re.compile("(?<!年初)(?<!于)(?<!比)预计(?!的?(?:目标|增[速长幅])的?)")
_EXPECTED_TO = re.compile("预计[^，。；0-9]{0,14}将(?:有|达|突破|超过|增加|减少)[^，。；]{0,14}$")
# What a plan goes on from: 由去年的3亿元增加到5亿元, 在去年实现15亿元的基础上.
_STARTS_FROM = re.compile("[由从在将](?:去年|上年)")
_BASE = re.compile("[^，。；0-9]{0,16}基础上")
_SETS_RULES = re.compile("(?:办法|细则|条例|标准|政策|规定)》(?:（[^（）]{1,40}）)?[^，。》]{0,12}$")
# What a plan is reckoned from: 2015年…在2010年的基础上实现翻番.
_PLANNED_FROM = re.compile(
    "(?:在|以|按)(?:19|20)[0-9]{2}年的?(?:基础|基数|为基|不变价|可比价|价格)[^，。；0-9]{0,4}(?:实现)?"
)
_REACHED_AIM = re.compile("完成|超额|实现了|达成")


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


def planned(case: Case) -> Status | None:
    """招生计划26万多人: the figure of a plan itself."""
    return "target" if _PLANNED.search(case.near) else None


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
    return "limit" if not case.view.clock.late and grants.is_condition(case) else None


def by_norm(case: Case) -> Status | None:
    """按日工资的300%支付, 缴费基数上限为20094元: what a rule in force sets, unless an account tells it."""
    if case.part.kind.startswith("past"):
        return None
    if norms.sets_a_norm(case) or grants.is_benefit_raised(case) or grants.is_raise_for_each(case):
        return "limit"
    return "limit" if case.part.status is None and grants.is_benefit(case) else None


@asked_of(side="past")
def past_section(case: Case) -> Status | None:
    """In the account of past years a figure was achieved; 到2020年有望翻番 is told in one, and was not."""
    later = case.time is not None and case.time.kind == "by" and case.is_later
    return None if later else "achieved"


@asked_of(part=None)
def done(case: Case) -> Status | None:
    """计划募集10万个，实际募集12万个: what was done of a plan."""
    return "achieved" if _DONE.search(case.mention.left) else None


def budgeted(case: Case) -> Status | None:
    """预算安排500亿元; a sum in a section on a budget that no word tells as spent."""
    if case.mention.kind != "money" or case.part.status not in (None, "budget", "target"):
        return None
    if _BUDGET.search(since_turn(case.near)) or case.mention.left.endswith("预算数"):
        return "budget"
    return "budget" if case.part.status == "budget" and not _done_in_a_plan(case) else None


def looks_ahead(case: Case) -> Status | None:
    """力争, 确保, 计划, 将: what is to come."""
    now = case.view.clock.now
    if _EXPECTED_TO.search(case.near):
        return None  # 预计今年将有30万人外出 is expected, and no aim
    return "target" if is_ahead(since_turn(without_met(case.near)), now) else None


@asked_of(part=None)
def list_of_aims(case: Case) -> Status | None:
    """计划培训1.6万人次，创业培训1.88万人次，…; 目标是：…；…: what goes on with a list of aims."""
    return "target" if aims.list_of_aims(case) else None


def in_a_later_year(case: Case) -> Status | None:
    """到2030年…达到5%: of a year that had not come when the document was written."""
    if case.time is not None and case.time.kind == "asof" and not case.view.clock.stated:
        return None  # 截至2014年底 is over, whatever year the text seemed to be of
    later = case.is_later or _is_due(case) or aims.is_by_the_end(case)
    return "target" if later and not tells_of_past(case.near, case.view.clock.now or _FAR_AHEAD) else None


def _is_due(case: Case) -> bool:
    """Whether a figure is of what is to be by the end of the year that the document is written in: 今年年底前."""
    now, time = case.view.clock.now, case.time
    return time is not None and time.kind == "before" and time.period is not None and time.period == str(now)


def in_a_document(case: Case) -> Status | None:
    """《通知》明确，…; 《办法》规定，…: what a document announces, unless the words tell what was done."""
    if not 0 <= case.view.announced < case.mention.quantity.start:
        return None
    now, start = case.view.clock.now, case.mention.quantity.start
    words = aimed_at(case.view.text[case.view.announced : start][-_FAR:])
    if tells_of_past(words, now - 1 if now else _FAR_AHEAD):
        return None
    return "limit" if _SETS_RULES.search(case.view.text, 0, case.view.announced) is not None else "target"


def goal_before(case: Case) -> Status | None:
    """主要预期目标是：…: what follows the word for a goal, unless that was met."""
    if cue("status", "target_noun").search(without_met(case.near)) is None:
        return None
    reached = case.part.status != "target" and _REACHED_AIM.search(case.mention.clause)
    return "achieved" if reached else "target"


@asked_of(part="target budget")
def plan_section(case: Case) -> Status | None:
    """In a part that plans a figure is a target, unless its sentence tells what was done."""
    return "achieved" if _done_in_a_plan(case) else "target"


def _done_in_a_plan(case: Case) -> bool:
    if _STARTS_FROM.search(case.mention.left) and (case.head.kind == "start" or _BASE.match(case.after)):
        return True
    clock = case.view.clock
    now = clock.now if clock.stated else None  # a year that is only inferred may be one of the plan's own
    lead = _PLANNED_FROM.sub("", without_met(case.lead))
    done = tells_of_past(lead, now - 1 if now else _FAR_AHEAD)
    return done and not _TASK.search(without_met(case.near))


@asked_of(part=None)
def demanded(case: Case) -> Status | None:
    """每年安排不少于44亿元: words of a demand, where results are told with 超过 or 达到; of a few it is a condition."""
    if case.mention.quantity.word not in ("不少于", "不低于"):
        return None
    now = case.view.clock.now
    if tells_of_past(case.near, now - 1 if now else _FAR_AHEAD):
        return None
    return "limit" if grants.is_for_one(case) else "target"


def foreseen(case: Case) -> Status | None:
    """预计增长5%, 将突破1200万人: a forecast. 将40个城市纳入 is what something was done to."""
    if case.near.endswith("将") and case.mention.quantity.word:
        return "forecast"
    told = since_turn(case.near).rpartition("；")[2]
    return "forecast" if cue("status", "forecast").search(told) is not None else None


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
