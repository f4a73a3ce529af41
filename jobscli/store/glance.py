"""A glance at stores: what their rows have in a field, read off the bytes, for who wants it at once and may miss some.

Nothing is proved and no record is made. A file that is not in the form that we write, or in which something has been
corrected, takes a real look.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

_META = b'{"meta": {\n'
_HEAD = 16384


class Glance:
    """The bytes of stores, each with where the lines of its tables are."""

    def __init__(self, files: Sequence[tuple[bytes, dict[str, tuple[int, int]]]]) -> None:
        self._files = files

    def count(self, table: str, _where: object, by: tuple[str, ...]) -> list[tuple[tuple[str | None, ...], int]]:
        """How many rows of `table` have each combination of texts in the fields `by`."""
        counts: Counter[tuple[str | None, ...]] = Counter()
        for content, spans in self._files:
            start, end = spans.get(table, (0, 0))
            columns = [_column(field, content, start, end) for field in by]
            counts.update(zip(*columns, strict=False))
        return list(counts.items())


def _column(field: str, content: bytes, start: int, end: int) -> list[str | None]:
    pattern = re.compile(f'"{field}": (null|"[^"\\\\]*")'.encode())
    texts = b"\n".join(pattern.findall(content, start, end)).decode("utf-8", "replace").split("\n")
    return [None if text == "null" else text[1:-1] for text in texts if text]


def glance(places: Iterable[Path]) -> Glance | None:
    """A glance at the stores in the files `places`, of several that one may be missing; None where that will not do."""
    files = []
    for place in places:
        try:
            content = place.read_bytes()
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            return None
        spans = _spans(content)
        if spans is None:
            return None
        files.append((content, spans))
    return Glance(files) if files else None


def _spans(content: bytes) -> dict[str, tuple[int, int]] | None:
    end = content.find(b"\n}", 0, _HEAD)
    if not content.startswith(_META) or end < 0:
        return None
    try:
        told: dict[str, Any] = json.loads(b"{" + content[len(_META) : end] + b"}")["1"]["lines"]
        at = end + 2
        found = {}
        for table, each in told.items():
            start = at + len(f',\n"{table}": {{'.encode()) + (each["rows"] > 0)
            found[table] = start, start + each["bytes"]
            at = start + each["bytes"] + 1 + (each["rows"] > 0)
        return found if at + 2 == len(content) and not told.get("corrections", {}).get("rows") else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
