"""Forty questions as people put them: what the best command says, what the obvious first try says, what `ask` says.

Each has the words that answer it. `ask` must say them in the 25 lines below the command that it understood.
"""

from __future__ import annotations

import shlex
from functools import cache

import pytest
from typer.testing import Result

from tests.cli.line import typed

# The question, the words of its answer, the best command, and the first try where that is another one.
QUESTIONS: dict[str, tuple[str, list[str], str, str]] = {
    "C01": ("各省稳岗返还发了多少钱、惠及多少企业?", ["23亿元", "18.4万家"], "search 稳岗返还", "search 稳岗返还"),
    "C02": ("失业保险返还标准提高到多少?", ["原文没有写"], "show m3217", "search 失业保险返还"),
    "C03": ("哪个省给企业减税降费最多?", ["230亿元", "150亿元"], "rank 减税", "search 减税降费"),
    "C04": ("各省对大学生创业有什么扶持?", ["500个", "提标扩面"], "search 大学生 创业", "search 大学生 创业"),
    "C05": (
        "五省建了哪些信息系统和平台?",
        ["直报系统", "信息交换平台", "五级十同", "互联网+就业创业"],
        "ask 五省建了哪些信息系统和平台",
        "search 信息系统",
    ),
    "C06": (
        "“最多跑一次”“放管服”各省怎么做的?",
        ["15项", "最好不见面", "一网通办"],
        "search 放管服",
        "search 最多跑一次",
    ),
    "C07": ("返乡创业的农民工有多少人?", ["124万人"], "rank 返乡创业", "search 返乡创业"),
    "C08": ("谁用了网络直播做就业服务?", ["安徽", "就有未来"], "search 网络直播", "search 直播带岗"),
    "C09": ("退伍军人就业有哪些举措?", ["退役军人就业援助月"], "search 退伍军人", "search 退伍军人"),
    "C10": ("残疾人就业有什么政策?", ["残疾人就业保障金"], "search 残疾人", "search 残疾人"),
    "C11": ("零就业家庭清零了吗?", ["是", "动态清零"], "search 零就业家庭", "search 零就业家庭"),
    "C12": ("陕西就业见习补贴人均多少钱?", ["推算", "6944"], "calc s4359 ÷ s4346", "ask 陕西见习补贴人均多少"),
    "C13": (
        "陕西平均一个孵化基地带动多少人就业?",
        ["推算", "616"],
        "calc s3991 ÷ s3947",
        "ask 平均每个孵化基地带动多少人",
    ),
    "C14": ("广东每个孵化基地平均进驻几家企业?", ["推算", "99.4", "不一定是一回事"], "calc s3620 ÷ s3609", ""),
    "C15": ("安徽求职创业补贴每人发了多少?", ["推算", "1001"], "calc s1072 ÷ s1053", "ask 求职创业补贴人均多少钱"),
    "C16": ("各省就业补助资金支出多少?", ["34亿元"], "rank 就业补助资金", "rank 就业补助资金"),
    "C17": (
        "哪个省解决的高校毕业生就业人数最多?",
        ["河南", "53.02万"],
        "rank 高校毕业生就业人数",
        "rank 毕业生就业人数",
    ),
    "C18": ("各省职业技能培训了多少人?", ["没有", "86.5%", "1万人次"], "rank 职业技能培训", "rank 职业技能培训"),
    "C19": ("公益性岗位各省安置了多少人?", ["陕西", "9.6万人"], "rank 公益性岗位", "rank 公益性岗位"),
    "C20": ("招聘会一共提供多少岗位?", ["738万个"], "rank 岗位", "search 岗位"),
    "C21": (
        "东西部扶贫协作各省怎么做?",
        ["苏陕扶贫劳务协作", "一省一策", "三来三往"],
        "search 扶贫协作",
        "search 东西部协作",
    ),
    "C22": ("社区工厂给哪些补贴?", ["岗位补贴", "场租", "水电费"], "search 社区工厂 补贴", "search 社区工厂"),
    "C23": ("哪个省的扶贫车间最多?", ["安徽", "1303个"], "rank 扶贫车间", "search 扶贫车间"),
    "C24": ("2018年各省城镇新增就业多少人?", ["没有"], "rank 城镇新增就业", "rank 城镇新增就业"),
    "C25": ("哪个省失业率最低?", ["没有"], "rank 失业率", "rank 失业率"),
    "C26": ("哪些省用了大数据、互联网+?", ["互联网+”高校就业", "互联网+就业创业"], "search 互联网+", "search 互联网+"),
    "C27": ("哪些做法是全国首创或首次?", ["就有未来|率先|全国最先"], "search 首次", "search 首创"),
    "C28": (
        "各省成立了什么领导小组?",
        ["就业创业工作领导小组", "稳就业工作小组"],
        "search 领导小组",
        "search 领导小组",
    ),
    "C29": ("有哪些失业预警、风险应对机制?", ["失业风险", "分级响应"], "search 失业预警", "search 失业预警"),
    "C30": ("政府和高校、企业合作的做法有哪些?", ["高校“就业创业服务中心”"], "search 校企合作", "search 校企合作"),
    "C31": (
        "Which province has the most business incubators?",
        ["675家", "420个"],
        "rank incubators",
        "search incubators",
    ),
    "C32": (
        "chuangye danbao daikuan nage sheng zui duo",
        ["49.2亿元", "23亿元", "河南"],
        "rank 'chuangye danbao daikuan'",
        "rank 'chuangye danbao daikuan'",
    ),
    "C33": ("富名创业贷个人能贷多少?", ["50万元", "300万元"], "search 富名创业贷", "search 富名创业贷"),
    "C34": ("贫困户就业帮扶了多少人?", ["29.6万人", "13.16万"], "rank 贫困劳动力就业帮扶人数", "search 贫困户"),
    "C35": ("应届生就业情况怎么样?", ["53.02万", "6.7万人"], "search 应届生", "search 应届生"),
    "C36": ("创业贷款免担保是怎么做的?", ["反担保"], "search 免担保", "search 免担保"),
    "C37": ("春运返岗专列是哪个省开的?", ["广东", "专列"], "search 春运", "search 春运"),
    "C38": (
        "针对妇女和青年就业有什么举措?",
        ["没有“妇女”", "青年创业"],
        "ask 妇女和青年就业有什么举措",
        "measures --group 青年",
    ),
    "C39": ("苏陕劳务协作成效如何?", ["5120"], "search 苏陕", "search 苏陕"),
    "C40": ("就业扶贫哪个省做得最好?", ["数大不等于做得好"], "ask 就业扶贫哪个省做得最好", "rank 扶贫"),
}

