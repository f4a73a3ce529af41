"""What is done by those that a figure counts, or for them, as part of a name: 参加失业保险的职工, 贫困村脱贫."""

from __future__ import annotations

import re
from functools import cache

from jobscli.read.statistic.model import Mention, Span
from jobscli.read.statistic.naming.noun_phrase import PEOPLE, behind, core, said
from jobscli.read.statistic.naming.phrase import joined, number_of, phrase
from jobscli.read.statistic.view import View
from jobscli.read.tokens.lexer import UNKNOWN, Words, word_signs
from jobscli.read.tokens.pattern import signs_in

_AREAS = ("农村", "城镇", "城乡")
_LONGEST_MODIFIER = 5
_LONGEST_OBJECT = 24  # of a verb with an object that holds no other
_LONGEST_DONE = 13  # characters of what is done by those that are counted
_SO_MUCH = re.compile("(?:到|了|到了)?(?:每[人户]?每?[年月]|人均)?")  # 享受|到每年|130元|的生活救助
_SURVEY = re.compile("(?P<whom>[^的]{2,12}?)(?:抽样|问卷|跟踪|快速)*调查")
_PLACES = re.compile("[一-鿿]{0,4}(?:城市|[省市县区村]|社区|街道|乡镇)(?:[\\[［][0-9①-⑩][\\]］])?")


def people_in(words: Words, span: Span) -> Span:
    """A noun phrase up to the word in it that says whom."""
    last = next(
        (at for at in range(span.last, span.first, -1) if words.signs[at - 1] in signs_in(PEOPLE)),
        span.last,
    )
    return Span(span.first, last)


def surveyed(words: Words, noun: Span) -> str:
    """Those of whom something is done or found out: 对500个|村|的劳动力转移就业监测, 对510户|农村住户|抽样调查."""
    of = next((at for at in range(noun.first + 1, noun.last) if words.words(at, at + 1) == "的"), 0)
    whose = words.signs[of - 1] in signs_in("NOUN COUNT_NOUN POPULATION POPULATION_HEAD")
    named = of > 0 and whose and words.signs[noun.last - 1] not in signs_in(PEOPLE)
    if named or (of and _PLACES.fullmatch(words.words(noun.first, of)) is not None):
        return phrase(words, Span(noun.first, of))
    found = _SURVEY.match(phrase(words, noun))
    return found["whom"] if found is not None else ""


def without_predicate(words: Words, noun: Span, mention: Mention) -> Span:
    """A noun less a long predicate whose words are not known: 20余家|企业|排队进直播间推介岗位招贤纳士."""
    people = people_in(words, noun)
    counted = mention.kind in ("people", "count") and words.words(*people) not in _AREAS
    ends_open = counted and noun and noun.last == mention.last and words.signs[noun.last - 1] == UNKNOWN
    long = ends_open and words.ends[noun.last - 1] - words.ends[people.last - 1] > _LONGEST_MODIFIER
    return people if long else noun


def of_whom_did(view: View, noun: Span, rest: Span, mention: Mention) -> str:
    """Those that are counted by what they do: 参加失业保险|的|职工."""
    words = view.words
    first = words.words(rest.first, rest.first + 1)
    if first == "进行":
        rest = core(words, Span(rest.first + 1, rest.last))  # 1.5万名职工|进行|健康体检
    if not rest or (rest.last - rest.first == 1 and len(words.words(rest.first, rest.last)) == 1):
        return phrase(words, noun)
    if first == "得到" or _is_nominal_action(words, noun, rest):
        return joined(words, noun, rest)
    if words.words(rest.first, rest.last).endswith("数"):
        return phrase(words, noun)  # 52个|挂牌督战县|外出务工人数超去年
    alone = rest.last - rest.first == 1
    if alone and words.signs[rest.first] in signs_in("INTRANSITIVE"):
        return number_of(joined(words, noun, rest), mention)  # 国有企业职工|并轨, 贫困村|脱贫
    given = _object(view, rest, mention) if alone else ""
    if alone and not given and words.signs[rest.first] in signs_in("GIVING"):
        return phrase(words, noun)
    what = done(words, rest)  # 18.4万家|企业|发放23亿元|稳岗补贴
    return f"{what}{given}的{phrase(words, noun)}" if what else phrase(words, noun)


def _object(view: View, rest: Span, mention: Mention) -> str:
    """What a verb before the next figure is done with: 310家企业|获得|414.74万元|稳岗返还补贴."""
    other = next((each for each in view.mentions if each.at == mention.last), None)
    between = view.words.words(rest.last, mention.last) if other is not None else ""
    if other is None or not other.noun_behind or _SO_MUCH.fullmatch(between) is None:
        return ""
    return said(view.words, behind(view, other))


def done(words: Words, rest: Span) -> str:
    """What is done as it can stand in a name: 参加|广州市提供的|对口帮扶职业培训; "" where it is too long."""
    if any(words.words(at, at + 1) == "由" for at in range(*rest)):
        return ""  # 参加由商务部、教育部共同举办的招聘会
    did = phrase(words, rest)
    if did.endswith(("显示", "表明")):
        return ""  # 对3314家企业|进行调查问卷的结果显示
    signs, verbs = words.signs, signs_in("ACTION") - signs_in("NOMINAL_ACTION")
    one = signs[rest.first : rest.first + 1] in verbs and verbs.isdisjoint(signs[rest.first + 1 : rest.last])
    if len(did) <= (_LONGEST_OBJECT if one else _LONGEST_DONE):
        return did
    of = next((at for at in range(rest.last - 2, rest.first, -1) if words.words(at, at + 1) == "的"), 0)
    if not of or signs[rest.first] not in signs_in("ACTION"):
        return ""
    did = joined(words, Span(rest.first, rest.first + 1), Span(of + 1, rest.last))
    return did if len(did) <= _LONGEST_DONE else ""


@cache
def _done_by_people() -> frozenset[str]:
    return frozenset(word_signs()[word] for word in ("就业", "创业", "再就业", "务工", "求职", "应聘", "培训"))


def _is_nominal_action(words: Words, noun: Span, rest: Span) -> bool:
    """Whether what is said of a thing is a noun with it: 4个|省级区域医疗中心|建设."""
    thing_done = signs_in("NOMINAL_ACTION") - _done_by_people()
    nominal = thing_done.issuperset(words.signs[rest.first : rest.last])
    return nominal and words.signs[noun.last - 1] not in signs_in(PEOPLE)
