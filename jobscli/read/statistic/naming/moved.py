"""A clause without a figure says how something moved, and the next what it came to: 占比稳步上升，达到65.2%."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Mention, Naming
from jobscli.read.statistic.naming.choose import metric_of_name
from jobscli.read.statistic.naming.coordination import expand
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.noun_phrase import core_text
from jobscli.read.statistic.view import Unnamed

# A clause of a name and how it moved or stands, right before the clause of the figure.
_MOVED = re.compile(
    """
    (?:^|[，；：。@、])(?![次届期轮])(?P<name>[^，；：。@]{2,26}?)
    (?:[在比较](?:(?:19|20)[0-9]{2}年|上年|去年)(?:的?基础上)?|在[^，；：。@在]{2,10}[中间])?+
    (?:稳步|持续|不断|进一步|逐步|逐年|大幅|大幅度|小幅|明显|显著|快速|平稳|稳定|较快|继续|再|又|连年|总体|迅速|稳中|屡
      |季节性|恢复性|逆势|依然|仍然?|均|都|也|则|有所|略有|双双)*+
    (?:
        (?P<way> 上升|上涨|增长|提高|提升|扩大|回升|恢复|回暖|走高|升高|下降|下跌|回落|缩小|收窄|降低|减少|增加|壮大
          | 攀升|有升|有降 )
        (?P<degree> (?:幅度|速度)? (?:比较|相对|较为?|最为?|更为?|十分|非常|很) (?:大|快|明显|显著|突出|小|慢) )?+
      | 再?创(?:历史)?新高 | 创历史最高(?:水平|纪录)?
      | (?:上|迈上|登上|跃上|跨上|连跨|跨越|跨过)[^，；：。@]{0,8}台阶
      | 实现了?(?:历史性|新的?)?突破 | (?:实现|确保)?翻番
      | (?:保持|维持|处于|位居|居于|排名|名列)[^，；：。@在于]{1,8} | 达到[两三双]位数
    )
    [，、]$
    """,
    re.VERBOSE,
)
CAME_TO = (
    "(?:并|也|已|均|双双|累计|总[量额数]|总?规模|成功|首次|力争|分别)*"
    "(?:达到?|为|突破|超过?|站上|迈上|达至|[升增降涨]?至|[升增降]到|维持[于在]|保持在|稳定在|录得)?了?"
)
_CAME_TO = re.compile(CAME_TO)
# How much it moved: 地方财政收入稳步增长，年均增长15%.
_MOVED_BY = re.compile(
    "(?:年均|分别|同比|环比|[比较]上年|[比较]去年|实际|可比|名义|均|也)*(?:增长|上涨|提高|增加|上升|提升|增幅|增速|涨幅|下降|下跌|减少|降低)?[为达]?"
)
_FALLS = ("下降", "下跌", "回落", "缩小", "收窄", "降低", "减少")
# What says only half beside the figure that was told: 发放创业担保贷款12亿元，贷款金额位居第一，同比增长35%.
_HALF = re.compile("(?:贷款|发放|总|资金)?(?:金额|总量|总额|规模|数量|人数|增幅|增速)")
# What is a share itself, and does not tell by how much it grew: 占比上升较快，达到65.2%.
_RATE = re.compile("(?:[率比线]|比[重例值]|系数|指数)$")


def moved_before(case: Unnamed) -> Naming | None:
    """18—45岁群体新就业占比稳步上升，达到65.2%: the name stands in the clause before."""
    mention, head = case.mention, case.head
    listed = case.view.list_of(mention)
    if not (case.bare or mention.place) or mention.noun_behind:
        return None
    moved = head.kind == "change"
    left = listed[0].left
    if not moved and not left and mention.quantity.bound != "at_least":
        return None
    if (_MOVED_BY if moved else _CAME_TO).fullmatch(left) is None:
        return None
    found = _MOVED.search(listed[0].told_before)
    own = core_text(found.group("name")) if found is not None else ""
    names = expand(own, len(listed)) if len(listed) > 1 else None
    own = tidy(names[mention.place]) if names is not None else own  # 城乡居民收入实现翻番，年均分别增长11.8%和14%
    if len(own) < 2 or own.endswith("中") or (case.last is not None and _HALF.fullmatch(own) is not None):
        return None
    by_how_much = not moved and _tells_growth(found, own, mention)
    metric = metric_of_name(own, mention, change=moved or by_how_much)
    return Naming(
        metric or own,
        own,
        metric is not None,
        "change" if moved or by_how_much else "level",
        "medium",
        negative=(head.negative and moved) or (by_how_much and found is not None and found["way"] in _FALLS),
    )


def _tells_growth(found: re.Match[str] | None, own: str, mention: Mention) -> bool:
    """Whether a percentage is how much something grew: 务工收入增长幅度比较大，达到了20.1%."""
    grew = found is not None and found["degree"] is not None
    return grew and mention.quantity.unit == "%" and _RATE.search(own) is None
