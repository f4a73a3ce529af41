"""Questions of more records than are looked at one by one: what is left out is said, and what is shown is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobscli.ask import large
from jobscli.ask.panel import panel
from jobscli.ask.query import listing, systems
from jobscli.ask.question.retrieve import retrieve
from jobscli.ask.rank import rank
from jobscli.ask.targets import targets
from jobscli.ask.years import years_named
from jobscli.record import Name
from jobscli.store import Batch, Store, archive, open_store
from tests.builders import batch, document, measure, statistic

JOBS = "城镇新增就业"


def report(place: str | None, year: int, **changes: object) -> Batch:
    """What 江苏, or a city in it, reports of a year: its new jobs, a target for the next, and a loan with a name."""
    identity = f"{place or '江苏'}-{year}"
    plain = {"document": identity, "place": place, "metric": JOBS, "label": JOBS, "unit": "人", "scope": "annual"}
    named = Name(name=f"苏岗贷{year}", kind="quoted", explained=False)
    return batch(
        identity,
        document=document(id=identity, sha256=identity, place=place, year=year),
        measures=(measure(document=identity, names=(named,), title=f"富民创业贷{year}"),),
        statistics=(
            statistic(**plain, start=30, text="120万人", value=1_200_000, period=str(year)),
            statistic(**plain, start=60, text="90万人", value=900_000, period=str(year + 1), status="target"),
        ),
        **changes,
    )


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Reports of 江苏 and two cities on six years, of which a question looks at eight records."""
    archive.create(tmp_path / "archive")
    made = open_store([tmp_path / "archive"])
    made.put(*(report(place, year) for place in (None, "苏州", "南京") for year in range(2018, 2024)))
    monkeypatch.setattr(large, "FULL", 8)
    return made


def test_a_list_says_that_there_is_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "most", 5)
    answer = listing(store, "documents", sort=("year", "id"))
    assert [each.id for each in answer.records] == ["南京-2018", "江苏-2018", "苏州-2018", "南京-2019", "江苏-2019"]
    assert answer.notice == "不止这些：只列了前 5 条；缩小条件，或用 --limit 写明列多少"
    assert len(listing(store, "documents", limit=12).records) == 12
    assert listing(store, "documents", {"year": [2020]}).notice is None
    everything = listing(store, "documents", whole=True)
    assert (len(everything.records), everything.notice) == (18, None)


def test_names_are_counted_and_the_first_are_looked_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "most", 2)
    answer = systems(store)
    assert [(each.name, each.measure.id) for each in answer.systems] == [
        ("苏岗贷2018", "江苏-2018/m20"),
        ("苏岗贷2019", "江苏-2019/m20"),
    ]
    assert answer.notice == "不止这些：共 6 个名字，只列了前 2 个；写上名字里的词，或用 --province 缩小"
    assert [each.name for each in systems(store, text="2021").systems] == ["苏岗贷2021"]
    assert systems(store, text="没有").notice == "没有这样的名字；jobscli systems 列出全部"


def test_a_table_has_the_latest_years_that_can_be_looked_at(store: Store) -> None:
    answer = panel(store, [JOBS], rows={"level": "市"})
    assert answer.periods == ("2022", "2023")
    assert [each.full for each in answer.places] == ["江苏南京", "江苏苏州"]
    assert answer.notice == "数字很多，只列了 2022 年以来的；别的年份用 --years"
    of_years = panel(store, [JOBS], rows={"level": "市"}, years="2019-2020")
    assert (of_years.periods, of_years.notice) == (("2019", "2020"), None)


def test_years_that_are_named_are_all_that_is_looked_at(store: Store) -> None:
    found = large.of_years(store, {"metric": [JOBS]}, years_named("2020-2021"))
    assert (sorted(map(str, found.where["period"])), found.first, found.told) == (["2020", "2021"], 2020, None)
    few = large.of_years(store, {"metric": [JOBS], "place": ["苏州"], "period": ["2020"]}, ())
    assert few == large.Since({"metric": [JOBS], "place": ["苏州"], "period": ["2020"]}, None, None)


def test_targets_of_cities_are_those_of_the_last_year(store: Store) -> None:
    answer = targets(store, rows={"level": "市"})
    assert [(each.place.full, each.period, each.verdict) for each in answer.outcomes] == [
        ("江苏南京", "2023", "met"),
        ("江苏苏州", "2023", "met"),
    ]


def test_a_ranking_is_of_the_latest_year(store: Store) -> None:
    answer = rank(store, JOBS, wanted={})
    assert [part.sample.period for part in answer.parts] == ["2023"]
    assert answer.notice == "数字很多，只看了 2023 年的；别的年份用 --period"


def test_what_a_question_is_near_is_looked_for_by_its_words(store: Store) -> None:
    assert next(each.id for each in retrieve(store, ["富民创业贷2021"], {})) == "江苏-2021/m20"
    assert retrieve(store, ["没有的东西"], {}) == ()


def test_figures_of_very_many_are_those_of_whole_regions(store: Store) -> None:
    assert [each.id for each in large.statistics(store, {"metric": [JOBS]})] == [
        "江苏-2022/s60",
        "江苏-2023/s30",
        "江苏-2023/s60",
    ]
