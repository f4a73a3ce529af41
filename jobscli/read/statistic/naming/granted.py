"""What a policy grants under the grant's own name: 给予一次性创业补贴5000元, 补贴标准不超过2000元.

Around the sum of a grant stand verbs, conditions and those that it is for. Its name is the noun that ends in 补贴, 奖励
or the like: behind the sum, before it behind the verb that gives, or, where both say no more than 补贴, the one that
was told before.
"""

from __future__ import annotations

import re

from jobscli.read.rule import asked_of
from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.naming.choose import named
from jobscli.read.statistic.naming.grant_names import (
    BARE,
    CHINESE,
    GRANT,
    LEAD,
    OTHER_SUMS,
    grant_name,
    kind_of,
    of_another_kind,
    told_before,
)
from jobscli.read.statistic.naming.name_text import tidy
from jobscli.read.statistic.naming.noun_phrase import core_text
from jobscli.read.statistic.view import Unnamed
from jobscli.words.expression import quick
from jobscli.words.lexicon import filled

# Behind the sum, up to the end of what belongs to it: 2000元的一次性创业补贴, 每人1000元的标准给予奖补.
_BEHIND = re.compile(
    filled(
        f"(?:的?标准)?(?:的|{{GIVES}})*(?:不超过[一二三两1-9]年的|、?最[长多][0-9一二三六]{{1,2}}个月的)?(?P<what>{CHINESE}{{0,18}}?(?:{{GRANTED}}|费用|扶持|支持))(?:$|[并和，.])"
    )
)
# Before the sum, behind the verb that gives it: 发放一次性开办补贴2.4万元.
_BEFORE = re.compile(
    filled(
        f"(?:{{GIVES}}|提供)(?P<what>{CHINESE}{{0,18}}?{{GRANTED}})(?:标准|金额)?(?:为|最高|一般|原则上|每[人户家月年])*$"
    )
)
# What a rate is paid as, and then its ceiling in a bracket: 实际支出60%|的办班补贴（最高6000元/人）.
_OF_RATE = re.compile(filled(f"的(?P<what>{CHINESE}{{2,18}}?{{GRANTED}})(?:最高)?"))
_TIERS = re.compile(
    filled(
        f"{OTHER_SUMS}(?:的?(?:标准|额度)，?)?(?:分别)?{{GIVES}}"
        f"(?:[^，。；]{{0,16}}）)?(?P<what>{CHINESE}{{0,20}}?{{GRANTED}})(?![0-9])"
    )
)
_TIER = re.compile("(?:[^的每]*按照?|、|^)([\u4e00-\u9fff]{2,6})")
# What stands before a sum of which no more than 补贴 is said: 按每人, 每吸纳1人补助; not 初中生每年每人补助.
_ONLY_GIVEN = re.compile(
    filled(
        """
        (?: [^，；。@]{0,60} (?:{GIVES}|按照?|再|可|分别) )?
        (?: (?:单|每|同一)[家个户]?(?:企业|项目|单位|机构|基地|园区)(?:年度|累计|总|在[^，。；@0-9内间]{2,8}[内间])* )?
        (?: 每 (?: [人户名家个年月天次] | 岗位?
              | [新多]?(?:招用|吸纳|带动|介绍|留用|培训|安置|增加)[^，。；@0-9一每]{0,4}[1一][人户名家个] )
          | [人年月]均 | 其中 | 的 | 最高 | 最多 ){0,5}
        (?:一次性|相应|适当)? {GRANTED}? (?:最低)? (?P<sum>标准|总额|金额|额度)? (?:一般|原则上|统一)?
        (?: 均?为 | 最高 )? (?: 每[人户名家个年月天次] ){0,3}
        """
    ),
    re.VERBOSE,
)
_ONLY_GIVES = re.compile(quick(filled("的?(?:{GIVES}|按照?|可)+$")))
# A body that is given something: 对|市级四型就业社区|给予一次性奖补.
_BODY = re.compile(
    filled(
        f"(?:[^，；。@]{{0,20}}[，；])?对(?P<whom>{CHINESE}{{2,16}}(?:社区|城市|镇街|乡镇|街道|基地|园区?|车间|平台|中心|工作站|项目|工作室|品牌|院校|学校|驿站|[村县市]))"
        f"(?:一次性)?(?:{{GIVES}})(?P<what>(?:一次性)?{{GRANTED}})(?:资金)?"
    )
)
# What those do that a bare grant is for: 参加省级项目劳务输出培训的，每人按照500元的标准予以|补贴.
_ACTIVITY = re.compile(
    "(?:参加|进行|开展|组织|完成)(?:省级项目|各类|相关|一定)*(?P<what>[\u4e00-\u9fff]{0,14}?(?:培训|鉴定|见习|实训|竞赛|评价))(?=的?，|并)"
)
_ONCE = re.compile(filled("给予(?P<what>一次性{GRANTED})(?:（[^（）]{0,20}）)?，[^，。；]{0,6}$"))
_GRANT_OF_ANY = ("职业培训补贴", "培训补贴", "补贴")
_WHOM = re.compile("([\u4e00-\u9fff]{2,8}?)(?:按照?|可)")  # 学生学徒|按每人每年3000元给予补贴
_PAID_TO = re.compile("[对向给为][^，。；@]{2,14}(?:发放|拨付|支付|兑现)")
_LARGEST = 5_000_000  # more than that is no grant to one
# A list of standards under what they are of: 补贴标准为：初级工1000元、中级工1500元.
_STANDARDS = re.compile(
    f"(?P<what>{CHINESE}{{0,14}}(?:标准|待遇|补贴|补助))(?:(?:分别|依次)?(?:为|是|如下)?：|，其中|[（，])(?:[^，。；：、0-9]{{1,24}}[0-9][0-9.]*万?元(?:/[人户月年])*[、，；])*$"
)
# The step of a scale that a grant is for, in the words between the sum before and its own: 取得初级（五级）证书的，….
_CONDITION = re.compile("(?:^|[。；：、]|[0-9][0-9.]*万?元(?:/[人户月年])*[，、；])(?P<own>[^。；0-9]{2,60})$")
_GRADE = re.compile(
    "(?:[初中高]级(?:工|技师)?|特级技师|首席技师|(?<!高级)(?<!特级)技师|[一二三]等奖|(?:国家|[省市县区])级(?!以上|人|财政|政府|部门|项目|统筹|本级|和|及|、)|博士|硕士|本科)(?:（[一二三四五]级）)?"
)
_BRACKETS = str.maketrans("（）", "()")
_NO_ITEM = re.compile("标准|待遇|补[贴助]|奖励|金额|总额|额度|经费|最[高多低]|[单每]|不超过")
_ITEM = re.compile(f"(?:{CHINESE}|/){{2,24}}")


