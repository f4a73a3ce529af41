"""`diff`: two documents of one region, or two editions of one: aims moved, figures restated, measures kept and not."""

from __future__ import annotations

from jobscli.ask.diff.answer import CHANGES, Difference, Side
from jobscli.ask.diff.figures import metrics, only_one, restated, targets
from jobscli.ask.diff.measures import measures
from jobscli.ask.diff.stored import stored

__all__ = ["Difference", "Side", "diff", "stored"]


def diff(old: Side, new: Side, *, whole: bool = False) -> Difference:
    """What `new` keeps, changes, drops and adds to `old`; `whole` shows what is of other fields and has not changed."""
    of_one_year = old.document.year is not None and old.document.year == new.document.year
    return Difference(
        old=old,
        new=new,
        targets=tuple(sorted(targets(old, new), key=lambda each: CHANGES.index(each.change))),
        restated=tuple(restated(old, new)),
        figures=tuple(only_one(old, new)) if of_one_year else (),
        metrics=tuple(metrics(old, new)),
        measures=tuple(measures(old.measures, new.measures)),
        whole=whole,
    )
