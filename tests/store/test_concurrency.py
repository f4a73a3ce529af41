"""One writer at a time across processes, and readers who never wait and never see half."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from socket import gethostname

import pytest

from jobscli.errors import StoreError
from jobscli.store.lock import locked
from jobscli.store.tiny import TinyStore
from tests.builders import batch, write
from tests.store.processes import add, documents, heard_from, hold, read, started

WRITERS, READERS, EACH = 8, 4, 5


def test_eight_writers_lose_nothing_and_four_readers_see_nothing_by_half(tmp_path: Path) -> None:
    path = tmp_path / "new" / "store.json"
    with ExitStack() as stack:
        readers = [stack.enter_context(started(read, path)) for _reader in range(READERS)]
        writers = [
            stack.enter_context(started(add, path, [f"w{writer}-{n}" for n in range(EACH)]))
            for writer in range(WRITERS)
        ]
        told = [each for _process, heard in writers for each in heard_from(heard)]
        for process, _heard in writers:
            process.join(60)
            assert process.exitcode == 0
        for process, heard in readers:
            assert process.is_alive()
            before = 0
            while before < WRITERS * EACH:
                now = len(heard.recv())
                assert now >= before
                before = now
    expected = sorted(f"w{writer}-{n}" for writer in range(WRITERS) for n in range(EACH))
    assert sorted(identity for identity, outcome in told if outcome == ("added",)) == expected
    assert sorted(documents(path)) == expected


def test_the_same_document_from_two_processes_is_added_once(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    with started(add, path, ["same"] * 5) as (_one, first), started(add, path, ["same"] * 5) as (_two, second):
        outcomes = [outcome for _identity, outcome in (*heard_from(first), *heard_from(second))]
    assert sorted(outcomes) == [("added",), *[("unchanged",)] * 9]
    assert documents(path) == ["same"]


def test_who_waits_too_long_is_told_who_is_writing(tmp_path: Path) -> None:
    path = write(tmp_path / "store.json")
    before = path.read_bytes()
    with started(hold, path) as (process, heard):
        assert heard.recv() == "held"
        with pytest.raises(StoreError) as refusal, locked(path, seconds=0.1):
            pass
        assert refusal.value.message == (
            f"另一个进程（主机 {gethostname()} 上的进程 {process.pid}）正在写 {path}，等了 0.1 秒；等它写完再试"
        )
        assert list(TinyStore(path).find("documents")) == []
    assert path.read_bytes() == before


def test_a_writer_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "store.json")
    with started(hold, path) as (process, heard):
        assert heard.recv() == "held"
        assert (tmp_path / "store.json.writer").read_text() == f"{process.pid} {gethostname()}\n"
        process.kill()
        process.join()
        assert TinyStore(path).put(batch("a")) == ("added",)
    assert not (tmp_path / "store.json.writer").exists()


def test_the_holder_is_unknown_when_it_has_not_said_who_it_is(tmp_path: Path) -> None:
    path = write(tmp_path / "store.json")
    with locked(path):
        (tmp_path / "store.json.writer").write_bytes(b"\xff")
        with pytest.raises(StoreError, match="进程号不明"), locked(path, seconds=0.05):
            pass


def test_a_reader_that_has_the_file_open_keeps_the_old_one_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "store.json")
    old = path.read_bytes()
    with path.open("rb") as file:
        TinyStore(path).put(batch("a"))
        assert file.read() == old
        assert os.fstat(file.fileno()).st_ino != path.stat().st_ino
