"""The house: imports point down, each library has one door, and nothing grows beyond what one can take in."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import jobscli
from jobscli.cli.commands import COMMANDS

HOUSE = Path(jobscli.__file__).parent
MODULES = sorted(HOUSE.rglob("*.py"))

# Each room and the rooms that it may look into; all may look at the ground.
GROUND = {"errors", "language", "record", "wording", "correction", "words"}
ROOMS = {
    "language": set(),
    "errors": set(),
    "values": set(),
    "record": {"errors", "language", "wording", "values"},
    "wording": set(),
    "correction": {"record"},
    "words": set(),
    "read": GROUND,
    "store": GROUND,
    "ask": GROUND | {"store"},
    "readings": GROUND | {"read", "ask"},
    "rulebook": GROUND,
    "completions": GROUND | {"store"},
    "ingest": GROUND | {"store", "read", "ask", "readings", "__version__"},
    "errata": GROUND | {"store", "ask"},
    "audit": GROUND | {"store", "read", "ask", "__version__"},
    "show": GROUND | {"store", "read", "ask", "ingest", "readings", "rulebook", "audit", "errata", "__version__"},
    "export": GROUND | {"store", "ask", "readings", "show"},
    "against": GROUND | {"store", "ask", "ingest", "audit", "readings"},
    "tables": GROUND | {"store", "ask", "show"},
    "keeping": GROUND | {"store", "ingest", "audit", "errata"},
    "api": GROUND
    | {"store", "read", "ask", "ingest", "readings", "rulebook", "keeping", "tables", "against", "show", "export"},
    "cli": GROUND | {"ingest", "show", "api", "completions", "export", "__version__"},
    "__init__": {"api"},
    "__main__": {"cli"},
}

# Each library and the only modules that know it.
DOORS = {
    "tinydb": "store/tables.py",
    "tantivy": "store/archive/",
    "msgspec": "store/archive/decoding.py",
    "pyarrow": "store/cluster/",
    "pyspark": "store/cluster/",
    "py4j": "store/cluster/session.py",
    "filelock": "store/lock.py",
    "platformdirs": "store/__init__.py",
    "rich": "show/",
    "typer": "cli/",
    "opencc": "words/load.py",
    "ahocorasick_rs": "words/automaton.py",
    "pypdfium2": "read/files/",
    "python_calamine": "read/files/xlsx.py",
    "xlsxwriter": "show/book/xlsx.py",
    "resvg_py": "show/chart/png.py",
}

LINES = 330  # about 300: a module that goes on beyond becomes a package
BODY = 37  # of a function without its head and docstring: about 25 lines
CLASS = 250
# Each is one thing: rows of patterns or of early returns, or the methods of one door.
WHOLE = {
    "read/measure/grammar.py grammar": 50,
    "store/tiny.py TinyStore": 280,
}

# What only an expression over characters has: (?:…), [^…], {1,3}, \d.
EXPRESSION = re.compile(r"\(\?[:P=!<]|\[\^|\{\d+,\d*\}|\\\\[dDsSwW]")
EXPRESSION_LINE = 200  # characters of a line
EXPRESSION_LINES = 2  # lines of an expression that re.VERBOSE does not lay out
FACT_LINE = 400  # characters of a line of TOML


def name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(source(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything that stands in a module."""
    return tuple(ast.walk(tree(path)))


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The dotted names that a module imports, anywhere in it."""
    found: list[str] = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)} imports relatively"
            module = node.module or ""
            found += [f"{module}.{each.name}" for each in node.names] if module == "jobscli" else [module]
    return tuple(found)


def faults(of: Callable[[Path], object]) -> dict[str, object]:
    """What `of` finds in each module, by its name, without those in which it finds nothing."""
    return {name(path): found for path in MODULES if (found := of(path))}


def test_imports_point_down() -> None:
    def up(path: Path) -> set[str]:
        room = path.relative_to(HOUSE).parts[0].removesuffix(".py")
        return {each.split(".")[1] for each in imports(path) if each.startswith("jobscli.")} - ROOMS[room] - {room}

    assert faults(up) == {}


def test_no_two_modules_of_ask_need_each_other() -> None:
    own = {f"jobscli.{name(path)[:-3].replace('/', '.')}": path for path in MODULES if name(path).startswith("ask/")}
    needs = {module: {each for each in needed(path) if each in own} - {module} for module, path in own.items()}
    while free := [module for module, others in needs.items() if not others & needs.keys()]:
        for module in free:
            del needs[module]
    assert needs == {}


def needed(path: Path) -> set[str]:
    """The modules that a module imports, anywhere in it, those that it imports out of a package too."""
    froms = [node for node in nodes(path) if isinstance(node, ast.ImportFrom)]
    return {*imports(path), *(f"{node.module}.{each.name}" for node in froms for each in node.names)}


def test_each_library_has_one_door() -> None:
    def beside(path: Path) -> list[str]:
        libraries = {each.split(".")[0] for each in imports(path)}
        return [each for each, door in DOORS.items() if each in libraries and not name(path).startswith(door)]

    assert faults(beside) == {}


def test_nothing_is_vendored_through_the_back_door() -> None:
    assert [name(path) for path in MODULES for each in imports(path) if each.startswith(("click", "typer._"))] == []


def test_show_opens_no_file_and_ask_knows_no_terminal() -> None:
    for path in MODULES:
        known = set(imports(path))
        if name(path).startswith("show/"):
            assert not known & {"pathlib", "os", "tempfile", "shutil"}, name(path)
        if name(path) == "store/cluster/session.py":
            continue  # it tells Spark which Python to start
        if name(path).startswith(("ask/", "store/", "read/")):
            assert "sys" not in known or name(path).startswith("read/"), name(path)


def lines(node: ast.FunctionDef | ast.ClassDef) -> int:
    """How many lines a class has, or a function without its head and docstring."""
    if isinstance(node, ast.ClassDef):
        return (node.end_lineno or 0) - node.lineno + 1
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1


def test_a_module_can_be_taken_in() -> None:
    def long(path: Path) -> list[str]:
        found = ["the module"] * (source(path).count("\n") > LINES)
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                most = BODY if isinstance(node, ast.FunctionDef) else CLASS
                found += [node.name] * (lines(node) > WHOLE.get(f"{name(path)} {node.name}", most))
        return found

    assert faults(long) == {}


def test_what_may_be_longer_is_longer() -> None:
    sizes = {
        f"{name(path)} {node.name}": lines(node)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    assert [each for each in WHOLE if sizes.get(each, 0) <= BODY] == []


def test_a_module_says_what_it_is_and_is_called_after_it() -> None:
    assert faults(lambda path: not ast.get_docstring(tree(path))) == {}
    assert {path.stem for path in MODULES} & {"utils", "util", "helpers", "common", "manager", "base", "misc"} == set()


def patterns(path: Path) -> Iterator[tuple[ast.expr, bool]]:
    """The literals of a module that are expressions over characters, and whether they are compiled with re.VERBOSE."""
    calls = [node for node in nodes(path) if isinstance(node, ast.Call)]
    flagged = [call for call in calls if any("re.VERBOSE" in ast.unparse(each) for each in call.args[1:])]
    verbose = {id(each) for call in flagged for each in ast.walk(call)}
    told = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
        if id(node) in told:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            written = repr(node.value)
        elif isinstance(node, ast.JoinedStr):
            written = ast.unparse(node)
        else:
            continue
        if EXPRESSION.search(written):
            yield node, id(node) in verbose


def test_an_expression_can_be_taken_in() -> None:
    def long(path: Path) -> list[str]:
        lines = source(path).splitlines()
        found: list[str] = []
        for node, verbose in patterns(path):
            own = lines[node.lineno - 1 : node.end_lineno]
            found += [f"line {node.lineno} is long"] * (max(map(len, own)) > EXPRESSION_LINE)
            found += [f"line {node.lineno}: write it with re.VERBOSE"] * (not verbose and len(own) > EXPRESSION_LINES)
        return found

    assert faults(long) == {}


def test_the_expressions_of_a_module_are_seen() -> None:
    found = list(patterns(HOUSE / "read/text/normalise.py"))
    assert len([node for node, verbose in found if verbose]) >= 5
    assert len([node for node, verbose in found if not verbose]) >= 5


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.toml")), ids=name)
def test_a_line_of_facts_can_be_taken_in(path: Path) -> None:
    long = {n: len(line) for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)}
    assert {n: size for n, size in long.items() if size > FACT_LINE} == {}


def test_each_command_has_a_module_of_its_name_and_asks_through_the_api() -> None:
    modules = {
        path.stem: path for path in MODULES if name(path).startswith("cli/commands/") and path.stem != "__init__"
    }
    assert set(modules) == set(COMMANDS)
    for command, path in modules.items():
        assert command in {node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)}
        rooms = {each.split(".")[1] for each in imports(path) if each.startswith("jobscli.")}
        assert rooms <= {"api", "cli", "errors", "language"}, command


def test_the_doors_are_all_in_use() -> None:
    used = {each.split(".")[0] for path in MODULES for each in imports(path)}
    assert set(DOORS) - used == set()
