"""Figures of a list, told together: each is of its part of the names before the list, or of what was told before."""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.head import head as head_of
from jobscli.read.statistic.model import UNNAMED, Head, Mention, Naming, Relation, Settled, Span
from jobscli.read.statistic.naming.choose import copied, gap_to, metric_at, metric_of_name, named, of_sector
from jobscli.read.statistic.naming.coordination import expand, expand_clauses
from jobscli.read.statistic.naming.ellipsis import narrower
from jobscli.read.statistic.naming.moved import moved_before
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.noun_phrase import core, core_text, names_nothing
from jobscli.read.statistic.view import Unnamed, View
from jobscli.words.lexicon import filled

# What a list of sums is given as, when only the words behind the last of them say so: 3000元、2000元的租房补贴.
_GIVEN = re.compile(filled("(?:标准)?的?(?P<what>[\u4e00-\u9fff]{0,10}{GRANTED})"))
_LEVELS = re.compile("(?:世界|国家|[省市县区])级?(?:、(?:国家|[省市县区])级?){1,3}")
_EACH_GIVEN = re.compile(filled("(?:按照?|对)?(?P<items>[^，。；@]{4,40}?)(?:分别)?(?:{GIVES}|奖励)[^，。；@、]{0,6}"))
_PART = re.compile("(比例|比重)分别[^，、]{0,6}$")
_GIVEN_EACH = re.compile(filled("分别{GIVES}(?P<what>[一-鿿]{0,8}{GRANTED})(?:标准)?$"))
_CLOSED = re.compile("[（(][^（）()]*[）)]")
_ONLY_GIVES = re.compile(filled("(?:[^，。]{0,8}(?:{GIVES}|按)[^，。]{0,6})?"))
_OF_WHOLE = re.compile("占(?P<whole>[^，。；@占]{2,16}?)(?:的?(?:比重|比例|份额))?的?(?:[达为约超]|达到|超过)?$")
_EACH_SHARE = re.compile(
    "[，、]?(?:(?:各自?)?(?:所占|占)(?:比例|比重|比)(?:分别|依次)(?:为|是)?[:：]?|(?:分别|各)约?占到?)"
)
_AGAINST = re.compile("[高低快慢好](?:于|出)(?P<others>全[国省市区县州](?:[、和与及]全[国省市区县州]){1,3})$")
_ARE = re.compile("^.*(?:主要|分别|依次)(?:是|为|来自|从事)")  # 从事行业主要是|建筑业及博彩业
_MANY = re.compile("(?:[较居最]多|[较最]高|为主|占多数|分列前.位|排名前.)$")
_SHARES = ("分别占", "各占", "分别约占", "分别占到")
_ONLY_GROWTH = re.compile("，?(?:同比|比上年)?(?:名义|实际)?(?:增长率|增长速度|增幅|增速)(?:分别|依次)(?:为|是)?")
# Shares of demand or of seekers that a clause before tells of whom: 需求比重分别为, 所占比重分别为.
_OF_DEMAND = re.compile("(?:所占|占|(?P<what>(?:用人)?需求|求职))比重分别(?:为|是|占)?")
_LISTED = re.compile(
    "(?:看，|对|^|[。；，])(?P<items>[^，。；：@]{5,60}?)(?:(?:的需求|(?:仍然?|也|均|都|依然)*(?:是|为|居|比?较))(?P<tail>[^，。；@]{0,40}))?，$"
)
_SAID_OF_ITEMS = re.compile("^(?:.*(?:职业|行业)(?:也|仍)?是|对|对于)")
_DEMAND = re.compile("需求|求职")
_MARKS = (re.compile("、"), re.compile("、|以及"), re.compile("、|以及|[和及与]"))
_MARK = re.compile("[；。：@]")
_LONGEST_CLAUSE = 24
_LONGEST = 60  # characters of the names of a list


