"""The regions that a user names, and those that a store has documents of.

Every function here raises UsageError for a name that means nothing, with the nearest ones and how to list all.
"""

from __future__ import annotations

from collections.abc import Iterable

from jobscli import words
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION
from jobscli.store import Store

# One name or several, each perhaps a list with commas.
Names = str | Iterable[str]


def split(values: Names) -> list[str]:
    """`values` with comma lists taken apart: "target,limit" and ["target", "limit"] are the same."""
    several = [values] if isinstance(values, str) else values
    return [part for value in several for part in value.replace("，", ",").split(",") if part]


def region_named(text: str, store: Store | None = None) -> str:
    """The short name of the region that `text` means."""
    if store is not None and text in covered(store):
        return text  # as the records have it: no vocabulary is needed
    found = words.region(text)
    if found is not None:
        return found.name
    hints = []
    regions = words.regions().values()
    spelled = {each.name: each.name for each in regions}
    spelled |= {pinyin: each.name for each in regions for pinyin in each.pinyin if len(text) > 3}
    if close := dict.fromkeys(spelled[each] for each in words.near(text, spelled)):
        hints.append((_("是不是"), "  ".join(close)))
    if store is not None:
        hints.append((_("有数据"), "  ".join(covered(store))))
    raise UsageError(_("没有“{text}”这个地区").format(text=text), hints)


def regions_named(values: Names, store: Store | None = None) -> list[str]:
    """The short names of the regions that `values` mean, each once; the name of a group stands for its regions.

    Raises UsageError for a name that means nothing.
    """
    found: dict[str, None] = {}
    for each in split(values):
        known = words.region(each) is not None or (store is not None and each in covered(store))
        found.update(dict.fromkeys((not known and words.region_group(each)) or [region_named(each, store)]))
    return list(found)


def covered(store: Store) -> list[str]:
    """The regions that documents in `store` speak of, in the official order, 全国 last."""
    found = store.values("documents", "regions")
    order = {name: place for place, name in enumerate(words.regions())}
    return sorted(found, key=lambda name: (name == NATION, order.get(name, len(order))))
