"""The home by the places that a text's opening speaks of, and by its words for the whole of one: 全省, 全市."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from jobscli.read.document.bare_names import of_bare_name
from jobscli.read.document.home_of_words import (
    NAMES_CORPS,
    NOWHERE,
    Home,
    corps,
    finest_named,
    of_division,
    of_paper,
    of_words,
    paper_told,
)
from jobscli.read.document.home_signs import CITED, OTHERS, PUT_OUT
from jobscli.read.document.nation import DATELINE, OURS, SPEAKS_NATIONALLY, of_itself
from jobscli.read.document.regions import regions_named
from jobscli.read.document.survey_span import YEAR
from jobscli.read.document.within import (
    IN_LIST,
    MUNICIPAL,
    OF_COUNTY,
    OWN_PLACE,
    PROVINCIAL,
    named_by_itself,
    of_namesakes,
    place_within,
)
from jobscli.read.document.zones import cities_and_zones, of_several
from jobscli.read.model import DocumentKind
from jobscli.record import NATION
from jobscli.words import regions
from jobscli.words.divisions import code_of

OPENING = 3000  # code points of a text whose places are counted
_ENOUGH = 3  # so often is a place named that a text is of
_MOST = 0.7  # the share of the names in a text that are of the province that it is of
_NATIONAL = 2  # so often does a text speak of the nation that is of it
_TITLED = re.compile("《([^》]{4,80})》")
# The number of a document, which opens with the sign of its province: 青人社厅发〔2016〕60号.
_NUMBER = re.compile(
    "(?P<sign>[\u4e00-\u9fff])(?:政|府|党|委|人社|人保|劳社|财|发改)[\u4e00-\u9fff]{0,6}[〔\\[（(]20[0-9]{2}[〕\\]）)]"
)
# Its own place, or those in it: 各市要进一步落实.
_OF_ITS_OWN = re.compile(f"{OWN_PLACE}|各市(?!场|县、|、)|各县|{PROVINCIAL.pattern}")
# Who stands in a province, by its one sign, in a text of 我省: 中央驻陕企业.
_STATIONED = re.compile("[驻在]([\u4e00-\u9fff])(?=企业|央企|单位|部队|高校|机构|国企)")
_OF_ITS_PAPER = re.compile(f"{PROVINCIAL.pattern}|{OF_COUNTY.pattern}|[全我]市|市(?:委|政府|人社|财政|就业)")
_BRACKET = re.compile("[（(][^（）()]{0,80}[）)]")
# What a yearbook or a gazetteer describes: 【概况】兴安盟位于内蒙古自治区东北部.
_LIES = re.compile("(?:^|[】\\n])[ 　]*([\u4e00-\u9fff]{2,12}[市州盟县区旗])(?:位于|地处|[座坐]落)")
_DESCRIBES = 800
# How the corps is named where it is whose text this is: for short, or on a line of its own over its year.
_CALLED_CORPS = re.compile(f"生产建设兵团(?:[（(](?:以下|下)?简?称“?兵团|[ 　]*\n{YEAR}年)")


def of_text(head: str, kind: DocumentKind) -> Home:
    """The home by the places that a text's opening speaks of, and by the words for the whole of them: 全省, 全市."""
    whole_head = head[:OPENING]
    opening = OTHERS.sub("", DATELINE.sub("，", CITED.sub("", whole_head)))
    if (itself := of_itself(opening)) is not None:
        return Home(itself)
    if kind != "report" and (described := _LIES.search(opening[:_DESCRIBES])) is not None:
        own = of_words(described[1])
        if own is not None and own.region is not None and own.place is not None:
            return own._replace(stated=False)
    if _CALLED_CORPS.search(opening) or len(NAMES_CORPS.findall(opening)) >= _ENOUGH:
        return corps(opening)
    told = of_paper(paper := paper_told(whole_head))
    places = _places(opening, told)
    provinces = Counter(name for _start, name in regions_named(opening))
    whole = Counter(provinces)
    for (province, _place), times in places.items():
        whole[province] += times
    nation = 0 if MUNICIPAL.search(opening) and len(provinces) == 1 else len(SPEAKS_NATIONALLY.findall(opening))
    if not whole and paper and _OF_ITS_PAPER.search(opening):
        return _as_a_paper_calls_it(paper, told, opening)
    if nation and (ours := len(OURS.findall(opening))):  # 我县城镇居民人均可支配收入4894元（全国5963元）
        nation = len(SPEAKS_NATIONALLY.findall(_BRACKET.sub("", opening)))
        nation = nation if nation >= _ENOUGH > ours else 0
    if not whole:
        return _of_no_name(whole_head, opening, nation, kind)
    best, times = whole.most_common(1)[0]
    ours = len(_OF_ITS_OWN.findall(opening)) if len(whole) == 1 else 0
    if times < _MOST * whole.total() or (nation >= _NATIONAL and nation > times + ours):
        national = nation >= _NATIONAL or (nation and len(whole) > 2)
        return Home(NATION) if national and kind != "report" else NOWHERE
    finest = _finest(best, places, opening)
    if finest.region is not None and finest.place is None and (cited := _cited(whole_head)) is not None:
        # 内蒙古 of its own 《内蒙古自治区…办法》, which names 北京 once
        closer = cited.place is not None if cited.region == finest.region else whole.total() == 1
        return cited if closer else finest
    own = _cited(whole_head) if finest.region is None else None
    return own if own is not None and own.region == best else finest


