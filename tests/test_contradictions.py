"""What documents say against one another: each kind of contradiction, what is none, and the likelier cause."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.audit.contradictions import Contradictions, Finding, contradictions
from jobscli.record import Document, Statistic
from tests.builders import Shelf, document, statistic

JOBS = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "confidence": "high"}


def report(year: int, **changes: Any) -> Document:
    """The report whose figures speak of `year`."""
    plain = {"id": f"su-{year + 1}", "title": f"{year + 1}年政府工作报告", "year": year}
    return document(**{**plain, **changes})


def told(year: int, text: str, value: float, **changes: Any) -> Statistic:
    """A figure in that report, of `year` unless said otherwise."""
    plain = {**JOBS, "document": f"su-{year + 1}", "period": str(year), "text": text, "value": value}
    return statistic(**{**plain, "quote": f"全年城镇新增就业{text}。", **changes})


def found(shelf: Shelf, *records: Document | Statistic) -> list[tuple[str, str]]:
    return [(each.kind, each.cause) for each in contradictions(shelf(*records)).findings]


def one(shelf: Shelf, *records: Document | Statistic) -> Finding:
    (finding,) = contradictions(shelf(*records)).findings
    return finding


def test_a_value_told_otherwise_later_is_found(shelf: Shelf) -> None:
    finding = one(shelf, report(2019), report(2020), told(2019, "148.3万人", 1_483_000), told(
        2020, "146万人", 1_460_000, period="2019"
    ))  # fmt: skip
    assert (finding.kind, finding.cause) == ("restated", "texts")
    assert finding.told == "“148.3万人”和“146万人”，推算：相差 1.6%"
    assert [each.id for each in finding.figures] == ["su-2020/s30", "su-2021/s30"]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("148万人", 1_480_000, "exact"),  # rounded
        ("超过140万人", 1_400_000, "at_least"),
        ("近150万人", 1_500_000, "about"),
        ("约150万人", 1_500_000, "about"),
    ],
)
def test_what_rounding_or_a_bound_explains_is_none(shelf: Shelf, text: str, value: int, bound: str) -> None:
    other = told(2020, text, value, bound=bound, period="2019")
    assert found(shelf, report(2019), report(2020), told(2019, "148.3万人", 1_483_000), other) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "cumulative"}, {"period": "2018"}, {"population": "农民工"}, {"place": "苏州"}, {"unit": "人次"},
        {"aspect": "change"}, {"region": "安徽"}, {"confidence": "low"}, {"metric": "投资", "label": "投资"},
    ],
    ids=str,
)  # fmt: skip
def test_figures_of_other_things_do_not_contradict(shelf: Shelf, changes: dict[str, Any]) -> None:
    other = told(2020, "126万人", 1_260_000, **{"period": "2019", **changes})
    assert found(shelf, report(2019), report(2020), told(2019, "148.3万人", 1_483_000), other) == []


def test_the_bulletin_is_told_apart(shelf: Shelf) -> None:
    bulletin = document(id="gb", title="2019年国民经济和社会发展统计公报", year=2019, regions=("全国",))
    own = told(2019, "1352万人", 13_520_000, region="全国")
    records = report(2019), bulletin, own, told(2019, "1300万人", 13_000_000, region="全国", document="gb")
    assert found(shelf, *records) == [("bulletin", "texts")]


def test_a_report_is_held_against_the_bulletin_of_its_own_province(shelf: Shelf) -> None:
    bulletin = document(id="gb", title="2019年江苏省国民经济和社会发展统计公报", year=2019)
    records = (
        report(2019),
        bulletin,
        told(2019, "148.3万人", 1_483_000),
        told(2019, "146万人", 1_460_000, document="gb"),
    )
    assert found(shelf, *records) == [("bulletin", "texts")]


def test_numbers_as_near_as_revisions_are_not_misread(shelf: Shelf) -> None:
    doubtful = {"confidence": "medium", "period_basis": "document", "period": "2019"}
    late = report(2020)
    one = told(2019, "1702公里", 1702, quote="其中高速公路通车里程增加到1702公里", **doubtful)
    near = told(2020, "1704公里", 1704, quote="高速公路通车里程从1704公里增加", **doubtful)
    far = told(2020, "2104公里", 2104, quote="高速公路通车里程从2104公里增加", **doubtful)
    assert found(shelf, report(2019), late, one, near) == [("restated", "texts")]
    assert found(shelf, report(2019), late, one, far) == [("restated", "reading")]


def yearly(*values: float) -> list[Statistic]:
    """The results of 2016, 2017 … in 万."""
    return [told(2016 + at, f"{value}万人", value * 10_000) for at, value in enumerate(values)]


def five_years(text: str, value: float, quote: str) -> Statistic:
    return told(2020, text, value, period="2016/2020", scope="cumulative", start=90, quote=quote)


def test_five_years_against_their_sum(shelf: Shelf) -> None:
    reports = [report(year) for year in range(2016, 2021)]
    total = five_years("累计700万人", 7_000_000, "五年累计城镇新增就业累计700万人。")
    finding = one(shelf, *reports, *yearly(147.1, 148.9, 147.6, 140, 170), total)
    assert (finding.kind, finding.cause) == ("total", "texts")
    assert finding.told == "合计“累计700万人”；推算：5 年的数相加是 753.6 万人"
    assert len(finding.figures) == 6
    assert found(shelf, *reports, *yearly(147.1, 148.9, 147.6, 140, 120), total) == []


def test_a_sum_that_is_one_years_number_is_misread(shelf: Shelf) -> None:
    reports = [report(year) for year in range(2016, 2021)]
    total = five_years("134万人", 1_340_000, "城镇新增就业134万人。")
    finding = one(shelf, *reports, *yearly(147.1, 148.9), total)
    assert (finding.kind, finding.cause) == ("total", "reading")
    assert finding.reasons == ("合计的句子里没有累计、五年的字样", "合计和其中一年的数差不多")


def test_an_aim_as_it_was_set_and_as_it_is_told_later(shelf: Shelf) -> None:
    aim = {"status": "target", "period": "2020"}
    later = told(2020, "110万人", 1_100_000, **aim)
    assert found(shelf, report(2019), report(2020), told(2019, "120万人以上", 1_200_000, **aim), later) == [
        ("target", "texts")
    ]
    plan = told(2015, "100万人", 1_000_000, **aim)  # a plan of five years, which was moved since
    assert found(shelf, report(2015), report(2019), told(2019, "120万人以上", 1_200_000, **aim), plan) == []


def test_the_aim_of_the_next_year_read_for_this_one_is_misread(shelf: Shelf) -> None:
    aim = {"status": "target", "period": "2020"}
    later = told(2020, "110万人", 1_100_000, **aim, period_basis="document")
    finding = one(shelf, report(2019), report(2020), told(2019, "120万人以上", 1_200_000, **aim), later)
    assert finding.cause == "reading"
    assert "像是下一年的目标" in finding.reasons


def test_a_result_far_from_its_aim_is_doubted(shelf: Shelf) -> None:
    aim = told(2019, "150万人以上", 1_500_000, status="target", period="2020", bound="at_least")
    finding = one(shelf, report(2019), report(2020), aim, told(2020, "1746万人", 17_460_000))
    assert (finding.kind, finding.told) == ("result", "目标“150万人以上”，结果“1746万人”")
    assert found(shelf, report(2019), report(2020), aim, told(2020, "174.6万人", 1_746_000)) == []
    low = told(2020, "750万人", 7_500_000)
    assert found(shelf, report(2019), report(2020), aim, low) == []  # an aim set low
    stock = told(2020, "750万人", 7_500_000, label="城镇新增就业总量")
    assert found(shelf, report(2019), report(2020), aim, stock) == [("result", "unsure")]


@pytest.mark.parametrize(("rate", "kinds"), [("117.5%", []), ("17.5%", []), ("109%", ["account"])])
def test_a_rate_of_completion_against_aim_and_result(shelf: Shelf, rate: str, kinds: list[str]) -> None:
    aim = told(2019, "120万人", 1_200_000, status="target", period="2020")
    share = told(
        2020, rate, float(rate[:-1]), metric="城镇新增就业目标完成率", label="城镇新增就业", unit="%", start=95
    )
    records = report(2019), report(2020), aim, told(2020, "141万人", 1_410_000), share
    assert [kind for kind, _cause in found(shelf, *records)] == kinds


def test_a_city_above_its_province(shelf: Shelf) -> None:
    city = document(id="sz", title="苏州市政府工作报告", year=2019, place="苏州")
    own = told(2019, "20万人", 200_000)
    above = told(2019, "30万人", 300_000, document="sz", place="苏州")
    assert found(shelf, report(2019), city, own, above) == [("part", "texts")]
    assert found(shelf, report(2019), city, told(2019, "超过20万人", 200_000, bound="at_least"), above) == []


def test_a_result_told_before_its_year_is_misread(shelf: Shelf) -> None:
    early = told(2018, "120万人", 1_200_000, period="2019")
    finding = one(shelf, report(2018), report(2019), early, told(2019, "148.3万人", 1_483_000))
    assert finding.cause == "reading"
    assert "文件出在那一年以前，像是目标" in finding.reasons


def test_a_base_year_taken_for_the_period_is_misread(shelf: Shelf) -> None:
    later = {"period": "2008", "period_basis": "stated", "unit": "%", "aspect": "change", "metric": "地区生产总值"}
    other = told(2010, "18.8%", 18.8, quote="地区生产总值比金融危机前2008年增长18.8%。", **later)
    finding = one(
        shelf, report(2008), report(2010), told(2008, "28%", 28, **later, quote="地区生产总值增长28%。"), other
    )
    assert finding.cause == "reading"
    assert "句中的年份像是对比的基年" in finding.reasons


def test_findings_are_ordered_by_their_cause(shelf: Shelf) -> None:
    early = told(2018, "120万人", 1_200_000, period="2019", metric="失业人员再就业", label="失业人员再就业")
    late = told(2019, "48万人", 480_000, metric="失业人员再就业", label="失业人员再就业", start=40)
    records = report(2018), report(2019), report(2020), early, late, told(2019, "148.3万人", 1_483_000)
    answer: Contradictions = contradictions(shelf(*records, told(2020, "146万人", 1_460_000, period="2019")))
    assert [each.cause for each in answer.findings] == ["texts", "reading"]
    assert answer.tree()["counts"]["restated"] == 2
    assert [row["finding"] for row in answer.rows()] == [1, 1, 2, 2]
    assert answer.error is not None
    assert answer.error.message == "有 2 处矛盾"


def test_nothing_to_compare_is_told(shelf: Shelf) -> None:
    answer = contradictions(shelf(report(2019), told(2019, "148.3万人", 1_483_000)))
    assert answer.notice == "没有两份文件说同一件事，没有可对照的；用 jobscli add 多存几份"
    assert answer.error is None
