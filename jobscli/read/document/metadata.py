"""What a text says about itself: its title, date, publisher, kind, regions and the year of its figures."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jobscli.read.document.calendar import CHINESE_YEAR, chinese_year
from jobscli.read.document.paragraphs import Paragraph
from jobscli.read.document.publication import published, publisher, spoken
from jobscli.read.document.regions import cities_named, place_of_title, region_names, regions_named
from jobscli.read.document.title import plain, tight, title
from jobscli.read.model import About, DocumentKind, ReferenceDate
from jobscli.record import Document
from jobscli.words import region
from jobscli.words.reading import cue

_HEAD = 1500  # how much of a text can speak about itself
_BODY = 200_000
_LETTER = 300  # where the number of a letter may stand
_YEAR = re.compile("(?<![0-9])(20[0-4][0-9])年(?!以来|起)")
_TITLE_YEAR = re.compile("(20[0-4][0-9])年(?!来|以来)")
_NAME_YEAR = re.compile("(?<![0-9])20[0-4][0-9](?![0-9]{1,3}(?![0-9]))")
# The number of an official letter: 某府〔2021〕54号. In brackets it is another's.
_NUMBERED = re.compile("(?<![（(发])[\u4e00-\u9fff]{2,10}[〔［\\[（(](20[0-4][0-9])[〕］\\])）] ?[0-9]{1,4} ?号")
_TITLE_SPAN = re.compile(
    "(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<from>1?[0-9])月?(?:份)?[-—～~至](?P<till>1?[0-9])月"
)
_TALK = re.compile("发布会|会议|讲话")
_SESSION = re.compile("(?:在|^)(.{2,12}?)第?[一二三四五六七八九十]+届人民代表大会")
_NATIONAL = re.compile(
    "中华人民共和国|全国|我国|(?:部分|百|[0-9]+个)城市公共就业服务机构|人社部|人力资源和?社会保障部|国务院|国家统计局|中国就业"
)
# A title of a city or of a province that the vocabulary does not have is not of the nation.
_LOCAL = re.compile("[省市县区州旗]人民政府|(?<!全)[省市县州旗](?:20[0-4][0-9]年|政府|国民经济|就业|人社|人力)")
_OF_PROVINCE = re.compile("全省|我省|全区(?=城镇)|省人社厅|省人力资源")
# A ministry that tells the press: what it tells is of the nation, where the title names no province.
_OF_MINISTRY = re.compile(
    "(?:[0-9\\s:：.年月日-]++|(?:信息)?来源[:：]\\s*+)*+(?:国家统计局|人社部|人力资源和?社会保障部)(?!.{0,6}(?:调查|总)队)"
)
_MINISTRY = re.compile(
    "(?:人社部|人力资源和?社会保障部|国家统计局|国务院新闻办|国新办)[^。]{0,20}(?:发布会|举行|公布|发布)"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """A document with what only its reader needs: the kind of its text and the clock it goes by."""

    document: Document
    reference: ReferenceDate
    kind: DocumentKind
    region: str | None  # the one that it is of, where it is of one
    place: str | None
    title_at: int | None  # where the line of its title begins


def metadata(text: str, name: str, about: About, found: Sequence[Paragraph], sha256: str | None) -> Metadata:
    """What `text` and `about` say about the document; `about` goes first."""
    head = tight(text[:_HEAD])
    own_title = title(text, name, found, about.title)
    called, below = plain(own_title.text), tight(own_title.below)
    date = about.published or published(head, below, text)
    kind = _kind(called, head)
    reference = _reference_date(text, called, name, kind, (spoken(head) if kind == "report" else None) or date, about)
    own, place = _own_region(about, called, name, head, text[_HEAD : 2 * _HEAD], below), about.place
    if place is None and not about.region:
        province, place = place_of_title(called)
        own = province or (None if place and own == "全国" else own)
    return Metadata(
        Document(
            id=about.id or unicodedata.normalize("NFKC", name),
            title=own_title.text,
            publisher=about.publisher or publisher(head, called, kind, own, place),
            published=date,
            year=reference.year,
            regions=(own,) if own else (),
            url=about.url,
            sha256=sha256,
        ),
        reference,
        kind,
        own,
        place,
        own_title.at,
    )


def _kind(title: str, head: str) -> DocumentKind:
    if cue("kind", "report").search(title) or ("向大会" in head and "报告" in head):
        return "report"
    kinds: tuple[DocumentKind, ...] = ("limit", "target", "achieved")
    for kind in kinds:
        if title and cue("kind", kind).search(title):
            return kind
    return ""


def _reference_date(
    text: str, title: str, name: str, kind: DocumentKind, published: str | None, about: About
) -> ReferenceDate:
    """Which year the figures are of and which one is 今年: a report of early 2026 tells 2025 and plans 2026."""
    now = int(published[:4]) if published else None
    month = int(published[5:7]) if published and len(published) >= 7 else None
    stated = _TITLE_YEAR.search(title)
    stated = stated or (_NUMBERED.search(text[:_LETTER]) if kind != "report" and published is None else None)
    in_title = int(stated.group(1)) if stated else None
    if kind == "report":
        named = [int(year) for year in _TITLE_YEAR.findall(title)]  # 2024年计划执行情况与2025年计划草案的报告
        this = max(named, default=None) or now or (about.year + 1 if about.year else None)
        this = this or _likely(text, None, 1) or _in_name(name)
        return ReferenceDate(about.year or (this - 1 if this else None), this, month, True)
    # A bulletin without a year in its title is put out in the year after the one that it tells.
    told = now - 1 if now is not None and in_title is None and "公报" in title else None
    year = about.year or in_title or told or _likely(text, now, 0, month or 0) or _in_name(name)
    sure = about.year is not None or in_title is not None or now is not None
    if now is None and not sure and year is not None:
        now = _speaks_in(text[:_BODY], year)
    dated = now is not None and in_title is None and about.year is None
    return ReferenceDate(year, now or year, month, sure, _span(title, in_title), dated)


def _in_name(name: str) -> int | None:
    """The year that a file's name has, which is all that tells one where the text does not."""
    found = _NAME_YEAR.search(name)
    return int(found.group()) if found is not None else None


