"""The values that the stages of reading hand to each other; all of them are frozen.

`About` is what a user states of a document, `Outline` what its text was found to be, `Reading` all that was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from jobscli.read.table import Table
from jobscli.read.text.normalise import Normalised
from jobscli.record import Document, Excluded, Measure, Scope, Section, Statistic
from jobscli.wording import Wording

# What the figures of a document, or of one of its sections, are unless their own sentence says otherwise.
ContextStatus = Literal["achieved", "target", "budget", "limit"]
# How a section came by its context: the years of a plan or the last year, behind or ahead, in a work report;
# in any other document a plan, an account that a paragraph opens with, or a section that is an account.
ContextKind = Literal["", "past_term", "past_year", "next_term", "next_year", "plan", "past_account", "past_section"]
DocumentKind = Literal["report", "target", "budget", "limit", "achieved", ""]
Side = Literal["", "past", "next"]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the user states of a document: it goes before anything that the text says. All of it may be missing."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO date
    year: int | None = None  # the year that its figures speak of
    region: str | None = None
    place: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A numeral that looked like a figure, and why it was not understood, in a sentence for the user.

    `start` and `end` are code points of the document's text, half open.
    """

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReferenceDate:
    """When a document speaks, for the words that need it: 今年, 去年, 上半年.

    `year` is the year that its figures are of, `now` the one that it calls 今年: a work report of January 2026 has
    2025 and 2026.
    """

    year: int | None = None
    now: int | None = None
    month: int | None = None  # of the day on which it was published or given
    stated: bool = False  # whether the year was said of the document, and not only inferred from its text
    # Scope and period of a document that gives an account of a part of a year: 2019年第二季度…分析.
    span: tuple[Scope, str] | None = None
    dated: bool = False  # whether only the day of publication tells the year: 上半年 is the last that was over
    named: bool = True  # whether the document names the year as that of its figures, and not in passing alone
    late: bool = False  # whether 今年 is `year`: a report of its last months, a bulletin that a page gives years later


class SectionContext(NamedTuple):
    """What a figure is when its own sentence does not say: its status, scope and period."""

    kind: ContextKind = ""
    status: ContextStatus | None = None
    scope: Scope | None = None
    period: str | None = None
    # Whether a heading says that the section looks back or ahead; no sentence leaves it for the other side.
    side: Side = ""


class Sentence(NamedTuple):
    """One sentence with what it takes from its heading and its paragraph's opening.

    `text` is the document's text from `start` to `end` (code points, half open); `normal` is what rules match.
    """

    text: str
    normal: Normalised
    start: int
    end: int
    paragraph: int  # of its section, from 1; before the first section, of the document
    section: str | None  # the id of the innermost section
    section_title: str  # "" outside all sections
    region: str | None
    place: str | None
    context: SectionContext
    first: bool = False  # the first of its paragraph
    goes_on: bool = False  # first, where a page gives each sentence a line, and so of the paragraph above
    heading: bool = False
    open_region: bool = False  # whether a region that it names may be the one that a figure is of


class Placed(NamedTuple):
    """A table with what its figures take from their section, as a sentence does."""

    table: Table
    paragraph: int
    section: str | None
    section_title: str
    region: str | None
    place: str | None
    context: SectionContext


@dataclass(frozen=True, slots=True)
class Outline:
    """A document with its sections, sentences and tables; `plain` is its text in the signs that the rules know."""

    text: str
    plain: str
    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    reference: ReferenceDate
    kind: DocumentKind
    tables: tuple[Placed, ...] = ()
    placed: bool = True  # whether title, assembly or office tell whose document it is, and not only places it speaks of


class Why(NamedTuple):
    """Why a field of a figure is what it is: the rule that decided, on which words, and the rules it went before.

    `start` and `end` are code points of the document's text, half open; where none of the sentence decides, but its
    section or document, `words` is "" and both are those of the figure.
    """

    field: str  # of the record
    rule: str
    start: int
    end: int
    words: str
    others: tuple[str, ...]  # rules that would have answered too, in the order in which they are asked


class Explained(NamedTuple):
    """A figure of the document, at `start:end`, the words of its clause by class, and the reasons for its fields."""

    start: int
    end: int
    text: str
    words: tuple[tuple[str, str], ...]  # each with its classes, parted by blanks; "" for one that the lexicon lacks
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one document."""

    document: Document
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    statistics: tuple[Statistic, ...]
    problems: tuple[Problem, ...]
    excluded: tuple[Excluded, ...] = ()  # the numerals that are in no statistic
    words: tuple[Wording, ...] = ()  # what its paragraphs say
    explained: tuple[Explained, ...] | None = None  # of the figures whose reasons were asked for; None: nobody asked
