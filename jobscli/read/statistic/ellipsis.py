"""Names said by half: only whom a figure is of (；农村居民21944元), or only its verb (，累计发放1530亿元)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobscli.read.statistic.case import AMONG, Case, copy, level_of
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.naming import bare, unit_class
from jobscli.words import metrics
from jobscli.words.reading import elliptic

_FAR = 8  # how many figures back the whole name may stand
_PER_HEAD = re.compile("人均(?:生活)?(?:消费|收入|纯收入|支出|可支配收入|生活消费支出)+$")


def only_whom(case: Case) -> bool:
    """；其中城镇居民41356元；农村居民增长6%: of the metric that was told of all residents."""
    figure = case.figure
    own = _own(case)
    if figure.before or not own:
        return False
    if case.last is not None and case.last.rule == "share" and case.change.aspect == "level":
        return False  # 占消费支出的比重为37.7%，城镇为35.0%
    for base in _told(case):
        kept = _kept(base, own)
        if kept is None or not _alike(base, figure, case.change.aspect):
            continue
        metric, known = kept
        if base in case.prior and not elliptic(metric)[1] and known:
            continue  # a loan's borrowers are said in its own sentence: 小微企业贷款300亿元 is another
        _take(case, base, metric, known=known)
        if elliptic(metric)[1]:
            figure.population = whom(own)
        figure.of = _level_of_same(case, figure)
        return True
    return False


def narrower(case: Case, own: str) -> tuple[str, str | None] | None:
    """The metric that a name of a run narrows, and whom it is of: 东、中部地区分别上升0.05和0.09."""
    for base in _told(case):
        kept = _kept(base, own)
        if kept is not None and kept[1] and elliptic(kept[0])[1] and _alike(base, case.figure, case.change.aspect):
            return kept[0], whom(own)
    return None


def _kept(base: Figure, own: str) -> tuple[str, bool] | None:
    """The metric that `own` narrows, and whether the vocabulary has it; None where `own` says something else."""
    metric = "创业担保贷款" if base.metric.startswith("创业担保贷款") else base.metric
    if base.canonical:
        way, _whom = elliptic(metric)
        return (metric, True) if way is not None and way.fullmatch(own) else None
    per_head = _PER_HEAD.search(base.metric)
    way, _whom = elliptic("居民人均可支配收入")
    if per_head is None or way is None or way.fullmatch(own) is None:
        return None
    return f"{whom(own)}{per_head.group()}", False


def whom(own: str) -> str:
    """A population as records name it: 城镇 and 城镇常住居民 are 城镇居民."""
    own = own.replace("常住", "")
    return {"城镇": "城镇居民", "农村": "农村居民", "全体": "全体居民"}.get(own, own)


def only_verb(case: Case) -> bool:
    """，全年新增发放160亿元；累计发放1530亿元: of the loan that was just told."""
    figure = case.figure
    own = _own(case)
    verb = _VERB.fullmatch(own) if own and not figure.before else None
    if verb is None or case.change.aspect == "change":
        return False
    base = next((each for each in _told(case) if each.canonical or each.status != "limit"), None)
    if base is None or base.aspect == "change" or not _alike(base, figure, "level"):
        return False
    money = figure.quantity.kind == "money" and _GRANTED.search(base.metric) is not None
    same = verb.group("verb") in base.label or (verb.group("verb") == "建成" and "建" in base.label)
    if not same and not (money and verb.group("verb") in _PAYING):
        return False
    metric = re.sub("(?:余额|贴息)$", "", base.metric) if base.metric.startswith("创业担保贷款") else base.metric
    _take(case, base, metric, known=base.canonical)
    return True


_VERB = re.compile(
    "(?:当[年月]|本年|全年|新|新增|累计|年内|净增|又|共|实际)*"
    "(?P<verb>发放|投放|拨付|支出|放款|放贷|支付|兑现|返还|培训|转移|输出|输转|安置|吸纳|招聘|扶持|服务|参保|募集|归集|开发|招募|引进|认定|建成|招录|签约|新建|举办|组织)(?:总?额|金额|资金|人数)?"
)
_PAYING = frozenset({"发放", "投放", "拨付", "支出", "放款", "放贷", "支付", "兑现", "返还"})
_GRANTED = re.compile("贷|补贴|补助|奖|资金|返还|津贴|金$")


def _own(case: Case) -> str:
    return bare(AMONG.sub("", case.change.subject.lstrip("，、；")))


def _told(case: Case) -> Iterator[Figure]:
    """The figures that the whole name may stand at, the nearest first: of the sentence, then of the one before."""
    beside = ("completion", "gap", "aim", "share")
    near = [each for _n, each in zip(range(_FAR), case.earlier, strict=False)]
    yield from (each for each in (*near, *reversed(case.prior)) if each.metric and each.rule not in beside)


def _alike(base: Figure, figure: Figure, aspect: str) -> bool:
    """Whether the figure can be of the metric of `base` by its unit."""
    kind = figure.quantity.kind
    if aspect == "change":
        return kind == "rate" or kind == base.quantity.kind
    known = metrics().get(base.metric)
    if known is not None and unit_class(known.unit) == kind:
        return True
    return kind == base.quantity.kind


def _take(case: Case, base: Figure, metric: str, *, known: bool) -> None:
    figure = case.figure
    label = _own(case)
    copy(figure, base)
    figure.metric, figure.label, figure.canonical = metric, label or metric, known
    figure.aspect = case.change.aspect
    if figure.aspect == "level" and figure.quantity.unit == "%" and base.quantity.unit == "%":
        figure.aspect = base.aspect  # 城镇居民人均可支配收入增长5%，农村居民6%
    figure.confidence = "high" if base.confidence == "high" and known else "medium"


def _level_of_same(case: Case, figure: Figure) -> int | None:
    """The level of the same metric and population that a change is of."""
    if figure.aspect != "change":
        return None
    for each in case.earlier:
        if each.metric == figure.metric and each.population == figure.population:
            return level_of(case, each)
    return None
