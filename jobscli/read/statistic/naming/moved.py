"""A clause without a figure says how something moved, and the next what it came to: 占比稳步上升，达到65.2%."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.naming.choose import metric_of_name
from jobscli.read.statistic.naming.coordination import expand
from jobscli.read.statistic.naming.noun_phrase import core_text, tidy
from jobscli.read.statistic.view import Unnamed

# A clause of a name and how it moved, right before the clause of the figure.
_MOVED = re.compile(
    """
    (?:^|[，；：。@、])(?P<name>[^，；：。@]{2,26}?)
    (?:[在比较](?:(?:19|20)[0-9]{2}年|上年|去年)(?:的?基础上)?)?+
    (?:稳步|持续|不断|进一步|逐步|逐年|大幅|大幅度|明显|显著|快速|平稳|稳定|较快|继续|再|又|连年|总体|迅速|稳中|屡)*+
    (?:
        上升|增长|提高|提升|扩大|回升|下降|回落|缩小|收窄|降低|减少|增加|壮大|攀升|有升|有降
        | 再?创(?:历史)?新高 | 创历史最高(?:水平|纪录)?
        | (?:上|迈上|登上|跃上|跨上|连跨|跨越|跨过)[^，；：。@]{0,8}台阶
        | 实现了?(?:历史性|新的?)?突破 | (?:实现|确保)?翻番
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
# How much it moved: 地方财政收入稳步增长，年均增长15%.
_MOVED_BY = re.compile(
    "(?:年均|分别|同比|[比较]上年|[比较]去年|实际|可比|名义|均|也)*(?:增长|提高|增加|上升|提升|增幅|增速|下降|减少|降低)?[为达]?"
)


def moved_before(case: Unnamed) -> Naming | None:
    """18—45岁群体新就业占比稳步上升，达到65.2%: the name stands in the clause before."""
    mention, head = case.mention, case.head
    listed = case.view.list_of(mention) if mention.coordination >= 0 else [mention]
    if not (case.bare or mention.place) or mention.noun_behind:
        return None
    moved = head.kind == "change"
    if not moved and head.kind not in ("reached", "raised") and mention.quantity.bound != "at_least":
        return None
    if (_MOVED_BY if moved else _CAME_TO).fullmatch(listed[0].left) is None:
        return None
    found = _MOVED.search(listed[0].context.removesuffix(listed[0].left))
    own = core_text(found.group("name")) if found is not None else ""
    names = expand(own, len(listed)) if len(listed) > 1 else None
    own = tidy(names[mention.place]) if names is not None else own  # 城乡居民收入实现翻番，年均分别增长11.8%和14%
    if len(own) < 2:
        return None
    metric = metric_of_name(own, mention, change=moved)
    return Naming(
        metric or own,
        own,
        metric is not None,
        head.aspect if moved else "level",
        "medium",
        negative=head.negative and moved,
    )
