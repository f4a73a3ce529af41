"""How much a benefit for each person rises: 每人每月增加110元, under the benefit's own name, told before or behind."""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.naming.choose import named
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.view import Unnamed, View

# The rise for each, right before the sum: 每人每月再|增加110元, 每满1年，…|增加2元; what rises may stand between.
RISE = re.compile(
    r"""
    (?: 每人(?:每月|每年)? | (?<![0-9])每月(?:每人)? | 每[满有]?(?:一|1)年 )
    (?!度|(?:就业|工作|薪资|经常性)?(?:收入|入息|薪资|工资)中位数)
    [^。；@]{0,16}? (?:增加|增发|加发|上调|提高)
    (?: ：(?:[\u4e00-\u9fff]{2,8}@[，、]){0,8}[\u4e00-\u9fff]{2,8} | (?P<what>[^，。；：@]{0,14}) ) $
    """,
    re.VERBOSE,
)
# How much more of a benefit each got on the average, as a result tells it: 月人均|增加伤残津贴182元.
_AVERAGE_RISE = re.compile("(?:人均|户均|月均)(?:增加|增发|提高|上调)(?P<what>[^，。；：@]{2,14})$")
_PAID = re.compile("平均(?!每)|人均|已|去年|实际|累计|达到?$|[到至为]$")
_BENEFIT = (
    "(?:月|企业退休人员|城乡居民)?(?:基本|基础)?养老金|失业保险金|伤残津贴|(?:供养亲属)?抚恤金|生活?护理费|退休费"
    "|(?:遗属)?(?:生活|定期)补助|生活费|高龄津贴|(?:小时|月)?最低工资标准"
)
_WHOM = re.compile("(?P<whom>[一-鿿]{2,10}?)(?:每人|每月)")  # 五七家属工|每人每月增加养老金
_NAMED = re.compile(_BENEFIT)
_OWN = re.compile("(?:标准|补[贴助]|津贴|待遇|[金费])$")
_ANY = re.compile(
    "(?:小时|月)?最低工资标准|[\u4e00-\u9fff]{0,10}?(?:养老金|保险金|扶助金|抚恤金|救助金|补助金|低保金|津贴|补贴|补助|护理费|生活费|退休费|待遇)"
)
_TOLD_BEHIND = re.compile(f"(?:增加|调整|提高)[^，。；\n]{{0,6}}?(?P<what>{_BENEFIT})")
# A part of a benefit by which it rises: 按本人基本养老金的1.4%|增加基本养老金, 以…为基数，再增加|1.4%.
_BY_RATE = re.compile(
    f"的?(?:比例|标准)?(?:增加|增发|上调|提高|定比|计算调整额)[^，。；@]{{0,4}}?(?P<what>{_BENEFIT})?(?:计算调整额)?"
)
_BASE = re.compile(f"(?P<what>{_BENEFIT})[^，。；@]{{0,8}}?(?:的|为基数，?(?:再|另)?(?:按照?|增加|增发)(?:不低于)?)$")
# A step of what the insured may pay: 每年200元、300元、400元|档次缴费, 100元至500元5个缴费档次.
_STEP = re.compile(
    "(?:[、至到~～-]+(?:每年)?[0-9.]+元?(?:/年)?)*(?:及?以[上下]|等)*(?:共?[0-9一二三四五六七八九十]{1,3}个)?(?:每年|/年)?(?:缴费)?档(?!案)"
)
_INSURED = re.compile("缴费|参保|养老")
# A sum for each of which the words before it say no more than where: 武侯区、温江区为每人每月|840元.
_FOR_EACH = re.compile(
    "(?P<own>.*?)(?:等)?(?:分别|统一|从)*(?:按照?|为|由|到|调整[为到]|(?:提高|上调)[到至])*(?:每人每月|每月每人)$"
)
_PLACES = re.compile(
    "(?:[\u4e00-\u9fff()（）、]*(?:[市县区旗州]|[一二三四]类地区))?(?:[（(][^（）()]{1,4}[)）])?(?:明确|其中|标准)?"
)
_STANDARD = re.compile(
    "(?:失业保险金|养老金|低保金|[\u4e00-\u9fff]{2,10}(?:津贴|补[贴助]|生活费|护理费))(?:发放|计发|待遇|最低)?标准"
)
# A sum for each of a part of the country, under the standard told: 东部人均|282元.
_IN_AREA = re.compile("[、，]?(?:原则上)?(?P<area>(?:东北|[东中西]部)(?:地区)?)(?:按照?|每人|人均)+")
_TOLD_STANDARD = re.compile("(?P<what>(?:培训|就业|[\u4e00-\u9fff]{2}性)?补[贴助])(?:资金|标准)")
_NEAR_BEFORE = 120  # characters before a sentence that tell of which standard it is
_FAR_BEFORE, _FAR_BEHIND = 400, 400  # characters of the document that may tell which benefit rises


