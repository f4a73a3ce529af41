"""The mean of what regions tell, and who has more or less than one of them."""

from __future__ import annotations

import pytest

from jobscli.ask.question.answer import ask
from jobscli.store import Store
from tests.builders import Shelf, new_jobs, report, statistic

SU, SU_AFTER = report("江苏", 2024), report("江苏", 2025)
WAN_AFTER, YU_AFTER, QIONG_AFTER = report("安徽", 2025), report("河南", 2025), report("海南", 2025)
RATE = {"metric": "城镇调查失业率", "unit": "%", "period": "2025"}


def stored(shelf: Shelf) -> Store:
    """Three provinces of one year, one of them of the year before too, and a fourth with a rate alone."""
    return shelf(
        *(SU, SU_AFTER, WAN_AFTER, YU_AFTER, QIONG_AFTER),
        *(new_jobs(SU, 143), new_jobs(SU_AFTER, 141), new_jobs(WAN_AFTER, 75), new_jobs(YU_AFTER, 120)),
        statistic(document=SU_AFTER.id, region="江苏", text="5%", value=5, start=500, **RATE),
        statistic(document=QIONG_AFTER.id, region="海南", text="5.2%", value=5.2, start=500, **RATE),
    )


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        (
            "各省城镇新增就业平均是多少",
            "jobscli rank 城镇新增就业",
            "推算：有数的 3 个地区2025年全年的平均 = 112 万 人（每地算一次，不是全国的平均）\n"
            "江苏2025年全年 141万人；河南2025年全年 120万人；安徽2025年全年 75万人\n"
            "没有这个数、没有算进去的：海南",
        ),
        (
            "江苏和安徽城镇新增就业平均多少",
            "jobscli rank 城镇新增就业 -p 江苏 -p 安徽",
            "推算：有数的 2 个地区2025年全年的平均 = 108 万 人（每地算一次，不是全国的平均）\n"
            "江苏2025年全年 141万人；安徽2025年全年 75万人",
        ),
        (
            "各省城镇调查失业率平均多少",
            "jobscli rank 城镇调查失业率",
            "不能平均：是比率，各自的人数没有写\n江苏2025年全年 5%（发放贷款）；海南2025年全年 5.2%（发放贷款）",
        ),
        (
            "城镇新增就业比河南少的有哪些省",
            "jobscli rank 城镇新增就业",
            "2025年全年比河南（120万人）少的：安徽全年 75万人",
        ),
        (
            "城镇新增就业高于河南的省有哪些",
            "jobscli rank 城镇新增就业",
            "2025年全年比河南（120万人）多的：江苏全年 141万人",
        ),
        (
            "城镇调查失业率比海南高的有哪些省",
            "jobscli rank 城镇调查失业率",
            "2025年全年比海南（5.2%）高的：没有",
        ),
    ],
)
def test_a_mean_and_who_has_more_than_one(shelf: Shelf, question: str, command: str, told: str) -> None:
    answer = ask(stored(shelf), question)
    assert (answer.command, "\n".join(answer.told)) == (command, told)
