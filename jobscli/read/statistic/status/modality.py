"""The words that look ahead, and those that tell of what was done."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.model import ReferenceDate
from jobscli.words.reading import cue, cues

# An aim that was met is no aim of what follows: 完成年度目标的107.8%；失业人员再就业32.4万人.
MET = re.compile(
    "(?:完成|达成|实现|超额|超过|好于|低于|占)[^，。；]{0,14}(?:目标|任务|计划)(?:任务|数)?"
    "|(?:为|达到?|是|相当于|占)[^，。；]{0,12}(?:目标|任务|计划)(?:任务|数)?的(?=[0-9])"
)


@cache
def achieved(year: int) -> re.Pattern[str]:
    """What tells of the years up to `year` as past."""
    years = "|".join(str(y) for y in range(year - 12, year + 1))
    return re.compile(cues("status")["achieved"].replace("PASTYEARS", f"(?<![比较于年])(?:{years})"))


@cache
def target(now: int | None) -> re.Pattern[str]:
    """What looks ahead in `now`."""
    return re.compile(cues("status")["target"].replace("THISYEAR", str(now or 0)))


def looks_ahead(near: str, clock: ReferenceDate) -> bool:
    """Whether the words before a figure tell an aim that was not met yet."""
    near = MET.sub("", near)
    return target(clock.now).search(near) is not None or cue("status", "target_noun").search(near) is not None
