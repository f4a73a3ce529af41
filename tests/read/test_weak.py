"""Names that say only how or how much: what their expressions take is what it was when each took it in many ways."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from jobscli.read.statistic.weak import _AIM, _GIVEN

# As they stood: right, and exponential in a row of 企业 or 目标任务.
AIM = re.compile("(?:完成|达到|年度|全年|前[0-9一二三四五六七八九十]{1,2}个月)*(?:了|目标任务|目标|任务|计划|完成了?)+")
GIVEN = re.compile(
    "(?:见习期[0-9月—~至个-]*|每[人户月年]|每平方米|每[^，]{1,6}企业|[^，]{0,4}企业|分别|一次性|再|按|可|最高|新"
    "|给予|发放|增加|提高|奖补|补贴|补助|奖励|资助|申请|享受|标准)+"
)


@given(st.lists(st.sampled_from(["完成", "达到", "全年", "前3个月", "了", "目标", "任务", "计划", "的"]), max_size=8))
def test_an_aim_is_what_it_was(parts: list[str]) -> None:
    words = "".join(parts)
    assert (_AIM.fullmatch(words) is None) == (AIM.fullmatch(words) is None), words


@given(
    st.lists(
        st.sampled_from(
            [
                "见习期",
                "3",
                "个",
                "月",
                "至",
                "每",
                "人",
                "户",
                "平方米",
                "企业",
                "小微",
                "新",
                "可",
                "补贴",
                "，",
                "的",
            ]
        ),
        max_size=10,
    )
)
def test_how_a_grant_is_given_is_what_it_was(parts: list[str]) -> None:
    words = "".join(parts)
    assert (_GIVEN.fullmatch(words) is None) == (GIVEN.fullmatch(words) is None), words
