"""Rows of the index as records: a few as everywhere, many at once by msgspec, which takes a fifth of the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MANY = 600  # rows for which it pays to load msgspec


def in_one_go(kind: Any) -> Callable[[bytes], Any] | None:
    """What reads a stored row as a record of `kind`, and gives None for one to be looked at more closely.

    It takes what the index holds, which we wrote, for rows of this kind. None where msgspec is not installed.
    """
    try:
        from msgspec import DecodeError
        from msgspec.json import Decoder
    except ImportError:
        return None
    decode = Decoder(kind).decode

    def read(line: bytes) -> Any:
        try:
            return decode(line)
        except DecodeError:  # a row with corrections, with half a character, or a bad one
            return None

    return read
