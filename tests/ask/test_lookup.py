"""One record by its id, whole or by its tail."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.ask import typed
from jobscli.ask.ids import shown_ids
from jobscli.ask.lookup import entry, meant
from jobscli.errors import UsageError
from jobscli.record import Record
from jobscli.store import Store
from jobscli.store.ends import marked_tail
from jobscli.store.tiny import TinyStore
from tests.builders import Shelf, document, measure, section, statistic, write
from tests.cost import in_proportion


def filled(shelf: Shelf) -> Store:
    return shelf(
        section(),
        measure(section="su/h10"),
        statistic(section="su/h10", measure="su/m20", start=427),
        statistic(start=428),
        statistic(document="hui", start=428),
    )


@pytest.mark.parametrize("identity", ["su/s427", "s427", "S427", " s427 ", "ｓ４２７"])
def test_a_figure_is_found_with_what_it_belongs_to(shelf: Shelf, identity: str) -> None:
    found = entry(filled(shelf), identity)
    assert found.record.id == "su/s427"
    assert found.document.id == "su"
    assert found.section is not None
    assert found.section.id == "su/h10"
    assert found.measure is not None
    assert found.measure.id == "su/m20"


def test_a_measure_is_found_with_its_figures(shelf: Shelf) -> None:
    found = entry(filled(shelf), "m20")
    assert [each.id for each in found.statistics] == ["su/s427"]
    assert found.section is not None


def test_a_heading_is_found(shelf: Shelf) -> None:
    assert entry(filled(shelf), "h10").record == section()


def test_a_tail_that_two_documents_have_is_refused_with_both(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as refusal:
        entry(filled(shelf), "s428")
    assert refusal.value.message == "“s428”在几份文件里都有，请写全"
    assert refusal.value.hints == (("都有", "s428la（su）  s428sl（hui）"),)
    assert entry(filled(shelf), "s428la").record.id == "su/s428"
    assert entry(filled(shelf), "S428SL").record.id == "hui/s428"


@pytest.mark.parametrize(
    ("identity", "hints"),
    [
        ("s429", [("相近", "s428  s427"), ("列出", "jobscli statistics")]),
        ("m2", [("相近", "m20"), ("列出", "jobscli measures")]),
        ("江苏", [("编号", "形如 s427（数字）、m362（举措），在各屏左边"), ("列出", "jobscli statistics")]),
        ("", [("编号", "形如 s427（数字）、m362（举措），在各屏左边"), ("列出", "jobscli statistics")]),
        ("su/", [("编号", "形如 s427（数字）、m362（举措），在各屏左边"), ("列出", "jobscli statistics")]),
    ],
)
def test_an_unknown_id_is_refused_with_the_nearest(shelf: Shelf, identity: str, hints: list[tuple[str, str]]) -> None:
    with pytest.raises(UsageError) as refusal:
        entry(filled(shelf), identity)
    assert refusal.value.message == f"没有编号“{identity}”"
    assert list(refusal.value.hints) == hints


def test_an_id_is_shown_by_its_tail_and_with_more_where_that_is_of_several(shelf: Shelf) -> None:
    ids = ["su/s427", "su/s428", "hui/s428", "su/m20", "read/s1", "read/s428"]
    assert shown_ids(filled(shelf), ids) == {
        "su/s427": "s427",
        "su/s428": "s428la",
        "hui/s428": "s428sl",
        "su/m20": "m20",
        "read/s1": "s1",
        "read/s428": "s428cx",
    }
    assert shown_ids(shelf(statistic()), ["su/s30"]) == {"su/s30": "s30"}


def test_where_the_letters_are_the_same_too_the_id_is_shown_in_full(shelf: Shelf) -> None:
    one, other = same_letters()
    store = shelf(statistic(document=one), statistic(document=other), statistic(document="su"))
    shown = shown_ids(store, [f"{one}/s30", f"{other}/s30", "su/s30"])
    assert shown == {f"{one}/s30": f"{one}/s30", f"{other}/s30": f"{other}/s30", "su/s30": "s30la"}
    for identity, each in shown.items():
        assert entry(store, each).record.id == identity
    with pytest.raises(UsageError, match="在几份文件里都有，请写全"):
        entry(store, marked_tail(f"{one}/s30"))


def same_letters() -> tuple[str, str]:
    """Two documents whose ids come to the same letters."""
    known: dict[str, str] = {}
    for n in count():
        other = known.setdefault(marked_tail(f"d{n}/s30"), f"d{n}")
        if other != f"d{n}":
            return other, f"d{n}"
    raise AssertionError


# A document's name is what a file is called, or what its user says.
names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(
    lambda name: name.strip() == name
)


@given(st.dictionaries(names, st.sets(st.sampled_from(["s1", "s2", "s1b", "m1", "h1", "h0"])), max_size=40))
def test_whatever_is_shown_finds_its_record_and_no_other(documents: dict[str, set[str]]) -> None:
    made: dict[str, Callable[..., Record]] = {"s": statistic, "m": measure, "h": section}
    with TemporaryDirectory() as folder:
        store = TinyStore(
            write(
                Path(folder) / "store.json",
                *(document(id=each) for each in documents),
                *(
                    made[each[0]](id=f"{name}/{each}", document=name, start=int(each[1]))
                    for name, tails in documents.items()
                    for each in tails
                ),
            )
        )
        ids = [f"{name}/{each}" for name, tails in documents.items() for each in tails]
        shown = shown_ids(store, ids)
        assert list(shown) == ids
        assert len(set(shown.values())) == len(ids)
        for identity, each in shown.items():
            assert entry(store, each).record.id == identity


@pytest.mark.slow
def test_many_ids_are_shown_in_time_to_their_number(shelf: Shelf) -> None:
    stores = {n: shelf(*(statistic(document=f"d{i % 30}", start=i // 3) for i in range(n))) for n in (1000, 2000, 4000)}
    ids = {n: [each.id for each in typed.statistics(store)] for n, store in stores.items()}
    assert len(shown_ids(stores[4000], ids[4000])) == len(set(ids[4000]))
    assert in_proportion(lambda n: shown_ids(stores[n], ids[n]), 1000)


def test_a_record_is_shown_when_what_it_names_is_not_there(tmp_path: Path) -> None:
    path = write(tmp_path / "store.json", document(id="hui"), statistic(measure="su/m9", section="su/h9"))
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables["documents"] = {number: row for number, row in tables["documents"].items() if row["id"] == "hui"}
    path.write_text(json.dumps(tables), encoding="utf-8")
    found = entry(TinyStore(path), "su/s30")
    assert (found.section, found.measure, found.document.title) == (None, None, "su")


def test_the_json_is_the_record_with_its_document(shelf: Shelf) -> None:
    tree = entry(filled(shelf), "s427").tree()
    assert tree["id"] == "su/s427"
    assert tree["document"]["id"] == "su"
    (row,) = entry(filled(shelf), "s427").rows()
    assert row["document"] == "su"


def rates(shelf: Shelf) -> Store:
    return shelf(
        measure(region="江苏", title="富民创业贷", start=20),
        statistic(start=100, metric="高校毕业生就业率", label="高校毕业生年末就业率", text="96.9%", unit="%"),
        statistic(start=110, metric="贫困劳动力转移就业率", label="转移就业的比例", text="97%", unit="%"),
        statistic(start=120, metric="就业扶贫基地", label="认定就业扶贫基地", text="410个", unit="个"),
        statistic(start=130, metric="就业扶贫基地", label="就业扶贫基地", text="1007个", unit="个", scope="cumulative"),
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["江苏", "就业率"], ["su/s100", "su/s110"]),
        (["江苏 就业扶贫基地"], ["su/s120", "su/s130"]),
        (["江苏", "高校毕业生就业率"], ["su/s100"]),
        (["富民创业贷"], ["su/m20"]),
        (["s100", "江苏", "就业扶贫基地", "s100"], ["su/s100", "su/s120", "su/s130"]),
        (["江苏 富民创业贷", "江苏 高校毕业生就业率"], ["su/m20", "su/s100"]),
        (["su"], ["su"]),
        (["su", "m20"], ["su", "su/m20"]),
    ],
)
def test_ids_documents_and_words_mean_records(shelf: Shelf, asked: list[str], found: list[str]) -> None:
    assert [each.record.id for each in meant(rates(shelf), asked)] == found


def test_words_of_many_records_are_refused_with_the_nearest(shelf: Shelf) -> None:
    with pytest.raises(UsageError, match="“江苏 创业”可以是 6 条记录"):
        meant(shelf(*(measure(title=f"创业 {n}", start=n) for n in range(1, 7))), ["江苏", "创业"])


def test_the_ids_of_the_nearest_can_be_pasted(shelf: Shelf) -> None:
    twice = [measure(document=name, title=f"创业 {name}") for name in ("su", "su-2")]
    others = [measure(title=f"创业 {n}", start=n) for n in range(1, 5)]
    with pytest.raises(UsageError) as refusal:
        meant(shelf(*twice, *others), ["江苏", "创业"])
    ids = [words.partition("（")[0] for _label, words in refusal.value.hints]
    assert len(set(ids)) == 5


def test_a_document_is_told_with_what_it_holds(shelf: Shelf) -> None:
    found = entry(filled(shelf), "su")
    assert found.tree()["counts"] == {"sections": 1, "measures": 1, "statistics": 2}


def test_a_year_among_words_is_that_of_the_figure(shelf: Shelf) -> None:
    jobs = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人"}
    years = [statistic(start=start, period=str(2015 + start), **jobs) for start in range(1, 9)]
    store = shelf(*years, statistic(start=20, place="苏州", period="2022", **jobs))
    assert [each.record.id for each in meant(store, ["江苏", "2022", "城镇新增就业"])] == ["su/s7"]
    assert [each.record.id for each in meant(store, ["江苏 2022年城镇新增就业"])] == ["su/s7"]
    with pytest.raises(UsageError, match="“江苏 城镇新增就业”可以是 9 条记录，请写编号，或添上年份") as refusal:
        meant(store, ["江苏", "城镇新增就业"])
    assert refusal.value.hints[:2] == (
        ("最近的", "s8（江苏，2023 年 城镇新增就业 23亿元）"),
        ("", "s7（江苏，2022 年 城镇新增就业 23亿元）"),
    )
