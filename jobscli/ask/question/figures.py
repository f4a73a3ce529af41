"""The figures that a question is about: by the metrics that it names, by a number in it, by the unit that it wants."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from jobscli import words
from jobscli.ask import large
from jobscli.ask.meant import Choice, metrics_meant
from jobscli.ask.question.asked import where
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.ask.rank_answer import Ranking
from jobscli.errors import UsageError
from jobscli.record import Statistic
from jobscli.store import Store, Where
from jobscli.words.also import amount

_UNITS = (
    (re.compile("几成|百分之几|占比|比例|率(?:是|有|为|达到)?(?:多少|多高|几)"), ("%",)),
    (re.compile("多少钱|资金|金额|多少元|多少亿|发了多少"), ("元",)),
    (re.compile("多少人次|几人次"), ("人次",)),
    (
        re.compile(
            "多少万?人|几万?人|几个人|多少名|人数|多少(?:贫困)?(?:劳动力|劳动者|毕业生|学生|职工|农民工|人员|人口|群众|户人?|农民|大学生|青年)"
        ),
        ("人", "人次"),
    ),
    (re.compile("[多少几]+家|多少企业|几家|多少户"), ("家", "户", "个")),
    (re.compile("几场|多少场"), ("场",)),
    (re.compile("[多少几]+个|几所|多少所"), ("个", "家", "所")),
)
# Words of which the sums are money, whatever else a metric of that name counts.
_MONEY = ("补贴", "补助", "资金", "贷款", "基金", "返还", "经费", "奖补", "补偿")
YEAR = re.compile(r"20\d\d")
# The words of a question that name a scope.
SCOPES = {
    "每年": "annual_average",
    "一年": "annual",
    "全年": "annual",
    "当年": "annual",
    "年度": "annual",
    "累计": "cumulative",
    "年末": "year_end",
    "上半年": "half_year",
    "季度": "quarter",
    "one year": "annual",
    "annual": "annual",
    "per year": "annual_average",
    "cumulative": "cumulative",
}
_AIMS = ("target", "forecast", "budget", "limit")


def unit_asked(text: str) -> tuple[str, ...]:
    """The units that a question wants: 多少人 wants 人."""
    return next((units for sign, units in _UNITS if sign.search(text)), ())


def of_metric(store: Store, question: Question) -> list[Statistic]:
    """The figures of the first metric that the question names and its regions have."""
    for name in question.metrics:
        if found := large.statistics(store, {**where(question), "metric": [name]}):
            return found
    return []


def of_several(store: Store, question: Question) -> list[Statistic]:
    """The figures of each of several metrics that stand at different places of the question; of one metric none."""
    text = question.text.replace(" ", "")
    found: dict[str, list[Statistic]] = {}
    for name in question.metrics:
        known = words.metric(name)
        names = sorted((name, *(known.aliases if known else ())), key=len, reverse=True)
        inside = next((each for each in names if words.fold(each) in text), None)
        if inside and (own := large.statistics(store, {**where(question), "metric": [name]})):
            text = text.replace(words.fold(inside), " ", 1)
            found[name] = own
    return [each for own in found.values() for each in own] if len(found) > 1 else []


def of_word(store: Store, question: Question) -> tuple[str, list[Statistic]]:
    """A word that several metrics have, with their figures; of a word of money those in money."""
    for piece in question.rest:
        try:
            meant = metrics_meant(piece, store)
        except UsageError:
            continue
        found = large.statistics(store, {**where(question), "metric": list(meant.metrics)})
        if any(each in piece for each in _MONEY):
            found = [each for each in found if "元" in (each.unit, each.unit_inferred)]
        if found:
            return piece, found
    return "", []


def with_number(store: Store, question: Question) -> list[Statistic]:
    """The figures whose value the question has, as printed or rounded; those that share most words with it first."""
    if not question.numbers:
        return []
    every = large.statistics(store, where(question))
    found = [each for each in every if any(_is_it(each, one) for one in question.numbers)]
    found = found or [
        each for each in of_metric(store, question) if any(_rounded(each.value, one) for one in question.numbers)
    ]

    def shared(each: Statistic) -> int:
        own = {each.label[at : at + 2] for at in range(len(each.label) - 1)}
        return sum(pair in question.text for pair in own) + 5 * (each.metric in question.metrics)

    return sorted(found, key=shared, reverse=True)


_ALIKE = (("元",), ("人", "名", "人次"), ("家", "户", "个", "所"), ("场",), ("项",), ("%", "百分点"))


def _is_it(figure: Statistic, said: str) -> bool:
    """Whether a figure has the value of a number as a question says it, and counts what it counts."""
    counted = next((units for units in _ALIKE for each in units if said.endswith(each)), None)
    unit = figure.unit or figure.unit_inferred
    return figure.value == value_of(said) and (counted is None or unit is None or unit in counted)


def value_of(number: str) -> Decimal | None:
    """The value of a number as a question has it, with its unit: 246万人."""
    return amount(re.sub("(?:%|元|人次|人|家|个|场|名|项|户|所)$", "", number))


def _rounded(value: Decimal, said: str) -> bool:
    """Whether a number as the question `said` it is `value` with its last digits left out: 246万 of 246.2万."""
    number = value_of(said)
    digits = re.match(r"\d+(?:\.(\d+))?", said)
    if number is None or digits is None:
        return False
    size = number / Decimal(digits[0]) if Decimal(digits[0]) else Decimal(1)
    return abs(value - number) < size / 10 ** len(digits[1] or "") and abs(value - number) * 20 < number


def best(store: Store, question: Question) -> tuple[str, Ranking | Choice]:
    """Of the metrics named the one with figures where they are asked for, of the unit that the question means."""
    held = [
        name
        for name in question.metrics
        if next(iter(store.find("statistics", {**where(question), "metric": [name]}, limit=1)), None)
    ]
    metrics = held or list(question.metrics)
    unit = unit_asked(question.text)
    fitting = [name for name in metrics if unit and (known := words.metric(name)) and known.unit in unit]
    name = (fitting or metrics)[0]
    if not held and len(question.metrics) > 1:
        name = question.metrics[0]
    return name, rank(
        store,
        name,
        wanted=wanted(store, question, name),
        regions=question.regions or None,
        ascending=_ascending(question, name),
    )


def _ascending(question: Question, metric: str) -> bool | None:
    """Whether the lowest is asked for; None where the metric's own order answers."""
    known = words.metric(metric)
    low_is_good = bool(known and known.low_is_good)
    asks = {"rank", "low"} & question.cues
    low = "low" in question.cues
    high = "rank" in asks and any(each in question.text for each in ("最高", "最多", "最大", "highest"))
    return True if low and not low_is_good else False if high and low_is_good else None


