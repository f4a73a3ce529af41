"""What becomes of each document that is to be stored beside those that are there already."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from jobscli.record import to_json
from jobscli.store.face import Batch, Outcome
from jobscli.store.rows import Row, alike


class Decided(NamedTuple):
    """What becomes of each batch, those that are stored, and the documents that give way to them."""

    outcomes: tuple[Outcome, ...]
    changed: list[Batch]
    dropped: set[str]


def decided(batches: Sequence[Batch], held: Mapping[str, Row], same: Collection[str], *, replace: bool) -> Decided:
    """What becomes of `batches` in a store that has the documents `held`, rows by id.

    `same` are the documents whose batch has just the records that are held.
    """
    known = dict(held)
    outcomes: list[Outcome] = []
    changed: dict[str, Batch] = {}
    for batch in batches:
        identity, row = batch.document.id, to_json(batch.document)
        is_same = identity in same and alike(known.get(identity), row, strictly=replace)
        if identity in known and (is_same or not replace):
            outcomes.append("unchanged" if is_same else "conflict")
            continue
        outcomes.append("replaced" if identity in known else "added")
        known[identity] = row
        changed.pop(identity, None)  # of two of one id in one call, the later
        changed[identity] = batch
    return Decided(tuple(outcomes), list(changed.values()), changed.keys() & held.keys())
