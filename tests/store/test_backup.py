"""The last three versions: neither a change that fails nor one that is killed uses one of them up."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from jobscli.errors import JobsError, StoreError
from jobscli.store.backup import backups, copies, keep
from jobscli.store.tiny import TinyStore
from tests.builders import batch
from tests.store.faults import Faults
from tests.store.processes import documents, was_killed, whole

MOST = 40  # steps that a change may have, for a loop that ends


def added(path: Path, identities: str) -> Path:
    """A store to which the documents were added, one after another."""
    for identity in identities:
        TinyStore(path).put(whole(identity))
    return path


def undone(path: Path) -> list[str]:
    """The documents after each undo, until there is nothing to take back."""
    found: list[str] = []
    with suppress(NothingLeft):
        while True:
            undo(path)
            found.append("".join(documents(path)))
    return found


class NothingLeft(Exception):  # noqa: N818 (an end, no error)
    """No version is left to go back to."""


def undo(path: Path) -> None:
    try:
        TinyStore(path).undo()
    except JobsError as error:
        if error.exit_code != 1:
            raise
        raise NothingLeft from None


@pytest.mark.slow
def test_a_change_that_is_killed_at_any_step_costs_no_version(tmp_path: Path) -> None:
    """Whether it was done or not, three versions can be taken back from there."""
    for at in range(1, MOST):
        path = added(tmp_path / f"{at}.json", "abcd")
        struck = was_killed(path, "add e", at)
        done = "".join(documents(path)) == "abcde"
        assert done or struck
        # A fourth is left when it was killed before it had taken that one away.
        assert undone(path)[:3] == (["abcd", "abc", "ab"] if done else ["abc", "ab", "a"]), at
        if not struck:
            break
    assert 8 < at < MOST - 1


@pytest.mark.slow
def test_an_undo_that_is_killed_at_any_step_costs_no_version(tmp_path: Path) -> None:
    for at in range(1, MOST):
        path = added(tmp_path / f"{at}.json", "abcd")
        struck = was_killed(path, "undo", at)
        done = "".join(documents(path)) == "abc"
        assert done or struck
        added(path, "e")
        # After the undo there are two before it, and the one that the change of now has kept.
        assert undone(path) == (["abc", "ab", "a"] if done else ["abcd", "abc", "ab"]), at
        if not struck:
            break
    assert 5 < at < MOST - 1


@pytest.mark.slow
@pytest.mark.parametrize("first", ["link", pytest.param("second rename", marks=pytest.mark.slow)])
def test_two_kills_and_a_change_leave_the_versions_before(first: str, tmp_path: Path) -> None:
    """The case that was found: a killed change, a killed undo, a change; `.bak` and `.bak3` held the same."""
    for at in range(1, MOST):
        path = added(tmp_path / f"{at}.json", "abc")
        assert was_killed(path, "add d", {"link": 8, "second rename": 6}[first])
        assert documents(path) == ["a", "b", "c"]
        struck = was_killed(path, "undo", at)
        now = "".join(documents(path))
        added(path, "e")
        expected = {"abc": ["abc", "ab", "a"], "ab": ["ab", "a", ""]}[now]
        assert undone(path) == expected, at
        if not struck:
            break
    assert 5 < at < MOST - 1


@pytest.mark.slow
def test_a_change_that_fails_costs_no_version_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in range(1, MOST):
        path = added(tmp_path / f"{at}.json", "abcd")
        faults = Faults(at, errno.EIO)
        try:
            faults.within(monkeypatch, lambda path=path: TinyStore(path).put(batch("e")))  # type: ignore[misc]
        except StoreError:
            assert undone(path) == ["abc", "ab", "a"], faults.seen[-1]
        if not faults.struck:
            break
    assert 8 < at < MOST - 1


def test_the_fourth_copy_of_a_killed_change_goes_with_the_next(tmp_path: Path) -> None:
    path = added(tmp_path / "store.json", "abcd")
    keep(path)  # all that a change does before it is done
    assert [each.name for each in copies(path) if each.exists()] == [f"store.json.bak{n}" for n in ("", 2, 3, 4)]
    added(path, "e")
    assert not copies(path)[3].exists()
    assert ["".join(documents(each)) for each in backups(path)] == ["abcd", "abc", "ab"]


def test_a_gap_is_filled_before_a_version_is_given_up(tmp_path: Path) -> None:
    path = added(tmp_path / "store.json", "abcd")
    backups(path)[1].unlink()
    added(path, "e")
    assert ["".join(documents(each)) for each in backups(path)] == ["abcd", "abc", "a"]


def test_a_copy_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the store, which can be written; and reading is not writing."""
    path = added(tmp_path / "store.json", "ab")
    copy = backups(path)[0]
    true = Path.read_bytes

    def read_bytes(file: Path) -> bytes:
        if file == copy:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
        return true(file)

    acts: list[Callable[[], object]] = [lambda: TinyStore(path).put(batch("c")), lambda: TinyStore(path).undo()]
    for act in acts:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "read_bytes", read_bytes)
            with pytest.raises(StoreError) as refusal:
                act()
        assert refusal.value.message == f"读不了 {copy}：没有读的权限；原来的数据没有变"
    assert documents(path) == ["a", "b"]
