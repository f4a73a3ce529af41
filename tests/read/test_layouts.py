"""What is read in a text in another layout: the sentences of gold, and the documents beside the checkout."""

from __future__ import annotations

from zlib import crc32

import pytest

from jobscli.read import About, read_text
from tests.accuracy.documents import SHARED
from tests.gold.form import load
from tests.gold.reading import about, kept
from tests.read.layouts import LAYOUTS, unchanged

# The least share, in 1,000, of the figures of gold and of the documents that another layout leaves as they are. They
# only rise: they were a hundredth or less under what was measured. A sentence is too short to show how its lines break.
FLOORS: dict[str, tuple[int, int]] = {
    "traditional": (995, 995),
    "full_width": (995, 995),
    "blanks_around_numbers": (985, 995),
    "blanks_that_do_not_break": (985, 995),
    "marks_that_no_screen_shows": (965, 990),
    "radicals": (995, 995),
    "years_in_chinese_digits": (995, 995),
    "entities": (815, 995),
    "tags": (975, 995),
    "dashes": (995, 995),
    "quotation": (985, 995),
    "windows": (995, 995),
    "indented": (985, 995),
    "broken": (925, 990),
    "broken_and_doubled": (490, 995),
    "clock": (980, 980),
    "a_sentence_a_line": (785, 965),
}
_CASES, _DOCUMENTS = 4, 12  # one of so many


@pytest.mark.slow
@pytest.mark.parametrize("name", LAYOUTS)
def test_the_sentences_of_gold_are_read_alike_in_another_layout(name: str) -> None:
    same = figures = 0
    for _path, case in load():
        if crc32(case.id.encode()) % _CASES:  # the same cases, whatever is put between them
            continue
        text = LAYOUTS[name](case.text)
        if text != case.text and (before := kept(case).statistics):
            after = read_text(text, case.options.get("name", "x"), about(case)).statistics
            same, figures = same + unchanged(before, after), figures + len(before)
    assert same * 1000 >= figures * FLOORS[name][0], f"{same} of {figures}"


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="no documents beside the checkout")
@pytest.mark.parametrize("name", LAYOUTS)
def test_documents_are_read_alike_in_another_layout(name: str) -> None:
    same = figures = 0
    for path in sorted((SHARED / "corpus").glob("[ko]*/*.txt"))[::_DOCUMENTS]:
        text = path.read_text(encoding="utf-8")
        before = read_text(text, path.stem, About()).statistics
        after = read_text(LAYOUTS[name](text), path.stem, About()).statistics
        same, figures = same + unchanged(before, after), figures + len(before)
    assert same * 1000 >= figures * FLOORS[name][1], f"{same} of {figures}"
