"""What is read now of a case of gold, in the form of gold; what differs from what it says; gold brought up to date."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import MISSING, fields, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from jobscli.read import About, Reading, read_text
from jobscli.record import UNSTATED_REGION, Document, Statistic, number
from tests.gold.form import FOLDER, Case, Fields, Figure, Said, load, parse, with_fields, write

# Ids, and what follows from the text of a figure; `measure` is compared by the tests of measures.
LEFT_OUT = {"id", "document", "text", "end", "measure"}
DEFAULTS = {
    each.name: each.default if each.default is not MISSING else None
    for each in fields(Statistic)
    if each.name not in LEFT_OUT
} | {"region": UNSTATED_REGION}
OF_DOCUMENT = [each.name for each in fields(Document) if each.name not in ("id", "sha256")]
ABOUT = [each.name for each in fields(About)]
_SENTENCE_END = re.compile("[。！？\n]")


def about(case: Case) -> About:
    """What a case states of its document. Raises ValueError for an option that is none."""
    unknown = set(case.options) - {*ABOUT, "name", "source", "xfail"}
    if unknown:
        raise ValueError(f"[{case.id}] has options that mean nothing: {', '.join(sorted(unknown))}")
    stated = {name: case.options[name] for name in ABOUT if name in case.options and name != "year"}
    return About(**stated, year=int(case.options["year"]) if "year" in case.options else None)


def read(case: Case) -> Reading:
    """What is read in the text of a case."""
    return read_text(case.text, case.options.get("name", "x"), about(case))


def kept(case: Case) -> Reading:
    """As `read`, once in a process: for tests that change nothing of the reader."""
    return _kept(case.text, case.options.get("name", "x"), about(case))


_kept = cache(read_text)


def said(case: Case, reading: Reading) -> Said:
    """What was read, as a case would say it."""
    told: Counter[str] = Counter()
    names: dict[str, str] = {}
    for each in reading.statistics:
        told[each.text] += 1
        names[each.id] = each.text if told[each.text] == 1 else f"{each.text}#{told[each.text]}"
    headings = {each.id: each.title for each in reading.sections}
    figures, behind = [], 0
    for each in reading.statistics:
        figures.append(_figure(case.text, each, names, headings, behind))
        behind = each.end
    return Said(
        _document(reading.document) if case.said.document is not None else None,
        tuple(figures),
        tuple((each.text, each.reason) for each in reading.excluded),
        tuple((each.text, each.reason) for each in reading.problems),
    )


def _document(document: Document) -> Fields:
    given = {name: getattr(document, name) for name in OF_DOCUMENT}
    return {name: ",".join(v) if isinstance(v, tuple) else str(v) for name, v in given.items() if v}


def _figure(text: str, each: Statistic, names: Fields, headings: Fields, behind: int) -> Figure:
    found: Fields = {}
    defaults = DEFAULTS | {
        "label": each.metric,
        "start": text.find(each.text, behind),
        "quote": sentence(text, each.start, each.end),
        "paragraph": sum(1 for line in text[: each.end].split("\n") if line.strip()),
    }
    for name, default in defaults.items():
        value = getattr(each, name)
        if name == "of" and value is not None:
            value = names.get(value, value)
        elif name == "section" and value is not None:
            value = headings.get(value, value)
        elif isinstance(value, Decimal):
            value = number(value)
        if value != default:
            found[name] = str(value)
    return Figure(each.text, found)


def sentence(text: str, start: int, end: int) -> str:
    """The words about `start:end` up to the nearest stop or line's end on either side."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return text[before[-1] if before else 0 : after.end() if after else len(text)].strip()


