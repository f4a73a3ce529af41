"""The answer to `verify`: each figure of a draft with its verdict, the record that it rests on, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from jobscli.ask.answer import Flat
from jobscli.ask.corrected import printed
from jobscli.errors import JobsError
from jobscli.language import _
from jobscli.record import Document, Section, Statistic, to_json

Verdict = Literal["contradicted", "different", "unknown", "supported"]
# In the order in which a screen has them: what has to be mended first.
VERDICTS: tuple[Verdict, ...] = ("contradicted", "different", "unknown", "supported")


class Draft(NamedTuple):
    """A text whose figures are verified, as it was read; `unread` are numerals that were not understood."""

    document: Document
    sections: tuple[Section, ...]
    claims: tuple[Statistic, ...]
    unread: tuple[tuple[int, int, str, str], ...] = ()  # start, end, text, reason


@dataclass(frozen=True)
class Verified:
    """One figure of a draft. `record` bears it out, or is what it differs from, or is the nearest; None: no such.

    `fields` names what differs; `others` are records of the same thing in other documents that say something else.
    `basis` are the records that a number was computed from which none of them tells, `record` the first of them.
    """

    claim: Statistic
    verdict: Verdict
    why: str
    record: Statistic | None = None
    fields: tuple[str, ...] = ()
    others: tuple[Statistic, ...] = ()
    basis: tuple[Statistic, ...] = ()


@dataclass(frozen=True)
class Verification:
    """The answer to `verify`."""

    drafts: tuple[Draft, ...]
    found: tuple[Verified, ...]
    documents: tuple[Document, ...] = ()
    whole: bool = False  # whether a screen lists what is borne out, too

    def of(self, verdict: Verdict) -> list[Verified]:
        """The figures of that verdict, in the order of the text."""
        return [each for each in self.found if each.verdict == verdict]

    @property
    def notice(self) -> str | None:
        """That nothing was found to verify, that the draft itself is stored, how many numerals were not understood."""
        told = [] if self.found else [_("文稿里没有读出数字，没有可核对的")]
        marks = {each.sha256: each for each in self.documents if each.sha256}
        for draft in self.drafts:
            if own := marks.get(draft.document.sha256 or ""):
                told.append(_("这份文稿就在库里（{id}），它的数是和自己核对的").format(id=own.id))
        unread = sum(len(each.unread) for each in self.drafts)
        told += [_("{n} 处数字没读懂，没有核对：jobscli read 文件").format(n=unread)] if unread else []
        return "；".join(told) or None

    @property
    def error(self) -> JobsError | None:
        """With what the command ends when a figure does not agree with its source."""
        n = len(self.of("contradicted")) + len(self.of("different"))
        return JobsError(_("有 {n} 个数和原文对不上").format(n=n)) if n else None

    def rows(self) -> list[Flat]:
        """One row a figure, with the record's words and document."""
        titles = {each.id: each.title for each in self.documents}
        return [
            {
                "text": each.claim.text,
                "start": each.claim.start,
                "end": each.claim.end,
                "verdict": each.verdict,
                "why": each.why,
                "label": each.claim.label,
                "region": each.claim.region,
                "period": each.claim.period,
                "fields": "；".join(each.fields),
                "record": each.record.id if each.record else None,
                "record_text": printed(each.record) if each.record else None,
                "record_region": each.record.region if each.record else None,
                "record_period": each.record.period if each.record else None,
                "document": titles.get(each.record.document) if each.record else None,
                "quote": each.record.quote if each.record else None,
            }
            for each in self.found
        ]

    def tree(self) -> list[dict[str, Any]]:
        """One object a figure: its place in the draft, the verdict, the record whole, and why."""
        return [
            {
                "text": each.claim.text,
                "start": each.claim.start,
                "end": each.claim.end,
                "verdict": each.verdict,
                "record": to_json(each.record) if each.record else None,
                "why": each.why,
                "fields": list(each.fields),
                "others": [to_json(other) for other in each.others],
                "basis": [to_json(record) for record in each.basis],
                "claim": to_json(each.claim),
            }
            for each in self.found
        ]
