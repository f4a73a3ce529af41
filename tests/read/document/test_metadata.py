"""What a document says of itself: front matter, path, year, region and place."""

from __future__ import annotations

import pytest

from jobscli.read import About
from jobscli.read.document.calendar import plan_in, plan_of, plan_years
from jobscli.read.document.front_matter import front_matter
from jobscli.read.document.identity import PathWords, document_id, path_words
from jobscli.read.document.outline import outline
from jobscli.read.document.title import field_title
from jobscli.record import Document
from jobscli.words.divisions import divisions_named

REPORT = "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n"


def document(text: str, name: str = "x", path: str | None = None, **stated: object) -> Document:
    return outline(text, name, About(**stated), path=path).document  # type: ignore[arg-type]


def test_front_matter_gives_title_and_url_and_is_no_section() -> None:
    text = (
        "---\nsource: https://www.example.gov.cn/1.html\ntitle: 湖南省2025年政府工作报告\n---\n\n"
        "**一、2024年工作回顾**\n\n全年城镇新增就业75.6万人。\n\n**二、2025年工作安排**\n\n城镇新增就业70万人以上。\n"
    )
    found = outline(text, "x")
    assert found.document.title == "湖南省2025年政府工作报告"
    assert found.document.url == "https://www.example.gov.cn/1.html"
    assert (found.document.year, found.document.regions) == (2024, ("湖南",))
    assert [each.title for each in found.sections] == ["2024年工作回顾", "2025年工作安排"]


def test_an_address_in_a_list_is_one() -> None:
    assert front_matter("---\nsource:\n- https://a.cn/1\ntitle: 报告\n---\n").url == "https://a.cn/1"


def test_a_line_of_dashes_alone_is_no_front_matter() -> None:
    assert front_matter("---\n\n就业\n---\n").end == 0


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("省自治区/江苏省/2019.md", "江苏省-2019"),
        ("江苏省2019年政府工作报告.docx", "江苏省2019年政府工作报告"),
        ("苏州/政府工作报告.txt", "苏州-政府工作报告"),
        ("江苏/2019/正文.txt", "江苏-2019-正文"),
        ("某公报.txt", "某公报"),
    ],
)
def test_an_id_takes_the_folder_where_the_stem_is_no_name(path: str, expected: str) -> None:
    assert document_id(path_words(path, path.rpartition("/")[2].rpartition(".")[0])) == expected


def test_a_path_gives_the_year_of_the_file_before_that_of_the_folder() -> None:
    assert PathWords("2019", ("江苏省",)).year == 2019
    assert PathWords("报告", ("2019",)).year == 2019
    assert PathWords("报告", ("江苏省",)).year is None


def test_a_year_in_a_slug_is_no_year_of_the_figures() -> None:
    text = "今年全国社会保险基金预算支出38463.97亿元，比上年增长14.2%。\n"
    assert document(text, "fund-budget-2015").year is None
    assert document(text, "2015年社会保险基金预算").year == 2015


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("2023-07-1807:55:58来源：某网", "2023-07-18"),
        ("202307/18 07:55:58，正文：高校毕业生就业", "2023-07-18"),
        ("今天是2026年11月28日 星期六 发布时间：2024-03-28", "2024-03-28"),
        ("今天是2026年11月28日 星期六\n高校毕业生就业", None),
    ],
)
def test_the_day_of_a_page(header: str, day: str | None) -> None:
    assert document(f"{header}\n全市城镇新增就业3.2万人，就业形势总体稳定。\n").published == day


