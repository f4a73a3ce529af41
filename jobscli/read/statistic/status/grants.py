"""What a policy sets: ceilings, rates and amounts of a grant, and the thresholds that open it."""

from __future__ import annotations

import re

from jobscli.read.statistic.naming.grant_names import OTHER_SUMS
from jobscli.read.statistic.status.benefits import ACHIEVED, BENEFIT, BENEFIT_AT_MOST, BENEFIT_BEHIND
from jobscli.read.statistic.status.case import Case
from jobscli.read.statistic.status.modality import looks_ahead
from jobscli.read.statistic.status.norms import is_reckoned
from jobscli.record import Status
from jobscli.words.expression import quick
from jobscli.words.lexicon import filled
from jobscli.words.reading import cue

_CEILING = re.compile(
    quick(
        "(?:最高|最多)(?:可|不超过|给予|补贴|奖励|补助|支持|限额|贷款额度|额度|达到?(?=[^，。；@]{0,10}的$))"
        "|(?<![数率酬])(?<!工资)(?<!收入)(?:最高|最多)$|(?<!审批)(?:贷款|个人|企业|最高)[^，。；#]{0,6}(?<!限)额度[^，。；#]{0,12}$"
    )
)
_EACH = re.compile(quick("(?<!平均)每[人户名](?:每[年月天])?$|按照?[人户]均$"))
# What a policy has done itself (全年开发岗位3000个), and what it grants to others.
_WORK = re.compile("全年|(?<![0-9])年内|开展|开发|新增|培训|招录|招聘|建设|安排")
_GRANT = re.compile("给予|补贴|补助(?!资金)|奖|返还|标准|额度|资助|扶持")
# Of a sentence that grants something; its bounds, rates and thresholds are the grant's.
_GRANTING = re.compile(
    "给予|补贴|补助(?!资金)|奖励|奖补|返还|贷款额度|资助|免征|免除|可申请|可享受|可按|贴息|费率|裁员率不|再补[0-9]|以上的[^，。；0-9]{0,8}(?:企业|单位|人员)发放[0-9]|按[^。；，]{2,20}的[0-9.]+%(?:预存|补存|缴存|存储)"
)
# A line of a list of standards grants something by its unit alone: （3）中级工1500元/人；.
_OF_A_LIST = re.compile("(?:（[0-9]{1,2}）|[0-9]{1,2}[.、])?[一-鿿（）]{2,14}[0-9]{2,5} ?元/人[；。]?$")
_MOST = ("不超过", "最高", "最多", "至多", "不高于", "上限", "上限为", "最高可达")
_UNDER = re.compile(
    "的(?!再?就业|创业|脱贫|增收)(?:$|[^，。；0-9]{0,14}$|[^，。；]{0,8}(?:企业|单位|人员|家庭|省份|机构|给予|按|可|每))|[^，。；]{0,8}免除"
)
_PER_HEAD = re.compile(
    "每新?(?:招用|增加|介绍|留用|吸纳|带动|培训|安置|[人户家名个])[^，。；@]{0,14}@?[^，。；@]{0,14}$"
)
_RATED = re.compile("(?:返还|给予|预存|补存|缴存|存储|缴纳|补贴|发放|的标准|的单位缴费)")
_RATE = re.compile("(?:费率|缴费比例|返还比例|标准)[^。；#]{0,24}$")
_PAID = re.compile(
    "(?:发放|拨付|支出|兑现|返还|惠及|减免)了|已(?!就业|参|满|缴|经营|正常|连续)"
    "|(?:累计|共|全年|当年)(?:共|累计)?(?:已)?(?:发放|拨付|支出|兑现|返还|为|向|惠及|减免|补贴|奖励|支持|扶持)"
)
# Sums at whose rate something is given: 优秀30万元、良好20万元|的标准，给予绩效奖补.
_STANDARD_OF = re.compile(filled(f"{OTHER_SUMS}的?(?:标准|额度)，?(?:分别)?{{GIVES}}"))
# Those whom a grant is for, by how many people they took on: 吸纳了5名以上|贫困劳动力就业的企业.
_FOR = re.compile(
    "[^，。；@]{1,14}的[^，。；@]{0,6}(?:企业|单位|机构|工商户|合作社|车间|基地)[^。；]{0,12}(?:给予|补[贴助]|奖[励补])"
)
# What a threshold opens, behind it: 带动5人以上就业，贷款额度提高至最高60万元.
_OPENED = re.compile("[^。；]{0,40}?，[^。；]{0,24}?(?:给予|补[贴助]|奖[励补]|额度|可(?:申请|享受|按))")
_LARGEST = 5_000_000  # more than that is no grant to one
_FEW = 50
_ASIDE = 12  # the most words before a figure of a bracket that goes on with the limit before it
_LARGE = 50_000_000  # more than that nobody is granted: 按规定收缴农民工工资保证金1.73亿元
_MANY = 10_000  # so many people are no threshold for one
# What people earn is no grant: 每人每天|100元工资, 每人每年工资收入|2万余元.
_EARNED = re.compile("(?<!岗位)工资|收入(?!低)|报酬")
_MEANT = re.compile("最低|标准|不低于|加班|补|按")
_CEILING_NAME = re.compile("限额(?!以[上下])|上限|不超过|额度")
# Those whom a policy is for, behind the threshold that they meet: 50%以下（含50%）的见习单位.
_MET_BY = re.compile(
    "(?:（含[^（）]{0,8}）)?的(?:[^，。；@]{0,10}(?:企业|单位|人员|家庭|机构|毕业生|职工|工商户|人|户|劳动力)|，(?:按|给予|可|一次性|每))"
)
_GIVES = re.compile("(?:给予|补贴|奖补|奖励|补助|资助|提高到|增加|发放|享受|获得?|再补)[^，。；@]{0,6}$")
# A sum of a list of grants, behind another: 博士每人每月5000元，硕士2500元.
_MEMBER = re.compile("[，；、]?(?:其中)?(?:对|给予)?[一-鿿A-Za-z]{1,14}")
_NO_MEMBER = re.compile("[发拨支兑落完]|共|累计|全年|惠及|已|全[省市区县国]|总|超|资金|投入|达|增长|同比")
_RANGE = 100  # how many times as much as another of its list one may be
# A sum of a grant that is told by cases: 给予一次性交通补助，省外500元.
_BY_CASE = re.compile(filled("给予[^，。；@]{2,16}{GRANTED}，[一-鿿]{2,8}$"))
_CONDITION = re.compile(
    "的，|的[^，。；]{2,6}，(?:给予|发放|享受)|以上的[^，。；0-9]{0,8}(?:企业|单位|人员)发放$|的(?:给予|发放|奖励|补[贴助])|的分别|每(?:多|招|新|介绍|吸|带|培|孵|成)|对[^，。；]{2,30}(?:，|给予)|凡|符合|可|分别(?:给予|享受|奖励|补[贴助]|资助)"
)
_LEVY = re.compile("(?:费率|缴费|保险费)[^，。；]{0,10}(?:下调|降低|下降|减)")


