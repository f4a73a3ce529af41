"""Sentences that no rule was made on, in `held_out.jsonl`; apart from the tests, so that nobody bends a rule to one.

    python tests/accuracy/held_out.py [--misses N]

A line has a text, what is stated about its document, and its figures; each names its printed text and the fields that
must hold. A text without figures has none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

SENTENCES = Path(__file__).with_name("held_out.jsonl")


def rows() -> list[dict[str, Any]]:
    """The sentences with their figures."""
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line.strip()]


def wrong(row: dict[str, Any]) -> Iterator[str]:
    """What is not read as a sentence says."""
    from jobscli.read import About, read_text
    from jobscli.record import to_json

    stated = {each.name: row[each.name] for each in fields(About) if each.name in row}
    found = [to_json(each) for each in read_text(row["text"], row.get("name", "x"), About(**stated)).statistics]
    for figure in row["figures"]:
        hit = next((each for each in found if each["text"] == figure["text"]), None)
        if hit is None:
            yield f"{figure['text']} is not read"
            continue
        found.remove(hit)
        yield from (
            f"{figure['text']}: {name} is {hit[name]!r}, not {value!r}"
            for name, value in figure.items()
            if hit[name] != value
        )
    if not row["figures"]:
        yield from (f"{each['text']} is read as {each['metric']}" for each in found)


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0, help="print this many sentences that are read wrong")
    asked = parser.parse_args(words)
    judged = [(row, list(wrong(row))) for row in rows()]
    missed = [(row, faults) for row, faults in judged if faults]
    print(f"{len(judged) - len(missed)} of {len(judged)} sentences right")
    for row, faults in missed[: asked.misses]:
        print(f"- {row['text']}\n" + "".join(f"    {fault}\n" for fault in faults), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
