"""Which metrics a word means: one, by its name, or those that have the word in theirs; and who stands beside one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from jobscli import words
from jobscli.ask import typed
from jobscli.ask.answer import Flat, trees
from jobscli.ask.corrected import printed
from jobscli.ask.large import latest
from jobscli.ask.rank_answer import Ranking
from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.record import NATION, Statistic
from jobscli.store import Store, Where
from jobscli.words.also import also, general_pieces, in_english, swapped

_RELATIVES = 6


class Meant(NamedTuple):
    """The metrics that a word means; `exactly` when the word is a name of it, `without` those without a figure."""

    metrics: tuple[str, ...]
    exactly: bool
    without: tuple[str, ...] = ()


def metrics_meant(text: str, store: Store) -> Meant:
    """The metrics that `text` means: by a name of theirs, else those whose names have it, or what it is also called.

    Raises UsageError for a word that no metric has, with the nearest names.
    """
    named = words.metrics_named(text)
    if len(named) == 1:
        return Meant((named[0].name,), True)
    held = _held(store)
    meant = [each.name for each in named] or _named_like(text, held)
    if text in held and text not in meant:  # what a text calls just so, where the vocabulary knows only parts of it
        meant = [*meant, text]
    if not meant:
        folded = words.fold(text)
        meant = [name for name in held if words.fold(name) == folded]
        if meant:
            return Meant(tuple(meant), True)
    if not meant:
        said = next(([each] for each in in_english(text) if len(words.metrics_named(each)) == 1), None)
        said = said or [*also(text), *swapped(text)]
        meant = list(dict.fromkeys(name for each in said for name in _like(each, held)))
    if not meant:
        meant = _slip(text, held) or _labelled(text, store)
    if not meant:
        raise UsageError(_("没有“{text}”这个指标").format(text=text), near_metrics(text, held))
    having = [name for name in meant if name in held]
    if own := _outweighing(text, having, store):
        return Meant((own,), True)
    without = [name for name in meant if name not in held]
    return Meant(tuple(having or meant), False, tuple(without if having else ()))


def _outweighing(text: str, having: Sequence[str], store: Store) -> str | None:
    """Of several metrics the one that is called just so, where it has more figures than the others together."""
    own = next((name for name in having if words.fold(name) == words.fold(text)), None)
    if own is None or len(having) < 2:
        return None
    counts = {str(key[0]): n for key, n in store.count("statistics", {"metric": list(having)}, ("metric",))}
    return own if 2 * counts.get(own, 0) > sum(counts.values()) else None


def _held(store: Store) -> list[str]:
    return store.values("statistics", "metric")


def _like(text: str, held: Sequence[str]) -> list[str]:
    named = words.metrics_named(text)
    return [each.name for each in named] or _named_like(text, held)


def _named_like(text: str, held: Sequence[str]) -> list[str]:
    """The metrics of the vocabulary that have `text` in a name, else those that a text alone calls so."""
    folded = words.fold(text)
    if len(folded) < 2:
        return []
    known = [
        each.name
        for each in words.metrics().values()
        if any(folded in words.fold(name) for name in (each.name, *each.aliases))
    ]
    if any(name in held for name in known):
        return known
    own = [name for name in held if folded in words.fold(name)]
    return own or known


def _slip(text: str, held: Sequence[str]) -> list[str]:
    """The one metric with figures of which `text` is a name but for one character."""
    folded = words.fold(text)
    if not 4 <= len(folded) <= 32:
        return []
    found = []
    for name in held:
        known = words.metric(name)
        for each in (name, *(known.aliases if known else ())):
            pairs = zip(words.fold(each), folded, strict=False)
            if len(each) == len(folded) and sum(a != b for a, b in pairs) == 1:
                found.append(name)
                break
    return found if len(found) == 1 else []


def _labelled(text: str, store: Store) -> list[str]:
    """The metrics of which a text words a figure so."""
    wanted = words.fold(text)
    counted = store.count("statistics", {}, ("metric", "label"))
    return list(dict.fromkeys(str(key[0]) for key, _n in counted if len(wanted) > 1 and wanted in str(key[1])))


def near_metrics(text: str, known: Sequence[str]) -> list[tuple[str, str]]:
    """Hints for a name that means nothing: the metrics called nearly so, and where to look.

    A metric without a figure is proposed only for a slip of a character, and is said to have none.
    """
    folded = words.fold(text)
    vocabulary = {alias: each.name for each in words.metrics().values() for alias in (each.name, *each.aliases)}
    called = {alias: name for alias, name in vocabulary.items() if name in known}
    holding = [name for name in known if folded in words.fold(name)]
    close = [called.get(each, each) for each in words.near(text, [*known, *called], 5)]
    close = [each for each in close if _pieces(each) & _pieces(text) or _is_slip(each, text)]
    slips = [vocabulary[each] for each in words.near(text, vocabulary, 3) if _is_slip(each, text)]
    names = list(dict.fromkeys([*holding, *close, *slips]))[:3]
    found = [name if name in known else _("{name}（没有数字）").format(name=name) for name in names]
    return [(_("是不是"), "  ".join(found))] * bool(found) + [
        (_("列出"), "jobscli metrics"),
        (_("按词查"), f"jobscli search {text}"),
    ]


def _is_slip(name: str, text: str) -> bool:
    return len(set(name) & set(text)) >= len(text) - 1


def _pieces(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)} - general_pieces()


def siblings(store: Store, metric: str, regions: Collection[str]) -> tuple[Statistic, ...]:
    """What `regions`, which have no figure of `metric`, tell of the metrics nearest to it: levels, but no aims."""
    near = relatives(store, metric) if regions else []
    if not near:
        return ()
    told = ["achieved", "budget", "forecast"]
    where: Where = {"region": list(regions), "metric": near, "status": told, "aspect": ["level"]}
    if store.most is not None:  # of many figures only a few are fetched
        few = (store.find("statistics", {**where, "metric": [name]}, limit=_RELATIVES) for name in near)
        return tuple(islice((each for found in few for each in found if isinstance(each, Statistic)), _RELATIVES))
    found = sorted(typed.statistics(store, where), key=lambda each: near.index(each.metric))
    return tuple(found[:_RELATIVES])


def relatives(store: Store, metric: str) -> list[str]:
    """The metrics with figures that share a telling piece of their name with `metric`, the nearest first."""
    own = _pieces(metric)
    names = _held(store) if store.most is None else words.metrics()
    shared = {name: len(own & _pieces(name)) for name in names if name != metric}
    least = max(shared.values(), default=0) / 3
    return sorted((name for name, n in shared.items() if n and n >= least), key=lambda name: -shared[name])


@dataclass(frozen=True)
class Choice(Ranking):
    """The answer to `rank` for a word that several metrics have: each with its figures, and nothing ranked."""

    metrics: tuple[str, ...] = ()
    figures: tuple[Statistic, ...] = ()
    without: tuple[str, ...] = ()  # metrics of that name of which there is no figure

    @property
    def word(self) -> str:
        """What was asked."""
        return self.metric

    def of(self, metric: str) -> list[Statistic]:
        """The figures of one metric."""
        return [each for each in self.figures if each.metric == metric]

    def rows(self) -> list[Flat]:
        """One row a metric, its figures as printed."""
        return [
            {
                "metric": each["metric"],
                "regions": "；".join(each["regions"]),
                "count": each["count"],
                "statistics": "；".join(f"{one.region} {printed(one)}" for one in self.of(each["metric"])),
            }
            for each in self.tree()["metrics"]
        ]

    def tree(self) -> dict[str, Any]:
        """The word and the metrics that have it."""
        metrics = [(name, self.of(name)) for name in self.metrics]
        return {
            "word": self.word,
            "metrics": [
                {
                    "metric": name,
                    "regions": _regions(figures),
                    "count": len(figures),
                    "statistics": trees(figures),
                }
                for name, figures in metrics
            ],
        }


def _regions(figures: Iterable[Statistic]) -> list[str]:
    return list(dict.fromkeys(each.region for each in figures if each.region != NATION))


def choice(store: Store, word: str, meant: Meant, where: Where) -> Choice:
    """The metrics that `word` may mean, with the figures of them that `where` accepts."""
    own = {} if "place" in where else {"place": [None]}
    sought = latest(store, {**where, "metric": list(meant.metrics)}, own)
    figures = tuple(typed.statistics(store, sought.where))
    order = sorted(meant.metrics, key=lambda name: -len({each.region for each in figures if each.metric == name}))
    return Choice(word, (), (), (), notice=sought.told, metrics=tuple(order), figures=figures, without=meant.without)
