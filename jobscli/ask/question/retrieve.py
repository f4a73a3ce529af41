"""Records by how many pairs of characters they share with a question: for questions that fit no form."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from jobscli import words
from jobscli.ask import large, typed
from jobscli.record import Measure, Statistic, to_json
from jobscli.store import Store, Where, Words
from jobscli.store.matching import bare, called, phrased
from jobscli.words.also import also, general_pieces, swapped

_AT_MOST = 5
_WORTH = 0.4  # of the best score; what shares less is another matter


def retrieve(store: Store, pieces: Sequence[str], where: Where) -> tuple[Measure, ...]:
    """The measures that share most with `pieces`, the best first; a pair that few have counts for more."""
    measures = _near(store, pieces, where) if large.many(store, "measures", where) else typed.measures(store, where)
    held = pairs_told(store, measures)
    known = Counter(pair for own in held for pair in own)
    asked = _asked(pieces)
    own = {pair for piece in pieces for pair in pairs(phrased(piece))}
    general = general_pieces() | set(words.terms("kind").values())
    telling = asked.keys() - general if own - general else asked.keys()
    scores = []
    for measure, told in zip(measures, held, strict=True):
        named = pairs(called(to_json(measure)))
        score = sum(
            weight * math.log(1 + len(measures) / known[pair]) * (1.5 if pair in named else 1)
            for pair, weight in asked.items()
            if pair in told
        )
        if not any(pair in told for pair in telling):
            score = 0  # 就业 alone makes no two matters one
        scores.append((score, measure))
    scores.sort(key=lambda each: -each[0])
    best = scores[0][0] if scores else 0
    return tuple(measure for score, measure in scores[:_AT_MOST] if score > 0 and score >= _WORTH * best)


def _near(store: Store, pieces: Sequence[str], where: Where) -> list[Measure]:
    """Of very many measures those that have one of `pieces`, or, where none has, a pair of their characters."""
    said = [bare(other) for piece in pieces for other in (piece, *also(piece), *swapped(piece))]
    for wanted in (said, sorted({pair for each in said for pair in pairs(each)})):
        hits = store.match(Words((tuple(dict.fromkeys(filter(None, wanted))),)), where) if any(wanted) else ()
        if found := [each.record for each in hits if isinstance(each.record, Measure)]:
            return found
    return []


_YEAR = re.compile(r"20\d\d")


def of_year(store: Store, text: str, found: Sequence[Measure]) -> list[Measure]:
    """Those of `found` that are told of the year in `text`: done in it, or planned for it; all where none is.

    A report's plans are for the year after the one that it reviews.
    """
    year = _YEAR.search(text)
    if year is None:
        return list(found)
    told = {each.id: each.year for each in typed.documents(store, {"id": {each.document for each in found}})}
    of = {each.id: (told.get(each.document) or 0) + (each.status == "target") for each in found}
    return [each for each in found if of[each.id] == int(year[0])] or list(found)


def _asked(pieces: Sequence[str]) -> dict[str, float]:
    """The pairs of the question at full weight, those of what its words are also called at less."""
    found: dict[str, float] = {}
    for piece in pieces:
        for other in (*also(piece), *swapped(piece)):
            for pair in pairs(phrased(other)):
                found[pair] = max(found.get(pair, 0), 0.7)
    for piece in pieces:
        found.update(dict.fromkeys(pairs(phrased(piece)), 1.0))
    return found


def pairs_told(store: Store, measures: Sequence[Measure]) -> list[set[str]]:
    """Of each measure the pairs of characters in what is told of it and of its figures."""
    figures: dict[str | None, list[Statistic]] = {}
    for each in typed.statistics(store, {"measure": [each.id for each in measures]}) if measures else ():
        figures.setdefault(each.measure, []).append(each)
    return [pairs(_told(each, figures.get(each.id, []))) for each in measures]


def pairs(text: str) -> set[str]:
    """The pairs of characters that stand together in `text`, not those across what parts it."""
    return {text[at : at + 2] for at in range(len(text) - 1) if "\x1f" not in text[at : at + 2]}


def _told(measure: Measure, figures: Sequence[Statistic]) -> str:
    names = [name.name for name in measure.names]
    counted = [part for each in figures for part in (each.metric, each.label, each.population or "")]
    kinds = [words.say("kind", measure.kind), *measure.topics, *measure.groups]
    quote = measure.quote or ""
    return "\x1f".join(phrased(part) for part in (measure.title, *names, measure.summary or quote, *kinds, *counted))
