"""The home that words name: a title, the name of an assembly, of an office or of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jobscli.read.document.home_signs import PAPER
from jobscli.read.document.place_mentions import CORPS
from jobscli.read.document.regions import is_subject, place_of_title, region_names, regions_named
from jobscli.words import regions
from jobscli.words.cities import papers, province_of_paper
from jobscli.words.divisions import Division, code_of, divisions, divisions_named, fitting

_TOP = 400  # where a page says from which paper it is
NAMES_CORPS = re.compile("生产建设兵团|新疆兵团")


class Home(NamedTuple):
    """Region and place that a document is of, None where nothing tells; `code` is the place's by GB/T 2260."""

    region: str | None
    place: str | None = None
    code: str | None = None
    stated: bool = True  # by the user, the title or the assembly, and not only inferred from the places it speaks of


NOWHERE = Home(None, stated=False)


def paper_told(text: str) -> str:
    """The name of the paper that a text tells, which ends with a place where it has one; or the province of it."""
    known = papers().search(text, 0, _TOP)
    if known is not None:
        return province_of_paper()[known.group()]
    found = PAPER.search(text)
    return found[found.lastindex or 0] if found is not None else ""


def of_paper(words: str) -> Home:
    """The province or the city whose name ends a paper's."""
    named = next((words[at:] for at in range(len(words) - 1) if words[at:] in regions()), None)
    return Home(named) if named is not None else of_system(words) or NOWHERE


def of_words(words: str) -> Home | None:
    """The home that a title or the name of an assembly names: 上海市浦东新区, 江苏省昆山市, 伊犁哈萨克自治州."""
    if NAMES_CORPS.search(words):
        return corps(words)
    chain = list(dict.fromkeys(finest_named(words)))  # 昆明市官渡区人民政府关于官渡区…的报告 names one
    provinces = list(dict.fromkeys(name for _start, name in regions_named(words)))
    if len(chain) == 1:
        one = chain[0]
        if provinces in ([], [one.region]):
            return Home(one.region, one.called, one.known_code) if one.level > 1 else Home(one.region)
    if len({one.region for one in chain} | set(provinces)) > 1:
        return None
    province, place = place_of_title(words)
    if place is not None:
        own = province or (provinces[0] if provinces else None) or _only_region(place)
        return Home(own, place, code_of(own, place))
    names = {each.group() for each in region_names().finditer(words)}
    return Home(names.pop()) if len(names) == 1 else None


def _only_region(place: str) -> str | None:
    """The province of a county that no other one is called like: 2019年陇县人民政府工作报告."""
    present = {one.region for one in divisions(place) if one.until is None}
    return present.pop() if len(present) == 1 else None


def finest_named(words: str) -> Iterator[Division]:
    """The finest division of each chain of names, of 沈阳市于洪区 the district, but for names of several places."""
    held: Division | None = None
    end, near = -1, None
    for named in divisions_named(words):
        if not is_subject(words, named.start, named.end):
            continue
        one = fitting(named, near)
        if held is not None and named.start != end:
            yield held
            held = None
        if one is not None:
            held, near = one, one.region
        end = named.end
    if held is not None:
        yield held


def corps(words: str) -> Home:
    """The Xinjiang corps, or the division of it that words name: 兵团第八师."""
    unit = re.search("兵团(第[一二三四五六七八九十]{1,3}师)", words)
    return Home("新疆", unit.group(1) if unit else CORPS)


def first_of(names: Iterable[str]) -> Home | None:
    """The first home of a known region among names of assemblies, governments and offices."""
    homes = map(of_words, names)
    return next((own for own in homes if own is not None and own.region is not None), None)


def of_division(found: Division | None) -> Home | None:
    """The home that a division is."""
    return Home(found.region, found.called, found.known_code) if found is not None else None


def of_system(words: str) -> Home | None:
    """The city whose bare name ends `words`, which may begin with others: 近年来中山."""
    names = (words[at:] for at in range(len(words) - 1))
    return of_division(next((each for name in names for each in divisions(f"{name}市") if each.level == 2), None))
