"""What a user gives as the value of a field -> the value as JSON has it, or a refusal that says what may stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from jobscli import words
from jobscli.ask.corrected import said
from jobscli.ask.filters import VOCABULARIES, term_named
from jobscli.ask.periods import period_named
from jobscli.ask.regions import region_named
from jobscli.ask.stated import day_named, text_stated
from jobscli.correction import FIELDS
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import UNSTATED_REGION, Document, Measure, Statistic, number

Corrigible = Document | Measure | Statistic

NONE = frozenset(("none", "null", "无", ""))
_LONGEST = 500  # characters of a text that is given
_YEARS = range(1900, 2101)
# What no record may be without.
_NEEDED = frozenset(("title", "metric", "label", "value", "kind", "bound", "aspect", "status", "scope"))
_TEXT_STATED = frozenset(("title", "publisher", "place", "url"))
_AMOUNT = re.compile(
    r"(?P<digits>[-+]?[0-9][0-9,]*(?:\.[0-9]+)?)(?P<signs>(?:[十千万亿]|百(?!分)){0,3})(?P<unit>\D{0,12})"
)
_BREAK = re.compile("[,，、;；]")


def field_named(text: str, table: str) -> str:
    """The field of a record of `table` that `text` names, in English or in Chinese. Raises UsageError."""
    found = words.term("column", text.strip())
    field = "regions" if table == "documents" and found == "region" else found
    if field in FIELDS[table]:
        return str(field)
    known = [f"{told}（{field}）" for field in FIELDS[table] for told in (said(field),)]
    raise UsageError(_("没有“{text}”这一项，或不能更正").format(text=f"{text:.40}"), [(_("可以改"), "  ".join(known))])


def values_of(record: Corrigible, given: Mapping[str, str]) -> dict[str, Any]:
    """The values, as JSON has them, of the fields `given`; a number says its unit too where that is another."""
    values: dict[str, Any] = {}
    for field, text in given.items():
        plain = unicodedata.normalize("NFC", text).strip()
        if plain in NONE:
            values[field] = _nothing(field)
        elif field in ("value", "high"):
            values[field], unit = _amount(field, plain)
            _refuse_unit(record, given, unit)
        else:
            values[field] = _READ.get(field, _closed_or_text)(record, field, plain)
    return values


def _nothing(field: str) -> Any:
    """What stands where a record says nothing."""
    if field in _NEEDED:
        raise UsageError(_("{field}不能没有").format(field=said(field)))
    if field in ("regions", "topics", "groups"):
        return []
    return UNSTATED_REGION if field == "region" else None


def _amount(field: str, text: str) -> tuple[int | float, str]:
    """A number as people write it, 1305000, 1,305,000, 130.5万人, and the unit behind it."""
    found = _AMOUNT.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    try:
        value = Decimal(found["digits"].replace(",", "")) if found else None
    except InvalidOperation:
        value = None
    if found is None or value is None or len(found["digits"]) > 40:
        hint = [(_("写作"), f"{field}=1305000  {field}=130.5万  {field}=-0.21")]
        raise UsageError(_("“{text}”不是数").format(text=f"{text:.40}"), hint)
    for sign in found["signs"]:
        value *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[sign]
    return number(value), found["unit"]


def _refuse_unit(record: Corrigible, given: Mapping[str, str], unit: str) -> None:
    """A number that is told in another unit than the record has would mean something else."""
    told = given.get("unit") or given.get("unit_inferred")
    own = told or getattr(record, "unit", None) or getattr(record, "unit_inferred", None)
    if unit and _unit_named(unit) != _unit_named(own or ""):
        told = _("单位是{own}，写的是{unit}").format(own=own or _("无"), unit=unit)
        raise UsageError(told, [(_("一起改"), f"unit={_unit_named(unit) or unit}")])


def _unit_named(text: str) -> str | None:
    from jobscli.words.units import units

    printed = units().printed
    if text in printed:
        return printed[text].unit
    return text if text in {each.unit for each in printed.values()} else None


def _unit(_record: Corrigible, field: str, text: str) -> Any:
    from jobscli.words.units import units

    found = _unit_named(text)
    if found is None:
        close = words.near(text, units().printed)
        hints = [(_("是不是"), "  ".join(close))] if close else [(_("写作"), "unit=元  unit=人  unit=%")]
        raise UsageError(_("没有“{text}”这个{field}").format(text=f"{text:.40}", field=said(field)), hints)
    return found


def _year(_record: Corrigible, _field: str, text: str) -> Any:
    plain = unicodedata.normalize("NFKC", text).removesuffix("年")
    if not (plain.isascii() and plain.isdecimal() and len(plain) == 4 and int(plain) in _YEARS):
        raise UsageError(_("“{text}”不是年份").format(text=f"{text:.40}"), [(_("写作"), "year=2025")])
    return int(plain)


def _regions(_record: Corrigible, _field: str, text: str) -> Any:
    return list(dict.fromkeys(region_named(part.strip()) for part in _BREAK.split(text) if part.strip()))


def _terms(_record: Corrigible, field: str, text: str) -> Any:
    return list(dict.fromkeys(term_named(field, part.strip()) for part in _BREAK.split(text) if part.strip()))


def _metric(_record: Corrigible, field: str, text: str) -> Any:
    """A metric of the vocabulary by any of its names, else one in the text's own words."""
    found = words.metrics_named(text)
    if len(found) > 1:
        names = _("、").join(each.name for each in found)
        told = _("“{text}”可以是{names}，请说全").format(text=text, names=names)
        raise UsageError(told, [(_("列出"), "jobscli metrics")])
    return found[0].name if found else _text(field, text)


def _status(record: Corrigible, field: str, text: str) -> Any:
    found = term_named(field, text)
    if isinstance(record, Measure) and found not in ("achieved", "target"):
        raise UsageError(_("举措只有已实现和计划两种"), [(_("可以用"), _("已实现  计划"))])
    return found


def _url(_record: Corrigible, field: str, text: str) -> Any:
    if not text.startswith(("https://", "http://")):
        raise UsageError(_("“{text}”不是网址").format(text=f"{text:.40}"), [(_("写作"), "url=https://…")])
    return _text(field, text)


def _closed_or_text(_record: Corrigible, field: str, text: str) -> Any:
    return term_named(field, text) if field in VOCABULARIES else _text(field, text)


def _text(field: str, text: str) -> str:
    if field in _TEXT_STATED:
        return text_stated(field, text)
    if len(text) > _LONGEST or not text.isprintable():
        told = _("{field}太长，或有看不见的字符；最多 {most} 字")
        raise UsageError(told.format(field=said(field), most=_LONGEST))
    return text


_READ: dict[str, Callable[[Corrigible, str, str], Any]] = {
    "unit": _unit,
    "unit_inferred": _unit,
    "year": _year,
    "published": lambda _record, _field, text: day_named(text),
    "region": lambda _record, _field, text: region_named(text),
    "regions": _regions,
    "topics": _terms,
    "groups": _terms,
    "metric": _metric,
    "status": _status,
    "url": _url,
    "period": lambda _record, _field, text: period_named(text),
}
