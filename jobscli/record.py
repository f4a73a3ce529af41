"""Document, Section, Measure, Statistic, Excluded: the records that every part of jobscli speaks in.

They are plain frozen data. `to_json` and `from_json` are the only way between a record and JSON; both keep the
order of the fields, so that a change in a store shows as a small diff. Numbers are `Decimal` inside and JSON
numbers outside. Offsets are code points in the document's text, half open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeVar, get_args

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.values import READ, Read, as_it_is
from jobscli.wording import Wording

# The closed vocabularies; their Chinese names are in words/terms.toml.
Bound = Literal["exact", "about", "at_least", "at_most", "between"]
Aspect = Literal["level", "change"]
PriceBasis = Literal["real", "nominal"]  # of a growth: prices taken out, or not
Status = Literal["achieved", "target", "forecast", "budget", "limit"]
Scope = Literal[
    "annual", "cumulative", "annual_average", "year_end", "half_year",
    "quarter", "monthly", "to_date", "one_off", "unstated",
]  # fmt: skip
PeriodBasis = Literal["stated", "context", "document"]
Kind = Literal[
    "policy", "fund", "subsidy", "loan", "platform", "monitoring", "service", "training",
    "event", "brand", "mechanism", "standard", "facility", "organisation", "action",
]  # fmt: skip
Confidence = Literal["high", "medium", "low"]
Reason = Literal["name", "date", "ordinal", "rank", "duration", "structure", "slogan", "word"]
NameKind = Literal["quoted", "descriptive"]  # the text prints it in “”, or not

BOUNDS: tuple[Bound, ...] = get_args(Bound)
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
PRICE_BASES: tuple[PriceBasis, ...] = get_args(PriceBasis)
STATUSES: tuple[Status, ...] = get_args(Status)
SCOPES: tuple[Scope, ...] = get_args(Scope)
BASES: tuple[PeriodBasis, ...] = get_args(PeriodBasis)
KINDS: tuple[Kind, ...] = get_args(Kind)
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The proper name of a system, platform, brand or programme, as a measure mentions it."""

    name: str
    kind: NameKind
    explained: bool  # whether the text says what the name means


class Corrected(NamedTuple):
    """A field that the user has corrected: its name, what was read there, as JSON has it, and why that is wrong."""

    field: str
    read: object
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text that was read. `year` is the year that its figures speak of, never the year of publication."""

    id: str
    title: str
    publisher: str | None = None
    published: str | None = None  # ISO date
    year: int | None = None
    regions: tuple[str, ...] = ()
    place: str | None = None  # the city, county or district that it is of
    place_code: str | None = None  # by GB/T 2260
    url: str | None = None
    sha256: str | None = None
    reader: str | None = None  # the version that read it
    file: str | None = None  # where it was read from
    stated: tuple[str, ...] | None = None  # what of these its user stated when it was read
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a document under one heading; number "0" is a region's own heading line."""

    id: str
    document: str
    region: str
    number: str
    title: str
    summary: str | None = None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a government did, or plans to do, in one sentence or clause of the document."""

    id: str
    document: str
    region: str
    place: str | None = None
    section: str | None
    title: str
    summary: str | None = None
    kind: Kind
    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    start: int
    end: int
    paragraph: int
    status: Status = "achieved"  # done, or a rule in force; `target` for what is only planned
    note: str | None = None
    quote: str | None = None  # its sentence, in a store that a user made
    rule: str | None = None
    confidence: Confidence | None = None
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """What a government reported: one quantity, with everything that is needed to compare it.

    `value` and `high` are in the base unit (230000000 for 2.3亿元); `high` only where `bound` is `between`.
    A decline is a negative change. `text` is the quantity as printed, bound words included, and `start:end`
    spans it. What the text does not say is None or `unstated`.
    """

    id: str
    document: str
    region: str
    section: str | None
    paragraph: int
    place: str | None = None
    metric: str
    label: str
    text: str
    value: Decimal
    high: Decimal | None = None
    unit: str | None
    bound: Bound = "exact"
    aspect: Aspect = "level"
    of: str | None = None
    status: Status = "achieved"
    scope: Scope = "unstated"
    period: str | None = None
    period_basis: PeriodBasis | None = None
    population: str | None = None
    measure: str | None = None
    start: int
    end: int
    note: str | None = None
    rule: str | None = None
    confidence: Confidence | None = None
    quote: str | None = None
    corrected: tuple[Corrected, ...] = ()
    unit_inferred: str | None = None  # what it must be where the text prints none: 元 of 设立100亿
    price_basis: PriceBasis | None = None  # of a change that the text calls real or nominal


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """A numeral of the document that is not a statistic, and why."""

    document: str
    start: int
    end: int
    text: str
    reason: Reason


Record = Document | Section | Measure | Statistic | Excluded | Wording
R = TypeVar("R", Document, Section, Measure, Statistic, Excluded, Wording)

TABLES: dict[str, type[Record]] = {
    "documents": Document,
    "sections": Section,
    "measures": Measure,
    "statistics": Statistic,
    "excluded": Excluded,
    "words": Wording,
}

# The region of a record whose document does not say where it speaks of, and that of the whole country.
UNSTATED_REGION = "未注明"
NATION = "全国"

_CLOSED = {
    "Bound", "Aspect", "PriceBasis", "Status", "Scope", "PeriodBasis", "Kind", "Confidence", "Reason", "NameKind",
}  # fmt: skip


def _type_in_json(annotation: str) -> str:
    """A value of a closed vocabulary is a text; `check` says which are none of it."""
    name, _bar, none = annotation.partition(" | ")
    return " | ".join(["str", *([none] if none else [])]) if name in _CLOSED else annotation


def field_types(kind: Any) -> dict[str, str]:
    """What each field of a record is annotated with, by which `from_json` knows how to read it."""
    return {field.name: _type_in_json(str(field.type)) for field in fields(kind)}


FIELD_TYPES: dict[Any, dict[str, str]] = {kind: field_types(kind) for kind in (*TABLES.values(), Name)}
FIELD_TYPES[Corrected] = {"field": "str", "read": "object", "why": "str"}


def tail(identity: str) -> str:
    """The part of an id that is shown: `s428` of `mohrss-2018/s428`."""
    return identity.rpartition("/")[2]


def number(value: Decimal) -> int | float:
    """`value` as a JSON number: an integer, or the shortest float that gives the same decimal.

    >>> number(Decimal("2300000000")), number(Decimal("96.83")), number(Decimal("1E+3"))
    (2300000000, 96.83, 1000)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def to_json(record: Record) -> dict[str, Any]:
    """`record` as a JSON object, every field in its order."""
    kind: Any = type(record)
    names, values = _read_of(kind)
    found: dict[str, Any] = dict(zip(names, values(record), strict=True))
    for name, value in found.items():
        if type(value) not in _IN_JSON:
            found[name] = _plain(value)
    return found