def _places(opening: str, told: Home) -> Counter[tuple[str, str]]:
    """How often an opening names each place, by its region; `told` is where the paper is of that tells it."""
    places = Counter((one.region, one.called) for one in finest_named(opening) if one.level > 1)
    places.update(cities_and_zones(opening))
    places.update(of_namesakes(opening, [*places, (told.region, told.place)]))
    return places


def _of_no_name(text: str, opening: str, nation: int, kind: DocumentKind) -> Home:
    """The home of a text that names no place as its own: by what it puts out or cites, and by bare names."""
    own_words = len(_OF_ITS_OWN.findall(opening))
    put_out = PUT_OUT.search(text)
    own = _cited(text) if own_words and put_out is None else None
    own = of_words(put_out[1]) if put_out is not None else own
    stationed = _STATIONED.search(opening) if own is None and PROVINCIAL.search(opening) is not None else None
    if stationed is not None and stationed[1] in _signs():
        return Home(_signs()[stationed[1]], stated=False)
    bare = of_division(of_bare_name(text))
    if bare is not None and (own is None or own in (NOWHERE, Home(bare.region, stated=False))):
        return bare._replace(stated=False)
    if own is not None and own.region is not None:
        return own
    if (numbered := _of_number(text)) is not None and PROVINCIAL.search(opening) is not None:
        return Home(numbered, stated=False)
    if OF_COUNTY.search(opening) is not None and (district := of_several(opening)) is not None:
        return Home(None, district, stated=False)
    return Home(NATION) if nation > own_words and kind != "report" else NOWHERE


@cache
def _signs() -> dict[str, str]:
    """The provinces by their signs of one character: 陕."""
    return {sign: region.name for region in regions().values() for sign in region.short if len(sign) == 1}


def _of_number(text: str) -> str | None:
    """The province by whose sign all numbers of documents in a text open."""
    signs = {found["sign"] for found in _NUMBER.finditer(text)}
    return _signs().get(signs.pop()) if len(signs) == 1 else None


def _cited(text: str) -> Home | None:
    """The place of which alone are the documents that a text cites: 根据《甘肃省…规划纲要》，…。全省….

    A city of which they are need not be the text's own: it may be of a county in it.
    """
    found = (of_words(title) for title in _TITLED.findall(text))
    named = {own._replace(stated=False) for own in found if own is not None and own.region}
    if len({own.region for own in named}) != 1:
        return None
    own = named.pop()
    whole = OF_COUNTY if (own.place or "").endswith(("县", "区", "旗")) else MUNICIPAL
    return own if not named and whole.search(text) is not None else Home(own.region, stated=False)


def _as_a_paper_calls_it(words: str, own: Home, opening: str) -> Home:
    """What a paper calls 全省 is the province of its name, what it calls 全市 or 全县 its place: 兰州晚报."""
    if own.region is None:
        return (of_words(f"{words}县") if OF_COUNTY.search(opening) else None) or NOWHERE
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
