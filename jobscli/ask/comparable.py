"""When two figures may stand beside each other, and why not: the rules of comparison.

Two statistics are comparable when metric, unit, aspect, price basis, status, scope, period, population and place agree.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jobscli import words
from jobscli.ask.periods import period_said
from jobscli.language import _
from jobscli.record import Statistic

# In the order in which a difference is told: what is measured before when, when before how.
DIMENSIONS = ("aspect", "price_basis", "status", "place", "population", "unit", "scope", "period")

INFINITY = Decimal("Infinity")


def differences(one: Statistic, other: Statistic) -> list[str]:
    """The dimensions in which two statistics of one metric differ; none when they are comparable."""
    return [field for field in DIMENSIONS if compared(one, field) != compared(other, field)]


def compared(statistic: Statistic, field: str) -> Any:
    """The value of `field` as it is compared: a unit that is only inferred never stands with what is printed."""
    return unit_said(statistic) if field == "unit" else getattr(statistic, field)


def unit_said(statistic: Statistic) -> str | None:
    """The unit; of a figure that prints none what it must be, marked: 元（推定）."""
    if statistic.unit is not None or statistic.unit_inferred is None:
        return statistic.unit
    return _("{unit}（推定）").format(unit=statistic.unit_inferred)


def has_unit(statistic: Statistic, unit: str | None) -> bool:
    """Whether a figure is in `unit`, as printed or, where nothing is, as inferred."""
    return unit == statistic.unit or (statistic.unit is None and unit == statistic.unit_inferred)


def counts_new(statistic: Statistic) -> bool:
    """Whether a figure counts what came to a stock, where its metric does not say so: 新增农村劳动力转移就业.

    From a year's stock of 1974万人 to 181万人 that came to it in the next nothing fell.
    """
    return "新增" in statistic.label and "新增" not in statistic.metric


def price_said(statistic: Statistic) -> str | None:
    """What a growth is a growth of: 实际增速，已扣除价格因素."""
    if statistic.price_basis is None:
        return None
    return _("实际增速，已扣除价格因素") if statistic.price_basis == "real" else _("名义增速，未扣除价格因素")


def interval(statistic: Statistic) -> tuple[Decimal, Decimal]:
    """Between which values the true one lies.

    An achieved 超过23亿 is [23亿, ∞) and an at_most is [0, v]; 约 keeps its printed value. A target or a limit
    is the number it names: there the bound is part of the aim.
    """
    value = statistic.value
    if statistic.bound == "between" and statistic.high is not None:
        return value, statistic.high
    if statistic.status != "achieved":
        return value, value
    if statistic.aspect == "change" and value < 0 and statistic.bound in ("at_least", "at_most"):
        return (-INFINITY, value) if statistic.bound == "at_most" else (value, Decimal(0))  # 下降超14%
    if statistic.bound == "at_least":
        return value, INFINITY
    if statistic.bound == "at_most":
        return min(Decimal(0), value), value
    return value, value


def spoken(field: str, value: str | None) -> str:
    """`value` of `field` in words: 全年, 目标, 2021—2025年, 离校未就业应届毕业生; what is None is 未注明."""
    if value is None:
        return _("未注明")
    if field == "period":
        return period_said(value).replace(" ", "")
    return words.say(field, value) if field in {"aspect", "price_basis", "status", "scope", "bound"} else value


def scope_said(figure: Statistic) -> str:
    """The scope of a figure in words; what is paid by the month, and is not of one month, is 每月 and not 当月."""
    if figure.scope == "monthly" and "-" not in (figure.period or ""):
        return _("每月")
    return spoken("scope", figure.scope)


def why(field: str, found: Statistic, *wanted: str | None) -> str:
    """The sentence that says how `found` differs in `field` from the `wanted` value, or from each of them."""
    has = spoken(field, compared(found, field))
    want = _("、").join(spoken(field, each) for each in wanted)
    if field == "region":
        return _("文件里看不出是哪个地区；重新 add 时用 --region 指明")
    if field == "aspect":
        return _("是变动，不是水平") if found.aspect == "change" else _("是水平，不是变动")
    if field == "status":
        return _("是{has}，不是{want}的数").format(has=has, want=want)
    if field == "price_basis":
        return _("{has}增速，不是{want}增速").format(has=has if found.price_basis else _("未注明的"), want=want)
    if field == "population":
        return _("人群不同：{has}").format(has=has)
    if field == "place":
        return _("只是{has}的数").format(has=has) if found.place else _("是全省的数，不是{want}的").format(want=want)
    if field == "confidence":
        return _("机器读出，把握低；用 --low-confidence 列入")
    names = {"unit": _("单位"), "scope": _("口径"), "period": _("期间")}
    return _("{name}是{has}，不是{want}").format(name=names.get(field, field), has=has, want=want)
