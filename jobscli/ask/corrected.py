"""How a field and its value are said where something is corrected: 性质 目标."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jobscli import words
from jobscli.ask.comparable import unit_said
from jobscli.language import _
from jobscli.record import Document, Measure, Statistic

if TYPE_CHECKING:
    from jobscli.correction import Correction

_CLOSED = {"kind": "kind", "status": "status", "aspect": "aspect", "bound": "bound", "scope": "scope"}
_CLOSED |= {"period_basis": "basis", "price_basis": "price_basis"}
_PLACES = 8


def said(field: str) -> str:
    """How a field is called."""
    return words.say("column", "region" if field == "regions" else field)


def value_said(field: str, value: Any) -> str:
    """A value of a field in words: 目标, 130.5万, 江苏、安徽; nothing is 无."""
    if value is None or value == [] or value == ():
        return _("无")
    if isinstance(value, list | tuple):
        return _("、").join(map(str, value))
    if isinstance(value, int | float | Decimal):
        return _sized(Decimal(str(value))) if field in ("value", "high") else _digits(Decimal(str(value)))
    return words.say(_CLOSED[field], str(value)) if field in _CLOSED else str(value)


def _sized(value: Decimal) -> str:
    """A number as people write it: 130.5万 for 1305000."""
    sign, size = next(((sign, size) for sign, size in _SIZES if abs(value) >= size), ("", 1))
    return f"{_digits(value / size)}{sign}"


_SIZES = (("亿", 10**8), ("万", 10**4))


def _digits(value: Decimal) -> str:
    return f"{round(value, _PLACES).normalize():f}"


def printed(statistic: Statistic) -> str:
    """The words of a figure, and what they should be where its number or its unit is corrected."""
    if not any(each.field in ("value", "high", "unit", "unit_inferred") for each in statistic.corrected):
        return statistic.text
    sign, size = _magnitude(statistic)
    ends = [each / size for each in (statistic.value, statistic.high) if each is not None]
    now = _(" 至 ").join(map(_digits, ends)) + f" {sign}{unit_said(statistic) or ''}"
    return _("{text}（更正为 {now}）").format(text=statistic.text, now=now.rstrip())


def _magnitude(statistic: Statistic) -> tuple[str, int]:
    """The magnitude that the text prints, where the value is of it."""
    return next(
        (each for each in _SIZES if each[0] in statistic.text and abs(statistic.value) * 10 >= each[1]), ("", 1)
    )


def corrected_told(record: Document | Measure | Statistic, fields: Collection[str] | None = None) -> list[str]:
    """What is corrected in a record, or in these `fields` of it: the field, what was read there, and why not.

    A phrase each.
    """
    told = _("{field}原读“{read}”（{why}）")
    return [
        told.format(field=said(each.field), read=value_said(each.field, each.read), why=each.why)
        for each in record.corrected
        if (each.field not in _UNSAID if fields is None else each.field in fields)
    ]


def lost_told(lost: Iterable[Correction]) -> str | None:
    """The sentence on corrections that find no record any more."""
    told = [f"{each.record} {said(each.field)}" + (f"（{each.text}）" if each.text else "") for each in lost]
    if not told:
        return None
    return _("{n} 处更正找不到它的数了：{told}；还留着，不要了就用 jobscli correct ID --remove").format(
        n=len(told), told=_("、").join(told)
    )


_UNSAID = frozenset(("place_code", "period_basis"))  # they follow from others
