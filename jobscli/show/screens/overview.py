"""The screen of bare `jobscli`: what there is, and what to try."""

from __future__ import annotations

from jobscli.ask.overview import Overview
from jobscli.language import _
from jobscli.record import NATION
from jobscli.show.figure_line import behind
from jobscli.show.screen import HERE, NAME, SKIP, Block, Gap, Line, Screen, Styled, text
from jobscli.show.sentences import titled
from jobscli.show.wrap import width

_ROWS = 12  # regions shown one by one


def overview(answer: Overview) -> Screen:
    """Each region with its counts and a few names, the documents, and commands to begin with."""
    blocks: list[Block] = [
        Line(
            spans=(Styled("jobscli", NAME), Styled(_("  各省为就业做了什么、报了什么数，每个数都能查回原文"))), indent=0
        ),
        Gap(),
    ]
    size = max((width(region) for region, *_rest in answer.regions[:_ROWS]), default=0) + 2
    for region, measures, figures, names in answer.regions[:_ROWS]:
        told = (
            Styled(str(measures).rjust(4), NAME),
            Styled(_(" 项举措")),
            Styled(str(figures).rjust(5), NAME),
            Styled(_(" 个数字")),
        )
        few = Styled("  " + _("、").join(names), SKIP)
        pad = " " * (size - width(region))
        blocks.append(Line(spans=(Styled(region, NAME), Styled(pad), *told, few), indent=0, hang=size + 22))
    if len(answer.regions) > _ROWS:
        rest = _("、").join(region for region, *_rest in answer.regions[_ROWS:])
        blocks.append(text(_("还有 {rest}").format(rest=rest), SKIP))
    blocks.append(Gap())
    for document in answer.documents:
        year = _("，说的是 {year} 年").format(year=document.year) if document.year else ""
        blocks.append(Line(spans=(Styled(f"{titled(document)}{year}", SKIP), *behind(document)), indent=0))
    if answer.held > len(answer.documents):
        blocks.append(text(_("共 {n} 份文件：jobscli documents").format(n=answer.held), SKIP))
    return Screen(blocks=(*blocks, Gap(), *_commands(answer)))


def _commands(answer: Overview) -> list[Block]:
    """Commands to begin with, of what is there."""
    names = [region for region, *_rest in answer.regions if region != NATION]
    shown = [(f"jobscli ask 哪个省{answer.metric}最多", _("照平常的话问"))] if answer.metric else []
    shown += [(f"jobscli province {names[0]}", _("一个省的举措，每项下面是它的数字"))] if names else []
    shown += [("jobscli search 就业", _("按词查找，近义的说法一并查"))]
    if answer.metric:
        shown += [(f"jobscli rank {answer.metric}", _("各省排一排，只排能比的，不能比的说明缘故"))]
    shown += [(f"jobscli compare {' '.join(names[:2])}", _("两省对照"))] if len(names) > 1 else []
    named = any(few for *_counts, few in answer.regions)
    shown += [("jobscli systems", _("有名字的平台、品牌、机制"))] if named else []
    shown += [("jobscli metrics", _("能排名的指标"))]
    size = max(width(command) for command, _gives in shown) + 2
    lines: list[Block] = [text(_("试一试"), HERE)]
    for command, gives in shown:
        pad = " " * (size - width(command))
        lines.append(Line(spans=(Styled(command, NAME), Styled(pad + gives, SKIP)), indent=0, hang=size))
    return [*lines, Gap(), text(_("每个命令都有 --help；--format json、csv、md 换成别的格式"), SKIP)]
