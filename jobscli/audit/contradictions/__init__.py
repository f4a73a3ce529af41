"""`check --contradictions`: a store against itself, document against document.

What is compared is what one text says of just the thing and the time of another, at least in medium confidence; a
number that rounding or a bound explains is no contradiction. Findings are ordered by what likelier causes them: first
where the texts themselves seem to differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jobscli.ask import typed
from jobscli.ask.things import Cells
from jobscli.audit.contradictions.answer import CAUSES, KINDS, Contradictions, Finding
from jobscli.audit.contradictions.cause import Case, cause
from jobscli.audit.contradictions.sums import accounts, parts, results, totals
from jobscli.audit.contradictions.texts import Compared, Found, restated
from jobscli.record import Document
from jobscli.store import ANY, Store, Where

__all__ = ["Contradictions", "Finding", "contradictions"]


def contradictions(store: Store, where: Where = ANY) -> Contradictions:
    """What the documents of `store` say against one another in the figures that `where` accepts."""
    documents = typed.documents(store)
    by_id = {each.id: each for each in documents}
    compared = list(_compared(Cells(typed.statistics(store, where)), by_id))
    found = [_judged(each.found, by_id) for each in compared if each.found is not None]
    found.sort(key=lambda each: (CAUSES.index(each.cause), KINDS.index(each.kind), each.score))
    return Contradictions(tuple(found), tuple(documents), len(compared))


def _compared(cells: Cells, documents: Mapping[str, Document]) -> Iterator[Compared]:
    yield from restated(cells, documents)
    yield from totals(cells)
    yield from results(cells)
    yield from accounts(cells)
    yield from parts(cells)


def _judged(found: Found, documents: Mapping[str, Document]) -> Finding:
    likelier, score, reasons = cause(Case(found.kind, found.figures, documents))
    return Finding(found.kind, found.figures, found.told, likelier, score, reasons)
