"""Years in a row: who rose or fell in each of them, and for how many years one place did."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from jobscli.ask.cells import Cell
from jobscli.ask.outcome import RATES
from jobscli.ask.panel import panel
from jobscli.ask.panel_answer import Panel, Table
from jobscli.ask.places import Place
from jobscli.ask.question.asked import Asked
from jobscli.ask.question.cities import city_of
from jobscli.ask.question.claims import apart
from jobscli.ask.question.figures import YEAR
from jobscli.ask.question.slots import Question
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Store
from jobscli.words.also import amount

# How many years in a row, or each of those that are named; which way stands behind it.
_RUN = re.compile(
    "连续(?:了)?(?P<n>[一二两三四五六七八九十]{1,2}|[0-9]{1,2}|几|多少)年|(?P<each>年年|每年都|一年比一年|逐年)"
)
_WAY = re.compile("(?P<up>增|升|涨|提高|走高|扩大|多|高)|(?P<down>降|减|下滑|走低|回落|少|低)")
_NOT = re.compile("没有?$|未$|不$")
_CITIES = re.compile("哪[些个几]*(?:座)?(?:城市|市)|各市|地级市|的城市")
_LATELY = re.compile("[近这最]+([两二三四五六七八九十]|[0-9]{1,2})年")
_SPAN = re.compile(r"(20\d\d)年?[到至 ]+(20\d\d)")
_TOLD = 12  # places told of a kind
_FEW = 1  # changes: of fewer there is no row of years


class _Way(NamedTuple):
    """Which way it is asked whether a place went: 1 up, -1 down; over how many years, None for as many as there are."""

    side: int
    years: int | None
    words: str  # 比上年多


class _Run(NamedTuple):
    """The figures of a place, a year each, None where a year has none."""

    place: Place
    figures: tuple[Statistic | None, ...]

    def holds(self, side: int) -> bool | None:
        """Whether each is surely beyond the one before; False where one surely is not; None where that is unsure."""
        sides = [_side(before, after) for before, after in pairwise(self.figures)]
        if any(each not in (None, side) for each in sides):
            return False
        return True if all(each == side for each in sides) else None

    @property
    def lacks(self) -> bool:
        """Whether a year has no figure."""
        return None in self.figures

    @property
    def told(self) -> str:
        """Its figures as they are printed: 江苏 153万人→148.3万人→132.8万人."""
        return f"{self.place.full} " + "→".join(_("没有") if each is None else each.text for each in self.figures)


def in_a_row(store: Store, question: Question) -> Asked | None:
    """Who rose, or fell, in each of several years: 哪些省城镇新增就业连续两年下降; computed from each year's figure."""
    way = _way(question)
    if way is None or not question.metrics or {"aim", "sum", "lacks"} & question.cues:
        return None
    rows = _rows(store, question)
    try:
        table = panel(store, question.metrics[:1], rows=rows.given)
    except UsageError:
        return None
    span = _SPAN.search(question.text)
    years = _span(span) if span else _years(question, way, table, alone=rows.alone)
    if len(years) <= _FEW:
        return None
    runs = _runs(table.tables[0], table.places, years)
    of_one = _of_one if span or way.years else _how_long
    lines = of_one(runs, way, years) if rows.alone else _of_many(runs, way, years)
    answer = panel(store, question.metrics[:1], rows=rows.given, years=f"{years[0]}-{years[-1]}")
    command = f"jobscli panel {question.metrics[0]} --years {years[0]}-{years[-1]}{rows.option}"
    return Asked(command, tuple(lines), answer)


class _Rows(NamedTuple):
    """The rows of the table, as `panel` takes them and as the command has them, and whether it is one place."""

    given: Mapping[str, str | list[str]]
    option: str
    alone: bool


def _rows(store: Store, question: Question) -> _Rows:
    city = city_of(store, question)
    if city is not None:
        return _Rows({"regions": [city.full]}, f" --regions {city.full}", True)
    if _CITIES.search(question.text):
        within = {"within": list(question.regions)} if question.regions else {}
        option = f" --in {','.join(question.regions)}" if question.regions else ""
        return _Rows({"level": "市", **within}, f" --level 市{option}", False)
    if question.regions:
        option = f" --regions {','.join(question.regions)}"
        return _Rows({"regions": list(question.regions)}, option, len(question.regions) == 1)
    return _Rows({}, "", False)


def _way(question: Question) -> _Way | None:
    """What is asked for; None where nothing is said of years in a row, or of which way."""
    found = _RUN.search(question.text)
    if found is None:
        return None
    behind = question.text[found.end() :]
    way = _WAY.search(behind)
    if way is None or _NOT.search(behind[: way.start()].strip()):
        return None
    side = 1 if way["up"] else -1
    lately = _LATELY.search(question.text)
    number = amount(found["n"] or (lately[1] if lately is not None else ""))
    said = {1: _("一年比一年多"), -1: _("一年比一年少")}
    return _Way(side, int(number) if number else None, said[side])


