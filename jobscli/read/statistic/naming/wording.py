"""A name in the text's own words: a noun phrase, or a verb with its object, that reads alone.

The words around a figure are a clause, not a name: 对城乡特困居民|实施|普通医疗救助 says by a verb that something was
done, 124万|国有企业职工|实现了并轨 says it behind the figure. Here a clause becomes the name of what is counted.
"""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.statistic.model import Head, Mention, Span
from jobscli.read.statistic.naming.done_by import done, of_whom_did, people_in, surveyed, without_predicate
from jobscli.read.statistic.naming.noun_phrase import LISTED, PEOPLE, behind, core, verb_before
from jobscli.read.statistic.naming.phrase import NOTHING, is_nominal, joined, number_of, phrase
from jobscli.read.statistic.naming.said_behind import noun_and_said, without_where
from jobscli.read.statistic.view import View
from jobscli.read.tokens.lexer import PLACE, TIME, UNKNOWN, Words, word_signs
from jobscli.read.tokens.pattern import signs_in
from jobscli.words.lexicon import filled

# What is counted when only a verb says who: 16.3万人|享受低保.
_REACHING = ("惠及", "覆盖", "涉及")
_OWN_RATE = ("率", "比例", "比重")
_YEARS = re.compile("[一二两三四五六七八九十]{1,3}(?:年[来内间]?|个(?:季度|月|学期))")  # 连续|两个季度
# 报告也显示|72%的毕业生…: who tells the figure, and no name of it.
_REPORTS = re.compile("(?:报告|调查|数据|资料|统计|结果|分析)[^，。]{0,4}(?:显示|表明|指出|发现)$")
_REPORTING = ("显示", "表明", "指出", "发现")
_ISSUED = re.compile("^.*(?:出台|制定|推出|印发|实施|落实)(?:了|好)?")
_LIST_MARKS = re.compile("、|和|及")
_DRAWN = re.compile(
    "(?P<what>[^的]{0,6}(?:生活费|养老金|工资|待遇|补贴|津贴|救助金|保险金))(?:按时|足额|及时)*"
)  # what is paid to those counted
# Of measures a name says what they are for, be that a clause.
_MEASURES = re.compile("(?:具体|政策)?(?:措施|举措)|政策")
_SHORT = 2  # characters of a noun that says nothing alone: 等30个|项目
_CARRIED_OUT = re.compile(filled("{CARRIED_OUT}"))
_PUT_UP = re.compile(filled("(?:{PUT_UP}|专项资金)$"))
_AMOUNT = re.compile("(?:总额|金额|总量|总数)$")
_AND_OTHERS = re.compile(
    "[^等]{4,}(?<![高中初平均同优对相])等(?:各类|各种|其他)?(?![级待额于到同距值各为对向给中]|完成|得到|实现|新增|招聘|人员|方面|领域|机构|区域|事项|工作|系列|项目)(?=[\u4e00-\u9fff]{4})"
)
_INDICATOR = ("率", "标准", "线", "比例", "水平", "限额", "额度", "覆盖面")
_AUTHORITIES = ("机构", "部门", "局", "厅", "委", "法院", "检察院", "工会", "妇联", "政府")
_RATE = ("率", "比例", "比重", "增速", "速度", "幅度", "目标", "水平", "标准", "要求", "任务", "指标")


@cache
def _light_of_indicators() -> frozenset[str]:
    """Verbs that name nothing before an indicator, which something is done to: 降低|失业保险费率."""
    return signs_in("LIGHT_VERB RISE FALL HOLD RAISED") | {word_signs()[word] for word in ("缴纳", "推动", "促进")}


