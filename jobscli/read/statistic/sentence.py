"""One sentence with its figures: the quantities, their times and clauses, and then the stages from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from jobscli.read.document.locations import Locations
from jobscli.read.model import Outline, ReferenceDate, SectionContext, Sentence
from jobscli.read.quantity import NonQuantity, Quantity, quantities
from jobscli.read.quantity.implicit_units import ratio_changes
from jobscli.read.statistic.mention import cut_sentence, masked, mentions
from jobscli.read.statistic.model import Mention, Settled
from jobscli.read.statistic.stages import Asked, Outcome, settle
from jobscli.read.statistic.status.grants import grants
from jobscli.read.statistic.status.modality import announces, tells_result
from jobscli.read.statistic.thresholds import singled_out
from jobscli.read.statistic.time.expressions import Times, times
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.read.statistic.view import Handed, View
from jobscli.read.table import Figure
from jobscli.read.text.headings import ITEM_MARK
from jobscli.read.text.normalise import Normalised
from jobscli.read.text.signs import visible
from jobscli.words.expression import quick

OPENING = 16  # a temporal expression that opens a sentence governs the rest of its paragraph
_TERM = 5  # years of a plan or a term of office, which are those of a part of a report
_RUN_IN = 24  # or that opens it behind the words of a heading that lost its line break
# An item of a list, 一、; not the first of several, 一、二、三产人数.
ITEM = re.compile("[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十][、产])|[（(][一二三四五六七八九十]{1,3}[)）]")
# Behind such a clause a text begins to tell: 省人社厅25日表示，…; 据统计局数据显示：….
_SAID = re.compile(
    quick(
        "(?:表示|获悉|介绍|显示|指出|通报|透露|消息称|报道称|了解到|数据称|公布|发布|(?:调查|统计|核算|测算))[，：]|[与较]上一?[期季月年](?:（[^（）]{1,20}）)?(?:相比|比较)，"
        "|[分按从][^，。；：0-9]{1,10}(?:看|分|划分|分析)，"
    )
)
# Of a day on which something was issued the next sentence is not: 今年6月，中办、国办印发的《意见》提出，….
_ISSUED = re.compile("印发|出台|下发|颁布|提出|说明")
_DATES = ("month", "day", "asof", "year")
TIMELY = re.compile(
    "[年月季期目至现当大五如](?:(?<=五)[”\"']|(?<=[年月季期])|(?<=目)前|(?<=[至如])今|(?<=现)[有在]|(?<=当)前|(?<=大)以来)"
)
_CONTEXT = 600  # how far back in its paragraph a short name's meaning is looked for
# What parts the figures that the sentence before told: 从产业分布看，….
PARTED = "[分按从][^，。；：0-9]{1,10}(?:看|分|划分)"
_PARTS = re.compile(f"{PARTED}[，,]")
_RATIO = re.compile("求人倍率|求职人数的?(?:比率|比例|比值)|(?:竞争|景气)指数|供[需求]比")
# What an item of a list is about: 2.创业担保贷款：个人最高贷款额度30万元.
_LABEL = re.compile(f"(?:{ITEM_MARK}|[·•●■◆-])?([^，。；：0-9]{{2,16}})：")
_LONGEST_LABEL = 24  # with its number
# Labels that say what of a grant follows, and not which grant.
_NO_TOPIC = re.compile(
    "^其中$|[为是]$|^(?:扶持|补贴|补助|奖励|贷款|政策|享受|计算|发放|申请|申报|办理|文件|服务|工作|具体)?"
    "(?:标准|对象|条件|内容|额度|政策|测算|公式|待遇|依据|方式|办法|流程|渠道|比例|期限|时限|说明|解读|材料|金额|方法)$"
)
_PER = re.compile("每(?:新)?(?:招用|吸纳|新增|招录|带动|增加|安置|接收)?$")
_OF_EACH = re.compile("每|至少|平均|家庭|户")
_NO_TIMES = Times((), ())


class Read(NamedTuple):
    """What a sentence says, and what it hands to the next."""

    settled: Sequence[Settled]
    normal: Normalised
    non_quantities: Sequence[NonQuantity]
    handed: Handed
    view: View | None = None


class SentenceIn(NamedTuple):
    """A sentence with its document, what the one before handed on, and where its paragraph begins."""

    outline: Outline
    sentence: Sentence
    handed: Handed
    paragraph: int
    figure: Figure | None = None  # of a table, which the sentence is made of
    at: int = 0  # where its number stands in the sentence


def read_sentence(given: SentenceIn, asked: Callable[[], Asked] = Asked) -> Read:
    """The figures of a sentence, decided from left to right: a function of the sentence, its context and `handed`."""
    sentence, handed = given.sentence, given.handed
    normal = sentence.normal
    text = normal.text
    found, passed = _quantities(text, handed)
    clock = clock_of(given.outline.reference, sentence.context)
    found_times = times(text, _told_before(text, clock, handed)) if TIMELY.search(text) is not None else _NO_TIMES
    governing = _opened(text, found_times.governing, normal, given.outline.plain)
    opening = opening_of(text, governing, found[0].start if found else len(text))
    if opening is not None:
        holds = not sentence.context.kind or sentence.context.period is None or _holds(text, opening)
        handed = handed._replace(opening=opening if holds else None, opened_at=sentence.start)
    if not found:
        return Read((), normal, passed, said_of_next(handed, text))
    topic = topic_of(given)
    view = view_of(given, found, Times(found_times.spans, tuple(governing)), clock, topic)
    last: TimeExpression | None = None
    for mention in view.mentions:
        outcome = Outcome(None, last) if _of_each(mention) else settle(mention, view, asked)
        last = outcome.time
        if outcome.settled is not None:
            view.settled.append(outcome.settled)
        else:
            passed.append(NonQuantity(mention.quantity.start, mention.quantity.end, "structure"))
    figures, announced, time = tuple(view.settled), view.announced >= 0, last or handed.last
    handed = Handed(figures, handed.opening, handed.opened_at, time, topic, announced, view.told)
    return Read(view.settled, normal, passed, handed, view)


def said_of_next(handed: Handed, text: str) -> Handed:
    """What a sentence without a figure says of the next: that it tells aims, that it tells results."""
    announced, told = announces(text, handed.announced) >= 0, tells_result(text, handed.told)
    if (announced, told) == (handed.announced, handed.told):
        return handed
    return handed._replace(announced=announced, told=told)


def clock_of(clock: ReferenceDate, part: SectionContext) -> ReferenceDate:
    """In a part of a report a month or 年底 without a year is of the part's year."""
    if part.period is not None and len(part.period) == 4 and part.period != str(clock.year):
        return _of_year(clock, part.period)
    return clock


