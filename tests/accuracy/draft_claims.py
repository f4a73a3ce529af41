"""Claims made from the figures of a store, judged by `verify`: `python -m tests.accuracy.draft_claims DB [SEED…]`.

For each seed 100 claims are made, two of three with one thing changed (tests/ask/claims.py); printed are how many are
judged right, how many false ones are borne out, and each that is judged wrong with the record that it was held against.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from jobscli.ask import typed
from jobscli.ask.verify import Draft, Verified, verify
from jobscli.read import read_text
from jobscli.store import Store, open_store
from tests.ask.claims import FORMS, OTHER_FORMS, Claim, claims, judged

N = 100


def verified(store: Store, made: Sequence[Claim]) -> list[tuple[Claim, list[Verified]]]:
    """Each claim, read as a draft of its own, with what is found of its figures."""
    read = [read_text(claim.text, "draft") for claim in made]
    found = iter(verify(store, [Draft(each.document, each.sections, each.statistics) for each in read]).found)
    return [(claim, [next(found) for _each in reading.statistics]) for claim, reading in zip(made, read, strict=True)]


def verdicts(found: Sequence[tuple[Claim, list[Verified]]]) -> list[tuple[Claim, str]]:
    """Each claim with the verdict on its number."""
    told = {claim.text: [(each.claim.text, str(each.verdict)) for each in own] for claim, own in found}
    return list(judged([claim for claim, _own in found], told.__getitem__))


def main(place: str, *seeds: str) -> None:
    store = open_store([Path(place)])
    figures = list(typed.statistics(store))
    for seed, forms in zip(map(int, seeds or ("1",)), cycle((FORMS, OTHER_FORMS))):
        found = verified(store, claims(figures, N, seed, forms))
        told = verdicts(found)
        wrong = [at for at, (claim, verdict) in enumerate(told) if verdict not in claim.right]
        false = [claim for claim, verdict in told if claim.changed and verdict == "supported"]
        print(f"{seed}: {len(told) - len(wrong)} of {len(told)} right, {len(false)} false ones borne out")
        for at in wrong:
            claim, own = found[at]
            print(f"  {claim.changed}: {claim.text} {told[at][1]}\n    {claim.figure.id} {claim.figure.text}")
            for each in own:
                print(f"    {each.verdict} {each.claim.text} {each.record.id if each.record else ''} {each.why}")


if __name__ == "__main__":
    main(*sys.argv[1:])
