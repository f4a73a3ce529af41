"""How well figures without a canonical metric are named: accepted names, in `../shared/gold/names.jsonl`.

    python tests/accuracy/names.py [NAMES] [--misses N] [--json]

A line has `document`, `start`, the best `name` and the `accepted` ones. `metric` is the share of figures whose metric
is one of them, `label` the share whose label is, `either` the share where one of the two is; `close` counts the names
that hold an accepted one or stand in one, less or more than a word should be. Blanks and quotation marks do not count.

Of the documents set aside (`score.py` says which) only the sums are printed, never a name.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.accuracy.documents import SHARED, Job, read_all
from tests.accuracy.score import corpus_of, options_of, set_aside, share


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with the names that are accepted for it, and how it was read; None where it was not."""

    document: str
    start: int
    accepted: tuple[str, ...]
    read: dict[str, Any] | None

    def has(self, field: str) -> bool:
        """Whether the field of the statistic is an accepted name."""
        return self.read is not None and plain(self.read[field]) in map(plain, self.accepted)

    def close(self) -> bool:
        """Whether metric or label holds an accepted name or stands in one."""
        said = [plain(self.read[field]) for field in ("metric", "label")] if self.read is not None else []
        return any(one in other or other in one for one in said if one for other in map(plain, self.accepted))


def plain(name: str) -> str:
    """A name without what prints it: blanks, quotation marks, traditional characters.

    >>> plain("“春风行动” 招聘会")
    '春风行动招聘会'
    """
    from jobscli.words.load import simplified

    return re.sub(r"[\s“”\"]", "", simplified(unicodedata.normalize("NFKC", name)))


def named(path: Path) -> list[Named]:
    """The figures of a file of names as they are read. Raises SystemExit where a document is nowhere."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            rows[(row := json.loads(line))["document"]].append(row)
    options: dict[str, list[str]] = {}
    for beside in sorted(path.parent.glob("*.options.json")):
        options |= options_of(beside.with_name(beside.name.removesuffix(".options.json") + ".jsonl"))
    jobs = [Job(_found(corpus_of(path), name), tuple(options.get(name, ()))) for name in rows]
    found: list[Named] = []
    for name, answers in zip(rows, read_all(jobs), strict=True):
        statistics = [each for one in answers.objects for each in one["statistics"]]
        for row in rows[name]:
            hit = next((each for each in statistics if each["start"] <= row["start"] < each["end"]), None)
            found.append(Named(name, row["start"], (row["name"], *row.get("accepted", ())), hit))
    return found


def _found(corpus: Path, name: str) -> Path:
    path = next(iter(sorted(corpus.rglob(f"{name}.txt"))), None)
    if path is None:
        raise SystemExit(f"{name}.txt is nowhere in {corpus}")
    return path


def summary(figures: Sequence[Named]) -> dict[str, Any]:
    """How many names are accepted."""
    count = len(figures)
    return {
        "figures": count,
        "found": share(sum(each.read is not None for each in figures), count),
        "metric": share(sum(each.has("metric") for each in figures), count),
        "label": share(sum(each.has("label") for each in figures), count),
        "either": share(sum(each.has("metric") or each.has("label") for each in figures), count),
        "close": share(sum(each.close() for each in figures), count),
    }


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="?", type=Path, default=SHARED / "gold" / "names.jsonl")
    parser.add_argument("--misses", type=int, default=0, help="print this many names that are not accepted")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    figures = named(asked.names)
    worked = [each for each in figures if not set_aside(each.document)]
    sums = {
        "all": summary(figures),
        "worked on": summary(worked),
        "set aside": summary([each for each in figures if set_aside(each.document)]),
    }
    if asked.json:
        print(json.dumps(sums))
        return 0
    print(f"{'':10}" + "".join(f"{name:>10}" for name in sums["all"]))
    for which, row in sums.items():
        print(f"{which:10}" + "".join(f"{value!s:>10}" for value in row.values()))
    for each in [each for each in worked if not each.has("metric")][: asked.misses]:
        read = each.read
        said = f"{read['metric']!r} / {read['label']!r} [{read['rule']}]" if read is not None else "not read"
        print(f"- {each.document} {each.start}: {said} for {' | '.join(each.accepted)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
