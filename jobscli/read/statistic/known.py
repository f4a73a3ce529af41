"""The metric that a clause names in the words of the vocabulary, unless they narrow it to a part."""

from __future__ import annotations

import re

from jobscli.read.statistic.case import AMONG, Case, bare_words, settle
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.naming import FIELD, canonical, free_name, population

_OTHERS = re.compile("(?:@(?:、|，|和|及|共))+#")


def known(case: Case) -> bool:
    """The metric that the clause names, in the words of the vocabulary."""
    figure = case.figure
    moved = case.change.aspect == "change"
    if moved and bare_words(case.change.subject) and case.last is not None:
        return False
    found = canonical(figure, figure.clause, moved)
    if found is None and FIELD.search(figure.wide) and (not moved or figure.quantity.kind == "rate"):
        found = _far(case)
    if found is None and figure.linked and not moved and bare_words(case.change.subject):
        found = canonical(figure, _OTHERS.sub("#", figure.clause), False)  # 发放创业担保贷款176笔、3240万元
    if found is None or _not_whole(figure, found) or part_of_same(case, found):
        return False
    figure.aspect = case.change.aspect
    label = free_name(figure, case.change.subject) or found
    return settle(case, found, label, "high", True)


def part_of_same(case: Case, found: str) -> bool:
    """Whether 其中 makes the figure a part of the one that was just told under the same metric."""
    last = case.last
    if last is None or case.change.aspect == "change":
        return False
    if last.rule == "among" and case.figure.chained and last.metric.startswith(f"{found}："):
        return True
    if not last.canonical or last.metric != found:
        return False
    if AMONG.match(case.figure.piece) is None or last.quantity.value <= case.figure.quantity.value:
        return False
    return population(case.figure, found, case.figure.piece) == last.population


def _far(case: Case) -> str | None:
    """The metric that a pattern over more than the clause names: 创新“富民创业贷”，…，发放贷款超过23亿元."""
    return canonical(case.figure, case.figure.wide, False) if _crosses(case.figure) else None


def _crosses(figure: Figure) -> bool:
    return figure.wide != figure.clause


_MIXED = re.compile("、[^，、@]{2,14}等[^，@]{0,8}$")


def _not_whole(figure: Figure, found: str) -> bool:
    """Whether the name before the figure is of less, or of something else, than the metric."""
    words = figure.clause[: figure.clause.find("#")]
    if figure.quantity.kind == "money" and _MIXED.search(words):
        return True  # 稳岗返还、社保补贴等资金7.1亿元
    return narrowed(found, words)


# Words that narrow a metric to a part of it, or make another of it: 16—24岁…调查失业率, 工资性收入.
_NARROWER = {
    "高校毕业生就业人数": re.compile("(?:支持|帮扶|惠及|服务|吸纳|资助|招用)$"),
    "城镇新增就业": re.compile("新增就业中"),
    "零就业家庭": re.compile("帮助|援助|帮扶"),
    "城镇调查失业率": re.compile("岁|户籍|大城市|人口[^，]{0,4}失业率|农业"),
    "居民人均可支配收入": re.compile("中位数|纯收入|工资性|经营(?:性)?净?收入|财产|转移(?:性)?(?:净)?收入|收入比|倍差"),
}


def narrowed(found: str, words: str) -> bool:
    """Whether `words` narrow the metric that they name to a part of it."""
    way = _NARROWER.get(found)
    return way is not None and way.search(words) is not None
