"""Counties and cities that a text calls by their bare names: 竹山 in one of 我县, 石狮 in one of 全市."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from jobscli.words.cities import sorted_names
from jobscli.words.divisions import Division, code_of, division_at, divisions_called

# What stands behind a county that a figure is told of, or that is one of several.
_AMOUNT = "[0-9][0-9.]{0,9}[多余]?[万亿]{0,2}(?:人|元|户|名|%)"
_GOES_ON = (
    f"(?=[、和及与]|(?:计划|预计|力争)?(?:增长|下降|增加|减少|上升|回落|达|为|完成|实现|新增)?[到至了]?约?{_AMOUNT})"
)
_AND_OTHERS = "(?:等[地县市区]{1,3})?"  # 安溪、永春|等地
_LENGTHS = (2, 3)  # characters of a bare name


def called(words: str) -> Division | None:
    """The one city or county of a name without its sign: 石狮, 昆山."""
    found = divisions_called(words)
    return found[0] if len(found) == 1 and found[0].until is None and found[0].level > 1 else None


def counties_told(text: str, region: str | None, city: str | None) -> Iterator[tuple[re.Match[str], Division]]:
    """The counties of a document's city that a sentence tells of without their sign: 安溪1.2万人，德化增长5%."""
    code = code_of(region, city) if city is not None else None
    if code is None or not code.endswith("00") or (named := _told(code)) is None:
        return
    for found in named.finditer(text):
        yield found, _counties(code)[found["name"]]


@cache
def _counties(code: str) -> Mapping[str, Division]:
    """The counties and districts of the prefecture that has a code, by their names without the sign."""
    parts = (division_at(f"{code[:4]}{number:02}") for number in range(1, 100))
    present = (one for one in parts if one is not None and one.until is None and one.name[-1] in "县市区旗")
    bare = {one.name[:-1]: one for one in present}
    return {name: one for name, one in bare.items() if len(name) in _LENGTHS and name not in sorted_names("words")}


@cache
def _told(code: str) -> re.Pattern[str] | None:
    names = "|".join(map(re.escape, _counties(code)))
    return re.compile(f"(?<![^，、；：。（中和及与])(?P<name>{names}){_AND_OTHERS}{_GOES_ON}") if names else None
