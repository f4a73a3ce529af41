"""One sentence with its figures -> its statistics: the stages over each mention, from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from jobscli.read.document.regions import regions_named
from jobscli.read.model import Outline, ReferenceDate, SectionContext, Sentence
from jobscli.read.quantity import NonQuantity, Quantity, quantities
from jobscli.read.quantity.implicit_units import ratio_changes
from jobscli.read.rule import first
from jobscli.read.statistic import amount as bounds
from jobscli.read.statistic import location, naming, status
from jobscli.read.statistic.head import head as head_of
from jobscli.read.statistic.mention import cut_sentence, masked, mentions
from jobscli.read.statistic.model import Amount, Head, Mention, Naming, Period, Settled, Step
from jobscli.read.statistic.naming import population
from jobscli.read.statistic.naming.vocabulary import unit_class
from jobscli.read.statistic.status.grants import grants
from jobscli.read.statistic.thresholds import singled_out
from jobscli.read.statistic.time import resolve
from jobscli.read.statistic.time.anchor import a_year_before, governing
from jobscli.read.statistic.time.case import TimeCase, lead_of
from jobscli.read.statistic.time.expressions import TimeExpression, spans, times
from jobscli.read.statistic.view import Handed, View
from jobscli.read.text.normalise import Normalised
from jobscli.words import metrics

OPENING = 16  # a temporal expression that opens a sentence governs the rest of its paragraph
_RUN_IN = 24  # or that opens it behind the words of a heading that lost its line break
ITEM = re.compile("[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]")
TIMELY = re.compile("[年月季期]|目前|至今|现有|当前|迄今")
_CONTEXT = 600  # how far back in its paragraph a short name's meaning is looked for
_RATIO = re.compile("求人倍率|求职人数的?(?:比率|比例|比值)")
# What an item of a list is about: 2.创业担保贷款：个人最高贷款额度30万元.
_LABEL = re.compile(
    "(?:[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十0-9]{1,3}）|[·•●■◆-])?([^，。；：0-9]{2,16})："
)
# Labels that say what of a grant follows, and not which grant.
_NO_TOPIC = re.compile(
    "^(?:扶持|补贴|补助|奖励|贷款|享受|支持)?(?:标准|对象|条件|期限|内容|范围|方式|额度|流程|材料|政策)$"
)
_PER = re.compile("每(?:新)?(?:招用|吸纳|新增|招录|带动|增加|安置|接收)?$")
# 累计发放1530亿元，直接扶持121万人次: what follows a total is one too.
_FOLLOWS = re.compile(
    "[，、]?(?:共|直接|间接|并|可|其中)*(?:带动|扶持|惠及|吸纳|服务|覆盖|帮助|帮扶|支持|受益|安置|培训|解决|为|就业(?=[0-9])|就业$|实现就业|上岗)"
)
_YEAR_BASE = re.compile("[比较]([12][0-9]{3})年(?!以来)")
# A change whose own words say since when: 年均增长5.2%，较“十三五”末净增1万亿元.
_BECAME = re.compile("[\u4e00-\u9fff]{1,4}(?:为|到|至|成)")  # 51家|整合为33家
_OWN_BASE = re.compile("[较比]“?十[一二三四五六七八九]五”?(?:期?末|时期|期间)")


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


def read_sentence(given: SentenceIn) -> Read:
    """The figures of a sentence, decided from left to right: a function of the sentence, its context and `handed`."""
    sentence, handed = given.sentence, given.handed
    normal = sentence.normal
    text = normal.text
    found, passed = _quantities(text, handed)
    clock = clock_of(given.outline.reference, sentence.context)
    expressions, opening = _times(text, normal, given.outline.text, clock)
    if opening is not None:
        handed = handed._replace(opening=opening, opened_at=sentence.start)
    if not found:
        return Read((), normal, passed, handed)
    view, topic = _view(given, text, found, expressions, clock)
    regions = list(regions_named(text)) if sentence.open_region else []
    last: TimeExpression | None = None
    for mention in view.mentions:
        if not _of_each(mention):
            settled, time = _settle(mention, view, regions)
            last = time
            if settled is not None:
                view.settled.append(settled)
    handed = handed._replace(figures=tuple(view.settled), last=last or handed.last, topic=topic)
    return Read(view.settled, normal, passed, handed, view)


def clock_of(clock: ReferenceDate, part: SectionContext) -> ReferenceDate:
    """In a part of a report a month or 年底 without a year is of the part's year."""
    if part.period is not None and len(part.period) == 4:
        return replace(clock, year=int(part.period))
    return clock


