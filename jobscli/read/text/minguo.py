"""Years as Taiwan counts them, from 1912: 111年6月, 今(101)年, 民国98年."""

from __future__ import annotations

import re

from jobscli.words.expression import quick

_BEFORE = 1911  # the year 0 of that count
# The sign 年 stays behind each. A bare number is one only before a part of the year: 110年 alone is a duration.
MINGUO = re.compile(
    quick(
        r"""
    (?: 中?华?民国 [ 　]? (?P<said> [1-9][0-9] | 1[0-4][0-9])
      | [今本上去前]年? [(（] (?P<aside> [89][0-9] | 1[0-4][0-9]) [)）]
      | (?<![0-9.,第]) (?P<bare> 1[01][0-9]) (?=[ 　]?年度?[ 　]?(?:1?[0-9][ 　]?月|[上下]半年|第?[1-4一二三四]季|平均))
    ) (?=[ 　]?年)
    """,
        re.VERBOSE,
    ),
    re.VERBOSE,
)


def year_of(found: re.Match[str]) -> str:
    """The year that was found, as all others count it."""
    return str(_BEFORE + int(found["said"] or found["aside"] or found["bare"]))


def common_era(text: str) -> str:
    """`text` with such years as others count them; its offsets change.

    >>> common_era("今(101)年9月就业人数，较上（100）年同月增1.2%；民国98年，110年第2季；已有110年历史")
    '2012年9月就业人数，较2011年同月增1.2%；2009年，2021年第2季；已有110年历史'
    """
    return MINGUO.sub(year_of, text)
