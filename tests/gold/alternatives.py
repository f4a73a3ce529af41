"""What each alternative of the reader's expressions is for: the table in `alternatives.txt`.

For each alternative of an expression of `jobscli/read`, and each character of a set that is a list of them, the table
has a text that is matched otherwise without it, made of the expression itself. What is matched stands between ‹ and ›,
with ¦ where a group begins or ends within it; where nothing is, neither stands there. What cannot be seen is written by
its number, as that of a tab is 0009. A sentence of the gold shows what a word does to a figure; there are thousands of
words, and this table sees to it that none is lost unseen. In a pattern of `head.toml` a class of words, or a word, is
{NAME}. An alternative for which no such text is found may be one that others make needless:
`python -m tests.gold.alternatives` lists them.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple
from zlib import crc32

import jobscli.read
from jobscli.words.rule import table as table_of
from tests.gold.form import FOLDER

TABLE = FOLDER / "alternatives.txt"
_HEAD = """\
# An expression of jobscli/read, how many alternatives it has, with its checksum, and a text for each that is matched
# otherwise without it, with what is matched between ‹ and ›. Written by `pytest --update-gold`.
"""
_MANY = 60  # characters of a set that are looked at: more are no list of words
_LONGEST = 60
_FRAMES = ("{}", "x{}", "{}x", "x{}x", "{}，", "，{}", "{0}{0}")  # what stands around it, until one shows it
_UNWRITABLE = re.compile("[‹›¦{}]")  # of another meaning in a row
_UNSEEN = re.compile("[^\\S ]|^ |(?<= ) | $")  # what cannot be seen in one, or not be told apart

_OWN = re.compile(r"^(?:def )?(\w+)\b[^\n]*[=(]", re.MULTILINE)  # names that a module gives

_NAMED = re.compile(r"\(\?P<\w+>|(?P<name>[A-Z_]+|[\u4e00-\u9fff]+)|(?P<blank>\s+)")

Tree = Any  # re._parser.SubPattern


def expressions() -> dict[str, re.Pattern[str]]:
    """Each expression with an alternative that a module of the reader holds, by module and name."""
    found: dict[str, re.Pattern[str]] = {}
    seen: set[int] = set()
    for each in pkgutil.walk_packages(jobscli.read.__path__, "jobscli.read."):
        module = importlib.import_module(each.name)
        own = set(_OWN.findall(inspect.getsource(module)))
        where = each.name.removeprefix("jobscli.read.")
        for name, value in vars(module).items():
            if name not in own:
                continue  # imported
            for key, pattern in _patterns(name, value):
                if id(pattern) not in seen and isinstance(pattern.pattern, str):
                    seen.add(id(pattern))
                    found[f"{where}:{key}"] = pattern
    return found | _heads()


@cache
def _signs() -> dict[str, str]:
    """A character for each class and word that a pattern of `head.toml` names."""
    named = (found for row in table_of("head")["rule"] for found in _NAMED.finditer(row.get("pattern", "")))
    names = dict.fromkeys(found["name"] for found in named if found["name"])
    return {name: chr(0xE000 + n) for n, name in enumerate(names)}


def _heads() -> dict[str, re.Pattern[str]]:
    def part(found: re.Match[str]) -> str:
        return _signs()[found["name"]] if found["name"] else "" if found["blank"] else found.group()

    rows = [row for row in table_of("head")["rule"] if "pattern" in row]
    return {row["id"]: re.compile(_NAMED.sub(part, row["pattern"])) for row in rows}


def _patterns(name: str, value: object) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, tuple | list):
        for n, each in enumerate(value):
            yield from _patterns(f"{name}.{n}", each)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _patterns(f"{name}.{key}", each)
    elif callable(value) and hasattr(value, "cache_info"):
        told = inspect.signature(value)
        if not told.parameters and "Pattern" in str(told.return_annotation):
            yield from _patterns(name, value())


def shown(pattern: re.Pattern[str], text: str) -> str:
    """A text with what the expression finds in it."""
    found = pattern.search(text)
    if found is not None:
        first, last = found.span()
        inside = {at for n in range(pattern.groups) for at in found.span(n + 1) if first < at < last}
        marks = [(first, "‹"), *((at, "¦") for at in sorted(inside)), (last, "›")]
        for at, mark in reversed(marks):
            text = text[:at] + mark + text[at:]
    named = "".join(_names().get(each, each) for each in text)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", named)


def plain(row: str) -> str:
    """The text of a row."""
    seen = re.sub(r"\\u(\w{4})", lambda found: chr(int(found[1], 16)), re.sub("[‹›¦]", "", row))
    return re.sub(r"\{(\w+)\}", lambda found: _signs()[found[1]], seen)


@cache
def _names() -> dict[str, str]:
    return {sign: f"{{{name}}}" for name, sign in _signs().items()}


def texts(pattern: re.Pattern[str]) -> tuple[list[str], list[str]]:
    """For each alternative a text that is matched otherwise without it, as it is shown; those that have none."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    found: list[str] = []
    needless: list[str] = []
    for holder, index, path in list(_alternatives(tree, ())):
        gone = holder.pop(index)
        try:
            without = _compiler.compile(tree, pattern.flags)
        finally:
            holder.insert(index, gone)
        for text in _tries(tree, path, index):
            row = shown(pattern, text)
            if row != shown(without, text):
                found.append(row)
                break
        else:
            needless.append(_made(gone) if not isinstance(gone, tuple) else chr(gone[1]))
    return list(dict.fromkeys(found)), needless


