"""Measures: which clauses say what was done, and their titles, kinds, topics, groups and names.

The sentences are written for these tests, in the manner of such documents.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.read.document.outline import outline
from jobscli.read.measure import find_measures
from jobscli.read.measure.actions import Predicates, by_sentence
from jobscli.read.measure.kind import Kind
from jobscli.read.model import Outline, SectionContext
from jobscli.record import CONFIDENCES, KINDS, Measure, to_json
from jobscli.words import terms
from jobscli.words.measuring import field, order, verb_kinds
from tests.builders import statistic
from tests.cost import in_proportion

THEME = "某省促进就业工作经验\n\n"


def laid_open(text: str, **part: Any) -> Outline:
    """The outline of `text`, all of its sentences in one part of the document."""
    found = outline(text, "doc")
    if not part:
        return found
    return replace(found, sentences=tuple(s._replace(context=SectionContext(**part)) for s in found.sentences))


def measures(sentence: str, title: str = THEME) -> tuple[Measure, ...]:
    return find_measures(laid_open(title + sentence), ())[0]


def words(sentence: str, title: str = THEME) -> list[str]:
    """The stretch of each measure found in `sentence`."""
    text = title + sentence
    return [text[m.start : m.end] for m in find_measures(laid_open(text), ())[0]]


def test_the_vocabularies_are_those_of_the_records() -> None:
    assert set(order("kind")) == set(KINDS) == set(get_args(Kind))
    assert {told.kind for row in verb_kinds().values() for told in row} <= set(KINDS)
    assert set(order("topic")) == set(terms("topic"))
    assert set(order("group")) == set(terms("group"))
    assert set(order("otherwise")) <= set(terms("topic"))


@pytest.mark.parametrize(
    "words",
    [
        "帮扶零就业家庭",
        "三支一扶",
        "上调最低工资标准",
        "推出援企政策",
        "扩中提低",
        "新就业形态",
        "零工市场",
        "返乡创业",
    ],
)
def test_what_belongs_to_employment(words: str) -> None:
    assert field().find(words)


@pytest.mark.parametrize(
    "words",
    [
        "着力稳就业、稳企业、稳市场",
        "干事创业",
        "科技创新创业生态",
        "侨务工作",
        "保护利用工程",
        "弘扬工匠精神",
        "增产增收",
    ],
)
def test_what_is_about_something_else(words: str) -> None:
    assert not field().find(words)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # Results and ends belong to what was done; each deed is one measure.
        (
            "及时出台稳就业实施方案，举办就业政策培训班，确保政策落地，为3万家企业发放稳岗补贴2亿元，惠及职工50万人。",
            [
                "及时出台稳就业实施方案",
                "举办就业政策培训班，确保政策落地",
                "为3万家企业发放稳岗补贴2亿元，惠及职工50万人",
            ],
        ),
        # How and for whom comes first.
        ("坚持政府引导，通过线上平台，面向高校举办就业讲座。", ["坚持政府引导，通过线上平台，面向高校举办就业讲座"]),
        # Half-width commas, and commas within quotation marks.
        ("完善“一处登记,全省服务”机制,帮扶毕业生就业1万人。", ["完善“一处登记,全省服务”机制", "帮扶毕业生就业1万人"]),
        # Who did it.
        ("省人力资源社会保障厅会同财政部门组织开展就业调研。", ["省人力资源社会保障厅会同财政部门组织开展就业调研"]),
        # A weak verb alone is a deed, beside another it is not.
        ("强化重点群体就业帮扶。", ["强化重点群体就业帮扶"]),
        ("开展招聘活动，提高岗位匹配度，强化就业服务。", ["开展招聘活动，提高岗位匹配度，强化就业服务"]),
        # A semicolon parts.
        ("强化就业援助；扩大见习规模。", ["强化就业援助", "扩大见习规模"]),
        ("推广网上办事系统，打造“放心就业”品牌。", ["推广网上办事系统，打造“放心就业”品牌"]),
    ],
)
def test_a_deed_with_what_belongs_to_it(sentence: str, found: list[str]) -> None:
    assert words(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "城镇新增就业52万人，增长3%。",  # a result
        "就业压力加大，公共就业服务仍有短板。",  # a weakness
        "降低社保费率是否影响就业？",
        "实施积极的就业政策，稳定就业局势，对维护社会稳定具有十分重要的意义。",
        "随着就业优先战略深入推进，返乡创业人数增长。",
        "稳岗返还资金为稳企业、稳就业发挥了重要作用。",
        "发放标准另行规定。",
        "就业服务业快速发展。",
        "就业政策落实率达90%。",
        "属于毕业学年的学生（以下简称求职创业补贴申请人）。",
    ],
)
def test_what_is_no_deed(sentence: str) -> None:
    assert words(sentence) == []


def test_a_work_report_gives_only_what_is_about_employment() -> None:
    text = "2026年某省政府工作报告\n各位代表：\n一、2025年工作回顾\n"
    text += "新建高速公路300公里，建成学校20所，出台促进高质量充分就业政策，城镇新增就业50万人。\n"
    text += "二、2026年重点工作\n实施稳岗扩容行动，开展技能培训10万人次。\n"
    found, _ = find_measures(outline(text, "某省"), ())
    assert [(m.status, text[m.start : m.end]) for m in found] == [
        ("achieved", "出台促进高质量充分就业政策，城镇新增就业50万人"),
        ("target", "实施稳岗扩容行动"),
        ("target", "开展技能培训10万人次"),
    ]


@pytest.mark.parametrize(
    "sentence",
    ["下一步，将继续实施就业优先战略，开展技能培训。", "我们要推进就业帮扶。", "明年拟建设零工市场30个。"],
)
def test_what_is_still_to_come_is_planned(sentence: str) -> None:
    assert {found.status for found in measures(sentence)} == {"target"}


def test_rules_in_force_are_measures() -> None:
    text = "对招用毕业生的小微企业，签订合同的，给予每人1000元的一次性就业补贴，期限1年。"
    (found,) = find_measures(laid_open(text, status="limit"), ())[0]
    assert (text[found.start : found.end], found.kind) == (text[:-1], "subsidy")
    assert (found.status, found.confidence) == ("achieved", "high")
    assert found.groups == ("高校毕业生", "小微企业")


def test_a_list_of_policies_without_a_condition_is_a_measure_a_clause() -> None:
    text = "开展就业岗位定向投放活动，健全困难毕业生实名帮扶机制，发放求职补贴。"
    titles = [each.title for each in find_measures(laid_open(text, status="limit"), ())[0]]
    assert titles == ["开展就业岗位定向投放活动", "健全困难毕业生实名帮扶机制", "发放求职补贴"]


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("小微企业可申请最高不超过300万元的创业担保贷款。", "小微企业可申请创业担保贷款"),
        ("对合伙创业申请贷款的，可按合伙人数提高贷款额度。", "可按合伙人数提高贷款额度"),
    ],
)
def test_a_rule_in_force_is_called_by_what_it_gives(rule: str, title: str) -> None:
    at = rule.find("不超过300万元")
    figures = [statistic(start=at, end=at + 8, status="limit")] if at >= 0 else []
    (found,), _ = find_measures(laid_open(rule, status="limit"), figures)
    assert found.title == title


@pytest.mark.parametrize(
    ("sentence", "title", "kind"),
    [
        ("创新实施“江南名匠”品牌工程，培训1万人。", "实施“江南名匠”品牌工程", "brand"),
        ("为18.4万家企业发放23亿元稳岗补贴。", "发放稳岗补贴", "subsidy"),
        ("全省发放创业担保贷款超20亿元。", "发放创业担保贷款", "loan"),
        ("印发《关于做好当前和今后一个时期促进青年就业工作的意见》。", "印发促进青年就业工作的意见", "policy"),
        ("省人社厅日前下发了《关于调整失业保险金标准的通知》。", "《关于调整失业保险金标准的通知》", "policy"),
        ("建设高校毕业生线上招聘平台。", "建设高校毕业生线上招聘平台", "platform"),
        ("健全重点企业用工监测体系。", "健全重点企业用工监测体系", "monitoring"),
        ("建立人社、财政、商务、工信、统计和税务等多部门稳就业协商研判机制。", None, "mechanism"),
        ("成立省稳就业工作小组。", "成立省稳就业工作小组", "organisation"),
        ("举办第三届“湖畔创客”创业创新大赛。", "举办第三届“湖畔创客”创业创新大赛", "event"),
        ("组织开展家政服务培训近1万人次。", "组织开展家政服务培训", "training"),
        ("建设扶贫车间1303个。", "建设扶贫车间", "facility"),
        (
            "制定就业援助、公共培训、服务规范、基层平台建设和服务等四个地方标准。",
            "制定就业援助等四个地方标准",
            "standard",
        ),
        ("全年兑付各项就业优惠政策资金55.9亿元。", "兑付各项就业优惠政策资金", "fund"),
        ("启动第二轮“创业山海”行动计划。", "启动第二轮“创业山海”行动计划", "action"),
        ("指导困难企业稳定就业岗位。", "指导困难企业稳定就业岗位", "service"),
    ],
)
def test_title_and_kind(sentence: str, title: str | None, kind: str) -> None:
    (found,) = measures(sentence)
    assert title is None or found.title == title
    assert found.kind == kind
    assert 4 <= len(found.title) <= 24
    assert (found.summary, found.region, found.id) == (
        sentence[: found.end - found.start],
        "未注明",
        f"doc/m{len(THEME)}",
    )


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("实施“江南名匠”品牌工程，首年培训1万人。", [("“江南名匠”品牌工程", "quoted", True)]),
        ("将创业贷款升级为“乐业贷”，额度提高到50万元。", [("乐业贷", "quoted", True)]),
        ("统一办事流程，实现就业服务“五统十同”。", [("五统十同", "quoted", False)]),
        ("完善“一处登记,全省服务”机制。", [("一处登记,全省服务", "quoted", True)]),
        ("建设高校毕业生线上招聘平台，方便求职。", [("高校毕业生线上招聘平台", "descriptive", True)]),
        ("打好稳就业“组合拳”，帮扶“三无”人员。", []),
        ("建设就业服务平台。", []),
        ("印发《促进就业办法》，开通《就在身边》节目。", [("就在身边", "quoted", False)]),
    ],
)
def test_names(sentence: str, names: Sequence[tuple[str, str, bool]]) -> None:
    found = [name for measure in measures(sentence) for name in measure.names]
    assert [(name.name, name.kind, name.explained) for name in found] == list(names)


def test_topics_and_groups_are_those_of_the_words_or_of_the_heading() -> None:
    text = THEME + "帮扶高校毕业生就业\n"
    text += "畅通部门信息直报制度，按月调度各地各校的工作进展情况，及时发现问题，及时解决问题，形成合力，"
    text += "确保各项任务落到实处。\n"
    text += "为农民工追回工资3亿元。\n"
    first, second = find_measures(outline(text, "doc"), ())[0]
    assert (first.topics, first.groups) == (("高校毕业生就业",), ("高校毕业生",))
    assert (second.topics, second.groups) == (("转移就业", "收入与社会保障"), ("农民工",))


def test_statistics_belong_to_the_measure_that_they_stand_in() -> None:
    text = THEME + "城镇新增就业52万人。为3万家企业发放稳岗补贴2亿元。"
    places = [(text.index(each), text.index(each) + len(each)) for each in ("52万人", "3万家", "2亿元")]
    figures = [statistic(id=f"doc/s{start}", start=start, end=end) for start, end in places]
    (found,), tied = find_measures(outline(text, "doc"), figures)
    assert [figure.measure for figure in tied] == [None, found.id, found.id]
    assert found.title == "发放稳岗补贴"
    assert [replace(figure, measure=None) for figure in tied] == [replace(each, measure=None) for each in figures]


def test_a_measure_keeps_its_sentence_region_and_place() -> None:
    text = THEME + "苏州市开展技能培训，惠及2万人。发放培训补贴。"
    read = outline(text, "doc")
    placed = tuple(s._replace(region="江苏", place="苏州" if "苏州" in s.text else None) for s in read.sentences)
    first, second = find_measures(replace(read, sentences=placed), ())[0]
    assert (first.quote, first.region, first.place) == ("苏州市开展技能培训，惠及2万人。", "江苏", "苏州")
    assert (second.quote, second.place) == ("发放培训补贴。", None)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("target", "target"),
        ("forecast", "target"),
        ("budget", "target"),
        ("achieved", "achieved"),
        ("limit", "achieved"),
    ],
)
def test_the_status_of_a_figure_tells_that_of_its_measure(status: str, told: str) -> None:
    text = THEME + "开展技能培训5万人次。"
    start = text.index("5万人次")
    (found,), _ = find_measures(outline(text, "doc"), [statistic(start=start, end=start + 4, status=status)])
    assert found.status == told


def test_a_figure_before_its_clause_does_not_tell_the_status() -> None:
    text = "在建成零工市场30个的基础上，加强就业服务。"
    figure = statistic(start=text.index("30个"), end=text.index("30个") + 3, status="achieved")
    (found,), _ = find_measures(laid_open(text, status="target"), [figure])
    assert found.status == "target"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("将企业养老保险费缴费比例由23.5%下调到20%。", "企业养老保险费缴费比例下调"),
        ("将事业单位职工纳入工伤保险。", "事业单位职工纳入工伤保险"),
        ("对大龄就业困难群体实行就业援助。", "对大龄就业困难群体实行就业援助"),
        ("支持和规范发展新就业形态。", "支持和规范发展新就业形态"),
        ("要争取为再就业人员发放1亿元的小额贷款。", "为再就业人员发放小额贷款"),
        (
            "城镇养老保险、医疗保险和失业保险覆盖到法律、法规规定的所有用人单位和劳动者。",
            "城镇养老保险、医疗保险和失业保险覆盖",
        ),
        ("按照全省推进就业工作的总体要求，建立工资保证金制度。", "建立工资保证金制度"),
        ("企业退休人员平均每人每月增加养老金97元。", "企业退休人员增加养老金"),
        ("城乡居民医疗保险补助标准由人均300元提高到420元。", "城乡居民医疗保险补助标准提高"),
        ("今年发放创业担保贷款目标为5亿元。", "发放创业担保贷款"),
        ("把扩大内需与促进就业相结合、经济结构与就业结构调整相结合，增加就业岗位。", "增加就业岗位"),
    ],
)
def test_a_title_reads_alone(sentence: str, title: str) -> None:
    assert [found.title for found in measures(sentence, "")] == [title]


@pytest.mark.parametrize(
    "sentence",
    [
        "新建高速公路300公里。",
        "及时解决用地、用工、用能等问题。",
        "加强侨务工作。",
        "城镇登记失业率控制在下达指标以内。",
        "向全市劳动者致以崇高敬意。",
        "推动教育、医疗、社保等基本公共服务均等化。",
    ],
)
def test_what_is_not_on_the_field_is_no_measure(sentence: str) -> None:
    assert measures(sentence, "") == ()


def test_under_a_heading_on_the_field_what_names_another_field_is_no_measure() -> None:
    text = "2026年某省政府工作报告\n一、2025年工作回顾\n（一）努力扩大就业\n"
    text += "全面落实各项扶持政策，建设农村饮水工程，加强老龄工作。\n"
    assert [found.title for found in find_measures(outline(text, "某省"), ())[0]] == ["落实各项扶持政策"]


def test_offsets_are_those_of_the_document() -> None:
    text = THEME.replace("\n", "\r\n") + "开展　就业 援助,发放补贴１０ 万元。"
    first, second = find_measures(outline(text, "doc"), ())[0]
    assert text[first.start : first.end] == "开展　就业 援助"
    assert text[second.start : second.end] == "发放补贴１０ 万元"
    assert (first.title, first.summary) == ("开展就业援助", "开展就业援助")


def test_the_words_are_without_line_breaks_and_footnote_marks() -> None:
    found = measures("为农民工[5]建立工资　监控制度，帮扶务工\n人员返乡创业。")
    assert [measure.summary for measure in found] == ["为农民工建立工资监控制度", "帮扶务工人员返乡创业"]


@given(st.text(alphabet="就业开展发放为“”《》，；。、等的10万元\n平台", max_size=120))
def test_any_sentence_gives_measures_in_order(text: str) -> None:
    found, _ = find_measures(laid_open(THEME + text), ())
    at = 0
    for measure in found:
        assert at <= measure.start < measure.end <= len(THEME + text)
        assert 0 < len(measure.title) <= 24
        at = measure.end
    assert len({measure.id for measure in found}) == len(found)


@pytest.mark.parametrize("piece", ["开展就业培训", "就业，", "开展“就业，", "就业亿", "“就业平台"])
@pytest.mark.parametrize("size", [2_000, pytest.param(50_000, marks=pytest.mark.slow)])
def test_time_is_in_proportion_to_the_text(piece: str, size: int) -> None:
    found = {n: laid_open(THEME + piece * (n // len(piece))) for n in (size, 2 * size, 4 * size)}
    assert in_proportion(lambda n: find_measures(found[n], ()), size)


def test_a_sentence_without_verbs_has_no_deeds() -> None:
    assert list(by_sentence(Predicates(""))) == []
    assert list(by_sentence(Predicates("，，；。"))) == []


OPENINGS = {
    "review": "2026年湖滨省政府工作报告\n各位代表：\n一、2025年工作回顾\n",
    "plan": "2026年湖滨省政府工作报告\n各位代表：\n一、2025年工作回顾\n经济平稳。\n二、2026年重点工作\n",
    "news": "市政府举行新闻发布会\n",
    "policy": "湖滨市惠企惠民政策清单\n一、创业担保贷款\n",
}
GOLD = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "gold" / "measures.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", GOLD, ids=[f"{row['split']}-{n}" for n, row in enumerate(GOLD)])
def test_the_measures_of_a_sentence(row: dict[str, Any]) -> None:
    text = OPENINGS[row["part"]] + row["text"]
    found = find_measures(outline(text, "湖滨"), ())[0]
    assert [measure.title for measure in found] == [wanted["title"] for wanted in row["measures"]]
    for measure, wanted in zip(found, row["measures"], strict=True):
        told = {**to_json(measure), "names": [name.name for name in measure.names]}
        assert {field: told[field] for field in wanted} == wanted
        assert measure.rule is not None
        assert measure.confidence in CONFIDENCES
        assert measure.summary == text[measure.start : measure.end]
