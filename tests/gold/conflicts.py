"""Which rules answer for the same figure, over the texts of gold: the table in `conflicts.txt`.

A line has the rule that answers first, one that would answer after it, whether it would say the same, and the case
where it first does (where it first says something else, if it ever does). `pytest --update-gold` writes it anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jobscli.read.document.outline import outline
from jobscli.read.rule import Rules, all_answers
from jobscli.read.statistic import entered_sentences, naming
from jobscli.read.statistic.head import heads
from jobscli.read.statistic.model import Head, Mention, Naming
from jobscli.read.statistic.sentence import read_sentence
from jobscli.read.statistic.stages import Asked
from jobscli.read.statistic.view import View
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
    """Where two rules meet: the first case in which they differ, else the first of all."""

    differs: bool
    case: str


class _Collecting(Asked):
    """Asks every rule of a stage, keeps what each answers, and goes on with the first."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Answers] = []

    def __call__(self, field: str, rules: Rules[[Any], Any], case: Any) -> Any:
        return self._keep(field, all_answers(rules, case))

    def name(self, mention: Mention, head: Head, view: View) -> Naming:
        self.found.append(heads(view.words, mention))
        name: Naming = self._keep("metric", all_answers(naming.RULES, mention, head, view))
        return name

    def _keep(self, field: str, answers: Answers) -> Any:
        if not answers:
            return None
        self.found.append(answers)
        self.note(field, answers[0][0])
        return answers[0][1]


def asked(case: Case) -> Iterator[Answers]:
    """For each figure of a case and each stage the rules that answer, with their answers, in their order."""
    collected: list[_Collecting] = []

    def collecting() -> _Collecting:
        collected.append(_Collecting())
        return collected[-1]

    document = outline(case.text, case.options.get("name", "x"), about(case))
    for given in entered_sentences(document):
        read_sentence(given, collecting)
    for each in collected:
        yield from each.found


def conflicts() -> dict[Conflict, Seen]:
    """All conflicts of the gold."""
    found: dict[Conflict, Seen] = {}
    for path, case in load():
        for answers in asked(case):
            for rule, answer in answers[1:]:
                key, differs = Conflict(answers[0][0], rule), answer != answers[0][1]
                if key not in found or (differs and not found[key].differs):
                    found[key] = Seen(differs, f"{path.stem}/{case.id}")
    return found


def written(found: Mapping[Conflict, Seen]) -> str:
    """The table as the text of its file."""
    rows = [
        (key.first, key.second, "differs" if seen.differs else "same", seen.case) for key, seen in sorted(found.items())
    ]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(4)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return _HEAD + "".join(f"{line}\n" for line in lines)


def table() -> dict[Conflict, Seen]:
    """The conflicts that the table has."""
    rows = (line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {Conflict(first, second): Seen(says == "differs", case) for first, second, says, case in rows}
