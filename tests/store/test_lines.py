"""A question answered from the lines of a file has the answer that it has of the file parsed whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.errors import StoreError
from jobscli.store import Batch, Where, Words, checksum, disk, sift
from jobscli.store.matching import bare
from jobscli.store.tables import FileTables
from jobscli.store.tiny import TinyStore
from tests.builders import batch, document, measure, name, section, statistic

# Texts with everything that stands between what is printed and what is searched: marks, quotes, characters that JSON
# escapes, traditional and rare ones, full width, line ends, half a surrogate pair.
PIECES = [
    *("创业", "创", "业", "贷款", "就业", "率先", "一", "㈠", "浉河", "創業", "目标", "累计", "附著", "着"),
    *(
        " ",
        "，",
        "“",
        "”",
        '"',
        "\\",
        "\n",
        "—",
        "·",
        "（",
        "）",
        "%",
        "％",
        "5",
        "５",
        "G",
        "ｇ",
        "\ud800",
        "原文没有写",
        "null",
    ),
]
texts = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
some = st.none() | texts
words = st.sampled_from([*PIECES[:14], "创业贷款", "就业率", "5g", "率先创业", "附着", "河"])


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    """A document of a few records with such texts."""
    measures = [
        measure(start=start, title=draw(texts), summary=draw(some), topics=tuple(draw(st.lists(texts, max_size=2))),
                names=tuple(name(draw(texts)) for _each in range(draw(st.integers(0, 2)))), quote=draw(some))
        for start in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    ids = [None, *(each.id for each in measures)]
    statistics = [
        statistic(start=start, metric=draw(texts), label=draw(texts), text=draw(texts), population=draw(some),
                  unit=draw(some), unit_inferred=draw(some), quote=draw(some), measure=draw(st.sampled_from(ids)),
                  status=draw(st.sampled_from(["achieved", "target"])),
                  scope=draw(st.sampled_from(["annual", "unstated"])))
        for start in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    sections = [section(start=start, title=draw(texts), summary=draw(some)) for start in range(draw(st.integers(0, 2)))]
    return Batch(document(), tuple(sections), tuple(measures), tuple(statistics))


@contextmanager
def both(held: Batch) -> Iterator[tuple[TinyStore, TinyStore]]:
    """A store that is asked by its lines, and the same parsed whole."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.json"
        TinyStore(path).put(held)
        assert disk.as_written(path.read_bytes()) is not None
        yield TinyStore(path), parsed_whole(path)


wheres = st.fixed_dictionaries(
    {},
    optional={
        "metric": st.lists(texts, max_size=6),
        "unit": st.lists(some, max_size=3),
        "population": st.lists(some, min_size=1, max_size=2),
        "measure": st.lists(st.sampled_from([None, "su/m0", "su/m1", "su/m2", "su/m3", "su/m4", "x"]), max_size=6),
        "start": st.lists(st.integers(0, 3), max_size=2),
    },
)


@given(batches(), wheres)
def test_the_same_records_are_found_and_counted(held: Batch, where: Where) -> None:
    with both(held) as (quick, whole):
        wanted = [each for row in held.statistics for each in (row.metric, row.unit)]
        for asked in (where, {"metric": wanted}, {"unit": wanted[:2]}, {"region": ["江苏"]}, {}):
            assert list(quick.find("statistics", asked)) == list(whole.find("statistics", asked))
        for by in (("metric",), ("metric", "unit", "measure"), ("start",), ("id",)):
            assert list(quick.count("statistics", {}, by)) == list(whole.count("statistics", {}, by))
        for topic in ("创业", "", "一"):
            assert list(quick.find("measures", {"topics": [topic]})) == list(
                whole.find("measures", {"topics": [topic]})
            )
        assert list(quick.count("measures", {}, ("kind",))) == list(whole.count("measures", {}, ("kind",)))


@given(
    batches(), st.lists(st.lists(words, min_size=1, max_size=2), min_size=1, max_size=3), st.lists(words, max_size=1)
)
def test_the_same_records_match(held: Batch, groups: list[list[str]], none_of: list[str]) -> None:
    asked = Words(tuple(tuple(map(bare, group)) for group in groups), tuple(map(bare, none_of)))
    with both(held) as (quick, whole):
        for where in ({}, {"region": ["江苏"]}, {"kind": ["loan"]}):
            assert list(quick.match(asked, where)) == list(whole.match(asked, where))


