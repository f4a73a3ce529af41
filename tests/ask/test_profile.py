"""What the documents say of one region, chapter by chapter."""

from __future__ import annotations

from typing import Any

import pytest

from jobscli.ask.profile import Profile, profile
from jobscli.errors import UsageError
from jobscli.store import Store
from tests.builders import Shelf, document, measure, section, statistic


def filled(shelf: Shelf) -> Store:
    """Two documents on 江苏: one in sections, one a year later without."""
    return shelf(
        document(id="later", year=2019),
        measure(id="later/m1", document="later", title="后来", kind="policy", start=1),
        document(id="su", year=2018),
        section(number="0", title="江苏的标题", summary="说了什么", start=0),
        section(number="1", title="稳岗", start=10),
        section(number="2", title="创业", start=50),
        measure(section="su/h10", title="减负", kind="action", topics=("稳岗",), start=20),
        measure(section="su/h50", title="富民创业贷", kind="loan", topics=("创业",), groups=("农民工",), start=60),
        statistic(section="su/h50", measure="su/m60", start=70),
        statistic(section="su/h10", start=30),
        measure(section=None, title="没有节的", kind="policy", start=90),
        measure(region="安徽", title="安徽的", start=95),
    )


def chapters(answer: Profile) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (each.document.id, each.number, [one.id for one in each.measures], [one.id for one in each.statistics])
        for each in answer.chapters
    ]


def test_the_chapters_stand_by_year_then_in_the_order_of_the_text(shelf: Shelf) -> None:
    answer = profile(filled(shelf), "jiangsu")
    assert answer.region == "江苏"
    assert [each.id for each in answer.documents] == ["su", "later"]
    assert [each.title for each in answer.headings] == ["江苏的标题"]
    assert chapters(answer) == [
        ("su", "", ["su/m90"], []),
        ("su", "1", ["su/m20"], ["su/s30"]),
        ("su", "2", ["su/m60"], ["su/s70"]),
        ("later", "", ["later/m1"], []),
    ]


def test_a_figure_stands_under_its_measure_or_alone(shelf: Shelf) -> None:
    answer = profile(filled(shelf), "江苏")
    first, second = answer.chapters[1], answer.chapters[2]
    assert first.figures(first.measures[0]) == []
    assert [each.id for each in first.loose] == ["su/s30"]
    assert [each.id for each in second.figures(second.measures[0])] == ["su/s70"]
    assert second.loose == []


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"section": ["2"]}, [("su", "2", ["su/m60"], ["su/s70"])]),
        ({"kind": ["贷款"]}, [("su", "2", ["su/m60"], ["su/s70"])]),
        ({"topic": ["稳岗"]}, [("su", "1", ["su/m20"], [])]),
        ({"group": ["农民工"], "only": "measures"}, [("su", "2", ["su/m60"], [])]),
        ({"section": ["1", "2"], "only": "statistics"}, [("su", "1", [], ["su/s30"]), ("su", "2", [], ["su/s70"])]),
        ({"kind": ["品牌"]}, []),
    ],
    ids=str,
)
def test_options_narrow(shelf: Shelf, options: dict[str, Any], found: list[object]) -> None:
    answer = profile(filled(shelf), "江苏", **options)
    assert chapters(answer) == found
    assert (answer.notice is None) == bool(found)


@pytest.mark.parametrize(("headings", "shown"), [(12, 12), (13, 1)])
def test_of_many_headings_those_are_left_out_of_which_there_is_nothing(shelf: Shelf, headings: int, shown: int) -> None:
    store = shelf(*(section(number=str(n), start=n) for n in range(1, headings + 1)), measure(section="su/h3"))
    assert len(profile(store, "江苏").chapters) == shown


def test_an_unknown_section_is_refused_with_those_there_are(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as refusal:
        profile(filled(shelf), "江苏", section=["9"])
    assert (refusal.value.message, refusal.value.hints) == ("没有第“9”节", (("都有", "1  2"),))


def test_a_region_without_a_document_is_an_empty_answer_that_names_those_with_one(shelf: Shelf) -> None:
    answer = profile(filled(shelf), "广东")
    assert answer.tree() == {"region": "广东", "place": None, "documents": [], "sections": []}
    assert answer.notice == "广东还没有文件；有数据的是江苏"


def test_the_json_and_the_rows(shelf: Shelf) -> None:
    answer = profile(filled(shelf), "江苏", section=["2"])
    tree = answer.tree()
    assert list(tree) == ["region", "place", "documents", "sections"]
    (found,) = tree["sections"]
    assert {key: found[key] for key in ("document", "number", "title", "summary")} == {
        "document": "su",
        "number": "2",
        "title": "创业",
        "summary": None,
    }
    assert [each["id"] for each in found["measures"] + found["statistics"]] == ["su/m60", "su/s70"]
    rows = answer.rows()
    assert [(row["record"], row["id"], row["section"], row["section_title"]) for row in rows] == [
        ("measure", "su/m60", "2", "创业"),
        ("statistic", "su/s70", "2", "创业"),
    ]
    assert list(rows[0]) == list(rows[1])


CITY = document(id="city", year=2019, place="苏州")


def test_a_city_has_a_page_of_its_own_and_its_province_names_it(shelf: Shelf) -> None:
    store = shelf(document(), statistic(), CITY, statistic(document="city", place="苏州", start=80))
    of_city, of_province = profile(store, "苏州"), profile(store, "江苏")
    assert (of_city.called, [each.id for each in of_city.documents]) == ("江苏苏州", ["city"])
    assert of_city.tree()["place"] == "苏州"
    assert ([each.id for each in of_province.documents], of_province.within) == (["su"], (("苏州", 1),))


def test_of_a_place_without_a_document_there_is_what_others_tell_of_it(shelf: Shelf) -> None:
    store = shelf(document(), statistic(), statistic(place="昆山", start=80))
    answer = profile(store, "昆山")
    assert [each.id for chapter in answer.chapters for each in chapter.statistics] == ["su/s80"]


def test_a_province_of_which_only_cities_report_names_them(shelf: Shelf) -> None:
    answer = profile(shelf(CITY), "江苏")
    assert answer.notice == "江苏还没有本省的文件，有的是苏州的：jobscli province 江苏苏州"