def _years(question: Question, way: _Way, table: Panel, *, alone: bool) -> list[str]:
    """The years that are compared: up to the one named, else the last that two places have, or the one asked for."""
    having = _years_told(table.tables[0])
    if way.years is None:
        return _longest(table, way.side) if alone else []
    named = YEAR.findall(question.text)
    steps = range(-way.years, 1)
    rows = {year: set.intersection(*(having.get(str(int(year) + n), set()) for n in steps)) for year in having}
    enough = [] if alone else [year for year, own in rows.items() if len(own) > 1]
    last = named[-1] if named else max(enough or having, default="")
    return [str(int(last) + n) for n in steps] if last else []


def _span(found: re.Match[str]) -> list[str]:
    return [str(year) for year in range(int(found[1]), int(found[2]) + 1)]


def _years_told(table: Table) -> dict[str, set[Place]]:
    """The places that have a figure of each single year."""
    having: dict[str, set[Place]] = {}
    for (place, period), cell in table.cells.items():
        if cell.figure is not None and period.isdecimal():
            having.setdefault(period, set()).add(place)
    return having


def _longest(table: Panel, side: int) -> list[str]:
    """The last year with a figure of the one place, and the years before it through which it went that way."""
    found = [cell for cell in table.tables[0].cells.values() if cell.figure is not None and cell.period.isdecimal()]
    told = {cell.period: cell for cell in found}
    years = [max(told, default="")]
    while years[0] and (before := str(int(years[0]) - 1)) in told:
        years.insert(0, before)
        if _side(told[before].figure, told[years[1]].figure) != side:
            break  # the year in which it went another way is told, too
    return years


def _runs(table: Table, places: Sequence[Place], years: Sequence[str]) -> list[_Run]:
    empty: Cell | None = None
    found = [[table.cells.get((place, year), empty) for year in years] for place in places]
    runs = [
        _Run(place, tuple(each.figure if each else None for each in own))
        for place, own in zip(places, found, strict=True)
    ]
    return [each for each in runs if any(each.figures)]


def _side(before: Statistic | None, after: Statistic | None) -> int | None:
    """Whether `after` is more (1), less (-1) or the same (0); None where one is missing, or they are unlike."""
    if before is None or after is None or _is_new(before) != _is_new(after):
        return None
    return apart(after, before)


def _is_new(figure: Statistic) -> bool:
    """Whether a figure counts what was added alone, where the metric does not say so: 新增农村劳动力转移就业."""
    return "新增" in figure.label and "新增" not in figure.metric


def _of_one(runs: Sequence[_Run], way: _Way, years: Sequence[str]) -> list[str]:
    """The verdict on one place, with its figures."""
    if not runs:
        return [_("不能说：{first}—{last} 年没有数").format(first=years[0], last=years[-1])]
    run = runs[0]
    held = run.holds(way.side)
    verdict = {True: _("是"), False: _("不是"), None: _("不能确定")}[held]
    if run.lacks and held is None:
        missing = _("、").join(year for year, each in zip(years, run.figures, strict=True) if each is None)
        verdict = _("不能说：没有 {years} 年的数").format(years=missing)
    return [verdict, _printed(run, years)]


def _how_long(runs: Sequence[_Run], way: _Way, years: Sequence[str]) -> list[str]:
    """For how many years up to the last one place went that way."""
    run = runs[0]
    sides = [_side(*pair) for pair in pairwise(run.figures)]
    gone = next((n for n, side in enumerate(reversed(sides)) if side != way.side), len(sides))
    if gone:
        line = _("到 {last} 年已连续 {n} 年{how}").format(last=years[-1], n=gone, how=_than(way, run))
    else:
        line = _("没有：{last} 年就不是{how}").format(last=years[-1], how=_than(way, run))
    return [line, _printed(run, years)]


def _than(way: _Way, run: _Run) -> str:
    """比上年多, of a rate 比上年高."""
    rate = any(each is not None and each.unit in RATES for each in run.figures)
    more = {1: _("比上年高"), -1: _("比上年低")} if rate else {1: _("比上年多"), -1: _("比上年少")}
    return more[way.side]


def _printed(run: _Run, years: Sequence[str]) -> str:
    return _("{first}—{last} 年：{told}").format(first=years[0], last=years[-1], told=run.told)


def _of_many(runs: Sequence[_Run], way: _Way, years: Sequence[str]) -> list[str]:
    """Those that went that way in each year, those that did not, and those of which it cannot be told."""
    groups: dict[str, list[_Run]] = {}
    for each in runs:
        held = each.holds(way.side)
        kind = "yes" if held else "no" if held is False else "lacks" if each.lacks else "unsure"
        groups.setdefault(kind, []).append(each)
    rate = any(_than(way, each) != _than(way, _Run(each.place, ())) for each in runs)
    how = way.words.replace("多", "高").replace("少", "低") if rate else way.words
    first = _("{first}—{last} 年{how}的：{told}（按各年的数推算）")
    lines = [first.format(first=years[0], last=years[-1], how=how, told=_several(groups.get("yes", [])))]
    said = {
        "no": _("不是的：{told}"),
        "unsure": _("不能确定的，有的不是确数或口径不同：{told}"),
        "lacks": _("缺其中一年以上的，不能说：{told}"),
    }
    return [*lines, *(text.format(told=_several(groups[kind])) for kind, text in said.items() if kind in groups)]


def _several(runs: Sequence[_Run]) -> str:
    told = _("；").join(each.told for each in runs[:_TOLD]) or _("没有")
    return told + (_("；……共 {n} 个").format(n=len(runs)) if len(runs) > _TOLD else "")
