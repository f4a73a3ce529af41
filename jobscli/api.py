"""The functions that `import jobscli` offers, one for each command; the command line calls the same ones.

Each takes `db`, the store to ask (None: the one that comes with jobscli and the user's own), and returns an answer:
`answer.tree()` is the documented JSON value, `answer.rows()` flat rows. A filter is one name or several, as words on
the command line are. Those that change a store wait for another writer, `wait` seconds at most (None: 30).

What can go wrong is a `jobscli.errors.JobsError`: `UsageError` for a name that means nothing, `StoreError`,
`DocumentError`. So is a filter or an option that does not exist; a type checker knows which there are.

>>> import jobscli
>>> jobscli.rank("高校毕业生就业率").tree()["rankings"][0]["rows"][0]["region"]
'江苏'
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

from jobscli.store.asked import to_ask

if TYPE_CHECKING:
    from jobscli.against import contradictions, diff, verify
    from jobscli.ask.calc import Derived
    from jobscli.ask.compare import Comparison
    from jobscli.ask.filters import (
        CompareFilters,
        Filters,
        MeasureFilters,
        ProfileFilters,
        RankFilters,
        StatisticFilters,
    )
    from jobscli.ask.lookup import Entry, Several
    from jobscli.ask.overview import Overview
    from jobscli.ask.profile import Profile, Profiles
    from jobscli.ask.query import Listing, MetricList, SystemList
    from jobscli.ask.question.asked import Asked
    from jobscli.ask.rank_answer import Ranking
    from jobscli.ask.regions import Names
    from jobscli.ask.search import Hits
    from jobscli.ask.stated import Options
    from jobscli.export import cite, cited, plot, save
    from jobscli.ingest import How, Step
    from jobscli.keeping import (
        accept,
        add_files,
        archive_create,
        archive_import,
        archive_info,
        check,
        cluster_info,
        cluster_read,
        correct,
        corrections,
        on_master,
        read_again,
        remove,
        repair,
        uncorrect,
        undo,
    )
    from jobscli.readings import Readings
    from jobscli.rulebook import Rulebook
    from jobscli.tables import panel, series, targets

Db = Path | str | None


def overview(db: Db = None) -> Overview:
    """What there is, region by region."""
    from jobscli.ask import overview as ask

    return ask.overview(to_ask(db))


def province(
    region: str,
    *,
    section: Names | None = None,
    only: Literal["measures", "statistics"] | None = None,
    whole: bool = False,
    db: Db = None,
    **filters: Unpack[ProfileFilters],
) -> Profile | Profiles:
    """What the documents say of a region, or of each region of a group; `only` is "measures" or "statistics".

    The answer has every figure; `whole` puts those of other fields on its screen, too.
    """
    from jobscli.ask.profile import profiles

    return profiles(to_ask(db), region, section=section, only=only, whole=whole, **filters)


def search(
    *words: str,
    exact: bool = False,
    region: Names | None = None,
    kind: Names | None = None,
    topic: Names | None = None,
    group: Names | None = None,
    limit: int | None = None,
    db: Db = None,
) -> Hits:
    """Measures, figures and headings that contain the words: AND between them, "OR", "NOT", "-词", “…”."""
    from jobscli.ask import search as ask

    return ask.search(to_ask(db), words, exact=exact, region=region, kind=kind, topics=topic, groups=group, limit=limit)


def rank(
    metric: str,
    *,
    region: Names | None = None,
    level: str | None = None,
    within: Names | None = None,
    across: Names | None = None,
    ascending: bool | None = None,
    top: int | None = None,
    low_confidence: bool = False,
    as_of: str | None = None,
    db: Db = None,
    **wanted: Unpack[RankFilters],
) -> Ranking:
    """Rank what may be compared; `wanted` are the fields of `RankFilters`: status, aspect, price_basis, scope ….

    `region`, `level` and `within` are the places that are ranked: names, groups, the cities of provinces; `as_of` is
    the date of which it tells what was known. A word that several metrics have, 就业率, gives these with their figures
    (`jobscli.ask.meant.Choice`).
    """
    from jobscli.ask import rank as ask

    return ask.rank(
        to_ask(db),
        metric,
        wanted=wanted,
        regions=region,
        level=level,
        within=within,
        day=as_of,
        across=across,
        ascending=ascending,
        top=top,
        low_confidence=low_confidence,
    )


def compare(*regions: str, whole: bool = False, db: Db = None, **filters: Unpack[CompareFilters]) -> Comparison:
    """Two or more regions side by side; `whole` puts metrics of other fields on the screen, too."""
    from jobscli.ask import compare as ask

    return ask.compare(to_ask(db), regions, whole=whole, filters=filters)


def metrics(
    text: str | None = None, *, everything: bool = False, db: Db = None, **filters: Unpack[StatisticFilters]
) -> MetricList:
    """The metrics of which there are figures; `text` keeps the names that contain it."""
    from jobscli.ask.filters import narrowed
    from jobscli.ask.query import metric_list

    opened = to_ask(db)
    return metric_list(opened, narrowed(opened, "statistics", filters), text, everything)


def systems(text: str | None = None, *, db: Db = None, **filters: Unpack[MeasureFilters]) -> SystemList:
    """The named systems, platforms, brands, programmes and mechanisms."""
    from jobscli.ask import query
    from jobscli.ask.filters import narrowed

    opened = to_ask(db)
    return query.systems(opened, narrowed(opened, "measures", filters), text)


def records(
    table: Literal["documents", "measures", "statistics"],
    *,
    sort: Names | None = None,
    limit: int | None = None,
    whole: bool = True,
    db: Db = None,
    **filters: Unpack[Filters],
) -> Listing:
    """The records of a table that have one of the values given for each field; `sort` by fields, `-value` downwards.

    With `whole` all of them, else, as on a screen, of very many the first.
    """
    from jobscli.ask.filters import narrowed
    from jobscli.ask.query import listing

    opened = to_ask(db)
    return listing(opened, table, narrowed(opened, table, filters), sort, limit, whole=whole)


def entry(identity: str, *, db: Db = None) -> Entry:
    """One record, by its id, the tail of it, or words that it alone has."""
    from jobscli.ask import lookup

    return lookup.entry(to_ask(db), identity)


def entries(*identities: str, db: Db = None) -> Several:
    """Several records, each by its id, the tail of it, or words that it alone has."""
    from jobscli.ask import lookup

    return lookup.entries(to_ask(db), identities)


def answer(question: str, *, db: Db = None) -> Asked:
    """A question as people type it, answered by one command: which, what it says first, and its answer."""
    from jobscli.ask.question.answer import ask

    return ask(to_ask(db), question)


def calc(*terms: str, db: Db = None) -> Derived:
    """What figures come to: ids or words with + - × ÷ between; a value that may not be computed says why."""
    from jobscli.ask.calc import computed

    return computed(to_ask(db), terms)


def shown_ids(ids: Iterable[str], *, db: Db = None) -> dict[str, str]:
    """How each id is shown on a screen so that `entry` and `cite` take it."""
    from jobscli.ask import ids as shown

    wanted = list(ids)
    return shown.shown_ids(to_ask(db), wanted) if wanted else {}


def how(**options: Unpack[Options]) -> How:
    """How to read documents: what is stated of them (`About`), how they are opened, within which `Limits`.

    Raises UsageError for a region that does not exist, a date that is none, a text that is blank or beyond its bounds.
    """
    from dataclasses import fields

    from jobscli.ask.filters import known_only
    from jobscli.ask.stated import Options, stated
    from jobscli.ingest import How
    from jobscli.read import About
    from jobscli.read.files import Limits

    known_only(options, Options.__annotations__)
    given = {name: stated(name, value) for name, value in options.items() if value is not None}
    about = {each.name: given.pop(each.name) for each in fields(About) if each.name in given}
    limits = {each.name: given.pop(each.name) for each in fields(Limits) if each.name in given}
    return How(about=About(**about), limits=Limits(**limits), **given)


def read_files(
    files: Iterable[Path | str], how: How | None = None, *, jobs: int | None = None, step: Step | None = None
) -> Readings:
    """What the documents in the files say; nothing is stored."""
    from jobscli import ingest

    return ingest.read_files(map(Path, files), how or ingest.How(), jobs=jobs, step=step)


def read_text(text: str, how: How | None = None, *, name: str = "text") -> Readings:
    """What a text says that is no file; `name` stands for the file's, and is its id where none is stated."""
    from jobscli import ingest, read, readings
    from jobscli.read import aside, deadline
    from jobscli.read.files.limits import refuse_long, too_slow

    how = how or ingest.How()
    wanted = readings.asked_for(how.explain)
    refuse_long(text, how.limits)
    try:
        reading = deadline.within(how.limits.max_seconds, read.read_text, text, name, how.about, None, None, wanted)
    except deadline.Late:
        raise too_slow(how.limits.max_seconds) from None
    except aside.EndedError:
        raise ingest.ended() from None
    return readings.Readings((reading,))


