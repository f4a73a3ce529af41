"""What stands beside a metric without being its value: completion rates, targets, shares, gaps."""

from __future__ import annotations

import re
from decimal import Decimal

from jobscli.read.document.regions import is_place
from jobscli.read.rule import asked_of
from jobscli.read.statistic.head import head as head_of
from jobscli.read.statistic.model import Head, Mention, Naming, Relation, Settled, Span
from jobscli.read.statistic.naming.choose import copied, gap_to, index_of, is_beside, metric_at, metric_of_name
from jobscli.read.statistic.naming.coordination import expand
from jobscli.read.statistic.naming.distributive import model_of
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.noun_phrase import core, said
from jobscli.read.statistic.naming.wording import summed_up
from jobscli.read.statistic.view import Unnamed, View
from jobscli.record import Aspect

_SHARE = re.compile("(?P<name>[^，。；@]{0,20}?)(?:约)?占(?!比)(?P<whole>[^，。；@]{0,20})$")
_WHOLE = re.compile("的?(?:比重|比例|份额|总数|总量)?(?:均|始终|都)?(?:(?:稳定|保持|维持|控制)在|[达为约超过近到比]*)$")
# Whose goal it is that was met: 省级|指标完成率.
_OF_GOAL = re.compile(
    "(?:国家|[部省市县区州]级?|上级|年度|全年|[时序]序|省定|市定)?(?:下达|定)?(?:目标|任务|指标|计划)?"
)
# Who set a goal: 国家提出|的50%的任务.
_SET_BY = re.compile("(?:国家|中央|[省市区县州]里?|上级|自治区|年初)?(?:提出|下达|确定|规定|核定)")
# What a rule asks for is no distance: 不低于担保基金|3倍, 不得超过在岗职工总数的|30%.
_DEMANDED = re.compile(
    "(?P<what>[^，。；@]{0,24}?)(?:不得(?:低于|高于|超过|少于)|不低于)(?P<base>[^，。；@]{2,24}?)的?$"
)
_OF_RULE = re.compile("^.*原则上|^按照?|(?:要|应当?|须|必须)?按照?$|其中")
_OVER = re.compile(
    "(?:超额完成|超过?|超出)(?:了)?(?:全年|年度|既定|预期|预定)*(?:目标|任务|计划)(?:任务|数)?(?:近|约|多达?)?$"
)
_MADE_UP_OF = re.compile("的?(?:以上)?(?:都|均|大都|大多)?(?:是|为|来自)(?P<what>[\u4e00-\u9fff]{2,14}?)(?:等|$)")
# An item of a list, before the clause of its share: ；化学原料和化学制品制造业，|占10.1%.
_ITEM = re.compile("[；，、](?P<item>[^，；。：@]{2,24}(?:业|行业|产业|职业|人员|群体|企业|地区|岗位|专业))，$")
_ROUNDED = Decimal("0.06")  # how far a printed percentage may be from what it was reckoned from
_SHARE_NOUN = ("占比", "比重", "份额", "比例")


_WHERE = re.compile("集中(?:在|于)(?P<who>[^，。；@]{2,30})，$")
_OF_SECTOR = re.compile("第[一二三]产业|服务业|制造业|工业|农业|民营经济")
_WORKERS = ("从业人员", "就业人员", "就业人数", "从业人数")


@asked_of(head="completion")
def completion(case: Unnamed) -> Naming | None:
    """完成年计划的118.2% says how much of a plan was done: no value of the metric itself."""
    mention, head, view = case.mention, case.head, case.view
    if mention.quantity.bound == "at_most":
        return None  # 控制在政府责任目标4.2%以内: the goal itself
    each = _each_completed(mention, head, view)
    if each is not None:
        return each
    last = case.last
    told = next((f for f in view.earlier(mention) if not is_beside(f) and f.head.kind != "base"), last)
    subject = "" if _OF_GOAL.fullmatch(case.own) else case.own
    own = subject or (last.naming.metric.removesuffix("目标完成率") if last else "")
    at = None if subject else index_of(view, told)
    return Naming(
        f"{own}目标完成率", own, False, "level", "medium", None, Relation("completion_of", index_of(view, told)), at
    )