def a_store(folder: Path, **changes: Any) -> Path:
    path = folder / "store.json"
    TinyStore(path).put(batch("a", statistics=(statistic(document="a", **changes),)))
    return path


def test_of_a_store_that_we_wrote_only_the_lines_asked_for_are_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_store(tmp_path)
    parsed: list[int] = []
    load = disk._loaded

    def noting(content: bytes) -> Any:
        parsed.append(len(content))
        return load(content)

    monkeypatch.setattr(disk, "_loaded", noting)
    store = TinyStore(path)
    assert [each.id for each in store.find("statistics", {"metric": ["创业担保贷款"]})] == ["a/s30"]  # type: ignore[union-attr]
    assert list(store.find("statistics", {"metric": ["别的"]})) == []
    assert max(parsed) < path.stat().st_size / 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\n "), id="indented"),
        pytest.param(lambda text: text.replace('"statistics": {', '"statistics":{'), id="without a blank"),
        pytest.param(lambda text: text[:-1], id="without the last line end"),
        pytest.param(lambda text: "\ufeff" + text, id="with a byte order mark"),
        pytest.param(lambda text: text.replace(f'"schema": {disk.SCHEMA}', '"schema": 1'), id="of an older schema"),
    ],
)
def test_what_is_laid_out_otherwise_is_parsed_whole(tmp_path: Path, change: Any) -> None:
    path = a_store(tmp_path)
    assert disk.as_written(change(path.read_text(encoding="utf-8")).encode()) is None


def forged(text: str) -> bytes:
    """`text`, a store that another hand has written, with the checksum that its bytes have."""
    meta, line, rest = text.partition('"sha256": "')
    plain = meta.removesuffix(", ") + rest[65:]
    return (meta + line + checksum.of(plain.encode()) + rest[64:]).encode()


@pytest.mark.parametrize(
    "row",
    [
        '{"id": "x"',
        "[]",
        "17",
        '{"id": ["x"]}',
        '{"metric": "创业担保贷款", }',
        "[" * 400,
        '{"value": 1E+99999999}',
    ],
)
def test_a_line_that_holds_no_row_is_told_as_in_a_file_parsed_whole(tmp_path: Path, row: str) -> None:
    path = a_store(tmp_path)
    text = path.read_text(encoding="utf-8")
    start = text.index('{"id": "a/s30"')
    end = text.index("\n}", start)
    size = len(text[start:end].encode()) - len(row.encode())  # as `meta` tells
    path.write_bytes(forged(text[:start] + row + " " * size + text[end:]))
    assert disk.as_written(path.read_bytes()) is not None
    told = outcome(TinyStore(path))
    assert told == outcome(parsed_whole(path))
    assert "s30" not in told


def outcome(store: TinyStore) -> str:
    try:
        return str(list(store.find("statistics")))
    except StoreError as error:
        return error.message


def parsed_whole(path: Path) -> TinyStore:
    store = TinyStore(path)
    store._open = FileTables(path, path.read_bytes())
    return store


def test_lines_that_are_not_folded_character_by_character_are_told_in_the_meta_of_a_store(tmp_path: Path) -> None:
    path = a_store(tmp_path, label="創業", quote="信阳市浉河区——㈠")
    meta = json.loads(path.read_bytes())["meta"]["1"]
    assert {table: each["beyond"] for table, each in meta["lines"].items() if each["beyond"]} == {"statistics": [0]}
    assert sift.beyond("信阳市浉河区——㈠，創业 Ａ１") == "㈠創浉"


def test_too_many_of_them_are_not_told(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    figures = tuple(statistic(document="a", start=n, metric="项目", label="創業") for n in range(301))
    TinyStore(path).put(batch("a", measures=(), statistics=figures))
    assert json.loads(path.read_bytes())["meta"]["1"]["lines"]["statistics"] == {
        "bytes": 156792,
        "rows": 301,
        "beyond": None,
    }
    assert len(list(TinyStore(path).match(Words((("创业",),))))) == 301
