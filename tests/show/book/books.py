"""A book of a small ranking, for the formats that show one."""

from __future__ import annotations

from jobscli.ask import rank
from jobscli.ask.ids import shown_ids
from jobscli.ask.sources import mentioned, sources
from jobscli.show.book.model import Book
from jobscli.show.book.pages import Rests, book_of
from jobscli.show.screen import ids_of
from jobscli.show.screens import screen_of
from tests.builders import Shelf, document, section, statistic

# What a spreadsheet would run, and what a terminal would obey.
WICKED = '=HYPERLINK("http://evil")\x1b[31m\x00'


def ranked(shelf: Shelf, **changes: object) -> Book:
    """Two provinces and a target that is left out; `changes` are of the first figure."""
    store = shelf(
        document(title="江苏省工作总结", publisher="江苏省人社厅", published="2019-02-01"),
        document(id="wan", title="安徽就业工作", regions=("安徽",)),
        section(),
        statistic(**{"section": "su/h10", "quote": "全年发放贷款23亿元。", **changes}),
        statistic(document="wan", region="安徽", text="超过40亿元", value=4_000_000_000, bound="at_least"),
        statistic(start=60, text="25亿元", value=2_500_000_000, status="target"),
    )
    answer = rank.rank(store, "创业担保贷款", wanted={})
    screen = screen_of(answer)
    found = sources(store, [*ids_of(screen), *mentioned(answer.tree())])
    return book_of(answer, screen, shown_ids(store, ids_of(screen)), Rests(found), "jobscli rank 创业担保贷款")
