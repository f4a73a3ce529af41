"""The screens of `check` and `undo`: each check in a line with its count, then the problems under their documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from jobscli.ask.corrected import said
from jobscli.audit import Audit, Checked, Problem, Source, Undone
from jobscli.language import _
from jobscli.show.screen import CARE, HERE, NAME, SKIP, Block, Gap, Line, Screen, Styled, text
from jobscli.show.wrap import width

_SHOWN = 100  # so many problems are listed; of more, the formats for machines have all


def audit(answer: Audit) -> Screen:
    """Which stores, what was checked in them, what against the original, and what is wrong."""
    if not answer.checked:
        return Screen(blocks=())
    stores = _("、").join(str(place) for place in answer.places)
    own = [each for each in answer.checked if not each.check.startswith("source_")]
    against = [each for each in answer.checked if each.check.startswith("source_")]
    size = max(len(str(each.count)) for each in answer.checked)
    room = max(width(each.what) for each in answer.checked)
    blocks: list[Block] = [text(_("查了 {stores}").format(stores=stores), SKIP), Gap()]
    blocks += [_check(each, size, room) for each in own]
    if against:
        blocks += [Gap(), *(_source(each) for each in answer.sources), Gap()]
        blocks += [_check(each, size, room) for each in against]
    return Screen(blocks=(*blocks, *_problems(answer.problems)), foot=_foot(answer), indent=False)


def _check(checked: Checked, size: int, room: int) -> Line:
    n = len(checked.problems)
    verdict = Styled(_("{n} 处问题").format(n=n), CARE) if n else Styled(_("没有问题"), SKIP)
    gap = " " * (room - width(checked.what) + 2)
    count = Styled(str(checked.count).rjust(size), NAME)
    return Line(left=count, spans=(Styled(f"{checked.what}{gap}"), verdict), indent=size + 1)


def _source(source: Source) -> Line:
    return text(_("对照 {file}（{document}）").format(file=source.file, document=source.document), SKIP)


def _problems(problems: Sequence[Problem]) -> list[Block]:
    blocks: list[Block] = []
    for document, found in groupby(problems[:_SHOWN], key=lambda each: each.id.rpartition("/")[0]):
        blocks += [Gap(), *([Line(spans=(Styled(document, HERE),))] if document else [])]
        for each in found:
            told = (Styled(each.field, NAME), Styled(f"  {each.detail}"))
            blocks.append(Line(left=Styled(each.id, SKIP), spans=told, hang=2))
    if len(problems) > _SHOWN:
        rest = _("还有 {n} 处没有列出：jobscli check --format json").format(n=len(problems) - _SHOWN)
        blocks += [Gap(), text(rest, CARE)]
    return blocks


def _foot(answer: Audit) -> tuple[str, ...]:
    if answer.problems:
        return (f"jobscli show {answer.shown}",) if answer.shown else ()
    return ("jobscli check --source FILE",) if not answer.sources else ()


def undone(answer: Undone) -> Screen:
    """Which documents came back and which left."""
    both = ((_("回来了"), answer.returned), (_("撤走了"), answer.left))
    blocks = [
        Line(spans=(Styled(f"{word}  "), Styled(_("、").join(documents), NAME)), indent=0, hang=width(word) + 2)
        for word, documents in both
        if documents
    ]
    told = ((_("更正又有了"), answer.corrections_returned), (_("更正没有了"), answer.corrections_left))
    for word, found in told:
        named = [Styled(f"  {each} {said(field)}", NAME) for each, field in found]
        blocks += [Line(spans=(Styled(word), *named), indent=0, hang=width(word) + 2)] if named else []
    if not blocks:
        blocks = [text(_("撤回了上一次改动；还是那些文件，内容和改动之前一样"))]
    return Screen(blocks=tuple(blocks), foot=("jobscli documents",))
