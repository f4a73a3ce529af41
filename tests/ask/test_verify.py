"""The figures of a draft held against a store: what is borne out, contradicted, of something else, or unknown."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.verify import Draft, Verified, verify
from jobscli.read import read_text
from jobscli.record import Statistic
from tests.builders import Shelf, document, statistic

JOBS = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "period": "2025"}
DONE = {**JOBS, "text": "141万人", "value": 1_410_000, "quote": "全省城镇新增就业141万人。"}
AIM = {
    **JOBS, "text": "120万人以上", "value": 1_200_000, "bound": "at_least", "status": "target", "period": "2026",
    "start": 60, "quote": "城镇新增就业120万人以上。",
}  # fmt: skip
TOTAL = {
    **JOBS, "text": "超690万人", "value": 6_900_000, "bound": "at_least", "scope": "cumulative", "period": "2021/2025",
    "start": 70,
}  # fmt: skip


def of(text: str, store: Any) -> Verified:
    """The verdict on the one figure of `text`."""
    (found,) = all_of(text, store)
    return found


def all_of(text: str, store: Any) -> tuple[Verified, ...]:
    read = read_text(text, "draft")
    return verify(store, [Draft(read.document, read.sections, read.statistics)]).found


@pytest.mark.parametrize(
    ("text", "verdict", "fields"),
    [
        ("江苏2025年城镇新增就业141万人。", "supported", ()),
        ("2025年，江苏城镇新增就业超过140万人。", "supported", ()),
        ("江苏2025年城镇新增就业约140万人。", "supported", ()),
        ("2026年江苏城镇新增就业目标是120万人以上。", "supported", ()),
        ("“十四五”时期，江苏累计城镇新增就业超过690万人。", "supported", ()),
        ("江苏2025年城镇新增就业145万人。", "contradicted", ()),
        ("2026年江苏城镇新增就业目标是130万人以上。", "contradicted", ()),
        ("江苏2025年城镇新增就业超过141万人。", "different", ("bound",)),
        ("江苏2025年城镇新增就业近141万人。", "different", ("bound",)),
        ("江苏2025年城镇新增就业超过100万人。", "different", ("bound",)),
        ("2026年江苏城镇新增就业目标是120万人左右。", "different", ("bound",)),
        ("江苏2024年城镇新增就业141万人。", "different", ("period",)),
        ("广东2025年城镇新增就业141万人。", "different", ("region",)),
        ("苏州2025年城镇新增就业141万人。", "different", ("place",)),
        ("2026年江苏城镇新增就业120万人以上。", "different", ("status",)),
        ("江苏2025年城镇新增就业690万人以上。", "different", ("scope", "period")),
        ("江苏2025年城镇新增就业同比增长141万人。", "different", ("aspect",)),
        ("江苏2025年城镇新增就业141万人次。", "different", ("unit",)),
        ("江苏2025年脱贫地区零工市场46家。", "unknown", ()),
    ],
)
def test_a_claim_and_its_verdict(shelf: Shelf, text: str, verdict: str, fields: tuple[str, ...]) -> None:
    found = of(text, shelf(statistic(**DONE), statistic(**AIM), statistic(**TOTAL)))
    assert (found.verdict, found.fields) == (verdict, fields), found.why


def test_why_is_told_in_the_words_of_the_record(shelf: Shelf) -> None:
    store = shelf(statistic(**DONE), statistic(**AIM), statistic(**TOTAL))
    assert of("江苏2025年城镇新增就业145万人。", store).why == "原文是江苏2025年全年“141万人”"
    assert of("2025年，江苏城镇新增就业超过140万人。", store).why == (
        "原文是江苏2025年全年“141万人”；“超过140万人”与它相合"
    )
    assert of("江苏2025年城镇新增就业超过141万人。", store).why == (
        "数相同，界限不同：原文是江苏2025年全年“141万人”（确数），文稿写的是至少"
    )
    assert of("2026年江苏城镇新增就业120万人以上。", store).why == (
        "这个数是江苏2026年全年目标“120万人以上”；是目标，不是已实现"
    )
    assert of("江苏2025年零工市场46家。", store).why == "库里没有这个指标的数"


def test_what_the_draft_leaves_open_is_said(shelf: Shelf) -> None:
    store = shelf(statistic(**DONE))
    found = of("城镇新增就业141万人。", store)
    assert found.verdict == "supported"
    assert found.why == "原文是江苏2025年全年“141万人”；文稿没有说地区、年份，按原文的相合"
    found = of("江苏城镇新增就业150万人。", store)
    assert found.verdict == "contradicted"
    assert found.why == "原文是江苏2025年全年“141万人”；文稿没有说年份，按唯一的核对"


def test_without_a_region_no_one_of_several_contradicts(shelf: Shelf) -> None:
    store = shelf(statistic(**DONE), statistic(**{**DONE, "document": "yue", "region": "广东", "value": 1_494_000}))
    assert of("2025年城镇新增就业130万人。", store).verdict == "unknown"


def test_documents_that_differ_are_told(shelf: Shelf) -> None:
    other = {**DONE, "document": "later", "text": "139.8万人", "value": 1_398_000}
    found = of("江苏2025年城镇新增就业141万人。", shelf(statistic(**DONE), statistic(**other)))
    assert found.verdict == "supported"
    assert [each.id for each in found.others] == ["later/s30"]
    assert found.why.endswith("别的文件写的是“139.8万人”（later/s30）")


def test_a_draft_about_one_region_tells_figures_of_another(shelf: Shelf) -> None:
    """Else 广东's figure would be held against 江苏's, and a wrong one be borne out."""
    store = shelf(statistic(**DONE), statistic(**{**DONE, "document": "yue", "region": "广东", "value": 1_494_000}))
    text = "江苏就业工作讲话稿\n\n同志们：\n\n2025年，全省城镇新增就业141万人。\n\n同期，广东城镇新增就业141万人。\n"
    own, other = all_of(text, store)
    assert (own.claim.region, own.verdict) == ("江苏", "supported")
    assert other.claim.region == "广东"
    assert other.verdict != "supported"


def test_numbers_in_a_row_are_of_the_regions_in_a_row(shelf: Shelf) -> None:
    text = "江苏工作\n\n2025年，江苏、广东城镇新增就业分别为141万人、149万人。\n"
    assert [each.claim.region for each in all_of(text, shelf(statistic(**DONE)))] == ["江苏", "广东"]


def test_a_year_that_the_sentence_names_is_not_passed_over(shelf: Shelf) -> None:
    found = of("2024年，江苏去年城镇新增就业141万人。", shelf(statistic(**DONE)))
    assert found.verdict != "supported"


def test_an_aim_read_as_achieved_is_no_result(shelf: Shelf) -> None:
    mined = {"metric": "省属企业产业类投资", "label": "省属企业完成产业类投资", "text": "10.6%", "value": "10.6"}
    store = shelf(
        statistic(**mined, unit="%", aspect="change", period="2025", quote="省属企业完成产业类投资增长10.6%。")
    )
    assert of("2025年江苏目标是省属企业完成产业类投资增长10.6%。", store).verdict != "supported"


def test_what_one_text_alone_calls_so_needs_its_sentence(shelf: Shelf) -> None:
    spent = {"metric": "投资", "label": "投资", "text": "125亿元", "value": 12_500_000_000, "period": "2025"}
    store = shelf(statistic(**spent, quote="实施“三化”改造重点项目240个，完成投资125亿元。"))
    assert of("2025年江苏铁路建设完成投资125亿元。", store).verdict == "unknown"


def test_another_part_of_a_metric_bears_nothing_out(shelf: Shelf) -> None:
    """Both are 职业技能培训; what is said of the nurses is not said of all."""
    trained = {"metric": "职业技能培训", "label": "护理员职业技能培训", "text": "5万人次", "value": 50_000}
    store = shelf(statistic(**trained, unit="人次", period="2025", quote="开展护理员职业技能培训5万人次。"))
    found = of("江苏2025年家政从业人员职业技能培训5万人次。", store)
    assert found.verdict != "supported"


def test_people_named_around_the_number_are_the_people_of_the_field(shelf: Shelf) -> None:
    helped = {"metric": "惠及儿童", "label": "惠及儿童", "population": "儿童", "text": "168万名", "value": 1_680_000}
    store = shelf(statistic(**helped, unit="人", period="2025", quote="惠及儿童168万名。"))
    assert of("江苏2025年惠及儿童168万名。", store).verdict == "supported"


def test_a_draft_without_figures_is_told(shelf: Shelf) -> None:
    answer = verify(shelf(statistic(**DONE)), [Draft(document(id="draft"), (), ())])
    assert answer.notice == "文稿里没有读出数字，没有可核对的"
    assert answer.error is None
    assert answer.tree() == []


def test_a_stored_draft_is_told(shelf: Shelf) -> None:
    store = shelf(document(id="su", sha256="abc"), statistic(**DONE))
    claim: Statistic = statistic(**{**DONE, "document": "draft"})
    answer = verify(store, [Draft(document(id="draft", sha256="abc"), (), (claim,), ((0, 2, "二三", "没读懂"),))])
    assert answer.notice == (
        "这份文稿就在库里（su），它的数是和自己核对的；1 处数字没读懂，没有核对：jobscli read 文件"
    )


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("江苏和广东2025年城镇新增就业141万人。", ["江苏、广东"]),
        ("长三角2025年城镇新增就业141万人。", ["长三角"]),
        ("江苏城镇新增就业141万人，广东城镇新增就业141万人。", ["江苏", "广东"]),
        ("与广东相比，江苏2025年城镇新增就业141万人。", ["江苏"]),
    ],
)
def test_whose_a_number_is(shelf: Shelf, text: str, regions: list[str]) -> None:
    found = all_of(text, shelf(statistic(**DONE)))
    assert [each.claim.region for each in found] == regions
    assert [each.verdict == "supported" for each in found] == [region == "江苏" for region in regions]


def test_the_head_of_a_table_is_no_clause_of_its_cells(shelf: Shelf) -> None:
    cell = {
        **DONE,
        "document": "draft",
        "quote": "地区 2025年城镇新增就业（万人） 2026年目标（万人） 江苏 141 120",
        "text": "141",
    }
    answer = verify(shelf(statistic(**DONE)), [Draft(document(id="draft"), (), (statistic(**cell),))])
    assert [each.verdict for each in answer.found] == ["supported"]


def test_a_past_year_behind_an_aim_is_no_aim(shelf: Shelf) -> None:
    text = (
        "江苏工作\n\n2025年，全省形势稳定。\n\n2026年，城镇新增就业目标是120万人以上。2025年江苏城镇新增就业141万人。\n"
    )
    aim, done = all_of(text, shelf(statistic(**DONE), statistic(**AIM)))
    assert [(each.claim.status, each.verdict) for each in (aim, done)] == [
        ("target", "supported"),
        ("achieved", "supported"),
    ]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("2025年，江苏城镇新增就业居全国第一，达141万人。", "supported"),
        ("2025年，江苏城镇新增就业位居全国前列，达150万人。", "contradicted"),
        ("江苏就业工作\n\n2026年，我们要力争城镇新增就业120万人以上。", "supported"),
    ],
)
def test_where_a_place_stands_and_who_speaks_are_no_part_of_what_is_measured(
    shelf: Shelf, text: str, verdict: str
) -> None:
    assert of(text, shelf(statistic(**DONE), statistic(**AIM))).verdict == verdict


ANHUI = {
    **DONE,
    "document": "wan",
    "region": "安徽",
    "text": "75.7万人",
    "value": 757_000,
    "quote": "新增就业75.7万人。",
}
EARLIER = {**DONE, "document": "early", "period": "2024", "text": "143万人", "value": 1_430_000, "quote": "143万人。"}
SET = {**AIM, "document": "early", "period": "2025"}


@pytest.mark.parametrize(
    "text",
    [
        "2025年江苏城镇新增就业141万人，高于安徽的75.7万人。",
        "2025年江苏城镇新增就业141万人，领先于安徽（75.7万人）。",
        "2025年江苏城镇新增就业141万人，几乎是安徽75.7万人的两倍。",
    ],
)
def test_a_place_that_is_compared_with_has_its_own_figure(shelf: Shelf, text: str) -> None:
    own, other, *_rest = all_of(text, shelf(statistic(**DONE), statistic(**ANHUI)))
    assert (own.claim.region, own.verdict) == ("江苏", "supported")
    assert (other.claim.region, other.claim.metric, other.verdict) == ("安徽", "城镇新增就业", "supported")
    assert other.record is not None
    assert other.record.id == "wan/s30"


def test_several_places_that_are_compared_with(shelf: Shelf) -> None:
    gan = statistic(**{**ANHUI, "document": "gan", "region": "甘肃", "text": "31.7万人", "value": 317_000})
    text = "2025年江苏城镇新增就业141万人，高于安徽的75.7万人、甘肃的32.7万人。"
    found = all_of(text, shelf(statistic(**DONE), statistic(**ANHUI), gan))
    assert [(each.claim.region, each.verdict) for each in found] == [
        ("江苏", "supported"),
        ("安徽", "supported"),
        ("甘肃", "contradicted"),
    ]


def test_a_mean_is_of_what_stands_before_it(shelf: Shelf) -> None:
    rate = {**DONE, "metric": "城镇调查失业率", "label": "城镇调查失业率", "unit": "%", "text": "5.2%", "value": "5.2"}
    end = {**rate, "start": 50, "text": "5.1%", "value": "5.1", "scope": "year_end"}
    found = all_of("江苏2025年末城镇调查失业率为5.1%，全年平均值为5.2%。", shelf(statistic(**rate), statistic(**end)))
    assert [(each.claim.text, each.verdict) for each in found] == [("5.1%", "supported"), ("5.2%", "supported")]


@pytest.mark.parametrize(
    ("rate", "verdict", "why"),
    [
        ("117.5%", "supported", "原文没有直接写，推算 141万人 ÷ 120万人以上 = 117.5%；文稿的数与它相合"),
        ("107.5%", "contradicted", "原文没有直接写，推算 141万人 ÷ 120万人以上 = 117.5%；文稿写的是“107.5%”"),
    ],
)
def test_a_rate_of_completion_is_computed(shelf: Shelf, rate: str, verdict: str, why: str) -> None:
    found = all_of(f"江苏2025年城镇新增就业完成年度目标的{rate}。", shelf(statistic(**DONE), statistic(**SET)))
    assert [(each.verdict, each.why) for each in found] == [(verdict, why)]
    assert [each.id for each in found[0].basis] == ["su/s30", "early/s60"]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("比上年减少2万人", "supported"),
        ("比上年下降1.4%", "supported"),
        ("比上年增长3.6%", "contradicted"),
        ("比2015年增长3.6%", "unknown"),
        ("比全国多3.6%", "unknown"),
    ],
)
def test_a_change_from_the_year_before_is_computed(shelf: Shelf, claim: str, verdict: str) -> None:
    found = of(f"江苏2025年城镇新增就业{claim}。", shelf(statistic(**DONE), statistic(**EARLIER)))
    assert found.verdict == verdict, found.why


def test_growth_of_money_is_not_computed(shelf: Shelf) -> None:
    """It may be told with prices taken out."""
    income = {"metric": "居民人均可支配收入", "label": "居民人均可支配收入", "unit": "元", "population": "全体居民"}
    store = shelf(
        statistic(**{**DONE, **income, "text": "50000元", "value": 50_000}),
        statistic(**{**EARLIER, **income, "text": "40000元", "value": 40_000}),
    )
    assert of("江苏2025年居民人均可支配收入增长20%。", store).verdict == "unknown"


def test_a_sum_of_several_regions_is_computed(shelf: Shelf) -> None:
    store = shelf(statistic(**DONE), statistic(**ANHUI))
    assert of("2025年江苏、安徽两省城镇新增就业合计216.7万人。", store).verdict == "supported"
    assert of("2025年江苏、安徽两省城镇新增就业合计超过200万人。", store).verdict == "supported"
    assert of("2025年江苏、安徽两省城镇新增就业合计206.7万人。", store).verdict == "contradicted"
    assert of("2025年江苏、广东两省城镇新增就业合计216.7万人。", store).verdict != "supported"


def test_what_was_planned_for_the_next_year_is_no_result(shelf: Shelf) -> None:
    found = of("江苏2025年城镇新增就业120万人以上。", shelf(statistic(**AIM)))
    assert (found.verdict, found.fields) == ("different", ("status", "period"))


def test_the_nearest_is_of_the_place_and_of_the_nearest_year(shelf: Shelf) -> None:
    far = {**DONE, "document": "far", "period": "2012", "text": "136.5万人", "value": 1_365_000}
    other = {**ANHUI, "text": "136.9万人", "value": 1_369_000, "period": "2026"}
    found = of("江苏2026年城镇新增就业129万人次。", shelf(*(statistic(**each) for each in (far, other, DONE))))
    assert found.record is not None
    assert (found.record.region, found.record.period) == ("江苏", "2025")


def test_how_many_there_are_is_told_of_a_year_and_means_its_end(shelf: Shelf) -> None:
    stock = {
        **DONE, "metric": "失业保险参保人数", "label": "参加失业保险人数", "scope": "year_end", "text": "2543万人",
        "value": 25_430_000, "quote": "年末参加失业保险人数2543万人。",
    }  # fmt: skip
    assert of("江苏2025年失业保险参保人数2543万人。", shelf(statistic(**stock))).verdict == "supported"
    rate = {
        **stock,
        "metric": "城镇调查失业率",
        "label": "城镇调查失业率",
        "unit": "%",
        "text": "5.13%",
        "value": "5.13",
    }
    assert of("江苏2025年城镇调查失业率5.13%。", shelf(statistic(**rate))).verdict != "supported"


def test_a_name_in_another_order_is_the_same(shelf: Shelf) -> None:
    stay = {
        **DONE, "metric": "高校毕业生留省就业", "label": "高校毕业生留省就业", "text": "17万人", "value": 170_000,
        "quote": "高校毕业生留省就业17万人。",
    }  # fmt: skip
    assert of("江苏2025年留省就业的高校毕业生17万人。", shelf(statistic(**stay))).verdict == "supported"


def test_a_rate_of_completion_behind_comparisons_is_of_the_subject(shelf: Shelf) -> None:
    text = "2025年江苏城镇新增就业141万人，高于安徽的75.7万人，完成年度目标的117.5%。"
    found = all_of(text, shelf(statistic(**DONE), statistic(**ANHUI), statistic(**SET)))
    assert [(each.claim.region, each.verdict) for each in found] == [
        ("江苏", "supported"),
        ("安徽", "supported"),
        ("江苏", "supported"),
    ]


def test_the_nearest_of_another_region_is_said_to_be_of_another(shelf: Shelf) -> None:
    found = of("广东2025年城镇新增就业129万人。", shelf(statistic(**DONE)))
    assert (found.verdict, found.why) == (
        "unknown",
        "库里没有广东的这个数；别处最近的：江苏2025年全年“141万人”（地区不同）",
    )


SAID = "讲话稿\n\n2025年，江苏就业稳定，城镇调查失业率4.6%。"
AIMED = "\n\n2026年城镇新增就业目标120万人以上。\n"  # so that the draft is of no one year


def test_a_year_that_a_paragraph_says_holds_for_the_next(shelf: Shelf) -> None:
    before = {**DONE, "document": "24", "period": "2024", "text": "143万人", "value": 1_430_000}
    store = shelf(statistic(**DONE), statistic(**before))
    found = all_of(f"{SAID}\n\n江苏城镇新增就业143万人。{AIMED}", store)[1]
    assert (found.claim.period, found.verdict, found.fields) == ("2025", "different", ("period",))
    assert found.why.endswith("这一句没有说年份，按前文的 2025 年")
    assert found.claim.quote == "江苏城镇新增就业143万人。"


@pytest.mark.parametrize(
    ("paragraph", "years"),
    [
        ("2025年，江苏城镇新增就业141万人。广东城镇新增就业149.4万人。", ["2025", "2025"]),
        ("江苏2025年城镇新增就业141万人。广东城镇新增就业149.4万人，比上年多5000人。", ["2025", "2025", "2025"]),
        ("2025年，江苏城镇新增就业141万人。广东城镇新增就业149.4万人。江苏开展培训9万人次。", ["2025"] * 3),
        # Of another time, an aim behind a result, and a year that a number is only held against.
        ("2025年，江苏城镇新增就业141万人。今年广东城镇新增就业149.4万人。", ["2025", "2026"]),
        ("2025年，江苏城镇新增就业141万人。广东城镇新增就业目标为110万人以上。", ["2025", "2026"]),
        ("江苏城镇新增就业141万人，2025年为139万人。广东城镇新增就业149.4万人。", ["2026", "2025", "2026"]),
    ],
)
def test_a_year_holds_for_the_next_province_of_its_paragraph(shelf: Shelf, paragraph: str, years: list[str]) -> None:
    end = "江西省2026年计划城镇新增就业41万人，贵州省2026年计划城镇新增就业60万人左右。"  # the draft is of 2026
    found = all_of(f"{paragraph}\n\n{end}\n", shelf(statistic(**DONE)))[:-2]
    assert [each.claim.period for each in found] == years
    assert ("这一句没有说年份，按前文的 2025 年" in found[1].why) == (years[:2] == ["2025", "2025"])


def test_a_paragraph_of_another_time_does_not_take_the_year_before_it(shelf: Shelf) -> None:
    text = f"{SAID}\n\n目前江苏城镇新增就业141万人。{AIMED}"
    assert all_of(text, shelf(statistic(**DONE)))[1].claim.period is None


@pytest.mark.parametrize(
    ("said", "verdict", "why"),
    [
        (
            "比广东少8.4万人",
            "supported",
            "原文没有直接写，推算 广东149.4万人 − 江苏141万人 = 8.4万人；文稿的数与它相合",
        ),
        (
            "比广东少9.4万人",
            "contradicted",
            "原文没有直接写，推算 广东149.4万人 − 江苏141万人 = 8.4万人；文稿写的是“9.4万人”",
        ),
    ],
)
def test_how_far_two_regions_lie_apart_is_computed(shelf: Shelf, said: str, verdict: str, why: str) -> None:
    other = {**DONE, "document": "yue", "region": "广东", "text": "149.4万人", "value": 1_494_000}
    found = all_of(f"江苏2025年城镇新增就业141万人，{said}。", shelf(statistic(**DONE), statistic(**other)))[1]
    assert (found.verdict, found.why) == (verdict, why)


def test_the_one_region_that_a_draft_has_told_of_holds_for_what_names_none(shelf: Shelf) -> None:
    total = {**DONE, "scope": "cumulative", "period": "2021/2025", "bound": "at_least"}
    store = shelf(
        statistic(**DONE),
        statistic(**{**total, "start": 5, "text": "超690万人", "value": 6_900_000}),
        statistic(**{**total, "region": "广东", "start": 6, "text": "超700万人", "value": 7_000_000}),
    )
    later = "2021—2025年累计城镇新增就业超过700万人。"
    end = "\n\n2025年，西藏城镇新增就业5万人。\n"  # so that the draft is of no one region
    found = all_of(f"讲话稿\n\n2025年，江苏城镇新增就业141万人。\n\n{later}{end}", store)[1]
    assert (found.claim.region, found.verdict) == ("江苏", "contradicted")
    assert found.why.endswith("这一段没有说地区，按前文的江苏")
    two = all_of(f"讲话稿\n\n2025年，江苏城镇新增就业141万人，广东城镇新增就业149万人。\n\n{later}{end}", store)[2]
    assert (two.claim.region, two.verdict) == ("未注明", "supported")


def test_what_part_of_its_province_a_city_has_is_computed(shelf: Shelf) -> None:
    city = {**DONE, "place": "苏州", "start": 7, "text": "35万人", "value": 350_000}
    store = shelf(statistic(**DONE), statistic(**city))
    right, wrong = (
        all_of(f"讲话稿\n\n2025年，苏州城镇新增就业35万人，占全省的{share}%。\n", store)[1] for share in (25, 29)
    )
    assert (right.verdict, [each.id for each in right.basis]) == ("supported", ["su/s7", "su/s30"])
    assert right.why.startswith("原文没有直接写，推算 35万人 ÷ 141万人 = 24.8%")
    assert wrong.verdict == "contradicted"


def test_by_how_many_points_a_rate_rose_is_computed(shelf: Shelf) -> None:
    rate = {"metric": "城镇调查失业率", "label": "城镇调查失业率", "unit": "%"}
    store = shelf(
        statistic(text="4.6%", value="4.6", period="2025", **rate),
        statistic(text="4.5%", value="4.5", period="2024", start=60, document="24", **rate),
    )
    found = all_of("讲话稿\n\n2025年，江苏城镇调查失业率4.6%，较上年上升0.1个百分点。\n", store)[1]
    assert (found.verdict, found.why) == (
        "supported",
        "原文没有直接写，推算 4.6% − 4.5% = 0.1百分点；文稿的数与它相合",
    )
