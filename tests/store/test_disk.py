"""The file is the old one or the new one, whole, whatever fails; and a file that is not ours is refused."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import sys
from collections.abc import Callable
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.errors import JobsError, StoreError
from jobscli.record import TABLES
from jobscli.store import Batch, Store, Words, disk, open_store
from jobscli.store.backup import SUFFIXES, backups, keep
from jobscli.store.lock import locked
from jobscli.store.tiny import TinyStore
from tests.builders import batch, document, statistic, write
from tests.cost import in_proportion
from tests.part import part
from tests.store.faults import CLEANING, Faults


def ours(tables: str = "") -> str:
    """A store with `tables` beside its own."""
    return '{"meta": {"1": {"application": "jobscli", "schema": 1}}' + (f", {tables}" if tables else "") + "}"


NOT_JSON = "数据文件 {path} 已损坏"
NOT_OURS = "{path} 不是 jobscli 的数据文件"


# --- what is refused ---


def damaged(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "数据文件 {path} 是空的；用 jobscli check --repair --db {path} 恢复"),
    "blank": (" \n\t\n", "数据文件 {path} 是空的；用 jobscli check --repair --db {path} 恢复"),
    "not json": ("就业", "数据文件 {path} 已损坏，不是完整的 JSON；用 jobscli check --repair --db {path} 恢复"),
    "truncated": ('{"meta": {"1": {"application": "jobs', NOT_JSON),
    "two values": (ours() + " {}", NOT_JSON),
    "not utf-8": (b'{"meta": {"1": {"application": "\xff"}}}', NOT_JSON),
    "utf-16": (ours().encode("utf-16"), NOT_JSON),
    "nul bytes": (b"\0" * 4096, NOT_JSON),
    "NaN": (ours('"statistics": {"1": {"value": NaN}}'), NOT_JSON),
    "Infinity": (ours('"statistics": {"1": {"value": -Infinity}}'), NOT_JSON),
    "a number beyond all sense": (ours('"statistics": {"1": {"value": 1e99999999}}'), NOT_JSON),
    "a row of nested lists": (ours('"notes": {"1": {"x": ' + "[" * 60 + "]" * 60 + "}}"), NOT_OURS),
    "10,000 lists deep": ("[" * 10_000 + "]" * 10_000, NOT_JSON),
    "10,000 objects deep": ('{"a":' * 10_000 + "1" + "}" * 10_000, NOT_JSON),
    "a million brackets": ("[" * 1_000_000, NOT_JSON),
    "an integer of 10,000 digits": ("9" * 10_000, NOT_JSON),
    "a list": ("[]", "{path} 不是 jobscli 的数据文件；用 --db 指另一个"),
    "null": ("null", NOT_OURS),
    "a number": ("3", NOT_OURS),
    "an empty object": ("{}", NOT_OURS),
    "another program's": ('{"_default": {"1": {"name": "x"}}}', NOT_OURS),
    "another application": ('{"meta": {"1": {"application": "cards", "schema": 1}}}', NOT_OURS),
    "no schema": ('{"meta": {"1": {"application": "jobscli"}}}', NOT_OURS),
    "a schema in words": ('{"meta": {"1": {"application": "jobscli", "schema": "1"}}}', NOT_OURS),
    "a true schema": ('{"meta": {"1": {"application": "jobscli", "schema": true}}}', NOT_OURS),
    "meta as a list": ('{"meta": [1]}', NOT_OURS),
    "meta empty": ('{"meta": {}}', NOT_OURS),
    "a table as a list": (ours('"documents": []'), NOT_OURS),
    "a table as null": (ours('"documents": null'), NOT_OURS),
    "a row as a number": (ours('"documents": {"1": 3}'), NOT_OURS),
    "a row under a word": (ours('"documents": {"one": {}}'), NOT_OURS),
    "a row under a power": (ours('"documents": {"²": {}}'), NOT_OURS),
    "a row under nothing": (ours('"documents": {"": {}}'), NOT_OURS),
    "a row under a long number": (ours('"documents": {"' + "9" * 5000 + '": {}}'), NOT_OURS),
    "a newer schema": (
        '{"meta": {"1": {"application": "jobscli", "schema": 9}}}',
        "{path} 是第 9 版的数据，这个 jobscli 只认第 3 版；请升级 jobscli",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_not_a_store_is_refused_by_readers_and_writers(case: str, tmp_path: Path) -> None:
    content, sentence = REFUSED[case]
    path = damaged(tmp_path / "store.json", content)
    before = path.read_bytes()
    acts: list[Callable[[Store], object]] = [
        lambda store: list(store.find("documents")),
        lambda store: store.put(batch("a")),
        lambda store: store.remove("a"),
        lambda store: store.undo(),
    ]
    for act in acts:
        with pytest.raises(StoreError) as refusal:
            act(TinyStore(path))
        assert refusal.value.message.startswith(sentence.format(path=path))
        assert "\n" not in refusal.value.message
        assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["store.json", "store.json.lock"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = damaged(tmp_path / "store.json", b"\xef\xbb\xbf" + ours().encode())
    assert list(TinyStore(path).find("documents")) == []


def test_some_depth_and_long_row_numbers_do_no_harm(tmp_path: Path) -> None:
    nested = "[" * 5 + "]" * 5
    path = damaged(tmp_path / "store.json", ours('"notes": {"999999999999999": {"x": ' + nested + "}}"))
    TinyStore(path).put(batch("a"))
    assert documents(path) == ["a"]


def test_an_unknown_table_is_kept(tmp_path: Path) -> None:
    path = damaged(tmp_path / "store.json", ours('"notes": {"1": {"说": "留着"}}'))
    TinyStore(path).put(batch("a"))
    assert json.loads(path.read_text(encoding="utf-8"))["notes"] == {"1": {"说": "留着"}}


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    with pytest.raises(StoreError) as refusal:
        list(TinyStore(path).find("documents"))
    assert refusal.value.message == f"没有数据文件 {path}；用 jobscli add --db 建立，或去掉 --db 用自带的数据"


def link(path: Path, to: Path) -> Path:
    path.symlink_to(to)
    return path


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: folder, "{path} 不是文件；用 --db 指一个数据文件"),
        (lambda _folder: Path("/dev/null"), "{path} 不是文件"),
        (lambda folder: link(folder / "broken", folder / "nowhere"), "没有数据文件 {path}"),
        (lambda folder: link(folder / "loop", folder / "loop"), "读不了数据文件 {path}：链接绕成了圈"),
        (lambda folder: folder / ("x" * 5000), "读不了数据文件 {path}：File name too long"),
        (lambda folder: damaged(folder / "file", "") / "below", "读不了数据文件 {path}：上一级不是文件夹"),
    ],
    ids=["a folder", "a device", "a broken link", "a link to itself", "a name too long", "below a file"],
)
@pytest.mark.skipif(sys.platform == "win32", reason="made of POSIX paths")
def test_what_is_no_file_is_refused(make: Callable[[Path], Path], sentence: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    for optional in (False, True):
        with pytest.raises(StoreError) as refusal:
            list(TinyStore(path, optional=optional).find("documents"))
        assert refusal.value.message[:999].startswith(sentence.format(path=path)[:999])


def test_a_fifo_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(StoreError, match="不是文件"):
        list(TinyStore(tmp_path / "fifo").find("documents"))


def test_reading_creates_nothing(tmp_path: Path) -> None:
    write(tmp_path / "shipped.json", *batch("shipped").tables()["statistics"])
    store = open_store([tmp_path / "shipped.json", tmp_path / "deep" / "own.json"])
    for table in TABLES:
        list(store.find(table))
    list(store.count("statistics", {}, ("region",)))
    list(store.match(Words((("贷款",),))))
    for path in (tmp_path / "none.json", tmp_path / "deep" / "none.json"):
        with pytest.raises(StoreError):
            list(TinyStore(path).find("documents"))
    assert [each.name for each in tmp_path.iterdir()] == ["shipped.json"]


def test_a_bad_record_is_an_error_only_when_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "store.json", statistic(), document(id="b"))
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables["statistics"]["2"] = {"id": "su/s99", "value": "many"}
    path.write_text(json.dumps(tables))
    store = TinyStore(path)
    assert len(list(store.find("documents"))) == 2
    with pytest.raises(StoreError) as refusal:
        list(store.find("statistics"))
    assert refusal.value.message == (
        f"数据文件 {path} 有坏记录，statistics 里的 su/s99：字段 value 的值不对：'many'；"
        f"用 jobscli check --db {path} 查看"
    )


# --- what an older schema has ---


def test_what_a_note_told_in_the_first_schema_has_its_field_in_the_second(tmp_path: Path) -> None:
    notes = ["实际增速，已扣除价格因素", "名义增速，未扣除价格因素", "未印单位，应是元", "别的话", ["?"], None]
    rows = {str(n): {"id": f"x/s{n}", "note": note} for n, note in enumerate(notes, 1)}
    path = damaged(tmp_path / "store.json", ours('"statistics": ' + json.dumps(rows)))
    tables = disk.read(path)
    assert tables["meta"]["1"]["schema"] == 3
    assert [{**row, "id": None} for row in tables["statistics"].values()] == [
        {"id": None, "note": None, "price_basis": "real"},
        {"id": None, "note": None, "price_basis": "nominal"},
        {"id": None, "note": None, "unit_inferred": "元"},
        {"id": None, "note": "别的话"},
        {"id": None, "note": ["?"]},
        {"id": None, "note": None},
    ]


# --- what is written ---


def test_a_store_file_has_one_record_a_line(tmp_path: Path) -> None:
    TinyStore(tmp_path / "store.json").put(
        Batch(document=document(), statistics=(statistic(value="96.83", unit="%", text="96.83%"),))
    )
    assert (tmp_path / "store.json").read_text(encoding="utf-8") == (
        """\
{"meta": {
"1": {"application": "jobscli", "schema": 3, \
"sha256": "629e3455e325429ff863a8a3061adb20f8641835c0924f99c11fbd0c1d61f713", \
"lines": {"documents": {"bytes": 233, "rows": 1, "beyond": []}, "sections": {"bytes": 0, "rows": 0, "beyond": []}, \
"measures": {"bytes": 0, "rows": 0, "beyond": []}, "statistics": {"bytes": 527, "rows": 1, "beyond": []}, \
"excluded": {"bytes": 0, "rows": 0, "beyond": []}, "words": {"bytes": 0, "rows": 0, "beyond": []}}}
},
"documents": {
"1": {"id": "su", "title": "江苏就业工作", "publisher": null, "published": null, "year": 2018, \
"regions": ["江苏"], "place": null, "place_code": null, "url": null, "sha256": null, "reader": null, "file": null, \
"stated": null}
},
"sections": {},
"measures": {},
"statistics": {
"1": {"id": "su/s30", "document": "su", "region": "江苏", "section": null, "paragraph": 2, "place": null, \
"metric": "创业担保贷款", "label": "发放贷款", "text": "96.83%", "value": 96.83, "high": null, "unit": "%", \
"bound": "exact", "aspect": "level", "of": null, "status": "achieved", \
"scope": "annual", "period": "2018", "period_basis": "stated", "population": null, "measure": null, "start": 30, \
"end": 35, "note": null, "rule": null, "confidence": null, "quote": null, \
"unit_inferred": null, "price_basis": null}
},
"excluded": {},
"words": {}}
"""
    )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
rows = st.dictionaries(st.integers(1, 99).map(str), st.dictionaries(st.text(), json_values, max_size=4), max_size=4)


@given(st.dictionaries(st.text().filter(lambda name: name != "meta"), rows, max_size=4))
def test_what_is_written_is_read_back(tables: disk.Tables) -> None:
    whole = {**disk.empty(), **tables}
    read = json.loads(disk.written(whole))
    said = read["meta"]["1"].pop("sha256")
    assert said == sha256(disk.canonical(read)).hexdigest()
    read["meta"]["1"].pop("lines")
    assert read == whole
    assert disk.looked_at(Path("x"), disk.written(whole)).agrees


def test_the_new_file_has_the_permissions_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    store = TinyStore(path)
    store.put(batch("a"))
    path.chmod(0o664)
    mask = os.umask(0o077)
    try:
        store.put(batch("b"))
    finally:
        os.umask(mask)
    assert [each.stat().st_mode & 0o777 for each in (path, *backups(path)[:1])] == [0o664, 0o664]


def test_a_new_store_is_readable_as_files_of_the_user_are(tmp_path: Path) -> None:
    TinyStore(tmp_path / "store.json").put(batch("a"))
    (tmp_path / "other").write_text("")
    modes = {name: (tmp_path / name).stat().st_mode & 0o777 for name in ("store.json", "other")}
    assert modes["store.json"] == modes["other"]


def test_a_symbolic_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path = link(tmp_path / "store.json", tmp_path / "real" / "data.json")
    write(tmp_path / "real" / "data.json")
    TinyStore(path).put(batch("a"))
    assert path.is_symlink()
    assert [each.id for each in TinyStore(tmp_path / "real" / "data.json").find("measures")] == ["a/m20"]  # type: ignore[union-attr]


def test_two_names_of_one_store_have_one_lock(tmp_path: Path) -> None:
    path = link(tmp_path / "link.json", tmp_path / "store.json")
    write(tmp_path / "store.json")
    with (
        locked(path),
        pytest.raises(StoreError, match="正在写"),
        locked(tmp_path / "store.json", seconds=0.05),
    ):
        pass


def test_a_store_is_not_written_through_a_broken_link(tmp_path: Path) -> None:
    path = link(tmp_path / "store.json", tmp_path / "gone" / "data.json")
    with pytest.raises(StoreError, match="没有数据文件"):
        TinyStore(path).put(batch("a"))
    assert path.is_symlink()
    assert not (tmp_path / "gone").exists()


def test_a_store_is_not_written_into_a_link_to_itself(tmp_path: Path) -> None:
    path = link(tmp_path / "store.json", tmp_path / "store.json")
    with pytest.raises(StoreError, match="链接绕成了圈"):
        TinyStore(path).put(batch("a"))


# --- the last good copies ---


def documents(path: Path) -> list[str]:
    return [each.id for each in TinyStore(path).find("documents")]  # type: ignore[union-attr]


def test_the_last_three_versions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    for identity in "abcde":
        TinyStore(path).put(batch(identity))
    assert [documents(each) for each in (path, *backups(path))] == [
        ["a", "b", "c", "d", "e"],
        ["a", "b", "c", "d"],
        ["a", "b", "c"],
        ["a", "b"],
    ]


def test_a_change_for_which_there_is_no_room_costs_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.json"
    for identity in "abcd":
        TinyStore(path).put(batch(identity))
    before = [each.read_bytes() for each in backups(path)]
    for at in (1, 2):  # the new version, and the one before it as a backup
        assert attempt(add, path, Faults(at, errno.ENOSPC, [(os, "fsync")]), monkeypatch) is not None
        assert [each.read_bytes() for each in backups(path)] == before


@pytest.mark.skipif(sys.platform == "win32", reason="made of POSIX files")
@pytest.mark.parametrize(
    "make",
    [os.mkfifo, lambda place: link(place, place.with_name("mine")), os.mkdir],
    ids=["a pipe", "a link", "a folder"],
)
@pytest.mark.parametrize("suffix", [".bak", ".writer"])
def test_what_is_no_file_of_ours_beside_a_store_is_not_opened(
    suffix: str, make: Callable[[Path], object], tmp_path: Path
) -> None:
    """A pipe would keep a writer waiting, and through a link it would write into what the user never named."""
    path = tmp_path / "store.json"
    TinyStore(path).put(batch("a"))
    mine = tmp_path / "mine"
    mine.write_text("mine")
    place = tmp_path / f"store.json{suffix}"
    place.unlink(missing_ok=True)
    make(place)
    before = path.read_bytes()
    if place.is_dir():
        with pytest.raises(StoreError, match="旁边该是备份或锁的地方是文件夹"):
            TinyStore(path).put(batch("b"))
        assert path.read_bytes() == before
    else:
        TinyStore(path).put(batch("b"))
        assert documents(path) == ["a", "b"]
    assert mine.read_text() == "mine"


def test_a_damaged_backup_does_not_take_the_place_of_a_good_store(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    store = TinyStore(path)
    store.put(batch("a"))
    store.put(batch("b"))
    (tmp_path / "store.json.bak").write_text("{")
    with pytest.raises(StoreError) as refusal:
        store.undo()
    assert refusal.value.message.startswith(f"撤不回去，数据文件 {path}.bak 已损坏")
    assert documents(path) == ["a", "b"]


def test_a_backup_that_is_the_store_itself_is_passed_over(tmp_path: Path) -> None:
    """A change that failed after the backup was made, or an undo that was killed, leaves one."""
    path = tmp_path / "store.json"
    store = TinyStore(path)
    store.put(batch("a"))
    store.put(batch("b"))
    keep(path)
    assert store.undo() == ([], ["b"])
    assert store.undo() == ([], ["a"])
    with pytest.raises(JobsError, match="没有可以撤回的改动") as refusal:
        store.undo()
    assert refusal.value.exit_code == 1


def test_a_change_that_fails_again_and_again_costs_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.json"
    for identity in "abcd":
        TinyStore(path).put(batch(identity))
    for call, at in (
        ((os, "fsync"), 1),
        ((os, "replace"), 4),
        ((os, "replace"), 1),
        ((os, "fsync"), 1),
        ((os, "fsync"), 2),
    ):
        assert attempt(add, path, Faults(at, errno.EIO, [call]), monkeypatch) is not None
    store = TinyStore(path)
    assert [store.undo(), store.undo()] == [([], ["d"]), ([], ["c"])]


def test_a_gap_in_the_backups_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    store = TinyStore(path)
    for identity in "abc":
        store.put(batch(identity))
    (tmp_path / "store.json.bak").unlink()
    assert store.undo() == ([], ["b", "c"])
    assert documents(path) == ["a"]


# --- leftovers ---


def test_what_a_killed_writer_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "st[o]re.json"
    left = [".st[o]re.json.ab12cd34.tmp", ".st[o]re.json.ab12cd34.old.tmp", ".st[o]re.json.bak.ab12cd34.tmp"]
    others = ["st[o]re.json.tmp", ".store.json.ab12cd34.tmp", ".st[o]re.json.mine.tmp", ".st[o]re.json.x.ab12cd34.tmp"]
    for each in (*left, *others):
        (tmp_path / each).write_text("half")
    write(path)
    list(TinyStore(path).find("documents"))
    assert all((tmp_path / each).exists() for each in left)
    TinyStore(path).put(batch("a"))
    assert [each for each in left if (tmp_path / each).exists()] == []
    assert [each for each in others if not (tmp_path / each).exists()] == []


def test_a_writer_leaves_the_store_its_copies_and_an_empty_lock(tmp_path: Path) -> None:
    TinyStore(tmp_path / "store.json").put(batch("a"))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["store.json", "store.json.bak", "store.json.lock"]
    assert (tmp_path / "store.json.lock").read_text() == ""


# --- faults ---


def add(store: Store) -> object:
    return store.put(batch("new"))


def replace(store: Store) -> object:
    return store.put(batch("a", measures=()), replace=True)


def remove(store: Store) -> object:
    return store.remove("a", "b")


def undo(store: Store) -> object:
    return store.undo()


def prepared(folder: Path) -> Path:
    """A store that was changed twice; beside the first that is made, copies of it."""
    path, first = folder / "store.json", folder.with_name("first")
    if first.exists():
        shutil.copytree(first, folder)
        return path
    _made(first / "store.json")
    return prepared(folder)


def _made(path: Path) -> Path:
    path.parent.mkdir()
    store = TinyStore(path)
    store.put(batch("a"))
    store.put(batch("b"))
    return path


def attempt(act: Callable[[Store], object], path: Path, faults: Faults, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """Do it on a failing system; the sentence that says why it was not done, if it was not."""
    try:
        faults.within(monkeypatch, lambda: act(TinyStore(path)))
    except StoreError as error:
        return error.message
    return None


def leftovers(folder: Path) -> list[str]:
    kept = {"store.json", *(f"store.json{suffix}" for suffix in (*SUFFIXES, ".lock"))}
    return sorted(each.name for each in folder.iterdir() if each.name not in kept)


@pytest.mark.parametrize("code", part([errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS], 4), ids=errno.errorcode.get)
@pytest.mark.parametrize("act", part([add, replace, remove, undo], 4))
def test_a_fault_at_any_step_leaves_the_old_store_or_the_new_one(
    act: Callable[[Store], object], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = prepared(tmp_path / "good")
    old = path.read_bytes()
    act(TinyStore(path))
    new = path.read_bytes()
    assert old != new
    for at in range(1, 100):
        path = prepared(tmp_path / f"fault{at}")
        faults = Faults(at, code)
        told = attempt(act, path, faults, monkeypatch)
        assert path.read_bytes() == (new if told is None else old), faults.seen[-1]
        assert leftovers(path.parent) == [], faults.seen[-1]
        assert told is None or (str(path) in told and "\n" not in told)
        the_store_is_in_order(path, changed=told is None, undone=act is undo)
        if not faults.struck:
            break
    assert at > 10
    assert not faults.struck


def the_store_is_in_order(path: Path, *, changed: bool, undone: bool) -> None:
    """It opens, it can be changed, and what is undone is the last change that was said to be done."""
    store = TinyStore(path)
    for table in TABLES:
        list(store.find(table))
    now = path.read_bytes()
    if undone and changed:
        assert store.undo() == ([], ["a"])
        return
    store.undo()
    if not changed:
        assert documents(path) == ["a"]
    assert store.put(batch("after")) == ("added",)
    assert now != path.read_bytes()


@pytest.mark.parametrize("act", [add, undo])
def test_when_nothing_can_be_cleared_away_the_store_is_whole_all_the_same(
    act: Callable[[Store], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = prepared(tmp_path / "good")
    old = path.read_bytes()
    act(TinyStore(path))
    new = path.read_bytes()
    for at in range(1, 20):
        path = prepared(tmp_path / f"fault{at}")
        faults = Faults(at, errno.EIO, CLEANING)
        told = attempt(act, path, faults, monkeypatch)
        assert path.read_bytes() == (new if told is None else old)
        assert TinyStore(path).put(batch("after")) == ("added",)
        assert leftovers(path.parent) == []
        if not faults.struck:
            break
    assert not faults.struck


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
def test_a_fault_while_the_first_document_is_added_leaves_no_store(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(1, 100):
        path = tmp_path / f"fault{at}" / "store.json"
        faults = Faults(at, code)
        told = attempt(add, path, faults, monkeypatch)
        assert path.exists() == (told is None)
        assert not path.parent.exists() or leftovers(path.parent) == []
        assert TinyStore(path).put(batch("new")) == ("unchanged" if told is None else "added",)
        if not faults.struck:
            break
    assert not faults.struck


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "文件夹是只读的"),
        (errno.EACCES, "没有写的权限"),
        (errno.EIO, "磁盘读写出错"),
    ],
    ids=errno.errorcode.get,
)
def test_the_sentence_says_why_it_could_not_be_written(
    code: int, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = prepared(tmp_path / "s")
    with pytest.raises(StoreError) as refusal:
        Faults(1, code, [(os, "fsync")]).within(monkeypatch, lambda: add(TinyStore(path)))
    assert refusal.value.message == f"写不了数据文件 {path}：{why}；原来的数据没有变"


def test_a_file_system_without_hard_links_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = prepared(tmp_path / "s")
    Faults(1, errno.EPERM, [(os, "link")]).within(monkeypatch, lambda: add(TinyStore(path)))
    assert documents(path) == ["a", "b", "new"]


@pytest.mark.skipif(sys.platform == "win32", reason="a limit that POSIX has")
def test_a_file_that_the_system_cuts_off_is_not_taken_for_the_store(tmp_path: Path) -> None:
    """No fake: the kernel itself refuses to write beyond the limit, in the middle of the file."""
    path = prepared(tmp_path / "s")
    old = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    many = tuple(statistic(document="big", start=start) for start in range(200))
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(old) + 5000, hard))
    try:
        with pytest.raises(StoreError, match="写不了数据文件"):
            TinyStore(path).put(batch("big", statistics=many))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == old
    assert leftovers(path.parent) == []


@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_a_store_or_are_refused(content: bytes) -> None:
    try:
        tables = disk.checked(Path("x"), content)
    except StoreError as error:
        told = error.message
    else:
        told = ""
        assert tables["meta"]
    assert "\n" not in told


def test_a_new_folder_is_flushed_into_the_one_above_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the store can be on the disk after a loss of power, and its folder not."""
    flushed: list[Path] = []
    true = os.fsync

    def fsync(handle: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{handle}").readlink())
        true(handle)

    if not Path("/proc/self/fd").exists():
        pytest.skip("names of open files are Linux's")
    monkeypatch.setattr(os, "fsync", fsync)
    TinyStore(tmp_path / "share" / "jobscli" / "store.json").put(batch("a"))
    assert flushed[:2] == [tmp_path, tmp_path / "share"]
    assert flushed[-1] == tmp_path / "share" / "jobscli"


def test_a_file_system_that_flushes_no_folders_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = prepared(tmp_path / "s")
    Faults(3, errno.EINVAL, [(os, "fsync")]).within(monkeypatch, lambda: add(TinyStore(path)))
    assert documents(path) == ["a", "b", "new"]


def test_where_there_is_nothing_to_change_nothing_is_made(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "new" / "store.json", optional=True)
    assert store.put() == ()
    assert store.remove("a") == ()
    with pytest.raises(JobsError, match="没有可以撤回的改动"):
        store.undo()
    assert list(tmp_path.iterdir()) == []


def test_many_documents_are_added_in_time_to_their_number(tmp_path: Path) -> None:
    batches = [batch(f"d{number}") for number in range(1600)]
    fresh = (tmp_path / f"{number}.json" for number in count())
    assert in_proportion(lambda n: TinyStore(next(fresh)).put(*batches[:n]), 400)


def test_of_two_documents_of_one_id_in_one_call_one_is_stored(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "store.json")
    assert store.put(batch("a"), batch("a"), batch("a", measures=())) == ("added", "unchanged", "unchanged")
    other = batch("a")._replace(document=document(id="a", title="other"))
    assert store.put(batch("b"), other) == ("added", "conflict")
    assert store.put(other, batch("a"), replace=True) == ("replaced", "replaced")
    assert [each.title for each in store.find("documents", {"id": ["a"]})] == [batch("a").document.title]  # type: ignore[union-attr]
    assert len(list(store.find("measures", {"document": ["a"]}))) == len(batch("a").measures)
