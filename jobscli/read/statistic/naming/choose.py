"""What several naming rules ask: the metric at a mention, the figures told before, whether a unit can go on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from jobscli.read.statistic.model import Head, Mention, Naming, Relation, Settled
from jobscli.read.statistic.naming.vocabulary import barred_words, metric_of, unit_class
from jobscli.read.statistic.view import View
from jobscli.read.tokens.lexer import FIGURE, cut, word_signs
from jobscli.read.tokens.pattern import signs_in
from jobscli.record import Aspect
from jobscli.words import metrics
from jobscli.words.naming import must_be_told, narrower

# Posts with the words that say which: of those that no verb or other count noun parts from their number.
_POSTS = re.compile(
    "的?(?![\u4e00-\u9fff]{0,14}(?:设立|设置|开发|提供|安排|稳定|带动|吸纳|[村镇县市家]的?[\u4e00-\u9fff]{0,4}岗位))[\u4e00-\u9fff、]{2,16}岗位(?![补津一])"
)
_SECTOR = re.compile(
    "(?:从事)?(?P<which>第[一二三]产业|(?:国有|集体|其[他它]|私营|民营|外资)(?:单位|企业|经济))的?(?:人员)?"
)
_WORKERS = re.compile("[就从]业人员|(?:在[职岗])?职工(?=总数|人数|中|[0-9@])")
_OTHER_POSTS = re.compile("公益|见习|护林员")
_TOLD = 200  # characters of the paragraph that may tell what a form is about
_FAR = 8  # how many figures back a whole name may stand
PACE = ("增速", "增幅", "增长速度")  # how fast something grows, beside what it came to
_BESIDE = ("completion_of", "gap_to", "target_for", "share_of")


def is_beside(figure: Settled) -> bool:
    """Whether a figure stands beside a metric without being its value."""
    return figure.relation in _BESIDE


def counts_alike(figure: Settled, mention: Mention) -> bool:
    """Whether a figure is a level in the unit of a mention, so that one may be a part of the other."""
    same = figure.naming.aspect == "level" and figure.mention.quantity.unit == mention.quantity.unit
    return same and not is_beside(figure)


def index_of(view: View, figure: Settled | None) -> int | None:
    """The index of a figure of this sentence; None for one of another sentence."""
    if figure is None or not any(each is figure for each in view.settled):
        return None
    return figure.mention.number


def told(view: View, mention: Mention) -> Iterator[Settled]:
    """The figures that the whole name may stand at, the nearest first: of the sentence, then of the one before."""
    for figures in (islice(view.earlier(mention), _FAR), reversed(view.handed.figures)):
        for each in figures:
            if each.relation not in _BESIDE:
                yield each


def of_sector(own: str, mention: Mention, view: View) -> str | None:
    """Those who work in a sector that is named alone: 就业人员4750万人…从事|第一产业764万人."""
    alone = _SECTOR.fullmatch(own) if mention.kind == "people" else None
    workers = _WORKERS.findall(view.before[-_TOLD:] + mention.context) if alone is not None else None
    return f"{alone.group('which')}{workers[-1]}" if alone is not None and workers else None


def zone(view: View, mention: Mention, head: Head) -> str:
    """The signs of the words that may name a mention, with `#` for the figure."""
    signs = view.words.signs
    behind = "" if head.kind == "change" else signs[mention.at + 1 : mention.last]
    if head.kind == "start":  # 补贴由1500元|提高到最低工资标准的110%: what it became has a name of its own
        behind = behind[: next((at for at, sign in enumerate(behind) if sign in signs_in("RAISED")), len(behind))]
    if behind[:1] in signs_in("SHARE_VERB"):
        behind = ""  # 4848元|占可支配收入的31.4%: the whole is no name of the part
    return signs[mention.first : max(mention.first, head.cut)] + FIGURE + behind


def metric_at(view: View, mention: Mention, head: Head) -> str | None:
    """The canonical metric that the words at a mention name."""
    around = zone(view, mention, head)
    found = metric_of(around, mention.kind, mention.quantity.unit, change=head.kind == "change")
    if found is None:
        return _by_head_noun(mention, around)
    if view.text.startswith(f"（含{found}", mention.quantity.end):
        return None  # 新增就业35万人（含城镇新增就业25万人）: the wider
    about = must_be_told().get(found)
    said = view.before[-_TOLD:] + mention.context
    if about is not None and about.search(said) is None:
        return None
    finer = narrower().get(found)
    if finer is not None and finer.verbs.search(mention.clause) and finer.about.search(said):
        return finer.metric
    return found


def posts_named(mention: Mention) -> str:
    """Which posts the words behind their number say: 基层公共管理和社会服务岗位; "" where it counts none."""
    posts = _POSTS.match(mention.right) if mention.noun_behind and mention.quantity.unit == "个" else None
    return posts.group().removeprefix("的") if posts is not None else ""


def _by_head_noun(mention: Mention, around: str) -> str | None:
    """The metric of posts that the words behind their number describe: 设立1000个|基层公共管理和社会服务|岗位."""
    if not posts_named(mention) or _OTHER_POSTS.search(mention.right) is not None:
        return None
    found = metric_of(FIGURE + word_signs()["岗位"], "count", "个")
    return found if found is not None and not barred_words(found).intersection(around) else None


def metric_of_name(name: str, mention: Mention, *, change: bool) -> str | None:
    """The canonical metric that a name by itself is of, for a figure of that unit."""
    found = metric_of(cut(name, ()).signs + FIGURE, mention.kind, mention.quantity.unit, change=change)
    about = must_be_told().get(found) if found is not None else None
    return found if about is None or about.search(f"{mention.context}{name}") is not None else None


def named(own: str, mention: Mention, head: Head | None = None) -> Naming:
    """The canonical name of what `own` says, else `own` itself: of a level, or of what `head` makes of the figure."""
    aspect: Aspect = head.aspect if head is not None else "level"
    metric = metric_of_name(own, mention, change=aspect == "change")
    negative = head is not None and head.negative
    return Naming(metric or own, own, metric is not None, aspect, "medium", negative=negative)


def can_be_of(base: Settled, mention: Mention, head: Head) -> bool:
    """Whether a figure can be of the metric of `base` by its unit."""
    if head.kind == "change":
        return mention.kind in ("rate", "share", "times") or mention.kind == base.kind
    known = metrics().get(base.naming.metric)
    if known is not None and unit_class(known.unit) == mention.kind:
        return True
    return mention.kind == base.kind


def gap_to(own: str, of: int | None, label: str | None = None, other: str = "参照") -> Naming:
    """How far `own` is from another value, a figure beside the one at `of`; `label` is how the text says it.

    >>> gap_to("城镇登记失业率", 3, other="全国").metric
    '城镇登记失业率与全国的差距'
    """
    name = f"{own}与{other}的差距"
    return Naming(name, label or name, False, "level", "medium", None, Relation("gap_to", of))


def copied(base: Naming) -> Naming:
    """The name of another figure, for one that goes on with it."""
    return base._replace(relation=None, time_from=None, negative=False)


def level_of(view: View, base: Settled) -> int | None:
    """The index of the level that a change is of: that of `base`, or what `base` itself is a change of."""
    at = index_of(view, base)
    if at is None or base.naming.aspect == "level":
        return at
    return base.naming.other("change_of")
