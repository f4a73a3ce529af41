"""Each answer's chart: a function from the answer and what it rests on to a `Chart`, found by the answer's type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jobscli.ask.sources import Sources
from jobscli.errors import JobsError
from jobscli.language import _
from jobscli.record import Document
from jobscli.show.chart.model import Amount, Bars, Chart
from jobscli.show.sentences import titled


def chart_of(answer: Any, found: Sources) -> Chart:
    """The chart of `answer`, which names its sources by their numbers. Raises JobsError for one that has none."""
    named = _CHARTS.get(type(answer).__name__)
    if named is None:
        raise JobsError(_("这个答案不是一组能比的数，画不出图"))
    from importlib import import_module

    draw: Callable[[Any, Sources], Chart] = getattr(import_module(f"jobscli.show.chart.{named[0]}"), named[1])
    chart = draw(answer, found)
    used = {each.reference for each in _amounts(chart)}
    documents = [each for each in found.documents if found.numbers[each.id] in used]
    by_number = all(isinstance(each, Bars) for each in chart.panels)  # curves have no room for numbers
    return chart._replace(sources=tuple(_by_number(documents, found) if by_number else _by_publisher(documents)))


def _by_number(documents: Sequence[Document], found: Sources) -> Iterator[str]:
    """Each document by the number that stands beside its figures."""
    for each in documents:
        dated = f"，{each.published}" if each.published else ""
        yield f"[{found.numbers[each.id]}] {each.publisher or ''}{titled(each)}{dated}"


def _by_publisher(documents: Sequence[Document]) -> Iterator[str]:
    """How many documents of each publisher there are, and of which years."""
    groups: dict[str, list[Document]] = {}
    for each in documents:
        groups.setdefault(each.publisher or _("发布者不详"), []).append(each)
    for publisher, own in groups.items():
        if len(own) == 1:
            yield f"{publisher}{titled(own[0])}" + (f"，{own[0].published}" if own[0].published else "")
            continue
        years = sorted({each.year for each in own if each.year})
        span = _("，说的是 {first}—{last} 年").format(first=years[0], last=years[-1]) if len(years) > 1 else ""
        yield _("{publisher} {n} 份文件{span}").format(publisher=publisher, n=len(own), span=span)


def _amounts(chart: Chart) -> Iterator[Amount]:
    """The figures that are drawn."""
    for panel in chart.panels:
        if isinstance(panel, Bars):
            yield from (each.amount for each in (*panel.bars, *panel.across))
            yield from (each.aim for each in panel.bars if each.aim)
        else:
            yield from (each for curve in panel.curves for each in curve.points if each is not None)


_CHARTS = {
    "Ranking": ("of_rank", "ranking"),
    "Panel": ("of_panel", "panel"),
    "Series": ("of_panel", "series"),
    "Targets": ("of_targets", "targets"),
}
