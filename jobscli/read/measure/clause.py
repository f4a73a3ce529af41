"""A sentence on employment -> what was done in it, each deed with the clauses that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobscli.words.measuring import expression

_BREAK = re.compile("[，；。！？：]|$")
_OPEN, _CLOSE = "“《（‘", "”》）’"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_CLOSED = re.compile(f"[{_CLOSE}]")
_FIGURE = re.compile("[0-9][万亿千]?余?多?(?:元|人|名|家|个|户|场|项|次|%|批|期)")
# Clauses that say first for whom: 为2.86万名高校毕业生发放求职创业补贴. The verb stands within so many characters.
_WHOM = re.compile("(?:为|对|向|面向|在|从|通过|按照?|针对|围绕|由|与|以|首次采用)")
_LEAD = 40
# What a verb acts upon has so many characters at least: 落实 alone is no deed.
_OBJECT = 2
# A brand at the end of what was done is what it came to: 推广…系统，…，打造“…”品牌.
_BRAND = re.compile("[^，]{0,4}打造[^，]{2,20}品牌$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the clean sentence without the mark that ends it, and its verb where it says what was done."""

    start: int
    end: int
    stop: str  # the mark that ends it
    verb: int = -1  # where the verb begins, in the sentence
    strong: bool = False  # by itself a deed
    leads: bool = False  # says how or for whom, and belongs to the deed that follows
    ahead: bool = False  # it and what follows in the sentence is still to come


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done: its own clause, and the stretch of the sentence that belongs to it."""

    head: Clause
    start: int
    end: int


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a clean sentence; a comma within quotation marks or brackets parts nothing.

    >>> [text[c.start : c.end] for text in ["举办“一处登记，全省服务”活动，发放补贴。"] for c in clauses(text)]
    ['举办“一处登记，全省服务”活动', '发放补贴']
    """
    last = max((mark.start() for mark in _CLOSED.finditer(text)), default=-1)
    start = at = depth = 0
    for found in _BREAK.finditer(text):
        depth += sum(1 if mark in _OPEN else -1 for mark in _MARKS.findall(text, at, found.start()))
        at = found.start()
        if depth > 0 and at < last:  # a mark that is never closed holds nothing together
            continue
        depth = 0
        if at > start:
            yield _clause(text, start, at, found.group())
        start = found.end()


def _clause(text: str, start: int, end: int, stop: str) -> Clause:
    here = text[start:end]
    if expression("verb", "ahead").match(here):
        return Clause(start, end, stop, ahead=True)
    if expression("verb", "aside").match(here):
        return Clause(start, end, stop, leads=True)
    if expression("verb", "result").match(here) or expression("verb", "future").match(here):
        return Clause(start, end, stop)
    before = expression("verb", "before").match(here)
    lead = before.end() if before is not None else 0
    places = [(_opening(here, lead, name), name == "act") for name in ("act", "weak")]
    if all(at < 0 for at, _strong in places):
        places = [(_further(here, lead, name), name == "act") for name in ("act", "weak")]
    at, strong = min(((at, strong) for at, strong in places if at >= 0), default=(-1, False))
    if at < 0:
        return Clause(start, end, stop, leads=_WHOM.match(here) is not None)
    return Clause(start, end, stop, start + at, strong, leads=True)


def _opening(here: str, lead: int, name: str) -> int:
    """`lead`, where a verb of the list `name` stands there, or -1."""
    return lead if _takes(here, expression("verb", name).match(here, lead)) else -1


def _takes(here: str, verb: re.Match[str] | None) -> bool:
    """Whether `verb` is one and has an object."""
    return (
        verb is not None
        and len(here) - verb.end() >= _OBJECT
        and here[verb.end()] != "的"
        and expression("verb", "never").match(here, verb.start()) is None
    )


def _further(here: str, lead: int, name: str) -> int:
    """Where a verb of the list `name` stands in a clause that says first by whom or for whom, or -1."""
    who = expression("verb", "who").match(here[lead : lead + _LEAD])
    if who is None and _WHOM.match(here, lead) is None:
        return -1
    for found in expression("verb", name).finditer(here, lead + (who.end() if who else 1), lead + _LEAD):
        quoted = here.count("“", 0, found.start()) > here.count("”", 0, found.start())
        if not quoted and _takes(here, found):
            return found.start()
    return -1


def deeds(text: str, conditions: bool = False) -> Iterator[Deed]:
    """The deeds of a clean sentence in order.

    A clause with a verb of [verb].act opens one. What follows it and tells how or with what result belongs to it;
    what comes before the first belongs to the first. A weak clause is a deed of its own where none is open and a
    figure or a result follows, or where its part of the sentence has no other. With `conditions`, as in a list of
    policies, all that stands before the first says for whom it is.
    """
    part: list[Clause] = []
    for clause in clauses(text):
        if clause.ahead:
            break
        part.append(clause)
        if clause.stop == "；":
            yield from _part(text, part, conditions)
            part = []
    yield from _part(text, part, conditions)


def _part(text: str, part: Sequence[Clause], conditions: bool) -> Iterator[Deed]:
    head = -1
    start = 0
    for index, clause in enumerate(part):
        strong = clause.strong and not (head >= 0 and _BRAND.match(text, clause.start, clause.end))
        if strong or (head < 0 and clause.verb >= 0 and _results(text, part, index)):
            if head >= 0:
                yield Deed(part[head], part[start].start, part[index - 1].end)
            start = index if head >= 0 else 0 if conditions else _led(part, index)
            head = index
    if head < 0:
        head = next((index for index, clause in enumerate(part) if clause.verb >= 0), -1)
        start = 0 if conditions else _led(part, head)
    if head >= 0:
        yield Deed(part[head], part[start].start, part[-1].end)


def _led(part: Sequence[Clause], head: int) -> int:
    """The first of the clauses before the one at `head` that lead up to it."""
    while head > 0 and part[head - 1].leads:
        head -= 1
    return head


def _results(text: str, part: Sequence[Clause], index: int) -> bool:
    """Whether a weak clause is a deed: it has a figure, or the next clause only tells what came of it."""
    if _FIGURE.search(text, part[index].start, part[index].end):
        return True
    return index + 1 < len(part) and part[index + 1].verb < 0 and not part[index + 1].leads
