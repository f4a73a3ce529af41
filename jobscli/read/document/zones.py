"""Development zones and districts that a text is of and that no table of divisions tells: 南京江北新区, 新城区."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jobscli.read.document.regions import cities_named, short_place
from jobscli.words.cities import province_of_city
from jobscli.words.divisions import divisions, divisions_named

# A development zone that a title opens with: 洋浦经济开发区人才招聘公告; the text tells its province.
ZONE = re.compile("(?P<zone>[\u4e00-\u9fff]{2,6}?(?:经济技术开发区|经济开发区|高新技术产业开发区|保税区|自贸区))")
# And one that is told behind its city: 南京江北新区, 苏州工业园区.
_BEHIND_CITY = re.compile(
    "(?:(?![全各本推建和的与在市])[\u4e00-\u9fff]){0,4}"
    "(?:新区|工业园区|(?:经济技术|高新技术产业|经济)?开发区|高新区|经开区|保税区)(?![域人])"
)
# What stands before a district that a text names without its city, at least once: 对新城区就业政策落实…进行督查.
_BEFORE = frozenset("，。；：、,;:对在由到赴记据 \n“")
_NO_NAME = frozenset(("城区", "新区", "市区", "东区", "西区", "南区", "北区"))


def zone_at(text: str, end: int) -> re.Match[str] | None:
    """The development zone that is named right behind a city's name that ends at `end`."""
    return _BEHIND_CITY.match(text, end)


def zone_behind(city: str | None, title: str) -> str | None:
    """The development zone that a title names behind its city.

    >>> zone_behind("南京", "南京江北新区2022年统计公报"), zone_behind("南京", "南京市2022年统计公报")
    ('南京江北新区', None)
    """
    at = title.find(city) + len(city) if city else 0
    zone = zone_at(title, at + title.startswith("市", at)) if city and at >= len(city) else None
    return f"{city}{zone.group()}" if zone is not None else None


def cities_and_zones(opening: str) -> Iterator[tuple[str, str]]:
    """The cities that a text names without 市, each with its province; a zone behind one goes before it."""
    longer = [(named.start, named.end) for named in divisions_named(opening)]
    for start, name in cities_named(opening):
        if any(first < start and start + len(name) < last for first, last in longer):
            continue  # 大连 in 五大连池市
        bare = short_place(name)
        province = province_of_city(name)
        zone = zone_at(opening, start + len(name))
        if province is not None and (zone is not None or not name.endswith("市")):
            yield province, f"{bare}{zone.group()}" if zone is not None else bare


def of_several(opening: str) -> str | None:
    """The one district that a text names again and again, of a name that several cities have: 新城区, 鼓楼区."""
    named = Counter(name for found in re.finditer("区", opening) if (name := _district(opening[: found.end()])))
    place, times = named.most_common(1)[0] if named else ("", 0)
    opens = times > 1 and any(before[-1:] in _BEFORE for before in opening.split(place)[:-1])
    return place if opens and len(named) == 1 else None


def _district(words: str) -> str | None:
    """The district that `words` end with."""
    tails = (words[-length:] for length in (4, 3, 2))
    return next((name for name in tails if name not in _NO_NAME and divisions(name)), None)
