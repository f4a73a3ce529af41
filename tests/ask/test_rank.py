"""What a ranking takes, how it is split, who stands where, and what is said of the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.ask.comparable import interval
from jobscli.ask.rank import rank
from jobscli.ask.rank_answer import Ranking
from jobscli.ask.standing import ranked
from jobscli.errors import UsageError
from jobscli.record import BOUNDS, Statistic
from jobscli.store import Store, open_store, shipped_path
from tests.builders import Shelf, document, statistic


def of(region: str, value: float, **changes: Any) -> Statistic:
    """A figure of `region`, each in a document of its own."""
    return statistic(region=region, document=region, value=value, **changes)


def ask(store: Store, name: str = "创业担保贷款", **options: Any) -> Ranking:
    wanted = {field: options.pop(field) for field in list(options) if field in {
        "status", "aspect", "price_basis", "scope", "unit", "period", "population", "place",
    }}  # fmt: skip
    return rank(store, name, wanted=wanted, **options)


def ranks(answer: Ranking) -> list[list[tuple[int, str]]]:
    """Each part as (place, region)."""
    return [[(row.rank, row.statistic.region) for row in part.rows] for part in answer.parts]


def left_out(answer: Ranking) -> list[tuple[str, str, str]]:
    return [(each.statistic.region, each.reason, each.detail) for each in answer.left_out]


# --- what the issue asks of the shipped data ---


@pytest.fixture(scope="module")
def shipped() -> Store:
    return open_store([shipped_path()])


def test_the_loans_of_2018_are_three_small_rankings(shipped: Store) -> None:
    answer = ask(shipped, "创业担保贷款")
    parts = [
        (
            part.sample.scope,
            [(row.rank, row.best, row.worst, row.statistic.region, row.statistic.text) for row in part.rows],
        )
        for part in answer.parts
    ]
    assert parts == [
        ("annual", [(1, 1, 2, "陕西", "49.2亿元"), (2, 1, 2, "江苏", "超过23亿元")]),
        ("cumulative", [(1, 1, 1, "河南", "突破千亿元")]),
        ("annual_average", [(1, 1, 1, "广东", "超20亿元")]),
    ]
    assert left_out(answer) == [
        ("江苏", "status", "是限额，不是已实现的数"),
        ("江苏", "status", "是限额，不是已实现的数"),
    ]
    assert answer.missing == ("安徽",)


def test_the_employment_rate_of_graduates(shipped: Store) -> None:
    answer = ask(shipped, "高校毕业生就业率")
    assert ranks(answer) == [[(1, "江苏"), (2, "安徽")]]
    assert [row.statistic.value for row in answer.parts[0].rows] == [Decimal("96.9"), Decimal("96.83")]
    assert [(each.statistic.region, each.reason, str(each.statistic.value)) for each in answer.left_out] == [
        ("安徽", "aspect", "0.49"),
        ("河南", "aspect", "2.1"),
        ("陕西", "population", "92"),
    ]
    assert answer.missing == ("广东",)


def test_a_real_and_a_nominal_growth_stand_in_no_ranking_together(shelf: Shelf) -> None:
    growth: dict[str, Any] = {"aspect": "change", "unit": "%"}
    store = shelf(
        of("江苏", 8, price_basis="nominal", **growth),
        of("安徽", 6, price_basis="real", **growth),
        of("河南", 9, price_basis="real", **growth),
        of("广东", 7, **growth),
    )
    assert ranks(ask(store, aspect="变动")) == [[(1, "河南"), (2, "安徽")], [(1, "广东")], [(1, "江苏")]]
    assert ranks(ask(store, aspect="变动", price_basis="实际")) == [[(1, "河南"), (2, "安徽")]]
    assert left_out(ask(store, aspect="变动", price_basis="名义")) == [
        ("安徽", "price_basis", "实际增速，不是名义增速"),
        ("广东", "price_basis", "未注明的增速，不是名义增速"),
        ("河南", "price_basis", "实际增速，不是名义增速"),
    ]
    assert [part["price_basis"] for part in ask(store, aspect="变动").tree()["rankings"]] == ["real", None, "nominal"]
    assert ("江苏", "aspect", "是变动，不是水平；名义增速，未扣除价格因素") in left_out(ask(store))


def test_an_inferred_unit_stands_apart_from_a_printed_one_and_is_asked_for_like_it(shelf: Shelf) -> None:
    store = shelf(of("江苏", 2), of("安徽", 3, unit=None, unit_inferred="元"), of("河南", 4, unit=None))
    assert sorted(ranks(ask(store))) == [[(1, "安徽")], [(1, "江苏")], [(1, "河南")]]
    asked = ask(store, unit="元")
    assert sorted(ranks(asked)) == [[(1, "安徽")], [(1, "江苏")]]
    assert left_out(asked) == [("河南", "unit", "单位是未注明，不是元")]
    assert [part["unit_inferred"] for part in asked.tree()["rankings"]] == ["元", None]


# --- take ---


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "target"}, "status"),
        ({"status": "limit"}, "status"),
        ({"aspect": "change"}, "aspect"),
        ({"place": "苏州"}, "place"),
        ({"population": "农民工"}, "population"),
        ({"confidence": "low"}, "confidence"),
        ({"status": "target", "aspect": "change", "place": "苏州"}, "status"),
    ],
)
def test_what_is_not_taken_is_left_out_by_the_field_that_differs(
    shelf: Shelf, changes: dict[str, Any], reason: str
) -> None:
    answer = ask(shelf(of("江苏", 1), of("安徽", 2, **changes)))
    assert ranks(answer) == [[(1, "江苏")]]
    assert [(region, field) for region, field, _detail in left_out(answer)] == [("安徽", reason)]
    assert answer.missing == ()


@pytest.mark.parametrize("confidence", [None, "high", "medium"])
def test_what_was_read_surely_enough_is_taken(shelf: Shelf, confidence: str | None) -> None:
    assert ranks(ask(shelf(of("江苏", 1, confidence=confidence)))) == [[(1, "江苏")]]


def test_every_default_has_its_option(shelf: Shelf) -> None:
    store = shelf(
        of("江苏", 1, status="target"),
        of("安徽", 2, aspect="change"),
        of("河南", 3, place="郑州"),
        of("广东", 4, population="农民工"),
        of("陕西", 5, confidence="low"),
    )
    assert ranks(ask(store)) == []
    assert ranks(ask(store, status="target")) == [[(1, "江苏")]]
    assert ranks(ask(store, status="目标")) == [[(1, "江苏")]]
    assert ranks(ask(store, aspect="变动")) == [[(1, "安徽")]]
    assert ranks(ask(store, place="郑州")) == [[(1, "河南")]]
    assert ranks(ask(store, population="农民工")) == [[(1, "广东")]]
    assert ranks(ask(store, low_confidence=True)) == [[(1, "陕西")]]


def test_a_metric_has_its_own_population(shelf: Shelf) -> None:
    own = {"metric": "居民人均可支配收入", "unit": "元"}
    store = shelf(of("江苏", 1, population="全体居民", **own), of("安徽", 2, population="农村居民", **own))
    answer = ask(store, "居民人均可支配收入")
    assert ranks(answer) == [[(1, "江苏")]]
    assert left_out(answer) == [("安徽", "population", "人群不同：农村居民")]
    assert ranks(ask(store, "居民人均可支配收入", population="农村居民")) == [[(1, "安徽")]]


def test_the_note_of_a_change_goes_with_its_reason(shelf: Shelf) -> None:
    answer = ask(shelf(of("河南", 2, aspect="change", note="原文印作“2.1%”")))
    assert left_out(answer) == [("河南", "aspect", "是变动，不是水平；原文印作“2.1%”")]


def test_a_figure_of_no_known_region_has_no_place(shelf: Shelf) -> None:
    answer = ask(shelf(of("江苏", 1), of("未注明", 2)))
    assert ranks(answer) == [[(1, "江苏")]]
    assert left_out(answer) == [("未注明", "region", "文件里看不出是哪个地区；重新 add 时用 --region 指明")]


# --- split ---


def test_unit_scope_and_period_part_the_figures_the_latest_first_then_the_fullest(shelf: Shelf) -> None:
    store = shelf(
        of("江苏", 1, scope="cumulative"),
        of("安徽", 2),
        of("河南", 3),
        of("广东", 4, unit="户"),
        of("陕西", 5, period="2019"),
    )
    assert ranks(ask(store)) == [[(1, "陕西")], [(1, "河南"), (2, "安徽")], [(1, "广东")], [(1, "江苏")]]


def test_across_periods_a_total_stands_beside_totals(shelf: Shelf) -> None:
    total = {"scope": "cumulative", "period": "2021/2025"}
    store = shelf(
        of("江苏", 700, bound="at_least", start=50, **total),
        of("江苏", 149),
        of("安徽", 600, **total),
        of("河南", 450, **total),
    )
    answer = ask(store, across=["period,scope"])
    assert [[row.statistic.value for row in part.rows] for part in answer.parts] == [[700, 600, 450]]


@pytest.mark.parametrize(
    ("wanted", "regions", "others"),
    [
        ({"period": "2025"}, ["江苏"], {"period"}),
        ({"period": "2021/2025"}, ["安徽"], {"period"}),
        ({"scope": "全年"}, ["江苏", "安徽"], {"scope"}),
        ({"unit": "户"}, ["河南"], {"unit"}),
    ],
)
def test_a_wanted_value_leaves_the_others_out(
    shelf: Shelf, wanted: dict[str, str], regions: list[str], others: set[str]
) -> None:
    store = shelf(
        of("江苏", 1, period="2025", period_basis="document"),
        of("安徽", 2, period="2021/2025"),
        of("河南", 3, period="2024", unit="户", scope="cumulative"),
    )
    answer = ask(store, **wanted)
    assert sorted(region for part in ranks(answer) for _place, region in part) == sorted(regions)
    assert {each.reason for each in answer.left_out} == others


def test_one_region_has_one_row_in_a_part(shelf: Shelf) -> None:
    store = shelf(
        document(id="old", published="2018-01-01"),
        document(id="new", published="2019-01-01"),
        statistic(document="old", start=1, value=1, text="1元"),
        statistic(document="new", start=9, value=2, text="2元"),
        statistic(document="new", start=5, value=3, text="3元"),
        statistic(document="new", start=1, value=4, text="超4元", bound="at_least"),
    )
    answer = ask(store)
    assert [row.statistic.id for row in answer.parts[0].rows] == ["new/s5"]
    assert [(each.statistic.id, each.reason, each.detail) for each in answer.left_out] == [
        ("new/s9", "duplicate", "同一地区另有 3元（new/s5）"),
        ("old/s1", "duplicate", "同一地区另有 3元（new/s5）"),
        ("new/s1", "duplicate", "同一地区另有 3元（new/s5）"),
    ]


def test_the_country_is_a_reference_and_no_row(shelf: Shelf) -> None:
    answer = ask(shelf(of("江苏", 1), of("全国", 99), of("安徽", 2)))
    assert ranks(answer) == [[(1, "安徽"), (2, "江苏")]]
    assert [each.region for each in answer.parts[0].national] == ["全国"]
    assert "全国" not in answer.missing


def test_a_covered_region_without_a_figure_is_missing_and_never_last(shelf: Shelf) -> None:
    answer = ask(shelf(of("江苏", 1), of("安徽", 2, metric="招聘活动场次", unit="场")))
    assert ranks(answer) == [[(1, "江苏")]]
    assert answer.missing == ("安徽",)


def test_regions_asked_for_are_the_only_ones_and_the_country_stays(shelf: Shelf) -> None:
    store = shelf(of("江苏", 1), of("安徽", 2), of("全国", 9))
    answer = ask(store, regions=["js", "广东"])
    assert ranks(answer) == [[(1, "江苏")]]
    assert [each.region for each in answer.parts[0].national] == ["全国"]
    assert answer.missing == ("广东",)


def test_whoever_has_only_what_the_question_excludes_is_missing(shelf: Shelf) -> None:
    store = shelf(of("江苏", 1), of("安徽", 2, scope="cumulative"), of("河南", 3, status="target"))
    assert ask(store).missing == ()
    answer = ask(store, scope="全年")
    assert ranks(answer) == [[(1, "江苏")]]
    assert left_out(answer) == [
        ("安徽", "scope", "口径是累计，不是全年"),
        ("河南", "status", "是目标，不是已实现的数"),
    ]
    assert answer.missing == ("安徽",)
    assert ask(store, status="已实现", scope="全年").missing == ("安徽", "河南")


def test_a_target_of_another_year_is_no_figure_of_the_year_that_is_asked_for(shelf: Shelf) -> None:
    store = shelf(of("江苏", 1, period="2025"), of("河北", 2, period="2026", status="target"))
    assert ask(store).missing == ()
    assert ask(store, period="2025").missing == ("河北",)
    assert ask(store, period="2026").missing == ("江苏",)


def test_the_name_of_a_metric_may_say_whom_it_covers(shelf: Shelf) -> None:
    own = {"metric": "居民人均可支配收入"}
    store = shelf(of("江苏", 1, population="城镇居民", **own), of("安徽", 2, population="全体居民", **own))
    assert ranks(ask(store, "居民人均可支配收入")) == [[(1, "安徽")]]
    answer = ask(store, "城镇居民人均可支配收入")
    assert (ranks(answer), answer.population) == ([[(1, "江苏")]], "城镇居民")
    assert ranks(ask(store, "城镇居民人均可支配收入", population="全体居民")) == [[(1, "安徽")]]


def test_a_period_by_any_name_and_what_no_record_has_is_refused(shelf: Shelf) -> None:
    store = shelf(of("江苏", 1, period="2021/2025"), of("安徽", 2))
    assert ranks(ask(store, period="十四五")) == [[(1, "江苏")]]
    assert ranks(ask(store, period="2018年")) == [[(1, "安徽")]]
    for field, value, message in (
        ("period", "去年", "“去年”不是期间"),
        ("unit", "斤", "没有“斤”这个单位"),
        ("place", "月球", "没有“月球”这个地方"),
        ("population", "天使", "没有“天使”这个人群"),
    ):
        with pytest.raises(UsageError) as refusal:
            ask(store, **{field: value})
        assert refusal.value.message == message


# --- rank ---


def test_equal_values_share_a_place_and_the_next_is_counted_on(shelf: Shelf) -> None:
    store = shelf(of("江苏", 5), of("安徽", 7), of("河南", 7), of("广东", 9), of("陕西", 5))
    assert ranks(ask(store)) == [[(1, "广东"), (2, "安徽"), (2, "河南"), (4, "江苏"), (4, "陕西")]]


def test_where_low_is_good_the_lowest_comes_first(shelf: Shelf) -> None:
    own = {"metric": "城镇调查失业率", "unit": "%"}
    store = shelf(of("江苏", 4, **own), of("安徽", 5, **own))
    assert ranks(ask(store, "城镇调查失业率")) == [[(1, "江苏"), (2, "安徽")]]
    assert ranks(ask(store, "城镇调查失业率", ascending=False)) == [[(1, "安徽"), (2, "江苏")]]


def test_ascending_and_top(shelf: Shelf) -> None:
    store = shelf(of("江苏", 5), of("安徽", 7), of("河南", 9))
    assert ranks(ask(store, ascending=True)) == [[(1, "江苏"), (2, "安徽"), (3, "河南")]]
    assert ranks(ask(store, top=2)) == [[(1, "河南"), (2, "安徽")]]


def spans(answer: Ranking) -> list[tuple[str, int, int, int]]:
    """Where each row stands and may stand; a place is certain where that is one and the same."""
    rows = answer.parts[0].rows
    assert [row.certain for row in rows] == [row.best == row.worst for row in rows]
    return [(row.statistic.region, row.rank, row.best, row.worst) for row in rows]


def test_a_bound_leaves_open_where_its_row_stands(shelf: Shelf) -> None:
    store = shelf(of("江苏", 23, bound="at_least"), of("安徽", 49), of("河南", 10), of("广东", 60, bound="at_most"))
    assert spans(ask(store)) == [
        ("广东", 1, 1, 4),
        ("安徽", 2, 1, 3),
        ("江苏", 3, 1, 3),
        ("河南", 4, 3, 4),
    ]


def test_where_low_is_good_a_bound_reaches_the_other_way(shelf: Shelf) -> None:
    store = shelf(of("江苏", 23, bound="at_least"), of("安徽", 49), of("河南", 10))
    assert spans(ask(store, ascending=True)) == [("河南", 1, 1, 1), ("江苏", 2, 2, 3), ("安徽", 3, 2, 3)]


def test_a_bound_of_a_target_is_part_of_the_aim(shelf: Shelf) -> None:
    store = shelf(of("江苏", 23, bound="at_least", status="target"), of("安徽", 49, status="target"))
    assert spans(ask(store, status="target")) == [("安徽", 1, 1, 1), ("江苏", 2, 2, 2)]


def test_about_keeps_its_printed_value(shelf: Shelf) -> None:
    assert spans(ask(shelf(of("江苏", 23, bound="about"), of("安徽", 22)))) == [("江苏", 1, 1, 1), ("安徽", 2, 2, 2)]


def test_a_range_that_reaches_over_another_value(shelf: Shelf) -> None:
    store = shelf(of("江苏", 20, high=30, bound="between"), of("安徽", 25), of("河南", 30))
    assert spans(ask(store)) == [("河南", 1, 1, 1), ("安徽", 2, 2, 3), ("江苏", 3, 1, 3)]


def bounded(value: int, bound: str, more: int) -> Statistic:
    return statistic(value=value, bound=bound, high=value + more if bound == "between" else None)


figures = st.lists(
    st.builds(bounded, st.integers(0, 20), st.sampled_from(BOUNDS), st.integers(0, 10)), min_size=1, max_size=6
)


@given(figures, st.booleans(), st.data())
def test_wherever_the_true_values_lie_each_place_is_between_best_and_worst(
    rows: list[Statistic], lowest_first: bool, data: st.DataObject
) -> None:
    """Draw true values within the intervals and rank those: no row may leave its span."""
    true = []
    for row in rows:
        low, high = interval(row)
        true.append(data.draw(st.integers(int(low), int(min(high, Decimal(40))))))
    placed = {id(row.statistic): row for row in ranked(rows, lowest_first)}
    for row, value in zip(rows, true, strict=True):
        ahead = sum(other < value if lowest_first else other > value for other in true)
        found = placed[id(row)]
        assert found.best <= 1 + ahead <= found.worst
        assert found.best <= found.rank <= found.worst


# --- across ---


def test_across_lets_a_dimension_differ_and_says_so(shelf: Shelf) -> None:
    store = shelf(of("江苏", 1, scope="cumulative"), of("安徽", 2), of("河南", 3, period="2019"))
    assert ranks(ask(store, across=["scope"])) == [[(1, "河南")], [(1, "安徽"), (2, "江苏")]]
    answer = ask(store, across=["period", "scope"])
    assert ranks(answer) == [[(1, "河南"), (2, "安徽"), (3, "江苏")]]
    part = answer.tree()["rankings"][0]
    assert (part["scope"], part["period"], part["unit"]) == (None, None, "元")
    assert [row["scope"] for row in part["rows"]] == ["annual", "annual", "cumulative"]


def test_across_periods_a_region_stands_with_its_latest(shelf: Shelf) -> None:
    store = shelf(of("江苏", 3, period="2022"), of("江苏", 2, period="2023", start=50), of("安徽", 1, period="2023"))
    rows = ask(store, across=["period"]).parts[0].rows
    assert [(row.statistic.region, row.statistic.period) for row in rows] == [("江苏", "2023"), ("安徽", "2023")]


def test_only_household_words_for_a_count_are_ranked_across_units(shelf: Shelf) -> None:
    own = {"metric": "就业扶贫基地"}
    store = shelf(
        of("江苏", 1, unit="家", **own), of("安徽", 2, unit="个", **own), of("河南", 3, unit="户", **own),
        of("广东", 4, unit="人", **own), of("陕西", 5, unit="%", **own),
    )  # fmt: skip
    assert ranks(ask(store, "就业扶贫基地", across=["unit"])) == [
        [(1, "河南"), (2, "安徽"), (3, "江苏")],
        [(1, "广东")],
        [(1, "陕西")],
    ]


@pytest.mark.parametrize("name", ["metric", "status", "aspect", "population", "place", "nonsense"])
def test_nothing_else_can_be_ranked_across(shelf: Shelf, name: str) -> None:
    with pytest.raises(UsageError) as refusal:
        ask(shelf(of("江苏", 1)), across=[name])
    assert refusal.value.message == f"不能跨“{name}”排名，只能跨 period、scope、unit"


# --- what is said ---


def test_the_notes_of_a_part_say_what_to_mind(shelf: Shelf) -> None:
    store = shelf(
        of("江苏", 1, scope="unstated", period_basis="document", label="发放贷款"),
        of("安徽", 2, scope="unstated", bound="about", label="新增贷款"),
    )
    assert ask(store).parts[0].notes == (
        "年份取自文件、原句没有写：江苏",
        "原文没有说明是全年还是累计，比较时留意",
        "原文说法不一：发放贷款、新增贷款",
        "不是确数：安徽约",
    )


def test_a_metric_without_figures_gives_an_empty_answer_and_a_word(shelf: Shelf) -> None:
    answer = ask(shelf(of("江苏", 1)), "零就业家庭")
    assert answer.tree() == {
        "metric": "零就业家庭",
        "rankings": [],
        "left_out": [],
        "missing": ["江苏"],
        "siblings": [],
    }
    assert answer.notice == "“零就业家庭”还没有数字；jobscli metrics 列出有数的指标"
    assert answer.rows() == []


def test_an_unknown_metric_is_refused_with_the_nearest(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as refusal:
        ask(shelf(of("江苏", 1)), "创担贷")
    assert refusal.value.message == "没有“创担贷”这个指标"
    assert refusal.value.hints[0] == ("是不是", "创业担保贷款")
    assert refusal.value.hints[-2:] == (("列出", "jobscli metrics"), ("按词查", "jobscli search 创担贷"))


def test_a_metric_that_only_a_document_names_is_found_by_that_name(shelf: Shelf) -> None:
    assert ranks(ask(shelf(of("江苏", 1, metric="新指标")), "新指标")) == [[(1, "江苏")]]


def test_the_json_has_what_the_design_promises(shelf: Shelf) -> None:
    answer = ask(
        shelf(
            of("江苏", 23, text="超过23元", bound="at_least", period_basis="document"),
            of("安徽", 49.5, text="49.5元"),
            of("河南", 1, status="limit"),
            of("全国", 100),
        )
    )
    tree = answer.tree()
    part = tree["rankings"][0]
    national = part.pop("national")
    assert [each["id"] for each in national] == ["全国/s30"]
    assert tree == {
        "metric": "创业担保贷款",
        "rankings": [
            {
                "unit": "元",
                "unit_inferred": None,
                "aspect": "level",
                "price_basis": None,
                "status": "achieved",
                "scope": "annual",
                "period": "2018",
                "population": None,
                "place": None,
                "notes": ["年份取自文件、原句没有写：江苏", "不是确数：江苏至少"],
                "rows": [
                    {
                        "rank": 1,
                        "rank_best": 1,
                        "rank_worst": 2,
                        "region": "安徽",
                        "place": None,
                        "value": 49.5,
                        "high": None,
                        "bound": "exact",
                        "text": "49.5元",
                        "unit": "元",
                        "unit_inferred": None,
                        "scope": "annual",
                        "period": "2018",
                        "period_basis": "stated",
                        "statistic": "安徽/s30",
                        "corrected": [],
                    },
                    {
                        "rank": 2,
                        "rank_best": 1,
                        "rank_worst": 2,
                        "region": "江苏",
                        "place": None,
                        "value": 23,
                        "high": None,
                        "bound": "at_least",
                        "text": "超过23元",
                        "unit": "元",
                        "unit_inferred": None,
                        "scope": "annual",
                        "period": "2018",
                        "period_basis": "document",
                        "statistic": "江苏/s30",
                        "corrected": [],
                    },
                ],
            }
        ],
        "left_out": [
            {
                "statistic": "河南/s30",
                "region": "河南",
                "place": None,
                "value": 1,
                "reason": "status",
                "detail": "是限额，不是已实现的数",
                "corrected": [],
            }
        ],
        "missing": [],
        "siblings": [],
    }


def test_several_values_stand_in_parts_of_their_own(shelf: Shelf) -> None:
    store = shelf(
        of("江苏", 1), of("安徽", 2, status="target"), of("河南", 3, status="limit"), of("广东", 4, period="2019")
    )
    answer = ask(store, status=["已实现,目标"], period=["2018", "2020"])
    assert sorted(ranks(answer)) == [[(1, "安徽")], [(1, "江苏")]]
    assert sorted(left_out(answer)) == [
        ("广东", "period", "期间是2019年，不是2018年、2020年"),
        ("河南", "status", "是限额，不是已实现、目标的数"),
    ]


def test_a_unit_is_taken_with_its_multiplier(shelf: Shelf) -> None:
    assert ranks(ask(shelf(of("江苏", 1), of("安徽", 2, unit="%")), unit="亿元")) == [[(1, "江苏")]]


def test_a_year_stands_before_the_span_that_begins_with_it(shelf: Shelf) -> None:
    store = shelf(
        of("江苏", 1, period="2026/2030", scope="cumulative"),
        of("安徽", 2, period="2026"),
        of("河南", 3, period="2025"),
    )
    assert ranks(ask(store)) == [[(1, "安徽")], [(1, "江苏")], [(1, "河南")]]
