"""A general word for a metric in a question is taken for the metric that nearly all its figures are of."""

from __future__ import annotations

from jobscli.ask.question.answer import ask
from jobscli.ask.question.general import most_told
from jobscli.ask.question.slots import understood
from tests.builders import Shelf, statistic

RATE = {"unit": "%", "period": "2025", "text": "5%", "value": 5}
SURVEYED = [statistic(region=each, document=each, metric="城镇调查失业率", **RATE) for each in ("江苏", "安徽", "河南")]
REGISTERED = statistic(region="陕西", document="陕西", metric="城镇登记失业率", **RATE)


def test_what_nearly_all_figures_are_of_answers(shelf: Shelf) -> None:
    answer = ask(shelf(*SURVEYED, REGISTERED), "失业率最低的省")
    assert answer.command == "jobscli rank 城镇调查失业率"
    assert answer.told[0] == "“失业率”按“城镇调查失业率”答；也有：城镇登记失业率"


def test_of_as_many_figures_of_each_none_is_taken(shelf: Shelf) -> None:
    question = understood("失业率最低的省", store := shelf(SURVEYED[0], REGISTERED))
    assert most_told(store, question) == (question, [])


def test_what_a_text_calls_by_the_general_word_itself_counts_too(shelf: Shelf) -> None:
    own = statistic(region="香港", document="香港", metric="失业率", **{**RATE, "period": "2020-04/2020-06"})
    answer = ask(shelf(*SURVEYED, own), "香港2020年失业率是多少")
    assert (answer.command, answer.told[0]) == ("jobscli rank 失业率 -p 香港", "失业率：香港全年 5%（发放贷款）")


def test_a_city_is_answered_with_what_it_reports_itself(shelf: Shelf) -> None:
    own = statistic(region="江苏", place="苏州", document="苏州", metric="城镇登记失业率", **RATE)
    answer = ask(shelf(*SURVEYED, own), "苏州失业率是多少")
    assert answer.command == "jobscli rank 城镇登记失业率 -p 江苏苏州"
    assert answer.told == ("江苏苏州全年 5%（发放贷款）",)


def test_the_name_of_a_city_asks_for_no_metric_that_has_it_inside(shelf: Shelf) -> None:
    other = statistic(region="江苏", place="苏州", document="苏州", metric="新增在苏州工作的院士", unit="人", value=3)
    answer = ask(shelf(*SURVEYED, other), "苏州失业率是多少")
    assert answer.command == "jobscli rank 城镇调查失业率 -p 江苏"
    assert "没有苏州的“城镇调查失业率”；江苏的是：" in answer.told
