"""The values of a record's fields as JSON has them, and how each is read, by what its field is annotated with."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

Read = Callable[[object], Any]


def _exactly(wanted: type) -> Callable[[object], Any]:
    def read(value: object) -> object:
        if type(value) is not wanted:
            raise TypeError
        return value

    return read


def _or_none(read: Callable[[object], Any]) -> Callable[[object], Any]:
    return lambda value: None if value is None else read(value)


# No figure has more digits than this before or behind its point: 1E+99999999 would fill the memory as an integer.
_FARTHEST = 40


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError
    made = value if isinstance(value, Decimal) else Decimal(str(value))
    if not made.is_finite() or abs(made.adjusted()) > _FARTHEST:
        raise ValueError
    return made


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError
    return tuple(value)


# One reader for each type that a field is annotated with. Each raises TypeError, ValueError or ArithmeticError.
READ: dict[str, Read] = {
    "str": _exactly(str),
    "str | None": _or_none(_exactly(str)),
    "int": _exactly(int),
    "int | None": _or_none(_exactly(int)),
    "Decimal": _decimal,
    "Decimal | None": _or_none(_decimal),
    "tuple[str, ...]": _texts,
    "tuple[str, ...] | None": _or_none(_texts),
    "object": lambda value: value,  # of any type
}

# Of each of these the values that a record takes just as JSON has them.
_PLAIN: dict[str, type] = {"str": str, "int": int, "None": type(None)}


def as_it_is(annotation: str, kind: type) -> bool:
    """Whether a value of the type `kind` is taken as it is by a field that is annotated so."""
    return any(_PLAIN.get(part) is kind for part in annotation.split(" | "))
