"""The lock: what stands in its place and is none, whose it is, how long it is waited for, what serves without flock."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from socket import gethostname

import pytest

from jobscli.errors import StoreError
from jobscli.store import open_store
from jobscli.store.lock import locked
from jobscli.store.tiny import TinyStore
from tests.builders import batch, write
from tests.store.processes import hold, started
from tests.store.users import NOBODY, nobody, open_folder, posix, root

pytestmark = posix
KEPT = "原来的数据没有变"


def documents(path: Path) -> list[str]:
    return [each.id for each in TinyStore(path).find("documents")]  # type: ignore[union-attr]


@pytest.mark.parametrize("make", [os.symlink, os.link], ids=["a symbolic link", "a hard link"])
def test_a_link_in_the_place_of_the_lock_empties_no_other_file(make: Callable[..., None], tmp_path: Path) -> None:
    """What filelock did up to 4.2.0."""
    path = write(tmp_path / "store.json")
    precious = tmp_path / "precious"
    precious.write_text("mine")
    precious.chmod(0o640)
    make(precious, tmp_path / "store.json.lock")
    if make is os.symlink:
        with pytest.raises(StoreError) as refusal:
            TinyStore(path).put(batch("a"))
        assert refusal.value.message == (
            f"写不了数据文件 {path}：锁 {path}.lock 用不了，它是链接，不是锁；没有别的进程在写就移开它；{KEPT}"
        )
    else:
        TinyStore(path).put(batch("a"))
    assert (precious.read_text(), precious.stat().st_mode & 0o777) == ("mine", 0o640)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["a pipe", "a folder"])
def test_what_is_no_file_is_no_lock(make: Callable[..., None], tmp_path: Path) -> None:
    path = write(tmp_path / "store.json")
    before = path.read_bytes()
    make(tmp_path / "store.json.lock")
    with pytest.raises(StoreError, match="lock 用不了，它是文件夹或别的，不是锁"):
        TinyStore(path).put(batch("a"))
    assert path.read_bytes() == before


def test_a_lock_that_we_may_not_open_is_told_as_the_lock(tmp_path: Path) -> None:
    with open_folder() as folder:
        path = folder / "store.json"
        with nobody():
            TinyStore(path).put(batch("a"))
            path.with_name("store.json.lock").chmod(0)
            before = path.read_bytes()
            with pytest.raises(StoreError) as refusal:
                TinyStore(path).put(batch("b"))
        assert refusal.value.message == (
            f"写不了数据文件 {path}：锁 {path}.lock 用不了，没有写的权限；没有别的进程在写就移开它；{KEPT}"
        )
        assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_a_store_waits_as_long_as_it_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "store.json")
    with started(hold, path) as (process, heard):
        assert heard.recv() == "held"
        with pytest.raises(StoreError) as refusal:
            open_store([path], wait=0).put(batch("a"))
        assert refusal.value.message == (
            f"另一个进程（主机 {gethostname()} 上的进程 {process.pid}）正在写 {path}，等了 0 秒；等它写完再试"
        )
    assert documents(path) == []


@pytest.mark.parametrize(
    "told", [b"", b"5", b"5\n", b"x y\n", b"5 a b\n", "5 主机\n".encode(), b"5 \x1b[31m\n", b"5 " + b"h" * 999 + b"\n"]
)
def test_a_holder_that_is_not_named_in_our_words_is_unknown(told: bytes, tmp_path: Path) -> None:
    path = write(tmp_path / "store.json")
    with locked(path):
        path.with_name("store.json.writer").write_bytes(told)
        with pytest.raises(StoreError, match="另一个进程（进程号不明）正在写"), locked(path, seconds=0.01):
            pass


@root
def test_a_lock_that_root_makes_does_not_lock_the_user_out() -> None:
    with open_folder() as folder:
        path = folder / "store.json"
        with nobody():
            TinyStore(path).put(batch("a"))
        path.with_name("store.json.lock").unlink()
        TinyStore(path).put(batch("b"))
        assert path.with_name("store.json.lock").stat().st_uid == NOBODY
        with nobody():
            TinyStore(path).put(batch("c"))
        assert documents(path) == ["a", "b", "c"]


@root
def test_root_gives_no_other_file_away_through_the_lock() -> None:
    with open_folder() as folder:
        path = folder / "store.json"
        with nobody():
            TinyStore(path).put(batch("a"))
        path.with_name("store.json.lock").unlink()
        mine = folder / "mine"
        mine.write_text("")
        path.with_name("store.json.lock").hardlink_to(mine)
        TinyStore(path).put(batch("b"))
        assert mine.stat().st_uid == 0


def test_an_unlocking_that_fails_does_not_undo_what_was_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network file system may fail there; the change is stored, and the lock ends with the process."""
    import fcntl

    path = write(tmp_path / "store.json")
    true = fcntl.flock
    failed: list[int] = []

    def flock(handle: int, what: int) -> None:
        if what == fcntl.LOCK_UN:
            failed.append(handle)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        true(handle, what)

    with monkeypatch.context() as patched:
        patched.setattr(fcntl, "flock", flock)
        assert TinyStore(path).put(batch("a")) == ("added",)
    assert failed
    assert documents(path) == ["a"]


@pytest.mark.parametrize("left", [True, False], ids=["beside a lock of before", "alone"])
def test_where_there_is_no_flock_a_file_is_the_lock(
    left: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no warning of the library's reaches the user: in the tests one is an error."""
    import fcntl

    def flock(_handle: int, _what: int) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    path = write(tmp_path / "store.json")
    if left:
        path.with_name("store.json.lock").touch()
    with monkeypatch.context() as patched:
        patched.setattr(fcntl, "flock", flock)
        for identity in "ab":
            assert TinyStore(path).put(batch(identity)) == ("added",)
        with (
            locked(path),
            pytest.raises(StoreError, match=f"主机 {gethostname()} 上的进程 {os.getpid()}"),
            locked(path, seconds=0.05),
        ):
            pass
    assert documents(path) == ["a", "b"]
    assert not path.with_name("store.json.locked").exists()
