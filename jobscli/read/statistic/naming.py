"""What a figure measures: the canonical metric where the vocabulary has it, else the words that the text gives it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from jobscli.read.statistic.figure import Figure
from jobscli.read.statistic.strip import stripped
from jobscli.words import metrics, regions
from jobscli.words.reading import any_of, loose_names, namings, places, units

# Without one of these words a clause names no metric of the vocabulary.
FIELD = re.compile(
    "就业|失业|创业|毕业生|劳动|农民工|务工|岗位|招聘|培训|见习|稳岗|社保|保险|参保|工资|收入|贷款|贴息|求人|求职|减负|车间|孵化"
    "|基地|驿站|工厂|以工代赈|农牧民|返还|补贴|补助|政策|业务|跑|标准|监测|调研|讲座|参赛|项目|乡村|进驻|入驻|金币|基金|清零|去向|落实率|转移|医保"
)
_CLASS = {"people": "people", "money": "money", "rate": "rate", "count": "count", "ratio": "ratio"}
# Words before a name that belong to time, region or the telling.
_LEAD = re.compile(
    "^(?:[、，；：—\\-“”·]|“?十[一二三四五六七八九]五”?(?:时期|期间|以来|末)|其中|同时|另外|此外|目前|当前|现有|现已|累计|合计|共计|共(?!同|有产|享|建|青|性)|总共|全年|当年|年[末底]前|年末|年底|年均|每年|已|又|还(?!款|贷|本)|再(?!就业|生|造|制造|贷款|融资)|并(?!购|网)|将|预计|力争"
    "|确保|今年|去年度?|上年度?|上半年|下半年|全省|全市|全县|全区|全国|我省|我市|我县|我区|我国|城市(?!更新|群|副|圈|道路|居民|轨道|建成区|公立)|和(?!田|谐|平|睦|县|龙)|及|与|以及|使(?!用)|让|令|为(?!民|农)|对(?!接|外|口|象|标|台|俄|韩)|的|是|了|我们|[一二三四五六七八九十]{1,3}、|"
    "[0-9]{1,2}[.．、](?![0-9])|（[一二三四五六七八九十0-9]{1,3}）|[一二三四五六七八九十]是"
    "|20[0-4][0-9]年?[—~至到-]{1,2}20[0-4][0-9]年|20[0-4][0-9]年[末底]?|[一二三四]季度末?|第[一二三四]季度末?|前三季度|截至[^，。]{0,8}[底末]|[0-9]{1,2}月(?:份)?[底末]?|"
    "[0-9]{1,2}月?[—至到-][0-9]{1,2}月(?:份)?|首次|分别|(?<!人)均|(?:过去|近|这|最近)?[三四五两二十2-9]年(?:来|间|(?=[，、]|累计|共|合计|总共|$))|上年度|本年度|年度|过去五年|一年来"
    "|通过|按照?(?!揭)|实际(?!使用|利用|到)|实现|达到?(?!成)|总体|平均(?!工资|寿命|水平)|有效(?!期|投资|发明|需求)|成功|全面|圆满|全力|着力|持续|深入|积极|大力)++"
)
_TRAIL = re.compile(
    "(?:分别|从无|(?<![人月户年])均|各|共|共计|合计|累计|总计|达到?|实现|突破|超过?|为|是|有|至|到|约|近|在|保持在?|稳定在|控制在|维持在|扩大到|提高到|增加到|累计达到?|总数达?|"
    "数量达?|已|已达|将|要|年均|每年|全年|平均|首次|预计|可|可达|(?<![产效职功性])能|能够|不|不再|最高|最多|最低|：|、|，|“|”|的|了|由|从|自|再|又|已经|(?<!零售)(?<!口)总额|以上|仅|只|每人|每月|按|再次|"
    "达标|连续[0-9一二三四五六七八九十]+(?:年|个月|个季度)|接连|双双|超|就|这|每人每年|每人每月|安排|力争|争取|确保)$"
)
_VERB_TAIL = re.compile(
    "(?:发放|享受|领取|享受到|获得|纳入|参加|实现|得到|提供|开展|组织|完成|建成|建设|给予|补助|补贴|奖励|支持|帮助|帮扶|惠及|覆盖|安置|吸纳|落实|签订|达成|走出|受益|同比|增长|下降|超(?![低高大级])|"
    "达(?!标)|赴|为(?!民)|对(?![象口外接])|(?<![纵横方定])向|被|用于|成为|列入|进入|入选|通过|获批|已|全部|较(?!大)|(?<!占)比(?!例|重|率|值|赛|武)|占|[及和与]$)"
)
_LINK_TAIL = re.compile("(?:[及和与、]|以及)$")
_POPULATION = re.compile(
    "^(?:的)?(?!取得|参加|享受|领取|实现|获得|纳入|通过)(?P<who>[^，。；、@#]{0,24}?(?:毕业生|劳动力|劳动者|农民工|人员|大学生|青年|群众|残疾人|学生|职工|人口|家庭|企业|老年人|退役军人|农户|对象|妇女|居民))"
)
_INCOME = re.compile(
    "脱贫(?:地区|县)?(?:农村居民|农民)|脱贫人口|(?:城镇|农村)(?:常住)?居民|全体(?:常住)?居民|农牧民|农民|职工|城镇|农村"
)
# Of whom an income is, where no resident is named: 残疾人家庭人均可支配收入, 低收入组.
# What stands before 全年 or 年末 is a heading that lost its line break.
_MIDST = re.compile("^.{0,40}(?:全年|年末)(?=[\u4e00-\u9fff]{3})(?!度|目标|任务|计划)")
_BOTH = re.compile("城镇(?:常住)?居民(?:人均可支配收入)?[和与、]农(?:村(?:常住)?居民|民)")
_GROUP = re.compile("(?:[^，、的在]{0,8}?)(?:人|者|户|组|群众|家庭|人口|人员|对象|渔民|牧民|劳动力)$")
_BRACKETS = re.compile("（[^（）]{0,40}）")
_AREA = re.compile("(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?")


@cache
def _aliases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Every name and alias of three characters and more; one that two metrics share names neither."""
    known: dict[str, str] = {}
    shared: set[str] = set()
    for metric in metrics().values():
        for name in (metric.name, *metric.aliases):
            if len(name) < 4 or name in loose_names() or known.get(name, metric.name) != metric.name:
                shared.add(name)
            known.setdefault(name, metric.name)
    for name in shared - set(metrics()):
        known.pop(name, None)
    return re.compile(any_of(known)), known


