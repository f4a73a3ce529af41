"""Which metrics a word means, what a general word is answered with, and who stands beside a metric without figures."""

from __future__ import annotations

import pytest

from jobscli.ask.meant import Choice, metrics_meant, siblings
from jobscli.ask.rank import rank
from jobscli.errors import UsageError
from jobscli.store import Store, open_store, shipped_path
from tests.builders import Shelf, statistic


@pytest.fixture(scope="module")
def shipped() -> Store:
    return open_store([shipped_path()])


@pytest.mark.parametrize(
    ("word", "metrics"),
    [
        ("创业担保贷款", ["创业担保贷款"]),
        ("贷款", ["创业担保贷款"]),
        ("失业保险返还", ["稳岗返还"]),
        ("大学生就业率", ["高校毕业生就业率"]),
        ("就业率", ["高校毕业生就业率", "贫困劳动力转移就业率"]),
        ("incubators", ["创业孵化基地"]),
        ("chuangye danbao daikuan", ["创业担保贷款"]),
        ("创业但保贷款", ["创业担保贷款"]),
        ("贷款额度", ["创业担保贷款"]),
        ("减税", ["企业减负金额"]),
        ("失业率", ["城镇调查失业率", "城镇登记失业率"]),
        ("公益性岗位", ["公益性岗位"]),
    ],
)
def test_a_word_means_the_metrics_that_people_call_so(shipped: Store, word: str, metrics: list[str]) -> None:
    assert list(metrics_meant(word, shipped).metrics) == metrics


@pytest.mark.parametrize("word", ["没有的东西", "x", "", "🎉", "就"])
def test_a_word_that_no_metric_has_is_refused(shipped: Store, word: str) -> None:
    with pytest.raises(UsageError, match="这个指标"):
        metrics_meant(word, shipped)


def test_a_suggestion_shares_a_telling_piece_with_what_was_asked(shipped: Store) -> None:
    with pytest.raises(UsageError) as refusal:
        metrics_meant("零工保险率", shipped)
    assert "是不是" not in dict(refusal.value.hints)


def test_a_general_word_is_answered_with_the_metrics_and_their_figures(shipped: Store) -> None:
    answer = rank(shipped, "就业率", wanted={})
    assert isinstance(answer, Choice)
    assert answer.rows() == [
        {
            "metric": "高校毕业生就业率",
            "regions": "江苏；安徽；河南；陕西",
            "count": 5,
            "statistics": "江苏 96.9%；安徽 96.83%；安徽 0.49个百分点；河南 2.1%；陕西 92%",
        },
        {"metric": "贫困劳动力转移就业率", "regions": "河南", "count": 1, "statistics": "河南 97%"},
    ]
    narrowed = rank(shipped, "就业率", wanted={"aspect": "变动"}, regions="河南")
    assert isinstance(narrowed, Choice)
    assert [each.id for each in narrowed.figures] == ["mohrss-2018/s2682"]


def test_who_has_no_figure_is_named_with_what_is_nearest(shipped: Store) -> None:
    answer = rank(shipped, "公益性岗位", wanted={})
    assert [(each.region, each.metric) for each in answer.siblings] == [("陕西", "公益性岗位安置人数")]
    answer = rank(shipped, "吸纳贫困劳动力", wanted={})
    assert [each.id for each in answer.siblings] == ["mohrss-2018/s4698"]


def test_a_name_in_general_words_makes_no_relatives(shelf: Shelf) -> None:
    store = shelf(statistic(metric="高校毕业生就业人数"))
    assert siblings(store, "就业创业人数", ["江苏"]) == ()


def test_a_slip_of_a_metric_without_figures_is_proposed_and_said_to_have_none(shipped: Store) -> None:
    with pytest.raises(UsageError) as refusal:
        metrics_meant("城镇新增就也", shipped)
    assert refusal.value.hints[0] == ("是不是", "城镇新增就业（没有数字）")
