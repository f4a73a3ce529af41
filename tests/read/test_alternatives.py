"""No alternative of an expression of the reader is lost unseen: `tests/gold/alternatives.txt` shows what each does."""

from __future__ import annotations

from tests.gold import alternatives


def test_each_expression_finds_what_the_table_shows() -> None:
    known, now = alternatives.table(), alternatives.expressions()
    assert [name for name in known if name not in now] == [], "gone or renamed: `pytest --update-gold`"
    lost = {
        name: told
        for name, (_many, *rows) in known.items()
        if (told := [r for r in rows if alternatives.lost(now[name], r)])
    }
    assert lost == {}, "an alternative is gone, or what it finds is: judge the difference of `pytest --update-gold`"
