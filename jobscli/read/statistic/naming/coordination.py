"""The names of a list, one for each of its figures: 基本养老、失业、工伤保险参保人数 are three."""

from __future__ import annotations

import re

from jobscli.words.lexicon import kinds

# What parts the names of a list, the surest first: in 东、中、西部岗位空缺与求职人数的比率 it is 、 and not 与.
_AND = tuple(map(re.compile, ("、", "、|和|以及", "、|和|以及|及|与", "和|以及", "及|与")))
# The words behind the names of a list: 分别达到, 同比增长.
_TELLING = re.compile(
    "(?:分别|依次|各(?!类|项|种)|(?<![人户平])均|同比|累计|达到?|为|增长(?!率|点|极)|提高|增加(?!值)|下降).*$"
)
# Where the head noun that a list shares begins in its last name: 基本养老、失业、工伤|保险参保人数.
_HEAD = re.compile(
    "求人倍率|(?:就业(?:市场)?)?景气指数|[年月]?平均(?:工资|薪酬|月薪)|(?:失业|就业|参保|覆盖|缴费|落实|签订)率|比率|比重|学历|人士|常住居民|居民|行业|案件|保险|就业|人数|收入|支出|补贴|贷款|人员|增加值|业务量|企业|培训|参保|劳动力|产量|产值|总额|投资|地区|基地|标准|人口|服务|机构|岗位|毕业生|消费|产业|额|率|量|值"
)
# What a clause that is one name of a list ends in.
_ENDS_AS_NAME = re.compile(
    "(?:业|产业|保险|人员|地区|企业|行业|收入|支出|产品|人数|居民|毕业生|劳动力|补贴|服务|贷款|投资|总额|产值|增加值)$"
)
# Whose an insurance is, and the insurances that others have too.
_WHOSE = re.compile("(?:城镇职工|职工|城乡居民|城镇居民)(?=(?:基本)?养老$)")
_INSURANCE = re.compile("^(?:基本)?(?P<of>(?:养老|医疗)(?!保险金|机构|费|救助|卫生|服务))")
_INSURED = re.compile("(?:养老|医疗)保险$")
_OF_TWO = re.compile("[、和与及]")
_KEPT = re.compile("(?P<whom>.*?)(?P<one>集中|分散|全自理|半护理)和(?P<other>集中|分散|全护理)(?P<what>供养.+|生活.+)")
_SHARED_BEFORE = re.compile("(?P<shared>[^、]{2,20}(?:标准|水平|待遇|补助|人数))(?P<own>[\u4e00-\u9fff]{2,4})")
_PEOPLE = "[^的、]{1,12}(?:居民|人口|人员|职工|毕业生|青年|妇女|农民工)"
_WHOM, _OF_WHOM = re.compile(_PEOPLE), re.compile(f"(?P<whom>{_PEOPLE})的(?P<what>[^的、]{{2,16}})")
_SHARE_OF = re.compile("(?:比重|比例|占比)$")
_AMOUNT = re.compile("总?(?:收入|支出|人数|人次|产值|产量|投资|销售额|面积)")
_ENDS_IN_AMOUNT = re.compile(f"(?P<of>[\u4e00-\u9fff]{{2,10}}?){_AMOUNT.pattern}")
_NONE = frozenset[str]()
_TOWNS = "城市"
_WHOLE_PEOPLE = (6, 5, 4, 3, 2)  # how long a word that says whom may be: 城镇居民和农民|最低生活保障标准
_TOWN_AND_COUNTRY = re.compile("城[、和]乡(?=居民|人均|常住)")
_LAST_OF_BOTH = re.compile("(?<=[、和及与])城乡[^、和及与]*$")
_LINK = re.compile("^(?:以及|和(?!谐|平|睦|田)|及(?!时|格))")
# What only says how many the names are: 基本养老、失业、工伤|三项社会|保险.
_IN_ALL = re.compile("(?<=[\u4e00-\u9fff])(?<!第)[二三四五六两][项大](?:社会)?(?=保险)")
_SECTORS = re.compile("(?P<which>[一二三](?:、?[一二三]){1,2})(?:次)?产(?:业)?")