def free_name(view: View, mention: Mention, head: Head, left: Span) -> str:
    """The words of the text that name a figure, as a name; `left` are those before it. "" for none."""
    words = view.words
    told_by = words.words(*left)
    reports = told_by.endswith(_REPORTING) and _REPORTS.search(told_by) is not None
    left = NOTHING if reports else _trimmed(words, left, mention, head)
    if not words.signs[left.first : left.last].strip(PLACE + TIME):
        left = NOTHING if mention.noun_behind else left
    if not mention.noun_behind or head.kind in ("change", "gap", "share"):
        return _before(words, left, mention, head) or _of_the_next(view, mention)
    if reached := _reached(words, left, mention):
        return reached
    if mention.kind == "money" and (given_for := _given_for(words, mention)):
        return given_for
    if left and mention.kind == "money" and words.words(mention.at + 1, mention.at + 2) in ("用于", "主要用于"):
        return phrase(words, left)  # 配套扶贫资金|12.9亿元|用于扶贫开发
    if mention.kind == "money" and words.words(mention.at + 1, mention.at + 2) == "的" and _is_income(words, left):
        each = words.signs[left.last - 2 : left.last - 1] in signs_in("PER_UNIT MONTHLY")
        return phrase(words, Span(left.last - 1 - each, left.last))  # 每天收入|130元|的社区绿化养护工作
    noun, rest = noun_and_said(view, mention)
    noun = noun if left else without_predicate(words, noun, mention)
    last = view.last(mention)
    if not left and not noun and last is not None and last.mention.noun_behind and mention.left.startswith("其中"):
        left = people_in(words, behind(view, last.mention))  # 93%的|下岗职工|…，其中90%领到了基本生活费
    if mention.kind in ("rate", "share"):
        return _share_ofpeople_in(words, left, noun, rest) or phrase(words, left)
    if noun and (listed := LISTED.match(view.mask.text, view.mask.at[mention.number] + 1)):
        return listed.group("all")  # 1555万低保对象、特困人员等|缴费困难人员
    if noun:
        return _with_noun(view, left, noun, rest, mention) or phrase(words, left)
    return _with_verb(words, left, rest, mention) or phrase(words, left)


def _is_income(words: Words, left: Span) -> bool:
    return words.words(left.first, left.last).endswith(("收入", "工资", "月薪", "年薪", "薪酬", "薪资"))


def _of_the_next(view: View, mention: Mention) -> str:
    """What the same people do in another unit, said behind the next figure: 13.5万户|21.6万人|纳入城乡低保."""
    other = next((each for each in view.mentions if each.at == mention.at + 1), None)
    if other is None or mention.quantity.unit != "户" or not other.noun_behind:
        return ""
    noun, rest = noun_and_said(view, other)
    return "" if noun else number_of(phrase(view.words, rest), mention)


def _given_for(words: Words, mention: Mention) -> str:
    """What money is put up for, told behind it: 拿出1000亿元|支持职业技能提升; "" where that is not said."""
    first = mention.at + 1
    for_it = words.words(first, first + 1) in ("支持", "用于", "扶持", "资助") and first + 1 < mention.last
    put_up = for_it and _PUT_UP.search(words.words(mention.first, mention.at)) is not None
    name = phrase(words, Span(first, mention.last)) if put_up else ""
    return f"{name}资金" if name and not name.endswith(("资金", "基金")) else name


def _reached(words: Words, left: Span, mention: Mention) -> str:
    """What reaches those behind the figure, said behind them: 惠及8.8万名|残疾人|的|“助残双创”工程."""
    verb = words.words(left.last - 1, left.last) if left else ""
    of = [at for at in range(mention.at + 2, mention.last - 1) if words.words(at, at + 1) == "的"]
    if verb not in _REACHING or not of:
        return ""
    return f"{phrase(words, Span(of[-1] + 1, mention.last))}{verb}{phrase(words, Span(mention.at + 1, of[-1]))}"


