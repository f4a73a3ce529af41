"""A page's title is no section of it; what else a text says about itself is in `tests/gold/opening.gold`."""

from __future__ import annotations

import pytest

from tests.gold.form import Case, load
from tests.gold.reading import read


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for _path, case in load("opening")])
def test_the_title_is_no_section(case: Case) -> None:
    found = read(case)
    assert found.document.title not in [each.title for each in found.sections if each.start < 200]
