"""`province`: what the documents say of one region, section by section, each measure with its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar, Unpack

from jobscli.ask import typed
from jobscli.ask.answer import Flat, flat, trees
from jobscli.ask.filters import ProfileFilters
from jobscli.ask.narrowing import as_options, both_narrowed
from jobscli.ask.places import Place, place_named, rows_named
from jobscli.ask.regions import Names, covered, region_named, split
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import Document, Measure, Section, Statistic
from jobscli.store import ANY, Store, Where

BOTH = ("measures", "statistics")
R = TypeVar("R")


class Chapter(NamedTuple):
    """One section of a document with what stands in it."""

    document: Document
    number: str
    title: str
    summary: str | None
    measures: tuple[Measure, ...]
    statistics: tuple[Statistic, ...]

    def figures(self, measure: Measure) -> list[Statistic]:
        """The statistics that belong to `measure`."""
        return [each for each in self.statistics if each.measure == measure.id]

    @property
    def loose(self) -> list[Statistic]:
        """The statistics that belong to no measure of this chapter."""
        own = {measure.id for measure in self.measures}
        return [each for each in self.statistics if each.measure not in own]


class Profile(NamedTuple):
    """The answer to `province`: the chapters of one region, by year, then in the order of the text."""

    region: str
    documents: tuple[Document, ...]
    headings: tuple[Section, ...]
    chapters: tuple[Chapter, ...]
    notice: str | None = None
    whole: bool = False  # whether figures of other fields were asked for, too
    given: str = ""  # what it was narrowed by, as options
    place: str | None = None  # the city, county or district in the region that it is of
    within: tuple[tuple[str, int], ...] = ()  # the places in the region that have documents of their own, and how many

    @property
    def called(self) -> str:
        """How a command names what it is of: 江苏, 江苏苏州."""
        return f"{self.region}{self.place or ''}"

    def rows(self) -> list[Flat]:
        """One row a measure and one a statistic, `record` says which."""
        found: list[Flat] = []
        for chapter in self.chapters:
            found += [{"record": "measure", **_common(chapter, each)} for each in chapter.measures]
            found += [{"record": "statistic", **_common(chapter, each)} for each in chapter.statistics]
        keys = list(dict.fromkeys(key for row in found for key in row))
        return [{key: row.get(key) for key in keys} for row in found]

    def tree(self) -> dict[str, Any]:
        """The region, its documents and its sections."""
        return {
            "region": self.region,
            "place": self.place,
            "documents": trees(self.documents),
            "sections": [
                {
                    "document": each.document.id,
                    "number": each.number,
                    "title": each.title,
                    "summary": each.summary,
                    "measures": trees(each.measures),
                    "statistics": trees(each.statistics),
                }
                for each in self.chapters
            ],
        }


def _common(chapter: Chapter, record: Measure | Statistic) -> Flat:
    return {**flat(record), "section": chapter.number, "section_title": chapter.title}


def profile(
    store: Store,
    region: str,
    *,
    section: Names | None = None,
    only: str | None = None,
    whole: bool = False,
    **filters: Unpack[ProfileFilters],
) -> Profile:
    """What the documents in `store` say of the region, or of the place in one, that `region` names.

    Those of a province are its own, and those that are of no place: what its cities report stands on their pages. Of a
    place without documents there are those that tell of it, with what they tell.

    `section` keeps the sections of these numbers; `only` is one of BOTH; `filters` keep measures and figures, see
    `both_narrowed`. The answer has every figure; where neither `whole` nor a section is asked for, its screen leaves
    out those of other fields than employment. Raises UsageError for unknown names.
    """
    if only not in (None, *BOTH):
        raise UsageError(_("没有“{only}”这种记录").format(only=only), [(_("可以用"), "  ".join(BOTH))])
    place = place_named(region, store)
    held = _held(store, place, filters)
    numbers = _numbers(split(section or ()), held.sections)
    chapters = [each for each in held.chapters(narrowed=any(filters.values())) if not numbers or each.number in numbers]
    if only:
        chapters = [_only(chapter, only) for chapter in chapters]
    finer = _within(store, place.region) if place.place is None else ()
    return Profile(
        place.region,
        held.documents,
        tuple(each for each in held.sections if each.number == "0"),
        tuple(chapters),
        _notice(store, place, held.documents, chapters, finer),
        whole or bool(numbers),
        as_options(filters),
        place.place,
        finer,
    )


class _Held(NamedTuple):
    """What the store has of a place: the documents of its page, and what stands in its region's."""

    documents: tuple[Document, ...]
    sections: list[Section]
    measures: list[Measure]
    statistics: list[Statistic]

    def chapters(self, *, narrowed: bool) -> list[Chapter]:
        """The chapters of the documents, one after the other."""
        parted, done = _by(self.sections, lambda each: each.document), _by(self.measures, lambda each: each.document)
        told = _by(self.statistics, lambda each: each.document)
        return [
            chapter
            for each in self.documents
            for chapter in _chapters(each, parted[each.id], done[each.id], told[each.id], narrowed=narrowed)
        ]


