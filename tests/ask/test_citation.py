"""What is cited: each record once, in a known edition, looked up on a day that is one."""

from __future__ import annotations

import pytest

from jobscli.ask.citation import citations
from jobscli.errors import UsageError
from jobscli.store import Store
from tests.builders import Shelf, document, section, statistic


@pytest.fixture
def store(shelf: Shelf) -> Store:
    return shelf(document(), section(), statistic(section="su/h10"), statistic(document="other"))


def test_each_record_is_cited_once_in_the_order_asked_for(store: Store) -> None:
    found = citations(store, ["su/h10", "su/s30", "h10"], accessed="2026-11-24")
    assert [each.entry.record.id for each in found] == ["su/h10", "su/s30"]
    assert {(each.style, each.accessed) for each in found} == {("2025", "2026-11-24")}


def test_an_address_is_that_of_one_document(store: Store) -> None:
    (found,) = citations(store, ["su/s30"], url=" https://example.org ")
    assert found.entry.document.url == "https://example.org"
    with pytest.raises(UsageError, match="--url 只能用于同一份文件里的编号"):
        citations(store, ["su/s30", "other/s30"], url="https://example.org")


def test_a_style_that_is_not_known_is_refused(store: Store) -> None:
    with pytest.raises(UsageError) as refusal:
        citations(store, ["su/s30"], style="1987")
    assert (refusal.value.message, refusal.value.hints) == ("没有“1987”这种著录格式", (("都有", "2025  2015"),))


@pytest.mark.parametrize("accessed", ["yesterday", "2026-13-01", "2026-02-30", "26-1-1", "2026/01/01", ""])
def test_a_date_of_access_is_a_date(store: Store, accessed: str) -> None:
    with pytest.raises(UsageError, match="引用日期"):
        citations(store, ["su/s30"], accessed=accessed)
