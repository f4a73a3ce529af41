"""Expressions that are found fast find what they found before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.read.statistic.head import _rules
from jobscli.words.expression import needed, quick
from jobscli.words.reading import cue_source, cues

TEXTS = sorted((Path(__file__).parent / "gold").glob("*.gold"))


@pytest.mark.parametrize(
    ("expression", "flags", "led"),
    [
        ("今?年|去年", 0, "[今去年]"),
        ("(?<!以)上年", 0, "[上]"),
        ("(?:从|自)?[0-9]{2,4}年", 0, "[0-9从自]"),
        ("[a-c]? x # a remark", re.VERBOSE, "[a-cx]"),
        ("a*+b|(?>c)d", 0, "[abc]"),
    ],
)
def test_a_match_begins_with_one_of_the_characters_in_front(expression: str, flags: int, led: str) -> None:
    assert quick(expression, flags).startswith(f"(?={led})(?:{expression}")
    re.compile(quick(expression, flags), flags)


@pytest.mark.parametrize("expression", ["今年|去年", "[今去]年", "(?:今|去)年", "^今?年"])
def test_what_begins_with_a_character_stays_as_it_is(expression: str) -> None:
    assert quick(expression) == expression


@pytest.mark.parametrize(
    "expression", ["[^，]{0,6}将统筹", "(?:从|自)?", ".年", "$", r"\s年", "(a)?(?(1)b|c)", "(?i:a)b|c"]
)
def test_what_may_begin_with_anything_stays_as_it_is(expression: str) -> None:
    assert quick(expression) == expression


def test_case_is_left_to_the_engine() -> None:
    assert quick("a|b", re.IGNORECASE) == "a|b"


@pytest.mark.parametrize("group", ["status", "scope", "term"])
def test_a_quick_cue_stands_where_the_plain_one_does(group: str) -> None:
    lines = [line for path in TEXTS for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    for name, value in cues(group).items():
        if not isinstance(value, list):
            continue
        source = cue_source(group, name)
        plain, fast = re.compile(source), re.compile(quick(source))
        for line in lines[::7]:
            assert [each.span() for each in fast.finditer(line)] == [each.span() for each in plain.finditer(line)]


@given(st.data())
def test_a_head_rule_fits_no_words_without_those_that_it_needs(data: st.DataObject) -> None:
    rules, by_sign = _rules().rules, _rules().by_sign
    zone = data.draw(st.text(st.sampled_from(sorted(by_sign)), max_size=8)) + "#"
    possible = {number for sign in zone for number in by_sign.get(sign, ())}
    for number, rule in enumerate(rules):
        if number not in possible:
            assert rule.pattern.search(zone) is None, rule.id


def test_of_several_sets_the_smallest_is_needed() -> None:
    assert needed("[abc](?:d|e)f?", "") == frozenset("de")
    assert needed("a|b?", "") is None
    assert needed("[a-z]#", "#") == frozenset(map(chr, range(ord("a"), ord("z") + 1)))


def test_what_is_needed_stands_in_every_match() -> None:
    expression = "(?:x|[yz])a?(?:b+|c)#"
    for text in ("xb#", "yac#", "zbbb#"):
        assert re.fullmatch(expression, text) is not None
        assert not (needed(expression, "#") or frozenset()).isdisjoint(text)
