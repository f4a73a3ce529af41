"""A city or a district that a question names: 苏州2023年城镇新增就业多少, 辽中区上半年城镇新增就业."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobscli.ask import typed
from jobscli.ask.calc import difference, shown
from jobscli.ask.meant import Choice
from jobscli.ask.places import Place, place_named
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked
from jobscli.ask.question.figures import YEAR, as_options, wanted
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.ask.rank_answer import Ranking
from jobscli.ask.targets import targets
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store import Store
from jobscli.words.cities import cities
from jobscli.words.divisions import divisions_named


def of_city(store: Store, question: Question) -> Asked | None:
    """The figures of the first metric that the question names and the city has; else that it has none.

    What it aims at is told where it aims at something else.
    """
    city = city_of(store, question)
    if city is None or {"alike", "lacks", "sum"} & question.cues:
        return None
    if "define" in question.cues and "aim" not in question.cues:  # 就业目标是什么 asks for figures
        return None
    name = next((each for each in question.metrics if has(store, city, each)), None)
    if name is None:
        return _of_province(store, question, city)
    options = wanted(store, replace(question, regions=(city.region,)), name, city.place)
    answer = rank(store, name, wanted=options, regions=(city.full,))
    if isinstance(answer, Choice):
        return None
    command = f"jobscli rank {name} -p {city.full}{as_options(options)}"
    years = YEAR.findall(question.text)
    none = [_("没有 {year} 年的数；有的是：").format(year=years[0])] if years and "period" not in options else []
    lines = [*none, *_between_years(question, answer, years), *told.ranking(answer, first=False, years=years)]
    return Asked(command, tuple(lines), answer)


def _between_years(question: Question, answer: Ranking, years: Sequence[str]) -> list[str]:
    """How far the figures of the two years that are asked for lie apart, where that is asked; computed."""
    figures = [row.statistic for part in answer.parts for row in part.rows if row.statistic.period in years]
    asked = {"compare", "change"} & question.cues and len(set(years)) == len(figures) == _TWO
    made = difference(figures[0], replace(figures[1], period=figures[0].period)) if asked else None
    if made is None or made.value is None:
        return []
    line = _("推算：相差 {value} {unit}，{more} 年多")
    more = max(figures, key=lambda each: each.value).period
    return [line.format(value=shown(abs(made.value)), unit=made.unit, more=more)] if made.value else []


_TWO = 2


def _of_province(store: Store, question: Question, city: Place) -> Asked | None:
    """That a city has no figure of the metric: what it aims at instead, or what its province has."""
    if not question.metrics or {"rank", "compare", "judge"} & question.cues or question.names:
        return None
    name = question.metrics[0]
    none = _("没有{city}的“{metric}”").format(city=city.name, metric=name)
    if "aim" in question.cues and (aims := _aims(store, question, city, none)) is not None:
        return aims
    options = wanted(store, replace(question, regions=(city.region,)), name)
    answer = rank(store, name, wanted=options, regions=(city.region,))
    if isinstance(answer, Choice):
        return None
    having = any(part.rows for part in answer.parts)
    then = _("；{region}的是：") if having else _("，{region}也没有")
    lines = [none + then.format(region=city.region)]
    lines += told.ranking(answer, first=False, years=YEAR.findall(question.text)) if having else []
    return Asked(f"jobscli rank {name} -p {city.region}{as_options(options)}", tuple(lines), answer)


def _aims(store: Store, question: Question, city: Place, none: str) -> Asked | None:
    years = list(dict.fromkeys(YEAR.findall(question.text)))
    answer = targets(store, city.full, rows={}, years=years or None)
    if not answer.outcomes:
        return None
    period = f" --years {','.join(years)}" if years else ""
    told_aims = told.figures([each.target for each in answer.outcomes][:_AIMS])
    line = _("{none}的目标；定了的目标是：{told}").format(none=none, told=told_aims)
    return Asked(f"jobscli targets {city.full}{period}", (line,), answer)


_AIMS = 8  # aims that are told in a sentence


def city_of(store: Store, question: Question) -> Place | None:
    """The one city or district that the question names; None where it names none or several.

    Raises UsageError, which asks for the province, where several have a district of that name.
    """
    found = cities_named(question)
    if len(found) != 1:
        return None
    named = found.pop()
    for region in question.regions:  # 北京朝阳区
        try:
            return within(place_named(f"{region}{named}", store))
        except UsageError:
            continue
    try:
        return within(place_named(named, store))
    except UsageError:
        if named in _districts(question.text):
            raise
        return None


def cities_named(question: Question) -> set[str]:
    """The cities and districts that a question names, but in the name of a measure."""
    found = {each.group().removesuffix("市") for each in cities().finditer(question.text)}
    found |= {each for each in _districts(question.text) if each.removesuffix("市") not in found}
    found = {each for each in found if not any(each != other and each in other for other in found)}
    return set() if any(each in name for each in found for name in question.names) else found


def _districts(text: str) -> list[str]:
    return [text[each.start : each.end] for each in divisions_named(text) if each.end - each.start > _SHORT]


_SHORT = 2  # characters of a name that may be a part of another word


def within(place: Place) -> Place | None:
    return place if place.place else None


def has(store: Store, city: Place, metric: str) -> bool:
    """Whether the store has a figure of a metric in a city."""
    return bool(typed.statistics(store, {"region": [city.region], "place": [city.place], "metric": [metric]}))


def missing(store: Store, question: Question) -> str | None:
    """That a city which the question names has no figure of its metric, so that what follows is of provinces."""
    city = city_of(store, question) if question.metrics else None
    if city is None or has(store, city, question.metrics[0]):
        return None
    return _("没有{city}的“{metric}”；省一级的是：").format(city=city.name, metric=question.metrics[0])
