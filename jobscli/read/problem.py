"""What looked like a figure and was not understood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A numeral that looked like a figure, and why it was not understood, in a sentence for the user."""

    start: int
    end: int
    text: str
    reason: str
