"""Numbers as texts write them, and the numerals that are no quantities."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import get_args

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.read import read_text
from jobscli.read.quantity import Kind, Quantity, quantities
from jobscli.read.text.normalise import normalise
from jobscli.read.text.numerals import chinese
from jobscli.read.text.signs import known
from tests.cost import in_proportion

_SIGNS = "零一二三四五六七八九"


def only(text: str) -> Quantity:
    found, _excluded = quantities(normalise(known(text), 0).text)
    assert len(found) == 1, [text, found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("新增12.5万人", "125000", "人", "exact"),
        ("总规模1.35万亿元", "1350000000000", "元", "exact"),
        ("达到3千人", "3000", "人", "exact"),
        ("突破千亿元大关", "100000000000", "元", "at_least"),
        ("出台二十余项", "20", "项", "at_least"),
        ("涉及几十万人", "100000", "人", "at_least"),
        ("近三成企业", "30", "%", "about"),
        ("提高百分之五", "5", "%", "exact"),
        ("提高百分之三点五", "3.5", "%", "exact"),
        ("占全国近1/10", "0.1", None, "about"),
        ("产值翻一番", "1", "番", "exact"),
        ("发行6000多万个", "60000000", "个", "at_least"),
        ("运城有100多万名务工人员", "1000000", "人", "at_least"),
        ("招生26万多人", "260000", "人", "at_least"),
        ("提供近1亿人次服务", "100000000", "人次", "about"),
        ("减免1100多亿元", "110000000000", "元", "at_least"),
        ("增长7．5％", "7.5", "%", "exact"),
        ("发送1,234.5万人次", "12345000", "人次", "exact"),
        ("总人口 42.72 万人", "427200", "人", "exact"),
        ("下降0.21个百分点", "0.21", "百分点", "exact"),
        ("出生率为7.15‰", "7.15", "‰", "exact"),
        ("装机1200万千瓦", "12000000", "千瓦", "exact"),
        ("7000余人参加", "7000", "人", "at_least"),
        ("控制在5.5%以内", "5.5", "%", "at_most"),
        ("不低于600元", "600", "元", "at_least"),
        ("30人（含）以下", "30", "人", "at_most"),
        ("51万新业态劳动者", "510000", "人", "exact"),
        ("一半以上企业", "50", "%", "at_least"),
        ("求人倍率为1.24", "1.24", None, "exact"),
        ("岗位供需比为1∶4.4", "4.4", None, "exact"),
        ("自然增长率-1.48‰", "-1.48", "‰", "exact"),
        ("参加失业保险（万人）：203.5", "2035000", "人", "exact"),
        ("发放1万5千多元", "15000", "元", "at_least"),
        ("发放3亿5千万元", "350000000", "元", "exact"),
        ("发放2千零30万元", "20300000", "元", "exact"),
        ("培训2万零500人", "20500", "人", "exact"),
        ("培训3万五千人", "35000", "人", "exact"),
        ("参保300万人（次）", "3000000", "人次", "exact"),
        ("登记二百九十万零三千九百七十一人", "2903971", "人", "exact"),
        ("补贴123元1角1分", "123.11", "元", "exact"),
        ("每件五元三毛", "5.3", "元", "exact"),
        ("每件三元五角", "3.5", "元", "exact"),
        ("合计人民币伍仟元整", "5000", "元", "exact"),
        ("注资叁佰万元", "3000000", "元", "exact"),
        ("占七成五", "75", "%", "exact"),
        ("占三成半", "35", "%", "exact"),
        ("逾六成企业", "60", "%", "at_least"),
        ("参保率过半", "50", "%", "at_least"),
        ("就业者超半数", "50", "%", "at_least"),
        ("打八五折", "85", "%", "exact"),
        ("帮扶十几万人", "100000", "人", "at_least"),
        ("走访二十几家", "20", "家", "at_least"),
        ("吸引数百家", "100", "家", "at_least"),
        ("惠及上百万人", "1000000", "人", "at_least"),
        ("提高千分之二点四", "2.4", "‰", "exact"),
        ("增长百分之3,000", "3000", "%", "exact"),
        ("占百分之三十五点五", "35.5", "%", "exact"),
        ("提高四点 五个百分点", "4.5", "百分点", "exact"),
        ("提高百分之五 十", "50", "%", "exact"),
        ("帮扶率百分百", "100", "%", "exact"),
        ("增长12k个百分点", "12000", "百分点", "exact"),
        ("新增3, 260人", "3260", "人", "exact"),
        ("职工人数为11，515万人", "115150000", "人", "exact"),
        ("研究生1，037，100.5吨", "1037100.5", "吨", "exact"),
        ("建成85个亿元以上项目", "85", "个", "exact"),
        ("装机三百万千瓦", "3000000", "千瓦", "exact"),
        ("收入十元", "10", "元", "exact"),
        ("就業人數1,158.7萬人", "11587000", "人", "exact"),
        ("就業人數1,158萬7千人", "11587000", "人", "exact"),
        ("增加約3900人", "3900", "人", "about"),
        ("上升0.3個百分點", "0.3", "百分点", "exact"),
        ("勞動人口為386.1萬，", "3861000", "人", "exact"),
        ("批出資助少於10000元", "10000", "元", "at_most"),
        ("有至少100个人参加", "100", "人", "at_least"),
        ("引进100个人才项目", "100", "个", "exact"),
        ("完成10项目标任务", "10", "项", "exact"),
        ("节约200万元", "2000000", "元", "exact"),
        ("增速不超5%", "5", "%", "at_most"),
        ("突破了100万人", "1000000", "人", "at_least"),
        ("失业率控制在3.6%", "3.6", "%", "exact"),
        ("投资1万亿日元", "1000000000000", "日元", "exact"),
        ("自然增长−2.3%", "-2.3", "%", "exact"),
        ("增速为负2.3%", "-2.3", "%", "exact"),
        ("增长负0.5%", "-0.5", "%", "exact"),
        ("负10万人", "-100000", "人", "exact"),
        ("增速约负百分之二左右", "-2", "%", "about"),
        ("为企业减负1000亿元", "100000000000", "元", "exact"),
        ("个人自负30%", "30", "%", "exact"),
        ("误差在正负5%以内", "5", "%", "at_most"),
        ("标准统一500元", "500", "元", "exact"),
    ],
)
def test_reads_a_number_with_its_unit_and_bound(text: str, value: str, unit: str | None, bound: str) -> None:
    found = only(text)
    assert (found.value, found.unit, found.bound) == (Decimal(value), unit, bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("增长4.5%-5%", "4.5", "5", "%"),
        ("增长5%—5.5%", "5", "5.5", "%"),
        ("补贴2000至3000元", "2000", "3000", "元"),
        ("带动30万到40万人", "300000", "400000", "人"),
        ("资助5万至50万元", "50000", "500000", "元"),
        ("资助1万至五万元", "10000", "50000", "元"),
        ("贷款20—30万元", "200000", "300000", "元"),
        ("增长负2%至5%", "-2", "5", "%"),
        ("增长-5%至-3%", "-5", "-3", "%"),
        ("就业6——6.5万人", "60000", "65000", "人"),
        ("走访两三百户", "200", "300", "户"),
        ("联系三四十家", "30", "40", "家"),
        ("培训十七八人", "17", "18", "人"),
        ("提高百分之二三十", "20", "30", "%"),
    ],
)
def test_reads_a_range(text: str, low: str, high: str, unit: str) -> None:
    found = only(text)
    assert (found.value, found.high, found.unit, found.bound) == (Decimal(low), Decimal(high), unit, "between")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025年3月5日", "date"),
        ("1—9月", "date"),
        ("居全国第3位", "ordinal"),
        ("进入前10位", "rank"),
        ("国发〔2019〕28号", "name"),
        ("“2611”模式", "name"),
        ("“2+N”活动", "name"),
        ("5G基站", "name"),
        ("PM2.5浓度", "name"),
        ("110千伏变电站", "name"),
        ("16—24岁青年", "duration"),
        ("连续3年", "duration"),
        ("不足6个月", "duration"),
        ("电话2375089", "name"),
        ("会同6部门", "name"),
        ("电压33万伏", "name"),
        ("帮扶“4050”人员", "name"),
        ("实施“3个100万”行动", "name"),
        ("实现三个100万，", "slogan"),
        ("13.11个国际航空枢纽工程", "ordinal"),
        ("2.2本计划", "name"),
        ("依照第12条规定", "ordinal"),
        ("规模为7×10", "structure"),
        ("以有50名职工的企业为例", "structure"),
        ("建设分两部分", "structure"),
        ("千千万万个家庭", "structure"),
        ("网址/202108/7E974584AC", "name"),
    ],
)
def test_leaves_out_what_is_no_quantity(text: str, reason: str) -> None:
    found, excluded = quantities(normalise(known(text), 0).text)
    assert (found, excluded[0].reason) == ([], reason)


@pytest.mark.parametrize(
    "text",
    [
        "1e-999999万元",
        "1E5万元",
        "9万9万",
        "一" * 15 + "万人",
        "九千九百九十九万九千九百九十九万九千九百九十九万人",
    ],
)
def test_a_numeral_that_touches_another_is_no_figure_and_is_told(text: str) -> None:
    found, excluded = quantities(f"培训{text}，扶持3家")
    assert [(each.value, each.unit) for each in found] == [(Decimal(3), "家")]
    assert [("培训" + text)[each.start : each.end] for each in excluded] == [text]
    assert "看不出是多少" in excluded[0].problem


def test_a_figure_below_zero_keeps_its_sign_and_its_name() -> None:
    ((figure,), (growth,)) = (
        read_text(text, "x").statistics for text in ("城镇新增就业增长负0.5%。", "GDP负增长0.5%。")
    )
    assert (figure.label, figure.text, str(figure.value), figure.aspect) == ("城镇新增就业", "负0.5%", "-0.5", "change")
    assert (growth.label, str(growth.value), growth.aspect) == ("GDP", "-0.5", "change")


NUMERALS = set("0123456789〇零一二两三四五六七八九十百千万亿半")
WORDS = re.findall(
    r"\S+",
    """
