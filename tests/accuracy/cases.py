"""Whole files and what must be read of them, and on the screen: the cases in `../shared/cases` beside the checkout.

    python tests/accuracy/cases.py [FOLDER] [--json]

A case is NN-name.json beside the input that it names:

file, options   what is read, and with which options; `kind` and `why` say what the case is about
document        fields of the document
figures         statistics that must be there. `text` is the number as printed, with its unit, without bound words;
                `nth` counts the statistics whose text overlaps it; `told` are words of which metric, label, population
                or note must hold one; `not` are fields that would be wrong. Every other key is a field; `of` and
                `section` are compared with the printed words that the id points to
absent          printed words that no statistic may overlap
never           fields that no statistic may have all together
unsaid          words that no title, heading, metric, label, population or measure may hold
problems        printed words that `problems` must tell where no statistic holds them: such a figure is not missing
sections        at most so many
unseen          words that the table on the screen must not show

A value is the accepted one or a list of them; null is null; text may hold * and ?. Exit 0 when all cases pass, else 1.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.accuracy.documents import SHARED, Answers, Job, read_all

OURS = {"text", "nth", "told", "not"}  # the keys of a figure, or of a document, that are no fields
NAMES = ("title", "metric", "label", "population")
_TABLES = ("sections", "measures", "statistics", "problems")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with the reading of a case, and the figures that were told in `problems` instead of read."""

    case: str
    kind: str
    wrong: tuple[str, ...]
    told: tuple[str, ...] = ()


def plain(text: object) -> str:
    """Text without blanks and thousands' commas, in its compatible form."""
    return re.sub(r"[\s,]+", "", unicodedata.normalize("NFKC", str(text)))


def overlap(one: str, other: str) -> bool:
    """Whether one text stands in the other, cutting no number in two: 5万 is not in 15万, 13万 is in 13万2千.

    A line's end may stand inside a number or before it, so both readings of `other` are tried.
    """
    for form in (other, other.replace("\n", "|")):
        short, long = sorted((plain(one), plain(form)), key=len)
        left = r"(?<![\d.])" if re.match(r"[\d.]", short) else ""
        right = r"(?![\d.])" if re.search(r"\d$", short) else ""
        if re.search(left + re.escape(short) + right, long):
            return True
    return False


def accepted(expected: Any, found: Any) -> bool:
    """Whether a case takes `found`; of regions a word is one of them, a list all of them, a list of lists any."""
    if isinstance(found, list):
        if isinstance(expected, str):
            return expected in found
        lists = expected if any(isinstance(each, list) for each in expected) else [expected]
        return any(sorted(found) == sorted(one) for one in lists)
    either = expected if isinstance(expected, list) else [expected]
    text = isinstance(found, str)
    return any(fnmatchcase(plain(found), plain(e)) if text and isinstance(e, str) else e == found for e in either)


def show(value: Any) -> str:
    """A value, or the values that are accepted, in words."""
    return " or ".join(map(show, value)) if isinstance(value, list) else "null" if value is None else str(value)


def compare(expected: Mapping[str, Any], record: Mapping[str, Any], where: str) -> Iterator[str]:
    """What is wrong in one record."""
    for name, values in expected.items():
        if name not in OURS and not accepted(values, record.get(name)):
            yield f"{where}: {name} {show(record.get(name))}, right is {show(values)}"
    for name, values in expected.get("not", {}).items():
        if any(accepted(value, record.get(name)) for value in (values if isinstance(values, list) else [values])):
            yield f"{where}: {name} must not be {show(record.get(name))}"
    if words := expected.get("told"):
        said = plain([record.get(name) for name in (*NAMES, "note")])
        if not any(plain(word) in said for word in words):
            yield f"{where}: nowhere told {show(words)}"


def gathered(answers: Answers) -> dict[str, Any]:
    """The answers of a job as one, in which `of` and `section` are words."""
    objects = json.loads(json.dumps(answers.objects), parse_float=Decimal)
    got: dict[str, Any] = {table: [row for one in objects for row in one[table]] for table in _TABLES}
    got["document"] = objects[0]["document"] if objects else {}
    heads = {row["id"]: row["title"] for row in got["sections"]}
    texts = {row["id"]: row["text"] for row in got["statistics"]}
    for row in got["statistics"]:
        row["section"], row["of"] = heads.get(row["section"]), texts.get(row["of"])
    return got


