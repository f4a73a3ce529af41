"""The places that a sentence names, and its words for the whole of one: 江苏省, 苏州市, 全国, 全省, 兵团, 兰州新区.

Each may be where the sentence turns to that place; whether it is, its surroundings tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jobscli.read.document.clauses import clause_start
from jobscli.read.document.nation import NATIONAL_FIGURES
from jobscli.read.document.regions import begins_with_place, region_names
from jobscli.read.document.zones import zone_at
from jobscli.record import NATION
from jobscli.words import regions
from jobscli.words.cities import cities, province_of, province_of_city
from jobscli.words.divisions import PROVINCE_KINDS, divisions_named, fitting, short_name
from jobscli.words.expression import quick

Where = tuple[str | None, str | None]  # region and place
ISLAND = "台湾"

# Words for the whole of what a document is of, and for what is around it.
_WHOLE = re.compile(
    quick(
        rf"""
        (?P<nation>全国|我国)
        (?!第|最|排名|前|首|领先|率先|性|各(?!类|项)|统一|人大|政协|劳模|先进|文明|百强|示范|重点|知名
          |[^，。；：、0-9共已有建创的]{{1,8}}  # a title: 全国乡村旅游重点村5个
           (?:重点|示范|特色|文明|先进)(?:县|市|区|乡|镇|村|户|基地|单位|园|家庭|社区))
        | (?P<office>{NATIONAL_FIGURES})
        | (?P<abroad>[美英法德韩印俄]国|日本|南韩|加拿大|新加坡|澳大利亚|印度|俄罗斯|意大利|西班牙|越南|巴西|墨西哥
          |欧盟|欧元区|经合组织|发达国家)(?=的?失业率|的?劳动参与率|的?就业率|[约仅为是]?[0-9])
        | (?P<seat>州直)(?!属) | (?P<province>[全我]省|全自治区)(?!级|里|率先|领先|首[个家次位创批]|排名|前[列茅])
        | (?P<own>[全我][市县州旗区])(?!级|域|内外|里)
        | (?P<several>这[两二三四五六七八九十0-9]{{1,2}}个?(?:城市|地市|州市|市|省份?|县|区|地区))(?!民|域|划)
        """,
        re.VERBOSE,
    ),
    re.VERBOSE,
)
CORPS = "兵团"
_CORPS = re.compile("(?:新疆)?(?:生产建设)?兵团")
_KIND = re.compile(PROVINCE_KINDS)
# A development zone that something is told of: 兰州新区地区生产总值, 松山湖高新区主要经济指标.
_ZONE_SIGN = re.compile(
    "(?:开发|高新|经开|工业园|新|保税|自贸|自贸试验)区"
    "(?=(?:主要|地区|全部|规模以上)?(?:生产总值|经济|工业|固定资产|投资|城镇|农[村民]|新增|完成|累计|实现|进出口|财政|就业|居民|[0-9.]{1,12}[万亿]?元))"
)
_ZONE_NAME = re.compile(
    "(?![建增设深提做成获申新加推支全各在为以对把将从向强依出发积充促实进])[\u4e00-\u9fff]{4,14}(?<!批)"
)
_NO_ZONE = re.compile(
    "[全各级个等类批所的和与县]|国家|^[^区]{0,2}(?:开发|保税|自贸|试验)区|^(?:高新|经济)技术|(?:城|老|园)区$"
)
# Where a text that lost its signs turns: 增长6.5%江苏省居民…, 2023年上半年全国居民….
_NO_SIGN = re.compile("[0-9](?:%|％|元|万?人)$|20[0-9]{2}年(?:[上下]半年|[一二三四]季度)?$")
_OF_RESIDENTS = re.compile("(?:全体|城镇|农村|常住)?居民")
# What makes the name of a firm or of a thing of a place's: 山西某某有限公司, 甘肃省“陇明公”平台.
_BAY = re.compile("湾(?!里)")  # 杭州湾 is not 杭州
_NAMED_AFTER = re.compile("[“《（]|[^，。；：、]{0,16}(?:公司|集团|大学(?!生)|学院|股份)")


class Turn(NamedTuple):
    """Where a sentence turns to a place: from `start` on its figures are of `region` and `place`."""

    start: int
    end: int
    region: str | None
    place: str | None
    listed: tuple[Where, ...] = ()  # of 长沙、株洲、湘潭三市 each


@cache
def may_turn() -> re.Pattern[str]:
    """Characters of which one stands in every name and every word for a whole: a quick look that spares most."""
    signs = {name[0] for name in (*regions(), *province_of())} | set("市县区旗州盟全我兵国日韩加澳印俄意越巴墨欧")
    return re.compile(f"[{''.join(sorted(signs))}]")


def places_named(text: str, own: Where, home: str | None, open_region: bool) -> Iterator[tuple[Turn, bool]]:
    """All that may be a turn, in no order, and whether its sign alone tells it.

    `own` is what the sentence has from its paragraph, `home` the place that the document is of. Only in an
    `open_region` sentence a statistical office speaks for the nation.
    """
    region, place = own
    for found in _WHOLE.finditer(text):
        if open_region or not found["office"]:
            yield _whole(found, own, home), bool(found["office"]) or _lost_sign(text, found.start(), found.end())
    for found in region_names().finditer(text):
        kind = _KIND.match(text, found.end())
        end = kind.end() if kind is not None else found.end()
        if not _NAMED_AFTER.match(text, end):
            yield Turn(found.start(), end, found.group(), None), _lost_sign(text, found.start(), end)
    for named in cities().finditer(text):
        province = province_of_city(named.group())
        if not _NAMED_AFTER.match(text, named.end()) and not _BAY.match(text, named.end()):
            zone = zone_at(text, named.end())
            end, called = (zone.end(), zone.group()) if zone is not None else (named.end(), "")
            yield Turn(named.start(), end, province, f"{short_name(named.group())}{called}"), False
    for signed in divisions_named(text):
        division = fitting(signed, region if region != NATION else None, place)
        if division is not None and division.level > 1 and not _is_item(text, signed.end):
            yield Turn(signed.start, signed.end, division.region, division.called), True
    if CORPS in text:
        for corps in _CORPS.finditer(text):
            yield Turn(corps.start(), corps.end(), "新疆", CORPS), False
    if "区" in text:
        yield from _zones(text, region)


def _zones(text: str, own: str | None) -> Iterator[tuple[Turn, bool]]:
    """The development zones that open their clauses: 兰州新区, 松山湖高新区."""
    for sign in _ZONE_SIGN.finditer(text):
        start = clause_start(text, sign.start())
        name = text[start : sign.end()] if start >= 0 else ""
        if _ZONE_NAME.fullmatch(name) and not _NO_ZONE.search(name):
            city = cities().match(name)
            region = province_of_city(city.group()) if city is not None else None
            yield Turn(start, sign.end(), region or own, name), True


def _lost_sign(text: str, start: int, end: int) -> bool:
    """Whether only the layout of a text had the sign that a name at `start` opened its clause with."""
    return _OF_RESIDENTS.match(text, end) is not None and _NO_SIGN.search(text, max(0, start - 9), start) is not None


def _whole(found: re.Match[str], own: Where, home: str | None) -> Turn:
    """The turn to the whole of a place, which a word like 全省 or 我市 names."""
    region, place = own
    kind = found.lastgroup
    if kind in ("nation", "office"):  # what a text of Taiwan calls so is the island
        return Turn(found.start(), found.end(), region if region == ISLAND else NATION, None)
    if kind == "abroad":
        return Turn(found.start(), found.end(), None, None)
    if kind == "several":  # 这三个城市: together of no one of them
        return Turn(found.start(), found.end(), region, place)
    if kind == "seat":
        return Turn(found.start(), found.end(), region, found.group())
    place = home if home is not None else place
    if kind == "province" or (place or "").endswith(_outside(found.group())):
        return Turn(found.start(), found.end(), region, None)
    return Turn(found.start(), found.end(), region, place)


def _is_item(text: str, end: int) -> bool:
    """Whether a name is one item of a list of other things: 郫都区、中国电信…入选."""
    if text[end : end + 1] not in ("、", "和", "与", "及"):
        return False
    return not begins_with_place(text[end + 1 : end + 12])


def _outside(word: str) -> tuple[str, ...]:
    """The signs of places that `word` is around: 全市 said in a district or a county is of its city."""
    return ("区", "县", "旗") if word[-1] == "市" else ("\0",)
