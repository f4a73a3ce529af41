"""Whether a figure was achieved, is aimed at, or is a limit that a policy sets."""

from __future__ import annotations

import re

from jobscli.read.model import ReferenceDate, SectionContext
from jobscli.read.statistic.aim import MET, achieved, target
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.limit import ceiling, limits, of_grant, of_policy
from jobscli.words.reading import cue

_WINDOW = 60
# What was done of a plan that the same sentence tells: 计划募集10万个，实际募集12万个.
_DONE = re.compile("已(?:经|完成|实现|达|发放|开展|培训|募集|帮|带动|吸纳|建|有)|实际(?!需)|目前(?:已|完成)")
_CLOSED = re.compile("（[^（）]*）")
# The figure of a plan itself: 招生计划26万多人, 目标任务130万人.
_PLANNED = re.compile(
    "(?<!完成)(?:招生|招聘|投资|年度|培训|招录)计划(?:为|是|达|共|约|：)?$|(?:目标任务|目标值|任务数|目标数|预期目标|目标)(?:为|是|达|共|约|：)?$"
)
# 超额完成1500万人次的培训任务: the number is that of the task.
_TASK_DONE = re.compile("完成[^，。；#]{0,4}$")
_TASK_OF = re.compile("的[^，。；]{0,6}(?:任务|目标)")
_TASK = re.compile("(?:目标|任务|计划|指标)[^，。；]{0,10}$")
_REACHED_AIM = re.compile("完成|超额|实现了|达成")


def status(figure: Figure, lead: str, part: SectionContext, clock: ReferenceDate, granting: bool) -> str:
    """The status of a figure; `lead` is its sentence up to it, `granting` whether that grants something.

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
        return of_policy(figure, near, clause, clock)
    if _PLANNED.search(near):
        return "target"
    past = part.kind.startswith("past")
    if ceiling(figure, clause) or (not past and limits(figure, near, clause)):
        return "limit"
    if granting and not past and of_grant(figure, near, clause):
        return "limit"
    if past:
        return "achieved"
    near = MET.sub("", near)
    if part.status is None and _DONE.search(figure.piece):
        return "achieved"
    if target(clock.now).search(near):
        return "target"
    if cue("status", "target_noun").search(near):
        return "achieved" if _REACHED_AIM.search(clause) else "target"
    if _TASK_DONE.search(clause) and _TASK_OF.match(right):
        return "target"
    if part.status == "target":
        done = achieved(clock.now - 1 if clock.now else 2100).search(MET.sub("", lead))
        return "achieved" if done and not _TASK.search(near) else "target"
    if cue("status", "forecast").search(near.rpartition("；")[2]):
        return "target"
    return part.status or "achieved"
