"""A city that a question names: 苏州2023年城镇新增就业多少."""

from __future__ import annotations

from dataclasses import replace

from jobscli.ask import typed
from jobscli.ask.meant import Choice
from jobscli.ask.places import Place, place_named
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked
from jobscli.ask.question.figures import as_options, wanted
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store import Store
from jobscli.words.divisions import cities


def of_city(store: Store, question: Question) -> Asked | None:
    """The figures of the first metric that the question names and the city has."""
    city = city_of(store, question)
    if city is None or {"alike", "lacks", "sum", "define"} & question.cues:
        return None
    here = replace(question, regions=(city.region,))
    name = next((each for each in question.metrics if has(store, city, each)), None)
    if name is None:
        return None
    options = wanted(store, here, name)
    answer = rank(store, name, wanted=options, regions=(city.full,))
    if isinstance(answer, Choice):
        return None
    command = f"jobscli rank {name} -p {city.full}{as_options(options)}"
    return Asked(command, tuple(told.ranking(answer, first=False)), answer)


def city_of(store: Store, question: Question) -> Place | None:
    """The one city that the question names; None where it names none or several."""
    found = {each.group().removesuffix("市") for each in cities().finditer(question.text)}
    if len(found) != 1 or any(each in name for each in found for name in question.names):
        return None
    try:
        place = place_named(found.pop(), store)
    except UsageError:
        return None
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
