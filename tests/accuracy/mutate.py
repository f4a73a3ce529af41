"""One line of the reader broken at a time: does an example test notice?

    python tests/accuracy/mutate.py                     thirty breakages by the fixed seed
    python tests/accuracy/mutate.py --count 100 --seed 7 --paths jobscli/read/statistic
    python tests/accuracy/mutate.py --list              what would be broken, without running anything

A breakage drops an alternative of an expression, turns a condition round, drops a rule of a list, swaps two, or
returns another constant. Two rules with ids are swapped only where `tests/gold/conflicts.txt` says that they differ:
the order of others changes nothing that is known. Each is made in a copy of the checkout, in which the example tests
of `read` run; hypothesis holds invariants only and is left out. Survivors are printed; the exit code is 1 when there
is one. A survivor is a sentence that `tests/gold/` lacks, or a line that the reader does not need.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
# What notices most comes first.
TESTS = ("tests/read/test_statistic.py", "tests/read", "tests/test_words.py")
# Not examples of what is read: files, time and cost; and originals that no clone has.
LEFT_OUT = tuple(
    f"tests/read/test_{name}.py" for name in ("docx", "pdf", "files", "deadline", "expressions", "compilation")
)
SLOW = "not in_proportion and not takes_no_more_than"
CONFLICTS = ROOT / "tests/gold/conflicts.txt"
SWAPPED = "two rules swapped"
COPIED = ("jobscli", "tests", "db.json", "pyproject.toml", "README.md", "CHANGELOG.md")


class Breakage(NamedTuple):
    """A line of a file, or a few, and what stands in their place; `kind` says in which way it is wrong."""

    file: str
    line: int  # the first of them, from 1
    old: str
    new: str
    kind: str

    def apply(self, source: str) -> str:
        """The file's text with the breakage."""
        lines = source.split("\n")
        lines[self.line - 1 : self.line - 1 + self.old.count("\n") + 1] = self.new.split("\n")
        return "\n".join(lines)

    def __str__(self) -> str:
        old, new = (each.strip().replace("\n", "\n    ") for each in (self.old, self.new))
        return f"{self.file}:{self.line} [{self.kind}]\n  - {old}\n  + {new}"


def breakages(paths: Sequence[Path]) -> list[Breakage]:
    """All one-line breakages of the Python and TOML files at `paths`, in a fixed order."""
    files: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.py")) + sorted(path.rglob("*.toml")) if path.is_dir() else [path]
        files += [file for file in inside if "files" not in file.relative_to(ROOT).parts]
    return [each for file in files for each in _in_file(file)]


def _in_file(file: Path) -> Iterator[Breakage]:
    source = file.read_text(encoding="utf-8")
    lines, where = source.split("\n"), file.relative_to(ROOT).as_posix()
    seen: set[tuple[int, str]] = set()
    found = _in_toml(lines) if file.suffix == ".toml" else _in_python(ast.parse(source), lines)
    for first, last, new, kind in found:
        old = "\n".join(lines[first - 1 : last])
        if (first, new) not in seen and new != old and not (kind == SWAPPED and _never_meet(old)):
            seen.add((first, new))
            yield Breakage(where, first, old, new, kind)


def _never_meet(swapped: str) -> bool:
    """Whether two neighbouring rules, in the lines `swapped`, have ids and never differ over a figure of the gold."""
    ids = re.findall(r"[(\"=] ?\"?([a-z]+\.[a-z-]+)\"", swapped)
    if len(ids) != 2:
        return False
    rows = (line.split()[:3] for line in CONFLICTS.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    return [*ids, "differs"] not in list(rows)


Change = tuple[int, int, str, str]  # the first and the last line, what stands in their place, in which way


def _in_python(tree: ast.Module, lines: Sequence[str]) -> Iterator[Change]:
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield from _alternatives(node, lines)
        elif isinstance(node, ast.If | ast.While) and node.test.lineno == node.test.end_lineno:
            test = node.test
            turned = _replaced(lines, test, f"not ({_text(lines, test)})")
            yield test.lineno, test.lineno, turned, "condition turned round"
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
            yield from _returned(node.value, lines)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Tuple):
            yield from _rules(node.value, lines)


