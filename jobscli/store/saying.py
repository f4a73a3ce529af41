"""Whether a paragraph says a word: by its text, or by the index of its words where the text is not ours to keep.

The index never denies what the text has. A word of two characters is answered for a document as its text would; a
longer one is said where the words of one paragraph make it up, whether or not they stand there in that order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from jobscli.store.face import Words
from jobscli.store.matching import BREAK, is_number, phrased, stands

Pairs = Mapping[str, Collection[str]]


def says(words: Words, row: Mapping[str, Any], pairs: Pairs) -> bool | None:
    """Whether the paragraph in `row` says `words`: True where it prints them, None where its words only make them up.

    `pairs` are those of each document that has an index.
    """
    text = row.get("text")
    if isinstance(text, str):
        return _all(words, lambda word: stands(word, phrased(text)))
    own = row.get("words") or ()
    if not own:
        return False
    known = pairs.get(row.get("document", ""), ())
    return _all(words, lambda word: _made_up(word.strip(BREAK).split(BREAK), own, known))


def _all(words: Words, test: Any) -> bool | None:
    if any(test(word) is not False for word in words.none_of):
        return False
    found = [_any(map(test, group)) for group in words.all_of]
    return False if not found or False in found else None if None in found else True


def _any(found: Iterable[bool | None]) -> bool | None:
    told = set(found)
    return True if True in told else None if None in told else False


def _made_up(parts: Sequence[str], words: Collection[str], pairs: Collection[str]) -> bool | None:
    """Whether each of `parts` stands in one of `words`, or else is made up of them."""
    if any(part[at : at + 2] not in pairs for part in parts for at in range(len(part) - 1)):
        return False
    found = [any(stands(part, word) for word in words) or (None if _tiled(part, words) else False) for part in parts]
    return False if False in found else None if None in found or len(found) > 1 else True


def _tiled(part: str, words: Collection[str]) -> bool:
    """Whether `part` is the end of one of `words`, then whole words, then the beginning of one."""
    size = len(part)
    reached = {0}
    if not is_number(part):  # else it would be found within a longer one
        reached |= {n for n in range(1, size) for word in words if word.endswith(part[:n])}
    for at in range(size):
        if at in reached:
            reached |= {at + len(word) for word in words if part.startswith(word, at)}
    return size in reached or any(word.startswith(part[at:]) for at in reached if 0 < at < size for word in words)
