"""What every store keeps: the questions it answers and the changes it takes, all as plain data.

A store holds the tables of `record.TABLES`. Filters are data and not functions, so that an engine with a query
language of its own can translate them; whoever writes the next store needs this page and the test suite in
`tests/store/`, which runs over every store there is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from jobscli.record import Document, Excluded, Measure, Record, Section, Statistic
from jobscli.wording import Wording

if TYPE_CHECKING:
    from jobscli.correction import Correction

Scalar = str | int | None

# field -> the values that are accepted, None among them; AND between fields. In a field that holds a list
# (topics, groups, regions; names by their text) a record is accepted when any of its values is. Where `unit` is null,
# `unit_inferred` is accepted for it.
Where = Mapping[str, Collection[Scalar]]

ANY: Where = {}
# No field of a record, but the end of its id, bare or with the letters of its document: what people type of it.
TAIL = "tail"


class Words(NamedTuple):
    """What to look for, bare: every one of `all_of` must be met by one of its words, none of `none_of` found.

    A word is a string of any length, folded and without marks and blanks, as the texts of a record are compared.
    """

    all_of: tuple[tuple[str, ...], ...] = ()
    none_of: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A record that matched, the field that matched best, and how well: the larger the score the better."""

    record: Measure | Statistic | Section
    field: str
    score: int


class Saying(NamedTuple):
    """A paragraph that says what was looked for. `exactly`: it is printed so; else only its words stand together."""

    wording: Wording
    exactly: bool


class Batch(NamedTuple):
    """One document with all its records."""

    document: Document
    sections: tuple[Section, ...] = ()
    measures: tuple[Measure, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    words: tuple[Wording, ...] = ()

    def tables(self) -> dict[str, tuple[Record, ...]]:
        """The records by table, the document's own row first."""
        return {
            "documents": (self.document,),
            "sections": self.sections,
            "measures": self.measures,
            "statistics": self.statistics,
            "excluded": self.excluded,
            "words": self.words,
        }


Outcome = Literal["added", "unchanged", "replaced", "conflict"]


class Store(Protocol):
    """A place where records are. Errors are `StoreError`, and reading never creates or changes anything.

    `lot` is how many documents are put in at a time where there are many; None: all of them in one step. `most` is how
    many hits `match` gives without a limit; None: all. A store that has a bound may hold more than a question can look
    at one by one.
    """

    lot: int | None
    most: int | None

    def find(
        self, table: str, where: Where = ANY, order: tuple[str, ...] = (), limit: int | None = None
    ) -> Iterator[Record]:
        """The records that `where` accepts, by the fields of `order`: `-value` is downwards, what is missing last."""
        ...

    def count(self, table: str, where: Where, by: tuple[str, ...]) -> Iterator[tuple[tuple[Scalar, ...], int]]:
        """How many records there are for each combination of values of the fields `by`, in the order of the values.

        A record with a list in a field is counted for each of its values, a name by its text.
        """
        ...

    def values(self, table: str, field: str) -> list[str]:
        """The texts that rows of `table` have in `field`, each once, those of a list apart, in their order."""
        ...

    def tails(self, wanted: Collection[str]) -> dict[str, int]:
        """How many records have each of the `wanted` ends of ids, bare (s428) or with the letters of their document.

        See `record.tail` and `record.marked_tail`; `find` takes them as values of a field `tail`.
        """
        ...

    def match(self, words: Words, where: Where = ANY, limit: int | None = None) -> Iterator[Hit]:
        """The measures, statistics and sections that contain `words`, best first.

        A field of `where` that a table does not have excludes that table's records.
        """
        ...

    def said(self, words: Words, where: Where = ANY) -> Iterator[Saying]:
        """The paragraphs that say `words`, in their order; a document without `words` of its own says nothing here."""
        ...

    def put(self, *batches: Batch, replace: bool = False) -> tuple[Outcome, ...]:
        """Store each document whole, all of them or none.

        The same content under the same id, of which the same is stated, is left as it is (`unchanged`), with
        `replace` too where the same was read in it; anything else under a known id is `replaced` when `replace` is
        true and else left out as a `conflict`.
        """
        ...

    def remove(self, *documents: str) -> tuple[Batch, ...]:
        """Take the documents with these ids out, all or none; ids that are not there are passed over.

        What their user has corrected in them goes with them.
        """
        ...

    def corrections(self) -> list[tuple[Correction, str | None]]:
        """Each correction, and the id of the record that it is of: None where no record is that it was made for.

        `find`, `count` and `match` give and ask for the values as they are corrected.
        """
        ...

    def correct(self, made: Sequence[Correction] = (), dropped: Sequence[Correction] = ()) -> None:
        """Keep the corrections `made`, each in the place of one of the same field, and forget those `dropped`."""
        ...

    def batches(self) -> Iterator[Batch]:
        """All documents with their records as they were read, in the order in which they were put."""
        ...

    def undo(self) -> tuple[list[str], list[str]]:
        """Take back the last change; gives the ids of the documents that came back and of those that left."""
        ...
