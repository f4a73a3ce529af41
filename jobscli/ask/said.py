"""What the texts themselves say, whatever was recorded of them: by their paragraphs, or by the index of their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jobscli.ask import typed
from jobscli.store import Saying, Store, Words


@dataclass(frozen=True)
class Said:
    """Where the texts of regions say the words of a question, with the headings of their sections.

    `silent` are the regions of which no text says them, `saying` the paragraphs of the others. A region of which the
    text of some document is not kept is in neither, unless another document says it.
    """

    saying: tuple[Saying, ...] = ()
    silent: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def printed(self) -> tuple[str, ...]:
        """The regions whose texts have it as it was asked."""
        return tuple(dict.fromkeys(each.wording.region for each in self.saying if each.exactly))

    @property
    def made_up(self) -> tuple[str, ...]:
        """The regions of which a paragraph has the words that make it up, and none is known to have it as asked."""
        regions = dict.fromkeys(each.wording.region for each in self.saying if not each.exactly)
        return tuple(each for each in regions if each not in self.printed)


def said(store: Store, words: Words, regions: Sequence[str]) -> Said:
    """What the texts of `regions` say of `words`."""
    if not regions:
        return Said()
    found = tuple(store.said(words, {"region": list(regions)}))
    having = {each.wording.region for each in found}
    sections = list({each.wording.section: None for each in found if each.wording.section is not None})
    headings = {each.id: each.title for each in typed.sections(store, {"id": sections})} if sections else {}
    kept = _kept(store)
    return Said(found, tuple(each for each in regions if each not in having and each in kept), headings)


def _kept(store: Store) -> set[str]:
    """The regions of which the texts of all documents can be asked."""
    indexed = set(store.values("words", "document"))
    documents = [key for key, _n in store.count("documents", {}, ("regions", "id")) if key[0]] if indexed else []
    without = {region for region, identity in documents if identity not in indexed}
    return {str(region) for region, _identity in documents if region not in without}
