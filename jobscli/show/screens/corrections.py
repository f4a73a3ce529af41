"""The screen of `correct`: each correction with the value that holds, the value that was read, and the reason."""

from __future__ import annotations

from itertools import groupby

from jobscli.ask.corrected import said, value_said
from jobscli.errata import Corrected, Corrections
from jobscli.language import _
from jobscli.show.screen import CARE, HERE, NAME, SKIP, Block, Gap, Line, Screen, Styled

_SAID = {"kept": _("更正"), "made": _("更正了"), "removed": _("撤掉了")}


def corrections(answer: Corrections) -> Screen:
    """Document by document, a line a field and one for the reason."""
    if not answer.corrected:
        return Screen(blocks=())
    count = _("{n} 处更正").format(n=len(answer.corrected))
    blocks: list[Block] = [Line(spans=(Styled(count, NAME),), indent=0)]
    for document, found in groupby(answer.corrected, key=lambda each: each.correction.document):
        blocks += [Gap(), Line(spans=(Styled(document, HERE),))]
        for each in found:
            blocks += _one(each)
    first = next((each.record for each in answer.corrected if each.record and "/" in each.record), None)
    show = (f"jobscli show {first}",) if first else ()
    return Screen(blocks=tuple(blocks), foot=(*show, "jobscli correct", "jobscli undo"), indent=False)


def _one(each: Corrected) -> list[Block]:
    made = each.correction
    now, read = value_said(made.field, made.value), value_said(made.field, made.read)
    identity = each.record or made.record
    left = Styled(identity if "/" in identity else "", SKIP)
    words = Styled(f"  {made.text}", SKIP) if made.text else Styled("")
    head = (Styled(f"{_SAID[each.outcome]}  "), Styled(said(made.field), NAME), Styled(f"  {now}", NAME))
    was = Styled(_("（原读 {read}）").format(read=read), SKIP)
    lost = (Styled(_("  找不到它的数了"), CARE),) if each.record is None and each.outcome != "removed" else ()
    return [Line(left=left, spans=(*head, was, words, *lost)), Line(spans=(Styled(made.why, SKIP),))]
