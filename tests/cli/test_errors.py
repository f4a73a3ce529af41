"""Every way in which a command can fail: its exit code, one sentence on stderr, nothing on stdout, nothing changed.

`told` holds the form that all of them share; the tables say what is done and what the sentence begins with.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import socket
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import gethostname
from typing import Any

import pytest

import jobscli.store
from jobscli.errors import DocumentError, JobsError, StoreError, UsageError
from jobscli.read.files import pdfium
from jobscli.store import disk, lock, own_path, shipped_path, tiny
from jobscli.store.cluster import folder
from tests import builders
from tests.cli.line import typed
from tests.part import part
from tests.read.test_docx import p, package
from tests.read.test_pdf import FIRST, needs_pdfium, pdf
from tests.store.faults import Faults
from tests.store.processes import hold, started
from tests.store.users import nobody, open_folder

NOT_DONE, USAGE, STORE, DOCUMENT = (each.exit_code for each in (JobsError, UsageError, StoreError, DocumentError))
REPORT = "江苏省2025年报告\n\n一、就业\n\n全年城镇新增就业130.5万人。\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="made of POSIX files")


def told(*words: object, code: int, db: Path | None = None) -> str:
    """The sentence of a command that ends with `code`: alone on stderr, or above hints, with nothing on stdout."""
    result = typed(*words, db=db)
    assert result.exit_code == code, result.stderr or result.stdout
    assert result.stdout == ""
    return sentence(result.stderr)


def sentence(stderr: str) -> str:
    """The one sentence in `stderr`; below a blank line there may be hints, a label and words in each."""
    first, *rest = stderr.split("\n")
    assert first.startswith("jobscli: ")
    assert rest == [""] or (rest[0] == "" and rest[-1] == "" and all("  " in hint for hint in rest[1:-1])), stderr
    assert "Traceback" not in stderr
    assert "程序出错" not in stderr
    return first.removeprefix("jobscli: ")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A document that can be read."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    """A store that was changed twice, and that is as it was when the test is over."""
    path = tmp_path / "stores" / "store.json"
    kept = tiny.TinyStore(path)
    kept.put(builders.batch("one"))
    kept.put(builders.batch("two"))
    before = tree(path.parent)
    yield path
    assert tree(path.parent) == before


def tree(folder: Path) -> dict[str, bytes]:
    """What is in a folder, but for the lock, which is empty."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if not each.name.endswith(".lock")}


# --- wrong usage ---

