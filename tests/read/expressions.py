"""Every regular expression of the package: those that its modules compile, those made of the vocabulary, those inline.

    python -m tests.read.expressions

Runs in a process of its own, which listens to `re` before the first module of the package is imported; prints the
expressions as JSON, and which calls of `re` in the package's source were not reached and say not what they are given.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

FUNCTIONS = frozenset(("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"))


class Site(NamedTuple):
    """A call of `re` in the source: module, first and last line."""

    file: str
    first: int
    last: int


class Heard:
    """What `re` was given while it was listened to: pattern and flags, and from where."""

    def __init__(self) -> None:
        self.expressions: dict[tuple[str | bytes, int], str] = {}
        self.lines: set[tuple[str, int]] = set()
        self._compile: Any = re._compile  # type: ignore[attr-defined]

    def __call__(self, pattern: Any, flags: int) -> Any:
        frame = sys._getframe(1)
        while frame.f_code.co_filename == re.__file__ and frame.f_back is not None:
            frame = frame.f_back
        place = (frame.f_code.co_filename, frame.f_lineno)
        compiled = self._compile(pattern, flags)  # first, since a piece of one may be no expression
        if isinstance(pattern, str | bytes):
            self.lines.add(place)
            self.expressions.setdefault((pattern, int(flags)), f"{Path(place[0]).name}:{place[1]}")
        return compiled


def sites(folder: Path) -> Iterator[tuple[Site, ast.Call]]:
    """Every call of `re` in the source below `folder`."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in FUNCTIONS:
                yield Site(str(path), node.lineno, node.end_lineno or node.lineno), node


def stated(site: Site, node: ast.Call) -> str | bytes | None:
    """The expression that a call in a function is given, where it is said by what stands in its module."""
    names = next((vars(m) for m in sys.modules.values() if getattr(m, "__file__", None) == site.file), {})
    try:
        value = eval(
            compile(ast.Expression(_known(node.args[0], _letter(node.args[0]))), site.file, "eval"), dict(names)
        )
    except (NameError, AttributeError):
        return None
    return value if isinstance(value, str | bytes) else None


def _letter(node: ast.expr) -> str | bytes:
    """A letter as the expression in `node` has them: of bytes where a part of it is."""
    parts = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return b"x" if any(isinstance(each, bytes) for each in parts) else "x"


def _known(node: ast.expr, letter: str | bytes) -> ast.expr:
    """`node` with a letter in the place of what is escaped: whatever that is, it is no repeat."""
    if isinstance(node, ast.BinOp):
        return ast.copy_location(ast.BinOp(_known(node.left, letter), node.op, _known(node.right, letter)), node)
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.escape":
        return ast.copy_location(ast.Constant(letter), node)
    return node


def _flags(node: ast.Call) -> int:
    given = [each for each in ast.walk(node) if isinstance(each, ast.Attribute) and each.attr.isupper()]
    return sum(int(getattr(re, each.attr)) for each in given)


def _imported(name: str) -> Any:
    """The module of this name; None where it stands on a library of an extra that is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("jobscli"):
            raise
        return None


def build(package: Any) -> None:
    """Import every module and make everything that is made of the vocabulary."""
    names = [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    modules = [module for name in names if not name.endswith("__main__") and (module := _imported(name))]
    from jobscli.cli.help import in_our_words
    from jobscli.words import measuring, reading

    in_our_words("")
    for group, table in reading._file("cues").items():
        for name, value in table.items():
            if isinstance(value, str) or (isinstance(value, list) and isinstance(value[0], str)):
                with contextlib.suppress(re.error, KeyError):  # a piece, which is filled in or put together elsewhere
                    reading.cue(group, name)
    for group, table in measuring._file().items():
        for name in table if isinstance(table, dict) else ():
            if name.endswith(("_pattern", "_patterns")):
                measuring.pattern(group, name.rpartition("_")[0])
    for module in modules:
        for function in vars(module).values():
            if hasattr(function, "cache_info") and not inspect.signature(function).parameters:
                function()


_OF_REPORTS = ("list", "none", "report")  # as the report of a year: what is made of the years of its plan


def read() -> None:
    """Read texts that reach what is made while one is read."""
    from jobscli.read import read_text

    for path in sorted((Path(__file__).parents[1] / "gold").iterdir()):
        if path.suffix in (".gold", ".jsonl"):
            read_text(path.read_text(encoding="utf-8"), "x")
            if path.stem in _OF_REPORTS:
                read_text(path.read_text(encoding="utf-8"), "2026年湖滨省政府工作报告")
    read_text("全市城镇新增就业5万人，其中安溪1.2万人。", "2026年泉州市政府工作报告")  # its counties without their sign


def ask() -> None:
    """Ask what reaches the expressions that are made of a question."""
    import jobscli
    from jobscli.audit.contradictions.cause import _stands_for_base
    from jobscli.store import shipped_path
    from jobscli.store.glance import glance
    from tests.builders import statistic

    jobscli.search("创业", db=shipped_path())
    jobscli.metrics(db=shipped_path())
    jobscli.answer("which province lent most", db=shipped_path())
    looked = glance([shipped_path()])
    assert looked is not None
    looked.count("documents", {}, ("id",))
    _stands_for_base(statistic(quote="比2008年增长"))


def collect() -> dict[str, Any]:
    """The expressions as [pattern, flags, from where, whether of bytes], and the places that were not reached."""
    heard = Heard()
    re._compile = heard  # type: ignore[attr-defined]
    package = importlib.import_module("jobscli")
    build(package)
    read()
    ask()
    found, missed = list(sites(Path(package.__file__ or "").parent)), []
    for site, node in found:
        if not any((site.file, n) in heard.lines for n in range(site.first, site.last + 1)):
            pattern = stated(site, node)
            if pattern is None:
                missed.append(f"{Path(site.file).name}:{site.first}")
            else:
                re._compile(pattern, _flags(node))  # type: ignore[attr-defined]
    return {
        "expressions": [
            [pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern, flags, place, type(pattern) is bytes]
            for (pattern, flags), place in heard.expressions.items()
        ],
        "sites": len(found),
        "missed": missed,
    }


if __name__ == "__main__":
    json.dump(collect(), sys.stdout)
