"""Headings, regions, parts and sentences: what a figure takes from the text around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.read import About
from jobscli.read.document.outline import outline
from jobscli.read.model import Outline, Sentence
from jobscli.read.text.headings import mark
from jobscli.read.text.lines import is_furniture

REPORT = """下载
打印
【字号：
大
】
2026年江苏省政府工作报告
——2026年2月3日在江苏省第十四届人民代表大会第五次会议上
来源：某某日报
各位代表：
现在，我代表省人民政府，向大会报告工作，请予审议，并请各位政协委员提出意见。
一、2025年工作和“十四五”发展回顾
过去一年，全省上下拼搏奋进，经济社会发展取得了新的成绩，各项事业都有进步。
——民生持续改善。城镇新增就业十分充分，居民收入稳步增长，社会保障更加有力。
五年来，我们坚持就业优先，办成了许多大事要事，人民生活水平有了明显提高。
二、“十五五”时期目标任务
就业更加充分，收入分配更加合理，公共服务更加均等，人民生活品质不断提高。
三、2026年重点工作
今年是开局之年，做好政府工作意义重大，主要预期目标已经提请大会审议和批准。
（一）促进高质量充分就业。
实施稳岗扩容提质行动，加强重点群体就业帮扶，完善公共就业服务体系和政策。
"""

COMPILATION = """各地典型经验汇编
江苏:突出重点 精准施策
  降本减负,稳定用工需求。及时出台实施意见,举办政策培训班,确保政策落地落实见效,企业和职工都有获得感。
  提档升级,增强服务实效。出台指导意见,大规模开展培训,完善经办服务,群众办事更加方便快捷,满意度提高。
