"""The sound of a character that a mirror of a page prints behind it: 就業(yè), 達(dá)到, 就業(ye)(ye)."""

from __future__ import annotations

_VOWEL = "aeiouüêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
# Syllables in brackets right behind a character, some twice; a letter alone without a tone may number an item.
GLOSS = f"(?<=[一-鿿])(?![（(][aeo][)）])(?:[（(](?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[{_VOWEL}]{{1,3}}(?:ng?|r)?[)）])+"
