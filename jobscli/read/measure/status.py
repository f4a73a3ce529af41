"""Whether a measure is done, or a rule in force (`achieved`), or only planned (`target`).

The rules stand in STATUSES; the first that answers decides, and where none does the measure is done. Their sentences
and examples are in words/rules/measure.toml.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

from jobscli.read.rule import Rules, first

Status = Literal["achieved", "target"]

# The statuses of figures that look forward.
_FORWARD = frozenset({"target", "forecast", "budget"})


class Signs(NamedTuple):
    """What tells the status of a measure."""

    ahead: bool  # its clause or one before it in the sentence says that it is still to come
    own: Collection[str]  # the statuses of the figures up to the end of its own clause
    sentence: Collection[str]  # those of all figures of its sentence
    heading: str | None  # the status that the heading, or the paragraph's opening, gives
    planned: bool = False  # a sentence before it in its paragraph says what is to come, and it tells nothing past


def status(signs: Signs) -> Status:
    """The status of the measure that `signs` are of."""
    found: tuple[str, Status] | None = first(STATUSES, signs)
    return found[1] if found is not None else "achieved"


def _by_words(signs: Signs) -> Status | None:
    return "target" if signs.ahead else None


def _by_figures(signs: Signs) -> Status | None:
    if not signs.own:
        return None
    if _FORWARD.issuperset(signs.own):
        return "target"
    return "achieved" if set(signs.own) == {"achieved"} else None


def _by_sentence(signs: Signs) -> Status | None:
    return "target" if signs.sentence and _FORWARD.issuperset(signs.sentence) else None


def _by_heading(signs: Signs) -> Status | None:
    return "target" if signs.heading == "target" else None


def _by_paragraph(signs: Signs) -> Status | None:
    return "target" if signs.planned and signs.heading is None and "achieved" not in signs.sentence else None


STATUSES: Rules[[Signs], Status] = (
    ("measure.status-words", _by_words),
    ("measure.status-figures", _by_figures),
    ("measure.status-sentence", _by_sentence),
    ("measure.status-heading", _by_heading),
    ("measure.status-paragraph", _by_paragraph),
)
