"""What only a folder of Parquet does: asked through Spark it answers as a file, it is taken whole, and not changed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from jobscli.errors import JobsError, StoreError
from jobscli.record import TABLES
from jobscli.store import Words, open_store
from jobscli.store.cluster import folder, on_master
from jobscli.store.tiny import TinyStore
from jobscli.wording import Wording
from tests.builders import batch, document, statistic
from tests.store import clustered
from tests.store.test_archive import corrected, invented, question


@pytest.fixture(scope="module", autouse=True)
def _spark() -> Iterator[None]:
    yield
    clustered.stop()


def drawn(random: Random, n: int) -> list[Any]:
    """Documents with records drawn at random, with their paragraphs."""
    found = []
    for number in range(n):
        each = invented(f"d{number}", random)
        words = tuple(
            Wording(document=f"d{number}", region=figure.region, section=None, start=figure.start,
                    end=figure.end, text=figure.quote)
            for figure in each.statistics if figure.quote
        )  # fmt: skip
        found.append(each._replace(words=words))
    return found


@pytest.mark.slow
@clustered.MARKS[1]
def test_a_folder_answers_as_a_file_does(tmp_path: Path) -> None:
    random = Random(17)
    batches = drawn(random, 30)
    file = TinyStore(tmp_path / "store.json", optional=True)
    file.put(*batches)
    parquet = open_store([clustered.written(tmp_path / "folder", batches[:11], batches[11:12], batches[12:])])
    for number in range(100):
        ask = question(random)
        assert list(ask(parquet)) == list(ask(file)), number
    for table in TABLES:
        assert list(parquet.find(table)) == list(file.find(table))
    for field in ("regions", "title", "place", "year"):
        assert parquet.values("documents", field) == file.values("documents", field)
    for table, field in (("statistics", "unit"), ("measures", "topics")):
        assert parquet.values(table, field) == file.values(table, field)
    ends = ["s100", "m0", "h10", "s101", "m1", "s9"]
    assert parquet.tails(ends) == file.tails(ends)
    for words in (Words((("创业",),)), Words((("10亿",),), ("培训",)), Words((("就业", "贷款"), ("农民工",)))):
        for where in ({}, {"region": ["江苏", None]}, {"colour": ["red"]}):
            assert list(parquet.said(words, where)) == list(file.said(words, where))


@clustered.PARQUET
def test_its_documents_are_taken_whole_and_in_order_without_spark(tmp_path: Path) -> None:
    batches = drawn(Random(4), 9)
    store = open_store([clustered.written(tmp_path / "folder", batches[:4], batches[4:])])
    with on_master("spark://nowhere:1"):
        assert list(store.batches()) == batches
        assert [key for key, _n in store.count("documents", {}, ("id",))] == [(f"d{n}",) for n in range(9)]
        assert store.corrections() == []


EDGES = [
    statistic(document="a", start=1, value="123456789012345678901"),  # no double is that number
    statistic(document="a", start=2, value="96.83", high="0.0000001", bound="between"),
    statistic(document="a", start=3, value="-0.21", quote="半个字符\ud83d，a\x00b"),
    statistic(document="a", start=4, value="1E+21", label="\x00json:"),
]


@clustered.PARQUET
def test_numbers_and_texts_come_back_as_a_file_has_them(tmp_path: Path) -> None:
    held = batch("a", statistics=tuple(EDGES), document=document(id="a", file="/报告/\udcff.txt", stated=("year",)))
    store = open_store([clustered.written(tmp_path / "folder", [held])])
    found = list(store.batches())
    assert found == [held]
    assert [str(each.value) for each in found[0].statistics] == [
        "123456789012345678901", "96.83", "-0.21", "1000000000000000000000",
    ]  # fmt: skip


CHANGES = {
    "put": lambda store: store.put(batch("a")),
    "remove": lambda store: store.remove("a"),
    "undo": lambda store: store.undo(),
    "correct": lambda store: store.correct([corrected("a/s30")]),
}


@clustered.PARQUET
@pytest.mark.parametrize("change", CHANGES)
def test_it_takes_no_change_and_says_what_does(tmp_path: Path, change: str) -> None:
    place = clustered.written(tmp_path / "folder", [batch("a")])
    with pytest.raises(JobsError, match=f"jobscli archive import {place}") as refusal:
        CHANGES[change](open_store([place]))
    assert refusal.value.exit_code == 1


@clustered.PARQUET
@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("{", "不是 jobscli cluster read 写的"),
        ('{"application": "else", "cluster": 1}', "不是 jobscli cluster read 写的"),
        ('{"application": "jobscli", "cluster": 99}', "是第 99 版的"),
    ],
)
def test_a_folder_of_another_is_told(tmp_path: Path, mark: str, told: str) -> None:
    (tmp_path / folder.MARK).write_text(mark)
    with pytest.raises(StoreError, match=told):
        open_store([tmp_path])


def test_a_folder_is_begun_where_nothing_is_or_went_on_with(tmp_path: Path) -> None:
    folder.begin(tmp_path / "new", {"year": "2018"})
    folder.begin(tmp_path / "new", {"year": "2018"})
    assert folder.opened(tmp_path / "new") == {"year": "2018"}
    with pytest.raises(StoreError, match=r"用别的选项读的（--max-seconds --year）"):
        folder.begin(tmp_path / "new", {"max_seconds": "5"})
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    with pytest.raises(StoreError, match="里有别的东西"):
        folder.begin(tmp_path / "other", {})
    with pytest.raises(StoreError, match="是文件，不是文件夹"):
        folder.begin(tmp_path / "other" / "file", {})


def test_a_lot_that_was_not_finished_is_none(tmp_path: Path) -> None:
    folder.begin(tmp_path / "new", {})
    (folder.fresh(tmp_path / "new") / "statistics").mkdir()
    assert folder.lots(tmp_path / "new") == []
    made = folder.fresh(tmp_path / "new")
    assert list(made.iterdir()) == []
    assert [each.name for each in (folder.keep(made).parent).iterdir()] == ["000001"]
    assert folder.fresh(tmp_path / "new").name == "writing-000002"


@clustered.PARQUET
@pytest.mark.parametrize("damage", ["gone", "cut", "empty", "list gone"])
def test_a_file_that_is_damaged_is_told_in_one_sentence(tmp_path: Path, damage: str) -> None:
    """Spark itself passes over a file that is gone or empty."""
    place = clustered.written(tmp_path / "folder", [batch("a")])
    lot = place / "lots" / "000001"
    file = lot / "files.json" if damage == "list gone" else lot / "statistics" / "part-0.parquet"
    whole = file.read_bytes()
    file.unlink()
    if damage in ("cut", "empty"):
        file.write_bytes(whole[: len(whole) // 2] if damage == "cut" else b"")
    store = open_store([place])
    for ask in (lambda: list(store.batches()), lambda: list(store.count("documents", {}, ("id",)))):
        with pytest.raises(StoreError, match=r"里的文件坏了（000001/.*再运行一次 jobscli cluster read") as refusal:
            ask()
        assert refusal.value.exit_code == 3


@pytest.mark.slow
@clustered.MARKS[1]
def test_what_has_changed_within_a_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    place = clustered.written(tmp_path / "folder", [batch("a")])
    file = place / "lots" / "000001" / "statistics" / "part-0.parquet"
    file.write_bytes(b"\0" * file.stat().st_size)
    with pytest.raises(StoreError, match=r"里的文件坏了.*再运行一次 jobscli cluster read") as refusal:
        list(open_store([place]).find("statistics", {"region": ["江苏"]}))
    assert "\n" not in refusal.value.message


@pytest.mark.slow
@clustered.MARKS[1]
def test_after_an_interrupt_spark_is_started_anew(tmp_path: Path) -> None:
    from jobscli.store.cluster import session

    store = open_store([clustered.written(tmp_path / "folder", [batch("a")])])
    assert len(list(store.find("statistics"))) == 1
    with pytest.raises(KeyboardInterrupt), session.told(tmp_path):
        raise KeyboardInterrupt
    assert len(list(store.find("statistics"))) == 1


def test_a_question_of_a_file_loads_nothing_of_it() -> None:
    ask = "import sys, jobscli; jobscli.rank('创业担保贷款'); import jobscli.cli.app; jobscli.cli.app.app"
    tell = "print([n for n in sys.modules if n.startswith(('jobscli.store.cluster', 'pyspark', 'pyarrow', 'pandas'))])"
    done = subprocess.run([sys.executable, "-c", f"{ask}; {tell}"], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_its_mark_says_how_it_was_read(tmp_path: Path) -> None:
    folder.begin(tmp_path / "new", {"year": "2018"})
    assert json.loads((tmp_path / "new" / folder.MARK).read_text()) == {
        "application": "jobscli", "cluster": 1, "how": {"year": "2018"},
    }  # fmt: skip
