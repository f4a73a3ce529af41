"""Questions for what was done: by region, by kind, topic or group, by words, and by what shares most with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jobscli import words
from jobscli.ask import query
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, can_search, places, shown, where
from jobscli.ask.question.beyond import is_people
from jobscli.ask.question.measured import asks_sorts
from jobscli.ask.question.retrieve import of_year, retrieve
from jobscli.ask.question.slots import Question
from jobscli.ask.regions import covered
from jobscli.ask.search import Hits, search
from jobscli.language import _
from jobscli.record import NATION, Measure, Statistic
from jobscli.store import Store

_MANY = 8  # measures of a search beyond which the nearest few are a better answer

_SYSTEMS = frozenset(("系统", "信息系统", "信息化系统", "网上系统", "平台系统"))

_FEW = 4  # measures told for each of several words
_WORD = 8  # characters of a word; a longer piece may be half a sentence


def region(store: Store, question: Question) -> Asked | None:
    """All that one region did, where nothing else was asked."""
    if len(question.regions) != 1 or question.rest or question.metrics or question.numbers:
        return None
    listing = query.listing(store, "measures", where(question))
    if not listing.records:
        names = _("、").join(covered(store))
        none = _("没有{name}的文件；有数据的是{names}").format(name=question.regions[0], names=names)
        return Asked(f"jobscli measures{places(question)}", (none,), listing)
    lines = told.measures(store, listing.records, summaries=False)
    return Asked(f"jobscli measures{places(question)}", tuple(lines), listing)


def judged(store: Store, question: Question) -> Asked | None:
    """Whose policy is the best, or works best: no document tells, and no figure does; what was done is shown."""
    known = any(words.metric(each) and words.fold(each) in question.text for each in question.metrics)
    if "merit" not in question.cues or known or not question.rest or not all(map(can_search, question.rest)):
        return None
    hits = search(store, list(question.rest), region=question.regions or None)
    lines = [
        _("不能说：文件只写做了什么、报了多少，没有评价谁好、谁有效；数大不等于做得好"),
        _("可以问一个指标谁多（jobscli rank 城镇新增就业），或者一件事各地怎么做，如下面这些"),
    ]
    return Asked(f"jobscli search {' '.join(question.rest)}{places(question)}", tuple(lines), hits)


def compared(store: Store, question: Question) -> Asked | None:
    """Regions side by side, where nothing else was asked."""
    if len(question.regions) < 2 or (question.rest and "compare" not in question.cues):
        return None
    from jobscli.ask.compare import compare

    answer = compare(store, question.regions)
    lines = [
        _("{metric}：{told}").format(metric=pair.metric, told=told.figures(pair.chosen))
        for pair in answer.pairs
        if pair.comparable
    ]
    none = [_("没有两地都有、又能比的指标")]
    return Asked(f"jobscli compare {' '.join(question.regions)}", tuple(lines or none), answer)


def listed(store: Store, question: Question) -> Asked | None:
    """Measures by kind, topic or group, where the question has no other word."""
    plain = [each for each in question.rest if not any(words.term(field, each) for field in ("kind", "topic", "group"))]
    kinds = tuple(dict.fromkeys((*question.kinds, *_kinds_in(question.rest))))
    kinds = tuple(each for each in kinds if words.say("kind", each) not in question.topics)  # 资金 is both: the wider
    plain = [each for each in plain if not _kinds_in([each])]
    if plain or not (kinds or question.topics or question.groups):
        return None
    if kinds == ("policy",) and (question.topics or question.groups):
        kinds = ()  # what policies there are for somebody asks for whatever is done
    wanted: dict[str, Any] = {**where(question)}
    wanted |= {"kind": list(kinds)} if kinds else {}
    wanted |= {"topics": list(question.topics)} if question.topics else {}
    groups = {"groups": list(question.groups)} if question.groups else {}
    listing = query.listing(store, "measures", {**wanted, **groups})
    if not listing.records and question.topics:
        groups = {}
        listing = query.listing(store, "measures", wanted)
    if not listing.records:
        return None
    options = [f"--kind {words.say('kind', each)}" for each in kinds] + [f"--topic {each}" for each in question.topics]
    options += [f"--group {each}" for each in question.groups] if groups else []
    few = len(listing.records) <= _MANY
    lines = [_("没有“做得好”的指标：数大不等于做得好。各省的举措：")] if "merit" in question.cues else []
    lines += told.measures(store, listing.records, summaries=few)
    if asks_sorts(question):
        lines += _of_other_kinds(store, question, kinds)
    return Asked(f"jobscli measures {' '.join(options)}{places(question)}", tuple(lines), listing)


def _of_other_kinds(store: Store, question: Question, kinds: Sequence[str]) -> list[str]:
    """What is called by the word of a kind and stands among others: 创业带动就业补贴 of a plan."""
    lines = []
    for word in (words.say("kind", each) for each in kinds):
        hits = search(store, [word], exact=True, region=list(question.regions) or None)
        found = [
            each.record for each in hits.found if isinstance(each.record, Measure) and each.record.kind not in kinds
        ]
        named = [f"{each.region} {each.title}（{words.say('kind', each.kind)}）" for each in found[:_MANY] if each.kind]
        lines += [_("别的类别里说到“{word}”的：{named}").format(word=word, named=_("；").join(named))] if named else []
    return lines


def _kinds_in(rest: Sequence[str]) -> tuple[str, ...]:
    """信息系统和平台 are of the kinds 平台 and 监测."""
    return ("platform", "monitoring", "standard") if any(each in _SYSTEMS for each in rest) else ()


def searched(store: Store, question: Question) -> Asked | None:
    """Records that have every word of the question."""
    if not question.rest:
        return None
    pieces = list(question.rest)
    if not all(can_search(each) for each in pieces):
        return None
    hits = search(store, pieces, region=list(question.regions) or None)
    measures = [each.record for each in hits.found if isinstance(each.record, Measure)]
    measures = of_year(store, question.text, measures)
    loose = [each.record for each in hits.found if isinstance(each.record, Statistic)]
    if not hits.found or len(measures) > _MANY:
        return None
    alone = [each for each in loose if each.measure not in {one.id for one in measures}]
    lines = [*told.measures(store, measures), *([told.figures(alone[:8])] if alone else [])]
    if not lines:
        return None
    if {"list", "who"} & question.cues and not question.regions and len(hits.by_region) > 1:
        having = [name for name, _n in hits.by_region if name != NATION]
        lines.insert(0, _("提到的有 {n} 个地区：{names}").format(n=len(having), names=_("、").join(having)))
    if {"list", "who", "practice"} & question.cues and len(measures) < _FEW:
        near = [each for each in retrieve(store, pieces, where(question)) if each not in measures][:_FEW]
        lines += [_("相近的："), *told.measures(store, near)] if near else []
    if hits.taken:
        lines.insert(0, _("；").join(_("没有“{a}”，查的是{b}").format(a=a, b=b) for a, b in hits.taken))
    lines = _verdict(question, lines, hits)
    return Asked(f"jobscli search {' '.join(pieces)}{places(question)}", tuple(lines), hits)


def _verdict(question: Question, lines: list[str], hits: Hits) -> list[str]:
    """A question of yes or no is answered so first, where the records have all its words."""
    if "judge" not in question.cues or "rank" in question.cues or hits.taken:
        return lines
    own = [each.record for each in hits.found if hits.phrase.has_all(each.matched)]
    if "yes" in question.cues:
        words_asked = "”“".join(question.rest)
        near = _("没有一条用“{words}”这些字；近义的说法（{also}）有：")
        other = near.format(words=words_asked, also=_("、").join(hits.also))
        return [_("有，记录里这样说：") if own else other, *lines]
    if not own:  # what was found says it in other words, and perhaps another thing
        return [_("不能确定是不是，记录里只这样说："), *lines]
    if all(getattr(each, "status", "achieved") == "target" for each in own):
        return [_("不能确定：记录里只有计划，没有说做到了："), *lines]
    return [_("{word}，记录里这样说：").format(word=_("能") if "能" in question.text[:20] else _("是")), *lines]


def by_word(store: Store, question: Question) -> Asked | None:
    """The records of each of several words, where none has all of them: 直播、互联网的招聘手段."""
    pieces = [each for each in question.rest if can_search(each)]
    if len(pieces) < 2 or not question.several:
        return None
    lines: list[str] = []
    seen: set[str] = set()
    absent = _absent(store, question)
    for each in pieces:
        hits = search(store, [each], region=list(question.regions) or None)
        found = [one.record for one in hits.found if isinstance(one.record, Measure) and one.record.id not in seen]
        if not found or len(hits.found) > _MANY:
            continue
        seen.update(one.id for one in found)
        lines += [f"“{each}”：", *told.measures(store, found[:_FEW])]
    if not lines:
        return None
    command = " OR ".join(pieces)
    hits = search(store, command.split(), region=list(question.regions) or None)
    none = _("没有提到“{words}”。").format(words="”“".join(absent)) if absent else ""
    first = none + _("没有一条全有这几个词，按词分开：")
    return Asked(f"jobscli search {command}{places(question)}", (first, *lines), hits)


def nearest(store: Store, question: Question) -> Asked | None:
    """The measures that share most with the question, where it fits no form."""
    pieces = list(question.rest) or [question.text]
    found = tuple(of_year(store, question.text, retrieve(store, pieces, where(question))))
    absent = _absent(store, question)
    if not found:
        if not question.rest:
            return None
        if again := _without(store, question, absent):
            return again
        names = _("、").join(question.regions or covered(store))
        none = search(store, pieces, region=list(question.regions) or None)
        where_none = _nowhere(store, question, absent)
        missing = where_none.format(names=names, words="”“".join(absent or pieces))
        if not absent and len(pieces) > 1:
            missing = _("没有：{names}没有一条记录同时说到“{words}”").format(names=names, words="”“".join(pieces))
        return Asked(f"jobscli search {' '.join(pieces)}{places(question)}", (missing,), none)
    why = _("没有合适的问法，按两字重合找到的：")
    if "counted" in question.cues and "rate" not in question.cues:
        why = _("没有“{words}”的数；最近的：").format(words="”“".join(pieces))
    elif absent:
        why = _("没有“{words}”的记录；最近的：").format(words="”“".join(absent))
    elif len(pieces) > 1 and all(map(can_search, pieces)):
        why = _("没有一条同时说到“{words}”；最近的：").format(words="”“".join(pieces))
    return shown(store, [why, *told.measures(store, found), *_elsewhere(store, question, absent)], found)


def _elsewhere(store: Store, question: Question, absent: Sequence[str]) -> list[str]:
    """Which other regions have a word that those asked for do not have."""
    lines = []
    for each in absent if question.regions else ():
        others = [name for name, _n in search(store, [each]).by_region if name not in question.regions]
        if others:
            lines.append(_("“{word}”在{names}有").format(word=each, names=_("、").join(others)))
    return lines


def _without(store: Store, question: Question, absent: Sequence[str]) -> Asked | None:
    """The answer to the question without the words that nothing has, which are said to be nowhere."""
    left = tuple(each for each in question.rest if each not in absent)
    if not absent or not left or "judge" in question.cues or any(map(is_people, absent)):
        return None
    asked = replace(question, rest=left)
    found = listed(store, asked) or searched(store, asked) or by_word(store, asked)
    line = _("没有提到“{words}”；按其余的词：").format(words="”“".join(absent))
    return replace(found, told=(line, *found.told)) if found else None


def _nowhere(store: Store, question: Question, absent: Sequence[str]) -> str:
    """How it is told that nothing has a word: of the texts, where all of them were looked through."""
    regions = list(question.regions) or None
    hits = [search(store, [each], region=regions) for each in absent]
    if hits and all(set(each.regions) <= set(each.said.silent) for each in hits):
        return _("没有：{names}的原文都没有“{words}”")
    return _("没有：{names}的记录里没有“{words}”")


def _absent(store: Store, question: Question) -> list[str]:
    """The words of which no record of the regions has anything, nor of what they are also called."""
    short = [each for each in question.rest if len(each) <= _WORD and can_search(each)]
    return [each for each in short if not search(store, [each], region=list(question.regions) or None).found]
