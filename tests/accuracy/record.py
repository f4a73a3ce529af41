"""Everything that a checkout reads in the corpus, kept in a file; and what differs between two such files.

    python tests/accuracy/record.py write OUT.jsonl.gz [--checkout DIR] [--corpus DIR] [--folders kinds,other]
                                          [--every 4] [--measures]
    python tests/accuracy/record.py compare OLD NEW [--sample N] [--fields period,scope] [--ignore rule]
                                            [--documents WORDS] [--moved]

`write` takes reports-2026, other, kinds, mohrss-2018 and every fourth file of local (`--every 1` for all of it); where
none of them is there, every document below the folder. A line of the file is one record as `jobscli read` prints it,
with the file it was read in. `compare` counts the differences
by field, shows which values took the place of which, and then each difference with its sentence, sorted by kind. A
figure is the same one when it starts at the same character; `--moved` also pairs those whose spans overlap. The exit
code is 1 where something differs, 2 where nothing could be compared.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.accuracy.documents import ROOT, SHARED, SUFFIXES, Job, read_all, use_checkout

Row = dict[str, Any]
Key = tuple[str, str, int]  # file, table, start

FOLDERS = ("reports-2026", "other", "kinds", "mohrss-2018.txt", "local")
# Shown as a table of values, not figure by figure: a new name of a rule changes every figure that it named.
TABLED = ("rule", "confidence")
# Follow from others, or say what read it.
DERIVED = ("id", "document", "end", "reader", "file")
WIDE = 90  # of a sentence, so many characters about the figure


class Difference(NamedTuple):
    """What differs in one record: `field` is a field, "lost" or "new"."""

    field: str
    key: Key
    old: Row | None
    new: Row | None

    def values(self) -> tuple[object, object]:
        """The old and the new value of the field."""
        return (self.old or {}).get(self.field), (self.new or {}).get(self.field)


def main(words: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(words)
    if asked.command == "write":
        use_checkout(asked.checkout.resolve())
        folders = asked.folders.split(",") if asked.folders else None
        count = write(asked.out, asked.corpus, folders, asked.every, measures=asked.measures)
        print(f"{count} records in {asked.out}")
        return 0
    return compare(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write", help="read the corpus and keep what was found")
    writing.add_argument("out", type=Path)
    writing.add_argument("--checkout", type=Path, default=ROOT, help="whose jobscli reads")
    writing.add_argument("--corpus", type=Path, default=SHARED / "corpus")
    writing.add_argument("--folders", help=f"{','.join(FOLDERS)}, those that are there; else all below the corpus")
    writing.add_argument("--every", type=int, default=4, help="of local, each so manieth file (4)")
    writing.add_argument("--measures", action="store_true", help="documents, sections, measures and problems too")
    comparing = commands.add_parser("compare", help="what differs between two records")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument("--sample", type=int, help="show so many differences of each field, at random")
    comparing.add_argument("--seed", type=int, default=1)
    comparing.add_argument("--fields", help="only these fields, with commas; lost and new are fields here")
    comparing.add_argument("--ignore", default="", help="fields to leave out, with commas")
    comparing.add_argument("--documents", default="", help="only files whose path holds this")
    comparing.add_argument("--moved", action="store_true", help="pair figures whose spans overlap")
    return parser


def files(corpus: Path, folders: Sequence[str] | None, every: int) -> list[Path]:
    """The files that are read, sorted within each folder: of `folders`, else of those known, else all there are."""
    if folders is None:
        folders = [name for name in FOLDERS if (corpus / name).exists()] or ["."]
    found: list[Path] = []
    for folder in folders:
        path = corpus / folder
        inside = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
        found += inside[::every] if folder == "local" else inside
    return found


def write(out: Path, corpus: Path, folders: Sequence[str] | None, every: int, *, measures: bool) -> int:
    """Read the corpus into `out`; how many records there are."""
    if not corpus.is_dir():
        _refuse(f"{corpus} is no folder: say with --corpus where the documents are")
    options = _options(corpus.parent / "gold")
    paths = files(corpus, folders, every)
    if not paths:
        within = f"{','.join(folders)} of {corpus}" if folders else str(corpus)
        _refuse(f"nothing to read in {within}: no file ends in {' '.join(sorted(SUFFIXES))}")
    tables = ("statistics", "document", "sections", "measures", "problems") if measures else ("statistics",)
    try:
        out.write_bytes(b"")
    except OSError as error:
        _refuse(f"{out} cannot be written: {error.strerror}")
    count = 0
    with gzip.open(out, "wt", encoding="utf-8", compresslevel=5) as file:
        jobs = [Job(path, options.get(path.stem, ())) for path in paths]
        for done, (path, answers) in enumerate(zip(paths, read_all(jobs), strict=True), 1):
            if answers.refused:
                print(f"{path}: {answers.refused}", file=sys.stderr)
            for row in _rows(path.relative_to(corpus).as_posix(), answers.objects, tables):
                print(json.dumps(row, ensure_ascii=False), file=file)
                count += 1
            if sys.stderr.isatty():
                print(f"\r{done} of {len(paths)}", end="", file=sys.stderr)
    return count


def _refuse(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def _options(gold: Path) -> dict[str, tuple[str, ...]]:
    """What a reader of a page would know of it, such as the date of a newspaper, by the name of the document."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(gold.glob("*.options.json")):
        found |= {name: tuple(words) for name, words in json.loads(path.read_text("utf-8")).items()}
    return found


