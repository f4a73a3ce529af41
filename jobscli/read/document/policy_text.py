"""Whether a text sets rules: what is granted to whom, on which conditions, at which rate."""

from __future__ import annotations

from jobscli.read.document.title import tight
from jobscli.words.load import simplified
from jobscli.words.reading import cue

_LOOKED_AT = 8000  # code points
_LEAST = 3  # words of rules that a text has
_EVERY = 200  # code points that have one of them on the average
_TO_RESULTS = 3  # so many times as many of them as words of results
_WIDTH = str.maketrans(",;:", "，；：")


def sets_rules(body: str) -> bool:
    """Whether the words of rules are many in a text, and those that tell results few."""
    text = simplified(tight(body[:_LOOKED_AT])).translate(_WIDTH)
    rules = sum(1 for _found in cue("kind", "rules").finditer(text))
    if rules < _LEAST or rules * _EVERY < len(text):
        return False
    return sum(1 for _found in cue("kind", "results").finditer(text)) * _TO_RESULTS < rules
