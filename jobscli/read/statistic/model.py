"""The values that the stages pass on: a mention, and what each stage decided of it. All are frozen.

A sentence is read from left to right, a mention at a time; each stage looks at the mention, its sentence and what was
decided before, and gives one decision, which nothing changes later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from jobscli.read.quantity import Kind, Quantity
from jobscli.record import Aspect, Bound, Confidence, PeriodBasis, PriceBasis, Scope, Status

# What the words right before a figure make of it. `held`, `reached` and `raised` are levels (稳定在, 达到, 提高到),
# `start` and `base` earlier levels that a change is told from (由…, 较上年的…).
HeadKind = Literal[
    "level", "held", "reached", "raised", "start", "base", "change", "gap", "share", "completion", "target"
]

RelationKind = Literal["change_of", "part_of", "share_of", "completion_of", "target_for", "gap_to", "same_as"]


class Mention(NamedTuple):
    """A quantity in its clause, as characters and as words.

    The strings have `@` for other figures and neither quotation marks nor brackets without a figure. `first`, `at` and
    `last` index the words of the sentence: those between the mark or figure before it and the one behind it.
    """

    number: int  # among the mentions of its sentence
    quantity: Quantity
    kind: Kind  # the class of its unit
    left: str  # from the mark or figure before it
    right: str  # up to the mark, bracket or figure behind it
    clause: str  # its clause before it, over other figures
    context: str  # its sentence before it, at most 90 characters
    clause_first: int  # the first word of its clause
    first: int  # the first word behind the figure or mark before it
    at: int  # the figure itself
    last: int  # behind the last word before the figure or mark that follows
    linked: bool  # nothing but 、 or 和 stands between it and the figure before
    chained: bool  # no comma stands between it and the figure before
    noun_behind: bool  # a noun stands right behind it: 4200名毕业生
    bracket: int  # where the bracket opens that it shares with other words; -1 outside of one
    coordination: int = -1  # the number of the list of linked figures that it stands in
    place: int = 0  # and its index there

    @property
    def told_before(self) -> str:
        """Its sentence before the words at it, from `left` on."""
        return self.context.removesuffix(self.left)

    @property
    def since_figure(self) -> str:
        """Its sentence before it, behind the figure before."""
        return self.context.rpartition("@")[2]


class Span(NamedTuple):
    """Words of a sentence: from `first` up to the one before `last`."""

    first: int
    last: int

    def __bool__(self) -> bool:
        return self.last > self.first


class Head(NamedTuple):
    """What the words right before a figure make of it; the words from the mention's first up to `cut` name it."""

    kind: HeadKind
    cut: int
    negative: bool = False

    @property
    def aspect(self) -> Aspect:
        """Whether the figure is a change or a level."""
        return "change" if self.kind == "change" else "level"


class Relation(NamedTuple):
    """What a figure is to another one of its sentence."""

    kind: RelationKind
    other: int | None  # the other mention's; None where it stands in another sentence


class Naming(NamedTuple):
    """What a figure measures. `canonical`: whether the vocabulary has the metric."""

    metric: str
    label: str
    canonical: bool
    aspect: Aspect
    confidence: Confidence
    population: str | None = None
    relation: Relation | None = None
    time_from: int | None = None  # the mention whose period this one shares, where its own words give none
    negative: bool = False

    @classmethod
    def own(cls, name: str, aspect: Aspect = "level", relation: Relation | None = None) -> Naming:
        """The name that the words of the text are, which the vocabulary does not have."""
        return cls(name, name, False, aspect, "medium", relation=relation)

    @property
    def related(self) -> str:
        """The kind of its relation to another figure, or ""."""
        return self.relation.kind if self.relation is not None else ""

    def other(self, kind: RelationKind) -> int | None:
        """The other mention of a relation of that kind; None where there is none, or in another sentence."""
        return self.relation.other if self.relation is not None and self.relation.kind == kind else None


class Period(NamedTuple):
    """When a figure is of, and how that is known."""

    scope: Scope
    period: str | None
    basis: PeriodBasis | None


class Location(NamedTuple):
    """Whose a figure is: a province or the nation, and a finer place within it."""

    region: str
    place: str | None


class Amount(NamedTuple):
    """The value that a record carries: the sign of a decline and the bounds of the whole list taken in."""

    value: Decimal
    high: Decimal | None
    unit: str | None
    bound: Bound
    inferred: str | None = None  # the unit that it must have, where none is printed


class Settled(NamedTuple):
    """A mention with all that was decided of it."""

    mention: Mention
    head: Head
    naming: Naming
    status: Status
    when: Period
    location: Location
    amount: Amount
    price: PriceBasis | None
    note: str | None
    confidence: Confidence
    trace: Mapping[str, str]  # for each field the rule that decided; not for one where none had to

    @property
    def kind(self) -> str:
        """The class of its unit."""
        return self.mention.quantity.kind

    @property
    def relation(self) -> str:
        """The kind of its relation, or ""."""
        return self.naming.related


# The metric of a figure that no word near it names.
UNNAMED = "未命名"

NO_FIGURES: Sequence[Settled] = ()
