"""A workbook as LibreOffice prints it: every sheet on A4, its words whole."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from jobscli.show.book.xlsx import workbook
from tests.builders import Shelf
from tests.show.book.books import ranked

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there"),
]


@pytest.fixture
def printed(shelf: Shelf, tmp_path: Path) -> list[tuple[tuple[float, float], str]]:
    """The pages: how wide and high each is in points, and its words without blanks."""
    pytest.importorskip("xlsxwriter", reason="extra xlsx")
    pdfium = pytest.importorskip("pypdfium2", reason="extra pdf")
    (tmp_path / "a.xlsx").write_bytes(workbook(ranked(shelf)))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.xlsx"),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    document = pdfium.PdfDocument(str(tmp_path / "a.pdf"))
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append((page.get_size(), "".join(text.get_text_bounded().split())))
        text.close()
        page.close()
    document.close()
    return pages


def test_each_sheet_is_printed_on_a4(printed: list[tuple[tuple[float, float], str]]) -> None:
    assert {(round(min(size)), round(max(size))) for size, _text in printed} == {(595, 842)}
    first, data, references, *_explained = [text for _size, text in printed]
    assert "创业担保贷款2个地区有数" in first
    assert "1安徽至少40亿元[1]" in first
    assert "全年发放贷款23亿元。" in data
    assert "江苏省人社厅.江苏省工作总结[EB/OL].（2019-02-01）." in references
    assert printed[1][0][0] > printed[1][0][1]  # across, where it is wide
    assert all(f"第{n}页，共{len(printed)}页" in text for n, (_size, text) in enumerate(printed, 1))
