"""A sentence on employment -> what was done in it, each deed with the clauses that belong to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from jobscli.words.measuring import expression, field

_BREAK = re.compile("[，；。！？：]|$")
_OPEN, _CLOSE = "“《（‘", "”》）’"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_CLOSED = re.compile(f"[{_CLOSE}]")
FIGURE = re.compile("[0-9][万亿千]?余?多?(?:元|人|名|家|个|户|场|项|次|%|批|期)")
# What a sentence begins with and is no part of it: the mark of a list, or of somebody's words, which part as others do.
_OPENS = re.compile(
    "(?:[—●■◆★▲□○·•]+|[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[）)、]|[.．](?![0-9]))|[一二三四五六七八九十]{1,2}是(?!否))"
)
_SPOKEN = re.compile("“(?=[^”]*(?:[，。；]|$))")
# Clauses that say first for whom: 为2.86万名高校毕业生发放求职创业补贴. The verb stands within so many characters.
_WHOM = re.compile("(?:为|对|向|面向|在|从|通过|按照?|针对|围绕|由|与|以|每|首次采用)")
_GIVEN = re.compile("[对向为给][^，。；]{2,36}?(?=给予|予以|发放|返还|减免)")
_THING = re.compile("(?:政策|措施|制度|计划|行动|工程|改革|标准|费率|补贴|范围)(?:还|也|均|都)?将$")
_TOWARDS = re.compile("[^，为向对与]{2,10}(?:(?<![去方导意动])向|[为对与])(?![于了称])")
_LEAD = 40
# 毕业去向落实率提高1.3个百分点 tells a figure and no deed.
_MOVED = re.compile("(?:提高|提升|增加|增长|扩大|降低|下调)了?[到至为]?[0-9]")
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
    how: str = ""  # how it says so: act (by itself a deed), weak, subject (the thing comes first), received
    leads: bool = False  # says how or for whom, and belongs to the deed that follows
    ahead: bool = False  # it and what follows in the sentence is still to come

    @property
    def strong(self) -> bool:
        """Whether it is a deed by itself, whatever stands beside it."""
        return self.how not in ("", "weak")


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done: its own clause, and the stretch of the sentence that belongs to it."""

    head: Clause
    start: int
    end: int
    planned: bool = False