1 12.5 1,234 2025 三 十 百 千 万 亿 零 两 半 几 数 点 五 成 折 番 人 名 元 角 分 % 个百分点 百分之 分之 家 个 个人 项
年 月 日 岁 以上 左右 超过 不低于 近 约 多 余 至 - — 负 ： / × = （ ） “ ” ， 。 、 第 前 强 求人倍率为 人数 分别 k e
A + 约 伍 仟 基金 劳动者 以 为例 千瓦 上 过 破 了
""",
)


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join))
def test_every_numeral_is_in_one_quantity_or_in_one_that_is_none(text: str) -> None:
    found, none = quantities(text)
    spans = sorted([*((each.start, each.end) for each in found), *((each.start, each.end) for each in none)])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert [text[at] for at in range(len(text)) if text[at] in NUMERALS and at not in covered] == []
    for each in found:
        assert each.start <= each.number < each.tail <= each.end
        assert each.value.is_finite()
        assert each.kind in get_args(Kind)
        assert (each.high is not None) == (each.bound == "between")
        assert each.high is None or each.high > each.value
    assert [each for each in none if not each.reason and not each.problem] == []


@given(st.integers(1, 9999), st.integers(1, 9))
def test_a_number_of_two_terms_is_their_sum(head: int, thousands: int) -> None:
    assert only(f"培训{head}万{thousands}千人").value == head * 10_000 + thousands * 1000


def written(number: int) -> str:
    """`number` as Chinese writes it, by its own rules and not by the reader's."""
    if number < 10:
        return _SIGNS[number]
    for size, sign in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if rest and rest < size // 10 else ""
            return written(head) + sign + gap + (written(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_in_chinese_is_read_back(number: int) -> None:
    assert chinese(written(number)) == number


@given(st.integers(1, 10**12 - 1))
def test_agrees_with_cn2an(number: int) -> None:
    assert chinese(cn2an.an2cn(number)) == number


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿点", max_size=12))
def test_a_row_of_numerals_is_a_number_or_none(text: str) -> None:
    value = chinese(text)
    assert value is None or value >= 0


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for statistic in read_text(text, "x").statistics:
        assert text[statistic.start : statistic.end] == statistic.text


@given(
    st.text(
        alphabet="0123456789.,%％万亿千百人元个，。、；：（）“”年月就业失业率增长至到从为其中分别占的 \t\r\n０９［］[]",
        max_size=200,
    )
)
def test_any_row_of_such_signs_is_read(text: str) -> None:
    for statistic in read_text(text, "x").statistics:
        assert text[statistic.start : statistic.end] == statistic.text
        assert statistic.value.is_finite()


@pytest.mark.parametrize(
    "word", ["比上年", "与上年相比", "同比", "达到", "不再", "保持在", "增速保持在", "可达", "共计"]
)
def test_a_row_of_words_that_lead_to_a_figure_can_be_parted_in_one_way(word: str) -> None:
    def read(n: int) -> None:
        for sentence in ("城镇新增就业{}5.5%。", "{}5万人。", "培训3万人，{}20—30万2018。", "{}高校毕业生三成。"):
            read_text(sentence.format(word * n), "x")

    assert in_proportion(read, 100)  # parted in two ways at each word it would never be done


@pytest.mark.slow
def test_a_million_digits_and_a_clause_without_end_cost_what_their_length_is() -> None:
    assert in_proportion(lambda n: read_text("9" * n, "x"), 250_000)
    assert in_proportion(lambda n: read_text("就业形势总体稳定" * (n // 8), "x"), 250_000)
