"""Whom a figure covers, when the words say so and the metric's name does not."""

from __future__ import annotations

import re

from jobscli.read.rule import Rules
from jobscli.read.statistic.model import Naming, Span
from jobscli.read.statistic.naming.noun_phrase import LISTED, PEOPLE, before, behind
from jobscli.read.statistic.view import Named, View
from jobscli.read.tokens.lexer import UNKNOWN, cut
from jobscli.read.tokens.pattern import signs_in
from jobscli.words.expression import quick
from jobscli.words.naming import population_name

_INCOME = "居民人均可支配收入"
_GRADUATE_RATES = ("高校毕业生就业率", "高校毕业生去向落实率")
# Parts of an income, and what is spent of it, are of whom the income is.
_OF_INCOME = re.compile(
    quick(
        r"""
        (?:工资性|工薪|经营性?净?|财产性?净?|转移性?净?|非?生产性)纯?收入 | 收入中位数 | ^年?人均(?:生活)?消费性?支出$
      | ^(?:人均)?(?:非?生产|家庭)[^，]{0,6}收入$
      | ^(?:人均)?(?:食品|衣着|居住|生活用品|交通|医疗|教育文化|文教娱乐|其他(?:商品|用品))[^，]{0,8}支出$
        """,
        re.VERBOSE,
    ),
    re.VERBOSE,
)
_EARNED = re.compile(quick("人均|平均(?:工资|收入)|[月纯年]收入|消费支出"))
_GROWTH = re.compile("增[幅速](?:增速)?|与参照(?:的差距|之比)")
_OWN_EARNINGS = re.compile("(?:人均|[月年])*(?:平均)?(?:工资性?|现金|总)?收入|(?:月|年)?(?:平均)?工资")
# A list of groups behind the verb that they are helped by: 对|下岗失业人员、农村富余劳动力、残疾人|进行培训.
_LIST = re.compile(
    "[对为向给](?:全[省市县区])?((?:[^，。；：、和对为向给]{2,12}[、和])+[^，。；：、和对为向给]{2,12})$"
)
_WITHIN = re.compile("在?([^，。；]{0,4}居民[^，。；]{0,8}收入)(?:来源|构成)?(?:中|里)，")
_LEVEL = re.compile("((?:城镇|农村|城市|市区|城区|牧区)(?:常住)?居民)(?:的?(?:收入|生活)(?:水平)?|消费)")
_OF_UNITS = re.compile("(?:城镇|城市)(?:单位|企业|各单位|国有|集体|私营|非私营|在岗|职工|从业|就业)|居民服务")
_COHORT = re.compile(
    "20[0-4][0-9]届(?:高校|普通高校)?毕业生|(?:离校未就业)(?:应届)?(?:高校)?毕业生|(?:本科|专科|高职|硕士|研究|博士)(?:生|毕业生)|困难[^，]{0,4}毕业生|"
    "(?:少数民族|[汉藏回满壮蒙]族|非?师范类(?:高校)?)毕业生|高职高专|职业(?:院校|教育|学校|技术学校)毕业生|大中专毕业生|(?:技工院校|技工学校|技校|中职|中专|职校|职高)毕业生"
)
# Those of a place: 省内六州生源毕业生, 外省籍生源毕业生.
_FROM = re.compile(
    "(?:(?!其中)[\u4e00-\u9fff]{2}省|外省|省外|本省|省内)(?:[\u4e00-\u9fff]{0,2}州)?(?:籍生源|籍|生源)(?:高校)?毕业生"
)
_BOTH = re.compile("城镇(?:常住)?居民(?:人均可支配收入)?[和与、]农(?:村(?:常住)?居民|民)")
# A group that an income is of, where no resident is named: 残疾人家庭人均可支配收入, 低收入组.
_GROUP = re.compile("[^，、的在]{0,8}?(?:人|者|户|组|群众|家庭|人口|人员|对象|渔民|牧民|劳动力)$")
# What stands between residents and their income: 城镇居民|前三季度|人均可支配收入, 城镇居民家庭|平均每人|全年收入.
_TIMES = (
    "(?:(?:19|20)[0-9]{2}年|[今去全]年|上半年|前?[一二三四]季度"
    "|前[0-9一二三四五六七八九十]{1,2}个?月|[0-9]{1,2}[-—至][0-9]{1,2}月)"
)
_EACH_BEHIND = re.compile(f"{_TIMES}{{0,2}}(?:平均)?(?:每人|人均)?{_TIMES}{{0,2}}$")
_TOWNSPEOPLE = re.compile("城镇居民(?:基本)?(?:医疗保险|医保)")
_GETTING = ("享受", "领取", "得到", "参加")
_MARKET = re.compile(
    "^(?:.*以来)?(?P<who>.*?)(?:(?:地区)?(?:劳动力|人力资源|用人|就业)?市场|年龄组|公共就业服务机构)*"
    "(?:岗位空缺|求人倍率|岗位供求比)"
)
# Of what a survey of the labour market tells, and of which part of the country.
_OF_MARKET = re.compile("^(?:(?:登记)?求职(?:人数|人员|者)|(?:用人|岗位|市场)?需求(?:人数|量)?|招聘人数|求人倍率)$")
_AREA_NAME = re.compile("(?<![、和])(?:东部|中部|西部|东北)(?=(?:地区)?(?:市场|的|，)|地区)")
# What stands before a noun that says whom and belongs to it: 贫困地区|农村居民, 大龄|失业人员.
_MODIFIER = re.compile(
    "(?:城镇|农村|城乡|城市|青壮年|大龄|低收入|缴费|特困|建档立卡|国有企业|国企|符合条件的|长期|返乡|外来|本地|重点县|"
    "(?:贫困|脱贫|民族|边境|牧区)(?:地区|县))+$"
)
_BY_KIND = re.compile("收入(?:种类|来源|类别|构成)(?:分|看)")
_AREAS = frozenset(("城镇", "农村", "城乡", "农牧区", "农区", "牧区"))  # of no people where something else is counted
_INCOME_WORDS = frozenset(
    ("企业", "单位", "个人", "小微企业", "用人单位", "群众", "人口", "家庭", "市场主体", "经营主体")
)
_LONGEST = 24


