"""Workbooks: what a sheet prints, sheet by sheet, and packages made to fill the memory or to hang a reader."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest

from jobscli.errors import DocumentError
from jobscli.read.files import Limits, load
from jobscli.read.files.printed import printed
from jobscli.read.files.xlsx import sheets

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
STYLES = f"""<styleSheet {S}><numFmts><numFmt numFmtId="164" formatCode="0.0&quot;万人&quot;"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="3"/><xf numFmtId="2"/><xf numFmtId="164"/></cellXfs>
</styleSheet>"""


def relations(*targets: tuple[str, str]) -> str:
    rows = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{t}" Target="{p}"/>' for n, (t, p) in enumerate(targets, 1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def workbook(*rows: str, names: tuple[str, ...] = ("Sheet1",), head: str = "", hidden: str = "") -> bytes:
    """A workbook with the same rows on each sheet."""
    written = io.BytesIO()
    told = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"{hidden}/>' for n, name in enumerate(names, 1))
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")))
        archive.writestr("xl/workbook.xml", f"<workbook {S} {R}><sheets>{told}</sheets></workbook>")
        parts = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]
        archive.writestr("xl/_rels/workbook.xml.rels", relations(*parts, ("styles", "styles.xml")))
        archive.writestr("xl/styles.xml", STYLES)
        for _type, part in parts:
            body = f"<worksheet {S}><sheetData>{''.join(rows)}</sheetData></worksheet>"
            archive.writestr(f"xl/{part}", head + body)
    return written.getvalue()


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def text(at: str, words: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'


def value(at: str, number: str, style: int = 0) -> str:
    return f'<c r="{at}" s="{style}"><v>{number}</v></c>'


HEAD = row(1, text("A1", "指标"), text("B1", "2023年"))


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(DocumentError) as caught:
        sheets(data, limits or Limits())
    return caught.value.message


def test_cells_are_read_as_they_are_printed(tmp_path: Path) -> None:
    rows = (
        row(2, text("A2", "城镇登记失业率"), value("B2", "0.029", 1)),
        row(3, text("A3", "居民人均可支配收入"), value("B3", "35895", 2)),
        row(4, text("A4", "就业者负担人口"), value("B4", "2.6", 3)),
        row(5, text("A5", "城镇新增就业"), value("B5", "75.1", 4)),
        row(6, text("A6", "招聘会"), value("B6", "1200")),
    )
    (tmp_path / "表.xlsx").write_bytes(workbook(HEAD, *rows))
    (found,) = load(tmp_path / "表.xlsx")
    assert found.text.split("\n") == [
        "指标\t2023年",
        "城镇登记失业率\t2.90%",
        "居民人均可支配收入\t35,895",
        "就业者负担人口\t2.60",
        "城镇新增就业\t75.1万人",
        "招聘会\t1200",
    ]


def test_a_sheet_that_has_a_name_is_headed_by_it_and_a_hidden_one_is_left_out() -> None:
    rows = (HEAD, row(2, text("A2", "城镇新增就业"), value("B2", "75.1")))
    assert sheets(workbook(*rows, names=("就业", "Sheet2")), Limits()).startswith("就业\n指标\t2023年\n")
    assert sheets(workbook(*rows, hidden=' state="hidden"'), Limits()) == ""


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        (0.1 + 0.2, "", "0.3"),
        (1e-7, "", "0.0000001"),
        (-0.5, "0.0%;[Red]-0.0%", "-50.0%"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (True, "", "TRUE"),
        (datetime.date(2024, 1, 1), "yyyy年m月", "2024年1月"),
        (datetime.datetime(2024, 3, 5), "yyyy-mm-dd", "2024年3月5日"),
        (datetime.date(2024, 1, 1), "yyyy", "2024年"),
        ("  两行\n文字 ", "", "两行 文字"),
    ],
)
def test_formats(number: object, code: str, words: str) -> None:
    assert printed(number, code) == words


def test_a_cell_far_off_does_not_fill_the_memory() -> None:
    far = workbook(HEAD, row(1048576, value("XFD1048576", "1")))
    assert "隔得太远" in refusal(far)


def test_what_is_over_the_limits_is_refused() -> None:
    rows = [row(n, value(f"A{n}", "1")) for n in range(1, 60)]
    assert "--max-rows" in refusal(workbook(*rows), Limits(max_rows=50))
    assert "--max-unpacked" in refusal(
        workbook(*rows, row(60, text("A60", "长" * 90_000))), Limits(max_unpacked=90_000)
    )


def test_entities_are_not_expanded() -> None:
    assert "实体" in refusal(workbook(HEAD, head='<!DOCTYPE a [<!ENTITY b "c">]>'))


@pytest.mark.parametrize("cut", [200, 700, 1200])
def test_a_damaged_workbook_is_refused_in_a_sentence(cut: int, tmp_path: Path) -> None:
    data = workbook(HEAD, row(2, text("A2", "城镇新增就业"), value("B2", "75.1")))
    (tmp_path / "坏.xlsx").write_bytes(data[:cut])
    with pytest.raises(DocumentError) as caught:
        list(load(tmp_path / "坏.xlsx"))
    assert "已损坏" in caught.value.message or "没有文字" in caught.value.message


def test_a_sheet_in_a_part_of_another_kind_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(HEAD))) as given, zipfile.ZipFile(written, "w") as archive:
        for name in given.namelist():
            moved = given.read(name).replace(b"sheet1.xml", b"sheet1.bin")
            archive.writestr(name.replace("sheet1.xml", "sheet1.bin"), moved)
    assert "已损坏" in refusal(written.getvalue())


def test_a_workbook_without_its_parts_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "已损坏" in refusal(written.getvalue())
