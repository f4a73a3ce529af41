"""The vocabulary: every name that people use is found, no name means two things, and the facts agree."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli import record, words
from jobscli.words import load, naming, units


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江苏", "江苏"),
        ("江苏省", "江苏"),
        ("苏", "江苏"),
        ("jiangsu", "江苏"),
        ("Jiangsu", "江苏"),
        ("JIANGSU Province", "江苏"),
        ("JS", "江苏"),
        ("ＪＳ", "江苏"),
        ("320000", "江苏"),
        ("CN-JS", "江苏"),
        ("江蘇", "江苏"),
        ("江蘇省", "江苏"),
        (" 江 苏 ", "江苏"),
        ("shaanxi", "陕西"),
        ("shanxi", "山西"),
        ("陝西", "陕西"),
        ("秦", "陕西"),
        ("广西", "广西"),
        ("廣西壯族自治區", "广西"),
        ("Inner Mongolia", "内蒙古"),
        ("內蒙古", "内蒙古"),
        ("香港", "香港"),
        ("全国", "全国"),
        ("China", "全国"),
    ],
)
def test_a_region_is_found_by_any_name_people_use(text: str, name: str) -> None:
    found = words.region(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ["", "江束", "苏州", "省", "32", "CN-", "j"])
def test_what_names_no_region_gives_none(text: str) -> None:
    assert words.region(text) is None


def test_no_spelling_means_two_regions() -> None:
    every = Counter(spelling for each in words.regions().values() for spelling in set(each.spellings))
    assert [spelling for spelling, n in every.items() if n > 1] == []


def test_there_are_34_regions_and_the_country() -> None:
    assert len(words.regions()) == 35
    assert list(words.regions())[-1] == "全国"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = words.fold(text)
    assert words.fold(once) == once


@pytest.mark.parametrize(
    ("text", "folded"),
    [("49.2億元", "49.2亿元"), ("ＡＢＣ１２３", "abc123"), ("㈱", "(株)"), ("𠮷\ud800", "𠮷\ufffd"), ("", "")],
)
def test_folding(text: str, folded: str) -> None:
    assert words.fold(text) == folded


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("创业担保贷款", ["创业担保贷款"]),
        ("創業擔保貸款", ["创业担保贷款"]),
        ("创业担保贷款发放额", ["创业担保贷款"]),
        ("创业贷款", ["创业担保贷款"]),
        ("贷款", ["创业担保贷款"]),
        ("surveyed urban unemployment rate", ["城镇调查失业率"]),
        ("没有这个", []),
    ],
)
def test_a_metric_is_found_by_its_other_names(text: str, names: list[str]) -> None:
    assert [each.name for each in words.metrics_named(text)] == names


def test_each_metric_stands_in_one_file_and_its_forms_in_the_file_for_it() -> None:
    folder = Path(load.__file__).parent
    of_file = {path.stem: set(tomllib.loads(path.read_text("utf-8"))) for path in (folder / "metrics").glob("*.toml")}
    assert set(of_file) == set(load.METRIC_FILES)
    assert len(words.metrics()) == sum(map(len, of_file.values()))
    for file, own in zip(naming.FILES, load.METRIC_FILES, strict=True):
        table = tomllib.loads((folder / f"{file}.toml").read_text("utf-8"))
        assert {metric for kind in naming.UNIT_CLASSES for metric in table.get(kind, {})} == of_file[own]


def test_no_other_name_of_a_metric_is_the_name_of_another() -> None:
    named = {words.fold(name) for name in words.metrics()}
    clashes = [
        (each.name, alias)
        for each in words.metrics().values()
        for alias in each.aliases
        if words.fold(alias) in named - {words.fold(each.name)}
    ]
    assert clashes == []


def test_a_canonical_name_is_not_its_own_alias_and_no_alias_stands_twice() -> None:
    for each in words.metrics().values():
        folded = [words.fold(name) for name in (each.name, *each.aliases)]
        assert len(set(folded)) == len(folded), each.name


def test_the_units_and_topics_of_the_metrics_exist() -> None:
    printed = {unit for unit, _kind in units.units().printed.values()}
    topics = words.terms("topic")
    for each in words.metrics().values():
        assert each.unit is None or each.unit in printed, each.name
        assert each.topic is None or each.topic in topics, each.name


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("kind", record.KINDS),
        ("status", record.STATUSES),
        ("aspect", record.ASPECTS),
        ("bound", record.BOUNDS),
        ("scope", record.SCOPES),
        ("basis", record.BASES),
        ("confidence", record.CONFIDENCES),
        ("reason", record.REASONS),
    ],
)
def test_every_value_that_a_record_may_have_is_said_once(field: str, values: tuple[str, ...]) -> None:
    assert tuple(words.terms(field)) == values
    assert len(set(words.terms(field).values())) == len(values)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("kind", "政策", "policy"),
        ("kind", "Policy", "policy"),
        ("kind", "ＰＯＬＩＣＹ", "policy"),
        ("status", "目标", "target"),
        ("status", "目標", "target"),
        ("scope", "全年", "annual"),
        ("topic", "创业", "创业"),
        ("topic", "創業", "创业"),
        ("topic", "经办、网办、服务标准、服务平台", None),
        ("kind", "没有", None),
    ],
)
def test_a_term_is_taken_in_either_language(field: str, text: str, value: str | None) -> None:
    assert words.term(field, text) == value


def test_what_has_no_saying_is_said_as_it_is() -> None:
    assert words.say("scope", "annual") == "全年"
    assert words.say("scope", "somewhen") == "somewhen"


def test_the_word_itself_comes_before_its_synonyms() -> None:
    assert words.synonyms("毕业生") == ("毕业生", "大学生", "高校毕业生")
    assert words.synonyms("畢業生") == ("畢業生", "大学生", "高校毕业生")
    assert words.synonyms("粤菜") == ("粤菜",)


def test_near_names_come_nearest_first_and_far_ones_not_at_all() -> None:
    assert words.near("江束", words.regions()) == ["江苏", "江西"]
    assert words.near("zzz", words.regions()) == []
    assert words.near("provnce", ["rank", "province"], limit=1) == ["province"]
