"""The rules that name a figure, surest first. Each is a function that settles a figure or leaves it to the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from jobscli.read.statistic.change import Change, change
from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.lists import expand
from jobscli.read.statistic.naming import FIELD, bare, canonical, counted, free_name, population
from jobscli.words import metric as metric_named

_COMPLETED = re.compile("(?:完成|达到?|占|实现)(?:了)?[^，。；#@]{0,14}(?:计划|目标|任务|预算|预期)(?:任务|目标|数|量)?(?:的)?$")
_AIM_OF = re.compile("(?:完成|超额|实现|低于|高于|超过|达到|落实|确保|预计|原定|预期|计划)[^，。；#@]{0,10}$")
_AIM = re.compile("的?(?:[^，。；]{0,6})(?:目标|任务|计划|预期)")
_WHOLE = re.compile("(?:的)?(?:比重|比例|份额|总数|总量)$")
_SHARE = re.compile("(?:占|约占|占到|占比|占据)[^，。；#@]{0,20}$")
_SHARE_OF = re.compile("(?P<name>[^，。；#@]{0,20}?)(?:约)?占(?!比)(?P<whole>[^，。；#@]{0,20})$")
_AMONG = re.compile("^其中[，：、]?")
_PER = re.compile("每(?:新)?(?:招用|吸纳|新增|招录|带动|增加|安置|接收)?$")
_LIMITED = re.compile("(?P<most>不超过|不高于|低于)[^，。；#@]{1,14}的$|(?:不低于|不少于|高于)[^，。；#@]{1,14}的$")
_ARRIVES = re.compile("[到至]|[升降增减]为")
_MOST = re.compile("(?:最高|最多|至多|不超过|上限)(?:可|给予|补贴|奖励|不超过|达|支持|申请|申领|贷|限额|额度|为|享受|补助|资助|发放|的|能|按)[^，。；#@]{0,30}$")
_PLAIN_LINK = re.compile("^(?:[、和及与，]|以及|分别|达到?|突破|首次|超过?|为|共|累计|并|已|其中|现已|又|再|仍|约|近|可达|总额|总计|合计|全年|当年|今年|去年|同比|环比|到|至|上线|目标|是|的|仅|还|最?[高低多少]的?(?:能|可|可以|地区|省份|达)*|均|各|也|则|比|上年|增加到|提高到)*$")


@dataclass(slots=True)
class Case:
    """A figure to be named, among the figures of its sentence, with what the words before it make of it."""

    seen: list[Figure]
    index: int
    change: Change
    context: str  # what the paragraph said before
    topic: str  # the heading it stands under

    @property
    def figure(self) -> Figure:
        return self.seen[self.index]

    @property
    def last(self) -> Figure | None:
        """The figure named before this one."""
        return next((f for f in reversed(self.seen[: self.index]) if not f.dropped and f.metric), None)


# A short name, the word that its paragraph must have, and the metric that it then is.
TOPICS = {"就业率": ("毕业生", "高校毕业生就业率"), "总体就业率": ("毕业生", "高校毕业生就业率"), "去向落实率": ("毕业生", "高校毕业生去向落实率"), "贷款余额": ("创业担保贷款", "创业担保贷款余额")}


def name(seen: list[Figure], index: int, context: str, topic: str) -> None:
    """Settle metric, label, aspect, population and rule of the figure at `index`, those before it being settled."""
    figure = seen[index]
    quantity = figure.quantity
    case = Case(seen, index, change(figure.piece, quantity.unit, quantity.kind), context, topic)
    if case.change.comes_from and not any(_ARRIVES.search(f.piece) for f in seen[index + 1 : index + 5]):
        case.change = replace(case.change, comes_from=False, subject=figure.piece)
    _told(figure, case.change)
    if _PER.search(figure.piece) and quantity.value == 1:
        figure.dropped = True
        return
    if quantity.word.startswith(("突破", "迈", "站", "跃", "跨", "冲")):
        figure.reached = True
    if quantity.bound == "exact" and _MOST.search(figure.piece):
        quantity.bound = "at_most"
    limited = _LIMITED.search(figure.piece)
    if quantity.bound == "exact" and limited is not None:
        quantity.bound = "at_most" if limited.group("most") else "at_least"
    for rule in RULES:
        if rule(case):
            figure.rule = rule.__name__.strip("_").replace("_", "-")
            break
    _finish(case)


def _told(figure: Figure, made: Change) -> None:
    figure.comes_from, figure.reached, figure.raised = made.comes_from, made.reached, made.raised


def _finish(case: Case) -> None:
    """What holds whichever rule named the figure: the sign of a decline, points printed as %, weak numerals."""
    figure, quantity = case.figure, case.figure.quantity
    if figure.aspect == "change" and case.change.negative and quantity.value > 0:
        quantity.value = -quantity.value
        if quantity.high is not None:
            quantity.high = -quantity.high
    if quantity.weak and not figure.canonical and quantity.bound == "exact":
        figure.dropped = True
    if not figure.metric:
        figure.metric = figure.label = "未命名"
        figure.confidence = "low"
    if not figure.label:
        figure.label = figure.metric


def _paid_to(case: Case) -> str | None:
    """Whom a sum goes to: 为13.12万农民工补发工资待遇21.85亿元."""
    figure, last = case.figure, case.last
    if last is None or not figure.chained or figure.quantity.kind != "money" or last.quantity.kind != "people":
        return None
    return last.population if last.before and "为@" in figure.clause else None


def _settle(case: Case, metric: str, label: str, confidence: str, known: bool) -> bool:
    figure = case.figure
    figure.metric, figure.label, figure.canonical, figure.confidence = metric, label or metric, known, confidence
    figure.population = population(figure, metric, label or metric) or (None if known else _paid_to(case))
    return True


def _run_member(case: Case) -> bool:
    """A figure of a run: 分别达6.9万元、3.4万元. Its name is its part of the names that stand before the run."""
    figure = case.figure
    if figure.group < 0:
        return False
    if _COMPLETED.search(case.seen[case.index - figure.place].piece):
        return _completed_each(case)
    if figure.place == 0 and _bare_piece(case):
        return False
    run = [f for f in case.seen if f.group == figure.group]
    opening = run[0]
    made = change(opening.piece, opening.quantity.unit, opening.quantity.kind)
    if figure.place:
        case.change = made
        _told(figure, made)
        if _bare_words(made.subject) and opening.metric:
            return _mirror(case, opening, made)
    names = expand(bare(made.subject), len(run))
    if names is None:
        return bool(figure.place) and _same(case, opening, made)
    own = names[figure.place]
    known = canonical(figure, f"{own}#", made.aspect == "change") or _of_all(case, names, made)
    figure.aspect = made.aspect
    if made.gap:
        return _settle(case, f"{own}与参照的差距", own, "medium", False)
    if known and made.aspect == "level" and _COMPLETED.search(opening.piece):
        return _settle(case, f"{known}目标完成率", own, "medium", False)
    return _settle(case, known or bare(own) or own, own, "high" if known else "medium", known is not None)


def _of_all(case: Case, names: list[str], made: Change) -> str | None:
    """The metric of a run whose names alone name none: 创业担保贷款…，个人和小微企业贷款额度最高可达50万元和300万元."""
    if made.aspect == "change" or any(canonical(case.figure, f"{own}#", False) for own in names):
        return None
    opening = case.seen[case.index - case.figure.place]
    return canonical(opening, opening.clause, False) or canonical(opening, opening.wide, False)


def _completed_each(case: Case) -> bool:
    """分别完成年度目标的108%、124.3%, of the names before it or of the figures just told."""
    figure = case.figure
    run = [f for f in case.seen if f.group == figure.group]
    subject = bare(_COMPLETED.sub("", run[0].piece))
    names = expand(subject, len(run)) if subject else None
    model = None if subject else _model(case, run[0])
    if names is None and model is None:
        return False
    own = names[figure.place] if names else model.metric if model else ""
    known = canonical(figure, f"{own}#", True) or own
    return _settle(case, f"{known}目标完成率", own, "medium", False)


def _mirror(case: Case, opening: Figure, made: Change) -> bool:
    """The run behind a named run of the same length: …分别达A、B，增长C、D: each is of its own."""
    figure = case.figure
    model = _model(case, opening)
    if model is None:
        return _same(case, opening, made)
    figure.aspect = made.aspect
    _copy(figure, model)
    figure.of = case.seen.index(model) if made.aspect == "change" and model.aspect == "level" else None
    figure.confidence = "high" if model.confidence == "high" else "medium"
    return True


def _model(case: Case, opening: Figure) -> Figure | None:
    """The figure at the same place in the last run of the same length, or among as many levels told one by one."""
    size = sum(f.group == opening.group for f in case.seen)
    for other in reversed(case.seen[: case.seen.index(opening)]):
        if other.group >= 0 and other.place == size - 1:
            run = [f for f in case.seen if f.group == other.group]
            if len(run) == size:
                return run[case.figure.place]
    told = [f for f in case.seen[: case.seen.index(opening)] if f.aspect == "level" and f.metric and not f.dropped]
    if len(told) >= size and "分别" in opening.piece and told[-1].quantity.kind == told[-size].quantity.kind:
        return told[case.figure.place - size]
    return None


def _copy(figure: Figure, model: Figure) -> None:
    figure.metric, figure.label, figure.canonical = model.metric, model.label, model.canonical
    figure.population, figure.confidence = model.population, model.confidence


def _same(case: Case, opening: Figure, made: Change) -> bool:
    """A run under one name."""
    case.figure.aspect = made.aspect
    _copy(case.figure, opening)
    case.figure.of = opening.of
    case.figure.confidence = "medium"
    return True


def _completion(case: Case) -> bool:
    """完成年计划的118.2% says how much of a plan was done: no value of the metric itself."""
    figure = case.figure
    if figure.quantity.kind not in ("rate", "share") or _COMPLETED.search(figure.piece) is None:
        return False
    last = case.last
    subject = bare(_COMPLETED.sub("", figure.piece))
    own = subject or (last.metric.removesuffix("目标完成率") if last else "")
    return _settle(case, f"{own}目标完成率", own, "medium", False)


def _aim(case: Case) -> bool:
    """完成全年130万人的目标任务, 低于5.5%的预期控制目标: the aim for the metric that was just told."""
    figure, last = case.figure, case.last
    if last is None or _AIM.match(figure.right) is None or not _bare_aim(figure.piece):
        return False
    if last.quantity.kind != figure.quantity.kind:
        return False
    _copy(figure, last)
    figure.confidence = "medium"
    if figure.quantity.bound == "at_most" and figure.quantity.start < figure.quantity.number:
        figure.quantity.bound = "exact"
    return True


def _bare_aim(piece: str) -> bool:
    words = re.sub("超额|完成|实现|低于|高于|超过|达到|落实|原定|确定|全年|年度|年初|预期|预计|计划|国家|下达|省|市|委|政府|了|的|既定|圆满|提前|基本|好于|优于|已|也|均|并", "", piece)
    return len(words) <= 2


def _share(case: Case) -> bool:
    """约占全国1/10, 占新增就业的80%: a part of a whole is a metric of its own."""
    figure = case.figure
    if figure.quantity.kind not in ("rate", "share"):
        return False
    found = _SHARE_OF.search(figure.piece)
    share = figure.quantity.kind == "share"
    if found is None and not share:
        return False
    last = case.last
    subject = bare(found.group("name")) if found else bare(figure.piece)
    figure.leans = case.seen.index(last) if last and not subject else None
    known = canonical(figure, figure.clause, False)
    if known is not None and "率" in known:
        return _settle(case, known, bare(figure.piece) or known, "high", True)
    if subject in ("占比", "比重", "份额", "比例"):
        subject = ""
    own = subject or (last.metric if last else "")
    whole = _WHOLE.sub("", bare(found.group("whole"))) or (found.group("whole") if found else "") if found else ""
    return _settle(case, f"{own}占{whole}比重" if whole else f"{own}占比", own, "medium", False)


def _gap(case: Case) -> bool:
    """高于全国0.7个百分点: the distance to another value, no change in time."""
    if not case.change.gap:
        return False
    last = case.last
    own = bare(case.change.subject) or (last.metric if last else "")
    return _settle(case, f"{own}与参照的差距", own, "medium", False)


def _known(case: Case) -> bool:
    """The metric that the clause names, in the words of the vocabulary."""
    figure = case.figure
    moved = case.change.aspect == "change"
    if moved and _bare_words(case.change.subject) and case.last is not None:
        return False
    found = canonical(figure, figure.clause, moved)
    if found is None and FIELD.search(figure.wide) and (not moved or figure.quantity.kind == "rate"):
        found = _far(case)
    if found is None or _not_whole(figure, found) or _part_of_same(case, found):
        return False
    figure.aspect = case.change.aspect
    label = free_name(figure, case.change.subject) or found
    return _settle(case, found, label, "high", True)


def _part_of_same(case: Case, found: str) -> bool:
    """Whether 其中 makes the figure a part of the one that was just told under the same metric."""
    last = case.last
    if last is None or case.change.aspect == "change":
        return False
    if last.rule == "among" and case.figure.chained and last.metric.startswith(f"{found}："):
        return True
    if not last.canonical or last.metric != found:
        return False
    if _AMONG.match(case.figure.piece) is None or last.quantity.value <= case.figure.quantity.value:
        return False
    return population(case.figure, found, case.figure.piece) == last.population


def _far(case: Case) -> str | None:
    """The metric that a pattern over more than the clause names: 创新“富民创业贷”，…，发放贷款超过23亿元."""
    return canonical(case.figure, case.figure.wide, False) if _crosses(case.figure) else None


def _crosses(figure: Figure) -> bool:
    return figure.wide != figure.clause


def _not_whole(figure: Figure, found: str) -> bool:
    """Whether the name before the figure narrows the metric to a part of it: 16—24岁…调查失业率, 工资性收入."""
    words = figure.clause[: figure.clause.find("#")]
    if found == "零就业家庭":
        return re.search("帮助|援助|帮扶", words) is not None
    if found == "城镇调查失业率":
        return re.search("岁|户籍|大城市|人口[^，]{0,4}失业率|农业", words) is not None
    if found == "居民人均可支配收入":
        return re.search("纯收入|工资性|经营(?:性)?净?收入|财产|转移(?:性)?(?:净)?收入|收入比|倍差", words) is not None
    return False


def _among(case: Case) -> bool:
    """其中城镇3168人、农村16125人: parts of what was just told."""
    figure, last = case.figure, case.last
    among = _AMONG.match(figure.piece)
    if last is None or (among is None and not (figure.chained and last.rule == "among")):
        return False
    if case.change.aspect == "change" or last.quantity.kind != figure.quantity.kind:
        return False
    part = bare(figure.piece) or free_name(figure, case.change.subject)
    if not part or len(part) > 6 and not _part_of_same(case, canonical(figure, figure.clause, False) or ""):
        return False
    whole = last.metric.split("：")[0]
    return _settle(case, part if whole in part and not last.canonical else f"{whole}：{part}", part, "medium", False)


def _continued(case: Case) -> bool:
    """A figure without a name of its own speaks of what was just told: ，增长4.2%; 、达到20793元."""
    figure, last = case.figure, case.last
    if last is None or figure.before or not _bare_words(case.change.subject):
        return False
    if last.quantity.kind != figure.quantity.kind and case.change.aspect == "level":
        return False
    opening = figure if figure.group < 0 else next(f for f in case.seen if f.group == figure.group)
    model = _model(case, opening) if figure.group >= 0 else None
    base = model or last
    _copy(figure, base)
    figure.aspect = case.change.aspect
    if figure.aspect == "level" and base.aspect == "change" and figure.quantity.kind == base.quantity.kind == "rate":
        figure.aspect = "change"  # 平均降幅在10%左右，高的能达到15.5%
        case.change = replace(case.change, negative=base.quantity.value < 0)
    figure.confidence = "high" if base.confidence == "high" and figure.chained or base.canonical else "medium"
    if figure.aspect == "change":
        figure.of = _level(case, base)
        figure.leans = case.seen.index(base)
    return True


def _level(case: Case, base: Figure) -> int | None:
    """The index of the level that a change is of."""
    if base.aspect == "level":
        return case.seen.index(base)
    return base.of


def _bare_piece(case: Case) -> bool:
    return _bare_words(case.change.subject)


def _bare_words(words: str) -> bool:
    """Whether words before a figure name nothing: links, times, 其中."""
    return _PLAIN_LINK.match(words) is not None or not bare(words)


_LOAN = re.compile("贷|额度|小微企业|合伙|总额|个人")
_NO_LOAN = re.compile("补贴|补助|奖|贴息|利率|利息|费")
_SHORT = re.compile("^(?:.{0,3}(?:补贴|补助|奖励|标准|额度|总额|资金|给予|一次性|补贴标准|奖补|补助标准|奖励标准))$")


_GRANTED = re.compile("补|奖|贷|助|贴|费|标准|待遇|返还|资金")


def _headed(case: Case) -> bool:
    """Under a heading that names it, a sum needs no other name: 二、创业担保贷款 … 小微企业最高不超过500万元."""
    figure = case.figure
    words = figure.clause[: figure.clause.find("#")]
    if figure.quantity.kind != "money" or not case.topic or case.change.aspect == "change":
        return False
    if "担保贷款" in case.topic and _LOAN.search(words) and _NO_LOAN.search(words) is None:
        return _settle(case, "创业担保贷款", bare(words) or case.topic, "medium", True)
    own = free_name(figure, case.change.subject)
    if len(case.topic) > 16 or _SHORT.match(own) is None or _GRANTED.search(case.topic) is None:
        return False
    return _settle(case, case.topic, own or case.topic, "medium", False)


def _listed(case: Case) -> bool:
    """A name behind 、 takes the verb of the one before: 新增专业技术人才19.3万人、技能人才19.6万人."""
    figure = case.figure
    if not figure.piece.startswith(("、", "和", "及")) or case.last is None or not figure.chained:
        return False
    verb = re.match("新增|新建|建成|完成|引进|培育|发放|开展|培训|组织|建设|改造|提供|落实|年均新增|累计|净增", case.last.label)
    own = free_name(figure, case.change.subject)
    if verb is None or not own or figure.before:
        return False
    figure.aspect = case.change.aspect
    return _settle(case, f"{verb.group()}{own}" if not own.startswith(verb.group()) else own, own, "medium", False)


def _named(case: Case) -> bool:
    """The words of the text: to the left of the figure, or the noun behind it."""
    figure = case.figure
    own = free_name(figure, _without_noun(case))
    if not own:
        return False
    own = _of_fund(own, case.last)
    figure.aspect = case.change.aspect
    topic = TOPICS.get(own)
    if topic is not None and topic[0] in case.context:  # 年末就业率96.83%, in a paragraph on graduates
        return _settle(case, topic[1], own, "medium", True)
    known = metric_named(own)
    if known is not None and known.unit not in (figure.quantity.unit, None) and figure.aspect == "level":
        own = f"{own}（{figure.quantity.unit or '数'}）"
    return _settle(case, own, own, "medium" if len(own) >= 3 else "low", False)


def _without_noun(case: Case) -> str:
    """The words before a figure less the noun of the figure before: 向4.9万户企业|发放扩岗补助3.5亿元."""
    subject, figure = case.change.subject, case.figure
    if not case.index or not figure.chained or not case.seen[case.index - 1].before:
        return subject
    noun = counted(case.seen[case.index - 1].right)
    return subject.removeprefix(noun) if len(subject) > len(noun) + 1 else subject


def _of_fund(own: str, last: Figure | None) -> str:
    """收入1.9万亿元、支出1.6万亿元: the second is of the same fund."""
    if last is None or own not in ("支出", "总支出", "收入", "总收入", "结余", "累计结余", "累计结存", "当期结余"):
        return own
    head = re.match("(.{2,24}?)(?:总)?(?:收入|支出)$", last.metric)
    return f"{head.group(1)}{own}" if head else own


def _nameless(case: Case) -> bool:
    """Nothing near names the figure: an earlier clause may."""
    figure = case.figure
    words = figure.wide[: figure.wide.find("#")]
    pieces = [bare(piece) for piece in re.split("[，；：@。]", words)[::-1]]
    own = next((piece for piece in pieces if len(piece) >= 2), "")
    figure.aspect = case.change.aspect
    return _settle(case, own or "未命名", own or "未命名", "low", False)


RULES: tuple[Callable[[Case], bool], ...] = (
    _run_member, _completion, _aim, _gap, _share, _known, _headed, _among, _continued, _listed, _named, _nameless,
)  # fmt: skip