def judge(name: str, case: Mapping[str, Any], answers: Answers, screen: str = "") -> Verdict:
    """What is wrong in what was read of a case; `screen` is the table that `unseen` words must not be on."""
    if answers.refused:
        return Verdict(name, case["kind"], (f"refused: {answers.refused}",))
    got = gathered(answers)
    found: list[dict[str, Any]] = got["statistics"]
    wrong = list(compare(case.get("document", {}), got["document"], "document"))
    wrong += _figures(case, found)
    unread, told = _problems(case, got)
    wrong += unread
    for text in case.get("absent", []):
        wrong += [f"{row['text']}: is no statistic" for row in found if overlap(text, row["text"])]
    for fields in case.get("never", []):
        hit = [row for row in found if all(accepted(value, row.get(field)) for field, value in fields.items())]
        wrong += [f"{r['text']}: never " + ", ".join(f"{k} {show(v)}" for k, v in fields.items()) for r in hit]
    wrong += _unsaid(case, got)
    if len(got["sections"]) > case.get("sections", len(got["sections"])):
        wrong.append(f"{len(got['sections'])} sections: " + " / ".join(repr(s["title"]) for s in got["sections"]))
    wrong += [f"{word}: shown on the screen" for word in case.get("unseen", []) if plain(word) in plain(screen)]
    if case["kind"] == "tables" and len(told) * 4 > len(case.get("problems", [])):  # an exception, not the way out
        wrong.append(f"{len(told)} of {len(case['problems'])} cells told in problems instead of read")
    return Verdict(name, case["kind"], tuple(wrong), tuple(told))


def _figures(case: Mapping[str, Any], found: Sequence[dict[str, Any]]) -> Iterator[str]:
    for figure in case.get("figures", []):
        same = [row for row in found if overlap(figure["text"], row["text"])][figure.get("nth", 1) - 1 :]
        if same:
            text = same[0]["text"].replace("\n", "⏎")
            yield from compare(figure, same[0], figure["text"] + ("" if figure["text"] == text else f" ({text})"))
        elif figure["text"] not in case.get("problems", []):
            yield f"{figure['text']}: not read"


def _problems(case: Mapping[str, Any], got: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    wrong, told = [], []
    for text in case.get("problems", []):
        if any(overlap(text, row["text"]) for row in got["statistics"]):
            continue
        if any(overlap(text, row["text"]) for row in got["problems"]):
            told.append(text)
        else:
            wrong.append(f"{text}: neither read nor told")
    return wrong, told


def _unsaid(case: Mapping[str, Any], got: Mapping[str, Any]) -> Iterator[str]:
    records = [got["document"], *got["sections"], *got["measures"], *got["statistics"]]
    said = sorted({row[name] for row in records for name in NAMES if row.get(name)})
    for word in case.get("unsaid", []):
        yield from (f"{word} said in {text!r}" for text in said if plain(word) in plain(text))


def run(folder: Path) -> list[Verdict]:
    """The verdicts on the cases of a folder, in the order of their names."""
    files = sorted(folder.glob("*.json"))
    cases = [json.loads(file.read_text("utf-8"), parse_float=Decimal) for file in files]
    jobs = [Job(folder / case["file"], tuple(case.get("options", ()))) for case in cases]
    answers = read_all(jobs)
    return [
        judge(file.stem, case, answer, _screen(job) if case.get("unseen") else "")
        for file, case, job, answer in zip(files, cases, jobs, answers, strict=True)
    ]


def _screen(job: Job) -> str:
    from tests.cli.line import typed

    return typed("read", job.path, *job.options).stdout


def passed(verdicts: Sequence[Verdict]) -> dict[str, tuple[int, int]]:
    """How many cases of each kind, and of all, pass, and of how many."""
    kinds: dict[str, tuple[int, int]] = {}
    for each in verdicts:
        for kind in (each.kind, "all"):
            good, of = kinds.get(kind, (0, 0))
            kinds[kind] = good + (not each.wrong), of + 1
    return kinds


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "cases")
    parser.add_argument("--json", action="store_true", help="one object, for machines")
    asked = parser.parse_args(words)
    verdicts = run(asked.folder)
    if not verdicts:
        parser.error(f"no cases in {asked.folder}")
    if asked.json:
        cases = [
            {"case": v.case, "kind": v.kind, "ok": not v.wrong, "wrong": v.wrong, "told": v.told} for v in verdicts
        ]
        print(json.dumps({"cases": cases, "kinds": passed(verdicts)}, ensure_ascii=False, indent=1))
        return 1 if any(each.wrong for each in verdicts) else 0
    for each in verdicts:
        note = f" ({len(each.told)} told, not read)" if each.told else ""
        print(f"{'FAIL' if each.wrong else 'ok  '} {each.case} [{each.kind}]{note}")
        print("".join(f"       {line}\n" for line in each.wrong), end="")
    print("\n" + "\n".join(f"{kind:11} {good:3} of {of}" for kind, (good, of) in sorted(passed(verdicts).items())))
    return 1 if any(each.wrong for each in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
