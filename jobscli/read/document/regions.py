"""Regions and places in a text: which it speaks of, which are only a part of another name, and whose a heading is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jobscli.record import NATION
from jobscli.words import regions
from jobscli.words.cities import cities, province_of, province_of_city
from jobscli.words.divisions import PROVINCE_KINDS, Division, divisions, divisions_named
from jobscli.words.expression import quick

# 吉林市 is a city of 吉林; 吉林市场 is the province's.
_CITIES_OF_THE_NAME = [name for name, each in regions().items() if each.full[-1] != "市" and divisions(f"{name}市")]
_NAMES = re.compile(
    "|".join(
        f"{name}(?!市(?![级域场际民]))" if name in _CITIES_OF_THE_NAME else name for name in regions() if name != NATION
    )
)
_KIND = f"(?:{PROVINCE_KINDS})?"
_KIND_ONLY = re.compile(f"{_KIND}(?:的)?")
_NOT_SUBJECT = re.compile(
    quick(
        "(?<![0-9])、$|[与和向为赴对往去（]$|(?<![以年])来$|(?<!来)到$|占$|前往$|本报$|新华社$|中新[网社]$|来自$|面向$|中国$|位于$|毕业于$|(?<!截)至$|(?:联合|会同|携手|协作的|帮助|支援|援助|对口|帮扶|援建|第[一二三]的|[高低]于|次于|赶超|(?<![占同环对正之])比)$"
    )
)
# 大名县|等135个县市区: one of many, and not whose the figures are.
OF_MANY = re.compile("等[0-9一二三四五六七八九十百余多]+个")
_NOT_REGION = re.compile(
    OF_MANY.pattern
    + r"""
  | [一-鿿]{0,8}?(?: 大学(?![生本专教以文]|毕业|在校) | 学院 | [交师科财农医工外]大(?=[（(，。、0-9的校毕本]) )
    (?![^，。]{0,12}举[行办])
  | 路 | 籍
  | 市?(?:提供|组织|举办|主办|实施|开展|援助|资助)的
  | 表示 | 透露 | 指出 | 宣布 | 户籍 | 在线(?=[，。 0-9）]|$) | 新闻网 | 政府网
  | (?:[、和]?(?:澳门|台湾))*(?:同胞|居民来)
  | 银行 | 电网 | (?:日|晚|早|晨|商|时|周|快|新|证券|青年|都市|经济|劳动|财经|法制|文汇|大公)报 | 卫视
  | 高速 | 战略 | 职业(?!培训|技能|介绍|指导|能力)
  | [^，。；：0-9]{0,16}等[0-9]{1,4}个?(?:省|市|县|区|州|城市|地区|试点)(?!级|实验|政|场|域)  # 北京、兴义等16个城市
  | 师范 | 理工 | 财经 | [0-9]*届 | [0-9]{1,2}(?:月|日电) | 生产建设兵团
    """,
    re.VERBOSE,
)
# What stands behind a region's name in its own heading: 江苏：…, 江西省——…, 甘肃省定西市：, 江西省经验做法.
_AREA = "[\u4e00-\u9fff]{1,8}?[市县区州盟旗]"
# Behind 四川 专列送返岗 and 四川 ▶ … only what stands below tells that it is a heading.
_OFFICE = "(?:人力资源(?:和)?社会保障[厅局]|人社[厅局])"
_HEADED = (
    "[:：]|—{1,2}|--|】|］|\\]|〕",
    "(?:的)?(?:主要|典型|先进)?(?:经验|做法|情况|工作情况|典型|案例|经验材料|举措|篇){1,2}$|$",
    "[ 　]*[|｜▶►▪■◆·/][ 　]*(?=[\u4e00-\u9fff“])|[ 　]+(?=[\u4e00-\u9fff“][^，。；：0-9]*$)",
)
_ROW = re.compile("(?P<name>[\u4e00-\u9fff]{1,6}[县区市旗])[ 　]{1,4}(?=(?:[一1]|[（(]一[）)])[、.．]?[\u4e00-\u9fff])")
_OPEN = re.compile("[【［\\[〔]")
# A county or city in a title: 澜溪县2022年国民经济和社会发展统计公报.
_TITLE_AREA = re.compile(
    r"""
    (?:^|[省市州盟]|自治区|年|关于|《) (?![全各本我该])
    (?P<area> [\u4e00-\u9fff]{1,6}? (?:自治县|自治旗|[县区旗]|(?<!城)市) ) (?![域场政内外民委府级属直长])
    """,
    re.VERBOSE,
)
# Words that hold a sign of an area and name none.
_NO_AREA = re.compile(
    r"""
    [年月日末底初去今上本各全该两多每贫脱国个省为的和及等在内属辖中]
    | 地区$|城区|园区|社区|辖区|景区|灾区|校区|山区|市区|郊区|片区|库区|牧区|开发区|超市|城市|老区|小区|棚户|区县|市县
    | 区市|县市|整县|强县|大县|百强|推动|重点|开放|先导|项目|农业|工业|产业|示范|试点|特色|改造|建设|发展|支持
    | (?:香港|澳门|经济)特区|企业|回[县市区]|下[县区]
    | 民族县|边境|沿边|生态|旅游|门市|股市|楼市|集市|夜市|自治区|示范区|试验区
    """,
    re.VERBOSE,
)
_AREA_ONLY = re.compile("[一-鿿]{1,4}(?:县|旗|(?<!城)市|区)")

# How a headline opens with its place: 江西吉水：贫困人员务工可享受交通补贴.
_HEADLINE = re.compile("(?:黑龙江|内蒙古|[一-鿿]{2})省?(?P<place>[一-鿿]{2,3})[:：]")


class HeadingRegion(NamedTuple):
    """The region that a heading is of, its place where it names a finer one, and where the words of that end."""

    region: str
    place: str | None
    end: int
    sign: str


def region_names() -> re.Pattern[str]:
    """The provinces' short names in a text. 全国 is a word and no name there."""
    return _NAMES


def heading_region(line: str, at: int = 0) -> HeadingRegion | None:
    """The region whose own heading opens at `at` of `line`: 江苏：突出重点, 甘肃省定西市：, 【江西】, （三）河南省."""
    if line[at : at + 1] not in _first_signs():
        return _row_of_county(line, at)
    opened = _OPEN.match(line, at)
    start = opened.end() if opened else at
    named = _NAMES.match(line, start)
    if named is None:
        return _city_heading(line, start) or _row_of_county(line, at)
    found = _headed().match(line, named.end())
    if found is None or bool(opened) != (found.group("sign")[:1] in ("】", "］", "]", "〕")):
        return None
    area = found.group("area")
    if area and _NO_AREA.search(area):
        return None
    sign = found.group("sign").strip("| 　｜▶►▪■◆·/")
    place = short_place(area) if area and found["others"] is None else None
    return HeadingRegion(named.group(), place, found.end(), sign)


@cache
def _first_signs() -> frozenset[str]:
    """What the heading of a region may open with."""
    return frozenset({*(name[0] for name in (*regions(), *province_of())), *"【［[〔"})


@cache
def _headed() -> re.Pattern[str]:
    return re.compile(
        f"{_KIND}(?P<area>{_AREA}|{cities().pattern})?(?P<others>(?:、{cities().pattern}市?){{1,5}})?{_OFFICE}?(?P<sign>{'|'.join(_HEADED)})"
    )


def _row_of_county(line: str, at: int) -> HeadingRegion | None:
    """The county in the first cell of a row that goes on with the items of a plan: 寿县 一、就业促进行动."""
    opened = _ROW.match(line, at)
    one = divisions(opened["name"]) if opened is not None else ()
    if opened is None or len({each.region for each in one}) != 1:
        return None
    return HeadingRegion(one[0].region, one[0].called, opened.end(), " ")


def _city_heading(line: str, start: int) -> HeadingRegion | None:
    """定西市：输转有力 names its province by itself."""
    city = cities().match(line, start)
    if city is None:
        return None
    sign = re.compile("[:：】]|—{2}").match(line, city.end())
    province = province_of_city(city.group())
    if sign is None or province is None:
        return None
    return HeadingRegion(province, short_place(city.group()), sign.end(), sign.group())


def regions_named(text: str) -> Iterator[tuple[int, str]]:
    """The regions that `text` speaks of as its subject, and where: not 新疆 in 与新疆协作, nor 江苏 in 江苏大学."""
    return _spoken_of(_NAMES, text)


def cities_named(text: str) -> Iterator[tuple[int, str]]:
    """The cities that `text` speaks of as places of a figure, and where: not 福州 in 赴福州务工."""
    return _spoken_of(cities(), text)


def _spoken_of(names: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """The names that `text` speaks of, and where."""
    for named in names.finditer(text):
        if is_subject(text, named.start(), named.end()):
            yield named.start(), named.group()


def is_subject(text: str, start: int, end: int) -> bool:
    """Whether the name from `start` to `end` is spoken of, and not where somebody goes to or a part of a name."""
    return _NOT_SUBJECT.search(text[max(0, start - 6) : start]) is None and _NOT_REGION.match(text, end) is None


def begins_with_place(words: str) -> bool:
    """Whether `words` begin with the name of a city, a county or a district."""
    return cities().match(words) is not None or next((each.start for each in divisions_named(words)), -1) == 0


def is_place(words: str) -> bool:
    """Whether `words` are the name of a place and nothing else: 钟祥市, 江苏省, 苏州, 京山县."""
    named = _NAMES.match(words)
    if named is not None and _KIND_ONLY.fullmatch(words, named.end()):
        return True
    city = cities().fullmatch(words)
    return city is not None or (_AREA_ONLY.fullmatch(words) is not None and _NO_AREA.search(words) is None)


def signed(name: str, province: str) -> list[Division]:
    """The divisions of a province that a name without its sign may be, those of today first: 吉水 is 吉水县."""
    found = (each for sign in "县市区旗" for each in divisions(f"{name}{sign}") if each.region == province)
    return sorted(found, key=lambda each: each.until is not None)


def place_of_title(title: str) -> tuple[str | None, str | None]:
    """The province and the place that a title is of: 荆门市2023年… is of 荆门 in 湖北, 江西吉水：… of 吉水县."""
    opened = _HEADLINE.match(title)
    province = _NAMES.match(title) if opened is not None else None
    if opened is not None and province is not None:
        own = next(iter(signed(opened["place"], province.group())), None)
        if own is not None:
            return own.region, own.called
    cities = list(dict.fromkeys(name for _start, name in cities_named(title)))
    area = next((m.group("area") for m in _TITLE_AREA.finditer(title) if not _NO_AREA.search(m.group("area"))), None)
    of_city = province_of_city(cities[0]) if cities else None
    if area is not None and (prefix := _NAMES.match(area)) is not None and prefix.end() < len(area) - 1:
        of_city, area = prefix.group(), area[prefix.end() :]  # 河北威县
    if area is not None and (not cities or not area.startswith(cities[-1].removesuffix("市"))):
        names = {name for name in regions() if area.removesuffix("市") == name}
        return of_city, None if names else area
    return of_city, short_place(cities[-1]) if len(cities) == 1 else None


def short_place(name: str) -> str:
    """A city without its 市; a county or district keeps its sign, and so does a name of one character."""
    return name.removesuffix("市") if len(name) > 2 else name
