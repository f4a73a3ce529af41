"""What an answer rests on: the records it names, their documents in the order of use."""

from __future__ import annotations

from jobscli.ask.sources import mentioned, sources
from tests.builders import Shelf, document, measure, section, statistic


def test_records_are_named_by_rows_and_trees_alike() -> None:
    tree = {
        "rows": [{"statistic": "a/s1", "measure": "a/m9"}, {"id": "b/s2", "section": "b/h1"}],
        "one": {"statistic": {"id": "c/s3", "of": "c/s4"}},
        "record": "statistic",
    }
    assert list(mentioned(tree)) == ["a/s1", "b/s2", "c/s3", "statistic"]


def test_each_document_is_numbered_once_in_the_order_of_use(shelf: Shelf) -> None:
    store = shelf(
        document(id="su", title="江苏"),
        document(id="wan", title="安徽", regions=("安徽",)),
        section(),
        measure(section="su/h10"),
        statistic(section="su/h10", measure="su/m20"),
        statistic(document="wan", region="安徽"),
        statistic(document="wan", region="安徽", start=50),
    )
    found = sources(store, ["wan/s50", "su/s30", "wan/s30", "nobody/s1", "su/s30"])
    assert list(found.entries) == ["wan/s50", "su/s30", "wan/s30"]
    assert [each.id for each in found.documents] == ["wan", "su"]
    assert [found.number(each) for each in ("wan/s30", "su/s30", "wan", "nobody/s1")] == [1, 2, 1, None]
    assert (found.cited("wan"), found.cited("su")) == (2, 1)
    entry = found.entries["su/s30"]
    assert (entry.section and entry.section.title, entry.measure and entry.measure.title) == (
        "稳定企业用工",
        "富民创业贷",
    )


def test_a_document_that_is_named_needs_no_record(shelf: Shelf) -> None:
    found = sources(shelf(document()), ["su"])
    assert (found.entries, [each.id for each in found.documents]) == ({}, ["su"])
