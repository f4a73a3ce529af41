"""Which place within its province a text is of, by the places that it names and its words for the whole of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from jobscli.read.document.nation import SPEAKS_NATIONALLY
from jobscli.read.document.regions import begins_with_place, is_subject, regions_named
from jobscli.words.divisions import PROVINCE_KINDS, code_of, divisions_named, fitting

_BEGINS = 40  # code points of a text that may name what it is of

# A place that a text speaks of as its own without naming it: 全市上下, 我省, 本区; 全市场 and 全省级 are no such.
OWN_PLACE = "[全我本](?:[省市县州旗盟](?!场|民|级|会|域)|自治区|区(?!域|别))"
# The offices of a province or a city, which a text only names so where it is of it.
_OFFICES = "(?:委|政府|人社|人力资源|劳动和?社会?保障|财政[厅局]|统计局|民政[厅局]|总工会|妇联)"
PROVINCIAL = re.compile(f"[全我]省|省{_OFFICES}|全自治区|(?<!族)自治区(?:党委|政府|人民政府|人力|人社|财政|各|直属)")
MUNICIPAL = re.compile(f"[全我][市州]|市{_OFFICES}")
OF_COUNTY = re.compile("[全我该][县区](?!域)|[县区](?:委|政府|人社|总工会|妇联)|全旗")
_OF_PART = re.compile("[全我该本][县区](?!域)")
_OF_CITY = re.compile("[全我]市")
_PROVINCE_KIND = re.compile(PROVINCE_KINDS)
_FIRM = re.compile("[^，。；：、]{0,12}(?:公司|集团|股份)")
# Cities that a text only ranks or is held against: 列前六位的城市分别是深圳市、….
IN_LIST = re.compile("城市(?:分别|依次)[是为]")


def place_within(region: str, inside: Counter[str], named: int, opening: str, *, alone: bool) -> str | None:
    """The place that a text is of, among those `inside` its region, which it names `named` times by itself.

    `alone` is whether it names one place and once.
    """
    place, times = inside.most_common(1)[0]
    wide, mid, near = (len(each.findall(opening)) for each in (PROVINCIAL, MUNICIPAL, OF_COUNTY))
    several = len(inside) > 3 and not mid + near  # a list of cities
    enough = times >= max(2, named, 0.5 * sum(inside.values())) and wide <= max(mid, near, times - 1)
    enough = enough or (alone and not named and _is_subject_of(place, opening, near, mid))
    city = _city_of_all(region, inside) if len(inside) == 2 and not mid else None
    if city is not None and _OF_PART.search(opening) is not None:
        return next(part for part in inside if part != city)  # 南京白下区…全区, with its city named more often
    if enough and not several:
        return place
    if len(inside) == 2 and near and not _OF_CITY.search(opening) and (part := _part_of_all(region, inside)):
        return part
    ranked = len(inside) == 1 and IN_LIST.search(opening) is not None
    return _city_of_all(region, inside) if mid and not named and not ranked else None


def named_by_itself(region: str, opening: str) -> tuple[int, int]:
    """How often a text names its province, and how often not only before a place in it: 江西省赣州市.

    What only begins the names of firms is no more than they: 江西某某家具有限公司.
    """
    ends = [start + len(name) for start, name in regions_named(opening) if name == region]
    apart = [end for end in ends if not _leads(opening, end)]
    return len(ends), len(apart) if any(_FIRM.match(opening, end) is None for end in apart) else 0


def of_namesakes(opening: str, cities: Iterable[tuple[str | None, str | None]]) -> Iterator[tuple[str, str]]:
    """The districts that have namesakes elsewhere and lie in one of the cities told: 永定区 in the news of 张家界."""
    codes = {(code_of(region, city) or "0000")[:4] for region, city in cities}
    for named in divisions_named(opening):
        if fitting(named, None) is None and is_subject(opening, named.start, named.end):
            inside = [one for one in named.divisions if one.until is None and one.code[:4] in codes]
            if len(inside) == 1:
                yield inside[0].region, inside[0].called


def _leads(text: str, end: int) -> bool:
    kind = _PROVINCE_KIND.match(text, end)
    rest = text[end if kind is None else kind.end() :][:16]
    return begins_with_place(rest)


def _city_of_all(region: str, inside: Counter[str]) -> str | None:
    """The one city that a text names beside its own districts and counties: 泰州市, 海陵区, 靖江市."""
    codes = {place: code_of(region, place) or "" for place in inside}
    seats = [place for place, code in codes.items() if code.endswith("00") and not code.endswith("0000")]
    if len(seats) != 1 or any(code[:4] != codes[seats[0]][:4] for code in codes.values()):
        return None
    return seats[0]


def _part_of_all(region: str, inside: Counter[str]) -> str | None:
    """The district or county that a text of 全区 or 全县 names beside its city: 成都市委, 青白江区."""
    city = _city_of_all(region, inside)
    return next((place for place in inside if city is not None and place != city), None)


def _is_subject_of(place: str, opening: str, near: int, mid: int) -> bool:
    """Whether a text is of the one place that it names, once: it begins with it, or goes on with 我县, 全市."""
    whole = near if place.endswith(("县", "区", "旗")) else mid
    named = opening.find(place[:2])
    own = MUNICIPAL.search(opening)
    if own is not None and own.start() < named and not place.endswith(("县", "区", "旗")):
        return False  # 我市…，仅比并列第一的南京低: a city that is named behind is another
    return bool(whole) or (0 <= named < _BEGINS and not SPEAKS_NATIONALLY.search(opening))
