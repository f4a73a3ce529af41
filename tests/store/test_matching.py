"""Which rows a question's filters accept."""

from __future__ import annotations

from jobscli.store.matching import accepts


def test_a_field_is_held_against_the_values_that_are_wanted() -> None:
    assert accepts({"id": frozenset({"d1"})}, {"id": "d1"})
    assert accepts({"names": ["稳岗贷"]}, {"names": [{"name": "稳岗贷"}, {"name": "富民贷"}]})
    assert not accepts({"id": frozenset({"d1"})}, {"id": "d2"})


def test_a_row_or_a_list_in_the_place_of_a_value_is_none_that_is_wanted() -> None:
    assert not accepts({"id": frozenset({"d1"})}, {"id": {}})
    assert not accepts({"names": frozenset({"稳岗贷"})}, {"names": [["稳岗贷"], {"name": {}}]})
    assert not accepts({"unit": frozenset({"元"})}, {"unit": None, "unit_inferred": []})
