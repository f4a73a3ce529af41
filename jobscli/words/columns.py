"""What `columns.toml` says: the columns of tables, in their order, each with its heading and what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from jobscli.words.load import _toml


class Heading(NamedTuple):
    """The heading of a column, the sentence that says what stands in it, and how its values are said, where they are
    words of ours.
    """

    title: str
    told: str
    words: Mapping[str, str] = {}


@cache
def columns() -> Mapping[str, Heading]:
    """The columns by the field that they hold, in the order in which a spreadsheet has them."""
    return {name: Heading(row["title"], row["told"], row.get("words", {})) for name, row in _toml("columns").items()}
