"""What a question wants computed: a mean, the value of the year before, a share's base or its rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jobscli.ask import calc, typed
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, ids, shown, where
from jobscli.ask.question.claims import bounded
from jobscli.ask.question.figures import of_metric, of_several, unit_asked, value_of, with_number
from jobscli.ask.question.retrieve import retrieve
from jobscli.ask.question.slots import Question
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Store

_PER = re.compile(r"(?:平均|每)\s*(?:一|每)?\s*(个|家|所|人|名|场|户)?")
_SIGNS = {"÷": "÷", "除以": "÷", "×": "×", "乘以": "×", "乘": "×", "减去": "-"}
_MEAN = re.compile("人均|每人|平均")
_PER_ONE = re.compile("人均|每[人个家名所户场]")
_APART = _("两个数不在同一举措里，原文没有说一个是另一个的")
_NOUN = re.compile("(?:每|平均一|平均每)(?:个|家|所|一个)?([\u4e00-\u9fff]{2,6})")
_COUNTED = re.compile("(?:几|多少)(?:个|家|名|场)?([\u4e00-\u9fff]{2,6})")
_REST = re.compile("(?:没有|没|未|尚未|还没)(?:有)?[\u4e00-\u9fff]{2,}")


def derived(store: Store, question: Question) -> Asked | None:
    """The computation that the question wants; None for any other."""
    sign = next((sign for said, sign in _SIGNS.items() if said in question.text), "")
    if sign and len(question.numbers) == 2 and len(both := _two(store, question)) == 2:
        made = calc.derived(sign, both)
        return computed(store, made, made.told, told.figures(both))
    if "mean" in question.cues:
        return _mean(store, question)
    if "last" in question.cues and ("多少" in question.text or "几" in question.text):
        return _last(store, question)
    if {"counted", "share"} & question.cues:
        return _base(store, question) or _rest(store, question)
    return None


def computed(store: Store, made: calc.Derived, *lines: str) -> Asked:
    """A computation with what to mind, and the command that makes it."""
    joined = f" {made.sign} ".join(ids(store, made.figures))
    return Asked(f"jobscli calc {joined}", (*lines, *made.notes), made)


def _mean(store: Store, question: Question) -> Asked | None:
    rates = [each for each in of_metric(store, question) if each.unit == "%" and each.aspect == "level"]
    if len(rates) > 1 and not _PER_ONE.search(question.text):
        return shown(store, [_("不能平均：是比率，各自的人数没有写"), told.figures(rates[:8])], rates[:8])
    fixed = with_number(store, question)[:1]  # 7100万，平均每个基地: what is divided is told
    named = [each.measure for each in (*fixed, *of_metric(store, question)) if each.measure]
    found = [measure.id for measure in retrieve(store, question.rest, where(question))]
    for identity in _most_named(store, dict.fromkeys((*named, *found)), question.metrics):
        figures = [
            each
            for each in typed.statistics(store, {"measure": [identity]})
            if each.status == "achieved" and each.aspect == "level" and each.unit != "%"
        ]
        figures += [each for each in fixed if each not in figures]
        if pair := _over_under(figures, question):
            made = calc.ratio(*pair)
            verdict = bounded(question, made.value) if made.value is not None else []
            apart = [_APART] if pair[0].measure != pair[1].measure else []
            return computed(store, made, *verdict, made.told, told.figures(pair), *apart)
    return _per_day(store, question) or _across(store, question)


def _most_named(store: Store, measures: Iterable[str], metrics: Sequence[str]) -> list[str]:
    """The measures, those first that have figures of more of the metrics that are named."""
    had = {
        each: {one.metric for one in typed.statistics(store, {"measure": [each], "metric": list(metrics)})}
        for each in measures
    }
    return sorted(had, key=lambda each: -len(had[each]))


# What a year has of it.
_TIMES = (
    (re.compile("[每一]天|每日"), "天", 365),
    (re.compile("[每一个]月"), "月", 12),
    (re.compile("[每一]周"), "周", 52),
)


def _per_day(store: Store, question: Question) -> Asked | None:
    """A year's figure by the days, weeks or months of a year."""
    found = next((each for each in _TIMES if each[0].search(question.text)), None)
    for figure in of_metric(store, question) if found else ():
        if found and (figure.scope, figure.status, figure.aspect) == ("annual", "achieved", "level"):
            line = _("推算：{text} ÷ {n} = 约 {value} {unit}/{time}（按一年 {n} {time}算）").format(
                text=figure.text,
                n=found[2],
                value=calc.shown(figure.value / found[2]),
                unit=figure.unit or "",
                time=found[1],
            )
            return shown(store, [line, told.figure(figure)], [figure])
    return None


def _across(store: Store, question: Question) -> Asked | None:
    """A mean of two figures that stand in two measures: said to be so."""
    named = [each for each in of_several(store, question) if each.status == "achieved" and each.aspect == "level"]
    for region in dict.fromkeys(each.region for each in named):
        pair = _over_under([each for each in named if each.region == region], question)
        if pair:
            made = calc.ratio(*pair)
            return computed(store, made, made.told, told.figures(pair), _APART)
    return None


