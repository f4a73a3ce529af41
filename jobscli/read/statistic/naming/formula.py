"""What a formula comes to is of what the words before it name: 见习补贴1520元/人月×6月+500元/人=9620元/人."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Naming, Relation
from jobscli.read.statistic.naming.choose import copied, index_of, named, told
from jobscli.read.statistic.naming.noun_phrase import core_text
from jobscli.read.statistic.view import Unnamed

_NAME = re.compile("为?[^0-9（(=×*+为是]{2,30}")
_UNNAMED = "计算结果"
_CLAUSE_ENDS = "，；。："


def formula_result(case: Unnamed) -> Naming | None:
    """The sum behind =: of the name before the formula, or the value that was told before it, or of its heading."""
    mention, view = case.mention, case.view
    start = mention.quantity.start
    if view.text[start - 1 : start] != "=":
        return None
    since = max(view.text.rfind(mark, 0, start) for mark in _CLAUSE_ENDS) + 1
    found = _NAME.match(view.text, since, start)
    own = core_text(found.group()) if found is not None else ""
    if own:
        return named(own, mention)
    same = next((each for each in told(view, mention) if each.amount.value == mention.quantity.value), None)
    if same is not None:
        return copied(same.naming)._replace(relation=Relation("same_as", index_of(view, same)))
    topic = view.topic if view.topic and "：" not in view.topic else _UNNAMED
    return Naming(topic, topic, False, "level", "low")
