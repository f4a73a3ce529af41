"""The parts of an Office package, read as a stream and within limits: what .docx and .xlsx have in common."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import Protocol
from xml.parsers import expat

from jobscli.errors import DocumentError
from jobscli.language import _
from jobscli.read.files.limits import Limits, over

# A directory of a zip is read whole by zipfile, 0.5 kB an entry; a document has 20 parts, one full of photos 1,000.
MOST_DIRECTORY = 2_000_000
# The last 64 kB and the record's own length are where a zip's directory may be told.
_TAIL = 65_557
# Read at once. Expat before 2.6 begins a token anew for each piece: the larger, the fewer.
_PIECE = 1 << 20

DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OSError, ValueError)


class Handler(Protocol):
    """What is told of the elements of a part; a tag is its namespace, a blank and its name."""

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def finish(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters of the element at hand."""


def refuse_directory(data: bytes, kind: str) -> None:
    """Raise DocumentError when a zip's end claims a directory that no document of that `kind` has."""
    tail = data[-_TAIL:]
    huge = _("{kind} 文档的目录过大，不是正常的文档").format(kind=kind)
    at = tail.find(b"PK\5\6")
    while at >= 0:  # every claim, since it is zipfile that chooses one
        record = tail[at : at + 22]
        if len(record) == 22 and struct.unpack("<4s4H2LH", record)[5] > MOST_DIRECTORY:
            raise DocumentError(huge)
        at = tail.find(b"PK\5\6", at + 1)
    if b"PK\6\7" in tail:  # the 64-bit form, whose sizes stand elsewhere
        raise DocumentError(huge)


def parse(package: zipfile.ZipFile, name: str, part: Handler, limits: Limits, kind: str) -> int:
    """Read the part `name` with `part`, and give its size unpacked; 0 when the package has none."""
    if name not in package.namelist():
        return 0
    told = package.getinfo(name)
    if told.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    if told.file_size > limits.max_unpacked:
        raise over("max_unpacked", limits.max_unpacked, _("解压后太大"))
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = False
    parser.StartElementHandler = part.begin
    parser.EndElementHandler = part.finish
    parser.CharacterDataHandler = part.text

    def refuse_doctype(*_declared: object) -> None:
        # Office writes none, and only one can define entities, which expand without end or point outside.
        raise DocumentError(_("{kind} 文档里声明了实体，不予解析").format(kind=kind))

    parser.StartDoctypeDeclHandler = refuse_doctype
    read = 0
    try:
        with package.open(name) as stream:
            while piece := stream.read(_PIECE):
                read += len(piece)
                if read > limits.max_unpacked:
                    raise over("max_unpacked", limits.max_unpacked, _("解压后太大"))
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except expat.ExpatError:
        raise DocumentError(_("{kind} 文档已损坏").format(kind=kind)) from None
    return max(read, 1)
