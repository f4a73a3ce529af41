"""A chart -> a picture as SVG, and a web page with it: title, panels, what the marks mean, caveats and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from jobscli.language import _
from jobscli.show.chart.bars import bars, gradients
from jobscli.show.chart.canvas import FONTS, GREY, INK, PAPER, Drawn, element, folded, plain, rect, text
from jobscli.show.chart.curves import crossed, curves
from jobscli.show.chart.model import Amount, Bars, Chart, Curves
from jobscli.show.sanitise import clean

WIDTH = 800  # of a picture, where nobody asks for another
NARROWEST, WIDEST = 480, 2400
_MARGIN = 24.0
_NOTE = 12.0
_SOURCE = 10.5


def svg(chart: Chart, wide: int = WIDTH) -> str:
    """The picture of `chart`, `wide` pixels wide and as high as it takes; the same text on every machine."""
    room = wide - 2 * _MARGIN
    parts: list[str] = []
    y = 14.0
    for row in folded(chart.title, 19, room):
        y += 25
        parts.append(text(0, y, row, size=19, weight="bold"))
    y += 14
    for panel in chart.panels:
        drawn = bars(panel, room) if isinstance(panel, Bars) else curves(panel, room)
        parts.append(element("g", "".join(drawn.parts), transform=f"translate(0 {plain(y)})"))
        y += drawn.high + 18
    foot = _foot(chart, room)
    parts.append(element("g", "".join(foot.parts), transform=f"translate(0 {plain(y)})"))
    high = y + foot.high + 10
    inside = element("g", "".join(parts), transform=f"translate({plain(_MARGIN)} 0)")
    named = element("title", escape(clean(chart.title))) + element("desc", escape(clean(" ".join(chart.notes))))
    size = f'width="{wide}" height="{plain(high)}" viewBox="0 0 {wide} {plain(high)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONTS}" role="img">'
        f"{named}{gradients()}{rect(0, 0, wide, high, PAPER)}{inside}</svg>\n"
    )


def page(chart: Chart, wide: int = WIDTH) -> str:
    """A web page with the picture that stands alone: it loads nothing, and tells a figure to whoever points at it."""
    title = escape(clean(chart.title))
    look = "body{margin:1em;background:#fff}svg{display:block;margin:auto;max-width:100%;height:auto}"
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{look}</style>\n</head>\n<body>\n{svg(chart, wide)}</body>\n</html>\n"
    )


def _foot(chart: Chart, room: float) -> Drawn:
    """What the marks mean, what must be minded, and the sources, one after the other."""
    parts: list[str] = []
    y = 6.0
    for content, size, fill in _said(chart):
        for at, row in enumerate(folded(content, size, room)):
            y += size * (1.75 if at == 0 else 1.45)
            parts.append(text(0, y, row, size=size, fill=fill))
    return Drawn(tuple(parts), y + 8)


def _said(chart: Chart) -> Iterator[tuple[str, float, str]]:
    legend = _legend(chart.panels)
    if legend:
        yield _("图例：") + _("；").join(legend), _NOTE, INK
    yield from ((each, _NOTE, INK) for each in chart.notes)
    if chart.sources:
        yield _("来源：") + _("；").join(chart.sources), _SOURCE, GREY


def _legend(panels: Sequence[Bars | Curves]) -> list[str]:
    """What the marks mean that stand in the picture."""
    drawn = [each.amount for panel in panels if isinstance(panel, Bars) for each in panel.bars]
    dots = [each for panel in panels if isinstance(panel, Curves) for curve in panel.curves for each in curve.points]
    aimed = any(each.aim for panel in panels if isinstance(panel, Bars) for each in panel.bars)
    points = [each for each in dots if each is not None]
    said = [
        (_open(drawn, "at_least"), _("实条到“至少”所写的数，渐淡带 > 的一端可能更远")),
        (_open(drawn, "at_most"), _("虚框是“至多”，实际可能更少")),
        (any(each.bound == "about" for each in drawn), _("一端模糊的是“约”")),
        (aimed, _("菱形是年初目标")),
        (any(each.aim for each in drawn), _("浅色空心的条是目标，不是已实现的数")),
        (_open(points, "at_least"), _("↑ 至少，实际可能更多")),
        (_open(points, "at_most"), _("↓ 至多，实际可能更少")),
        (any(each.bound == "about" and not each.aim for each in points), _("空心圆是“约”")),
        (any(each.aim for each in points), _("空心菱形是目标")),
        (any(isinstance(panel, Curves) and crossed(panel) for panel in panels), _("× 有文件，没有报这个数")),
        (any(None in curve.points for panel in panels if isinstance(panel, Curves) for curve in panel.curves),
         _("断开处没有数")),
    ]  # fmt: skip
    return [words for is_there, words in said if is_there]


def _open(amounts: Sequence[Amount], bound: str) -> bool:
    return any(each.bound == bound and not each.aim for each in amounts)