@pytest.mark.parametrize(
    ("text", "year"),
    [
        # The heading of the review goes before the title.
        ("2019年政府工作报告\n" + REPORT + "一、2019年工作回顾\n就业稳定。\n", 2019),
        ("政府工作报告\n" + REPORT + "一、2020年工作回顾及“十三五”主要成就\n好。\n二、2035年远景目标\n好。\n", 2020),
        ("政府工作报告\n" + REPORT + "一、2013年主要工作\n好。\n二、2014年重点工作\n好。\n", 2013),
        ("政府工作报告\n" + REPORT + "一、1996年的政府工作和1997年的奋斗目标\n好。\n", 1996),
        ("政府工作报告\n" + REPORT + "三、对2022年政府工作的建议\n好。\n", 2021),
        # A report given in December plans the next year.
        ("政府工作报告\n——2021年12月28日在某市第五届人民代表大会第一次会议上\n" + REPORT, 2021),
        ("政府工作报告\n——2022年1月22日在某市第六届人民代表大会第二次会议上\n" + REPORT, 2021),
        # The title of an old report goes before the day on which a page printed it again.
        ("1999年国务院政府工作报告\n中央政府门户网站　2006年02月16日\n" + REPORT, 1998),
        # The words of a review and of a plan, in a text that lost its line breaks; a horizon is no year.
        (REPORT.replace("\n", " ") + "一、2019年工作回顾 过去一年，到2025年、到2035年、到2025年要更好。", 2019),
        (REPORT.replace("\n", " ") + "过去一年，就业稳定。2021年政府工作的总体要求是：到2025年、到2025年更好。", 2020),
        # The day of the session, whether it was given or passed there, and that of who gave it.
        ("——2003年1月10日沈阳市第十三届人民代表大会第一次会议通过\n" + REPORT, 2002),
        ("政府工作报告\n（2004年1月8日 某某某）\n" + REPORT, 2003),
        ("2017年4月22日，某市第八届人民代表大会第一次会议开幕。\n代市长作政府工作报告。\n五年来，就业稳定。\n", 2016),
        # The first part of a report names the year that it reviews, the rest the next one.
        (
            "市长　某某某\n"
            + REPORT
            + "2015年就业稳定。2015年向好。"
            + "我们努力。" * 20
            + "2016年要争先。2016年更好。",
            2015,
        ),
        # A title may leave out 年, or have the number of its page before it.
        (
            "1政府工作报告——2012年1月3日在盐田区第四届人民代表大会第一次会议上\n一、过去五年工作回顾本届政府任期自2006年10月起。\n",
            2011,
        ),
        ("2009十大民生实事\n新增城镇就业85万人。\n", 2009),
        ("2009全国优秀企业\n新增城镇就业85万人。\n", None),
        # A year that another is compared with is none.
        ("某市人民政府市长　某某\n" + REPORT + "预计2012年财政收入326.8亿元，是2007年的2.3倍，是2007年的2.1倍。", 2012),
    ],
)
def test_the_year_of_a_report(text: str, year: int) -> None:
    assert document(text).year == year


def test_only_the_path_may_tell_the_year_and_the_text_goes_before_it() -> None:
    plain = "政府工作报告\n" + REPORT + "过去一年，就业稳定。\n"
    assert document(plain, "2019", "江苏省/2019.md").year == 2018
    headed = "政府工作报告\n" + REPORT + "一、2018年工作回顾\n就业稳定。\n"
    assert document(headed, "2018", "四川省/2018.md").year == 2018
    assert document(plain).year is None


@pytest.mark.parametrize(
    ("text", "region", "place", "code"),
    [
        ("上海市浦东新区2024年统计公报\n全年城镇新增就业9.9万人。", "上海", "浦东新区", "310115"),
        ("江苏省昆山市2024年统计公报\n全年城镇新增就业3.1万人。", "江苏", "昆山", "320583"),
        ("北京市朝阳区政府工作报告\n就业稳定。", "北京", "朝阳区", "110105"),
        ("伊犁哈萨克自治州政府工作报告\n就业稳定。", "新疆", "伊犁", "654000"),
        ("新疆生产建设兵团2024年统计公报\n就业稳定。", "新疆", "兵团", None),
        ("新疆生产建设兵团\n2019年国民经济和社会发展统计公报\n兵团统计局\n就业稳定。", "新疆", "兵团", None),
        # The district of one that calls itself 全区, whatever its city is named for.
        ("在南京白下区的发布会上，区领导介绍，全区稳定。占南京的1/5，南京每5人有1人在此。", "江苏", "白下区", "320103"),
        # A place that a title names twice, once with its city.
        ("昆明市官渡区人民政府关于官渡区2023年上半年计划执行情况的报告\n就业稳定。", "云南", "官渡区", "530111"),
        ("政府工作报告\n在成都市第十六届人民代表大会第四次会议上\n就业稳定。", "四川", "成都", "510100"),
        ("2024年就业工作总结\n来源：广州市天河区人力资源和社会保障局\n就业稳定。", "广东", "天河区", "440106"),
        # Who signs a report, the plan that it submits, and for whose government it is given.
        ("政府工作报告\n固原市市长　某某某\n" + REPORT, "宁夏", "固原", "640400"),
        (
            "政府工作报告\n天津市市长　某某某\n" + REPORT + "滨海新区就业稳定。滨海新区向好。落实十三届全国人大精神。",
            "天津",
            None,
            None,
        ),
        # The office that signs it below its text, with another beside it and before an annex.
        ("失业保险信息披露\n我市参保12万人。\n龙口市人力资源和社会保障局\n2021年10月28日\n", "山东", "龙口", "370681"),
        (
            "关于发放补贴的通告\n每人1000元。\n渭源县财政局\n 渭源县人力资源和社会保障局\n2021年3月1日\n附件：申请表\n",
            "甘肃",
            "渭源县",
            "621123",
        ),
        ("2009年国民经济和社会发展统计公报\n中华人民共和国国家统计局\n2010年2月25日\n", "全国", None, None),
        ("就业形势稳中向好\n新华社北京1月5日电（记者某某）2024年全国城镇新增就业1256万人。", "全国", None, None),
    ],
)
def test_whose_document_it_is(text: str, region: str, place: str | None, code: str | None) -> None:
    found = document(text)
    assert (found.regions, found.place, found.place_code) == ((region,), place, code)


