"""The checksum of a store: a changed digit is found, a changed layout is none, and no checksum is no fault."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from jobscli.errors import StoreError
from jobscli.store import Store, checksum, disk, shipped_path
from jobscli.store.backup import backups
from jobscli.store.tiny import TinyStore
from tests.builders import batch, statistic, write


def stored(path: Path, *identities: str) -> Path:
    for identity in identities:
        TinyStore(path).put(batch(identity))
    return path


def flipped(path: Path) -> Path:
    """The store with one digit changed, as a bit that has turned over leaves it: JSON all the same."""
    content = path.read_bytes()
    assert content.count(b"2300000000") >= 1
    path.write_bytes(content.replace(b"2300000000", b"2300000001", 1))
    return path


def test_the_checksum_is_of_all_but_itself(tmp_path: Path) -> None:
    content = stored(tmp_path / "store.json", "a").read_bytes()
    said = json.loads(content)["meta"]["1"]["sha256"]
    rest = content.replace(f', "sha256": "{said}"'.encode(), b"")
    assert len(rest) == len(content) - 78
    assert sha256(rest).hexdigest() == said


ACTS: dict[str, Callable[[Store], object]] = {
    "find": lambda store: list(store.find("documents")),
    "count": lambda store: list(store.count("statistics", {}, ("region",))),
    "put": lambda store: store.put(batch("b")),
    "remove": lambda store: store.remove("a"),
    "undo": lambda store: store.undo(),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_changed_digit_is_told_by_whoever_reads_or_writes(act: str, tmp_path: Path) -> None:
    """A writer above all: it would give what has changed a checksum that agrees."""
    path = flipped(stored(tmp_path / "store.json", "a"))
    before = path.read_bytes()
    with pytest.raises(StoreError) as refusal:
        ACTS[act](TinyStore(path))
    assert "存下以后变过，和它的校验和对不上；" in refusal.value.message
    assert path.read_bytes() == before


def test_every_digit_of_a_store_is_covered(tmp_path: Path) -> None:
    path = stored(tmp_path / "store.json", "a")
    content = path.read_bytes()
    digits = [at for at, byte in enumerate(content) if chr(byte).isdigit()]
    assert len(digits) > 60
    for at in digits:
        changed = bytearray(content)
        changed[at] = ord("0") + (content[at] - ord("0") + 1) % 10
        with pytest.raises(StoreError):
            disk.checked(path, bytes(changed))


def test_a_backup_that_has_changed_is_not_brought_back(tmp_path: Path) -> None:
    path = stored(tmp_path / "store.json", "a", "b")
    flipped(backups(path)[0])
    before = path.read_bytes()
    with pytest.raises(StoreError) as refusal:
        TinyStore(path).undo()
    assert refusal.value.message == (
        f"撤不回去，数据文件 {path}.bak 存下以后变过，和它的校验和对不上；移开它就撤到更早的一版；原来的数据没有变"
    )
    assert path.read_bytes() == before


LAYOUTS: dict[str, Callable[[bytes], bytes]] = {
    "a byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "lines that end as Windows has them": lambda content: content.replace(b"\n", b"\r\n"),
    "indented by an editor": lambda content: json.dumps(json.loads(content), indent=2).encode(),
    "on one line": lambda content: json.dumps(json.loads(content), ensure_ascii=False).encode(),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_says_the_same(layout: str, tmp_path: Path) -> None:
    path = stored(tmp_path / "store.json", "a")
    content = LAYOUTS[layout](path.read_bytes())
    assert content != path.read_bytes()
    assert disk.looked_at(path, content).agrees
    assert disk.looked_at(path, content.replace(b"2300000000", b"2300000001", 1)).agrees is False


@pytest.mark.parametrize("said", [5, True, "", "0" * 64, "x", [], {"a": 1}, '"' * 9, "\ud800", "a" * 10_000])
def test_a_checksum_that_is_none_does_not_agree(said: object, tmp_path: Path) -> None:
    content = json.dumps({"meta": {"1": {"application": "jobscli", "schema": 1, "sha256": said}}}).encode()
    assert disk.looked_at(tmp_path / "x", content).agrees is False


def test_a_store_of_before_there_were_any_opens_and_gets_one_with_the_next_change(tmp_path: Path) -> None:
    path = write(tmp_path / "store.json", statistic())
    assert b"sha256" not in path.read_bytes().split(b"documents")[0]
    assert [each.id for each in TinyStore(path).find("documents")] == ["su"]  # type: ignore[union-attr]
    assert disk.look(path).agrees is None
    stored(path, "a")
    assert disk.look(path).agrees is True


def test_what_came_with_jobscli_has_one() -> None:
    """Who has mended a record in `db.json` writes it anew with `jobscli check --accept --db db.json`."""
    found = disk.look(shipped_path())
    assert found.agrees
    assert found.content == disk.written(found.tables), "its lines are laid out as ours are"


def test_it_costs_little_beside_reading_the_store() -> None:
    """A quarter of the parsing was measured; to reckon it from the tables, not from the bytes, costs as much again."""
    path = shipped_path()
    content = path.read_bytes()
    plain = disk.canonical({**disk.look(path).tables, **disk.empty()})
    said = json.loads(content)["meta"]["1"]["sha256"]

    def never() -> bytes:
        raise AssertionError("the bytes agree as they stand")

    def cost(act: Callable[[], object]) -> float:
        costs = []
        for _run in range(7):
            start = time.process_time()
            act()
            costs.append(time.process_time() - start)
        return min(costs)

    reading = cost(lambda: disk.checked(path, plain))
    assert cost(lambda: checksum.agrees(said, content, never)) < reading / 2
