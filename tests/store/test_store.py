"""What every store keeps, run over every store there is: one file, and the shipped file with the user's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from jobscli.errors import JobsError, StoreError
from jobscli.record import TABLES, Record
from jobscli.store import ANY, Store, Words, archive, open_store
from jobscli.store.archive.folder import opened
from jobscli.store.archive.log import Change, Put
from jobscli.store.archive.writer import Writer
from jobscli.store.matching import bare
from jobscli.store.rows import as_read
from jobscli.store.tiny import TinyStore
from jobscli.store.union import Union
from tests.builders import batch, document, measure, name, section, statistic, write
from tests.store import clustered


class Kind(NamedTuple):
    """A kind of store: how one is opened in a folder, where what it is given beforehand stands, what it writes."""

    open: Callable[[Path], Store]
    given: str
    own: str
    write: Callable[..., object] = write


def _one_file(folder: Path) -> Store:
    return TinyStore(folder / "store.json")


def _own_only(folder: Path) -> Store:
    return TinyStore(folder / "store.json", optional=True)


def _two_files(folder: Path) -> Store:
    if not (folder / "shipped.json").exists():
        write(folder / "shipped.json")
    return open_store([folder / "shipped.json", folder / "own.json"])


def _archive(folder: Path) -> Store:
    if not (folder / "archive").exists():
        archive.create(folder / "archive")
    return open_store([folder / "archive"])


def _archived(path: Path, *records: Record) -> None:
    """An archive of just these records, of whatever documents."""
    archive.create(path)
    tables = {table: [as_read(each) for each in records if isinstance(each, kind)] for table, kind in TABLES.items()}
    Writer(path, opened(path)).make(Change(put=(Put(tables, 0),)))


def _cluster(folder: Path) -> Store:
    return open_store([folder / "cluster"])


KINDS = {
    "cluster": Kind(_cluster, "cluster", "", clustered.write),
    "archive": Kind(_archive, "archive", "archive/index/meta.json", _archived),
    "one file": Kind(_one_file, "store.json", "store.json"),
    "a file that may be missing": Kind(_own_only, "store.json", "store.json"),
    "shipped and own": Kind(_two_files, "own.json", "own.json"),
    "shipped and own, asked for what is shipped": Kind(_two_files, "shipped.json", "own.json"),
}
WRITABLE = [name for name, kind in KINDS.items() if kind.own.startswith(kind.given)]


@pytest.fixture(params=[pytest.param(each, marks=clustered.MARKS if each == "cluster" else ()) for each in KINDS])
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


@pytest.fixture(scope="module", autouse=True)
def _spark() -> Iterator[None]:
    """One Spark for all tests of this module, where one is started."""
    yield
    clustered.stop()


@pytest.fixture(params=WRITABLE)
def writable(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


def given(kind: Kind, folder: Path, *records: Record) -> Store:
    kind.write(folder / kind.given, *records)
    return kind.open(folder)


def of(field: str, records: Iterable[Record]) -> list[Any]:
    return [getattr(each, field) for each in records]


def ids(records: Iterable[Record]) -> list[str]:
    return of("id", records)


FIGURES: list[Record] = [
    statistic(start=1, region="江苏", value=5, unit="家", period="2018"),
    statistic(start=2, region="安徽", value=50, unit="户", period="2018", place="合肥"),
    statistic(start=3, region="陕西", value=7, unit=None, unit_inferred="元", period=None),
    statistic(start=4, region="江苏", value=5, unit="家", period="2019"),
]


def test_find_gives_a_table_in_the_order_in_which_it_was_put(kind: Kind, tmp_path: Path) -> None:
    assert list(given(kind, tmp_path, *FIGURES).find("statistics")) == FIGURES


def test_find_gives_nothing_of_an_empty_table(kind: Kind, tmp_path: Path) -> None:
    assert list(given(kind, tmp_path).find("measures")) == []


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({"region": ["江苏"]}, ["su/s1", "su/s4"]),
        ({"region": ["江苏", "陕西"]}, ["su/s1", "su/s3", "su/s4"]),
        ({"region": ["江苏"], "period": ["2019"]}, ["su/s4"]),
        ({"period": [None]}, ["su/s3"]),
        ({"unit": [None, "户"]}, ["su/s2", "su/s3"]),
        ({"unit": ["元"]}, ["su/s3"]),  # inferred
        ({"place": [None]}, ["su/s1", "su/s3", "su/s4"]),
        ({"region": []}, []),
        ({"region": ["江"]}, []),
        ({"region": ["江苏"], "period": []}, []),
        ({"colour": ["red"]}, []),
        ({"colour": [None]}, ["su/s1", "su/s2", "su/s3", "su/s4"]),
        (ANY, ["su/s1", "su/s2", "su/s3", "su/s4"]),
    ],
    ids=str,
)
def test_where_is_an_and_of_accepted_values(kind: Kind, tmp_path: Path, where: Any, found: list[str]) -> None:
    assert ids(given(kind, tmp_path, *FIGURES).find("statistics", where)) == found


def test_a_list_is_accepted_when_any_of_its_values_is(kind: Kind, tmp_path: Path) -> None:
    store = given(
        kind,
        tmp_path,
        measure(start=1, topics=("创业", "培训")),
        measure(start=2, topics=("培训",)),
        measure(start=3),
    )
    assert ids(store.find("measures", {"topics": ["创业", "招聘"]})) == ["su/m1"]
    assert ids(store.find("measures", {"topics": ["培训"]})) == ["su/m1", "su/m2"]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (("value",), ["su/s1", "su/s4", "su/s3", "su/s2"]),
        (("-value",), ["su/s2", "su/s3", "su/s1", "su/s4"]),
        (("value", "-period"), ["su/s4", "su/s1", "su/s3", "su/s2"]),
        (("period",), ["su/s1", "su/s2", "su/s4", "su/s3"]),
        (("-period",), ["su/s4", "su/s1", "su/s2", "su/s3"]),
        (("region", "-start"), ["su/s2", "su/s4", "su/s1", "su/s3"]),
    ],
    ids=str,
)
def test_order_is_stable_and_what_is_missing_comes_last(
    kind: Kind, tmp_path: Path, order: tuple[str, ...], found: list[str]
) -> None:
    assert ids(given(kind, tmp_path, *FIGURES).find("statistics", ANY, order)) == found


@pytest.mark.parametrize(("limit", "found"), [(2, ["su/s2", "su/s3"]), (99, ["su/s2", "su/s3", "su/s1", "su/s4"])])
def test_the_limit_comes_after_the_order(kind: Kind, tmp_path: Path, limit: int, found: list[str]) -> None:
    assert ids(given(kind, tmp_path, *FIGURES).find("statistics", ANY, ("-value",), limit)) == found


def test_count_counts_each_combination(kind: Kind, tmp_path: Path) -> None:
    store = given(kind, tmp_path, *FIGURES)
    assert list(store.count("statistics", ANY, ("region",))) == [(("安徽",), 1), (("江苏",), 2), (("陕西",), 1)]
    assert list(store.count("statistics", {"unit": ["家", None]}, ("unit", "period"))) == [
        ((None, None), 1),
        (("家", "2018"), 1),
        (("家", "2019"), 1),
    ]
    assert list(store.count("measures", ANY, ("region",))) == []


def test_count_counts_a_record_for_each_value_of_its_lists(kind: Kind, tmp_path: Path) -> None:
    named = measure(start=1, names=(name("粤菜师傅"), name("南粤家政"), name("粤菜师傅")), topics=("培训", "创业"))
    store = given(kind, tmp_path, named, measure(start=9, names=(name("南粤家政"),), topics=()))
    assert list(store.count("measures", ANY, ("names",))) == [(("南粤家政",), 2), (("粤菜师傅",), 1)]
    assert list(store.count("measures", {"kind": [named.kind]}, ("topics", "kind"))) == [
        ((None, named.kind), 1),
        (("创业", named.kind), 1),
        (("培训", named.kind), 1),
    ]
    assert list(store.count("measures", ANY, ("kind",))) == [((named.kind,), 2)]


TEXTS: list[Record] = [
    section(start=1, number="1", title="创业贷款由零转整", summary="贷款集中办"),
    measure(start=2, title="创业贷款", summary="孵化基地内集中办"),
    measure(start=3, title="信用乡村", summary="村里人办创业贷款", names=(name("“49.2”工程"),)),
    statistic(start=4, metric="创业担保贷款", label="新增创业贷款", text="49.2亿元", population="农民工"),
    statistic(start=5, metric="培训", label="培训人次", text="1,234人次", place="苏州", quote="在苏州办创业贷款讲座"),
]


def hits(store: Store, *all_of: str | tuple[str, ...], none_of: tuple[str, ...] = ()) -> list[str]:
    groups = tuple((each,) if isinstance(each, str) else each for each in all_of)
    return [hit.record.id for hit in store.match(Words(groups, none_of))]


def test_match_gives_a_title_before_a_summary_before_a_figure(kind: Kind, tmp_path: Path) -> None:
    store = given(kind, tmp_path, *TEXTS)
    found = [(hit.record.id, hit.field, hit.score) for hit in store.match(Words((("创业贷款",),)))]
    assert found == [
        ("su/m2", "title", 85),
        ("su/h1", "title", 55),
        ("su/m3", "summary", 45),
        ("su/s4", "label", 35),
        ("su/s5", "quote", 15),
    ]


def test_every_group_must_be_met_by_one_of_its_words(kind: Kind, tmp_path: Path) -> None:
    store = given(kind, tmp_path, *TEXTS)
    assert hits(store, "创业贷款", "集中办") == ["su/m2", "su/h1"]
    assert hits(store, "创业贷款", ("苏州", "农民工")) == ["su/s4", "su/s5"]
    assert hits(store, "创业贷款", "没有") == []
    assert hits(store) == []


def test_what_is_excluded_may_stand_in_no_field(kind: Kind, tmp_path: Path) -> None:
    store = given(kind, tmp_path, *TEXTS)
    assert hits(store, "创业贷款", none_of=("农民工", "村里人")) == ["su/m2", "su/h1", "su/s5"]


def test_a_word_counts_before_its_synonyms(kind: Kind, tmp_path: Path) -> None:
    store = given(kind, tmp_path, measure(start=1, title="大学生见习"), measure(start=2, title="毕业生见习"))
    assert hits(store, ("毕业生", "大学生")) == ["su/m2", "su/m1"]
    assert hits(store, ("大学生", "毕业生")) == ["su/m1", "su/m2"]


def test_marks_and_blanks_and_width_do_not_matter(kind: Kind, tmp_path: Path) -> None:
    store = given(
        kind,
        tmp_path,
        measure(start=1, title="“粤菜师傅” 工程"),
        measure(start=2, title="《实施意见》，Ａ类"),
        statistic(start=3, text="１,２３４人"),
    )
    assert hits(store, "粤菜师傅工程") == ["su/m1"]
    assert hits(store, "实施意见a类") == hits(store, bare("实施意见，Ａ类")) == ["su/m2"]
    assert hits(store, "1234人") == hits(store, bare("１,２３４ 人。")) == ["su/s3"]
    assert hits(store, "12.34") == []


def test_the_field_of_a_hit_is_the_one_in_which_most_of_the_words_stand(kind: Kind, tmp_path: Path) -> None:
    store = given(
        kind,
        tmp_path,
        measure(start=1, title="贷款", summary="创业者可以申请，手续集中办"),
        statistic(start=2, metric="创业担保贷款", label="新增创业担保贷款"),
    )
    asked = Words((("贷款",), ("创业",), ("集中办",)))
    assert [(hit.field, hit.score) for hit in store.match(asked)] == [("summary", 85 + 45 + 45)]
    assert [hit.field for hit in store.match(Words((("担保",),)))] == ["metric"]


def test_of_a_name_only_the_name_is_read(kind: Kind, tmp_path: Path) -> None:
    store = given(kind, tmp_path, measure(names=(name("粤菜师傅"), name("4+"))))
    assert [hit.field for hit in store.match(Words((("粤菜师傅",),)))] == ["names"]
    assert hits(store, "quoted") == []
    assert hits(store, "explained") == []
    assert hits(store, "师傅4") == []


def test_match_narrows_by_where_and_limit(kind: Kind, tmp_path: Path) -> None:
    store = given(kind, tmp_path, *TEXTS)
    words = Words((("创业贷款",),))
    assert [hit.record.id for hit in store.match(words, limit=2)] == ["su/m2", "su/h1"]
    assert [hit.record.id for hit in store.match(words, {"kind": ["loan"]})] == ["su/m2", "su/m3"]
    assert [hit.record.id for hit in store.match(words, {"place": ["苏州"]})] == ["su/s5"]
    assert list(store.match(words, {"region": ["安徽"]})) == []
    assert [hit.record.id for hit in store.match(words, {"place": [None]})] == ["su/m2", "su/m3", "su/s4"]
    assert list(store.match(words, {"colour": [None]})) == []


def test_what_is_put_is_there_when_the_store_is_opened_again(writable: Kind, tmp_path: Path) -> None:
    given(writable, tmp_path).put(batch("a"))
    store = writable.open(tmp_path)
    for table, records in batch("a").tables().items():
        assert tuple(store.find(table)) == records


def test_a_store_sees_what_it_has_put_itself(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    assert list(store.find("documents")) == []
    store.put(batch("a"), batch("b"))
    assert ids(store.find("documents")) == ["a", "b"]


def test_put_tells_what_became_of_each_document(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    changed = batch("b", document=document(id="b", sha256="another"))
    assert store.put(batch("a"), batch("b")) == ("added", "added")
    assert store.put(batch("a"), changed, batch("c")) == ("unchanged", "conflict", "added")
    assert store.put(changed, replace=True) == ("replaced",)
    assert store.put() == ()
    assert of("sha256", writable.open(tmp_path).find("documents")) == ["a-as-read", "c-as-read", "another"]


@pytest.mark.parametrize(
    "stated", [{"regions": ("安徽",)}, {"year": 2019}, {"title": "别的题目"}, {"published": "2019-01-02"}], ids=str
)
def test_the_same_content_of_which_something_else_is_stated_is_a_conflict(
    writable: Kind, tmp_path: Path, stated: dict[str, Any]
) -> None:
    store = given(writable, tmp_path)
    store.put(batch("a"))
    changed = batch("a", document=document(id="a", **{"sha256": "a-as-read", **stated}))
    assert store.put(changed) == ("conflict",)
    assert store.put(batch("a")) == ("unchanged",)
    assert store.put(changed, replace=True) == ("replaced",)
    assert list(writable.open(tmp_path).find("documents")) == [changed.document]


def test_the_same_document_twice_at_once_is_added_once(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    assert store.put(batch("a"), batch("a")) == ("added", "unchanged")
    assert ids(store.find("statistics")) == ["a/s30"]


def test_a_document_is_replaced_whole(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    store.put(batch("a"), batch("b"))
    store.put(batch("a", statistics=(statistic(document="a", start=77),), measures=(), excluded=()), replace=True)
    again = writable.open(tmp_path)
    assert ids(again.find("statistics")) == ["b/s30", "a/s77"]
    assert ids(again.find("measures")) == ["b/m20"]
    assert of("document", again.find("excluded")) == ["b"]


def test_remove_takes_a_document_out_whole_and_gives_it_back(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    store.put(batch("a"), batch("b"), batch("c"))
    assert store.remove("c", "not there", "a") == (batch("c"), batch("a"))
    again = writable.open(tmp_path)
    assert [ids(again.find(table)) for table in ("documents", "sections", "measures", "statistics")] == [
        ["b"], ["b/h10"], ["b/m20"], ["b/s30"],
    ]  # fmt: skip


def test_what_changes_nothing_writes_nothing(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    store.put(batch("a"))
    before = (tmp_path / writable.own).stat()
    assert store.put(batch("a")) == ("unchanged",)
    assert store.put(batch("a", document=document(id="a", sha256="else"))) == ("conflict",)
    assert store.remove("not there") == ()
    after = (tmp_path / writable.own).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_undo_takes_back_one_change_after_another(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    store.put(batch("a"))
    store.put(batch("b"), batch("c"))
    store.remove("a")
    assert store.undo() == (["a"], [])
    assert store.undo() == ([], ["b", "c"])
    assert ids(writable.open(tmp_path).find("documents")) == ["a"]
    assert store.undo() == ([], ["a"])
    with pytest.raises(JobsError, match="没有可以撤回的改动") as refusal:
        store.undo()
    assert refusal.value.exit_code == 1


def test_to_replace_a_document_by_itself_changes_nothing(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    store.put(batch("a"))
    assert store.put(batch("a"), batch("b"), replace=True) == ("unchanged", "added")
    again = batch("a", statistics=(statistic(document="a", start=77),))
    assert store.put(again, replace=True) == ("replaced",)
    assert store.put(again, replace=True) == ("unchanged",)
    store.undo()
    assert ids(store.find("statistics", {"document": ["a"]})) == ids(batch("a").statistics)


def test_undo_takes_back_a_replacement(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    store.put(batch("a"))
    store.put(batch("a", document=document(id="a", sha256="else")), replace=True)
    assert store.undo() == ([], [])
    assert of("sha256", store.find("documents")) == ["a-as-read"]


def test_three_changes_can_be_taken_back_and_no_more(writable: Kind, tmp_path: Path) -> None:
    store = given(writable, tmp_path)
    for identity in "abcde":
        store.put(batch(identity))
    assert [store.undo(), store.undo(), store.undo()] == [([], ["e"]), ([], ["d"]), ([], ["c"])]
    with pytest.raises(JobsError, match="没有可以撤回的改动") as refusal:
        store.undo()
    assert refusal.value.exit_code == 1
    assert ids(store.find("documents")) == ["a", "b"]


# What only a union does.


def both(folder: Path) -> Union:
    write(folder / "shipped.json", *(each for rows in batch("shipped").tables().values() for each in rows))
    store = open_store([folder / "shipped.json", folder / "own.json"])
    assert isinstance(store, Union)
    return store


def test_a_union_reads_both_and_orders_them_together(tmp_path: Path) -> None:
    store = both(tmp_path)
    store.put(batch("own", statistics=(statistic(document="own", value=1), statistic(document="own", start=31))))
    assert ids(store.find("statistics")) == ["shipped/s30", "own/s30", "own/s31"]
    assert ids(store.find("statistics", ANY, ("value",))) == ["own/s30", "shipped/s30", "own/s31"]
    assert ids(store.find("statistics", ANY, ("value",), 1)) == ["own/s30"]
    assert list(store.count("statistics", ANY, ("region",))) == [(("江苏",), 3)]
    assert [hit.record.id for hit in store.match(Words((("富民",),)))] == ["shipped/m20", "own/m20"]


def test_what_is_shipped_is_neither_replaced_nor_removed(tmp_path: Path) -> None:
    store = both(tmp_path)
    shipped = (tmp_path / "shipped.json").read_bytes()
    other = batch("shipped", document=document(id="shipped", sha256="else"))
    assert store.put(batch("a"), other, batch("b"), replace=True) == ("added", "conflict", "added")
    with pytest.raises(JobsError) as refusal:
        store.remove("a", "shipped")
    assert (refusal.value.message, refusal.value.exit_code) == ("shipped 是 jobscli 自带的，不能移除", 1)
    assert ids(store.find("documents")) == ["shipped", "a", "b"]
    assert (tmp_path / "shipped.json").read_bytes() == shipped


def test_a_union_makes_the_own_store_only_when_something_is_put(tmp_path: Path) -> None:
    store = both(tmp_path)
    list(store.find("statistics"))
    assert store.remove("not there") == ()
    assert [each.name for each in tmp_path.glob("*.json")] == ["shipped.json"]
    store.put(batch("a"))
    assert sorted(each.name for each in tmp_path.glob("*.json")) == ["own.json", "shipped.json"]


def test_a_damaged_own_store_is_an_error_and_not_passed_over(tmp_path: Path) -> None:
    store = both(tmp_path)
    (tmp_path / "own.json").write_text("{")
    with pytest.raises(StoreError, match=r"own\.json 已损坏"):
        list(store.find("documents"))
