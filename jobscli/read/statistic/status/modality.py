"""The words that look ahead, and those that tell of what was done."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.model import ReferenceDate
from jobscli.words.reading import cue, cue_source

_GOAL = re.compile("目标|任务|计划")
# An aim that was met is no aim of what follows: 完成年度目标的107.8%；失业人员再就业32.4万人.
MET = re.compile(
    "(?:完成|达成|实现|超额|超过|好于|低于|占)[^，。；]{0,14}(?:目标|任务|计划)(?:任务|数)?"
    "|(?:为|达到?|是|相当于|占)[^，。；]{0,12}(?:目标|任务|计划)(?:任务|数)?的(?=[0-9])"
)


@cache
def _of_year(name: str, years: str) -> re.Pattern[str]:
    return re.compile(cue_source("status", name).replace("YEARS", years).replace("YEAR", years))


def tells_of_past(words: str, year: int) -> bool:
    """Whether words tell of the years up to `year` as past."""
    if cue("status", "achieved").search(words):
        return True
    years = "|".join(str(each) for each in range(year - 12, year + 1))
    return _of_year("achieved_of_year", years).search(words) is not None


def is_ahead(words: str, now: int | None) -> bool:
    """Whether words look ahead in the year `now`."""
    if cue("status", "target").search(words):
        return True
    return now is not None and str(now) in words and _of_year("target_of_year", str(now)).search(words) is not None


def looks_ahead(near: str, clock: ReferenceDate) -> bool:
    """Whether the words before a figure tell an aim that was not met yet."""
    near = without_met(near)
    return is_ahead(near, clock.now) or cue("status", "target_noun").search(near) is not None


def without_met(words: str) -> str:
    """`words` without the goals that were met."""
    return MET.sub("", words) if _GOAL.search(words) else words
