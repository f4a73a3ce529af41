"""When a text was published, by whom, and who signs it: its header, its title, its session, its last lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscli.words import regions
from jobscli.words.divisions import code_of, division_at

# A day on which something was put out, and not one from which a rule holds: 从2019年1月1日起.
_DATE = re.compile(
    "(?<![0-9从自至])((?:19[5-9]|20[0-4])[0-9])(?:年|(?P<sign>[-/.]))(1[0-2]|0?[1-9])(?(sign)(?P=sign)|月)([0-3]?[0-9])"
    "(?![0-9](?![0-9]?:[0-9])|日?[起施实])"
)
# The same as a news page's header has it that lost its layout: 202307/18 07:55:58, 2023 07/18 07:55.
_CLOCKED = re.compile("[ 　]*20[0-4][0-9]-[01][0-9]-[0-3][0-9] ?[0-2][0-9]:[0-5][0-9]")  # what a page put before a text
_STAMP = re.compile(
    "(?<![0-9])((?:19[5-9]|20[0-4])[0-9]) ?(1[0-2]|0[1-9])/([0-2][0-9]|3[01])(?= ?[0-2][0-9]:[0-5][0-9])"
)
_DAY_FIRST = re.compile(
    "(?<![0-9.])([0-3]?[0-9])\\.(1[0-2]|0?[1-9])\\.(20[0-4][0-9])(?= +[0-2][0-9]:)"
)  # 14.10.2014 17:20
# What a page's clock says: 今天是2026年11月28日 星期六.
_CLOCK = re.compile("(?:今天|现在|当前)(?:时间|日期)?是?[:：]? ?20[0-9]{2}[-年/.].{0,12}")
_GIVEN = re.compile(
    r"""
    ((?:19[5-9]|20[0-4])[0-9])年([0-9]{1,2})月(?:([0-9]{1,2})日)? [ 　\n\r*）)，,]*
    (?: 在[^。]{2,40}(?:会议|大会)
      | [^。，]{2,12}? 第?[一二三四五六七八九十]+届(?:人民代表大会|人大)[^。，]{0,8}会议 )
    (?!(?:审议)?(?:通过了|以来|确定|选举|批准|提出))  # 1994年3月，市十二届人大二次会议审议通过了…, nine years ago
    """,
    re.VERBOSE,
)
_DAY = "((?:19[5-9]|20[0-4])[0-9])年([0-9]{1,2})月([0-9]{1,2})日"
_BEGINS = re.compile("[ 　*（(—-]*")  # what stands before such a day on a line of its own
# Alone below its title, or with who gave it: （2022年3月5日）, （2004年1月8日 某某某）.
_ALONE = re.compile(f"[*（(—-]*{_DAY}(?:[ 　]*[\u4e00-\u9fff·]{{2,8}})?[）)*]*")
_SPEAKER = re.compile(f"[（(]{_DAY}[ 　]*[\u4e00-\u9fff·]{{2,8}}[）)]")
_TOP = 200
_WHOLE_DAY = len("2026-01-27")
# The line of a page that says when it was put out: 时间：2026-02-01, 发布日期: 2026年2月1日.
_LABELLED = re.compile("(?:时间|日期)[:：\\]】 ]{1,2}[ 　]*(?=20[0-4][0-9][年/.-])")
_PUBLISHER = re.compile(
    """(?:来源|发布机构|发文机关|发布单位|发文单位|信息来源)[:：]\\s*(?!20[0-4][0-9]-)([^\\s:：|）)]{2,20}?)
    (?=时间|返回|查看|责任编辑|责编|20[0-4][0-9][-年/.]|[\\s:：|）)]|$)""",
    re.VERBOSE,
)
# The date under a document, alone on its line.
_SIGNED = re.compile(f"(?:^|\\n)[ 　（(]*{_DAY}[ 　)）]*\\s*$")
# Who signs, and on which day: the office and the date that stand alone below a text or its title.
TAIL = 3000  # code points of the end of a text; annexes may follow the signature
_SIGNATURE = re.compile(
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
    found = list(_SIGNATURE.finditer(text))
    return Signature(found[-1]["office"], found[-1]["date"]) if found else None


def day_of(field: str) -> str | None:
    """The day that a field of a page says: 2020-09-16 13:15."""
    return _first(field)


def spoken(head: str, below: str = "") -> str | None:
    """The day on which a report was given: ——2026年1月27日在…会议上, or （2022年3月5日） alone below its title."""
    given = _GIVEN.search(head)
    if given is None:
        given = next((found for line in below.splitlines() if (found := _ALONE.fullmatch(line.strip()))), None)
    given = given or _SPEAKER.search(head[:_TOP])
    return _iso(given.groups()) if given is not None else None


def delivered(head: str) -> str | None:
    """The day of a session on a line of its own at the top of what was said there, be it no work report."""
    lines = (line[found.end() :] for line in head.splitlines() if (found := _BEGINS.match(line)))
    given = next((found for line in lines if (found := _GIVEN.match(line))), None)
    return _iso(given.groups()) if given is not None and given[3] else None


def published(head: str, line: str, text: str) -> str | None:
    """The date of the page, or of the session, or below the title, or in the header, or under the text."""
    labelled = _LABELLED.search(head)
    stamped = _first(head[labelled.end() : labelled.end() + 12]) if labelled is not None else None
    if stamped is not None:
        return stamped
    signed = _SIGNED.search(text[-120:])
    others = (_first(stretch) for stretch in (line, _headers(head), signed.group() if signed else ""))
    given = spoken(head)
    if given is not None and len(given) == _WHOLE_DAY:
        return given
    return next((date for date in others if date is not None), None)


def publisher(head: str, title: str, kind: str, region: str | None, place: str | None) -> str | None:
    """Who speaks: of a report the government that gives it, however many papers print it; else what 来源 names."""
    if kind == "report" and "政府工作报告" in title + head:
        known = division_at(code) if place and (code := code_of(region, place)) else None
        if known is not None:  # 苏州 is 苏州市
            return f"{known.name}人民政府"
        if place and place.endswith(("县", "旗", "区", "市")):
            return f"{place}人民政府"
        if region == "全国":
            return "国务院"
        if region and place is None and region in regions():
            return f"{regions()[region].full}人民政府"
    named = _PUBLISHER.search(head)
    return named.group(1) if named else None


def _first(stretch: str) -> str | None:
    """The first date of a stretch of text."""
    found = _DATE.search(stretch)
    if found is None:
        stamp, day_first = _STAMP.search(stretch), _DAY_FIRST.search(stretch)
        if stamp is not None:
            return _iso(stamp.groups())
        return _iso(day_first.groups()[::-1]) if day_first is not None else None
    return _iso(found.group(1, 3, 4)) if 1 <= int(found.group(4)) <= 31 else None


def _iso(parts: tuple[str | None, ...]) -> str:
    """The day that its parts say; the month where they say no day."""
    return "-".join(part.zfill(2) for part in parts if part)


def _headers(head: str) -> str:
    """The short lines at the top, and the first words of a text that lost its line breaks."""
    lines = [line for each in head.splitlines()[:24] if (line := _CLOCK.sub("", each)).strip()]
    return "\n".join(line[:40] for line in lines if len(line) < 60 or line is lines[0] or _CLOCKED.match(line))
