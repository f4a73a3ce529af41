"""The clauses of a sentence -> its actions: each predicate that opens one, with the clauses that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from jobscli.read.measure.clauses import Clause, split
from jobscli.read.measure.grammar import grammar
from jobscli.read.measure.predicates import ACTIVE, Manner, Predicate, looks_ahead, may_follow, may_lead, predicate
from jobscli.words.measuring import any_word, care, elsewhere, field, pattern

# A quantity, by which a clause with a weak verb is an action of its own.
QUANTITY = re.compile("[0-9][万亿千]?余?多?[元人名家个户场项次%批期]")
# A brand at the end of what was done is what it came to: 推广…系统，…，打造“…”品牌.
_BRAND = re.compile("[^，]{0,4}打造[^，]{2,20}品牌$")


class Action(NamedTuple):
    """What was done or is to be done: its own clause and verb, and the stretch of the sentence that belongs to it."""

    start: int
    end: int
    head: Clause
    verb: int
    manner: Manner
    ahead: bool  # the sentence says that it is still to come
    rule: str


class Predicates:
    """The clauses of a normalised sentence with their predicates, each looked for when it is asked for."""

    __slots__ = ("_field", "_first_ahead", "_found", "_plain", "clauses", "text")

    def __init__(self, text: str, field_at: Sequence[int] = ()) -> None:
        """`field_at` are the offsets of the words of the field in `text`, in order."""
        self.text = text
        self.clauses = split(text)
        self._field = field_at
        self._found: list[Predicate | None] = [None] * len(self.clauses)
        self._plain = grammar().turns.search(text) is None
        self._first_ahead: int | None = len(self.clauses) if self._plain else None

    def __getitem__(self, index: int) -> Predicate:
        found = self._found[index]
        if found is None:
            clause = self.clauses[index]
            found = self._found[index] = predicate(self.text, clause.start, clause.end, self._plain)
        return found

    def is_ahead(self, index: int) -> bool:
        """Whether a clause is still to come: it or one before it in the sentence says so."""
        if self._first_ahead is None:
            looks = (looks_ahead(self.text[each.start : each.end]) for each in self.clauses)
            self._first_ahead = next((at for at, opens in enumerate(looks) if opens), len(self.clauses))
        return index >= self._first_ahead

    def is_active(self, index: int) -> bool:
        """Whether a clause has a verb that says what was done."""
        return self[index].manner in ACTIVE

    def leads(self, index: int) -> bool:
        """Whether a clause only says for whom, where or how, and belongs to what follows."""
        clause = self.clauses[index]
        return may_lead(self.text, clause.start, clause.end) and self[index].manner == "leads"

    def has_field(self, start: int, end: int) -> bool:
        """Whether a word of the field stands between two offsets of the sentence."""
        at = bisect_left(self._field, start)
        return at < len(self._field) and self._field[at] < end

    def action(self, start: int, head: int, last: int) -> Action:
        """The action of the clause at `head`, with the clauses from `start` to `last`."""
        found, clauses = self[head], self.clauses
        begin, end = clauses[start].start, clauses[last].end
        return Action(begin, end, clauses[head], found.verb, found.manner, self.is_ahead(head), found.rule)

    def ends_part(self, index: int) -> bool:
        """Whether a semicolon, or the sentence, ends behind a clause."""
        return index + 1 == len(self.clauses) or self.text.startswith("；", self.clauses[index].end)

    def parts(self) -> Iterator[range]:
        """The clauses between semicolons."""
        first = 0
        for index in range(len(self.clauses)):
            if self.ends_part(index):
                yield range(first, index + 1)
                first = index + 1

    def with_field(self) -> Iterator[int]:
        """The clauses, by index, that have a word of the field."""
        at, count = 0, len(self._field)
        for index, clause in enumerate(self.clauses):
            while at < count and self._field[at] < clause.start:
                at += 1
            if at == count:
                return
            if self._field[at] < clause.end:
                yield index


def by_clause(found: Predicates, themed: bool) -> Iterator[Action]:
    """The actions of a sentence of a text on many fields: each clause on the field that has a verb is one.

    The clauses before it that only say for whom belong to it, and those after it that only tell what came of it. Where
    the heading is on the field (`themed`), one with a verb of doing is an action if it names no other field.
    """
    free = 0  # the first clause that belongs to none yet
    for index in range(len(found.clauses)) if themed else found.with_field():
        if index < free:
            continue
        head = index
        while found[head].manner == "leads" and not found.ends_part(head):
            head += 1
        start = index
        while start > free and not found.ends_part(start - 1) and found.leads(start - 1):
            start -= 1
        if _opens(found, start, head, themed):
            last = head
            while not found.ends_part(last) and _follows(found, last + 1):
                last += 1
            yield found.action(start, head, last)
            free = last + 1


def _opens(found: Predicates, start: int, index: int, themed: bool) -> bool:
    """Whether the clause at `index` is an action; `themed`, whether its heading says that it is on the field."""
    if _on_field(found, start, index):
        return found.is_active(index) and not _refused(found, index)
    return themed and any(accepts(found, index) for _rule, accepts in THEMED) and not _refused(found, index)


def _refused(found: Predicates, index: int) -> bool:
    return any(refuses(found, index) for _rule, refuses in CLAUSE_REFUSALS)


def _on_field(found: Predicates, first: int, last: int) -> bool:
    """Whether the clauses from `first` to `last` are on the field by their own words."""
    start, end = found.clauses[first].start, found.clauses[last].end
    for _rule, tells in OWN_WORDS:
        if tells(found, start, end):
            return not any(refuses(found, start, end) for _rule, refuses in MANY_FIELDS)
    return False


def _follows(found: Predicates, index: int) -> bool:
    """Whether a clause only tells what came of the action before it."""
    clause = found.clauses[index]
    if not may_follow(found.text, clause.start, clause.end) and not found.has_field(clause.start, clause.end):
        return False
    manner = found[index].manner
    return manner == "result" or (manner == "none" and _on_field(found, index, index))


def by_sentence(found: Predicates, conditions: bool = False) -> Iterator[Action]:
    """The actions of a sentence of a text on the field alone.

    A clause with a verb of doing opens one. What follows it and tells how or with what result belongs to it; what comes
    before the first belongs to the first. A clause with a weak verb is an action of its own where none is open and a
    figure or a result follows, or where its part of the sentence has no other. With `conditions`, as in a list of
    policies, all that stands before the first says for whom it is.
    """
    for part in found.parts():
        yield from _of_part(found, part, conditions)


def _of_part(found: Predicates, part: range, conditions: bool) -> Iterator[Action]:
    """The actions of the clauses between two semicolons."""
    active = [index for index in part if found.is_active(index) and not _refused(found, index)]
    if conditions:
        gives = any_word("policy", "gives")
        giving = [at for at in active if gives.match(found.text, found[at].verb)]
        # 对招用毕业生的企业，签订合同的，给予补贴: what stands before says to whom; a list of what is done has no such.
        told = giving and any(not found.is_active(at) for at in range(part.start, giving[0]))
        active = giving if told else active
    heads: list[int] = []
    for index in active:
        if _is_action(found, part, index, opened=bool(heads)):
            heads.append(index)
    heads = heads or active[:1]
    if not heads:
        return
    start = part.start if conditions else _led(found, part, heads[0])
    for head, following in zip(heads, (*heads[1:], part.stop), strict=True):
        yield found.action(start, head, following - 1)
        start = following


def _is_action(found: Predicates, part: range, index: int, opened: bool) -> bool:
    """Whether an active clause is an action of its own, where another was `opened` before it or none."""
    clause = found.clauses[index]
    if found[index].manner != "weak":
        return not (opened and _BRAND.match(found.text, clause.start, clause.end))
    if opened:
        return False
    if QUANTITY.search(found.text, clause.start, clause.end):
        return True
    return index + 1 < part.stop and found[index + 1].manner in ("result", "none")


def _led(found: Predicates, part: range, head: int) -> int:
    """The first of the clauses before the one at `head` that lead up to it."""
    while head > part.start and (found.leads(head - 1) or found.is_active(head - 1)):
        head -= 1
    return head


def in_force(text: str) -> Iterator[Action]:
    """A sentence of a list of policies that has no action and still says what is given: 贷款额度不超过30万元."""
    clauses = split(text)
    said = any_word("policy", "in_force"), pattern("policy", "in_force")
    for clause in clauses:
        if text[clause.end - 1] != "的" and any(each.search(text, clause.start, clause.end) for each in said):
            start, end = clauses[0].start, clauses[-1].end
            yield Action(start, end, clause, clause.start, "in-force", False, "measure.in-force")
            return


# The rules that are not on the form of a clause. Their sentences and examples are in words/rules/measure.toml.


def _is_spoken_of(found: Predicates, index: int) -> bool:
    """帮助这些人就业，是政府的责任: the clause is the subject of the next, or says itself what it is."""
    clause = found.clauses[index]
    if pattern("clause", "said_of").fullmatch(found.text, clause.start, clause.end) is not None:
        return True
    if index + 1 == len(found.clauses):
        return False
    return any_word("clause", "predicative").match(found.text, found.clauses[index + 1].start) is not None


def _has_word(found: Predicates, start: int, end: int) -> bool:
    return found.has_field(start, end)


def _lists_many_fields(found: Predicates, start: int, end: int) -> bool:
    """教育、医疗、社保等基本公共服务 is on none of them."""
    said = found.text[start:end]
    return "等" in said and "、" in said and not field().find(pattern("field", "list").sub("", said))


_OF_MUCH = re.compile("等|事业|工作")  # 做好残疾人工作, 发展妇女、残疾人等事业 name nothing that was done


def _under_heading(found: Predicates, index: int) -> bool:
    clause = found.clauses[index]
    said = found.text[clause.start : clause.end]
    cares = bool(care().find(said))
    if not found.is_active(index) or (elsewhere().find(said) and not cares):
        return False
    named = cares and _OF_MUCH.search(said) is None  # 完成5个农村幸福院建设
    return named or found[index].manner != "weak"


CLAUSE_REFUSALS: tuple[tuple[str, Callable[[Predicates, int], bool]], ...] = (("measure.spoken-of", _is_spoken_of),)
OWN_WORDS: tuple[tuple[str, Callable[[Predicates, int, int], bool]], ...] = (("measure.field", _has_word),)
MANY_FIELDS: tuple[tuple[str, Callable[[Predicates, int, int], bool]], ...] = (
    ("measure.many-fields", _lists_many_fields),
)
THEMED: tuple[tuple[str, Callable[[Predicates, int], bool]], ...] = (("measure.theme", _under_heading),)
IN_FORCE: tuple[tuple[str, Callable[[str], Iterator[Action]]], ...] = (("measure.in-force", in_force),)
