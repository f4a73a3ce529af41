"""What came of a target: met, missed or open, by how much, and what the next report says of it."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.cells import library
from jobscli.ask.outcome import Outcome, clause, outcome
from jobscli.ask.places import Place
from jobscli.record import Statistic
from tests.builders import new_jobs, report, statistic

SET, TOLD = report("江苏", 2022), report("江苏", 2023)


def came(target: dict[str, Any], result: dict[str, Any] | None, *others: Statistic, latest: int = 2023) -> Outcome:
    aim = new_jobs(SET, 120, **{"status": "target", **target})
    done = None if result is None else new_jobs(TOLD, 138, **result)
    return outcome(Place("江苏"), [aim, *others], done, library([SET, TOLD]), latest)


RATE = {"metric": "城镇登记失业率", "unit": "%"}


@pytest.mark.parametrize(
    ("target", "result", "verdict", "rate", "gap"),
    [
        ({}, {}, "met", 115, None),
        ({}, {"value": 1_100_000}, "missed", "91.7", None),
        ({"bound": "about"}, {"value": 1_100_000}, "unclear", "91.7", None),
        ({"bound": "at_least"}, {"value": 1_100_000, "bound": "at_least"}, "unclear", "91.7", None),
        ({"bound": "between", "high": 1_300_000}, {"value": 1_250_000}, "met", "104.2", None),
        ({**RATE, "value": "4.5", "bound": "at_most"}, {**RATE, "value": "3.2"}, "met", None, "-1.3"),
        ({**RATE, "value": "4.5"}, {**RATE, "value": "4.7"}, "missed", None, "0.2"),
        ({**RATE, "value": "4.5", "bound": "about"}, {**RATE, "value": "4.7"}, "unclear", None, "0.2"),
        ({**RATE, "value": "4.5"}, {**RATE, "value": "4.5", "bound": "at_most"}, "met", None, "0.0"),
        ({}, {"value": 8_580_000}, "unclear", 715, None),
        ({"unit": "%", "value": 8}, {"unit": "%", "value": 9, "price_basis": "real"}, "unclear", None, "1"),
        ({"metric": "居民消费价格", "unit": "%", "value": 3}, {"unit": "%", "value": 2}, "unclear", None, "-1"),
    ],
)
def test_a_target_is_held_against_its_result(
    target: dict[str, Any], result: dict[str, Any], verdict: str, rate: float | str | None, gap: str | None
) -> None:
    found = came(target, result)
    assert found.verdict == verdict
    assert (found.rate is None) == (rate is None)
    assert rate is None or float(found.rate or 0) == float(rate)
    assert (str(found.gap) if found.gap is not None else None) == gap


def test_a_silent_report_a_missing_one_and_one_to_come_are_three_things() -> None:
    assert came({}, None).verdict == "unreported"
    assert came({"period": "2021"}, None).verdict == "no_document"
    assert came({"period": "2024"}, None).verdict == "not_due"


def test_the_next_report_tells_the_same_number_of_the_target_another_or_none() -> None:
    same = new_jobs(TOLD, 120, status="target", period="2023", start=50)
    other = new_jobs(TOLD, 125, status="target", period="2023", start=60)
    assert came({}, {}).retold == "silent"
    assert came({}, {}, same).retold == "same"
    found = came({}, {}, same, other)
    assert (found.retold, found.retelling) == ("differs", other)
    assert came({"period": "2024"}, None, latest=2023).retold is None


@pytest.mark.parametrize(
    ("quote", "account"),
    [
        ("城镇新增就业138万人，超额完成120万的目标任务，失业率3%。", "超额完成120万的目标任务"),
        ("城镇新增就业138万人，城镇调查失业率控制在预期目标以内。", None),
        ("城镇新增就业138万人，比上年多6万人。", None),
    ],
)
def test_what_the_next_report_says_of_the_target(quote: str, account: str | None) -> None:
    assert came({}, {"quote": quote}).account == account


@pytest.mark.parametrize(
    ("quote", "text", "words"),
    [
        ("开发岗位，力争全年新增城镇就业85万人。", "85万人", "力争全年新增城镇就业85万人"),
        ("失业人员再就业36万人、城镇新增就业100万人以上。", "100万人以上", "城镇新增就业100万人以上"),
        ("城镇和农村居民收入分别增长6%、8%。", "8%", "城镇和农村居民收入分别增长6%、8%"),
        (None, "85万人", "85万人"),
    ],
)
def test_a_target_is_told_in_its_words(quote: str | None, text: str, words: str) -> None:
    assert clause(statistic(quote=quote, text=text, label="城镇新增就业")) == words
