"""What part of the nation, or of its province, a place has."""

from __future__ import annotations

import pytest

from jobscli.ask.calc import computed
from jobscli.ask.question.answer import ask
from jobscli.store import Store
from tests.builders import Shelf, new_jobs, report, statistic

NATION = report("全国", 2023)
HENAN, HENAN_AFTER = report("河南", 2023), report("河南", 2024)
HUBEI, WUHAN = report("湖北", 2023), report("湖北", 2023, place="武汉")
GUANGDONG = report("广东", 2023)


def stored(shelf: Shelf) -> Store:
    rate = {"metric": "城镇登记失业率", "label": "城镇登记失业率", "unit": "%", "start": 300, "quote": None}
    return shelf(
        *(NATION, HENAN, HENAN_AFTER, HUBEI, WUHAN, GUANGDONG),
        *(new_jobs(NATION, 1244, start=10), new_jobs(HENAN, 119.3, start=20), new_jobs(HENAN_AFTER, 120, start=30)),
        *(new_jobs(HUBEI, 91, start=40), new_jobs(WUHAN, 29.3, start=50)),
        new_jobs(GUANGDONG, 139, text="超139万人", bound="at_least", start=60),
        *(new_jobs(each, 2, text="2.5%", value=2.5, **rate) for each in (NATION, HENAN)),
        statistic(
            document=HENAN.id,
            region="河南",
            metric="城镇新增就业占全国比重",
            label="城镇新增就业占全国比重",
            text="近1/10",
            value=10,
            unit="%",
            bound="about",
            period="2023",
            start=400,
        ),
    )


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        (
            "河南城镇新增就业占全国多少",
            "jobscli calc s20 ÷ s10",
            "原文写明：河南2023年全年 近1/10\n河南 2023 年：推算：119.3万人 ÷ 1244万人 = 9.59 %（占全国的比重）",
        ),
        (
            "武汉2023年城镇新增就业占湖北多少",
            "jobscli calc s50 ÷ s40",
            "湖北武汉 2023 年：推算：29.3万人 ÷ 91万人 = 32.2 %（占湖北的比重）",
        ),
        (
            "广东2023年城镇新增就业占全国的比重",
            "jobscli calc s60 ÷ s10",
            "广东 2023 年：推算：超139万人 ÷ 1244万人 = 约 11.17 %（占全国的比重）\n不都是确数，得数只是大约",
        ),
        (
            "2024年河南城镇新增就业占全国百分之几",
            "jobscli panel 城镇新增就业 --regions 河南 --years 2024",
            "不能算：全国没有 2024 年同口径的数；有的是 河南2024年全年 120万人",
        ),
        (
            "河南城镇登记失业率占全国多少",
            "jobscli panel 城镇登记失业率 --regions 河南",
            "不能算：城镇登记失业率是率、平均数或标准，一地的不是全国的一部分",
        ),
    ],
)
def test_a_share_of_the_whole(shelf: Shelf, question: str, command: str, told: str) -> None:
    answer = ask(stored(shelf), question)
    assert (answer.command, "\n".join(answer.told)) == (command, told)


def test_calc_gives_the_share_of_a_part_in_its_whole(shelf: Shelf) -> None:
    made = computed(stored(shelf), ["s50", "÷", "s40"])
    assert made.told == "推算：29.3万人 ÷ 91万人 = 32.2 %（占湖北的比重）"
    made = computed(stored(shelf), ["s20", "÷", "s60"])
    assert made.told == "推算：119.3万人 ÷ 超139万人 = 约 0.86 倍"
