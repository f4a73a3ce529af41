"""A sentence with the formal numerals of its amounts as ours: 伍仟 as 五千."""

from __future__ import annotations

import re

from jobscli.words.units import table

_FORMAL: list[str] = table()["formal"]["pairs"].split()
_PLAIN = str.maketrans("".join(pair[0] for pair in _FORMAL), "".join(pair[1] for pair in _FORMAL))
_SIGNS = "".join(pair[0] for pair in _FORMAL)
# Formal numerals: 伍仟, 叁佰万, 拾万零五十六; alone only where a number goes on: 陆点五折, 伍万元, 佰分之.
# 队伍 and 登陆 are words.
_NUMERAL = re.compile(
    rf"""
    [{_SIGNS}][零万亿十百千]*[{_SIGNS}][{_SIGNS}零万亿]*
    | (?<![队登大收])[{_SIGNS}]
      (?= [万亿][零元一-九] | 点[一二三四五六七八九零{_SIGNS}] | 分之 | [十百千]?[万亿]?元 | [折成](?![立为员]) )
    | (?<=点)[{_SIGNS}]+
    """,
    re.VERBOSE,
)


def folded(text: str) -> str:
    """`text` in the same length, ready to be read for numbers.

    >>> folded("队伍中有20人，合计人民币伍仟元")
    '队伍中有20人，合计人民币五千元'
    """
    return _NUMERAL.sub(lambda found: found.group().translate(_PLAIN), text)
