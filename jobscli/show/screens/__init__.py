"""Each answer's screen: a function from the answer to a `Screen`, and the dictionary that finds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jobscli.show.screen import Screen


def screen_of(answer: Any) -> Screen:
    """The screen of `answer`, by its type; the module is loaded when such an answer comes."""
    module, function = _SCREENS[type(answer).__name__]
    from importlib import import_module

    draw: Callable[[Any], Screen] = getattr(import_module(f"jobscli.show.screens.{module}"), function)
    return draw(answer)


_SCREENS = {
    "Overview": ("overview", "overview"),
    "Profile": ("profile", "profile"),
    "Profiles": ("profile", "profiles"),
    "Hits": ("search", "search"),
    "Ranking": ("rank", "ranking"),
    "Choice": ("meant", "choice"),
    "Series": ("series", "series"),
    "Targets": ("targets", "targets"),
    "Panel": ("panel", "panel"),
    "Comparison": ("compare", "comparison"),
    "Listing": ("lists", "listing"),
    "MetricList": ("lists", "metrics"),
    "SystemList": ("lists", "systems"),
    "Entry": ("entry", "entry"),
    "Several": ("asked", "several"),
    "Cited": ("cited", "cited"),
    "Asked": ("asked", "asked"),
    "Derived": ("asked", "derived"),
    "References": ("entry", "references"),
    "Audit": ("audit", "audit"),
    "Contradictions": ("contradictions", "contradictions"),
    "Undone": ("audit", "undone"),
    "Difference": ("diff", "difference"),
    "Verification": ("verify", "verification"),
    "Readings": ("reading", "readings"),
    "Rulebook": ("rules", "rulebook"),
    "Ingested": ("reading", "ingested"),
    "Corrections": ("corrections", "corrections"),
    "Archive": ("archive", "archive"),
    "Clustered": ("archive", "clustered"),
}
