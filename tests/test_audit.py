"""Every check passes on a good store and fails on one that is wrong in just that; the original is proved word by word.

The texts are written for the tests, in the manner of such reports.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli import audit
from jobscli.audit import Audit, Originals
from jobscli.audit.records import identity
from jobscli.audit.reread import reread
from jobscli.audit.values import faults
from jobscli.errors import JobsError, StoreError, UsageError
from jobscli.read import read_text
from jobscli.read.rule import rules_in
from jobscli.record import TABLES, Record
from jobscli.store import disk
from jobscli.store.tiny import TinyStore
from tests import builders

TEXT = """江苏就业工作

江苏:稳住企业用工

稳定企业用工。全年发放“富民创业贷”超过23亿元,同比增长10%。最高可达50万元和300万元。
扩大招聘。2018年办招聘会近６００场,新增岗位2至3万个,失业率3%,下降0.2个百分点。"""


def at(words: str, inside: str = "") -> dict[str, Any]:
    """Where `words` stand in TEXT, within the only place of `inside` where they stand more than once."""
    start = TEXT.index(inside or words) + (inside or words).index(words)
    assert TEXT.count(inside or words) == 1
    return {"start": start, "end": start + len(words)}


def figure(words: str, value: object, unit: str, metric: str, inside: str = "", **changes: Any) -> Any:
    """A statistic of TEXT in its second section."""
    plain = {"section": SECOND, "text": words, "value": value, "unit": unit, "metric": metric, "label": metric}
    return builders.statistic(**{**plain, **at(words, inside), "paragraph": 3, **changes})


def gap(words: str, reason: str, inside: str = "") -> Any:
    """A numeral of TEXT that is none."""
    return builders.excluded(**at(words, inside), text=words, reason=reason)


HEAD, FIRST, SECOND = (f"su/h{TEXT.index(words)}" for words in ("江苏:", "稳定企业用工。", "扩大招聘。"))
LOAN = builders.measure(
    section=FIRST, **at("全年发放“富民创业贷”超过23亿元,同比增长10%。最高可达50万元和300万元"),
    topics=("创业",), groups=("创业者",), names=(builders.name("富民创业贷"),),
)  # fmt: skip
LENT = figure(
    "超过23亿元", 2_300_000_000, "元", "创业担保贷款", section=FIRST, bound="at_least", measure=LOAN.id,
    quote="全年发放“富民创业贷”超过23亿元,同比增长10%。",
)  # fmt: skip
MORE = figure("10%", 10, "%", "创业担保贷款", section=FIRST, aspect="change", of=LENT.id)
FAIRS = figure("近６００场", 600, "场", "招聘活动场次", bound="about", label="招聘会")
RATE = figure("3%", 3, "%", "城镇调查失业率", "率3%", label="失业率")
LESS = figure("0.2个百分点", "-0.2", "百分点", "城镇调查失业率", aspect="change", of=RATE.id, label="失业率")
POSTS = figure("2至3万个", 20_000, "个", "就业岗位", high=30_000, bound="between", label="新增岗位")
LIMIT = figure(
    "最高可达50万元", 500_000, "元", "创业担保贷款", section=FIRST, bound="at_most", status="limit", period=None,
    period_basis=None,
)  # fmt: skip
OTHER = figure("300万元", 3_000_000, "元", "创业担保贷款", section=FIRST, bound="at_most", status="limit")
YEAR = gap("2018", "date")
GOOD: tuple[Any, ...] = (
    builders.document(
        publisher="省厅", published="2019-03-01", url="https://example.org/",
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    ),
    builders.section(number="0", title="稳住企业用工", id=HEAD, **at("江苏:稳住企业用工")),
    builders.section(title="稳定企业用工", **at(TEXT[TEXT.index("稳定企业用工。") : TEXT.index("\n扩大")])),
    builders.section(number="2", title="扩大招聘", **at(TEXT[TEXT.index("扩大招聘。") :])),
    LOAN, LENT, MORE, LIMIT, OTHER, FAIRS, POSTS, RATE, LESS, YEAR,
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store without a fault."""
    return builders.write(tmp_path / "store.json", *GOOD)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Its original."""
    path = tmp_path / "报告.txt"
    path.write_bytes(TEXT.encode())
    return path


def edit(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The store at `path` with its JSON changed."""
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def row(data: dict[str, Any], name: str) -> dict[str, Any]:
    """The row that a problem would name `name`."""
    for table, kind in TABLES.items():
        for each in data[table].values():
            if each.get("id") == name or (kind.__name__ == "Excluded" and name == f"su/{each['start']}:{each['end']}"):
                found: dict[str, Any] = each
                return found
    raise KeyError(name)


def change(path: Path, record: Record, **changes: Any) -> Path:
    """The store at `path` with fields of one record changed."""
    return edit(path, lambda data: row(data, identity(record)).update(changes))


def told(answer: Audit) -> list[tuple[str, str, str]]:
    """The check, the id and the field of each problem."""
    return [(each.check, problem.id, problem.field) for each in answer.checked for problem in each.problems]


