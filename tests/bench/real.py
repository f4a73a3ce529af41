"""An archive of real documents beside what comes with jobscli: what each question costs as a whole process.

    python -m tests.bench.real ARCHIVE [--runs 3]

Each question is asked of the archive and of the shipped store alone, in turn. Printed are the medians in ms of CPU,
their ratio, the lines that each prints, and, as an archive answers with more, what each costs for a line of its answer
beyond the start of a process (`show` of an id that is not there).
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
from pathlib import Path

import jobscli
from tests.bench.archive import MAIN, cost

QUESTIONS = (
    ("show", "s428"),
    ("search", "就业"),
    ("search", "创业", "农民工"),
    ("rank", "创业担保贷款"),
    ("rank", "城镇新增就业"),
    ("ask", "江苏城镇新增就业多少"),
    ("province", "江苏"),
    ("compare", "江苏", "安徽"),
    ("targets",),
    ("panel", "城镇新增就业"),
    ("series", "城镇新增就业", "江苏"),
    ("statistics", "--limit", "20"),
    ("documents",),
    ("metrics",),
    ("systems",),
)


def printed(asked: list[str]) -> int:
    """How many lines a command prints."""
    run = subprocess.run(asked, capture_output=True, env={**os.environ, "COLUMNS": "100"}, check=False)
    return len(run.stdout.splitlines())


def main() -> None:
    """Ask each question of both, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    stated = parser.parse_args()
    compileall.compile_dir(Path(jobscli.__file__).parent, quiet=1)  # as an installation has it
    start = cost([*MAIN, "show", "s0"], stated.runs, codes=(0, 2)).cpu
    print(f"the start of a process: {start:.0f} ms")
    print(f"{'':30}{'ms':>6}{'shipped':>9}{'ratio':>7}{'lines':>7}{'shipped':>9}{'ms a line':>11}{'shipped':>9}")
    for question in QUESTIONS:
        own, shipped = ([*MAIN, *question, *db] for db in (("--db", str(stated.archive)), ()))
        of_own, of_shipped = (cost(asked, stated.runs, codes=(0, 2)).cpu for asked in (own, shipped))
        lines = [printed(asked) for asked in (own, shipped)]
        each = [
            f"{max(0.0, ms - start) / n:.2f}" if n else "–" for ms, n in zip((of_own, of_shipped), lines, strict=True)
        ]
        print(
            f"{' '.join(question):30}{of_own:>6.0f}{of_shipped:>9.0f}{of_own / of_shipped:>7.2f}"
            f"{lines[0]:>7}{lines[1]:>9}{each[0]:>11}{each[1]:>9}",
            flush=True,
        )


if __name__ == "__main__":
    main()
