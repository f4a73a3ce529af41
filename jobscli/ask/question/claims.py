"""Whether what a question says is so: a figure, its scope or status, who is first; 是 or 不是 stands first."""

from __future__ import annotations

import re
from decimal import Decimal

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.comparable import interval, spoken
from jobscli.ask.question import told
from jobscli.ask.question.asked import Asked, shown
from jobscli.ask.question.figures import SCOPES, YEAR, of_metric, value_of, with_number
from jobscli.ask.question.slots import Question
from jobscli.ask.rank_answer import Ranking
from jobscli.language import _
from jobscli.record import Statistic
from jobscli.store import Store
from jobscli.words.also import also, swapped

_STATUSES = {"预算": "budget", "预计": "forecast", "目标": "target", "上限": "limit"}
# Words of a claim that something has been done.
_DONE = (
    "已经",
    "花掉",
    "花了",
    "花出",
    "支出了",
    "实际",
    "完成了",
    "实现了",
    "减了",
    "用掉",
    "spend",
    "spent",
    "paid",
    "achieve",
)
_NEW = ("新建", "新增", "新设", "新认定")
_WITHIN = re.compile("包括|包含|属于|其中的|里面的?|算在")
_WHOLE = re.compile("全部|所有|全体|全省的?(?:企业|人|毕业生|学校)")
_YEAR = re.compile(r"(20\d\d)年")
_COMPARES = re.compile("(?<!占)比(?![例率重]).*[多少高低大小快慢]")  # asks which of two is more
_LIMIT = re.compile(
    r"(不到|低于|少于|小于|不足|超过|高于|大于|多于|大概|大约|约|差不多|达到|有到|到)?(\d[\d.]*(?:万亿|亿|万)?)"
)


def claimed(store: Store, question: Question) -> Asked | None:
    """The verdict on what the question claims; None where it claims nothing that figures decide."""
    is_claim = "judge" in question.cues or _is_bare(question)
    if not is_claim or {"sum", "alike", "rank"} & question.cues:
        return None
    if question.numbers:
        return _limit_claim(store, question) or _number_claim(store, question)
    if question.metrics and len(question.regions) == 1:
        return _scope_claim(store, question)
    return None


def _is_bare(question: Question) -> bool:
    """河南毕业生就业率是2.1%？ asks for no number, and says one."""
    if question.numbers and "还是" in question.text:
        return True
    asks = "哪" in question.text or "什么" in question.text
    return bool(question.numbers) and "是" in question.text and not question.cues and not asks


def _limit_claim(store: Store, question: Question) -> Asked | None:
    """Whether a figure of one region is above or below a number: 是不是超过4万."""
    found = next((each for each in _LIMIT.finditer(question.text) if each[1] in (*_BELOW, *_ABOVE)), None)
    limit = value_of(found[2]) if found else None
    figures = [each for each in of_metric(store, question) if (each.status, each.aspect) == ("achieved", "level")]
    if found is None or limit is None or len(question.regions) != 1 or not figures:
        return None
    years = YEAR.findall(question.text)
    figures = [each for each in figures if each.period in years and each.place is None] or figures
    if any(each.value == limit and each.bound != "exact" for each in figures):
        return None  # 超过23亿 is the figure itself
    if years and not any(year in (each.period or year) for year in years for each in figures):
        line = _("不能确定：没有 {year} 年的数；有的是：{told}")
        return shown(store, [line.format(year=years[0], told=told.figures(figures[:3], dated=True))], figures[:3])
    figures.sort(key=lambda each: (each.scope == "annual", each.period or ""), reverse=True)
    low, high = interval(figures[0])
    below = found[1] in _BELOW
    sure = (high < limit or low >= limit) if below else (low > limit or high <= limit)
    right = high < limit if below else low > limit
    if found[1] in _REACHED:
        sure, right = low >= limit or high < limit, low >= limit
    verdict = _("不能确定：") if not sure else _("是：") if right else _("不是：")
    return shown(store, [verdict + told.figure(figures[0])], figures[:3])


_REACHED = ("达到", "有到", "到")
_BELOW = ("不到", "低于", "少于", "小于", "不足")
_ABOVE = ("超过", "高于", "大于", "多于", *_REACHED)


