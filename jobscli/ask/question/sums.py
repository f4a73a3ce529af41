"""Whether figures may be added, and what they come to: 能相加 or 不能相加 stands first."""

from __future__ import annotations

from collections.abc import Sequence

from jobscli.ask import calc, large, typed
from jobscli.ask.comparable import differences
from jobscli.ask.meant import Choice
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, places, shown, where
from jobscli.ask.question.derive import computed
from jobscli.ask.question.figures import YEAR, of_metric, of_several, of_word, unit_asked, with_number
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Store

_TOLD = 8


def added(store: Store, question: Question) -> Asked | None:
    """The sum that is asked for, or why there is none."""
    if "sum" not in question.cues:
        return None
    word, figures = _figures(store, question)
    status = "target" if "aim" in question.cues else "achieved"
    year = YEAR.search(question.text)
    plain = [each for each in figures if each.status == status and each.aspect == "level" and not _national(each)]
    plain = [each for each in plain if year and each.period == year[0]] or plain
    if not plain:
        return _nothing(store, question, figures)
    if len(plain) == 1:
        lines = [_("不能相加：只有一个数"), told.figures(plain), *_without(question, plain)]
        others = [each for each in figures if each not in plain and not _national(each)][:_TOLD]
        lines += [_("另有：{told}").format(told=told.figures(others))] if others else []
        return shown(store, lines, plain)
    if len({each.metric for each in plain}) > 1 and word:
        return _of_several(store, question, word, plain)
    made = calc.total(plain)
    if made.value is not None:
        return computed(store, made, _("能相加。{told}").format(told=made.told), _numbers(plain))
    alike = _most_alike(plain)
    lines = [_("不能相加：{why}").format(why=made.refused)]
    lines += _without(question, plain)
    if len(alike) > 1 and len(alike) < len(plain) and (part := calc.total(alike)).value is not None:
        lines.append(_("口径相同的 {n} 个能加。{told}").format(n=len(alike), told=part.told))
        return computed(store, part, *lines, _numbers(plain))
    if len(plain) > _TOLD:
        return Asked(
            f"jobscli rank {plain[0].metric}{places(question)}",
            (*lines, _numbers(plain)),
            rank(store, plain[0].metric, wanted={}, regions=question.regions or None),
        )
    return computed(store, made, *lines, _numbers(plain))


def _national(each: Statistic) -> bool:
    return each.region == NATION or each.place is not None


def _numbers(figures: Sequence[Statistic]) -> str:
    more = _("……共 {n} 个").format(n=len(figures)) if len(figures) > _TOLD else ""
    return _("各数：{told}").format(told=told.figures(figures[:_TOLD])) + more


def _figures(store: Store, question: Question) -> tuple[str, list[Statistic]]:
    """What is to be added: the figures with its numbers, of its metric, of its word, or of its regions and unit."""
    if len(question.numbers) > 1 and len(found := with_number(store, question)) > 1:
        return "", found
    if found := of_several(store, question):
        return "", found
    if found := of_metric(store, question):
        return "", _with_others(store, question, found)
    word, found = of_word(store, question)
    if found or not question.regions:
        return word, found
    units = list(unit_asked(question.text)) or ["人"]
    return "", large.statistics(store, {**where(question), "unit": units})[:_TOLD]


def _with_others(store: Store, question: Question, found: Sequence[Statistic]) -> list[Statistic]:
    """One figure with the others of its measure of which the question speaks: 失业人员…加上困难人员…."""
    if len(found) != 1 or not found[0].measure:
        return list(found)
    own = {pair for pair in _pairs(found[0].label) if pair in question.text}
    others = typed.statistics(store, {"measure": [found[0].measure], "unit": [found[0].unit]})
    named = [each for each in others if len({pair for pair in _pairs(each.label) if pair in question.text} - own) > 1]
    return [*found, *(each for each in named if each.id != found[0].id)]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _nothing(store: Store, question: Question, figures: Sequence[Statistic]) -> Asked | None:
    if figures:
        return shown(store, [_("不能相加：没有已实现的数"), told.figures(figures[:_TOLD])], figures[:_TOLD])
    if not question.metrics:
        return None
    answer = rank(store, question.metrics[0], wanted={}, regions=question.regions or None)
    line = _("不能相加：没有“{metric}”的数字").format(metric=answer.metric)
    return Asked(f"jobscli rank {question.metrics[0]}{places(question)}", (line,), answer)


def _of_several(store: Store, question: Question, word: str, plain: Sequence[Statistic]) -> Asked:
    """A word of several metrics: each counts another thing."""
    metrics = list(dict.fromkeys(each.metric for each in plain))
    why = _("是 {n} 种不同的数，钱或人可能重复算；只有同一指标、同一口径的才能加").format(n=len(metrics))
    lines = [_("不能相加：{why}").format(why=why)]
    lines += [f"{name}：{told.figures([each for each in plain if each.metric == name])}" for name in metrics]
    answer = rank(store, word, wanted={}, regions=question.regions or None)
    if not isinstance(answer, Choice):
        return shown(store, lines, plain)
    return Asked(f"jobscli rank {word}{places(question)}", tuple(lines), answer)


def _most_alike(figures: Sequence[Statistic]) -> list[Statistic]:
    """Of figures of one metric the most that differ in nothing, one a region; of as many the latest."""
    groups: list[list[Statistic]] = []
    for each in figures:
        own = next((group for group in groups if not differences(group[0], each)), None)
        if own is None:
            groups.append([each])
        elif each.region not in {one.region for one in own}:
            own.append(each)
    return max(groups, key=lambda group: (len(group), group[0].period or ""))


def _without(question: Question, figures: Sequence[Statistic]) -> list[str]:
    missing = [name for name in question.regions if name not in {each.region for each in figures}]
    return [_("{names}没有这个数").format(names=_("、").join(missing))] if missing else []
