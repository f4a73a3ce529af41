"""Questions for the figures of metrics: each of several, who is first, or how much there is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jobscli import words
from jobscli.ask import query
from jobscli.ask.calc import difference, shown
from jobscli.ask.filters import narrowed
from jobscli.ask.meant import Choice
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, places, where
from jobscli.ask.question.beyond import completed
from jobscli.ask.question.cities import missing
from jobscli.ask.question.claims import leads
from jobscli.ask.question.figures import (
    YEAR,
    as_options,
    best,
    direction,
    of_metric,
    of_several,
    of_word,
    wanted,
)
from jobscli.ask.question.retrieve import retrieve
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.ask.rank_answer import Comparable, Ranking
from jobscli.ask.regions import covered
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Store


def several(store: Store, question: Question) -> Asked | None:
    """How much of each of several things that are named: 扶贫车间、扶贫驿站各多少."""
    if {"judge", "rank", "compare", "practice", "why", "change"} & question.cues:
        return None
    status = "target" if "aim" in question.cues else "achieved"
    figures = [each for each in of_several(store, question) if each.status == status]
    year = YEAR.search(question.text)
    figures = [each for each in figures if year and each.period == year[0]] or figures
    metrics = [each for each in question.metrics if any(one.metric == each for one in figures)]
    if len(metrics) < 2:
        return None
    own = [[each for each in figures if each.metric == name] for name in metrics]
    lines = [
        _("{metric}：{told}").format(metric=name, told=told.figures(each[-_EACH:], metric=name, dated=bool(year)))
        for name, each in zip(metrics, own, strict=True)
    ]
    lines += told.beside(store, figures)
    listing = query.listing(store, "statistics", {**where(question), "metric": metrics})
    found = Asked(f"jobscli statistics --metric {','.join(metrics)}{places(question)}", tuple(lines), listing)
    return completed(store, question, found, figures)


_EACH = 6  # figures told of each thing


def ranked(store: Store, question: Question) -> Asked | None:
    """A metric that the question names: who is first, or what its figures are."""
    if asks_sorts(question):
        return None
    if not question.metrics and {"rank", "counted"} & question.cues and len(question.rest) == 1:
        return _of_word(store, question)
    if not question.metrics or "rate" in question.cues or _is_practice(question):
        return None
    if not of_metric(store, question) and not _asks_figure(question):
        return None
    name, answer = best(store, question)
    options = wanted(store, question, name)
    if _asks_deeds(question) and ("period" not in options or (not isinstance(answer, Choice) and not answer.parts)):
        return None
    lines = [*_before(store, question), *_said_first(store, question, options, answer)]
    if isinstance(answer, Choice):
        return Asked(
            f"jobscli rank {name}{places(question)}",
            (*lines, *told.choice(answer, YEAR.findall(question.text))),
            answer,
        )
    first = bool(question.cues & {"rank", "compare"})
    first = first and (len(question.regions) != 1 or "judge" in question.cues)
    if first and "judge" in question.cues and len(question.regions) == 1:
        whole = rank(store, name, wanted={})
        if not isinstance(whole, Choice):
            lines += [*leads(whole, question.regions[0], question.text), *told.ranking(whole, first=True)]
            return Asked(f"jobscli rank {name}", tuple(lines), whole)
    lines += _told(store, question, answer, options, first=first)
    command = f"jobscli rank {name}{places(question)}{as_options(options)}{direction(question, name)}"
    said = [*_taken(answer), *(each.statistic for each in answer.left_out)]
    return completed(store, question, Asked(command, tuple(lines), answer), said)


def _said_first(store: Store, question: Question, options: Mapping[str, Any], answer: Ranking | Choice) -> list[str]:
    """What is said of the answer before it: that there is none of the year, that there is one."""
    lines = []
    year = YEAR.search(question.text)
    is_there = isinstance(answer, Choice) and any(year and year[0] == each.period for each in answer.figures)
    if year and "period" not in options and not is_there and of_metric(store, question):
        lines.append(_("没有 {year} 年的数；有的是：").format(year=year[0]))
    if "yes" in question.cues and (answer.parts or answer.left_out):
        lines.append(_("有："))
    return lines


def _told(store: Store, question: Question, answer: Ranking, options: Mapping[str, Any], *, first: bool) -> list[str]:
    """What a ranking tells, who of those that are named has no figure, and what stands beside it or is nearest."""
    taken, others = _taken(answer), [each.statistic for each in answer.left_out]
    lines = [_("没有变动的数，只有：")] if "change" in question.cues and "aspect" not in options else []
    low = "low" in question.cues and first
    years = YEAR.findall(question.text)
    lines += told.ranking(answer, first=first, most=_("最低的是") if low else "", years=years)
    known = covered(store)
    absent = _("、").join(each for each in question.regions if each in answer.missing and each in known)
    if absent and taken:
        lines.append(_("{names}没有这个数").format(names=absent))
    lines += told.beside(store, taken or others, others)
    if _BOTH_ENDS.search(question.text):
        lines += filter(None, map(_apart, answer.parts))
    if not taken and not others:
        near = retrieve(store, question.rest, where(question))[:3]
        lines += [_("最近的："), *told.measures(store, near)] if near else []
    return lines


# 最多的比最少的多多少 asks how far the ends of a ranking lie apart.
_BOTH_ENDS = re.compile("最[多高大快少低小慢].*最[多高大快少低小慢].*(?:多少|几|差)")


def _apart(part: Comparable) -> str | None:
    """How far the first and the last of a part lie apart, computed; None where it cannot be told."""
    if len(part.rows) < 2:
        return None
    first, last = part.rows[0].statistic, part.rows[-1].statistic
    made = difference(first, last)
    if made.value is None:
        return None
    line = _("推算：{first}和{last}相差{about} {value} {unit}")
    about = _("约") if {first.bound, last.bound} != {"exact"} else ""
    return line.format(first=first.region, last=last.region, about=about, value=shown(abs(made.value)), unit=made.unit)


def _taken(answer: Ranking) -> list[Statistic]:
    return [row.statistic for part in answer.parts for row in part.rows]


def asks_sorts(question: Question) -> bool:
    """Whether it is asked which kinds of a thing there are, and not how much of it: 补贴有哪几种."""
    return bool(question.kinds) and _SORTS.search(question.text) is not None


_SORTS = re.compile("种类|类型|[几多]少?种|哪些?种|几类|哪些?类")


def _of_word(store: Store, question: Question) -> Asked | None:
    """The figures of each of the many metrics that the one word of a question may mean: 哪个省贫困劳动力最多."""
    word, figures = of_word(store, question)
    years = YEAR.findall(question.text)
    given = {"status": words.say("status", "target")} if "aim" in question.cues else {}
    given |= {"period": ",".join(years)} if years else {}
    regions = question.regions or None
    answer = rank(store, word, wanted=given, regions=regions) if figures else None
    lines = []
    if given and isinstance(answer, Choice) and not answer.figures:
        when = _(" {years} 年").format(years=_("、").join(years)) if years else _("所问")
        lines = [_("没有{when}的{status}；有的是：").format(when=when, status=given.get("status", _("数")))]
        given = {}
        answer = rank(store, word, wanted=given, regions=regions)
    if not isinstance(answer, Choice):
        return None
    if len({each.metric for each in answer.figures}) > 1:
        lines.append(_("“{word}”是 {n} 个不同的指标，不能一起排：").format(word=word, n=len(answer.metrics)))
    command = f"jobscli rank {word}{places(question)}{as_options(given)}"
    return Asked(command, (*lines, *told.choice(answer, years)), answer)


def _asks_deeds(question: Question) -> bool:
    """Whether it is asked who does a thing in a year, and not how much."""
    figures = {"rank", "counted", "low", "aim"} & question.cues
    return bool({"who", "list"} & question.cues) and not figures and bool(YEAR.search(question.text))


def _asks_figure(question: Question) -> bool:
    """Whether a figure is asked for, so that there being none is an answer."""
    if "judge" in question.cues:
        return "yes" in question.cues and any(each in question.text for each in ("报", "公布", "数", "report"))
    asks = {"rank", "counted", "change", "compare", "aim", "done", "low"} & question.cues
    return bool(asks) or bool(words.metrics_named("".join(question.rest))) or question.text.isascii()


def _before(store: Store, question: Question) -> list[str]:
    """What must be said before any figure: that size is no merit, that no cause is told, what the nation has."""
    lines = []
    if absent := missing(store, question):
        lines.append(absent)
    if "merit" in question.cues:
        lines.append(_("没有“做得好”的指标：数大不等于做得好。相近的数字："))
    if _CITIES.search(question.text) and not _has_places(store, question.metrics[0]):
        lines.append(_("没有各市的数；省一级的是："))
    if "why" in question.cues:
        lines.append(_("没有写原因；记录里只有："))
    if "mean" in question.cues and "每年" not in question.text:
        lines.append(_("没有这个平均数；有的是："))
    if _asks_nation(question):
        lines.append(_("没有全国的数；各地的是："))
    return lines


def national(store: Store, question: Question) -> Asked | None:
    """The figures of a metric for the whole country, of the year and the part of it that are asked for."""
    if not question.metrics or not _asks_nation(question) or {"judge", "sum", "mean", "why", "alike"} & question.cues:
        return None
    name = question.metrics[0]
    options = wanted(store, replace(question, regions=(NATION,)), name)
    listing = query.listing(
        store, "statistics", narrowed(store, "statistics", {"metric": name, "region": NATION, **options})
    )
    figures = [each for each in listing.records if isinstance(each, Statistic) and each.place is None]
    figures.sort(key=_latest_whole, reverse=True)
    if not figures:
        return None
    years = YEAR.findall(question.text)
    there = any((each.period or "")[:4] in years for each in figures)
    lines = [told.figures(figures[:_EACH], metric=name, dated=not there or len(years) > 1)]
    without = [each for each in dict.fromkeys(years) if not any((one.period or "")[:4] == each for one in figures)]
    if years and not there:
        lines.insert(0, _("没有全国 {year} 年的数；有的是：").format(year=years[0]))
    elif without:
        lines.append(_("没有全国 {years} 年的数").format(years=_("、").join(without)))
    return Asked(f"jobscli statistics --metric {name} -p {NATION}{as_options(options)}", tuple(lines), listing)


def _latest_whole(each: Statistic) -> tuple[bool, bool, str, bool, str]:
    """By which results stand after aims, levels after changes, the later year after the earlier and after its parts."""
    period = each.period or ""
    return each.status == "achieved", each.aspect == "level", period[:4], len(period) == len("2023"), period


def _asks_nation(question: Question) -> bool:
    whole = "全国" in question.text and not _PLACES.search(question.text)
    return whole and not question.regions and not {"rank", "compare"} & question.cues


_PLACES = re.compile("省|哪|各地|地区|城市|平均")  # 全国各省 asks for these, 高于全国平均 for who is


_CITIES = re.compile("哪[个些]?(?:座)?(?:城市|市)|各市|地级市|的城市|每个市")


def _has_places(store: Store, metric: str) -> bool:
    return any(key[0] for key, _n in store.count("statistics", {"metric": [metric]}, ("place",)))


def _is_practice(question: Question) -> bool:
    """Whether what was done is asked for, and not how much."""
    alone = len(question.rest) == 1 and bool(words.metrics_named(question.rest[0]))
    asks = "practice" in question.cues or ("who" in question.cues and not alone)
    return asks and not {"rank", "counted", "aim"} & question.cues