def _quantities(text: str, handed: Handed) -> tuple[list[Quantity], list[NonQuantity]]:
    found, passed = quantities(text)
    if any(each.kind == "ratio" for each in handed.figures) or _RATIO.search(text):
        moved = list(ratio_changes(text, passed))
        passed = [each for each in passed if all(each.start != quantity.start for quantity in moved)]
        found = sorted([*found, *moved], key=lambda quantity: quantity.start)
    found, names = singled_out(text, found)
    return found, [*passed, *names]


def _times(
    text: str, normal: Normalised, document: str, clock: ReferenceDate
) -> tuple[list[TimeExpression], TimeExpression | None]:
    """The temporal expressions of a sentence, and the one that its paragraph is then of."""
    if TIMELY.search(text) is None:
        return [], None
    item = ITEM.match(text) is not None
    found = [_opens(time, normal, document) for time in times(text, clock)]
    if item and found and found[0].start < OPENING + _RUN_IN:
        found[0] = replace(found[0], opens=True)  # 二、社会保障全年五项社会保险基金收入…
    opening = [t for t in found if (t.start < OPENING or (item and t.opens)) and not t.local]
    return found, opening[-1] if opening else None


def _opens(time: TimeExpression, normal: Normalised, document: str) -> TimeExpression:
    """One behind a blank opens a sentence whose heading lost its line break: 九、就业 全年…."""
    start = normal.back(time.start)
    behind_blank = time.start > 0 and document[start - 1 : start].isspace()
    return replace(time, opens=True) if behind_blank else time


def _view(
    given: SentenceIn, text: str, found: list[Quantity], expressions: list[TimeExpression], clock: ReferenceDate
) -> tuple[View, str]:
    sentence, handed, outline = given.sentence, given.handed, given.outline
    labelled = _LABEL.match(text)
    topic = handed.topic
    if labelled is not None and _NO_TOPIC.search(labelled.group(1)) is None:
        topic = labelled.group(1)
    carried = None if sentence.context.kind else handed.opening
    if sentence.text.startswith("其中"):
        carried = handed.last or carried
    mask = masked(text, found)
    cut = cut_sentence(text, found, spans(text))
    since = max(given.paragraph, sentence.start - _CONTEXT)
    view = View(
        sentence=sentence,
        text=text,
        words=cut.words,
        mask=mask,
        mentions=mentions(text, found, mask, cut),
        times=expressions,
        clock=clock,
        handed=handed,
        carried=carried,
        topic=topic or sentence.section_title,
        before=outline.text[since : sentence.start],
        granting=grants(text),
    )
    return view, topic


def _of_each(mention: Mention) -> bool:
    """Whether 一人 only says of each: 每招用1人, 至少1人就业."""
    return mention.quantity.value == 1 and (_PER.search(mention.left) is not None or mention.kind == "people")


def _settle(
    mention: Mention, view: View, regions: Sequence[tuple[int, str]]
) -> tuple[Settled | None, TimeExpression | None]:
    """All stages over one mention; None where it is no figure after all."""
    trace: list[Step] = []

    def note(field: str, rule: str, value: Any) -> Any:
        trace.append(Step(field, rule, 0, 0))
        return value

    rule, head = _head(mention, view)
    note("aspect", rule, head)
    name = _first(note, "metric", naming.RULES, mention, head, view)
    name = _checked(mention, name)
    if mention.quantity.weak and not name.canonical and mention.quantity.bound == "exact":
        return None, _time_of(mention, view)
    if name.population is None:
        name = name._replace(population=_first(note, "population", population.RULES, mention, name, view, head))
    bound = _first(note, "bound", bounds.RULES, mention, head, name, view)
    amount = bounds.amount(mention, name, bound, view)
    state = _first(note, "status", status.RULES, status.case(mention, head, name, amount, view))
    time = _time_of(mention, view)
    when = _first_period(note, mention, head, name, state, view, time)
    place = _first(note, "place", location.RULES, location.PlaceCase(mention, name, view, regions))
    settled = Settled(
        mention, head, name, state, when, place, amount, _note(mention, name), tuple(trace), time is view.carried
    )
    return settled, time


def _first(note: Any, field: str, rules: Any, *args: Any) -> Any:
    found = first(rules, *args)
    return None if found is None else note(field, *found)


