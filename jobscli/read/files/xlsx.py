"""A workbook (.xlsx) -> its sheets as text, a line for each row, cells parted by a tab, as they are printed.

python-calamine reads the values. Before it sees the file its parts are gone through here as a stream, so that what
unpacks to more than is allowed, or has a cell so far off that the sheet between would fill the memory, is refused;
and since calamine tells no formats, it is from there that 0.029 is known to be printed as 2.9%.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jobscli.errors import DocumentError
from jobscli.language import _
from jobscli.read.files.limits import Limits, over
from jobscli.read.files.package import DAMAGED, parse, refuse_directory
from jobscli.read.files.printed import BUILT_IN, printed

KIND = "Excel"
# calamine holds a sheet from its first to its last cell in memory, 32 bytes a cell, empty ones as well.
MOST_CELLS = 3_000_000
# Names that a new sheet has by itself.
_UNNAMED = re.compile("(?:sheet|工作表|表|表格)\\s?[0-9]{0,3}", re.IGNORECASE)
_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class _Nothing:
    """A part that is only gone through."""

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def finish(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters."""


@dataclass(slots=True)
class _Styles(_Nothing):
    """styles.xml: the format of each style."""

    own: dict[int, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    inside: bool = False

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """A format or a style begins."""
        name = _local(tag)
        if name == "numFmt":
            self.own[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")[:200]
        elif name == "cellXfs":
            self.inside = True
        elif name == "xf" and self.inside:
            number = _whole(attributes.get("numFmtId", ""))
            self.codes.append(self.own.get(number, BUILT_IN.get(number, "")))

    def finish(self, tag: str) -> None:
        """The styles end."""
        if _local(tag) == "cellXfs":
            self.inside = False


@dataclass(slots=True)
class _Sheet(_Nothing):
    """A sheet: how far its cells reach, and the styles of those that have one of their own."""

    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    row: int = -1
    column: int = -1
    rows: int = 0
    first: tuple[int, int] = (1 << 30, 1 << 30)
    last: tuple[int, int] = (-1, -1)

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """A row or a cell begins."""
        name = _local(tag)
        if name == "row":
            self.row = _whole(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
            self.rows += 1
        elif name == "c":
            at = _REFERENCE.fullmatch(attributes.get("r", ""))
            if at is not None:
                self.row, self.column = int(at[2]) - 1, _column(at[1])
            else:
                self.column += 1
            self.first = (min(self.first[0], self.row), min(self.first[1], self.column))
            self.last = (max(self.last[0], self.row), max(self.last[1], self.column))
            style = _whole(attributes.get("s", ""))
            if style:
                self.styles[self.row, self.column] = style

    @property
    def size(self) -> int:
        """How many cells stand between the first and the last."""
        return (self.last[0] - self.first[0] + 1) * (self.last[1] - self.first[1] + 1) if self.rows else 0


def is_workbook(data: bytes) -> bool:
    """Whether a zip is a workbook, by the names in its directory."""
    return b"xl/workbook.xml" in data[-1_000_000:] and b"word/document.xml" not in data[-1_000_000:]


def sheets(data: bytes, limits: Limits) -> str:
    """The text of a workbook.

    Raises DocumentError when it is damaged, encrypted or over `limits`.
    """
    refuse_directory(data, KIND)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            codes, parts = _gone_through(package, limits)
        return "\n\n\n\n".join(filter(None, _texts(data, codes, parts)))
    except DAMAGED as error:
        if "encrypted" in str(error):
            raise DocumentError(_("是加密的 Excel 文件；解密后再读")) from None
        raise _damaged() from None


def _damaged() -> DocumentError:
    return DocumentError(_("{kind} 文档已损坏").format(kind=KIND))


def _gone_through(package: zipfile.ZipFile, limits: Limits) -> tuple[list[str], dict[str, _Sheet]]:
    """The formats of a workbook's styles, and its sheets by the names of their parts."""
    styles, parts, size = _Styles(), dict[str, _Sheet](), 0
    for name in package.namelist():
        if not name.startswith(("xl/", "/xl/", "_rels/", "[Content_Types]")) or not name.endswith((".xml", ".rels")):
            continue
        part: _Nothing = _Nothing()
        if name.endswith("xl/styles.xml"):
            part = styles
        elif "/worksheets/" in name and name.endswith(".xml"):
            part = parts[name] = _Sheet()
        size += parse(package, name, part, limits, KIND)
        if size > limits.max_unpacked:
            raise over("max_unpacked", limits.max_unpacked, _("解压后太大"))
    if sum(each.rows for each in parts.values()) > limits.max_rows:
        raise over("max_rows", limits.max_rows, _("行数太多，没有读"))
    if sum(each.size for each in parts.values()) > MOST_CELLS:
        raise DocumentError(_("表里的单元格隔得太远，中间是空的；请删去远处的单元格"))
    return styles.codes, parts


def _texts(data: bytes, codes: list[str], parts: dict[str, _Sheet]) -> Iterator[str]:
    """The text of each sheet that is shown."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            (at, told.name)
            for at, told in enumerate(book.sheets_metadata)
            if told.visible == SheetVisibleEnum.Visible and told.typ == SheetTypeEnum.WorkSheet
        ]
        for at, name in shown:
            sheet = book.get_sheet_by_index(at)
            start = sheet.start
            if start is not None:
                yield _text(name, sheet.to_python(), start, codes, _part_of(parts, at))
    except CalamineError:
        raise _damaged() from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of the library's own language, and no Exception here
            raise _damaged() from None
        raise


def _part_of(parts: dict[str, _Sheet], at: int) -> _Sheet:
    """The part of the sheet at that place: sheets are numbered in the names of their parts."""
    wanted = f"/sheet{at + 1}.xml"
    return next((part for name, part in parts.items() if name.endswith(wanted)), _Sheet())


def _text(name: str, rows: list[list[Any]], start: tuple[int, int], codes: list[str], part: _Sheet) -> str:
    lines = [] if _UNNAMED.fullmatch(name.strip()) else [name.strip()]
    opened = False
    for number, row in enumerate(rows):
        cells = []
        for column, value in enumerate(row):
            style = part.styles.get((start[0] + number, start[1] + column), 0)
            cells.append(printed(value, codes[style] if style < len(codes) else ""))
        opened = opened or sum(map(bool, cells)) > 1
        lines.append("\t".join(cells).rstrip("\t") if not opened else "\t".join(cells) if any(cells) else "")
    return "\n".join(lines).strip("\n")


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1