@asked_of(listed=True)
def list_member(case: Unnamed) -> Naming | None:
    """A figure of a list: 分别达6.9万元、3.4万元. Its name is its part of the names that stand before the list."""
    mention, head, view = case.mention, case.head, case.view
    members = view.list_of(mention)
    opening = members[0]
    opening_head = head if mention.place == 0 else head_of(view.words, opening)[1]
    told = _share_of_items(mention, view) or _gap_to_each(mention, view)
    if told is not None:
        return told
    span = Span(opening.first, opening_head.cut)
    if names_nothing(view, span) or _ONLY_GROWTH.fullmatch(opening.left) is not None:
        if opening_head.kind == "share":
            shared = _share_of_each(mention, view) or _share_of_told(mention, view)
            if shared is not None:
                return shared
        moved = moved_before(case)
        if moved is not None:
            return moved
        grown = _ONLY_GROWTH.fullmatch(opening.left) is not None
        return (
            _mirror(mention, head, view, opening) if mention.place or grown or head.kind in ("raised", "gap") else None
        )
    subject = tidy_list(view, span)
    given = _given(members, subject, mention)
    if given is not None:
        return given
    names = expand(subject, len(members), alike=len({each.kind for each in members}) == 1) or _of_clauses(
        opening, len(members)
    )
    if names is None:
        return _same(head, view, opening) if mention.place else None
    return _named_apart(mention, head, view, names)


def _gap_to_each(mention: Mention, view: View) -> Naming | None:
    """增长9.1%，分别高于全省、全国|1个和2.2个百分点: how far what was just told is from each."""
    members = view.list_of(mention)
    found = _AGAINST.search(members[0].left)
    others = expand(found["others"], len(members)) if found is not None else None
    before = [each for each in view.settled if each.mention.number < members[0].number]
    if others is None or not before:
        return None
    last = before[-1]
    return gap_to(last.naming.metric, last.mention.number, other=others[mention.place])


def _share_of_told(mention: Mention, view: View) -> Naming | None:
    """大专、大学、高中学历求职者较多，分别占求职总数的…: of those that the clause before lists."""
    members = view.list_of(mention)
    found = _OF_WHOLE.search(members[0].left)
    clause = members[0].told_before.rstrip("，").rpartition("，")[2].rpartition("@")[2]
    names = expand(_MANY.sub("", core_text(_ARE.sub("", clause))), len(members))
    if names is None or (found is None and _EACH_SHARE.fullmatch(members[0].left) is None):
        return None
    own = tidy(names[mention.place])
    name = f"{own}占{tidy(found.group('whole'))}比重" if found is not None else f"{own}占比"
    whom = own if own.endswith(("人", "者", "人员", "人士", "群体", "毕业生", "劳动力")) else None
    return Naming(name, name, False, "level", "medium", whom, Relation("share_of", None))


def _share_of_items(mention: Mention, view: View) -> Naming | None:
    """甲、乙是用人需求的主体，所占比重分别为…: of those that the clause before lists."""
    members = view.list_of(mention)
    found = _OF_DEMAND.fullmatch(members[0].left)
    before = members[0].told_before if found is not None else ""
    clause = _LISTED.search(before)
    if found is None:
        return None
    if clause is None:
        return _share_of_the_same(mention, view, found["what"] or "")
    either = (_SAID_OF_ITEMS.sub("", clause["items"]), clause["tail"] or "")
    listed = (mark.split(items) for items in either if "、" in items or "和" in items for mark in _MARKS)
    names = next((each for each in listed if len(each) == len(members)), None)
    if names is None:
        return None
    what = found["what"] or next(iter(_DEMAND.findall(before)), "")
    name = f"{tidy(names[mention.place])}{what}比重"
    return Naming.own(name, relation=Relation("share_of", None))


def _share_of_the_same(mention: Mention, view: View, what: str) -> Naming | None:
    """需求比重分别为…，求职比重分别为…: of those of the list before."""
    model = model_of(view, mention)
    if model is None or not what or not model.naming.metric.endswith("比重"):
        return None
    name = f"{_DEMAND.sub('', model.naming.metric.removesuffix('比重'))}{what}比重"
    return Naming.own(name, relation=Relation("share_of", None))


