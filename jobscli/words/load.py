"""Load the vocabulary from its TOML files, and find in it what a user typed.

Text is compared folded: NFKC, lower case, simplified, so that ＪＳ, 江蘇 and Jiangsu find what they mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_NO_IDEOGRAPHS = re.compile("[^\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


@cache
def _toml(name: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, lower case, simplified characters.

    >>> fold("江蘇ＪＳ１")
    '江苏js1'
    """
    text = unicodedata.normalize("NFKC", text).lower()
    try:
        # GB 2312 has the simplified characters and no traditional ones: most text needs no dictionary.
        text.encode("gb2312")
    except UnicodeEncodeError:
        return _simplify(text) if _has_others(text) else text
    return text


def _has_others(text: str) -> bool:
    """Whether `text` has ideographs that GB 2312 has not; it lacks the dash — of Unicode, too, which stays as it is."""
    try:
        _NO_IDEOGRAPHS.sub("", text).encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def simplified(text: str) -> str:
    """`text` in simplified characters, each at its place; as it stands where that would move any.

    >>> simplified("失業率")
    '失业率'
    """
    simple = _simplify(text)
    return simple if len(simple) == len(text) else text


def is_simplified(text: str) -> bool:
    """Whether no character of `text` has another in simplified script.

    >>> is_simplified("浉河"), is_simplified("創業")
    (True, False)
    """
    return _simplify(text) == text


def _simplify(text: str) -> str:
    # Half a surrogate pair, as a terminal sends bytes that are not UTF-8, is no character that OpenCC takes.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return str(_converter().convert(whole)).translate(_VARIANTS)


# Characters of traditional texts that OpenCC leaves as they are, since its own standard writes others: 陜西, 凈收入.
_VARIANTS = str.maketrans("陜凈羣衞敍", "陕净群卫叙")


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


class Region(NamedTuple):
    """A province-level region, or 全国. `name` is the short name that records carry."""

    name: str
    full: str
    code: str
    iso: str
    pinyin: tuple[str, ...]
    short: tuple[str, ...]

    @property
    def spellings(self) -> Iterable[str]:
        """Every way to name it, folded."""
        yield from (self.name, self.full, self.code, self.iso.lower(), f"cn-{self.iso.lower()}")
        yield from (self.full.rstrip("省市"), *self.pinyin, *self.short)


@cache
def regions() -> Mapping[str, Region]:
    """All regions by short name, in the order of their codes, 全国 last."""
    return {
        name: Region(name, row["full"], row["code"], row["iso"], tuple(row["pinyin"]), tuple(row["short"]))
        for name, row in _toml("regions").items()
    }


@cache
def _spellings() -> dict[str, Region]:
    return {spelling: each for each in regions().values() for spelling in each.spellings}


def region(text: str) -> Region | None:
    """The region that people mean by `text`: 江苏, 江苏省, 苏, jiangsu, JS, 320000, CN-JS, 江蘇.

    >>> region("shaanxi").name, region("Shanxi").name, region("江蘇省").name
    ('陕西', '山西', '江苏')
    """
    wanted = "".join(fold(text).split())
    return _spellings().get(wanted) or _spellings().get(wanted.removesuffix("province"))


def region_group(text: str) -> tuple[str, ...]:
    """The regions that people mean by the name of a group of them, or by their short names in a row; none is ().

    >>> region_group("长三角"), region_group("苏皖"), region_group("东部地区")[:2], region_group("苏州")
    (('上海', '江苏', '浙江', '安徽'), ('江苏', '安徽'), ('北京', '天津'), ())
    """
    wanted = "".join(fold(text).split())
    for name in (wanted, wanted.removesuffix("地区"), wanted.removesuffix("省份"), wanted.removesuffix("三省")):
        if name in _toml("region_groups"):
            return tuple(_toml("region_groups")[name])
    each = [_spellings().get(letter) for letter in wanted] if 2 <= len(wanted) <= 6 and not wanted.isascii() else []
    named = tuple(dict.fromkeys(found.name for found in each if found))
    return named if len(named) == len(each) and len(named) > 1 else ()


