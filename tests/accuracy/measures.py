"""How well measures are read: recall, precision, title and status against annotated documents.

    python -m tests.accuracy.measures GOLD.jsonl CORPUS_DIR [--misses N] [--least SHARE]

A line of GOLD is one measure: document, paragraph (the stretch that was annotated whole), start, end, title, status,
and where wanted `title_alt`. A measure that was read answers the annotated one whose characters it shares; of several
the one with the nearest title. A title is right when it has, letter for letter, six tenths in common with the
annotated one (Dice coefficient of their characters, marks aside): an annotation words a title freely.

A third of the documents, by their names alone, is set aside: rules are never made on it, and only its sums are printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jobscli.read import read_text
from jobscli.record import Measure

ALIKE = 0.6
_MARKS = re.compile(r"[^\w]")

Row = dict[str, Any]


def set_aside(document: str) -> bool:
    """Whether a document is one that no rule may be made on."""
    return hashlib.sha256(document.encode()).digest()[0] % 3 == 0


def alike(one: str, other: str) -> float:
    """The Dice coefficient of the characters of two titles, marks aside.

    >>> alike("强化重点群体就业帮扶", "重点群体就业帮扶")
    0.8888888888888888
    """
    a, b = (Counter(_MARKS.sub("", each)) for each in (one, other))
    size = a.total() + b.total()
    return 2 * (a & b).total() / size if size else 1.0


@dataclass(slots=True)
class Score:
    """What was counted over some documents."""

    annotated: int = 0
    found: int = 0
    title: int = 0
    status: int = 0
    both: int = 0
    read: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in ("annotated", "found", "title", "status", "both", "read", "right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses += other.misses

    def line(self) -> str:
        """Recall, precision, then title, status and both, of those found and of all that are annotated."""
        shares = [("recall", self.found, self.annotated), ("precision", self.right, self.read)]
        shares += [(name, getattr(self, name), self.found) for name in ("title", "status", "both")]
        shares += [("both of all", self.both, self.annotated)]
        return "  ".join(f"{name} {share(part, whole)} ({part}/{whole})" for name, part, whole in shares)


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def score(document: str, text: str, rows: Sequence[Row]) -> Score:
    """What is read in `text` against the annotated measures of one document."""
    measures = read_text(text, document).measures
    counted = Score(annotated=len(rows))
    for row in rows:
        answers = [m for m in measures if m.start < row["end"] and row["start"] < m.end]
        if not answers:
            counted.misses.append(f"{document} {row['start']} {row['title']}: not found")
            continue
        wanted = [row["title"], *row.get("title_alt", [])]
        nearness, best = max(((max(alike(m.title, t) for t in wanted), m) for m in answers), key=lambda each: each[0])
        title, status = nearness >= ALIKE, best.status == row["status"]
        counted.found += 1
        counted.title += title
        counted.status += status
        counted.both += title and status
        if not (title and status):
            counted.misses.append(
                f"{document} {row['start']} {row['title']} {row['status']}: {best.title} {best.status}"
            )
    counted.misses += [f"{document} {m.start} {m.title}: is none" for m in _within(measures, rows, counted)]
    return counted


def _within(measures: Iterable[Measure], rows: Sequence[Row], counted: Score) -> list[Measure]:
    """The measures in annotated stretches that answer no annotation; counts those that were read there."""
    stretches = {tuple(row["paragraph"]) for row in rows}
    inside = [m for m in measures if any(a <= m.start < b for a, b in stretches)]
    stray = [m for m in inside if not any(m.start < row["end"] and row["start"] < m.end for row in rows)]
    counted.read, counted.right = len(inside), len(inside) - len(stray)
    return stray


def scores(gold: Path, corpus: Path) -> dict[str, Score]:
    """The score of every document that `gold` annotates."""
    rows: dict[str, list[Row]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["document"], []).append(row)
    found = {}
    for document, own in rows.items():
        with (corpus / f"{document}.txt").open(encoding="utf-8", newline="") as file:
            found[document] = score(document, file.read(), own)
    return found


def main() -> int:
    """Print the sums of both thirds; end with 1 where title and status of those worked on fall below --least."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="print so many of what is missed or wrong")
    parser.add_argument("--least", type=float, default=0.0, help="the least share of `both` of all worked on")
    args = parser.parse_args()
    worked, aside = Score(), Score()
    for document, counted in scores(args.gold, args.corpus).items():
        (aside if set_aside(document) else worked).add(counted)
    print("worked on  ", worked.line())
    print("set aside  ", aside.line())
    for miss in worked.misses[: args.misses]:
        print("-", miss)
    return 1 if worked.both < args.least * worked.annotated else 0


if __name__ == "__main__":
    raise SystemExit(main())