def expand(subject: str, count: int, *, alike: bool = True) -> list[str] | None:
    """The names that `subject` holds for a list of `count` figures, or None where it does not hold that many.

    Names of figures that are not `alike`, people and money, share no noun: 税收、吸纳就业人数.

    >>> expand("城乡居民人均可支配收入分别达", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> expand("基本养老、失业、工伤保险参保人数", 3)
    ['基本养老保险参保人数', '失业保险参保人数', '工伤保险参保人数']
    >>> expand("本地就业居民及就业人口的月工作收入中位数分别为", 2)
    ['本地就业居民的月工作收入中位数', '就业人口的月工作收入中位数']
    >>> expand("公共财政预算收入、城乡居民人均可支配收入分别达", 3)
    ['公共财政预算收入', '城镇居民人均可支配收入', '农村居民人均可支配收入']
    """
    words = _TOWN_AND_COUNTRY.sub("城乡", _IN_ALL.sub("", _TELLING.sub("", subject)))
    if count == 2 and "城乡" in words and not _is_of_two(words):
        return [words.replace("城乡", "城镇", 1), words.replace("城乡", "农村", 1)]
    sectors = _SECTORS.search(words)
    which = sectors["which"].replace("、", "") if sectors is not None else ""
    if sectors is not None and len(which) == count:
        rest, lead = words[sectors.end() :], words[: sectors.start()].removesuffix("第")
        return [f"{lead}第{each}产业{rest}" for each in which]
    parts = next((parts for each in _AND if len(parts := each.split(words)) == count), None)
    if parts is None:
        both = _LAST_OF_BOTH.search(words)  # 财政收入、城乡居民收入分别为…、…和…: the last is of two
        apart = (both.group().replace("城乡", one) for one in ("城镇", "农村")) if both is not None else ()
        return expand(f"{words[: both.start()]}{'、'.join(apart)}", count) if both is not None else None
    parts = [_LINK.sub("", part) for part in parts]  # 学位、副学位、和文凭人士
    short = (
        _kept_both_ways(parts)
        or _one_character_apart(parts, count)
        or _behind_a_noun(parts)
        or _of_each(parts)
        or _of_whose(parts)
    )
    if short is not None:
        return short
    like = _of_like_words(parts) or _of_the_first(parts)
    if like is not None or not alike:
        return like or parts
    insured = all(part.endswith("保险") for part in parts[:-1])  # 职工基本医疗保险和|城乡居民基本医疗保险住院报销比例
    head = (re.search("保险", parts[-1]) if insured else None) or _HEAD.search(parts[-1], 1)
    if head is None:
        return _equally_long(parts)
    shared, tail = parts[-1][head.start() :], parts[-1][head.end() :]
    if parts[0] == _TOWNS and len(shared) <= len("标准"):
        return None  # 城市和建制镇|生活污水处理率: where the second begins to say what is shared is not known
    names = [_whole(part, head.group(), shared, tail) for part in parts[:-1]] + [parts[-1]]
    whose = _WHOSE.search(parts[0])
    return names if whose is None else _of_one_scheme(names, whose.group())


def expand_clauses(clauses: list[str]) -> list[str] | None:
    """The names that clauses hold, each one name, with the head noun that they share with the last; None for sentences.

    >>> expand_clauses(["交通运输、仓储和邮政业", "批发和零售业增加值分别增长"])
    ['交通运输、仓储和邮政业增加值', '批发和零售业增加值']
    """
    *first, last = (_TELLING.sub("", each) for each in clauses)
    head = _HEAD.search(last, 1)
    if head is None or not all(_ENDS_AS_NAME.search(each) for each in first):
        return None
    shared, tail = last[head.start() :], last[head.end() :]
    return [_whole(each, head.group(), shared, tail) for each in first] + [last]


def _is_of_two(words: str) -> bool:
    """Whether the words are two names themselves: 城乡居民基本养老、基本医疗保险参保率."""
    parts = _OF_TWO.split(words)
    insured = len(parts) == 2 and _INSURANCE.search(parts[1].removeprefix("城乡居民")) is not None
    return insured and ("城乡" in parts[0] or _INSURED.search(parts[0]) is not None)


def _of_one_scheme(names: list[str], whose: str) -> list[str]:
    """The insurances of a list whose first says whose they are: 城镇职工基本养老、|医疗保险 is that of the same."""
    return [names[0], *(_INSURANCE.sub(f"{whose}基本\\g<of>", name) for name in names[1:])]