def region_groups() -> tuple[str, ...]:
    """The names of groups of regions, each a list of several: 长三角, 东部."""
    return tuple(_toml("region_groups"))


class Metric(NamedTuple):
    """A canonical metric: what is counted, in which unit, under which other names."""

    name: str
    unit: str | None
    counts: str
    english: str
    aliases: tuple[str, ...] = ()
    # Whom the metric covers when its name does not say so: 全体居民 for income.
    population: str | None = None
    populations: Mapping[str, str] = {}
    low_is_good: bool = False
    topic: str | None = None


# The metrics that many documents use, then those that the shipped compilation alone counts.
METRIC_FILES = ("national", "mohrss-2018")


@cache
def metrics() -> Mapping[str, Metric]:
    """All metrics by canonical name, in the order of the files."""
    return {
        name: Metric(
            name=name,
            unit=row.get("unit"),
            counts=row["counts"],
            english=row["english"],
            aliases=tuple(row.get("aliases", ())),
            population=row.get("population"),
            populations=row.get("populations", {}),
            low_is_good=row.get("low_is_good", False),
            topic=row.get("topic"),
        )
        for file in METRIC_FILES
        for name, row in _toml(f"metrics/{file}").items()
    }


def metric(name: str) -> Metric | None:
    """The metric of that canonical name."""
    return metrics().get(name)


def metrics_named(text: str) -> list[Metric]:
    """The metrics that `text` names, by canonical name, alias or English; more than one is ambiguous."""
    wanted = fold(text)
    for each in metrics().values():
        if wanted == fold(each.name):
            return [each]
    return [each for each in metrics().values() if wanted in {fold(name) for name in (*each.aliases, each.english)}]


def population_in(text: str) -> str | None:
    """Whom a name of a metric says that it covers: 城镇居民 in 城镇居民人均可支配收入."""
    wanted = fold(text)
    named = {fold(alias): whom for each in metrics().values() for alias, whom in each.populations.items()}
    return named.get(wanted)


def terms(field: str) -> Mapping[str, str]:
    """The values of a closed vocabulary (kind, status, aspect, bound, scope, …) and how each is said."""
    found: Mapping[str, str] = _toml("terms")[field]
    return found


def say(field: str, value: str) -> str:
    """How `value` of `field` is said to a user: say("scope", "annual") is 全年."""
    return terms(field).get(value, value)


def term(field: str, text: str) -> str | None:
    """The value that a user means by `text`, which may be the value itself or how it is said."""
    names = {fold(value): value for value in terms(field)}
    if field in {
        "topic",
        "group",
    }:  # what is said of these tells what they take in
        return next((names[fold(each)] for each in synonyms(text) if fold(each) in names), None)
    names |= {fold(said): value for value, said in terms(field).items()}
    names |= _toml("terms").get(f"{field}_too", {})
    return names.get(fold(text))


def synonyms(word: str) -> tuple[str, ...]:
    """The words that `search` takes for `word`, itself first."""
    wanted = fold(word)
    found = dict.fromkeys([word])
    for group in _toml("synonyms")["groups"]:
        if wanted in map(fold, group):
            found.update(dict.fromkeys(each for each in group if fold(each) != wanted))
    return tuple(found)


# The characters of a name that `near` compares: its time grows with their square, and no name has more.
_LONGEST = 100


def near(text: str, names: Iterable[str], limit: int = 3) -> list[str]:
    """The `names` that look most like `text`, nearest first; a common beginning counts, and the far are left out."""
    from difflib import SequenceMatcher

    wanted = fold(text[:_LONGEST])
    scored = []
    for name in names:
        folded = fold(name[:_LONGEST])
        score = SequenceMatcher(None, wanted, folded).ratio() + 0.2 * (wanted[:1] == folded[:1])
        scored.append((score, name))
    best = max((score for score, _name in scored), default=0.0)
    close = [each for each in scored if each[0] >= max(0.4, best - 0.15)]
    return [name for _score, name in sorted(close, key=lambda each: -each[0])][:limit]