def _rows(file: str, objects: Sequence[Row], tables: Sequence[str]) -> Iterator[Row]:
    for one in objects:
        for table in tables:
            for record in [one["document"]] if table == "document" else one[table]:
                yield {"from": file, "table": table, **record}


def load(path: Path, words: str = "") -> dict[Key, Row]:
    """The records of a file by where they start. Raises SystemExit, with a sentence, where it is no file of `write`."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return _load(file, words)
    except FileNotFoundError:
        _refuse(f"there is no {path}: `record.py write {path}` makes it, from the folder that --corpus names")
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error):
        _refuse(f"{path} is no whole file of `record.py write`: write it again")


def _load(lines: Iterable[str], words: str) -> dict[Key, Row]:
    found: dict[Key, Row] = {}
    for line in lines:
        row = json.loads(line)
        file = row.pop("from" if "from" in row else "file")  # the name of records up to 0.1
        if words in file:
            found[file, row.pop("table"), row.get("start", 0)] = row
    return found


def differences(old: Mapping[Key, Row], new: Mapping[Key, Row], *, moved: bool = False) -> list[Difference]:
    """All that differs, a record that both have field by field."""
    pairs = {key: key for key in old if key in new}
    if moved:
        pairs |= _overlapping(old, new)
    taken = set(pairs.values())
    found = [Difference("lost", key, row, None) for key, row in old.items() if key not in pairs]
    found += [Difference("new", key, None, row) for key, row in new.items() if key not in taken]
    for one, other in pairs.items():
        fields = [*old[one], *(name for name in new[other] if name not in old[one])]
        for name in fields:
            if name not in DERIVED and old[one].get(name) != new[other].get(name):
                found.append(Difference(name, one, old[one], new[other]))
    return found


def _overlapping(old: Mapping[Key, Row], new: Mapping[Key, Row]) -> dict[Key, Key]:
    """Pairs of records of one file and table of which each overlaps the other and has no partner at its own start."""
    free: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in new:
        if key not in old:
            free[key[:2]].append(key)
    found: dict[Key, Key] = {}
    for key, row in old.items():
        if key not in new:
            hits = [k for k in free[key[:2]] if k[2] < row.get("end", 0) and key[2] < new[k].get("end", 0)]
            if hits:
                found[key] = hits[0]
                free[key[:2]].remove(hits[0])
    return found


def compare(asked: argparse.Namespace) -> int:
    """Print what differs; 1 when anything does."""
    old, new = load(asked.old, asked.documents), load(asked.new, asked.documents)
    found = differences(old, new, moved=asked.moved)
    wanted, left_out = set((asked.fields or "").split(",")) - {""}, set(asked.ignore.split(","))
    found = [each for each in found if each.field not in left_out and (not wanted or each.field in wanted)]
    records = len({each.key for each in found})
    print(
        f"{len(old)} records before, {len(new)} now; {records} differ, in {len({each.key[0] for each in found})} files"
    )
    by_field: dict[str, list[Difference]] = defaultdict(list)
    for each in found:
        by_field[f"{each.key[1]}.{each.field}" if each.key[1] != "statistics" else each.field].append(each)
    for name, those in sorted(by_field.items(), key=lambda item: -len(item[1])):
        print(f"  {name:16} {len(those)}")
    chance = random.Random(asked.seed)
    for name, those in sorted(by_field.items()):
        _show(name, those, asked.sample, chance, tabled=name in TABLED and name not in wanted)
    return 1 if found else 0


def _show(name: str, those: list[Difference], sample: int | None, chance: random.Random, *, tabled: bool) -> None:
    print(f"\n== {name}: {len(those)}")
    kinds = Counter(_kind(each) for each in those)
    if tabled:
        print("".join(f"  {count:6} {kind}\n" for kind, count in kinds.most_common()), end="")
        return
    shown = those if sample is None or sample >= len(those) else chance.sample(those, sample)
    for each in sorted(shown, key=lambda each: (-kinds[_kind(each)], _kind(each), each.key)):
        print(f"{each.key[0]} {each.key[2]} {_what(each)}\n    {_sentence(each)}")


def _kind(each: Difference) -> str:
    old, new = each.values()
    return f"{old} -> {new}"


def _what(each: Difference) -> str:
    row = each.new or each.old or {}
    if each.field in ("lost", "new"):
        fields = ("metric", "population", "aspect", "status", "scope", "period", "rule")
        return f"{row.get('text') or row.get('title')!r} " + " ".join(str(row[f]) for f in fields if row.get(f))
    return f"{row.get('text') or row.get('title')!r} ({row.get('metric') or row.get('kind')}): {_kind(each)}"


def _sentence(each: Difference) -> str:
    """The sentence of a figure, in brackets the figure, cut to what stands about it."""
    row = each.new or each.old or {}
    quote, text = str(row.get("quote") or row.get("summary") or ""), str(row.get("text") or "")
    at = quote.find(text) if text else -1
    if at < 0:
        return " ".join(quote[: 2 * WIDE].split())
    left, right = quote[max(0, at - WIDE) : at], quote[at + len(text) : at + len(text) + WIDE]
    return " ".join(f"{left}【{text}】{right}".split())


if __name__ == "__main__":
    sys.exit(main())
