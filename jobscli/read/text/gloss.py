"""The sound of a character that a mirror of a page prints behind it: 就業(yè), 達(dá)到, 就業(ye)(ye)."""

from __future__ import annotations

import re

_VOWEL = "aeiouüêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
# Syllables in brackets right behind a character, some twice; a letter alone without a tone may number an item.
GLOSS = f"(?<=[一-鿿])(?![（(][aeo][)）])(?:[（(](?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[{_VOWEL}]{{1,3}}(?:ng?|r)?[)）])+"
_GLOSS = re.compile(GLOSS)


def without_glosses(text: str) -> str:
    """`text` without the sounds behind its characters; its offsets change.

    >>> without_glosses("高臺(tái)縣城鎮(zhèn)新增就業(yè)5萬人(含)")
    '高臺縣城鎮新增就業5萬人(含)'
    """
    return _GLOSS.sub("", text) if "(" in text or "（" in text else text
