"""How much a benefit for each person rises: 每人每月增加110元, under the benefit's own name, told before or behind."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.naming.noun_phrase import tidy
from jobscli.read.statistic.view import Unnamed, View

# The rise for each, right before the sum: 每人每月再|增加110元, 每满1年，…|增加2元; what rises may stand between.
_RISE = re.compile(
    "(?:每人(?:每月|每年)?|(?<![0-9])每月(?:每人)?|每[满有]?(?:一|1)年)(?!度)[^。；@]{0,16}?"
    "(?:增加|增发|加发|上调|提高)(?P<what>[^，。；@]{0,14})$"
)
_PAID = re.compile("平均|人均|已|去年|实际|累计|达到?$|[到至为]$")
_BENEFIT = (
    "(?:月|企业退休人员|城乡居民)?(?:基本|基础)?养老金|失业保险金|伤残津贴|(?:供养亲属)?抚恤金|生活?护理费|退休费"
    "|(?:遗属)?(?:生活|定期)补助|生活费|高龄津贴"
)
_WHOM = re.compile("(?P<whom>[一-鿿]{2,10}?)(?:每人|每月)")  # 五七家属工|每人每月增加养老金
_NAMED = re.compile(_BENEFIT)
_OWN = re.compile("(?:标准|补[贴助]|津贴|待遇|[金费])$")
_ANY = re.compile(
    "[\u4e00-\u9fff]{0,10}?(?:养老金|保险金|扶助金|抚恤金|救助金|补助金|低保金|津贴|补贴|补助|护理费|生活费|退休费)"
)
_TOLD_BEHIND = re.compile(f"(?:增加|调整|提高)[^，。；\n]{{0,6}}?(?P<what>{_BENEFIT})")
# A part of a benefit by which it rises: 按本人基本养老金的1.4%|增加基本养老金, 以…为基数，再增加|1.4%.
_BY_RATE = re.compile(
    f"的?(?:比例|标准)?(?:增加|增发|上调|提高|定比|计算调整额)[^，。；@]{{0,4}}?(?P<what>{_BENEFIT})?(?:计算调整额)?"
)
_BASE = re.compile(f"(?P<what>{_BENEFIT})[^，。；@]{{0,8}}?(?:的|为基数，?(?:再|另)?(?:按照?|增加|增发)(?:不低于)?)$")
_FAR_BEFORE, _FAR_BEHIND = 400, 400  # characters of the document that may tell which benefit rises


def benefit_raised(case: Unnamed) -> Naming | None:
    """The rise of a benefit for each person, in money."""
    mention = case.mention
    if mention.kind != "money":
        return None
    context = mention.context[-40:]
    found = _RISE.search(context)
    if found is None or _PAID.search(context, max(0, found.start() - 3)) is not None:
        return None
    what = _NAMED.fullmatch(found["what"]) or (_NAMED.search(found.group()) if not found["what"] else None)
    if what is None and (found["what"] or _OWN.search(context[: found.start()])):
        return None  # 养老标准|每人每月提高60元 has a name of its own
    if what is not None:
        whom = _WHOM.match(mention.left)
        name = (
            f"{tidy(whom['whom'])}{what.group()}"
            if whom is not None and whom["whom"] not in what.group()
            else what.group()
        )
    else:
        name = _told(case.view, mention.quantity.start)
    return Naming(name, name, False, "change", "medium") if name else None


def benefit_rate(case: Unnamed) -> Naming | None:
    """The rate by which a benefit rises: 基本养老金增加比例."""
    mention = case.mention
    if mention.kind != "rate" or case.head.kind == "completion":
        return None
    base = _BASE.search(mention.context[-60:])
    by = _BY_RATE.match(mention.right)
    if base is None or (by is None and not mention.left.endswith(("增加", "增发"))):
        return None
    what = tidy((by["what"] if by is not None else None) or base["what"]).removeprefix("月")
    name = f"{what}增加比例"
    return Naming(name, name, False, "change", "medium")


def _told(view: View, start: int) -> str:
    """The benefit that was told last before a sum, else the first one behind it that a list of rises is of."""
    begin, end = view.sentence.start, view.sentence.end
    for text in (view.text[:start], view.topic, view.document[max(0, begin - _FAR_BEFORE) : begin]):
        named = [*_ANY.finditer(text)]
        if named:
            last = [*_NAMED.finditer(named[-1].group())]
            return last[-1].group() if last and named[-1].group().endswith(last[-1].group()) else ""
    behind = _TOLD_BEHIND.search(view.document, end, end + _FAR_BEHIND)
    return behind["what"] if behind is not None else ""
