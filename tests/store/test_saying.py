"""What the text of a paragraph says, and what the index of its words can tell: it never denies what the text has."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.ask.search_syntax import parse
from jobscli.audit.index import indexed
from jobscli.store import Store, Words
from jobscli.store.saying import says
from jobscli.store.tiny import TinyStore
from jobscli.wording import Wording
from tests.builders import batch

FIRST = "完善政策支持机制。在全国率先出台“促进就业九条”，发放创业担保贷款49.2亿元。"
SECOND = "就业率达96.9%，打造先进典型；创新 高校毕业生就业创业服务模式。"


def paragraph(text: str, start: int = 0, **changes: object) -> Wording:
    """A paragraph of a document of 江苏."""
    plain = {
        "document": "su",
        "region": "江苏",
        "section": None,
        "start": start,
        "end": start + len(text),
        "text": text,
    }
    return Wording(**{**plain, **changes})  # type: ignore[arg-type]


def store(folder: Path, *rows: Wording) -> Store:
    made = TinyStore(folder / "store.json")
    made.put(batch("su", words=rows))
    return made


def asked(*words: str) -> Words:
    return parse(words, exact=True).words()


def told(made: Store, *words: str) -> list[tuple[int, bool]]:
    return [(each.wording.start, each.exactly) for each in made.said(asked(*words))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["率先"], [(0, True)]),
        (["促进就业九条"], [(0, True)]),  # quotation marks are left out at will
        (["高校毕业生就业创业"], [(100, True)]),
        (["率先", "贷款"], [(0, True)]),
        (["率先", "典型"], []),  # in one paragraph
        (["率先", "OR", "典型"], [(0, True), (100, True)]),
        (["创新高校"], [(100, True)]),  # a blank is none of the words
        (["机制在"], []),  # a stop ends a phrase
        (["就业", "NOT", "率先"], [(100, True)]),
        (["9.2亿"], []),  # within a longer number
        (["零工"], []),
    ],
)
def test_a_text_says_what_it_prints(tmp_path: Path, words: list[str], found: list[tuple[int, bool]]) -> None:
    assert told(store(tmp_path, paragraph(FIRST), paragraph(SECOND, 100)), *words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["率先"], [(0, True), (100, False)]),  # 就业率 and 先进 are words of the second
        (["创业担保贷款"], [(0, True)]),
        (["零工"], []),
        (["业九"], [(0, False)]),  # between two words
        (["出台贷款"], []),  # both are words of it, and nowhere do they meet
        (["率先", "零工"], []),
        (["就业创业"], [(0, False), (100, True)]),
        (["9.2亿"], []),
        (["49.2亿元"], [(0, False)]),
    ],
)
def test_an_index_says_what_its_words_make_up(tmp_path: Path, words: list[str], found: list[tuple[int, bool]]) -> None:
    rows = indexed([paragraph(FIRST), paragraph(SECOND, 100)])
    assert told(store(tmp_path, *rows), *words) == found


@given(st.data())
def test_an_index_never_denies_what_the_text_has(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([FIRST, SECOND]))
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    if piece.strip(" “”。，；") == "" or piece[0] in "0123456789." or " " in piece or "“" in piece or "”" in piece:
        return
    rows = indexed([paragraph(FIRST), paragraph(SECOND, 100)])
    pairs = {"su": frozenset(rows[-1].pairs)}
    wanted = asked(f'"{piece}"')
    found = [says(wanted, {"document": "su", "words": each.words}, pairs) is not False for each in rows[:-1]]
    assert found[[FIRST, SECOND].index(text)]


def test_of_two_characters_the_index_tells_as_much_as_the_text() -> None:
    rows = indexed([paragraph(FIRST), paragraph(SECOND, 100)])
    texts = [paragraph(FIRST), paragraph(SECOND, 100)]
    pairs = {"su": frozenset(rows[-1].pairs)}
    characters = sorted({each for each in FIRST + SECOND if "\u4e00" <= each <= "\u9fff"})
    for word in (a + b for a in characters for b in characters):
        wanted = Words(((word,),))
        by_index = any(says(wanted, {"document": "su", "words": each.words}, pairs) is not False for each in rows)
        assert by_index == any(says(wanted, {"text": each.text}, {}) for each in texts), word


def test_what_is_replaced_or_removed_says_no_more(tmp_path: Path) -> None:
    made = store(tmp_path, paragraph(FIRST))
    made.put(batch("su", words=(paragraph(SECOND),)), replace=True)
    assert (told(made, "率先"), told(made, "先进")) == ([], [(0, True)])
    made.undo()
    assert told(made, "率先") == [(0, True)]
    made.remove("su")
    assert told(made, "率先") == []
    assert [batch.words for batch in TinyStore(tmp_path / "store.json").remove("su")] == []