def test_a_good_store_has_no_problems(store: Path) -> None:
    answer = audit.check(store)
    assert {each.check: each.count for each in answer.checked} == {
        "tables": 7, "documents": 1, "facts": 1, "sections": 3, "measures": 1, "statistics": 8, "excluded": 1,
        "words": 0, "ids": 13, "references": 23, "changes": 2, "regions": 9, "units": 8, "bounds": 8, "periods": 7,
        "spans": 13,
        "checksum": 0, "corrections": 0,
    }  # fmt: skip
    assert (answer.problems, answer.error, answer.notice) == ((), None, "18 项检查，没有问题")


def test_a_good_store_is_proved_by_its_original(store: Path, source: Path) -> None:
    answer = audit.check(store, Originals([source]))
    assert {each.check: each.count for each in answer.checked if each.check.startswith("source")} == {
        "source_texts": 8, "source_values": 8, "source_titles": 3, "source_spans": 4, "source_names": 1,
        "source_excluded": 1, "source_numerals": 26, "source_quotes": 9, "source_nouns": 9, "source_labels": 8,
        "source_words": 0,
    }  # fmt: skip
    assert answer.problems == ()
    assert answer.sources[0].document == "su"


ONE: dict[str, tuple[Any, dict[str, Any], str, str, str]] = {
    # what is changed: the record, the change, the check that finds it, the field it names, a part of what it says
    "a value as text": (LENT, {"value": "23亿"}, "statistics", "value", "'23亿'"),
    "no value": (LENT, {"value": None}, "statistics", "value", "None"),
    "an unknown field": (LENT, {"colour": 1}, "statistics", "colour", "不认识的字段"),
    "an offset as text": (YEAR, {"text": 2018}, "excluded", "text", "2018"),
    "names without kind": (LOAN, {"names": [{"name": "贷"}]}, "measures", "names", "贷"),
    "a bound": (MORE, {"bound": "over"}, "statistics", "bound", "没有“over”这个取值；可以是 exact、about"),
    "an aspect": (RATE, {"aspect": "size"}, "statistics", "aspect", "size"),
    "a price basis": (LESS, {"price_basis": "constant"}, "statistics", "price_basis", "可以是 real、nominal"),
    "an empty inferred unit": (LENT, {"unit": None, "unit_inferred": ""}, "statistics", "unit_inferred", "是空的"),
    "a status": (RATE, {"status": "done"}, "statistics", "status", "done"),
    "a scope": (RATE, {"scope": "yearly"}, "statistics", "scope", "yearly"),
    "a basis": (RATE, {"period_basis": "guess"}, "statistics", "period_basis", "guess"),
    "a confidence": (RATE, {"confidence": "sure"}, "statistics", "confidence", "sure"),
    "a region of a figure": (RATE, {"region": "江南", "section": None}, "statistics", "region", "没有“江南”这个地区"),
    "an empty label": (RATE, {"label": " "}, "statistics", "label", "是空的"),
    "an empty unit": (RATE, {"unit": "", "note": "注"}, "statistics", "unit", "是空的"),
    "paragraph 0": (RATE, {"paragraph": 0}, "statistics", "paragraph", "从 1 数起"),
    "a kind": (LOAN, {"kind": "gift"}, "measures", "kind", "gift"),
    "what was done": (LOAN, {"status": "limit"}, "measures", "status", "limit"),
    "how sure": (LOAN, {"confidence": "sure"}, "measures", "confidence", "sure"),
    "a topic": (LOAN, {"topics": ["创业", "天气"]}, "measures", "topics", "天气"),
    "a group": (LOAN, {"groups": ["神仙"]}, "measures", "groups", "神仙"),
    "a kind of name": (
        LOAN, {"names": [{"name": "富民创业贷", "kind": "nice", "explained": True}]}, "measures", "names", "nice",
    ),
    "an empty name": (LOAN, {"names": [{"name": "", "kind": "quoted", "explained": True}]}, "measures", "names", "空"),
    "a reason": (YEAR, {"reason": "because"}, "excluded", "reason", "because"),
    "a section's number": (GOOD[1], {"number": "一"}, "sections", "number", "节号"),
    "a section's title": (GOOD[1], {"title": ""}, "sections", "title", "是空的"),
    "a year": (GOOD[0], {"year": 20180}, "facts", "year", "20180"),
    "a date": (GOOD[0], {"published": "2019-02-30"}, "facts", "published", "2019-02-30"),
    "a date in words": (GOOD[0], {"published": "20190301"}, "facts", "published", "20190301"),
    "a document's region": (GOOD[0], {"regions": ["江苏", "江南"]}, "facts", "regions", "江南"),
    "a region twice": (GOOD[0], {"regions": ["江苏", "江苏"]}, "facts", "regions", "重复"),
    "a hash": (GOOD[0], {"sha256": "abc"}, "facts", "sha256", "64"),
    "an address": (GOOD[0], {"url": "javascript:1"}, "facts", "url", "网址"),
    "an id that is not its place": (FAIRS, {"id": "su/s1"}, "ids", "id", f"应是 {FAIRS.id}"),
    "an id of another letter": (FAIRS, {"id": FAIRS.id.replace("/s", "/m")}, "ids", "id", f"应是 {FAIRS.id}"),
    "no such section": (FAIRS, {"section": "su/h9999"}, "references", "section", "没有 su/h9999"),
    "no such measure": (LENT, {"measure": "su/m9"}, "references", "measure", "没有 su/m9"),
    "no such figure": (LESS, {"of": "su/s9"}, "changes", "of", "没有 su/s9"),
    "a change of itself": (LESS, {"of": LESS.id}, "changes", "of", "指着自己"),
    "a level that changes another": (FAIRS, {"of": RATE.id}, "changes", "of", "只有变动"),
    "a real level": (FAIRS, {"price_basis": "real"}, "changes", "price_basis", "只有变动才分实际和名义"),
    "no such document": (YEAR, {"document": "han"}, "references", "document", "han"),
    "another region than its section": (FAIRS, {"region": "安徽"}, "regions", "region", "记作安徽，所在的标题是江苏的"),
    "a measure of another region": (LOAN, {"region": "全国"}, "regions", "region", "记作全国"),
    "another unit": (FAIRS, {"unit": "人"}, "units", "unit", "“人”不是招聘活动场次的单位“场”"),
    "no unit, no note": (LENT, {"unit": None}, "units", "unit", "没有单位，也没有说明"),
    "an inferred unit beside a printed one": (LENT, {"unit_inferred": "元"}, "units", "unit_inferred", "就不推定"),
    "a change in another unit": (MORE, {"unit": "人"}, "units", "unit", "“人”不是"),
    "no upper end": (POSTS, {"high": None}, "bounds", "high", "没有上端"),
    "an upper end of no range": (FAIRS, {"high": 700}, "bounds", "high", "却有上端 700"),
    "an upper end below": (POSTS, {"high": 10}, "bounds", "high", "不大于"),
    "a period in words": (FAIRS, {"period": "2018年"}, "periods", "period", "2018年"),
    "month 13": (FAIRS, {"period": "2018-13"}, "periods", "period", "2018-13"),
    "a period that runs back": (FAIRS, {"period": "2019/2018"}, "periods", "period", "2019/2018"),
    "a period without a basis": (FAIRS, {"period_basis": None}, "periods", "period_basis", "没有来历"),
    "a basis without a period": (FAIRS, {"period": None}, "periods", "period_basis", "没有期间"),
    "an end before the start": (LOAN, {"end": 3}, "spans", "start", "不是一段"),
    "a text longer than its span": (YEAR, {"text": "2018年"}, "spans", "end", "有 5 字，位置却占 4 字"),
    "out of its section": (LENT, {"section": SECOND}, "spans", "start", f"不在 {SECOND} 之内"),
}  # fmt: skip


