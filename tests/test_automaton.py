"""Words found in one pass: guards, pairs, overlaps, and texts that have no UTF-8."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.words.automaton import Lexicon, Token
from jobscli.words.measuring import field, order, senses, table


def test_the_longest_word_at_a_place_wins() -> None:
    lexicon = Lexicon({"a": ["失业", "失业保险"], "b": ["保险"]})
    assert lexicon.find("参加失业保险") == [Token("a", 2, 6)]


def test_nothing_is_found_inside_a_guard() -> None:
    lexicon = Lexicon({"training": ["培训"]}, ["培训机构"])
    assert lexicon.find("培训机构培训") == [Token("training", 4, 6)]
    overlapping = Lexicon({"training": ["培训"]}, ["培训机构"], overlapping=True)
    assert overlapping.find("培训机构培训") == [Token("training", 4, 6)]


def test_words_that_overlap_are_all_found_where_asked() -> None:
    lexicon = Lexicon({"a": ["创业培训"], "b": ["培训"]}, overlapping=True)
    assert lexicon.kinds("创业培训") == {"a", "b"}


def test_a_word_has_all_of_its_kinds() -> None:
    assert Lexicon({"a": ["培训"], "b": ["培训"]}).kinds("培训") == {"a", "b"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("岗前培训", True),
        ("岗前一二三四五六七八九十培训", True),
        ("岗前一二三四五六七八九十一培训", False),
        ("岗前，培训", False),
        ("培训岗前", False),
        ("培训", False),
    ],
)
def test_two_parts_of_a_word_stand_near_each_other_in_one_clause(text: str, found: bool) -> None:
    lexicon = Lexicon({"job": ["岗前…培训"]})
    assert bool(lexicon.find(text)) == found
    assert bool(lexicon.starts(text)) == found


def test_offsets_are_characters_and_can_be_shifted() -> None:
    assert Lexicon({"a": ["就业"]}).find("a😀就业", shift=10) == [Token("a", 12, 14)]


def test_a_lone_surrogate_is_in_no_word() -> None:
    assert Lexicon({"a": ["就业"]}).find("\ud800就业\udfff") == [Token("a", 1, 3)]


@given(st.text(alphabet="就业率创新板，培训岗前", max_size=60))
def test_what_is_found_stands_there(text: str) -> None:
    words = {"就业", "创业", "培训"}
    for token in Lexicon({"a": words}, ["就业率", "创业板"]).find(text):
        assert text[token.start : token.end] in words


def test_no_word_of_the_field_is_hidden_by_its_guards() -> None:
    for word in table("field")["words"].split():
        text = word.replace("…", "")
        assert field().find(text), word


@pytest.mark.parametrize("of", ["topic", "group", "kind"])
def test_every_word_of_a_vocabulary_is_found(of: str) -> None:
    for name in order(of):
        for word in table(of)[name].split():
            assert name in {kind.name for kind in senses().kinds(word.replace("…", "")) if kind.of == of}, word


def test_a_guard_is_longer_than_a_word_that_it_hides() -> None:
    plain = {word for word in table("field")["words"].split() if "…" not in word}
    for guard in table("field")["guards"].split():
        assert any(word in guard and word != guard for word in plain), guard
