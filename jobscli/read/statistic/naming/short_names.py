"""A name that says only a part, completed by what was told before it: of which fund, insurance, residents or grant."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Head, Mention, Naming, Relation, Span
from jobscli.read.statistic.naming.choose import copied, index_of, of_sector, told
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.noun_phrase import said
from jobscli.read.statistic.naming.of_last import each_have, of_last
from jobscli.read.statistic.naming.superlative import completed
from jobscli.read.statistic.view import View
from jobscli.read.tokens.lexer import cut
from jobscli.read.tokens.pattern import signs_in
from jobscli.words.lexicon import filled

_INSURED = re.compile("(?:总)?参保(?:人数|总?人次|总数|率|人员)?|参保缴费率|覆盖率|覆盖面")
_INSURANCE = re.compile(filled("[\u4e00-\u9fff]{0,20}{INSURANCE}(?!金|费)"))
_FUND_PARTS = ("支出", "总支出", "收入", "总收入", "结余", "累计结余", "累计结存", "当期结余")
# What a fund takes in, pays and has left: 保险费收入, 本年收支结余.
_FUND_PART = re.compile(
    "(?:本年|当年|当期)?(?:总|保险费|财政补贴|利息|投资收益|委托投资收益|转移|其他|待遇)?(?:收入|支出)|"
    "(?:本年|当年|当期)?(?:收支)?(?:结余|结存)|(?:年末)?(?:滚存|累计)(?:结余|结存)"
)
_FUND_ENDS = ("收入", "支出", "结余", "结存", "预算数", "决算数")
_OTHER_LIMIT = {"下限": "上限", "上限": "下限"}
_EARNED = ("创收", "实现创收", "创收入", "创造收入", "收入", "实现收入")
_SENT = re.compile(
    "[\u4e00-\u9fff]*?(?:(?:转移|输出|输转)(?:农村|城乡|富余)*(?:劳动力|劳务|人口)?|(?:转移|外出|劳务)[\u4e00-\u9fff]{2,6})(?=人[数次]?$|$)"
)
_OF_ACCOUNTS = re.compile("(?:预算|决算)数$")
# What a fund is told of by no more than 基金, and the insurance told before that it is of.
_OF_A_FUND = re.compile("基金(?:总|累计|滚存|当期)?(?:收入|支出|结余|结存)")
_INSURED_IN = re.compile(filled("[\u4e00-\u9fff]{0,12}{INSURANCE}(?=参保|参合|覆盖|基金|$)"))
_FUND = re.compile(
    "(?!加上|.*(?:人均|调剂))(.{2,24}?)(?:总|保险费|财政补贴|本年|当期|累计|年末|收支|滚存)*(?:收入|支出|结余|结存)(?:预算数|决算数)?$"
)
_EACH = re.compile("(?:人均|[月年]平?均|平均)[月年]?(?:收入|工资)")
_REACHED = ("惠及", "受益", "覆盖", "惠及群众", "惠及人数")
_GRANT = re.compile("^(?:累计|共)?(?:发放|拨付|投入|安排|下达|落实|支付)|资金$")
_COUNTED = {"人": "人数", "人次": "人次", "户": "户数"}


def pace_told(mention: Mention, head: Head, view: View) -> Naming | None:
    """How much faster what was told grew: 工资…增长10%，增速比上年加快1.1个百分点."""
    last = next((each for each in told(view, mention) if each.naming.aspect == "change"), None)
    if last is None or mention.kind != "rate":
        return None
    name = f"{last.naming.metric}增速"
    return Naming(name, name, False, "change", "medium", negative=head.negative)


def share_told(mention: Mention, view: View) -> Naming | None:
    """The share of this sentence that moved: 占56.4%，比重比5年前提高了7.5个百分点."""
    told = next((each for each in view.earlier(mention) if each.relation == "share_of"), None)
    if told is None:
        return None
    relation = Relation("change_of", index_of(view, told))
    return copied(told.naming)._replace(confidence="medium", relation=relation, time_from=index_of(view, told))


def of_told(own: str, mention: Mention, view: View) -> str:
    """A name that says only a part: of the fund, the residents or the grant that was told before it."""
    if own in ("收入", "工资") and (each := _EACH.search(mention.left)):
        return each.group()  # 月平均收入2500元
    if (sector := of_sector(own, mention, view)) is not None:
        return sector
    last = view.last(mention)
    whole = completed(own, mention, last) or of_last(own, mention, last)
    if whole := whole or each_have(own, mention, last):
        return whole
    if own in _EARNED and last is not None and mention.kind == "money" and (sent := _SENT.search(last.naming.label)):
        return f"{sent.group()}{'收入' if own.endswith('收入') else '创收'}"  # 转移农村劳动力30.9万人，创收46.2亿元
    if own.endswith(_FUND_ENDS) and (of_fund := _of_a_fund(own, mention, view)):
        return of_fund
    if own == "决算数" and last is not None and last.status == "budget":
        return last.naming.metric  # 保险费收入预算数318.61亿元，决算数308.33亿元
    if (limit := _OTHER_LIMIT.get(own[-2:])) and last is not None and last.naming.metric.endswith(own[:-2] + limit):
        return f"{last.naming.metric.removesuffix(limit)}{own[-2:]}"  # 月缴费基数上限为33891元，下限为6326元
    if own == "收入比" and "城乡居民" in mention.context:
        return "城乡居民收入比"
    if own in _REACHED and last is not None and last.kind == "money" and not last.naming.canonical:
        grant = _GRANT.sub("", last.naming.label)
        return f"{grant}{own.removesuffix('人数')}{_COUNTED.get(mention.quantity.unit or '', '')}"
    return own


def _of_a_fund(own: str, mention: Mention, view: View) -> str:
    """What a fund takes in, pays or has left, of the fund that was told before; "" where a name is none of that."""
    if (of_fund := _OF_A_FUND.fullmatch(own)) is not None:
        insured = (_INSURED_IN.match(each.naming.metric) for each in told(view, mention))
        return f"{next((found.group() for found in insured if found), '')}{of_fund.group()}"
    if _FUND_PART.fullmatch(_OF_ACCOUNTS.sub("", own)) is None:
        return ""
    heads = (_FUND.match(each.naming.metric) for each in told(view, mention))
    fund = next((head.group(1) for head in heads if head), "")
    fund = view.topic if view.topic.endswith("基金") else fund
    if fund.endswith(("基金", "基金预算")):
        return f"{fund.removesuffix('预算')}{own}"
    return f"{fund}{own}" if own in _FUND_PARTS else own


def of_insurance(own: str, mention: Mention) -> str:
    """新型农村社会养老保险实现全覆盖，参保人数1420万: of the insurance that was told before."""
    if _INSURED.fullmatch(own) is None:
        return own
    named = _INSURANCE.findall(mention.context)
    return f"{_without_verb(named[-1])}{own}" if named else own


def _without_verb(text: str) -> str:
    """What a verb is done to: 扩大|城镇居民基本医疗保险."""
    words = cut(text, ())
    verbs = signs_in("ACTION RISE FALL HOLD LIGHT_VERB")
    first = next((at + 1 for at in range(len(words.signs) - 1, -1, -1) if words.signs[at] in verbs), 0)
    return said(words, Span(first, len(words.signs))) or tidy(text)