@cache
def _read_of(kind: Any) -> tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]:
    """The fields of a record, and what reads all of them at once."""
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)


_IN_JSON = frozenset({str, int, bool, type(None)})


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, Name):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Corrected):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def from_json(kind: type[R], row: object) -> R:
    """The record that `row`, a JSON object, holds; fields with a default may be missing.

    Raises StoreError when a field is unknown, missing or of another type.
    """
    if not isinstance(row, Mapping):
        raise StoreError(_("应是一条记录，却是 {what}").format(what=type(row).__name__))
    hashed: Any = kind
    values = dict(row)
    for name, read in _to_read(hashed, tuple(row), tuple(map(type, row.values()))):
        try:
            values[name] = read(values[name])
        except (TypeError, ValueError, ArithmeticError):
            shown = f"{values[name]!r:.40}"
            raise StoreError(_("字段 {name} 的值不对：{value}").format(name=name, value=shown)) from None
    try:
        return kind(**values)
    except TypeError:
        needed = {field.name for field in fields(kind) if field.default is MISSING}
        raise StoreError(_("缺字段 {fields}").format(fields="、".join(sorted(needed - set(values))))) from None


@lru_cache(maxsize=4096)
def _to_read(kind: Any, names: tuple[str, ...], types: tuple[type, ...]) -> tuple[tuple[str, Read], ...]:
    """Which fields of a row are read, each with what reads it: the others have just what the record takes.

    Rows of one table have few shapes, so that this is told once for many. Raises StoreError for an unknown field.
    """
    known = FIELD_TYPES[kind]
    if unknown := sorted(str(name) for name in names if name not in known):
        raise StoreError(_("不认识的字段 {fields}").format(fields="、".join(unknown)))
    pairs = zip(names, types, strict=True)
    return tuple((name, _READ[known[name]]) for name, each in pairs if not as_it_is(known[name], each))


def _parts(kind: type[Name | Corrected]) -> Read:
    known = FIELD_TYPES[kind]

    def fits(each: object) -> bool:
        if not isinstance(each, dict) or each.keys() != known.keys():
            return False
        return all(known[name] in ("object", type(part).__name__) for name, part in each.items())

    def read(value: object) -> object:
        if not isinstance(value, list) or not all(map(fits, value)):
            raise TypeError
        return tuple(kind(**each) for each in value)

    return read


_READ: dict[str, Read] = {**READ, "tuple[Name, ...]": _parts(Name), "tuple[Corrected, ...]": _parts(Corrected)}
