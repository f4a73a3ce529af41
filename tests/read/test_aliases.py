"""The names of a metric: each is read as the metric in a plain sentence, unless naming.toml says that it is only asked.

What is only asked (`[loose]`) says too little or something else in a text, and is not read as the metric.
"""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from jobscli.read import About, read_text
from jobscli.words import Metric, metrics

# A figure of each unit, and of the metrics for which that would be none.
FIGURES = {
    "人": "5万人",
    "人次": "5万人次",
    "%": "5%",
    "元": "5亿元",
    "户": "5万户",
    "个": "500个",
    "家": "500家",
    "场": "500场",
    "项": "50项",
    "所": "50所",
    None: "1.25",
}
OF_ONE = {"最低工资标准": "2000元", "小时最低工资标准": "20元", "居民人均可支配收入": "3万元"}
# The last word says the status of the figure, and is no part of its name.
STATUS_IN_NAME = {"就业补助补贴预算"}
# What a user may type, but a text also uses for other things: 带动就业, 政策措施.
NAMING = resources.files("jobscli.words") / "naming.toml"
LOOSE = frozenset(tomllib.loads(NAMING.read_text(encoding="utf-8"))["loose"]["aliases"])
NAMES = [(each, name) for each in metrics().values() for name in (each.name, *each.aliases)]
READ = [(each, name) for each, name in NAMES if name not in LOOSE | STATUS_IN_NAME]


def metrics_read(metric: Metric, name: str) -> list[str]:
    figure = OF_ONE.get(metric.name, FIGURES[metric.unit])
    text = f"2025年，全省{name}达到{figure}。"
    return [each.metric for each in read_text(text, "x", About(region="江苏")).statistics]


@pytest.mark.parametrize(("metric", "name"), READ, ids=[name for _metric, name in READ])
def test_a_name_of_a_metric_is_read_as_it(metric: Metric, name: str) -> None:
    assert metrics_read(metric, name) == [metric.name]


def test_a_name_that_is_only_asked_is_not_read_as_its_metric() -> None:
    of_name = {name: metric for metric, name in NAMES}
    assert set(of_name) >= LOOSE, "what is only asked is a name of a metric"
    read = {name for name in LOOSE if of_name[name].name in metrics_read(of_name[name], name)}
    assert read == set(), "what is read need not be loose"
