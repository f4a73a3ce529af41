"""Cities beside each other, and what came of the aims of one: 武汉和沈阳谁的城镇新增就业多, 龙岩完成目标了吗."""

from __future__ import annotations

from dataclasses import replace

from jobscli.ask.meant import Choice
from jobscli.ask.places import place_named, place_of
from jobscli.ask.question import told
from jobscli.ask.question.aims import beside
from jobscli.ask.question.asked import Asked
from jobscli.ask.question.cities import cities_named, city_of, has, within
from jobscli.ask.question.figures import YEAR
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.ask.targets import targets
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store import Store

_TOLD = 8  # aims that are told, the latest


def met_by_city(store: Store, question: Question) -> Asked | None:
    """What a city set itself, and what came of it, a year a line."""
    if not {"aim", "done"} <= question.cues:
        return None
    city = city_of(store, question)
    metric = next((each for each in question.metrics if city is not None and has(store, city, each)), None)
    if city is None or metric is None:
        return None
    years = list(dict.fromkeys(YEAR.findall(question.text)))
    answer = targets(store, city.full, metric, rows={}, years=years or None)
    both = [(each.target, each.result) for each in answer.outcomes if each.result is not None][-_TOLD:]
    if not both:
        return None
    lines = [beside(replace(aim, region=city.full), reached) for aim, reached in both]
    period = f" --years {','.join(years)}" if years else ""
    return Asked(f"jobscli targets {city.full} {metric}{period}", tuple(lines), answer)


def of_cities(store: Store, question: Question) -> Asked | None:
    """The figures of one metric in several cities beside each other: 武汉和沈阳2020年谁的城镇新增就业多."""
    named = sorted(cities_named(question), key=question.text.find)
    if len(named) < 2 or not question.metrics or {"aim", "sum", "alike", "define"} & question.cues:
        return None
    try:
        found = [within(place_named(each, store)) for each in named]
    except UsageError:
        return None
    cities_asked = [each for each in found if each is not None]
    name = question.metrics[0]
    if len(cities_asked) < 2:
        return None
    years = list(dict.fromkeys(YEAR.findall(question.text)))
    answer = rank(store, name, wanted={"period": years} if years else {}, regions=[each.full for each in cities_asked])
    if isinstance(answer, Choice):
        return None
    told_of = {place_of(row.statistic) for part in answer.parts for row in part.rows}
    without = [each.full for each in cities_asked if each not in told_of]
    lines = told.ranking(answer, first=bool({"rank", "compare"} & question.cues), years=years)
    lines += [_("{names}没有这个数").format(names=_("、").join(without))] if without else []
    option = "".join(f" -p {each.full}" for each in cities_asked) + (f" --period {','.join(years)}" if years else "")
    return Asked(f"jobscli rank {name}{option}", tuple(lines), answer)