def _number_claim(store: Store, question: Question) -> Asked | None:
    figures = with_number(store, question)
    if "还是" in question.text and len(figures) == 1 and {"aim", "done"} & question.cues:
        line = _("是{status}：{told}").format(status=told.status(figures[0]), told=told.figure(figures[0]))
        return shown(store, [line], figures)
    if "还是" in question.text and len(figures) > 1:
        return shown(store, [_("都有：{told}").format(told=told.figures(figures))], figures)
    if not figures:
        figures = of_metric(store, question)
        if not figures:
            return None
        line = _("不是。没有这个数，记录里是：{told}").format(told=told.figures(figures[:6]))
        return shown(store, [line], figures[:6])
    wrong = {each.id: _wrong(each, question) for each in figures}
    right = [each for each in figures if not wrong[each.id]]
    if right:
        unsure = _unsure(right[0], question) + _untold(store, right[0], question)
        verdict = _("不能确定：{why}。").format(why=_("；").join(unsure)) if unsure else _("是：")
        return shown(store, [verdict + told.figure(right[0])], right[:3])
    line = _("不是：{why}").format(why=_("；").join(wrong[figures[0].id]))
    return shown(store, [line, told.figure(figures[0])], figures[:3])


def _wrong(figure: Statistic, question: Question) -> list[str]:
    """In what the claim differs from the figure, in words."""
    found = []
    sign = max((sign for sign in SCOPES if sign in question.text), key=question.text.rfind, default="")
    if sign and figure.scope not in (SCOPES[sign], "unstated"):
        found.append(_("原文是{has}，不是{said}").format(has=spoken("scope", figure.scope), said=sign))
    year = _YEAR.search(question.text)
    if year and figure.period_basis == "stated" and figure.period and year[1] not in figure.period:
        found.append(_("原文说的是 {has} 年").format(has=figure.period))
    for sign, status in _STATUSES.items():
        if sign in question.text and figure.status != status:
            found.append(_("原文是{has}，不是{said}").format(has=spoken("status", figure.status), said=sign))
    if figure.scope == "cumulative" and any(each in question.text for each in _NEW) and "新增" not in figure.label:
        found.append(_("原文是累计，不是新增"))
    if figure.status != "achieved" and any(each in question.text for each in _DONE):
        found.append(_("原文是{has}，不是已实现的").format(has=told.status(figure)))
    if figure.aspect == "change" and not {"change", "last"} & question.cues and "率" in question.text:
        found.append(_("原文说的是变动，不是水平"))
    if figure.population and _WHOLE.search(question.text):
        found.append(_("只是{whom}的").format(whom=figure.population))
    if figure.bound != "exact" and any(each in question.text for each in ("正好", "恰好", "等于", "整", "刚好")):
        found.append(_("原文是“{text}”，不是确数").format(text=figure.text))
    if any(each in figure.label for each in ("重点", "部分", "试点")) and _WHOLE.search(question.text):
        found.append(_("原文说的是{label}").format(label=figure.label))
    if figure.unit == "人次" and re.search(r"[\d万亿]人(?!次)", question.text):
        found.append(_("原文是人次，不是人"))
    if (
        question.metrics
        and not question.text.isascii()
        and figure.metric not in question.metrics
        and (
            any(pair in question.text for pair in _pairs(question.metrics[0]) - _pairs(figure.label) - {"就业", "创业"})
            or not any(pair in question.text for pair in _pairs(figure.label) - {"就业", "创业"})
        )
    ):
        found.append(_("这个数说的是{label}").format(label=figure.label))
    return found


def _unsure(figure: Statistic, question: Question) -> list[str]:
    """What of the claim the text leaves open, in words."""
    found = []
    if figure.scope == "unstated" and any(sign in question.text for sign in SCOPES):
        found.append(_("原文没有说明是全年还是累计"))
    if _WITHIN.search(question.text) and not _WITHIN.search(figure.label):
        found.append(_("原文没有说谁包含谁"))
    if figure.period_basis == "document" and re.search(r"在20\d\d年", question.text):
        found.append(_("年份取自文件，原句没有写"))
    return found