@asked_of(kind="money", no_head="change gap share completion", granting=True)
def granted(case: Unnamed) -> Naming | None:
    """A sum whose grant is named right behind it, or before it behind the verb that gives it."""
    mention = case.mention
    if mention.quantity.value > _LARGEST and _PAID_TO.search(mention.left) is not None:
        return None  # 向城镇低保户发放生活补贴3554万元: whose it is belongs to the name
    what = ""
    for pattern, text in (
        (_BEHIND.match, mention.right),
        (_BEFORE.search, mention.left),
        (_OF_RATE.fullmatch, mention.left),
    ):
        found = pattern(text)
        what = grant_name(found["what"]) if found is not None else ""
        if what and BARE.fullmatch(what) is None:
            break
    else:
        what = _of_tiers(case)
        if not what:
            return None
    if "一次性" in mention.left and "一次性" not in what:
        what = f"一次性{what}"
    return _named(what, case)


def _of_tiers(case: Unnamed) -> str:
    """What is given at several rates: 20人以下的按每人120元、50人以上的按每人300元的标准给予|职业介绍补贴."""
    found = _TIERS.match(case.view.text, case.mention.quantity.end)
    what = grant_name(found["what"]) if found is not None else ""
    if not what or BARE.fullmatch(what) is not None:
        return ""
    tier = _TIER.fullmatch(case.mention.left)
    named = tier is not None and "每" not in tier[1] and "的" not in tier[1]
    return f"{tier[1]}{what}" if tier is not None and named else what


