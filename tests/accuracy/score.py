"""How right the figures are that jobscli reads, against annotated documents: per field, per rule, per document.

    python tests/accuracy/score.py [GOLD …] [--held-out | --developed] [--rules] [--documents] [--confidence]
                                   [--misses N] [--json]

GOLD is a file of annotations or a folder of them, by default `../shared/gold` beside the checkout; its documents lie in
a folder of the same name in `../corpus`. An annotation has `document`, `start`, `end` (code points), `value` and the
fields of FIELDS, each null where it says nothing; `<field>_alt` names further accepted readings; only a `fit` of
`strict` is scored. A figure is found when a statistic overlaps it with an equal value. `joint` is the share of the
figures that are found and right in every field; `precision` is over the statistics with a metric that the annotations
cover, `precision_inside` over those in stretches that `<document>.spans` says are annotated whole.

Set aside, for judging what was made on the others, are the documents whose name's SHA-256 begins with a byte that
three divides: `--held-out` takes those alone, `--developed` the rest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.accuracy.documents import SHARED, Job, read_all

FIELDS = ("metric", "unit", "bound", "status", "aspect", "scope", "period", "population", "region", "place")
NULLS = ("period", "place")  # a null here says that there is none, where the annotation has the field at all
EMPTY = (None, "unstated")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """An annotated figure: the statistic that answers it best, None where there is none, and its wrong fields."""

    gold: Row
    best: Row | None
    wrong: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The name of its document."""
        return str(self.gold["document"])


@dataclass(frozen=True, slots=True)
class Counted:
    """A statistic that precision counts: `stray` when it stands on no annotated figure."""

    document: str
    row: Row
    stray: bool


@dataclass(slots=True)
class Scored:
    """What a file of annotations gives."""

    name: str
    judged: list[Judged] = field(default_factory=list)
    claimed: list[Counted] = field(default_factory=list)  # with a metric that the annotations cover
    inside: list[Counted] = field(default_factory=list)  # in a stretch that is annotated whole
    failed: list[str] = field(default_factory=list)
    documents: int = 0


def set_aside(document: str) -> bool:
    """Whether a document is of the third that no rule is made on."""
    return hashlib.sha256(document.encode()).digest()[0] % 3 == 0


def close(one: object, other: object) -> bool:
    """Whether two values are the same number."""
    try:
        a, b = float(one), float(other)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def says(gold: Row, name: str) -> bool:
    """Whether the annotation says anything about this field."""
    if name == "metric":
        return gold.get("metric") is not None or bool(gold.get("not_metric"))
    return gold.get(name) is not None or (name in NULLS and name in gold)


def accepts(gold: Row, name: str, got: object) -> bool:
    """Whether the annotation takes `got` as the value of this field."""
    if not says(gold, name):
        return True
    if name == "metric" and gold["metric"] is None:
        return got not in gold["not_metric"]
    allowed = [gold.get(name), *gold.get(f"{name}_alt", [])]
    if name == "status" and got in ("forecast", "budget"):  # the annotations call both a target
        return got in allowed or "target" in allowed
    return got in allowed