def _with_noun(view: View, left: Span, noun: Span, rest: Span, mention: Mention) -> str:
    """The noun behind a figure, with the verb before it, or with what is said of it."""
    words = view.words
    verb, listed = verb_before(words, left), phrase(words, left)
    whose = people_in(words, noun)
    if mention.kind == "people" and (paid := _DRAWN.fullmatch(words.words(whose.last, noun.last))) is not None:
        return f"领取{paid['what']}的{phrase(words, whose)}"  # 确保160万|下岗职工|基本生活费按时足额发放
    if listed.endswith("等"):
        return _of_listed(words, left, noun)
    if words.words(noun.first, noun.last) == "标准" and rest:
        return f"{phrase(words, rest).removeprefix('进行')}标准"  # 按1000元的|标准|进行奖补
    if (
        listed
        and words.words(mention.at - 1, mention.at) == "的"
        and not ("、" in listed and left.last < mention.at - 1)
    ):
        return f"{listed}的{phrase(words, noun)}"  # 年平均工资最低的|3个行业
    if _MEASURES.fullmatch(words.words(noun.first, noun.last)) is not None and left.last == mention.at:
        return f"{_ISSUED.sub('', listed) or listed}{phrase(words, noun)}"  # 出台|稳就业|28条|措施
    one = rest.last - rest.first == 1 and words.signs[rest.first] in signs_in("INTRANSITIVE")
    if one and mention.kind == "people" and signs_in("ACTION").isdisjoint(words.signs[left.first : left.last]):
        return number_of(joined(words, verb, noun, rest), mention)  # 剩余3.4万|贫困人口|脱贫
    if rest and mention.kind != "money" and _causes(words, verb):
        did = done(words, without_where(words, rest))
        return number_of(f"{joined(words, verb, noun)}{did}", mention)
    if 1 < mention.quantity.value <= len(_LIST_MARKS.findall(mention.left)) + 1:
        acting = not signs_in("ACTION LIGHT_VERB").isdisjoint(words.signs[verb.first : verb.last])
        verb = verb if acting else NOTHING  # 红原、壤塘、昭觉|3个深度贫困县: which they are
    alone = not any(map(is_nominal, words.signs[left.first : left.last]))
    light = verb and signs_in("LIGHT_VERB").issuperset(words.signs[verb.first : verb.last])
    if light or (alone and _CARRIED_OUT.fullmatch(words.words(mention.at - 1, mention.at))):
        return number_of(joined(words, noun, rest), mention) if rest else phrase(words, noun)
    if _is_for(words, left, mention) and (of := surveyed(words, noun)):
        return of
    if rest and (not left or _is_for(words, left, mention)):
        return of_whom_did(view, noun, rest, mention)
    name = joined(words, NOTHING if _is_for(words, left, mention) else verb, noun)
    acts = signs_in("ACTION").issuperset(words.signs[noun.first : noun.last])
    return number_of(name, mention) if acts else name  # 解决29万人的|就业


def _of_listed(words: Words, left: Span, noun: Span) -> str:
    """The noun that sums up a list before the figure, with the verb of the list: 新建甲、乙等18座|大型桥梁."""
    named, listed = phrase(words, noun), phrase(words, left)
    if listed == "等":
        return named
    if len(named) <= _SHORT and words.signs[noun.last - 1] not in signs_in(PEOPLE):
        return f"{listed}{named}"
    verb = Span(left.first, left.first + 1) if words.signs[left.first] in signs_in("ACTION") else NOTHING
    return f"{phrase(words, verb)}{named}"


def _with_verb(words: Words, left: Span, rest: Span, mention: Mention) -> str:
    """Those who do what the verb behind a figure says; "" where there is none."""
    signs, verb = words.signs[left.first : left.last], verb_before(words, left)
    if not rest:
        return ""
    if not signs_in("ACTION").isdisjoint(signs):
        subject = verb if _causes(words, verb) else NOTHING
    else:
        bare = all(sign in (PLACE, TIME) for sign in signs) or _YEARS.fullmatch(phrase(words, left))
        subject = NOTHING if bare else left
    return number_of(joined(words, subject, rest), mention)


def _causes(words: Words, verb: Span) -> bool:
    return bool(verb) and words.signs[verb.first] in signs_in("BENEFICIARY CAUSATIVE")


def _is_for(words: Words, left: Span, mention: Mention) -> bool:
    """Whether a figure is of those that something is done for: 免费为1.5万名职工."""
    after, at = words.words(mention.at - 1, mention.at) if left.last < mention.at else "", mention.at - 1
    while at > mention.first and words.signs[at] in signs_in("WHOLE TOTAL ADVERB") | {PLACE, TIME}:
        at -= 1
    whom = mention.kind == "people" or mention.quantity.unit in ("户", "家")
    return words.words(at, at + 1) in ("对", "向", "给") or (after == "为" and whom)


def _trimmed(words: Words, span: Span, mention: Mention, head: Head) -> Span:
    """The words before a figure from the noun or verb on that names it: 现场共有|…, 举办|…活动, 扩大|…参保率."""
    signs, existential = words.signs, signs_in("EXISTENTIAL")
    for at in range(span.first + 1, span.last - 1):
        if signs[at] in signs_in("TELLING") and words.words(span.first, at).endswith(_AUTHORITIES):
            span = Span(at + 1, span.last)  # 区劳动保障监察机构|共|受理…案件
            break
    for at in range(span.last - 2, span.first - 1, -1):
        if signs[at] in existential:
            span = core(words, Span(at + 1, span.last))
            break
    measured = mention.kind in ("rate", "money", "ratio") and not mention.noun_behind
    measured = measured and words.words(span.last - 1, span.last).endswith(_INDICATOR)
    for at in range(span.last - 2, span.first, -1):
        if words.words(at, at + 1) in ("将", "把"):
            span = core(words, Span(at + 1, span.last))  # 省财政|将|补助标准|提高到
            break
    if head.kind == "start":
        before = (at for at in range(span.first + 1, span.last) if signs[at] in signs_in("FROM"))
        span = Span(span.first, next(before, span.last))  # 惠民实事|由|年初确定的30件增加到32件
    light = _light_of_indicators() if measured else signs_in("LIGHT_VERB")
    while span.last - span.first > 1 and signs[span.first] in light:
        span = Span(span.first + 1, span.last)
        while span and words.words(span.first, span.first + 1) in ("了", "好", "将", "把"):
            span = Span(span.first + 1, span.last)
        if measured and span.last - span.first > 2 and signs[span.first + 1] in light - signs_in("LIGHT_VERB"):
            span = Span(span.first + 1, span.last)  # 阶段性|降低|失业保险费率
    return span


