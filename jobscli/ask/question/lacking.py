"""Who has nothing of a matter: the regions without it are named first, then who has it."""

from __future__ import annotations

from jobscli.ask.meant import Choice
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, can_search
from jobscli.ask.question.figures import as_options, best, wanted
from jobscli.ask.question.slots import Question
from jobscli.ask.rank_answer import Ranking
from jobscli.ask.regions import covered
from jobscli.ask.search import search
from jobscli.language import _
from jobscli.record import NATION, Measure
from jobscli.store import Store


def lacking(store: Store, question: Question) -> Asked | None:
    """The regions that say nothing of what the question names: a metric, else its words."""
    if not question.lacks:
        return None
    if question.metrics and any(each in question.text for each in ("报", "公布", "数", "写", "report")):
        name, answer = best(store, question)
        if not isinstance(answer, Choice):
            options = as_options(wanted(store, question, name))
            return Asked(f"jobscli rank {name}{options}", tuple(_without_figure(answer, name)), answer)
    if not question.rest or not all(map(can_search, question.rest)):
        return None
    hits = search(store, list(question.rest))
    having = {each.record.region for each in hits.found}
    every = [each for each in question.regions or covered(store) if each != NATION]
    told_there = [each for each in (*hits.said.printed, *hits.said.made_up) if each not in having]
    without = [each for each in every if each not in having and each not in told_there]
    unread = [each for each in without if each not in hits.said.silent]
    words = "”“".join(question.rest)
    names = _("、").join(without) or _("没有这样的地区，都提到了")
    lines = [_("没有提到“{words}”的：{names}").format(words=words, names=names)]
    lines[0] += _("（{names}只查了举措、数字和标题，不是全文）").format(names=_("、").join(unread)) if unread else ""
    if told_there:
        lines.append(_("原文提到、没有列为举措的：{names}").format(names=_("、").join(told_there)))
    measures = [each.record for each in hits.found if isinstance(each.record, Measure)]
    lines += [_("提到的："), *told.measures(store, measures[:6])] if measures else []
    return Asked(f"jobscli search {' '.join(question.rest)}", tuple(lines), hits)


def _without_figure(answer: Ranking, name: str) -> list[str]:
    having = {row.statistic.region for part in answer.parts for row in part.rows}
    others = dict.fromkeys(each.statistic.region for each in answer.left_out if each.statistic.region not in having)
    for each in (NATION, *answer.missing):
        others.pop(each, None)
    names = _("、").join(answer.missing) or _("没有这样的地区")
    line = _("没有报“{name}”的：{names}").format(name=name, names=names)
    line += _("；只报了变动、目标或部分人群的：{names}").format(names=_("、").join(others)) if others else ""
    return [line, *told.ranking(answer, first=False)]
