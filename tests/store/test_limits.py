"""How large a store may be, and a field in it: told, kept by readers and writers, and settable."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jobscli.errors import StoreError, UsageError
from jobscli.store import disk, limits
from jobscli.store.tiny import TinyStore
from tests.builders import batch, document, statistic, write


def ids(path: Path) -> list[str]:
    return [each.id for each in TinyStore(path).find("documents")]  # type: ignore[union-attr]


def test_a_store_over_the_limit_is_not_opened_and_the_limit_can_be_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "store.json", statistic())
    size = path.stat().st_size
    monkeypatch.setenv("JOBSCLI_MAX_STORE", str(size))
    assert ids(path) == ["su"]
    monkeypatch.setenv("JOBSCLI_MAX_STORE", str(size - 1))
    with pytest.raises(StoreError) as refusal:
        ids(path)
    assert refusal.value.message == (
        f"数据文件 {path} 超过了 {size - 1:,} 字节的上限；记录这么多，用档案（jobscli archive create 文件夹）；"
        "信得过这个文件，也可以设环境变量 JOBSCLI_MAX_STORE 放宽"
    )


def test_nothing_is_stored_that_could_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.json"
    TinyStore(path).put(batch("a"))
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    monkeypatch.setenv("JOBSCLI_MAX_STORE", str(path.stat().st_size))
    with pytest.raises(StoreError, match="JOBSCLI_MAX_STORE"):
        TinyStore(path).put(batch("b"))
    monkeypatch.setenv("JOBSCLI_MAX_FIELD", "300")
    monkeypatch.delenv("JOBSCLI_MAX_STORE")
    with pytest.raises(StoreError, match="的 b 有 301 字的字段，超过了 300 字的上限"):
        TinyStore(path).put(batch("b", document=document(id="b", title="长" * 301)))
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before
    assert TinyStore(path).put(batch("b", document=document(id="b", title="长" * 300))) == ("added",)


@pytest.mark.parametrize("depth", ["title", "name", "field"])
def test_a_field_over_the_limit_is_found_wherever_it_stands(depth: str, tmp_path: Path) -> None:
    long = "x" * (limits.CHARACTERS[1] + 1)
    rows: dict[str, Any] = {
        "title": {"id": "su/m1", "title": long},
        "name": {"id": "su/m1", "names": [{"name": long}]},
        "field": {"id": "su/m1", long: 1},
    }
    path = tmp_path / "store.json"
    path.write_text(json.dumps({**disk.empty(), "measures": {"1": rows[depth]}}))
    with pytest.raises(StoreError) as refusal:
        ids(path)
    assert refusal.value.message == (
        f"数据文件 {path} 的 su/m1 有 2,000,001 字的字段，超过了 2,000,000 字的上限；"
        "信得过它，就设环境变量 JOBSCLI_MAX_FIELD 放宽"
    )


def test_a_store_on_one_line_is_no_long_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "store.json", *(statistic(start=start) for start in range(30)))
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))))
    monkeypatch.setenv("JOBSCLI_MAX_FIELD", "100")
    assert len(path.read_bytes()) > 10_000
    assert ids(path) == ["su"]


@pytest.mark.parametrize("told", ["0", "-1", "1e9", "viel", "１００", "9" * 16, " "])
def test_a_limit_that_is_no_number_is_wrong_usage(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBSCLI_MAX_STORE", told)
    with pytest.raises(UsageError) as refusal:
        limits.allowed(limits.BYTES)
    assert refusal.value.message == f"环境变量 JOBSCLI_MAX_STORE 要是一个正整数，不是“{told}”"


def test_an_empty_limit_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBSCLI_MAX_STORE", "")
    assert limits.allowed(limits.BYTES) == 134_217_728
