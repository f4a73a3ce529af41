"""What a folder of very many documents tells of itself: its regions in their order, and how large it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jobscli import words


def in_official_order(regions: Iterable[str]) -> tuple[str, ...]:
    """`regions` as official tables have them, those of no table last."""
    places = {name: place for place, name in enumerate(words.regions())}
    return tuple(sorted(regions, key=lambda name: places.get(name, len(places))))


def size_of(folder: Path) -> int:
    """How many bytes the files in a folder have."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