def unit_class(unit: str | None) -> str:
    """The class of a canonical metric's unit."""
    if unit is None:
        return "ratio"
    return units().printed.get(unit, (unit, "count"))[1]


def canonical(figure: Figure, clause: str, change: bool) -> str | None:
    """The metric of the vocabulary that `clause` (# for the figure) names, with a unit that fits."""
    if FIELD.search(clause) is None:
        return None
    kind = _CLASS.get(figure.quantity.kind, "count")
    # A change in percent may be of any metric, one in points only of a rate.
    kinds = (kind, "people", "money", "count") if change and figure.quantity.unit != "百分点" else (kind,)
    if figure.before and figure.chained and "#" in clause:  # 帮助@失业人员再就业、#困难人员实现就业: its own noun
        own = canonical_behind(figure, clause[clause.index("#") :], kind)
        if own is not None:
            return own
    for each in dict.fromkeys(kinds):
        words = clause if each == kind or "#" not in clause else clause[: clause.index("#") + 1]
        for metric, way in namings(each):
            if way.search(words) and (each != kind or _fits(metric, figure.quantity.unit)):
                return metric
    return _by_alias(figure, clause, kind, change and figure.quantity.unit != "百分点")


def canonical_behind(figure: Figure, words: str, kind: str) -> str | None:
    """The metric that the noun right behind a figure names."""
    fitting = (metric for metric, way in namings(kind) if way.match(words) and _fits(metric, figure.quantity.unit))
    return next(fitting, None)


