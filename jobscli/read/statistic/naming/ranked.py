"""A ranking names its indicator once, and then its items: 年平均工资最高的行业是金融业174341元，采矿业121522元."""

from __future__ import annotations

import re

from jobscli.read.document.regions import is_place
from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.naming.choose import metric_of_name, told
from jobscli.read.statistic.naming.noun_phrase import core_text
from jobscli.read.statistic.view import Unnamed

# What ranks: 最高的, 列前五位的, 由高到低; how many, and of what.
_RANK = "最[高低多少大快慢] | 较[高低] | 排?[在名居列]?[前后](?=[0-9两三五十]) | 靠[前后] | [位排]?[居名]?[前后](?!列)"
_MANY = "(?:[0-9]{1,2}|[两二三四五六七八九十]{1,2})?"
_ITEMS = "行业|地区|城市|市州?|省[份区]?|职业|工种|岗位|[区县]"
_ORDERED = "(?P<ordered> [^，。；：、@]{2,30}? ) (?: 由高到低 | 从高到低 | 由低到高 ) (?:排列|排序|排名)?"
# What opens the ranking: the indicator, and of what the items are.
_OPENS = re.compile(
    rf"""
    (?P<what> [^，。；：、@]{{2,30}}? ) (?: {_RANK} | (?:排名|位居|居)?前列 ) 的?前?[后]? {_MANY} (?:位的|[个大位])?
    (?P<items>{_ITEMS}|行业中，?|(?<=的)(?=[是为])) (?:门类|大类)?
    (?: (?: 分别 | 依次 )? [是为] [，：:]? | (?<=中，) | (?<=中) )
  | {_ORDERED} (?:依次|分别)? [是为]? [：:]?
    """,
    re.VERBOSE,
)
_MAY_RANK = re.compile(
    "增速下降|列[前后]|最[高低多少大]|[高低]到[高低]|较[高低]的|前列的|排名?前|在前|靠[前后]|[居名][前后]"
)
# A ranking that names its items first, and then their values: 排名前三位的是许昌、郑州和商丘，分别为39601元、…
_RANKS = re.compile(
    rf"""
    (?P<what> [^，。；：、@]{{0,30}}? ) (?: {_RANK} | (?<=增速)下降 ) 的?[前后]? {_MANY} [个大位]? 的?
    (?:{_ITEMS})? (?:门类|大类)? (?:分别|依次|分布)* [是为] [：:]?
  | {_ORDERED} (?:依次|分别)? [是为] [：:]?
    """,
    re.VERBOSE,
)
_APART = re.compile(
    "(?P<items>[^。；：@0-9]{3,90})，(?:(?:增[长幅速]|涨幅|降幅|下降|人均|平均)*(?:分别|依次)(?:[为是]|达到?|增长|下降)?|增长率分别为)"
)
_ASIDE = re.compile("（[^（）]*）")
_GROWTH = re.compile("(?:同比)?(?:增[幅速长]|涨幅|增长率|增长速度)$")
_PARTS = (
    re.compile("、|以及|[和及与]"),
    re.compile("、|以及"),
    re.compile("，|以及"),
    re.compile("，|以及|[和及与]"),
    re.compile("[，、]|以及"),
)
_LINK = re.compile("^(?:[，、；]|以?及|和)+")
# An item is a name: no words that tell a change, a share or a comparison.
_ITEM = re.compile("(?!分别|各|均|其中)[^，；。：0-9@]{2,30}")
_NO_ITEM = re.compile("增长|下降|提高|回落|减少|增加|平均水平|占|比|高于|低于|分别|同期|上年")
_AREA = ("地区", "城市", "市", "市州", "省份", "省", "省区", "区", "县")
_SECTOR = re.compile("[，、；]?(?P<sector>[一-鿿、]{1,24}(?:业|工作|组织|教育|单位))(?:为|达)?")
_EARNED = re.compile("(?:工资|薪酬|收入)$")
AVERAGE_PAY = re.compile("(?:[年月]?(?:人均|平均)|平均[年月])(?:工资|薪酬|月薪|收入)$")
# Sectors of the classification whose names hold marks of a list.
_ONE_SECTOR = re.compile(
    """
    公共管理、社会保障和社会组织 | 水利、环境和公共设施管理业? | 农、林、牧、渔业
    | 信息传输、(?:软件|计算机服务)和(?:信息技术服务|软件)业
    | 文化、体育和娱乐业 | 电力、(?:热力、)?燃气及水的?生产和供应业
    | 居民服务、修理和其他服务业 | 交通运输、仓储[和及]邮政业
    | 卫生、社会保障和社会福利业 | 科学研究(?:、|和)技术服务(?:和地质勘查)?业
    | 卫生和社会工作 | 租赁和商务服务业 | 住宿和餐饮业
    | 批发和零售业
    """,
    re.VERBOSE,
)
_HELD, _LET_GO = str.maketrans("、和及", "\ue000\ue001\ue002"), str.maketrans("\ue000\ue001\ue002", "、和及")
_SHORTEST = 2  # characters of an indicator
_SINGLE = "money rate people ratio"  # kinds of the values that rank


