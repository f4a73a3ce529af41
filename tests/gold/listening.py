"""Listening to the functions of the reader while a text is read: what each answers, and by which way it comes to it."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from types import CodeType, FrameType, FunctionType
from typing import Any, NamedTuple
from zlib import crc32

import jobscli.read
from jobscli.read import About, read_text

_LONG = 12  # characters of a text, beyond which it is told by its beginning
_ROW = 100
_PARTS = 4  # so deep is looked into what an answer is made of
_QUOTED = re.compile("[\u4e00-\u9fff]+|(?<=')[\\w.:-]+|[0-9]+")
_MARKS = "'\""

Way = tuple[object, ...]


class Text(NamedTuple):
    """What is read: a text, the name of its file, and what is stated of its document."""

    text: str
    name: str
    about: About


@cache
def functions() -> dict[CodeType, str]:
    """Every function of the reader by what is run of it, with its name."""
    found: dict[CodeType, str] = {}
    for module in _modules():
        where = module.__name__.removeprefix("jobscli.read.").removeprefix("jobscli.")
        for code in _codes(module):
            if not code.co_name.startswith("<"):
                found[code] = f"{where}:{code.co_qualname}"
    return found


@cache
def _modules() -> tuple[Any, ...]:
    names = [each.name for each in pkgutil.walk_packages(jobscli.read.__path__, "jobscli.read.")]
    return tuple(importlib.import_module(name) for name in ("jobscli.read", *names) if ".files" not in name)


def _codes(module: Any) -> Iterator[CodeType]:
    """What is run of the functions that a module holds, and of those within them."""
    left = [value.__code__ for value in _held(module, module.__name__)]
    while left:
        code = left.pop()
        if code.co_filename == module.__file__:
            yield code
            left += [each for each in code.co_consts if isinstance(each, CodeType)]


def _held(holder: Any, where: str) -> Iterator[FunctionType]:
    for value in vars(holder).values():
        if inspect.isclass(value):
            yield from _held(value, where) if value.__module__ == where and value is not holder else ()
        else:
            function = getattr(value, "fget", None) or getattr(value, "func", None) or value
            function = inspect.unwrap(getattr(function, "__func__", function))
            if isinstance(function, FunctionType):
                yield function


@cache
def conditions() -> dict[str, int]:
    """By function by how many conditions it goes; those that go by none are left out."""
    found: Counter[str] = Counter()
    for module in _modules():
        where = module.__name__.removeprefix("jobscli.read.").removeprefix("jobscli.")
        left: list[tuple[str, ast.AST]] = [("", ast.parse(inspect.getsource(module)))]
        while left:
            name, node = left.pop()
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                name = f"{name}.{node.name}" if name else node.name
            inside = f"{name}.<locals>" if isinstance(node, ast.FunctionDef) else name
            left += [(inside, each) for each in ast.iter_child_nodes(node)]
            if isinstance(node, ast.If | ast.While | ast.IfExp | ast.BoolOp | ast.comprehension | ast.Compare):
                found[f"{where}:{name.removesuffix('.<locals>')}"] += 1
    return {name: found[name] for name in functions().values() if found[name]}


@cache
def _kept() -> frozenset[CodeType]:
    """The functions whose answers are kept: whether one is asked tells what was read before."""
    found = set()
    for module in _modules():
        for value in vars(module).values():
            for each in (value, *(vars(value).values() if inspect.isclass(value) else ())):
                if hasattr(each, "cache_info") and isinstance(each.__wrapped__, FunctionType):
                    found.add(each.__wrapped__.__code__)
    return frozenset(found)


class _Asked:
    """Listens to what the functions `wanted` answer while a text is read."""

    def __init__(self, wanted: Mapping[CodeType, str]) -> None:
        self._wanted = wanted
        self._names: dict[int, str] = {}
        self._kept = _kept()
        self._within = 0  # how many functions deep in one whose answers are kept
        self.found: dict[str, list[str]] = defaultdict(list)

    def _name(self, code: CodeType) -> str:
        """The function's name, "" for one that is passed over, "kept" for one whose answers are kept."""
        name = self._names.get(id(code))
        if name is None:
            name = "kept" if code in self._kept else self._wanted.get(code, "")
            self._names[id(code)] = name
        return name

    def __call__(self, frame: FrameType, _event: str, _value: object) -> Any:
        name = self._name(frame.f_code)
        if not name:
            return None
        if name == "kept":
            self._within += 1
        frame.f_trace_lines = False
        return self._left

    def _left(self, frame: FrameType, event: str, value: object) -> Any:
        if event == "return":
            name = self._name(frame.f_code)
            if name == "kept":
                self._within -= 1
            elif not self._within:
                self.found[name].append(word(value) + (_left(frame) if value is None else ""))
        return self._left


