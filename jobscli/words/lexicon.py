"""The words of the field by class, from `lexicon.toml`: one place for what tokens, patterns and expressions name.

A class is named in capitals: RISE, GOAL, GRANT. `kinds()` says of which classes a word is; `expression()` compiles a
regular expression over characters in which `{RISE}` stands for the longest word of that class.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from jobscli.words.reading import any_of

_CLASS = re.compile(r"\{([A-Z_]+)\}")


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """Every class of the lexicon, by its name in capitals, with its words in the order of the file."""
    table: dict[str, str] = tomllib.loads(
        (resources.files("jobscli.words") / "lexicon.toml").read_text(encoding="utf-8")
    )
    return {name.upper(): tuple(dict.fromkeys(words.split())) for name, words in table.items()}


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """The classes of each word."""
    found: dict[str, set[str]] = {}
    for name, words in classes().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def expression(template: str) -> re.Pattern[str]:
    """`template` compiled, with `{CLASS}` for any word of a class, the longest first.

    Raises KeyError when the lexicon has no such class.

    >>> expression("(?:{TOTAL})[0-9]").search("共累计5万人").group()
    '共累计5'
    """
    return re.compile(_CLASS.sub(lambda found: any_of(classes()[found.group(1)]), template))


@cache
def guards() -> tuple[str, ...]:
    """Common words that are none of the field's, so that ours are not seen inside them (`tools/make_guards.py`)."""
    return tuple((resources.files("jobscli.words") / "guards.txt").read_text(encoding="utf-8").split())