UNKNOWN: dict[str, tuple[list[str], str]] = {
    "command": (["provnce", "江苏"], "没有命令 provnce"),
    "command that is no word": (["\x1b[2J"], "没有命令 \\x1b[2J"),
    "command that is a region": (["江苏"], "没有命令 江苏"),
    "command that is a metric": (["贷款"], "没有命令 贷款"),
    "command that is help": (["help"], "没有命令 help"),
    "option": (["province", "江苏", "--nothing"], "没有选项 --nothing"),
    "option before the command": (["--nothing", "province", "江苏"], "没有选项 --nothing"),
    "short option": (["search", "贷款", "-x"], "没有选项 -x"),
    "region": (["province", "江束"], "没有“江束”这个地区"),
    "region of a comparison": (["compare", "江苏", "江束"], "没有“江束”这个地区"),
    "region of a search": (["search", "贷款", "-p", "江束"], "没有“江束”这个地区"),
    "region of a ranking": (["rank", "贷款", "-p", "江束"], "没有“江束”这个地区"),
    "region of systems": (["systems", "-p", "江束"], "没有“江束”这个地区"),
    "region of metrics": (["metrics", "-p", "江束"], "没有“江束”这个地区"),
    "region of measures": (["measures", "-p", "江束"], "没有“江束”这个地区"),
    "region of statistics": (["statistics", "-p", "江束"], "没有“江束”这个地区"),
    "region that is stated": (["read", "report.txt", "--region", "江束"], "没有“江束”这个地区"),
    "metric": (["rank", "见系"], "没有“见系”这个指标"),
    "metric of a filter": (["statistics", "--metric", "见系"], "没有“见系”这个指标"),
    "id": (["show", "s1"], "没有编号“s1”"),
    "id in full": (["show", "su/s1"], "没有编号“su/s1”"),
    "words that several records have": (["show", "江苏"], "“江苏”可以是 5 条记录，请写编号"),
    "words that no record has": (["show", "火星"], "没有编号“火星”"),
    "id to cite": (["cite", "m1"], "没有编号“m1”"),
    "kind": (["measures", "--kind", "政测"], "没有“政测”这个类别"),
    "kind of a province": (["province", "江苏", "--kind", "政测"], "没有“政测”这个类别"),
    "kind of a search": (["search", "贷款", "--kind", "政测"], "没有“政测”这个类别"),
    "topic": (["measures", "--topic", "天气"], "没有“天气”这个主题"),
    "group": (["systems", "--group", "农民"], "没有“农民”这个人群"),
    "status": (["statistics", "--status", "目的"], "没有“目的”这个性质"),
    "status of a ranking": (["rank", "贷款", "--status", "目的"], "没有“目的”这个性质"),
    "aspect": (["statistics", "--aspect", "x"], "没有“x”这个方面"),
    "bound": (["statistics", "--bound", "x"], "没有“x”这个界限"),
    "scope": (["statistics", "--scope", "x"], "没有“x”这个口径"),
    "unit": (["statistics", "--unit", "斤"], "没有“斤”这个单位"),
    "unit of a ranking": (["rank", "贷款", "--unit", "斤"], "没有“斤”这个单位"),
    "period": (["statistics", "--period", "去年"], "“去年”不是期间"),
    "period of a ranking": (["rank", "贷款", "--period", "去年"], "“去年”不是期间"),
    "population": (["statistics", "--population", "天使"], "没有“天使”这个人群"),
    "population of a ranking": (["rank", "贷款", "--population", "天使"], "没有“天使”这个人群"),
    "place": (["statistics", "--place", "月球"], "没有“月球”这个地方"),
    "place of a ranking": (["rank", "贷款", "--place", "月球"], "没有“月球”这个地方"),
    "document": (["statistics", "--document", "mohrss-2019"], "没有“mohrss-2019”这个文件"),
    "basis": (["statistics", "--period-basis", "x"], "没有“x”这个期间的来处"),
    "confidence": (["statistics", "--confidence", "x"], "没有“x”这个把握"),
    "format": (["statistics", "--format", "xml"], "没有 xml 这种格式"),
    "format of the overview": (["--format", "xml"], "没有 xml 这种格式"),
    "format of another command": (["show", "s427", "--format", "bibtex"], "没有 bibtex 这种格式"),
    "style": (["cite", "s427", "--style", "1987"], "没有“1987”这种著录格式"),
    "date": (["cite", "s427", "--accessed", "²"], "引用日期“²”不是日期"),
    "date of a document": (["read", "report.txt", "--published", "2026-13-01"], "“2026-13-01”不是日期"),
    "field to sort by": (["statistics", "--sort", "valeu"], "不能按“valeu”排序"),
    "field to rank across": (["rank", "贷款", "--across", "metric"], "不能跨“metric”排名"),
    "section": (["province", "江苏", "--section", "9"], "没有第“9”节"),
    "document to remove": (["remove", "mohrss-2019"], "没有文件“mohrss-2019”"),
    "encoding": (["read", "report.txt", "--encoding", "klingon"], "不认识的编码 'klingon'"),
    "encoding that is none of text": (["add", "report.txt", "--encoding", "zip"], "不认识的编码 'zip'"),
    "original of no document": (["check", "--source", "report.txt"], "看不出 report.txt 是哪份文件的原文"),
    "document of an original": (
        ["check", "--source", "report.txt", "--document", "mohrss-2019"],
        "没有编号为“mohrss-2019”的文件",
    ),
}
MISSING: dict[str, tuple[list[str], str]] = {
    **{each: ([each], "缺少 ") for each in ("province", "search", "rank", "compare", "show", "cite")},
    **{each: ([each], "缺少 FILE…") for each in ("read", "add")},
    "remove": (["remove"], "缺少 DOCUMENT…"),
    "value of an option": (["statistics", "--unit"], "选项 --unit 后面少一个值，或不该有值"),
    "value of --db": (["statistics", "--db"], "选项 --db 后面少一个值，或不该有值"),
    "second region": (["compare", "江苏"], "对照要两个不同的地区"),
    "word to find": (["search", "-贴息"], "只有要排除的词，没有要查的词"),
    "word beside OR": (["search", "贷款", "OR"], "OR 旁边少一个词"),
    "word at all": (["search", "“”"], "没有要查的词"),
    "source of --document": (["check", "--document", "su"], "--document 说的是一个 --source 是哪份文件"),
}
WRONG: dict[str, tuple[list[str], str]] = {
    "value for a flag": (["search", "贷款", "--exact=1"], "选项 --exact 后面少一个值，或不该有值"),
    "limit of none": (["statistics", "--limit", "0"], "--limit 的值不对：0 不行，要 >= 1"),
    "limit in words": (["statistics", "--limit", "many"], "--limit 的值不对：many 不是整数"),
    "limit beyond all": (["statistics", "--limit", "-1"], "--limit 的值不对：-1 不行，要 >= 1"),
    "top of none": (["rank", "贷款", "--top", "0"], "--top 的值不对：0 不行，要 >= 1"),
    "no processes": (["read", "report.txt", "--jobs", "0"], "--jobs 的值不对"),
    "no bytes": (["read", "report.txt", "--max-bytes", "0"], "--max-bytes 的值不对"),
    "both of two": (["province", "江苏", "--measures", "--statistics"], "--statistics 和 --measures 只能给一个"),
    "one word too many": (["documents", "江苏"], "多了“江苏”；有空格的名字用引号括起来"),
    "two words too many": (["documents", "江苏", "安徽"], "多了“江苏 安徽”；有空格的名字用引号括起来"),
    "one id for two": (["add", "report.txt", "other.txt", "--id", "x"], "--id 只能用于一份文件"),
    "id of a blank": (["add", "report.txt", "--id", " "], "编号（--id）是空白的；写出来，或者不用这个选项"),
    "id of nothing": (["read", "report.txt", "--id", ""], "编号（--id）是空白的"),
    "id without end": (["add", "report.txt", "--id", "x" * 100_000], "编号（--id）太长：有 100000 字，最多 200 字"),
    "id of two lines": (["add", "report.txt", "--id", "a\nb"], "编号（--id）里有换行或看不见的字符"),
    "title of a blank": (["read", "report.txt", "--title", "\u3000"], "标题（--title）是空白的"),
    "title without end": (["read", "report.txt", "--title", "x" * 501], "标题（--title）太长：有 501 字，最多 500 字"),
    "publisher without end": (["read", "report.txt", "--publisher", "x" * 501], "发布者（--publisher）太长"),
    "place without end": (["read", "report.txt", "--place", "x" * 101], "地方（--place）太长"),
    "address without end": (["read", "report.txt", "--url", "x" * 2_001], "网址（--url）太长"),
    "address of a citation": (["cite", "s427", "--url", "x" * 2_001], "网址（--url）太长：有 2001 字，最多 2000 字"),
    "repair of a source": (["check", "--repair", "--source", "report.txt"], "--repair 和 --source、--document 不能"),
}


USED = {**UNKNOWN, **MISSING, **WRONG}


