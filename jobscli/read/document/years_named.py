"""The years that a text names, each as often as it does."""

from __future__ import annotations

import re
from collections import Counter

from jobscli.read.document.survey_span import YEAR

BODY = 200_000  # code points of a text whose years are counted
NAMED = re.compile(f"(?<![0-9])({YEAR})年(?!以来|起|代)")
TITLED = re.compile("《[^》]{0,60}》")


def counted(text: str) -> Counter[int]:
    """How often a text names each year."""
    return Counter(int(year) for year in NAMED.findall(text))