def _each_completed(mention: Mention, head: Head, view: View) -> Naming | None:
    """分别完成年度目标的108%、124.3%, of the names before it or of the figures just told."""
    if mention.coordination < 0:
        return None
    members = view.list_of(mention)
    opening = head if not mention.place else head_of(view.words, members[0])[1]
    subject = said(view.words, core(view.words, Span(members[0].first, opening.cut)))
    names = expand(subject, len(members)) if subject else None
    model = None if subject else model_of(view, mention)
    own = names[mention.place] if names else ""
    own = model.naming.metric.removesuffix("目标完成率") if model is not None else own
    if not own:
        return None
    known = metric_of_name(own, mention, change=True) or own
    relation = Relation("completion_of", index_of(view, model))
    return Naming(f"{known}目标完成率", own, False, "level", "medium", None, relation, index_of(view, model))


@asked_of(head="target")
def target(case: Unnamed) -> Naming | None:
    """完成全年130万人的目标任务, 低于5.5%的预期控制目标: the target for the metric that was just told."""
    mention, view = case.mention, case.view
    last = _level_before(case)
    if last is None:
        return None
    # 新增就业岗位1374个，完成全年任务1200人的114%; a bare number has the unit of its result: 全年任务（110万）
    other = mention.kind not in (last.kind, "bare")
    if other and (last.kind, mention.kind) not in (("count", "people"), ("people", "count")):
        return None
    over = mention.bracket < 0 and view.text[mention.quantity.start - 1] != "（" and _OVER.search(mention.left)
    if over and mention.quantity.value < last.amount.value:
        return gap_to(last.naming.metric, index_of(view, last))  # 82.68万人，超额完成目标任务近8万人
    own = case.own
    if len(own) > 2 and own not in last.naming.label and _SET_BY.fullmatch(own) is None:
        return None
    told = last.naming
    grown = told.aspect == "change" and mention.quantity.unit == last.mention.quantity.unit == "%"
    aspect: Aspect = "change" if grown else "level"  # 增长17.9%，超额完成15%的计划目标
    if other:
        told = told._replace(metric=told.label or told.metric, canonical=False)
    return told._replace(
        confidence="medium", aspect=aspect, relation=Relation("target_for", index_of(view, last)), time_from=None
    )


def _level_before(case: Unnamed) -> Settled | None:
    """The figure just told, or the level whose change that was: 10亿元，增长5%，完成预算20亿元的50%."""
    last, kind = case.last, case.mention.kind
    if last is None or last.naming.aspect != "change" or last.kind == kind:
        return last
    return next((f for f in case.view.earlier(case.mention) if f.kind == kind and f.naming.aspect == "level"), last)


@asked_of(kind="rate share")
def share(case: Unnamed) -> Naming | None:
    """约占全国1/10, 占新增就业的80%: a part of a whole is a metric of its own."""
    mention, head, view = case.mention, case.head, case.view
    made_up = _MADE_UP_OF.match(mention.right) if case.bare and head.kind == "level" else None
    if made_up is not None:
        name = f"{tidy(made_up['what'])}占比"  # 其中60%|为农民工
        return Naming.own(name, relation=Relation("share_of", index_of(view, case.last)))
    if (bracketed := _in_bracket(case)) is not None:
        return bracketed
    if head.kind != "share" and mention.kind != "share":
        return None
    last = case.last
    found = _SHARE.search(mention.left)
    subject = case.own
    among = mention.left.startswith("其中") and last is not None and last.naming.metric.endswith("率")
    if among and last is not None and (subject in _SHARE_NOUN or is_place(subject)):
        return copied(last.naming)._replace(confidence="medium")  # 返岗率均达80%，其中深圳、珠海的比例|超过85%
    if subject in _SHARE_NOUN:
        subject = ""
    known = metric_at(view, mention, head)
    if known is not None and "率" in known:
        return Naming(known, subject or known, True, "level", "high")
    of = index_of(view, last)
    where = _WHERE.search(mention.told_before) if not subject and not mention.chained else None
    own = _whose(case, subject, where)
    whole = tidy(_WHOLE.sub("", found.group("whole"))) if found else ""
    if not whole and not subject and where is None and last is not None and last.relation == "part_of":
        whole = last.naming.metric.partition("：")[0]  # 其中企业自筹217.2亿元，|占21%
    printed = said(view.words, core(view.words, Span(case.left.first, mention.at))) if subject else ""
    name = f"{own}占{whole}比重" if whole else f"{own}占比"
    if not whole and printed.endswith(_SHARE_NOUN):
        name = summed_up(printed)
    return Naming(name, name, False, "level", "medium", None, Relation("share_of", of), None if subject else of)


