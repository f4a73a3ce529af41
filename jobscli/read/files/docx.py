"""A Word document -> its paragraphs and tables in order, read as a stream.

No library is used for this. python-docx holds the whole document as a tree (50 MB of XML, a zip of 110 kB, take
1.1 GB), and its paragraphs leave out what stands in content controls, in text boxes, in insertions under review and
in automatic numbers, which official documents are full of. Here the parts are unpacked and parsed in steps, so that
the memory is that of the text. No part is run and none but three is opened: the document, its lists and its styles.
"""

from __future__ import annotations

import io
import zipfile

from jobscli.errors import DocumentError
from jobscli.language import _
from jobscli.read.files.limits import Limits
from jobscli.read.files.numbering import Numbering
from jobscli.read.files.package import DAMAGED, parse, refuse_directory
from jobscli.read.files.word import Body, Links, Lists, Part, Styles, local


def paragraphs(data: bytes, limits: Limits) -> str:
    """The text of a `.docx`, a line for each paragraph and for each table row, cells parted by a tab.

    Raises DocumentError when it is damaged, encrypted, unpacks to more than `limits.max_unpacked`, or declares
    entities.
    """
    refuse_directory(data, "Word")
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
    except DAMAGED as error:
        if "encrypted" in str(error):
            raise DocumentError(_("是加密的 Word 文档；解密后再读")) from None
        raise DocumentError(_("Word 文档已损坏")) from None
    return "\n".join(body.lines)


class _Told:
    """Tells a part of a Word document its elements by their names without namespace."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self.text = part.text

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._part.start(local(tag), attributes)

    def finish(self, tag: str) -> None:
        """An element ends."""
        self._part.end(local(tag))


def _parse(package: zipfile.ZipFile, name: str, part: Part, limits: Limits) -> bool:
    """Read the part `name` with `part`; False when the package has none."""
    return parse(package, name, _Told(part), limits, "Word") > 0
