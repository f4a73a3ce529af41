"""A place is found at every level by name or code, and a name of several is asked about."""

from __future__ import annotations

import pytest

from jobscli.ask.filters import where
from jobscli.ask.places import Place, documented, level_named, place_named, places_held, rows_named
from jobscli.errors import UsageError
from tests.builders import Shelf, document, report, statistic


@pytest.mark.parametrize(
    ("text", "region", "place", "code", "level"),
    [
        ("江苏", "江苏", None, "320000", 1),
        ("jiangsu", "江苏", None, "320000", 1),
        ("苏州", "江苏", "苏州", "320500", 2),
        ("苏州市", "江苏", "苏州", "320500", 2),
        ("江苏省苏州市", "江苏", "苏州", "320500", 2),
        ("320500", "江苏", "苏州", "320500", 2),
        ("昆山", "江苏", "昆山", "320583", 3),
        ("苏州昆山", "江苏", "昆山", "320583", 3),
        ("北京朝阳区", "北京", "朝阳区", "110105", 3),
        ("220104", "吉林", "朝阳区", "220104", 3),
        ("浦东", "上海", "浦东新区", "310115", 3),
        ("大理白族自治州", "云南", "大理", "532900", 2),
        ("大理市", "云南", "大理市", "532901", 3),
        ("422800", "湖北", "恩施", "422800", 2),
        ("南京鼓楼区", "江苏", "南京鼓楼区", "320106", 3),
        ("江苏省徐州市鼓楼区", "江苏", "徐州鼓楼区", "320302", 3),
        ("320302", "江苏", "徐州鼓楼区", "320302", 3),
        ("吉林市", "吉林", "吉林市", "220200", 2),
        ("神农架林区", "湖北", "神农架", "429021", 3),
        ("全国", "全国", None, None, None),
    ],
)
def test_a_place_is_found_by_any_of_its_names(
    shelf: Shelf, text: str, region: str, place: str | None, code: str | None, level: int | None
) -> None:
    found = place_named(text, shelf(document()))
    assert (found, found.code, found.level) == ((region, place), code, level)


def test_a_name_of_several_divisions_is_asked_about(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as caught:
        place_named("朝阳区", shelf(document()))
    assert caught.value.message == "“朝阳区”有 2 处，写明是哪一处"
    assert list(caught.value.hints) == [("可以写", "北京朝阳区 或 110105"), ("", "吉林长春朝阳区 或 220104")]


def test_what_is_no_division_is_found_where_a_record_is_about_it(shelf: Shelf) -> None:
    store = shelf(statistic(region="新疆", place="兵团"))
    assert place_named("兵团", store) == Place("新疆", "兵团")
    assert (Place("新疆", "兵团").code, Place("新疆", "兵团").level) == (None, None)


def test_a_name_that_means_nothing_is_refused_with_the_nearest(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as caught:
        place_named("苏洲", shelf(document(), report("江苏", 2024, place="苏州")))
    assert caught.value.message == "没有“苏洲”这个地区"
    assert caught.value.hints[0] == ("是不是", "江苏  苏州")


def test_places_stand_in_the_official_order(shelf: Shelf) -> None:
    store = shelf(
        statistic(region="全国"),
        statistic(place="苏州"),
        statistic(place="南京"),
        statistic(),
        statistic(region="北京"),
    )
    assert [each.full for each in places_held(store)] == ["北京", "江苏", "江苏南京", "江苏苏州", "全国"]


def test_a_report_of_a_city_is_none_of_its_province() -> None:
    found = documented([report("江苏", 2024, place="苏州"), document(regions=("安徽", "河南"))])
    assert found == {Place("江苏", "苏州"), Place("安徽"), Place("河南")}


@pytest.mark.parametrize(("text", "level"), [("省", 1), ("地级市", 2), ("city", 2), ("区县", 3), ("county", 3)])
def test_a_level_has_many_names(text: str, level: int) -> None:
    assert level_named(text) == level


def test_rows_are_those_of_a_level_or_those_that_are_named(shelf: Shelf) -> None:
    store = shelf(document())
    having = [Place("江苏"), Place("江苏", "苏州"), Place("安徽", "芜湖"), Place("江苏", "昆山")]
    assert rows_named(store).places(having) == [Place("江苏")]
    assert rows_named(store, level="市").places(having) == [Place("江苏", "苏州"), Place("安徽", "芜湖")]
    assert rows_named(store, within="江苏").places(having) == [Place("江苏", "苏州")]
    assert rows_named(store, level="县", within="长三角").places(having) == [Place("江苏", "昆山")]
    assert rows_named(store, "江苏,苏州").places([]) == [Place("江苏"), Place("江苏", "苏州")]
    assert [each.name for each in rows_named(store, "京津冀").places([])] == ["北京", "天津", "河北"]
    assert len(rows_named(store, "省").places([])) == 31


def test_a_level_that_is_none_and_a_city_to_look_in_are_refused(shelf: Shelf) -> None:
    with pytest.raises(UsageError, match="没有“乡”这一级"):
        rows_named(shelf(document()), level="乡")
    with pytest.raises(UsageError, match="--in 要写省：苏州在江苏"):
        rows_named(shelf(document()), within="苏州")


def test_a_filter_by_region_takes_places_too(shelf: Shelf) -> None:
    store = shelf(statistic(), statistic(place="苏州", start=80), statistic(region="安徽", start=90))
    assert where(store, region="苏州") == {"region": ["江苏"], "place": ["苏州"]}
    assert where(store, region="江苏,苏州") == {"region": ["江苏"], "place": [None, "苏州"]}
    assert where(store, region="江苏,安徽") == {"region": ["江苏", "安徽"]}
    with pytest.raises(UsageError) as caught:
        where(store, region="安徽,苏州")
    assert caught.value.message == "安徽、江苏苏州不能一起问"
