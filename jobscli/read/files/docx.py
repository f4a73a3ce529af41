"""A Word document -> its paragraphs and tables in order, read as a stream.

No library is used for this. python-docx holds the whole document as a tree (50 MB of XML, a zip of 110 kB, take
1.1 GB), and its paragraphs leave out what stands in content controls, in text boxes, in insertions under review and
in automatic numbers, which official documents are full of. Here the parts are unpacked and parsed in steps, so that
the memory is that of the text. No part is run and none but three is opened: the document, its lists and its styles.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from jobscli.errors import DocumentError
from jobscli.language import _
from jobscli.read.files.limits import Clock, Limits, over
from jobscli.read.files.numbering import Level, Numbering

# A directory of a zip is read whole by zipfile, 0.5 kB an entry; a document has 20 parts, one full of photos 1,000.
MOST_DIRECTORY = 2_000_000
# The last 64 kB and the record's own length are where a zip's directory may be told.
_TAIL = 65_557
# Read at once. Expat before 2.6 begins a token anew for each piece: the larger, the fewer.
_PIECE = 1 << 20

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OSError, ValueError)
# Deleted, moved away, the pinyin over a word, the older twin of a drawing, what a format was before a change.
_LEFT_OUT = frozenset(("del", "moveFrom", "rt", "Fallback", "pPrChange", "rPrChange"))
# A row whose cells are longer is text in a frame, and stays in lines.
LONGEST_CELL = 60


def paragraphs(data: bytes, limits: Limits) -> str:
    """The text of a `.docx`, a line for each paragraph and for each table row, cells parted by a tab.

    Raises DocumentError when it is damaged, encrypted, unpacks to more than `limits.max_unpacked`, declares
    entities, or takes longer than `limits.max_seconds`.
    """
    _refuse_directory(data)
    clock = Clock(limits.max_seconds)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if "[Content_Types].xml" not in package.namelist():
                raise DocumentError(_("是压缩包，不是 Word 文档"))
            links = _Links()
            _parse(package, "_rels/.rels", links, limits, clock)
            numbering = Numbering()
            folder = links.main.rpartition("/")[0]
            _parse(package, f"{folder}/numbering.xml", _Lists(numbering), limits, clock)
            _parse(package, f"{folder}/styles.xml", _Styles(numbering), limits, clock)
            body = _Body(numbering)
            if not _parse(package, links.main, body, limits, clock):
                raise DocumentError(_("是压缩包，不是 Word 文档"))
    except _DAMAGED as error:
        if "encrypted" in str(error):
            raise DocumentError(_("是加密的 Word 文档；解密后再读")) from None
        raise DocumentError(_("Word 文档已损坏")) from None
    return "\n".join(body.lines)


def _refuse_directory(data: bytes) -> None:
    """Raise DocumentError when a zip's end claims a directory that no document has."""
    tail = data[-_TAIL:]
    at = tail.find(b"PK\5\6")
    while at >= 0:  # every claim, since it is zipfile that chooses one
        record = tail[at : at + 22]
        if len(record) == 22 and struct.unpack("<4s4H2LH", record)[5] > MOST_DIRECTORY:
            raise DocumentError(_("Word 文档的目录过大，不是正常的文档"))
        at = tail.find(b"PK\5\6", at + 1)
    if b"PK\6\7" in tail:  # the 64-bit form, whose sizes stand elsewhere
        raise DocumentError(_("Word 文档的目录过大，不是正常的文档"))


class _Part:
    """What is done with the elements of one part; names come without namespace, w: and m: only."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters of the element at hand."""


def _parse(package: zipfile.ZipFile, name: str, part: _Part, limits: Limits, clock: Clock) -> bool:
    """Read the part `name` with `part`; False when the package has none."""
    if name not in package.namelist():
        return False
    told = package.getinfo(name)
    if told.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    if told.file_size > limits.max_unpacked:
        raise over("max_unpacked", limits.max_unpacked, _("解压后太大"))
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = False
    parser.StartElementHandler = lambda tag, found: part.start(_local(tag), found)
    parser.EndElementHandler = lambda tag: part.end(_local(tag))
    parser.CharacterDataHandler = part.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    read = 0
    try:
        with package.open(name) as stream:
            while piece := stream.read(_PIECE):
                read += len(piece)
                if read > limits.max_unpacked:
                    raise over("max_unpacked", limits.max_unpacked, _("解压后太大"))
                clock.check()
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except expat.ExpatError:
        raise DocumentError(_("Word 文档已损坏")) from None
    return True


def _refuse_doctype(*_declared: object) -> None:
    # Word writes none, and only one can define entities, which expand without end or point outside.
    raise DocumentError(_("Word 文档里声明了实体，不予解析"))


def _local(tag: str) -> str:
    space, _blank, name = tag.rpartition(" ")
    if space in _WORD:
        return name
    return name if name in ("Fallback", "Relationship") or (space == _MATH and name == "t") else ""


def _value(attributes: dict[str, str], name: str = "val") -> str:
    return next((attributes[f"{space} {name}"] for space in _WORD if f"{space} {name}" in attributes), "")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


class _Links(_Part):
    """_rels/.rels: which part is the document. Links to the outside are not followed, nor are any others."""

    def __init__(self) -> None:
        self.main = "word/document.xml"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", "").lstrip("/")


class _Lists(_Part):
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


class _Styles(_Part):
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


class _Body(_Part):
    """document.xml: paragraphs, and rows of tables as one line each."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.lines: list[str] = []
        self.open: list[_Paragraph] = []  # more than one where a text box stands in a paragraph
        self.cells: list[list[list[str]]] = []  # of each open table, the cells of its row, the paragraphs of each
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
