"""Which words of the lexicon stand in words of other classes, and are not seen there: the table in `compounds.txt`.

A word that is added to `words/lexicon.toml` hides the words inside it, and is hidden in those that it stands in: in
培训机构 no rule sees the action 培训. The lines that a new word adds tell what it does besides being read. Words of one
character, which stand in a fifth of all words, are left out; `guards.txt` is there for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from jobscli.words.lexicon import guards, kinds
from tests.gold.form import FOLDER

TABLE = FOLDER / "compounds.txt"
_HEAD = """\
# A word of the lexicon with its classes, then a class of none of them and its words that hold the word, which is not
# seen there. COMMON are the words of guards.txt. Written by `pytest --update-gold`.
"""
_SHORTEST = 2


def classes() -> Mapping[str, frozenset[str]]:
    """The classes of every word of the lexicon, and COMMON of those that `guards.txt` alone has."""
    return {**dict.fromkeys(guards(), frozenset({"COMMON"})), **kinds()}


def inside(word: str) -> list[str]:
    """The stretches of a word that are shorter than it and may be words.

    >>> inside("培训费")
    ['培训', '训费']
    """
    size = len(word)
    spans = ((first, last) for first in range(size) for last in range(first + _SHORTEST, size + 1))
    return list(dict.fromkeys(word[first:last] for first, last in spans if last - first < size))


def compounds(of: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], list[str]]:
    """By a word and the classes of words that hold it: these words, where the two have no class in common."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    silent = {frozenset({"COMMON"}), frozenset({"GUARD"})}
    for word, own in of.items():
        for part in inside(word):
            if part in of and of[part] not in silent and not of[part] & own:
                found[part, "+".join(sorted(own))].append(word)
    return found


def written(of: Mapping[str, frozenset[str]]) -> str:
    """The table as the text of its file."""
    rows = sorted(compounds(of).items())
    lines = (f"{part} {'+'.join(sorted(of[part]))}  in {own}  {' '.join(sorted(w))}\n" for (part, own), w in rows)
    return _HEAD + "".join(lines)


def pairs(table: str) -> set[tuple[str, str]]:
    """The words of a table, each with the one that it hides."""
    rows = (line.split() for line in table.splitlines() if not line.startswith("#"))
    return {(part, word) for part, _classes, _in, _class, *words in rows for word in words}
