"""Claims made from stored figures: a sentence for each, in two of three with one thing in it changed.

A claim is a real sentence's clause with its region and year before it, or says the figure in a form of words. What is
changed is the value, the bound, the year, the region, the status or the scope. The same seed makes the same claims.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jobscli import words
from jobscli.ask.agreement import AGREE, agreement
from jobscli.record import NATION, UNSTATED_REGION, Statistic

REGIONS = ("北京", "河北", "山西", "浙江", "福建", "湖南", "四川", "云南", "青海", "宁夏")
NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
AIMS = re.compile("目标|计划|力争|争取|预计|确保|努力|推动|[将要拟]")
SPANS = re.compile("五年|三年|累计|年均|全年|当年|期间|时期|以来")
CHANGES = ("value", "bound", "year", "region", "status", "scope")


# The figures of a store by region, period and status.
Told = dict[tuple[str, str | None, str], list[Statistic]]


class Claim(NamedTuple):
    """A sentence, what was changed in it (None: nothing), the verdicts that are right, and the figure behind it."""

    text: str
    changed: str | None
    right: frozenset[str]
    figure: Statistic


# How a claim may word a figure; `{what}` is what is measured with the number behind it.
FORMS = (
    "{when}，{where}{how}{what}。",
    "{where}{when}{how}{what}。",
    "据了解，{when}{where}{how}{what}。",
    "从各地情况看，{where}在{when}{how}{what}。",
)
OTHER_FORMS = (
    "{when}{where}{how}{what}。",
    "公开数据显示，{where}{when}{how}{what}。",
    "{where}{how}{what}（{when}）。",
    "数据表明，{when}，{where}{how}{what}，为历年工作打下基础。",
)


def quoted(figures: Iterable[Statistic], text: str) -> list[Statistic]:
    """`figures` with their sentences, of the text that they were read from."""
    return [replace(each, quote=_sentence(text, each.start, each.end)) for each in figures]


def _sentence(text: str, start: int, end: int) -> str:
    first = max(text.rfind(mark, 0, start) for mark in "。！？\n") + 1
    last = min((at for mark in "。！？\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[first:last]


def claims(figures: Iterable[Statistic], n: int, seed: int, forms: Sequence[str] = FORMS) -> list[Claim]:
    """`n` claims from `figures`, drawn by `seed`; a third is true."""
    drawn = random.Random(seed)
    all_of_them = list(figures)
    cells = Counter(map(_cell, all_of_them))
    usable = [each for each in all_of_them if cells[_cell(each)] == 1 and is_usable(each)]
    told: Told = {}
    for each in all_of_them:
        told.setdefault((each.region, each.period, each.status), []).append(each)
    drawn.shuffle(usable)
    found: list[Claim] = []
    wanted = [None if at % 3 == 0 else CHANGES[(at * 2 // 3) % len(CHANGES)] for at in range(n)]
    for changed in wanted:
        for figure in usable:
            made = _claim(figure, changed, drawn, forms, told)
            if made is not None:
                found.append(made)
                usable.remove(figure)
                break
    return found


def is_usable(each: Statistic) -> bool:
    """Whether a claim can be made from a figure: it says where and when it is, and has one number with its bound."""
    if each.region in (UNSTATED_REGION, NATION) or each.place or each.period is None or "-" in each.period:
        return False
    if each.confidence == "low" or each.status not in ("achieved", "target") or len(each.label) < 4:
        return False
    if each.bound not in ("exact", "between") and not any(word in each.text for word in _SAID):
        return False  # its bound stands elsewhere in the sentence
    return len(NUMERAL.findall(each.text)) == 1 and (each.aspect == "level" or each.value >= 0)


_SAID = ("超", "突破", "近", "约", "左右", "以上", "以内", "多", "余", "逾", "不超过", "不低于", "不少于", "至少")


def _cell(each: Statistic) -> tuple[object, ...]:
    return each.metric, each.region, each.period, each.status, each.scope, each.aspect, each.unit, each.population


def _claim(
    figure: Statistic, changed: str | None, drawn: random.Random, forms: Sequence[str], others: Told
) -> Claim | None:
    told = figure.text
    year, region = figure.period or "", figure.region
    status, scope = str(figure.status), str(figure.scope)
    right = frozenset(("supported",))
    if changed == "value":
        told, right = _other_value(figure, drawn), frozenset(("contradicted",))
    elif changed == "bound":
        told, right = _other_bound(figure, drawn), frozenset(("different",))
    elif changed == "year":
        year = _other_year(year, drawn)
    elif changed == "region":
        region = drawn.choice([each for each in REGIONS if each != region])
    elif changed == "status":
        status = "target" if status == "achieved" else "achieved"
    elif changed == "scope":
        scope = {"annual": "cumulative", "cumulative": "annual"}.get(scope, "")
        year = year if scope != "annual" else year.rpartition("/")[2]
    if changed in ("year", "region", "status", "scope"):
        right = frozenset(("different", "contradicted"))
    if not told or not scope or (changed and _is_true(figure, region, year, status, scope, others)):
        return None
    what = _what(figure, told)
    if what is None or (changed == "status" and AIMS.search(what)) or (changed == "scope" and SPANS.search(what)):
        return None  # the clause still says what it was
    form = drawn.choice(forms)
    done = "已经实现" if changed == "status" and status == "achieved" else ""
    text = form.format(when=_when(year), where=region, how=_how(what, status, scope) + done, what=what)
    return Claim(text, changed, right, figure)


def _is_true(figure: Statistic, region: str, year: str, status: str, scope: str, others: Told) -> bool:
    """Whether another figure of the store makes the changed claim true."""
    place = (figure.region, figure.period, figure.status, figure.scope)
    if (region, year, status, scope) == place:
        return False
    return any(
        each.unit == figure.unit
        and (each.metric == figure.metric or figure.label in (each.quote or ""))
        and agreement(figure, each) in AGREE
        for each in others.get((region, year, status), ())
    )


def _what(figure: Statistic, told: str) -> str | None:
    """The clause of its sentence that has the figure alone, with `told` for the number.

    Else the metric with the number behind it, where that is one that texts name so.
    """
    for clause in re.split("[，,；;。：:]", figure.quote or ""):
        if clause.count(figure.text) == 1 and len(NUMERAL.findall(clause)) == 1 and figure.label in clause:
            return clause.replace(figure.text, told).removeprefix("全省").removeprefix("全年")
    known = words.metric(figure.metric)
    if known is None or figure.unit != known.unit or figure.population != known.population:
        return None
    if figure.aspect == "change" or figure.label not in (known.name, *known.aliases):
        return None
    return f"{figure.metric}{told}"


def _when(period: str) -> str:
    first, _slash, last = period.partition("/")
    return f"{first}—{last}年" if last else f"{period}年"


def _how(what: str, status: str, scope: str) -> str:
    """The words for what is no year's result."""
    said = {"cumulative": "累计", "annual_average": "年均", "year_end": "年末"}.get(scope, "")
    aim = "目标是" if status == "target" else ""
    return aim + (said if said not in what else "")


