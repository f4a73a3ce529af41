"""Of whom an income, earnings or spending is: of residents, of a group, of those of the income told before."""

from __future__ import annotations

import re

from jobscli.read.document.regions import is_place
from jobscli.read.statistic.naming.people_named import AREAS, modified, populations
from jobscli.read.statistic.view import Named
from jobscli.words.expression import quick
from jobscli.words.naming import population_name

_INCOME = "居民人均可支配收入"
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
_WITHIN = re.compile("在?([^，。；]{0,4}居民[^，。；]{0,8}收入)(?:来源|构成)?(?:中|里)，")
_LEVEL = re.compile("((?:城镇|农村|城市|市区|城区|牧区)(?:常住)?居民)(?:的?(?:收入|生活)(?:水平)?|消费)")
_OF_UNITS = re.compile("(?:城镇|城市)(?:单位|企业|各单位|国有|集体|私营|非私营|在岗|职工|从业|就业)|居民服务")
_BOTH = re.compile("城镇(?:常住)?居民(?:人均可支配收入)?[和与、]农(?:村(?:常住)?居民|民)")
# A group that an income is of, where no resident is named: 残疾人家庭人均可支配收入, 低收入组.
_GROUP = re.compile("[^，、的在]{0,8}?(?:人|者|户|组|群众|家庭|人口|人员|对象|渔民|牧民|劳动力)$")
# What stands between residents and their income: 城镇居民|前三季度|人均可支配收入, 城镇居民家庭|平均每人|全年收入.
_TIMES = (
    "(?:(?:19|20)[0-9]{2}年|[今去全]年|上半年|前?[一二三四]季度"
    "|前[0-9一二三四五六七八九十]{1,2}个?月|[0-9]{1,2}[-—至][0-9]{1,2}月)"
)
_EACH_BEHIND = re.compile(f"{_TIMES}{{0,2}}(?:平均)?(?:每人|人均)?{_TIMES}{{0,2}}$")
BY_KIND = "收入(?:种类|来源|类别|构成)(?:分|看)"
_BY_KIND = re.compile(BY_KIND)


def of_income(case: Named) -> str | None:
    """An income is of the residents that its name or clause says, else of all."""
    if case.naming.metric != _INCOME:
        return None
    name = case.naming.label if "收入" in case.naming.label else case.mention.clause + case.naming.label
    if "纯收入" in name and (first := populations(name)):
        return population_name(first[0])  # the other residents of the name have a 纯收入
    if "城乡" in name or _BOTH.search(name):
        return "城乡居民"
    front = re.sub("(?<=[组户庭])居民$", "", name.partition("人均")[0])
    found = populations(name.replace("居民收入", "居民 收入"))
    if not found:
        found = _each_of(case.mention.clause, name)
    if not found or front.endswith("组"):
        group = _GROUP.search(front) if front != name else None
        if group is None and (front in ("", "年") or is_place(front)):
            # 城市居民人均可支配收入…。年人均可支配收入比2000年…; 市区居民的收入水平继续提高，年人均可支配收入…;
            # 城镇居民人均可支配收入3424元，其中上海人均可支配收入6017.6元
            return _only_told(case) or "全体居民"
        return group.group().removeprefix("居民") if group else "全体居民"
    return modified(name, population_name(found[0] if len(found) > 1 else found[-1]))


def _each_of(clause: str, name: str) -> list[str]:
    """Whom `name` is of by the words before it: 城镇居民|前三季度人均可支配收入, 城镇居民家庭平均每人|全年收入."""
    before = _EACH_BEHIND.sub("", clause.partition(name)[0]) if name in clause else ""
    return [each for each in populations(before)[-1:] if before.endswith(each)]


def _only_told(case: Named) -> str | None:
    """The one kind of residents that the incomes before were of, or whose level of income a clause before tells."""
    incomes = (each.naming for each in case.view.figures_told(case.mention) if each.naming.metric == _INCOME)
    told = {each.population or "" for each in incomes}
    told = told or set(_LEVEL.findall(case.mention.since_figure))
    return population_name(told.pop()) or None if len(told) == 1 else None


def of_the_income_told(case: Named) -> str | None:
    """A part of an income is of the residents that the income before it was of."""
    if _OF_INCOME.search(case.naming.label) is None:
        return None
    told = [each.naming.population for each in case.view.figures_told(case.mention) if each.naming.population]
    by_kind = _BY_KIND.search(case.mention.since_figure) is not None
    if by_kind and len(set(told)) > 1:
        return "全体居民"  # 城镇居民…，农村居民…。按收入种类分，工资性收入…
    if told:
        return told[0]
    within = _WITHIN.match(case.view.text)  # 在城镇居民人均总收入中，工资性收入年增12.5%
    return next(iter(populations(within[1])), None) if within is not None else None


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
    found = populations(case.naming.label)
    if found and _OF_UNITS.search(case.naming.label) is not None:
        return None  # 城镇非私营单位就业人员年平均工资: whom its name says
    if len(found) > 1 and found[0] in AREAS and (whole := _through(case.naming.label, found[0], found[-1])):
        return whole
    if found == ["居民"] and "中位数" not in case.naming.label and (whose := of_the_income_told(case)):
        return whose  # 城镇居民人均可支配收入33565元，其中，居民人均工薪收入25190元
    if found:
        return modified(case.naming.label, population_name(found[0]))
    if _OWN_EARNINGS.fullmatch(case.naming.label) is None:
        return None
    told = populations(case.mention.since_figure)  # 贫困群众成为员工，月平均收入2500元
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
