"""The regions that a user names, and those that a store has documents of."""

from __future__ import annotations

import pytest

from jobscli.ask.regions import covered, region_named, split
from jobscli.errors import UsageError
from tests.builders import Shelf, document, statistic


def test_lists_are_taken_apart_at_either_comma() -> None:
    assert split(["target,limit", "achieved"]) == ["target", "limit", "achieved"]
    assert split(["目标，限额", "", ",，"]) == ["目标", "限额"]


def test_the_hints_of_a_region_name_those_that_have_data(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as refusal:
        region_named("zz", shelf(statistic(region="江苏"), statistic(region="全国", document="b")))
    assert refusal.value.hints == (("有数据", "江苏  全国"),)
    with pytest.raises(UsageError) as refusal:
        region_named("jiangsuu", shelf(statistic(region="江苏")))
    assert refusal.value.hints[0] == ("是不是", "江苏")


def test_the_regions_covered_are_those_of_the_documents_in_official_order_the_country_last(shelf: Shelf) -> None:
    store = shelf(
        document(id="b", year=2019, regions=("全国", "安徽")),
        document(id="a", year=2018, regions=("陕西", "安徽")),
        document(id="c", year=None, regions=("江苏",)),
    )
    assert covered(store) == ["江苏", "安徽", "陕西", "全国"]