@asked_of(kind=_SINGLE, head="level reached")
def ranked(case: Unnamed) -> Naming | None:
    """The value of an item of a ranking, under the indicator that opens it."""
    mention, view = case.mention, case.view
    start = mention.quantity.start
    if _MAY_RANK.search(view.text, 0, start) is None:
        return None
    opened = next(reversed([*_OPENS.finditer(view.text, 0, start)]), None)
    if opened is None:
        return None
    items = _items(case, opened.end(), start)
    if not items:
        return _of_sector(case, core_text(opened["what"] or opened["ordered"]))
    own = core_text(opened["what"] or opened["ordered"])
    if len(own) < _SHORTEST:
        return None
    whose = "" if opened["items"] in _AREA or _is_place(case) else items[-1]
    metric = metric_of_name(own, mention, change=False)
    name = f"{whose}{metric or own}"
    return Naming(metric or name, name, metric is not None, "level", "medium")


def _of_sector(case: Unnamed, indicator: str) -> Naming | None:
    """A sector of a ranking behind its ratios: 教育业79766元，是全市平均水平的1.44倍；金融业|73981元."""
    mention = case.mention
    found = _SECTOR.fullmatch(mention.left) if mention.kind == "money" and _EARNED.search(indicator) else None
    if found is None:
        return None
    name = f"{found['sector']}{indicator}"
    return Naming.own(name)


@asked_of(kind=_SINGLE, listed=True)
def ranked_list(case: Unnamed) -> Naming | None:
    """The value of an item of a ranking that names all its items before their values."""
    mention, view = case.mention, case.view
    members = view.list_of(mention)
    opening = members[0].quantity.start
    if _MAY_RANK.search(view.text, 0, opening) is None:
        return None
    ranks = [*_RANKS.finditer(view.text, 0, opening)]
    found = _APART.fullmatch(view.text, ranks[-1].end(), opening) if ranks else None
    if found is None:
        return None
    # …；排名后三位的是 is of the indicator before it.
    named = (core_text(each["what"] or each["ordered"] or "") for each in reversed(ranks))
    own = next((each for each in named if len(each) >= _SHORTEST), "")
    change = _GROWTH.search(own) is not None and mention.quantity.unit in ("%", "百分点")
    own = (_GROWTH.sub("", own) or _earned(case)) if change else own
    if not own:
        return None
    metric = metric_of_name(own, mention, change=change)
    item = _item(found["items"], mention.place, len(members))
    name = f"{item}{metric or own}"
    of = metric or own if is_place(item) else name
    return Naming(of, name, False, "change" if change else "level", "medium", negative=case.head.negative)


def _earned(case: Unnamed) -> str:
    """The pay whose growth is ranked where the sentence before named it: 增速最低的三个行业依次为…，分别增长1.2%."""
    pay = (AVERAGE_PAY.search(each.naming.metric) for each in told(case.view, case.mention))
    return next((found.group() for found in pay if found is not None), "")


def _item(items: str, place: int, count: int) -> str:
    """The item at `place` of a list of as many names as figures; "" where its marks do not tell them apart."""
    items = _ONE_SECTOR.sub(lambda found: found.group().translate(_HELD), items)
    for parts in _PARTS if "，" not in items or "、" not in items else reversed(_PARTS):
        names = [each for each in parts.split(_ASIDE.sub("", items)) if each]
        if len(names) == count:
            return names[place].translate(_LET_GO)
    return ""


def _items(case: Unnamed, begin: int, end: int) -> list[str]:
    """The names between figures from where the ranking opens up to the figure, or none where something else is told."""
    at, found = begin, []
    for each in (*case.view.mentions[: case.mention.number], case.mention):
        if each.quantity.start < begin:
            continue
        words = (
            _ASIDE.sub("", _LINK.sub("", case.view.text[at : each.quantity.start]))
            .removesuffix("为")
            .removesuffix("达")
        )
        if _ITEM.fullmatch(words) is None or _NO_ITEM.search(words) is not None:
            return []
        found.append(words)
        at = each.quantity.end
    return found if at >= end else []


def _is_place(case: Unnamed) -> bool:
    """Whether the item is a place, which the figure has for itself: 长春市100896元."""
    return case.mention.left.rstrip("为达").endswith(("市", "县", "区", "州", "盟", "旗", "省"))
