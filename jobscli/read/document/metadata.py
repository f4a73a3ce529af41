"""What a document says of itself: its title, date, publisher, kind, region, place and the year of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jobscli.read.document.front_matter import FrontMatter, front_matter
from jobscli.read.document.home import home
from jobscli.read.document.home_of_words import Home
from jobscli.read.document.identity import PathWords, document_id
from jobscli.read.document.paragraphs import Paragraph
from jobscli.read.document.policy_text import only_tells, sets_rules
from jobscli.read.document.publication import TAIL, day_of, delivered, published, publisher, signature, spoken
from jobscli.read.document.reference_date import Witnesses, reference_date
from jobscli.read.document.title import Title, field_title, is_telling, plain, tight, title
from jobscli.read.model import About, DocumentKind, ReferenceDate
from jobscli.read.text.minguo import common_era
from jobscli.read.text.signs import visible
from jobscli.record import Document
from jobscli.words.expression import quick
from jobscli.words.load import simplified
from jobscli.words.reading import cue

_HEAD = 1500  # code points; how much of a text can speak about itself
_OPENING = 60  # of a text without a title, the code points that tell its kind
# A piece of news that tells what a report said: 大众网济南1月25日讯（记者 某某）.
_NEWS = re.compile("[讯电][ 　]?[（(](?:[^（）()]{0,8})?(?:记者|通讯员)")
# How a report opens that names no assembly: 报告政府工作，请予审议.
_SPEECH = re.compile("[作做报告]{1,2}[^，。]{0,12}工作(?:报告)?[，。]请[^，。]{0,12}审[议查]")
# A piece of news that tells a plan: 印发《2020年…发展计划》，明确了…年度计划目标.
_PLAN_TOLD = re.compile(
    r"""
    (?: (?:印发|出台|发布|公布|批转|下发)(?:了|的)? 《(?:关于(?:批转|印发)《?)?
        (?P<plan>[^》]{4,40}(?:计划|规划|要点|任务|纲要)(?:[（(][^（）()]{0,24}[）)])?)(?:的通知)?》
        (?:[（(][^（）()]{0,24}[）)])?
      | 《(?P<made>[^》]{4,40}(?:计划|规划|纲要))》
        (?:已经?|近日|日前|正式)* (?:编制完成|出炉|发布|印发|公布|出台|通过) )
    [^《]{0,160}? (?:明确|提出|确定|[主还]要?有)了? [^。，]{0,40} (?:目标|指标)
  | 《(?P<duty>[^》]{4,40}目标责任书)》 (?:的?内容)? (?:涉及|包括)
    """,
    re.VERBOSE,
)
# How a plan begins, whose title may be lost, and a notice of whom is to be taken on.
_PLAN_BEGINS = re.compile(
    r"""
    [^。]{0,200} 制定本 [^，。；]{0,8} (?: 方案|计划|意见 | (?P<years>规划) ) [。：:]
    | 提出(?:如下|以下) [^，。；]{0,4} 意见 [：:。]
    | 公开招[聘录募] [^。]{0,60} [。，,] [^。]{0,16} (?:公告|公布|通知|通告) 如下
  | 现[就将] [^。]{0,40} 目标 [^。]{0,20} (?: 通知如下 | 印发 | 下达 | 分解 )
    """,
    re.VERBOSE,
)
# A piece of news that begins with a plan whose name says its years: 某省印发《创业行动计划（2021—2025年）》.
_SPANNED = re.compile(
    """
    [^。《》]{0,80} (?:印发|出台|发布|公布|制定) 了?
    《(?P<plan> [^》]{4,40} (?:计划|规划|方案) [（(]20[0-9]{2}年?[-—–~～至]{1,2}20[0-9]{2}年[）)]
        | 20[0-9]{2}年[^》]{4,40} (?:计划|方案|要点) )》
    """,
    re.VERBOSE,
)
_TOLD = 400  # code points of it that name the plan
_SHORT = 3000
# Titles of notices, which plan or set rules: their text says which.
_MAY_RULE = re.compile("^(?!.*(?:规划|计划|任务|目标|要点|安排|分解)).*(?:通知|意见|方案)")
# Where a title goes on with another one: 万余人返乡创业 郏县“人才回归”工程结硕果; no name is parted there.
_PARTED = re.compile("(?<=[\u4e00-\u9fff]{3})(?<![省市县区州旗盟年])[ 　]+(?=[\u4e00-\u9fff]{2})")
# Where a page goes on with other texts, each with a date of its own.
_RELATED = re.compile(
    "\n[ 　【]*(?:相关(?:新闻|阅读|报道|链接)|(?:推荐|延伸)阅读|(?:新闻|热门)推荐)[ 　】:：]*(?:\n|$)"
)
# A break that the layout put into a paragraph, and a blank between a word and a number.
_CLOSED = re.compile(
    quick(
        r"""
    (?<![ 　\r\n])
    (?: [ 　]* [\r\n] [ 　\r\n]* | [ 　] (?: (?<=[\u4e00-\u9fff].) (?=[0-9]) | (?<=[0-9%].) (?=[\u4e00-\u9fff]) ) )
    """,
        re.VERBOSE,
    ),
    re.VERBOSE,
)
# The line of a page or a letter that begins with its day, which tells its year.
_DAY = re.compile("[（(]?(?:19|20)[0-9]{2}[-年./][0-9]{1,2}[-月./]")
_HEADINGS = 60  # how many of its headings may name its years


@dataclass(frozen=True, slots=True)
class Metadata:
    """A document with what only its reader needs: the kind of its text and when it speaks."""

    document: Document
    reference: ReferenceDate
    kind: DocumentKind
    home: Home
    title_at: int | None  # where the line of its title begins
    plan: str = ""  # the name of the plan that a piece of news tells


def metadata(text: str, path: PathWords, about: About, found: Sequence[Paragraph], sha256: str | None) -> Metadata:
    """What `about`, the text and its path say about the document, in this order."""
    fields = front_matter(text)
    own = _own(text, found)
    opening = tight(_RELATED.split(visible(text[fields.end :]), maxsplit=1)[0][: 2 * _HEAD])
    body = common_era("\n".join(_CLOSED.sub("", visible(text[each.start : each.end])) for each in own))
    head = opening[:_HEAD]
    own_title = _title(text, path, about, found, fields)
    called, below = simplified(plain(common_era(own_title.text))), tight(common_era(own_title.below))
    signer = signature(body[-TAIL:])
    date = about.published or day_of(fields.published) or published(head, below, body)
    date = date or (day_of(signer.date) if signer is not None else None) or path.day
    kind, plan = _kind_and_plan(called, head, body)
    given = spoken(head, below) or spoken(tight(fields.title)) if kind == "report" else delivered(head)
    witnesses = Witnesses(body, _headings(found), called, given, date, path.year)
    reference = reference_date(kind, witnesses, about)
    parted = simplified(plain(_PARTED.sub("，", own_title.text)))
    place = home(about, parted, opening, path, kind, signer.office if signer is not None else "")
    return Metadata(
        Document(
            id=about.id or document_id(path),
            title=own_title.text,
            publisher=about.publisher or fields.publisher or publisher(head, called, kind, place.region, place.place),
            published=date,
            year=reference.year,
            regions=(place.region,) if place.region else (),
            place=place.place,
            place_code=place.code,
            url=about.url or fields.url or None,
            sha256=sha256,
        ),
        reference,
        kind,
        place,
        own_title.at,
        plan,
    )


def _kind_and_plan(title: str, head: str, body: str) -> tuple[DocumentKind, str]:
    """The kind of a document, and the name of the plan that a piece of news tells."""
    kind = _kind(title, head)
    plan = _PLAN_TOLD.search(head[:_TOLD]) if len(body) < _SHORT and not kind else None
    if plan is not None:
        return "target", plan["plan"] or plan["made"] or plan["duty"]
    spanned = _SPANNED.match(head) if len(body) < _SHORT and kind in ("", "target") else None
    if spanned is not None:
        return "target", spanned["plan"]
    ruled = _ruled(kind, title, body)
    begins = _PLAN_BEGINS.search(head) if not ruled else None
    if begins is None:
        return ruled, ""
    return "target", begins[0] if begins["years"] else ""


def _title(text: str, path: PathWords, about: About, found: Sequence[Paragraph], fields: FrontMatter) -> Title:
    """What the user states, or the field of the page, unless only the line in the text says what it is: 1981年."""
    field = field_title(fields.title)
    stated = about.title or (field if is_telling(field) else None)
    own = title(text, path.stem, found, stated)
    return own if stated or not field or (own.at is not None and is_telling(own.text)) else own._replace(text=field)


def _own(text: str, found: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of `text` without what the page prints around them and behind them."""
    related = _RELATED.search(text)
    end = related.start() if related is not None else len(text)
    return [
        each
        for each in found
        if each.start < end and (not each.furniture or each.table is not None or _DAY.match(text, each.start, each.end))
    ]


