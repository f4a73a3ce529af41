"""Regions against each other, an aim against its result, figures against a limit: the verdict stands first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from jobscli.ask import large
from jobscli.ask.calc import difference, ratio, shown
from jobscli.ask.comparable import differences, interval, spoken
from jobscli.ask.meant import Choice
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, ids, places, where
from jobscli.ask.question.asked import shown as shown_records
from jobscli.ask.question.beyond import completed
from jobscli.ask.question.claims import apart
from jobscli.ask.question.figures import as_options, best, of_several, of_word, value_of, wanted, with_number
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.ask.rank_answer import Ranking
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Store

_MORE = re.compile("高|多|大|快|强|领先|higher|more|larger|greater|above")
_LESS = re.compile("低|少|小|慢|落后|lower|less|smaller|fewer|below")
_THAN = re.compile("比|和|与|跟|than")
_LIMIT = re.compile(
    r"(不超过|不高于|不到|低于|少于|小于|不足|超过|高于|大于|多于|不低于|不少于|达到|突破|below|above|over|under)\s*"
    r"(\d[\d.]*\s*(?:万亿|亿|万)?\s*%?)|(\d[\d.]*(?:万亿|亿|万)?%?)[\u4e00-\u9fff]{0,2}(以上|以下|以内|之内)"
)
_STRICT = ("超过", "高于", "大于", "多于", "突破", "above", "over")
_MUCH = re.compile("比.*[多少高低大小]+(?:多少|几)")
_BELOW = ("不超过", "不高于", "不到", "低于", "少于", "小于", "不足", "以下", "below", "under", "以内", "之内")
_WITHIN = ("不超过", "不高于", "以内", "之内")  # with the limit itself


def alike(store: Store, question: Question) -> Asked | None:
    """Whether figures may be compared: 能比, 不能比 or which of them may."""
    if "alike" not in question.cues:
        return None
    if not question.metrics:
        word, _figures = of_word(store, question)
        if not word:
            return None
        answer = rank(store, word, wanted={}, regions=question.regions or None)
        if isinstance(answer, Choice):
            line = _("不能直接比：“{word}”是 {n} 个不同的指标").format(word=word, n=len(answer.metrics))
            return Asked(f"jobscli rank {word}{places(question)}", (line, *told.choice(answer)), answer)
        return Asked(f"jobscli rank {word}{places(question)}", tuple(_alike(answer, question)), answer)
    name, answer = best(store, question)
    if isinstance(answer, Choice):
        return None
    options = as_options(wanted(store, question, name))
    return Asked(f"jobscli rank {name}{places(question)}{options}", tuple(_alike(answer, question)), answer)


def _alike(answer: Ranking, question: Question) -> list[str]:
    parts = [part for part in answer.parts if part.rows]
    having = dict.fromkeys(row.statistic.region for part in parts for row in part.rows)
    if len(having) < 2:
        why = _("只有{only}报了能比的数").format(only=_("、").join(having)) if having else _("没有口径相同的数")
        return [_("不能比：{why}").format(why=why), *told.ranking(answer, first=False)]
    together = [part for part in parts if len(part.rows) > 1]
    whole = next((part for part in together if len(part.rows) == len(having)), None)
    apart_from = [each.statistic for each in answer.left_out if each.reason in ("population", "place")]
    apart_from = [each for each in apart_from if each.region not in having]
    if whole is not None and not apart_from:
        lines = [_("能比：口径相同（{how}）").format(how=_how(whole.sample))]
    elif together:
        names = _("、").join(row.statistic.region for row in together[0].rows)
        lines = [
            _("不能都放在一起比，口径不同；能比的是{names}（{how}）").format(names=names, how=_how(together[0].sample))
        ]
    else:
        lines = [_("不能直接比：各地的口径不同")]
    if apart_from:
        lines.append(
            _("人群或地方不同，不能放进去的：{told}").format(told=told.figures(apart_from[:4], metric=answer.metric))
        )
    minded = [row.statistic for row in (together or parts)[0].rows if row.statistic.note]
    lines += [_("留意 {region}：{note}").format(region=each.region, note=each.note) for each in minded[:4]]
    return [*lines, *told.ranking(answer, first="rank" in question.cues)]


def _how(sample: Statistic) -> str:
    scope = _("期间未注明") if sample.scope == "unstated" else spoken("scope", sample.scope)
    return _("，").join(filter(None, (scope, sample.period, sample.unit, sample.population)))


def higher(store: Store, question: Question) -> Asked | None:
    """Whether one region has more than another: 是, 不是 or 不能确定."""
    more, less = _MORE.search(question.text), _LESS.search(question.text)
    than = _THAN.search(question.text)
    judges = "judge" in question.cues
    if not question.metrics or not judges or not (more or less) or not than:
        return None
    if len(question.regions) == 1:
        return _between_people(store, question)
    if len(question.regions) != 2:
        return None
    name, answer = best(store, question)
    if isinstance(answer, Choice):
        return None
    first, second = question.regions
    sign = 1 if more and (not less or more.start() > less.start()) else -1
    command = f"jobscli rank {name}{places(question)}{as_options(wanted(store, question, name))}"
    for part in answer.parts:
        own = {row.statistic.region: row.statistic for row in part.rows}
        if first in own and second in own:
            return Asked(command, tuple(_verdict(own[first], own[second], sign)), answer)
    line = _("不能比：{a}和{b}没有口径相同的数").format(a=first, b=second)
    rows = [row.statistic for part in answer.parts for row in part.rows]
    return completed(store, question, Asked(command, (line, *told.ranking(answer, first=False)), answer), rows)


def gap(store: Store, question: Question) -> Asked | None:
    """Whether two regions lie as far apart as the question says: 只差0.07个点，对不对."""
    if "judge" not in question.cues or len(question.regions) != 2 or len(question.numbers) != 1 or not question.metrics:
        return None
    _name, answer = best(store, question)
    said = value_of(question.numbers[0])
    if isinstance(answer, Choice) or said is None or with_number(store, question):
        return None
    for part in answer.parts:
        own = {row.statistic.region: row.statistic for row in part.rows}
        if set(question.regions) <= own.keys():
            figures = [own[each] for each in question.regions]
            made = difference(*figures)
            if made.value is None:
                return None
            yes = _("不能确定：") if made.is_about else _("是：") if abs(made.value) == said else _("不是：")
            command = f"jobscli calc {' - '.join(ids(store, figures))}"
            return Asked(command, (yes + made.told, told.figures(figures)), made)
    return None


def _between_people(store: Store, question: Question) -> Asked | None:
    """Whether one group of people has more than another in one region: 农村居民 and 城镇居民."""
    name = question.metrics[0]
    given = wanted(store, question, name)
    given.pop("population", None)  # both are asked for
    aspect = "change" if "aspect" in given else "level"
    figures = large.statistics(store, {**where(question), "metric": [name], "status": ["achieved"], "aspect": [aspect]})
    figures.sort(key=lambda each: (each.scope == "annual", each.period or ""), reverse=True)
    place = {each.population: question.text.find(each.population[:2]) for each in figures if each.population}
    first, *others = sorted((at, who) for who, at in place.items() if at >= 0) or [(0, "")]
    for _at, who in others:
        one = next((each for each in figures if each.population == first[1]), None)
        other = next((each for each in figures if each.population == who), None)
        if one and other and {*differences(one, other)} <= {"population"}:
            less = _LESS.search(question.text) and not _MORE.search(question.text)
            found = apart(one, other)
            yes = _("不能确定") if found is None else _("是") if found == (-1 if less else 1) else _("不是")
            answer = rank(store, name, wanted=given, regions=question.regions)
            line = _("{yes}：{told}").format(yes=yes, told=told.figures((one, other)))
            return Asked(f"jobscli rank {name}{places(question)}{as_options(given)}", (line,), answer)
    return None


def _verdict(one: Statistic, other: Statistic, sign: int) -> list[str]:
    found = apart(one, other)
    if found is None:
        line = _("不能确定：报的不都是确数")
    elif found == 0:
        line = _("不是：两地相同")
    else:
        line = (_("是") if found == sign else _("不是")) + _("：{a}比{b}{how}").format(
            a=one.region, b=other.region, how=_("高") if found > 0 else _("低")
        )
    made = difference(one, other)
    gap = [_("推算：相差 {value} {unit}").format(value=shown(abs(made.value)), unit=made.unit)] if made.value else []
    return [line, told.figures((one, other)), *(gap if not made.is_about else [])]


def two(store: Store, question: Question) -> Asked | None:
    """Which of two figures that the question has by their numbers is more, or why they do not compare."""
    if "compare" not in question.cues or len(question.numbers) != 2:
        return None
    found = [with_number(store, replace(question, numbers=(each,)))[:1] for each in question.numbers]
    figures = [each for own in found for each in own]
    if len(figures) != 2 or figures[0].id == figures[1].id:
        return None
    made = difference(figures[0], figures[1])
    told_both = told.figures(figures)
    if made.refused:
        aims = [told.status(each) for each in figures if each.status != "achieved"]
        why = made.refused + (_("，一个是{aim}").format(aim=aims[0]) if len(aims) == 1 else "")
        lines = [_("不能比：{why}").format(why=why), told_both]
    else:
        side = apart(figures[0], figures[1])
        more = {1: figures[0].region, -1: figures[1].region}.get(side or 0, "")
        lines = [_("{region}的多").format(region=more) if more else _("不能确定哪个多"), told_both, made.told]
    return Asked(f"jobscli calc {' - '.join(ids(store, figures))}", tuple(lines), made)


def times(store: Store, question: Question) -> Asked | None:
    """How many times one figure is another: of two regions, or of two numbers of the question."""
    if "times" not in question.cues or not (question.metrics or len(question.numbers) == 2):
        return None
    if len(question.numbers) == 2:
        found = [with_number(store, replace(question, numbers=(each,)))[:1] for each in question.numbers]
        figures = [each for own in found for each in own]
    else:
        name, answer = best(store, question)
        rows = [row.statistic for part in answer.parts[:1] for row in part.rows]
        asked = [[each for each in rows if each.region == region] for region in question.regions]
        figures = [each for own in asked for each in own]
        without = [region for region, own in zip(question.regions, asked, strict=True) if not own]
        if without:
            line = _("不能算：{names}没有能比的数").format(names=_("、").join(without))
            command = f"jobscli rank {name}{places(question)}"
            return Asked(command, (line, *told.ranking(answer, first=False)), answer)
    if len(figures) != 2:
        return None
    made = ratio(*figures)
    how = "" if made.value is None or made.unit != "%" else _("（约 {n} 倍）").format(n=shown(made.value / 100))
    return Asked(f"jobscli calc {' ÷ '.join(ids(store, figures))}", (made.told + how, told.figures(figures)), made)


def unlike(store: Store, question: Question) -> Asked | None:
    """How much more one thing is than another where they are two metrics: both are told, and no difference is made."""
    if "compare" not in question.cues and not _MUCH.search(question.text):
        return None
    figures = [each for each in of_several(store, question) if each.status == "achieved" and each.aspect == "level"]
    if len({each.metric for each in figures}) < 2 or len({each.unit for each in figures}) > 1:
        return None
    line = _("是不同的指标，没有算差：{told}").format(told=told.figures(figures[:8]))
    return shown_records(store, [line], figures[:8])


def limited(store: Store, question: Question) -> Asked | None:
    """Which regions have more, or less, than a number of the question; who is not sure is named apart."""
    found = _LIMIT.search(question.text)
    if found is None or not question.metrics or "judge" in question.cues or not _asks_who(question):
        return None
    said = (found[2] or found[3]).strip()
    limit = value_of(said)
    name, answer = best(store, question)
    if limit is None or isinstance(answer, Choice) or not answer.parts:
        return None
    said_so = found[1] or found[4] or ""
    below, within, beyond = said_so in _BELOW, said_so in _WITHIN, said_so in _STRICT

    def on_side(figures: Iterable[Statistic], right: bool | None) -> list[Statistic]:
        return [each for each in figures if _side(each, limit, below=below, within=within, beyond=beyond) is right]

    first, *more = ([row.statistic for row in part.rows] for part in answer.parts)
    others = [each.statistic for each in answer.left_out if each.reason in ("population", "place")]
    others += [each for part in more for each in part]
    what = f"{found[1] or ''}{said}{found[4] or ''}"
    sure, alike = on_side(first, True), on_side(others, True)
    dated = len({each.period for each in (*first, *others) if each.period}) > 1
    told_sure = told.figures(sure, label=False, dated=dated) if sure else "" if alike else _("没有")
    lines = [_("{what}的：{told}").format(what=what, told=told_sure)] if told_sure else []
    told_sides = (
        (on_side(first, None), _("不能确定的：{told}")),
        (alike, _("口径、年份或人群不同、也{what}的：{told}")),
        ([each for each in others if each not in alike], _("口径、年份或人群不同，没有列入的：{told}")),
    )
    for figures, how in told_sides:
        if figures:
            lines.append(how.format(what=what, told=told.figures(figures[:6], metric=answer.metric, dated=dated)))
    if answer.missing:
        lines.append(_("没有这个数的：{names}").format(names=_("、").join(answer.missing)))
    options = as_options(wanted(store, question, name))
    return Asked(f"jobscli rank {name}{places(question)}{options}", tuple(lines), answer)


def _asks_who(question: Question) -> bool:
    return "list" in question.cues or any(each in question.text for each in ("哪", "几个", "谁", "省", "地区", "which"))


def _side(figure: Statistic, limit: Decimal, *, below: bool, within: bool, beyond: bool) -> bool | None:
    """Whether a figure is on the side of the limit that is asked for; `beyond` leaves it out, `within` takes it in."""
    low, high = interval(figure)
    if within and figure.value == limit and figure.bound in ("about", "at_least"):
        return None  # 5.5%左右 may be beyond it
    if below and within:
        return True if high <= limit else False if low > limit else None
    if below:
        return True if high < limit else False if low >= limit else None
    if beyond:
        above = low > limit or (low == limit < high and any(sign in figure.text for sign in _PRINTED_ABOVE))
        return True if above else False if high <= limit else None
    return True if low >= limit else False if high < limit else None


_PRINTED_ABOVE = ("超", "突破", "逾")  # what is printed so is more than the number
