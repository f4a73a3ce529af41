"""A document's outline -> what each of its paragraphs says, whether or not a figure or a measure was read of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobscli.read.model import Outline, Sentence
from jobscli.record import UNSTATED_REGION
from jobscli.wording import Wording

# Where the layout broke a line of a paragraph: between words of Latin letters stands a blank then, else nothing.
_BREAK = re.compile(r"(?<![ \t\u3000])[ \t\u3000]*\r?\n\s*")
_LATIN = re.compile("[A-Za-z0-9]")


def wordings(found: Outline) -> tuple[Wording, ...]:
    """The paragraphs of `found` in the order of the text, each in the region that its sentences are of; its tables."""
    rows = [*_paragraphs(found), *_tables(found)]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end)))


def _paragraphs(found: Outline) -> Iterator[Wording]:
    """The paragraphs, each one row; where a section or a region begins within one, two."""
    group: list[Sentence] = []
    for sentence in found.sentences:
        if group and (sentence.first or (sentence.section, sentence.region) != (group[0].section, group[0].region)):
            yield _wording(found, group)
            group = []
        group.append(sentence)
    if group:
        yield _wording(found, group)


def _wording(found: Outline, group: list[Sentence]) -> Wording:
    start, end = group[0].start, group[-1].end
    return Wording(
        document=found.document.id,
        region=group[0].region or UNSTATED_REGION,
        section=group[0].section,
        start=start,
        end=end,
        text=joined(found.text[start:end]),
    )


def _tables(found: Outline) -> Iterator[Wording]:
    for each in found.tables:
        start, end = each.table.start, each.table.end
        yield Wording(
            document=found.document.id,
            region=each.region or UNSTATED_REGION,
            section=each.section,
            start=start,
            end=end,
            text=found.text[start:end],
        )


def joined(text: str) -> str:
    """`text` as one line.

    >>> joined("创业担保\\n贷款"), joined("by the end\\nof 2025")
    ('创业担保贷款', 'by the end of 2025')
    """

    text = text.strip()
    if "\n" not in text:
        return text

    def parting(found: re.Match[str]) -> str:
        ends = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        return " " if all(map(_LATIN.match, ends)) else ""

    return _BREAK.sub(parting, text)