@asked_of(kind="money", no_head="change gap share completion", granting=True)
def granted_before(case: Unnamed) -> Naming | None:
    """A sum told with no more than 补贴 or 标准, under the grant that was told before it."""
    mention = case.mention
    item = _of_standards(case)
    if item:
        return _named(item, case)
    behind = _BEHIND.match(mention.right)
    said = grant_name(behind["what"]) if behind is not None else ""
    left = _ONLY_GIVEN.fullmatch(mention.left)
    if (left is None and mention.bracket < 0) or not mention.left or BARE.fullmatch(said) is None:
        return None
    grant = _of_bracket(case) if mention.bracket >= 0 else ""
    if grant:
        item = _ONLY_GIVES.sub("", core_text(mention.left))
        return _named(f"{item}{grant}" if item not in grant else grant, case)
    if left is None:
        return None
    body = _BODY.fullmatch(mention.left)
    if body is not None:
        return _named(f"{tidy(body['whom'])}{body['what']}", case)
    return _of_the_told(case, left["sum"] or "", said, behind is not None)


def _of_the_told(case: Unnamed, measure: str, said: str, behind: bool) -> Naming | None:
    """A sum under the grant that was told before it, of which its own words say no more than `measure` or `said`.

    `behind` is whether `said` stands behind the sum.
    """
    mention, view = case.mention, case.view
    far = measure == "标准" or mention.right.removeprefix("的").startswith("标准")
    grant = told_before(view, mention.quantity.start, far=far)
    activity = _ACTIVITY.findall(view.text[: mention.quantity.start].rpartition("；")[2])
    if activity and (not grant or grant in _GRANT_OF_ANY):
        return _named(f"{activity[-1].rpartition('的')[2]}{kind_of(said, mention.left)}", case)
    just = _ONCE.search(view.text, 0, mention.quantity.start) if not grant and not behind else None
    if just is not None:
        return _named(f"{just['what']}{measure}", case)  # 给予一次性奖补，最高不超过100万元
    if not grant or of_another_kind(grant, said):
        once = "一次性" if "一次性" in mention.left + said else ""
        whom = _WHOM.match(mention.left)
        own = f"{whom[1] if whom is not None else ''}{once}{said.removeprefix('一次性')}"
        return _named(own, case) if behind and (once or whom is not None) else None
    each = "人均" if "人均" in mention.left else ""
    named = _named(f"{each}{grant}{measure}", case)
    return named._replace(confidence="low") if named.canonical and not measure else named


def _of_bracket(case: Unnamed) -> str:
    """The grant right before the bracket that a sum stands in: 办班补贴|（最高6000元/人）."""
    view, opened = case.view, case.mention.bracket
    if "，" in view.text[opened : case.mention.quantity.start]:
        return ""
    found = GRANT.search(view.text, max(0, opened - 20), opened)
    if found is None or found.end() != opened:
        bare = view.text[:opened].endswith(("补贴", "补助", "奖励", "资助", "津贴"))
        return told_before(view, opened, far=False) if bare else ""
    what = grant_name(LEAD.split(found["what"])[-1])
    return what if BARE.fullmatch(what) is None else told_before(view, opened, far=False)


def _grade(what: str, case: Unnamed) -> str:
    """The step of a scale that a sum is for, as its own words say it: 取得|初级|证书的，补贴标准1000元."""
    own = _CONDITION.search(case.view.text, 0, case.mention.quantity.start)
    steps = _GRADE.findall(own["own"]) if own is not None else []
    named = {step.partition("（")[0] for step in steps}
    if len(named) != 1 or _GRADE.search(what) is not None:
        return ""
    step: str = steps[0]
    return step.translate(_BRACKETS)


def _of_standards(case: Unnamed) -> str:
    """The item of a list of standards with what they are of."""
    mention, view = case.mention, case.view
    item = core_text(mention.left)
    if _ITEM.fullmatch(item) is None or item not in view.text:
        return ""
    start = view.text.rfind(item, 0, mention.quantity.start)
    found = _STANDARDS.search(view.text[:start])
    if found is None or _NO_ITEM.search(item) is not None:
        return ""
    what = LEAD.split(found["what"])[-1]
    item = _ONLY_GIVES.sub("", item)
    if BARE.fullmatch(what) is not None and _GRADE.fullmatch(item) is not None:
        return f"{item}{kind_of(what, '')}"  # 给予相应补贴，其中初级工每人400元
    return f"{item}{what}" if "：" in found.group() or BARE.fullmatch(what) is None else ""


def _named(what: str, case: Unnamed) -> Naming:
    made = named(what, case.mention)
    return made if made.canonical else Naming.own(f"{_grade(what, case)}{what}")