@pytest.mark.parametrize("what", ONE)
def test_one_fault_is_one_problem(store: Path, what: str) -> None:
    record, changes, check, field, detail = ONE[what]
    answer = audit.check(change(store, record, **changes))
    name = changes.get("id", identity(record)).replace("su/", f"{changes.get('document', 'su')}/")
    assert told(answer) == [(check, name, field)]
    assert detail in answer.problems[0].detail
    assert answer.error is not None
    assert answer.error.exit_code == 1


def test_every_field_of_every_row_is_looked_at(store: Path) -> None:
    def spoil(data: dict[str, Any]) -> None:
        row(data, FAIRS.id).update(value="many", bound="over", start=None)
        row(data, RATE.id).pop("text")
        row(data, YEAR_ID).update(start="1", reason="because")
        data["statistics"]["99"] = {}

    answer = audit.check(edit(store, spoil))
    assert [each for each in told(answer) if each[0] in ("statistics", "excluded")] == [
        ("statistics", FAIRS.id, "value"), ("statistics", FAIRS.id, "start"), ("statistics", FAIRS.id, "bound"),
        ("statistics", RATE.id, "text"), *(("statistics", "statistics#99", field) for field in NEEDED),
        ("excluded", "excluded#1", "start"), ("excluded", "excluded#1", "reason"),
    ]  # fmt: skip
    assert not [each for each in told(answer) if each[0] == "references"]  # to a row that is there and unreadable


NEEDED = (
    "id",
    "document",
    "region",
    "section",
    "paragraph",
    "metric",
    "label",
    "text",
    "value",
    "unit",
    "start",
    "end",
)
YEAR_ID = identity(YEAR)


def test_an_id_that_two_records_have_is_told_once(store: Path) -> None:
    answer = audit.check(edit(store, lambda data: data["statistics"].update({"99": row(data, FAIRS.id)})))
    assert [(each.id, each.detail) for each in answer.problems] == [(FAIRS.id, "有 2 条记录用这个编号")]


def test_a_second_figure_on_the_same_words_has_a_letter_more(store: Path, source: Path) -> None:
    second = {**_json(FAIRS), "id": f"{FAIRS.id}b"}
    edit(store, lambda data: data["statistics"].update({"99": second}))
    assert audit.check(store, Originals([source])).problems == ()


def _json(record: Record) -> dict[str, Any]:
    from jobscli.record import to_json

    return to_json(record)


def test_a_table_that_is_not_ours_is_a_problem(store: Path) -> None:
    answer = audit.check(edit(store, lambda data: data.update(extra={"1": {}})))
    assert told(answer) == [("tables", "extra", "table")]


