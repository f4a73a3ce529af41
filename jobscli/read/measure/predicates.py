"""A clause -> its predicate: the verb that says what was done, or what else the clause is.

The rules stand in PREDICATES, surest first; the first that answers decides. Their sentences and examples are in
words/rules/measure.toml.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from jobscli.read.measure.grammar import grammar
from jobscli.read.rule import Rules, first
from jobscli.words.measuring import any_word, field, number, pattern, words

# How a clause says what was done: with a verb of doing, with one that tells how or with what result, with the thing
# first, by whom it reached, as a rule in force; or that it tells a result, leads up to the next clause, or neither.
Manner = Literal["act", "weak", "thing", "received", "in-force", "result", "leads", "none"]
ACTIVE: frozenset[Manner] = frozenset({"act", "weak", "thing", "received", "in-force"})

# What a verb acts upon has so many characters at least: 落实 alone is no action.
_OBJECT = 2
# Behind by whom or for whom the verb stands within so many characters.
_REACH = 40
# 将 that looks ahead stands within so many characters of the clause.
_FUTURE = 28
_DIGIT = re.compile("[0-9]")
_ONLY_DONE = re.compile("(?:全面|顺利|如期|圆满|基本|已)?(?:完成|启动|实施|推进)")


class Predicate(NamedTuple):
    """What a clause says; `verb` is an offset in the sentence, -1 where the clause has none."""

    manner: Manner
    verb: int
    rule: str  # the id of the rule that decided, "" where none did


class Found(NamedTuple):
    """What a rule answers; `verb` is an offset in the clause, -1 for none."""

    manner: Manner
    verb: int = -1


_RESULT, _LEADS, _NONE = Found("result"), Found("leads"), Found("none")


class ClauseText(NamedTuple):
    """The words of a clause, with what stands before its verb."""

    words: str
    opens: int  # behind the words that look ahead, 0 where none do
    lead: int  # behind the adverbials
    plain: bool = False  # whether its sentence has none of the words that look ahead or tell who speaks


def predicate(text: str, start: int, end: int, plain: bool = False) -> Predicate:
    """The predicate of the clause that stands between `start` and `end` of a normalised sentence.

    `plain` says that the sentence has none of the words that look ahead or tell who speaks.
    """
    here = text[start:end]
    opens = 0 if plain else looks_ahead(here)
    lead = grammar().adverbials.match(here, opens)
    clause = ClauseText(here, opens, lead.end() if lead is not None else opens, plain)
    told = first(PREDICATES, clause)
    if told is None:
        return Predicate("none", -1, "")
    rule, (manner, verb) = told
    return Predicate(manner, start + verb if verb >= 0 else -1, rule)


def may_lead(text: str, start: int, end: int) -> bool:
    """Whether a clause may only lead up to the next: a quick look before its predicate is asked for."""
    told = grammar()
    if text[end - 1] in told.odd_ends or pattern("clause", "whom").match(text, start, end) is not None:
        return True
    return any_word("clause", "principle").match(text, start, end) is not None


def may_follow(text: str, start: int, end: int) -> bool:
    """Whether a clause may only tell a result: a quick look before its predicate is asked for."""
    return text[start] in grammar().result_opens or grammar().ahead.match(text, start, end) is not None


def looks_ahead(here: str) -> int:
    """Where a clause goes on behind the words that say it is still to come, 0 where it has none.

    >>> looks_ahead("下一步将开展技能培训"), looks_ahead("将职工纳入工伤保险"), looks_ahead("主要开展技能培训")
    (4, 0, 0)
    """
    told, within, opens = grammar(), number("ahead", "within"), 0
    for found in told.ahead.finditer(here, 0, _FUTURE):
        word, end = found.group(), found.end()
        if word in told.before_verb:
            opens = end if _verb_follows(here, end) else opens  # 将职工纳入工伤保险 says only what is acted upon
        elif found.start() < within and word not in told.not_ahead:
            opens = end
    return opens


def _verb_follows(here: str, at: int) -> bool:
    lead = grammar().adverbials.match(here, at)
    return _takes(here, grammar().verb.match(here, lead.end() if lead is not None else at))


def _takes(here: str, verb: re.Match[str] | None) -> bool:
    """Whether `verb` is one, is no noun here, and has an object."""
    if verb is None:
        return False
    end, word = verb.end(), verb.group()
    if len(here) - end < _OBJECT or here[end] == "的" or word in words("verb", "guards"):
        return False
    if word in words("verb", "nominal") and any_word("verb", "heads").match(here, end):
        return False
    return word != "签订" or pattern("verb", "contract").match(here, verb.start()) is None


# The rules.


def _aside(clause: ClauseText) -> Found | None:
    here = clause.words
    if here[-1] not in grammar().odd_ends or clause.opens or not pattern("clause", "aside").match(here):
        return None
    return _LEADS


def _speech(clause: ClauseText) -> Found | None:
    here, told = clause.words, grammar()
    says = here[-1] in told.odd_ends and here.endswith(told.said) and len(here) > _OBJECT
    return _NONE if says or (not clause.plain and pattern("clause", "speakers").match(here)) else None


def _achieved(clause: ClauseText) -> Found | None:
    """实现失业保险省级统筹: a result that is itself what was done."""
    made = clause.words.startswith("实现", clause.lead)
    return Found("act", clause.lead) if made and any_word("clause", "achieved").search(clause.words) else None


def _result(clause: ClauseText) -> Found | None:
    """What only tells a result: 覆盖率提高, 形成…格局."""
    here, told = clause.words, grammar()
    if here[clause.opens : clause.opens + 1] not in told.result_opens:
        return None
    found = told.result.match(here, clause.opens)
    if found is None:
        return None
    word = found["word"]
    offered = word in ("完成", "提供") and any_word("clause", "offered").search(here, found.end())
    if offered or word in words("clause", "result_guards"):
        return None
    return _RESULT


def _thing_to_come(clause: ClauseText) -> Found | None:
    """降低失业保险费率政策将再延续实施一年: the thing is told first, the verb tells only how long."""
    here, at = clause.words, clause.opens - 1
    if at <= 0 or here[at] != "将" or grammar().thing_ends.search(here, 0, at) is None:
        return None
    about = field()
    return Found("thing", 0) if about.find(here[:at]) and not about.find(here[at:]) else None


def _disposal(clause: ClauseText) -> Found | None:
    here, lead = clause.words, clause.lead
    if here[lead : lead + 1] in ("将", "把") and grammar().disposed.match(here, lead):
        return Found("act", lead)
    return None


def _act(clause: ClauseText) -> Found | None:
    here, _opens, lead, _plain = clause
    return Found("act", lead) if _takes(here, grammar().act.match(here, lead)) else None


def _weak(clause: ClauseText) -> Found | None:
    here, _opens, lead, _plain = clause
    return Found("weak", lead) if _takes(here, grammar().weak.match(here, lead)) else None


def _taken_in(clause: ClauseText) -> Found | None:
    return Found("thing", clause.lead) if pattern("thing", "taken").match(clause.words, clause.lead) else None


def _principle(clause: ClauseText) -> Found | None:
    return _LEADS if any_word("clause", "principle").match(clause.words, clause.lead) else None


def _for_whom(clause: ClauseText) -> Found | None:
    """A verb behind those for whom or by whom something is done: 对吸纳就业困难人员的企业|给予补贴."""
    here, lead, told = clause.words, clause.lead, grammar()
    if here.startswith("通过", lead):
        return None
    who = told.agents.match(here, lead, lead + _REACH)
    if who is None and pattern("clause", "whom").match(here, lead) is None:
        return None
    given = pattern("clause", "given").match(here, lead)
    if given is None and here.startswith("为", lead) and _verb_follows(here, lead + 1):
        return _LEADS  # 为|促进重点群体就业，
    # 对吸纳就业困难人员的企业给予补贴: what goes before says to whom
    led = given or who
    start = led.end() if led is not None else lead + 1
    for found in told.verb.finditer(here, start, max(start, lead) + _REACH):
        at = found.start()
        if (
            here[at - 1] == "的"
            or "被" in here[lead:at]
            or pattern("verb", "moved").match(here, at)
            or _ONLY_DONE.fullmatch(here, found.end())
        ):
            continue  # 备受关注的培训 and 试验区建设|全面完成 name a thing
        if here[at - 1] == "、" and here[found.end() : found.end() + 1] in ("、", "等"):
            continue  # 从场地、信息、|培训|、人才等方面提供服务
        if pattern("clause", "whom_ends").match(here, lead) is not None:
            continue  # 对符合条件的和|组织|起来就业的妇女
        if here.count("“", 0, at) <= here.count("”", 0, at) and _takes(here, found):
            return Found("act" if told.act.match(here, at) else "weak", at)
    return None


def _received(clause: ClauseText) -> Found | None:
    found = pattern("thing", "received").search(clause.words, clause.lead)
    return Found("received", found.start("what")) if found is not None else None


def _each(clause: ClauseText) -> Found | None:
    return Found("thing", clause.lead) if pattern("thing", "each").match(clause.words, clause.lead) else None


def _thing_first(clause: ClauseText) -> Found | None:
    here, lead = clause.words, clause.lead
    if grammar().things.match(here, lead) is None or _came_by_itself(here):
        return None
    return Found("thing", lead - (here[lead - 1 : lead] == "“"))


def _came_by_itself(here: str) -> bool:
    """Whether a clause without a number tells only that something got better: 社会保障体系日益|健全."""
    return pattern("thing", "by_itself").search(here) is not None and _DIGIT.search(here) is None


def _adverb_as_verb(clause: ClauseText) -> Found | None:
    """An adverbial that is itself the verb of its clause."""
    if clause.lead == clause.opens:
        return None
    here = clause.words
    found = any_word("adverbial", "verbs").search(here, clause.opens, clause.lead)
    if found is None or len(here) - found.end() <= _OBJECT:
        return None
    return Found("act" if here.endswith(tuple(words("verb", "nominal"))) else "weak", found.start())


def _leads(clause: ClauseText) -> Found | None:
    return _LEADS if not clause.opens and pattern("clause", "whom").match(clause.words) else None


PREDICATES: Rules[[ClauseText], Found] = (
    ("measure.aside", _aside),
    ("measure.speech", _speech),
    ("measure.achieved", _achieved),
    ("measure.result", _result),
    ("measure.thing-to-come", _thing_to_come),
    ("measure.disposal", _disposal),
    ("measure.act", _act),
    ("measure.weak", _weak),
    ("measure.taken-in", _taken_in),
    ("measure.principle", _principle),
    ("measure.for-whom", _for_whom),
    ("measure.received", _received),
    ("measure.each", _each),
    ("measure.thing-first", _thing_first),
    ("measure.adverb-as-verb", _adverb_as_verb),
    ("measure.lead", _leads),
)
