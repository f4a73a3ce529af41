"""An answer in a file: whole or not at all, in the format of its name, and nothing is lost."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

import jobscli
from jobscli import export
from jobscli.errors import JobsError, UsageError
from tests.builders import statistic, write


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write(tmp_path / "db.json", statistic(), statistic(document="wan", region="安徽", value=4_000_000_000))


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.csv", b"\xef\xbb\xbfmetric,ranking,rank"),
        ("a.TSV", b"\xef\xbb\xbfmetric\tranking"),
        ("a.md", b"| metric |"),
        ("a.json", b'{\n  "metric"'),
        ("a.jsonl", b'{"metric"'),
        ("a.ndjson", b'{"metric"'),
        ("a.txt", "创业担保贷款   2 个地区有数\n".encode()),
        ("a.html", b"<!DOCTYPE html>\n"),
        ("a.xlsx", b"PK\x03\x04"),
    ],
)
def test_the_name_tells_the_format(db: Path, tmp_path: Path, name: str, start: bytes) -> None:
    if name.endswith("xlsx"):
        pytest.importorskip("xlsxwriter", reason="extra xlsx")
    made = jobscli.save(jobscli.rank("创业担保贷款", db=db), tmp_path / name, db=db)
    assert made.read_bytes().startswith(start)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(("db.json", name))


def test_the_format_may_be_named_beside_it(db: Path, tmp_path: Path) -> None:
    made = jobscli.save(jobscli.rank("创业担保贷款", db=db), tmp_path / "a.dat", "json", db=db)
    assert made.read_text(encoding="utf-8").startswith("{")


def test_a_name_that_tells_none_is_refused_with_those_that_do(db: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"看不出 .*a\.doc 是什么格式") as caught:
        jobscli.save(jobscli.rank("创业担保贷款", db=db), tmp_path / "a.doc", db=db)
    assert ".xlsx" in caught.value.hints[0][1]


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    there = tmp_path / "a.csv"
    there.write_text("mine")
    with pytest.raises(JobsError, match=r"已经有 .*a\.csv 了，没有动它；要换掉它，加 --force") as caught:
        export.refuse(there, force=False)
    assert caught.value.exit_code == 1
    with pytest.raises(JobsError, match="没有动它"):
        export.put_in(there, b"new")
    assert there.read_text() == "mine"
    export.refuse(there, force=True)
    export.put_in(there, b"new", force=True)
    assert there.read_bytes() == b"new"


def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    there, link = tmp_path / "a.csv", tmp_path / "link.csv"
    there.write_text("mine")
    there.chmod(0o640)
    link.symlink_to(there)
    export.put_in(link, b"new", force=True)
    assert link.is_symlink()
    assert (there.read_bytes(), stat.S_IMODE(there.stat().st_mode)) == (b"new", 0o640)


def test_a_store_is_never_written_over(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(db)
    for place in (db, link):
        with pytest.raises(JobsError, match="是数据文件，不能写成答案"):
            export.refuse(place, force=True, db=db)
    monkeypatch.setenv("JOBSCLI_DB", str(db))
    with pytest.raises(JobsError, match="是数据文件"):
        export.refuse(db, force=True)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("no/a.csv", "没有 .*no 这个文件夹；先建好它，或换个地方"),
        (".", "是文件夹；写上文件名"),
        ("a.csv\0", "文件名不行"),
    ],
)
def test_where_nothing_can_be_written_one_sentence_says_why(tmp_path: Path, place: str, told: str) -> None:
    with pytest.raises(JobsError, match=told):
        export.refuse(tmp_path / place, force=False)


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_given, **_more: False)
    with pytest.raises(JobsError, match="里不许写；换个地方"):
        export.refuse(tmp_path / "a.csv", force=False)


@pytest.mark.parametrize("call", ["fsync", "link", "open"])
@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, force: bool
) -> None:
    if force:
        (tmp_path / "a.csv").write_text("mine")

    def full(*_given: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(f"os.{call}", full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(JobsError, match=r"写不了 .*a\.csv：磁盘已满；什么也没有留下"):
        export.put_in(tmp_path / "a.csv", b"new", force=force)
    monkeypatch.undo()
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == ({"a.csv": "mine"} if force else {})


def test_what_comes_there_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    export.refuse(tmp_path / "a.csv", force=False)
    (tmp_path / "a.csv").write_text("theirs")
    with pytest.raises(JobsError, match="已经有"):
        export.put_in(tmp_path / "a.csv", b"mine")
    assert (tmp_path / "a.csv").read_text() == "theirs"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_device_takes_what_it_is_given_or_says_why_not() -> None:
    export.refuse(Path("/dev/null"), force=False)
    export.put_in(Path("/dev/null"), b"x")
    with pytest.raises(JobsError, match="写不了 /dev/full：磁盘已满"):
        export.put_in(Path("/dev/full"), b"x")


@pytest.mark.parametrize("name", ["a.svg", "a.html"])
def test_a_picture_needs_no_library(db: Path, tmp_path: Path, name: str) -> None:
    made = jobscli.plot(jobscli.rank("创业担保贷款", db=db), tmp_path / name, wide=600, db=db)
    assert '<svg xmlns="http://www.w3.org/2000/svg" width="600"' in made.read_text(encoding="utf-8")


def test_a_picture_of_another_name_is_refused(db: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"看不出 .*a\.jpg 是什么图"):
        jobscli.plot(jobscli.rank("创业担保贷款", db=db), tmp_path / "a.jpg", db=db)


def test_the_same_question_gives_the_same_picture(db: Path, tmp_path: Path) -> None:
    first, second = (
        jobscli.plot(jobscli.rank("创业担保贷款", db=db), tmp_path / name, db=db) for name in ("1.svg", "2.svg")
    )
    assert first.read_bytes() == second.read_bytes()


def test_an_answer_may_be_cited_from_python(db: Path) -> None:
    made = jobscli.cited(jobscli.rank("创业担保贷款", db=db), accessed="2026-11-24", db=db)
    assert [each["citation"] for each in made.tree()["references"]] == [
        "wan的文件[EB/OL]. [2026-11-24].",
        "su的文件[EB/OL]. [2026-11-24].",
    ]
    with pytest.raises(UsageError, match="没有“2005”这种著录格式"):
        jobscli.cited(made.answer, style="2005", db=db)