def _held(store: Store, place: Place, filters: ProfileFilters) -> _Held:
    """What there is of a place; of a large store, without documents that are named, only what is in its own."""
    at_home: Where = {} if store.most is None else {"place": [place.place]}
    every = typed.documents(store, {**at_home, "regions": [place.region]})
    documents = [each for each in every if each.place == place.place]
    of_large = store.most is not None and not filters.get("document")
    within: Where = {"document": [each.id for each in documents]} if documents else at_home
    measures, statistics = both_narrowed(store, place.region, filters, within if of_large else ANY)
    if place.place is not None and not documents:
        measures = [each for each in measures if each.place == place.place]
        statistics = [each for each in statistics if each.place == place.place]
        telling = {each.document for each in measures} | {each.document for each in statistics}
        documents = typed.documents(store, {"id": telling})
    own: Where = {"document": [each.id for each in documents]} if of_large else {}
    sections = typed.sections(store, {**own, "region": [place.region]})
    if chosen := split(filters.get("document") or ()):
        documents = [each for each in documents if each.id in chosen]
    return _Held(tuple(documents), sections, measures, statistics)


def _within(store: Store, region: str) -> tuple[tuple[str, int], ...]:
    """The places in `region` that documents are of, in the official order, and how many there are of each."""
    counts = store.count("documents", {"regions": [region]}, ("place",))
    counted = {Place(region, str(key[0])): n for key, n in counts if key[0] is not None}
    return tuple((place.name, counted[place]) for place in sorted(counted, key=lambda each: each.order))


@dataclass(frozen=True)
class Profiles:
    """The answer to `province` for a group of regions: the page of each, in the order of the group."""

    each: tuple[Profile, ...]
    notice: str | None = None

    def rows(self) -> list[Flat]:
        """The rows of each region, one below the other."""
        rows = [row for one in self.each for row in one.rows()]
        keys = list(dict.fromkeys(key for row in rows for key in row))
        return [{key: row.get(key) for key in keys} for row in rows]

    def tree(self) -> list[dict[str, Any]]:
        """The list of regions, each as `province` has it."""
        return [one.tree() for one in self.each]


def profiles(
    store: Store,
    regions: Names,
    *,
    section: Names | None = None,
    only: str | None = None,
    whole: bool = False,
    **filters: Unpack[ProfileFilters],
) -> Profile | Profiles:
    """The profile of one region, or of each of several: a group (长三角), or a list with commas.

    Of several, those of which there is no document are named in the notice.
    """
    named = rows_named(store, regions).named
    names = [each.full for each in named]
    if len(names) < 2:
        name = names[0] if names else region_named("", store)  # nothing but commas: refused
        return profile(store, name, section=section, only=only, whole=whole, **filters)
    known = covered(store)
    having = [each.full for each in named if each.region in known]
    without = _("、").join(name for name in names if name not in having)
    found = [profile(store, name, section=section, only=only, whole=whole, **filters) for name in having]
    return Profiles(tuple(found), _("{names}还没有文件").format(names=without) if without else None)


def _by(records: Iterable[R], key: Callable[[R], str | None]) -> defaultdict[str | None, list[R]]:
    found: defaultdict[str | None, list[R]] = defaultdict(list)
    for each in records:
        found[key(each)].append(each)
    return found


def _numbers(asked: Sequence[str], sections: Sequence[Section]) -> set[str]:
    known = list(dict.fromkeys(each.number for each in sections if each.number != "0"))
    for number in asked:
        if sections and number not in known:
            raise UsageError(_("没有第“{number}”节").format(number=number), [(_("都有"), "  ".join(known))])
    return set(asked)


def _chapters(
    document: Document,
    sections: Sequence[Section],
    measures: Sequence[Measure],
    statistics: Sequence[Statistic],
    *,
    narrowed: bool,
) -> list[Chapter]:
    """The chapters of `document`, which all `sections`, `measures` and `statistics` are of."""
    own = [each for each in sections if each.number != "0"]
    placed = {each.id for each in own}
    done = _by(measures, lambda each: each.section if each.section in placed else None)
    told = _by(statistics, lambda each: each.section if each.section in placed else None)
    chapters = [
        Chapter(document, each.number, each.title, each.summary, tuple(done[each.id]), tuple(told[each.id]))
        for each in own
    ]
    # What stands before the first heading, or under none.
    if done[None] or told[None]:
        chapters.insert(0, Chapter(document, "", "", None, tuple(done[None]), tuple(told[None])))
    empty = narrowed or len(own) > 12  # a long report has many headings of which we hold nothing
    return [each for each in chapters if not empty or each.measures or each.statistics]


def _only(chapter: Chapter, only: str) -> Chapter:
    measures = chapter.measures if only == "measures" else ()
    statistics = chapter.statistics if only == "statistics" else ()
    return Chapter(chapter.document, chapter.number, chapter.title, chapter.summary, measures, statistics)


def _notice(
    store: Store,
    place: Place,
    documents: Sequence[Document],
    chapters: Sequence[Chapter],
    within: Sequence[tuple[str, int]],
) -> str | None:
    if not documents and within:
        told = _("、").join(name for name, _n in within)
        return _("{name}还没有本省的文件，有的是{told}的：jobscli province {first}").format(
            name=place.region, told=told, first=place.region + within[0][0]
        )
    if not documents:
        having = _("、").join(covered(store))
        return _("{name}还没有文件；有数据的是{having}").format(name=place.full, having=having)
    if not any(each.measures or each.statistics for each in chapters):
        return _("没有符合条件的举措和数字；少给一个条件试试")
    return None