def _left(frame: FrameType) -> str:
    """What a method that answers nothing leaves in its object, as a checksum; "" where that cannot be changed."""
    if frame.f_code.co_varnames[:1] != ("self",):
        return ""
    held = getattr(frame.f_locals["self"], "__dict__", None)
    return _digest(_parts(held, _PARTS - 1)) if held else ""


def asked(text: Text, wanted: Mapping[CodeType, str]) -> dict[str, str]:
    """What the functions `wanted` answer while `text` is read, by name."""
    listens = _Asked(wanted)
    before = sys.gettrace()
    sys.settrace(listens)
    try:
        read_text(*text)
    finally:
        sys.settrace(before)
    return {name: row(answers) for name, answers in listens.found.items()}


def row(answers: Sequence[str]) -> str:
    """Answers in their order; of many how many of each there are.

    >>> row(["no", "no", "yes", "no"])
    'no×2 yes no'
    """
    told = _told((each, len([*group])) for each, group in groupby(answers))
    if len(told) > _ROW:
        told = _told(sorted(Counter(answers).items()))
    return told if len(told) <= _ROW else f"{len(answers)} answers {_digest(told)}"


def _told(counts: Iterable[tuple[str, int]]) -> str:
    return " ".join(f"{each}×{n}" if n > 1 else each for each, n in counts)


def word(value: object) -> str:
    """An answer as a word: yes, no, - for nothing, a number, a text, or a checksum.

    >>> [word(each) for each in (True, None, 3, "", "城镇 新增", ["a", 1])]
    ['yes', '-', '3', '‘’', '‘城镇_新增’', 'a#5186']
    """
    if value is None or isinstance(value, bool):
        return "-" if value is None else "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        shown = re.sub(r"\s", "_", value)
        return f"‘{shown}’" if len(value) <= _LONG else f"‘{shown[:_LONG]}…’{_digest(value)}"
    told = _parts(value, _PARTS)
    first = _QUOTED.search(told)
    return f"{first.group()[:_LONG].strip(_MARKS) if first else type(value).__name__}{_digest(told)}"


def _digest(told: str) -> str:
    return f"#{crc32(told.encode('utf-8', 'surrogatepass')) & 0xFFFF:04x}"


def _parts(value: Any, deep: int) -> str:
    """What an answer is made of, as a text that is the same in every process."""
    if value is None or isinstance(value, str | int | float):
        return repr(value)
    kind = type(value).__name__
    if isinstance(value, re.Match):
        return f"{kind}{value.span()}{value.group()!r}"
    if not deep:
        return kind
    if isinstance(value, tuple | list):
        return f"{kind}({','.join(_parts(each, deep - 1) for each in value)})"
    if isinstance(value, set | frozenset):
        return f"{kind}({','.join(sorted(_parts(each, deep - 1) for each in value))})"
    if isinstance(value, Mapping):
        return f"{kind}({','.join(_parts(each, deep - 1) for each in value.items())})"
    if dataclasses.is_dataclass(value):
        return f"{kind}({','.join(_parts(getattr(value, each.name), deep - 1) for each in dataclasses.fields(value))})"
    return str(value) if kind == "Decimal" else kind


class _Ways:
    """Listens to which ways are taken through the functions `wanted`: from line to line, and out with which answer."""

    def __init__(self, wanted: Mapping[CodeType, str]) -> None:
        self._wanted = wanted
        self.found: dict[str, set[Way]] = defaultdict(set)

    def __call__(self, frame: FrameType, event: str, _value: object) -> Any:
        name = self._wanted.get(frame.f_code, "") if event == "call" else ""
        if not name:
            return None
        ways, first = self.found[name], frame.f_code.co_firstlineno
        last = 0

        def step(frame: FrameType, event: str, value: object) -> Any:
            nonlocal last
            line = frame.f_lineno - first
            ways.add((last, line) if event == "line" else (event, line, _sort(value)))
            last = line
            return step

        return step


def _sort(value: object) -> str:
    """Of which sort an answer is, so that one of each is shown: yes, no, nothing, empty, or something."""
    return word(value) if value is None or isinstance(value, bool) else "some" if value else "none"


def ways(text: Text, wanted: Mapping[CodeType, str]) -> Mapping[str, set[Way]]:
    """Which ways through the functions `wanted` are taken while `text` is read, by name."""
    listens = _Ways(wanted)
    before = sys.gettrace()
    sys.settrace(listens)
    try:
        read_text(*text)
    finally:
        sys.settrace(before)
    return listens.found