@pytest.mark.parametrize(("words", "begins"), USED.values(), ids=USED)
def test_wrong_usage_is_2(words: list[str], begins: str, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(report.parent)
    (report.parent / "other.txt").write_text(REPORT, encoding="utf-8")
    assert told(*words, code=USAGE).startswith(begins)
    assert not own_path().exists()


# --- a store that cannot be read ---


def _write(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _a_file_above(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("")


NEWER = b'{"meta": {"1": {"application": "jobscli", "schema": 9}}}'
DAMAGED = "数据文件 {path} 已损坏，不是完整的 JSON"
OTHER = "{path} 不是 jobscli 的数据文件"
STORES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _path: None, "没有数据文件 {path}"),
    "empty": (_write(b""), "数据文件 {path} 是空的"),
    "not JSON": (_write("就业".encode()), DAMAGED),
    "truncated": (_write(disk.written(disk.empty())[:-9]), DAMAGED),
    "not UTF-8": (_write(b'{"\xff": 1}'), DAMAGED),
    "deeper than the stack": (_write(b"[" * 100_000), DAMAGED),
    "a number of a million digits": (
        _write(disk.written(disk.empty())[:-2] + b', "x": {"1": {"n": 1E+999999}}}'),
        DAMAGED,
    ),
    "another program's": (_write(b'{"_default": {}}'), OTHER),
    "a list": (_write(b"[]"), OTHER),
    "lists in lists": (
        _write(disk.written(disk.empty())[:-2] + b', "x": {"1": {"n": ' + b"[" * 500 + b"]" * 500 + b"}}}"),
        OTHER,
    ),
    "newer": (_write(NEWER), "{path} 是第 9 版的数据，这个 jobscli 只认第 3 版；请升级 jobscli"),
    "a folder": (lambda path: path.mkdir(), "{path} 是文件夹，里面没有档案"),
    "a broken link": (lambda path: path.symlink_to(path.with_name("nowhere")), "没有数据文件 {path}"),
    "a link to itself": (lambda path: path.symlink_to(path), "读不了数据文件 {path}：链接绕成了圈"),
    "a pipe": (os.mkfifo if sys.platform != "win32" else lambda _path: None, "{path} 不是文件"),
    "a device": (lambda path: path.symlink_to("/dev/null"), "{path} 不是文件"),
    "below a file": (_a_file_above, "读不了数据文件 {path}：上一级不是文件夹"),
}
READING = [
    "", "province 江苏", "search 贷款", "rank 贷款", "compare 江苏 安徽", "metrics", "measures", "statistics",
    "systems", "show s30", "cite s30", "documents", "check", "remove one",
]  # fmt: skip


@posix
@pytest.mark.parametrize("what", STORES)
def test_a_store_that_cannot_be_read_is_3(what: str, tmp_path: Path) -> None:
    make, begins = STORES[what]
    path = tmp_path / "stores" / "store.json"
    path.parent.mkdir()
    make(path)
    for line in READING:
        assert told(*line.split(), code=STORE, db=path).startswith(begins.format(path=path)), line
    left = {each.name for each in tmp_path.rglob("*")}
    assert left <= {"stores", "store.json"}


@posix
@pytest.mark.parametrize("what", [each for each in STORES if each not in ("missing", "below a file")])
def test_a_store_that_cannot_be_read_is_not_written_either(what: str, report: Path) -> None:
    make, begins = STORES[what]
    path = report.with_name("stores") / "store.json"
    path.parent.mkdir()
    make(path)
    before = path.read_bytes() if path.is_file() else None
    begins = begins.format(path=path).replace("读不了", "写不了")
    for words in (["add", report], ["undo"]):
        assert told(*words, code=STORE, db=path).startswith(begins), words
    assert before is None or path.read_bytes() == before
    made = {each.name for each in path.parent.iterdir()} - {"store.json"}
    assert made <= ({"store.json.lock"} if before is not None else set())


def test_a_bad_record_is_named(tmp_path: Path) -> None:
    path = builders.write(tmp_path / "store.json", builders.statistic(), builders.measure())
    content = path.read_text(encoding="utf-8").replace('"metric": "创业担保贷款"', '"metric": 5')
    path.write_text(content, encoding="utf-8")
    for line in ("statistics", "metrics", "province 江苏", "show s30"):
        sentence_ = told(*line.split(), code=STORE, db=path)
        assert sentence_.startswith(f"数据文件 {path} 有坏记录，statistics 里的 su/s30：字段 metric 的值不对：5；")
    assert typed("measures", db=path).exit_code == 0


BAD_RECORDS: dict[str, tuple[str, str, str]] = {
    "a name that is no record": ('"names": []', '"names": [5]', "字段 names 的值不对"),
    "an unknown field": ('"names": []', '"names": [], "colour": "red"', "不认识的字段 colour"),
    "a field too few": ('"kind": "loan", ', "", "缺字段 kind"),
}


@pytest.mark.parametrize("what", BAD_RECORDS)
def test_a_record_that_is_none_is_named(what: str, tmp_path: Path) -> None:
    was, made, says = BAD_RECORDS[what]
    path = builders.write(tmp_path / "store.json", builders.measure(kind="loan"))
    content = path.read_text(encoding="utf-8")
    assert content.count(was) == 1
    path.write_text(content.replace(was, made), encoding="utf-8")
    for line in ("measures", "province 江苏", "show m20"):
        assert told(*line.split(), code=STORE, db=path).startswith(
            f"数据文件 {path} 有坏记录，measures 里的 su/m20：{says}"
        )


def test_an_id_that_two_documents_have_is_2(tmp_path: Path) -> None:
    path = builders.write(tmp_path / "store.json", builders.statistic(), builders.statistic(document="other"))
    for command in ("show", "cite"):
        assert told(command, "s30", code=USAGE, db=path) == "“s30”在几份文件里都有，请写全"


def test_without_the_store_that_comes_with_it_is_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobscli.store, "__file__", str(tmp_path / "jobscli" / "store" / "__init__.py"))
    for line in ("province 江苏", "documents", "check"):
        assert told(*line.split(), code=STORE).startswith("自带的数据 db.json 不见了；重新安装 jobscli")


