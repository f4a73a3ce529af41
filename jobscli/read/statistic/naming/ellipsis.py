"""Names said by half: only whom a figure is of (；农村居民21944元), or only its verb (，累计发放1530亿元)."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Head, Mention, Naming, Relation, Settled
from jobscli.read.statistic.naming.choose import can_be_of, copied, level_of, told
from jobscli.read.statistic.view import Unnamed, View
from jobscli.words.lexicon import filled
from jobscli.words.naming import ellipses, population_name

_PER_HEAD = re.compile("人均(?:生活)?(?:消费|收入|纯收入|支出|可支配收入|生活消费支出)+$")
_LOAN, _INCOME = "创业担保贷款", "居民人均可支配收入"
# The verb alone of a figure: 新发放, 累计培训.
_VERB = re.compile(
    "(?:当[年月]|本年|全年|新|新增|累计|年内|净增|又|共|实际)*"
    "(?P<verb>发放|投放|拨付|支出|放款|放贷|支付|兑现|返还|培训|转移|输出|输转|安置|吸纳|招聘|扶持|服务|参保|募集|归集|开发|新增|净增|招募|引进|认定|建成|招录|签约|新建|举办|组织)(?:总?额|金额|资金|人数)?"
)
_INSURANCE = re.compile(filled("{INSURANCE}"))
_PAYING = frozenset({"发放", "投放", "拨付", "支出", "放款", "放贷", "支付", "兑现", "返还"})
_GRANTED = re.compile("贷|补贴|补助|奖|资金|返还|津贴|金$")
_WHOM_SAID = (_INCOME, "高校毕业生就业率", "高校毕业生去向落实率", "求人倍率")


def population_only(case: Unnamed) -> Naming | None:
    """；其中城镇居民41356元；农村居民增长6%: of the metric that was told of all residents."""
    mention, head, view = case.mention, case.head, case.view
    own = case.own
    if (mention.noun_behind and head.kind != "start") or _any_alone().fullmatch(own) is None:
        return None
    last = case.last
    if last is not None and last.relation == "share_of" and head.kind != "change":
        return None  # 占消费支出的比重为37.7%，城镇为35.0%
    for base in told(view, mention):
        kept = _kept(base, own)
        if kept is None or not can_be_of(base, mention, head):
            continue
        metric, known = kept
        if known and metric not in _WHOM_SAID and any(base is each for each in view.handed.figures):
            continue  # a loan's borrowers are said in its own sentence: 小微企业贷款300亿元 is another
        made = _taken(case, base, metric, known=known)
        whom = population_name(own) if metric in _WHOM_SAID or not known else made.population
        of = _level_of_same(mention, view, metric, whom) if made.aspect == "change" else None
        relation = Relation("change_of", of) if of is not None else None
        return made._replace(population=whom, relation=relation)
    return None


def narrower(mention: Mention, head: Head, view: View, own: str) -> tuple[str, str | None] | None:
    """The metric that a name of a list narrows, and whom it is of: 东、中部地区分别上升0.05和0.09."""
    for base in told(view, mention):
        kept = _kept(base, own)
        if kept is not None and kept[1] and kept[0] in _WHOM_SAID and can_be_of(base, mention, head):
            return kept[0], population_name(own)
    return None


@cache
def _alone(metric: str) -> re.Pattern[str] | None:
    """What may stand alone for a metric that was told."""
    words = ellipses().get(metric)
    if words is None:
        return None
    listed = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    prefix = "(?:全[省市县区州国])?" if metric == _INCOME else "[^，。；]{0,6}" if metric == "求人倍率" else ""
    suffix = "(?:最高|额度|贷款)*" if metric == _LOAN else ""
    return re.compile(f"{prefix}(?:{listed}){suffix}")


@cache
def _any_alone() -> re.Pattern[str]:
    """What may stand alone for some metric: a quick look that spares most names the figures told before."""
    return re.compile("|".join(way.pattern for metric in ellipses() if (way := _alone(metric)) is not None))


def _kept(base: Settled, own: str) -> tuple[str, bool] | None:
    """The metric that `own` narrows, and whether the vocabulary has it; None where `own` says something else."""
    naming = base.naming
    metric = _LOAN if naming.metric.startswith(_LOAN) else naming.metric
    if naming.canonical:
        way = _alone(metric)
        return (metric, True) if way is not None and way.fullmatch(own) else None
    per_head, way = _PER_HEAD.search(naming.metric), _alone(_INCOME)
    if per_head is None or way is None or way.fullmatch(own) is None:
        return None
    return f"{population_name(own)}{per_head.group()}", False


@asked_of(noun=False, no_head="change")
def verb_only(case: Unnamed) -> Naming | None:
    """，全年新增发放160亿元；累计发放1530亿元: of the loan that was just told."""
    mention, head, view = case.mention, case.head, case.view
    own = case.own
    verb = _VERB.fullmatch(own) if own else None
    if verb is None:
        return None
    if verb["verb"] == "参保" and _INSURANCE.search(mention.told_before.rpartition("@")[2]):
        return None  # 生育保险参保3.9万人。城镇居民医疗保险做了大量工作，参保人数达到9.1万人
    figures = (each for each in told(view, mention) if each.naming.canonical or each.status != "limit")
    base = next(figures, None)
    if base is None or base.naming.aspect == "change" or not can_be_of(base, mention, head):
        return None
    label, metric = base.naming.label, base.naming.metric
    same = verb["verb"] in label or (verb["verb"] == "建成" and "建" in label)
    paid = mention.kind == "money" and _GRANTED.search(metric) is not None and verb["verb"] in _PAYING
    if (not same and not paid) or metric.endswith(("收入", "支出")):
        return None
    whole = re.sub("(?:余额|贴息)$", "", metric) if metric.startswith(_LOAN) else metric
    return _taken(case, base, whole, known=base.naming.canonical)


def _taken(case: Unnamed, base: Settled, metric: str, *, known: bool) -> Naming:
    """The name of `base` for a figure that says half of it."""
    aspect = case.head.aspect
    if aspect == "level" and case.mention.quantity.unit == "%" and base.mention.quantity.unit == "%":
        aspect = base.naming.aspect  # 城镇居民人均可支配收入增长5%，农村居民6%
    return copied(base.naming)._replace(
        metric=metric,
        label=case.own or metric,
        canonical=known,
        aspect=aspect,
        confidence="high" if base.naming.confidence == "high" and known else "medium",
        negative=case.head.negative,
    )


def _level_of_same(mention: Mention, view: View, metric: str, whom: str | None) -> int | None:
    """The level of the same metric and population that a change is of."""
    for each in view.earlier(mention):
        if each.naming.metric == metric and each.naming.population == whom:
            return level_of(view, each)
    return None