def _headings(found: Sequence[Paragraph]) -> Sequence[str]:
    titles = (each.heading.title for each in found if each.heading is not None)
    return [common_era(title) for _index, title in zip(range(_HEADINGS), titles, strict=False)]


def _ruled(kind: DocumentKind, title: str, body: str) -> DocumentKind:
    """The kind of a document, that of a policy where it may be one by its title and is one by its text."""
    if kind == "limit":
        return "" if only_tells(body) else kind
    may = not kind or (kind == "target" and _MAY_RULE.search(title) is not None)
    return "limit" if may and sets_rules(body) else kind


def _kind(title: str, head: str) -> DocumentKind:
    """What a document is by its title and beginning: a report, a budget, a policy, a plan, an account; "" for none."""
    told = _NEWS.search(head, 0, _OPENING) is not None and "各位代表" not in head
    if not told and (
        cue("kind", "report").search(title) or ("向大会" in head and "报告" in head) or _SPEECH.search(head)
    ):
        return "report"
    if cue("kind", "budget_text").search(head[:_OPENING]):
        return "budget"
    kinds: tuple[DocumentKind, ...] = ("limit", "target", "budget", "achieved")
    hires: DocumentKind = "target" if cue("kind", "hiring").search(title) else ""
    return next((kind for kind in kinds if title and cue("kind", kind).search(title)), hires)
