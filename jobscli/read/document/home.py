"""Whose document it is: the province or the nation, and the city, county or district where it is of one.

Its witnesses, the surest first: what the user states, the title, the assembly or government that the text names as its
own, the office that signs it, the places that its opening speaks of, and its path.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jobscli.read.document.bare_names import called, headlined, of_bare_name, of_breadcrumbs, unsigned_place
from jobscli.read.document.home_signs import (
    CITED,
    FOR,
    GOVERNMENT,
    HEAD_OF,
    HEARD_OF,
    OFFICE,
    OTHERS,
    PAPER,
    PUT_OUT,
    SESSION,
    SIGNATURE,
    SYSTEM,
    TOLD_BY,
)
from jobscli.read.document.identity import PathWords
from jobscli.read.document.locations import CORPS
from jobscli.read.document.nation import DATELINE, OF_PROVINCES, OURS, SPEAKS_NATIONALLY, of_itself, of_office
from jobscli.read.document.regions import is_subject, place_of_title, region_names, regions_named
from jobscli.read.document.within import (
    IN_LIST,
    MUNICIPAL,
    OF_COUNTY,
    PROVINCIAL,
    named_by_itself,
    of_namesakes,
    place_within,
)
from jobscli.read.document.zones import ZONE, cities_and_zones, of_several, zone_behind
from jobscli.read.model import About, DocumentKind
from jobscli.record import NATION
from jobscli.words import region, regions
from jobscli.words.divisions import Division, code_of, divisions, divisions_named, fitting

_OPENING = 3000  # code points of a text whose places are counted
_ENOUGH = 3  # so often is a place named that a text is of

_TITLED = re.compile("《([^》]{4,80})》")
# A place that a text speaks of as its own without naming it: 全市上下, 各市要进一步落实.
_OF_ITS_OWN = re.compile(
    f"[全我本](?:[市县](?!场|民)|[省州](?!会)|区(?!域|别))|各市(?!场|县、|、)|各县|{PROVINCIAL.pattern}"
)
_OF_ITS_PAPER = re.compile(f"{PROVINCIAL.pattern}|{OF_COUNTY.pattern}|[全我]市|市(?:委|政府|人社|财政|就业)")
_BRACKET = re.compile("[（(][^（）()]{0,80}[）)]")
_CORPS = re.compile("生产建设兵团|新疆兵团")
_CALLED_CORPS = re.compile("生产建设兵团[（(](?:以下|下)?简?称“?兵团")


class Home(NamedTuple):
    """Region and place that a document is of, None where nothing tells; `code` is the place's by GB/T 2260."""

    region: str | None
    place: str | None = None
    code: str | None = None
    stated: bool = True  # by the user, the title or the assembly, and not only inferred from the places it speaks of


NOWHERE = Home(None, stated=False)


def home(about: About, title: str, head: str, path: PathWords, kind: DocumentKind, signed: str = "") -> Home:
    """Whose document it is, by its `title`, the beginning `head` of its text, who `signed` it and its path."""
    if about.region:
        found = region(about.region)
        name = found.name if found else about.region
        return Home(name, about.place, code_of(name, about.place))
    own, session = _of_words(DATELINE.sub("", title)), _of_session(head)
    own = Home(NATION) if kind != "report" and OF_PROVINCES.search(title) else own
    if own is None or (session is not None and own.place == f"{session.place}市"):
        own = session  # collections call a prefecture by its seat: 大理市政府工作报告
    own = own or _of_division(headlined(title, head[:_OPENING]) or of_breadcrumbs(head[:_OPENING]))
    own = own or (_of_signature(head) if kind == "report" else _first_of((signed,))) or _of_office(head)
    if own is None and (region_wide := of_office(title, head, GOVERNMENT.search(head[:1500]) is not None)) is not None:
        own = Home(region_wide)
    if own is None or (own.place is None and own.region != NATION and kind == "report" and "省" not in title):
        own = _agreed(own, _of_path(path), head, kind)
    if own.place is not None and kind == "report" and _is_provincial(own, head):
        own = Home(own.region, stated=own.stated)
    if own.place is None and kind != "report" and (named := unsigned_place(title, head)) is not None:
        return Home(named.region, named.called, named.known_code, own.stated)
    opens = ZONE.match(title) if own.place is None else None
    if (zone := opens["zone"] if opens is not None else zone_behind(own.place, title)) is not None:
        return Home(own.region, zone)
    if about.place:
        return Home(own.region, about.place, code_of(own.region, about.place))
    if own.region is None and own.place is not None:
        return own._replace(region=_called(_paper(head[:_OPENING])).region)  # 光明新区, told by 深圳新闻网
    return own


