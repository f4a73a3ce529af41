"""The answer to `diff`: what of an older document a newer one keeps, changes, drops and adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from jobscli.ask.answer import Flat
from jobscli.ask.corrected import printed
from jobscli.language import _
from jobscli.record import Document, Measure, Statistic, to_json

# same: the number and its bound; raised, lowered: the number; reworded: another bound of the same number; done: what
# was planned is told as done; restated: a number for the same time; dropped and new: only the one document has it.
Change = Literal["raised", "lowered", "reworded", "restated", "done", "new", "dropped", "same"]
CHANGES: tuple[Change, ...] = ("raised", "lowered", "reworded", "restated", "done", "new", "dropped", "same")

SAID: dict[Change, str] = {
    "raised": _("提高"),
    "lowered": _("降低"),
    "reworded": _("界限变了"),
    "restated": _("重报"),
    "done": _("原来是计划，现在说做了"),
    "new": _("新提"),
    "dropped": _("不再提"),
    "same": _("没变"),
}


class Side(NamedTuple):
    """One of the two documents, with what it says."""

    document: Document
    measures: tuple[Measure, ...]
    statistics: tuple[Statistic, ...]


class Moved(NamedTuple):
    """An aim or a figure in the two documents; `result` is what the newer one says came of the older aim."""

    change: Change
    old: Statistic | None
    new: Statistic | None
    result: Statistic | None = None

    @property
    def any(self) -> Statistic:
        """The figure that says what it is about, the newer one's where there is one."""
        found = self.new or self.old
        assert found is not None
        return found


class Kept(NamedTuple):
    """A measure in the two documents."""

    change: Change
    old: Measure | None
    new: Measure | None

    @property
    def any(self) -> Measure:
        """The measure, the newer document's where it has one."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True)
class Difference:
    """The answer to `diff`: aims, figures of one time that differ, metrics that only one reports, and measures.

    `figures` are those that only one of two editions has: of reports of different years all figures differ. `whole`
    puts on the screen what is of other fields than employment, and what has not changed.
    """

    old: Side
    new: Side
    targets: tuple[Moved, ...]
    restated: tuple[Moved, ...]
    figures: tuple[Moved, ...]
    metrics: tuple[tuple[Change, str], ...]
    measures: tuple[Kept, ...]
    whole: bool = False

    @property
    def notice(self) -> str | None:
        """That the documents are of different regions, or the newer one before the older."""
        one, other = self.old.document, self.new.document
        told = []
        if (one.regions, one.place) != (other.regions, other.place):
            names = [_whose(each) for each in (one, other)]
            told.append(
                _("两份文件不是同一个地方的（{one}，{other}），没变、不再提都要留意").format(
                    one=names[0], other=names[1]
                )
            )
        if one.year is not None and other.year is not None and one.year > other.year:
            told.append(_("前一份比后一份新；先写旧的，再写新的"))
        return "；".join(told) or None

    def rows(self) -> list[Flat]:
        """One row an aim, a figure, a metric or a measure."""
        rows = [
            _row(part, each.change, each.any.metric, _said(each.old), _said(each.new), each.old, each.new)
            for part, moved in (("target", self.targets), ("restated", self.restated), ("figure", self.figures))
            for each in moved
        ]
        rows += [_row("metric", change, name, None, None, None, None) for change, name in self.metrics]
        return rows + [
            _row("measure", each.change, each.any.title, _titled(each.old), _titled(each.new), each.old, each.new)
            for each in self.measures
        ]

    def tree(self) -> dict[str, Any]:
        """The two documents, and the changes part by part, each with the records of both."""
        return {
            "old": to_json(self.old.document),
            "new": to_json(self.new.document),
            "targets": [_moved(each) for each in self.targets],
            "restated": [_moved(each) for each in self.restated],
            "figures": [_moved(each) for each in self.figures],
            "metrics": [{"change": change, "metric": name} for change, name in self.metrics],
            "measures": [
                {"change": each.change, "old": _json(each.old), "new": _json(each.new)} for each in self.measures
            ],
        }


def counts(changes: Sequence[Moved] | Sequence[Kept]) -> list[tuple[Change, int]]:
    """How many there are of each change, in the order of `CHANGES`."""
    found = Counter(each.change for each in changes)
    return [(change, found[change]) for change in CHANGES if found[change]]


def _whose(document: Document) -> str:
    return f"{_('、').join(document.regions)}{document.place or ''}" or _("地区不详")


def _said(figure: Statistic | None) -> str | None:
    return printed(figure) if figure else None


def _titled(measure: Measure | None) -> str | None:
    return measure.title if measure else None


def _json(record: Measure | Statistic | None) -> dict[str, Any] | None:
    return to_json(record) if record else None


def _moved(each: Moved) -> dict[str, Any]:
    return {
        "change": each.change,
        "metric": each.any.metric,
        "old": _json(each.old),
        "new": _json(each.new),
        "result": _json(each.result),
    }


def _row(
    part: str,
    change: Change,
    name: str,
    old: str | None,
    new: str | None,
    one: Measure | Statistic | None,
    other: Measure | Statistic | None,
) -> Flat:
    return {
        "part": part,
        "change": change,
        "name": name,
        "old": old,
        "new": new,
        "old_period": getattr(one, "period", None),
        "new_period": getattr(other, "period", None),
        "old_id": one.id if one else None,
        "new_id": other.id if other else None,
    }