def _before(words: Words, left: Span, mention: Mention, head: Head) -> str:
    """The name before a figure; verbs alone count those that do it: 脱贫|7.8万人."""
    signs = words.signs[left.first : left.last]
    own = _given_to(words, left, mention) or _standard_of(words, left, mention) or _last_of_list(words, left)
    if own and mention.quantity.word.startswith("上限"):
        return f"{own}上限"
    if mention.quantity.unit == "%" and head.kind != "change":
        return _AMOUNT.sub("比例", own)
    acts = signs and all(sign in signs_in("ACTION") and sign not in signs_in(PEOPLE) for sign in signs)
    counted = mention.quantity.unit == "人" and head.kind != "change"
    return number_of(own, mention) if counted and (acts or own == "外出务工") else own


def _given_to(words: Words, left: Span, mention: Mention) -> str:
    """What is given, behind whom it is given to: 对|城乡特困居民|实施|普通医疗救助; "" where that is not said."""
    signs = words.signs
    if left.first <= mention.first or words.words(left.first - 1, left.first) not in ("对", "向", "给", "为"):
        return ""
    for at in range(left.first + 1, left.last - 1):
        if signs[at] in signs_in("GIVING"):
            return joined(words, Span(left.first, at), core(words, Span(at + 1, left.last)))
    return ""


def _standard_of(words: Words, left: Span, mention: Mention) -> str:
    """Of whom a standard is, said behind it: 补助标准|为|小学|每生每年1000元; "" where that is not said."""
    at = next((at for at in range(left.first + 1, left.last - 1) if words.words(at, at + 1) == "为"), 0)
    of = phrase(words, Span(left.first, at)) if at and mention.kind == "money" else ""
    return f"{phrase(words, Span(at + 1, left.last))}{of}" if of.endswith("标准") else ""


def _last_of_list(words: Words, left: Span) -> str:
    """The name that sums up a list, with its verb: 格力电器、长隆、赛纳|等|员工节后返岗率."""
    own = phrase(words, left)
    summed = summed_up(own)
    if summed == own:
        return own
    verb = words.words(left.first, left.first + 1) if words.signs[left.first] in signs_in("ACTION") else ""
    return f"{verb}{summed}"


def summed_up(name: str) -> str:
    """The noun that sums up a list: 各种惠农补贴、公益性岗位等|政策性收入."""
    found = _AND_OTHERS.match(name)
    return name[found.end() :] if found is not None else name


def _share_ofpeople_in(words: Words, left: Span, noun: Span, rest: Span) -> str:
    """A share of those behind the figure: 93%的|下岗职工|进入再就业服务中心; or of what a grant is reckoned by."""
    of_it = words.words(left.last, left.last + 1) == "的"
    named, before_it = phrase(words, noun), phrase(words, verb_before(words, left) if noun else left)
    if before_it.endswith(_OWN_RATE) and not of_it:
        return before_it
    given = next((at + 1 for at in range(rest.first, rest.last - 1) if words.signs[at] in signs_in("GIVING")), 0)
    nameless = not words.signs[noun.first : noun.last].strip(UNKNOWN)
    if given and nameless and words.signs[rest.last - 1] in signs_in("NOUN COUNT_NOUN"):
        return f"{phrase(words, Span(given, rest.last))}比例"  # 按当地最低工资标准的30%|给予|岗位补贴
    if named.endswith(_RATE):
        return "" if named in _RATE else named
    name = f"{before_it}{named}{joined(words, rest)}".removesuffix("的政策")
    return f"{name}比例" if noun or rest else ""