def test_a_reference_stays_in_its_document(tmp_path: Path) -> None:
    store = builders.write(
        tmp_path / "two.json", *GOOD, builders.document(id="wan"), builders.section(document="wan", region="江苏"),
        builders.statistic(document="wan", section=FIRST),
    )  # fmt: skip
    found = [(each.id, each.field, each.detail) for each in audit.check(store).problems]
    assert ("wan/s30", "section", f"{FIRST} 在另一份文件里") in found


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "户", "metric": "就业扶贫基地"},  # 家, 户 and 个 count the same
        {"unit": "个", "metric": "就业扶贫基地"},
        {"unit": "百分点", "aspect": "change"},
        {"unit": None, "note": "没有印单位"},
        {"unit": "人", "note": "原文这样写"},  # the reader is told
        {"unit": "亩", "metric": "没有收进词表的指标"},
        {"unit": None, "metric": "求人倍率"},  # has none
        {"unit": None, "metric": "占全国比重", "text": "1/10", "end": FAIRS.start + 4},  # a part has none
        {"period": "2018-06"},
        {"period": "2016/2020"},
        {"period": "2018-01/2018-09"},
    ],
)
def test_what_is_no_fault(store: Path, changes: dict[str, Any]) -> None:
    assert audit.check(change(store, FAIRS, **changes)).problems == ()


@pytest.mark.parametrize("region", ["全国", "未注明"])
def test_a_section_on_the_nation_may_tell_of_any_region(store: Path, region: str) -> None:
    assert audit.check(change(store, GOOD[3], region=region)).problems == ()


# The original.

ORIGINAL: dict[str, tuple[Any, dict[str, Any], list[tuple[str, str, str]], str]] = {
    "other words": (FAIRS, {"text": "近５００场", "value": 500}, [("source_texts", FAIRS.id, "text")], "近６００场"),
    "another place": (
        FAIRS,
        {"id": f"su/s{FAIRS.start + 1}", "start": FAIRS.start + 1, "end": FAIRS.end + 1},
        [("source_texts", f"su/s{FAIRS.start + 1}", "text")],
        "那里印的是“６００场,”",
    ),
    "another value": (LENT, {"value": 2_300_000_001}, [("source_values", LENT.id, "value")], "读作 2300000000"),
    "another magnitude": (FAIRS, {"value": 6_000_000}, [("source_values", FAIRS.id, "value")], "读作 600，"),
    "another upper end": (POSTS, {"high": 40_000}, [("source_values", POSTS.id, "high")], "读作 30000"),
    "another unit": (POSTS, {"unit": "家"}, [("source_values", POSTS.id, "unit")], "读作 个，记作 家"),
    "points for per cent": (MORE, {"unit": "百分点"}, [("source_values", MORE.id, "unit")], "读作 %"),
    "exact for a bound": (LENT, {"bound": "exact"}, [("source_values", LENT.id, "bound")], "说的是 at_least"),
    "about for exact": (RATE, {"bound": "about"}, [("source_values", RATE.id, "bound")], "说的是 exact"),
    "the other bound": (OTHER, {"bound": "at_least"}, [("source_values", OTHER.id, "bound")], "记作 at_least"),
    "a decline that is none": (LESS, {"value": 0.2}, [("source_values", LESS.id, "value")], "应是负数"),
    "a fall that nobody told": (FAIRS, {"value": -600}, [("source_values", FAIRS.id, "value")], "没有说下降"),
    "another title": (GOOD[2], {"title": "稳定企业"}, [], ""),
    "a title of elsewhere": (GOOD[2], {"title": "扩大招聘"}, [("source_titles", FIRST, "title")], "扩大招聘"),
    "a name of elsewhere": (
        LOAN, {"names": [{"name": "招聘会", "kind": "quoted", "explained": True}]},
        [("source_names", LOAN.id, "names")], "“招聘会”不在那里",
    ),
    "a sentence of elsewhere": (LENT, {"quote": "全年超过24亿元"}, [("source_texts", LENT.id, "quote")], "原句"),
    "a noun of elsewhere": (
        LOAN, {"summary": "发放就业见习补贴"}, [("source_nouns", LOAN.id, "summary")], "“就业见习补贴”不在那里",
    ),
    "a quotation of elsewhere": (
        LOAN, {"summary": "升级为“惠民贷”"}, [("source_quotes", LOAN.id, "summary")], "“惠民贷”不在那里",
    ),
    "another number in our words": (LOAN, {"summary": "发放24亿元"}, [("source_quotes", LOAN.id, "summary")], "“24”"),
    "a label without its subject": (
        LENT, {"label": "全年发放", "measure": None}, [("source_labels", LENT.id, "label")], "“全年发放”没有说“创业”",
    ),
    "a label with the name of its measure": (LENT, {"label": "发放富民创业贷"}, [], ""),
    "a title that a rule made": (LOAN, {"title": "发放就业见习补贴", "rule": "measure.given"}, [], ""),
    "another exclusion": (YEAR, {"text": "2019"}, [("source_excluded", YEAR_ID, "text")], "“2018”，记作“2019”"),
}  # fmt: skip


@pytest.mark.parametrize("what", ORIGINAL)
def test_one_fault_against_the_original(store: Path, source: Path, what: str) -> None:
    record, changes, wanted, detail = ORIGINAL[what]
    answer = audit.check(change(store, record, **changes), Originals([source], "su"))
    assert told(answer) == wanted
    assert detail in "".join(each.detail for each in answer.problems)