def faults(case: Case, reading: Reading | None = None) -> list[str]:
    """What is not read as the case says, in `reading`, by default in what is read now."""
    wanted, got = case.said, said(case, reading or read(case))
    part = "xfail" in case.options
    found = _document_faults(wanted.document, got.document)
    left = list(got.figures)
    for figure in wanted.figures:
        twin = next((each for each in left if each.text == figure.text), None)
        if twin is None:
            found.append(f"{figure.text}: not read; read are {[each.text for each in got.figures]}")
            continue
        left.remove(twin)
        compared = [*figure.fields] if part else sorted({*figure.fields, *twin.fields})
        for name in compared:
            if not _same(name, figure.fields.get(name), twin.fields.get(name)):
                found.append(f"{figure.text}: {name} is {_told(twin, name)}, not {_told(figure, name)}")
    found += [f"{each.text}: read as {each.fields.get('metric')}, and none" for each in left]
    order = [each.text for each in wanted.figures], [each.text for each in got.figures]
    if not found and order[0] != order[1]:
        found.append(f"the figures are read in the order {order[1]}")
    if not part:
        found += _others("no figures", wanted.excluded, got.excluded)
        found += _others("problems", wanted.problems, got.problems)
    return found


def _told(figure: Figure, name: str) -> str:
    return repr(figure.fields[name]) if name in figure.fields else "at its default"


def _same(name: str, one: str | None, other: str | None) -> bool:
    if name in ("value", "high") and one is not None and other is not None:
        return Decimal(one) == Decimal(other)
    return one == other


def _document_faults(wanted: Fields | None, got: Fields | None) -> list[str]:
    if wanted is None or got is None:
        return []
    names = sorted({*wanted, *got})
    return [f"document: {n} is {got.get(n)!r}, not {wanted.get(n)!r}" for n in names if wanted.get(n) != got.get(n)]


def _others(what: str, wanted: Sequence[tuple[str, str]], got: Sequence[tuple[str, str]]) -> list[str]:
    return [] if wanted == got else [f"{what}: {list(got)}, not {list(wanted)}"]


def update(word: str = "", only: Collection[str] = ()) -> str:
    """Write what is read now into the files and return the difference, unified; "" where there is none.

    `word` keeps the cases whose id or file's name holds it, and leaves the tables, which are of all cases, as they
    are; `only` keeps the fields of the figures that are changed. Cases under xfail stay as they are: what they say is
    not read yet.
    """
    changes: list[str] = []
    for path in sorted(FOLDER.glob("*.gold")):
        old = path.read_text(encoding="utf-8")
        new = write([_updated(path, case, word, only) for case in parse(old)])
        if new != old:
            changes += _rewritten(path, old, new)
    if not word:
        for table, new in _tables().items():
            old = table.read_text(encoding="utf-8") if table.exists() else ""
            if new != old:
                changes += _rewritten(table, old, new)
    return "".join(changes)


def _tables() -> dict[Path, str]:
    from tests.gold import alternatives, answers, compounds, conflicts

    return {
        conflicts.TABLE: conflicts.written(conflicts.chosen(conflicts.conflicts(), conflicts.table())),
        compounds.TABLE: compounds.written(compounds.classes()),
        alternatives.TABLE: alternatives.written(alternatives.table()),
        answers.TABLE: answers.written(answers.table()),
    }


def updated(word: str = "", only: Collection[str] = ()) -> str:
    """Update, and say what changed and what was left."""
    from tests.gold import alternatives, answers, compounds, conflicts

    told = update(word, only) or "gold is as it was\n"
    if not word:
        return told
    if not any(_meant(path, case, word) for path, case in load()):
        told = f"no case has {word} in its id or in the name of its file\n"
    left = ", ".join(table.name for table in (conflicts.TABLE, compounds.TABLE, alternatives.TABLE, answers.TABLE))
    return f"{told}left as they are: {left} (`pytest --update-gold` without --only-case)\n"


def _rewritten(path: Path, old: str, new: str) -> list[str]:
    path.write_text(new, encoding="utf-8")
    return list(difflib.unified_diff(old.splitlines(True), new.splitlines(True), path.name, path.name, n=1))


def _meant(path: Path, case: Case, word: str) -> bool:
    return word in case.id or word in path.stem


def _updated(path: Path, case: Case, word: str, only: Collection[str]) -> Case:
    if "xfail" in case.options or not _meant(path, case, word):
        return case
    got = said(case, read(case))
    if only:
        got = replace(case.said, figures=with_fields(case.said.figures, got.figures, only))
    return replace(case, said=got)
