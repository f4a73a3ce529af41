"""A book as an Excel workbook, read back by the library that reads the users' workbooks."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from jobscli.errors import JobsError
from jobscli.show.book.model import Book, Cell, Column, Line, Sheet
from jobscli.show.book.xlsx import workbook
from tests.builders import Shelf
from tests.show.book.books import WICKED, ranked

pytest.importorskip("xlsxwriter", reason="extra xlsx")


def rows(content: bytes, name: str) -> list[list[Any]]:
    from python_calamine import CalamineWorkbook

    return list(CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python())


def parts(content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name).decode("utf-8")


def page(content: bytes, number: int) -> str:
    return dict(parts(content))[f"xl/worksheets/sheet{number}.xml"]


def test_numbers_dates_and_words_come_back_as_such(shelf: Shelf) -> None:
    head, first, second, _target = rows(workbook(ranked(shelf)), "数据")
    found = dict(zip(head, second, strict=True))
    assert (found["数值"], found["单位"], found["性质"]) == (2_300_000_000, "元", "已实现")
    assert (found["期间"], found["发布日期"]) == (2018, date(2019, 2, 1))
    assert dict(zip(head, first, strict=True))["界限"] == "至少"


def test_nothing_is_a_formula_and_nothing_a_link(shelf: Shelf) -> None:
    content = workbook(ranked(shelf, text=WICKED, label="+1", quote="@SUM(A1)"))
    for name, text in parts(content):
        assert "<f>" not in text, name
        assert "hyperlink" not in text or "HYPERLINK" in text, name
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text), name
    head, *found = rows(content, "数据")
    wicked = next(dict(zip(head, each, strict=True)) for each in found if "HYPERLINK" in str(each))
    assert (wicked["原文写作"], wicked["说法"], wicked["原句"]) == ('=HYPERLINK("http://evil")␛[31m␀', "+1", "@SUM(A1)")
    assert 'quotePrefix="1"' in dict(parts(content))["xl/styles.xml"]


def test_the_heads_stay_in_sight_and_on_every_page(shelf: Shelf) -> None:
    content = workbook(ranked(shelf))
    data = page(content, 2)
    assert '<pane xSplit="3" ySplit="1"' in data
    assert "<autoFilter" in data
    assert 'paperSize="9"' in data
    assert 'orientation="landscape"' in data
    assert 'fitToHeight="0"' in data
    assert 'orientation="landscape"' not in page(content, 1)
    names = dict(parts(content))["xl/workbook.xml"]
    assert "_xlnm.Print_Titles" in names
    assert "_xlnm.Print_Area" in names


def one(*lines: Line) -> Book:
    return Book("题", (Sheet("表", (Column("", "", width=20, wraps=True),), lines),))


def test_a_cell_holds_no_more_than_the_format_allows() -> None:
    ((found,),) = rows(workbook(one(Line((Cell("一" * 40_000),)))), "表")
    assert isinstance(found, str)
    assert len(found) == 32_767
    assert found.endswith("一……（太长，略去后面）")


def test_a_text_across_the_columns_keeps_all_its_pieces() -> None:
    from jobscli.show.screen import NAME, Styled

    content = workbook(one(Line((Cell((Styled("江苏", NAME), Styled("  18 项"))),), "text")))
    assert rows(content, "表") == [["江苏  18 项"]]


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    lines = (Line((Cell("一"),)),) * 1_048_577
    with pytest.raises(JobsError, match="1048577 行，一张表放不下（最多 1048576 行）"):
        workbook(one(*lines))


def test_without_its_library_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(JobsError, match=r"写 xlsx 要多装一个库：pip install xlsxwriter；或者换成 -o 文件名.csv"):
        workbook(one())
