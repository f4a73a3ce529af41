"""How good the reader is at least: the numbers in `floors.toml`, which only rise.

    python tests/accuracy/floors.py           what is measured now, beside its floor
    python tests/accuracy/floors.py --raise   put the floors up to what is measured now

A change that lowers one of them says why it is right all the same, and the floor is lowered by hand.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.accuracy import cases, held_out, names
from tests.accuracy.documents import SHARED
from tests.accuracy.score import by, golds, score, summary

FLOORS = Path(__file__).with_name("floors.toml")
_HEAD = """\
# The least that the reader must reach on annotated documents, checked by test_floors.py where they stand beside the
# checkout. They only rise: `python tests/accuracy/floors.py --raise`. What the numbers mean is told in score.py.
"""
_NUMBERS = ("recall", "joint", "precision", "precision_inside")

Numbers = dict[str, dict[str, float]]


def measured(shared: Path = SHARED) -> Numbers:
    """The numbers of today; those of annotated documents only where they are beside the checkout."""
    sentences = held_out.rows()
    found: Numbers = {"held-out": {"right": sum(not list(held_out.wrong(row)) for row in sentences)}}
    if not shared.exists():
        return found
    for path in golds([shared / "gold"]):
        scored = score(path)
        numbers = summary(scored)
        found[path.stem] = {name: numbers[name] for name in _NUMBERS if numbers[name] is not None}
        if not path.stem.startswith("reports"):
            documents = by(scored, lambda _row, document: document)
            found[f"{path.stem}-documents"] = {name: one["joint"] for name, one in documents.items() if one["joint"]}
    named = names.summary(names.named(shared / "gold" / "names.jsonl"))
    found["names"] = {name: named[name] for name in ("found", "metric", "either", "close")}
    found["cases"] = {"right": cases.passed(cases.run(shared / "cases"))["all"][0]}
    return found


def floors() -> Numbers:
    """The floors of `floors.toml`."""
    found: Numbers = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return found


def below(now: Mapping[str, Mapping[str, float]], least: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The numbers that are lower than their floor; what is not measured here is not judged."""
    return [
        f"{table} {name}: {now[table].get(name, 0)}, floor {floor}"
        for table, numbers in least.items()
        if table in now
        for name, floor in numbers.items()
        if now[table].get(name, 0) < floor
    ]


def raised(now: Mapping[str, Mapping[str, float]], least: Mapping[str, Mapping[str, float]]) -> Numbers:
    """The floors with each that is surpassed put up to what is measured."""
    tables = [*least, *(table for table in now if table not in least)]
    return {
        table: {
            name: max(now.get(table, {}).get(name, 0), least.get(table, {}).get(name, 0))
            for name in [*least.get(table, {}), *(n for n in now.get(table, {}) if n not in least.get(table, {}))]
        }
        for table in tables
    }


def written(numbers: Mapping[str, Mapping[str, float]]) -> str:
    """Floors as TOML."""
    tables = [
        f"[{table}]\n" + "".join(f"{name} = {value}\n" for name, value in those.items())
        for table, those in numbers.items()
    ]
    return "\n".join([_HEAD, *tables])


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="up", action="store_true", help="put the floors up to what is measured now")
    asked = parser.parse_args(words)
    now, least = measured(), floors()
    for table, numbers in now.items():
        for name, value in numbers.items():
            print(f"{table:18} {name:32} {value:<8} {least.get(table, {}).get(name, '-')}")
    if asked.up:
        FLOORS.write_text(written(raised(now, least)), encoding="utf-8")
    fallen = below(now, least)
    print("".join(f"BELOW {line}\n" for line in fallen), end="")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
