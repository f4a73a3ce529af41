"""The metric that the clause names in the words of the vocabulary, or the name that the text itself gives; or none."""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import UNNAMED, Mention, Naming, Relation
from jobscli.read.statistic.naming.choose import (
    PACE,
    index_of,
    level_of,
    metric_at,
    metric_of_name,
    named,
    posts_named,
    told,
)
from jobscli.read.statistic.naming.earners import BY_KIND
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.noun_phrase import before, behind, core_text, own_name, said
from jobscli.read.statistic.naming.of_last import of_others
from jobscli.read.statistic.naming.parts import is_part_of_same
from jobscli.read.statistic.naming.said_behind import noun_and_said
from jobscli.read.statistic.naming.short_names import of_insurance, of_told, pace_told, share_told
from jobscli.read.statistic.naming.vocabulary import metric_of
from jobscli.read.statistic.naming.wording import free_name
from jobscli.read.statistic.view import Unnamed, View
from jobscli.read.tokens.lexer import FIGURE
from jobscli.read.tokens.pattern import signs_in
from jobscli.words import metric as metric_named

_OF_SEEKERS = re.compile("求职人数的?(?:比率|比例|比值)|求人倍率")
_OTHERS = re.compile("@(?:、|，|和|及|共)+$")
_MIXED = re.compile("、[^，、@]{2,14}等[^，@]{0,8}$")  # 稳岗返还、社保补贴等资金
_INSURANCES = re.compile(
    "(?:养老|医疗|失业|工伤|生育)(?:保险)?、(?:[^，、和及与]{0,6}(?:医疗|失业|工伤|生育)(?:保险)?[、和及与])*[^，、和及与]{0,6}(?:失业|医疗|工伤|生育)保险"
)
_SOCIAL = re.compile("([三五四]项)社会保险基金")
# What is made behind what is said of it: 建设1500个功能全、服务优的|返乡入乡创业园.
_MADE_WITH = re.compile(
    "[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){1,5}的(?P<noun>[\u4e00-\u9fff]{0,12}(?:园区?|基地|平台|中心|车间|市场|企业|工作室|品牌|机构))(?=[，。；、]|$)"
)
_MAKING = re.compile(
    "[\u4e00-\u9fff]{0,6}(?:创建|建设|打造|建成|培育|建立|认定|扶持|培养)(?:一批)?(?:[\u4e00-\u9fff]{2})?"
)
_NO_STANDARD = ("低保", "最低生活保障", "五保供养", "特困供养", "五保", "失业保险金", "孤儿养育")
_BY_KIND = re.compile(f"^{BY_KIND}[，：]?(?=.)")
_IN_TOTAL = re.compile("(?P<total>总[额量数])达$")
_GRANT_ALONE = re.compile("(?:给予|发放)(?P<what>(?:一次性)?(?:补贴|补助|补助金|奖励|津贴|救助|慰问金))")
_ANEW = re.compile("^([\u4e00-\u9fff]{2,12})(新增|净增)$")  # 技能人才新增|8.6万人
_PAID_LESS = re.compile("(?:减收|减征|少收|少缴)(?P<what>[^，。；0-9]{2,10})$")
_SHARE_WORDS = ("比重", "占比", "比例", "所占比重", "所占比例")
_RAISED_BEFORE = re.compile(
    "(?:提高|提升|上调|调高|调整|下调|降低|扩大|增加)了?(?P<what>[^，；。：@]{2,24})，"
    "(?:(?:[^，；。：@]{0,10}可)?[由从]|(?:[月年]?人均|平均|每人|每月|每年|再)*(?:提高|增加|上调|增长))$"
)
_BY_LEAVE = re.compile("[^，。；：@]{0,10}可[由从]")  # …返还比例，符合条件的地区可从60%提至90%
_CLAUSES = re.compile("[，；：@。]")
_OWNED = ("投资", "产值", "总产值", "增加值", "收入", "销售收入", "营业收入", "利润", "税收", "交易额")
_LINKS = ("", "、", "及", "和", "与", "以及")
_CLAUSES_BACK = 3  # how many clauses back one may name a figure that has no name of its own
_NAME = 12  # characters of a name, at most as a rule
_SURE = 3  # characters that a name needs to be trusted


def vocabulary(case: Unnamed) -> Naming | None:
    """The metric that the words of the figure name."""
    mention, head, view = case.mention, case.head, case.view
    change = head.kind == "change"
    nothing = case.bare
    last = case.last
    if change and nothing and last is not None:
        return None
    found = metric_at(view, mention, head)
    if found is None and mention.linked and not change and nothing and last is not None and last.naming.canonical:
        found = _of_the_verb_before(mention, view)
    if found is None or _mixed(mention) or (not change and is_part_of_same(mention, view, found)):
        return None
    if found == _REGISTERED and _OF_A_MONTH.search(mention.left):
        return Naming(_SURVEYED, own_name(case), True, head.aspect, "medium", negative=head.negative)
    label = own_name(case) or found
    if not label.endswith("岗位"):
        label = posts_named(mention) or label
    relation = time_from = None
    if change and last is not None and last.naming.metric == found and last.naming.aspect == "level":
        relation = Relation("change_of", level_of(view, last)) if case.own == last.naming.label else None
        time_from = index_of(view, last) if relation else None
    return Naming(found, label, True, head.aspect, "high", None, relation, time_from, head.negative)


