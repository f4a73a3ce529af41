"""Who signs a document, and on which day: the office and the date that stand alone below its text or its title."""

from __future__ import annotations

import re
from typing import NamedTuple

TAIL = 3000  # code points of the end of a text; annexes may follow the signature
_SIGNED = re.compile(
    r"""
    (?: ^ | [\n。] ) [ 　]*
    (?P<office> [\u4e00-\u9fff]{2,30} (?: 政府 | 局 | 厅 | 委员会 | 办公室 | 中心 ) ) (?:办公室)? [ 　]*
    (?: \n \s* [\u4e00-\u9fff]{4,30} [ 　]* ){0,6}  # those who sign with it
    \s* (?P<date> (?:19[5-9]|20[0-4])[0-9] 年 [0-9]{1,2} 月 [0-9]{1,2} 日 ) [ 　]* (?= \n | $ )
    """,
    re.VERBOSE,
)


class Signature(NamedTuple):
    """The office that signs, as printed, and its date: 龙口市人力资源和社会保障局, 2021年10月28日."""

    office: str
    date: str


def signature(text: str) -> Signature | None:
    """The last signature in `text`, the end of a document."""
    found = list(_SIGNED.finditer(text))
    return Signature(found[-1]["office"], found[-1]["date"]) if found else None