def _behind_a_noun(parts: list[str]) -> list[str] | None:
    """The names of a list that are said behind what they share: 最低养育标准|集中和散居."""
    found = _SHARED_BEFORE.fullmatch(parts[0])
    if found is None or any(len(part) != len(found.group("own")) or _HEAD.search(part) for part in parts[1:]):
        return None
    return [found.group("shared") + part for part in (found.group("own"), *parts[1:])]


def _of_each(parts: list[str]) -> list[str] | None:
    """What each of some people has: 本地就业居民及|就业人口的月收入中位数."""
    last = _OF_WHOM.fullmatch(parts[-1])
    if last is None or not all(_WHOM.fullmatch(part) for part in parts[:-1]):
        return None
    return [f"{whom}的{last['what']}" for whom in (*parts[:-1], last["whom"])]


def _of_whose(parts: list[str]) -> list[str] | None:
    """What each of some has, said behind the last: 服务业人员、|设备操作工的需求比重."""
    whose, of, what = parts[-1].partition("的")
    if (
        not of
        or "的" in what
        or _SHARE_OF.search(what) is None
        or any("的" in part or len(part) < 3 for part in parts[:-1])
    ):
        return None
    return [f"{part}的{what}" for part in (*parts[:-1], whose)]


def _kept_both_ways(parts: list[str]) -> list[str] | None:
    """How people are kept by the state, either way: 农村五保集中和|分散供养标准."""
    found = _KEPT.fullmatch("和".join(parts))
    return [f"{found['whom']}{way}{found['what']}" for way in (found["one"], found["other"])] if found else None


def _one_character_apart(parts: list[str], count: int) -> list[str] | None:
    """The names of 东、中、西部地区 and 第一、二、三产业, whose members differ in one character."""
    if not all(len(part) == 1 for part in parts[1:-1]) or not len(parts[0]) <= 2 < len(parts[-1]):
        return None
    before, after = parts[0][:-1], parts[-1][1:]
    if count <= 2 and len(parts[0]) != 1:
        return None
    return [before + part.removeprefix(before)[:1] + after for part in parts]


def _of_like_words(parts: list[str]) -> list[str] | None:
    """The names of a list of words of one class that share what stands behind the last: 城镇、农村|低保标准."""
    known, last = kinds(), parts[-1]
    of_all = [known.get("城镇" if part == _TOWNS else part, _NONE) for part in parts[:-1]]
    people = _WHOLE_PEOPLE if all("POPULATION" in of for of in of_all) else ()
    for size in (len(parts[0]), *people):
        own, rest = last[:size], last[size:]
        alike = known.get(own, _NONE).intersection(*of_all)
        if len("城镇") <= size and len("标准") <= len(rest) and alike and (size not in people or "POPULATION" in alike):
            return [part + rest for part in parts[:-1]] + [last]
    return None


def _of_the_first(parts: list[str]) -> list[str] | None:
    """Bare nouns behind a name that says of what they are: 旅游人数、收入."""
    first = _ENDS_IN_AMOUNT.fullmatch(parts[0])
    if first is None or not all(_AMOUNT.fullmatch(part) for part in parts[1:]):
        return None
    return [parts[0], *(f"{first['of']}{part}" for part in parts[1:])]


def _equally_long(parts: list[str]) -> list[str]:
    """Names of one length before one that goes on have its end in common: 刑事、治安|案件."""
    size = len(parts[0])
    short = size <= 2 and all(len(part) == size and not parts[-1].endswith(part) for part in parts[:-1])
    if not short or len(parts[-1]) <= size + 1:
        return parts
    return [part + parts[-1][size:] for part in parts[:-1]] + [parts[-1]]


def _whole(part: str, head: str, shared: str, tail: str) -> str:
    """A name of the list with what it shares with the last: 失业人员、困难人员|实现就业 share what follows 人员."""
    if part.endswith(head):
        return part + tail
    if head.endswith(("指数", "工资", "薪酬", "月薪")):
        return part + shared  # 中介服务、物流|就业市场景气指数
    whole = any(found.end() == len(part) for found in _HEAD.finditer(part))
    return part if whole or part.endswith(("数", "次", "例", "比", "员", "GDP", "总值")) else part + shared