def _whose(case: Unnamed, subject: str, where: re.Match[str] | None) -> str:
    """Whose share it is: the subject's, those that the clause before gathers (`where`) or names, the last figure's."""
    last = case.last
    own = subject or (_part(last) if last else "")
    if where is not None:
        own = tidy(where["who"])  # 集中在甲业、乙业，|占总数的53.2%
    elif not subject:
        own = _clause_between(case.mention) or own
    sector = _OF_SECTOR.match(last.naming.label) if last is not None and own in _WORKERS else None
    return f"{sector.group()}{own}" if sector is not None else summed_up(own)  # 第三产业增加值占…，从业人员占…28%


def _clause_between(mention: Mention) -> str:
    """The noun that the clause behind the figure before is: ；化学原料制造业，|占10.1%; "" where it is none."""
    found = _ITEM.search(mention.told_before.rpartition("@")[2])
    return tidy(found["item"]) if found is not None else ""


def _in_bracket(case: Unnamed) -> Naming | None:
    """The share that stands alone in a bracket behind a part, and is what that comes to: 硕士生2657人|（33.2%）."""
    quantity, last = case.mention.quantity, case.last
    if last is None or case.view.between(last, case.mention) != "（" or quantity.unit != "%":
        return None
    wholes = (*case.view.earlier(case.mention), *case.view.handed.figures)
    whole = next((each for each in wholes if _is_share(quantity.value, last, each)), None)
    if whole is None:
        return None
    name = f"{_part(last)}占{whole.naming.metric}比重"
    return Naming.own(name, relation=Relation("share_of", index_of(case.view, last)))


def _is_share(rate: Decimal, part: Settled, whole: Settled) -> bool:
    """Whether so many in a hundred of the whole are the part, as far as they are printed."""
    same = whole.mention.quantity.unit == part.mention.quantity.unit and whole.naming.aspect == "level"
    more = same and whole.amount.value > part.amount.value > 0
    return more and abs(part.amount.value * 100 / whole.amount.value - rate) <= _ROUNDED


def _part(figure: Settled) -> str:
    """What the share of a figure is of: of a part its own words, for the metric names the whole."""
    return (figure.naming.label if figure.relation == "part_of" else figure.naming.metric).removesuffix("占比")


@asked_of(head="gap")
def gap(case: Unnamed) -> Naming | None:
    """高于全国0.7个百分点: the distance to another value, no change in time."""
    last, view = case.last, case.view
    asked = _DEMANDED.search(case.mention.left) if case.mention.quantity.unit != "百分点" else None
    if asked is not None:
        what = tidy(_OF_RULE.sub("", asked["what"])) or (last.naming.metric if last else "")
        link = "与{}之比" if case.mention.quantity.unit == "倍" else "占{}比例"
        name = f"{what}{link.format(tidy(asked['base']))}"
        return Naming.own(name) if what else None
    if not case.own and last is not None and last.relation == "gap_to":
        return last.naming  # 低于省控线0.84个百分点，低于市控线0.64个百分点
    own = case.own or (last.naming.metric if last else "")
    if own:
        return gap_to(own, index_of(view, last))
    return Naming("差距", "差距", False, "level", "medium", None, Relation("gap_to", index_of(view, last)))
