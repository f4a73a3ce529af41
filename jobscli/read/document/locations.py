"""Whose the figures of a sentence are: the nation's, a province's, a city's, one after another or several in a list.

A name is a turn where it opens its clause (2024年，江苏省城镇新增就业139万人，苏州市21万人) or where its sign tells it
(抓好简阳市脱贫攻坚，完成2965人搬迁); not where somebody goes to, what is compared with, or a part of another name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from jobscli.read.document.bare_names import counties_told
from jobscli.read.document.regions import OF_MANY, is_subject, region_names
from jobscli.read.document.zones import zone_at
from jobscli.record import NATION
from jobscli.words import regions
from jobscli.words.divisions import PROVINCE_KINDS, cities, code_of, divisions_named, fitting, province_of, short_name
from jobscli.words.expression import quick

Where = tuple[str | None, str | None]  # region and place
ISLAND = "台湾"

# Words for the whole of what a document is of, and for what is around it.
_WHOLE = re.compile(
    quick(
        r"""
        (?P<nation>全国|我国)
        (?!第|最|排名|前|首|领先|率先|性|各(?!类|项)|统一|人大|政协|劳模|先进|文明|百强|示范|重点|知名
          |[^，。；：、0-9共已有建创的]{1,8}  # a title: 全国乡村旅游重点村5个
           (?:重点|示范|特色|文明|先进)(?:县|市|区|乡|镇|村|户|基地|单位|园|家庭|社区))
        | (?P<office>国家统计局(?!.{0,6}(?:调查|总)队)[^，。；]{0,12}(?:数据|统计)(?:显示)?(?=，))
        | (?P<abroad>[美英法德韩印俄]国|日本|南韩|加拿大|新加坡|澳大利亚|印度|俄罗斯|意大利|西班牙|越南|巴西|墨西哥
          |欧盟|欧元区|经合组织|发达国家)(?=的?失业率|的?劳动参与率|的?就业率|[约仅为是]?[0-9])
        | (?P<seat>州直)(?!属) | (?P<province>[全我]省|全自治区)(?!级|里)
        | (?P<own>[全我][市县州旗区])(?!级|域|内外|里)
        | (?P<several>这[两二三四五六七八九十0-9]{1,2}个?(?:城市|地市|州市|市|省份?|县|区|地区))(?!民|域|划)
        """,
        re.VERBOSE,
    ),
    re.VERBOSE,
)
CORPS = "兵团"
_CORPS = re.compile("(?:新疆)?(?:生产建设)?兵团")
_BOUNDARY = re.compile("[，。；：、（）！？]")
# What may stand between the beginning of a clause and the place that it is of: 2024年, 截至6月底, 其中, 预计.
# No row of them can be parted in two ways: 2024年底 is 2024 and 年底.
_LEAD = re.compile(
    r"""
    (?: [0-9]{4}(?:年(?![底末]))? | [0-9]{1,2}(?:月份?|日) | [0-9]{1,2}[-—至到] | [上下]半年
      | (?:[一二三四1-4]{1,2}|前[一二四]?)季度
      | 前[0-9三]个?[季月]度? | [年月][初末底] | [今去上当全]年 | 目前 | 近(?:日(?!前)|期|几?年来)? | 日前 | 以来
      | 同期 | 截[至止] | 据 | 其中 | 同时 | 此外 | 另外 | 仅 | 像 | 例如 | 比如 | [在而至到底末使从] | 记者 | 了解
      | 预计 | 初步核算 | 初步统计 | 统计 | 显示
      | (?:其次|再次|第[二三四五六七八九十]{1,2}[位名]?|最[高低快大多])的?[是为]
      | “十[一二三四五]五”(?:时期|期间)? | [-—] | [一二三四五六]是 | [和及与] | 五年 | 过去 | 来 | [*●■·“] )*
    """,
    re.VERBOSE,
)
_FIGURE_BEFORE = re.compile("[0-9%％人次元个家户项点倍][、和及]$")  # 苏州21万人、无锡…
_FIGURE_BEHIND = re.compile("[^）；，。]{0,8}[0-9]")  # （州直增长8%、…）, but not a bracket that names a place
_JOINED = re.compile("[、和及与]?")
_AMONG = re.compile("[^，。；0-9]{2,40}等[0-9]{2,5}[个家所处]")  # 改建|卫滨区某街道零工驿站等129个零工驿站
_EXAMPLE = re.compile("以[^，。；]{0,20}$")  # 以养老金水平最高的北京|为例
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
# A part of a whole: behind what is told of 其中广州市… the sentence goes on with the whole.
_PART_OF = re.compile("其中，?$")
# What makes the name of a firm or of a thing of a place's: 山西某某有限公司, 甘肃省“陇明公”平台.
_BAY = re.compile("湾(?!里)")  # 杭州湾 is not 杭州
_QUOTED = re.compile("[^，。；、“”]{1,20}”")  # “上海市和谐劳动关系达标企业”总数达420家
_NAMED_AFTER = re.compile("[“《（]|[^，。；：、]{0,16}(?:公司|集团|大学(?!生)|学院|股份)")


class Turn(NamedTuple):
    """Where a sentence turns to a place: from `start` on its figures are of `region` and `place`."""

    start: int
    end: int
    region: str | None
    place: str | None
    listed: tuple[Where, ...] = ()  # of 长沙、株洲、湘潭三市 each


class Locations:
    """The turns of one sentence in its normal form; `region` and `place` are what it has from its paragraph.

    `home` is the place that the document is of. In an `open_region` sentence other provinces may be spoken of;
    elsewhere only places within its region.
    """

    def __init__(self, text: str, region: str | None, place: str | None, home: str | None, open_region: bool) -> None:
        self._text = text
        self._default: Where = (region, place)
        self._home = home
        self._open = open_region
        self.bare = tuple(counties_told(text, region, home)) if home is not None and region != NATION else ()
        self.turns = tuple(_joined(text, self._found())) if self.bare or _may_turn().search(text) else ()
        self._starts = [turn.start for turn in self.turns]

    def at(self, position: int, index: int | None = None, length: int | None = None) -> Where:
        """Region and place of a figure at `position`: of a list, the `index`-th of `length` figures."""
        which = bisect_right(self._starts, position) - 1
        while which >= 0 and self._closed(self.turns[which], position):
            which -= 1
        if which < 0:
            return self._default
        turn = self.turns[which]
        if "；" in self._text[turn.end : position]:
            return (self._default[0], None) if self._is_part(turn) else self._default
        if which and self._text.startswith("这", turn.start):  # 集中在甲市、乙市，这两个城市求职人数分别是…
            told = self.turns[which - 1]
            turn = turn._replace(listed=told.listed)
        if turn.listed and index is not None and length is not None and length % len(turn.listed) == 0:
            return turn.listed[index % len(turn.listed)]
        if turn.listed and self._home is not None and _all_in(self._home, turn.listed):
            return turn.region, self._home  # 安化县、沅江市、南县分别依托…，累计培训3.39万人次: of their city
        return turn.region, turn.place

    def _closed(self, turn: Turn, position: int) -> bool:
        """Whether a turn stands in a bracket that is closed before `position`."""
        text = self._text
        inside = text.rfind("（", 0, turn.start) > text.rfind("）", 0, turn.start)
        return inside and text.find("）", turn.end, position) >= 0

    def _is_part(self, turn: Turn) -> bool:
        """Whether a turn to another city than the document's tells a part of what can only be their province's."""
        region, place = self._default
        other = place is not None and turn.place is not None and turn.region == region and turn.place != place
        return other and _PART_OF.search(self._text, max(0, turn.start - 3), turn.start) is not None and _is_city(turn)

    def _found(self) -> Iterator[Turn]:
        """The turns in order: what is named where it is spoken of."""
        text, ends = self._text, dict[int, int]()
        for turn, signed in sorted(self._named(), key=lambda each: (each[0].start, -each[0].end)):
            listed = turn.start - 1 in ends or _FIGURE_BEFORE.search(text, max(0, turn.start - 4), turn.start)
            before = text[turn.start - 1 : turn.start]
            if before == "、" or (before == "（" and _FIGURE_BEHIND.match(text, turn.end)):
                spoken = (before == "（" or bool(listed)) and self._accepts(turn.region)
            else:
                third = text[ends.get(turn.start - 1, 0) - 1] == "、"  # 桂林市、贵港市|和崇左市
                joined = before in ("和", "及") and bool(listed) and (turn.start - 1 not in ends or third)
                spoken = joined or is_subject(text, turn.start, turn.end)
                spoken = spoken and self._accepts(turn.region)
                spoken = spoken and (signed or joined or turn.start in ends or self._opens(turn.start))
                if spoken and _AMONG.match(text, turn.end) is not None:
                    turn = Turn(turn.start, turn.end, *self._default)
                spoken = spoken or _is_example(text, turn)
                if OF_MANY.match(text, turn.end) is not None and self._opens(turn.start):
                    turn, spoken = Turn(turn.start, turn.end, *self._default), True  # it only stands for many
                spoken = spoken and not (before == "“" and _QUOTED.match(text, turn.end))
            if spoken and turn.end not in ends:
                ends[turn.end] = turn.start
                yield turn

    def _named(self) -> Iterator[tuple[Turn, bool]]:
        """All that may be a turn, and whether its sign alone tells it."""
        text, (region, place) = self._text, self._default
        for found in _WHOLE.finditer(text):
            if self._open or not found["office"]:
                yield self._whole(found), bool(found["office"]) or self._lost_sign(found.start(), found.end())
        for found in region_names().finditer(text):
            kind = _KIND.match(text, found.end())
            end = kind.end() if kind is not None else found.end()
            if not _NAMED_AFTER.match(text, end):
                yield Turn(found.start(), end, found.group(), None), self._lost_sign(found.start(), end)
        for named in cities().finditer(text):
            province = province_of().get(named.group()) or province_of().get(named.group().removesuffix("市"))
            if not _NAMED_AFTER.match(text, named.end()) and not _BAY.match(text, named.end()):
                zone = zone_at(text, named.end())
                end, called = (zone.end(), zone.group()) if zone is not None else (named.end(), "")
                yield Turn(named.start(), end, province, f"{short_name(named.group())}{called}"), False
        for signed in divisions_named(text):
            division = fitting(signed, region if region != NATION else None, place)
            if division is not None and division.level > 1 and not _is_item(text, signed.end):
                yield Turn(signed.start, signed.end, division.region, division.called), True
        for bare, county in self.bare:
            yield Turn(*bare.span(), county.region, county.called), False
        if CORPS in text:
            for corps in _CORPS.finditer(text):
                yield Turn(corps.start(), corps.end(), "新疆", CORPS), False
        if "区" in text:
            yield from self._zones()

    def _zones(self) -> Iterator[tuple[Turn, bool]]:
        """The development zones that open their clauses: 兰州新区, 松山湖高新区."""
        text = self._text
        for sign in _ZONE_SIGN.finditer(text):
            start = self._clause(sign.start())
            name = text[start : sign.end()] if start >= 0 else ""
            if _ZONE_NAME.fullmatch(name) and not _NO_ZONE.search(name):
                city = cities().match(name)
                region = province_of().get(city.group().removesuffix("市")) if city is not None else None
                yield Turn(start, sign.end(), region or self._default[0], name), True

    def _lost_sign(self, start: int, end: int) -> bool:
        """Whether only the layout of a text had the sign that a name at `start` opened its clause with."""
        text = self._text
        return (
            _OF_RESIDENTS.match(text, end) is not None and _NO_SIGN.search(text, max(0, start - 9), start) is not None
        )

    def _accepts(self, region: str | None) -> bool:
        """Whether a sentence may turn to `region`; None is abroad, or 全省 in a text that tells no province."""
        return region is None or self._open or region in (self._default[0], NATION)

    def _clause(self, position: int) -> int:
        """Where the clause around `position` begins, behind what may lead it in; -1 where that is far off."""
        before = max(
            (found.end() for found in _BOUNDARY.finditer(self._text, max(0, position - 40), position)), default=0
        )
        if before == 0 and position > 40:
            return -1
        lead = _LEAD.match(self._text, before, position)
        return lead.end() if lead is not None else before

    def _opens(self, start: int) -> bool:
        """Whether what stands at `start` opens its clause."""
        before = 0
        for found in _BOUNDARY.finditer(self._text, max(0, start - 30), start):
            before = found.end()
        if before == 0 and start > 30:
            return False
        return _LEAD.fullmatch(self._text, before, start) is not None

    def _whole(self, found: re.Match[str]) -> Turn:
        region, place = self._default
        kind = found.lastgroup
        if kind in ("nation", "office"):  # what a text of Taiwan calls so is the island
            return Turn(found.start(), found.end(), region if region == ISLAND else NATION, None)
        if kind == "abroad":
            return Turn(found.start(), found.end(), None, None)
        if kind == "several":  # 这三个城市: together of no one of them
            return Turn(found.start(), found.end(), region, place)
        if kind == "seat":
            return Turn(found.start(), found.end(), region, found.group())
        own = self._home if self._home is not None else place
        if kind == "province" or (own or "").endswith(_outside(found.group())):
            return Turn(found.start(), found.end(), region, None)
        return Turn(found.start(), found.end(), region, own)


def _is_example(text: str, turn: Turn) -> bool:
    """Whether a place is spoken of in spite of the words before it: 以…的北京为例, 经济重镇浙江省的政府工作报告提出."""
    if text.startswith("的政府工作报告", turn.end):
        return True
    return text.startswith("为例", turn.end) and _EXAMPLE.search(text, 0, turn.start) is not None


def _all_in(city: str, places: Iterable[Where]) -> bool:
    """Whether all `places` lie in a city."""
    codes = {(code_of(region, place) or "")[:4] for region, place in places}
    return len(codes) == 1 and "" not in codes and code_of(next(iter(places))[0], city) == f"{codes.pop()}00"


def _is_city(turn: Turn) -> bool:
    return turn.place is not None and cities().fullmatch(turn.place) is not None


def _outside(word: str) -> tuple[str, ...]:
    """The signs of places that `word` is around: 全市 said in a district or a county is of its city."""
    return ("区", "县", "旗") if word[-1] == "市" else ("\0",)


@cache
def _may_turn() -> re.Pattern[str]:
    """Characters of which one stands in every name and every word for a whole: a quick look that spares most."""
    signs = {name[0] for name in (*regions(), *province_of())} | set("市县区旗州盟全我兵国日韩加澳印俄意越巴墨欧")
    return re.compile(f"[{''.join(sorted(signs))}]")


def _is_item(text: str, end: int) -> bool:
    """Whether a name is one item of a list of other things: 郫都区、中国电信…入选."""
    if text[end : end + 1] not in ("、", "和", "与", "及"):
        return False
    after = text[end + 1 : end + 12]
    return next((named for named in divisions_named(after) if named.start == 0), None) is None and (
        cities().match(after) is None
    )


def _joined(text: str, found: Iterable[Turn]) -> Iterator[Turn]:
    """The turns in order, with a chain taken as its finest place and a list of places as one turn."""
    held: Turn | None = None
    for turn in found:
        if held is None:
            held = turn
        elif turn.start < held.end or (turn.start == held.end and turn.region == held.region):
            finer = turn if turn.end > held.end or held.place is None else held
            held = Turn(held.start, max(held.end, turn.end), finer.region, finer.place, held.listed)
        elif (
            turn.start > held.end
            and _JOINED.fullmatch(text, held.end, turn.start)
            and turn.place
            and (held.place or held.listed)
        ):
            listed = (*(held.listed or ((held.region, held.place),)), (turn.region, turn.place))
            held = Turn(held.start, turn.end, turn.region, None, listed)
        else:
            yield held
            held = turn
    if held is not None:
        yield held
