"""How many times an earlier value a figure is: 用于民生的支出8578亿元，是“十五”时期的3.8倍."""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Naming, Relation, Settled
from jobscli.read.statistic.naming.choose import index_of, is_beside
from jobscli.read.statistic.naming.distributive import model_of
from jobscli.read.statistic.view import Unnamed

# What the earlier value is said by, no more than its time.
_OF_A_TIME = re.compile(
    """
    [，、；]? (?:也|约|已|总量|规模|分别)* (?:是|为|相当于|达到?)
    (?:改革开放|建国|直辖|建[市省州县区]|[上前]届|“?[一二三四五六七八九十]{1,3}五”?|[上前][0-9一二三四五]?个?|[0-9]{2,4}|去)
    [^，。；@]{0,8}的
    """,
    re.VERBOSE,
)

# What a figure is held against: 分别为全省平均水平的|1.42倍、1.13倍, 分别是全国平均水平的|71.8%、75.0%;
# 贫困劳动力外出务工2934万人，是去年外出务工人数的|107.52%.
_OF_THE_AVERAGE = re.compile(
    "[，、；]?(?:[\u4e00-\u9fff]{2,6}(?=是平均数))?(?:约|已|分别|各)*(?:是|为|相当于|低于|仅为|不足)(?P<whole>(?:全[国省市区县州]|城镇|当地|行业|[\u4e00-\u9fff]{0,6})平均(?:水平|值|数|工资)?|平均数"
    "|(?:去年|上年|前年|(?:19|20)[0-9]{2}年)(?:底|末|同期)?[^，。；、@]{2,12}?(?:人数|总数|总量|规模|总额))的?$"
)


@asked_of(kind="times rate share")
def to_the_average(case: Unnamed) -> Naming | None:
    """A value held against the average: 分别为全省平均水平的1.42倍、1.13倍."""
    left = case.view.list_of(case.mention)[0].left
    found = _OF_THE_AVERAGE.fullmatch(left) if "平均" in left or "年" in left else None
    base = _base(case) if found is not None else None
    if found is None or base is None or base.kind == case.mention.kind:
        return None
    return _ratio(base, found["whole"], case)


def multiple(case: Unnamed) -> Naming | None:
    """A multiple of the same metric at an earlier time: no value of the metric, and not named by that time."""
    if case.mention.quantity.unit != "倍" or _OF_A_TIME.fullmatch(case.view.list_of(case.mention)[0].left) is None:
        return None
    base = _base(case)
    return _ratio(base, "参照", case) if base is not None else None


def _base(case: Unnamed) -> Settled | None:
    """What is held against another value: the level told last, or that at the same place of a list."""
    mention, view = case.mention, case.view
    if mention.coordination >= 0:
        return model_of(view, mention)
    levels = (each for each in view.earlier(mention) if not is_beside(each) and each.naming.aspect == "level")
    return next(levels, None)


def _ratio(base: Settled, other: str, case: Unnamed) -> Naming:
    """The ratio of a value to another one."""
    name, at = f"{base.naming.metric}与{other}之比", index_of(case.view, base)
    return Naming(name, name, False, "level", "medium", base.naming.population, Relation("gap_to", at), at)