def of_income(case: Named) -> str | None:
    """An income is of the residents that its name or clause says, else of all."""
    if case.naming.metric != _INCOME:
        return None
    name = case.naming.label if "收入" in case.naming.label else case.mention.clause + case.naming.label
    if "纯收入" in name and (first := _populations(name)):
        return population_name(first[0])  # the other residents of the name have a 纯收入
    if "城乡" in name or _BOTH.search(name):
        return "城乡居民"
    front = re.sub("(?<=[组户庭])居民$", "", name.partition("人均")[0])
    found = _populations(name.replace("居民收入", "居民 收入"))
    if not found:
        found = _each_of(case.mention.clause, name)
    if not found or front.endswith("组"):
        group = _GROUP.search(front) if front != name else None
        if group is None and front in ("", "年"):
            # 城市居民人均可支配收入…。年人均可支配收入比2000年…; 市区居民的收入水平继续提高，年人均可支配收入…
            return _only_told(case) or "全体居民"
        return group.group().removeprefix("居民") if group else "全体居民"
    return _modified(name, population_name(found[0] if len(found) > 1 else found[-1]))


def _each_of(clause: str, name: str) -> list[str]:
    """Whom `name` is of by the words before it: 城镇居民|前三季度人均可支配收入, 城镇居民家庭平均每人|全年收入."""
    before = _EACH_BEHIND.sub("", clause.partition(name)[0]) if name in clause else ""
    return [each for each in _populations(before)[-1:] if before.endswith(each)]


def _only_told(case: Named) -> str | None:
    """The one kind of residents that the incomes before were of, or whose level of income a clause before tells."""
    figures = (*case.view.earlier(case.mention), *case.view.handed.figures)
    told = {each.naming.population or "" for each in figures if each.naming.metric == _INCOME}
    told = told or set(_LEVEL.findall(case.mention.context.rpartition("@")[2]))
    return population_name(told.pop()) or None if len(told) == 1 else None


def _modified(text: str, who: str) -> str:
    """Whom `text` says, with the words before it that belong to it."""
    at = text.rfind(who)
    found = _MODIFIER.search(text[:at]) if at > 0 else None
    return f"{found.group()}{who}" if found is not None else who


def _populations(name: str) -> list[str]:
    """The words of a name that say whom, in their order."""
    words = cut(name, ())
    return [
        words.words(i, i + 1)
        for i, sign in enumerate(words.signs)
        if sign in signs_in("POPULATION") and words.words(i, i + 1) not in _INCOME_WORDS
    ]


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
        return None if _is_said(who, case.naming) else who
    for at in range(span.last - 1, span.first - 1, -1):
        if words.signs[at] in signs_in("POPULATION"):
            who = _modified(words.words(span.first, at + 1), words.words(at, at + 1))
            return None if _is_said(who, case.naming) or who in _INCOME_WORDS else who
    return "城镇居民" if case.naming.canonical and _TOWNSPEOPLE.search(case.naming.label) else None


