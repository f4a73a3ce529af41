"""Load the words that `jobscli.read.measure` goes by, from `measures.toml`, each expression compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from jobscli.words.reading import any_of

# What must not stand before a word, in its expression.
_BEFORE = re.compile(r"^(?:\(\?<![^)]*\))+")


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((resources.files("jobscli.words") / "measures.toml").read_text(encoding="utf-8"))


@cache
def expression(group: str, name: str) -> re.Pattern[str]:
    """The expression `name` of the table `group`; a list of words is one that matches the longest of them."""
    value = _file()[group][name]
    return re.compile(any_of(value) if isinstance(value, list) else value)


@cache
def field() -> re.Pattern[str]:
    """Employment and what belongs to it. A place where no word of it can begin costs one look."""
    words = _file()["field"]["words"]
    opens = "".join(sorted({_BEFORE.sub("", word)[0] for word in words}))
    return re.compile(f"(?=[{opens}])(?:{'|'.join(words)})")


@cache
def expressions(group: str) -> Mapping[str, re.Pattern[str]]:
    """All expressions of a table by name, in their order."""
    return {name: re.compile(value) for name, value in _file()[group].items()}


@cache
def number(group: str, name: str) -> int:
    """A whole number of the table `group`."""
    return int(_file()[group][name])
