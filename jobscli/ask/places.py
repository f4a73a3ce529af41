"""Places at every level: the province, prefecture or county that a user names, and those of a level in the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jobscli import words
from jobscli.ask.regions import Names, covered, region_named, split
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION, UNSTATED_REGION, Document, Statistic
from jobscli.store import Store, Where

if TYPE_CHECKING:
    from jobscli.words.divisions import Division

LEVELS = {1: "province", 2: "prefecture", 3: "county"}
_CODE = 6  # digits of a code of GB/T 2260
# Of what is no longer than a county with its prefecture and province before it: each beginning is tried as a name.
_LONGEST = 48
# What follows the last province by code: they send no reports of the kind that a panel is made of.
_APART = ("香港", "澳门", "台湾")


def _gazetteer() -> Any:
    """The table of divisions, loaded when a name is none of a province."""
    from jobscli.words import divisions

    return divisions


class Place(NamedTuple):
    """A province-level region, or a place in it by the name that records have (`place`)."""

    region: str
    place: str | None = None

    @property
    def code(self) -> str | None:
        """Its code of GB/T 2260; None for the country and for what is no division (兵团)."""
        return _code(self.region, self.place)

    @property
    def level(self) -> int | None:
        """1 for a province, 2 for a prefecture, 3 for a county; None for what is none of them."""
        return _level(self)

    @property
    def name(self) -> str:
        """How it is called where its province is known."""
        return self.place or self.region

    @property
    def full(self) -> str:
        """How it is called where nothing is known: 江苏苏州."""
        return f"{self.region}{self.place or ''}"

    @property
    def order(self) -> tuple[str, str]:
        """By which places stand in the official order, a province before its places, the country last."""
        first = words.regions()[self.region].code if self.region in words.regions() else "9"
        return ("~", "") if self.region == NATION else (first[:2], self.code or f"~{self.place}")


@cache
def _level(place: Place) -> int | None:
    if place.place is None:
        return None if place.region == NATION else 1
    found = [_gazetteer().division_at(place.code)] if place.code else _gazetteer().divisions_called(place.place)
    levels = {each.level for each in found if each and each.region == place.region}
    return levels.pop() if len(levels) == 1 else None


@cache
def _code(region: str, place: str | None) -> str | None:
    if place is not None:
        code: str | None = _gazetteer().code_of(region, place)
        return code
    found = words.regions().get(region)
    return found.code if found and region != NATION else None


def place_of(record: Statistic | Document) -> Place:
    """The place that a figure is about, or that a document of one region is of."""
    if isinstance(record, Statistic):
        return Place(record.region, record.place)
    return Place(record.regions[0] if len(record.regions) == 1 else UNSTATED_REGION, record.place)


def level_named(text: str) -> int:
    """The level that a user means: 省, 市, 县. Raises UsageError for none."""
    found = words.term("level", text)
    for number, name in LEVELS.items():
        if name == found:
            return number
    raise UsageError(_("没有“{text}”这一级").format(text=text), [(_("都有"), "  ".join(words.terms("level").values()))])


def place_named(text: str, store: Store) -> Place:
    """The place that a user means by a name or a code: 江苏, 苏州, 江苏苏州, 320500, 苏州昆山, 朝阳区.

    Raises UsageError for a name that means nothing, with the nearest, and for one that several divisions have.
    """
    plain = "".join(words.fold(text).split())
    held = covered(store)
    if text in held:
        return Place(text)
    if plain in held or words.region(plain) is not None:
        return Place(region_named(plain, store))
    found = _divisions(plain)
    if len(found) == 1:
        return _place(found[0])
    if found:
        told = _("“{text}”有 {n} 处，写明是哪一处").format(text=text, n=len(found))
        raise UsageError(told, [(_("可以写") if at == 0 else "", _told(one)) for at, one in enumerate(found[:8])])
    called = [each for each in places_held(store) if each.place and plain in (each.place, each.full)]
    if len(called) == 1:
        return called[0]
    raise _unknown(text, store)


def _divisions(text: str) -> tuple[Division, ...]:
    """The divisions that `text` means, which may name a province and a prefecture before it, or be a code."""
    if text.isascii() and text.isdecimal():
        found = _gazetteer().division_at(text) if len(text) == _CODE else None
        return (found,) if found and found.level > 1 else ()
    return _within(text, "") if len(text) <= _LONGEST else ()


def _within(text: str, code: str) -> tuple[Division, ...]:
    """The divisions called `text` whose codes begin with `code`; else what follows the name of one that does."""
    own = tuple(one for one in _gazetteer().divisions_called(text) if one.code.startswith(code))
    if own:
        return own
    for size in range(len(text) - 2, 1, -1):
        head, rest = text[:size], text[size:]
        region = words.region(head) if not code else None
        named = () if region else _gazetteer().divisions_called(head)
        outer = [region.code[:2]] if region else [one.code[:4] for one in named if one.level == 2]
        found = tuple(one for each in outer if each.startswith(code) for one in _within(rest, each))
        if found:
            return found
    return ()


def _place(division: Division) -> Place:
    """A division as records name it."""
    from jobscli.words.cities import province_of

    bare = division.called
    known = next((each for each in (bare, bare.removesuffix("林区")) if each in province_of()), bare)
    return Place(division.region, None if division.level == 1 else known)


def _told(division: Division) -> str:
    """A division of which another has the name, as it may be written: 江苏南京鼓楼区 or 320106."""
    outer = _gazetteer().division_at(f"{division.code[:4]}00") if division.level > 2 else None
    city = _gazetteer().short_name(outer.name) if outer else ""
    return _("{name} 或 {code}").format(name=f"{division.region}{city}{division.name}", code=division.code)


def _unknown(text: str, store: Store) -> UsageError:
    try:
        region_named(text, store)
    except UsageError as error:
        held = {str(key[0]) for key, _n in store.count("documents", {}, ("place",)) if key[0] is not None}
        alike = sorted(name for name in held if _is_slip(name, text))
        near = [words for label, words in error.hints if label == _("是不是")]
        close = "  ".join([*near, *alike])
        rest = [hint for hint in error.hints if hint[0] != _("是不是")]
        return UsageError(error.message, [*([(_("是不是"), close)] if close else []), *rest])
    raise AssertionError(text)  # a region would have been found


def _is_slip(name: str, text: str) -> bool:
    """Whether `text` is `name` but for one character."""
    pairs = zip(name, text.removesuffix("市"), strict=False)
    return len(name) == len(text.removesuffix("市")) and sum(one != other for one, other in pairs) == 1


def places_held(store: Store) -> list[Place]:
    """Every place that a record of the store is about, in the official order."""
    of_figures = store.count("statistics", {}, ("region", "place"))
    of_documents = store.count("documents", {}, ("regions", "place"))
    found = {Place(str(key[0]), None if key[1] is None else str(key[1])) for key, _n in (*of_figures, *of_documents)}
    return sorted((each for each in found if each.region != UNSTATED_REGION), key=lambda each: each.order)


def documented(documents: Iterable[Document]) -> set[Place]:
    """The places that documents are of: a city's report is of the city, not of its province."""
    found = set()
    for each in documents:
        found |= {place_of(each)} if each.place else {Place(name) for name in each.regions}
    return found