# First tries that do not answer: what was typed is not what was asked for.
NOT_AT_FIRST = {"C02", "C05", "C06", "C08", "C14", "C38", "C40"}
# Verdicts that `ask` alone gives.
VERDICTS = {"推算", "是", "没有", "没有“妇女”"}


def lacking(text: str, words: list[str]) -> list[str]:
    """The `words` that a screen does not have, wherever it breaks its lines; of a|b one is enough."""
    plain = "".join(text.split())
    return [each for each in words if not any("".join(one.split()) in plain for one in each.split("|"))]


@pytest.mark.parametrize("number", QUESTIONS)
def test_the_best_command_answers(number: str) -> None:
    _question, words, best, _first = QUESTIONS[number]
    result = typed(*shlex.split(best), COLUMNS="100")
    assert (result.exit_code, set(lacking(result.stdout, words)) - VERDICTS) == (0, set())


@pytest.mark.parametrize("number", [each for each in QUESTIONS if each not in NOT_AT_FIRST])
def test_the_first_try_answers(number: str) -> None:
    _question, words, _best, first = QUESTIONS[number]
    result = typed(*shlex.split(first), COLUMNS="100")
    assert (result.exit_code, set(lacking(result.stdout, words)) - VERDICTS) == (0, set())


@cache
def asked(number: str) -> Result:
    """What `ask` says to a question, as the two tests of it look at it."""
    return typed("ask", QUESTIONS[number][0], COLUMNS="100")


@pytest.mark.parametrize("number", QUESTIONS)
def test_ask_answers_below_the_command_it_understood(number: str) -> None:
    _question, words, _best, _first = QUESTIONS[number]
    result = asked(number)
    first, *rest = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert first.startswith("jobscli ")
    assert lacking("\n".join(rest[:25]), words) == []


@pytest.mark.parametrize("number", QUESTIONS)
def test_the_command_that_ask_names_can_be_typed(number: str) -> None:
    command = asked(number).stdout.splitlines()[0]
    assert typed(*shlex.split(command.removeprefix("jobscli "))).exit_code == 0
