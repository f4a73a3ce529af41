"""Text from data reaches a terminal as text, and a parser as it was."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.show.sanitise import clean, escaped, visible

anything = st.text(st.characters())
hostile = st.text(st.sampled_from("\x00\x07\x1b\x7f\x9b\u202e\u2066\u200b\u2028\ufeff\U000e0041\ud800a江\n\t\r"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("江苏 “富民创业贷” 49.2亿元", "江苏 “富民创业贷” 49.2亿元"),
        ("\x1b[31m红\x1b[0m", "␛[31m红␛[0m"),
        ("\x1b]8;;http://x\x07链\x1b]8;;\x07", "␛]8;;http://x␇链␛]8;;␇"),
        ("\x9b31m", "\ufffd31m"),
        ("a\x00b\x7fc\x08", "a␀b␡c␈"),
        ("a\r\nb\nc\td\re", "a b c d␍e"),
        ("江\u202e苏\u202c\u2066\u2069", "江\ufffd苏\ufffd\ufffd\ufffd"),
        ("零\u200b宽\u200d\ufeff", "零\ufffd宽\ufffd\ufffd"),
        ("行\u2028段\u2029", "行\ufffd段\ufffd"),
        ("半\ud800个", "半\ufffd个"),
        ("签\U000e0041", "签\ufffd"),
        ("[bold]x[/bold] :smile: [/]", "[bold]x[/bold] :smile: [/]"),
    ],
)
def test_what_a_terminal_would_obey_becomes_visible(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(anything | hostile)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = clean(text)
    for char in shown:
        assert unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}, f"{ord(char):x}"
        assert unicodedata.bidirectional(char) not in {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    assert clean(shown) == shown


@given(anything | hostile)
def test_a_parser_reads_escaped_json_as_it_was(text: str) -> None:
    line = escaped(json.dumps({text: [text]}, ensure_ascii=False))
    assert json.loads(line) == {text: [text]}
    assert clean(line) == line


def test_a_carriage_return_that_ends_no_line_is_shown() -> None:
    """In a cell of a CSV it would let what follows overwrite, on a terminal, what stands before it."""
    assert visible("a\rb\r\nc\td\r") == "a␍b\r\nc\td␍"