def _told_before(text: str, clock: ReferenceDate, handed: Handed) -> ReferenceDate:
    """In a text that tells no year of its own 年末 is of the year that its paragraph told before it, 当年 in any."""
    told = next((each for each in (handed.last, handed.opening) if each is not None and each.stated), None)
    if (
        (clock.year is not None and not text.startswith("当年"))
        or told is None
        or told.period is None
        or told.kind not in ("year", "end", "by")
    ):
        return clock
    return replace(clock, year=int(told.period), now=clock.now or 0, dated=False)


@lru_cache(maxsize=64)
def _of_year(clock: ReferenceDate, year: str) -> ReferenceDate:
    return replace(clock, year=int(year))


def _quantities(text: str, handed: Handed) -> tuple[list[Quantity], list[NonQuantity]]:
    """The quantities of a sentence, where ratios are told those without a unit, too; and the numerals that are none."""
    found, passed = quantities(text)
    if any(each.kind == "ratio" for each in handed.figures) or _RATIO.search(text):
        moved = list(ratio_changes(text, passed))
        passed = [each for each in passed if all(each.start != quantity.start for quantity in moved)]
        found = sorted([*found, *moved], key=lambda quantity: quantity.start)
    found, names = singled_out(text, found)
    return found, [*passed, *names]


def _opened(text: str, found: Sequence[TimeExpression], normal: Normalised, document: str) -> Sequence[TimeExpression]:
    """The temporal expressions of a sentence, with those marked that open it behind the words of a heading."""
    opened = [_opens(time, normal, document) for time in found]
    if opened and opened[0].start < OPENING + _RUN_IN and ITEM.match(text) is not None:
        opened[0] = replace(opened[0], opens=True)  # 二、社会保障全年五项社会保险基金收入…
    return opened


