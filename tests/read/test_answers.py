"""No way through a function of the reader is lost unseen: `tests/gold/answers.txt` shows what each answers."""

from __future__ import annotations

from tests.gold import answers
from tests.gold.listening import functions


def test_each_function_answers_what_the_table_shows() -> None:
    known, there = answers.table(), answers.texts()
    asked = {*functions().values()}
    assert [name for name in known if name not in asked] == [], "gone or renamed: `pytest --update-gold`"
    gone = {case for _many, rows in known.values() for case in rows if case not in there}
    assert gone == set(), "a case is gone or renamed: `pytest --update-gold`"
    assert answers.lost() == {}, "a function answers otherwise: judge the difference of `pytest --update-gold`"
