"""Which rows a question's filters accept."""

from __future__ import annotations

from jobscli.store.matching import accepts, at_once


def test_a_field_is_held_against_the_values_that_are_wanted() -> None:
    assert accepts({"id": frozenset({"d1"})}, {"id": "d1"})
    assert accepts({"names": ["稳岗贷"]}, {"names": [{"name": "稳岗贷"}, {"name": "富民贷"}]})
    assert not accepts({"id": frozenset({"d1"})}, {"id": "d2"})


def test_a_row_or_a_list_in_the_place_of_a_value_is_none_that_is_wanted() -> None:
    assert not accepts({"id": frozenset({"d1"})}, {"id": {}})
    assert not accepts({"names": frozenset({"稳岗贷"})}, {"names": [["稳岗贷"], {"name": {}}]})
    assert not accepts({"unit": frozenset({"元"})}, {"unit": None, "unit_inferred": []})


def test_a_row_is_not_held_against_many_values_one_by_one() -> None:
    many = [f"su/s{n}" for n in range(20)]
    where = at_once({"measure": many, "region": ["江苏"]})
    assert where == {"measure": frozenset(many), "region": ["江苏"]}
    assert accepts(where, {"measure": "su/s7", "region": "江苏"})
    assert not accepts(where, {"measure": "su/s77", "region": "江苏"})
    assert not accepts(where, {"measure": ["su/s77"], "region": "江苏"})
