"""What may be computed from figures, what is said of it, and why the rest may not."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.calc import Derived, computed
from jobscli.errors import UsageError
from jobscli.store import Store, open_store, shipped_path
from tests.builders import Shelf, statistic


@pytest.fixture(scope="module")
def shipped() -> Store:
    return open_store([shipped_path()])


def calc(store: Store, line: str) -> Derived:
    return computed(store, line.split())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("s4359 ÷ s4346", "推算：1.5亿元 ÷ 2.16万人 = 6944.44 元/人"),
        ("s611 + s633", "推算：13.01万名 + 5120名 = 13.52 万 人（只含这几个数）"),
        ("s551 − s1268", "推算：96.9% - 96.83% = 0.07 个百分点"),
        ("s1268 - s1279", "推算：96.83% - 0.49个百分点 = 96.34 %（上年的数）"),
        ("s312 / s323", "推算：55.9亿元 ÷ (1 + 10%) = 50.82 亿 元（上年的数）"),
        ("s2763 × s2781", "推算：166.72万名 × 97% = 161.72 万 人"),
        ("s4814 ÷ s4831", "推算：68.06万人 ÷ 80% = 85.08 万 人（占的总数）"),
        ("s4130 ÷ s427", "推算：49.2亿元 ÷ 超过23亿元 = 约 2.14 倍"),
        ("陕西 见习补贴 ÷ 陕西 组织就业见习", "推算：1.5亿元 ÷ 2.16万人 = 6944.44 元/人"),
    ],
)
def test_what_may_be_computed_is_marked_as_such(shipped: Store, line: str, told: str) -> None:
    answer = calc(shipped, line)
    assert (answer.told, answer.refused) == (told, None)
    assert answer.tree()["derived"] is True


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("s2497 + s4130", "口径不同（河南累计，陕西全年）"),
        ("s2657 + s2710", "指标不同（高校毕业生就业人数、农村劳动力转移就业），人或钱可能重复算"),
        ("s551 + s1268", "比率不能相加"),
        ("s611 + s611", "同一个数写了两次"),
        ("s4804 + s4814", "口径不同（陕西全年，陕西累计）"),
        ("s551 - s4431", "人群不同（江苏未注明，陕西离校未就业应届毕业生）"),
        ("s551 - s1279", "这个变动不是前一个数的变动"),
        ("s4130 - s4346", "指标不同（创业担保贷款、就业见习）"),
        ("s2763 × s4831", "地区不同（河南，陕西）"),
        ("s312 × s4130", "要一个数和一个占它的比率"),
    ],
)
def test_what_overlaps_or_differs_is_refused_with_the_reason(shipped: Store, line: str, why: str) -> None:
    answer = calc(shipped, line)
    assert answer.value is None
    assert why in str(answer.refused)


def test_figures_of_one_region_may_overlap_unless_the_text_parts_the_people(shelf: Shelf) -> None:
    def both(**changes: Any) -> str | None:
        return calc(shelf(statistic(start=1), statistic(start=2, **changes)), "s1 + s2").refused

    assert both() == "同一地区的几个数可能重叠，原文没有说分开"
    assert both(population="农民工") == "同一地区的几个数可能重叠，原文没有说分开"
    store = shelf(statistic(start=1, population="农民工"), statistic(start=2, population="大学生"))
    assert calc(store, "s1 + s2").refused is None


def test_a_ratio_says_in_what_its_figures_differ(shipped: Store) -> None:
    assert calc(shipped, "s3620 ÷ s3609").notes == ("口径不同（广东累计，广东未注明），两个数不一定是一回事",)
    assert calc(shipped, "s4130 ÷ s427").notes == ("不都是确数，得数只是大约",)


@pytest.mark.parametrize("line", ["", "s427", "s427 +", "÷ s427", "s1 ÷ s2 ÷ s3", "s1 + s2 - s3", "s427 + m362"])
def test_what_is_no_computation_is_refused(shipped: Store, line: str) -> None:
    with pytest.raises(UsageError):
        calc(shipped, line)
