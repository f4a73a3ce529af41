"""What takes too long is ended wherever it is, nothing of it is left, and the others are read."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import jobscli
from jobscli.errors import DocumentError
from jobscli.ingest import How
from jobscli.read import deadline, read_text
from jobscli.read.aside import Aside, EndedError, apart
from jobscli.read.deadline import Late, within
from jobscli.read.files import Limits
from jobscli.readings import Readings
from tests.read import hanging

unix = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no such timer")

pytestmark = pytest.mark.usefixtures("_no_gc_callbacks")

GOOD = "2025年江苏省就业情况\n全省城镇新增就业141万人。\n"
STEEP = "2025年安徽省就业情况\n" + "5%" * 400_000
SOON = How(limits=Limits(max_seconds=0.2))
SAID = "解析用时过长，上限是 0.2 秒；可用 --max-seconds 放宽"


def in_thread(function: Callable[[], Any]) -> Any:
    """What `function` gives, or the error that it raises, in a thread that is not the main one."""
    got: list[Any] = []

    def run() -> None:
        try:
            got.append(function())
        except BaseException as error:
            got.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return got[0]


@pytest.fixture(scope="module", autouse=True)
def _vocabulary() -> None:
    read_text(GOOD, "x")  # compiled once in a process, and not within the little time of these tests


@unix
def test_one_long_match_is_ended_and_nothing_is_left_of_the_clock() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(Late):
        within(0.05, hanging.hang)
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert within(5, hanging.double, 4) == 8
    with pytest.raises(ValueError, match="-1"):
        within(5, hanging.double, -1)
    assert signal.getsignal(signal.SIGPROF) is before


@unix
def test_a_callback_of_the_garbage_collector_swallows_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_HOUSE", hanging.__file__)

    def callback(_phase: str, _info: dict[str, int]) -> None:
        """The first code that Python runs behind a long collection, and so where it runs the handler of the timer."""

    gc.callbacks.append(callback)
    try:
        with pytest.raises(Late):
            within(0.1, hanging.collect)
    finally:
        gc.callbacks.remove(callback)


@unix
def test_what_had_the_timer_before_has_it_again() -> None:
    signal.setitimer(signal.ITIMER_PROF, 1000, 7)
    try:
        assert within(5, hanging.double, 4) == 8
        left, interval = signal.getitimer(signal.ITIMER_PROF)
        assert left > 900
        assert interval == 7
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@unix
def test_waiting_takes_no_time_of_the_processor() -> None:
    within(0.1, hanging.sleep)


@pytest.mark.slow
@unix
def test_in_another_thread_the_work_is_done_and_ended_in_a_process_of_its_own() -> None:
    assert in_thread(lambda: within(30, hanging.double, 4)) == 8
    assert isinstance(in_thread(lambda: within(0.2, hanging.hang)), Late)
    assert repr(in_thread(lambda: within(30, hanging.double, -1))) == "ValueError(-1)"


@pytest.mark.slow
def test_where_there_is_no_timer_a_watchdog_ends_the_process_which_is_begun_anew() -> None:
    aside = Aside()
    try:
        assert aside.call(deadline._watched, 30, hanging.double, 4) == 8
        first = aside.call(os.getpid)
        with pytest.raises(Late):
            aside.call(deadline._watched, 0.2, hanging.hang)
        assert aside.call(hanging.double, 5) == 10
        assert aside.call(os.getpid) not in (first, os.getpid())
        with pytest.raises(EndedError):
            aside.call(hanging.die)
    finally:
        aside.close()
    with pytest.raises(EndedError):
        aside.call(hanging.double, 5)


@pytest.mark.slow
def test_without_a_timer_the_others_are_done_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_has_timer", lambda: False)  # here; the processes have one
    found = list(apart(hanging.hang_at_three_within, range(6), 2))
    assert [each if isinstance(each, int) else "late" for each in found] == [0, 2, 4, "late", 8, 10]


def files(folder: Path) -> list[Path]:
    """A good document, one that takes longer than there is time, a table with such a row, another good one."""
    written = {
        "a.txt": GOOD,
        "b.txt": STEEP,
        "c.csv": f'正文\n"{GOOD}"\n"{STEEP}"\n"{GOOD}"\n',
        "d.txt": GOOD.replace("江苏", "广东"),
    }
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in written]


def told(answer: Readings) -> tuple[list[str], list[str]]:
    return [each.document.id for each in answer.readings], [each.message for each in answer.refused]


@unix
def test_what_takes_too_long_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    paths = files(tmp_path)
    refused = [f"{paths[1]}：{SAID}", f"{paths[2]}：c-2：{SAID}"]
    before, fresh = signal.getsignal(signal.SIGPROF), read_text(STEEP[:300], "x")
    assert told(jobscli.read_files(paths, SOON, jobs=1)) == (["a", "c-1", "c-3", "d"], refused)
    assert signal.getsignal(signal.SIGPROF) is before
    # Nothing that was begun is left: what is read next is what it was.
    assert read_text(STEEP[:300], "x") == fresh
    with pytest.raises(DocumentError, match=SAID):
        jobscli.read_files(paths[1:2], SOON)


@pytest.mark.slow
@unix
def test_what_takes_too_long_is_not_stored_and_the_others_are(tmp_path: Path) -> None:
    db = tmp_path / "s.json"
    answer = jobscli.add_files(files(tmp_path), SOON, jobs=1, db=db)
    assert [(each.document.id, each.outcome) for each in answer.kept] == [
        (name, "added") for name in ("a", "c-1", "c-3", "d")
    ]
    assert [each.id for each in jobscli.records("documents", db=db).records] == ["a", "c-1", "c-3", "d"]


@pytest.mark.slow
@unix
def test_with_several_processes_too(tmp_path: Path) -> None:
    how = How(limits=Limits(max_seconds=3))
    read, refused = told(jobscli.read_files(files(tmp_path), how, jobs=2))
    assert read == ["a", "c-1", "c-3", "d"]
    assert [each.partition("：")[2] for each in refused] == [
        "解析用时过长，上限是 3 秒；可用 --max-seconds 放宽",
        "c-2：解析用时过长，上限是 3 秒；可用 --max-seconds 放宽",
    ]


@pytest.mark.slow
@unix
def test_in_another_thread_of_a_program_too(tmp_path: Path) -> None:
    how = How(limits=Limits(max_seconds=3))
    (tmp_path / "b.txt").write_text(STEEP, encoding="utf-8")
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    answer = in_thread(lambda: jobscli.read_files([tmp_path], how, jobs=2))
    assert told(answer) == (["a"], [f"{tmp_path / 'b.txt'}：解析用时过长，上限是 3 秒；可用 --max-seconds 放宽"])


@unix
def test_an_original_is_opened_within_the_same_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jobscli.read import files as opening

    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(opening, "USUAL", Limits(max_seconds=0.05))
    assert opening.load_all(path)[0].text == GOOD
    monkeypatch.setattr(opening, "decode", lambda *_args: hanging.hang())
    with pytest.raises(DocumentError, match="解析用时过长"):
        opening.load_all(path)
