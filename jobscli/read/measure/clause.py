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
    if any(expression("verb", name).match(here) for name in ("result", "future", "aside")):
        return Clause(start, end, stop)
    before = expression("verb", "before").match(here)
    lead = before.end() if before is not None else 0
    for find in (_opening, _further):
        for name in ("act", "weak"):
            at = find(here, lead, expression("verb", name))
            if at >= 0:
                return Clause(start, end, stop, start + at, name == "act")
    return Clause(start, end, stop)


def _opening(here: str, lead: int, verbs: re.Pattern[str]) -> int:
    """`lead`, where one of `verbs` stands there, or -1."""
    return lead if verbs.match(here, lead) and not expression("verb", "never").match(here, lead) else -1


def _further(here: str, lead: int, verbs: re.Pattern[str]) -> int:
    """Where one of `verbs` stands in a clause that says first by whom or for whom, or -1."""
    who = expression("verb", "who").match(here[lead : lead + _LEAD])
    if who is None and _WHOM.match(here, lead) is None:
        return -1
    for found in verbs.finditer(here, lead + (who.end() if who else 1), lead + _LEAD):
        quoted = here.count("“", 0, found.start()) > here.count("”", 0, found.start())
        if not quoted and not expression("verb", "never").match(here, found.start()):
            return found.start()
    return -1


def deeds(text: str) -> Iterator[Deed]:
    """The deeds of a clean sentence in order.

    A clause with a verb of [verb].act opens one. What follows it and tells how or with what result belongs to it;
    what comes before the first belongs to the first. A weak clause is a deed of its own where none is open and a
    figure or a result follows, or where its part of the sentence has no other.
    """
    part: list[Clause] = []
    for clause in clauses(text):
        part.append(clause)
        if clause.stop == "；":
            yield from _part(text, part)
            part = []
    yield from _part(text, part)


def _part(text: str, part: Sequence[Clause]) -> Iterator[Deed]:
    head: Clause | None = None
    weak: Clause | None = None
    start = part[0].start if part else 0
    for index, clause in enumerate(part):
        strong = clause.strong and not (head is not None and _BRAND.match(text, clause.start, clause.end))
        if strong or (head is None and clause.verb >= 0 and _results(text, part, index)):
            if head is not None:
                yield Deed(head, start, part[index - 1].end)
                start = clause.start
            head = clause
        elif weak is None and clause.verb >= 0:
            weak = clause
    head = head or weak
    if head is not None:
        yield Deed(head, start, part[-1].end)


def _results(text: str, part: Sequence[Clause], index: int) -> bool:
    """Whether a weak clause is a deed: it has a figure, or the next clause only tells what came of it."""
    if _FIGURE.search(text, part[index].start, part[index].end):
        return True
    return index + 1 < len(part) and part[index + 1].verb < 0