def of_noun(case: Named) -> str | None:
    """People are those of the noun behind the figure: 4200名高校毕业生."""
    if not case.mention.noun_behind or case.mention.kind != "people":
        return None
    listed = LISTED.match(case.view.mask.text, case.view.mask.at[case.mention.number] + 1)
    who = listed.group("who") if listed is not None else _who(case.view, behind(case.view, case.mention))
    if who is None or _is_said(who, case.naming):
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
            if at + 1 < span.last and (words.signs[at + 1] in heads or words.words(at, at + 1) in _AREAS):
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
        whom = (who for who in reversed(_populations(case.naming.label)) if not _is_said(who, case.naming))
        return next((who for who in whom if who not in _AREAS), None)
    span = before(case.view, case.mention, case.head)
    for at in range(span.last - 1, span.first - 1, -1):
        if case.view.words.signs[at] in signs_in("POPULATION"):
            words = case.view.words
            who = words.words(at, at + 1)
            if _is_said(who, case.naming) or who in _INCOME_WORDS | _AREAS:
                return None
            if at - 1 > span.first and words.words(at - 1, at) == "、":
                return _all_of_list(case.view.text[: words.ends[at]])
            first = _first_of_two(case.view, span.first, at)
            return words.words(first, at + 1) if first < at else _modified(words.words(span.first, at + 1), who)
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


def _is_said(who: str, naming: Naming) -> bool:
    """Whether a canonical metric's own name says whom it counts."""
    if not naming.canonical:
        return False
    name = naming.metric
    return any(word in name for word in (who, who[-3:], who[-4:])) and "离校" not in who


def of_the_income_told(case: Named) -> str | None:
    """A part of an income is of the residents that the income before it was of."""
    if _OF_INCOME.search(case.naming.label) is None:
        return None
    figures = (*case.view.earlier(case.mention), *reversed(case.view.handed.figures))
    told = [each.naming.population for each in figures if each.naming.population]
    by_kind = _BY_KIND.search(case.mention.context.rpartition("@")[2]) is not None
    if by_kind and len(set(told)) > 1:
        return "全体居民"  # 城镇居民…，农村居民…。按收入种类分，工资性收入…
    if told:
        return told[0]
    within = _WITHIN.match(case.view.text)  # 在城镇居民人均总收入中，工资性收入年增12.5%
    return next(iter(_populations(within[1])), None) if within is not None else None


def of_earnings(case: Named) -> str | None:
    """Earnings and spending per head are of those that the name says: 农民工人均月收入, 农村居民人均纯收入."""
    last = case.view.last(case.mention)
    own = case.naming.label.removeprefix(last.naming.metric).removeprefix(_INCOME) if last is not None else ""
    if last is not None and _GROWTH.fullmatch(own):
        return last.naming.population  # 农村居民人均可支配收入3328元，增幅…回落9.3个百分点
    if case.naming.canonical:
        return None
    if _EARNED.search(case.naming.label) is None:
        each = "每人" in case.mention.clause and case.naming.label.endswith(("收入", "支出"))
        found = _each_of(case.mention.clause, case.naming.label) if each else []
        return population_name(found[0]) if found else None
    found = _populations(case.naming.label)
    if found and _OF_UNITS.search(case.naming.label) is not None:
        return None  # 城镇非私营单位就业人员年平均工资: whom its name says
    if len(found) > 1 and found[0] in _AREAS and (whole := _through(case.naming.label, found[0], found[-1])):
        return whole
    if found == ["居民"] and "中位数" not in case.naming.label and (whose := of_the_income_told(case)):
        return whose  # 城镇居民人均可支配收入33565元，其中，居民人均工薪收入25190元
    if found:
        return _modified(case.naming.label, population_name(found[0]))
    if _OWN_EARNINGS.fullmatch(case.naming.label) is None:
        return None
    told = _populations(case.mention.context.rpartition("@")[2])  # 贫困群众成为员工，月平均收入2500元
    if told:
        return told[0]
    # 农村居民人均现金收入突破8000元，人均收入8629元
    goes_on = last is not None and "收入" in last.naming.label and "收入" in case.naming.label
    return last.naming.population if last is not None and goes_on else None


def _through(name: str, area: str, who: str) -> str | None:
    """Whom a name tells from their area on: 农村|外出就业|劳动力月平均工资."""
    end = name.rfind(who) + len(who)
    between = name[name.find(area) + len(area) : end - len(who)]
    return name[name.find(area) : end] if between and not set(between) & set("、和与及") else None


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