def _paper(text: str) -> str:
    """The name of the paper that a text tells, which ends with a place where it has one."""
    found = PAPER.search(text)
    return found[found.lastindex or 0] if found is not None else ""


def _called(words: str) -> Home:
    """The province or the city whose name ends a paper's."""
    named = next((words[at:] for at in range(len(words) - 1) if words[at:] in regions()), None)
    return Home(named) if named is not None else _of_system(words) or NOWHERE


def _agreed(own: Home | None, said: Home, head: str, kind: DocumentKind) -> Home:
    """The home by the text's opening and by the path: the path's, unless the text speaks of another place."""
    if own is not None and own.region is not None:
        return own
    text = _of_text(head, kind)._replace(stated=False)
    if text.region is None or said.region is None:
        return text if said.region is None else said
    if said.place is None:
        return said if said.region in (text.region, None) or text.region == NATION else text
    named = head.count(said.place)
    other = head.count(text.place) if text.place else 0
    return said if (named and named * 2 >= other) or text.place is None else text


def _of_words(words: str) -> Home | None:
    """The home that a title or the name of an assembly names: 上海市浦东新区, 江苏省昆山市, 伊犁哈萨克自治州."""
    if _CORPS.search(words):
        return _corps(words)
    chain = list(_chain(words))
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


def _chain(words: str) -> Iterator[Division]:
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


def _corps(words: str) -> Home:
    unit = re.search("兵团(第[一二三四五六七八九十]{1,3}师)", words)
    return Home("新疆", unit.group(1) if unit else CORPS)


def _of_session(head: str) -> Home | None:
    """The home of a report by the assembly before which, or the government for which, it was given."""
    return _first_of(found[1] for pattern in (SESSION, FOR) for found in pattern.finditer(head[:1500]))


def _first_of(names: Iterable[str]) -> Home | None:
    """The first home of a known region among names of assemblies, governments and offices."""
    homes = map(_of_words, names)
    return next((own for own in homes if own is not None and own.region is not None), None)


def _of_signature(head: str) -> Home | None:
    """The home of a report by who signs it below its title."""
    return _first_of(found[1] for found in HEAD_OF.finditer(head[:SIGNATURE]))


def _is_provincial(own: Home, head: str) -> bool:
    """Whether a report is for the government of a province or a municipality, whatever place it names most."""
    found = GOVERNMENT.search(head[:1500])
    level = found["level"] if found is not None else ""
    return level in ("省", "自治区") or (
        level == "市" and own.region is not None and regions()[own.region].full[-1] == "市"
    )


def _of_office(head: str) -> Home | None:
    """The home of a page by the local office that put it out: 来源：广州市天河区人力资源和社会保障局."""
    office = OFFICE.search(head[:600]) or HEARD_OF.search(head[:SIGNATURE])
    if office is None and SPEAKS_NATIONALLY.search(head[:_OPENING]) is None:
        told = list(TOLD_BY.finditer(head[:_OPENING]))
        office = told[0] if len(told) == 1 and told[0].start() < SIGNATURE else None
    if office is not None:
        return _first_of([words := office[office.lastgroup or 0]]) or _of_division(called(words))
    return next((own for said in SYSTEM.finditer(head[:SIGNATURE]) if (own := _of_system(said["place"]))), None)


def _of_division(found: Division | None) -> Home | None:
    return Home(found.region, found.called, found.known_code) if found is not None else None


def _of_system(words: str) -> Home | None:
    """The city whose bare name ends `words`, which may begin with others: 近年来中山."""
    names = (words[at:] for at in range(len(words) - 1))
    return _of_division(next((each for name in names for each in divisions(f"{name}市") if each.level == 2), None))


