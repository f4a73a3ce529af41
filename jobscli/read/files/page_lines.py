"""The lines of a web page: its tags, as they go by, begin and end them."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from jobscli.read.files.markup import attributes
from jobscli.read.files.spans import Cell, cell_at, placed

# Elements whose text is never content.
_ASIDE = frozenset(("nav", "aside", "footer", "button", "select", "noscript", "object", "audio", "video", "canvas"))
# Elements that begin and end a line.
_BLOCKS = """
address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure form
h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table tbody tfoot thead ul
"""
_BLOCK = frozenset(_BLOCKS.split())
_HEADINGS = frozenset(("h2", "h3", "h4"))  # of the one in h1 see `Page.heading`
# Elements that can hold the main text, and are therefore measured.
_BOX = frozenset(
    ("article", "body", "center", "div", "dl", "form", "main", "ol", "section", "table", "tbody", "td", "tr", "ul")
)
# The deepest element that is told apart; what is nested deeper is text of this one. Browsers stop at 512 too.
DEEPEST = 512
# A row is kept in one line when none of its cells is longer than a table's cells are.
LONGEST_CELL = 60
_BLANK = re.compile(r"[ \t\n\r\f]+")
# A line break in the source between two Chinese characters is no blank (CSS Text 4, segment breaks).
_BREAK = re.compile(r"(?<=[⺀-鿿　-〿＀-｠]) ?[\n\r]\s*(?=[⺀-鿿　-〿＀-｠])")


@dataclass(slots=True)
class _Box:
    """An element that may hold the main text: the lines from `start`, and where its row and cell began."""

    name: str
    start: int


@dataclass(slots=True)
class Page:
    """The lines of a page while its tags go by."""

    lines: list[str] = field(default_factory=list)
    # Of each line, how many characters stand in links. Arrays, since a page can have millions of lines.
    links: array[int] = field(default_factory=lambda: array("q"))
    boxes: list[tuple[int, int]] = field(default_factory=list)  # of each closed element, its lines
    open: list[_Box] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)  # how many of each are open
    rows: list[list[Cell]] = field(default_factory=list)  # of each open table, the cells of its row
    # And the columns whose cells go on below: for how many rows.
    down: list[dict[int, int]] = field(default_factory=list)
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


def add_text(page: Page, text: str) -> None:
    if page.skipping:
        return
    if page.open and page.open[-1].name == "title":
        page.title += text
        return
    if page.in_pre:
        head, *rest = text.split("\n")
        page.parts.append(head)
        for line in rest:
            end_line(page)
            page.parts.append(line)
        return
    page.parts.append(text)
    if page.in_link:
        page.linked += len(text.strip())


def open_tag(page: Page, name: str, written: str) -> None:
    if page.skipping:
        page.skipped += name == page.skipping
        return
    if name in _ASIDE or (name in _BOX and _hidden(written)):
        end_line(page)
        page.skipping, page.skipped = name, 1
    elif name == "meta":
        _meta(page, attributes(written))
    elif name == "br":
        end_line(page)
    elif name == "a":
        page.in_link = True
    elif name in ("tr", "td", "th", "table"):
        _open_table(page, name, written)
    elif name in _BLOCK or name == "title":
        end_line(page)
        page.in_pre = page.in_pre or name == "pre"
    if name in _BOX or name in ("title", "h1"):
        _begin_box(page, name)


def close_tag(page: Page, name: str) -> None:
    if page.skipping:
        page.skipped -= name == page.skipping
        if page.skipped == 0:
            page.skipping = ""
        return
    if name == "a":
        page.in_link = False
    elif name in ("tr", "table"):
        end_line(page)
        _end_row(page)
        if name == "table" and page.rows:
            page.rows.pop()
            page.down.pop()
    elif name in _BLOCK or name in ("td", "th"):
        line = len(page.lines)
        end_line(page)
        if name in _HEADINGS and len(page.lines) > line:
            page.headings.append(line)
        page.in_pre = page.in_pre and name != "pre"
    if page.named[name]:
        while end_box(page) != name:
            pass


def _hidden(written: str) -> bool:
    if "hidden" not in written and "none" not in written:
        return False
    found = attributes(written)
    style = found.get("style", "").replace(" ", "").lower()
    return "display:none" in style or re.search(r"(?:^|\s)hidden(?:\s|/|$)", written) is not None


def _begin_box(page: Page, name: str) -> None:
    if len(page.open) < DEEPEST:
        page.open.append(_Box(name, len(page.lines)))
        page.named[name] += 1


def end_box(page: Page) -> str:
    box = page.open.pop()
    page.named[box.name] -= 1
    end = len(page.lines)
    if box.name == "h1":
        page.heading = page.heading or " ".join(page.lines[box.start : end])
    elif end > box.start and box.name != "title" and page.boxes[-1:] != [(box.start, end)]:
        page.boxes.append((box.start, end))  # of elements around the same lines the innermost is enough
    return box.name


def end_line(page: Page) -> None:
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


def _open_table(page: Page, name: str, written: str) -> None:
    end_line(page)
    if name == "table":
        page.rows.append([])
        page.down.append({})
    elif name == "tr":
        _end_row(page)
    elif page.rows:
        page.rows[-1].append(cell_at(len(page.lines), written))


def _end_row(page: Page) -> None:
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


def _meta(page: Page, found: Mapping[str, str]) -> None:
    name = (found.get("name") or found.get("property") or "").lower()
    content = " ".join(found.get("content", "").split())
    if name and content:
        page.meta.setdefault(name, content)