def _share_of_each(mention: Mention, view: View) -> Naming | None:
    """第一产业264万人，第二产业203万人，分别占总量的16%、43%: of the figures that were told one by one."""
    left, model = view.list_of(mention)[0].left, model_of(view, mention)
    alone, found = _EACH_SHARE.fullmatch(left), _OF_WHOLE.search(left)
    if (found is None and alone is None) or model is None or model.naming.aspect != "level":
        return None
    whole = "" if alone is not None or found is None else tidy(found.group("whole"))
    name = f"{model.naming.metric}占{whole}比重" if whole else f"{model.naming.metric}占比"
    of = model.mention.number
    whom = model.naming.population
    return Naming(name, name, False, "level", "medium", whom, Relation("share_of", of), of)


def _of_clauses(opening: Mention, count: int) -> list[str] | None:
    """The names of a list that commas part, because some hold 、 themselves: A、B和C业，D业，E业增加值分别增长."""
    if "分别" not in opening.left:
        return None
    clauses = _MARK.split(opening.context)[-1].split("，")
    if len(clauses) < count or any(len(each) > _LONGEST_CLAUSE for each in clauses[-count:]):
        return None
    return expand_clauses(clauses[-count:])


def tidy_list(view: View, span: Span) -> str:
    """The names before a list, without the words at both ends that name nothing."""
    text = view.words.words(*core(view.words, span))
    return text.replace(" ", "")[-_LONGEST:].replace("“", "").replace("”", "")


def _given(members: list[Mention], subject: str, mention: Mention) -> Naming | None:
    """What a list of sums is given as, said behind the last of them: 3000元、2000元的|租房补贴."""
    if mention.kind != "money":
        return None
    given = _GIVEN.match(members[-1].right)
    if given is None or (_ONLY_GIVES.fullmatch(subject) is None and not _items_given(subject, len(members))):
        return None
    what = given.group("what")
    items = _items_given(subject, len(members)) or _levels_before(members)
    if items:
        what = f"{tidy(items[mention.place])}{what}"
    return named(what, mention)


def _levels_before(members: list[Mention]) -> list[str]:
    """The levels that a clause before lists, one a figure: 获得国家级、省级认定的，分别给予|50万元、30万元."""
    if "分别" not in members[0].left:
        return []
    found = [each.group().split("、") for each in _LEVELS.finditer(members[0].context)]
    items = next((each for each in reversed(found) if len(each) == len(members)), [])
    return [each if each.endswith("级") else f"{each}级" for each in items]


def _items_given(subject: str, count: int) -> list[str]:
    """The items of a list that something is given to, one a figure: 按县级、市级、省级|给予企业2万元、5万元、10万元."""
    found = _EACH_GIVEN.fullmatch(_CLOSED.sub("", subject))
    items = found["items"].split("、") if found is not None else []
    return items if len(items) == count and all(items) else []


def _named_apart(mention: Mention, head: Head, view: View, names: list[str]) -> Naming:
    """The figure under its own name of the list."""
    change = head.kind == "change"
    own = tidy(names[mention.place])
    own = of_sector(own, mention, view) or own
    part = _PART.search(view.list_of(mention)[0].left) if mention.kind == "rate" and not change else None
    if part is not None and not own.endswith(part[1]):
        own = f"{own}{part[1]}"  # 住院报销|比例分别稳定在|80%和70%
    given = _GIVEN_EACH.search(view.list_of(mention)[0].left) if mention.kind == "money" else None
    if given is not None and not own.endswith(given["what"]):
        own = f"{own}{given['what']}"  # 对甲、乙分别给予一次性奖补25万元、10万元
    known = metric_of_name(own, mention, change=change) or _of_all(mention, view, names, change)
    if known is None and head.kind != "gap":
        of = narrower(mention, head, view, own)
        if of is not None:
            return Naming(of[0], own, True, head.aspect, "medium", of[1], negative=head.negative)
    if view.list_of(mention)[0].left.endswith(_SHARES) and mention.kind == "rate":
        return Naming(f"{own}占比", own, False, "level", "medium", None, Relation("share_of", None))
    if head.kind == "gap":
        return gap_to(own, None, label=own)
    return Naming(
        known or own, own, known is not None, head.aspect, "high" if known else "medium", negative=head.negative
    )


