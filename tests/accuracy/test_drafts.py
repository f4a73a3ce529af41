"""Sentences as people write them about the reports, each of its numbers with the verdicts that are right.

A line of `drafts.tsv` is a sentence and, behind tabs, `number=VERDICTS`: S borne out, C contradicted, D of something
else, U unknown.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jobscli import api
from jobscli.ask.verify import Draft, verify
from jobscli.read import read_text
from jobscli.store import open_store
from tests.accuracy.documents import SHARED

DRAFTS = Path(__file__).with_name("drafts.tsv")
LOCAL = SHARED / "corpus" / "local"
# The reports and bulletins that the sentences are about, and others of the same places and years beside them.
DOCUMENTS = (
    "省自治区/江苏省/202[3-5].md", "省自治区/河北省/202[3-5].md", "省自治区/安徽省/201[67].md",
    "省自治区/广东省/2025.md", "省自治区/贵州省/2025.md", "省自治区/甘肃省/2025.md", "省自治区/河南省/2025.md",
    "主要城市/*/202[45].md", "其他地市/徐州市/202[23].md", "其他地市/湖州市/2023.md", "其他地市/芜湖市/2023.md",
    "国家统计局年度统计/202[135].md",
)  # fmt: skip
SAID = {"S": "supported", "C": "contradicted", "D": "different", "U": "unknown"}


@pytest.mark.slow
@pytest.mark.skipif(not LOCAL.is_dir(), reason="local reports are not beside the checkout")
def test_sentences_of_people_are_judged_right_and_no_false_number_is_borne_out(tmp_path: Path) -> None:
    files = [each for pattern in DOCUMENTS for each in sorted(LOCAL.glob(pattern))]
    api.add_files([SHARED / "corpus" / "reports-2026", *files], db=tmp_path / "reports.json")
    lines = [line.split("\t") for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
    read = [read_text(sentence, f"draft-{at}") for at, (sentence, *_numbers) in enumerate(lines)]
    drafts = [Draft(each.document, each.sections, each.statistics) for each in read]
    found = iter(verify(open_store([tmp_path / "reports.json"]), drafts).found)
    wrong, false = [], []
    for (sentence, *numbers), each in zip(lines, read, strict=True):
        own = [next(found) for _statistic in each.statistics]
        for number, letters in (one.split("=") for one in numbers):
            verdict = next((one.verdict for one in own if number in one.claim.text), "unread")
            wrong += [f"{sentence} {number}: {verdict}"] if verdict not in [SAID[letter] for letter in letters] else []
            false += [f"{sentence} {number}"] if verdict == "supported" and "S" not in letters else []
    assert false == []
    assert len(wrong) <= 6, wrong  # of 150