def _alternatives(node: ast.Constant, lines: Sequence[str]) -> Iterator[Change]:
    """An expression without one of its alternatives, where it stands on one line."""
    if "|" not in str(node.value) or node.lineno != node.end_lineno:
        return
    written = _text(lines, node)
    for shorter in without_one(written):
        try:
            value = ast.literal_eval(shorter)
            re.compile(re.sub(r"\{\w+\}", "x", value))
        except (SyntaxError, ValueError, re.error):
            continue
        yield node.lineno, node.lineno, _replaced(lines, node, shorter), "alternative dropped"


def without_one(expression: str) -> Iterator[str]:
    """`expression` without each of its alternatives in turn; those between brackets of characters are none.

    >>> list(without_one('"a(?:b|c)|d"'))
    ['"a(?:c)|d"', '"a(?:b)|d"', '"d"', '"a(?:b|c)"']
    """
    quote = re.match(r"[rbf]*(\"\"\"|\"|')", expression)
    first = quote.end() if quote else 0
    last = len(expression) - (len(quote.group(1)) if quote else 0)
    for marks in _groups(expression, first, last):
        for index in range(len(marks) - 1 if len(marks) > 2 else 0):
            if index:
                yield expression[: marks[index]] + expression[marks[index + 1] :]
            else:
                yield expression[: marks[0]] + expression[marks[1] + 1 :]


_OPENS = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|:|>))?")


def _groups(expression: str, first: int, last: int) -> Iterator[list[int]]:
    """For each group of an expression where its first alternative begins, its bars, and where it ends."""
    open_groups, inside, at = [[first]], False, first
    while at < last:
        char = expression[at]
        if char == "\\":
            at += 1
        elif inside:
            inside = char != "]"
        elif char == "[":
            inside = True
        elif char == "(" and (opens := _OPENS.match(expression, at)) is not None:
            open_groups.append([opens.end()])
            at = opens.end() - 1
        elif char == "|":
            open_groups[-1].append(at)
        elif char == ")" and len(open_groups) > 1:
            yield [*open_groups.pop(), at]
        at += 1
    yield [*open_groups[0], last]


def _returned(node: ast.Constant, lines: Sequence[str]) -> Iterator[Change]:
    value = node.value
    other: object = None
    if isinstance(value, bool):
        other = not value
    elif isinstance(value, str):
        other = f"{value}x"
    elif isinstance(value, int):
        other = value + 1
    elif value is None:
        return
    yield node.lineno, node.lineno, _replaced(lines, node, repr(other)), "another constant returned"


def _rules(node: ast.Tuple, lines: Sequence[str]) -> Iterator[Change]:
    """A list of rules, names or pairs of an id and a name, with two that swapped places, and without one."""
    rules = [each for each in node.elts if _is_rule(each)]
    if len(rules) < 3 or any(each.lineno != each.end_lineno for each in rules):
        return
    for one, other in pairwise(rules):
        yield one.lineno, other.lineno, _swapped(lines, one, other), SWAPPED
    for one in rules:
        start, end = _columns(lines[one.lineno - 1], one)
        line = lines[one.lineno - 1]
        yield one.lineno, one.lineno, line[:start] + re.sub(r"^,\s?", "", line[end:]), "rule dropped"


