"""Who speaks of a thing: the regions whose records or texts have the word itself, counted and named."""

from __future__ import annotations

import re

from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, can_search
from jobscli.ask.question.slots import Question
from jobscli.ask.regions import covered
from jobscli.ask.search import Hits, search
from jobscli.language import _
from jobscli.record import NATION, Measure, Statistic
from jobscli.store import Store

_MANY = 8  # measures, and figures without a measure, that are told
_PLACES = "(?:省份?|省市|地区|地方|地)"
_WHO = f"(?:有|请问|目前|现在|一共|总共)*(?:哪些?|哪几|几|多少)个?{_PLACES}"
_SPEAKS = "(?:提到|提及|提过|提|说到|谈到|讲到|写到|写进|写入|涉及)(?:了|过)?"
_IN = "(?:的?(?:工作)?(?:报告|文件|原文))?[里中]?(?:都|还|也|有|曾)?"
_HOW_MANY = "(?:一共|总共|分别)?[有是]?(?:哪些|哪几个|哪里|几个|多少个?|多少|谁)?"
_SEVERAL = re.compile("和|或|及|与|跟")  # several words ask for each of them
# 几个省提到了以工代训, 提到“人工智能”的省有几个.
_ASKED = re.compile(f"{_WHO}{_IN}{_SPEAKS}(?P<said>.+?)的?|{_SPEAKS}(?P<of>.+?)的{_PLACES}{_HOW_MANY}")


def mentioned(store: Store, question: Question) -> Asked | None:
    """How many regions speak of what the question names, and which; nothing is put in the place of its words."""
    found = _ASKED.fullmatch(question.text.strip())
    if found is None or question.regions or question.lacks:
        return None
    if question.topics and question.groups:  # 大学生创业 is a matter for somebody, told in many words
        return None
    said = (found["said"] or found["of"]).split()
    if not said or _SEVERAL.search("".join(said)) or not all(map(can_search, said)):
        return None
    hits = search(store, said, exact=True)
    command = f"jobscli search {' '.join(said)} --exact"
    having = {each.record.region for each in hits.found}
    if not having | set(hits.said.printed):
        return _by_nobody(store, said, command, hits)
    named = [each for each in covered(store) if each != NATION and (each in having or each in hits.said.printed)]
    line = _("提到“{words}”的有 {n} 个地区：{names}")
    lines = [line.format(words="”“".join(said), n=len(named), names=_("、").join(named)), *_how_sure(store, hits)]
    return Asked(command, (*lines, *_records(store, hits)), hits)


def _how_sure(store: Store, hits: Hits) -> list[str]:
    """Who has the word in the text alone, who perhaps has it, and whose texts are not here to be looked through."""
    having = {each.record.region for each in hits.found}
    known = {*having, *hits.said.printed, *hits.said.made_up, *hits.said.silent, NATION}
    told_of = (
        (_("其中原文提到、没有列为举措或数字的：{names}"), [each for each in hits.said.printed if each not in having]),
        (
            _("字词同在一段、是不是这个说法要看原文的：{names}"),
            [each for each in hits.said.made_up if each not in having],
        ),
        (_("{names}只查了举措、数字和标题，不是全文"), [each for each in covered(store) if each not in known]),
    )
    return [line.format(names=_("、").join(names)) for line, names in told_of if names]


def _records(store: Store, hits: Hits) -> list[str]:
    measures = [each.record for each in hits.found if isinstance(each.record, Measure)]
    own = {each.id for each in measures}
    figures = [
        each.record for each in hits.found if isinstance(each.record, Statistic) and each.record.measure not in own
    ]
    return [*told.measures(store, measures[:_MANY]), *([told.figures(figures[:_MANY])] if figures else [])]


def _by_nobody(store: Store, said: list[str], command: str, hits: Hits) -> Asked:
    """That nobody speaks of it, and what speaks of the same in other words."""
    near = search(store, said)
    lines = [hits.notice or "", *_how_sure(store, hits)]
    if near.found and not near.taken:
        lines += [_("近义的说法（{words}）：").format(words=_("、").join(near.also)), *_records(store, near)]
    return Asked(command, tuple(lines), hits)
