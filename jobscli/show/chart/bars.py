"""A panel of bars: solid for what is certain, pale for what is possible, open where nothing bounds it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jobscli.language import _
from jobscli.show.chart.canvas import (
    BLUE,
    CARE,
    FAINT,
    GREY,
    INK,
    LIGHT,
    PAPER,
    Drawn,
    element,
    heading,
    length,
    line,
    path,
    plain,
    pointed,
    rect,
    text,
)
from jobscli.show.chart.model import Amount, Bar, Bars
from jobscli.show.chart.scale import Scale, scale

_ROW = 23.0  # from one bar to the next
_BAR = 13.0  # how high it is
_OPEN = 36.0  # how far a bar goes on whose end is open
_FUZZY = 9.0  # how long the end of a bar is that is only about there
_LETTERS = 13.0
_FAR = Decimal("1.6")  # a line across that is so many times as far as the longest bar would squeeze them all


def bars(panel: Bars, wide: float) -> Drawn:
    """The panel `wide` units wide: its title, its bars, the marks of its axis."""
    names = max(length(each.name, _LETTERS) for each in panel.bars)
    ranks = max((length(each.rank, 12) for each in panel.bars), default=0)
    said = max(
        length(_beside(each.amount), _LETTERS) + (length(_aimed(each.aim), 11) + 8 if each.aim else 0)
        for each in panel.bars
    )
    left = (ranks + 8 if ranks else 0) + names + 10
    across = [each for each in panel.across if _near(each.amount, panel)]
    top = 46.0 if across else 34.0
    values = [value for each in (*panel.bars, *across) for value in _ends(each)]
    opened = _OPEN if any(not each.amount.high.is_finite() for each in panel.bars) else 0
    axis = scale(values, left, wide - said - 14 - opened)
    bottom = top + len(panel.bars) * _ROW
    parts = [*heading(panel.title, panel.told), *_grid(axis, top, bottom)]
    for at, each in enumerate(panel.bars):
        parts.append(pointed("".join(_row(each, axis, top + at * _ROW, ranks, left)), each.amount.told))
    for each in across:
        parts += _line_across(each, axis, top, bottom)
    far = [each for each in panel.across if each not in across]
    parts += [text(left, bottom + 36 + at * 18, _far(each, panel), size=12, fill=GREY) for at, each in enumerate(far)]
    return Drawn(tuple(parts), bottom + 26 + len(far) * 18)


def _near(amount: Amount, panel: Bars) -> bool:
    longest = max(abs(each.amount.value) for each in panel.bars)
    return not longest or abs(amount.value) <= longest * _FAR


def _far(bar: Bar, panel: Bars) -> str:
    return _("{name} {said} {unit}，参照，超出图幅，没有画").format(
        name=bar.name, said=bar.amount.said, unit=panel.unit
    )


def _grid(axis: Scale, top: float, bottom: float) -> Iterator[str]:
    for value, shown in axis.marks():
        x = axis.at(value)
        yield line(x, top - 4, x, bottom, GREY if not value else FAINT)
        yield text(x, bottom + 15, shown, size=11, anchor="middle", fill=GREY)


def _row(bar: Bar, axis: Scale, top: float, ranks: float, left: float) -> Iterator[str]:
    base = top + _ROW / 2 + 4.5
    if bar.rank:
        yield text(ranks, base, bar.rank, size=12, anchor="end", fill=GREY)
    yield text(left - 10, base, bar.name, size=_LETTERS, anchor="end")
    y = top + (_ROW - _BAR) / 2
    yield from _shape(bar.amount, axis, y)
    if bar.aim:
        yield _diamond(axis.at(bar.aim.value), y + _BAR / 2)
    reach = max(axis.at(each) for each in (*_ends(bar), Decimal(0)) if each.is_finite())
    reach += 4 if bar.aim and axis.at(bar.aim.value) > reach - 8 else 0
    reach += _OPEN if not bar.amount.high.is_finite() else 0
    yield text(reach + 6, base, bar.amount.said, size=_LETTERS, weight="" if bar.amount.aim else "bold", clear=True)
    if bar.amount.reference:
        x = reach + 6 + length(bar.amount.said, _LETTERS) + 5
        yield text(x, base, f"[{bar.amount.reference}]", size=11, fill=GREY, clear=True)
    if bar.aim:
        x = reach + 6 + length(_beside(bar.amount), _LETTERS) + 8
        yield text(x, base, _aimed(bar.aim), size=11, fill=GREY, clear=True)


def _ends(bar: Bar) -> list[Decimal]:
    """The values that a bar reaches to."""
    aimed = [bar.aim.value] if bar.aim else []
    return [bar.amount.value, bar.amount.low, bar.amount.high, *aimed]


def _shape(amount: Amount, axis: Scale, y: float) -> Iterator[str]:
    """The bar: from zero to what is certain, then what is possible."""
    zero, end = axis.at(0), axis.at(amount.value)
    if amount.aim:
        yield rect(min(zero, end), y + 0.5, abs(end - zero), _BAR - 1, LIGHT, stroke=BLUE)
        return
    if amount.bound == "at_most" and amount.value >= 0:
        yield rect(zero, y + 0.5, end - zero, _BAR - 1, LIGHT, stroke=CARE, stroke_dasharray="4 3")
        yield _arrow(end - 5, y, -1)
        return
    fuzzy = _FUZZY if amount.bound == "about" else 0.0
    solid = end - zero - (fuzzy / 2 if end >= zero else -fuzzy / 2)
    yield rect(min(zero, zero + solid), y, abs(solid), _BAR, BLUE)
    if fuzzy:
        yield rect(
            min(zero + solid, zero + solid + fuzzy), y, fuzzy, _BAR, "url(#fade)" if solid >= 0 else "url(#fade-back)"
        )
    if not amount.high.is_finite():
        yield rect(end, y, _OPEN - 8, _BAR, "url(#fade)")
        yield _arrow(end + _OPEN - 4, y, 1)
    elif not amount.low.is_finite():
        yield _arrow(end - 6, y, -1)
    elif amount.high > amount.value:
        yield rect(end, y + 0.5, axis.at(amount.high) - end, _BAR - 1, LIGHT, stroke=BLUE)


def _diamond(x: float, y: float) -> str:
    """The mark of what was aimed at."""
    corners = (
        f"M{plain(x)} {plain(y - 7)}L{plain(x + 7)} {plain(y)}L{plain(x)} {plain(y + 7)}L{plain(x - 7)} {plain(y)}Z"
    )
    return element("path", d=corners, fill=PAPER, stroke=CARE, stroke_width=1.8)


def _arrow(x: float, y: float, way: int) -> str:
    """The mark of an open end."""
    half = _BAR / 2
    return path([(x - 5 * way, y + 1), (x, y + half), (x - 5 * way, y + _BAR - 1)], CARE, stroke_width=1.8)


def _line_across(bar: Bar, axis: Scale, top: float, bottom: float) -> Iterator[str]:
    x = axis.at(bar.amount.value)
    yield line(x, top - 6, x, bottom, INK, stroke_dasharray="5 3")
    yield text(x, top - 10, f"{bar.name} {bar.amount.said}", size=11, anchor="middle")


def _aimed(aim: Amount) -> str:
    return _("目标 {said}").format(said=_beside(aim))


def _beside(amount: Amount) -> str:
    return f"{amount.said} [{amount.reference}]" if amount.reference else amount.said


def gradients() -> str:
    """What fades the end of a bar."""
    stops = f'<stop offset="0" stop-color="{BLUE}"/><stop offset="1" stop-color="{BLUE}" stop-opacity="0.06"/>'
    back = f'<linearGradient id="fade-back" x1="1" x2="0">{stops}</linearGradient>'
    return f'<defs><linearGradient id="fade">{stops}</linearGradient>{back}</defs>'
