"""What a figure is about, by the words of its names: employment, incomes, social insurance, or another field."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jobscli.words.load import metric

EMPLOYMENT = "employment"


class Subject(NamedTuple):
    """A subject, its name, and where it stands on a page."""

    key: str
    name: str
    place: int


@cache
def _facts() -> dict[str, dict[str, Any]]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name("subjects.toml").read_text(encoding="utf-8"))


@cache
def subjects() -> dict[str, Subject]:
    """The subjects, in their order."""
    return {key: Subject(key, row["name"], place) for place, (key, row) in enumerate(_facts().items())}


@cache
def subject_of(metric_name: str, label: str = "") -> Subject | None:
    """The subject of the figures of a metric, by its name, then by the words of their sentence; None: another field.

    >>> subject_of("失业保险参保人数").key, subject_of("城镇新增就业").key, subject_of("粮食产量")
    ('insurance', 'employment', None)
    """
    known = metric(metric_name)
    if known is not None and known.topic in _facts()[EMPLOYMENT]["topics"].split():
        return subjects()[EMPLOYMENT]
    for text in (metric_name, label):
        for key, (words, unless) in _patterns().items():
            if words.search(unless.sub("", text) if unless else text):
                return subjects()[key]
    return None


def on_field(title: str) -> bool:
    """Whether a document's title names employment, so that all of it is on that."""
    words, unless = _patterns()[EMPLOYMENT]
    return words.search(unless.sub("", title) if unless else title) is not None


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    return {
        key: (_any_of(row["words"]), _any_of(row["unless"]) if row.get("unless") else None)
        for key, row in _facts().items()
    }


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words.split(), key=len, reverse=True))))