class Rows(NamedTuple):
    """The places that a table has a row for: those of a `level` within `regions` (none: all), or `named` alone."""

    level: int = 1
    regions: tuple[str, ...] = ()
    named: tuple[Place, ...] = ()
    whole: bool = False  # whether those of which there is nothing have a row, too

    @property
    def is_finer(self) -> bool:
        """Whether places within provinces are asked for."""
        return self.level > 1 or any(each.place for each in self.named)

    def holds(self, place: Place) -> bool:
        """Whether `place` has a row where it has a figure or a document."""
        if self.named:
            return place in self.named
        return place.level == self.level and (not self.regions or place.region in self.regions)

    @property
    def documents(self) -> Where:
        """The filter that accepts the documents of these places, and few others."""
        regions = {each.region for each in self.named} or self.regions
        places = {each.place for each in self.named}
        return {**({"regions": regions} if regions else {}), **({} if self._is_open else {"place": places or {None}})}

    @property
    def figures(self) -> Where:
        """The filter that accepts the figures of these places and of the country, and few others."""
        regions = {each.region for each in self.named} or self.regions
        places = {each.place for each in self.named}
        return {
            **({"region": {*regions, NATION}} if regions else {}),
            **({} if self._is_open else {"place": {*places, None}}),
        }

    @property
    def _is_open(self) -> bool:
        """Whether these are places of which nobody has told the names."""
        return self.level > 1 and not self.named

    def called(self, place: Place) -> str:
        """How a row is called: with its province where those beside it may be of another."""
        alone = len(self.regions) == 1 or (self.named and len({each.region for each in self.named}) == 1)
        return place.name if alone else place.full

    def places(self, having: Iterable[Place]) -> list[Place]:
        """The rows, in the official order; `having` are the places of which the store has something."""
        found = {*self.named, *(each for each in having if self.holds(each))}
        if self.whole:
            found |= {Place(name) for name in words.regions() if name not in (*_APART, NATION)}
        return sorted(found, key=lambda each: each.order)


PROVINCES = Rows()


def rows_named(
    store: Store, regions: Names | None = None, level: str | None = None, within: Names | None = None
) -> Rows:
    """The rows that a user asks for by names of places, groups and levels, a level, and the regions that it is in.

    Raises UsageError for names that mean nothing.
    """
    asked = split(regions or ())
    levels = [each for each in asked if words.term("level", each) is not None]
    number = level_named(level or levels[0]) if level or levels else 1
    outer = _outer(store, split(within or ()))
    named = tuple(place for each in asked if each not in levels for place in _named(each, store))
    if level and named and all(each.place is None for each in named) and number > 1:
        return Rows(number, tuple(each.region for each in named))
    if outer and number == 1 and not named:
        number = 2
    whole = bool(levels) and number == 1 and not outer
    return Rows(number, outer, named, whole)


def filter_of(names: Names, store: Store) -> dict[str, list[str | None]]:
    """The filter by region and place that accepts what is about the places that `names` mean.

    Raises UsageError for places that no filter of the two fields can tell from others.
    """
    named = rows_named(store, names).named
    regions, places = dict.fromkeys(each.region for each in named), dict.fromkeys(each.place for each in named)
    held = {key for key, _n in store.count("statistics", {"region": regions, "place": places}, ("region", "place"))}
    if held - {(each.region, each.place) for each in named}:
        told = _("{names}不能一起问").format(names=_("、").join(each.full for each in named))
        raise UsageError(told, [(_("分开问"), f"--province {each.full}") for each in named])
    return {"region": list(regions), "place": list(places)}


def _named(text: str, store: Store) -> Sequence[Place]:
    group = () if words.region(text) else words.region_group(text)
    return [Place(each) for each in group] or [place_named(text, store)]


def _outer(store: Store, names: Sequence[str]) -> tuple[str, ...]:
    """The provinces that a user names; 全国 means all."""
    found = [place for each in names for place in _named(each, store)]
    for each in found:
        if each.place is not None:
            told = _("--in 要写省：{place}在{region}").format(place=each.place, region=each.region)
            raise UsageError(told, [(_("试试"), f"--in {each.region}")])
    return tuple(each.region for each in found if each.region != NATION)
