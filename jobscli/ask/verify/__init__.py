"""`verify`: the figures of a draft, each held against the records of a store."""

from __future__ import annotations

from collections.abc import Sequence

from jobscli.ask import typed
from jobscli.ask.verify.answer import Draft, Verdict, Verification, Verified
from jobscli.ask.verify.region import of_its_own_region
from jobscli.ask.verify.subject import Candidates
from jobscli.ask.verify.verdict import verdict
from jobscli.store import Store

__all__ = ["Draft", "Verdict", "Verification", "Verified", "verify"]


def verify(store: Store, drafts: Sequence[Draft], *, whole: bool = False) -> Verification:
    """Hold every figure of `drafts` against the records of `store`; nothing is stored.

    With `whole` a screen lists the figures that are borne out, too; rows and tree always have them.
    """
    claims = [of_its_own_region(claim) for draft in drafts for claim in draft.claims]
    candidates = Candidates(store, claims) if claims else None
    found = tuple(verdict(claim, candidates.of(claim) if candidates else ()) for claim in claims)
    return Verification(tuple(drafts), found, tuple(typed.documents(store)), whole)
