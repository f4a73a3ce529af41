"""What a name of a figure must never be, whatever the text: no markup, no half bracket, no number of the figure."""

from __future__ import annotations

import re

_MARKUP = re.compile("[|*#<>→@]|\\]\\(")
_EDGES = re.compile(
    "^[，。；：、,.;:+=×）)】」”》]|^(?:的(?!士)|了(?!解)|和(?!谐|平)|及(?!时)|与(?!会))|[，。；：、,;:+=×（(【「“《]$"
)
_NUMBERED = re.compile("^[0-9]{1,2}[.．、]")
_PAIRS = ("（）", "()", "“”", "《》", "「」", "【】")


def faults(name: str, printed: str) -> list[str]:
    """Why `name` can be no name for the figure that is printed so; none where it can."""
    found = []
    if not name.strip() or re.fullmatch("[0-9.%％]+", name):
        found.append("says nothing")
    if _MARKUP.search(name):
        found.append("markup")
    if _EDGES.search(name):
        found.append("a mark or a link at its edge")
    if _NUMBERED.search(name):
        found.append("the number of an item")
    if any(name.count(pair[0]) != name.count(pair[1]) for pair in _PAIRS):
        found.append("half a pair of brackets or quotation marks")
    if len(printed) > 1 and re.search("[0-9]", printed) and printed in name:
        found.append("the figure itself")
    return found