# Whether the clause, with what leads up to it from an offset on, is a deed worth telling.
Apart = Callable[[int, Clause], bool]


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a clean sentence; a comma within quotation marks or brackets parts nothing.

    >>> [text[c.start : c.end] for text in ["举办“一处登记，全省服务”活动，发放补贴。"] for c in clauses(text)]
    ['举办“一处登记，全省服务”活动', '发放补贴']
    """
    last = max((mark.start() for mark in _CLOSED.finditer(text)), default=-1)
    opening = _OPENS.match(text) or _SPOKEN.match(text)
    start = at = opening.end() if opening is not None else 0
    depth = 0
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
    ahead, meant = expression("verb", "ahead").match(here), expression("verb", "meant").match(here)
    skipped = max((found.end() for found in (ahead, meant) if found is not None), default=0)
    if not skipped and expression("verb", "aside").match(here):
        return Clause(start, end, stop, leads=True)
    own = Clause(start, end, stop, ahead=ahead is not None or meant is not None)
    if expression("verb", "result").match(here, skipped) or expression("verb", "future").match(here):
        return own
    before = expression("verb", "before").match(here, skipped)
    at, how = _verb(here, before.end() if before is not None else skipped)
    hurried = expression("verb", "hurried").search(here, skipped, before.end()) if before is not None else None
    if at < 0 and hurried is not None and len(here) - hurried.end() > _OBJECT:
        at, how = hurried.start(), "weak"
    if ahead is not None and at > 0 and _comes_first(here, ahead.end(), at):
        at, how = 0, "subject"
    if at < 0:
        return replace(own, leads=not skipped and _WHOM.match(here) is not None)
    return replace(own, verb=start + at, how=how, leads=True)


def _comes_first(here: str, to_come: int, at: int) -> bool:
    """Whether what is to be done to something is told with the thing first: 降低费率政策将延续实施一年."""
    about = field()
    named = _THING.search(here, 0, to_come) is not None
    return named and about.search(here, 0, to_come) is not None and about.search(here, at) is None


def _verb(here: str, lead: int) -> tuple[int, str]:
    """Where the verb of a clause stands whose first words end at `lead`, and how it says what was done."""
    for find in (_opening, _further):
        places = [(find(here, lead, name), name) for name in ("act", "weak")]
        found = min(((at, name) for at, name in places if at >= 0), default=None)
        if found is not None:
            return found
    received = expression("verb", "received").search(here, lead)
    if received is not None:
        return received.start("what"), "received"
    if expression("verb", "subject").match(here, lead) is None:
        return -1, ""
    return lead - (here[lead - 1 : lead] == "“"), "subject"


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
    who = expression("verb", "who").match(here[lead : lead + _LEAD]) or _TOWARDS.match(here[lead : lead + _LEAD])
    if who is None and _WHOM.match(here, lead) is None:
        return -1
    given = _GIVEN.match(here, lead)  # 对吸纳就业困难人员的企业给予补贴: what goes before says to whom
    start = given.end() if given is not None else lead + (who.end() if who else 1)
    for found in expression("verb", name).finditer(here, start, max(start, lead) + _LEAD):
        if here[found.start() - 1] == "的" or _MOVED.match(here, found.start()):
            continue  # 备受关注的培训 names a thing
        quoted = here.count("“", 0, found.start()) > here.count("”", 0, found.start())
        if not quoted and _takes(here, found):
            return found.start()
    return -1


def deeds(text: str, conditions: bool = False, apart: Apart | None = None) -> Iterator[Deed]:
    """The deeds of a clean sentence in order.

    A clause with a verb of [verb].act opens one. What follows it and tells how or with what result belongs to it;
    what comes before the first belongs to the first. A weak clause is a deed of its own where none is open and a
    figure or a result follows, or where its part of the sentence has no other. With `conditions`, as in a list of
    policies, all that stands before the first says for whom it is. With `apart`, as in a report on everything, each
    clause that it accepts is a deed of its own, and what it refuses belongs to none.
    """
    part: list[Clause] = []
    ahead = False
    for clause in clauses(text):
        ahead = ahead or clause.ahead
        part.append(replace(clause, ahead=True) if ahead and not clause.ahead else clause)
        if clause.stop == "；":
            yield from _part(text, part, conditions) if apart is None else _apart(text, part, apart)
            part = []
    yield from _part(text, part, conditions) if apart is None else _apart(text, part, apart)


def rule(text: str) -> Iterator[Deed]:
    """A sentence of a list of policies that has no deed and still says what is given: 贷款额度不超过30万元."""
    said = expression("verb", "rule")
    part = [replace(clause, verb=clause.start, how="rule") for clause in clauses(text)]
    head = next((each for each in part if said.search(text, each.start, each.end)), None)
    if head is not None:
        yield Deed(head, part[0].start, part[-1].end)


def _deed(part: Sequence[Clause], start: int, head: int, last: int) -> Deed:
    return Deed(part[head], part[start].start, part[last].end, part[head].ahead)


def _apart(text: str, part: Sequence[Clause], accepts: Apart) -> Iterator[Deed]:
    """Each clause that is a deed by what `accepts` says of it, with the clauses that only say for whom or what came."""
    free = 0  # the first clause that belongs to none yet
    index = 0
    while index < len(part):
        start = index
        while start > free and part[start - 1].leads and part[start - 1].verb < 0:
            start -= 1
        if part[index].verb < 0 or not accepts(part[start].start, part[index]):
            index += 1
            continue
        head = index
        while index + 1 < len(part) and _tells(text, part[index + 1]):
            index += 1
        yield _deed(part, start, head, index)
        index += 1
        free = index


def _tells(text: str, clause: Clause) -> bool:
    """Whether a clause only tells what came of the deed before it."""
    if clause.verb >= 0 or clause.leads:
        return False
    opens = expression("verb", "result").match(text[clause.start : clause.end])
    return opens is not None or field().search(text, clause.start, clause.end) is not None


def _part(text: str, part: Sequence[Clause], conditions: bool) -> Iterator[Deed]:
    head = -1
    start = 0
    gives = expression("verb", "gives")
    if conditions and any(gives.search(text, each.start, each.end) for each in part if each.verb >= 0):
        part = [each if gives.match(text, each.verb) else replace(each, verb=-1, how="") for each in part]
    for index, clause in enumerate(part):
        strong = clause.strong and not (head >= 0 and _BRAND.match(text, clause.start, clause.end))
        if strong or (head < 0 and clause.verb >= 0 and _results(text, part, index)):
            if head >= 0:
                yield _deed(part, start, head, index - 1)
            start = index if head >= 0 else 0 if conditions else _led(part, index)
            head = index
    if head < 0:
        head = next((index for index, clause in enumerate(part) if clause.verb >= 0), -1)
        start = 0 if conditions else _led(part, head)
    if head >= 0:
        yield _deed(part, start, head, len(part) - 1)


def _led(part: Sequence[Clause], head: int) -> int:
    """The first of the clauses before the one at `head` that lead up to it."""
    while head > 0 and part[head - 1].leads:
        head -= 1
    return head


def _results(text: str, part: Sequence[Clause], index: int) -> bool:
    """Whether a weak clause is a deed: it has a figure, or the next clause only tells what came of it."""
    if FIGURE.search(text, part[index].start, part[index].end):
        return True
    return index + 1 < len(part) and part[index + 1].verb < 0 and not part[index + 1].leads
