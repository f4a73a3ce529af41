"""The screen of a general word: the metrics that have it, which are not ranked together."""

from __future__ import annotations

from jobscli.ask.meant import Choice
from jobscli.language import _
from jobscli.show.figure_line import figure, several_years
from jobscli.show.screen import HERE, NAME, SKIP, Block, Gap, Line, Screen, Styled, note

_FEW = 24  # figures that are shown one by one


def choice(answer: Choice) -> Screen:
    """The metrics that have the word, each with its figures where these are few."""
    n = len(answer.figures)
    if not n:
        told = _("没有“{word}”的数字；词表里有 {names}").format(word=answer.word, names=_("、").join(answer.metrics))
        return Screen(blocks=(Line(spans=(Styled(told),), indent=0),), foot=("jobscli metrics",))
    told = _("   有这个词的指标 {m} 个，{n} 个数字；指标不同，不能排在一起").format(m=len(answer.metrics), n=n)
    blocks: list[Block] = [Line(spans=(Styled(answer.word, NAME), Styled(told)), indent=0)]
    year = several_years(answer.figures)
    for name in answer.metrics:
        own = answer.of(name)
        regions = list(dict.fromkeys(each.region for each in own))
        counted = _("  {r} 个地区，{n} 个数字").format(r=len(regions), n=len(own))
        blocks += [Gap()] if n <= _FEW else []
        blocks.append(Line(spans=(Styled(name, HERE), Styled(counted, SKIP))))
        if n <= _FEW:
            blocks += [figure(each, lead=each.region, year=year) for each in own]
    if answer.without:
        blocks += [Gap(), note(_("没有数字的：{names}").format(names=_("、").join(answer.without[:6])), SKIP)]
    return Screen(blocks=tuple(blocks), foot=tuple(f"jobscli rank {name}" for name in answer.metrics[:3]), indent=False)
