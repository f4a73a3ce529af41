"""From one year to the next: whose figures rose or fell, who grew fastest, and which aims were set higher or lower."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jobscli import words
from jobscli.ask import large
from jobscli.ask.calc import difference, shown
from jobscli.ask.comparable import counts_new
from jobscli.ask.filters import own_population
from jobscli.ask.outcome import RATES
from jobscli.ask.panel import panel
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, places, where
from jobscli.ask.question.claims import apart
from jobscli.ask.question.figures import PART, YEAR, wanted
from jobscli.ask.question.slots import Question
from jobscli.ask.rank import rank
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Store, Where

_RISEN = re.compile("[比较](?:20[0-9]{2}|上|前一)年[^0-9]{0,6}?(?:多|高|大|增|上升|提高|好|涨)|增加了的|增长了的")
_FALLEN = re.compile("[比较](?:20[0-9]{2}|上|前一)年[^0-9]{0,6}?(?:少|低|小|减|降|下滑|差)|减少了的|下降了的|负增长")
_FASTEST = re.compile("(?:增长|增速|增幅|涨)(?:得|率)?最(?:快|高|多|大|猛)|最快.{0,4}增长")
_SLOWEST = re.compile(
    "(?:增长|增速|增幅|涨|降|下降|减少)(?:得|率)?最(?:慢|低|小|少|多|快)|(?:降|下降|减少)得?最(?:多|快|大)"
)
_SET_LOWER = "下调|调低|降低|下降|调减|减少|定得低了"
_SET_HIGHER = "上调|调高|提高|上升|调增|增加|定得高了"
_SET_ALIKE = "没有?变|不变|持平|没有?调整|一样"
_AIMS_MOVED = re.compile(
    f"(?P<lower>{_SET_LOWER})|(?P<higher>{_SET_HIGHER})|(?P<same>{_SET_ALIKE})|(?P<any>调整|变动|变化)"
)
_DONE = re.compile("实际|实绩|完成|达到|实现了?吗|做到")
_TOLD = 12  # places told of each side


class Move(NamedTuple):
    """Two figures of one place, of the year before and of the year."""

    before: Statistic
    after: Statistic

    @property
    def side(self) -> int | None:
        """1 where the later is surely more, -1 where it is less, 0 where both are the same; None if unsure."""
        return apart(self.after, self.before)

    @property
    def growth(self) -> Decimal | None:
        """By how much it grew, in per cent, of a rate in points; None where one of them is no exact number."""
        if {self.before.bound, self.after.bound} != {"exact"} or not self.before.value:
            return None
        gone = self.after.value - self.before.value
        return gone if self.after.unit in RATES else gone / abs(self.before.value) * 100

    @property
    def told(self) -> str:
        """Both figures as they are printed, and what lies between them: 安徽 75.95万人→75.7万人（推算 -0.25 万 人）."""
        made = difference(self.after, replace(self.before, period=self.after.period))
        both = f"{self.after.region} {self.before.text}→{self.after.text}"
        if made.value is None or made.is_about or self.after.status != "achieved":
            return both
        sign = "+" if made.value > 0 else ""
        return both + _("（推算 {sign}{gone} {unit}）").format(sign=sign, gone=shown(made.value), unit=made.unit)


# Two aims against each other, and not an aim against a result: 今年的目标比去年高吗.
_AIM_AGAINST_AIM = re.compile(
    "目标[^实完]*[比较](?:20[0-9]{2})年(?:[^0-9实完]{0,12}目标)?(?:[定设]得)?更?(?:(?P<higher>高|多|大)|(?P<lower>低|少|小))"
)


def aims_moved(store: Store, question: Question) -> Asked | None:
    """Whose aim of a year is lower, higher or the same as that of the year before: 哪些省下调了新增就业目标."""
    found = _AIM_AGAINST_AIM.search(question.text) or _AIMS_MOVED.search(question.text)
    if "aim" not in question.cues or "目标" not in question.text or found is None or not question.metrics:
        return None
    if _DONE.search(question.text):
        return None
    name = question.metrics[0]
    aims = _of_whole_years(store, question, name, "target")
    pair = _years(question, aims)
    if pair is None:
        return None
    moves, single = _moves(aims, pair)
    if not moves:
        return None
    named = [replace(one, bound="exact") for move in moves for one in move]  # an aim is the number that it names
    sides = [apart(after, before) for before, after in zip(named[::2], named[1::2], strict=True)]
    lower, higher, same = ([move for move, side in zip(moves, sides, strict=True) if side == n] for n in (-1, 1, 0))
    kinds = {"lower": (_("下调"), lower), "higher": (_("上调"), higher), "same": (_("没有变"), same)}
    lines = [_("{before} 年到 {after} 年的目标：").format(before=pair[0], after=pair[1])]
    asked = found.lastgroup or "any"
    if _is_backward(question, pair):
        asked = {"lower": "higher", "higher": "lower"}.get(asked, asked)
    if "judge" in question.cues and len(moves) == 1 and asked in kinds and sides[0] is not None:
        lines.insert(0, _("是") if kinds[asked][1] else _("不是，没有变") if same else _("不是"))
    for kind in sorted(kinds, key=lambda each: each != asked):
        how, own = kinds[kind]
        if own or (kind == asked and len(moves) > 1):
            lines.append(_("{how}的：{told}").format(how=how, told=_told(own)))
    lines += _alone(single)
    return _table(store, name, pair, lines, "目标")


def moved(store: Store, question: Question) -> Asked | None:
    """Who has more, or less, than the year before, or grew fastest; computed where no text tells it."""
    ranks = {1: _FASTEST, -1: _SLOWEST}
    order = next((n for n, sign in ranks.items() if sign.search(question.text)), 0)
    side = 1 if _RISEN.search(question.text) else -1 if _FALLEN.search(question.text) else 0
    if not question.metrics or not (order or side) or "aim" in question.cues:
        return None
    if len(question.regions) == 1:
        return _whether(store, question, side)
    if not order and not _asks_who(question):
        return None
    name = question.metrics[0]
    levels = _of_whole_years(store, question, name, "achieved")
    pair = _years(question, levels)
    if order and pair and _are_told(store, question, name, pair[1]):
        return None
    moves, single = _moves(levels, pair) if pair else ([], [])
    if pair is None or not moves:
        return None
    lines = _ranked(moves, order) if order else _sides(moves, side, pair[0])
    return _table(store, name, pair, [*lines, *_alone(single)])


def _whether(store: Store, question: Question, side: int) -> Asked | None:
    """Whether one place has more in a year than in another, or less: 江苏2025年城镇新增就业比2024年多吗."""
    if "judge" not in question.cues or not side or question.numbers or PART.search(question.text):
        return None
    name = question.metrics[0]
    levels = _of_whole_years(store, question, name, "achieved")
    pair = _years(question, levels)
    if pair is None or "population" in wanted(store, question, name):
        return None
    moves, _single = _moves(levels, pair)
    if len(moves) != 1:
        return None
    before, after = moves[0]
    if _is_backward(question, pair):
        before, after = after, before
    found = Move(before, after)
    more, less = (_("高"), _("低")) if after.unit in RATES else (_("多"), _("少"))
    how = {1: more, -1: less, 0: _("一样"), None: ""}[found.side]
    verdict = _("不能确定") if found.side is None else _("是") if found.side == side else _("不是")
    made = difference(after, replace(before, period=after.period))
    if found.side and made.value is not None and not made.is_about:
        how += _(" {gone} {unit}（推算）").format(gone=shown(abs(made.value)), unit=made.unit)
    both = told.figures((after, before), metric=name, dated=True)
    line = _("：").join(filter(None, (verdict, how)))
    years = ",".join(str(each.period) for each in (after, before))
    answer = rank(store, name, wanted={"period": years.split(",")}, regions=question.regions)
    return Asked(f"jobscli rank {name}{places(question)} --period {years}", (line, both), answer)


def _is_backward(question: Question, pair: tuple[str, str]) -> bool:
    """Whether the earlier year is held against the later one: 2024年比2025年多吗."""
    return any(f"{against}{pair[1]}年" in question.text for against in "比较")


def _asks_who(question: Question) -> bool:
    return bool({"list", "who", "rank"} & question.cues) or any(
        each in question.text for each in ("哪", "谁", "几个省")
    )


def _are_told(store: Store, question: Question, metric: str, year: str) -> bool:
    """Whether texts tell by how much the metric changed in a year, in two regions and more."""
    told: Where = {"metric": [metric], "aspect": ["change"], "status": ["achieved"], "period": [year]}
    figures = large.statistics(store, {**where(question), **told})
    return len({each.region for each in figures if each.region != NATION and each.place is None}) > 1


def _of_whole_years(store: Store, question: Question, metric: str, status: str) -> list[Statistic]:
    """The levels of whole regions and of all people, by the year."""
    wanted: Where = {"metric": [metric], "aspect": ["level"], "status": [status]}
    whom = (None, own_population(metric))
    return [
        each
        for each in large.statistics(store, {**where(question), **wanted})
        if each.place is None
        and each.population in whom
        and each.region != NATION
        and each.scope in ("annual", "year_end")
        and each.confidence != "low"
        and len(each.period or "") == len("2025")
    ]


def _years(question: Question, figures: Iterable[Statistic]) -> tuple[str, str] | None:
    """The year before and the year: those that the question names, else the last that two places have with its own."""
    named = sorted(dict.fromkeys(YEAR.findall(question.text)))
    if len(named) > 2:
        return None
    if named:
        return (named[0], named[1]) if len(named) == 2 else (str(int(named[0]) - 1), named[0])
    having: dict[str, set[str]] = {}
    for each in figures:
        having.setdefault(each.period or "", set()).add(each.region)
    both = [year for year, own in having.items() if len(own & having.get(str(int(year) - 1), set())) > 1]
    return (str(int(max(both)) - 1), max(both)) if both else None


def _moves(figures: Sequence[Statistic], pair: tuple[str, str]) -> tuple[list[Move], list[Statistic]]:
    """The places with a figure of both years, and the figures of those with one; comparable in all else."""
    by_region: dict[str, Mapping[str, Statistic]] = {}
    for each in figures:  # what is told last of a year is what holds
        if each.period in pair:
            by_region[each.region] = {**by_region.get(each.region, {}), each.period: each}
    moves = [Move(own[pair[0]], own[pair[1]]) for own in by_region.values() if len(own) > 1]
    moves = [each for each in moves if (each.before.scope, each.before.unit) == (each.after.scope, each.after.unit)]
    moves = [each for each in moves if counts_new(each.before) == counts_new(each.after)]
    order = {name: at for at, name in enumerate(words.regions())}
    moves.sort(key=lambda each: order.get(each.after.region, len(order)))
    having = {each.after.region for each in moves}
    return moves, [one for region, own in by_region.items() if region not in having for one in own.values()]


def _told(moves: Sequence[Move]) -> str:
    return _("；").join(each.told for each in moves[:_TOLD]) or _("没有")


def _alone(single: Sequence[Statistic]) -> list[str]:
    if not single:
        return []
    told = _("；").join(f"{each.region} {each.period} 年 {each.text}" for each in single[:_TOLD])
    return [_("只有一年的，不能说：{told}").format(told=told)]


def _sides(moves: Sequence[Move], side: int, before: str) -> list[str]:
    """Those on the side that is asked for first, then the others."""
    said = {1: _("比 {year} 年多的"), -1: _("比 {year} 年少的"), 0: _("和 {year} 年一样的"), None: _("不能确定的")}
    if moves[0].after.unit in RATES:
        said |= {1: _("比 {year} 年高的"), -1: _("比 {year} 年低的")}
    lines = []
    for one in (side, -side, 0, None):
        own = [each for each in moves if each.side == one]
        if own or one == side:
            lines.append(_("{how}：{told}").format(how=said[one].format(year=before), told=_told(own)))
    return lines


def _ranked(moves: Sequence[Move], order: int) -> list[str]:
    """The places by how much they grew, the fastest first, or the slowest; who told no exact number stands apart."""
    sure = [(each, each.growth) for each in moves]
    known = sorted(((each, n) for each, n in sure if n is not None), key=lambda pair: -order * pair[1])
    unit = _("个百分点") if moves[0].after.unit in RATES else "%"
    told = _("；").join(
        f"{each.after.region} {'+' if n > 0 else ''}{shown(n)}{unit}（{each.before.text}→{each.after.text}）"
        for each, n in known[:_TOLD]
    )
    year = moves[0].after.period
    lines = [_("{year} 年比上年，推算的增减：{told}").format(year=year, told=told or _("没有"))]
    unsure = [each for each, n in sure if n is None]
    return [*lines, *([_("不是确数、排不了的：{told}").format(told=_told(unsure))] if unsure else [])]


def _table(store: Store, metric: str, pair: tuple[str, str], lines: Sequence[str], status: str = "") -> Asked:
    """The answer over the table of both years."""
    years = "-".join(pair)
    answer = panel(store, [metric], rows={}, years=years, status=status or None)
    option = f" --status {status}" if status else ""
    return Asked(f"jobscli panel {metric} --years {years}{option}", tuple(lines), answer)
