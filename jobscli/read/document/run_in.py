"""The place that a news page without its layout names: in the headline that its text runs on from, or as its source."""

from __future__ import annotations

import re

from jobscli.read.document.bare_names import headlined
from jobscli.read.document.regions import region_names, signed
from jobscli.words.cities import cities
from jobscli.words.divisions import PROVINCE_KINDS, Division, divisions_called, divisions_named, fitting

# 2023-07-29 13:47，正文：原标题：贵州威宁：东风片片“金叶子”烤红群众“火日子”近年来，….
_HEADLINE = re.compile("[^\n]{0,40}?正文[:：][ 　]*(?:[（(]?原标题[:：][ 　]*)?(?P<words>[^\n。]{4,40})")
_OPENED = re.compile("[\u4e00-\u9fff]{2,9}[:：]")  # 贵州威宁：, 陇西：
# 来源：上海松江返回搜狐，查看更多责任编辑：.
_SOURCE = re.compile(
    "来[ ]?源[:：丨|\\s]{1,3}(?P<who>[\u4e00-\u9fff]{2,12})(?:-[^\n]{0,20})?[ 　]*(?:返回搜狐|编辑[:：]|责任编辑)"
)
_KIND = re.compile(PROVINCE_KINDS)
# A county without its sign, where its name is over: 贵州威宁|：, 上海松江|发布.
_OVER = re.compile("[:：，“ 　]|$|人社|就业|公安|法院|检察|发布|日报|晚报|融媒")
_BARE = re.compile(f"(?P<name>[\u4e00-\u9fff]{{2,3}})(?={_OVER.pattern})")
_LONGEST = 15  # characters of a name


def of_headline(head: str) -> Division | None:
    """The city, county or district with whose name the headline of a text opens that runs on behind it."""
    found = _HEADLINE.match(head)
    if found is None:
        return None
    words = found["words"]
    if _OPENED.match(words) is not None and (one := headlined(words, head)) is not None:
        return one
    return _opening(words)


def of_source(head: str) -> Division | None:
    """The city or the district whose own account put a text out: 上海松江, 太原人社."""
    found = _SOURCE.search(head)
    return _opening(found["who"]) if found is not None else None


def _opening(words: str) -> Division | None:
    """The finest place of the chain with which words open: 贵州威宁：, 浙江丽水松阳县, 淮安区, 上海松江."""
    province = region_names().match(words)
    region = province.group() if province is not None else None
    kind = _KIND.match(words, province.end()) if province is not None else None
    at = kind.end() if kind is not None else province.end() if province is not None else 0
    own = None
    for named in divisions_named(words[: at + _LONGEST]):
        if named.start != at and (named.start, own) != (_city(words, at), None):
            break
        own, at = fitting(named, region, own.called if own is not None else None), named.end
    bare = _BARE.match(words, at) if own is None else None
    if bare is not None and region is not None and (county := signed(bare["name"], region)):
        return county[0]
    if own is None and (city := cities().match(words, at)) is not None and (province or _over(words, city.end())):
        found = (one for one in divisions_called(city.group()) if one.level == 2 and region in (None, one.region))
        return next(found, None)
    return own


def _city(words: str, at: int) -> int:
    """Where the bare name of a city ends that stands at `at`: 浙江|丽水|松阳县."""
    city = cities().match(words, at)
    return city.end() if city is not None else -1


def _over(words: str, end: int) -> bool:
    """Whether a bare name is over at `end`, and not a part of another: 苏州：, but 成都大运会."""
    return _OVER.match(words, end) is not None