def _of_the_verb_before(mention: Mention, view: View) -> str | None:
    """发放创业担保贷款176笔、3240万元: the second is of what the first names, with its own unit."""
    if _OTHERS.search(mention.clause) is None:
        return None
    signs = view.words.signs[mention.clause_first : mention.first].replace("@", "").replace("、", "")
    return metric_of(signs + FIGURE, mention.kind, mention.quantity.unit)


def _mixed(mention: Mention) -> bool:
    """Whether the sum is of several things: 稳岗返还、社保补贴等资金7.1亿元, 养老保险、失业保险、工伤保险扩面8万人."""
    if mention.coordination < 0 and mention.kind == "people":
        return _INSURANCES.search(mention.left) is not None
    return mention.kind == "money" and _MIXED.search(mention.clause) is not None


def text_names_it(case: Unnamed) -> Naming | None:
    """The words of the text: to the left of the figure, or the noun behind it."""
    mention, head, view = case.mention, case.head, case.view
    own, change = _without_noun(case), head.kind == "change"
    if not own:
        return None
    if change and own in _SHARE_WORDS and (share := share_told(mention, view)) is not None:
        return share._replace(aspect="change", negative=head.negative)
    if change and own in PACE and (pace := pace_told(mention, head, view)) is not None:
        return pace
    told_of = _of_what_was_told(_as_told(own, case), case)
    own = _with_what_is_around(of_insurance(told_of, mention), case)
    metric = metric_of_name(own, mention, change=change) if own != told_of else None
    if own == "失业率" and len(rates := {each.naming.metric for each in told(view, mention)} & _JOBLESS) == 1:
        metric = rates.pop()
    if metric is not None:
        return Naming(metric, own, True, head.aspect, "medium", negative=head.negative)
    known = metric_named(own)
    if known is not None and known.unit not in (mention.quantity.unit, None) and not change:
        own = f"{own}（{mention.quantity.unit or '数'}）"
    return Naming(own, own, False, head.aspect, "medium" if len(own) >= _SURE else "low", negative=head.negative)


def _of_what_was_told(own: str, case: Unnamed) -> str:
    """A name with what a figure before was of, where it is told of that."""
    mention, view, last = case.mention, case.view, case.last
    grant = _GRANT_ALONE.fullmatch(own) if mention.kind == "money" else None
    if grant is not None and last is not None and mention.chained and last.mention.noun_behind:
        whom = said(view.words, behind(view, last.mention))
        if whom and last.kind == "people":
            return f"{whom}{grant['what']}"  # 对1320名残疾人专职委员|给予每人每月1100元补贴
    told_of = of_told(own, mention, view)
    if told_of == own and (case.head.kind != "change" or mention.kind == "money"):
        return of_others(own, mention, view.earlier(mention)) or own
    return told_of


def _as_told(own: str, case: Unnamed) -> str:
    """A name as a table of names would have it: 新增技能人才, not 技能人才新增; the standard, where that was raised."""
    mention, head = case.mention, case.head
    if mention.kind == "money" and head.kind in ("start", "raised") and own.endswith(_NO_STANDARD):
        own = f"{own}标准"  # 农村低保由每人每年2180元提高到2580元
    if (less := _PAID_LESS.search(mention.left)) is not None and less["what"] == own:
        own = less.group()  # 减收失业保险费5802.42万元
    if mention.kind == "people" and own.endswith("保险") and not own.startswith(("享受", "参加")):
        own = f"{own}参保人数"
    if (total := _IN_TOTAL.search(mention.left)) is not None and mention.left.endswith(f"{own}{total.group()}"):
        own = f"{own}{total['total']}"  # 工资|总额达|647亿元
    own = _BY_KIND.sub("", own.removesuffix("等") if len(own) > _SURE else own)
    own = own.replace("保险基金预算", "保险基金") if own.endswith(("支出", "收入")) else own
    own = _ANEW.sub(r"\2\1", own) if mention.kind == "people" and head.kind != "change" else own
    return f"总{own}" if own in ("支出", "收入") and mention.left.endswith(f"总{own}") else own