def score(path: Path, keep: Callable[[str], bool] = lambda _document: True) -> Scored:
    """Judge the documents of a file of annotations that `keep` takes, by their names."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and keep((row := json.loads(line))["document"]):
            rows[row["document"]].append(row)
    covered = {row["metric"] for those in rows.values() for row in those} - {None}
    folder, names = corpus_of(path), sorted(rows)
    stated = options_of(path)
    jobs = [Job(folder / f"{name}.txt", tuple(stated.get(name, ()))) for name in names]
    found = Scored(path.stem, documents=len(names))
    for name, answers in zip(names, read_all(jobs), strict=True):
        if answers.refused:
            found.failed.append(f"{name}: {answers.refused}")
        statistics = [row for one in answers.objects for row in one["statistics"]]
        _judge(found, name, rows[name], statistics, _stretches(folder / f"{name}.spans"), covered)
    return found


def corpus_of(path: Path) -> Path:
    """The folder with the documents of a file of annotations: reports-2026-all is of reports-2026."""
    corpus = path.parent.parent / "corpus"
    return next((f for f in (corpus / path.stem, corpus / path.stem.removesuffix("-all")) if f.is_dir()), corpus)


def options_of(path: Path) -> dict[str, list[str]]:
    """What a reader of the page would know of a document, as options of `jobscli read`."""
    beside = path.with_suffix(".options.json")
    return json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}


def _stretches(path: Path) -> list[tuple[int, int]]:
    if not path.exists():
        return []
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [(int(line[0]), int(line[1])) for line in lines]


def _judge(
    found: Scored,
    document: str,
    rows: Sequence[Row],
    statistics: Sequence[Row],
    whole: Sequence[tuple[int, int]],
    covered: set[str],
) -> None:
    taken: set[int] = set()
    for gold in rows:
        hits = [
            (at, each)
            for at, each in enumerate(statistics)
            if each["start"] < gold["end"] and gold["start"] < each["end"] and close(each["value"], gold["value"])
        ]
        taken.update(at for at, _each in hits)
        if gold.get("fit", "strict") == "strict" and not gold.get("nonnumeric"):
            found.judged.append(_best(gold, [each for _at, each in hits]))
    spans = [(row["start"], row["end"]) for row in rows]
    for at, each in enumerate(statistics):
        stray = not any(each["start"] < end and start < each["end"] for start, end in spans)
        if any(start <= each["start"] < end for start, end in whole):
            found.inside.append(Counted(document, each, stray))
        if each.get("metric") in covered:
            found.claimed.append(Counted(document, each, stray and at not in taken))


def _best(gold: Row, hits: Sequence[Row]) -> Judged:
    if not hits:
        return Judged(gold, None)
    best = max(hits, key=lambda hit: sum(accepts(gold, name, hit.get(name)) for name in FIELDS))
    return Judged(gold, best, tuple(name for name in FIELDS if not accepts(gold, name, best.get(name))))


def share(part: int, whole: int) -> float | None:
    """`part` of `whole` to four places, None where there is nothing."""
    return round(part / whole, 4) if whole else None


def summary(found: Scored) -> dict[str, Any]:
    """The numbers of a file of annotations, as `../shared/tools/score.py` has them."""
    there = [each for each in found.judged if each.best is not None]
    sure: dict[str, Counter[bool]] = defaultdict(Counter)
    for each in there:
        sure[str((each.best or {}).get("confidence"))][not each.wrong] += 1
    return {
        "documents": found.documents,
        "failed": found.failed,
        "figures": len(found.judged),
        "recall": share(len(there), len(found.judged)),
        "joint": share(sum(not each.wrong for each in there), len(found.judged)),
        "precision": share(sum(not each.stray for each in found.claimed), len(found.claimed)),
        "precision_inside": share(sum(not each.stray for each in found.inside), len(found.inside)),
        "confidence": {name: f"{tally[True]} of {tally.total()} right" for name, tally in sorted(sure.items())},
        "fields": {name: of_field(there, name)["right"] for name in FIELDS},
    }


def of_field(judged: Iterable[Judged], name: str) -> dict[str, Any]:
    """How often a field is right: of the figures found (`right`), of all (`recall`), of values given (`precision`)."""
    rows = [each for each in judged if says(each.gold, name)]
    there = [each for each in rows if each.best is not None]
    good = sum(name not in each.wrong for each in there)
    given = [each for each in there if (each.best or {}).get(name) not in EMPTY]
    return {
        "right": share(good, len(there)),
        "recall": share(good, len(rows)),
        "precision": share(sum(name not in each.wrong for each in given), len(given)),
        "figures": len(rows),
    }


def by(found: Scored, key: Callable[[Row, str], str]) -> dict[str, dict[str, Any]]:
    """Figures, recall, joint and precision for each value of `key`, which takes a statistic and its document.

    A figure that was not found has no rule, and counts for the recall of its document alone.
    """
    judged: dict[str, list[Judged]] = defaultdict(list)
    counted: dict[str, list[Counted]] = defaultdict(list)
    for each in found.judged:
        judged[key(each.best or {}, each.document)].append(each)
    for one in found.inside or found.claimed:
        counted[key(one.row, one.document)].append(one)
    result: dict[str, dict[str, Any]] = {}
    for name in sorted({*judged, *counted}):
        there = [each for each in judged[name] if each.best is not None]
        result[name] = {
            "figures": len(judged[name]),
            "recall": share(len(there), len(judged[name])),
            "joint": share(sum(not each.wrong for each in there), len(judged[name])),
            "precision": share(sum(not each.stray for each in counted[name]), len(counted[name])),
            "wrong": dict(Counter(name for each in there for name in each.wrong).most_common()),
        }
    return result


def of_rule(statistic: Row, _document: str) -> str:
    """The rule that named a statistic; - for a figure that was not found."""
    return str(statistic.get("rule") or "-")


def misses(found: Scored) -> Iterator[str]:
    """A line for each figure that is not found or wrong in a field, and for each statistic that is none."""
    for each in found.judged:
        gold, best = each.gold, each.best
        at = f"{each.document} {gold['start']} {gold['text']!r}"
        if best is None:
            yield f"{at}: not found ({gold['metric']})"
        elif each.wrong:
            told = ", ".join(f"{name}: {best.get(name)!r} for {gold.get(name)!r}" for name in each.wrong)
            yield f"{at} {gold['metric']} [{best.get('rule')}, {best.get('confidence')}]: {told}"
    for one in found.claimed:
        if one.stray:
            yield f"{one.document} {one.row['start']} {one.row.get('text')!r}: claimed as {one.row['metric']}, is none"


def added(all_of_them: Sequence[Scored]) -> Scored:
    """Several files of annotations as one."""
    total = Scored("all")
    for each in all_of_them:
        total.judged += each.judged
        total.claimed += each.claimed
        total.inside += each.inside
        total.failed += each.failed
        total.documents += each.documents
    return total


def golds(paths: Sequence[Path]) -> list[Path]:
    """The files of annotated figures that `paths` name, files or folders, in their order."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        found += [each for each in inside if '"fit"' in each.read_text(encoding="utf-8").partition("\n")[0]]
    return found


