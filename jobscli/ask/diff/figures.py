"""Aims and figures of two documents: what was aimed at then and now, and what is told otherwise of one time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jobscli.ask.agreement import told
from jobscli.ask.diff.answer import Change, Moved, Side
from jobscli.ask.span import named_number, span_of
from jobscli.ask.things import Cell, Cells, Thing, When
from jobscli.record import Statistic

Aims = Mapping[tuple[Thing, str, str], Cell]


def targets(old: Side, new: Side) -> Iterator[Moved]:
    """The aims of both: one for the next year is held against the next one's, one for a plan against the same plan."""
    before, now = _aims(old), _aims(new)
    results = Cells(new.statistics)
    for key in [*before, *(each for each in now if each not in before)]:
        one, other = before.get(key, ()), now.get(key, ())
        if not one or not other:
            yield Moved("dropped" if one else "new", *(_first(each) for each in (one, other)))
            continue
        change, pair = _moved(one, other)
        yield Moved(change, *pair, _result(results, key[0], pair[0]))


def _aims(side: Side) -> Aims:
    """The aims of a document by what they are of and for when: `next` is the year after its figures'."""
    found: dict[tuple[Thing, str, str], list[Statistic]] = {}
    for thing, when, cell in Cells(side.statistics):
        if when.status == "target":
            is_next = when.year is not None and side.document.year is not None and when.year == side.document.year + 1
            key = thing, when.scope, "next" if is_next else when.period
            found.setdefault(key, []).extend(cell)
    return found


def _first(cell: Cell) -> Statistic | None:
    return cell[0] if cell else None


def _moved(one: Cell, other: Cell) -> tuple[Change, tuple[Statistic, Statistic]]:
    """The pair of aims that is most alike, and what has changed between them."""
    pairs = [(a, b) for a in one for b in other]
    best = min(pairs, key=lambda pair: (_change(*pair) != "same", abs(pair[0].value - pair[1].value)))
    return _change(*best), best


def _change(one: Statistic, other: Statistic) -> Change:
    if named_number(one).meets(named_number(other)):
        return "same" if told(one).kind == told(other).kind else "reworded"
    return "raised" if other.value > one.value else "lowered"


def _result(cells: Cells, thing: Thing, aim: Statistic) -> Statistic | None:
    """What the newer document says came of an aim."""
    return _first(cells.of(thing).get(When("achieved", aim.scope, aim.period or ""), ()))


def restated(old: Side, new: Side) -> Iterator[Moved]:
    """Figures achieved of one thing and time of which no number of the one document meets one of the other."""
    now = Cells(new.statistics)
    for thing, when, cell in Cells(old.statistics):
        other = now.of(thing).get(when, ())
        if when.status != "achieved" or not other:
            continue
        pairs = [(a, b) for a in cell for b in other]
        if not any(span_of(a).meets(span_of(b)) or a.value == b.value for a, b in pairs):
            yield Moved("restated", *min(pairs, key=lambda pair: abs(pair[0].value - pair[1].value)))


def only_one(old: Side, new: Side) -> Iterator[Moved]:
    """Figures achieved that only one of two editions has."""
    before, now = Cells(old.statistics), Cells(new.statistics)
    for thing, when, cell in before:
        if when.status == "achieved" and not now.of(thing).get(when):
            yield Moved("dropped", cell[0], None)
    for thing, when, cell in now:
        if when.status == "achieved" and not before.of(thing).get(when):
            yield Moved("new", None, cell[0])


def metrics(old: Side, new: Side) -> Iterator[tuple[Change, str]]:
    """The metrics of which only one document tells a level achieved."""
    before, now = _reported(old), _reported(new)
    yield from (("dropped", name) for name in before if name not in now)
    yield from (("new", name) for name in now if name not in before)


def _reported(side: Side) -> dict[str, None]:
    cells = ((thing, when) for thing, when, _cell in Cells(side.statistics))
    return {thing.metric: None for thing, when in cells if when.status == "achieved" and thing.aspect == "level"}
