"""Counties and cities that a text calls by their bare names: 竹山 in one of 我县, 石狮 in one of 全市."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from jobscli.read.document.regions import region_names, signed
from jobscli.words.cities import sorted_names
from jobscli.words.divisions import Division, code_of, division_at, divisions, divisions_called

# What a text calls its own county or city.
_OWN = re.compile("[全我本该](?P<own>[县市旗])(?![域级场际民直里内外])|(?P<office>[县市旗])(?:委|政府|人社局)")
# Where a headline may name its place: 陇西：培育劳务品牌, 硕果累累 晋江“春风行动”.
_HEADLINED = re.compile("(?:^|[ 　：:，])([\u4e00-\u9fff]{2,3})(?=[：:，“ 　])")
# The pages above a page, and the names among them: 中国宁波网  >  新闻中心  >  宁波  >  区县(市)  >  象山.
_BREADCRUMBS = re.compile("^[^\n。>]{1,24}>[^\n。]{2,80}$", re.MULTILINE)
_CRUMB = re.compile("(?<=[>》»›])[> 　]*([\u4e00-\u9fff]{2,3})[ 　]*(?=[>》»›]|$)")
# What stands behind a county that a figure is told of, or that is one of several.
_AMOUNT = "[0-9][0-9.]{0,9}[多余]?[万亿]{0,2}(?:人|元|户|名|%)"
_GOES_ON = (
    f"(?=[、和及与]|(?:计划|预计|力争)?(?:增长|下降|增加|减少|上升|回落|达|为|完成|实现|新增)?[到至了]?约?{_AMOUNT})"
)
_AND_OTHERS = "(?:等[地县市区]{1,3})?"  # 安溪、永春|等地
_OFTEN = 2  # so often is a name said that a text is of
_LENGTHS = (2, 3)  # characters of a bare name


def called(words: str) -> Division | None:
    """The one city or county of a name without its sign: 石狮, 昆山."""
    found = divisions_called(words)
    return found[0] if len(found) == 1 and found[0].until is None and found[0].level > 1 else None


def of_bare_name(opening: str) -> Division | None:
    """The one county or city, as a text calls its own place, whose bare name it says again and again."""
    signs = _own_signs(opening)
    if len(signs) != 1:
        return None
    sign, words = signs.pop(), sorted_names("words")
    said = Counter(opening[at : at + length] for length in _LENGTHS for at in range(len(opening) - length + 1))
    often = (name for name, times in said.items() if times >= _OFTEN and name not in words)
    return _only(f"{name}{sign}" for name in often)


def _own_signs(opening: str) -> set[str]:
    """The signs of what a text calls its own: 县 of 我县, 市 of 市政府."""
    return {found["own"] or found["office"] for found in _OWN.finditer(opening)}


def _only(names: Iterable[str], below: int = 0) -> Division | None:
    """The one division of today that has one of the names, of those below a level: 2 is that of cities."""
    found = {one for name in names for one in divisions(name) if one.until is None and one.level > below}
    return found.pop() if len(found) == 1 else None


def unsigned_place(title: str, head: str) -> Division | None:
    """What a title names without a sign behind its province, where the text names it with one: 四川筠连农民工…."""
    province = region_names().match(title)
    if province is None:
        return None
    names = (title[province.end() : province.end() + length] for length in (3, 2))
    return next((each for name in names for each in signed(name, province.group()) if each.name in head), None)


def headlined(title: str, opening: str) -> Division | None:
    """The one county or city that a headline names without its sign, and the text with it: 陇西县."""
    names = (f"{name}{sign}" for name in _HEADLINED.findall(title) for sign in "县市区旗")
    return _only(name for name in names if name in opening)


def of_breadcrumbs(opening: str) -> Division | None:
    """The one county or city that a page stands below, where its text calls its own place one: 象山 in one of 全县."""
    crumbs = _BREADCRUMBS.search(opening)
    if crumbs is None:
        return None
    signs = _own_signs(opening)
    return _only((f"{name}{sign}" for name in _CRUMB.findall(crumbs.group()) for sign in signs), below=2)


def counties_told(text: str, region: str | None, city: str | None) -> Iterator[tuple[re.Match[str], Division]]:
    """The counties of a document's city that a sentence tells of without their sign: 安溪1.2万人，德化增长5%."""
    code = code_of(region, city) if city is not None else None
    if code is None or not code.endswith("00") or (named := _told(code)) is None:
        return
    for found in named.finditer(text):
        yield found, _counties(code)[found["name"]]


@cache
def _counties(code: str) -> Mapping[str, Division]:
    """The counties and districts of the prefecture that has a code, by their names without the sign."""
    parts = (division_at(f"{code[:4]}{number:02}") for number in range(1, 100))
    present = (one for one in parts if one is not None and one.until is None and one.name[-1] in "县市区旗")
    bare = {one.name[:-1]: one for one in present}
    return {name: one for name, one in bare.items() if len(name) in _LENGTHS and name not in sorted_names("words")}


@cache
def _told(code: str) -> re.Pattern[str] | None:
    names = "|".join(map(re.escape, _counties(code)))
    return re.compile(f"(?<![^，、；：。（中和及与])(?P<name>{names}){_AND_OTHERS}{_GOES_ON}") if names else None
