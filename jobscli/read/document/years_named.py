"""The years that a text names, each as often as it does."""

from __future__ import annotations

import re
from collections import Counter

from jobscli.read.document.calendar import CHINESE_YEAR, chinese_year
from jobscli.read.document.survey_span import YEAR

BODY = 200_000  # code points of a text whose years are counted
NAMED = re.compile(f"(?<![0-9])({YEAR})年(?!以来|起|代)")
TITLED = re.compile("《[^》]{0,60}》")


def in_digits(text: str) -> str:
    """A text with its years in Chinese characters put in digits: 二〇一九年."""
    return CHINESE_YEAR.sub(lambda year: str(chinese_year(year.group())), text)


def counted(text: str) -> Counter[int]:
    """How often a text names each year, in digits or in Chinese characters."""
    named = Counter(int(year) for year in NAMED.findall(text))
    named.update(chinese_year(year) for year in CHINESE_YEAR.findall(text))
    return named
