"""What the heads of tables say, as expressions: `tables.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("jobscli.words") / "tables.toml").read_text(encoding="utf-8"))


@cache
def tabular(group: str, name: str = "words") -> re.Pattern[str]:
    """The expression of one kind of words in the heads of tables; of a list, of any of it."""
    value = _table()[group][name]
    return re.compile("|".join(value) if isinstance(value, list) else value)


@cache
def names(group: str) -> tuple[str, ...]:
    """The kinds of a group, in the order of the file."""
    return tuple(_table()[group])
