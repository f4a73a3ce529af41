"""Under a heading that names it, a sum needs no other name: 二、创业担保贷款 … 小微企业最高不超过500万元."""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.naming.choose import named
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.noun_phrase import own_name
from jobscli.read.statistic.view import Unnamed
from jobscli.words.lexicon import filled

_LOAN = re.compile("贷|额度|小微企业|合伙|总额|个人")
_NO_LOAN = re.compile("补贴|补助|奖|贴息|利率|利息|费")
# What is given is named by the heading: 按每人每月1800元给予见习单位补贴.
_GIVEN = re.compile(filled("(?:的)?(?:标准)?(?:给予|发放|予以)[^，。；]{0,8}{GRANTED}?$"))
_SHORT = re.compile(
    "^(?:[初中高]级(?:工|技能)?|(?:高级|首席|特级)?技师|[一二三四五]级(?:/[^，]{1,4})?|[专本]科生?|[硕博]士|单个企业|同一企业|单户|每[人户]|.{0,3}(?:标准|额度|总额|资金|给予|一次性|(?:补贴|补助|奖励)(?:标准)?|奖补))$"
)
# What a grant covers: 人身意外伤害保险费标准 under 就业见习补贴.
_COVERED = re.compile("(?:保险费|管理费用?|指导费|生活费|培训费)(?:用)?(?:标准)?$")
_GRANTED = re.compile("[补奖贷助贴费]|标准|待遇|返还|资金")
_LONGEST_TOPIC = 16
# What a ceiling is of where a guaranteed loan was told: 可申请最高50万元|个人贷款, 一般不超过200万元.
_LOAN_BEHIND = re.compile("的?(?:个人|小微企业|企业|创业|担保)*贷款(?!担保|利率)")
_LOAN_BEFORE = re.compile(
    "(?:贷款)?(?:总?额度|规模)(?:一般|最高)?为?$|^(?:人均|一般|最高|最多|原则上)*(?:为|(?:掌握|控制|核定)?在)?$"
)
_USUAL = re.compile("，?(?:一般|原则上)(?:为|(?:掌握|控制|核定)?在)?")
_LOAN_AFTER = re.compile("(?:以内)?(?:确定|核定)(?:企业)?贷款|$")
_MOST = ("最高", "最多", "不超过", "最高可达", "最高不超过", "不高于")
_FAR = 240


@asked_of(kind="money", no_head="change")
def loan_told(case: Unnamed) -> Naming | None:
    """A ceiling of a loan in a sentence, or behind one, that speaks of guaranteed loans: 一般不超过200万元."""
    mention, view = case.mention, case.view
    usual = _USUAL.fullmatch(mention.left) is not None
    most = mention.quantity.word in _MOST or usual
    if not most:
        return None
    own = view.text[: mention.quantity.start]
    told = f"{view.document_before(_FAR)}{own}"
    if "贷款" not in own or "担保贷款" not in told or _NO_LOAN.search(mention.left + mention.right) is not None:
        return None
    behind = _LOAN_BEHIND.match(mention.right)
    if behind is None and (_LOAN_BEFORE.search(mention.left) is None or _LOAN_AFTER.match(mention.right) is None):
        return None
    label = tidy(behind.group().removeprefix("的")) if behind is not None else "创业担保贷款"
    return Naming("创业担保贷款", label, True, "level", "medium")


@asked_of(kind="money", no_head="change")
def named_by_heading(case: Unnamed) -> Naming | None:
    """A sum whose own words only say to whom or how it is given is of what the heading names."""
    mention, topic = case.mention, case.view.topic
    if not topic:
        return None
    words = mention.clause or mention.right
    if "担保贷款" in topic and _LOAN.search(words) and _NO_LOAN.search(words) is None:
        return Naming("创业担保贷款", tidy(words) or topic, True, "level", "medium")
    if len(topic) > _LONGEST_TOPIC or _GRANTED.search(topic) is None:
        return None
    own, of_topic = own_name(case), named(topic, mention)
    covered = of_topic.canonical and _COVERED.search(own) is not None
    each = not own and "每人" in mention.left
    if not covered and not each and _SHORT.match(own) is None and _GIVEN.match(mention.right) is None:
        return None
    return of_topic._replace(label=own or topic)