def _is_rule(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return len(node.elts) == 2 and all(isinstance(each, ast.Name | ast.Constant) for each in node.elts)
    return isinstance(node, ast.Name)


def _swapped(lines: Sequence[str], one: ast.expr, other: ast.expr) -> str:
    """The lines from `one` to `other`, each in the other's place."""
    first, second = _text(lines, one), _text(lines, other)
    between = list(lines[one.lineno - 1 : other.lineno])
    start, end = _columns(between[-1], other)
    between[-1] = between[-1][:start] + first + between[-1][end:]
    start, end = _columns(between[0], one)
    between[0] = between[0][:start] + second + between[0][end:]
    return "\n".join(between)


def _columns(line: str, node: ast.expr) -> tuple[int, int]:
    """The columns of a node in characters; `ast` counts bytes."""
    raw = line.encode()
    return len(raw[: node.col_offset].decode()), len(raw[: node.end_col_offset].decode())


def _text(lines: Sequence[str], node: ast.expr) -> str:
    line = lines[node.lineno - 1]
    start, end = _columns(line, node)
    return line[start:end]


def _replaced(lines: Sequence[str], node: ast.expr, words: str) -> str:
    line = lines[node.lineno - 1]
    start, end = _columns(line, node)
    return line[:start] + words + line[end:]


def _in_toml(lines: Sequence[str]) -> Iterator[Change]:
    """An expression of a TOML file without one of its alternatives; its rules with two swapped, and without one."""
    for number, line in enumerate(lines, 1):
        if line.startswith(_OF_NO_RULE):
            continue
        for written in re.finditer(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", line):
            for shorter in without_one(written.group()) if "|" in written.group() else ():
                new = line[: written.start()] + shorter + line[written.end() :]
                yield number, number, new, "alternative dropped"
    starts = [number for number, line in enumerate(lines, 1) if line == "[[rule]]"]
    ends = [start - 1 for start in starts[1:]] + [len(lines)]
    blocks = [(start, end, "\n".join(lines[start - 1 : end])) for start, end in zip(starts, ends, strict=True)]
    for (start, _end, one), (_start, end, other) in pairwise(blocks):
        yield start, end, f"{other}\n{one}", SWAPPED
    for start, end, _block in blocks if len(blocks) > 1 else ():
        yield start, end, "", "rule dropped"


# Lines of a rule that say what it does and decide nothing.
_OF_NO_RULE = ("#", "sentence", "examples", "not ")


def chosen(all_of_them: Sequence[Breakage], count: int, seed: int) -> list[Breakage]:
    """`count` of the breakages, as many of each kind as there are kinds to share them, the files by chance."""
    chance = random.Random(seed)
    kinds: dict[str, list[Breakage]] = {}
    for each in all_of_them:
        kinds.setdefault(each.kind, []).append(each)
    for those in kinds.values():
        chance.shuffle(those)
    found: list[Breakage] = []
    while len(found) < count and any(kinds.values()):
        found += [those.pop() for _kind, those in sorted(kinds.items()) if those][: count - len(found)]
    return found


def survives(breakage: Breakage, copy: Path, without: Sequence[str] = ()) -> bool:
    """Whether the example tests in `copy`, a copy of the checkout, pass with the line broken."""
    path = copy / breakage.file
    source = path.read_text(encoding="utf-8")
    path.write_text(breakage.apply(source), encoding="utf-8")
    try:
        return run_tests(copy, "-x", *(f"--deselect={test}" for test in without))[0] == 0
    finally:
        path.write_text(source, encoding="utf-8")


def run_tests(copy: Path, *options: str) -> tuple[int, list[str]]:
    """The exit code of the example tests in `copy` and the tests that fail; a run that does not end is a failure."""
    words = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not hypothesis and not slow"]
    words += ["-k", SLOW, *TESTS, *(f"--ignore={name}" for name in LEFT_OUT), "--doctest-modules", "jobscli/read"]
    # No compiled file may outlive its source, which changes within one tick of the clock.
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [*words, *options], cwd=copy, env=environment, capture_output=True, text=True, timeout=300
        )
    except subprocess.TimeoutExpired:
        return 1, []
    return done.returncode, re.findall(r"^FAILED (.+?)(?: - .*)?$", done.stdout, re.MULTILINE)


def copied(to: Path) -> Path:
    """A copy of the checkout, without what was compiled."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        elif source.exists():
            to.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, to / name)
    return to


def survivors(wanted: Sequence[Breakage], processes: int) -> list[Breakage]:
    """Those of the breakages that no test notices; tests that fail unbroken are left out, and said.

    Raises SystemExit when the tests cannot be run.
    """
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(processes):
            copies.put(copied(Path(folder) / str(number)))
        first = copies.get()
        code, failing = run_tests(first)
        if code and not failing:
            raise SystemExit("the tests do not run before anything is broken")
        for test in failing:
            print(f"left out, fails unbroken: {test}", flush=True)
        copies.put(first)

        def judge(each: Breakage) -> bool:
            copy = copies.get()
            try:
                alive = survives(each, copy, failing)
            finally:
                copies.put(copy)
            print(f"{'SURVIVES' if alive else 'noticed '} {each}", flush=True)
            return alive

        with ThreadPoolExecutor(processes) as pool:
            return [each for each, alive in zip(wanted, pool.map(judge, wanted), strict=True) if alive]


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--paths", nargs="*", type=Path, default=[ROOT / "jobscli/read", ROOT / "jobscli/words/rules"])
    parser.add_argument("--list", action="store_true", help="only say what would be broken")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(words)
    wanted = chosen(breakages([p.resolve() for p in asked.paths]), asked.count, asked.seed)
    if asked.list:
        print("\n".join(map(str, wanted)))
        return 0
    alive = survivors(wanted, asked.processes)
    print(f"\n{len(wanted) - len(alive)} of {len(wanted)} noticed")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
