"""A figure whose status is asked: what was decided of it, and the words around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscli.read.model import SectionContext
from jobscli.read.statistic.model import Amount, Head, Mention, Naming, Settled
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.read.statistic.view import View

_WINDOW = 60
_LEAD = 120  # how much of the sentence before a figure tells its status
_CLOSED = re.compile("（[^（）]*）")
_HALF_GOAL = re.compile("[^，。；]{0,8}(?:目标|任务|计划)(?=[0-9])")  # what a cut leaves of 完成年度目标148.6%


class Shape(NamedTuple):
    """What tells which rules can answer for a figure."""

    relation: str
    after: str | None  # the status of the figure right before it
    part: str | None  # the status that its section gives
    side: str | None  # whether its section gives an account of the past; None where it is neither that nor a plan


class Case(NamedTuple):
    """What the rules on status look at."""

    mention: Mention
    head: Head
    naming: Naming
    amount: Amount
    view: View
    time: TimeExpression | None  # that governs it
    lead: str  # its sentence up to it, figures and all
    near: str  # the last of it, without brackets that are closed
    after: str  # right behind it
    part: SectionContext  # what its section says of it
    relation: str  # the kind of its relation to another figure, or ""

    @property
    def is_later(self) -> bool:
        """Whether it is of a year, or of months, that had not come when the document was written."""
        now, month, time = self.view.clock.now, self.view.clock.month, self.time
        if now is None or time is None or time.period is None:
            return False
        if time.kind in ("month", "months") and month is not None and time in self.view.times:
            return time.period[:7] > f"{now}-{month:02d}"
        return int(time.period[:4]) > now or (time.kind == "by" and int(time.period[-4:]) > now)

    @property
    def shape(self) -> Shape:
        """What tells which rules can answer."""
        last, part = self.last, self.part
        side = "past" if part.kind.startswith("past") else "next" if part.kind else None
        return Shape(self.relation, None if last is None else last.status, part.status, side)

    @property
    def last(self) -> Settled | None:
        """The figure decided right before it, in a bracket or not."""
        return self.view.newest


def case(mention: Mention, head: Head, naming: Naming, amount: Amount, view: View, time: TimeExpression | None) -> Case:
    """The figure as the rules of this stage see it."""
    start = mention.quantity.start
    lead = view.text[max(0, start - _LEAD) : start]
    near = lead[-_WINDOW - 30 :]
    near = _CLOSED.sub("", near) if "（" in near else near
    if len(near) > _WINDOW:
        near = near[-_WINDOW:]
        near = _HALF_GOAL.sub("", near, count=1) if _HALF_GOAL.match(near) is not None else near
    part, relation = view.sentence.context, naming.related
    return Case(mention, head, naming, amount, view, time, lead, near, mention.right, part, relation)
