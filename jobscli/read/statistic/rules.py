"""The rules that name a figure, surest first. Each is a function that settles a figure or leaves it to the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from jobscli.read.quantity.model import Bound
from jobscli.read.statistic.beside import aim, completion, gap, share
from jobscli.read.statistic.case import Case, settle, told
from jobscli.read.statistic.change import change
from jobscli.read.statistic.ellipsis import only_verb, only_whom
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.going import among, continued, listed
from jobscli.read.statistic.headed import headed
from jobscli.read.statistic.known import known
from jobscli.read.statistic.naming import bare, canonical, counted, free_name, unit_class
from jobscli.read.statistic.run import run_member
from jobscli.read.statistic.weak import weak
from jobscli.words import metric as metric_named
from jobscli.words import metrics

# A fall by more than 14% is a change of at most −14%.
_TURNED: dict[Bound, Bound] = {"at_least": "at_most", "at_most": "at_least"}
_PER = re.compile("每(?:新)?(?:招用|吸纳|新增|招录|带动|增加|安置|接收)?$")
_LIMITED = re.compile(
    "(?P<most>不超过|不高于|(?<!不)低于)[^，。；#@]{1,14}的$|(?P<within>不超过|不高于)[^，。；#@]{2,14}$"
    "|(?:不低于|不少于|高于)[^，。；#@]{1,14}的$|不[低少]于(?:每[人年月天]){1,2}$"
)
_ARRIVES = re.compile("[到至]|[升降增减合]为|[\u4e00-\u9fff]{2}为$")
_TOP = re.compile("最高|上限|不超过")
_BECAME = re.compile("[\u4e00-\u9fff]{1,4}(?:为|到|至|成)")
_MOST = re.compile(
    "(?:最高|最多|至多|不超过|上限)(?:可|给予|补贴|奖励|不超过|达|支持|申请|申领|贷|限额|额度|为|享受|补助|资助|发放|的(?![是为省市地]|[省市区]份)|能|按)[^，。；#@]{0,30}$"
)
_LEAST = re.compile("至少(?:提供|给予|安排|开展|组织|举办|推荐|开发|建设|建成|有|培训|帮助|发放|实现)[^，。；#@]{0,8}$")
_OF_SEEKERS = re.compile("求职人数的?(?:比率|比例|比值)|求人倍率")
# Parts of an income are of whom the income is.
_OF_INCOME = re.compile("(?:工资性|经营性?净?|财产性?净?|转移性?净?)收入|收入中位数")
# A short name, the word that its paragraph must have, and the metric that it then is.
TOPICS = {
    "就业率": ("毕业生", "高校毕业生就业率"),
    "总体就业率": ("毕业生", "高校毕业生就业率"),
    "去向落实率": ("毕业生", "高校毕业生去向落实率"),
    "贷款余额": ("创业担保贷款", "创业担保贷款余额"),
}


def name(
    seen: list[Figure], index: int, context: str, topic: str, prior: Sequence[Figure] = (), before: int = 0
) -> None:
    """Settle metric, label, aspect, population and rule of the figure at `index`, those before it being settled."""
    figure = seen[index]
    quantity = figure.quantity
    case = Case(seen, index, change(figure.piece, quantity.unit, quantity.kind), context, topic, prior, before)
    if _made_into(seen, index):
        case.change = replace(case.change, subject="", reached=True, raised=True)
    if (
        case.change.comes_from
        and not case.change.based
        and not any(_ARRIVES.search(f.piece) for f in seen[index + 1 : index + 5])
    ):
        case.change = replace(case.change, comes_from=False, subject=figure.piece)
    told(figure, case.change)
    if figure.comes_from:
        figure.before = False  # what follows is the verb that leads on: 由51家整合为33家
    if quantity.value == 1 and (_PER.search(figure.piece) or quantity.kind == "people"):  # 至少1人就业: of each
        figure.dropped = True
        return
    if quantity.word.startswith(("突破", "迈", "站", "跃", "跨", "冲")):
        figure.reached = True
    if quantity.bound == "exact" and _MOST.search(figure.piece):
        quantity = figure.quantity = quantity._replace(bound="at_most")
    if quantity.bound == "exact" and _LEAST.search(figure.piece):
        quantity = figure.quantity = quantity._replace(bound="at_least")
    limited = _LIMITED.search(figure.piece)
    if quantity.bound == "exact" and limited is not None:
        most = limited.group("most") or limited.group("within")
        quantity = figure.quantity = quantity._replace(bound="at_most" if most else "at_least")
    raised = figure.raised and index and seen[index - 1].comes_from and quantity.bound == "exact"
    if raised and _TOP.search(seen[index - 1].piece):
        figure.quantity = quantity._replace(bound=seen[index - 1].quantity.bound)
    for rule in RULES:
        if rule(case):
            figure.rule = figure.rule or rule.__name__.strip("_").replace("_", "-")
            break
    _finish(case)


def _made_into(seen: list[Figure], index: int) -> bool:
    """Whether a figure is what the one before became, whatever the verb: 国企由51家整合为33家."""
    before = seen[index - 1] if index else None
    return before is not None and before.comes_from and _BECAME.fullmatch(seen[index].piece) is not None


def _finish(case: Case) -> None:
    """What holds whichever rule named the figure: the sign of a decline, points printed as %, weak numerals."""
    figure, quantity = case.figure, case.figure.quantity
    if figure.aspect == "change" and case.change.negative and quantity.value > 0:
        value, high = -quantity.value, quantity.high
        if high is not None:
            value, high = -high, value
        bound = _TURNED.get(quantity.bound, quantity.bound)
        quantity = figure.quantity = quantity._replace(value=value, high=high, bound=bound)
    if figure.population is None and _OF_INCOME.search(figure.label):
        told = (each.population for each in (*case.earlier, *reversed(case.prior)))
        figure.population = next((who for who in told if who), None)
    if quantity.weak and not figure.canonical and quantity.bound == "exact":
        figure.dropped = True
    if figure.canonical and not _agrees(figure):
        figure.metric, figure.canonical, figure.confidence = f"{figure.metric}（{quantity.unit or '数'}）", False, "low"
    if not figure.metric:
        figure.metric = figure.label = "未命名"
        figure.confidence = "low"
    if quantity.unit is None and quantity.note is None and not figure.canonical:
        note = "比值，没有单位" if quantity.kind in ("ratio", "share") else "未印单位"
        quantity = figure.quantity = quantity._replace(note=note)
    if figure.canonical and figure.aspect == "level" and quantity.note is None:
        usual = metrics()[figure.metric].unit
        if quantity.unit is not None and usual is not None and quantity.unit != usual:
            figure.quantity = quantity._replace(note=f"按{quantity.unit}计，不是{usual}")
    if not figure.label:
        figure.label = figure.metric


def _agrees(figure: Figure) -> bool:
    """Whether the unit of a figure can be that of its metric: no % for a number of people, no 元 for a rate."""
    unit, kind = metrics()[figure.metric].unit, figure.quantity.kind
    if figure.aspect == "change" and kind in ("rate", "share", "times"):
        return True
    return kind == "bare" or unit_class(unit) == ("count" if kind == "measure" else kind)


def named(case: Case) -> bool:
    """The words of the text: to the left of the figure, or the noun behind it."""
    figure = case.figure
    own = free_name(figure, _without_noun(case))
    if not own:
        return False
    own = _of_insurance(_of_fund(own, case.last), figure)
    figure.aspect = case.change.aspect
    topic = TOPICS.get(own)
    if topic is not None and topic[0] in case.context:  # 年末就业率96.83%, in a paragraph on graduates
        return settle(case, topic[1], own, "medium", True)
    known = metric_named(own)
    if known is not None and known.unit not in (figure.quantity.unit, None) and figure.aspect == "level":
        own = f"{own}（{figure.quantity.unit or '数'}）"
    return settle(case, own, own, "medium" if len(own) >= 3 else "low", False)


_LINKS = ("", "、", "及", "和", "与", "以及")


def _without_noun(case: Case) -> str:
    """The words before a figure less the noun of the figure before: 向4.9万户企业|发放扩岗补助3.5亿元."""
    subject, figure = case.change.subject, case.figure
    if not case.index or not figure.chained or not case.seen[case.index - 1].before:
        return subject
    last = case.seen[case.index - 1]
    noun = counted(last.right)
    rest = subject.removeprefix(noun)
    if rest in _LINKS and figure.before and not last.dropped and last.label.endswith(noun):
        return last.label.removesuffix(noun)  # 建成3000个美丽乡村及820个田园乡村: 建成 holds for both
    return rest if len(subject) > len(noun) + 1 else subject


def _of_fund(own: str, last: Figure | None) -> str:
    """收入1.9万亿元、支出1.6万亿元: the second is of the same fund."""
    if last is None or own not in ("支出", "总支出", "收入", "总收入", "结余", "累计结余", "累计结存", "当期结余"):
        return own
    head = re.match("(.{2,24}?)(?:总|当期|累计)?(?:收入|支出|结余|结存)$", last.metric)
    return f"{head.group(1)}{own}" if head else own


_INSURED = re.compile("(?:总)?参保(?:人数|率|人员)?|参保缴费率|覆盖率|覆盖面")
_INSURANCE = re.compile("[\u4e00-\u9fff]{0,12}(?:保险|医保)(?!金|费)")


def _of_insurance(own: str, figure: Figure) -> str:
    """新型农村社会养老保险实现全覆盖，参保人数1420万: of the insurance that was told before."""
    if _INSURED.fullmatch(own) is None:
        return own
    named = _INSURANCE.findall(figure.wide[: figure.wide.find("#")])
    return f"{bare(named[-1])}{own}" if named else own


def nameless(case: Case) -> bool:
    """Nothing near names the figure: an earlier clause may."""
    figure = case.figure
    words = figure.wide[: figure.wide.find("#")]
    pieces = [bare(piece) for piece in re.split("[，；：@。]", words)[::-1]]
    own = next((piece for piece in pieces if len(piece) >= 2), "")
    figure.aspect = case.change.aspect
    if figure.quantity.kind == "ratio" and "比率" in own and _OF_SEEKERS.search(case.context):
        return settle(case, "求人倍率", own, "medium", True)  # 高级技师的比率较大，分别为…
    raw = re.split("[，；：。]", words.replace("@", ""))
    found = canonical(figure, f"{raw[-2]}#", False) if len(raw) > 1 and (figure.comes_from or figure.raised) else None
    if found is not None:  # 最低工资标准连续五次上调，由650元提高到1030元
        return settle(case, found, bare(raw[-2]), "medium", True)
    return settle(case, own or "未命名", own or "未命名", "low", False)


RULES: tuple[Callable[[Case], bool], ...] = (
    run_member, completion, aim, gap, share, known, only_whom, only_verb,
    headed, weak, among, continued, listed, named, nameless,
)  # fmt: skip