二、浙江省：打造帮扶机制
聚焦重点群体，开发就业平台，归集岗位信息，推动服务下沉到村到社区，形成十五分钟就业服务圈。
"""


def laid_open(text: str, name: str = "x", **stated: str) -> Outline:
    return outline(text, name, About(**stated))  # type: ignore[arg-type]


def holding(found: Outline, words: str) -> Sentence:
    return next(sentence for sentence in found.sentences if words in sentence.text)


def test_a_report_says_what_it_is() -> None:
    document = laid_open(REPORT).document
    assert document.title == "2026年江苏省政府工作报告"
    assert (document.published, document.year, document.publisher) == ("2026-02-03", 2025, "江苏省人民政府")
    assert document.regions == ("江苏",)


def test_the_date_of_the_page_is_that_of_publication() -> None:
    page = REPORT.replace("来源：某某日报", "来源：某某日报\n发布时间：2026-02-11")
    assert laid_open(page).document.published == "2026-02-11"
    assert laid_open(page).reference == laid_open(REPORT).reference


def test_a_paper_publishes_its_own_news() -> None:
    news = laid_open("上半年就业稳中向好\n来源：某某日报 时间：2023-07-21\n全市城镇新增就业稳步增长。")
    assert (news.document.publisher, news.document.published) == ("某某日报", "2023-07-21")


def test_what_stands_under_a_photograph_is_no_title() -> None:
    found = laid_open("政府工作报告。 本报记者 王一 摄\n东海省政府工作报告\n各位代表：\n" + REPORT)
    assert found.document.title == "东海省政府工作报告"


@pytest.mark.parametrize(
    ("words", "status", "scope", "period"),
    [
        ("过去一年", "achieved", "annual", "2025"),
        ("城镇新增就业十分充分", "achieved", "annual", "2025"),
        ("五年来", "achieved", None, "2021/2025"),
        ("就业更加充分", "target", None, "2026/2030"),
        ("今年是开局之年", "target", "annual", "2026"),
        ("实施稳岗扩容", "target", "annual", "2026"),
    ],
)
@pytest.mark.parametrize("broken", [True, False], ids=["lines", "one line"])
def test_the_part_tells_status_scope_and_period(
    words: str, status: str, scope: str | None, period: str, broken: bool
) -> None:
    text = REPORT if broken else REPORT.replace("\n", "")
    part = holding(laid_open(text), words).context
    assert (part.status, part.scope, part.period) == (status, scope, period)


def test_furniture_is_no_content() -> None:
    texts = [sentence.text for sentence in laid_open(REPORT).sentences]
    assert not {"下载", "打印", "大", "】"} & set(texts)
    assert all("来源" not in text for text in texts)


@pytest.mark.parametrize(
    "line", ["下载", "【字号：", "来源：某某日报", "责任编辑：某某", "时间：2026-02-01", "】", ">"]
)
def test_knows_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("第一章 总则", 1),
        ("一、回顾", 3),
        ("（一）稳就业", 4),
        ("1.培训", 5),
        ("——民生改善", 8),
        ("一是稳岗", 9),
        ("2.5", 0),
    ],
)
def test_knows_how_a_heading_begins(line: str, level: int) -> None:
    assert mark(line)[0] == level


def test_headings_number_the_sections() -> None:
    sections = laid_open(REPORT).sections
    assert [(s.number, s.title) for s in sections] == [
        ("1", "2025年工作和“十四五”发展回顾"),
        ("1.1", "民生持续改善"),
        ("2", "“十五五”时期目标任务"),
        ("3", "2026年重点工作"),
        ("3.1", "促进高质量充分就业"),
    ]


def test_a_heading_line_gives_the_region_and_headings_run_into_their_paragraph() -> None:
    found = laid_open(COMPILATION)
    assert [(s.region, s.number, s.title) for s in found.sections] == [
        ("江苏", "0", "突出重点 精准施策"),
        ("江苏", "1", "降本减负,稳定用工需求"),
        ("江苏", "2", "提档升级,增强服务实效"),
        ("浙江", "0", "打造帮扶机制"),
    ]
    assert holding(found, "归集岗位").region == "浙江"
    assert found.document.regions == ("江苏", "浙江")


def test_a_region_changes_within_a_paragraph() -> None:
    found = laid_open("四川省共筹集资金。山西运城建立档案。全国平均水平更高。与新疆开展协作。")
    assert [(s.region, s.place) for s in found.sentences] == [
        ("四川", None),
        ("山西", "运城"),
        ("全国", None),
        ("全国", None),
    ]


def test_a_city_gives_its_province() -> None:
    assert [(s.region, s.place) for s in laid_open("毕节市发展就业帮扶车间。").sentences] == [("贵州", "毕节")]


def test_what_is_stated_goes_before_what_the_text_says() -> None:
    document = outline(REPORT, "x", About(region="浙江", year=2020, title="别的", published="2021-01-05")).document
    assert (document.regions, document.year, document.title) == (("浙江",), 2020, "别的")
    assert document.published == "2021-01-05"


def test_the_file_name_gives_a_region() -> None:
    assert laid_open("政府工作报告\n正文一句，正文再一句。", "青海省").document.regions == ("青海",)


def test_a_line_that_the_layout_broke_is_one_sentence() -> None:
    found = laid_open("城镇居住人口十六万人，其中县城\n规划区居住十万人；农村居住人口又是十六万人。")
    assert len(found.sentences) == 1


def test_a_crlf_text_keeps_its_offsets() -> None:
    text = "第一句话。\r\n\r\n　　第二句话。"
    assert [text[s.start : s.end] for s in laid_open(text).sentences] == ["第一句话。", "第二句话。"]


@given(st.text(alphabet="一二三、（）()是。，：:\n\r 　——●江苏省就业12年0１", max_size=120))
def test_sentences_are_spans_in_order(text: str) -> None:
    found = laid_open(text)
    last = 0
    for sentence in found.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text
        last = sentence.end
    for section in found.sections:
        assert 0 <= section.start < section.end <= len(text)


def test_headlines_of_other_pages_and_who_wrote_it_are_no_part_of_a_text() -> None:
    text = (
        "某市统计公报\n某市统计局 国家统计局某市调查队\n一、就业\n全年城镇新增就业2.1万人，形势稳定。\n"
        "相关阅读\n某省城镇新增就业40万人\n关于举办招聘会的通知\n二、收入\n收入增长，形势稳定。\n"
    )
    found = outline(text, "x")
    assert [each.title for each in found.sections] == ["就业", "收入"]
    assert not [each for each in found.sentences if "40万" in each.text or "招聘会" in each.text]
    assert found.document.title == "某市统计公报"


def test_a_title_stands_above_the_text_and_not_below_it() -> None:
    sentence = "今年1—10月，某某区城镇新增就业2.3万人，完成目标任务的102%，就业形势总体稳定。" * 4
    found = outline(f"某市某区：多措并举促就业\n{sentence}\n关于举办招聘会的通知\n", "x")
    assert found.document.title == "某市某区：多措并举促就业"