def opening_of(text: str, times_found: Sequence[TimeExpression], first: int) -> TimeExpression | None:
    """The expression that the paragraph is then of: one that opens the sentence, or what somebody says in it.

    It stands before the sentence's `first` figure.
    """
    found = [time for time in times_found if time.start < first]
    if not found:
        return None
    item = ITEM.match(text) is not None
    # An expression may begin with the comma behind the clause: 表示|，1—6月.
    told = max((said.end() for said in _SAID.finditer(text, 0, found[-1].start + 1)), default=0)
    opens = (t for t in reversed(found) if t.start < OPENING or -1 <= t.start - told < OPENING or (item and t.opens))
    # 东风镇|在2022年争取到种植指标 tells of that alone
    opens = (t for t in opens if t.kind != "year" or t.start < 2 or text[t.start - 1] != "在")
    opened = next((t for t in opens if not t.local and t.until is None), None)
    if opened is not None and first == len(text) and opened.kind in _DATES and _ISSUED.search(text, opened.end):
        return None
    # 1998年|至2002年6月底 is one time
    return next((t for t in found if opened is not None and t.start == opened.end and t.scope == "cumulative"), opened)


def _holds(text: str, time: TimeExpression) -> bool:
    """Whether a time holds for more than its sentence in a part of a report, which has its own: 两年间，…."""
    if time.kind != "term" or time.stated or time.period is None or not text.startswith("，", time.end):
        return False
    return time.start == 0 and 1 < int(time.period[-4:]) - int(time.period[:4]) + 1 < _TERM


def _opens(time: TimeExpression, normal: Normalised, document: str) -> TimeExpression:
    """One behind a blank opens a sentence whose heading lost its line break: 九、就业 全年…."""
    start = normal.back(time.start)
    behind_blank = time.start > 0 and document[start - 1 : start].isspace()
    return replace(time, opens=True) if behind_blank else time


def topic_of(given: SentenceIn) -> str:
    """What the item of a list is about that a sentence opens, or the last one before it."""
    text = given.sentence.normal.text
    labelled = _LABEL.match(text) if "：" in text[:_LONGEST_LABEL] else None
    if labelled is not None and _NO_TOPIC.search(labelled.group(1)) is None:
        return labelled.group(1)
    return given.handed.topic


def view_of(given: SentenceIn, found: list[Quantity], expressions: Times, clock: ReferenceDate, topic: str) -> View:
    """A sentence with its quantities as the stages see it."""
    sentence, handed, outline = given.sentence, given.handed, given.outline
    text = sentence.normal.text
    carried = handed.opening
    if sentence.normal.text.startswith("其中"):
        goal = handed.last is not None and handed.last.local and handed.last.kind == "whole"
        carried = carried if goal else handed.last or carried  # …完成全年任务的17.69%。其中：
    elif carried is None and sentence.context.scope is None and _PARTS.match(sentence.normal.text) is not None:
        one = handed.last is not None and not handed.last.local
        carried = handed.last if one and len({each.when.period for each in handed.figures}) == 1 else None
    mask = masked(text, found)
    where = Locations(text, sentence.region, sentence.place, outline.document.place, sentence.open_region)
    cut = cut_sentence(text, found, expressions.spans, [bare.span() for bare, _county in where.bare])
    since = max(given.paragraph, sentence.start - _CONTEXT)
    return View(
        sentence=sentence,
        text=text,
        words=cut.words,
        mask=mask,
        mentions=mentions(text, found, mask, cut),
        times=expressions.governing,
        clock=clock,
        handed=handed,
        carried=carried,
        topic=topic or sentence.section_title,
        before=visible(outline.plain[since : sentence.start]),
        granting=grants(text),
        announced=announces(text, handed.announced),
        told=tells_result(text, handed.told),
        planning=outline.kind in ("target", "budget"),
        placed=outline.placed,
        locations=where,
        document=outline.plain,
    )


def _of_each(mention: Mention) -> bool:
    """Whether 1人 only says of each: 每招用1人, 零就业家庭至少1人就业; not the one that is wanted in 总经理1名."""
    if mention.quantity.value != 1:
        return False
    of_people = mention.kind == "people" and _OF_EACH.search(mention.clause) is not None
    return of_people or _PER.search(mention.left) is not None
