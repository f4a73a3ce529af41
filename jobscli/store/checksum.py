"""The checksum of a store: it stands in `meta`, and a digit that has changed since it was written does not agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import sha256 as lean
else:
    try:  # as `random` does: hashlib takes 2 ms to load, as long as to read the store that comes with jobscli
        from _sha2 import sha256 as lean
    except ImportError:
        try:
            from _sha256 import sha256 as lean
        except ImportError:
            from hashlib import sha256 as lean

FIELD = "sha256"
_HEAD = 4096  # `meta` is written first, so its checksum stands in the first bytes
_LARGE = 2 * 1024 * 1024  # from here on hashlib, five times as fast, makes up for the time it takes to load


def of(*parts: bytes | memoryview) -> str:
    """The checksum of `parts`, the canonical bytes of a store without the checksum itself: 64 hexadecimal digits."""
    made = lean
    if sum(map(len, parts)) > _LARGE:
        from hashlib import sha256 as made
    found = made()
    for part in parts:
        found.update(part)
    return found.hexdigest()


def without(meta: dict[str, Any]) -> dict[str, Any]:
    """The row of `meta` without its checksum, as it is reckoned."""
    return {field: value for field, value in meta.items() if field != FIELD}


def agrees(said: object, content: bytes, canonical: Callable[[], bytes]) -> bool:
    """Whether `said` is the checksum of the store in the file's bytes `content`.

    The bytes are hashed as they stand, which costs a quarter of parsing them, and of a large store a twentieth. Only
    where they do not agree, as in a file that an editor has laid out anew, `canonical` is asked: the checksum is one of
    what a store says.
    """
    return stands(said, content) or (isinstance(said, str) and of(canonical()) == said)


def stands(said: object, content: bytes) -> bool:
    """Whether `said` is the checksum of the bytes `content` as they stand: those that we wrote."""
    if not isinstance(said, str):
        return False
    mark = f', "{FIELD}": "{said}"'.encode("utf-8", "replace")
    at = content.find(mark, 0, _HEAD)
    return at >= 0 and of(content[:at], memoryview(content)[at + len(mark) :]) == said
