"""A file of a document: it is read, or refused in one line."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from jobscli.errors import DocumentError
from jobscli.read.files import Limits, load
from tests.fuzz.draw import Draw

FOUND = (
    # An element that is closed within the row around which it stands.
    "\x00<html><div>全省就业形势稳定，<table><tr><td>a</div><td>b<td>c</tr></table>".encode(),
)

KINDS = ("html", "docx", "csv", "txt", "tsv", "raw docx")
LIMITS = Limits(max_bytes=1_000_000, max_unpacked=1_000_000, max_seconds=5)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"<w:document {_W}><w:body>%s</w:body></w:document>"
STYLES = (
    f'<w:styles {_W}><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
)
NUMBERING = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
PARAGRAPHS = (
    "<w:p><w:r><w:t>城镇新增就业6.5万人。</w:t></w:r></w:p>",
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>就业</w:t></w:r></w:p>',
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
)


def one(data: bytes) -> None:
    """Load the file that `data` makes."""
    draw = Draw(data)
    kind = draw.one(KINDS)
    content = packed(draw) if kind == "docx" else draw.rest()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"江苏.{kind.split()[-1]}"
        path.write_bytes(content)
        if b"%PDF-" in content[:1024]:
            return  # opened in a process of its own, which this cannot look into
        told = f"{path}："
        try:
            for loaded in load(path, limits=LIMITS):
                assert loaded.text.strip()
                assert len(loaded.text) <= 10 * len(content) + LIMITS.max_unpacked
                assert loaded.name.isprintable()
        except DocumentError as error:
            told = error.message
        assert told.startswith(f"{path}：")
        assert "\n" not in told


def packed(draw: Draw) -> bytes:
    """A Word document of which one part is what the data says."""
    part, method = draw.number(4), draw.one((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    rest = draw.rest()
    parts = [BODY.encode() % b"".join(p.encode() for p in PARAGRAPHS), STYLES.encode(), NUMBERING.encode()]
    if part < 3:
        parts[part] = rest
    else:
        parts[0] = BODY.encode() % rest
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w", method) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for name, content in zip(("document", "styles", "numbering"), parts, strict=True):
            package.writestr(f"word/{name}.xml", content)
    return packet.getvalue()


def seeds() -> Iterable[bytes]:
    """Files to begin with, of each kind."""
    page = (
        "<html><head><meta charset=utf-8><title>江苏省政府工作报告</title><meta name=PubDate content=2026-01-20></head>"
        "<body><nav><a href=/>首页</a></nav><div><h1>报告</h1><p>城镇新增就业6.5万人，增长3%。"
        "<br><table><tr><td>a<td>b</table>"
    )
    yield b"\x00" + page.encode()
    yield b"\x00" + page.encode("gb18030").replace(b"utf-8", b"gb2312")
    yield b"\x00<!-- --><script>1<2</script><p hidden>x</p><pre>a\nb</pre>&#x9f;&lt;&nbsp<![CDATA[x]]><?xml ?><a b='c>"
    for part in range(3):
        content = (BODY % "".join(PARAGRAPHS), STYLES, NUMBERING)[part]
        yield bytes([1, part, part % 2]) + content.encode()
    for paragraph in PARAGRAPHS:
        yield bytes([1, 3, 0]) + paragraph.encode()
    yield '\x02编号,省份,标题,year,正文\r\n1,江苏,报告,2018,"城镇新增就业6.5万人，\n增长3%。"\r\n'.encode()
    yield "\x04id\ttext\n1\t江苏\n".encode()
    yield "\x03城镇新增就业6.5万人。".encode()
    yield b"\x03" + "城镇新增就业6.5万人。".encode("gb18030")
    yield b"\x03" + "城镇新增就业".encode("utf-16")
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", BODY % PARAGRAPHS[0])
    yield b"\x05" + packet.getvalue()