def test_the_day_of_the_signature_is_that_of_the_document() -> None:
    signed = document("关于发放补贴的通告\n每人1000元。\n渭源县财政局\n2021年3月1日\n附件：申请表\n")
    assert signed.published == "2021-03-01"


def test_the_path_tells_the_place_where_the_text_does_not_contradict() -> None:
    text = "2013年政府工作报告\n" + REPORT + "全市城镇新增就业20万人，学习上海经验。\n"
    found = document(text, "2013", "主要城市/成都市/2013.md")
    assert (found.regions, found.place) == (("四川",), "成都")
    other = "政府工作报告\n" + REPORT + "台州市就业稳定。台州市收入增长。台州全市向好。\n"
    found = document(other, "2016", "泰州市/2016.md")
    assert (found.regions, found.place) == (("浙江",), "台州")


def test_a_report_is_of_its_own_region_whatever_it_mentions() -> None:
    text = "江苏省2025年政府工作报告\n推动与新疆、青海协作。上海大都市圈建设加快。\n"
    assert document(text).regions == ("江苏",)


def test_a_title_from_a_page_is_without_speaker_and_site() -> None:
    assert field_title("固原市政府工作报告（2021年12月28日 某某）") == "固原市政府工作报告"
    assert field_title("2018年某市政府工作报告2018年某市政府工作报告") == "2018年某市政府工作报告"


@pytest.mark.parametrize(
    ("name", "years"), [("九五", (1996, 2000)), ("十五", (2001, 2005)), ("十四五", (2021, 2025)), ("百五", None)]
)
def test_the_years_of_a_plan(name: str, years: tuple[int, int] | None) -> None:
    assert plan_years(name) == years
    assert years is None or plan_of(years[0]) == name


def test_the_plan_that_a_title_names() -> None:
    assert plan_in("国民经济和社会发展第十一个五年规划纲要") == (2006, 2010)
    assert plan_in("“十四五”就业促进规划") == (2021, 2025)
    assert plan_in("2019年就业工作总结") is None


def test_a_sentence_that_points_back_is_of_the_place_named_before_it() -> None:
    text = "西藏自治区就业情况\n达孜区收入达4623元。而5年前，当地农村居民收入中，工资性收入占四成。\n当地就业稳定。\n"
    found = outline(text, "x").sentences
    assert [each.place for each in found] == [None, None, "达孜区", "达孜区"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("萧县、阜蒙县和焉耆县", ["萧县", "阜新蒙古族自治县", "焉耆回族自治县"]),
        ("达茂旗、准旗", ["达尔罕茂明安联合旗", "准格尔旗"]),
        ("万县市、沙市市、沙县区、赣县区", ["万县市", "沙市市", "沙县区", "赣县区"]),
        ("沙县城镇，河南县域经济", ["沙县"]),
        ("襄樊市、思茅地区、荆沙市", ["襄樊市", "思茅地区", "荆沙市"]),
    ],
)
def test_divisions_by_short_and_former_names(text: str, names: list[str]) -> None:
    assert [each.divisions[0].name for each in divisions_named(text)] == names
