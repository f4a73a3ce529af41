"""What is said of a figure in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.lookup import entry
from jobscli.ask.periods import period_said
from jobscli.show.sentences import line, scope_and_period, titled
from tests.builders import Shelf, document, statistic


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "全年，2018 年"),
        ({"period_basis": "document"}, "全年，2018 年，年份取自文件，原句没有写"),
        ({"period_basis": "context"}, "全年，2018 年，期间取自上文"),
        ({"scope": "unstated"}, "口径未注明，2018 年"),
        ({"scope": "unstated", "period": None}, "口径未注明，期间未注明"),
        ({"scope": "cumulative", "period": "2021/2025"}, "累计，2021—2025 年"),
    ],
    ids=str,
)
def test_scope_and_period_and_how_they_are_known(changes: dict[str, Any], said: str) -> None:
    assert scope_and_period(statistic(**changes)) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2018", "2018 年"),
        ("2018-03", "2018 年 3 月"),
        ("2021/2025", "2021—2025 年"),
        ("2019-01/2019-09", "2019 年 1—9 月"),
        ("2019-11/2020-02", "2019 年 11 月—2020 年 2 月"),
        ("", " 年"),
        ("strange/", "strange/ 年"),
    ],
)
def test_a_period_in_words(period: str, said: str) -> None:
    assert period_said(period) == said


def test_the_line_to_paste_says_whom_and_which_status(shelf: Shelf) -> None:
    store = shelf(
        document(), statistic(status="limit", population="农民工", place="苏州", bound="at_most", text="不超过50万元")
    )
    assert line(entry(store, "s30")) == (
        "江苏苏州，发放贷款：不超过50万元（全年，2018 年，人群：农民工，限额）。发布者不详《江苏就业工作》，su/s30"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"aspect": "change", "price_basis": "real", "text": "8%"}, "8%（全年，2018 年，实际增速，已扣除价格因素）"),
        ({"aspect": "change", "price_basis": "nominal", "text": "8%"}, "8%（全年，2018 年，名义增速，未扣除价格因素）"),
        ({"unit": None, "unit_inferred": "元", "text": "100亿"}, "100亿（全年，2018 年，单位是元（推定））"),
    ],
    ids=str,
)  # fmt: skip
def test_the_line_to_paste_says_which_prices_and_what_is_inferred(
    shelf: Shelf, changes: dict[str, Any], said: str
) -> None:
    told = line(entry(shelf(document(), statistic(**changes)), "s30"))
    assert told == f"江苏，发放贷款：{said}。发布者不详《江苏就业工作》，su/s30"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("江苏就业工作", "《江苏就业工作》"),
        ("关于印发《就业规划》的通知", "《关于印发〈就业规划〉的通知》"),
        ("《就业规划》", "《就业规划》"),
        ("《甲》和《乙》", "《〈甲〉和〈乙〉》"),
        ("《甲》解读", "《〈甲〉解读》"),
    ],
)
def test_a_title_within_a_title(title: str, said: str) -> None:
    assert titled(document(title=title)) == said