def test_a_place_beyond_the_original_is_told(store: Path, source: Path) -> None:
    change(store, LOAN, end=9999)
    change(store, GOOD[2], end=9999)
    change(store, FAIRS, start=9990, end=9995, id="su/s9990", section=None)
    found = told(audit.check(store, Originals([source], "su")))
    assert ("source_spans", LOAN.id, "end") in found
    assert ("source_spans", FIRST, "end") in found
    assert ("source_texts", "su/s9990", "end") in found


@pytest.mark.parametrize("gone", [FAIRS, MORE, YEAR])
def test_every_numeral_is_accounted_for(store: Path, source: Path, gone: Any) -> None:
    """A numeral of no figure and no exclusion is found, full-width and Chinese ones too."""
    extra = gap("10", "name", "增长10%")  # of another, so that the store has an exclusion at all

    def drop(data: dict[str, Any]) -> None:
        dropped = row(data, identity(gone))
        for table in ("statistics", "excluded"):
            data[table] = {key: each for key, each in data[table].items() if each is not dropped}
        if gone is YEAR:
            data["excluded"]["9"] = _json(extra)

    problems = audit.check(edit(store, drop), Originals([source])).problems
    digits = {"FAIRS": "６００", "MORE": "10", "YEAR": "2018"}
    name = next(key for key, each in (("FAIRS", FAIRS), ("MORE", MORE), ("YEAR", YEAR)) if each is gone)
    start = TEXT.index(digits[name])
    assert (f"su/{start}:{start + len(digits[name])}", "numeral") in [(each.id, each.field) for each in problems]


@pytest.mark.parametrize("numeral", [*"0９〇零一二两三四五六七八九十百千万亿半", "二十余"])
def test_each_numeral_counts(tmp_path: Path, numeral: str) -> None:
    text = f"扩大招聘。{numeral}只好事，全年办会３场。"
    start = text.index("３")
    store = builders.write(
        tmp_path / "store.json",
        builders.document(),
        builders.statistic(
            metric="招聘活动场次", text="３场", value=3, unit="场", start=start, end=start + 2
        ),
        builders.excluded(start=0, end=2, text="扩大", reason="word"),
    )  # fmt: skip
    source = tmp_path / "su.txt"
    source.write_text(text, encoding="utf-8")
    run = numeral.removesuffix("余")
    assert [(each.id, each.detail) for each in audit.check(store, Originals([source])).problems] == [
        (f"su/5:{5 + len(run)}", f"“{run}”不在任何数字和排除里")
    ]


def test_a_numeral_is_in_one_place_only(store: Path, source: Path) -> None:
    twice = {**_json(YEAR), "start": YEAR_START + 1, "text": "018"}
    edit(store, lambda data: data["excluded"].update({"2": twice}))
    found = audit.check(store, Originals([source])).problems
    assert [(each.id, each.detail) for each in found] == [
        (f"su/{YEAR_START + 1}:{YEAR_START + 4}", "“018”同在 2 个数字或排除里")
    ]


YEAR_START = TEXT.index("2018")


def test_a_document_without_exclusions_is_told_once(store: Path, source: Path) -> None:
    edit(store, lambda data: data["excluded"].clear())
    assert [(each.id, each.field, each.detail) for each in audit.check(store, Originals([source])).problems] == [
        ("su", "excluded", "这份文件没有记下排除，有 4 个数码不在任何数字里；头一个是“2”")
    ]


def test_line_ends_and_blanks_inside_count_as_they_are(tmp_path: Path) -> None:
    text = "招聘\r\n办会３ 场\r\n"
    store = builders.write(
        tmp_path / "store.json",
        builders.document(),
        builders.section(title="招 聘", start=0, end=9),
        builders.statistic(metric="招聘活动场次", text="３ 场", value=3, unit="场", start=6, end=9),
    )
    source = tmp_path / "su.txt"
    source.write_bytes(text.encode("gb18030"))
    assert audit.check(store, Originals([source], encoding="gb18030")).problems == ()


# Which document a file is.


def test_the_hash_tells_before_the_name(store: Path, source: Path) -> None:
    answer = audit.check(store, Originals([source]))
    assert (answer.sources[0].same, answer.problems) == (True, ())


def test_the_option_and_then_the_stem_tell_where_the_hash_does_not(store: Path, tmp_path: Path) -> None:
    changed = tmp_path / "su.txt"
    changed.write_bytes(TEXT.encode("utf-16"))
    other = tmp_path / "other.txt"
    other.write_bytes(TEXT.encode("utf-16"))
    by_stem = audit.check(store, Originals([changed]))
    by_option = audit.check(store, Originals([other], "su"))
    assert by_stem.problems == by_option.problems == ()
    assert by_option.notice == f"{other} 不是入库时的那个文件（sha256 不同），按编号 su 对照"
    with pytest.raises(UsageError, match="看不出") as raised:
        audit.check(store, Originals([other]))
    assert raised.value.hints[-1] == ("指明", f"jobscli check --source {other} --document ID")
    with pytest.raises(UsageError, match="没有编号为“sv”的文件"):
        audit.check(store, Originals([other], "sv"))


def test_one_document_is_of_one_source(store: Path, source: Path) -> None:
    with pytest.raises(UsageError, match="--document"):
        audit.check(store, Originals([source, source], "su"))
    with pytest.raises(UsageError, match="--document"):
        audit.check(store, Originals(document="su"))


