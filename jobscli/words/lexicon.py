"""The words of the field by class, from `lexicon.toml`: one place for what tokens, patterns and expressions name.

A class is named in capitals: RISE, GOAL, GRANT. `kinds()` says of which classes a word is; `filled()` makes an
expression over characters of one in which `{RISE}` stands for the longest word of that class.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from jobscli.words.reading import any_of

_CLASS = re.compile(r"\{([A-Z_]+)\}")


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """Every class of the lexicon, by its name in capitals, with its words in the order of the file."""
    return {name.upper(): _split(words) for name, words in _table().items() if isinstance(words, str)}


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("jobscli.words") / "lexicon.toml").read_text(encoding="utf-8"))


def _split(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.split()))


@cache
def _in_expressions() -> Mapping[str, tuple[str, ...]]:
    """All classes, those too whose words are not cut out of a sentence."""
    own = {name.upper(): _split(words) for name, words in _table()["in_expressions"].items()}
    return {**classes(), **own}


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """The classes of each word."""
    found: dict[str, set[str]] = {}
    for name, words in classes().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def filled(template: str) -> str:
    """`template` with every `{CLASS}` replaced by an expression for any word of it. Raises KeyError for no class."""
    return _CLASS.sub(lambda found: any_of(_in_expressions()[found.group(1)]), template)


@cache
def guards() -> tuple[str, ...]:
    """Common words that are none of the field's, so that ours are not seen inside them (`tests/make_guards.py`)."""
    return tuple((resources.files("jobscli.words") / "guards.txt").read_text(encoding="utf-8").split())