def direction(question: Question, metric: str) -> str:
    """The option of the order that is asked for, where it is not the metric's own."""
    return {True: " --ascending", False: " --descending", None: ""}[_ascending(question, metric)]


def wanted(store: Store, question: Question, metric: str, place: str | None = None) -> dict[str, Any]:
    """Of whom, the status, the aspect and the year that the question names, where there are such figures.

    With a `place`, where there are of that place.
    """
    aim = next((each for each in _AIMS if words.say("status", each) in question.text), None)
    aim = aim or ("target" if "aim" in question.cues else None)
    change = "change" if "change" in question.cues else None
    signs = [sign for sign in SCOPES if sign in question.text and sign not in metric]
    scope = SCOPES[signs[0]] if signs and "分别" not in question.text else None
    found: dict[str, Any] = {}
    kept: Where = {**where(question), "metric": [metric], **({"place": [place]} if place else {})}
    for field, value, said in (
        ("population", whom := _whose(question.text, metric), whom or ""),
        ("status", aim, words.say("status", aim or "")),
        ("aspect", change, words.say("aspect", change or "")),
        ("period", ",".join(_years(store, question, kept)), ""),
        ("scope", scope, words.say("scope", scope or "")),
    ):
        narrower = {**kept, field: value.split(",") if value else []}
        if value and next(iter(store.find("statistics", narrower, limit=1)), None):
            found[field] = said or value
            kept = narrower
    return found


def _whose(text: str, metric: str) -> str | None:
    """The groups of people that the question names, of those that the metric is told of: 农村居民,城镇居民."""
    known = words.metric(metric)
    named = {each: text.find(each[:2]) for each in (known.populations.values() if known else ())}  # 城镇
    return ",".join(sorted((each for each, at in named.items() if at >= 0), key=lambda each: named[each])) or None


def _years(store: Store, question: Question, kept: Where) -> list[str]:
    """The years that the question names, of several those of which there are such figures.

    Where it asks for a part of a year (2023年上半年), or nothing is told of the whole one, what is told of its parts.
    """
    years = list(dict.fromkeys((*YEAR.findall(question.text), *plans(question.text))))
    if not years:
        return []
    held = [str(key[0]) for key, _n in store.count("statistics", kept, ("period",)) if key[0]]
    parts = [each for each in held if each[:4] in years and "-" in each and each.rpartition("/")[2][:4] == each[:4]]
    if parts and (PART.search(question.text) or not any(each in years for each in held)):
        return parts
    return years if len(years) < 2 else [each for each in years if each in held]


def plans(text: str) -> list[str]:
    """The years of the plans that a text names, as periods: 十三五 is 2016/2020."""
    return [period for name, period in words.terms("plan").items() if name in text]


PART = re.compile("上半年|季度|[0-9一二三四五六七八九十]月")


def as_options(given: dict[str, Any]) -> str:
    """What a ranking was narrowed by, as the command has it."""
    return "".join(f" --{field} {value}" for field, value in given.items())
