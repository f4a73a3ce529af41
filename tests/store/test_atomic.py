"""Whose a file is, who may write it, and that it is on the disk itself."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jobscli.errors import StoreError
from jobscli.store import Store, atomic, own_path
from jobscli.store.atomic import exchange, flush
from jobscli.store.backup import backups
from jobscli.store.tiny import TinyStore
from tests.builders import batch, write
from tests.store.faults import Faults
from tests.store.users import NOBODY, nobody, open_folder, posix, root

pytestmark = posix

CHANGES: dict[str, Callable[[Store], object]] = {
    "add": lambda store: store.put(batch("c")),
    "remove": lambda store: store.remove("a"),
    "undo": lambda store: store.undo(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_store_that_its_user_has_closed_is_not_written(change: str) -> None:
    with open_folder() as folder, nobody():
        path = folder / "store.json"
        for identity in "ab":
            TinyStore(path).put(batch(identity))
        path.with_name("store.json.lock").unlink()
        path.chmod(0o444)
        before = {each.name: each.read_bytes() for each in folder.iterdir()}
        with pytest.raises(StoreError) as refusal:
            CHANGES[change](TinyStore(path))
        assert refusal.value.message == (f"数据文件 {path} 是只读的，或是别人的，没有写的权限；原来的数据没有变")
        assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


@root
@pytest.mark.parametrize(("mode", "theirs"), [(0o777, 0o644), (0o1777, 0o666)], ids=["open", "sticky"])
def test_another_users_store_is_not_written_and_no_lock_is_left_beside_it(mode: int, theirs: int) -> None:
    with open_folder(mode) as folder:
        path = write(folder / "store.json")
        path.chmod(theirs)
        before = path.read_bytes()
        with nobody(), pytest.raises(StoreError, match="没有写的权限"):
            TinyStore(path).put(batch("a"))
        assert (path.read_bytes(), path.stat().st_uid) == (before, 0)
        assert [each.name for each in folder.iterdir()] == ["store.json"]


@root
def test_a_store_stays_its_users_though_root_writes_it() -> None:
    with open_folder() as folder:
        path = folder / "store.json"
        with nobody():
            TinyStore(path).put(batch("a"))
            path.chmod(0o600)
        TinyStore(path).put(batch("b"))
        TinyStore(path).put(batch("c"))
        for each in (path, *backups(path)):
            found = each.stat()
            assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (NOBODY, NOBODY, 0o600), each.name
        TinyStore(path).undo()
        assert path.stat().st_uid == NOBODY
        with nobody():
            TinyStore(path).put(batch("d"))


def test_what_is_closed_in_the_store_is_closed_in_its_old_copies(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    for identity in "abc":
        TinyStore(path).put(batch(identity))
    path.chmod(0o600)
    TinyStore(path).put(batch("d"))
    assert [each.stat().st_mode & 0o777 for each in (path, *backups(path))] == [0o600] * 4


def test_the_folder_of_a_users_data_is_the_users_alone() -> None:
    mask = os.umask(0o022)
    try:
        TinyStore(own_path(), optional=True).put(batch("a"))
    finally:
        os.umask(mask)
    assert own_path().parent.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_the_user_names_is_made_as_folders_are(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        TinyStore(tmp_path / "new" / "store.json").put(batch("a"))
    finally:
        os.umask(mask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o755


def test_when_even_to_put_it_back_fails_it_is_not_said_that_nothing_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "store.json")
    true = Path.replace

    def replace(file: Path, to: Path) -> Path:
        if ".old." in file.name:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return true(file, to)

    def flush_folder(_folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        patched.setattr(atomic, "flush_folder", flush_folder)
        with pytest.raises(StoreError) as refusal:
            TinyStore(path).put(batch("a"))
    assert refusal.value.message == (
        f"数据文件 {path} 已经换成新的，但不能确认落了盘：磁盘读写出错；用 jobscli documents 看看，再备份一份"
    )
    assert [each.id for each in TinyStore(path).find("documents")] == ["a"]  # type: ignore[union-attr]


def test_an_exchange_that_fails_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / ".new.tmp").write_text("new")
    with pytest.raises(OSError, match="Input/output"):
        Faults(1, errno.EIO, [(os, "replace")]).within(
            monkeypatch, lambda: exchange(tmp_path / "old", tmp_path / ".new.tmp")
        )
    assert (tmp_path / "old").read_text() == "old"


# --- macOS, whose fsync ends in the drive's own memory ---

FULL = 51


def asked(monkeypatch: pytest.MonkeyPatch, code: int | None = None) -> list[str]:
    """What is asked of a system that has F_FULLFSYNC, which fails with `code` where one is given."""
    calls: list[str] = []

    def full(_handle: int, what: int) -> int:
        calls.append("full" if what == FULL else str(what))
        if code is not None:
            raise OSError(code, os.strerror(code))
        return 0

    monkeypatch.setattr(fcntl, "F_FULLFSYNC", FULL, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full)
    monkeypatch.setattr(os, "fsync", lambda _handle: calls.append("fsync"))
    return calls


def test_a_file_is_flushed_to_the_disk_itself_where_that_is_a_call_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = asked(monkeypatch)
    flush(3)
    assert calls == ["full"]


def test_a_file_system_that_does_not_know_the_call_is_asked_as_others_are(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = asked(monkeypatch, errno.ENOTSUP)
    flush(3)
    assert calls == ["full", "fsync"]


def test_a_disk_that_fails_is_not_asked_again_until_it_says_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = asked(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match="Input/output"):
        flush(3)
    assert calls == ["full"]
