"""An answer as a book: its sheets and what stands in them."""

from __future__ import annotations

from jobscli.ask.panel import panel
from jobscli.ask.sources import sources
from jobscli.show.book.model import Book, Sheet
from jobscli.show.book.pages import Rests, book_of
from jobscli.show.book.screen_sheet import said
from jobscli.show.screens import screen_of
from tests.builders import Shelf, new_jobs, report
from tests.show.book.books import ranked


def named(book: Book, name: str) -> Sheet:
    return next(each for each in book.sheets if each.name == name)


def table(sheet: Sheet) -> list[dict[str, str]]:
    """The rows below the heads, by their headings."""
    head = sheet.head or 0
    titles = [said(each) for each in sheet.lines[head].cells]
    return [
        dict(zip(titles, map(said, each.cells), strict=True)) for each in sheet.lines[head + 1 :] if each.kind == "row"
    ]


def test_a_ranking_has_four_sheets(shelf: Shelf) -> None:
    book = ranked(shelf)
    assert [each.name for each in book.sheets] == ["排名", "数据", "参考文献", "说明"]
    assert book.title == "创业担保贷款   2 个地区有数"


def test_a_figure_has_its_reference_its_quotation_and_why_it_was_left_out(shelf: Shelf) -> None:
    first, second, target = table(named(ranked(shelf), "数据"))
    assert (first["文献"], first["名次"], first["地区"], first["界限"]) == ("1", "1", "安徽", "至少")
    assert (second["数值"], second["单位"], second["原文写作"]) == ("2,300,000,000", "元", "23亿元")
    assert (second["原句"], second["节"]) == ("全年发放贷款23亿元。", "稳定企业用工")
    assert second["引文"] == "江苏省人社厅. 江苏省工作总结[EB/OL]. （2019-02-01）. 江苏，“稳定企业用工”一节，第 2 段."
    assert (target["名次"], target["没有列入"], target["性质"]) == ("", "是目标，不是已实现的数", "目标")


def test_columns_that_say_nothing_are_left_out_and_reading_comes_before_computing(shelf: Shelf) -> None:
    sheet = named(ranked(shelf), "数据")
    fields = [each.field for each in sheet.columns]
    assert not {"place", "population", "high"} & set(fields)
    assert fields[: sheet.printed][-1] == "quote"
    assert {"citation", "id", "start", "rank_best"} <= set(fields[sheet.printed :])


def test_years_stand_in_their_order_whichever_place_has_them(shelf: Shelf) -> None:
    su, wan = report("江苏", 2023), report("安徽", 2022)
    store = shelf(su, wan, new_jobs(su, 138), new_jobs(wan, 70))
    answer = panel(store, ["城镇新增就业"], rows={})
    book = book_of(answer, screen_of(answer), {}, Rests(sources(store, [])), "jobscli panel 城镇新增就业")
    fields = [each.field for each in named(book, "数据").columns]
    assert [each for each in fields if each.isdecimal()] == ["2022", "2023"]


def test_each_document_stands_once_among_the_references(shelf: Shelf) -> None:
    assert [(each["序号"], each["参考文献"], each["用到"]) for each in table(named(ranked(shelf), "参考文献"))] == [
        ("1", "安徽就业工作[EB/OL].", "1"),
        ("2", "江苏省人社厅. 江苏省工作总结[EB/OL]. （2019-02-01）.", "2"),
    ]


def test_the_last_sheet_says_what_was_asked_and_what_each_column_holds(shelf: Shelf) -> None:
    book = ranked(shelf)
    sheet = named(book, "说明")
    told = [tuple(map(said, each.cells)) for each in sheet.lines if each.kind == "text"]
    assert told[0] == ("问的是", "jobscli rank 创业担保贷款")
    rows = table(sheet)
    assert {each["栏"] for each in rows if each["表"] == "数据"} == {each.title for each in named(book, "数据").columns}
    assert all(each["是什么"] for each in rows)
