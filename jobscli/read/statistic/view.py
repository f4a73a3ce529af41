"""A sentence as the stages see it, and what it hands to the next sentence of its paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jobscli.read.document.locations import Locations
from jobscli.read.model import ReferenceDate, Sentence
from jobscli.read.statistic.mention import Masked
from jobscli.read.statistic.model import NO_FIGURES, Head, Mention, Naming, Settled, Span
from jobscli.read.statistic.time.said import TimeExpression
from jobscli.read.tokens.lexer import Words


class Handed(NamedTuple):
    """What a sentence hands to the next one of its paragraph."""

    figures: Sequence[Settled] = NO_FIGURES
    opening: TimeExpression | None = (
        None  # the temporal expression that the paragraph, or a sentence of it, opened with
    )
    opened_at: int = 0  # where that sentence begins
    last: TimeExpression | None = None  # the one that governed the last figure
    topic: str = ""  # what the last item of a list was about
    announced: bool = False  # whether the sentence before told the aims that a document sets
    told: bool = False  # whether the paragraph has told a result, and looked ahead at nothing since


@dataclass(frozen=True, slots=True)
class View:
    """One sentence with all that its rules may look at. `settled` grows as its mentions are decided, and only that."""

    sentence: Sentence
    text: str  # normalised
    words: Words
    mask: Masked
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    clock: ReferenceDate
    handed: Handed
    carried: TimeExpression | None  # the temporal expression that holds where the sentence has none of its own
    topic: str  # the item of a list or the heading that it stands under
    before: str  # what its paragraph said before it, and the last of its context
    granting: bool  # whether it tells what a policy grants
    announced: int  # from where on it tells the aims that a document sets; -1: nowhere
    told: bool  # whether it, or its paragraph before it, tells a result
    planning: bool  # whether the document is a plan or a budget
    placed: bool  # whether the document tells whose it is, and is not only inferred to be
    locations: Locations  # where it turns to other places
    document: str  # the text of the whole document
    settled: list[Settled] = field(default_factory=list)

    def earlier(self, mention: Mention) -> Iterator[Settled]:
        """The figures decided before this one, the nearest first; one in a bracket that is closed was only an aside."""
        for each in reversed(self.settled):
            if each.mention.bracket in (-1, mention.bracket):
                yield each

    def last(self, mention: Mention) -> Settled | None:
        """The figure decided before this one."""
        bracket = mention.bracket
        for each in reversed(self.settled):  # as `earlier`, which many rules ask for its first alone
            if each.mention.bracket == -1 or each.mention.bracket == bracket:
                return each
        return None

    def figures_told(self, mention: Mention) -> Iterator[Settled]:
        """The figures decided before this one, the nearest first: of its sentence, then of the one before."""
        yield from self.earlier(mention)
        yield from reversed(self.handed.figures)

    @property
    def newest(self) -> Settled | None:
        """The figure decided last, in a bracket or not."""
        return self.settled[-1] if self.settled else None

    def between(self, earlier: Settled, mention: Mention) -> str:
        """The text from a figure decided before up to this one."""
        return self.text[earlier.mention.quantity.end : mention.quantity.start]

    def document_before(self, length: int) -> str:
        """The last characters of the document before this sentence, at most so many."""
        begin = self.sentence.start
        return self.document[max(0, begin - length) : begin]

    def following(self, mention: Mention) -> Mention | None:
        """The mention behind this one."""
        return next(iter(self.mentions[mention.number + 1 :]), None)

    def of_index(self, index: int | None) -> Settled | None:
        """The decided mention of that index; None where it was left out."""
        return next((each for each in self.settled if each.mention.number == index), None)

    def list_of(self, mention: Mention) -> list[Mention]:
        """The mentions of the list that this one stands in; itself where it stands in none."""
        if mention.coordination < 0:
            return [mention]
        return [each for each in self.mentions if each.coordination == mention.coordination]


class Shape(NamedTuple):
    """What tells which naming rules can answer for a mention."""

    head: str
    kind: str  # of its unit
    listed: bool  # whether it stands in a list of linked figures
    noun: bool  # whether a noun stands right behind it
    bare: bool
    granting: bool


class Unnamed(NamedTuple):
    """A mention whose name is asked, with what every naming rule looks at."""

    mention: Mention
    head: Head
    view: View
    last: Settled | None  # the figure decided before it
    left: Span  # the words before it that may name it
    own: str  # their text
    bare: bool  # whether they name nothing: links, times, places, 其中

    @property
    def shape(self) -> Shape:
        """What tells which rules can answer."""
        mention, listed = self.mention, self.mention.coordination >= 0
        return Shape(self.head.kind, mention.kind, listed, mention.noun_behind, self.bare, self.view.granting)


class Named(NamedTuple):
    """A mention with its head and name: what the stages behind naming look at."""

    mention: Mention
    head: Head
    naming: Naming
    view: View
