"""Load the words that `jobscli.read` goes by: cues, places, and how texts name the metrics.

Facts stand in `cues.toml`; a new cue word is a line there and no branch in the code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from jobscli.words.expression import quick


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("jobscli.words") / f"{name}.toml").read_text(encoding="utf-8"))


def cues(group: str) -> Mapping[str, Any]:
    """One table of `cues.toml`: the name of a cue -> its expression or words."""
    found: Mapping[str, Any] = _file("cues")[group]
    return found


@cache
def cue(group: str, name: str) -> re.Pattern[str]:
    """The compiled expression of one cue; of a list, of any of it. `{CLASS}` is any word of a class of the lexicon."""
    return re.compile(quick(cue_source(group, name)))


def cue_source(group: str, name: str) -> str:
    """The expression of one cue with its classes filled in."""
    from jobscli.words.lexicon import filled

    value = cues(group)[name]
    return filled("|".join(value) if isinstance(value, list) else value)


def any_of(words: Iterable[str]) -> str:
    """An expression that matches the longest of `words` at a place, grouped by their first character.

    Python tries alternatives one by one; grouped by first character, a place where none can begin costs one look.
    """
    heads: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        heads.setdefault(word[0], []).append(word[1:])
    parts = []
    for head, tails in sorted(heads.items()):
        tail = "|".join(re.escape(t) for t in tails)
        parts.append(re.escape(head) + (f"(?:{tail})" if tails != [""] else ""))
    return "(?:" + "|".join(parts) + ")"
