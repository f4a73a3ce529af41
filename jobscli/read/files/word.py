"""The parts of a Word document that are read, and what is taken from their elements.

A part is told each element as it begins and ends, so that no tree of it is ever made.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jobscli.read.files.numbering import Level, Numbering

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
# Deleted, moved away, the pinyin over a word, the older twin of a drawing, what a format was before a change.
_LEFT_OUT = frozenset(("del", "moveFrom", "rt", "Fallback", "pPrChange", "rPrChange"))
# A row whose cells are longer is text in a frame, and stays in lines.
LONGEST_CELL = 60
_MOST_SPAN = 40  # columns that a cell may go over


class Part:
    """What is done with the elements of one part; names come without namespace, w: and m: only."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters of the element at hand."""


def local(tag: str) -> str:
    """The name of an element without its namespace; of one that is no part of the text, nothing."""
    space, _blank, name = tag.rpartition(" ")
    if space in _WORD:
        return name
    return name if name in ("Fallback", "Relationship") or (space == _MATH and name == "t") else ""


def _value(attributes: dict[str, str], name: str = "val") -> str:
    return next((attributes[f"{space} {name}"] for space in _WORD if f"{space} {name}" in attributes), "")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


class Links(Part):
    """_rels/.rels: which part is the document. Links to the outside are not followed, nor are any others."""

    def __init__(self) -> None:
        self.main = "word/document.xml"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", "").lstrip("/")


class Lists(Part):
    """numbering.xml: the lists and their levels."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.levels: dict[int, Level] = {}
        self.level = Level()
        self.number = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "abstractNum":
            self.levels = self.numbering.lists.setdefault(_value(attributes, "abstractNumId"), {})
        elif name == "lvl":
            self.level = self.levels.setdefault(_whole(_value(attributes, "ilvl")), Level())
        elif name == "numFmt":
            self.level.format = _value(attributes)
        elif name == "lvlText":
            self.level.text = _value(attributes)[:32]
        elif name == "start":
            self.level.start = _whole(_value(attributes))
        elif name == "num":
            self.number = _value(attributes, "numId")
            self.levels = {}  # a level that a number overrides is not one of the list before it
        elif name == "abstractNumId":
            self.numbering.numbers[self.number] = _value(attributes)


class Styles(Part):
    """styles.xml: which paragraph styles are numbered, by themselves or by the style that they build on."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.style = self.number = ""
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self.style, self.number, self.depth = _value(attributes, "styleId"), "", 0
        elif name == "basedOn" and (above := self.numbering.styles.get(_value(attributes))):
            self.number, self.depth = above
        elif name == "numId":
            self.number = _value(attributes)
        elif name == "ilvl":
            self.depth = _whole(_value(attributes))

    def end(self, name: str) -> None:
        if name == "style" and self.number:
            self.numbering.styles[self.style] = (self.number, self.depth)


@dataclass(slots=True)
class _Paragraph:
    """The paragraph at hand: its text, and the list that it is numbered in."""

    parts: list[str] = field(default_factory=list)
    style: str = ""
    number: str | None = None
    depth: int | None = None
    contents: bool = False  # a line of the table of contents, which repeats a heading


class Body(Part):
    """document.xml: paragraphs, and rows of tables as one line each."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.lines: list[str] = []
        self.open: list[_Paragraph] = []  # more than one where a text box stands in a paragraph
        self.cells: list[list[list[str]]] = []  # of each open table, the cells of its row, the paragraphs of each
        self.wide = 1  # over how many columns the cell at hand goes
        self.takes: str = ""
        self.skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipped or name in _LEFT_OUT:
            self.skipped += name in _LEFT_OUT
            return
        self.takes = name if name in ("t", "instrText") else ""
        if name == "p":
            self.open.append(_Paragraph())
        elif name == "tbl":
            self.cells.append([])
        elif name == "tc" and self.cells:
            self.cells[-1].append([])
        elif name == "gridSpan" and self.cells and self.cells[-1]:
            self.wide = min(_whole(_value(attributes)), _MOST_SPAN)
        elif self.open:
            self._in_paragraph(self.open[-1], name, attributes)

    def _in_paragraph(self, paragraph: _Paragraph, name: str, attributes: dict[str, str]) -> None:
        if name == "tab":
            paragraph.parts.append("\t" if paragraph.parts else "")  # in the properties it is a tab stop
        elif name in ("br", "cr"):
            paragraph.parts.append("\n")
        elif name == "noBreakHyphen":
            paragraph.parts.append("-")
        elif name == "pStyle":
            paragraph.style = _value(attributes)
        elif name == "numId":
            paragraph.number = _value(attributes)
        elif name == "ilvl":
            paragraph.depth = _whole(_value(attributes))

    def text(self, text: str) -> None:
        if self.skipped or not self.open:
            return
        if self.takes == "t":
            self.open[-1].parts.append(text)
        elif self.takes == "instrText" and "PAGEREF" in text:
            self.open[-1].contents = True

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= name in _LEFT_OUT
            return
        self.takes = ""
        if name == "p" and self.open:
            self._end_paragraph(self.open.pop())
        elif name == "tc" and self.cells and self.cells[-1]:
            self.cells[-1] += [[] for _more in range(self.wide - 1)]  # empty ones for what goes over several columns
            self.wide = 1
        elif name == "tr" and self.cells:
            row, self.cells[-1] = self.cells[-1], []
            self._put_row(row)
        elif name == "tbl" and self.cells:
            self.cells.pop()

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.parts)
        if paragraph.contents or not text or text.isspace():
            return
        styled = self.numbering.styles.get(paragraph.style, ("", 0))
        number = styled[0] if paragraph.number is None else paragraph.number
        depth = styled[1] if paragraph.depth is None else paragraph.depth
        self._put(self.numbering.next(number, depth) + text.strip())

    def _put_row(self, row: list[list[str]]) -> None:
        cells = [" ".join(cell) for cell in row]
        if max(map(len, cells), default=0) > LONGEST_CELL:
            for cell in row:
                for paragraph in cell:
                    self._put(paragraph)
        elif any(cells):
            self._put("\t".join(cells))

    def _put(self, text: str) -> None:
        if self.cells and self.cells[-1]:
            self.cells[-1][-1].append(text)
        else:
            self.lines.append(text)
