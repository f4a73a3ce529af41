"""`calc`: what may be computed from figures, marked 推算 with what it is made of, or the reason why it may not.

A sum wants figures that differ in nothing but their region or population; a difference wants comparable ones; a ratio
any two levels, with what they differ in said. A level less its change, or divided by it, is the value of the year
before; a level and a share make the part or the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jobscli.ask.answer import Flat, trees
from jobscli.ask.comparable import differences, spoken
from jobscli.ask.corrected import printed
from jobscli.ask.lookup import entry
from jobscli.ask.outcome import RATES
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION, Statistic, number
from jobscli.store import Store

SIGNS = {"+": "+", "＋": "+", "-": "-", "−": "-", "－": "-", "–": "-", "×": "×", "x": "×", "*": "×", "÷": "÷", "/": "÷"}
_FIELDS = {"status": _("性质"), "unit": _("单位"), "aspect": _("方面"), "scope": _("口径"), "period": _("期间")}
_FIELDS |= {"population": _("人群"), "place": _("所指的地方"), "price_basis": _("名义或实际")}


@dataclass(frozen=True)
class Derived:
    """The answer to `calc`: a value made of `figures`, or why there is none."""

    sign: str
    figures: tuple[Statistic, ...]
    value: Decimal | None = None
    unit: str = ""
    what: str = ""
    refused: str | None = None
    notes: tuple[str, ...] = ()
    notice: str | None = None

    @property
    def told(self) -> str:
        """The computation in a line: 推算：1.5亿元 ÷ 2.16万人 = 6944.4 元/人."""
        terms = f" {self.sign} ".join(printed(each) for each in self.figures)
        if self.sign == "÷" and self.value is not None and self.figures[1].aspect == "change":
            terms = f"{printed(self.figures[0])} ÷ (1 + {printed(self.figures[1])})"
        if self.value is None:
            return _("不能算：{terms}；{why}").format(terms=terms, why=self.refused)
        about = _("约 ") if self.is_about else ""
        return _("推算：{terms} = {about}{value} {unit}{what}").format(
            terms=terms,
            about=about,
            value=shown(self.value),
            unit=self.unit,
            what=f"（{self.what}）" if self.what else "",
        )

    @property
    def is_about(self) -> bool:
        """Whether one of the figures is no exact number, so that the value is none."""
        return any(each.bound != "exact" for each in self.figures)

    def rows(self) -> list[Flat]:
        """One row: the value, and the ids that it is made of."""
        tree = self.tree()
        return [{**tree, "statistics": "；".join(each.id for each in self.figures), "notes": "；".join(self.notes)}]

    def tree(self) -> dict[str, Any]:
        """The computation, always marked as derived."""
        return {
            "derived": True,
            "sign": self.sign,
            "value": None if self.value is None else number(round(self.value, 6)),
            "unit": self.unit or None,
            "what": self.what or None,
            "refused": self.refused,
            "notes": list(self.notes),
            "told": self.told,
            "statistics": trees(self.figures),
        }


def shown(value: Decimal) -> str:
    """A computed number as people write it: 1.25 亿, 166.5 万, 6944.44."""
    for name, size in (("亿", 10**8), ("万", 10**4)):
        if abs(value) >= size:
            return f"{_short(value / size)} {name}"
    return _short(value)


def _short(value: Decimal) -> str:
    return f"{round(value, 2):f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def computed(store: Store, terms: Sequence[str]) -> Derived:
    """What `terms` come to: figures by id or by words, with a sign between. Raises UsageError where they are none."""
    pieces: list[list[str]] = [[]]
    signs: list[str] = []
    for word in " ".join(terms).split():
        if word in SIGNS:
            signs.append(SIGNS[word])
            pieces.append([])
        else:
            pieces[-1].append(word)
    named = [" ".join(each) for each in pieces]
    if not signs or not all(named) or len(set(signs)) > 1 or (signs[0] != "+" and len(signs) > 1):
        raise UsageError(
            _("写两个数，中间一个 + - × ÷，前后空格；相加可以更多"),
            [(_("写作"), "jobscli calc s4359 ÷ s4346"), ("", "jobscli calc s611 + s633")],
        )
    found = [entry(store, each).record for each in named]
    figures = [each for each in found if isinstance(each, Statistic)]
    if len(figures) < len(found):
        wrong = next(name for name, each in zip(named, found, strict=True) if not isinstance(each, Statistic))
        raise UsageError(_("“{name}”不是数字").format(name=wrong), [(_("列出"), "jobscli statistics")])
    return derived(signs[0], figures)


def derived(sign: str, figures: Sequence[Statistic]) -> Derived:
    """`figures` joined by `sign`, one of + - × ÷."""
    if sign == "+":
        return total(figures)
    return {"-": difference, "×": part, "÷": ratio}[sign](*figures[:2])


def total(figures: Sequence[Statistic]) -> Derived:
    """The sum of figures of one metric, each of another region or population, alike in all else."""
    why = _overlap(figures)
    if why:
        return Derived("+", tuple(figures), refused=why)
    value = sum((each.value for each in figures), Decimal(0))
    return Derived("+", tuple(figures), value, figures[0].unit or "", _("只含这几个数"))


def _overlap(figures: Sequence[Statistic]) -> str | None:
    first = figures[0]
    if len({each.id for each in figures}) < len(figures):
        return _("同一个数写了两次")
    if len({each.metric for each in figures}) > 1:
        told = _("、").join(dict.fromkeys(each.metric for each in figures))
        return _("指标不同（{told}），人或钱可能重复算").format(told=told)
    if any(each.unit == "%" for each in figures):
        return _("比率不能相加")
    apart = [field for each in figures[1:] for field in differences(first, each) if field != "population"]
    if apart:
        return _unlike(apart[0], figures)
    by_region: dict[str, list[Statistic]] = {}
    for each in figures:
        by_region.setdefault(each.region, []).append(each)
    for own in by_region.values():
        whom = {each.population for each in own}
        if len(own) > 1 and (None in whom or len(whom) < len(own)):
            return _("同一地区的几个数可能重叠，原文没有说分开")
    whom = {each.population for each in figures}
    if len(by_region) > 1 and len(whom) > 1:
        return _unlike("population", figures)
    return None


def _unlike(field: str, figures: Sequence[Statistic]) -> str:
    if field == "region":
        return _("地区不同（{told}）").format(told=_("，").join(each.region for each in figures))
    told = _("，").join(f"{each.region}{spoken(field, getattr(each, field))}" for each in figures)
    return _("{field}不同（{told}）").format(field=_FIELDS.get(field, field), told=told)


def difference(one: Statistic, other: Statistic) -> Derived:
    """How far two comparable figures lie apart; of a level and its own change, the level of the year before."""
    both = (one, other)
    if other.aspect == "change" and one.aspect == "level":
        if other.metric != one.metric or other.region != one.region:
            return Derived("-", both, refused=_("这个变动不是前一个数的变动"))
        if other.unit != "百分点" and other.unit != one.unit:
            return Derived("-", both, refused=_("变动是比率，上年的数用 ÷ 来算"))
        return Derived("-", both, one.value - other.value, one.unit or "", _("上年的数"))
    if one.metric != other.metric:
        return Derived("-", both, refused=_("指标不同（{a}、{b}）").format(a=one.metric, b=other.metric))
    if apart := differences(one, other):
        return Derived("-", both, refused=_unlike(apart[0], both))
    unit = _("个百分点") if one.unit == "%" else one.unit or ""
    return Derived("-", both, one.value - other.value, unit, notes=_notes(both))


def part(one: Statistic, other: Statistic) -> Derived:
    """A level times a share of it."""
    both = (one, other)
    level, share = both if other.unit == "%" else (other, one)
    if share.unit != "%" or level.unit == "%" or share.aspect != "level" or level.aspect != "level":
        return Derived("×", both, refused=_("要一个数和一个占它的比率"))
    if level.region != share.region:
        return Derived("×", both, refused=_unlike("region", both))
    return Derived("×", both, level.value * share.value / 100, level.unit or "", notes=_notes(both))


def ratio(one: Statistic, other: Statistic) -> Derived:
    """One level by another; by its change in per cent, the level of the year before; by its share, the whole."""
    both = (one, other)
    if not other.value:
        return Derived("÷", both, refused=_("除数是 0"))
    if other.unit == "%" and one.unit != "%":
        if one.region != other.region:
            return Derived("÷", both, refused=_unlike("region", both))
        if other.aspect == "change":
            if one.metric != other.metric:
                return Derived("÷", both, refused=_("这个变动不是前一个数的变动"))
            return Derived("÷", both, one.value / (1 + other.value / 100), one.unit or "", _("上年的数"))
        return Derived("÷", both, one.value * 100 / other.value, one.unit or "", _("占的总数"), notes=_notes(both))
    if "change" in (one.aspect, other.aspect):
        return Derived("÷", both, refused=_("变动不能当水平来除"))
    if one.unit == other.unit and one.metric == other.metric:
        apart = differences(one, other)
        if is_a_total(one) and _is_within(one, other) and set(apart) <= {"place"}:
            what = _("占{whole}的比重").format(whole=other.region)
            return Derived("÷", both, one.value * 100 / other.value, "%", what, notes=_notes(both))
        told = (_unlike(apart[0], both),) if apart else ()
        return Derived("÷", both, one.value / other.value, _("倍"), notes=(*told, *_notes(both)))
    if one.unit == other.unit and one.value < other.value:
        unlike = _("指标不同（{a}、{b}），一个不一定是另一个的一部分").format(a=one.metric, b=other.metric)
        return Derived("÷", both, one.value * 100 / other.value, "%", notes=(unlike, *_notes(both)))
    unit = f"{one.unit or ''}/{other.unit or ''}"
    return Derived("÷", both, one.value / other.value, unit, notes=_notes(both))


# What is told by the head, as a mean or as a standard: what one place has of it is no part of what all have.
_NO_TOTAL = re.compile("人均|平均|均值|标准|指数|价格|工资水平|率$")


def is_a_total(figure: Statistic) -> bool:
    """Whether a figure counts things or money, so that the figures of places make up that of the whole."""
    rate = figure.unit in (*RATES, "百分点", "千分点", None)
    return not rate and figure.aspect == "level" and _NO_TOTAL.search(figure.metric) is None


def _is_within(one: Statistic, other: Statistic) -> bool:
    """Whether the first is of a place in that of the second, which is the nation or a whole province."""
    if other.place is not None or (one.region, one.place) == (other.region, other.place):
        return False
    return other.region in (NATION, one.region)


def _notes(figures: Sequence[Statistic]) -> tuple[str, ...]:
    """What to mind: bounds, and what two figures of different things differ in."""
    told = []
    if any(each.bound != "exact" for each in figures):
        told.append(_("不都是确数，得数只是大约"))
    for field in ("status", "scope", "period"):
        values = {getattr(each, field) for each in figures}
        if len(values) > 1 and len({each.metric for each in figures}) > 1:
            told.append(_unlike(field, figures) + _("，两个数不一定是一回事"))
    return tuple(told)