def test_a_store_for_which_there_is_no_memory_is_3(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_bytes(_path: Path) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", read_bytes)
        for line in READING:
            assert told(*line.split(), code=STORE, db=store) == f"数据文件 {store} 太大，内存不够"


def test_no_permission_to_read(store: Path, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root sees it, too, who may read everything."""
    true, true_open = Path.read_bytes, os.open

    def read_bytes(path: Path) -> bytes:
        if path == store:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return true(path)

    def opened(path: Any, *flags: Any, **more: Any) -> int:
        if path == report:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return true_open(path, *flags, **more)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", read_bytes)
        patched.setattr(os, "open", opened)
        patched.setattr(os, "access", lambda *_arguments, **_more: False)  # no parser of options is to answer first
        for line in READING:
            assert told(*line.split(), code=STORE, db=store) == f"读不了数据文件 {store}：没有读的权限"
        for words in (["read", report], ["add", report], ["check", "--source", report]):
            assert told(*words, code=DOCUMENT) == f"{report}：没有读取权限"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may do everything")
def test_a_folder_without_permission(store: Path, report: Path) -> None:
    store.parent.chmod(0o500)
    try:
        assert told("add", report, code=STORE, db=store).startswith(f"写不了数据文件 {store}：没有写的权限")
    finally:
        store.parent.chmod(0o700)


@posix
def test_the_store_that_comes_with_it_and_may_not_be_looked_at_is_3(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a fault of ours to be reported."""
    with open_folder() as folder, monkeypatch.context() as patched:
        patched.setattr(jobscli.store, "__file__", str(folder / "jobscli" / "store" / "__init__.py"))
        (folder / "jobscli").mkdir()
        (folder / "jobscli" / "db.json").touch()
        for line in ("documents", "check", "undo"):
            typed(*line.split())  # loads what it needs
        (folder / "jobscli").chmod(0)
        with nobody():
            for line in ("province 江苏", "documents", "check"):
                assert told(*line.split(), code=STORE) == f"读不了数据文件 {folder}/jobscli/db.json：没有读的权限"
        (folder / "jobscli").chmod(0o700)


@posix
def test_a_user_without_a_home_asks_and_is_told_how_to_store(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HOME is not set, and the system does not know who it is: a container's user."""
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("JOBSCLI_DB", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7)  # whom no system has
    assert typed("rank", "创业担保贷款").exit_code == 0
    assert told("add", report, code=STORE) == (
        "不知道您的用户目录（没有设 HOME），没有地方存；设好 HOME，或用 --db 指一个数据文件"
    )


# --- a store that cannot be written ---

WHY = {
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "文件夹是只读的",
    errno.EACCES: "没有写的权限",
    errno.EDQUOT: "磁盘配额已满",
}
CHANGING = {"add": ["add", "{report}"], "remove": ["remove", "one"], "undo": ["undo"]}


@pytest.mark.parametrize("code", WHY, ids=errno.errorcode.get)
@pytest.mark.parametrize("command", CHANGING)
def test_a_full_disk_is_3(command: str, code: int, store: Path, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [each.format(report=report) for each in CHANGING[command]]
    found = Faults(1, code, [(os, "fsync")]).within(monkeypatch, lambda: told(*words, code=STORE, db=store))
    assert found == f"写不了数据文件 {store}：{WHY[code]}；原来的数据没有变"


@pytest.mark.parametrize("command", CHANGING)
def test_a_folder_in_which_nothing_can_be_made_is_3(
    command: str, store: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = os.open

    def read_only(path: Any, flags: int, *mode: Any, **more: Any) -> int:
        if flags & os.O_CREAT and Path(path).parent == store.parent:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return true(path, flags, *mode, **more)

    words = [each.format(report=report) for each in CHANGING[command]]
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", read_only)
        found = told(*words, code=STORE, db=store)
    assert found == f"写不了数据文件 {store}：文件夹是只读的；原来的数据没有变"


def test_a_data_folder_that_cannot_be_made_is_3(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Faults(1, errno.EROFS, [(os, "mkdir")]).within(monkeypatch, lambda: told("add", report, code=STORE))
    assert found == f"写不了数据文件 {own_path()}：文件夹是只读的；原来的数据没有变"
    assert not own_path().parent.exists()


@pytest.mark.parametrize("command", CHANGING)
def test_a_store_that_another_process_writes_is_3(
    command: str, store: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.05)
    words = [each.format(report=report) for each in CHANGING[command]]
    with started(hold, store) as (process, heard):
        assert heard.recv() == "held"
        found = told(*words, code=STORE, db=store)
        who = f"主机 {gethostname()} 上的进程 {process.pid}"
        assert found == f"另一个进程（{who}）正在写 {store}，等了 0.05 秒；等它写完再试"
        assert typed("documents", db=store).exit_code == 0
        process.kill()
        process.join()
    store.with_name("store.json.writer").unlink()


# --- what is not done ---


def test_another_content_under_a_known_id_is_1(store: Path, report: Path) -> None:
    result = typed("add", report, "--id", "one", db=store)
    assert result.exit_code == NOT_DONE
    assert sentence(result.stderr) == "one 已经有了，内容或所说的地区、年份、标题不同；要换成新的，加 --replace"
    assert result.stdout.startswith("没有存  one")


def test_what_came_with_jobscli_is_not_changed(report: Path) -> None:
    assert told("remove", "mohrss-2018", code=NOT_DONE) == "mohrss-2018 是 jobscli 自带的，不能移除"
    result = typed("add", report, "--id", "mohrss-2018", "--replace")
    assert result.exit_code == NOT_DONE
    assert "mohrss-2018" in sentence(result.stderr)
    assert not own_path().parent.exists()
    assert told("undo", code=NOT_DONE, db=shipped_path()).endswith("是 jobscli 自带的，没有可以撤回的改动")
    assert told("check", "--repair", code=NOT_DONE, db=shipped_path()).endswith("坏了就重新安装 jobscli")


def test_nothing_to_undo_is_1() -> None:
    assert told("undo", code=NOT_DONE) == f"没有可以撤回的改动：{own_path()} 旁边没有备份，只留最近三次的"
    assert not own_path().parent.exists()


def test_faults_that_check_finds_are_1(tmp_path: Path) -> None:
    path = builders.write(tmp_path / "store.json", builders.document(), builders.statistic(section="su/h9"))
    result = typed("check", db=path)
    assert result.exit_code == NOT_DONE
    assert sentence(result.stderr) == "有 2 处问题"


def test_nothing_good_beside_a_damaged_store_is_3(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    path.write_bytes(b"{")
    assert told("check", "--repair", code=STORE, db=path).endswith(
        "旁边也没有好的备份；移开它，再用 jobscli add 重新加入文件"
    )
    assert path.read_bytes() == b"{"


# --- a document that cannot be read ---

OUTSIDE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LOCKED = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"


def _encrypted_docx() -> bytes:
    made = bytearray(package(p("就业")))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


def _a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # an address of a socket has no room for a long path
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _another_zip() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("readme.txt", "x")
    return written.getvalue()


DOCUMENTS: dict[str, tuple[str, bytes | Callable[[Path], object], str]] = {
    "missing": ("a.txt", lambda _path: None, "没有这个文件"),
    "below a file": ("report.txt/a.txt", lambda _path: None, "没有这个文件"),
    "a name too long": ("x" * 300, lambda _path: None, "文件名太长"),
    "empty": ("a.txt", b"", "文件是空的"),
    "blank": ("a.txt", b" \r\n\t", "文件里没有文字"),
    "random bytes": ("a.txt", bytes(range(254, 0, -1)) * 20, "不是文本，或编码不明"),
    "NUL bytes": ("a.txt", b"a\0b", "含有空字符"),
    "a folder without readable files": ("a", lambda path: path.mkdir(), "是文件夹，里面没有能读的文件"),
    "a pipe": ("a.txt", os.mkfifo if sys.platform != "win32" else b"", "是管道，不是普通文件"),
    "a device": ("a.txt", lambda path: path.symlink_to("/dev/zero"), "是设备，不是普通文件"),
    "a broken link": ("a.txt", lambda path: path.symlink_to("nowhere"), "没有这个文件"),
    "a link to itself": ("a.txt", lambda path: path.symlink_to(path), "是指向自己的链接"),
    "a truncated PDF": ("a.pdf", pdf(FIRST)[:700], "PDF 不完整（缺少结尾）"),
    "a PDF that is none": ("a.pdf", b"text", "不是 pdf 文件，或已损坏"),
    "an encrypted Word document": ("a.docx", _encrypted_docx(), "是加密的 Word 文档；解密后再读"),
    "a truncated Word document": ("a.docx", package(p("就业"))[:-40], "Word 文档已损坏"),
    "a zip bomb": ("a.docx", package(p("就业" * 10_000_000)), "解压后太大，上限是 32 MB；可用 --max-unpacked 放宽"),
    "entities": ("a.docx", package(p("&x;"), OUTSIDE), "Word 文档里声明了实体"),
    "another zip": ("a.docx", _another_zip(), "是压缩包，不是 Word 文档"),
    "an old Office file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "是旧格式（.doc、.xls、.wps）或加密"),
    "a Word document with a directory of 50 MB": (
        "a.docx",
        b"PK\3\4" + bytes(1000) + b"PK\5\6" + bytes(4) + b"\xff" * 4 + (50_000_000).to_bytes(4, "little") + bytes(6),
        "Word 文档的目录过大，不是正常的文档",
    ),
    "a Word document with a directory of 64 bits": (
        "a.docx", package(p("就业")) + b"PK\6\7" + bytes(16), "Word 文档的目录过大，不是正常的文档"
    ),
    "a Word document without text": ("a.docx", package(p(" ")), "Word 文档里没有文字"),
    "a Word document that is none": ("a.docx", b"text", "不是 docx 文件，或已损坏"),
    "RTF": ("a.txt", b"{\\rtf1 x}", "是 RTF 文件；请另存为 .docx"),
    "packed": ("a.txt", b"\x1f\x8b\x08", "是压缩文件；请先解压"),
    "control characters": ("a.txt", b"\1\2\3\4" * 9 + b"a", "含有许多控制字符，不是文本"),
    "a page in no encoding": ("a.html", b"<html>" + bytes(range(255, 127, -1)) * 9, "网页的编码不明"),
    "a socket": ("a.txt", _a_socket, "是套接字，不是普通文件"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" * 9, "是图片；请先做文字识别（OCR）"),
    "a page without text": ("a.html", b"<html><body><nav>x</nav></body></html>", "网页里没有正文"),
    "a table without a text column": ("a.csv", "甲,乙\n1,2\n".encode(), "看不出哪一列是正文"),
    "a table without text": ("a.csv", "id,正文\n1,\n".encode(), "“正文”一列没有文字"),
    "a name with a newline": ("a\nb\x1b[31m.txt", b"", "文件是空的"),
}  # fmt: skip


def _made(what: str, folder: Path) -> tuple[Path, str]:
    name, content, begins = DOCUMENTS[what]
    path = folder / name
    if callable(content):
        content(path)
    else:
        path.write_bytes(content)
    return path, begins


def _shown(path: Path) -> str:
    return str(path).replace("\n", "\\n").replace("\x1b", "\\x1b")


@posix
@pytest.mark.parametrize("what", DOCUMENTS)
def test_a_document_that_cannot_be_read_is_5(what: str, report: Path) -> None:
    path, begins = _made(what, report.parent)
    for words in (["read", path], ["add", path], ["check", "--source", path]):
        assert told(*words, code=DOCUMENT).startswith(f"{_shown(path)}：{begins}"), words
    assert told("read", path, "--format", "json", code=DOCUMENT)
    assert not own_path().exists()


UNMAPPED = [(124, 560, "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007" * 3)]
SWELLING = zlib.compress(b"BT/F1 12 Tf 9 9 Td<5c31>Tj ET\n" * 3_000_000)
PDFS: dict[str, tuple[bytes, list[str], str]] = {
    "encrypted": (pdf(FIRST, extra=LOCKED), [], "是加密的 PDF；解密后再读"),
    "damaged": (b"%PDF-1.7\nx\n%%EOF", [], "PDF 已损坏"),
    "scanned": (pdf([]), [], "是扫描件，没有文字层；请先做文字识别（OCR）"),
    "without a table of characters": (pdf(UNMAPPED), [], "PDF 的文字层还原不成文字（字体没有编码表）"),
    "of too many pages": (
        pdf(FIRST, FIRST), ["--max-pages", "1"], "PDF 页数太多，上限是 1 页；可用 --max-pages 放宽"
    ),
    "of too much text": (
        pdf(FIRST), ["--max-unpacked", "9"], "PDF 的文字太多，上限是 9 B；可用 --max-unpacked 放宽"
    ),
    "that swells": (
        pdf(FIRST, content=SWELLING),
        ["--max-memory", "200000000"],
        "PDF 已损坏，或解析所需内存过大，上限是 200 MB；可用 --max-memory 放宽",
    ),
}  # fmt: skip


@needs_pdfium
@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded where setrlimit bounds it")
@pytest.mark.parametrize("what", part(PDFS, 4))
def test_a_pdf_that_cannot_be_read_is_5(what: str, tmp_path: Path) -> None:
    content, option, says = PDFS[what]
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    for command in ("read", "add"):
        assert told(command, path, *option, code=DOCUMENT) == f"{path}：{says}"
    assert not own_path().exists()


def test_a_pdf_without_the_library_is_5(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(FIRST))
    stand_in = tmp_path / "stand_in.py"
    stand_in.write_text(f"raise SystemExit({pdfium.NOT_INSTALLED})", encoding="utf-8")
    monkeypatch.setattr(pdfium, "__file__", str(stand_in))
    assert told("read", path, code=DOCUMENT) == f"{path}：读 PDF 要另装 pypdfium2：pip install pypdfium2"


def test_a_pdf_for_which_no_process_can_be_started_is_5(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(FIRST))

    def refused(*_arguments: Any, **_more: Any) -> Any:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(subprocess, "Popen", refused)
    assert told("read", path, code=DOCUMENT) == f"{path}：读 PDF 的进程开不了：{os.strerror(errno.EAGAIN)}"


def killed(_task: object) -> Any:
    """What the system does to a process that takes all memory."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(sys.platform != "linux", reason="where the workers are forks of the test")
def test_a_reading_process_that_is_killed_is_5(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = report.with_name("other.txt")
    other.write_text(REPORT, encoding="utf-8")
    monkeypatch.setattr("jobscli.ingest.each.read_file", killed)
    said = "读文件的进程被系统结束了，多半是内存不够；用 --jobs 1 一份一份读"
    assert told("add", report, other, "--jobs", "2", code=DOCUMENT) == said
    assert not own_path().exists()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="elsewhere it is another process that takes the time")
@pytest.mark.usefixtures("_no_gc_callbacks")
@pytest.mark.slow
@pytest.mark.parametrize("command", ["add", "read"])
def test_a_document_that_takes_too_long_is_5(tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("5%" * 400_000, encoding="utf-8")
    said = told(command, path, "--max-seconds", "1", code=DOCUMENT)
    assert said == f"{path}：解析用时过长，上限是 1 秒；可用 --max-seconds 放宽"
    assert not own_path().exists()


@pytest.mark.skipif(not Path("/proc/cpuinfo").exists(), reason="a file of Linux that says it is empty, and is not")
def test_a_file_that_is_larger_than_it_says_is_5() -> None:
    said = told("read", "/proc/cpuinfo", "--max-bytes", "9", code=DOCUMENT)
    assert said == "/proc/cpuinfo：文件太大，上限是 9 B；可用 --max-bytes 放宽"


@pytest.mark.parametrize(
    ("name", "content", "option", "says"),
    [
        ("a.txt", REPORT.encode(), ["--max-bytes", "60"], "文件有 77 B，上限是 60 B；可用 --max-bytes 放宽"),
        ("a.docx", package(p("就业")), ["--max-unpacked", "9"], "解压后太大，上限是 9 B；可用 --max-unpacked 放宽"),
        ("a.csv", "正文\n就业\n".encode(), ["--text-column", "x"], "没有“x”一列；现有的列：正文"),
        ("a.txt", b"x" * 27, ["--max-characters", "9"], "文字有 27 字，上限是 9 字；可用 --max-characters 放宽"),
        (
            "a.csv", b"text\nxx\n", ["--max-characters", "1"],
            "第 1 行（不算表头）：文字有 2 字，上限是 1 字；可用 --max-characters 放宽",
        ),
        ("a.txt", "就业".encode("gb18030"), ["--encoding", "utf-8"], "第 1 个字节起不是 utf-8 文本"),
    ],
)  # fmt: skip
def test_what_is_beyond_a_limit_or_against_an_option_is_5(
    name: str, content: bytes, option: list[str], says: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for command in ("read", "add"):
        assert told(command, path, *option, code=DOCUMENT) == f"{path}：{says}"


def test_a_table_of_too_many_rows_is_5_and_the_rows_before_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("正文\n就业\n就业\n", encoding="utf-8")
    result = typed("read", path, "--max-rows", "1")
    assert result.exit_code == DOCUMENT
    assert sentence(result.stderr) == f"{path}：行数太多，后面的没有读，上限是 1 行；可用 --max-rows 放宽"
    assert result.stdout.startswith("a-1  ")


def test_a_row_over_a_limit_is_5_and_the_others_are_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"正文\n城镇新增就业1万人\n{'就业' * 20}\n城镇新增就业3万人\n城镇新增就业4万人\n", encoding="utf-8")
    result = typed("add", path, "--max-characters", "30", "--region", "江苏")
    assert result.exit_code == DOCUMENT
    said = "第 2 行（不算表头）：文字有 40 字，上限是 30 字；可用 --max-characters 放宽"
    assert sentence(result.stderr) == f"{path}：{said}"
    stored = [each.id for each in tiny.TinyStore(own_path()).find("documents")]  # type: ignore[union-attr]
    assert stored == ["a-1", "a-3", "a-4"]


def test_a_bad_file_among_good_ones_is_5_and_the_others_are_stored(report: Path) -> None:
    folder = report.parent
    (folder / "bad.txt").write_bytes(b"")
    (folder / "other.txt").write_text(REPORT.replace("江苏", "安徽"), encoding="utf-8")
    result = typed("add", folder, "--jobs", "1", "--format", "json")
    assert result.exit_code == DOCUMENT
    assert sentence(result.stderr) == f"{folder / 'bad.txt'}：文件是空的"
    stored = [each.id for each in tiny.TinyStore(own_path()).find("documents")]  # type: ignore[union-attr]
    assert stored == ["other", "report"]


def test_each_bad_file_has_its_sentence(tmp_path: Path) -> None:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_bytes(b"")
    for command in ("read", "add"):
        result = typed(command, *paths, "--jobs", "1")
        assert (result.exit_code, result.stdout) == (DOCUMENT, "")
        assert [sentence(line + "\n") for line in result.stderr.splitlines()] == [
            f"{path}：文件是空的" for path in paths
        ]
    assert not own_path().exists()


# --- what nobody foresaw ---


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, ""),  # whoever stops it knows
        (MemoryError(), DOCUMENT, "内存不够；文件太大，分开来读"),
        (RuntimeError("a\x1b[31m\nb"), NOT_DONE, "程序出错（RuntimeError: a␛[31m b），请报告"),
    ],
    ids=["stopped", "no memory", "a fault of ours"],
)
def test_what_ends_a_command_halfway(
    error: BaseException, code: int, says: str, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: Any, **_more: Any) -> Any:
        raise error

    monkeypatch.setattr("jobscli.api.read_files", fails)
    result = typed("read", report)
    assert (result.exit_code, result.stdout) == (code, "")
    assert (result.stderr + "\n").partition("\n")[0] == (f"jobscli: {says}" if says else "")
    assert "Traceback" not in result.stderr


# --- nobody to tell ---


def process(*words: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "jobscli", *words], check=False, timeout=60, **more)


@posix
def test_a_reader_who_leaves_after_a_line_ends_it_quietly() -> None:
    line = f'"{sys.executable}" -m jobscli statistics --format json | head -1; echo "${{PIPESTATUS[0]}}"'
    found = subprocess.run(["bash", "-c", line], capture_output=True, check=True, timeout=60)
    assert (found.stdout, found.stderr) == (b"[\n0\n", b"")


@pytest.mark.parametrize(
    "words", part([["province", "江苏"], ["--help"], ["search", "--help"], ["--version"]], 4), ids=" ".join
)
def test_a_reader_who_has_left_before_ends_it_quietly(words: list[str]) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-m", "jobscli", *words], stdout=pipe, stderr=pipe) as left:
        assert left.stdout is not None
        assert left.stderr is not None
        left.stdout.close()
        assert (left.stderr.read(), left.wait()) == (b"", 0)


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
# What a shell does to stdout -> why nothing can be written to it.
NO_STDOUT = {"> /dev/full": os.strerror(errno.ENOSPC), ">&-": "标准输出是关着的"}
ASKED = ["statistics", "statistics --format json", "--help", "rank --help", "--version", "check", ""]


InShell = Callable[[str], tuple[int, str]]


STARTED = f'"{sys.executable}" -m jobscli'


@pytest.fixture(params=["forked", pytest.param("started", marks=pytest.mark.slow)])
def in_shell(request: pytest.FixtureRequest) -> InShell:
    """The exit code of `jobscli line`, which may send its streams elsewhere, and what it says on stderr."""
    return shell(request.getfixturevalue("forked") if request.param == "forked" else STARTED)


def shell(command: str) -> InShell:
    """As `in_shell`, where `command` stands for `jobscli`."""

    def run(line: str) -> tuple[int, str]:
        found = subprocess.run(["sh", "-c", f"{command} {line}"], capture_output=True, check=False, timeout=60)
        assert found.stdout == b""
        return found.returncode, found.stderr.decode()

    return run


@needs_full
@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("end", NO_STDOUT)
def test_an_answer_that_cannot_be_written_is_1(words: str, end: str, in_shell: InShell) -> None:
    code, stderr = in_shell(f"{words} {end}")
    assert (code, sentence(stderr)) == (NOT_DONE, f"答案写不出去：{NO_STDOUT[end]}")


@needs_full
@pytest.mark.parametrize("form", part(["table", "json", "csv", "md"], 4))
@pytest.mark.parametrize("end", NO_STDOUT)
def test_a_change_holds_when_its_answer_cannot_be_written(end: str, form: str, report: Path, forked: str) -> None:
    it_holds(end, form, report, shell(forked))


@needs_full
@pytest.mark.slow
@pytest.mark.parametrize("end", NO_STDOUT)
def test_so_does_that_of_a_process_that_is_started(end: str, report: Path) -> None:
    it_holds(end, "table", report, shell(STARTED))


def it_holds(end: str, form: str, report: Path, in_shell: InShell) -> None:
    """Each change is done, and the exit code and a sentence say that its answer was not written."""
    db = report.with_name("store.json")
    why, rest = NO_STDOUT[end], f"--db '{db}' --format {form} {end}"

    def ids() -> list[str]:
        return [each.id for each in tiny.TinyStore(db).find("documents")]  # type: ignore[union-attr]

    assert in_shell(f"add '{report}' {rest}") == (NOT_DONE, f"jobscli: 存好了，但答案写不出去：{why}\n")
    assert ids() == ["report"]
    assert in_shell(f"add '{report}' {rest}") == (NOT_DONE, f"jobscli: 答案写不出去：{why}\n")
    assert in_shell(f"remove report {rest}") == (NOT_DONE, f"jobscli: 移除了，但答案写不出去：{why}\n")
    assert ids() == []
    assert in_shell(f"undo {rest}") == (NOT_DONE, f"jobscli: 撤回了，但答案写不出去：{why}\n")
    assert ids() == ["report"]
    db.write_bytes(b"{")
    code, told = in_shell(f"check --repair {rest}")
    if form in ("csv", "md"):  # there is no row to write
        assert (code, sentence(told).partition("。")[0]) == (0, f"数据文件 {db} 已损坏，不是完整的 JSON")
    else:
        assert (code, told) == (NOT_DONE, f"jobscli: 恢复好了，但答案写不出去：{why}\n")
    assert tiny.TinyStore(db).count("documents", {}, ("id",)) is not None


@posix
def test_without_stderr_the_exit_code_says_it_alone(in_shell: InShell) -> None:
    for end, code in (
        ("province 江束 2>&-", USAGE),
        ("province 江束 >&- 2>&-", USAGE),
        ("documents >&- 2>&-", NOT_DONE),
    ):
        assert in_shell(end) == (code, ""), end


@posix
def test_a_closed_stdout_is_no_file_of_ours(report: Path, in_shell: InShell) -> None:
    db = report.with_name("store.json")
    for end in ("<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"):
        in_shell(f"add '{report}' --replace --db '{db}' {end}")
        assert typed("documents", db=db).exit_code == 0, end


@needs_full
def test_a_notice_that_cannot_be_written_changes_no_answer(report: Path, in_shell: InShell) -> None:
    (report.with_name("bad.txt")).write_bytes(b"")
    db = report.with_name("store.json")
    assert in_shell(f"search 直播带岗 --db '{db}' 2> /dev/full") == (STORE, "")
    assert in_shell(f"add '{report.parent}' --jobs 1 --db '{db}' 2> /dev/full > /dev/null") == (DOCUMENT, "")
    assert in_shell(f"search 直播带岗 --db '{db}' 2> /dev/full") == (0, "")


@pytest.mark.parametrize(
    "words", [["add", "{report}"], ["remove", "one"], ["undo"], ["check", "--repair"]], ids=" ".join
)
def test_a_format_that_does_not_exist_changes_nothing(words: list[str], report: Path, store: Path) -> None:
    given = [each.format(report=report) for each in words]
    assert told(*given, "--format", "xml", code=USAGE, db=store) == "没有 xml 这种格式"
    assert told("--format", "xml", *given, code=USAGE, db=store) == "没有 xml 这种格式"


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.EIO, "x"),
        OSError("x"),
        PermissionError(errno.EACCES, "x", "/f"),
        BrokenPipeError(errno.EPIPE, "x"),
    ],
)
def test_a_file_that_fails_is_not_told_as_an_answer(error: OSError, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_arguments: Any, **_more: Any) -> Any:
        raise error

    monkeypatch.setattr("jobscli.api.records", fails)
    where = "/f：" if error.filename else ""
    assert told("statistics", code=STORE) == f"读写出错：{where}x"


TOO_LONG: dict[str, list[str]] = {
    "region": ["province", "江" * 100_000],
    "option": ["documents", "--" + "x" * 100_000],
    "command": ["x" * 100_000],
    "word too many": ["documents", "x" * 100_000],
    "metric": ["rank", "x" * 100_000],
    "id": ["show", "x" * 100_000],
    "value": ["statistics", "--limit", "x" * 100_000],
    "one of a list": ["statistics", "--status", "achieved," + "x" * 100_000],
    "format": ["documents", "--format", "x" * 100_000],
    "document": ["read", "x" * 100_000],
    "store": ["documents", "--db", "x" * 100_000],
    "dimension": ["rank", "贷款", "--across", "x" * 100_000],
}


@pytest.mark.parametrize("what", TOO_LONG)
def test_a_word_without_end_is_not_echoed_whole(what: str) -> None:
    result = typed(*TOO_LONG[what])
    assert result.exit_code in (USAGE, STORE, DOCUMENT)
    assert len(result.stderr) < 2_000
    assert "……（略去 " in sentence(result.stderr)


@pytest.mark.parametrize(
    ("library", "words", "extra"),
    part(
        [
            ("tantivy", ["archive", "create", "new"], "tantivy"),
            ("tantivy", ["archive", "info", "held"], "tantivy"),
            ("pyarrow", ["cluster", "read", "in", "new"], "'jobscli[spark]'"),
            ("pyarrow", ["cluster", "info", "held"], "'jobscli[spark]'"),
        ],
        4,
    ),
)
def test_a_library_that_is_not_installed_is_told(tmp_path: Path, library: str, words: list[str], extra: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("就业", encoding="utf-8")
    folder.begin(tmp_path / "held", {})
    child = f"import sys; sys.modules[{library!r}] = None; from jobscli.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", child, *words], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert f"要用 {library}；装上它：pip install {extra}" in done.stderr