# Counts that a text may give for one another; any other classifier counts something else (100个职业 no 招聘会).
_ALIKE = ({"家", "户", "个", "所", "处"}, {"场", "次", "场次"}, {"项", "件", "条", "个"})


def _fits(name: str, unit: str | None) -> bool:
    metric = metrics()[name]
    if unit is None or metric.unit is None or unit_class(unit) != "count":
        return True
    return unit == metric.unit or any(unit in group and metric.unit in group for group in _ALIKE)


def _by_alias(figure: Figure, clause: str, kind: str, change: bool) -> str | None:
    expression, known = _aliases()
    at = clause.find("#")
    best: str | None = None
    # A name may follow its figure (9亿元稳岗补贴), but for a rate, and a sum only without a word between.
    reach = {"rate": 0, "ratio": 0, "money": 1}.get(kind, 4)
    for found in expression.finditer(clause):
        metric = metrics()[known[found.group()]]
        if not change and (unit_class(metric.unit) != kind or not _fits(metric.name, figure.quantity.unit)):
            continue
        if found.end() <= at and at - found.end() <= 12 and "@" not in clause[found.end() : at]:
            best = metric.name  # the last name before the figure is the closest
        elif best is None and 0 < found.start() - at <= reach and "、" not in clause[at : found.start()]:
            return metric.name
    return best


def free_name(figure: Figure, subject: str) -> str:
    """The words by which the text names a figure that the vocabulary has no metric for; "" where it gives none."""
    if figure.before:
        noun = counted(figure.right)
        verb = bare(subject)
        rest = bare(figure.right.removeprefix("的")[len(noun) :])
        if len(verb) < 2 and 2 <= len(rest) <= 16:  # 为20.8万名劳动者追发工资: of the workers who got it
            return f"{rest}的{noun}"
        name = f"{_last(verb)}{noun}"
        return name or bare(subject)
    return bare(subject)


def _last(verb: str) -> str:
    """The last dozen characters before a figure's noun, from the mark that opens a name on."""
    if len(verb) <= 12:
        return verb
    opens = verb.rfind("“", max(0, len(verb) - 30), len(verb) - 12)
    return verb[opens:] if opens >= 0 and verb.find("”", opens) >= len(verb) - 12 else verb[-12:]


@lru_cache(maxsize=4096)
def bare(words: str, limit: int = 30) -> str:
    """`words` without time, region and link words around the name, and no more than the last `limit` of them."""
    words = _BRACKETS.sub("", words[-90:])[-2 * limit :]
    previous = None
    while previous != words:
        previous = words
        words = stripped(_LEAD.sub("", words), _TRAIL)
        named = _region_at(words)
        words = words[named:]
    told = _MIDST.search(words)
    if told is not None:
        words = words[told.end() :]
    words = words[-limit:].strip("（）() ")
    words = _closed(_closed(words, "“", "”"), "《", "》")
    return unicodedata.normalize("NFKC", words)


def _closed(words: str, opening: str, closing: str) -> str:
    """`words` with the marks that open and close a name in pairs; without them where that cannot be."""
    if opening not in words and closing not in words:
        return words
    if 0 <= words.find(closing) < words.find(opening) % 1000:
        words = opening + words
    if words.rfind(opening) > words.rfind(closing):
        words += closing
    if words.count(opening) == words.count(closing):
        return words
    return words.replace(opening, "").replace(closing, "")


def _region_at(words: str) -> int:
    """The length of the region's or city's name that `words` open with, where something is left behind it."""
    named = _regions().match(words)
    if named is not None and _OF_A_NAME.match(words, named.end()) is not None:
        return 0  # 重庆大学, 江苏银行
    if named is not None:
        area = _AREA.match(words, named.end())
        end = area.end() if area else named.end()
        return end if end < len(words) else 0
    city = places().match(words)
    return city.end() if city is not None and city.end() < len(words) - 1 else 0


