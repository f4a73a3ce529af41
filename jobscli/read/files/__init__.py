"""A file -> the text that is read: plain text, web page, Word, PDF, workbook, or a table with a document in each row.

Only regular files are opened, nothing is fetched and no part of a document is run. What cannot be read is refused
with one sentence (`DocumentError`), and so is what is over `Limits`. In the text of a plain file nothing is touched:
offsets refer to it as it was decoded. In the other formats a line is a paragraph or a row of a table.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jobscli.errors import DocumentError
from jobscli.language import _
from jobscli.read import deadline
from jobscli.read.files.limits import STDIN, Limits, refuse_long, shown, stem, too_slow
from jobscli.read.files.opening import expand, opened, spooled
from jobscli.read.files.text import decode, decode_page, refuse_no_text

__all__ = ["STDIN", "Limits", "Loaded", "expand", "load", "load_all", "shown"]


USUAL = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A text and where it is from. `about` is what the file itself says of it: the title and date of a web page,
    the other columns of a row, the pages of a PDF that are scanned and were not read."""

    text: str
    name: str  # the file's stem, NFKC; of a row, with its id or number behind a hyphen
    sha256: str  # of the file's bytes; of a row, of its text
    about: Mapping[str, str]


# The beginning of a file says more than its name. These are no documents of ours; (bytes, what it is).
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        _("是旧格式（.doc、.xls、.wps）或加密的 Office 文件；请另存为不加密的 .docx 或 .xlsx"),
    ),
    (b"{\\rtf", _("是 RTF 文件；请另存为 .docx")),
    (b"\x1f\x8b", _("是压缩文件；请先解压")),
    (b"7z\xbc\xaf\x27\x1c", _("是压缩文件；请先解压")),
    (b"Rar!", _("是压缩文件；请先解压")),
    (b"\x89PNG", _("是图片；请先做文字识别（OCR）")),
    (b"\xff\xd8\xff", _("是图片；请先做文字识别（OCR）")),
    (b"II*\0", _("是图片；请先做文字识别（OCR）")),
    (b"MM\0*", _("是图片；请先做文字识别（OCR）")),
)
_PDF, _ZIP = b"%PDF-", b"PK\3\4"
_PAGE = re.compile(
    # A comment ends at its first end, or the comments before a page could be parted in exponentially many ways.
    rb"(?:\xef\xbb\xbf)?\s*+(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.DOTALL,
)
_PAGE_SUFFIXES = frozenset((".html", ".htm", ".shtml", ".xhtml"))
_TABLE_SUFFIXES = frozenset((".csv", ".tsv"))
_CHARSET = re.compile(rb"""charset\s*+=\s*+(?:["']\s*+)?+([A-Za-z0-9_:-]{2,20})""", re.I)
# Where a page has to declare its encoding is its first 1024 bytes; many do so later.
_HEAD = 8192


# Called with the refusal of a row.
Refuse = Callable[[DocumentError], None]


def load(
    path: Path,
    *,
    encoding: str | None = None,
    text_column: str | None = None,
    limits: Limits = USUAL,
    refuse: Refuse | None = None,
    content: bytes | None = None,
) -> Iterator[Loaded]:
    """The documents in the file at `path`: one, or those of a CSV's rows where one of its columns is a text.

    Raises DocumentError, with the file's name, when it cannot be read or is over `limits`; UsageError when there
    is no such `encoding`. A row that is refused is given to `refuse`, and those behind it are read; without
    `refuse` it raises. What stands in no file is given as `content`.
    """
    try:
        with opened(path, limits) if content is None else spooled(content, limits) as (descriptor, data):
            text: str
            about: Mapping[str, str] = {}
            if path.suffix.lower() in _TABLE_SUFFIXES:
                from jobscli.read.files.csv import figures

                table = decode(data, encoding)
                text = figures(table, limits.max_rows) if text_column is None else ""
                if not text:
                    yield from _rows(path, table, text_column, limits, refuse)
                    return
            else:
                text, about = _read(path, descriptor, data, encoding, limits)
            digest = hashlib.sha256(data).hexdigest()
        refuse_long(text, limits)
        yield Loaded(text=text, name=stem(path), sha256=digest, about=about)
    except DocumentError as error:
        raise _named(path, error) from None


def load_all(path: Path, *, encoding: str | None = None, text_column: str | None = None) -> list[Loaded]:
    """The documents in the file at `path`, opened within `max_seconds`; raises as `load` does, for each row, too."""
    try:
        return deadline.within(USUAL.max_seconds, _list, path, encoding, text_column)
    except deadline.Late:
        raise _named(path, too_slow(USUAL.max_seconds)) from None


def _list(path: Path, encoding: str | None, text_column: str | None) -> list[Loaded]:
    return list(load(path, encoding=encoding, text_column=text_column))


def _named(path: Path, error: DocumentError) -> DocumentError:
    return DocumentError(_("{file}：{why}").format(file=shown(path), why=error.message), error.hints)


def _read(
    path: Path, descriptor: int, data: bytes, encoding: str | None, limits: Limits
) -> tuple[str, Mapping[str, str]]:
    for beginning, words in _REFUSED:
        if data.startswith(beginning):
            raise DocumentError(words)
    suffix = path.suffix.lower()
    if _PDF in data[:1024]:
        from jobscli.read.files.pdf import text_of

        return text_of(descriptor, data, limits)
    if data.startswith(_ZIP):
        from jobscli.read.files.xlsx import is_workbook, sheets

        if is_workbook(data):
            return _some(sheets(data, limits), _("表格里没有文字")), {}
        from jobscli.read.files.docx import paragraphs

        return _some(paragraphs(data, limits), _("Word 文档里没有文字")), {}
    if suffix in (".pdf", ".docx", ".docm", ".xlsx", ".xlsm"):
        raise DocumentError(_("不是 {kind} 文件，或已损坏").format(kind=suffix[1:]))
    if suffix in _PAGE_SUFFIXES or _PAGE.match(data[:_HEAD]):
        return _page(data, encoding)
    return decode(data, encoding), {}


def _page(data: bytes, encoding: str | None) -> tuple[str, Mapping[str, str]]:
    from jobscli.read.files.html import main_text

    declared = _CHARSET.search(data[:_HEAD])
    source = decode_page(data, encoding, declared[1].decode("ascii") if declared else None)
    text, about = main_text(source)
    return _some(text, _("网页里没有正文")), about


def _rows(path: Path, table: str, text_column: str | None, limits: Limits, refuse: Refuse | None) -> Iterator[Loaded]:
    from jobscli.read.files.csv import rows

    for row in rows(table, text_column, limits.max_rows):
        try:
            refuse_no_text(row.text)
            refuse_long(row.text, limits)
        except DocumentError as error:
            why = _("第 {n} 行（不算表头）：{why}").format(n=row.number, why=error.message)
            refusal = DocumentError(why, error.hints)
            if refuse is None:
                raise refusal from None
            refuse(_named(path, refusal))
            continue
        digest = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
        name = f"{stem(path)}-{stem(Path(row.identity))}"
        yield Loaded(text=row.text, name=name, sha256=digest, about=row.cells)


def _some(text: str, otherwise: str) -> str:
    if not text.strip():
        raise DocumentError(otherwise)
    return text