def _other_year(period: str, drawn: random.Random) -> str:
    by = drawn.choice((-3, -2, -1, 1, 2))
    return "/".join(str(int(year) + by) for year in period.split("/"))


def _other_value(figure: Statistic, drawn: random.Random) -> str:
    """The text with another number of as many digits."""
    found = NUMERAL.search(figure.text)
    assert found is not None
    number = Decimal(found[0].replace(",", ""))
    places = len(found[0].partition(".")[2])
    other = round(number * Decimal(str(drawn.choice((0.71, 0.83, 0.89, 1.13, 1.27, 1.6)))), places)
    return figure.text.replace(found[0], str(other)) if other != number and other else ""


_BOUND_WORDS: tuple[tuple[str, str], ...] = (
    ("超过", "近"), ("超", "近"), ("突破", "近"), ("近", "超过"), ("约", "超过"), ("左右", "以上"), ("以上", ""),
    ("以内", ""),
)  # fmt: skip


def _other_bound(figure: Statistic, drawn: random.Random) -> str:
    for word, other in _BOUND_WORDS:
        if word in figure.text:
            return figure.text.replace(word, other)
    if figure.bound != "exact" or not figure.text[0].isdigit():
        return ""
    return drawn.choice(("超过", "近")) + figure.text


def judged(made: Sequence[Claim], verdict_of: Callable[[str], list[tuple[str, str]]]) -> Iterator[tuple[Claim, str]]:
    """Each claim with its verdict; `verdict_of` gives the figures of a text as printed, each with its verdict."""
    for claim in made:
        found = verdict_of(claim.text)
        numbers = NUMERAL.findall(claim.text.replace(_when(claim.figure.period or ""), ""))
        own = [verdict for text, verdict in found if set(NUMERAL.findall(text)) & set(numbers)]
        yield claim, own[-1] if own else "unread"