def _tries(tree: Tree, path: tuple[Any, ...], index: int) -> Iterator[str]:
    for instead in (False, True):
        for greedy in (False, True):
            for looked in (False, True):
                made = _joined(_text(tree, (*path, index), greedy, looked), instead)
                for frame in _FRAMES:
                    text = frame.format(made)
                    if len(text) <= _LONGEST and not _UNWRITABLE.search(text):
                        yield text


class _Before(NamedTuple):
    """What an expression looks for before a place; `told`: whether it is told where nothing else stands there."""

    text: str
    told: bool


def _joined(pieces: Iterable[str | _Before], instead: bool) -> str:
    """The pieces as a text; `instead`: what is looked for before a place stands there instead of what stood there."""
    made = ""
    for piece in pieces:
        if isinstance(piece, str):
            made += piece
        elif instead:
            made = made[: max(0, len(made) - len(piece.text))] + piece.text
        elif piece.told:
            made += piece.text
    return made


def _alternatives(tree: Tree, path: tuple[Any, ...]) -> Iterator[tuple[list[Any], int, tuple[Any, ...]]]:
    """Every list of alternatives in a tree, each with an index in it and the way to it."""
    for at, (op, value) in enumerate(tree.data):
        here = (*path, at)
        name = str(op)
        if name == "BRANCH" and len(value[1]) <= _MANY:
            for n in range(len(value[1])):
                yield value[1], n, here
            for n, each in enumerate(value[1]):
                yield from _alternatives(each, (*here, n))
        elif name == "IN":
            plain_set = all(str(o) == "LITERAL" for o, _v in value)
            if plain_set and 1 < len(value) <= _MANY:
                for n in range(len(value)):
                    yield value, n, here
        elif (inner := _inner(op, value)) is not None:
            for inside in inner:
                yield from _alternatives(inside, here)


def _inner(op: Any, value: Any) -> Sequence[Tree] | None:
    """What an operation holds."""
    name = str(op)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return [value[2]]
    if name == "SUBPATTERN":
        return [value[3]]
    if name == "ATOMIC_GROUP":
        return [value]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    return None


def _made(tree: Tree) -> str:
    return _joined(_text(tree, None, False, False), False)