_RAISABLE = re.compile("可[以再]?(?:提高|放宽|上浮|增加)")
_COMPARED = re.compile("同比|环比")


def grants(text: str) -> bool:
    """Whether a sentence tells what a policy grants."""
    return _GRANTING.search(text) is not None or _OF_A_LIST.match(text) is not None


def is_ceiling(case: Case) -> bool:
    """Whether the words at a figure make it a ceiling or an amount for each."""
    mention = case.mention
    if mention.quantity.word in ("最高", "最多", "至多") and mention.kind == "money":
        return True
    if mention.left.rstrip("为") == "一般" and case.naming.metric == "创业担保贷款":
        return True  # 贷款额度，一般为30万元
    most = mention.kind in ("money", "rate", "count", "share") and _CEILING.search(mention.clause) is not None
    if "递增" in mention.left or "递减" in mention.left:
        return False  # 小额担保贷款发放增长额度年均递增74.2%
    return most or (_EACH.search(mention.left) is not None and case.head.kind != "raised" and not _is_earned(case))


def _is_earned(case: Case) -> bool:
    """Whether a sum is what people earn, in words that set no standard."""
    mention = case.mention
    near = f"{mention.left}#{mention.right[:4]}"
    return mention.kind == "money" and _EARNED.search(near) is not None and _MEANT.search(near) is None


def of_grant(case: Case) -> bool:
    """Whether a figure of a granting sentence is the grant's: 最高不超过3万元, 3人以上的，…, 每介绍1人补贴400元."""
    mention, quantity = case.mention, case.mention.quantity
    if _PAID.search(case.near) or "余额" in mention.left:
        return False
    if case.naming.aspect == "change":
        return _LEVY.search(mention.clause) is not None
    if quantity.per:
        return True
    if quantity.word in _MOST and quantity.kind in ("money", "rate", "share"):
        return True
    if (case.amount.bound in ("at_least", "at_most", "between") and _UNDER.match(mention.right)) or _opens(case):
        return True
    if quantity.kind == "money" and (_PER_HEAD.search(mention.clause) or _given(case)):
        return True
    if quantity.kind == "people" and case.amount.bound == "at_least" and case.amount.value <= _FEW:
        if _FOR.match(case.view.text, quantity.end) is not None:
            return True
        return _OPENED.match(case.view.text, quantity.end) is not None
    return quantity.kind == "rate" and (_RATE.search(case.near) is not None or _RATED.match(mention.right) is not None)


