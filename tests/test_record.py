"""A record goes to JSON and comes back the same; what is not a record is refused in one sentence."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli import record
from jobscli.errors import StoreError
from jobscli.record import (
    Document,
    Measure,
    Name,
    Section,
    Statistic,
    from_json,
    number,
    tail,
    to_json,
)
from jobscli.store.ends import marked_tail
from tests.builders import document, excluded, measure, name, section, statistic

EVERY_KIND = [
    document(publisher="省厅", published="2019-01-02", url="https://example.org/", sha256="ab"),
    section(summary="说什么"),
    measure(topics=("创业",), groups=("农民工",), names=(name("富民创业贷", explained=False),)),
    statistic(value="96.83", high="97.5", place="苏州", of="su/s1", note="注", confidence="low"),
    excluded(),
]


@pytest.mark.parametrize("made", EVERY_KIND, ids=lambda made: type(made).__name__)
def test_a_record_comes_back_from_json_text_as_it_was(made: Any) -> None:
    text = json.dumps(to_json(made))
    assert from_json(type(made), json.loads(text, parse_float=Decimal)) == made


def test_json_has_every_field_in_its_order() -> None:
    assert json.dumps(to_json(document()), ensure_ascii=False) == (
        '{"id": "su", "title": "江苏就业工作", "publisher": null, "published": null, "year": 2018,'
        ' "regions": ["江苏"], "place": null, "place_code": null,'
        ' "url": null, "sha256": null, "reader": null, "file": null, "stated": null, "corrected": []}'
    )


def test_a_field_with_a_default_may_be_missing() -> None:
    row = to_json(statistic())
    del row["bound"], row["status"], row["quote"]
    assert from_json(Statistic, row) == statistic()


@pytest.mark.parametrize(
    ("kind", "changes", "sentence"),
    [
        (Document, {"colour": "red", "age": 1}, "不认识的字段 age、colour"),
        (Document, {"title": None}, "字段 title 的值不对：None"),
        (Document, {"year": "2018"}, "字段 year 的值不对：'2018'"),
        (Document, {"year": True}, "字段 year 的值不对：True"),
        (Document, {"year": 2018.0}, "字段 year 的值不对：2018.0"),
        (Document, {"regions": "江苏"}, "字段 regions 的值不对：'江苏'"),
        (Document, {"regions": ["江苏", 3]}, "字段 regions 的值不对：['江苏', 3]"),
        (Section, {"number": 1}, "字段 number 的值不对：1"),
        (Statistic, {"value": "23"}, "字段 value 的值不对：'23'"),
        (Statistic, {"value": True}, "字段 value 的值不对：True"),
        (Statistic, {"value": None}, "字段 value 的值不对：None"),
        (Statistic, {"value": float("nan")}, "字段 value 的值不对：nan"),
        (Statistic, {"high": float("inf")}, "字段 high 的值不对：inf"),
        (Statistic, {"value": Decimal("1E+99999999")}, "字段 value 的值不对：Decimal('1E+99999999')"),
        (Statistic, {"value": Decimal("1E-99999999")}, "字段 value 的值不对：Decimal('1E-99999999')"),
        (Measure, {"names": [{"name": "贷"}]}, "字段 names 的值不对：[{'name': '贷'}]"),
        (Measure, {"names": {"name": "贷"}}, "字段 names 的值不对：{'name': '贷'}"),
        (Measure, {"names": ["贷"]}, "字段 names 的值不对：['贷']"),
    ],
)
def test_a_row_of_another_shape_is_refused(kind: type[Any], changes: dict[str, Any], sentence: str) -> None:
    whole: Any = {Document: document(), Section: section(), Measure: measure(), Statistic: statistic()}[kind]
    with pytest.raises(StoreError) as refusal:
        from_json(kind, {**to_json(whole), **changes})
    assert refusal.value.message == sentence


def test_what_is_missing_is_named() -> None:
    row = to_json(section())
    del row["title"], row["start"]
    with pytest.raises(StoreError) as refusal:
        from_json(Section, row)
    assert refusal.value.message == "缺字段 start、title"


@pytest.mark.parametrize("row", [None, [], "text", 3])
def test_a_row_is_an_object(row: object) -> None:
    with pytest.raises(StoreError, match="应是一条记录"):
        from_json(Document, row)


def test_a_long_wrong_value_is_cut_in_the_message() -> None:
    with pytest.raises(StoreError) as refusal:
        from_json(Document, {**to_json(document()), "year": "x" * 10_000})
    assert len(refusal.value.message) < 80


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_a_number_of_fifteen_digits_is_the_same_in_json(value: Decimal) -> None:
    assert Decimal(json.dumps(number(value))) == value


@pytest.mark.parametrize(
    ("identity", "shown"), [("mohrss-2018/s428", "s428"), ("a/b/m6b", "m6b"), ("s428", "s428"), ("", "")]
)
def test_the_tail_of_an_id_is_what_stands_behind_the_last_stroke(identity: str, shown: str) -> None:
    assert tail(identity) == shown


@pytest.mark.parametrize(
    ("identity", "shown"), [("mohrss-2018/s427", "s427ry"), ("su/s428", "s428la"), ("hui/s428", "s428sl")]
)
def test_a_marked_tail_is_the_same_in_every_version(identity: str, shown: str) -> None:
    assert marked_tail(identity) == shown


@given(st.text(), st.sampled_from("smh"), st.integers(0, 10**6), st.sampled_from(["", "b"]))
def test_a_marked_tail_has_two_letters_more_that_follow_from_the_document(
    document: str, kind: str, start: int, second: str
) -> None:
    marked = marked_tail(f"{document}/{kind}{start}{second}")
    letters = marked.removeprefix(f"{kind}{start}{second}")
    assert re.fullmatch("[ac-z]{2}", letters)
    assert marked_tail(f"{document}/h0") == f"h0{letters}"


def test_a_name_is_plain_data() -> None:
    row = to_json(measure(names=(Name(name="4+", kind="quoted", explained=False),)))
    assert row["names"] == [{"name": "4+", "kind": "quoted", "explained": False}]


def test_every_closed_vocabulary_begins_with_what_a_statistic_is_by_default() -> None:
    plain = Statistic(
        id="a/s1", document="a", region="江苏", section=None, paragraph=1, metric="x", label="x",
        text="1", value=Decimal(1), unit=None, start=0, end=1,
    )  # fmt: skip
    assert (plain.bound, plain.aspect, plain.status) == (record.BOUNDS[0], record.ASPECTS[0], record.STATUSES[0])
    assert plain.scope == record.SCOPES[-1] == "unstated"