def _speaks_in(text: str, year: int) -> int:
    """The 今年 of a text without a date that mostly names `year`: the one after it where that is over."""
    if re.search(f"(?<![到至“]){year + 1}年(?!底?前)|{year}年?(?:全年|年?[底末]|度|第?四季度|12月)", text):
        return year + 1
    return year + 1 if "去年" in text and "今年" not in text else year


def _span(title: str, year: int | None) -> tuple[str, str] | None:
    """The part of a year that a title names, where the document is an account of it: 2019年第二季度…分析."""
    found = _TITLE_SPAN.search(title)
    if found is None or year is None or _TALK.search(title):
        return None
    if found.group("half"):
        return "half_year", f"{year}-01/{year}-06" if found.group("half") == "上" else f"{year}-07/{year}-12"
    if found.group("quarter"):
        last = 3 * ("一二三四".find(found.group("quarter")) + 1 or int(found.group("quarter")))
        return "quarter", f"{year}-{last - 2:02d}/{year}-{last:02d}"
    return "to_date", f"{year}-{int(found.group('from')):02d}/{year}-{int(found.group('till')):02d}"


def _likely(text: str, now: int | None, lead: int, month: int = 0) -> int | None:
    """The year that the text names most, of the two before its date; `lead` years later for a report's 今年."""
    body = re.sub("《[^》]{0,60}》", "", text[:_BODY])
    named = Counter(int(y) for y in _YEAR.findall(body))
    named.update(chinese_year(y) for y in CHINESE_YEAR.findall(body))
    if now is not None:
        named = Counter({y: n for y, n in named.items() if now - 3 <= y <= now})
        if not named:
            quoted = [int(y) for y in _YEAR.findall(text[:_BODY]) if now - 3 <= int(y) < now]
            named = Counter(quoted)
        if not named or (max(named.values()) < (4 if month > 6 else 2) and "今年" in body):
            return now
    if not named or (now is None and max(named.values()) < 2 and not _opens_with(body, named)):
        return None
    return max(named, key=lambda y: (named[y], y)) + lead


def _opens_with(body: str, named: Counter[int]) -> bool:
    """Whether the one year that a text names stands where it begins."""
    return len(named) == 1 and f"{next(iter(named))}年" in body[:300]


def _own_region(about: About, title: str, name: str, head: str, more: str, below: str) -> str | None:
    """The region that the whole document is of: stated, in its title, its file's name, or the session's name."""
    if about.region:
        found = region(about.region)
        return found.name if found else about.region
    session = _SESSION.search(head)
    for text in (title, name, session.group(1) if session else ""):
        names = {m.group() for m in region_names().finditer(text)}
        if len(names) == 1:
            return names.pop()
    if _NATIONAL.search(title) or "届全国人民代表大会" in head[:400] or _MINISTRY.search(head[:400]):
        return "全国"
    body = head + more
    provinces = {m.group() for m in region_names().finditer(body)}
    if _LOCAL.search(title) is not None:
        return None
    if not provinces and _OF_MINISTRY.match(below.strip()):
        return "全国"
    if len(provinces) == 1 and _OF_PROVINCE.search(body) and len({name for _start, name in regions_named(body)}) == 1:
        return provinces.pop()
    early = not provinces and "全国" in head[:600] and not any(cities_named(body))
    return "全国" if early or (body.count("全国") >= 4 and len(provinces) <= 1) else None