def explain(
    files: Iterable[Path | str],
    wanted: str = "all",
    how: How | None = None,
    *,
    jobs: int | None = None,
    step: Step | None = None,
) -> Readings:
    """Why figures of the documents in the files were read so: for each field the rule, its words, and who else answers.

    `wanted` is the id of a figure or the end of it (s428, 428), several of them with commas between (s39,s51), words
    of its sentence or of itself, or `all`. Raises UsageError when it is empty, or no document has such a figure.
    """
    from jobscli import ingest

    return ingest.read_files(map(Path, files), (how or ingest.How()).explaining(wanted), jobs=jobs, step=step)


def rules(identity: str | None = None) -> Rulebook:
    """The rules of the reader, those of a stage (naming), or the one of that id. Raises UsageError where none is."""
    from jobscli.rulebook import rulebook

    return rulebook(identity)


__all__ = [
    "accept", "add_files", "answer", "archive_create", "archive_import", "archive_info", "calc", "check", "cite",
    "cited", "cluster_info", "cluster_read", "compare", "contradictions", "correct", "corrections", "diff",
    "entries", "entry", "explain", "how", "metrics", "on_master", "overview", "panel", "plot", "province", "rank",
    "read_again", "read_files", "read_text", "records", "remove", "repair", "rules", "save", "search", "series",
    "shown_ids", "systems", "targets", "uncorrect", "undo", "verify",
]  # fmt: skip

_ROOMS = dict.fromkeys(("panel", "series", "targets"), "tables")
_ROOMS |= dict.fromkeys(("contradictions", "diff", "verify"), "against")
_ROOMS |= dict.fromkeys(("cite", "cited", "plot", "save"), "export")

if not TYPE_CHECKING:  # a checker must know which names there are

    def __getattr__(name):
        """Those of other rooms are loaded when one is asked for: a question starts sooner."""
        if name not in __all__:
            raise AttributeError(f"module 'jobscli.api' has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"jobscli.{_ROOMS.get(name, 'keeping')}"), name)
