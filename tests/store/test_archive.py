"""What only an archive does: it survives kills, tells what is damaged, and is made anew from its log."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from jobscli.correction import Correction
from jobscli.errors import JobsError, StoreError
from jobscli.record import TABLES, Name
from jobscli.store import ANY, Store, Words, archive, open_store
from jobscli.store.archive import folder, remake
from jobscli.store.archive.reader import Reader
from jobscli.store.tiny import TinyStore
from tests.builders import batch, document, measure, statistic
from tests.part import part
from tests.store.processes import change, changes, documents, heard_from, started
from tests.store.test_crash import after
from tests.store.users import nobody, open_folder, posix

EVERYTHING = Words((("创业",),))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    archive.create(tmp_path / "archive")
    return tmp_path / "archive"


def contents(store: Store) -> list[Any]:
    """All that questions see of a store."""
    counted = dict(store.count("statistics", ANY, ("metric", "region", "period")))
    return [*(list(store.find(table)) for table in TABLES), counted, list(store.match(EVERYTHING))]


def filled(place: Path) -> Store:
    """An archive after five changes: eight documents, one taken out, one replaced, one corrected."""
    store = open_store([place])
    store.put(*(batch(f"d{n}") for n in range(5)))
    store.put(*(batch(f"e{n}") for n in range(4)))
    store.remove("d3")
    store.put(batch("d1", statistics=(statistic(document="d1", start=77, value="96.83"),)), replace=True)
    store.correct([corrected("d2/s30")])
    return store


def corrected(identity: str) -> Correction:
    return Correction(
        record=identity, document=identity.partition("/")[0], field="status", value="target", read="achieved",
        why="说的是明年", text="超过23亿元", metric="创业担保贷款发放额", start=30,
    )  # fmt: skip


def differences(place: Path) -> list[tuple[str, str]]:
    return list(remake.differing(place, Reader(folder.opened(place))))


def test_the_index_has_what_the_log_has(place: Path) -> None:
    filled(place)
    assert differences(place) == []


def test_an_index_that_is_gone_is_made_anew_from_the_log(place: Path) -> None:
    before = contents(filled(place))
    shutil.rmtree(place / folder.INDEX)
    with pytest.raises(StoreError, match="check --repair --db"):
        list(open_store([place]).find("documents"))
    assert archive.rebuild(place) == 8
    again = open_store([place])
    assert contents(again) == before
    assert [each.record for each, _at in again.corrections()] == ["d2/s30"]
    again.undo()
    again.undo()
    found: Iterator[Any] = again.find("statistics", {"document": ["d1"]})
    assert [each.start for each in found] == [30]
    assert differences(place) == []


def test_a_change_that_the_log_has_only_in_part_is_left_out(place: Path) -> None:
    store = filled(place)
    before = contents(store)
    log = place / folder.LOG
    whole_log = log.read_bytes()
    store.put(batch("late"))
    assert log.read_bytes()[: len(whole_log)] == whole_log
    log.write_bytes(log.read_bytes()[:-10])
    assert [each for each, _why in differences(place)] == [folder.LOG, "late"]
    archive.rebuild(place)
    assert contents(open_store([place])) == before


def test_what_the_log_has_of_a_change_that_was_killed_is_cut_off_by_the_next(place: Path) -> None:
    store = filled(place)
    log = place / folder.LOG
    log.write_bytes(log.read_bytes() + b"half a member")
    store.put(batch("next"))
    assert differences(place) == []


def test_a_row_that_has_changed_in_the_index_is_told(place: Path) -> None:
    store = filled(place)
    length = Reader(folder.opened(place)).meta().log
    store.put(batch("d1", statistics=()), replace=True)
    found = remake.last(place, length)
    assert found.changes["d1"] == 4
    reader = Reader(folder.opened(place))
    old = dict(remake.kept(place, found))
    assert reader.as_read("d1")[0] != old["d1"].tables
    assert reader.as_read("d2")[0] == old["d2"].tables


@pytest.mark.parametrize("damage", ["gone", "cut", "empty"])
def test_files_of_the_index_that_are_damaged_are_told_in_one_sentence(place: Path, damage: str) -> None:
    good = contents(filled(place))
    told = 0
    for file in sorted((place / folder.INDEX).iterdir()):
        copy = place.with_name("copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(place, copy)
        _damage(copy / folder.INDEX / file.name, damage)
        said = _said(copy)
        assert said == good or f"jobscli check --repair --db {copy}" in str(said)
        told += said != good
    assert told > 5


def _said(place: Path) -> object:
    """What questions see of an archive, or what they are told."""
    try:
        return contents(open_store([place]))
    except StoreError as error:
        return error.message


def _damage(file: Path, damage: str) -> None:
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] if damage == "cut" else b"")


def _of_another_layout(place: Path) -> None:
    (place / folder.MARK).write_text('{"application": "jobscli", "archive": 1}')


def _of_another_engine(place: Path) -> None:
    """What the engine writes at the end of each file says which version of its format that is in."""
    for file in (place / folder.INDEX).iterdir():
        file.write_bytes(re.sub(rb'"index_format_version":\d', b'"index_format_version":9', file.read_bytes()))


@pytest.mark.parametrize("make", [_of_another_layout, _of_another_engine])
def test_an_index_of_another_version_is_told_and_made_anew(place: Path, make: Callable[[Path], None]) -> None:
    before = contents(filled(place))
    make(place)
    with pytest.raises(StoreError) as told:
        list(open_store([place]).find("documents"))
    assert told.value.message == (
        f"档案 {place} 的索引是别的版本写的，读不了；用 jobscli check --repair --db {place} 照记录重建"
    )
    with pytest.raises(StoreError, match="的索引是别的版本写的"):
        open_store([place]).put(batch("late"))
    assert archive.rebuild(place) == 8
    assert contents(open_store([place])) == before


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (None, "里面没有档案"),
        ("{", "不是 jobscli 的档案"),
        ('{"application": "else", "archive": 1}', "不是 jobscli 的档案"),
        ('{"application": "jobscli", "archive": 99}', "是第 99 版的档案"),
    ],
)
def test_a_folder_that_is_no_archive_of_ours_is_told(tmp_path: Path, mark: str | None, told: str) -> None:
    if mark is not None:
        (tmp_path / folder.MARK).write_text(mark)
    with pytest.raises(StoreError, match=told):
        list(open_store([tmp_path]).find("documents"))


def test_an_archive_is_made_only_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="不是空文件夹"):
        archive.create(tmp_path)
    with pytest.raises(StoreError, match="是文件，不是文件夹"):
        archive.create(tmp_path / "file")


def test_an_archive_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise ValueError("An IO error occurred: 'No space left on device (os error 28) at path \"x\"'")

    monkeypatch.setattr(folder, "write_mark", full)
    with pytest.raises(StoreError, match=f"^用不了档案 {tmp_path / 'archive'}：磁盘已满$"):
        archive.create(tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


@posix
def test_where_no_archive_may_be_made() -> None:
    with open_folder(0o555) as place, nobody(), pytest.raises(StoreError, match="没有写的权限；换个地方"):
        archive.create(place / "archive")


@posix
def test_an_archive_that_may_not_be_written_is_read() -> None:
    with open_folder(0o755) as folder:
        archive.create(folder / "archive")
        before = contents(filled(folder / "archive"))
        for each in (folder / "archive").rglob("*"):
            each.chmod(0o555 if each.is_dir() else 0o444)
        (folder / "archive").chmod(0o555)
        with nobody():
            assert contents(open_store([folder / "archive"])) == before
            with pytest.raises(StoreError, match="没有写的权限"):
                open_store([folder / "archive"]).put(batch("late"))
        for each in (folder / "archive", *(folder / "archive").rglob("*")):
            each.chmod(0o755)


def test_a_question_that_was_begun_sees_the_archive_as_it_was(place: Path) -> None:
    store = filled(place)
    begun: Iterator[Any] = store.find("documents")
    first = next(begun)
    open_store([place]).put(batch("d2", document=document(id="d2", sha256="else")), replace=True)
    assert [each.sha256 for each in (first, *begun) if each.id == "d2"] == ["d2-as-read"]
    now: Iterator[Any] = open_store([place]).find("documents", {"id": ["d2"]})
    assert [each.sha256 for each in now] == ["else"]


def test_correcting_changes_what_is_found_and_counted_and_undo_takes_it_back(place: Path) -> None:
    store = open_store([place])
    store.put(batch("a"), batch("b"))
    store.correct([corrected("a/s30")])
    planned: Any = list(store.find("statistics", {"status": ["target"]}))
    assert [(each.id, each.corrected[0].why) for each in planned] == [("a/s30", "说的是明年")]
    assert store.remove("a") == (batch("a"),)
    assert store.corrections() == []
    store.undo()
    assert list(store.find("statistics", {"status": ["target"]})) == planned
    store.undo()
    assert list(store.find("statistics", {"status": ["target"]})) == []


# The same records in both kinds of store, and many questions.


@pytest.mark.parametrize(
    ("few", "different", "questions"),  # of few different ids, documents are replaced; of many, none
    part([(0, 12, 100), (0, 12, 500), (0, 1_000, 500), (1_000, 12, 500), (1_000, 1_000, 500)], 5),
)
def test_an_archive_answers_as_a_file_does(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, different: int, questions: int
) -> None:
    monkeypatch.setattr("jobscli.store.archive.store.FEW", few)  # of more rows the terms are counted
    monkeypatch.setattr("jobscli.store.archive.reader.MANY", few)  # so many are read at once
    random = Random(17)
    stores = TinyStore(tmp_path / "store.json", optional=True), open_store([place])
    for _change in range(6):
        batches = [invented(f"d{random.randrange(different)}", random) for _each in range(3)]
        assert stores[0].put(*batches, replace=True) == stores[1].put(*batches, replace=True)
    for _question in range(questions):
        ask = question(random)
        one, other = (list(ask(store)) for store in stores)
        assert one == other


def test_a_record_is_the_same_whether_its_row_is_read_alone_or_among_many(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(place)
    given = Name(name="“双创”", kind="quoted", explained=True)
    store.put(batch("odd", measures=(measure(document="odd", names=(given,), title="一个字"),)))
    alone = [list(store.find(table)) for table in TABLES]
    monkeypatch.setattr("jobscli.store.archive.reader.MANY", 0)
    assert [list(store.find(table)) for table in TABLES] == alone


def test_a_part_is_found_by_its_id_though_another_has_its_tail(place: Path) -> None:
    store = open_store([place])
    stray = statistic(document="d1", start=30)
    store.put(batch("d1", statistics=(stray,)), batch("d2", statistics=(replace(stray, document="d2"),)))
    for identity, documents_of in (("d1/s30", ["d1", "d2"]), ("d2/s30", [])):
        found: Iterator[Any] = store.find("statistics", {"id": [identity]})
        assert [each.document for each in found] == documents_of


METRICS = ("城镇新增就业", "创业担保贷款发放额", "城镇登记失业率", "扶持创业人数")
REGIONS = ("江苏", "安徽", "全国")
PIECES = ("创业", "就业", "贷款", "培训", "扶持", "新增", "10亿元", "“双创”", "，", "A", "农民工", "高校毕业生")


def invented(identity: str, random: Random) -> Any:
    """A document of that id with records drawn at random."""

    def text() -> str:
        return "".join(random.choices(PIECES, k=random.randrange(1, 6)))

    measures = tuple(
        measure(
            document=identity, start=start, title=text(), summary=random.choice((None, text())),
            region=random.choice(REGIONS), kind=random.choice(("loan", "policy")), topics=(random.choice(PIECES[:4]),),
            names=tuple(
                Name(name=name, kind="quoted", explained=False)
                for name in random.choices(PIECES[:4], k=random.randrange(3))
            ),
        )
        for start in range(random.randrange(4))
    )  # fmt: skip
    figures = tuple(
        statistic(
            document=identity, start=100 + start, metric=random.choice(METRICS), label=text(),
            region=random.choice(REGIONS), value=random.randrange(5), quote=random.choice((None, text())),
            period=random.choice((None, "2018", "2019")), place=random.choice((None, "苏州")),
            unit=random.choice((None, "人", "元")), unit_inferred=random.choice((None, "元")),
            measure=random.choice([None, *(each.id for each in measures)]),
        )
        for start in range(random.randrange(8))
    )  # fmt: skip
    changed = document(id=identity, sha256=str(random.random()), year=random.choice((None, 2018, 2019)))
    return batch(identity, document=changed, measures=measures, statistics=figures)


def question(random: Random) -> Any:
    """A question drawn at random, which gives what can be compared of its answer."""
    where = {
        field: random.choices(values, k=random.randrange(1, 3))
        for field, values in (
            ("region", [*REGIONS, None]), ("metric", [*METRICS, "else"]), ("period", [None, "2018", "2020"]),
            ("unit", [None, "元", "人"]), ("place", [None, "苏州"]), ("value", [1, 3]), ("colour", [None]),
        )
        if random.random() < 0.25
    }  # fmt: skip
    limit = random.choice((None, None, 1, 5))
    kind = random.choice(("find", "order", "count", "named", "id", "document", "match", "match", "match"))
    if kind == "find":
        table = random.choice(list(TABLES))
        return lambda store: store.find(table, where, (), limit)
    if kind == "order":
        order = tuple(random.sample(("-value", "period", "document", "-start", "metric"), 2))
        return lambda store: store.find("statistics", where, order, limit)
    if kind == "id":
        ids = [f"d{random.randrange(12)}/{random.choice('smh')}{random.randrange(108)}" for _each in range(9)]
        parts = random.choice(("statistics", "measures"))
        return lambda store: store.find(parts, {"id": [*ids, "none", "d1"]})
    if kind == "document":
        of_year = {"year": random.choice(([2018], [2019, None]))} if random.random() < 0.5 else {}
        of_documents = tuple(random.sample(("regions", "place", "year", "id"), 2))
        return lambda store: store.count("documents", {**of_year, "regions": ["江苏"]}, of_documents)
    if kind == "named":
        if random.random() < 0.5:
            called = random.choices(PIECES[:4], k=2)
            return lambda store: store.find("measures", {"names": called}, (), limit)
        of = {"kind": ["loan"]} if random.random() < 0.5 else {}
        names = tuple(random.sample(("region", "names", "topics", "kind"), random.randrange(1, 3)))
        return lambda store: store.count("measures", {**of, **where} if "region" in where else of, names)
    if kind == "count":
        by = tuple(random.sample(("metric", "region", "period", "unit", "place", "unit_inferred"), 2))
        return lambda store: store.count("statistics", where, by)
    groups = tuple(
        tuple(_word(random) for _word_in_group in range(random.randrange(1, 3)))
        for _group in range(random.randrange(1, 3))
    )
    without = (random.choice(PIECES[:6]),) if random.random() < 0.2 else ()
    narrow = {field: values for field, values in where.items() if field in ("region", "place")}
    return lambda store: store.match(Words(groups, without), narrow, limit)


def _word(random: Random) -> str:
    return random.choice(("创业", "就业贷款", "业", "10亿元", "0亿", "创业担保贷款", "双创", "a", "农民工", "新增就业"))


# What is killed.


def test_a_killed_writer_of_an_archive_loses_nothing_that_it_acknowledged(place: Path) -> None:
    kill_and_look(place, 6)


@pytest.mark.slow
def test_nor_does_one_that_is_killed_a_hundred_times(place: Path) -> None:
    kill_and_look(place, 100)


def kill_and_look(place: Path, kills: int) -> None:
    random = Random(2018)
    for kill in range(kills):
        present = documents(place)
        first = kill * 1000 + 1
        with started(change, place, first) as (process, heard):
            assert heard.recv() == "ready"
            told = [heard.recv() for _change in range(random.randrange(3))]
            time.sleep(random.uniform(0, 0.2))
            process.kill()
            process.join()
            told += heard_from(heard)
        steps = list(islice(changes(first), len(told) + 1))
        assert told == steps[:-1]
        assert documents(place) in (after(present, steps[:-1]), after(present, steps)), f"kill {kill}"
    open_store([place]).put(batch("last"))
    assert differences(place) == []


def test_nothing_is_taken_back_of_a_new_archive(place: Path) -> None:
    with pytest.raises(JobsError, match="没有可以撤回的改动"):
        open_store([place]).undo()