def _head(mention: Mention, view: View) -> tuple[str, Head]:
    """A member of a list has the head of its first; what one became is a level, whatever the verb (51家整合为33家)."""
    rule, head = head_of(view.words, mention)
    if mention.coordination >= 0 and mention.place:
        opening = view.list_of(mention)[0]
        if head.kind in ("level", "held", "reached") and head.cut <= mention.at:
            rule, model = head_of(view.words, opening)
            return rule, Head(model.kind, head.cut, model.negative)
    before = view.settled[-1] if view.settled else None
    if before is not None and before.head.kind == "start" and _BECAME.fullmatch(mention.left):
        return "head.became", Head("raised", mention.first)
    return rule, head


def _checked(mention: Mention, name: Naming) -> Naming:
    """A canonical metric whose unit cannot be that of the figure is none: no % for a number of people."""
    if not name.canonical or _agrees(mention, name):
        return name
    unit = mention.quantity.unit or "数"
    return name._replace(metric=f"{name.metric}（{unit}）", canonical=False, confidence="low")


def _agrees(mention: Mention, name: Naming) -> bool:
    unit, kind = metrics()[name.metric].unit, mention.kind
    if name.aspect == "change" and kind in ("rate", "share", "times"):
        return True
    if name.metric == "稳岗返还" and kind == "rate":
        return True
    return kind == "bare" or unit_class(unit) == ("count" if kind == "measure" else kind)


def _note(mention: Mention, name: Naming) -> str | None:
    quantity = mention.quantity
    if quantity.note is not None:
        return quantity.note
    if quantity.unit is None and not name.canonical:
        return "比值，没有单位" if quantity.kind in ("ratio", "share") else "未印单位"
    usual = metrics()[name.metric].unit if name.canonical and name.aspect == "level" else None
    if usual is not None and quantity.unit is not None and quantity.unit != usual:
        return f"按{quantity.unit}计，不是{usual}"
    return None


def _time_of(mention: Mention, view: View) -> TimeExpression | None:
    opening = mention.index - mention.place if mention.coordination >= 0 else mention.index
    before = view.mentions[opening - 1].quantity.start if opening else 0
    time = governing(view.text, view.times, mention.quantity.start, before, view.carried)
    if time is not None and time.kind == "same":
        return a_year_before(time, view.times, view.handed.last or view.carried)
    return time


def _first_period(
    note: Any, mention: Mention, head: Head, name: Naming, state: str, view: View, time: TimeExpression | None
) -> Period:
    carried = time is not None and time is view.carried
    case = TimeCase(
        mention, head, name, state, view, time, carried, view.sentence.context, view.clock, lead_of(view, mention)
    )
    made: Period = _first(note, "scope", resolve.RULES, case)
    made = resolve.of_a_cohort(case, resolve.of_a_rule(case, made))
    return _shared(case, made)


def _shared(case: TimeCase, made: Period) -> Period:
    """The period of the figure that this one is a change or a share of, where its own words give none."""
    mention, view, time = case.mention, case.view, case.time
    other = view.of_index(case.naming.time_from) if case.naming.time_from is not None else None
    before = view.settled[-1] if view.settled else None
    base = other.mention.quantity.end if other is not None else 0
    its = case.relation == "completion_of" or time is None or time.end <= base
    its = its and _OWN_BASE.search(mention.left) is None and not (before is not None and before.head.kind == "base")
    if made.scope != "annual_average" and other is not None and its:
        return _since(case, other.when) or other.when
    loose = made.scope in ("unstated", "to_date") or made.basis == "context" or case.carried
    if loose and before is not None and before.when.scope == "cumulative" and _FOLLOWS.match(mention.left):
        return before.when  # 累计发放1530亿元，直接扶持121万人次、带动就业503万人次
    return made


def _since(case: TimeCase, when: Period) -> Period | None:
    """The years of the term that a change goes over where it names the one before them: 比2007年增加716元."""
    named = _YEAR_BASE.search(case.mention.left) if case.naming.aspect == "change" else None
    if named is None or when.period is None or re.fullmatch("[0-9]{4}", when.period) is None:
        return None
    term = f"{int(named.group(1)) + 1}/{when.period}"
    return Period("cumulative", term, when.basis) if case.part.period == term else None


__all__ = ["ITEM", "OPENING", "TIMELY", "Amount", "Read", "SentenceIn", "clock_of", "read_sentence"]
