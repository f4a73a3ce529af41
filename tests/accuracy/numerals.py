"""What becomes of every numeral of a folder of documents: a statistic, none with a reason, or a problem.

    python tests/accuracy/numerals.py FOLDER [--every N] [--sample N] [--reason WORD]

A numeral is a run of digits, full-width digits or Chinese numerals. Prints the share of each answer and reason, and how
many numerals have no answer at all, which must be none; with `--sample`, so many of each reason in their words, drawn
by a fixed rule, or only of the reasons that hold a word.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from jobscli.read import read_text
from jobscli.read.model import Reading
from jobscli.read.residue import NUMERALS

LOST, STATISTIC = "LOST", "statistic"
_AROUND = 24
_SPREAD = 7919  # the step by which samples are drawn


class Numeral(NamedTuple):
    """A numeral of a document, at `start:end` of its text, and what it was told to be."""

    start: int
    end: int
    answer: str


def numerals(text: str, read: Reading) -> Iterator[Numeral]:
    """Every numeral of `text` with the answer for its first sign; a problem goes before the reason of an exclusion."""
    answers = [
        {at: answer for start, end, answer in spans for at in range(start, end)}
        for spans in (
            [(each.start, each.end, STATISTIC) for each in read.statistics],
            [(each.start, each.end, f"problem: {each.reason}") for each in read.problems],
            [(each.start, each.end, f"excluded: {each.reason}") for each in read.excluded],
        )
    ]
    for run in NUMERALS.finditer(text):
        told = [next((row[at] for row in answers if at in row), LOST) for at in range(*run.span())]
        yield Numeral(run.start(), run.end(), LOST if LOST in told else told[0])


def _around(text: str, one: Numeral, path: Path) -> str:
    before, after = text[max(0, one.start - _AROUND) : one.start], text[one.end : one.end + _AROUND]
    return f"  {before}【{text[one.start : one.end]}】{after}".replace("\n", "⏎") + f"  {path.parent.name}/{path.name}"


def _drawn(rows: Sequence[str], count: int) -> list[str]:
    return [rows[at * _SPREAD % len(rows)] for at in range(min(count, len(rows)))]


def main() -> None:
    """Read the documents of a folder and print what became of their numerals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read every so-manieth document alone")
    parser.add_argument("--sample", type=int, default=0, help="print so many numerals of each reason")
    parser.add_argument("--reason", default="", help="print only those of reasons that hold this word")
    asked = parser.parse_args()
    seen, rows = Counter[str](), dict[str, list[str]]()
    paths = sorted(path for path in asked.folder.rglob("*") if path.suffix in (".md", ".txt"))
    for path in paths[:: asked.every]:
        text = path.read_bytes().decode("utf-8-sig")
        for one in numerals(text, read_text(text, path.stem, path=str(path))):
            seen[one.answer] += 1
            if asked.sample and asked.reason in one.answer:
                rows.setdefault(one.answer, []).append(_around(text, one, path))
    total = sum(seen.values())
    print(f"{total} numerals of {len(paths[:: asked.every])} documents, {seen[LOST]} without an answer")
    for answer, count in seen.most_common():
        print(f"{count / total:8.2%} {count:8} {answer}")
        print("\n".join(_drawn(rows.get(answer, []), asked.sample)), end="\n" if answer in rows else "")


if __name__ == "__main__":
    main()
