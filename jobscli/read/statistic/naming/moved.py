"""A clause without a figure says how something moved, and the next what it came to: 占比稳步上升，达到65.2%."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.naming.choose import metric_of_name
from jobscli.read.statistic.naming.noun_phrase import core_text
from jobscli.read.statistic.view import Unnamed

# A clause of a name and how it moved, right before the clause of the figure.
_MOVED = re.compile(
    """
    (?:^|[，；：。@、])(?P<name>[^，；：。@]{2,26}?)
    (?:稳步|持续|不断|进一步|逐步|逐年|大幅|大幅度|明显|显著|快速|平稳|稳定|较快|继续|再|又|连年|总体|迅速|稳中|屡)*+
    (?:
        上升|增长|提高|提升|扩大|回升|下降|回落|缩小|收窄|降低|减少|增加|壮大|攀升|有升|有降
        | 再?创(?:历史)?新高 | 创历史最高(?:水平|纪录)?
    )
    [，、]$
    """,
    re.VERBOSE,
)
_CAME_TO = re.compile(
    """
    (?:均|已|也|总[量额数]|总?规模|首次|成功|分别)*
    (?:达到?|为|突破|超过?|站上|迈上|达至|[升增降]至|[升增降]到)?了?
    """,
    re.VERBOSE,
)


def moved_before(case: Unnamed) -> Naming | None:
    """18—45岁群体新就业占比稳步上升，达到65.2%: the name stands in the clause before."""
    mention, head = case.mention, case.head
    if not case.bare or mention.noun_behind:
        return None
    if head.kind not in ("reached", "raised") and mention.quantity.bound != "at_least":
        return None
    if _CAME_TO.fullmatch(mention.left) is None:
        return None
    found = _MOVED.search(mention.context.removesuffix(mention.left))
    own = core_text(found.group("name")) if found is not None else ""
    if len(own) < 2:
        return None
    metric = metric_of_name(own, mention, change=False)
    return Naming(metric or own, own, metric is not None, "level", "medium")
