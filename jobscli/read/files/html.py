"""A web page -> its main text, without navigation, and what the page says of itself.

The main text is the smallest element that holds nearly all sentences of the page. A sentence is a line with a comma
or a full stop that does not stand in a link, so menus, lists of links and footers weigh nothing.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence

from jobscli.read.files.markup import tokens
from jobscli.read.files.page_lines import LONGEST_CELL, Page, add_text, close_tag, end_box, end_line, open_tag

# The main text holds at least this share of the page's sentences.
MAIN = 0.8
# A line in links to more than this share is navigation.
MOST_LINK = 0.6

# What the page is for: sentences, rows of a table, and names with a number: 服务企业（家）：12034.
_SENTENCE = re.compile("[，。；,;\t]|[:：] ?[0-9.,]+$")

# What stands around a table and is of it: 单位：万人, 表1 …, 注：….
_OVER_TABLE = re.compile("单位[:：]|^附?表[0-9一二三四五六七八九十]")
_BELOW_TABLE = re.compile("[（(]?(?:注|注释|备注|说明|数据来源|资料来源)[:：0-9]")

# Names of <meta> elements, by the field of the document that they give. The first ones are those that the State
# Council's standard for government sites prescribes (政府网站发展指引, 2017, appendix 3).
_META = {
    "title": ("articletitle", "og:title"),
    "published": ("pubdate", "publishdate", "article:published_time"),
    "publisher": ("contentsource", "source"),
    "url": ("og:url",),
}
_SITE = re.compile(r"[_|]| [-–—] |(?<!-)-{1,2}(?=[^-_|0-9]{2,16}$)")
_DATE = re.compile(r"(?<![0-9])(20[0-9]{2}|19[0-9]{2})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})(?![0-9])")
_CLOCK = re.compile("(?:今天|现在|当前)(?:时间|日期)?是?[:：]? ?20[0-9]{2}")
_PUT_OUT = re.compile("发布|时间|日期|来源")


def main_text(source: str) -> tuple[str, Mapping[str, str]]:
    """The main text of a page, a line for each paragraph and table row, and its title, date, source and address.

    Cells of a row are parted by a tab.
    """
    page = Page()
    for kind, name, written in tokens(source):
        if kind == "text":
            add_text(page, name)
        elif kind == "open":
            open_tag(page, name, written)
        else:
            close_tag(page, name)
    end_line(page)
    while page.open:
        end_box(page)
    return _chosen(page), _about(page)


def _chosen(page: Page) -> str:
    """The lines of the smallest element that holds MAIN of the page's sentences, less those that are links."""
    weights = array("q", [0])
    for line, link in zip(page.lines, page.links, strict=True):
        is_text = link <= MOST_LINK * len(line) and _SENTENCE.search(line) is not None
        weights.append(weights[-1] + (len(line) if is_text else 0))
    wanted = MAIN * weights[-1]
    fits = [(end - start, start, end) for start, end in page.boxes if weights[end] - weights[start] >= wanted]
    _size, start, end = min(fits, default=(0, 0, len(page.lines)))
    headings = frozenset(page.headings)
    while start > 0 and len(page.lines[start - 1]) < LONGEST_CELL:
        if start - 1 not in headings and not _OVER_TABLE.search(page.lines[start - 1]):
            break
        start -= 1
    while end < len(page.lines) and _BELOW_TABLE.match(page.lines[end]):
        end += 1
    chosen = range(start, end)
    lines = (page.lines[i] for i in chosen if page.links[i] <= MOST_LINK * len(page.lines[i]))
    text = "\n".join(lines)
    if page.heading and page.heading not in text[:500]:
        text = f"{page.heading}\n{text}"  # the region and the year often stand there and nowhere else
    return text


def _day(lines: Sequence[str]) -> re.Match[str] | None:
    """The day that the page's lines say it was put out, else the first but its clock's: 今天是2026年11月28日."""
    found = [(line, day) for line in lines if not _CLOCK.match(line) and (day := _DATE.search(line)) is not None]
    return next((day for line, day in found if _PUT_OUT.search(line)), found[0][1] if found else None)


def _about(page: Page) -> Mapping[str, str]:
    about = {}
    for key, names in _META.items():
        about[key] = next((page.meta[name] for name in names if name in page.meta), "")
    about["title"] = about["title"] or page.heading or _SITE.split(" ".join(page.title.split()))[0].strip()
    date = _DATE.search(about["published"]) or _day(page.lines[:40])
    about["published"] = "-".join(part.zfill(2) for part in date.groups()) if date else ""
    return {key: value for key, value in about.items() if value}
