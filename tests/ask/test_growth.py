"""An aim of growth against the growth that came."""

from __future__ import annotations

from dataclasses import replace

from jobscli.ask.question.answer import ask
from tests.builders import Shelf, report, statistic

OLD, NEW = report("江苏", 2024), report("江苏", 2025)
INCOME = {
    "region": "江苏",
    "metric": "居民人均可支配收入",
    "label": "居民人均可支配收入",
    "unit": "%",
    "aspect": "change",
}
AIM = statistic(document=OLD.id, text="5%", value=5, status="target", period="2025", population="城镇居民", **INCOME)
CAME = statistic(document=NEW.id, text="4.2%", value=4.2, period="2025", population="城镇居民", start=60, **INCOME)
COMMAND = "jobscli rank 居民人均可支配收入 -p 江苏 --status 已实现,目标 --aspect 变动"


def test_each_group_of_people_has_its_aim_beside_its_result(shelf: Shelf) -> None:
    answer = ask(shelf(OLD, NEW, AIM, CAME), "江苏2025年居民收入增长目标实现了吗")
    assert (answer.command, answer.told) == (COMMAND, ("江苏城镇居民：目标比实绩高。2025目标 5%，2025实绩 4.2%",))


def test_real_growth_is_not_held_against_nominal(shelf: Shelf) -> None:
    nominal, real = replace(CAME, price_basis="nominal"), replace(AIM, price_basis="real")
    told = ask(shelf(OLD, NEW, real, nominal), "江苏2025年居民收入增长目标实现了吗").told
    assert told[0].startswith("江苏城镇居民：口径不同，不能比。江苏2025年目标全年 +5%")


def test_an_aim_without_its_result_is_not_judged(shelf: Shelf) -> None:
    told = ask(shelf(OLD, NEW, AIM), "江苏2025年居民收入增长目标实现了吗").told
    assert told == (
        "没有“居民人均可支配收入” 2025 年同一年的增长目标和实绩，完成没完成不能说",
        "目标：江苏2025年目标全年 +5%（城镇居民）",
        "实绩：没有",
    )
