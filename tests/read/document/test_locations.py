"""Whose the figures of a sentence are."""

from __future__ import annotations

import pytest

from jobscli.read.document.locations import Locations
from jobscli.record import NATION

Where = tuple[str | None, str | None]


def at(text: str, words: str, own: Where = ("湖南", None), home: str | None = None, *, open_: bool = False) -> Where:
    return Locations(text, own[0], own[1], home, open_).at(text.index(words))


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("2024年，江苏省城镇新增就业139万人，苏州市城镇新增就业21万人", "139", ("江苏", None)),
        ("2024年，江苏省城镇新增就业139万人，苏州市城镇新增就业21万人", "21万", ("江苏", "苏州")),
        ("参照湖北省标准，补贴1000元", "1000", ("全国", None)),
        ("与新疆协作，转移就业5万人", "5万", ("全国", None)),
        ("占全省总面积的5.3%", "5.3", ("全国", None)),
        ("今年以来于洪区城镇新增就业7612人", "7612", ("辽宁", "于洪区")),
        ("山西某某钢铁有限公司招聘35人", "35", ("全国", None)),
    ],
)
def test_a_sentence_of_an_open_document_turns_to_what_it_names(text: str, words: str, where: Where) -> None:
    assert at(text, words, ("全国", None), open_=True) == where


@pytest.mark.parametrize(
    ("text", "own", "place"),
    [
        ("南京市鼓楼区城镇新增就业3万人", ("江苏", None), "南京鼓楼区"),
        ("徐州鼓楼区城镇新增就业3万人", ("江苏", None), "徐州鼓楼区"),
        ("鼓楼区城镇新增就业3万人", ("江苏", "徐州"), "徐州鼓楼区"),
        ("鼓楼区城镇新增就业3万人", ("江苏", None), "鼓楼区"),
        ("玄武区城镇新增就业3万人", ("江苏", None), "玄武区"),
        ("大理市城镇新增就业3万人", ("云南", "大理"), "大理市"),
    ],
)
def test_a_district_whose_name_another_of_its_province_has_is_told_by_its_city(
    text: str, own: Where, place: str
) -> None:
    assert at(text, "3万", own) == (own[0], place)


def test_the_nation_the_province_and_the_city_one_beside_the_other() -> None:
    text = "2023年，全国居民人均可支配收入39200元；全省居民35900元，增长5.5%；全市居民58800元"
    own: Where = ("湖南", "长沙")
    assert [at(text, words, own, "长沙") for words in ("39200", "35900", "5.5", "58800")] == [
        (NATION, None),
        ("湖南", None),
        ("湖南", None),
        ("湖南", "长沙"),
    ]


def test_a_report_of_a_province_turns_to_no_other() -> None:
    assert at("上海对口支援，城镇新增就业5万人", "5万") == ("湖南", None)
    assert at("突出抓好简阳市脱贫攻坚，完成2965人易地扶贫搬迁", "2965", ("四川", "成都"), "成都") == ("四川", "简阳")
    assert at("郫都区、中国电信入选基地，新增孵化器31家", "31", ("四川", "成都"), "成都") == ("四川", "成都")


def test_a_development_zone_is_a_place_where_something_is_told_of_it() -> None:
    assert at("兰州新区地区生产总值增长20%", "20%", ("甘肃", None)) == ("甘肃", "兰州新区")
    assert at("松山湖高新区主要经济指标增长25%", "25%", ("广东", "东莞"), "东莞") == ("广东", "松山湖高新区")
    for text in ("支持兰州新区经济发展，增长20%", "省级开发区完成投资20%亿元", "建成兰州新区，增长20%"):
        assert at(text, "20%", ("甘肃", None)) == ("甘肃", None)


def test_names_that_lost_their_signs_with_the_layout_are_turns() -> None:
    text = "苏州农村居民人均可支配收入23748元同比增长5.8%2023年上半年全国居民19672元同比增长6.5%江苏省居民27795元"
    own: Where = ("江苏", "苏州")
    assert [at(text, words, own, "苏州") for words in ("5.8", "19672", "27795")] == [
        own,
        (NATION, None),
        ("江苏", None),
    ]


def test_behind_a_part_that_is_no_part_of_the_own_city_the_sentence_is_of_the_province() -> None:
    text = "其中广州市执行的第一类标准为1895元；第二类标准为1510元"
    assert at(text, "1510", ("广东", "珠海"), "珠海") == ("广东", None)
    assert at("其中香洲区增长5%；全部增长7%", "7%", ("广东", "珠海"), "珠海") == ("广东", "珠海")


def test_of_a_list_of_places_each_has_its_own() -> None:
    text = "长沙、株洲、湘潭三市城镇新增就业分别为15.8万人、7.4万人、4.6万人"
    found = Locations(text, "湖南", None, None, False)
    places = [found.at(text.index(words), index, 3) for index, words in enumerate(("15.8", "7.4", "4.6"))]
    assert places == [("湖南", "长沙"), ("湖南", "株洲"), ("湖南", "湘潭")]


def test_places_between_figures_are_turns() -> None:
    text = "（州直增长8%、塔城地区6%、阿勒泰地区7.5%）"
    own: Where = ("新疆", "伊犁")
    assert [at(text, words, own, "伊犁") for words in ("8%", "6%", "7.5")] == [
        ("新疆", "州直"),
        ("新疆", "塔城"),
        ("新疆", "阿勒泰"),
    ]


def test_words_that_only_hold_a_sign_are_no_places() -> None:
    for text in ("建成县计划生育指导站20个", "完成县际公路300公里", "市和县区共20个", "开拓市场20个"):
        assert at(text, "0") == ("湖南", None)
