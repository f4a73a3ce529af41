"""How the ids on a screen are shown: as short as they can be pasted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from jobscli.record import tail
from jobscli.store import Store
from jobscli.store.ends import marked_tail


def shown_ids(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """How each of `ids` is shown so that it can be pasted: its tail, or, where other records have that too, more.

    The store need not have them: what `read` shows is not stored.
    """
    wanted = list(dict.fromkeys(ids))
    own = Counter(end for each in wanted for end in (tail(each), marked_tail(each)))
    held = store.tails(own)
    having = {end: max(n, held[end]) for end, n in own.items()}
    return {each: _shortest(each, having) for each in wanted}


def _shortest(identity: str, having: Mapping[str, int]) -> str:
    return next((end for end in (tail(identity), marked_tail(identity)) if having[end] < 2), identity)
