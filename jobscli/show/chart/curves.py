"""A panel of curves over years: a gap is a gap, a bound an arrow, a year that a document leaves out a cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jobscli.language import _
from jobscli.show.chart.canvas import (
    CARE,
    DASHES,
    FAINT,
    GREY,
    INK,
    PAPER,
    SERIES,
    Drawn,
    element,
    heading,
    length,
    line,
    path,
    plain,
    pointed,
    text,
)
from jobscli.show.chart.model import Amount, Curve, Curves
from jobscli.show.chart.scale import Scale, scale

TOGETHER = len(SERIES)  # so many curves stand in one picture; more are drawn apart
_HIGH, _SMALL = 230.0, 92.0  # of a picture of all curves, and of one of many
_LEAST = 150.0  # how wide one of many is at least
_ALIKE = 8  # up to so many times the smallest, one axis serves them all
_DOT, _DOT_SMALL = 3.2, 2.2


def curves(panel: Curves, wide: float) -> Drawn:
    """The panel `wide` units wide: all curves in one picture, or each in one of its own."""
    title = heading(panel.title, _("，").join((panel.told, *axes_told(panel))))
    drawn = _apart(panel, wide) if panel.apart else _together(panel, wide)
    return Drawn((*title, *drawn.parts), drawn.high)


def axes_told(panel: Curves) -> list[str]:
    """What a reader has to know of the axes: that they do not begin at zero, that each picture has its own."""
    if not panel.apart:
        return [] if _from_zero(_values(panel.curves)) else [_("纵轴不从 0 起")]
    shared = _alike(panel.curves)
    axes = [_values(panel.curves)] if shared else [_values([each]) for each in panel.curves]
    short = [each for each in axes if not _from_zero(each)]
    told = [] if shared else [_("各图纵轴不同")]
    if short:
        told.append(_("纵轴不从 0 起") if len(short) == len(axes) else _("虚线底边的纵轴不从 0 起"))
    return told


def crossed(panel: Curves) -> bool:
    """Whether crosses stand in a panel: in one picture of several curves nothing would say whose they are."""
    having = sum(bool(each.unreported) for each in panel.curves)
    return having > 0 and (panel.apart or having == 1)


def _together(panel: Curves, wide: float) -> Drawn:
    top, bottom = 40.0, 40.0 + _HIGH
    names = max((length(each.name, 12) for each in panel.curves), default=0)
    values = _values(panel.curves)
    upright = scale(values, bottom, top, zero=_from_zero(values))
    left = max(length(shown, 11) for _value, shown in upright.marks()) + 10
    across = _years(panel.periods, left + 12, wide - names - 26)
    parts = [*_grid(upright, left, wide - names - 14), *_axis(panel.periods, across, bottom, upright.low == 0)]
    ends: list[tuple[float, float, int, str]] = []
    for at, each in enumerate(panel.curves):
        own = each if crossed(panel) else each._replace(unreported=frozenset())
        parts += _curve(own, panel.periods, across, upright, at)
        last = [(x, point) for x, point in zip(across, each.points, strict=True) if point]
        ends += [(last[-1][0] + 9, upright.at(last[-1][1].value) + 4, at, each.name)] if last else []
    parts += _names(ends)
    return Drawn(tuple(parts), bottom + 30)


def _apart(panel: Curves, wide: float) -> Drawn:
    """One picture a curve, as many beside each other as have room."""
    count = max(1, min(len(panel.curves), int(wide // _LEAST)))
    each_wide, each_high = wide / count, _SMALL + 52
    shared = _values(panel.curves) if _alike(panel.curves) else []
    parts: list[str] = []
    for at, each in enumerate(panel.curves):
        x, y = (at % count) * each_wide, 34 + (at // count) * each_high
        inside = "".join(_one(panel, each, shared or _values([each]), each_wide - 14))
        parts.append(element("g", inside, transform=f"translate({plain(x)} {plain(y)})"))
    rows = -(-len(panel.curves) // count)
    return Drawn(tuple(parts), 34 + rows * each_high)


def _one(panel: Curves, curve: Curve, values: Sequence[Decimal], wide: float) -> Iterator[str]:
    top, bottom = 22.0, 22.0 + _SMALL
    upright = scale(values, bottom, top, zero=_from_zero(values), about=2)
    left = max(length(shown, 10) for _value, shown in upright.marks()) + 8
    across = _years(panel.periods, left + 8, wide - 10)
    yield text(left, 13, curve.name, size=12, weight="bold")
    last = [(period, each) for period, each in zip(panel.periods, curve.points, strict=True) if each]
    if last:
        yield text(wide, 13, f"{_year(last[-1][0])}  {last[-1][1].said}", size=11, anchor="end", fill=INK)
    yield from _grid(upright, left, wide, 10)
    yield from _axis(panel.periods, across, bottom, upright.low == 0, 10)
    yield from _curve(curve, panel.periods, across, upright, dot=_DOT_SMALL)


def _values(curves: Sequence[Curve]) -> list[Decimal]:
    """The values that must lie on the axis."""
    return [value for curve in curves for each in curve.points if each for value in _ends(each)]


def _ends(each: Amount) -> list[Decimal]:
    return [value for value in (each.value, each.high) if value.is_finite()]


def _from_zero(values: Sequence[Decimal]) -> bool:
    """Whether an axis begins at zero: where it does not, a change that is small beside the value could not be seen."""
    found = [float(each) for each in values]
    return len(set(found)) < 2 or min(found) < 0.6 * max(found)


def _alike(curves: Sequence[Curve]) -> bool:
    tops = [max(float(each.value) for each in curve.points if each) for curve in curves if any(curve.points)]
    return bool(tops) and 0 < max(tops) <= _ALIKE * min(tops)


def _years(periods: Sequence[str], start: float, end: float) -> list[float]:
    """Where each period stands: years at their distances, and what is no year behind the one before."""
    if len(periods) < 2:
        return [(start + end) / 2] * len(periods)
    firsts = [int(each[:4]) if each[:4].isdecimal() else at for at, each in enumerate(periods)]
    places = firsts if len(set(firsts)) == len(firsts) else list(range(len(periods)))
    whole = max(places[-1] - places[0], 1)
    return [start + (place - places[0]) / whole * (end - start) for place in places]


def _grid(upright: Scale, left: float, right: float, size: float = 11) -> Iterator[str]:
    for value, shown in upright.marks():
        y = upright.at(value)
        yield line(left, y, right, y, FAINT)
        yield text(left - 6, y + 4, shown, size=size, anchor="end", fill=GREY)


def _axis(
    periods: Sequence[str], across: Sequence[float], bottom: float, zero: bool, size: float = 11
) -> Iterator[str]:
    if across:
        yield line(across[0] - 8, bottom, across[-1] + 8, bottom, GREY, stroke_dasharray="" if zero else "3 3")
    reach = float("-inf")
    last = len(periods) - 1
    tail = across[last] - length(_year(periods[last]), size) - 6 if periods else 0
    for at, (period, x) in enumerate(zip(periods, across, strict=True)):
        half = length(_year(period), size) / 2
        yield line(x, bottom, x, bottom + 4, GREY)
        if x - half > reach and (at == last or x + half < tail + half):
            yield text(x, bottom + 16, _year(period), size=size, anchor="middle", fill=GREY)
            reach = x + half + 4


def _year(period: str) -> str:
    first, _slash, last = period.partition("/")
    return f"{first}—{last[2:]}" if last else first


def _curve(
    curve: Curve,
    periods: Sequence[str],
    across: Sequence[float],
    upright: Scale,
    at: int = 0,
    dot: float = _DOT,
) -> Iterator[str]:
    """The lines between years without a gap, then a mark a year."""
    colour = SERIES[at % len(SERIES)]
    for run in _runs(curve, periods):
        points = [(across[n], upright.at(each.value)) for n, each in run]
        if len(points) > 1:
            yield path(points, colour, stroke_width=2, stroke_dasharray=DASHES[at % len(DASHES)])
    for x, each in zip(across, curve.points, strict=True):
        if each is not None:
            yield pointed("".join(_mark(each, x, upright, colour, dot)), f"{curve.name} {each.told}")
    for n in sorted(curve.unreported):
        yield text(across[n], upright.start - 3, "×", size=3 * dot, anchor="middle", fill=GREY)


def _runs(curve: Curve, periods: Sequence[str]) -> list[list[tuple[int, Amount]]]:
    """The points without a gap between them: each period begins in the year after the one before ends."""
    runs: list[list[tuple[int, Amount]]] = []
    for n, each in enumerate(curve.points):
        if each is None:
            continue
        if not (runs and runs[-1][-1][0] == n - 1 and _follows(periods[n - 1], periods[n])):
            runs.append([])
        runs[-1].append((n, each))
    return runs


def _follows(before: str, after: str) -> bool:
    """Whether no year lies between two periods; of what are no whole years nothing is known.

    >>> _follows("2020", "2021"), _follows("2006/2010", "2016/2020"), _follows("2019-01/2019-09", "2020-01/2020-09")
    (True, False, True)
    """
    end, start = before.rpartition("/")[2], after.partition("/")[0]
    return not (end.isdecimal() and start.isdecimal()) or int(start) - int(end) <= 1


def _mark(each: Amount, x: float, upright: Scale, colour: str, dot: float) -> Iterator[str]:
    """A dot; hollow where it is only about there or an aim; an arrow where the true value may go on."""
    y = upright.at(each.value)
    if each.high.is_finite() and each.high > each.value:
        yield line(x, y, x, upright.at(each.high), colour, stroke_width=4, stroke_opacity=0.4)
    if each.bound == "at_least" and not each.aim:
        yield path([(x, y), (x, y - 15)], CARE, stroke_width=1.4)
        yield path([(x - 3.5, y - 11), (x, y - 15.5), (x + 3.5, y - 11)], CARE, stroke_width=1.4)
    elif each.bound == "at_most" and not each.aim:
        yield path([(x, y), (x, y + 15)], CARE, stroke_width=1.4)
        yield path([(x - 3.5, y + 11), (x, y + 15.5), (x + 3.5, y + 11)], CARE, stroke_width=1.4)
    if each.aim:
        corners = (
            f"M{plain(x)} {plain(y - 5)}L{plain(x + 5)} {plain(y)}L{plain(x)} {plain(y + 5)}L{plain(x - 5)} {plain(y)}Z"
        )
        yield element("path", d=corners, fill=PAPER, stroke=colour, stroke_width=1.6)
    else:
        fill = PAPER if each.bound == "about" else colour
        yield element("circle", cx=x, cy=y, r=dot, fill=fill, stroke=colour, stroke_width=1.4)


def _names(ends: Sequence[tuple[float, float, int, str]]) -> Iterator[str]:
    """The name of each curve beside its last point, none upon another."""
    taken: list[tuple[float, float, float]] = []  # where one begins and ends, and its base
    for x, y, at, name in sorted(ends, key=lambda each: (each[1], each[2])):
        end = x + length(name, 12)
        while any(start < end and x < stop and abs(base - y) < 14 for start, stop, base in taken):
            y += 2
        taken.append((x, end, y))
        yield text(x, y, name, size=12, fill=SERIES[at % len(SERIES)], weight="bold", clear=True)
