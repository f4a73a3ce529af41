"""From one year to the next: who rose or fell, who grew fastest, and which aims moved."""

from __future__ import annotations

import pytest

from jobscli.ask.question.answer import ask
from jobscli.store import Store
from tests.builders import Shelf, new_jobs, report, statistic

SU, SU_AFTER = report("江苏", 2024), report("江苏", 2025)
WAN, WAN_AFTER = report("安徽", 2024), report("安徽", 2025)
YU, YU_AFTER = report("河南", 2024), report("河南", 2025)
YUE, YUE_AFTER = report("广东", 2024), report("广东", 2025)
GAN_AFTER = report("甘肃", 2025)


def stored(shelf: Shelf) -> Store:
    """Two years of four provinces, one of which tells a bound, and one of a fifth."""
    return shelf(
        *(SU, SU_AFTER, WAN, WAN_AFTER, YU, YU_AFTER, YUE, YUE_AFTER, GAN_AFTER),
        *(new_jobs(SU, 143), new_jobs(SU_AFTER, 141), new_jobs(WAN, 75), new_jobs(WAN_AFTER, 75)),
        *(new_jobs(YU, 120), new_jobs(YU_AFTER, 126), new_jobs(GAN_AFTER, 31)),
        *(new_jobs(YUE, 143, text="超143万人", bound="at_least"), new_jobs(YUE_AFTER, 149)),
        *(new_jobs(SU, 120, status="target"), new_jobs(SU_AFTER, 120, status="target")),
        *(new_jobs(WAN, 70, status="target"), new_jobs(WAN_AFTER, 68, status="target")),
        *(new_jobs(YU, 110, status="target"), new_jobs(YU_AFTER, 115, status="target")),
    )


FELL = """\
比 2024 年少的：江苏 143万人→141万人（推算 -2 万 人）
比 2024 年多的：河南 120万人→126万人（推算 +6 万 人）
和 2024 年一样的：安徽 75万人→75万人（推算 0 人）
不能确定的：广东 超143万人→149万人
只有一年的，不能说：甘肃 2025 年 31万人"""

GREW = """\
2025 年比上年，推算的增减：河南 +5%（120万人→126万人）；安徽 0%（75万人→75万人）；江苏 -1.4%（143万人→141万人）
不是确数、排不了的：广东 超143万人→149万人
只有一年的，不能说：甘肃 2025 年 31万人"""

LOWERED = """\
2025 年到 2026 年的目标：
下调的：安徽 70万人→68万人
上调的：河南 110万人→115万人
没有变的：江苏 120万人→120万人"""


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        ("哪些省2025年城镇新增就业比2024年少", "jobscli panel 城镇新增就业 --years 2024-2025", FELL),
        ("城镇新增就业增长最快的是哪个省", "jobscli panel 城镇新增就业 --years 2024-2025", GREW),
        ("哪些省下调了城镇新增就业目标", "jobscli panel 城镇新增就业 --years 2025-2026 --status 目标", LOWERED),
        (
            "河南2026年的城镇新增就业目标比2025年高吗",
            "jobscli panel 城镇新增就业 --years 2025-2026 --status 目标",
            "是\n2025 年到 2026 年的目标：\n上调的：河南 110万人→115万人",
        ),
    ],
)
def test_what_rose_and_fell_from_one_year_to_the_next(shelf: Shelf, question: str, command: str, told: str) -> None:
    answer = ask(stored(shelf), question)
    assert (answer.command, "\n".join(answer.told)) == (command, told)


def test_last_year_against_the_year_before_it(shelf: Shelf) -> None:
    told = ask(stored(shelf), "哪些省去年城镇新增就业比前年少").told
    assert "\n".join(told) == f"“去年”按 2025 年、“前年”按 2024 年算（以库里最近的文件为准）\n{FELL}"


def test_one_place_in_two_years_is_told_which_way_it_went(shelf: Shelf) -> None:
    told = ask(stored(shelf), "江苏去年城镇新增就业比前年多了多少").told
    assert told[-1] == "推算：相差 2 万 人，2025 年比 2024 年少"


def test_a_change_that_no_text_tells_is_computed_from_the_last_two_years(shelf: Shelf) -> None:
    answer = ask(stored(shelf), "江苏城镇新增就业比去年多多少")
    assert answer.command == "jobscli rank 城镇新增就业 -p 江苏 --period 2025,2024"
    assert answer.told[-1] == "推算：相差 2 万 人，2025 年比 2024 年少"


def test_what_texts_tell_of_the_year_is_not_computed(shelf: Shelf) -> None:
    change = {"metric": "城镇新增就业", "unit": "%", "aspect": "change", "period": "2025", "text": "3%", "value": 3}
    said = [statistic(document=each.id, region=each.regions[0], start=700, **change) for each in (SU_AFTER, WAN_AFTER)]
    store = shelf(SU, SU_AFTER, WAN, WAN_AFTER, new_jobs(SU, 143), new_jobs(SU_AFTER, 141), *said)
    assert ask(store, "城镇新增就业增长最快的是哪个省").command == "jobscli rank 城镇新增就业 --aspect 变动"


def test_an_aim_against_a_result_is_no_move_of_aims(shelf: Shelf) -> None:
    answer = ask(stored(shelf), "江苏2026年城镇新增就业目标比2025年实际低吗")
    assert answer.command == "jobscli rank 城镇新增就业 -p 江苏 --status 已实现,目标 --period 2026,2025"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("江苏2026年城镇新增就业目标比2025年目标高吗", "不是，没有变"),
        ("江苏2026年城镇新增就业目标比2025年的城镇新增就业目标低吗", "不是，没有变"),
        ("安徽2026年城镇新增就业目标比2025年目标低吗", "是"),
        ("河南2025年城镇新增就业目标比2026年高吗", "不是"),
    ],
)
def test_an_aim_against_the_aim_of_another_year(shelf: Shelf, question: str, told: str) -> None:
    assert ask(stored(shelf), question).told[0] == told


def test_an_aim_with_a_bound_is_the_number_that_it_names(shelf: Shelf) -> None:
    bounded = new_jobs(SU, 120, status="target", text="120万人以上", bound="at_least")
    store = shelf(SU, SU_AFTER, bounded, new_jobs(SU_AFTER, 120, status="target"))
    told = ask(store, "江苏2026年城镇新增就业目标比2025年目标高吗").told
    assert told == ("不是，没有变", "2025 年到 2026 年的目标：", "没有变的：江苏 120万人以上→120万人")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("江苏2025年城镇新增就业比2024年多吗", "不是：少 2 万 人（推算）"),
        ("江苏2024年城镇新增就业比2025年多吗", "是：多 2 万 人（推算）"),
        ("河南2025年城镇新增就业比上年多吗", "是：多 6 万 人（推算）"),
        ("安徽2025年城镇新增就业比上年少吗", "不是：一样"),
        ("广东2025年城镇新增就业比2024年多吗", "不能确定"),
    ],
)
def test_whether_one_place_has_more_than_in_another_year(shelf: Shelf, question: str, told: str) -> None:
    assert ask(stored(shelf), question).told[0] == told