def _of_all(mention: Mention, view: View, names: list[str], change: bool) -> str | None:
    """The metric of a list whose names alone name none: 个人和小微企业贷款额度最高可达50万元和300万元."""
    if change or any(metric_of_name(own, mention, change=False) for own in names):
        return None
    opening = view.list_of(mention)[0]
    return metric_at(view, opening, head_of(view.words, opening)[1])


def _mirror(mention: Mention, head: Head, view: View, opening: Mention) -> Naming | None:
    """The list behind a named one of the same length: …分别达A、B，增长C、D: each is of its own."""
    if mention.place and view.of_index(opening.number) is None:
        return None
    model = not_a_multiple(view, model_of(view, mention))
    if not mention.place and (model is None or model.naming.metric == UNNAMED):
        return None
    if model is None:
        return _same(head, view, opening)
    if head.kind == "gap" and model.kind == "people":
        return None  # 新增就业33.73万人，失业率2.15%，分别低于全国、全省1.47个和0.1个百分点: both of the rate
    if head.kind == "gap" and model.relation != "gap_to":
        return gap_to(model.naming.metric, model.mention.number)
    of = model.mention.number if head.kind == "change" and model.naming.aspect == "level" else None
    return copied(model.naming)._replace(
        aspect=head.aspect,
        relation=Relation("change_of", of) if of is not None else None,
        confidence="high" if model.naming.confidence == "high" else "medium",
        time_from=of,
        negative=head.negative,
    )


def not_a_multiple(view: View, model: Settled | None) -> Settled | None:
    """What a multiple is of, for it is no name to go on with: 分别为2015年的1.38倍、1.44倍，年均增长6.7%、7.6%."""
    of = model.naming.other("gap_to") if model is not None and model.mention.quantity.unit == "倍" else None
    return model if of is None else view.of_index(of)


def _same(head: Head, view: View, opening: Mention) -> Naming | None:
    """A list under one name."""
    first = view.of_index(opening.number)
    if first is None:
        return None
    named = first.naming._replace(aspect=head.aspect, confidence="medium", negative=head.negative)
    return named._replace(population=None) if "、" in named.label else named  # 男、女性别的求人倍率: each its own


def model_of(view: View, mention: Mention) -> Settled | None:
    """The figure at the same place in the last list of the same length, or among as many levels told one by one.

    Those that were told behind the list are nearer: …分别增长21.7%和26.1%；…7963元，…2102元，分别增长|7.0%和15.9%.
    """
    members = view.list_of(mention)
    opening, size = members[0], len(members)
    before = [each for each in view.settled if each.mention.number < opening.number]
    levels = [each for each in before if each.naming.aspect == "level" and each.head.kind not in ("start", "base")]
    each_told = ("分别" in opening.left or "平均水平的" in opening.left) and len(levels) >= size
    told = levels[-size:] if each_told else []
    one_by_one = all(each.mention.coordination < 0 and each.kind == told[0].kind for each in told)
    for number in sorted({each.mention.coordination for each in before} - {-1}, reverse=True):
        same = [each for each in before if each.mention.coordination == number]
        if len(same) == size:
            nearer = told and one_by_one and told[0].mention.number > same[-1].mention.number
            return told[mention.place] if nearer else same[mention.place]
    alike = told and (told[-1].kind == told[0].kind or mention.kind == "rate")
    return told[mention.place] if alike else None
