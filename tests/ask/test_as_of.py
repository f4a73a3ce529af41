"""What was known on a day: no figure of a document that was published later."""

from __future__ import annotations

import pytest

from jobscli.ask import typed
from jobscli.ask.as_of import as_of, undated
from jobscli.errors import UsageError
from jobscli.store import Words
from tests.builders import Shelf, new_jobs, report

OLD, NEW = report("江苏", 2022), report("江苏", 2023)
UNDATED = report("安徽", 2022, published=None)


def test_later_documents_are_not_known(shelf: Shelf) -> None:
    store = shelf(OLD, NEW, new_jobs(OLD, 132), new_jobs(NEW, 138))
    known = as_of(store, "2023-12-31")
    assert [each.id for each in typed.documents(known)] == ["江苏-2023"]
    assert [each.text for each in typed.statistics(known)] == ["132万人"]
    assert [each.text for each in typed.statistics(known, {"document": ["江苏-2024"]})] == []
    assert list(known.count("statistics", {}, ("document",))) == [(("江苏-2023",), 1)]
    assert [each.record.id for each in known.match(Words((("城镇新增就业",),)))] == ["江苏-2023/s100"]
    assert as_of(store, None) is store


def test_a_document_without_a_date_is_known_a_year_after_its_year(shelf: Shelf) -> None:
    store = shelf(UNDATED, new_jobs(UNDATED, 69))
    assert typed.documents(as_of(store, "2023-12-30")) == []
    assert [each.id for each in typed.documents(as_of(store, "2023-12-31"))] == ["安徽-2023"]
    assert undated(store, "2023-12-31") == "1 份文件没有发布日期，按所说年份的次年年底发布算"
    assert undated(store, None) is None


def test_what_is_no_date_is_refused(shelf: Shelf) -> None:
    with pytest.raises(UsageError, match="“2023”不是日期"):
        as_of(shelf(OLD), "2023")
