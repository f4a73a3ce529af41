"""Files: how bytes become text, what a table of documents gives, which files are refused and in which words."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.errors import DocumentError, UsageError
from jobscli.read.files import Limits, Loaded, expand, load
from jobscli.read.files.csv import rows
from jobscli.read.files.text import LEAST_COMMON, common, decode
from tests.cost import in_proportion

TEXT = "全省城镇新增就业５２．３万人，\r\n增长3.1%。\r\n"


DEEP = 1200


def written(tmp_path: Path, data: bytes | str, name: str = "report.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def loaded(path: Path, **options: object) -> Loaded:
    (only,) = load(path, **options)  # type: ignore[arg-type]
    return only


def refusal(path: Path, **options: object) -> str:
    with pytest.raises(DocumentError) as caught:
        list(load(path, **options))  # type: ignore[arg-type]
    assert "\n" not in caught.value.message
    return caught.value.message.partition("：")[2]


# --- plain text ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"])
def test_text_is_decoded_and_otherwise_untouched(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, TEXT.encode(encoding))
    assert loaded(path).text == TEXT


def test_sha256_is_that_of_the_bytes_and_the_name_is_the_stem(tmp_path: Path) -> None:
    data = TEXT.encode("gb18030")
    found = loaded(written(tmp_path, data, "江苏２０２６.txt"))
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert (found.name, dict(found.about)) == ("江苏2026", {})


def test_other_encodings_are_named_by_the_user(tmp_path: Path) -> None:
    text = "去年全省城鎮新增就業五十二萬人，居民人均可支配收入增長。" * 5
    path = written(tmp_path, text.encode("big5"))
    assert "--encoding" in refusal(path)
    assert loaded(path, encoding="big5").text == text
    assert "第 1 个字节起不是 utf-8 文本" in refusal(path, encoding="utf-8")


def test_utf_16_without_a_mark_is_told_how(tmp_path: Path) -> None:
    path = written(tmp_path, "employment".encode("utf-16-le"))
    assert "utf-16-le" in refusal(path)
    assert loaded(path, encoding="utf-16-le").text == "employment"


@pytest.mark.parametrize("encoding", ["hex", "zip", "no-such", "a\0b", "rot13"])
def test_what_is_no_encoding_is_a_wrong_option(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(UsageError, match="不认识的编码"):
        list(load(written(tmp_path, TEXT), encoding=encoding))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (b"\xef\xbb\xbf", "文件里没有文字"),
        (b" \r\n\t\n", "文件里没有文字"),
        (bytes(range(256)) * 40, "不是文本"),
        (b"\x00\x01\x02\x03" * 20, "空字符"),
        (b"\x01\x02\x03 x" * 20, "控制字符"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "图片"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为不加密的 .docx"),
        (b"\x1f\x8b\x08" + bytes(20), "压缩文件"),
        (b"{\\rtf1}", "RTF"),
        (("就业".encode() * 9)[:-1], "不是文本"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(written(tmp_path, data))


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except DocumentError:
        return
    assert text.strip()


def test_chinese_is_told_from_what_only_decodes() -> None:
    assert common("城镇新增就业五十二万人，增长百分之三。") == 1.0
    assert common("就業促進條例".encode("big5").decode("gb18030", "replace")) < LEAST_COMMON
    assert common("plain ASCII") == 1.0


# --- tables of documents ---


def test_a_table_gives_a_document_for_each_row(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "省份,标题,发布日期,备注,full_text\r\n"
        '江苏,报告,2026-02-03,甲,"城镇新增就业141万人，\n增长1%。"\r\n'
        "安徽,报告,,,  \r\n"
        "广东,报告,,,城镇新增就业149.4万人。\r\n",
        "all.csv",
    )
    first, second = load(path)
    assert (first.name, first.text) == ("all-1", "城镇新增就业141万人，\n增长1%。")
    assert dict(first.about) == {"region": "江苏", "title": "报告", "published": "2026-02-03", "备注": "甲"}
    assert first.sha256 == hashlib.sha256(first.text.encode()).hexdigest()
    assert (second.name, second.about["region"]) == ("all-3", "广东")


def test_the_user_names_the_column_and_a_row_its_id(tmp_path: Path) -> None:
    path = written(tmp_path, "编号\t说明\t正文\nA／7\t就业形势\t别的\n", "t.tsv")
    assert loaded(path, text_column="说明").text == "就业形势"
    assert loaded(path).name == "t-A_7"


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("a,b\n1,2\n", None, "用 --text-column 指明；现有的列：a、b"),
        ("a,b\n1,2\n", "c\n", "没有“c\\n”一列；现有的列：a、b"),
        ("text\n\n", None, "“text”一列没有文字"),
        ("text,id\n", None, "没有文字"),
    ],
)
def test_a_table_without_texts_is_refused(tmp_path: Path, table: str, column: str | None, words: str) -> None:
    assert words in refusal(written(tmp_path, table, "t.csv"), text_column=column)


def test_too_many_rows_are_refused_behind_the_last_that_is_read(tmp_path: Path) -> None:
    found = load(written(tmp_path, "text\n甲\n乙\n丙\n", "t.csv"), limits=Limits(max_rows=2))
    assert [next(found).text, next(found).text] == ["甲", "乙"]
    with pytest.raises(DocumentError, match="行数太多，后面的没有读，上限是 2 行；可用 --max-rows 放宽"):
        next(found)


def test_a_row_over_a_limit_is_told_and_those_behind_it_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "text\n甲\n" + "就业" * 20 + "\n丙\n", "t.csv")
    told: list[str] = []
    found = load(path, limits=Limits(max_characters=30), refuse=lambda error: told.append(error.message))
    assert [(row.name, row.text) for row in found] == [("t-1", "甲"), ("t-3", "丙")]
    said = "第 2 行（不算表头）：文字有 40 字，上限是 30 字；可用 --max-characters 放宽"
    assert told == [f"{path}：{said}"]
    assert refusal(path, limits=Limits(max_characters=30)) == said


@pytest.mark.parametrize("names", [lambda n: ",".join(map(str, range(n))), lambda n: "id," * n])
def test_a_table_costs_what_its_cells_are(names: Callable[[int], str]) -> None:
    def read(n: int) -> int:
        return sum(1 for _row in rows(f"正文,{names(n)}\n" + "一\n" * n, None, 10**6))

    assert in_proportion(read, 2_000)


def test_a_field_can_be_as_long_as_the_file(tmp_path: Path) -> None:
    assert len(loaded(written(tmp_path, "text\n" + "就业" * 200_000, "t.csv")).text) == 400_000


# --- what is no file of the user's ---


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    pipe, loop, door = tmp_path / "pipe", tmp_path / "loop", tmp_path / "door"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(door))
        assert refusal(door) == "是套接字，不是普通文件"
    assert refusal(pipe) == "是管道，不是普通文件"
    assert refusal(loop) == "是指向自己的链接"
    assert refusal(Path("/dev/null")) == "是设备，不是普通文件"
    assert "是文件夹，里面没有能读的文件" in refusal(tmp_path)
    assert refusal(tmp_path / "none.txt") == "没有这个文件"
    assert refusal(tmp_path / "a\0b") == "没有这个文件"
    assert refusal(tmp_path / ("长" * 300)) == "文件名太长"


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(written(tmp_path, TEXT))
    assert loaded(tmp_path / "link.txt").text == TEXT


@pytest.mark.parametrize(("number", "words"), [(errno.EACCES, "没有读取权限"), (errno.EIO, "读不了：")])
def test_a_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = written(tmp_path, TEXT)

    def failing(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", failing)  # root, as whom tests may run, can read what has no permission
    assert words in refusal(path)


def test_a_large_file_is_refused_with_the_limit_and_its_option(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert refusal(path) == "文件有 200 MB，上限是 64 MB；可用 --max-bytes 放宽"
    small = written(tmp_path, TEXT)
    assert refusal(small, limits=Limits(max_bytes=10)).startswith("文件有 ")
    assert loaded(small, limits=Limits(max_bytes=100)).text == TEXT


def test_a_name_is_shown_harmlessly_and_made_fit_to_be_an_id(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT, "a\n\x1b[31m\u202eb.txt")
    assert loaded(path).name == "a__[31m_b"
    path.write_bytes(b"")
    with pytest.raises(DocumentError, match=r"a\\n\\x1b\[31m\\u202eb\.txt：文件是空的"):
        list(load(path))


# --- folders ---


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    names = ["b.txt", "a.docx", "sub/c.HTML", "sub/deep/d.csv", ".hidden.txt", ".git/e.txt", "f.exe", "A/g.pdf"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    os.mkfifo(tmp_path / "p.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    found = [str(path.relative_to(tmp_path)) for path in expand([tmp_path])]
    assert found == ["a.docx", "b.txt", "A/g.pdf", "sub/c.HTML", "sub/deep/d.csv"]


def test_what_is_no_folder_is_given_as_it_is_and_so_is_an_empty_one(tmp_path: Path) -> None:
    paths = [tmp_path / "none.xyz", tmp_path]
    assert list(expand(paths)) == paths


def test_folders_may_be_nested_deeper_than_python_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(DEEP):
        os.mkdir("d")  # noqa: PTH102  relative, since the whole path would be too long
        os.chdir("d")
    Path("x.txt").touch()
    os.chdir(tmp_path)
    assert len(list(expand([Path("d")]))) == 1
    for depth in range(DEEP, 0, -1):  # pytest, which clears up by calls, could not
        here = Path("/".join("d" * depth))
        (here / "x.txt").unlink(missing_ok=True)
        here.rmdir()
