"""`verify`: the figures of a draft, each held against the records of a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobscli.ask import typed
from jobscli.ask.verify.answer import Draft, Verdict, Verification, Verified
from jobscli.ask.verify.beside import completed
from jobscli.ask.verify.carried import Regions, Years
from jobscli.ask.verify.derived import derived
from jobscli.ask.verify.own import of_its_own_region, of_its_own_status
from jobscli.ask.verify.subject import Candidates
from jobscli.ask.verify.verdict import verdict
from jobscli.language import _
from jobscli.record import UNSTATED_REGION, Statistic
from jobscli.store import Store

__all__ = ["Draft", "Verdict", "Verification", "Verified", "verify"]


def verify(store: Store, drafts: Sequence[Draft], *, whole: bool = False) -> Verification:
    """Hold every figure of `drafts` against the records of `store`; nothing is stored.

    With `whole` a screen lists the figures that are borne out, too; rows and tree always have them.
    """
    claims = [claim for draft in drafts for claim in _standing_alone(draft)]
    candidates = Candidates(store, claims) if claims else None
    judged = (_judged(claim, candidates) for claim in claims) if candidates else ()
    printed = {claim.id: claim for draft in drafts for claim in draft.claims}
    found = tuple(_as_printed(each, printed[each.claim.id]) for each in judged)
    return Verification(tuple(drafts), found, tuple(typed.documents(store)), whole)


def _judged(claim: Statistic, candidates: Candidates) -> Verified:
    return verdict(claim, candidates.of(claim), derived(claim, candidates.measuring))


def _as_printed(found: Verified, printed: Statistic) -> Verified:
    """What was found, with the claim's whole sentence, and the year and region it was held to where it names none."""
    why, year, region = found.why, found.claim.period, found.claim.region
    if found.claim.period_basis == "context" != printed.period_basis:
        why = _("{why}；这一句没有说年份，按前文的 {year} 年").format(why=why, year=year)
    if printed.region == UNSTATED_REGION != region and region not in (printed.quote or region):
        why = _("{why}；这一段没有说地区，按前文的{region}").format(why=why, region=region)
    return replace(found, claim=replace(found.claim, quote=printed.quote), why=why)


def _standing_alone(draft: Draft) -> Iterator[Statistic]:
    """The claims of a draft, each by its own sentence, in which of several numbers alike only its own is left."""
    seen: Counter[tuple[str, str]] = Counter()
    last: Statistic | None = None
    within = ""
    years, regions = Years(), Regions()
    for claim in draft.claims:
        sentence = claim.quote or ""
        before = seen[sentence, claim.text]
        seen[sentence, claim.text] += 1
        alone = sentence.replace(claim.text, _MASK * len(claim.text), before) if before else sentence
        own = of_its_own_region(replace(claim, quote=alone or None))
        own = regions.told(years.told(of_its_own_status(own, draft.document.year)))
        made = completed(own, last if sentence == within else None)
        last, within = (last if made is not own and sentence == within else own), sentence
        yield made


_MASK = "□"