def report(found: Scored, *, rules: bool, documents: bool, confidence: bool) -> str:
    """The numbers of a file of annotations for a screen."""
    numbers = summary(found)
    lines = [f"== {found.name}"]
    lines += [f"{name:17} {value}" for name, value in numbers.items() if name not in ("fields", "confidence")]
    lines += [f"  {'field':12} {'right':>7} {'recall':>7} {'precision':>9} {'of':>6}"]
    for name in FIELDS:
        one = of_field(found.judged, name)
        lines.append(
            f"  {name:12} {_(one['right']):>7} {_(one['recall']):>7} {_(one['precision']):>9} {one['figures']:>6}"
        )
    if confidence:
        lines += [f"  {name:8} {told}" for name, told in numbers["confidence"].items()]
    if rules:
        lines += _table("rule", by(found, of_rule))
    if documents:
        lines += _table("document", by(found, lambda _row, document: document))
    return "\n".join(lines)


def _table(what: str, rows: Mapping[str, Mapping[str, Any]]) -> list[str]:
    lines = [f"  {what:32} {'figures':>7} {'recall':>7} {'joint':>7} {'precision':>9}  wrong in"]
    for name, one in rows.items():
        wrong = "  ".join(f"{field} {count}" for field, count in one["wrong"].items())
        numbers = f"{one['figures']:>7} {_(one['recall']):>7} {_(one['joint']):>7} {_(one['precision']):>9}"
        lines.append(f"  {name:32} {numbers}  {wrong}".rstrip())
    return lines


def _(number: float | None) -> str:
    return "-" if number is None else f"{number:.4f}"


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=[SHARED / "gold"])
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--held-out", action="store_true", help="only the third set aside")
    which.add_argument("--developed", action="store_true", help="all but the third set aside")
    parser.add_argument("--rules", action="store_true", help="also for each rule that names figures")
    parser.add_argument("--documents", action="store_true", help="also for each document")
    parser.add_argument("--confidence", action="store_true", help="how many of each class are right in every field")
    parser.add_argument("--misses", type=int, default=0, help="print this many errors of each file")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    paths = golds(asked.gold)
    if not paths:
        parser.error(f"no annotations in {', '.join(map(str, asked.gold))}")
    scored = [score(path, _kept(asked)) for path in paths]
    if asked.held_out or asked.developed:
        scored.append(added(scored))
    if asked.json:
        print(json.dumps({each.name: machine(each) for each in scored}, ensure_ascii=False, indent=1))
        return 1 if any(each.failed for each in scored) else 0
    for each in scored:
        print(report(each, rules=asked.rules, documents=asked.documents, confidence=asked.confidence))
        for miss in [*misses(each)][: asked.misses] if each.name != "all" else []:
            print("-", miss)
    return 1 if any(each.failed for each in scored) else 0


def _kept(asked: argparse.Namespace) -> Callable[[str], bool]:
    if asked.held_out or asked.developed:
        return lambda document: set_aside(document) == asked.held_out
    return lambda _document: True


def machine(found: Scored) -> dict[str, Any]:
    """The numbers of a file of annotations for machines."""
    return {
        **summary(found),
        "by_field": {name: of_field(found.judged, name) for name in FIELDS},
        "by_rule": by(found, of_rule),
        "by_document": by(found, lambda _row, document: document),
    }


if __name__ == "__main__":
    sys.exit(main())
