"""Whom a figure covers, when the words say so and the metric's name does not."""

from __future__ import annotations

import re

from jobscli.read.rule import Rules
from jobscli.read.statistic.model import Span
from jobscli.read.statistic.naming.earners import of_earnings, of_income, of_the_income_told
from jobscli.read.statistic.naming.noun_phrase import LISTED, PEOPLE, before, behind
from jobscli.read.statistic.naming.people_named import AREAS, INCOME_WORDS, is_said, modified, populations
from jobscli.read.statistic.view import Named, View
from jobscli.read.tokens.lexer import UNKNOWN
from jobscli.read.tokens.pattern import signs_in

_GRADUATE_RATES = ("高校毕业生就业率", "高校毕业生去向落实率")
# A list of groups behind the verb that they are helped by: 对|下岗失业人员、农村富余劳动力、残疾人|进行培训.
_LIST = re.compile(
    "[对为向给](?:全[省市县区])?((?:[^，。；：、和对为向给]{2,12}[、和])+[^，。；：、和对为向给]{2,12})$"
)
_COHORT = re.compile(
    "20[0-4][0-9]届(?:高校|普通高校)?毕业生|(?:离校未就业)(?:应届)?(?:高校)?毕业生|(?:本科|专科|高职|硕士|研究|博士)(?:生|毕业生)|困难[^，]{0,4}毕业生|"
    "(?:少数民族|[汉藏回满壮蒙]族|非?师范类(?:高校)?)毕业生|高职高专|职业(?:院校|教育|学校|技术学校)毕业生|大中专毕业生|(?:技工院校|技工学校|技校|中职|中专|职校|职高)毕业生"
)
# Those of a place: 省内六州生源毕业生, 外省籍生源毕业生.
_FROM = re.compile(
    "(?:(?!其中)[\u4e00-\u9fff]{2}省|外省|省外|本省|省内)(?:[\u4e00-\u9fff]{0,2}州)?(?:籍生源|籍|生源)(?:高校)?毕业生"
)
_TOWNSPEOPLE = re.compile("城镇居民(?:基本)?(?:医疗保险|医保)")
_GETTING = ("享受", "领取", "得到", "参加")
_MARKET = re.compile(
    "^(?:.*以来)?(?P<who>.*?)(?:(?:地区)?(?:劳动力|人力资源|用人|就业)?市场|年龄组|公共就业服务机构)*"
    "(?:岗位空缺|求人倍率|岗位供求比)"
)
# Of what a survey of the labour market tells, and of which part of the country.
_OF_MARKET = re.compile("^(?:(?:登记)?求职(?:人数|人员|者)|(?:用人|岗位|市场)?需求(?:人数|量)?|招聘人数|求人倍率)$")
_AREA_NAME = re.compile("(?<![、和])(?:东部|中部|西部|东北)(?=(?:地区)?(?:市场|的|，)|地区)")
_LONGEST = 24


def of_graduates(case: Named) -> str | None:
    """A rate of graduates may be of a cohort: 2018届毕业生, 本科生, 困难毕业生."""
    if case.naming.metric not in _GRADUATE_RATES:
        return None
    for told in (case.naming.label, case.mention.context[-40:]):
        found = _COHORT.search(told) or _FROM.search(told)
        if found is not None:
            return found.group()
    return None


def of_seekers(case: Named) -> str | None:
    """A vacancy ratio may be of a group of seekers or a part of the country: 16—24岁, 东部."""
    if case.naming.metric != "求人倍率":
        return None
    found = _MARKET.match(case.naming.label)
    who = found.group("who").removesuffix("的").removeprefix("除").removeprefix("其他") if found else ""
    each = who.removesuffix("性别").split("、")  # 男、女性别的求人倍率分别为0.72和0.70
    if len(each) > 1:
        who = each[case.mention.place] if case.mention.coordination >= 0 and case.mention.place < len(each) else ""
        who = f"{who}性" if who in ("男", "女") else who
    return who if 0 < len(who) <= 14 and not who.endswith("城市") else None


def of_area(case: Named) -> str | None:
    """What a survey of the market tells of a part of the country, whose name opens the list: 东部地区…，求职人数…."""
    if _OF_MARKET.search(case.naming.metric) is None or _AREA_NAME.search(case.naming.label) is not None:
        return None
    told = case.view.text[: case.mention.quantity.start].rpartition("；")[2]
    found = _AREA_NAME.findall(told)
    return found[0] if len(set(found)) == 1 else None


