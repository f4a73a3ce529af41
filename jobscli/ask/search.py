"""`search`: measures, statistics and headings by keyword, best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from jobscli.ask import typed
from jobscli.ask.answer import Flat, corrected_flat, trees
from jobscli.ask.corrected import printed
from jobscli.ask.filters import where
from jobscli.ask.regions import Names, covered
from jobscli.ask.said import Said, said
from jobscli.ask.search_near import near, slips
from jobscli.ask.search_syntax import Phrase, parse
from jobscli.language import _
from jobscli.record import NATION, Measure, Section, Statistic, to_json
from jobscli.store import Hit, Store
from jobscli.store.matching import bare

_NAMED = 12  # so many regions are named, of more it is said how many

# The field of a hit that stands beside the words: a figure whose sentence has them.
BESIDE = "quote"
KINDS: dict[type, str] = {Measure: "measure", Statistic: "statistic", Section: "heading"}


@dataclass(frozen=True)
class Match:
    """A hit with the words of the question, or their synonyms, that stand in it."""

    hit: Hit
    matched: tuple[str, ...]

    @property
    def record(self) -> Measure | Statistic | Section:
        """The record that was found."""
        return self.hit.record

    @property
    def title(self) -> str:
        """How the record is called: a statistic by what it measures."""
        return self.record.label if isinstance(self.record, Statistic) else self.record.title

    @property
    def snippet(self) -> str:
        """The words around the match: the summary, or the printed figure with what it measures."""
        if isinstance(self.record, Statistic):
            return f"{self.record.label} {printed(self.record)}"
        return self.record.summary or self.record.title

    def tree(self) -> dict[str, Any]:
        """The JSON object of one hit."""
        return {
            "record": KINDS[type(self.record)],
            "id": self.record.id,
            "region": self.record.region,
            "score": self.hit.score,
            "title": self.title,
            "snippet": self.snippet,
            "matched": list(self.matched),
            "corrected": to_json(self.record).get("corrected", []),
        }


@dataclass(frozen=True)
class Hits:
    """The answer to `search`. `near` are terms that the store has, for a question without a hit.

    `taken` are words without a hit, each with the word of the records that was looked for instead: a slip.
    """

    phrase: Phrase
    found: tuple[Match, ...]
    figures: dict[str, list[Statistic]] = field(default_factory=dict)
    regions: tuple[str, ...] = ()
    by_region: tuple[tuple[str, int], ...] = ()  # how many hits each region has, those beyond a limit too
    beside: int = 0  # figures that only stand in a sentence with the words, where others have the words themselves
    near: tuple[tuple[str, int], ...] = ()
    notice: str | None = None

    searched: tuple[tuple[str, int], ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    said: Said = field(default_factory=Said)  # what the texts of the regions without a hit say of the words themselves

    @property
    def also(self) -> tuple[str, ...]:
        """The words beside those asked for under which something was found."""
        more = dict.fromkeys(word for _word, others in self.phrase.widened for word in others)
        found = {word for each in self.found for word in each.matched}
        return tuple(word for word in more if word in found)

    @property
    def hints(self) -> list[tuple[str, str]]:
        """What to say beside a question without a hit: what was searched, what is near, what to try."""
        if self.found:
            return []
        counts = _("、").join(f"{n} {what}" for what, n in self.searched)
        whole = set(self.regions) <= {*self.said.silent, *self.said.printed, *self.said.made_up}
        scope = _("{counts}，和全文") if whole else _("{counts}（不是全文）")
        told = [(_("查过"), scope.format(counts=counts))] if counts else []
        if self.near:
            told.append((_("相近"), "  ".join(_("{term} {n} 处").format(term=term, n=n) for term, n in self.near)))
            told.append((_("试试"), f"jobscli search {self.near[0][0]}"))
        return told

    def rows(self) -> list[Flat]:
        """One row a hit."""
        return [
            {
                **tree,
                "matched": "；".join(tree["matched"]),
                "corrected": corrected_flat(tree["corrected"]),
                "statistics": "；".join(each["text"] for each in tree["statistics"]),
            }
            for tree in self.tree()
        ]

    def tree(self) -> list[dict[str, Any]]:
        """The list of hits, best first, a measure with all its figures."""
        return [
            {
                **each.tree(),
                "statistics": trees(self.figures.get(each.record.id, ())),
                "place": getattr(each.record, "place", None),
            }
            for each in self.found
        ]


def search(
    store: Store,
    arguments: Sequence[str],
    *,
    exact: bool = False,
    region: Names | None = None,
    kind: Names | None = None,
    topics: Names | None = None,
    groups: Names | None = None,
    limit: int | None = None,
) -> Hits:
    """The records that contain the words of `arguments`, best first.

    A hit belongs to the region in whose section it stands. `exact` leaves synonyms out. `kind`, `topics` and
    `groups` are properties of measures, so they leave only measures. Raises UsageError for an unknown name.
    """
    phrase = parse(arguments, exact)
    narrowed = dict(where(store, region=region, kind=kind, topics=topics, groups=groups))
    if phrase.places:
        narrowed["region"] = [name for name in phrase.places if name in narrowed.get("region", phrase.places)]
    asked = _Asked(phrase, narrowed, limit)
    reach = asked.reach(store)
    hits = _once(store.match(phrase.words(), narrowed, reach))
    taken: tuple[tuple[str, str], ...] = ()
    if not hits and not exact:
        taken = slips(store, phrase, narrowed)
        asked = asked._replace(phrase=phrase.instead(dict(taken))) if taken else asked
        hits = _once(store.match(asked.phrase.words(), narrowed, reach)) if taken else []
    return replace(_found(store, asked, hits), taken=taken) if hits else _none(store, asked)


class _Asked(NamedTuple):
    """What is searched: the words, where, and how many hits are wanted."""

    phrase: Phrase
    where: dict[str, Any]
    limit: int | None

    def reach(self, store: Store) -> int | None:
        """How many hits the store is asked for: of a large one no more than are shown, else all, to count them."""
        return store.most if self.limit is None else None if store.most is None else self.limit

    def regions(self, store: Store) -> list[str]:
        """The regions that are searched: those named, or all that have a document."""
        return list(map(str, self.where.get("region") or [name for name in covered(store) if name != NATION]))


def _found(store: Store, asked: _Asked, hits: list[Hit]) -> Hits:
    phrase, limit = asked.phrase, asked.limit
    matches = [Match(hit, _matched(hit, phrase)) for hit in hits]
    matches.sort(key=lambda each: not phrase.has_all(each.matched))  # the words themselves before their synonyms
    found = tuple(matches[:limit])
    regions = asked.regions(store)
    full = len(hits) == asked.reach(store)  # there are more, and nobody looked at whom they are of
    if full:
        regions = list(dict.fromkeys(hit.record.region for hit in hits))
    texts = _said(store, phrase, [name for name in regions if name not in {hit.record.region for hit in hits}])
    ids = [each.record.id for each in found if isinstance(each.record, Measure)]
    figures = _by_measure(typed.statistics(store, {"measure": ids})) if ids else {}
    own = [hit for hit in hits if hit.field != BESIDE] or hits
    counts = tuple(Counter(hit.record.region for hit in own).most_common())
    notice = _("不止这些：只列了最好的 {n} 处，看更多用 --limit").format(n=len(hits)) if full else None
    beside = len(hits) - len(own)
    return Hits(phrase, found, figures, tuple(regions), counts, beside, notice=notice, said=texts)


def _none(store: Store, asked: _Asked) -> Hits:
    regions = asked.regions(store)
    texts = _said(store, asked.phrase, regions)
    terms = tuple(near(store, asked.phrase, asked.where))
    notice = _not_found(asked.phrase, regions, texts)
    return Hits(
        asked.phrase,
        (),
        regions=tuple(regions),
        near=terms,
        notice=notice,
        searched=tuple(_searched(store)),
        said=texts,
    )


def _said(store: Store, phrase: Phrase, regions: Sequence[str]) -> Said:
    """What the texts of these regions say of the words themselves, without others beside them."""
    return said(store, replace(phrase, widened=()).words(), regions)


def _not_found(phrase: Phrase, asked: Sequence[str], texts: Said) -> str:
    """What there is to say when no record has the words: whether the texts have them."""
    told = [_("没有找到“{text}”").format(text=phrase.text)]
    if texts.silent and set(texts.silent) == set(asked):
        whose = _("、").join(asked) if len(asked) < _NAMED else _("{n} 个地区").format(n=len(asked))
        none = _("没有：{whose}的原文都没有“{text}”") if len(asked) > 1 else _("没有：{whose}的原文没有“{text}”")
        return none.format(whose=whose, text=phrase.text)
    for regions, how in ((texts.printed, _("原文里有：{regions}")), (texts.made_up, _("它的字词同在一段：{regions}"))):
        told += [how.format(regions=_("、").join(regions))] if regions else []
    return _("；").join(told)


def _searched(store: Store) -> list[tuple[str, int]]:
    said = {"measures": _("项举措"), "statistics": _("个数字"), "sections": _("个标题")}
    return [(what, sum(n for _key, n in store.count(table, {}, ("region",)))) for table, what in said.items()]


def _once(hits: Iterable[Hit]) -> list[Hit]:
    """The hits, each record once (two stores may hold the same)."""
    return list({hit.record.id: hit for hit in hits}.values())


def _by_measure(statistics: Iterable[Statistic]) -> dict[str, list[Statistic]]:
    found: dict[str, list[Statistic]] = {}
    for each in statistics:
        found.setdefault(str(each.measure), []).append(each)
    return found


def _matched(hit: Hit, phrase: Phrase) -> tuple[str, ...]:
    record = hit.record
    parts = [
        getattr(record, name, None) for name in ("title", "summary", "metric", "label", "text", "population", "quote")
    ]
    names = [each.name for each in getattr(record, "names", ())]
    texts = [bare(str(part)) for part in (*parts, *names) if part]
    return tuple(word for word in phrase.asked if any(bare(word) in text for text in texts))
