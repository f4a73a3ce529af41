"""What a metric counts, and whether two names are one: 登记失业率和调查失业率是一回事吗, 求人倍率是什么意思."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jobscli import words
from jobscli.ask import query
from jobscli.ask.meant import metrics_meant
from jobscli.ask.question.asked import Asked
from jobscli.ask.question.slots import Question
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store import Store
from jobscli.words.also import also

_SAME = "一回事|(?:同|一)一?(?:个|码)?(?:指标|概念|意思|东西|说法|口径|事)|一样|相同|等同|等价"
_UNLIKE = "(?:有|是)?(?:什么|啥|何|哪些|多大|没有)?(?:区别|差别|不同|不一样|两样)(?:在哪里?|是什么)?"
_ASKED = re.compile(
    f"(?P<one>.+?)(?:和|与|跟|同)(?P<other>.+?)(?:(?:到底|究竟)?(?:是不是|是否|算不算|是|算|能算)(?:{_SAME})|(?:一样|相同)|{_UNLIKE}).*"
    "|(?P<first>.+?)(?:是不是|是否|算不算)?(?:就是|等于|等同于|也就是|也叫做?|又叫做?)(?P<second>.+?)(?:吗|么|吧|嘛)?"
)
_MEANING = re.compile(
    "(?P<name>.+?)(?:到底|究竟)?(?:是)?(?:什么意思|什么含义|怎么(?:计?算|定义|统计)(?:的|出来的)?|的?定义是?什么?)"
)
_ENDS = re.compile("^(?:请问|那么?|这里的?)|(?:的|这两?个?(?:指标|数字?|概念|说法)?|之间|有|到底|两者)+$")
_FEW = 4  # metrics that one general word is told to be


def same(store: Store, question: Question) -> Asked | None:
    """Whether two names are one metric; of two what each counts, of a general word which it may be."""
    found = _ASKED.fullmatch("".join(question.text.split()))
    if found is None or question.regions or question.numbers:
        return None
    one, other = (_ENDS.sub("", each) for each in (found["one"] or found["first"], found["other"] or found["second"]))
    mine, others = _metrics(one, store), _metrics(other, store)
    if not mine or not others:
        return _one_alone(store, (one, mine), (other, others))
    if mine == others and len(mine) == 1:
        known = words.metric(mine[0])
        counts = _("：{counts}").format(counts=known.counts) if known and known.counts else ""
        line = _("是同一个指标：都记作“{metric}”{counts}").format(metric=mine[0], counts=counts)
        return _answered(store, [line], mine)
    if not set(mine).isdisjoint(others):
        line = _("不全是一回事：“{wide}”是个笼统的说法，可以是{metrics}")
        wide, metrics = max(((one, mine), (other, others)), key=lambda each: len(each[1]))
        lines = [line.format(wide=wide, metrics=_("、").join(metrics[:_FEW])), *_counted((*mine, *others))]
        return _answered(store, lines, (*mine, *others))
    near = other in also(one) or one in also(other)
    lines = [_("不是一回事，分开记，不能混着排：") + (_("（按词查时当近义词）") if near else "")]
    return _answered(store, [*lines, *_counted((*mine[:_FEW], *others[:_FEW]))], (*mine, *others))


def _one_alone(store: Store, *named: tuple[str, tuple[str, ...]]) -> Asked | None:
    """That one of two names is of no metric, and what the other counts, which is one by name."""
    known = [metrics for name, metrics in named if metrics and words.metrics_named(name)]
    absent = [name for name, metrics in named if not metrics]
    if len(known) != 1 or len(absent) != 1:
        return None
    line = _("不能说：词表和文件里都没有“{name}”这个指标，另一个是").format(name=absent[0])
    return _answered(store, [line, *_counted(known[0])], known[0])


def meaning(store: Store, question: Question) -> Asked | None:
    """What a metric of the vocabulary counts."""
    found = _MEANING.fullmatch("".join(question.text.split()))
    named = words.metrics_named(found["name"]) if found is not None else []
    if len(named) != 1 or question.names or question.regions or question.numbers:
        return None
    unit = _("，单位一般是{unit}").format(unit=named[0].unit) if named[0].unit else ""
    return _answered(store, [f"{named[0].name}：{named[0].counts}{unit}"], (named[0].name,))


def _metrics(text: str, store: Store) -> tuple[str, ...]:
    """The metrics of the vocabulary that `text` means, one where it is a name of it; () for what is none."""
    try:
        return tuple(each for each in metrics_meant(text, store).metrics if words.metric(each))
    except UsageError:
        return ()


def _counted(metrics: Iterable[str]) -> list[str]:
    """What each metric counts, as far as the vocabulary says."""
    known = {name: words.metric(name) for name in dict.fromkeys(metrics)}
    return [
        _("{name}：{counts}").format(name=name, counts=each.counts) for name, each in known.items() if each is not None
    ]


def _answered(store: Store, lines: Sequence[str], metrics: Sequence[str]) -> Asked:
    every = query.metric_list(store, {"metric": list(dict.fromkeys(metrics))}, everything=True)
    return Asked("jobscli metrics", tuple(lines), replace(every, notice=None))
