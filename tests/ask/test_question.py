"""A question -> the command that answers it, and what stands first: a verdict, a computation, 没有."""

from __future__ import annotations

import contextlib

import pytest

from jobscli.ask.question.answer import ask
from jobscli.errors import UsageError
from jobscli.store import Store, open_store, shipped_path
from tests.builders import Shelf


@pytest.fixture(scope="module")
def shipped() -> Store:
    return open_store([shipped_path()])


@pytest.mark.parametrize(
    ("question", "command", "first"),
    [
        ("2611是啥", "jobscli systems “2611”定向招工新模式", "安徽 “2611”定向招工新模式"),
        ("豫创业担保贷款发了多少", "jobscli rank 创业担保贷款 -p 河南", "河南累计 突破千亿元"),
        ("苏皖高校毕业生就业率差多少", "jobscli rank 高校毕业生就业率 -p 江苏 -p 安徽", "江苏排第一"),
        ("安徽去年毕业生就业率是多少", "jobscli calc s1268 - s1279", "推算：96.83% - 0.49个百分点 = 96.34 %"),
        (
            "江苏和陕西的贫困劳动力就业帮扶人数能相加吗",
            "jobscli calc s611 + s633 + s4804 + s4814",
            "不能相加：口径不同",
        ),
        ("河南创业担保贷款全年发放超千亿元，对吗", "jobscli show s2497", "不是：原文是累计，不是全年"),
        ("广东稳岗补贴发了23亿元是不是", "jobscli show s3059", "是：广东 23亿元"),
        ("广东的200亿是已经花掉的钱吗", "jobscli show s3282", "不是：原文是预算，不是已实现的"),
        ("陕西创业担保贷款是第一吗", "jobscli rank 创业担保贷款", "不能确定：按印出的数陕西排第 1"),
        ("哪些数字是累计的", "jobscli statistics --scope 累计", "河南累计 突破千亿元"),
        ("陕西哪些数字按人次计", "jobscli statistics --unit 人次 -p 陕西", "陕西 44.23万人次"),
        ("怎么引用河南千亿贷款这个数", "jobscli show s2497", "河南累计 突破千亿元"),
        ("对疫情有什么措施", "jobscli search 疫情", "没有：江苏、安徽、河南、广东、陕西的记录里没有“疫情”"),
        ("安徽有哪些举措", "jobscli measures -p 安徽", "安徽：就业工作领导小组"),
        ("江苏和安徽相比怎么样", "jobscli compare 江苏 安徽", "高校毕业生就业率：江苏年末 96.9%"),
        ("2018年哪个省创业担保贷款发得最多", "jobscli rank 创业担保贷款 --period 2018", "陕西排第一"),
        ("how many job fairs did Guangdong hold", "jobscli rank 招聘活动场次 -p 广东", "广东全年 超过10000场"),
    ],
)
def test_a_question_comes_to_a_command_and_says_the_answer_first(
    shipped: Store, question: str, command: str, first: str
) -> None:
    answer = ask(shipped, question)
    assert (answer.command, answer.told[0][: len(first)]) == (command, first)


@pytest.mark.parametrize("question", ["", "？", "怎么样", "请问一下呢"])
def test_a_question_with_nothing_in_it_is_refused(shipped: Store, question: str) -> None:
    with pytest.raises(UsageError, match="没有看懂"):
        ask(shipped, question)


@pytest.mark.parametrize("question", ["哪个省创业担保贷款最多", "能相加吗 贷款", "妇女", "2611是什么", "OR", "-x"])
def test_an_empty_store_answers_or_refuses(shelf: Shelf, question: str) -> None:
    with contextlib.suppress(UsageError):
        assert ask(shelf(), question).told
