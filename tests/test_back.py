"""Going back where something stands in the way: an unreadable copy, a repair that is killed, a check that fails."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jobscli import audit
from jobscli.audit import back
from jobscli.errors import JobsError, StoreError
from jobscli.store import disk
from jobscli.store.backup import backups
from jobscli.store.tiny import TinyStore
from tests import builders
from tests.store.processes import documents, was_killed, whole
from tests.store.users import nobody, open_folder, posix


def added(path: Path, identities: str) -> Path:
    """A store to which the documents were added, one after another; `check` finds their figures odd."""
    for identity in identities:
        TinyStore(path).put(whole(identity))
    return path


def damaged(path: Path) -> Path:
    added(path, "abc")
    path.write_bytes(b"{")
    return path


# --- a newer copy that cannot be read ---


@posix
def test_a_newer_copy_that_we_may_not_read_is_not_passed_over() -> None:
    with open_folder() as folder, nobody():
        path = damaged(folder / "store.json")
        backups(path)[0].chmod(0)
        before = sorted(each.name for each in folder.iterdir())
        with pytest.raises(StoreError) as refusal:
            audit.repair(path)
        assert refusal.value.message == (
            f"数据文件 {path} 已损坏，不是完整的 JSON；没有恢复，因为 {path}.bak 较新却没能读"
            f"（读不了数据文件 {path}.bak：没有读的权限）：让它能读再恢复，或移开它用更旧的"
        )
        assert (path.read_bytes(), sorted(each.name for each in folder.iterdir())) == (b"{", before)
        backups(path)[0].chmod(0o600)
        audit.repair(path)
        assert documents(path) == ["a", "b"]


@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES, errno.ENOSPC], ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["stat", "lstat", "read_bytes"])
def test_a_newer_copy_that_fails_is_not_passed_over(
    call: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = damaged(tmp_path / "store.json")
    copy = backups(path)[0]
    true: Callable[..., object] = getattr(Path, call)

    def failing(file: Path, *arguments: object, **more: object) -> object:
        if file == copy:
            raise OSError(code, os.strerror(code), str(file))
        return true(file, *arguments, **more)

    with monkeypatch.context() as patched:
        patched.setattr(Path, call, failing)
        with pytest.raises(StoreError, match="bak 较新却没能读"):
            audit.repair(path)
    assert path.read_bytes() == b"{"
    audit.repair(path)
    assert documents(path) == ["a", "b"]


def test_a_newer_copy_of_a_newer_jobscli_is_not_passed_over(tmp_path: Path) -> None:
    path = damaged(tmp_path / "store.json")
    backups(path)[0].write_bytes(b'{"meta": {"1": {"application": "jobscli", "schema": 9}}}')
    with pytest.raises(StoreError, match="请升级"):
        audit.repair(path)


@posix
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["a pipe", "a folder"])
def test_what_is_no_file_in_the_place_of_a_copy_is_none(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = damaged(tmp_path / "store.json")
    backups(path)[0].unlink()
    make(backups(path)[0])
    audit.repair(path)
    assert documents(path) == ["a"]


# --- a changed digit ---


def test_a_changed_store_goes_back_to_its_newest_copy_and_passes_over_a_changed_one(tmp_path: Path) -> None:
    path = added(tmp_path / "store.json", "abc")
    for each in (path, backups(path)[0]):
        each.write_bytes(each.read_bytes().replace(b"2300000000", b"2300000001", 1))
    answer = audit.repair(path)
    assert documents(path) == ["a"]
    assert answer.notice is not None
    assert answer.notice.startswith(
        f"数据文件 {path} 存下以后变过，和它的校验和对不上。已用 {path}.bak2 恢复；坏的文件留在 {path}.damaged-1"
    )


def test_what_its_user_has_changed_by_hand_is_taken_as_it_is(tmp_path: Path) -> None:
    path = added(tmp_path / "store.json", "ab")
    changed = path.read_bytes().replace(b"2300000000", b"2400000000", 1)
    path.write_bytes(changed)
    assert str(audit.accept(path).notice).startswith(f"{path} 的校验和已按现在的内容重算")
    assert disk.look(path).agrees
    assert b"2400000000" in path.read_bytes()
    assert "".join(documents(backups(path)[0])) == "a", "no copy of what did not agree"
    after = path.read_bytes()
    assert str(audit.accept(path).notice).startswith(f"{path} 的内容和校验和本来就对得上")
    assert path.read_bytes() == after


def test_what_cannot_be_read_is_not_taken(tmp_path: Path) -> None:
    path = added(tmp_path / "store.json", "a")
    path.write_bytes(path.read_bytes().replace(b"2300000000", b'"much"', 1))
    before = path.read_bytes()
    with pytest.raises(JobsError) as refusal:
        audit.accept(path)
    assert refusal.value.message.endswith("；先改好再认可")
    assert path.read_bytes() == before


def test_an_odd_record_is_taken_and_said(tmp_path: Path) -> None:
    path = builders.write(tmp_path / "store.json", builders.document(), builders.statistic())
    answer = audit.accept(path)
    assert (answer.notice, answer.error) == (f"{path} 的校验和已按现在的内容重算；另有 1 处问题", None)
    assert answer.tree()["accepted"] is True


def test_what_is_installed_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The `db.json` of a checkout is its maintainers' to change; one inside the package came with it."""
    package = tmp_path / "jobscli"
    package.mkdir()
    path = builders.write(package / "db.json", builders.statistic())
    monkeypatch.setattr("jobscli.audit.report.shipped_path", lambda: path)
    assert audit.accept(path).accepted, "a checkout"
    assert [each.name for each in package.iterdir()] == ["db.json"]
    (package / "__init__.py").touch()
    with pytest.raises(JobsError, match="变过就重新安装"):
        audit.accept(path)


# --- a repair that is killed, or not looked at in the end ---


@pytest.mark.slow
def test_a_repair_that_is_killed_leaves_nothing_for_ever(tmp_path: Path) -> None:
    for at in range(1, 40):
        folder = tmp_path / str(at)
        folder.mkdir()
        path = damaged(folder / "store.json")
        struck = was_killed(path, "repair", at)
        assert path.read_bytes() == b"{" or documents(path) == ["a", "b"]
        audit.repair(path)
        assert documents(path) == ["a", "b"]
        TinyStore(path).put(whole("x"))
        kept = {f"store.json{each}" for each in ("", ".bak", ".bak2", ".bak3", ".lock", ".damaged-1")}
        assert {each.name for each in folder.iterdir()} == kept, at
        assert (folder / "store.json.damaged-1").read_bytes() == b"{"
        if not struck:
            break
    assert 5 < at < 39


def test_a_check_that_fails_after_a_repair_does_not_say_that_nothing_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = damaged(tmp_path / "store.json")
    true = back.restore

    def restore(*arguments: object) -> audit.Restored:
        done = true(*arguments)  # type: ignore[arg-type]
        monkeypatch.setattr(disk, "look", failing)
        return done

    def failing(file: Path) -> disk.Found:
        raise disk.unreadable(file, OSError(errno.EIO, ""))

    with monkeypatch.context() as patched:
        patched.setattr(back, "restore", restore)
        with pytest.raises(StoreError) as refusal:
            audit.repair(path)
    monkeypatch.undo()
    assert refusal.value.message == (
        f"数据文件 {path} 已损坏，不是完整的 JSON；已用 {path}.bak 恢复，但这以后没能检查："
        f"读不了数据文件 {path}：磁盘读写出错；再用 jobscli check --db {path} 查一遍"
    )
    assert documents(path) == ["a", "b"]
