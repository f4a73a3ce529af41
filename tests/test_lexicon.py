"""The lexicon: what a word of it does to others is known."""

from __future__ import annotations

from jobscli.words import lexicon
from tests.gold import compounds


def test_the_words_that_are_not_seen_inside_others_are_known() -> None:
    now, known = compounds.written(compounds.classes()), compounds.TABLE.read_text(encoding="utf-8")
    assert compounds.pairs(now) == compounds.pairs(known), "judge the difference of `pytest --update-gold`"
    assert now == known, "classes have changed: judge the difference of `pytest --update-gold`"


def test_a_new_word_shows_what_it_hides_and_where_it_is_hidden() -> None:
    known = compounds.pairs(compounds.written(compounds.classes()))
    wider = compounds.pairs(compounds.written({**compounds.classes(), "培训学院": frozenset({"NOUN"})}))
    assert wider - known == {("培训", "培训学院")}
    shorter = compounds.pairs(compounds.written({**compounds.classes(), "学费": frozenset({"NOUN"})}))
    assert shorter - known == set()
    assert {("培训", "培训机构"), ("落后", "不甘落后")} <= known


def test_a_word_is_no_guard_of_its_own() -> None:
    assert set(lexicon.guards()) & set(lexicon.kinds()) == set()
