"""Questions that want a computation or a verdict: a sum, a mean, last year's value, whether a claim is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from jobscli import words
from jobscli.ask import calc, typed
from jobscli.ask.comparable import spoken
from jobscli.ask.question import told
from jobscli.ask.question.retrieve import retrieve
from jobscli.ask.question.slots import Question
from jobscli.ask.rank_answer import Ranking
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Store, Where
from jobscli.words.also import amount

Made = tuple[list[str], Sequence[Statistic] | calc.Derived]

_UNITS = (
    (re.compile("多少钱|资金|金额|多少元|多少亿|发了多少"), ("元",)),
    (re.compile("多少人次|几人次"), ("人次",)),
    (re.compile("多少人|几个人|多少名|人数"), ("人", "人次")),
    (re.compile("[多少几]+家|多少企业|几家|多少户"), ("家", "户", "个")),
    (re.compile("几场|多少场"), ("场",)),
    (re.compile("[多少几]+个|几所|多少所"), ("个", "家", "所")),
)
_PER = re.compile(r"(?:平均|每)\s*(?:一|每)?\s*(个|家|所|人|名|场|户)?")
_NOUN = re.compile("(?:每|平均一|平均每)(?:个|家|所|一个)?([\u4e00-\u9fff]{2,6})")
# The words of a claim by which a figure may contradict it.
_SCOPES = {"全年": "annual", "当年": "annual", "累计": "cumulative", "每年": "annual_average", "年末": "year_end"}
_STATUSES = {"预算": "budget", "预计": "forecast", "目标": "target", "上限": "limit"}


# Words of a claim that something has been done.
_DONE = ("已经", "花掉", "花了", "花出", "支出了", "实际", "完成了", "实现了", "减了", "用掉")


def leads(answer: Ranking, region: str) -> list[str]:
    """Whether `region` stands first in a ranking, and whether that is sure."""
    for part in answer.parts:
        own = [row for row in part.rows if row.statistic.region == region]
        if own and len(part.rows) > 1:
            if own[0].best > 1:
                return [_("不是：{region}排第 {n}").format(region=region, n=own[0].rank)]
            if own[0].worst > 1:
                return [_("不能确定：按印出的数{region}排第 {n}").format(region=region, n=own[0].rank)]
            return [_("是：在能比的里面{region}排第一").format(region=region)]
    return [_("不能说：{region}的数没有口径相同的可以比").format(region=region)]


def unit_asked(text: str) -> tuple[str, ...]:
    """The units that a question wants: 多少人 wants 人."""
    return next((units for sign, units in _UNITS if sign.search(text)), ())


def of_metric(store: Store, question: Question) -> list[Statistic]:
    """The figures of the metrics that the question names, in its regions."""
    where: Where = {"region": list(question.regions)} if question.regions else {}
    for name in question.metrics:
        if found := typed.statistics(store, {**where, "metric": [name]}):
            return found
    return []


def with_number(store: Store, question: Question) -> list[Statistic]:
    """The figures whose value the question has, those that share most words with it first."""
    wanted: set[Decimal] = set()
    for each in question.numbers:
        plain = re.sub("(?:%|元|人次|人|家|个|场|名)$", "", each)
        if (value := amount(plain)) is not None:
            wanted.add(value)
    if not wanted:
        return []
    where: Where = {"region": list(question.regions)} if question.regions else {}
    found = [each for each in typed.statistics(store, where) if each.value in wanted]

    def shared(each: Statistic) -> int:
        own = {each.label[at : at + 2] for at in range(len(each.label) - 1)}
        return sum(pair in question.text for pair in own) + 5 * (each.metric in question.metrics)

    return sorted(found, key=shared, reverse=True)


def judged(store: Store, question: Question) -> Made | None:
    """What a question of this kind comes to; None for any other."""
    if "sum" in question.cues:
        return _sum(store, question)
    if "mean" in question.cues:
        return _mean(store, question)
    if "last" in question.cues and "多少" in question.text:
        return _last(store, question)
    if "judge" in question.cues and question.numbers:
        return _claim(store, question)
    if "judge" in question.cues and question.metrics and len(question.regions) == 1:
        return _scope_claim(store, question)
    return None


def _sum(store: Store, question: Question) -> Made | None:
    figures = [each for each in of_metric(store, question) if each.status == "achieved" and each.aspect == "level"]
    if not figures and question.regions:
        units = list(unit_asked(question.text)) or ["人"]
        where: Where = {"region": list(question.regions), "unit": units, "status": ["achieved"], "aspect": ["level"]}
        figures = typed.statistics(store, where)[:8]
    if len(figures) < 2:
        return None
    made = calc.total(figures)
    verdict = (
        _("不能相加：{why}").format(why=made.refused) if made.refused else _("能相加。{told}").format(told=made.told)
    )
    return [verdict, _("各数：{told}").format(told=told.figures(figures[:8]))], made


def _mean(store: Store, question: Question) -> Made | None:
    where: Where = {"region": list(question.regions)} if question.regions else {}
    named = [each.measure for each in of_metric(store, question) if each.measure]
    found = [measure.id for measure in retrieve(store, question.rest, where)]
    for identity in dict.fromkeys((*named, *found)):
        figures = [
            each
            for each in typed.statistics(store, {"measure": [identity]})
            if each.status == "achieved" and each.aspect == "level" and each.unit != "%"
        ]
        pair = _over_under(figures, question)
        if pair:
            made = calc.ratio(*pair)
            return [made.told, told.figures(pair)], made
    return None


def _over_under(figures: Sequence[Statistic], question: Question) -> tuple[Statistic, Statistic] | None:
    """What is to be divided by what: 平均一个基地带动多少人 is people over bases."""
    found = _PER.search(question.text)
    per = found[1] if found else None
    if any(each in question.text for each in ("人均", "每人")):
        per = "人"
    wanted = unit_asked(question.text.replace("人均", "").replace("每人", "")) or ("元",)
    under = {"人": ("人", "人次"), "名": ("人",)}.get(per or "", ("个", "家", "所", "户", "场"))
    below = [each for each in figures if each.unit in under]
    below.sort(key=lambda each: -sum(pair in question.text for pair in _pairs(each.label)))
    if noun := _NOUN.search(question.text):  # 每个孵化基地 is over what is called so, not over what is in it
        below.sort(key=lambda each: not any(each.label.endswith(noun[1][:n]) for n in range(2, 7)))
    above = [each for each in figures if each.unit in wanted and each not in below[:1]]
    above.sort(key=lambda each: -sum(pair in question.text for pair in _pairs(each.label)))
    return (above[0], below[0]) if above and below else None


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _last(store: Store, question: Question) -> Made | None:
    """The value of the year before, from a level and its change."""
    figures = of_metric(store, question)
    changes = [each for each in figures if each.aspect == "change"]
    for change in changes:
        levels = [each for each in figures if each.aspect == "level" and each.region == change.region]
        if levels:
            sign = "÷" if change.unit == "%" and levels[0].unit != "%" else "-"
            made = calc.derived(sign, (levels[0], change))
            return [made.told, told.figures((levels[0], change))], made
    if changes:
        return [_("没有上年的数，只报了变动：{told}").format(told=told.figures(changes))], changes
    return None


def _claim(store: Store, question: Question) -> Made | None:
    """Whether a figure is as the question says it."""
    figures = with_number(store, question)
    if not figures:
        figures = of_metric(store, question)
        if not figures:
            return None
        return [_("不是。没有这个数，记录里是：{told}").format(told=told.figures(figures[:6]))], figures[:6]
    wrong = {each.id: _wrong(each, question) for each in figures}
    right = [each for each in figures if not wrong[each.id]]
    if right:
        return [_("是：{told}").format(told=told.figure(right[0]))], right[:3]
    return [_("不是：{why}").format(why=_("；").join(wrong[figures[0].id])), told.figure(figures[0])], figures[:3]


def _wrong(figure: Statistic, question: Question) -> list[str]:
    """In what the claim differs from the figure, in words."""
    found = []
    for sign, scope in _SCOPES.items():
        if sign in question.text and figure.scope != scope:
            found.append(_("原文是{has}，不是{said}").format(has=spoken("scope", figure.scope), said=sign))
    for sign, status in _STATUSES.items():
        if sign in question.text and figure.status != status:
            found.append(_("原文是{has}，不是{said}").format(has=spoken("status", figure.status), said=sign))
    if figure.status != "achieved" and any(each in question.text for each in _DONE):
        found.append(_("原文是{has}，不是已实现的").format(has=told.status(figure)))
    if figure.bound != "exact" and any(each in question.text for each in ("正好", "恰好", "等于", "整", "刚好")):
        found.append(_("原文是“{text}”，不是确数").format(text=figure.text))
    if (
        question.metrics
        and figure.metric not in question.metrics
        and not any(pair in question.text for pair in _pairs(figure.label) if pair not in {"就业", "创业"})
    ):
        found.append(_("这个数说的是{label}").format(label=figure.label))
    return found


def _scope_claim(store: Store, question: Question) -> Made | None:
    """Whether the figure of a region is of the scope or the status that the question says."""
    said = [(sign, scope) for sign, scope in {**_SCOPES, **_STATUSES}.items() if sign in question.text]
    figures = of_metric(store, question)
    if not said or not figures:
        return None
    sign, value = said[0]
    field = "scope" if sign in _SCOPES else "status"
    right = [each for each in figures if getattr(each, field) == value]
    if right:
        return [_("是：{told}").format(told=told.figures(right[:3]))], right[:3]
    has = words.say(field, getattr(figures[0], field))
    return [_("不是，原文是{has}：{told}").format(has=has, told=told.figures(figures[:3]))], figures[:3]
