"""The little language of `search`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.ask.search_syntax import Phrase, parse
from jobscli.errors import UsageError


def asked(*arguments: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    phrase = parse(arguments, exact=True)
    return phrase.groups, phrase.excluded


@pytest.mark.parametrize(
    ("arguments", "groups", "excluded"),
    [
        (["贷款"], (("贷款",),), ()),
        (["贷款", "培训"], (("贷款",), ("培训",)), ()),
        (["贷款 培训"], (("贷款",), ("培训",)), ()),
        (["贷款\u3000培训\t见习"], (("贷款",), ("培训",), ("见习",)), ()),
        (["贷款", "AND", "培训"], (("贷款",), ("培训",)), ()),
        (["贷款", "OR", "培训", "见习"], (("贷款", "培训"), ("见习",)), ()),
        (["a OR b OR c"], (("a", "b", "c"),), ()),
        (["贷款", "NOT", "贴息"], (("贷款",),), ("贴息",)),
        (["贷款", "-贴息"], (("贷款",),), ("贴息",)),
        (["-贴息", "贷款"], (("贷款",),), ("贴息",)),
        (["贷款", "NOT 贴息", "NOT 担保"], (("贷款",),), ("贴息", "担保")),
        (['"创业 贷款"'], (("创业 贷款",),), ()),
        (["“创业 贷款”", "培训"], (("创业 贷款",), ("培训",)), ()),
        (["「OR」"], (("OR",),), ()),
        (['"NOT"', "OR", "or"], (("NOT", "or"),), ()),
        (['-"创业 贷款"', "培训"], (("培训",),), ("创业 贷款",)),
        (['"没有关上'], (('"没有关上',),), ()),
        (["《实施意见》"], (("《实施意见》",),), ()),
        (["-", "贷款"], (("-",), ("贷款",)), ()),
        (["4+", "2+N"], (("4+",), ("2+N",)), ()),
        (["《》", "贷款", "“”"], (("贷款",),), ()),
    ],
    ids=str,
)
def test_words_and_operators(
    arguments: list[str], groups: tuple[tuple[str, ...], ...], excluded: tuple[str, ...]
) -> None:
    assert asked(*arguments) == (groups, excluded)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "没有要查的词"),
        (["", "  "], "没有要查的词"),
        (["《》“”"], "没有要查的词"),
        (["NOT", "贷款"], "只有要排除的词，没有要查的词"),
        (["-贷款"], "只有要排除的词，没有要查的词"),
        (["OR", "贷款"], "OR 旁边少一个词"),
        (["贷款", "OR"], "OR 旁边少一个词"),
        (["贷款", "OR", "OR", "培训"], "OR 旁边少一个词"),
        (["贷款", "NOT"], "NOT 旁边少一个词"),
    ],
    ids=str,
)
def test_a_phrase_that_means_nothing_is_refused(arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        parse(arguments)
    assert refusal.value.message == message
    assert refusal.value.hints[0][0] == "试试"


def test_a_word_is_widened_by_its_synonyms_unless_it_is_quoted() -> None:
    assert parse(["大学生", "贷款"]).widened == (("大学生", ("高校毕业生", "毕业生")),)
    assert parse(["“大学生”"]).widened == ()
    assert parse(["大学生"], exact=True).widened == ()


def test_the_question_to_the_store_is_folded_and_wide() -> None:
    words = parse(["大學生", "OR", "“４+”", "-《贴息》"]).words()
    assert words.all_of == (("大学生", "高校毕业生", "毕业生", "4+"),)
    assert words.none_of == ("贴息",)


def test_the_text_says_what_was_asked_in_words() -> None:
    assert parse(["贷款", "OR", "补贴", "培训", "NOT", "贴息"]).text == "贷款 或 补贴 培训，不含贴息"


@given(st.lists(st.text() | st.sampled_from(["OR", "NOT", "AND", '"', "“", "-"]), max_size=6))
def test_any_words_are_a_phrase_or_are_refused(arguments: list[str]) -> None:
    try:
        phrase: Phrase | None = parse(arguments)
    except UsageError:
        phrase = None
    if phrase is not None:
        assert phrase.groups
        assert all(word for group in phrase.words().all_of for word in group)
        assert all(phrase.words().none_of)


def test_a_phrase_without_end_is_cut_and_read_in_time() -> None:
    assert len(parse(["创业" * 1_000_000]).groups[0][0]) == 200
    assert len(parse(["贷 " * 1_000_000], exact=True).groups) == 2000