def is_member(case: Case) -> bool:
    """Whether a sum goes on with a list of grants: 博士每人每月5000元，硕士2500元，本科1000元."""
    last, mention = case.last, case.mention
    if last is None or last.mention.kind != mention.kind or mention.kind != "money" or case.naming.aspect == "change":
        return False
    if case.head.kind != "level" or case.amount.value > _LARGEST or _MEMBER.fullmatch(mention.left) is None:
        return False
    if _NO_MEMBER.search(mention.left) is not None:
        return False
    return last.amount.value <= case.amount.value * _RANGE and case.amount.value <= last.amount.value * _RANGE


def _given(case: Case) -> bool:
    """Whether a sum is what someone is given on a condition: 到社区就业的，一次性补贴3000元."""
    if case.amount.value > _LARGEST:
        return False
    if _STANDARD_OF.match(case.view.text, case.mention.quantity.end) is not None:
        return True
    if _BY_CASE.search(case.near) is not None:
        return True
    return _GIVES.search(case.mention.left) is not None and _CONDITION.search(case.near) is not None


def limits(case: Case) -> bool:
    """Whether a sentence of a report or a feature tells what a policy grants: 最高可申请…, 对…的，给予…补贴."""
    mention, clause = case.mention, case.mention.clause
    raised = case.head.kind == "raised" and _RAISABLE.search(clause) is None
    if mention.kind not in ("money", "rate", "count") or raised or case.head.kind in ("start", "base"):
        return False
    if case.naming.aspect == "change" or (mention.kind == "money" and (_is_large(case) or _is_earned(case))):
        return False
    if cue("status", "limit").search(f"{clause}#{mention.right}") is None:
        return False
    return not cue("status", "achieved_verbs").search(case.near) and "完成" not in clause


def _is_large(case: Case) -> bool:
    """Whether a sum is too large to be granted to one, and no ceiling of a whole: 新增债务限额28480亿元."""
    if case.amount.value <= _LARGE or case.amount.bound not in ("exact", "at_least") or case.mention.quantity.per:
        return False
    return _CEILING_NAME.search(case.mention.clause) is None


def is_for_one(case: Case) -> bool:
    """Whether so few or so little is asked that it is of one firm or person: 核心成员不少于3人, 每人不低于500元."""
    if case.mention.kind == "money":
        return case.amount.value <= BENEFIT_AT_MOST
    return case.mention.kind not in ("rate", "share") and case.amount.value <= _FEW


def in_its_bracket(case: Case) -> bool:
    """Whether a figure stands in the bracket that a limit opened: 总数30%（100人以上为15%）以上."""
    last = case.last
    if last is None or case.mention.bracket < 0 or case.amount.value > _LARGEST:
        return False
    between = case.view.between(last, case.mention)
    within = "（" in between[:6] or last.mention.bracket == case.mention.bracket
    return within and "）" not in between and len(between) <= _ASIDE and _PAID.search(between) is None


def _opens(case: Case) -> bool:
    """Whether a figure is a threshold that those meet whom a policy is for."""
    if case.amount.bound not in ("at_least", "at_most"):
        return False
    return _MET_BY.match(case.view.text, case.mention.quantity.end) is not None


def _counted_too(case: Case) -> bool:
    """Whether people are told behind others that were counted: 有就业需求18706人，其中：县外就业9540人、….."""
    last = case.last
    return last is not None and last.status == "achieved" and case.mention.kind == last.mention.kind == "people"


def of_policy(case: Case) -> Status | None:
    """In a document of limits a figure is one unless the sentence tells a result or an aim, or it is too large."""
    clause, right = case.mention.clause, case.mention.right
    standard = case.mention.kind == "money" and right.removeprefix("的").startswith("标准")
    if standard or cue("status", "limit").search(f"{clause}#{right}") or is_reckoned(case) or _opens(case):
        return "limit"
    if ACHIEVED.search(case.near) or _COMPARED.search(case.view.text) or _counted_too(case):
        return "achieved"
    sum_of_one = case.mention.kind == "money" and case.amount.value <= BENEFIT_AT_MOST
    if sum_of_one and (BENEFIT_BEHIND.match(right) or BENEFIT.search(case.mention.left)):
        return "limit"
    if cue("status", "forecast").search(case.near.rpartition("；")[2]):
        return "forecast"
    if looks_ahead(case.near, case.view.clock):
        return "target"
    if case.mention.kind == "money":
        return None if _is_large(case) else "limit"
    if _WORK.search(clause) is not None and _GRANT.search(clause) is None:
        return "target"
    many = case.mention.kind == "people" and case.amount.value >= _MANY  # 此项制度涉及280余万名老年人
    return None if many else "limit"