def _with_what_is_around(own: str, case: Unnamed) -> str:
    """A name with what is printed before it as a numeral, or behind the figure as the noun: 建设1500个…的|创业园."""
    mention, view = case.mention, case.view
    if own.startswith("社会保险基金") and (several := _SOCIAL.search(_just_before(mention, view))):
        own = f"{several[1]}{own}"
    made = _MADE_WITH.match(view.text, mention.quantity.end) if mention.kind == "count" else None
    return made["noun"] if made is not None and _MAKING.fullmatch(own) is not None else own


def _just_before(mention: Mention, view: View) -> str:
    """The text right before a figure, with the numerals that are none of the reader's."""
    return view.text[max(0, mention.quantity.start - 2 * _NAME) : mention.quantity.start]


def _without_noun(case: Unnamed) -> str:
    """The name of a figure less the noun of the figure before: 向4.9万户企业|发放扩岗补助3.5亿元."""
    mention, head, view, last = case.mention, case.head, case.view, case.last
    if last is None or not mention.chained or not last.mention.noun_behind:
        return free_name(view, mention, head, case.left)
    noun = behind(view, last.mention)
    if noun.last <= mention.first or noun.first < mention.first:
        return free_name(view, mention, head, case.left)
    words = view.words
    text = words.words(noun.last, max(noun.last, head.cut))
    own = behind(view, mention)
    if text in _LINKS and mention.noun_behind and own:
        counted = said(words, noun)
        does = noun_and_said(view, mention)[1]
        own_verb = does and words.signs[does.first] not in signs_in("NOMINAL_ACTION")  # 46个省级贫困村|出列
        if (
            last.naming.label.endswith(counted) and not own_verb
        ):  # 建成3000个美丽乡村及820个田园乡村: 建成 holds for both
            return last.naming.label.removesuffix(counted) + said(words, own)
    ends_there = (
        mention.noun_behind and own and text.endswith("、")
    )  # 人口|全部脱贫、118个省级贫困村: of the first alone
    later = mention._replace(first=mention.at if ends_there else min(noun.last, head.cut))
    name = free_name(view, later, head, before(view, later, head))
    if name in _OWNED and words.words(noun.last, noun.last + 1) in ("完成", "实现"):
        return f"{said(words, noun)}{name}"  # 93个市级重点项目|完成投资1494亿元
    return name or free_name(view, mention, head, case.left)


# What 失业率 is short for behind either; one of a month, 9月城镇失业率, is the surveyed.
_SURVEYED, _REGISTERED = "城镇调查失业率", "城镇登记失业率"
_JOBLESS = frozenset((_SURVEYED, _REGISTERED))
_OF_A_MONTH = re.compile("[0-9一二十]月份?，?(?:全国|中国|我国)?城镇失业率")
# What a clause says of the metric that it names: 各月调查失业率|相对较高, 6月份调查失业率|与5月份持平.
_SAID_OF_IT = re.compile(
    "(?:与[^，与]{1,10}(?:持平|相当|一致)|(?:总体|相对|整体|均|都|继续|持续)*(?:较[高低]|偏[高低]|平稳|稳定|连续下降))$"
)


def clause_before(case: Unnamed) -> Naming | None:
    """An earlier clause names the metric: 城镇调查失业率整体呈下降趋势，6月份为5.2%."""
    mention, head = case.mention, case.head
    for piece in _CLAUSES.split(mention.context)[: -_CLAUSES_BACK - 1 : -1]:
        piece = _SAID_OF_IT.sub("", piece)
        found = metric_of_name(piece, mention, change=head.kind == "change") if piece else None
        if found is not None:
            return Naming(found, tidy(piece), True, head.aspect, "medium", negative=head.negative)
    return None


@asked_of(head="start change")
def raised_before(case: Unnamed) -> Naming | None:
    """The clause before says what is raised, this one from where, or by how much: 提高低保标准，从510元提高至610元."""
    mention = case.mention
    if not (case.bare or _BY_LEAVE.fullmatch(mention.left)):
        return None
    found = _RAISED_BEFORE.search(mention.context)
    if found is None:
        return None
    own = core_text(found["what"])
    own = own.removesuffix("标准") if case.head.kind == "change" else own  # 提高了基本养老金标准，月人均提高|152元
    return named(own, mention)._replace(aspect=case.head.aspect, negative=case.head.negative) if own else None


def unnamed(case: Unnamed) -> Naming:
    """Nothing near names the figure: words of an earlier clause stand for a name."""
    mention, head, view = case.mention, case.head, case.view
    pieces = (core_text(piece) for piece in reversed(_CLAUSES.split(mention.context)))
    own = next((piece for piece in pieces if len(piece) >= 2), "") or UNNAMED
    if mention.kind == "ratio" and "比率" in own and _OF_SEEKERS.search(view.before + mention.context):
        return Naming("求人倍率", own, True, head.aspect, "medium", negative=head.negative)
    return Naming(own, own, False, head.aspect, "low", negative=head.negative)
