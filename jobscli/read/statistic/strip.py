"""A row of words at the end of others, taken off from the right.

As one expression, `(?:比上年…|同比|…)+$`, a row that can be parted in two ways at every step is tried in exponentially
many before it is found not to reach the end.
"""

from __future__ import annotations

import re

LONGEST = 24  # no word that is taken off has more characters


def stripped(words: str, last: re.Pattern[str]) -> str:
    """`words` without those at their end that `last`, which ends in `$`, finds one by one."""
    end = len(words)
    while found := last.search(words, max(0, end - LONGEST), end):
        end = found.start()
    return words[:end]
