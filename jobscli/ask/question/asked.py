"""What `ask` answers: the command that was understood, what it says first, and the answer of that command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jobscli.ask.answer import Answer, Flat
from jobscli.ask.ids import shown_ids
from jobscli.ask.lookup import Several
from jobscli.ask.question.slots import Question
from jobscli.record import Measure, Statistic
from jobscli.store import Store, Where


@dataclass(frozen=True)
class Asked:
    """The answer to `ask`: the command understood, what it says first, and the answer of that command."""

    command: str
    told: tuple[str, ...]
    answer: Answer
    notice: str | None = None

    def rows(self) -> list[Flat]:
        """The rows of the command's answer."""
        return self.answer.rows()

    def tree(self) -> dict[str, Any]:
        """The command, the sentences, and the JSON of the command."""
        return {"command": self.command, "told": list(self.told), "answer": self.answer.tree()}


def where(question: Question) -> Where:
    return {"region": list(question.regions)} if question.regions else {}


def places(question: Question) -> str:
    return "".join(f" -p {name}" for name in question.regions)


def shown(store: Store, lines: Sequence[str], records: Sequence[Measure | Statistic]) -> Asked:
    return Asked(f"jobscli show {' '.join(ids(store, records))}", tuple(lines), Several.of(store, records))


def ids(store: Store, records: Sequence[Measure | Statistic]) -> list[str]:
    """The ids as a screen has them, so that the command can be pasted."""
    return list(shown_ids(store, (each.id for each in records)).values())


def can_search(word: str) -> bool:
    return len(word) <= 40 and word not in {"OR", "NOT", "AND"} and not word.startswith("-")