_OF_A_NAME = re.compile("大学|学院|银行|路|日报|港(?!口)|电网|高速|职业技术|师范|理工")


@cache
def _regions() -> re.Pattern[str]:
    return re.compile(any_of(regions()))


def counted(right: str) -> str:
    """The noun right behind a figure: up to the verb that goes on, or a dozen characters."""
    right = right.removeprefix("的")
    stop = _VERB_TAIL.search(right, 2)
    noun = _LINK_TAIL.sub("", _quoted(right, right[: stop.start() if stop else 16][:24]))
    return noun[: noun.index("的")] if "的" in noun[3:] and "的" not in noun[:3] else noun


def _quoted(right: str, noun: str) -> str:
    """`noun`, the beginning of `right`, with the whole of a name in quotation marks that it cuts."""
    if noun.count("“") == noun.count("”"):
        return noun
    close = right.find("”", len(noun))
    return right[: close + 1] if 0 <= close < 40 else noun[: noun.rfind("“")]


def population(figure: Figure, metric: str, name: str) -> str | None:
    """Whom a figure covers, when the words say so and the metric's name does not say it already."""
    if metric == "求人倍率":
        return _of_ratio(name)
    if metric == "居民人均可支配收入":
        return _of_income(name)
    if metric in ("高校毕业生就业率", "高校毕业生去向落实率"):
        return _of_graduates(name) or _of_graduates(figure.wide[: figure.wide.find("#")][-40:])
    insured = _INSURED.search(name) or _INSURING.search(name)
    if insured is not None and "参保" in metric:
        return None if _said(insured.group("who"), metric, True) else insured.group("who")
    if figure.before and figure.quantity.kind == "people":
        found = _POPULATION.match(figure.right)
        if found is not None:
            who = re.sub("^(?:省内|全省|全市|全国|本地)", "", found.group("who"))
            return None if _said(who, metric, figure.canonical) else who
    return None


_INSURED = re.compile("保险的(?P<who>农民工|职工|居民|灵活就业人员|企业职工|离退休人员)")
_INSURING = re.compile(
    "(?P<who>[^，、的]{0,6}(?:农民|农民工|人员|学生|劳动者|家庭|人口|毕业生|骑手))参加[^，]{0,12}保险"
)


def _said(who: str, metric: str, known: bool) -> bool:
    """Whether a canonical metric's own name says whom it counts."""
    return known and any(word in metric for word in (who[-3:], who[-4:])) and "离校" not in who


_MARKET = re.compile("^(?P<who>.*?)(?:年龄组|市场|公共就业服务机构)*(?:岗位空缺|求人倍率|岗位供求比)")


def _of_ratio(name: str) -> str | None:
    """The group of seekers or the part of the country that a ratio is of: 16-24岁, 东部."""
    found = _MARKET.match(name)
    who = found.group("who") if found else ""
    return who if 0 < len(who) <= 12 and not who.endswith("城市") else None


def _of_income(name: str) -> str:
    if "城乡" in name or _BOTH.search(name):
        return "城乡居民"
    head = re.sub("(?<=[组户庭])居民$", "", name.partition("人均")[0])
    found = list(_INCOME.finditer(name))
    if not found or head.endswith("组"):
        group = _GROUP.search(bare(head)) if head != name else None
        return group.group().removeprefix("居民") if group else "全体居民"
    who = found[-1].group() if len(found) == 1 else found[0].group()
    who = who.replace("常住", "")
    return {"城镇": "城镇居民", "农村": "农村居民"}.get(who, who)


_COHORT = re.compile(
    "20[0-4][0-9]届(?:高校|普通高校)?毕业生|(?:离校未就业)(?:应届)?(?:高校)?毕业生|(?:本科|专科|高职|硕士|研究|博士)(?:生|毕业生)|困难[^，]{0,4}毕业生|"
    "职业院校毕业生|技工院校毕业生|中职毕业生"
)


def _of_graduates(name: str) -> str | None:
    found = _COHORT.search(name)
    return found.group() if found else None