def test_both_stores_are_checked_and_may_not_share_a_document(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [place.name for place in audit.check().places] == ["db.json"]
    monkeypatch.setattr("jobscli.audit.paths", lambda _db: [store, store.with_name("own.json")])
    store.with_name("own.json").write_bytes(store.read_bytes())
    answer = audit.check()
    assert told(answer) == [("ids", "su", "id")]
    assert {each.check: each.count for each in answer.checked}["statistics"] == 16


# What words say.


@pytest.mark.parametrize(
    ("words", "value", "high", "unit", "bounds"),
    [
        ("55.9亿元", "5590000000", None, "元", ""),
        ("6000多万个", "60000000", None, "个", "at_least"),
        ("突破千亿元", "100000000000", None, "元", "at_least"),
        ("100亿", "10000000000", None, None, ""),
        ("2.86万名", "28600", None, "人", ""),
        ("44.23万人次", "442300", None, "人次", ""),
        ("0.49个百分点", "0.49", None, "百分点", ""),
        ("20余项", "20", None, "项", "at_least"),
        ("四个", "4", None, "个", ""),
        ("二十余家", "20", None, "家", "at_least"),
        ("三千多万人", "30000000", None, "人", "at_least"),
        ("1.35万亿元", "1350000000000", None, "元", ""),
        ("１２，３４５人", "12345", None, "人", ""),
        ("４２.７２ 万 人", "427200", None, "人", ""),
        ("百分之五", "5", None, "%", ""),
        ("千分之三", "3", None, "‰", ""),
        ("三分之二", str(Decimal(2) / 3), None, None, ""),
        ("1/10", "0.1", None, None, ""),
        ("1∶4.4", "4.4", None, None, ""),
        ("八成以上", "80", None, "%", "at_least"),
        ("一半", "50", None, "%", ""),
        ("几十万人", "100000", None, "人", "at_least"),
        ("4.5%—5.5%", "4.5", "5.5", "%", ""),
        ("2000至3000元", "2000", "3000", "元", ""),
        ("30万到40万人", "300000", "400000", "人", ""),
        ("20-30万人", "200000", "300000", "人", ""),
        ("不低于5%", "5", None, "%", "at_least"),
        ("最高可达50万元", "500000", None, "元", "at_most"),
        ("600人左右", "600", None, "人", "about"),
        ("50万元以内", "500000", None, "元", "at_most"),
        ("2000元/人", "2000", None, "元", ""),
        ("5千瓦", "5", None, "千瓦", ""),
        ("翻一番", "1", None, "番", ""),
        ("13万2千人", "132000", None, "人", ""),
        ("3万4000人", "34000", None, "人", ""),
        ("2千零30万元", "20300000", None, "元", ""),
        ("1万5千多元", "15000", None, "元", "at_least"),
        ("123元1角1分", "123.11", None, "元", ""),
        ("五元三毛", "5.3", None, "元", ""),
        ("伍仟元", "5000", None, "元", ""),
        ("1,158萬7千人", "11587000", None, "人", ""),
        ("七成五", "75", None, "%", ""),
        ("三成半", "35", None, "%", ""),
        ("八五折", "85", None, "%", ""),
        ("十几万人", "100000", None, "人", "at_least"),
        ("百分之3,000", "3000", None, "%", ""),
        ("百分百", "100", None, "%", ""),
        ("两三百户", "200", "300", "户", ""),
        ("百分之二三十", "20", "30", "%", ""),
        ("不超5%", "5", None, "%", "at_most"),
    ],
)
def test_what_the_words_say(words: str, value: str, high: str | None, unit: str | None, bounds: str) -> None:
    found = reread(words)
    assert found is not None
    assert (str(found.value.normalize()), found.unit) == (str(Decimal(value).normalize()), unit)
    assert found.high == (None if high is None else Decimal(high))
    assert found.bounds == frozenset(bounds.split())


@pytest.mark.parametrize("words", ["", "元", "若干", "一" * 200, "9" * 200, "零分之一", "，。"])
def test_words_that_say_no_quantity(words: str) -> None:
    assert reread(words) is None


def test_points_whose_unit_stands_behind_the_list_are_no_things() -> None:
    text = "生产总值增长9.1%，分别高于全省、全国1个和2.2个百分点，新增市场主体30个。"
    for figure in read_text(text, "x").statistics:
        assert faults(figure, text[: figure.start], text[figure.end :]) == []
    [_growth, point, _second, firms] = read_text(text, "x").statistics
    assert faults(replace(firms, unit="百分点"), "新增市场主体", "。") == [("unit", "“30个”读作 个，记作 百分点")]
    assert faults(replace(point, note=None), "全国", "和2.2个百分点") == [("unit", "“1个”读作 个，记作 百分点")]


PRINTED = [
    example.partition(" → ")
    for rule in rules_in("quantity")
    if rule.stage != "exclusion"
    for example in rule.examples
    if " - " not in example
]


@pytest.mark.parametrize(("example", "_arrow", "outcome"), PRINTED)
def test_both_readings_agree_on_the_examples_of_the_rules(example: str, _arrow: str, outcome: str) -> None:
    before, _, rest = example.partition("{")
    found = reread(rest.partition("}")[0], before)
    value, unit, _bound = outcome.split()
    assert found is not None
    ends = value.split("~")
    assert found.value in (Decimal(ends[0]), -Decimal(ends[0]))
    assert found.high == (Decimal(ends[1]) if len(ends) > 1 else None)
    assert found.unit in (unit, None) or (found.unit, unit) == ("个", "百分点")  # the unit stands behind the list


def test_the_heading_of_a_table_says_how_its_numbers_are_meant() -> None:
    found = reread("1234", "补贴（万元）")
    assert found is not None
    assert (found.value, found.unit) == (Decimal(12_340_000), "元")


@pytest.mark.parametrize(
    ("before", "words", "after", "changes"),
    [
        ("个人和小微企业额度最高可达50万元和", "300万元", "，", {"value": 3_000_000, "bound": "at_most"}),
        ("最高可申请创业担保贷款", "500万元", "。", {"value": 5_000_000, "bound": "at_most"}),
        ("额度为", "50万元", "和300万元以内，", {"value": 500_000, "bound": "at_most"}),
        ("新增近", "50个", "，", {"value": 50, "unit": "个", "bound": "about"}),
        ("新增", "50个", "以上，", {"value": 50, "unit": "个", "bound": "at_least"}),
        ("节约", "50万元", "。", {"value": 500_000}),
        ("最近", "50万元", "。", {"value": 500_000}),
        ("超过23亿元，支持", "300家", "。", {"value": 300, "unit": "家"}),
        ("贫困率下降至", "3%", "。", {"value": 3, "unit": "%", "aspect": "change"}),
        (
            "帮助",
            "3.2万",
            "毕业生",
            {"value": 32_000, "unit": "人", "metric": "高校毕业生就业人数", "note": "未印量词"},
        ),
        ("设立", "100亿", "基金", {"value": 10**10, "unit": None}),
        ("设立", "3粒", "。", {"value": 3, "unit": "粒"}),
    ],
)
def test_words_beside_the_figure_count(before: str, words: str, after: str, changes: dict[str, Any]) -> None:
    assert faults(builders.statistic(text=words, **changes), before, after) == []


@pytest.mark.parametrize(
    ("before", "words", "after", "changes", "field"),
    [
        ("超过23亿元，支持", "300家", "。", {"value": 300, "unit": "家", "bound": "at_least"}, "bound"),
        ("新增近", "50个", "，", {"value": 50, "unit": "个"}, "bound"),
        ("新增", "50个", "以上，", {"value": 50, "unit": "个"}, "bound"),
        ("投入", "100亿", "，", {"value": 10**10}, "unit"),
        ("投入", "100亿", "，", {"value": 10**10, "unit": "人", "note": "未印单位"}, "unit"),
        ("投入", "100亿元", "，", {"value": 10**10, "unit": None, "note": "未印单位"}, "unit"),
        ("投入", "20至30亿元", "，", {"value": 2 * 10**9}, "high"),
    ],
)
def test_words_beside_the_figure_may_prove_it_wrong(
    before: str, words: str, after: str, changes: dict[str, Any], field: str
) -> None:
    assert field in [each for each, _detail in faults(builders.statistic(text=words, **changes), before, after)]


# Anything at all.

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=8), each, max_size=3),
    max_leaves=6,
)
FIELDS = sorted({field for kind in TABLES.values() for field in kind.__dataclass_fields__})


