"""What a rule in force sets outside a list of policies: rates of contributions, standards, sizes, shares to be kept."""

from __future__ import annotations

import re

from jobscli.read.statistic.model import Mention
from jobscli.read.statistic.naming.threshold import OF_STANDARD
from jobscli.read.statistic.status.case import Case
from jobscli.words.lexicon import filled
from jobscli.words.reading import cue

# How a rule says by what something is paid or reckoned: 按照不低于日工资的300%支付, 按工资总额的8%提取.
_BY = re.compile("(?:按照?|以)(?!期|时|规定)[^，。；：（）@]{0,32}$")
_RECKONED = re.compile(
    """
    (?:以上|以下|以内)? 的(?:比例|标准|费率|税率)(?!压[减缩]|下降|增长|减少|递[增减]|提高)
  | (?:以上|以下|以内)? (?:的)? (?:比例|标准|费率|税率)? (?:一次性|另行|按月|逐月|分别|直接|予以|足额)?
    (?:为(?:缴费|计发|计算)?基数|支付|缴纳|缴费|缴存|预存|补存|存储|计发|计提|计征|发放|返还|给予|补[贴助]|提取|征收|报销|减免|免除|奖励|贴息|拨付|预发|退还)
    """,
    re.VERBOSE,
)
# What a benefit is of something else: 伤残津贴为本人工资的90%, 供养标准不低于低保标准的1.3倍.
_PART_OF = re.compile(
    "(?:补贴|津贴|保险金|养老金|补助|待遇|生活费|标准|(?:出资|承担|负担|缴费|补助)部分)(?:[为是按]|不[低高]于)[^，。；：（）@]{2,20}的$"
)
# A share of the staff that a firm must have taken on, in a sentence that says what for: 达到现有在职职工总数30%.
_OF_STAFF = re.compile("(?:达到?|超过|占)[^，。；：@]{0,12}(?:职工|员工|从业人员)(?:总人?数|人数|总量)?的?$")
_TERMS = re.compile("并与其|签订|符合[^，。；]{0,8}条件")
# What is added to a rate of interest by leave: 可在贷款基准利率基础上，上浮3个百分点.
_MAY_FLOAT = re.compile("可[^。；]{0,40}[上下]浮$")
# What each of several bears, and how far something may go: 由两级财政各负担一半, 存款余额的5倍范围内.
_BORNE = re.compile("(?:各|分别|按比例)?(?:负担|承担|分担)(?:(?:筹资|缴费|补贴|费用|资金)?总?额的)?$")
_WITHIN = re.compile("的?(?:范围|幅度|限额)(?:之|以)?内")
# What may be taken out of a fund: 允许地方拿出4%的失业保险基金结余.
_MAY_TAKE = re.compile("(?:允许|可)[^，。；：@]{0,12}(?:拿出|提取|列支)$")
_BEHIND = re.compile("的(?:财政|政府|[省市县区]级)?(?:贴息|补[贴助])")
# What is returned or paid for someone: 财政贴息50%.
_PAID_FOR = re.compile("(?:贴息|免除|减免|返还)$")
# What a rule reckons with: 月工资收入的70%确定.
_OF_PAY = re.compile("(?:工资|基数|标准|费|收入|额|薪)[^，。；：（）@]{0,8}$")
_REST = re.compile("(?:计算|确定|核定|执行)")
# What a rule asks for: 比例一般不低于30%, 不得低于职工总数的1.5%.
_ASKED = re.compile(
    """
    (?: (?:比例|比率|占比|比重|率|额度|数量|人数|时间) (?:一般|原则上|应当?|须|必须) (?:不[得能]?)?
      | (?:一般|原则上|应当?|须|必须) [^，。；：（）@]{0,16} 不[得能]? [低少高超多][于过]
      | 不得 (?:低于|少于|高于|超过|多于) )
    [^，。；：（）@]{0,24} $
    """,
    re.VERBOSE,
)
# A share that a rule provides: 返还标准提高到…缴费总额的60%, 按规定…60%以上用于一线职工.
_PROVIDED = re.compile("(?:返还|补[贴助]|缴费|贴息|计发|减免)(?:标准|比例)[^，。；：@]{0,36}$")
_LEAST = ("不低于", "不高于", "不少于", "不超过", "不得低于", "不得超过", "不得高于")
_COVERED = re.compile("(?:报销|支付|补偿|补助|抵扣|分成|提取|留用|返还)(?:比例|率)$")
_USED_FOR = re.compile("以上(?:资金|经费)?(?:应|要|须)?用于|用于")
_MUST = re.compile("应当?|须|必须|要按|按规定|不得")
# What each grade of a certificate is granted: 按证书等级发放：初级工700元. A sum paid out to many is no such grant.
_BY_GRADE = re.compile(filled("按[^，。；：]{0,6}(?:等级|级别|档次)[^，。；：]{0,12}(?:发放|给予|{GRANTED})"))
_OF_ONE = 100_000  # yuan

