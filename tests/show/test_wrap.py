"""Chinese text breaks by Chinese rules, within its width, and nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jobscli.show.wrap import width, wrap


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 20, [""]),
        ("稳住岗位", 20, ["稳住岗位"]),
        ("替企业压低用工成本，稳住岗位。", 20, ["替企业压低用工成本，", "稳住岗位。"]),
        ("江苏全年兑付各项优惠政策55.9亿元", 24, ["江苏全年兑付各项优惠政策", "55.9亿元"]),
        ("增长2.1%，比上年高", 10, ["增长2.1%，", "比上年高"]),
        ("“一窗、一网、一键”受理", 12, ["“一窗、一", "网、一", "键”受理"]),
        ("说明（含毕业生）", 10, ["说明（含毕", "业生）"]),
        ("一二三四五六七八九十一", 20, ["一二三四五六七八", "九十一"]),
        ("一" * 9 + "，一" + "x" * 24, 24, ["一" * 9 + "，", "一", "x" * 24]),
        ("see https://example.org/a for it", 24, ["see", "https://example.org/a", "for it"]),
    ],
)
def test_where_a_line_ends(text: str, room: int, lines: list[str]) -> None:
    assert wrap(text, room) == lines


words = st.text("江苏就业创一二三", min_size=1, max_size=6)
numbers = st.from_regex(r"\A[+\-]?[1-9][0-9]{0,5}(\.[0-9]{1,2})?%?\Z")
latin = st.from_regex(r"\A[A-Za-z]{1,10}\Z")
marks = st.sampled_from(["，", "。", "；", "、", "：", "！", "？", "）", "”", "》", "%", "…"])
opening = st.sampled_from(["（", "“", "《"])
pieces = st.tuples(
    st.one_of(st.just(""), opening), st.one_of(words, numbers, latin), st.one_of(st.just(""), marks, st.just(" "))
)
texts = st.lists(pieces.map("".join), max_size=30).map("".join)  # fmt: skip
rooms = st.integers(24, 90)


@given(texts, rooms)
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    assert all(width(line) <= room for line in wrap(text, room))


@given(st.text(), st.integers(-3, 12))
def test_no_line_is_wider_than_its_room_whatever_the_text(text: str, room: int) -> None:
    assert all(width(line) <= max(room, 4) for line in wrap(text, room))


@given(texts, rooms)
def test_no_closing_mark_opens_a_line_and_no_opening_mark_ends_one(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert all(line[0] not in "，。；、：！？）”》%…" for line in lines[1:] if line)
    assert all(line[-1] not in "（“《" for line in lines[:-1] if line)


@given(st.lists(numbers, min_size=1, max_size=20), rooms)
def test_no_number_is_split(figures: list[str], room: int) -> None:
    text = "".join(f"为{figure}元" for figure in figures)
    joined = "\n".join(wrap(text, room))
    rest = joined
    for figure in figures:
        assert figure in rest
        rest = rest[rest.index(figure) + len(figure) :]


@given(texts | st.text(), rooms)
def test_nothing_is_lost_but_blanks_at_the_break(text: str, room: int) -> None:
    assert "".join("".join(wrap(text, room)).split()) == "".join(text.split())


@given(texts, rooms)
def test_no_line_begins_or_ends_with_a_blank(text: str, room: int) -> None:
    lines = wrap(text.strip(), room)
    assert all(line == line.strip() for line in lines)


@given(st.text("江苏就业创一二三", min_size=1), st.integers(24, 90))
def test_no_widow_of_one_or_two_characters_is_left(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert len(lines) == 1 or width(lines[-1]) > 4


def test_a_word_wider_than_the_room_is_split() -> None:
    assert wrap("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_a_long_text_is_folded_in_time() -> None:
    assert len(wrap("就业，" * 100_000, 72)) > 8000


@pytest.mark.parametrize("unit", ["x", "《x》", "，", "（", "1.", "x，", "就业，", "a b", "e\u0301"])
def test_folding_measures_each_character_a_few_times(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = 0

    def counted(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return cell_len(text)

    monkeypatch.setattr("jobscli.show.wrap.cell_len", counted)
    for n in (5_000, 10_000, 20_000):
        text = unit * (n // len(unit))
        measured = 0
        wrap(text, 72)
        assert measured < 8 * len(text), n
