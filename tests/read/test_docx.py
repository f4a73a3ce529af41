"""Word: paragraphs and tables in order, what python-docx leaves out, and packages made to hang a reader."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from jobscli.errors import DocumentError
from jobscli.read.files import Limits, load
from jobscli.read.files.docx import paragraphs

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERED = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
STYLES = f"""<w:styles {W}>
<w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="2"><w:basedOn w:val="1"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"""


def package(body: str, head: str = "", **parts: str) -> bytes:
    """A Word package whose document has `body`."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
    return written.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(DocumentError) as caught:
        paragraphs(data, limits or Limits())
    return caught.value.message


def test_what_word_writes_is_read_in_order(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx writes the file")
    document = docx.Document()
    document.add_heading("一、就业", 1)
    document.add_paragraph("城镇新增就业10万人，").add_run("增长3%。").bold = True
    table = document.add_table(2, 2)
    for (row, column), text in {(0, 0): "指标", (0, 1): "绝对量", (1, 0): "城镇新增就业", (1, 1): "10万人"}.items():
        table.cell(row, column).text = text
    document.add_paragraph("二、收入\n居民人均可支配收入")
    document.save(tmp_path / "报告.docx")
    (found,) = load(tmp_path / "报告.docx")
    assert found.name == "报告"
    assert found.text == (
        "一、就业\n城镇新增就业10万人，增长3%。\n指标\t绝对量\n城镇新增就业\t10万人\n二、收入\n居民人均可支配收入"
    )


def test_numbers_that_word_makes_are_read() -> None:
    two, three = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>', '<w:pStyle w:val="2"/>'
    body = p("就业", '<w:pStyle w:val="1"/>') + p("稳岗", two) + p("培训", three) + p("收入", '<w:pStyle w:val="1"/>')
    body += p("工资", two) + p("正文") + p("无号", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    text = paragraphs(package(body, numbering=NUMBERED, styles=STYLES), Limits())
    assert text.split("\n") == ["一、就业", "（一）稳岗", "（二）培训", "二、收入", "（一）工资", "正文", "无号"]


def test_insertions_controls_and_boxes_are_text_and_deletions_are_not() -> None:
    inserted = "<w:p><w:r><w:t>新增</w:t></w:r><w:ins><w:r><w:t>10</w:t></w:r></w:ins>"
    moved = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>8</w:t></w:r></w:moveFrom>"
    ruby = "<w:ruby><w:rt><w:r><w:t>wan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>万</w:t></w:r></w:rubyBase></w:ruby>"
    control = f"<w:sdt><w:sdtContent>{p('就业')}</w:sdtContent></w:sdt>"
    contents = "<w:p><w:r><w:instrText>PAGEREF _Toc1</w:instrText><w:t>一、就业1</w:t></w:r></w:p>"
    box = f"<w:p><w:r><w:txbxContent>{p('方框')}</w:txbxContent><w:t>框外</w:t></w:r></w:p>"
    text = paragraphs(package(contents + control + inserted + moved + f"<w:r>{ruby}</w:r>" + "</w:p>" + box), Limits())
    assert text.split("\n") == ["就业", "新增10万", "方框", "框外"]


def test_long_cells_stay_in_paragraphs() -> None:
    long = "对符合条件的企业给予补贴，" * 6
    row = f"<w:tr><w:tc>{p('稳岗')}</w:tc><w:tc>{p(long)}{p('每人1000元')}</w:tc></w:tr>"
    assert paragraphs(package(f"<w:tbl>{row}</w:tbl>"), Limits()) == f"稳岗\n{long}\n每人1000元"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = package(p("就业" * 10_000_000))
    assert len(data) < 200_000
    assert refusal(data) == "解压后太大，上限是 32 MB；可用 --max-unpacked 放宽"


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = package(p("就业" * 1000))
    size = len(f"<w:document {W}><w:body>{p('就业' * 1000)}</w:body></w:document>".encode())
    lying = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert refusal(lying) == "Word 文档已损坏"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://localhost:1/d.dtd">',
        '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    assert refusal(package(p("就业"), head=declared)) == "Word 文档里声明了实体，不予解析"


def test_links_outside_are_not_followed() -> None:
    link = '<Relationship Type="http://x/officeDocument" Target="http://localhost:1/d.xml" TargetMode="External"/>'
    data = io.BytesIO(package(p("就业")))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("_rels/.rels", link)
    assert refusal(data.getvalue()) == "是压缩包，不是 Word 文档"


def test_what_is_damaged_encrypted_or_another_package_is_refused(tmp_path: Path) -> None:
    good = package(p("就业"))
    assert refusal(good[:-30]) == "Word 文档已损坏"
    assert refusal(package("<w:p>")) == "Word 文档已损坏"
    assert refusal(b"PK\3\4" + bytes(100)) == "Word 文档已损坏"
    flagged = good.replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0")
    assert refusal(flagged) == "是加密的 Word 文档；解密后再读"
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "就业")
    assert refusal(other.getvalue()) == "是压缩包，不是 Word 文档"
    (tmp_path / "a.docx").write_text("不是压缩包", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"a\.docx：不是 docx 文件，或已损坏"):
        list(load(tmp_path / "a.docx"))
    (tmp_path / "b.docx").write_bytes(package(p(" ")))
    with pytest.raises(DocumentError, match="Word 文档里没有文字"):
        list(load(tmp_path / "b.docx"))


def test_a_directory_that_is_too_large_is_refused_before_it_is_read() -> None:
    record = b"PK\5\6" + bytes(4) + b"\xff\xff\xff\xff" + (50_000_000).to_bytes(4, "little") + bytes(6)
    assert "目录过大" in refusal(b"PK\3\4" + bytes(1000) + record)
    assert "目录过大" in refusal(package(p("就业")) + b"PK\6\7" + bytes(16))


def test_elements_may_be_nested_deep() -> None:
    assert paragraphs(package("<w:x>" * 100_000 + p("就业") + "</w:x>" * 100_000), Limits()) == "就业"


def test_any_change_of_a_byte_is_read_or_refused() -> None:
    good = package(p("就业", '<w:numPr><w:numId w:val="7"/></w:numPr>'), numbering=NUMBERED)
    for at in range(0, len(good), 3):
        changed = bytearray(good)
        changed[at] ^= 0xA5
        try:
            paragraphs(bytes(changed), Limits())
        except DocumentError:
            continue
