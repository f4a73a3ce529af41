"""Cities beside each other, and what came of the aims of one."""

from __future__ import annotations

from jobscli.ask.question.answer import ask
from tests.builders import Shelf, new_jobs, report

WUHAN, SHENYANG = report("湖北", 2020, place="武汉"), report("辽宁", 2020, place="沈阳")
BEFORE = report("湖北", 2019, place="武汉")


def test_two_cities_are_told_beside_each_other(shelf: Shelf) -> None:
    store = shelf(WUHAN, SHENYANG, new_jobs(WUHAN, 22.8), new_jobs(SHENYANG, 11.57))
    answer = ask(store, "武汉和沈阳2020年谁的城镇新增就业多")
    assert answer.command == "jobscli rank 城镇新增就业 -p 湖北武汉 -p 辽宁沈阳 --period 2020"
    assert answer.told == ("湖北武汉排第一，湖北武汉全年 22.8万人；其次 辽宁沈阳全年 11.57万人",)


def test_a_city_without_a_figure_is_named(shelf: Shelf) -> None:
    store = shelf(WUHAN, SHENYANG, new_jobs(WUHAN, 22.8))
    assert ask(store, "武汉、沈阳2020年城镇新增就业各多少").told[-1] == "辽宁沈阳没有这个数"


def test_whether_a_city_met_its_aim(shelf: Shelf) -> None:
    store = shelf(BEFORE, WUHAN, new_jobs(BEFORE, 22, status="target"), new_jobs(WUHAN, 22.8))
    answer = ask(store, "武汉市2020年城镇新增就业完成目标了吗")
    assert answer.command == "jobscli targets 湖北武汉 城镇新增就业 --years 2020"
    assert answer.told == ("湖北武汉：目标比实绩低。2020目标 22万人，2020实绩 22.8万人，推算完成率 103.64%",)
