"""Whether a text sets rules: what is granted to whom, on which conditions, at which rate."""

from __future__ import annotations

from typing import NamedTuple

from jobscli.read.document.title import tight
from jobscli.words.reading import cue

_LOOKED_AT = 8000  # code points
_LEAST = 3  # words of rules that a text has
_EVERY = 200  # code points that have one of them on the average
_TO_RESULTS = 3  # so many times as many of them as words of results
_MANY_RESULTS = 5  # so many of them and no word of rules has news that only its headline calls a policy
_WIDTH = str.maketrans(",;:", "，；：")


class _Words(NamedTuple):
    """How many words of rules and of results a text has, and its length."""

    rules: int
    results: int
    length: int


def sets_rules(body: str) -> bool:
    """Whether the words of rules are many in a text, and those that tell results few."""
    words = _counted(body)
    if words.rules < _LEAST or words.rules * _EVERY < words.length:
        return False
    return words.results * _TO_RESULTS < words.rules


def only_tells(body: str) -> bool:
    """Whether a text has no word of rules and many that tell results: 多项优惠政策力助下岗工就业 as a headline."""
    words = _counted(body)
    return not words.rules and words.results >= _MANY_RESULTS


def _counted(body: str) -> _Words:
    text = tight(body[:_LOOKED_AT]).translate(_WIDTH)
    rules, results = (sum(1 for _found in cue("kind", word).finditer(text)) for word in ("rules", "results"))
    return _Words(rules, results, len(text))