def of_insured(case: Named) -> str | None:
    """Insured people may be of a group: 参加工伤保险的农民工, 农民工参加工伤保险."""
    if "保险" not in case.naming.metric and "参保" not in case.naming.metric:
        return None
    span, words = before(case.view, case.mention, case.head), case.view.words
    people = case.mention.kind in ("people", "bare")
    if people and case.mention.noun_behind and (who := _who(case.view, behind(case.view, case.mention))):
        return None if is_said(who, case.naming) else who
    for at in range(span.last - 1, span.first - 1, -1):
        if words.signs[at] in signs_in("POPULATION"):
            who = modified(words.words(span.first, at + 1), words.words(at, at + 1))
            return None if is_said(who, case.naming) or who in INCOME_WORDS else who
    return "城镇居民" if case.naming.canonical and _TOWNSPEOPLE.search(case.naming.label) else None


def of_noun(case: Named) -> str | None:
    """People are those of the noun behind the figure: 4200名高校毕业生."""
    if not case.mention.noun_behind or case.mention.kind != "people":
        return None
    listed = LISTED.match(case.view.mask.text, case.view.mask.at[case.mention.number] + 1)
    who = listed.group("who") if listed is not None else _who(case.view, behind(case.view, case.mention))
    if who is None or is_said(who, case.naming):
        return None
    area = case.mention.left[-2:]
    return f"{area}{who}" if area in ("农村", "城镇", "城市") and not who.startswith(area) else who


def _who(view: View, span: Span) -> str | None:
    """The noun phrase of a span up to the noun that says people; its modifiers belong to it."""
    words, heads = view.words, signs_in(PEOPLE)
    acts = span and words.signs[span.first] in signs_in("ACTION") and words.signs[span.first] not in heads
    if acts and words.signs[span.first + 1 : span.first + 2] != "、":  # 下岗、失业人员
        span = Span(span.first + 1, span.last)  # 438万人|享受|农村特困人员救助供养
    for at in range(span.first, span.last):
        if words.signs[at] in heads and words.ends[at] - words.starts[span.first] <= _LONGEST:
            if at + 1 < span.last and (words.signs[at + 1] in heads or words.words(at, at + 1) in AREAS):
                continue
            text = words.words(span.first, at + 1)
            if text.startswith(_GETTING):
                return None  # 享受农村最低生活保障: what they get
            return re.sub("^(?:省内|全省|全市|全国|本地|的)", "", text)
    return None


def of_name(case: Named) -> str | None:
    """People trained or helped are of the group that the words before the figure name: 培训农民工5万人次."""
    if not case.naming.canonical or case.mention.kind != "people":
        return None
    if case.mention.coordination >= 0:  # its part of the names before the list alone
        whom = (who for who in reversed(populations(case.naming.label)) if not is_said(who, case.naming))
        return next((who for who in whom if who not in AREAS), None)
    span = before(case.view, case.mention, case.head)
    for at in range(span.last - 1, span.first - 1, -1):
        if case.view.words.signs[at] in signs_in("POPULATION"):
            words = case.view.words
            who = words.words(at, at + 1)
            if is_said(who, case.naming) or who in INCOME_WORDS | AREAS:
                return None
            if at - 1 > span.first and words.words(at - 1, at) == "、":
                return _all_of_list(case.view.text[: words.ends[at]])
            first = _first_of_two(case.view, span.first, at)
            return words.words(first, at + 1) if first < at else modified(words.words(span.first, at + 1), who)
    last = case.view.last(case.mention)
    alike = last is not None and case.mention.left.startswith("、") and last.naming.metric == case.naming.metric
    return (
        last.naming.population if last is not None and alike else None
    )  # 残疾人职业技能培训6.59万人次、实用技术培训8.3万人次


def _all_of_list(text: str) -> str | None:
    """All the groups of a list that `text` ends with, or None where it is not clear where that begins."""
    found = _LIST.search(text)
    return found[1] if found is not None else None


def _first_of_two(view: View, first: int, at: int) -> int:
    """Where the group begins that the one at `at` is told together with: 下岗失业人员和失地无业|农民再就业."""
    words = view.words
    link = at - 2 if words.signs[at - 1] == UNKNOWN else at - 1  # 失地无业 belongs to those behind it
    both = link > first and words.words(link, link + 1) in ("和", "与", "及")
    return link - 1 if both and words.signs[link - 1] in signs_in("POPULATION") else at


def of_payee(case: Named) -> str | None:
    """A sum goes to those that were counted before it: 为13.12万农民工补发工资待遇21.85亿元."""
    if case.mention.kind != "money" or case.naming.canonical or not case.mention.chained:
        return None
    last = case.view.last(case.mention)
    if last is None or last.kind != "people":
        return None
    return last.naming.population if last.mention.noun_behind and "为@" in case.mention.clause else None


RULES: Rules[[Named], str] = (
    ("population.income", of_income),
    ("population.graduates", of_graduates),
    ("population.seekers", of_seekers),
    ("population.area", of_area),
    ("population.insured", of_insured),
    ("population.noun-behind", of_noun),
    ("population.name", of_name),
    ("population.earnings", of_earnings),
    ("population.income-told", of_the_income_told),
    ("population.payee", of_payee),
)
