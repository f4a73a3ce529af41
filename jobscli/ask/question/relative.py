"""去年, 今年 and the like in a question, as years: by what the documents of the store tell, not by today's date.

A report of early 2026 tells of 2025, and who asks it for 去年 means that year, whenever the question is put.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobscli.language import _
from jobscli.store import Store, Where

# How far from the present year each word is.
_WORDS: Mapping[str, int] = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "the year before last": -2,
    "last year": -1,
    "this year": 0,
    "next year": 1,
}
_SAID = re.compile("|".join(f"(?:{word})" for word in _WORDS), re.IGNORECASE)
# What a figure is held against without a year of its own: of this 去年 is the year before, whichever that is.
_THAN = re.compile(r"(?:[比较同与和跟于]|相比|than |to )$")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|\D|$)")
_ENOUGH = 10  # of so many documents of the best known year one is told of another, or more
_WHOLE: Where = {"status": ["achieved"], "scope": ["annual", "year_end"]}


def dated(store: Store, text: str) -> tuple[str, list[str]]:
    """`text` with its relative years as numbers, and the sentence that says which they are, where it has any.

    比去年多多少 alone names no year, and is left as it is; 2025年比去年 is of the year before that one.
    """
    found = list(_SAID.finditer(text))
    if not found:
        return text, []
    named = _YEAR.findall(text)
    against = all(_THAN.search(text[: each.start()]) for each in found)
    if against and not named:
        return text, []
    present = int(named[0]) if against else present_year(store)
    if present is None:
        return text, []
    years = {each[0]: present + _WORDS[each[0].lower()] for each in found}
    written = _SAID.sub(lambda each: f"{years[each[0]]}{'' if each[0].isascii() else '年'}", text)
    if against:
        return written, []
    told = _("、").join(_("“{word}”按 {year} 年").format(word=word, year=year) for word, year in years.items())
    return written, [_("{told}算（以库里最近的文件为准）").format(told=told)]


def present_year(store: Store) -> int | None:
    """The year after the last whole one that documents tell of, or a later one that they tell of in part.

    A year of which a tenth as many documents tell as of the best known one, or less, is not yet told of.
    """
    counted = ((key[0], n) for key, n in store.count("documents", {}, ("year",)))
    documents = {int(str(year)): n for year, n in counted if year}
    most = max(documents.values(), default=0)
    years = sorted((year for year, n in documents.items() if n * _ENOUGH > most), reverse=True)
    for year in years:
        whole: Where = {**_WHOLE, "period": [str(year)]}
        if next(iter(store.find("statistics", whole, limit=1)), None) is not None:
            return max(year + 1, years[0])
    return years[0] if years else None
