"""A value of a spreadsheet as its format prints it: 2.9%, 35,895, 2.60, 2024年1月, 0.5万人."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

# The built-in formats that are neither General nor text.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy-mm-dd",
    15: "yyyy-mm-dd", 16: "mm-dd", 17: "yyyy-mm", 22: "yyyy-mm-dd hh:mm", 27: "yyyy年m月", 30: "yyyy-mm-dd",
    31: "yyyy年m月d日", 36: "yyyy年m月", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 50: "yyyy年m月",
    52: "yyyy年m月", 54: "yyyy年m月", 57: "yyyy年m月", 58: "yyyy年m月d日",
}  # fmt: skip
_LITERAL = re.compile(r'"([^"]{0,40})"|\\(.)')
_NO_SIGN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_PLACES = re.compile(r"\.([0#?]+)")
_DAY = re.compile("[dD]")
_MONTH = re.compile("[mM]")
_MOST_PLACES, _SIGNIFICANT = 10, 11

Value = float | str | bool | datetime.date | datetime.time | datetime.timedelta


def printed(value: object, code: str = "") -> str:
    """`value` as a cell with the format `code` prints it; "" of an empty cell.

    >>> printed(0.029, "0.0%"), printed(35895.0, "#,##0"), printed(2.6, "0.00"), printed(75.0), printed(139.1)
    ('2.9%', '35,895', '2.60', '75', '139.1')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime.date, datetime.datetime)):
        return _date(value, code)
    if isinstance(value, (int, float)):
        return _number(value, code.split(";")[0])
    return " ".join(str(value).split()) if value is not None else ""


def _date(value: datetime.date, code: str) -> str:
    bare = _NO_SIGN.sub("", code)
    if not code or _DAY.search(bare):
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.year}年{value.month}月" if _MONTH.search(bare) else f"{value.year}年"


def _number(value: float, code: str) -> str:
    try:
        number = Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    bare = _NO_SIGN.sub("", code)
    if not any(sign in bare for sign in "0#?"):
        return _general(number)
    percent = bare.count("%")
    number *= 100**percent
    places = _PLACES.search(bare)
    decimals = min(len(places[1]), _MOST_PLACES) if places is not None else 0
    shown = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) if abs(number) < Decimal("1e15") else number
    made = f"{shown:,f}" if "," in bare else f"{shown:f}"
    if places is not None and "#" in places[1]:
        made = made.rstrip("0").rstrip(".") if "0" not in places[1] else made
    before, behind = _literals(code)
    return f"{before}{made}{'%' * percent}{behind}"


def _general(number: Decimal) -> str:
    """A number as a cell without a format shows it: with eleven digits at most."""
    rounded = number.quantize(Decimal(1).scaleb(number.adjusted() - _SIGNIFICANT + 1)) if number else Decimal(0)
    made = f"{rounded if -20 < number.adjusted() < 20 else number:f}"
    return made.rstrip("0").rstrip(".") if "." in made else made


def _literals(code: str) -> tuple[str, str]:
    """What a format prints as it stands, before its number and behind it: 0.0"万人"."""
    first = min((code.find(sign) for sign in "0#?" if sign in code), default=0)
    words = [(found.start(), found[1] or found[2] or "") for found in _LITERAL.finditer(code)]
    return "".join(said for at, said in words if at < first), "".join(said for at, said in words if at > first)
