"""The checksum of a store: it stands in `meta`, and a digit that has changed since it was written does not agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:  # hashlib takes 2 ms to load, as long as reading the store that comes with jobscli; `random` does the same
        from _sha2 import sha256
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256

FIELD = "sha256"
_HEAD = 4096  # `meta` is written first, so its checksum stands in the first bytes


def of(content: bytes) -> str:
    """The checksum of `content`, the canonical bytes of a store without the checksum itself: 64 hexadecimal digits."""
    return sha256(content).hexdigest()


def without(meta: dict[str, Any]) -> dict[str, Any]:
    """The row of `meta` without its checksum, as it is reckoned."""
    return {field: value for field, value in meta.items() if field != FIELD}


def agrees(said: object, content: bytes, canonical: Callable[[], bytes]) -> bool:
    """Whether `said` is the checksum of the store in the file's bytes `content`.

    The bytes are hashed as they stand, which costs a hundredth of parsing them. Only where they do not agree, as in a
    file that an editor has laid out anew, `canonical` is asked: the checksum is one of what a store says.
    """
    if not isinstance(said, str):
        return False
    mark = f', "{FIELD}": "{said}"'.encode("utf-8", "replace")
    at = content.find(mark, 0, _HEAD)
    if at >= 0:
        found = sha256(content[:at])
        found.update(memoryview(content)[at + len(mark) :])
        if found.hexdigest() == said:
            return True
    return of(canonical()) == said
