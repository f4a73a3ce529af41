"""An answer with its references: each document numbered once, in the order of use, after GB/T 7714."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jobscli.ask.answer import Flat
from jobscli.ask.sources import Sources
from jobscli.language import _
from jobscli.record import Document
from jobscli.show.references import of_document

# The fields by which a row names the record that it is of.
_NAMING = ("id", "statistic", "record", "result_id", "target_id", "new_id", "old_id", "measure")


@dataclass(frozen=True)
class Cited:
    """`answer` and what it rests on; the references follow the edition `style`, `accessed` is an ISO date."""

    answer: Any
    found: Sources
    style: str = "2025"
    accessed: str | None = None

    @property
    def notice(self) -> str | None:
        """What the answer says beside itself."""
        return self.answer.notice if self.found.documents else self.answer.notice or _("没有可引的文件")

    @property
    def hints(self) -> Sequence[tuple[str, str]]:
        """What it gives to try."""
        return getattr(self.answer, "hints", ())

    @property
    def untold(self) -> str | None:
        """What a table of its rows does not show."""
        return getattr(self.answer, "untold", None)

    def reference(self, document: Document) -> str:
        """The reference of a document, with its number: [1] ……"""
        number = self.found.numbers[document.id]
        return f"[{number}] {of_document(document, style=self.style, accessed=self.accessed)}"

    @property
    def below(self) -> list[str]:
        """The list of references that stands under a table."""
        return [self.reference(each) for each in self.found.documents]

    def rows(self) -> list[Flat]:
        """The rows of the answer, each with the number of its reference and the reference."""
        documents = {self.found.numbers[each.id]: each for each in self.found.documents}
        rows = []
        for row in self.answer.rows():
            named = (self.found.number(row[key]) for key in _NAMING if isinstance(row.get(key), str))
            number = next((each for each in named if each), None)
            whole = of_document(documents[number], style=self.style, accessed=self.accessed) if number else None
            rows.append({**row, "reference": number, "citation": row.get("citation") or whole})
        return rows

    def tree(self) -> dict[str, Any]:
        """The value of the answer, the references, and which record has which."""
        return {
            "answer": self.answer.tree(),
            "references": [
                {
                    "number": number,
                    "document": each.id,
                    "citation": of_document(each, style=self.style, accessed=self.accessed),
                    "records": [identity for identity, one in self.found.entries.items() if one.document.id == each.id],
                }
                for number, each in enumerate(self.found.documents, 1)
            ],
        }


def ranges(numbers: Sequence[int]) -> str:
    """Numbers of references as one mark, runs of them drawn together.

    >>> ranges([1]), ranges([2, 3]), ranges([4, 1, 2, 3, 7])
    ('[1]', '[2,3]', '[1-4,7]')
    """
    runs = []
    for _step, run in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        found = [number for _at, number in run]
        runs.append(f"{found[0]}-{found[-1]}" if len(found) > 2 else ",".join(map(str, found)))
    return f"[{','.join(runs)}]"
