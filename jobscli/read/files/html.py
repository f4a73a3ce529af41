"""A web page -> its main text, without navigation, and what the page says of itself.

The main text is the smallest element that holds nearly all sentences of the page. A sentence is a line with a comma
or a full stop that does not stand in a link, so menus, lists of links and footers weigh nothing.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jobscli.read.files.markup import attributes, tokens
from jobscli.read.files.spans import Cell, cell_at, placed

# Elements whose text is never content.
_ASIDE = frozenset(("nav", "aside", "footer", "button", "select", "noscript", "object", "audio", "video", "canvas"))
# Elements that begin and end a line.
_BLOCK = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
        ),
        *("fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"),
        *("html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot"),
        *("thead", "ul"),
    )
)
_HEADINGS = frozenset(("h2", "h3", "h4"))  # of the one in h1 see `_Page.heading`
# Elements that can hold the main text, and are therefore measured.
_BOX = frozenset(
    ("article", "body", "center", "div", "dl", "form", "main", "ol", "section", "table", "tbody", "td", "tr", "ul")
)
# The deepest element that is told apart; what is nested deeper is text of this one. Browsers stop at 512 too.
DEEPEST = 512
# The main text holds at least this share of the page's sentences.
MAIN = 0.8
# A line in links to more than this share is navigation.
MOST_LINK = 0.6
# A row is kept in one line when none of its cells is longer than a table's cells are.
LONGEST_CELL = 60

_BLANK = re.compile(r"[ \t\n\r\f]+")
# A line break in the source between two Chinese characters is no blank (CSS Text 4, segment breaks).
_BREAK = re.compile(r"(?<=[⺀-鿿　-〿＀-｠]) ?[\n\r]\s*(?=[⺀-鿿　-〿＀-｠])")
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


@dataclass(slots=True)
class _Box:
    """An element that may hold the main text: the lines from `start`, and where its row and cell began."""

    name: str
    start: int


@dataclass(slots=True)
class _Page:
    """The lines of a page while its tags go by."""

    lines: list[str] = field(default_factory=list)
    # Of each line, how many characters stand in links. Arrays, since a page can have millions of lines.
    links: array[int] = field(default_factory=lambda: array("q"))
    boxes: list[tuple[int, int]] = field(default_factory=list)  # of each closed element, its lines
    open: list[_Box] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)  # how many of each are open
    rows: list[list[Cell]] = field(default_factory=list)  # of each open table, the cells of its row
    down: list[dict[int, int]] = field(
        default_factory=list
    )  # and the columns whose cells go on below: for how many rows
    headings: list[int] = field(default_factory=list)  # the lines that are headings, in order
    parts: list[str] = field(default_factory=list)  # of the line at hand
    linked: int = 0
    in_link: bool = False
    in_pre: bool = False
    skipping: str = ""
    skipped: int = 0
    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    heading: str = ""


def main_text(source: str) -> tuple[str, Mapping[str, str]]:
    """The main text of a page, a line for each paragraph and table row, and its title, date, source and address.

    Cells of a row are parted by a tab.
    """
    page = _Page()
    for kind, name, written in tokens(source):
        if kind == "text":
            _text(page, name)
        elif kind == "open":
            _open(page, name, written)
        else:
            _close(page, name)
    _end_line(page)
    while page.open:
        _end_box(page)
    return _chosen(page), _about(page)


def _text(page: _Page, text: str) -> None:
    if page.skipping:
        return
    if page.open and page.open[-1].name == "title":
        page.title += text
        return
    if page.in_pre:
        head, *rest = text.split("\n")
        page.parts.append(head)
        for line in rest:
            _end_line(page)
            page.parts.append(line)
        return
    page.parts.append(text)
    if page.in_link:
        page.linked += len(text.strip())


def _open(page: _Page, name: str, written: str) -> None:
    if page.skipping:
        page.skipped += name == page.skipping
        return
    if name in _ASIDE or (name in _BOX and _hidden(written)):
        _end_line(page)
        page.skipping, page.skipped = name, 1
    elif name == "meta":
        _meta(page, attributes(written))
    elif name == "br":
        _end_line(page)
    elif name == "a":
        page.in_link = True
    elif name in ("tr", "td", "th", "table"):
        _open_table(page, name, written)
    elif name in _BLOCK or name == "title":
        _end_line(page)
        page.in_pre = page.in_pre or name == "pre"
    if name in _BOX or name in ("title", "h1"):
        _begin_box(page, name)


def _close(page: _Page, name: str) -> None:
    if page.skipping:
        page.skipped -= name == page.skipping
        if page.skipped == 0:
            page.skipping = ""
        return
    if name == "a":
        page.in_link = False
    elif name in ("tr", "table"):
        _end_line(page)
        _end_row(page)
        if name == "table" and page.rows:
            page.rows.pop()
            page.down.pop()
    elif name in _BLOCK or name in ("td", "th"):
        line = len(page.lines)
        _end_line(page)
        if name in _HEADINGS and len(page.lines) > line:
            page.headings.append(line)
        page.in_pre = page.in_pre and name != "pre"
    if page.named[name]:
        while _end_box(page) != name:
            pass


def _hidden(written: str) -> bool:
    if "hidden" not in written and "none" not in written:
        return False
    found = attributes(written)
    style = found.get("style", "").replace(" ", "").lower()
    return "display:none" in style or re.search(r"(?:^|\s)hidden(?:\s|/|$)", written) is not None


def _begin_box(page: _Page, name: str) -> None:
    if len(page.open) < DEEPEST:
        page.open.append(_Box(name, len(page.lines)))
        page.named[name] += 1


def _end_box(page: _Page) -> str:
    box = page.open.pop()
    page.named[box.name] -= 1
    end = len(page.lines)
    if box.name == "h1":
        page.heading = page.heading or " ".join(page.lines[box.start : end])
    elif end > box.start and box.name != "title" and page.boxes[-1:] != [(box.start, end)]:
        page.boxes.append((box.start, end))  # of elements around the same lines the innermost is enough
    return box.name


def _end_line(page: _Page) -> None:
    if not page.parts:
        return
    text = "".join(page.parts)
    if "\n" in text or "\r" in text:
        text = _BREAK.sub("", text)
    text = _BLANK.sub(" ", text).strip(" ")
    if text and not text.isspace():
        page.lines.append(text)
        page.links.append(page.linked)
    page.parts.clear()
    page.linked = 0


def _open_table(page: _Page, name: str, written: str) -> None:
    _end_line(page)
    if name == "table":
        page.rows.append([])
        page.down.append({})
    elif name == "tr":
        _end_row(page)
    elif page.rows:
        page.rows[-1].append(cell_at(len(page.lines), written))


def _end_row(page: _Page) -> None:
    """Put the cells of the row that ends into one line, unless it is a row of a layout and holds paragraphs."""
    if not page.rows:
        return
    begins, page.rows[-1] = page.rows[-1], []
    if not begins or (len(begins) < 2 and not page.down[-1]) or begins[0].start == len(page.lines):
        return
    if len(page.lines) - begins[0].start > LONGEST_CELL * len(begins):  # a line has a character at least
        return
    ends = [*(cell.start for cell in begins[1:]), len(page.lines)]
    spans = list(zip((cell.start for cell in begins), ends, strict=True))
    # Measured before they are joined: tables in tables would copy a long line once for each of them.
    if any(sum(map(len, page.lines[start:end])) + end - start - 1 > LONGEST_CELL for start, end in spans):
        return
    cells = [" ".join(page.lines[start:end]) for start, end in spans]
    if len(cells) > 1 and sum(map(bool, cells)) < 2 and not page.down[-1]:
        return
    start = begins[0].start
    cells, page.down[-1] = placed(cells, begins, page.down[-1])
    page.links[start:] = array("q", [sum(page.links[start:])])
    page.lines[start:] = ["\t".join(cells)]
    while page.headings and page.headings[-1] >= start:
        page.headings.pop()
    kept = []
    while page.boxes and page.boxes[-1][1] > start:
        begin = page.boxes.pop()[0]
        if begin < start:  # closed within the row that it is around: tags in disorder
            kept.append((begin, start + 1))
    page.boxes += reversed(kept)
    for box in reversed(page.open):
        if box.start <= start:
            break
        box.start = start


def _chosen(page: _Page) -> str:
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


def _meta(page: _Page, found: Mapping[str, str]) -> None:
    name = (found.get("name") or found.get("property") or "").lower()
    content = " ".join(found.get("content", "").split())
    if name and content:
        page.meta.setdefault(name, content)


def _day(lines: Sequence[str]) -> re.Match[str] | None:
    """The day that the page's lines say it was put out, else the first but its clock's: 今天是2026年11月28日."""
    found = [(line, day) for line in lines if not _CLOCK.match(line) and (day := _DATE.search(line)) is not None]
    return next((day for line, day in found if _PUT_OUT.search(line)), found[0][1] if found else None)


def _about(page: _Page) -> Mapping[str, str]:
    about = {}
    for key, names in _META.items():
        about[key] = next((page.meta[name] for name in names if name in page.meta), "")
    about["title"] = about["title"] or page.heading or _SITE.split(" ".join(page.title.split()))[0].strip()
    date = _DATE.search(about["published"]) or _day(page.lines[:40])
    about["published"] = "-".join(part.zfill(2) for part in date.groups()) if date else ""
    return {key: value for key, value in about.items() if value}
