"""What a folder of very many documents tells of itself: its regions in their order, and how large it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jobscli import words


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What a folder holds: how many rows of each table, of which regions and years, and how large it is on disk."""

    path: Path
    tables: tuple[tuple[str, int], ...]
    regions: tuple[str, ...]
    years: tuple[int, ...]
    size: int  # bytes
    notice: str | None = None

    def rows(self) -> list[dict[str, Any]]:
        """One row a table."""
        return [{"table": table, "records": n} for table, n in self.tables]


def in_official_order(regions: Iterable[str]) -> tuple[str, ...]:
    """`regions` as official tables have them, those of no table last."""
    places = {name: place for place, name in enumerate(words.regions())}
    return tuple(sorted(regions, key=lambda name: places.get(name, len(places))))


def size_of(folder: Path) -> int:
    """How many bytes the files in a folder have."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