@asked_of(kind="money")
def benefit_raised(case: Unnamed) -> Naming | None:
    """The rise of a benefit for each person, in money."""
    mention = case.mention
    context = mention.context[-40:]
    average = _AVERAGE_RISE.search(context)
    if average is not None and _ANY.match(more := tidy(average["what"].partition("（")[0])) is not None:
        return Naming.own(more, "change")
    found = RISE.search(context)
    if found is None or _PAID.search(context, max(0, found.start() - 3)) is not None:
        return None
    what = _NAMED.fullmatch(found["what"] or "") or (_NAMED.search(found.group()) if not found["what"] else None)
    if what is None and (found["what"] or _OWN.search(context[: found.start()])):
        return None  # 养老标准|每人每月提高60元 has a name of its own
    if what is not None:
        whom = _WHOM.match(mention.left)
        name = (
            f"{tidy(whom['whom']).removesuffix('平均')}{what.group()}"
            if whom is not None and whom["whom"] not in what.group()
            else what.group()
        )
    else:
        name = _told(case.view, mention.quantity.start)
    return Naming.own(name, "change") if name else None


@asked_of(kind="rate", no_head="completion")
def benefit_rate(case: Unnamed) -> Naming | None:
    """The rate by which a benefit rises: 基本养老金增加比例."""
    mention = case.mention
    by = _BY_RATE.match(mention.right)
    if by is None and not mention.left.endswith(("增加", "增发")):
        return None
    base = _BASE.search(mention.context[-60:])
    if base is None:
        return None
    what = tidy((by["what"] if by is not None else None) or base["what"]).removeprefix("月")
    name = f"{what}增加比例"
    return Naming.own(name, "change")


@asked_of(kind="money")
def contribution_step(case: Unnamed) -> Naming | None:
    """A step of the contributions that the insured choose: 选择200元、500元档次缴费."""
    mention = case.mention
    if _STEP.match(case.view.text, mention.quantity.end) is None:
        return None
    told = _INSURED.search(case.view.text) or _INSURED.search(case.view.topic)
    return Naming.own("缴费档次") if told is not None else None


@asked_of(kind="money", no_head="change gap share")
def benefit_standard(case: Unnamed) -> Naming | None:
    """The sum of a benefit for each a month, whose own words only say where it is paid: 武侯区按每人每月840元执行."""
    mention, view = case.mention, case.view
    found = _FOR_EACH.fullmatch(mention.left)
    if found is None or _PLACES.fullmatch(found["own"]) is None:
        return None
    before = mention.told_before
    far = bool(found["own"]) or not before or before.endswith("的，")  # 城乡低保提标，提高至每人每月700元: told here
    places = (view.topic, view.document_before(_FAR_BEFORE)) if far else ()
    for text in (view.text[: mention.quantity.start], *places):
        told = [*_STANDARD.finditer(text)] or [*_NAMED.finditer(text)]
        if told:
            return named(tidy(told[-1].group()), mention)
    return None


@asked_of(kind="money", no_head="change gap share")
def area_standard(case: Unnamed) -> Naming | None:
    """What is granted for each in a part of the country: 东、中、西部实行不同补助标准。东部人均282元."""
    mention, view = case.mention, case.view
    found = _IN_AREA.fullmatch(mention.left)
    if found is None:
        return None
    begin, end = view.sentence.start, view.sentence.end
    told = _TOLD_STANDARD.search(view.document, max(0, begin - _NEAR_BEFORE), end)
    name = f"{found['area']}{told['what']}标准" if told is not None else ""
    return Naming.own(name) if name else None


def _told(view: View, start: int) -> str:
    """The benefit that was told last before a sum, else the first one behind it that a list of rises is of."""
    for text in (view.text[:start], view.topic, view.document_before(_FAR_BEFORE)):
        named = [*_ANY.finditer(text)]
        if named:
            last = [*_NAMED.finditer(named[-1].group())]
            return last[-1].group() if last and named[-1].group().endswith(last[-1].group()) else ""
    end = view.sentence.end
    behind = _TOLD_BEHIND.search(view.document, end, end + _FAR_BEHIND)
    return behind["what"] if behind is not None else ""
