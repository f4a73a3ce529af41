"""What a store says of the words of a document, proved against its original; and the index of one not to be copied.

An index has the words of each paragraph, cut by the lexicon, without their order, and the pairs of characters of the
document as a whole. With the pairs of a paragraph its sentences could be put together again, in which most characters
stand once; with those of a whole document no more than four or five characters follow one from another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jobscli.audit.report import Problem
from jobscli.language import _
from jobscli.read.document.paragraphs import paragraphs
from jobscli.read.tokens.lexer import UNKNOWN, cut
from jobscli.read.wording import joined
from jobscli.record import UNSTATED_REGION
from jobscli.store.matching import BREAK, phrased
from jobscli.wording import Wording

# The longest piece of text between words of the lexicon that stays whole.
_LONGEST = 4
_SHOWN = 20


def indexed(rows: Sequence[Wording]) -> tuple[Wording, ...]:
    """The index of a document of which `rows` have the text: theirs, and that of the document, which is last."""
    made = [_row(each, _sorted(word for phrase in _phrases(each.text) for word in _words(phrase))) for each in rows]
    pairs = _sorted(pair for each in rows for pair in _pairs(each.text))
    first, last = rows[0], rows[-1]
    whole = Wording(
        document=first.document, region=UNSTATED_REGION, section=None, start=first.start, end=last.end, pairs=pairs
    )
    return (*made, whole)


def _row(paragraph: Wording, words: tuple[str, ...]) -> Wording:
    return Wording(
        document=paragraph.document,
        region=paragraph.region,
        section=paragraph.section,
        start=paragraph.start,
        end=paragraph.end,
        words=words,
    )


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(texts)))


def _phrases(text: str | None) -> list[str]:
    return [phrase for phrase in phrased(text or "").split(BREAK) if phrase]


def _words(phrase: str) -> Iterator[str]:
    """The words of `phrase`, which side by side are all of it; what the lexicon does not know in short pieces."""
    found = cut(phrase, ())
    for sign, start, end in zip(found.signs, found.starts, found.ends, strict=True):
        if sign == UNKNOWN:
            while end - start > _LONGEST:
                yield phrase[start : start + 2]
                start += 2
        yield phrase[start:end]


def _pairs(text: str | None) -> Iterator[str]:
    return (phrase[at : at + 2] for phrase in _phrases(text) for at in range(len(phrase) - 1))


def problems(text: str, rows: Sequence[Wording]) -> Iterator[Problem]:
    """What is wrong with the `rows` of a document whose original is `text`, in whose code points they count."""
    printed = {id(row): text[max(0, row.start) : max(0, row.end)] for row in rows}
    own_rows = [row for row in rows if not row.pairs]
    for row in own_rows:
        own = printed[id(row)]
        if row.text is not None and row.text not in (own, joined(own)):
            yield Problem(_identity(row), "text", _("原文那里不是这一段"))
        elif row.text is None:
            yield from _unlike(row, _phrases(joined(own)))
    if any(row.pairs for row in rows):
        wanted = {pair for row in own_rows for pair in _pairs(joined(printed[id(row)]))}
        yield from _whole(text, rows, wanted)


def _identity(row: Wording) -> str:
    return f"{row.document}/{row.start}:{row.end}"


def _unlike(row: Wording, phrases: Sequence[str]) -> Iterator[Problem]:
    """Words of the index that the paragraph does not have, and what of the paragraph no word of the index has."""
    for word in row.words:
        if not any(word in phrase for phrase in phrases):
            yield Problem(_identity(row), "words", _("“{word}”不在那一段里").format(word=f"{word:.{_SHOWN}}"))
    for phrase in phrases:
        if not _made_of(phrase, row.words):
            yield Problem(_identity(row), "words", _("“{words}”没有编进索引").format(words=f"{phrase:.{_SHOWN}}"))


def _made_of(phrase: str, words: Sequence[str]) -> bool:
    """Whether `phrase` is a row of `words`."""
    reached = {0}
    for at in range(len(phrase)):
        if at in reached:
            reached |= {at + len(word) for word in words if word and phrase.startswith(word, at)}
    return len(phrase) in reached


def _whole(text: str, rows: Sequence[Wording], wanted: set[str]) -> Iterator[Problem]:
    """The pairs of a document are those of its text, and no ideograph of it stands outside its paragraphs.

    What a page has around the text, its date and source, links, belongs to none.
    """
    for row in rows:
        for pair in sorted(set(row.pairs) ^ wanted) if row.pairs else ():
            told = _("“{pair}”是原文里没有的") if pair in row.pairs else _("少了原文里的“{pair}”")
            yield Problem(_identity(row), "pairs", told.format(pair=pair))
    spans = [(row.start, row.end) for row in rows if not row.pairs]
    spans += [(each.start, each.end) for each in paragraphs(text) if each.furniture]
    covered = {at for start, end in spans for at in range(start, end)}
    bare = [at for at, each in enumerate(text) if "\u4e00" <= each <= "\u9fff" and at not in covered]
    if bare:
        detail = _("有 {n} 个字不在任何一段里；头一个是“{first}”").format(n=len(bare), first=text[bare[0]])
        yield Problem(f"{rows[0].document}/{bare[0]}:{bare[0] + 1}", "words", detail)