def _text(tree: Tree, path: tuple[Any, ...] | None, greedy: bool, looked: bool) -> Iterator[str | _Before]:
    """A text that a tree all but matches, by the way of `path`; `greedy`: with what may be left out."""
    for at, (op, value) in enumerate(tree.data):
        on = path[1:] if path and path[0] == at else None
        name = str(op)
        if name == "LITERAL":
            yield chr(value)
        elif name == "NOT_LITERAL":
            yield "甲" if value != ord("甲") else "乙"
        elif name == "ANY":
            yield "甲"
        elif name == "IN":
            yield _of_set(value, on[0] if on else None)
        elif name == "BRANCH":
            chosen = on[0] if on else 0
            yield from _text(value[1][chosen], on[1:] if on else None, greedy, looked)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least = max(value[0], 1 if on is not None or (greedy and value[1] > 0) else 0)
            for n in range(min(least, 8)):
                yield from _text(value[2], on if n == 0 else None, greedy, looked)
        elif name == "SUBPATTERN":
            yield from _text(value[3], on, greedy, looked)
        elif name == "ATOMIC_GROUP":
            yield from _text(value, on, greedy, looked)
        elif name == "ASSERT" and value[0] < 0:
            before = _joined(_text(value[1], on, greedy, looked), False)
            yield _Before(before, on is not None or looked or at == 0)
        elif name == "ASSERT" and (on is not None or looked or at == len(tree.data) - 1):
            yield from _text(value[1], on, greedy, looked)
        elif name == "ASSERT_NOT" and on is not None and value[0] < 0:
            yield _Before(_joined(_text(value[1], on, greedy, looked), False), True)
        elif name == "ASSERT_NOT" and on is not None:
            yield from _text(value[1], on, greedy, looked)


_CATEGORIES = {"CATEGORY_DIGIT": "5", "CATEGORY_SPACE": " "}


def _of_set(items: Any, at: int | None) -> str:
    """A character of a set, that at `at` where it is told."""
    if at is not None:
        return chr(items[at][1])
    if str(items[0][0]) == "NEGATE":
        tree = _parser.SubPattern(_parser.State(), [(_constants.IN, items)])
        test = _compiler.compile(tree, 0)
        return (
            next(each for each in "甲乙丙1a，。 " if test.match(each)) if any(map(test.match, "甲乙丙1a，。 ")) else ""
        )
    op, value = items[0]
    name = str(op)
    if name == "LITERAL":
        return chr(value)
    if name == "RANGE":
        return chr(max(value[0], ord("5")) if value[0] <= ord("5") <= value[1] else value[0])
    return _CATEGORIES.get(str(value), "甲")


def written(known: Mapping[str, Sequence[str]]) -> str:
    """The table as the text of its file; the rows of `known` are kept where they hold and are of the same one."""
    lines = []
    for name, pattern in expressions().items():
        alternatives = sum(1 for _ in _alternatives(_parser.parse(pattern.pattern, pattern.flags), ()))
        many = f"{alternatives}#{crc32(pattern.pattern.encode()) & 0xFFFF:04x}"
        rows = known.get(name, ())
        if not rows or rows[0] != many or any(lost(pattern, row) for row in rows[1:]):
            rows = (many, *texts(pattern)[0])
        if len(rows) > 1:
            lines.append(f"{name}  {'  '.join(rows)}\n")
    return _HEAD + "".join(lines)


def lost(pattern: re.Pattern[str], row: str) -> bool:
    """Whether an expression finds something else in the text of a row than the row says."""
    return shown(pattern, plain(row)) != row


def table() -> dict[str, Sequence[str]]:
    """For each expression by its name how many alternatives it has, and the rows."""
    content = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    rows = [line.split("  ") for line in content.splitlines() if not line.startswith("#")]
    return {name: texts for name, *texts in rows}


if __name__ == "__main__":
    for name, pattern in expressions().items():
        if needless := texts(pattern)[1]:
            print(name, *needless)