def _untold(store: Store, figure: Statistic, question: Question) -> list[str]:
    """The words of the claim that neither the figure nor its measure has: it may be of another thing."""
    if question.text.isascii():
        return []  # its words are not those of the text
    known = words.metric(figure.metric)
    told = [figure.metric, figure.label, figure.population or "", figure.note or "", words.say("status", figure.status)]
    told += known.aliases if known else ()
    for each in typed.measures(store, {"id": [figure.measure]}) if figure.measure else ():
        told += [each.title, each.summary or each.quote or "", *(name.name for name in each.names)]
    held = {pair for text in told for pair in _pairs(text)}
    missing = [
        each
        for each in question.rest
        if not any(_half(_pairs(one), held) for one in (each, *also(each), *swapped(each)))
    ]
    return [_("原文没有说“{words}”").format(words="”“".join(missing))] if missing else []


def _half(own: set[str], held: set[str]) -> bool:
    """Whether more than half of the pairs of a word are held; of a few one is enough."""
    return len(own & held) * 2 > len(own) or (len(own) < 3 and bool(own & held))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _scope_claim(store: Store, question: Question) -> Asked | None:
    """Whether the figure of a region is of the scope or the status that the question says."""
    said = [(sign, scope) for sign, scope in {**SCOPES, **_STATUSES}.items() if sign in question.text]
    figures = of_metric(store, question)
    if not said or not figures or _COMPARES.search(question.text):
        return None
    sign, value = said[0]
    field = "scope" if sign in SCOPES else "status"
    if field == "scope" and all(each.scope == "unstated" for each in figures):
        line = _("不能确定：原文没有说明是全年还是累计。{told}").format(told=told.figures(figures[:3]))
        return shown(store, [line], figures[:3])
    right = [each for each in figures if getattr(each, field) == value]
    if right:
        return shown(store, [_("是：{told}").format(told=told.figures(right[:3]))], right[:3])
    has = words.say(field, getattr(figures[0], field))
    line = _("不是，原文是{has}：{told}").format(has=has, told=told.figures(figures[:3]))
    return shown(store, [line], figures[:3])


def bounded(question: Question, value: Decimal) -> list[str]:
    """Whether a computed `value` is as a question of yes or no says it: 人均不到7000元对吗."""
    said = list(_LIMIT.finditer(question.text)) if "judge" in question.cues else []
    found = said[-1] if said else None
    limit = value_of(found[2]) if found else None
    if found is None or limit is None:
        return []
    sign = found[1] or "约"
    if sign in _BELOW:
        right = value < limit
    elif sign in _ABOVE:
        right = value > limit
    else:
        right = abs(value - limit) * 20 <= limit  # 大概 leaves one in twenty
    return [_("是，按推算的数") if right else _("不是，按推算的数")]


def _regions(answer: Ranking) -> int:
    return len({row.statistic.region for part in answer.parts for row in part.rows})


def leads(answer: Ranking, region: str, text: str = "") -> list[str]:
    """Whether `region` stands first in a ranking, and whether that is sure."""
    if "全国" in text:
        return [_("不能说：没有全国各省的数，只有 {n} 个地区的").format(n=_regions(answer)), *leads(answer, region)]
    for part in answer.parts:
        own = [row for row in part.rows if row.statistic.region == region]
        if own and len(part.rows) > 1:
            if own[0].best > 1:
                return [_("不是：{region}排第 {n}").format(region=region, n=own[0].rank)]
            if own[0].worst > 1:
                return [_("不能确定：按印出的数{region}排第 {n}").format(region=region, n=own[0].rank)]
            return [_("是：在能比的里面{region}排第一").format(region=region)]
    return [_("不能说：{region}的数没有口径相同的可以比").format(region=region)]


def apart(one: Statistic, other: Statistic) -> int | None:
    """1 where `one` is surely more than `other`, -1 where it is less, 0 where they are the same; None if unsure."""
    (low, high), (other_low, other_high) = interval(one), interval(other)
    if low > other_high:
        return 1
    if high < other_low:
        return -1
    return 0 if low == high == other_low == other_high else None
