"""An aim of growth against the growth that came: 居民收入增长目标实现了吗, group of people by group of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jobscli.ask import large
from jobscli.ask.comparable import differences
from jobscli.ask.question import told
from jobscli.ask.question.aims import beside
from jobscli.ask.question.asked import Asked, places, where
from jobscli.ask.question.figures import YEAR
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Store

_GROWTH = re.compile("增长|增速|增幅|涨幅|growth")
_MANY = 12  # lines, and figures told of a sentence


def growth_aimed(store: Store, question: Question) -> Asked | None:
    """The aims of growth of a metric, each beside what came of it in the same year."""
    if not {"aim", "done"} <= question.cues or not question.metrics or not _GROWTH.search(question.text):
        return None
    name = question.metrics[0]
    figures = _of(store, question, name)
    aims = [each for each in figures if each.status == "target"]
    if not figures:
        return None
    years = YEAR.findall(question.text)
    pairs = _paired(figures, years)
    if pairs:
        lines = [_beside(aim, reached) for aim, reached in pairs[:_MANY]]
    else:
        lines = _apart(name, aims, [each for each in figures if each.status == "achieved"], years)
    given = {"status": ["achieved", "target"], "aspect": ["change"]}
    answer = rank(store, name, wanted=given, regions=question.regions or None)
    command = f"jobscli rank {name}{places(question)} --status 已实现,目标 --aspect 变动"
    return Asked(command, tuple(lines), answer)


def _of(store: Store, question: Question, metric: str) -> list[Statistic]:
    """The changes of a metric in whole regions, by the year."""
    return [
        each
        for each in large.statistics(store, {**where(question), "metric": [metric], "aspect": ["change"]})
        if each.place is None and each.region != NATION and each.scope in ("annual", "unstated")
    ]


def _paired(figures: Sequence[Statistic], years: Sequence[str]) -> list[tuple[Statistic, Statistic]]:
    """The aim and the result of each region and each group of people, of the years asked for, else of the latest."""
    found: dict[tuple[str, str | None], tuple[Statistic, Statistic]] = {}
    for aim in sorted(figures, key=lambda each: each.period or ""):
        if aim.status != "target" or (years and aim.period not in years):
            continue
        own = (aim.region, aim.population)
        for each in figures:
            if each.status == "achieved" and (each.region, each.population) == own and each.period == aim.period:
                found[own] = (aim, each)
    return list(found.values())


def _beside(aim: Statistic, reached: Statistic) -> str:
    whom = f"{aim.region}{aim.population or ''}"
    unlike = [each for each in differences(aim, reached) if each in ("unit", "price_basis")]
    if unlike:
        told_both = told.figures((aim, reached), dated=True)
        return _("{whom}：口径不同，不能比。{told}").format(whom=whom, told=told_both)
    return beside(replace(aim, region=whom), reached)


def _apart(metric: str, aims: Sequence[Statistic], reached: Sequence[Statistic], years: Sequence[str]) -> list[str]:
    """That no aim of growth has its result, with those that there are, those of the year asked for first."""
    when = _(" {year} 年").format(year=years[0]) if years else ""
    said = (_("目标"), aims), (_("实绩"), reached)
    lines = [_("没有“{metric}”{when}同一年的增长目标和实绩，完成没完成不能说").format(metric=metric, when=when)]
    for how, several in said:
        own = sorted(several, key=lambda each: (each.period or "") not in years)[:_MANY]
        lines.append(_("{how}：{told}").format(how=how, told=told.figures(own, metric=metric, dated=True) or _("没有")))
    return lines
