"""Years in a row: who rose or fell in each of them, and for how long one place did."""

from __future__ import annotations

import pytest

from jobscli.ask.question.answer import ask
from jobscli.store import Store
from tests.builders import Shelf, new_jobs, report

YEARS = {
    "江苏": (153, 148, 132, 140),
    "安徽": (66, 68, 70, 75),
    "河南": (139, 138, 122, 120),
    "甘肃": (43, 39, None, 33),
}


def stored(shelf: Shelf) -> Store:
    """Four years of four provinces, one of which lacks one, and a fifth that tells a bound."""
    told = {(name, 2018 + n): people for name, own in YEARS.items() for n, people in enumerate(own)}
    reports = {key: report(*key) for key in told}
    bound = report("广东", 2019), report("广东", 2020), report("广东", 2021)
    return shelf(
        *(*reports.values(), *bound),
        *(new_jobs(reports[key], people) for key, people in told.items() if people is not None),
        *(
            new_jobs(bound[0], 140),
            new_jobs(bound[1], 134, text="134万人以上", bound="at_least"),
            new_jobs(bound[2], 130),
        ),
    )


FELL = """\
2019—2021 年一年比一年少的：河南 138万人→122万人→120万人（按各年的数推算）
不是的：江苏 148万人→132万人→140万人；安徽 68万人→70万人→75万人
不能确定的，有的不是确数或口径不同：广东 140万人→134万人以上→130万人
缺其中一年以上的，不能说：甘肃 39万人→没有→33万人"""

ROSE = """\
2018—2021 年一年比一年多的：安徽 66万人→68万人→70万人→75万人（按各年的数推算）
不是的：江苏 153万人→148万人→132万人→140万人；河南 139万人→138万人→122万人→120万人；\
广东 没有→140万人→134万人以上→130万人；甘肃 43万人→39万人→没有→33万人"""


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        ("哪些省城镇新增就业连续两年下降", "--years 2019-2021", FELL),
        ("2018到2021年，哪些省城镇新增就业年年增长", "--years 2018-2021", ROSE),
        (
            "河南的城镇新增就业是不是连续三年下降",
            "--years 2018-2021 --regions 河南",
            "是\n2018—2021 年：河南 139万人→138万人→122万人→120万人",
        ),
        (
            "江苏城镇新增就业有没有连续两年下降",
            "--years 2019-2021 --regions 江苏",
            "不是\n2019—2021 年：江苏 148万人→132万人→140万人",
        ),
        (
            "甘肃城镇新增就业连续两年下降了吗",
            "--years 2019-2021 --regions 甘肃",
            "不能说：没有 2020 年的数\n2019—2021 年：甘肃 39万人→没有→33万人",
        ),
        (
            "河南城镇新增就业连续几年下降了",
            "--years 2018-2021 --regions 河南",
            "到 2021 年已连续 3 年比上年少\n2018—2021 年：河南 139万人→138万人→122万人→120万人",
        ),
        (
            "河南城镇新增就业连续几年增长了",
            "--years 2020-2021 --regions 河南",
            "没有：2021 年就不是比上年多\n2020—2021 年：河南 122万人→120万人",
        ),
    ],
)
def test_years_in_a_row(shelf: Shelf, question: str, command: str, told: str) -> None:
    answer = ask(stored(shelf), question)
    assert (answer.command, "\n".join(answer.told)) == (f"jobscli panel 城镇新增就业 {command}", told)


def test_the_last_years_are_those_that_are_asked_for(shelf: Shelf) -> None:
    answer = ask(stored(shelf), "安徽近三年城镇新增就业每年都增长吗")
    assert (answer.command, answer.told[0]) == ("jobscli panel 城镇新增就业 --years 2018-2021 --regions 安徽", "是")


def test_what_was_added_is_no_fall_of_what_there_is(shelf: Shelf) -> None:
    """1974万人 of a stock and 181万人 that came to it in a year are no fall."""
    before, after = report("河南", 2007), report("河南", 2008)
    of = {"metric": "农村劳动力转移就业"}
    store = shelf(
        *(before, after),
        new_jobs(before, 1974, label="农村劳动力转移就业", **of),
        new_jobs(after, 181, label="新增农村劳动力转移就业", **of),
    )
    assert ask(store, "河南农村劳动力转移就业2007到2008年一年比一年少吗").told[0] == "不能确定"


def test_cities_in_a_row(shelf: Shelf) -> None:
    su, wuxi = ([report("江苏", year, place=name) for year in (2019, 2020)] for name in ("苏州", "无锡"))
    store = shelf(
        *(*su, *wuxi),
        *(new_jobs(su[0], 21), new_jobs(su[1], 23), new_jobs(wuxi[0], 17), new_jobs(wuxi[1], 16)),
    )
    answer = ask(store, "江苏哪些城市城镇新增就业连续一年增长")
    assert answer.command == "jobscli panel 城镇新增就业 --years 2019-2020 --level 市 --in 江苏"
    assert answer.told[0] == "2019—2020 年一年比一年多的：江苏苏州 21万人→23万人（按各年的数推算）"
