"""The names that tell a place without 市, 县 or 区, and those that do so only behind their city: `cities.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jobscli.words.expression import quick
from jobscli.words.load import regions
from jobscli.words.reading import any_of

_HERE = Path(__file__).parent


@cache
def city_table() -> Mapping[str, Any]:
    """The file as it is."""
    return tomllib.loads((_HERE / "cities.toml").read_text(encoding="utf-8"))


@cache
def sorted_names(kind: Literal["common", "words"]) -> frozenset[str]:
    """Names that tell a place only behind their city: of parts of many cities, or bare ones that are words."""
    return frozenset[str](city_table()["names"][kind])


@cache
def cities() -> re.Pattern[str]:
    """The names of cities and prefectures that need no sign, with 市 where it is printed: 苏州, 苏州市, 延边."""
    names = [name for row in city_table()["alone"].values() for name in row]
    second = "".join(sorted({name[1] for name in names}))  # so that the many names are tried at few places
    # No 南宁 in 湖南宁乡: not what a province ends with; no 定西 in 稳定西北, nor 保定 in 确保定期.
    within = "".join(f"(?!(?<={name[-2]}){name[-1]})" for name in regions() if name[-1] in {each[0] for each in names})
    return re.compile(quick(f"(?<![稳决确])(?=.[{second}]){within}{any_of(names)}市?"))


@cache
def province_of() -> Mapping[str, str]:
    """The province of each city in `cities.toml`."""
    return {city: province for province, row in city_table()["alone"].items() for city in row}


@cache
def province_of_paper() -> Mapping[str, str]:
    """The province of each paper in `cities.toml`."""
    return {paper: province for province, row in city_table()["papers"].items() for paper in row}


@cache
def papers() -> re.Pattern[str]:
    """The papers and sites of a province whose names tell none: 荆楚网."""
    return re.compile(quick(f"(?:(?<=据)|(?<![\u4e00-\u9fff])){any_of(province_of_paper())}"))


def province_of_city(name: str) -> str | None:
    """The province of a city, by its name with 市 or without.

    >>> province_of_city("苏州市"), province_of_city("苏州"), province_of_city("甲市")
    ('江苏', '江苏', None)
    """
    return province_of().get(name) or province_of().get(name.removesuffix("市"))