@given(rows=st.lists(st.tuples(st.sampled_from([*TABLES, "extra"]), st.sampled_from(FIELDS), ANYTHING), max_size=5))
def test_no_row_makes_it_fall(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, Any]]) -> None:
    folder = tmp_path_factory.mktemp("any")
    store = builders.write(folder / "store.json", *GOOD)
    source = folder / "su.txt"
    source.write_bytes(TEXT.encode())

    def spoil(data: dict[str, Any]) -> None:
        for number, (table, field, value) in enumerate(rows, 1):
            held = data.setdefault(table, {})
            held[str(number)] = {**held.get(str(number), {}), field: value}

    with contextlib.suppress(StoreError, UsageError):  # where the document itself was spoilt
        audit.check(edit(store, spoil), Originals([source], "su"))


@given(text=st.text(max_size=60), before=st.text(max_size=60), after=st.text(max_size=60))
def test_no_words_make_it_fall(text: str, before: str, after: str) -> None:
    reread(text, before)
    faults(builders.statistic(text=text), before, after)


@given(value=st.integers(min_value=1, max_value=10**12))
def test_a_number_is_read_back(value: int) -> None:
    for words in (f"{value}人", f"{value:,}人"):
        found = reread(words)
        assert found is not None
        assert (found.value, found.unit) == (Decimal(value), "人")


# Going back.


def adds(path: Path, *documents: str) -> TinyStore:
    """A store to which the documents were added one after the other, so that there are copies of before."""
    kept = TinyStore(path, optional=True)
    for each in documents:
        batch = builders.batch(
            each,
            document=builders.document(id=each),
            sections=(builders.section(document=each),),
            measures=(builders.measure(document=each, section=f"{each}/h10"),),
            statistics=(builders.statistic(document=each, end=34),),
        )
        assert kept.put(batch) == ("added",)
    return kept


