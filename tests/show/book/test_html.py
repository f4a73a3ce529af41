"""A book as a web page that stands alone."""

from __future__ import annotations

from html.parser import HTMLParser

from jobscli.show.book.html import page
from tests.builders import Shelf
from tests.show.book.books import ranked


class Tags(HTMLParser):
    """The tags of a page, those that are open, and the addresses it names."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_it_is_well_formed_and_loads_nothing(shelf: Shelf) -> None:
    found = Tags()
    found.feed(page(ranked(shelf)))
    assert found.open == []
    assert found.addresses == ["#t1", "#t2", "#t3", "#t4"]
    assert not {"script", "link", "img", "iframe"} & set(found.tags)
    assert found.tags.count("table") == 4


def test_text_is_text(shelf: Shelf) -> None:
    text = page(ranked(shelf, label="<script>alert(1)</script>\x1b[31m"))
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;␛[31m" in text
    assert "<td class=d>2,300,000,000</td>" in text.replace("<span class=n>", "").replace("</span>", "")