# The names of rates by which a grant is reckoned: 补助金额占贷款实际发放金额比例.
_OF_A_GRANT = re.compile(
    "(?:补[贴助]|补助金|奖补|奖励|津贴|贴息|标准|待遇|额度|金额)占[^，。]{2,40}比例$|承担(?:补偿|补[贴助])?比例$"
)
# What sets the minimum wage by classes of places, and tells of no year: 各档次分别为1320元、1260元.
_SETS = re.compile("(?:[一二三四]类|第?[一二三四]档|档次|类区|级区|[ABCD]类)[^。；]{0,60}$")
# What a standard comes to on the average of places is told, not set: 平均保障标准177元.
_MEAN = re.compile("平均[^，。；@]{0,8}标准")
# The names that a size of a firm has as a threshold.
_SIZES = ("企业职工人数", "单位职工人数", "机构职工人数", "工商户职工人数")


def sets_a_norm(case: Case) -> bool:
    """Whether a rule in force sets the figure, in a text that gives no account."""
    mention = case.mention
    planned = case.part.status in ("target", "budget")
    if case.naming.aspect == "change":
        return _sets_a_change(case, planned)
    if planned and case.head.kind in ("raised", "reached", "level", "held") and is_standard(case):
        return False  # what a standard is to become
    size = mention.kind == "people" and case.naming.metric.endswith(_SIZES) and "参保" not in case.naming.metric
    if size or is_reckoned(case):
        return True
    if mention.kind in ("money", "rate", "share") and is_standard(case):
        return True
    if mention.kind == "money" and mention.quantity.value < _OF_ONE and _BY_GRADE.search(case.lead) is not None:
        return True
    if not planned and _OF_A_GRANT.search(case.naming.metric) is not None:
        return True
    return mention.kind in ("rate", "share", "times") and (_is_part(mention) or _sets_a_rate(case))


def _sets_a_change(case: Case, planned: bool) -> bool:
    """Whether a rule sets by how much something rises or may go up: 增加比例, 可上浮3个百分点."""
    if _MAY_FLOAT.search(case.near) is not None:
        return True
    if case.mention.kind == "rate" and case.naming.metric.endswith("增加比例"):
        return True
    return case.mention.kind == "money" and not planned and is_standard(case)


def _is_part(mention: Mention) -> bool:
    """Whether a figure says what part of something a benefit is, what each bears, or how far something may go."""
    clause, right = mention.clause, mention.right
    return bool(_PART_OF.search(clause) or _WITHIN.match(right) or _BORNE.search(clause))


def _sets_a_rate(case: Case) -> bool:
    """Whether the words around a percentage are those of a rule."""
    mention = case.mention
    clause, right = mention.clause, mention.right
    if mention.kind not in ("rate", "share"):
        return False
    if OF_STANDARD.search(clause) or _BEHIND.match(right) or _MAY_TAKE.search(clause):
        return True
    if _OF_STAFF.search(clause) is not None and _TERMS.search(case.view.text) is not None:
        return True
    if _ASKED.search(clause) or _PROVIDED.search(clause) or _PAID_FOR.search(clause):
        return True
    if mention.quantity.word in _LEAST and _COVERED.search(clause) is not None:
        return True
    if case.amount.bound == "at_least" and _USED_FOR.match(right) is not None:
        return _MUST.search(case.lead) is not None
    if not right.startswith("予以") and _BY.search(clause) is None:
        return False
    return _RECKONED.match(right) is not None or (_REST.match(right) is not None and _OF_PAY.search(clause) is not None)


def is_standard(case: Case) -> bool:
    """Whether the name of a figure is that of a standard, a base or a rate that a rule sets.

    One that the vocabulary has, such as the minimum wage, is an indicator too: only a plan makes a limit of what it is.
    """
    if case.naming.canonical and case.part.status not in ("target", "budget"):
        return case.naming.metric.endswith("最低工资标准") and _SETS.search(case.lead) is not None
    if _MEAN.search(case.mention.left) is not None:
        return False
    return cue("status", "standard").search(case.naming.metric) is not None


def is_reckoned(case: Case) -> bool:
    """Whether a formula gives the figure: 4801元/人月×60%=2880.6元."""
    start = case.mention.quantity.start
    return case.view.text[start - 1 : start] in ("=", "＝")
