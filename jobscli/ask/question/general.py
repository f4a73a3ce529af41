"""A general word for a metric in a question: 失业率, which several are called, is the one that most figures are of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobscli.ask.meant import Meant, metrics_meant
from jobscli.ask.question.asked import where
from jobscli.ask.question.cities import city_of
from jobscli.ask.question.figures import YEAR
from jobscli.ask.question.slots import Question
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION
from jobscli.store import Store, Where

_MOST = 3  # of so many figures of the word all but one are of the metric


def most_told(store: Store, question: Question) -> tuple[Question, list[str]]:
    """The question with the metric that its general word nearly always is, and the sentence that says so.

    Nothing is taken where figures are more evenly of several metrics, or where it is asked what may be compared.
    """
    if not question.metrics or {"alike", "sum", "define"} & question.cues:
        return question, []
    figures = {"aim", "rank", "low"} & question.cues or question.numbers or YEAR.search(question.text)
    if "list" in question.cues and not figures:
        return question, []
    found = next(_general(store, question), None)
    if found is None:
        return question, []
    word, meant = found
    asked: Where = {**where(question), "metric": list(meant.metrics)}
    if (city := city_of(store, question)) is not None:  # 苏州失业率 is what 苏州 reports, whatever others do
        own: Where = {**asked, "region": [city.region], "place": [city.place]}
        asked = own if next(iter(store.find("statistics", own, limit=1)), None) else asked
    counted: dict[str, int] = {}
    for (region, metric), n in store.count("statistics", asked, ("region", "metric")):
        if region != NATION:
            counted[str(metric)] = counted.get(str(metric), 0) + n
    most = max(counted, key=lambda name: counted[name], default="")
    if not most or (sum(counted.values()) - counted[most]) * _MOST > sum(counted.values()):
        return question, []
    rest = tuple(each for each in question.metrics if each not in meant.metrics)
    others = _("、").join(each for each in meant.metrics if each != most)
    said = _("“{word}”按“{metric}”答；也有：{others}").format(word=word, metric=most, others=others)
    return replace(question, metrics=(most, *rest)), [said] if most not in (word, question.metrics[0]) else []


def _general(store: Store, question: Question) -> Iterator[tuple[str, Meant]]:
    """The words of the question that several metrics are called by, the first that it names among them."""
    for word in dict.fromkeys((question.metrics[0], *question.rest)):
        try:
            meant = metrics_meant(word, store)
        except UsageError:
            continue
        if len(meant.metrics) > 1 and question.metrics[0] in (*meant.metrics, word):
            yield word, meant