def _over_under(figures: Sequence[Statistic], question: Question) -> tuple[Statistic, Statistic] | None:
    """What is to be divided by what: 平均一个基地带动多少人 is people over bases."""
    found = _PER.search(question.text)
    per = found[1] if found else None
    if any(each in question.text for each in ("人均", "每人")):
        per = "人"
    asked = _MEAN.sub("", question.text[found.start() if found else 0 :])
    wanted = unit_asked(asked) or tuple({each.unit or "" for each in figures if _pairs(each.label) & _pairs(asked)})
    wanted = wanted or unit_asked(question.text) or ("元",)
    wanted = (*wanted, "人次") if "人" in wanted else wanted
    under = {"人": ("人", "人次"), "名": ("人",), "场": ("场",)}.get(per or "", ("个", "家", "所", "户", "场"))
    counted = _COUNTED.search(asked)  # 孵化几个创业实体: what is called so is divided
    over = [each for each in figures if counted and counted[1] in each.label]
    below = [each for each in figures if each.unit in under and each not in over[:1]]
    below.sort(key=lambda each: each.scope != "cumulative")  # a stock, before what came to it in a year
    below.sort(key=lambda each: -sum(pair in question.text for pair in _pairs(each.label)))
    if noun := _NOUN.search(question.text):  # 每个孵化基地 is over what is called so, not over what is in it
        below.sort(key=lambda each: not any(each.label.endswith(noun[1][:n]) for n in range(2, 7)))
    told = {value_of(each) for each in question.numbers}
    above = [each for each in figures if (each.unit in wanted or each.value in told) and each not in below[:1]]
    above.sort(
        key=lambda each: (
            each not in over,
            each.value not in told,
            -sum(pair in question.text for pair in _pairs(each.label)),
        )
    )
    return (above[0], below[0]) if above and below else None


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _last(store: Store, question: Question) -> Asked | None:
    """The value of the year before, from a level and its change."""
    figures = of_metric(store, question) or with_number(store, question)
    figures = figures or _of_measure(store, question)
    changes = [each for each in figures if each.aspect == "change"]
    for change in changes:
        levels = [
            each
            for each in figures
            if each.aspect == "level"
            and (each.region, each.metric, each.population, each.scope, each.period)
            == (change.region, change.metric, change.population, change.scope, change.period)
        ]
        if levels:
            sign = "÷" if change.unit == "%" and levels[0].unit != "%" else "-"
            made = calc.derived(sign, (levels[0], change))
            return computed(store, made, made.told, told.figures((levels[0], change)))
    if changes:
        return shown(store, [_("没有上年的数，只报了变动：{told}").format(told=told.figures(changes))], changes)
    return None


def _of_measure(store: Store, question: Question) -> list[Statistic]:
    found = retrieve(store, question.rest, where(question))[:1]
    return typed.statistics(store, {"measure": [each.id for each in found]}) if found else []


def _base(store: Store, question: Question) -> Asked | None:
    """The whole of which a figure is a share: 68.06万占80%，全省一共多少."""
    if "占" in question.text and len(question.numbers) == 2 and len(both := _two(store, question)) == 2:
        made = calc.ratio(*both)
        return computed(store, made, made.told, told.figures(both))
    if "占" not in question.text or not any(each in question.text for each in ("一共", "总共", "总数", "推算")):
        return None
    for figure in with_number(store, question) or of_metric(store, question):
        for share in typed.statistics(store, {"measure": [figure.measure], "unit": ["%"], "aspect": ["level"]}):
            if figure.measure and (share.of == figure.id or ("占" in share.label and share.scope == figure.scope)):
                made = calc.ratio(figure, share)
                return computed(store, made, made.told, told.figures((figure, share)))
    return None


def _two(store: Store, question: Question) -> list[Statistic]:
    found = [with_number(store, replace(question, numbers=(each,)))[:1] for each in question.numbers]
    return [each for own in found for each in own]


def _rest(store: Store, question: Question) -> Asked | None:
    """How many a share of a figure is, or how many are left: 166.72万人的97%转移就业，没有转移的多少."""
    rest = _REST.search(question.text)
    if question.lacks or not question.regions or "人" not in unit_asked(question.text + "多少人" * bool(rest)):
        return None
    levels = [*of_metric(store, question), *(each for each in _of_measure(store, question) if each.unit == "人")]
    for level in levels:
        shares = typed.statistics(store, {"unit": ["%"], "measure": [level.measure], "aspect": ["level"]})
        shares = [each for each in shares if level.measure and (each.of == level.id or level.metric in each.label)]
        shares.sort(key=lambda each: -sum(pair in question.text for pair in _pairs(each.label)))
        own = [pair for each in shares[:1] for pair in _pairs(each.label) - _pairs(level.label)]
        if sum(pair in question.text for pair in own) > (0 if rest else 2):
            made = calc.part(level, shares[0])
            if made.value is None:
                continue
            left = calc.shown(level.value - made.value)
            line = _("推算：其余约 {left} {unit}，原文没有直接写").format(left=left, unit=level.unit or "")
            return computed(store, made, *([line] if rest else []), made.told, told.figures((level, shares[0])))
    return None
