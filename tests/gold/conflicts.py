"""Which rules answer for the same figure, over the texts of gold: the table in `conflicts.txt`.

A line has the rule that answers first, one that would answer after it, whether it would say the same, and a case where
it does (where it says something else, if it ever does): the one that the table has, as long as that shows it, else the
first. `pytest --update-gold` brings it up to date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jobscli.read.document.outline import outline
from jobscli.read.rule import Rules, all_answers
from jobscli.read.statistic import sentences
from jobscli.read.statistic.head import heads
from jobscli.read.statistic.sentence import read_sentence
from jobscli.read.statistic.stages import Asked
from jobscli.read.statistic.view import Unnamed
from tests.gold import form
from tests.gold.form import FOLDER, Case, load
from tests.gold.reading import about

TABLE = FOLDER / "conflicts.txt"
_HEAD = """\
# Rules that answer for the same figure of a gold case: the one that is asked first, and decides; one that would have
# answered after it; whether it would have said the same; a case. Written by `pytest --update-gold`.
"""

Answers = Sequence[tuple[str, Any]]


class Conflict(NamedTuple):
    """Two rules that answer for one figure: the one that decides, and one behind it."""

    first: str
    second: str


class Seen(NamedTuple):
    """Where two rules meet: a case in which they differ, else any."""

    differs: bool
    case: str


class _Collecting(Asked):
    """Asks every rule of a stage, keeps what each answers, and goes on with the first."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Answers] = []

    def __call__(self, field: str, rules: Rules[[Any], Any], case: Any) -> Any:
        if isinstance(case, Unnamed):
            self.found.append(heads(case.view.words, case.mention))
        answers = all_answers(rules, case)
        if not answers:
            return None
        self.found.append(answers)
        self.trace[field], value = answers[0]
        return value


def asked(case: Case) -> Iterator[Answers]:
    """For each figure of a case and each stage the rules that answer, with their answers, in their order."""
    collected: list[_Collecting] = []

    def collecting() -> _Collecting:
        collected.append(_Collecting())
        return collected[-1]

    document = outline(case.text, case.options.get("name", "x"), about(case))
    for given, _read in sentences(document):
        read_sentence(given, collecting)
    for each in collected:
        yield from each.found


def asked_of_gold() -> tuple[tuple[str, Case, tuple[Answers, ...]], ...]:
    """Each case of the gold by its name, with what the rules answer in it; asked once in a process."""
    return _asked_of(form.FOLDER)


@cache
def _asked_of(_folder: Path) -> tuple[tuple[str, Case, tuple[Answers, ...]], ...]:
    return tuple((f"{path.stem}/{case.id}", case, tuple(asked(case))) for path, case in load())


def decided(case: Case) -> set[str]:
    """The rules that decided a field of a figure of a case."""
    document = outline(case.text, case.options.get("name", "x"), about(case))
    return {rule for _given, read in sentences(document) for figure in read.settled for rule in figure.trace.values()}


def conflicts() -> dict[Conflict, list[Seen]]:
    """All conflicts of the gold, each with where it shows, in the order of the files."""
    found: dict[Conflict, list[Seen]] = defaultdict(list)
    for name, _case, figures in asked_of_gold():
        for answers in figures:
            for rule, answer in answers[1:]:
                found[Conflict(answers[0][0], rule)].append(Seen(answer != answers[0][1], name))
    return found


def chosen(found: Mapping[Conflict, Sequence[Seen]], kept: Mapping[Conflict, Seen]) -> dict[Conflict, Seen]:
    """One case a conflict: that of `kept` where it shows as much as any, else the first that does.

    >>> same, first, second = Seen(False, "a"), Seen(True, "b"), Seen(True, "c")
    >>> pair = Conflict("x.a", "x.b")
    >>> [chosen({pair: [same, first, second]}, {pair: had})[pair].case for had in (same, first, second)]
    ['b', 'b', 'c']
    """
    best = {
        key: [each for each in seen if each.differs == any(one.differs for one in seen)] for key, seen in found.items()
    }
    return {key: kept[key] if kept.get(key) in seen else seen[0] for key, seen in best.items()}


def written(found: Mapping[Conflict, Seen]) -> str:
    """The table as the text of its file."""
    rows = [
        (key.first, key.second, "differs" if seen.differs else "same", seen.case) for key, seen in sorted(found.items())
    ]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(4)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return _HEAD + "".join(f"{line}\n" for line in lines)


def table() -> dict[Conflict, Seen]:
    """The conflicts that the table has; a line that is none, as a merge may leave it, is passed over."""
    content = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    rows = [line.split() for line in content.splitlines() if not line.startswith("#")]
    return {Conflict(row[0], row[1]): Seen(row[2] == "differs", row[3]) for row in rows if len(row) == 4}