def _of_text(head: str, kind: DocumentKind) -> Home:
    """The home by the places that a text's opening speaks of, and by the words for the whole of them: 全省, 全市."""
    whole_head = head[:_OPENING]
    opening = OTHERS.sub("", DATELINE.sub("，", CITED.sub("", whole_head)))
    if (itself := of_itself(opening)) is not None:
        return Home(itself)
    if _CALLED_CORPS.search(opening) or len(_CORPS.findall(opening)) >= _ENOUGH:
        return _corps(opening)
    places: Counter[tuple[str, str]] = Counter()
    for one in _chain(opening):
        if one.level > 1:
            places[one.region, one.called] += 1
    places.update(cities_and_zones(opening))
    told = _called(paper := _paper(whole_head))
    places.update(of_namesakes(opening, [*places, (told.region, told.place)]))
    provinces = Counter(name for _start, name in regions_named(opening))
    whole = Counter(provinces)
    for (province, _place), times in places.items():
        whole[province] += times
    nation = 0 if MUNICIPAL.search(opening) and len(provinces) == 1 else len(SPEAKS_NATIONALLY.findall(opening))
    if not whole and paper and _OF_ITS_PAPER.search(opening):
        return _of_paper(paper, told, opening)
    if nation and (ours := len(OURS.findall(opening))):  # 我县城镇居民人均可支配收入4894元（全国5963元）
        nation = len(SPEAKS_NATIONALLY.findall(_BRACKET.sub("", opening)))
        nation = nation if nation >= _ENOUGH > ours else 0
    if not whole:
        return _of_no_name(whole_head, opening, nation, kind)
    best, times = whole.most_common(1)[0]
    ours = len(_OF_ITS_OWN.findall(opening)) if len(whole) == 1 else 0
    if times < 0.7 * sum(whole.values()) or (nation >= 2 and nation > times + ours):
        return Home(NATION) if (nation >= 2 or (nation and len(whole) > 2)) and kind != "report" else NOWHERE
    finest = _finest(best, places, opening)
    if finest.region is not None and finest.place is None and (cited := _cited(whole_head)) is not None:
        # 内蒙古 of its own 《内蒙古自治区…办法》, which names 北京 once
        closer = cited.place is not None if cited.region == finest.region else whole.total() == 1
        return cited if closer else finest
    return finest


def _of_no_name(text: str, opening: str, nation: int, kind: DocumentKind) -> Home:
    """The home of a text that names no place as its own: by what it puts out or cites, and by bare names."""
    own_words = len(_OF_ITS_OWN.findall(opening))
    put_out = PUT_OUT.search(text)
    own = _of_words(put_out[1]) if put_out is not None else _cited(text) if own_words else None
    bare = _of_division(of_bare_name(text))
    if bare is not None and (own is None or own in (NOWHERE, Home(bare.region, stated=False))):
        return bare._replace(stated=False)
    if own is not None and own.region is not None:
        return own
    if OF_COUNTY.search(opening) is not None and (district := of_several(opening)) is not None:
        return Home(None, district, stated=False)
    return Home(NATION) if nation > own_words and kind != "report" else NOWHERE


def _cited(text: str) -> Home | None:
    """The place of which alone are the documents that a text cites: 根据《甘肃省…规划纲要》，…。全省….

    A city of which they are need not be the text's own: it may be of a county in it.
    """
    found = (_of_words(title) for title in _TITLED.findall(text))
    named = {own._replace(stated=False) for own in found if own is not None and own.region}
    if len({own.region for own in named}) != 1:
        return None
    own = named.pop()
    whole = OF_COUNTY if (own.place or "").endswith(("县", "区", "旗")) else MUNICIPAL
    return own if not named and whole.search(text) is not None else Home(own.region, stated=False)


def _of_paper(words: str, own: Home, opening: str) -> Home:
    """What a paper calls 全省 is the province of its name, what it calls 全市 or 全县 its place: 兰州晚报."""
    if own.region is None:
        return (_of_words(f"{words}县") if OF_COUNTY.search(opening) else None) or NOWHERE
    provincial = PROVINCIAL.search(opening) is not None
    if own.place is None:
        return own if provincial or regions()[own.region].full[-1] == "市" else NOWHERE
    return Home(own.region) if provincial else own


def _finest(best: str, places: Counter[tuple[str, str]], opening: str) -> Home:
    """The place within a province that a text is of, where it is of one; 全市 is the city that its counties are of."""
    inside = Counter({place: times for (province, place), times in places.items() if province == best})
    named, itself = named_by_itself(best, opening)
    place = place_within(best, inside, itself, opening, alone=places.total() == 1) if inside else None
    if place is not None:
        return Home(best, place, code_of(best, place))
    least = _ENOUGH if MUNICIPAL.search(opening) is not None else _ENOUGH - 1
    wide = len(PROVINCIAL.findall(opening)) >= least and IN_LIST.search(opening) is None
    parts = all(each.endswith(("县", "区", "旗")) for each in inside) and MUNICIPAL.search(opening) is not None
    return Home(best) if named or wide or parts or len(inside) > 1 else NOWHERE


def _of_path(path: PathWords) -> Home:
    """The home that the file's name or the folders around it name: 省自治区/江苏省/2019.md, 成都市/2013.md."""
    for words in (path.stem, *path.folders):
        own = _of_words(words)
        if own is not None and own.region is not None and (words == path.stem or _is_name(words, own)):
            return own
    return NOWHERE


def _is_name(words: str, own: Home) -> bool:
    """Whether a folder's name is that of a place and little more: 江苏省, 江苏, 成都市政府工作报告."""
    bare = words.removesuffix("政府工作报告").removesuffix("统计公报")
    named = own.place or own.region or ""
    return bare.startswith(named) or bare.endswith(named) or regions()[own.region or NATION].full in bare
