"""What a search finds, in which order, to whom it belongs, and what it says when it finds nothing."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.search import Hits, search
from jobscli.errors import UsageError
from jobscli.store import Store, open_store, shipped_path
from tests.builders import Shelf, measure, name, section, statistic
from tests.cost import in_proportion


@pytest.fixture(scope="module")
def shipped() -> Store:
    return open_store([shipped_path()])


def ids(answer: Hits) -> list[str]:
    return [each.record.id for each in answer.found]


def ask(store: Store, *words: str, **options: Any) -> Hits:
    return search(store, words, **options)


@pytest.mark.parametrize(
    ("words", "region", "title"),
    [
        (["信用乡村"], "陕西", "创业担保贷款信用乡村"),
        (["民生底线"], "广东", "彰显广东特色 体现广东担当 牢牢守住稳定就业民生底线"),
        (["稳中向好"], "河南", "完善机制 突出精准 全力促进河南就业局势稳中向好"),
        (["49.2亿"], "陕西", "新增创业担保贷款"),
        (["４９．２億元"], "陕西", "新增创业担保贷款"),
        (["粤菜师傅"], "广东", "“粤菜师傅”品牌工程"),
        (["一处登记，全省服务"], "陕西", None),
        (["《关于做好当前和今后一个时期促进就业工作的实施意见》"], "江苏", "促进就业工作实施意见"),
        (["實名制"], "安徽", None),
        (["反担保"], "陕西", None),
        (["电商"], "广东", None),
    ],
)
def test_the_compilation_is_found_by_its_words(
    shipped: Store, words: list[str], region: str, title: str | None
) -> None:
    answer = ask(shipped, *words)
    assert region in {each.record.region for each in answer.found}
    assert title is None or title in {each.title for each in answer.found}


def test_a_hit_belongs_to_the_region_of_its_section(shelf: Shelf) -> None:
    answer = ask(shelf(measure(title="与陕西协作"), measure(start=2, region="陕西", title="到江苏务工")), "陕西")
    assert answer.by_region == (("江苏", 1),)


def test_the_best_hit_comes_first(shelf: Shelf) -> None:
    store = shelf(
        statistic(start=1, label="发放创业补贴"),
        measure(start=2, title="其他", summary="发创业补贴"),
        measure(start=3, title="创业补贴"),
        section(start=4, title="用好创业补贴"),
    )
    assert ids(ask(store, "创业补贴")) == ["su/m3", "su/h4", "su/m2", "su/s1"]


def test_synonyms_widen_and_are_named_and_exact_leaves_them_out(shelf: Shelf) -> None:
    store = shelf(measure(start=1, title="高校毕业生见习"), measure(start=2, title="大学生见习"))
    answer = ask(store, "大学生")
    assert [(each.record.id, each.matched) for each in answer.found] == [
        ("su/m2", ("大学生",)),
        ("su/m1", ("高校毕业生", "毕业生")),
    ]
    assert answer.phrase.widened == (("大学生", ("高校毕业生", "毕业生")),)
    assert ids(ask(store, "大学生", exact=True)) == ["su/m2"]


def test_and_or_not(shelf: Shelf) -> None:
    store = shelf(
        measure(start=1, title="创业贷款", summary="可贴息"),
        measure(start=2, title="创业培训"),
        measure(start=3, title="就业培训"),
    )
    assert ids(ask(store, "创业", "培训")) == ["su/m2"]
    assert ids(ask(store, "贷款", "OR", "就业")) == ["su/m1", "su/m3"]
    assert ids(ask(store, "创业", "-贴息")) == ["su/m2"]
    assert ids(ask(store, "创业", "NOT", "培训")) == ["su/m1"]


def test_filters_narrow(shelf: Shelf) -> None:
    store = shelf(
        measure(start=1, kind="loan", topics=("创业",), groups=("农民工",)),
        measure(start=2, kind="policy", region="安徽"),
        statistic(start=3, label="富民创业贷"),
    )
    assert len(ask(store, "富民创业贷").found) == 3
    assert ids(ask(store, "富民创业贷", region=["皖"])) == ["su/m2"]
    assert ids(ask(store, "富民创业贷", kind=["贷款"])) == ["su/m1"]
    assert ids(ask(store, "富民创业贷", topics=["创业"])) == ["su/m1"]
    assert ids(ask(store, "富民创业贷", groups=["农民工"])) == ["su/m1"]
    assert ids(ask(store, "富民创业贷", region=["js", "ah"], kind=["loan,policy"])) == ["su/m1", "su/m2"]


def test_a_limit_cuts_the_list_and_not_the_counts(shelf: Shelf) -> None:
    store = shelf(*(measure(start=start, region=region) for start, region in enumerate(["江苏", "江苏", "安徽"])))
    answer = ask(store, "富民创业贷", limit=1)
    assert len(answer.found) == 1
    assert answer.by_region == (("江苏", 2), ("安徽", 1))


def test_figures_beside_the_words_are_counted_apart(shelf: Shelf) -> None:
    beside = statistic(region="安徽", document="ah", quote="直播带岗，贷款23亿元")
    answer = ask(shelf(measure(title="直播带岗"), beside), "直播带岗")
    assert ids(answer) == ["su/m20", "ah/s30"]
    assert (answer.by_region, answer.beside) == ((("江苏", 1),), 1)
    answer = ask(shelf(beside), "直播带岗")
    assert (answer.by_region, answer.beside) == ((("安徽", 1),), 0)


def test_a_question_is_told_with_what_it_leaves_out(shelf: Shelf) -> None:
    store = shelf(measure(title="招聘，进村"))
    answer = ask(store, "招聘进村", "-扶贫")
    assert ids(answer) == ["su/m20"]
    assert answer.phrase.text == "招聘进村，不含扶贫"
    assert ask(store, "直播", "-扶贫").notice == "没有找到“直播，不含扶贫”"
    assert dict(ask(store, "直播").hints)["查过"] == "1 项举措、0 个数字、0 个标题（不是全文）"


def test_the_figures_of_a_measure_come_with_it(shelf: Shelf) -> None:
    answer = ask(shelf(measure(), statistic(measure="su/m20"), statistic(start=99)), "富民创业贷")
    assert [each.id for each in answer.figures["su/m20"]] == ["su/s30"]


def test_no_hit_names_what_was_searched_and_the_nearest_terms(shipped: Store) -> None:
    answer = ask(shipped, "粤菜大师班")
    assert answer.notice == "没有：江苏、安徽、河南、广东、陕西的原文都没有“粤菜大师班”"
    assert answer.near[0][0] == "粤菜"
    assert dict(answer.hints)["试试"] == "jobscli search 粤菜"
    assert answer.tree() == []


@pytest.mark.parametrize(
    ("word", "taken"),
    [
        ("创新创业大赛", "创业创新大赛"),
        ("富名创业贷", "富民创业贷"),
        ("创业但保贷款", "创业担保贷款"),
        ("众创怀", "众创杯"),
        ("粤菜师付", "粤菜师傅"),
    ],
)
def test_a_slip_is_taken_for_what_it_must_mean_and_said(shipped: Store, word: str, taken: str) -> None:
    answer = ask(shipped, word)
    assert answer.taken == ((word, taken),)
    assert ids(answer) == ids(ask(shipped, taken))
    assert ask(shipped, word, exact=True).found == ()


@pytest.mark.parametrize(
    ("word", "found", "by"),
    [
        ("失业保险返还", "mohrss-2018/s3059", "稳岗返还"),
        ("退伍军人", "mohrss-2018/m1604", "退役军人"),
        ("incubators", "mohrss-2018/s3609", "创业孵化基地"),
        ("chuangye danbao daikuan", "mohrss-2018/s4130", "创业担保贷款"),
        ("fumin", "mohrss-2018/m362", "富民"),
        ("1000亿", "mohrss-2018/s2497", "千亿"),
        ("一千亿元", "mohrss-2018/s2497", "千亿元"),
        ("五十万", "mohrss-2018/s406", "50万"),
        ("492000万", "mohrss-2018/s4130", "49.2亿"),
        ("百分之97", "mohrss-2018/s2781", "97%"),
        ("双创", "mohrss-2018/m3998", "创业创新"),
        ("春运", "mohrss-2018/m3748", "专列"),
    ],
)
def test_a_thing_is_found_by_what_people_also_call_it(shipped: Store, word: str, found: str, by: str) -> None:
    answer = ask(shipped, word)
    assert found in ids(answer)
    assert by in answer.also


def test_a_number_is_not_found_within_a_longer_one(shelf: Shelf) -> None:
    store = shelf(statistic(text="110亿元"), statistic(start=60, text="约10亿元"))
    assert ids(ask(store, "10亿")) == ["su/s60"]


def test_the_word_itself_comes_before_its_synonyms(shelf: Shelf) -> None:
    store = shelf(measure(start=1, title="高校毕业生见习"), measure(start=2, title="其他", summary="帮大学生见习"))
    assert ids(ask(store, "大学生")) == ["su/m2", "su/m1"]


def test_a_figure_is_found_by_the_name_of_its_measure_with_a_word_of_its_own(shelf: Shelf) -> None:
    store = shelf(measure(title="众创杯"), statistic(measure="su/m20", label="参赛者", text="40万人"))
    assert ids(ask(store, "众创杯", "参赛者")) == ["su/s30"]
    assert ids(ask(store, "众创杯", "40万")) == ["su/s30"]
    assert ids(ask(store, "众创杯")) == ["su/m20"]


def test_a_region_among_the_words_is_where_and_not_what(shelf: Shelf) -> None:
    store = shelf(
        measure(title="扶贫"), measure(region="陕西", start=2, title="扶贫"), measure(start=3, title="苏陕扶贫")
    )
    answer = ask(store, "陕西", "扶贫")
    assert (ids(answer), answer.phrase.places) == (["su/m2"], ("陕西",))
    assert ids(ask(store, "长三角", "扶贫")) == ["su/m20", "su/m3"]
    assert ids(ask(store, "“陕西”", "扶贫")) == []
    assert ask(store, "陕西", "扶贫", region="江苏").found == ()


def test_a_phrase_does_not_reach_across_a_mark_and_our_remarks_are_not_searched(shelf: Shelf) -> None:
    store = shelf(measure(title="见习留用", summary="给一次性补贴；标准原文没有写。各指什么，原文没有解释。"))
    assert ids(ask(store, "一次性补贴")) == ["su/m20"]
    for word in ("补贴标准", "标准", "原文", "解释", "什么"):
        assert ask(store, word, exact=True).found == ()


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("创新创业节", [("创新", 2), ("创业", 3)]),
        ("直播带岗", [("直播", 1)]),
        ("粤菜大师", [("粤菜", 1)]),
        ("农村电商培训班", [("电商培训", 1)]),
        ("岗", []),
        ("没有", []),
    ],
)
def test_the_nearest_terms_are_names_in_another_order_and_the_longest_pieces(
    shelf: Shelf, word: str, near: list[tuple[str, int]]
) -> None:
    store = shelf(
        measure(start=1, title="创业创新大赛", region="江苏"),
        measure(start=2, title="第二届创业创新大赛", summary="看直播"),
        measure(start=3, title="创业孵化", names=(name("粤菜师傅"),)),
        measure(start=4, title="电商培训"),
        measure(start=5, region="全国", title="全国的"),
    )
    answer = ask(store, word)
    assert list(answer.near) == near
    assert answer.regions == ("江苏",)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("货款", [("贷款", 2)]),  # looks like it
        ("代款", [("贷款", 2)]),  # sounds like it
        ("存款", []),  # another word
        ("技能培训补贴", [("技能培训 补贴", 1), ("技能培训", 2)]),
        ("补贴技能培训", [("补贴 技能培训", 1), ("技能培训", 2)]),
    ],
)
def test_a_short_word_is_near_what_looks_or_sounds_like_it_and_a_long_one_near_its_two_words(
    shelf: Shelf, word: str, near: list[tuple[str, int]]
) -> None:
    store = shelf(
        measure(start=1, title="发放创业担保贷款"),
        measure(start=2, title="贷款贴息"),
        measure(start=3, title="技能培训", summary="发补贴"),
        measure(start=4, title="技能培训基地"),
    )
    assert list(ask(store, word).near) == near


def test_a_slip_in_a_word_of_three_characters_is_taken(shelf: Shelf) -> None:
    store = shelf(measure(start=1, title="农民工返乡"), measure(start=2, title="农民工工资"))
    answer = ask(store, "农名工")
    assert (ids(answer), answer.taken) == (["su/m1", "su/m2"], (("农名工", "农民工"),))


def test_four_characters_are_no_slip_of_what_neither_looks_nor_sounds_so(shelf: Shelf) -> None:
    store = shelf(measure(start=1, title="零工市场"), measure(start=2, title="毕业生就业补贴"))
    assert ask(store, "零工市厂").taken == (("零工市厂", "零工市场"),)
    assert ask(store, "专生就业").taken == ()


def test_a_word_is_not_found_where_two_others_meet(shelf: Shelf) -> None:
    store = shelf(
        statistic(start=1, label="国家政策性资金"),
        measure(start=2, title="家政服务品牌"),
        measure(start=3, title="帮扶务工人员"),
    )
    assert ids(ask(store, "家政", exact=True)) == ["su/m2"]
    assert ids(ask(store, "工人", exact=True)) == []


def test_an_answer_with_a_hit_has_nothing_to_add(shelf: Shelf) -> None:
    assert ask(shelf(measure()), "富民").hints == []


@pytest.mark.parametrize("word", ["直播带岗", "x-贷款", "a b c", "“没有”这个", "🎉", "\ud800", "OR者", "NOT者-岗"])
def test_no_hit_is_an_answer_whatever_was_asked(shelf: Shelf, word: str) -> None:
    answer = ask(shelf(measure(title="直播 -贷款 “没有” OR 岗", names=(name("-岗"),))), word)
    assert answer.found == () or answer.notice is None


def test_an_empty_store_has_nothing_near(shelf: Shelf) -> None:
    answer = ask(shelf(), "贷款")
    assert (answer.near, answer.notice, answer.regions) == ((), "没有找到“贷款”", ())


@pytest.mark.parametrize("option", ["kind", "topics", "groups", "region"])
def test_an_unknown_name_in_a_filter_is_refused(shelf: Shelf, option: str) -> None:
    with pytest.raises(UsageError, match="没有“nonsense”这个"):
        ask(shelf(measure()), "贷", **{option: ["nonsense"]})


def test_the_json_of_each_kind_of_hit(shelf: Shelf) -> None:
    store = shelf(
        measure(title="创业贷", summary="城乡都可申请"),
        statistic(label="发放创业贷"),
        section(title="创业贷升级"),
    )
    assert ask(store, "创业贷").tree() == [
        {
            "record": "measure",
            "id": "su/m20",
            "region": "江苏",
            "score": 85,
            "title": "创业贷",
            "snippet": "城乡都可申请",
            "matched": ["创业贷"],
            "corrected": [],
            "statistics": [],
            "place": None,
        },
        {
            "record": "heading",
            "id": "su/h10",
            "region": "江苏",
            "score": 55,
            "title": "创业贷升级",
            "snippet": "创业贷升级",
            "matched": ["创业贷"],
            "corrected": [],
            "statistics": [],
            "place": None,
        },
        {
            "record": "statistic",
            "id": "su/s30",
            "region": "江苏",
            "score": 35,
            "title": "发放创业贷",
            "snippet": "发放创业贷 23亿元",
            "matched": ["创业贷"],
            "corrected": [],
            "statistics": [],
            "place": None,
        },
    ]


@pytest.mark.parametrize("word", ["创", "创业", "a", "(a+)+$", ".*", "就业创业贷款"])
def test_a_long_word_costs_what_its_length_is(shipped: Store, word: str) -> None:
    assert in_proportion(lambda n: ask(shipped, word * (n // len(word)) + "b"), 50)
