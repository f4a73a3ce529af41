"""One place over its years: the best of them, and what several come to."""

from __future__ import annotations

import pytest

from jobscli.ask.question.answer import ask
from jobscli.store import Store
from tests.builders import Shelf, new_jobs, report, statistic

JOBS = {"document": "广东-2021", "region": "广东", "metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人"}
RATES = {2016: "2.47%", 2018: "2.41%"}
PEOPLE = {2016: 147, 2017: 149, 2018: 148, 2020: 134}


def stored(shelf: Shelf) -> Store:
    """Four of five years of 广东, and the total that its text tells of all five."""
    reports = {year: report("广东", year) for year in (*PEOPLE, 2019)}
    total = {"scope": "cumulative", "period": "2016/2020", "text": "超700万人", "value": 7_000_000, "bound": "at_least"}
    rate = {"metric": "城镇登记失业率", "label": "城镇登记失业率", "unit": "%", "quote": None, "start": 300}
    return shelf(
        *reports.values(),
        *(new_jobs(reports[year], people) for year, people in PEOPLE.items()),
        statistic(**{**JOBS, **total}),
        *(new_jobs(reports[year], 2, text=text, value=text[:-1], **rate) for year, text in RATES.items()),
    )


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        (
            "广东城镇新增就业哪一年最多",
            "jobscli series 城镇新增就业 广东",
            "最多的是 2017 年，149万人；其次 2018 年 148万人，2016 年 147万人，2020 年 134万人\n没有数的：2019 年",
        ),
        (
            "广东城镇登记失业率哪年最低",
            "jobscli series 城镇登记失业率 广东",
            "最低的是 2018 年，2.41%；其次 2016 年 2.47%\n没有数的：2017 年",
        ),
        (
            "广东2016年到2018年城镇新增就业总共多少",
            "jobscli series 城镇新增就业 广东 --years 2016-2018",
            "推算：147万人 + 149万人 + 148万人 = 444 万 人",
        ),
        (
            "广东2016年到2018年城镇新增就业加起来多少",
            "jobscli series 城镇新增就业 广东 --years 2016-2018",
            "推算：147万人 + 149万人 + 148万人 = 444 万 人",
        ),
        (
            "广东2016年到2020年五年城镇新增就业一共加起来多少",
            "jobscli series 城镇新增就业 广东 --years 2016-2020",
            "原文写明：广东2016—2020年累计 超700万人（城镇新增就业）\n"
            "逐年的数不能相加：没有数的：2019 年\n"
            "有的是：广东2016年全年 147万人；广东2017年全年 149万人；广东2018年全年 148万人；广东2020年全年 134万人",
        ),
        (
            "广东2016年到2018年城镇登记失业率加起来多少",
            "jobscli series 城镇登记失业率 广东 --years 2016-2018",
            "不能相加：城镇登记失业率是率、平均数或标准\n广东2016年全年 2.47%；广东2018年全年 2.41%",
        ),
    ],
)
def test_one_place_over_its_years(shelf: Shelf, question: str, command: str, told: str) -> None:
    answer = ask(stored(shelf), question)
    assert (answer.command, "\n".join(answer.told)) == (command, told)


def test_what_has_an_open_end_is_not_the_highest(shelf: Shelf) -> None:
    """4%以内 may be anything up to it."""
    years = {2016: ("2.4%", "exact"), 2017: ("4%以内", "at_most"), 2018: ("2.6%", "exact")}
    reports = {year: report("天津", year) for year in years}
    rate = {"metric": "城镇登记失业率", "label": "城镇登记失业率", "unit": "%", "quote": None}
    figures = [
        new_jobs(reports[year], 2, text=text, value=text.partition("%")[0], bound=bound, **rate)
        for year, (text, bound) in years.items()
    ]
    told = ask(shelf(*reports.values(), *figures), "天津城镇登记失业率哪一年最高").told
    assert told == ("最高的是 2018 年，2.6%；其次 2016 年 2.4%。2017 年报的不是确数，先后不能确定",)