def documents(path: Path) -> list[str]:
    """The ids in the store at `path`."""
    return [each["id"] for each in disk.read(path).get("documents", {}).values()]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _content: b"",
    "cut off": lambda content: content[: len(content) // 2],
    "not text": lambda content: b"\xff\xfe\x00" + content,
    "not JSON": lambda _content: b"hello",
    "another JSON value": lambda _content: b"[]",
    "no meta": lambda _content: b"{}",
    "NaN": lambda content: content.replace(b"2300000000", b"NaN"),
    "deep": lambda _content: b"[" * 100_000,
    "a table that is a list": lambda content: content.replace(b'"sections": {', b'"sections": [', 1),
    "a field of another type": lambda content: content.replace(b"2300000000", b'"much"'),
    "a lost section": lambda content: content.replace(b'"id": "a/h10"', b'"id": "a/h11"'),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_repair_puts_the_newest_good_copy_back_and_keeps_the_damaged_file(tmp_path: Path, what: str) -> None:
    path = tmp_path / "store.json"
    adds(path, "a", "b")
    damaged = DAMAGE[what](path.read_bytes())
    path.write_bytes(damaged)
    answer = audit.repair(path)
    assert (documents(path), answer.problems) == (["a"], ())
    assert path.with_name("store.json.damaged-1").read_bytes() == damaged
    assert answer.repair is not None
    assert (answer.repair.copy, answer.repair.kept) == (f"{path}.bak", f"{path}.damaged-1")
    assert answer.error is None
    assert answer.notice is not None
    assert answer.notice.endswith(f"。已用 {path}.bak 恢复；坏的文件留在 {path}.damaged-1")
    assert audit.repair(path).notice == f"{path} 没有坏，没有要恢复的"


def test_repair_passes_over_copies_that_are_damaged_too(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    adds(path, "a", "b", "c")
    path.write_bytes(b"")
    path.with_name("store.json.bak").write_bytes(b"{")
    path.with_name("store.json.damaged-1").write_bytes(b"an earlier one")
    answer = audit.repair(path)
    assert documents(path) == ["a"]
    assert answer.repair is not None
    assert (answer.repair.copy, answer.repair.kept) == (f"{path}.bak2", f"{path}.damaged-2")
    assert path.with_name("store.json.damaged-1").read_bytes() == b"an earlier one"


def test_a_store_that_is_gone_comes_back_from_its_copy(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    adds(path, "a", "b")
    path.unlink()
    answer = audit.repair(path)
    assert documents(path) == ["a"]
    assert answer.notice == f"数据文件 {path} 不见了。已用 {path}.bak 恢复"


def test_without_a_good_copy_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    path.write_bytes(b"{")
    with pytest.raises(StoreError, match="旁边也没有好的备份") as raised:
        audit.repair(path)
    assert raised.value.exit_code == 3
    assert path.read_bytes() == b"{"
    assert not path.with_name("store.json.damaged-1").exists()


def test_an_odd_figure_is_no_damage(store: Path) -> None:
    """An older copy would not mend it, and would lack what was added since."""
    before = change(store, FAIRS, unit="人").read_bytes()
    answer = audit.repair(store)
    assert (store.read_bytes(), answer.error) == (before, None)
    assert answer.notice == f"{store} 没有坏，没有要恢复的；另有 1 处问题，不是备份能补的"
    assert sorted(each.name for each in store.parent.iterdir()) == ["store.json"]


def test_a_change_without_its_figure_is_no_damage_either(store: Path) -> None:
    before = change(store, LESS, of="su/s9").read_bytes()
    builders.write(store.with_name("store.json.bak"), *GOOD)
    answer = audit.repair(store)
    assert (told(answer), store.read_bytes()) == ([("changes", LESS.id, "of")], before)


def test_a_store_of_a_newer_jobscli_is_not_repaired(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    adds(path, "a", "b")
    newer = path.read_bytes().replace(b'"schema": 3', b'"schema": 9')
    path.write_bytes(newer)
    with pytest.raises(StoreError, match="请升级"):
        audit.repair(path)
    assert path.read_bytes() == newer


def test_what_comes_with_jobscli_is_never_written(tmp_path: Path) -> None:
    from jobscli.store import shipped_path

    before = shipped_path().read_bytes()
    link = tmp_path / "link.json"
    link.symlink_to(shipped_path())
    for path in (shipped_path(), link):
        with pytest.raises(JobsError, match="自带的") as raised:
            audit.repair(path)
        assert raised.value.exit_code == 1
        with pytest.raises(JobsError, match="自带的"):
            audit.undo(path)
    assert shipped_path().read_bytes() == before
    assert not list(shipped_path().parent.glob("db.json.*"))


def test_nothing_is_made_by_looking_for_damage(tmp_path: Path) -> None:
    answer = audit.repair()
    assert answer.notice is not None
    assert answer.notice.startswith("还没有自己的数据文件")
    with pytest.raises(StoreError, match="没有数据文件"):
        audit.repair(tmp_path / "none.json")
    with pytest.raises(StoreError, match="里面没有档案"):
        audit.repair(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_undo_says_what_came_back_and_what_left(tmp_path: Path) -> None:
    path = tmp_path / "store.json"
    kept = adds(path, "a", "b")
    kept.remove("a")
    assert audit.undo(path).tree() == {"returned": ["a"], "left": [], "corrections": []}
    assert audit.undo(path).rows() == [{"document": "b", "change": "left", "field": None}]
    assert documents(path) == ["a"]
