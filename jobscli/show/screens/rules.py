"""The screen of `rules`: all of them stage by stage, or one with its examples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from jobscli import words
from jobscli.language import _
from jobscli.rulebook import Rulebook
from jobscli.show.screen import HERE, NAME, SKIP, Block, Gap, Line, Screen, Styled
from jobscli.words.rule import Rule


def rulebook(answer: Rulebook) -> Screen:
    """A rule and its sentence, stage by stage; one alone with its examples."""
    if answer.whole:
        (rule,) = answer.rules
        return Screen(blocks=tuple(_whole(rule)), foot=("jobscli rules", _("jobscli read 文件 --explain all")))
    count = (Styled(str(len(answer.rules)), NAME), Styled(_(" 条规则，每一步里排在前面的先问，先答的算数")))
    blocks: list[Block] = [Line(spans=count, indent=0)]
    for stage, rules in groupby(answer.rules, key=_stage):
        blocks += [Gap(2), Line(spans=(Styled(stage, HERE),))]
        for rule in rules:
            blocks += [Gap(), Line(spans=(Styled(rule.id, NAME),)), Line(spans=(Styled(rule.sentence),))]
    return Screen(blocks=tuple(blocks), foot=(f"jobscli rules {answer.rules[0].id}",) if answer.rules else ())


def _stage(rule: Rule) -> str:
    stage = words.say("stage", rule.stage)
    return _("举措：{stage}").format(stage=stage) if rule.id.startswith("measure.") else stage


def _whole(rule: Rule) -> Iterator[Block]:
    yield Line(spans=(Styled(rule.id, NAME), Styled(f"  {_stage(rule)}", SKIP)), indent=0)
    yield from (Gap(), Line(spans=(Styled(rule.sentence),)), Line(spans=(Styled(rule.sentence_en, SKIP),)))
    for title, examples in ((_("例子"), rule.examples), (_("不是"), rule.counter)):
        for index, example in enumerate(examples):
            first, *others = example.split("\n")
            yield Gap()
            yield Line(left=Styled(title if index == 0 else "", HERE), spans=(Styled(first),))
            yield from (Line(spans=(Styled(each),)) for each in others if each)
