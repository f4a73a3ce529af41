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
from xml.parsers import expat

from jobscli.errors import DocumentError
from jobscli.language import _
from jobscli.read.files.limits import Limits, over
from jobscli.read.files.numbering import Numbering
from jobscli.read.files.word import Body, Links, Lists, Part, Styles, local

# A directory of a zip is read whole by zipfile, 0.5 kB an entry; a document has 20 parts, one full of photos 1,000.
MOST_DIRECTORY = 2_000_000
# The last 64 kB and the record's own length are where a zip's directory may be told.
_TAIL = 65_557
# Read at once. Expat before 2.6 begins a token anew for each piece: the larger, the fewer.
_PIECE = 1 << 20

_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OSError, ValueError)


def paragraphs(data: bytes, limits: Limits) -> str:
    """The text of a `.docx`, a line for each paragraph and for each table row, cells parted by a tab.

    Raises DocumentError when it is damaged, encrypted, unpacks to more than `limits.max_unpacked`, or declares
    entities.
    """
    _refuse_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if "[Content_Types].xml" not in package.namelist():
                raise DocumentError(_("是压缩包，不是 Word 文档"))
            links = Links()
            _parse(package, "_rels/.rels", links, limits)
            numbering = Numbering()
            folder = links.main.rpartition("/")[0]
            _parse(package, f"{folder}/numbering.xml", Lists(numbering), limits)
            _parse(package, f"{folder}/styles.xml", Styles(numbering), limits)
            body = Body(numbering)
            if not _parse(package, links.main, body, limits):
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


def _parse(package: zipfile.ZipFile, name: str, part: Part, limits: Limits) -> bool:
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
    parser.StartElementHandler = lambda tag, found: part.start(local(tag), found)
    parser.EndElementHandler = lambda tag: part.end(local(tag))
    parser.CharacterDataHandler = part.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
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
        raise DocumentError(_("Word 文档已损坏")) from None
    return True


def _refuse_doctype(*_declared: object) -> None:
    # Word writes none, and only one can define entities, which expand without end or point outside.
    raise DocumentError(_("Word 文档里声明了实体，不予解析"))
