"""Whose document it is: the province or the nation, and the city, county or district where it is of one.

Its witnesses, the surest first: what the user states, the title, the assembly or government that the text names as its
own, the office that signs it, the places that its opening speaks of, and its path.
"""

from __future__ import annotations

from jobscli.read.document.bare_names import called, headlined, of_breadcrumbs, unsigned_place
from jobscli.read.document.home_of_text import OPENING, of_text
from jobscli.read.document.home_of_words import (
    NOWHERE,
    Home,
    first_of,
    of_division,
    of_paper,
    of_system,
    of_words,
    paper_told,
)
from jobscli.read.document.home_signs import (
    FOR,
    GOVERNMENT,
    HEAD_OF,
    HEARD_OF,
    OFFICE,
    SESSION,
    SIGNATURE,
    SYSTEM,
    TOLD_BY,
)
from jobscli.read.document.identity import PathWords
from jobscli.read.document.nation import DATELINE, OF_PROVINCES, SPEAKS_NATIONALLY, of_office
from jobscli.read.document.run_in import of_headline, of_source
from jobscli.read.document.zones import ZONE, zone_behind
from jobscli.read.model import About, DocumentKind
from jobscli.record import NATION
from jobscli.words import region, regions
from jobscli.words.divisions import code_of


def home(about: About, title: str, head: str, path: PathWords, kind: DocumentKind, signed: str = "") -> Home:
    """Whose document it is, by its `title`, the beginning `head` of its text, who `signed` it and its path."""
    if about.region:
        found = region(about.region)
        name = found.name if found else about.region
        return Home(name, about.place, code_of(name, about.place))
    own = _told_by_itself(title, head, kind, signed)
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
    if own == NOWHERE and (source := of_source(head)) is not None:
        return Home(source.region, source.called, source.known_code, stated=False)
    if own.region is None and own.place is not None:
        return own._replace(region=of_paper(paper_told(head[:OPENING])).region)  # 光明新区, told by 深圳新闻网
    return own


def _told_by_itself(title: str, head: str, kind: DocumentKind, signed: str) -> Home | None:
    """The home that a text tells as its own: in its title, by the assembly, the page around it, who signs or issues."""
    own, session = of_words(DATELINE.sub("", title)), _of_session(head)
    if kind != "report" and OF_PROVINCES.search(title):
        own = Home(NATION)
    if own is None or (session is not None and own.place == f"{session.place}市"):
        own = session  # collections call a prefecture by its seat: 大理市政府工作报告
    own = own or of_division(headlined(title, head[:OPENING]) or of_breadcrumbs(head[:OPENING]) or of_headline(head))
    own = own or (_of_signature(head) if kind == "report" else first_of((signed,))) or _of_office(head)
    if own is not None:
        return own
    wide = of_office(title, head, GOVERNMENT.search(head[:1500]) is not None)
    return Home(wide) if wide is not None else None


def _agreed(own: Home | None, said: Home, head: str, kind: DocumentKind) -> Home:
    """The home by the text's opening and by the path: the path's, unless the text speaks of another place."""
    if own is not None and own.region is not None:
        return own
    text = of_text(head, kind)._replace(stated=False)
    if text.region is None or said.region is None:
        return text if said.region is None else said
    if said.place is None:
        finer = text.region == said.region and kind != "report"
        return text if finer or text.region not in (said.region, NATION) else said
    named = head.count(said.place)
    other = head.count(text.place) if text.place else 0
    return said if (named and named * 2 >= other) or text.place is None else text


def _of_session(head: str) -> Home | None:
    """The home of a report by the assembly before which, or the government for which, it was given."""
    return first_of(found[1] for pattern in (SESSION, FOR) for found in pattern.finditer(head[:1500]))


def _of_signature(head: str) -> Home | None:
    """The home of a report by who signs it below its title."""
    return first_of(found[1] for found in HEAD_OF.finditer(head[:SIGNATURE]))


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
    if office is None and SPEAKS_NATIONALLY.search(head[:OPENING]) is None:
        told = list(TOLD_BY.finditer(head[:OPENING]))
        office = told[0] if len(told) == 1 and told[0].start() < SIGNATURE else None
    if office is not None:
        return first_of([words := office[office.lastgroup or 0]]) or of_division(called(words))
    return next((own for said in SYSTEM.finditer(head[:SIGNATURE]) if (own := of_system(said["place"]))), None)


def _of_path(path: PathWords) -> Home:
    """The home that the file's name or the folders around it name: 省自治区/江苏省/2019.md, 成都市/2013.md."""
    for words in (path.stem, *path.folders):
        own = of_words(words)
        if own is not None and own.region is not None and (words == path.stem or _is_name(words, own)):
            return own
    return NOWHERE


def _is_name(words: str, own: Home) -> bool:
    """Whether a folder's name is that of a place and little more: 江苏省, 江苏, 成都市政府工作报告."""
    bare = words.removesuffix("政府工作报告").removesuffix("统计公报")
    named = own.place or own.region or ""
    return bare.startswith(named) or bare.endswith(named) or regions()[own.region or NATION].full in bare
