"""Sentences of annotated documents that notice a broken line of the reader where the gold does not: what to add to it.

    python tests/accuracy/sentences.py [--count 200] [--seed N] [--paths jobscli/read/statistic] [--most 20] [GOLD …]

Lines are broken as `mutate.py` breaks them. Candidates are the sentences, read alone, all of whose figures are
annotated and read right in their document. Printed are the breakages that no case of `tests/gold/` notices, and, in
the form of gold with their source, as few sentences as together notice as many of these as they can. They are to be
read before they are taken: alone a sentence may say less than it did in its document. A breakage that no sentence
notices either changes nothing that is written.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.accuracy.documents import ROOT, SHARED
from tests.accuracy.mutate import Breakage, breakages, chosen, copied
from tests.accuracy.score import golds, score
from tests.gold.form import Case, Said, load, write

_LONGEST = 140  # characters of a sentence
_NOTHING = Said(None, (), (), ())
# Reads the cases on stdin and prints a line for each, the same where the same is read.
_READ = "import sys; from tests.accuracy.sentences import digests; digests(sys.stdin.read())"


def candidates(paths: Sequence[Path]) -> list[Case]:
    """Sentences all of whose figures are annotated and right, each once, with the document it is of."""
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    figures: dict[tuple[str, str], int] = {}
    for path in golds(paths):
        for each in score(path).judged:
            if each.best is not None:
                right[each.document, each.best["quote"]].append(not each.wrong)
    for name, quote in right:
        figures[name, quote] = len(right[name, quote])
    texts: dict[str, str] = {}
    for (name, quote), good in right.items():
        if all(good) and len(quote) <= _LONGEST and "\n" not in quote:
            texts.setdefault(quote, name)
    return [Case(f"sentence-{n}", {"source": name}, text, _NOTHING) for n, (text, name) in enumerate(texts.items())]


def digests(cases: str) -> None:
    """Print for each case, in JSON, what is read of it, as a number."""
    from tests.gold.reading import read, said

    for row in json.loads(cases):
        case = Case(row["id"], row["options"], row["text"], Said({} if row["document"] else None, (), (), ()))
        try:
            told = repr(said(case, read(case)))
        except Exception as error:
            told = repr(error)
        print(sha256(told.encode()).hexdigest()[:16])


def told(copy: Path, cases: Sequence[Case]) -> list[str]:
    """What is read of the cases in a copy of the checkout, as numbers; [] where it does not run."""
    rows = [
        {"id": c.id, "options": dict(c.options), "text": c.text, "document": c.said.document is not None} for c in cases
    ]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    words = [sys.executable, "-B", "-c", _READ]
    try:
        done = subprocess.run(
            words, cwd=copy, env=environment, input=json.dumps(rows), capture_output=True, text=True, timeout=120
        )
    except subprocess.TimeoutExpired:
        return []
    return done.stdout.split() if done.returncode == 0 else []


def noticed(wanted: Sequence[Breakage], cases: Sequence[Case], processes: int) -> list[set[int]]:
    """For each breakage the cases that are read otherwise than unbroken; all of them where nothing runs."""
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(processes):
            copies.put(copied(Path(folder) / str(number)))
        first = copies.get()
        before = told(first, cases)
        copies.put(first)
        if not before:
            raise SystemExit("nothing is read before anything is broken")

        def judge(each: Breakage) -> set[int]:
            copy = copies.get()
            path = copy / each.file
            source = path.read_text(encoding="utf-8")
            path.write_text(each.apply(source), encoding="utf-8")
            try:
                now = told(copy, cases)
            finally:
                path.write_text(source, encoding="utf-8")
                copies.put(copy)
            return {n for n, was in enumerate(before) if not now or now[n] != was}

        with ThreadPoolExecutor(processes) as pool:
            return list(pool.map(judge, wanted))


def fewest(left: Sequence[set[int]], most: int) -> list[int]:
    """The numbers of as few sentences as notice as many of the breakages, each a set of those that notice it.

    >>> fewest([{1, 2}, {2}, {3}, set()], 5)
    [2, 3]
    """
    found: list[int] = []
    open_ones = [those for those in left if those]
    while open_ones and len(found) < most:
        every = {n for those in open_ones for n in those}
        best = max(sorted(every), key=lambda n: sum(n in those for those in open_ones))
        found.append(best)
        open_ones = [those for those in open_ones if best not in those]
    return found


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=[SHARED / "gold"])
    parser.add_argument("--count", type=int, default=200, help="how many lines are broken, one at a time")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--paths", nargs="*", type=Path, default=[ROOT / "jobscli/read", ROOT / "jobscli/words/rules"])
    parser.add_argument("--most", type=int, default=20, help="print at most so many sentences")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(words)
    known = [case for _path, case in load() if "xfail" not in case.options]
    cases = [*known, *candidates(asked.gold)]
    wanted = chosen(breakages([path.resolve() for path in asked.paths]), asked.count, asked.seed)
    found = noticed(wanted, cases, asked.processes)
    missed = [
        (each, those) for each, those in zip(wanted, found, strict=True) if not any(n < len(known) for n in those)
    ]
    for each, those in missed:
        print(f"# {each}\n#   noticed by {len(those)} of {len(cases) - len(known)} sentences".replace("\n ", "\n# "))
    print(f"# {len(wanted) - len(missed)} of {len(wanted)} breakages are noticed by the gold\n")
    taken = fewest([those for _each, those in missed], asked.most)
    print(write([updated(cases[n]) for n in taken]))
    return 0


def updated(case: Case) -> Case:
    """A case with what is read of it now."""
    from dataclasses import replace

    from tests.gold.reading import read, said

    return replace(case, said=said(case, read(case)))


if __name__ == "__main__":
    sys.exit(main())
