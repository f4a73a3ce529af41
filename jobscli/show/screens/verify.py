"""The screen of `verify`: what does not agree first, each with what the source says; what is borne out in a line."""

from __future__ import annotations

from collections.abc import Iterable

from jobscli.ask.verify import Verdict, Verification, Verified
from jobscli.ask.verify.answer import VERDICTS
from jobscli.ask.verify.told import claimed
from jobscli.language import _
from jobscli.record import Document, Section, Statistic
from jobscli.show.screen import CARE, NAME, SKIP, Block, Gap, Line, Screen, Styled, StyledText
from jobscli.show.sentences import titled
from jobscli.show.wrap import width

SAID: dict[Verdict, str] = {
    "contradicted": _("不符"),
    "different": _("口径不同"),
    "unknown": _("查不到"),
    "supported": _("有据"),
}
_ROOM = 10  # cells of the verdict at the left


def verification(answer: Verification) -> Screen:
    """The counts, then the figures by verdict, those to be mended first."""
    if not answer.found:
        return Screen(blocks=())
    blocks: list[Block] = [_head(answer)]
    for verdict in VERDICTS:
        found = answer.of(verdict)
        if verdict == "supported" and found and not answer.whole:
            told = (Styled(str(len(found)), NAME), Styled(_(" 个   --all 列出"), SKIP))
            blocks += [Gap(), _line(SAID[verdict], told)]
            continue
        for each in found:
            blocks += [Gap(), *_entry(each, answer)]
    return Screen(blocks=tuple(blocks), foot=_foot(answer), indent=False)


def _head(answer: Verification) -> Line:
    name = _("、").join(dict.fromkeys(_called(draft.document) for draft in answer.drafts))
    counts: list[Styled] = []
    for verdict in reversed(VERDICTS):
        if n := len(answer.of(verdict)):
            style = CARE if verdict in ("contradicted", "different") else ""
            counts.append(Styled(_("{n} 个{verdict}").format(n=n, verdict=SAID[verdict]), style))
    spans = [Styled(name, NAME), Styled(_("   {n} 个数：").format(n=len(answer.found)))]
    for at, each in enumerate(counts):
        spans += [Styled(_("，")), each] if at else [each]
    return Line(spans=tuple(spans), indent=0)


def _called(document: Document) -> str:
    """The name of the draft's file; of what stands in none its title."""
    file = (document.file or "").replace("\\", "/").rpartition("/")[2]
    return file or document.title or document.id


def _line(left: str, spans: StyledText, style: str = NAME) -> Line:
    gap = " " * max(_ROOM - width(left), 2)
    return Line(spans=(Styled(left, style), Styled(gap), *spans), indent=0, hang=_ROOM)


def _entry(found: Verified, answer: Verification) -> Iterable[Block]:
    """What the draft says and where, then what the record says, and where that stands."""
    style = CARE if found.verdict in ("contradicted", "different") else NAME if found.verdict == "supported" else SKIP
    said = (Styled(f"{_place(found.claim, answer)}  ", SKIP), Styled(claimed(found.claim), NAME))
    yield _line(SAID[found.verdict], said, style)
    yield Line(spans=(Styled(found.why),), indent=_ROOM)
    if found.record is not None:
        yield Line(spans=(Styled(found.record.id, SKIP), Styled(_source(found.record, answer), SKIP)), indent=_ROOM)


def _place(claim: Statistic, answer: Verification) -> str:
    """The paragraph of a claim, with its section's number where the draft has sections."""
    sections: dict[str, Section] = {each.id: each for draft in answer.drafts for each in draft.sections}
    section = sections.get(claim.section or "")
    where = _("第 {n} 段").format(n=claim.paragraph)
    if section is None or section.number == "0":
        return where
    if claim.text in section.title:
        return _("标题里")
    title = section.title.replace("“", "‘").replace("”", "’")
    return _("“{title}”一节，{where}").format(title=title, where=where)


def _source(record: Statistic, answer: Verification) -> str:
    documents: dict[str, Document] = {each.id: each for each in answer.documents}
    document = documents.get(record.document)
    return f"  {titled(document)}" if document else ""


def _foot(answer: Verification) -> tuple[str, ...]:
    shown = [each.record.id for each in answer.found if each.record is not None]
    return (f"jobscli show {shown[0]}",) if shown else ()
