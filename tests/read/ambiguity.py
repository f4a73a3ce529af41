"""Which repeats of an expression can match one text in two ways, and so, at each further round, in twice as many.

An expression that backtracks tries them all before it fails: its time doubles with each round. The criterion is the
one for exponentially ambiguous automata (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991):
some text leads from a place in the repeat back to that place along two different ways. It is looked for on the parse
tree of Python's own parser, in the product of the repeat's automaton with itself.

Where it is not exact it is strict: what looks around counts as nothing, and a repeat of up to many rounds as endless.
A possessive repeat or an atomic group never gives back what it took, so that its rounds do not multiply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# So many rounds are as bad as endless ones; a repeat within one is unrolled up to as many.
MANY = 8
UNROLLED = 24
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: lambda c: c.isdigit(),
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    op.CATEGORY_SPACE: lambda c: c.isspace(),
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_SAMPLES = "0aA_ \n-.☃一。"


def ambiguous(pattern: str | bytes, flags: int = 0) -> list[str]:
    """The repeats of `pattern` that can match one text in two ways, each as it is written or its parse tree."""
    tree = parser.parse(pattern, flags)
    return [str(body) for body in _loops(tree) if _Loop(body, tree.state.flags).doubles()]


def _loops(tree: Any) -> Iterator[Any]:
    """The bodies of all repeats of many rounds that give back, outermost first."""
    for code, value in tree:
        for part in _parts(code, value):
            yield from _loops(part)
        if code in _REPEATS and (value[1] == op.MAXREPEAT or value[1] >= MANY):
            yield value[2]


def _parts(code: Any, value: Any) -> list[Any]:
    """The parse trees within one node."""
    if code in (*_REPEATS, op.POSSESSIVE_REPEAT):
        return [value[2]]
    if code is op.SUBPATTERN:
        return [value[3]]
    if code is op.ATOMIC_GROUP:
        return [value]
    if code is op.BRANCH:
        return list(value[1])
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    if code is op.GROUPREF_EXISTS:
        return [each for each in value[1:] if each is not None]
    return []


@dataclass
class _Node:
    """A place between characters: what leads on without one, unless the next is forbidden; and with one, at most."""

    free: list[tuple[int, int]] = field(default_factory=list)  # (node, set of characters that must not follow)
    takes: int = 0  # the set of characters that lead on to `then`
    then: int = -1


class _Loop:
    """The automaton of a repeat. A set of characters is a mask over samples, one of each class that is told apart."""

    def __init__(self, body: Any, flags: int) -> None:
        self._flags = flags
        self._samples = sorted(set(_SAMPLES) | {chr(n) for n in _borders(body) if 0 <= n < 0x110000})
        self._nodes: list[_Node] = []
        first = self._node()
        last = self._sequence(body, first)
        self._free(last, first)

    def doubles(self) -> bool:
        """Whether some text leads from a place back to it in two ways."""
        steps = {n: list(self._steps(n)) for n in self._places()}
        graph: dict[tuple[int, int], set[tuple[int, int]]] = {}
        forks: set[tuple[tuple[int, int], tuple[int, int]]] = set()
        waiting = [(n, n) for n in steps]
        while waiting:
            pair = waiting.pop()
            if pair in graph:
                continue
            graph[pair] = set()
            for i, (one, there) in enumerate(steps[pair[0]]):
                for j, (other, elsewhere) in enumerate(steps[pair[1]]):
                    if one & other:
                        following = (there, elsewhere)
                        graph[pair].add(following)
                        waiting.append(following)
                        if pair[0] == pair[1] and i != j:
                            forks.add((pair, following))
        number = _components(graph)
        own = {number[pair] for pair in graph if pair[0] == pair[1]}
        return any(number[a] == number[b] and number[a] in own for a, b in forks)

    def _places(self) -> list[int]:
        """Where a character was just taken, and the beginning."""
        return sorted({0, *(node.then for node in self._nodes if node.then >= 0)})

    def _steps(self, start: int) -> Iterator[tuple[int, int]]:
        """Each way to take the next character from `start`: the set of those that it takes, and where it leads."""
        waiting: list[tuple[int, int, frozenset[int]]] = [(start, 0, frozenset((start,)))]
        while waiting:
            at, forbidden, path = waiting.pop()
            node = self._nodes[at]
            if node.takes & ~forbidden:
                yield node.takes & ~forbidden, node.then
            for target, more in node.free:
                if target not in path:
                    waiting.append((target, forbidden | more, path | {target}))

    def _node(self) -> int:
        self._nodes.append(_Node())
        return len(self._nodes) - 1

    def _free(self, start: int, end: int, forbidden: int = 0) -> None:
        self._nodes[start].free.append((end, forbidden))

    def _take(self, start: int, characters: int) -> int:
        # A node takes one set of characters: a second one begins at a node of its own.
        place, end = self._node(), self._node()
        self._free(start, place)
        self._nodes[place].takes, self._nodes[place].then = characters, end
        return end

    def _sequence(self, tree: Any, start: int) -> int:
        for code, value in tree:
            start = self._one(code, value, start)
        return start

    def _one(self, code: Any, value: Any, start: int) -> int:
        """Add one node of the parse tree behind `start`; the node where it ends."""
        characters = self._set(code, value)
        if characters is not None:
            return self._take(start, characters)
        if code in (*_REPEATS, op.POSSESSIVE_REPEAT):
            return self._repeat(code, value, start)
        if code is op.SUBPATTERN:
            return self._sequence(value[3], start)
        if code is op.ATOMIC_GROUP:
            return self._sequence(value, start)
        if code is op.BRANCH:
            end = self._node()
            for way in value[1]:
                self._free(self._sequence(way, start), end)
            return end
        if code is op.ASSERT_NOT and value[0] == 1 and (ahead := self._single(value[1])) is not None:
            end = self._node()
            self._free(start, end, ahead)
            return end
        assert code in (op.AT, op.ASSERT, op.ASSERT_NOT), code  # a back reference is in none of ours
        return start

    def _repeat(self, code: Any, value: Any, start: int) -> int:
        least, most, body = value
        endless = most == op.MAXREPEAT or most > UNROLLED
        for _round in range(min(least, UNROLLED)):
            start = self._sequence(body, start)
        # Behind what never gives back no further round can stand.
        behind = (self._single(body) or 0) if code is op.POSSESSIVE_REPEAT else 0
        end, left = self._node(), most - min(least, UNROLLED)
        self._free(start, end, behind if left else 0)
        if endless:
            loop = self._node()
            self._free(start, loop)
            after = self._sequence(body, loop)
            self._free(after, loop)
            self._free(after, end, behind)
            return end
        for further in range(left - 1, -1, -1):
            start = self._sequence(body, start)
            self._free(start, end, behind if further else 0)
        return end

    def _single(self, tree: Any) -> int | None:
        """The set of characters that `tree` takes when it takes exactly one."""
        return self._set(*tree[0]) if len(tree) == 1 else None

    def _set(self, code: Any, value: Any) -> int | None:
        if code is op.LITERAL:
            return self._mask(lambda c: self._same(c, value))
        if code is op.NOT_LITERAL:
            return self._mask(lambda c: not self._same(c, value))
        if code is op.ANY:
            return self._mask(lambda c: c != "\n" or bool(self._flags & re.DOTALL))
        if code is not op.IN:
            return None
        negated = bool(value) and value[0][0] is op.NEGATE
        return self._mask(lambda c: any(self._holds(c, *each) for each in value) != negated)

    def _mask(self, test: Callable[[str], bool]) -> int:
        return sum(1 << i for i, c in enumerate(self._samples) if test(c))

    def _same(self, c: str, code: int) -> bool:
        return ord(c) == code or (bool(self._flags & re.IGNORECASE) and c.lower() == chr(code).lower())

    def _holds(self, c: str, code: Any, value: Any) -> bool:
        if code is op.LITERAL:
            return self._same(c, value)
        if code is op.RANGE:
            low, high = value
            return any(low <= ord(each) <= high for each in ({c, c.lower(), c.upper()} if self._flags & re.I else {c})
                       if len(each) == 1)  # fmt: skip
        if code is op.CATEGORY:
            return _CATEGORIES[value](c)
        return False


def _borders(tree: Any) -> Iterator[int]:
    """The characters at which the sets of `tree` begin, and those right behind their ends."""
    for code, value in tree:
        if code in (op.LITERAL, op.NOT_LITERAL):
            yield from (value, value + 1)
        elif code is op.RANGE:
            yield from (value[0], value[1], value[1] + 1)
        elif code is op.IN:
            yield from _borders(value)
        for part in _parts(code, value):
            yield from _borders(part)


def _components(graph: dict[tuple[int, int], set[tuple[int, int]]]) -> dict[tuple[int, int], int]:
    """The number of the strongly connected component of each node (Tarjan's algorithm, without recursion)."""
    order: dict[tuple[int, int], int] = {}
    low: dict[tuple[int, int], int] = {}
    number: dict[tuple[int, int], int] = {}
    stack: list[tuple[int, int]] = []
    for root in graph:
        if root in order:
            continue
        work = [(root, iter(graph[root]))]
        order[root] = low[root] = len(order)
        stack.append(root)
        while work:
            node, following = work[-1]
            for each in following:
                if each not in order:
                    order[each] = low[each] = len(order)
                    stack.append(each)
                    work.append((each, iter(graph[each])))
                    break
                if each not in number:
                    low[node] = min(low[node], order[each])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    while True:
                        member = stack.pop()
                        number[member] = order[node]
                        if member == node:
                            break
    return number


def pumps(pattern: str | bytes, flags: int = 0) -> Iterator[tuple[str, str]]:
    """For each repeat of many rounds: what brings one to it, and what each of its rounds may take, a pair for each way.

    The first, the second many times, and something that fits nowhere make a text that the expression all but matches.
    """
    seen = set()
    for before, body in _reached(parser.parse(pattern, flags), ""):
        for way in _ways(body):
            if way and (before, way) not in seen:
                seen.add((before, way))
                yield before, way


def _reached(tree: Any, before: str) -> Iterator[tuple[str, Any]]:
    for code, value in tree:
        for part in _parts(code, value):
            yield from _reached(part, before)
        if code in (*_REPEATS, op.POSSESSIVE_REPEAT) and (value[1] == op.MAXREPEAT or value[1] >= MANY):
            yield before, value[2]
        before += _sample([(code, value)])


def _ways(body: Any) -> list[str]:
    """A text for each way through the outermost branches of `body`."""
    if len(body) == 1 and body[0][0] is op.SUBPATTERN:
        return _ways(body[0][1][3])
    if len(body) == 1 and body[0][0] is op.BRANCH:
        return [_sample(way) for way in body[0][1][1]]
    return [_sample(body)]


def _sample(tree: Any) -> str:
    """A text that `tree` matches, but for what it wants around itself."""
    made = ""
    for code, value in tree:
        if code is op.LITERAL:
            made += chr(value)
        elif code in (op.ANY, op.NOT_LITERAL):
            made += "业" if code is op.ANY or value != ord("业") else "就"
        elif code is op.IN:
            made += next((c for c in ("业", "a", "0", " ", *_members(value)) if _within(c, value)), "")
        elif code is op.BRANCH:
            made += _sample(value[1][0])
        elif code in (*_REPEATS, op.POSSESSIVE_REPEAT):
            made += _sample(value[2]) * min(max(value[0], 1), MANY)
        elif code is op.SUBPATTERN:
            made += _sample(value[3])
        elif code is op.ATOMIC_GROUP:
            made += _sample(value)
    return made


def _members(value: Any) -> Iterator[str]:
    for code, each in value:
        if code is op.LITERAL:
            yield chr(each)
        elif code is op.RANGE:
            yield chr(each[0])


def _within(c: str, value: Any) -> bool:
    found = False
    for code, each in value:
        if code is op.LITERAL:
            found |= ord(c) == each
        elif code is op.RANGE:
            found |= each[0] <= ord(c) <= each[1]
        elif code is op.CATEGORY:
            found |= _CATEGORIES[each](c)
    return found != (value[0][0] is op.NEGATE)
