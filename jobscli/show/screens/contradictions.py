"""The screen of `check --contradictions`: by likelier cause, each finding with its sentences under one another."""

from __future__ import annotations

from jobscli.ask.corrected import printed
from jobscli.ask.periods import period_said
from jobscli.audit.contradictions import Contradictions, Finding
from jobscli.audit.contradictions.answer import CAUSE_SAID, CAUSES, SAID
from jobscli.language import _
from jobscli.record import Document, Statistic
from jobscli.show.screen import CARE, HERE, MATCH, NAME, SKIP, Block, Gap, Line, Screen, Styled, StyledText
from jobscli.show.sentences import titled

_SHOWN = 100  # so many findings are listed; of more, the formats for machines have all
_AROUND = 36  # characters of a sentence before and behind a number, where it is long


def contradictions(answer: Contradictions) -> Screen:
    """How many, by cause, then the findings of each cause."""
    if not answer.findings:
        return Screen(blocks=())
    told = _(" 处矛盾，对照了 {n} 处").format(n=answer.compared)
    blocks: list[Block] = [Line(spans=(Styled(str(len(answer.findings)), NAME), Styled(told)), indent=0)]
    shown = answer.findings[:_SHOWN]
    for cause in CAUSES:
        found = [each for each in shown if each.cause == cause]
        if found:
            count = Styled(_("  {n} 处").format(n=answer.count(cause)), SKIP)
            blocks += [Gap(2), Line(spans=(Styled(CAUSE_SAID[cause], HERE), count), indent=0)]
        for each in found:
            blocks += [Gap(), *_finding(each, {one.id: one for one in answer.documents})]
    if len(answer.findings) > _SHOWN:
        rest = _("还有 {n} 处没有列出：-p、--metric 缩小范围，或 --format json").format(n=len(answer.findings) - _SHOWN)
        blocks += [Gap(), Line(spans=(Styled(rest, CARE),), indent=0)]
    return Screen(blocks=tuple(blocks), foot=(f"jobscli show {answer.findings[0].figures[0].id}",), indent=False)


def _finding(found: Finding, documents: dict[str, Document]) -> list[Block]:
    first = found.figures[0]
    whom = f"（{first.population}）" if first.population else ""
    name = Styled(f"{first.region}{first.place or ''}  {first.metric}{whom}", NAME)
    when = Styled(f"  {period_said(first.period or '')}", NAME)
    lines: list[Block] = [Line(spans=(name, when, Styled(f"  {SAID[found.kind]}", CARE)), indent=0, hang=2)]
    lines.append(Line(spans=(Styled(found.told),), indent=2))
    if found.reasons:
        lines.append(Line(spans=(Styled(_("、").join(found.reasons), SKIP),), indent=2))
    for each in found.figures:
        document = documents[each.document]
        lines.append(Line(left=Styled(each.id, SKIP), spans=(Styled(f"{titled(document)}{_given(document)}", SKIP),)))
        lines.append(Line(spans=_quoted(each)))
    return lines


def _given(document: Document) -> str:
    """When a document was given, for titles that many have."""
    return _("（{date}）").format(date=document.published) if document.published else ""


def _quoted(figure: Statistic) -> StyledText:
    """The sentence of a figure with its number marked; of a long one what stands around it, with … for the rest."""
    sentence = "".join((figure.quote or "").split())
    at = sentence.find(figure.text)
    if at < 0:
        return (Styled(f"{figure.label} "), Styled(printed(figure), MATCH))
    end = at + len(figure.text)
    start = max(at - _AROUND, 0)
    before = ("…" if start else "") + sentence[start:at]
    behind = sentence[end : end + _AROUND] + ("…" if end + _AROUND < len(sentence) else "")
    return (Styled(before), Styled(sentence[at:end], MATCH), Styled(behind))
