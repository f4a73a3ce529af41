"""Whether a figure was achieved, is aimed at, or is a limit that a policy sets."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.part import Part
from jobscli.read.period import Clock
from jobscli.read.statistic.figure import Figure
from jobscli.words.reading import cue, cues

_WINDOW = 60
_CEILING = re.compile(
    "(?:最高|最多)(?:可|不超过|给予|补贴|奖励|补助|支持|限额|贷款额度|额度|达到?(?=[^，。；#@]{0,10}的$))"
)
# What was done of a plan that the same sentence tells: 计划募集10万个，实际募集12万个.
_DONE = re.compile("已(?:经|完成|实现|达|发放|开展|培训|募集|帮|带动|吸纳|建|有)|实际(?!需)|目前(?:已|完成)")
_CLOSED = re.compile("（[^（）]*）")
# The figure of a plan itself: 招生计划26万多人, 目标任务130万人.
_PLANNED = re.compile(
    "(?<!完成)(?:招生|招聘|投资|年度|培训|招录)计划(?:为|是|达|共|约|：)?$|(?:目标任务|目标值|任务数|目标数|预期目标|目标)(?:为|是|达|共|约|：)?$"
)
# An aim that was met is no aim of what follows: 完成年度目标的107.8%；失业人员再就业32.4万人.
_MET = re.compile("(?:完成|达成|实现|超额|超过|好于|低于|占)[^，。；]{0,14}(?:目标|任务|计划)(?:任务)?")
# What a policy has done itself (全年开发岗位3000个), and what it grants to others.
_WORK = re.compile(
    "全年|20[0-4][0-9]年|(?<![0-9])年内|开展|举办|开发|募集|新增|培训|招录|招聘|建设|打造|培育|统筹|安排|合格率"
)
_GRANT = re.compile("给予|补贴|补助(?!资金)|奖|返还|标准|额度|资助|扶持")
_EACH = re.compile("每(?:人|户|名)(?:每[年月天])?$")
# 超额完成1500万人次的培训任务: the number is that of the task.
_TASK_DONE = re.compile("完成[^，。；#]{0,4}$")
_TASK_OF = re.compile("的[^，。；]{0,6}(?:任务|目标)")
_TASK = re.compile("(?:目标|任务|计划|指标)[^，。；]{0,10}$")
_REACHED_AIM = re.compile("完成|超额|实现了|达成")


@cache
def _achieved(year: int) -> re.Pattern[str]:
    years = "|".join(str(y) for y in range(year - 12, year + 1))
    return re.compile(cues("status")["achieved"].replace("PASTYEARS", years))


@cache
def _target(now: int | None) -> re.Pattern[str]:
    return re.compile(cues("status")["target"].replace("THISYEAR", str(now or 0)))


def status(figure: Figure, lead: str, part: Part, kind: str, clock: Clock) -> str:
    """The status of a figure; `lead` is its sentence up to it.

    What stands at the figure goes first (的预期目标, 最高可申请), then its clause and the sentence before it, then the
    part or the kind of the document.
    """
    right = figure.right
    if figure.rule == "completion":
        return "achieved"
    if figure.rule == "gap" and part.status != "limit":
        return part.status or "achieved"
    if cue("status", "target_after").match(right):
        return "target"
    near = _CLOSED.sub("", lead[-_WINDOW - 30 :])[-_WINDOW:]
    clause = figure.clause[: figure.clause.find("#")]
    if part.status == "limit":
        return _of_policy(figure, near, clause, clock)
    if _PLANNED.search(near):
        return "target"
    if (
        _CEILING.search(clause)
        or (_EACH.search(figure.piece) and not figure.raised)
        or (not part.kind.startswith("past") and _limits(figure, near, clause))
    ):
        return "limit"
    if part.kind.startswith("past"):
        return "achieved"
    near = _MET.sub("", near)
    if part.status is None and _DONE.search(figure.piece):
        return "achieved"
    if _target(clock.now).search(near):
        return "target"
    if cue("status", "target_noun").search(near):
        return "achieved" if _REACHED_AIM.search(clause) else "target"
    if _TASK_DONE.search(clause) and _TASK_OF.match(right):
        return "target"
    if part.status == "target":
        done = _achieved(clock.now - 1 if clock.now else 2100).search(near)
        return "achieved" if done and not _TASK.search(near) else "target"
    if cue("status", "forecast").search(near):
        return "target"
    _ = kind
    return part.status or "achieved"


def _limits(figure: Figure, near: str, clause: str) -> bool:
    """Whether a sentence of a report or a feature tells what a policy grants: 最高可申请…, 对…的，给予…补贴."""
    around = clause + "#" + figure.right
    raised = figure.raised and re.search("可(?:以|再)?(?:提高|放宽|上浮|增加)", clause) is None
    if figure.quantity.kind not in ("money", "rate", "count") or raised or figure.comes_from:
        return False
    if figure.aspect == "change":
        return False
    if cue("status", "limit").search(around) is None:
        return False
    return not re.search(cues("status")["achieved_verbs"], near) and "完成" not in clause


def _of_policy(figure: Figure, near: str, clause: str, clock: Clock) -> str:
    """In a document of limits a figure is one unless the sentence tells a result or an aim."""
    if cue("status", "limit").search(clause + "#" + figure.right):
        return "limit"
    if re.search("已(?:发放|累计|为|帮)|去年|累计发放", near):
        return "achieved"
    near = _MET.sub("", near)
    if (
        _target(clock.now).search(near)
        or cue("status", "target_noun").search(near)
        or (_WORK.search(clause) and _GRANT.search(clause) is None)
    ):
        return "target"
    return "limit"
