"""The administrative divisions of China by their GB/T 2260 codes: provinces, prefectures, counties, and former ones.

Facts stand in `divisions.txt`. A line is a name and its codes, the present ones first; behind a code that is no more
stands the last year that the standard had it (莱芜市 371200/2017). Those of Hong Kong, Macau and Taiwan are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jobscli.words.cities import city_table, province_of, sorted_names
from jobscli.words.load import regions

_HERE = Path(__file__).parent
# What a province-level region is, behind its short name: an expression without a group.
PROVINCE_KINDS = "省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区"
_SIGNS = re.compile("[市县区旗州盟]")
# What makes another word of a name's sign: 县城, 区域, 市场, 市级, 市政; but 市政府 and 市城区 are no others.
_OTHER_WORD = re.compile("[级域场际]|城(?![镇乡市东南西北关区])|政(?![府协])")
_REMEMBERED = 2010  # a common name that no division has had since is only a word
_SHORTEST, _LONGEST = 2, 15  # characters of a name with its sign
_ETHNIC = re.compile(
    "(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜"
    "|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|保安|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|裕固|独龙|鄂伦春|各|多民)族|哈萨克|蒙古|柯尔克孜"
)


class Division(NamedTuple):
    """A division. `until` is the last year of one that is no more.

    `alone` is whether what was named is this division and no other: there are two 鼓楼区 in 江苏.
    """

    code: str
    name: str
    until: int | None
    alone: bool = True

    @property
    def region(self) -> str:
        """The short name of its province-level region."""
        return _region_names()[self.code[:2]]

    @property
    def level(self) -> int:
        """1 for a province, 2 for a prefecture, 3 for a county, district or county-level city."""
        return 1 if self.code.endswith("0000") else 2 if self.code.endswith("00") else 3

    @property
    def called(self) -> str:
        """The name that records have: short, and with its city where that alone tells it: 徐州鼓楼区, 长治城区.

        Of one that is named without telling which of several it is, the bare name.
        """
        own = short_name(self.name)
        twins = _twins().get((self.region, self.name), ()) if self.alone else ()
        common = self.alone and self.level == 3 and self.name in sorted_names("common")
        outer = division_at(f"{self.code[:4]}00") if self.code in twins or common else None
        return f"{short_name(outer.name)}{own}" if outer else own

    @property
    def known_code(self) -> str | None:
        """The code, where what was named is this division and no other."""
        return self.code if self.alone else None


class Named(NamedTuple):
    """The name of a division in a text, and the divisions that have it."""

    start: int
    end: int
    divisions: tuple[Division, ...]


@cache
def _region_names() -> Mapping[str, str]:
    return {each.code[:2]: name for name, each in regions().items()}


@cache
def _codes() -> Mapping[str, str]:
    """The codes of each name as the file has them."""
    return dict(line.split(" ", 1) for line in (_HERE / "divisions.txt").read_text(encoding="utf-8").splitlines())


@cache
def divisions(name: str) -> tuple[Division, ...]:
    """The divisions of that full name, the present ones first: 朝阳区 is one in Beijing and one in Changchun."""
    full = _short().get(name, name)
    found = (code.partition("/") for code in _codes().get(full, "").split())
    return tuple(Division(code, full, int(until) if until else None) for code, _slash, until in found)


@cache
def _names() -> Mapping[str, str]:
    """The name of each code, of former ones too."""
    names = [(code.partition("/"), name) for name, codes in _codes().items() for code in codes.split()]
    names.sort(key=lambda each: each[0][2] or "9999")  # what a code stands for now goes before what it stood for
    return {code: name for (code, _slash, _until), name in names}


def division_at(code: str) -> Division | None:
    """The division that has, or last had, a code of GB/T 2260.

    >>> division_at("320500").name, division_at("320501")
    ('苏州市', None)
    """
    name = _names().get(code)
    return next((one for one in divisions(name) if one.code == code), None) if name else None


def divisions_called(name: str) -> tuple[Division, ...]:
    """The divisions that people may mean by a name, with its sign or without, the present ones where there are any.

    Of a name without its sign those of the highest level are meant: 朝阳 is the city, not a district.

    >>> [one.code for one in divisions_called("朝阳")], [one.code for one in divisions_called("朝阳区")]
    (['211300'], ['110105', '220104'])
    """
    exact = divisions(name)
    found = exact or [one for full in _signed(name) for one in divisions(full)]
    present = [one for one in found if one.until is None] or list(found)
    best = min((one.level for one in present), default=0)
    return tuple(present if exact else [one for one in present if one.level == best])


def _signed(bare: str) -> Iterator[str]:
    """The full names that a name without its sign may be short for."""
    yield from (f"{bare}{sign}" for sign in ("市", "地区", "盟", "林区", "区", "县", "旗", "新区"))
    known = _autonomous()
    yield from (known[each] for each in dict.fromkeys((bare, bare.removesuffix("州"))) if each in known)


def prefectures(region: str) -> tuple[Division, ...]:
    """The prefectures of a province that there are now; a municipality has none.

    >>> len(prefectures("江苏")), prefectures("北京")
    (13, ())
    """
    found = (one for name in _codes() for one in divisions(name))
    return tuple(one for one in found if one.level == 2 and one.until is None and one.region == region)


@cache
def _short() -> Mapping[str, str]:
    """The full names by the short ones that people say: 阜蒙县 -> 阜新蒙古族自治县, 宽甸自治县 -> 宽甸满族自治县."""
    short: dict[str, str] = dict(city_table()["short"])
    present = dict.fromkeys(name for name, codes in _codes().items() if any("/" not in code for code in codes.split()))
    for name in present:
        stem = _ETHNIC.split(name, maxsplit=1)[0] if name.endswith(("自治县", "自治旗")) else ""
        if len(stem) >= _SHORTEST and "自治" not in stem and stem not in regions():  # 河南县 may be a county of Henan
            short = {bare: name for bare in (stem + name[-1], stem + name[-3:]) if bare not in present} | short
    return short


@cache
def _autonomous() -> Mapping[str, str]:
    """The full names of autonomous prefectures by their short ones: 大理 -> 大理白族自治州."""
    return {short_name(name): name for name in _codes() if name.endswith("自治州")}


@cache
def _seats() -> frozenset[str]:
    """The county-level cities that have the short name of the prefecture that they lie in: 大理市, 喀什市."""
    found = set()
    for one in (one for name in _codes() if name.endswith("市") for one in divisions(name)):
        outer = division_at(f"{one.code[:4]}00") if one.level == 3 and one.until is None else None
        if outer is not None and not outer.name.endswith("市") and short_name(outer.name) == one.name[:-1]:
            found.add(one.name)
    return frozenset(found)


def short_name(name: str) -> str:
    """A division's name as records have it: a prefecture or a city without its sign, a county or district with it.

    A county-level city keeps it where its prefecture has the same short name: 大理 is the prefecture.

    >>> [short_name(name) for name in ("苏州市", "大理白族自治州", "大理市", "浦东新区", "芒市")]
    ['苏州', '大理', '大理市', '浦东新区', '芒市']
    """
    if len(name) <= 2:
        return name
    if name.endswith("自治州"):
        bare = _ETHNIC.split(name, maxsplit=1)[0].removesuffix("自治州")
        return f"{bare}州" if bare in regions() or f"{bare}州" in province_of() else bare
    if name.endswith("市"):
        return name if name[:-1] in regions() or name in _seats() else name[:-1]
    return name.removesuffix("地区") if name.endswith("地区") else name.removesuffix("盟")


@cache
def _twins() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The codes of the counties and districts that share their name with another of their province, by both."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, codes in _codes().items():
        provinces = [code[:2] for code in codes.split() if "/" not in code]
        for one in divisions(name) if len(set(provinces)) < len(provinces) else ():
            if one.until is None and one.level == 3:
                found.setdefault((one.region, name), []).append(one.code)
    return {key: tuple(ones) for key, ones in found.items() if len(ones) > 1}


@cache
def _apart() -> Mapping[tuple[str, str], str]:
    """The codes of these by their provinces and by the names that records have."""
    ones = (division_at(code) for codes in _twins().values() for code in codes)
    return {(one.region, one.called): one.code for one in ones if one}


def code_of(region: str | None, place: str | None) -> str | None:
    """The GB/T 2260 code of a place by the name that records have, where one division in `region` has it.

    >>> code_of("江苏", "苏州"), code_of("江苏", "徐州鼓楼区"), code_of("江苏", "鼓楼区"), code_of("新疆", "兵团")
    ('320500', '320302', None, None)
    """
    if place is None:
        return None
    if region is not None and (region, place) in _apart():
        return _apart()[region, place]
    bare = place.removesuffix("新区") if place not in _codes() else place
    names = (bare, f"{bare}市", f"{bare}地区", f"{bare}盟", f"{bare}林区", _autonomous().get(bare, ""))
    known = (name for name in names if name in _codes() or name in _short())
    found = [one for name in known for one in divisions(name) if region in (None, one.region)]
    present = [one for one in found if one.until is None] or found
    best = [one for one in present if one.level == min(each.level for each in present)]
    return best[0].code if best and (len(best) == 1 or best[0].until is not None) else None


def divisions_named(text: str) -> Iterator[Named]:
    """The names with their signs in `text`, longest first at each sign: 昆山市, 阜新蒙古族自治县, 浦东新区.

    A name of two characters (文县) counts only where no other word can hold it.
    """
    known, short, endings = _codes(), _short(), _endings()
    last = 0
    for sign in _SIGNS.finditer(text):
        end = sign.end()
        if end <= last or text[end - _SHORTEST : end] not in endings or _OTHER_WORD.match(text, end):
            continue
        for start in range(max(last, end - _LONGEST), end - _SHORTEST + 1):
            if text[start:end] not in known and text[start:end] not in short:
                continue
            if text[start : end + 1] in known and not _OTHER_WORD.match(text, end + 1):
                end += 1  # 万县市, 沙市市, 赣县区
            common = text[start:end] in sorted_names("common")
            unsure = common or (end - start == _SHORTEST and not _stands_alone(text, start))
            if unsure and not 0 < last == start:  # right behind another name it is sure
                continue
            found = _in_city_before(divisions(text[start:end]), text[:start], common)
            if not found:  # 济宁市城区 has no division of that name
                continue
            yield Named(start, end, found)
            last = end
            break


def _in_city_before(found: tuple[Division, ...], before: str, common: bool) -> tuple[Division, ...]:
    """Of several divisions of a name those in the prefecture that stands right before it: 徐州市鼓楼区.

    Of a `common` name no others are meant, and none that is long no more: 佛山市城区 is only a part of the city.
    """
    if common:
        found = tuple(one for one in found if one.until is None or one.until >= _REMEMBERED)
    if (len(found) < 2 and not common) or not before:
        return found
    cities_of = {one: division_at(f"{one.code[:4]}00") for one in found if one.level == 3}
    within = (one for one, its in cities_of.items() if its and before.endswith((its.name, short_name(its.name))))
    return tuple(within) or (() if common and before.endswith("市") else found)


@cache
def _endings() -> frozenset[str]:
    """The last two characters of every name: a quick look that spares most signs the names."""
    return frozenset(name[-_SHORTEST:] for name in (*_codes(), *_short()))


def _stands_alone(text: str, start: int) -> bool:
    return not ("一" <= (before := text[start - 1 : start]) <= "鿿") or before == "省"


def fitting(named: Named, region: str | None, place: str | None = None) -> Division | None:
    """The division that a name means in a document of `region` and of the `place` in it.

    None where divisions of several provinces have it and nothing tells; where several of one have it, one of them that
    is not `alone`, unless the place is its city or lies in it.
    """
    found = [one for one in named.divisions if region in (None, one.region)] or list(named.divisions)
    present = [one for one in found if one.until is None]
    if len(present) == 1:
        return present[0]
    if present and region is not None and len({one.region for one in present}) == 1:
        city = (code_of(region, place) or "")[:4]
        within = [one for one in present if city and one.code.startswith(city)]
        return within[0] if len(within) == 1 else present[0]._replace(alone=False)
    return found[0] if not present and len({one.region for one in found}) == 1 else None
